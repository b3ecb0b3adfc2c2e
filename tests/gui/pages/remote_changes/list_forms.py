"""Forms about the entries of lists: equipment, categories, states, fields, tags, compensation."""

from __future__ import annotations

from dataclasses import replace

from servicedesk.core.enums import CompensationKind, StateClass
from servicedesk.core.ticket_fields import FieldType
from servicedesk.queries import compensations, equipment, tags, ticket_categories, ticket_fields, ticket_rules
from servicedesk.services import compensation_catalogue, field_definitions
from servicedesk.services import equipment as equipment_services
from servicedesk.services import tags as tag_services
from servicedesk.services import ticket_categories as category_services
from servicedesk.services import ticket_rules as rule_services
from tests.gui.pages.remote_changes.forms import Form, row_of


def equipment_form() -> Form:
    def made(desk):
        return equipment_services.save_equipment(desk, equipment_services.SaveEquipment(None, "L1", "电梯", "lift"))

    def opened(section, key):
        section.edit(next(row for row in section._rows if row.id == key))
        return section.record

    def changed(desk, key, same, other):
        row = row_of(equipment.equipment_list(desk), key)
        equipment_services.save_equipment(
            desk,
            equipment_services.SaveEquipment(
                key, row.number, row.name.zh, same or row.name.en, other or row.place, version=row.version
            ),
        )

    def stored(desk, key):
        row = row_of(equipment.equipment_list(desk), key)
        return row.name.en, row.place

    return Form("equipment", "equipment", made, opened, lambda section: section.fields["name_en"], changed, stored)


def category_form() -> Form:
    def row(desk, key):
        return next(each.category for each in ticket_categories.category_tree(desk) if each.category.id == key)

    def changed(desk, key, same, other):
        found = row(desk, key)
        names = (other or found.name.zh, same or found.name.en)
        command = category_services.SaveCategory(key, found.version, found.parent_id, *names)
        category_services.save_category(desk, command)

    def opened(section, key):
        section.view.select_key(key)
        return section.form.record

    return Form(
        "category",
        "categories",
        lambda desk: category_services.save_category(desk, category_services.SaveCategory(None, 0, None, "泳池", "P")),
        opened,
        lambda section: section.form.name_en,
        changed,
        lambda desk, key: (row(desk, key).name.en, row(desk, key).name.zh),
    )


def state_form() -> Form:
    def row(desk, key):
        return next(each for each in ticket_rules.life_rules(desk).states if each.code == key)

    def save(desk, key, version, zh, en):
        return rule_services.save_state(
            desk, rule_services.SaveState(key, version, StateClass.WAITING, zh, en, True, ("fault",))
        )

    def changed(desk, key, same, other):
        found = row(desk, key)
        save(desk, key, found.version, other or found.name.zh, same or found.name.en)

    def opened(section, key):
        section.view.select_key(key)
        return section.form.record

    return Form(
        "state",
        "states",
        lambda desk: save(desk, "", 0, "等备件", "parts"),
        opened,
        lambda section: section.form.name_en,
        changed,
        lambda desk, key: (row(desk, key).name.en, row(desk, key).name.zh),
    )


def field_form() -> Form:
    def command(desk, key, hint_en="hint", hint_zh="提示"):
        return field_definitions.SaveField(
            key, ("complaint",), FieldType.TEXT, "楼层", "Floor", hint_zh, hint_en,
            version=row_of(ticket_fields.known_fields(desk), key).version if key else None,
        )  # fmt: skip

    def changed(desk, key, same, other):
        found = row_of(ticket_fields.known_fields(desk), key)
        edited = command(desk, key, same or found.hint.en, other or found.hint.zh)
        field_definitions.save_field(desk, edited)

    def opened(section, key):
        section.edit(row_of(section._all, key))
        return section.record

    def stored(desk, key):
        found = row_of(ticket_fields.known_fields(desk), key)
        return found.hint.en, found.hint.zh

    return Form(
        "field",
        "fields",
        lambda desk: field_definitions.save_field(desk, command(desk, None)),
        opened,
        lambda section: section.form.hint_en,
        changed,
        stored,
    )


def tag_form() -> Form:
    def changed(desk, key, same, other):
        row = row_of(tags.tags(desk), key)
        tag_services.change_tag(desk, key, other or row.name.zh, same or row.name.en, row.colour)

    def opened(section, key):
        section.open_record("tag", str(key))
        return section.record

    def stored(desk, key):
        row = row_of(tags.tags(desk), key)
        return row.name.en, row.name.zh

    made = lambda desk: tag_services.add_tag(desk, "常客", "regular")  # noqa: E731
    return Form("tag", "tags", made, opened, lambda section: section.name_en, changed, stored)


def item_form() -> Form:
    def save(desk, zh, en, row=None):
        command = compensation_catalogue.SaveItem(zh, en, CompensationKind.GIFT, 1000)
        if row is not None:
            command = replace(command, id=row.id, version=row.version)
        return compensation_catalogue.save_item(desk, command)

    def changed(desk, key, same, other):
        row = row_of(compensations.catalogue(desk), key)
        save(desk, other or row.name.zh, same or row.name.en, row)

    def opened(section, key):
        section.view.select_key(key)
        return section.record

    def stored(desk, key):
        row = row_of(compensations.catalogue(desk), key)
        return row.name.en, row.name.zh

    made = lambda desk: save(desk, "果篮", "fruit")  # noqa: E731
    return Form("compensation_item", "compensation", made, opened, lambda section: section.name_en, changed, stored)
