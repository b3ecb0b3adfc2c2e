"""Every form of Settings about something stored: how it is opened, typed in, and changed by somebody else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from servicedesk.core.enums import CompensationKind, StateClass
from servicedesk.core.permissions import Role
from servicedesk.core.return_policy import ReturnPolicy
from servicedesk.core.ticket_fields import FieldType
from servicedesk.queries import (
    compensations,
    equipment,
    internal_agreements,
    kind_details,
    rules,
    site,
    staff,
    tags,
    ticket_categories,
    ticket_fields,
    ticket_rules,
)
from servicedesk.services import calendars, compensation_catalogue, field_definitions, return_policies, service_levels
from servicedesk.services import equipment as equipment_services
from servicedesk.services import escalation_levels as levels
from servicedesk.services import internal_agreements as agreements
from servicedesk.services import site as site_services
from servicedesk.services import staff as staff_services
from servicedesk.services import tags as tag_services
from servicedesk.services import ticket_categories as category_services
from servicedesk.services import ticket_rules as rule_services

Values = dict[str, Any]


@dataclass(frozen=True)
class Form:
    """One form.

    *made* makes the record and returns its key; *opened* brings it up and returns its record form; *typed* is the
    field keys go into. *changed* is what somebody else does to (typed field, other field); *stored* reads both.
    *theirs*, *other* and *again* are values: theirs for the same field, for another one, and what was typed.
    """

    name: str
    section: str
    made: Callable[[Any], Any]
    opened: Callable[[Any, Any], Any]
    typed: Callable[[Any], Any]
    changed: Callable[[Any, Any, str | None, Any], object]
    stored: Callable[[Any, Any], tuple[Any, Any]]
    words: str = "mine"
    mine: Any = "mine"
    theirs: Any = "theirs"
    other: Any = "elsewhere"
    confirms: int = 1
    """How often Ctrl+Enter is pressed: where deadlines move their effect is said first."""
    asks: bool = True
    """False where both wordings stand together."""


def _equipment() -> Form:
    def made(desk):
        return equipment_services.save_equipment(desk, equipment_services.SaveEquipment(None, "L1", "电梯", "lift"))

    def opened(section, key):
        section.edit(next(row for row in section._rows if row.id == key))
        return section.record

    def changed(desk, key, same, other):
        row = _row(equipment.equipment_list(desk), key)
        equipment_services.save_equipment(
            desk,
            equipment_services.SaveEquipment(
                key, row.number, row.name.zh, same or row.name.en, other or row.place, version=row.version
            ),
        )

    def stored(desk, key):
        row = _row(equipment.equipment_list(desk), key)
        return row.name.en, row.place

    return Form("equipment", "equipment", made, opened, lambda section: section.fields["name_en"], changed, stored)


def _row(rows, key):
    return next(row for row in rows if row.id == key)


def _category() -> Form:
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


def _state() -> Form:
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


def _field() -> Form:
    def command(desk, key, hint_en="hint", hint_zh="提示"):
        return field_definitions.SaveField(
            key, ("complaint",), FieldType.TEXT, "楼层", "Floor", hint_zh, hint_en,
            version=_row(ticket_fields.known_fields(desk), key).version if key else None,
        )  # fmt: skip

    def changed(desk, key, same, other):
        found = _row(ticket_fields.known_fields(desk), key)
        edited = command(desk, key, same or found.hint.en, other or found.hint.zh)
        field_definitions.save_field(desk, edited)

    def opened(section, key):
        section.edit(_row(section._all, key))
        return section.record

    def stored(desk, key):
        found = _row(ticket_fields.known_fields(desk), key)
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


def _tag() -> Form:
    def changed(desk, key, same, other):
        row = _row(tags.tags(desk), key)
        tag_services.change_tag(desk, key, other or row.name.zh, same or row.name.en, row.colour)

    def opened(section, key):
        section.open_record("tag", str(key))
        return section.record

    def stored(desk, key):
        row = _row(tags.tags(desk), key)
        return row.name.en, row.name.zh

    made = lambda desk: tag_services.add_tag(desk, "常客", "regular")  # noqa: E731
    return Form("tag", "tags", made, opened, lambda section: section.name_en, changed, stored)


def _item() -> Form:
    def save(desk, zh, en, row=None):
        command = compensation_catalogue.SaveItem(zh, en, CompensationKind.GIFT, 1000)
        if row is not None:
            command = replace(command, id=row.id, version=row.version)
        return compensation_catalogue.save_item(desk, command)

    def changed(desk, key, same, other):
        row = _row(compensations.catalogue(desk), key)
        save(desk, other or row.name.zh, same or row.name.en, row)

    def opened(section, key):
        section.view.select_key(key)
        return section.record

    def stored(desk, key):
        row = _row(compensations.catalogue(desk), key)
        return row.name.en, row.name.zh

    made = lambda desk: save(desk, "果篮", "fruit")  # noqa: E731
    return Form("compensation_item", "compensation", made, opened, lambda section: section.name_en, changed, stored)


def _limits() -> Form:
    def changed(desk, _key, same, other):
        limits = {} if same is None else {Role.FRONT_DESK: same}
        compensation_catalogue.set_limits(desk, limits | ({} if other is None else {Role.SUPERVISOR: other}))

    def stored(desk, _key):
        found = compensations.limits(desk)
        return found["front_desk"], found["supervisor"]

    return Form(
        "compensation_limits",
        "compensation",
        lambda desk: "",
        lambda section, _key: section.limits_record,
        lambda section: section.limits[Role.FRONT_DESK],
        changed,
        stored,
        words="55",
        mine=5500,
        theirs=7700,
        other=99900,
    )


def _policy() -> Form:
    def changed(desk, _key, same, other):
        policy = kind_details.return_policy(desk)
        words = (*policy.excluded, same) if same else policy.excluded
        return_policies.save_policy(desk, replace(policy, excluded=words, refund_days=other or policy.refund_days))

    def stored(desk, _key):
        policy = kind_details.return_policy(desk)
        return sorted(set(policy.excluded) & {"mine", "theirs"}), policy.refund_days

    return Form(
        "return_policy",
        "return_policy",
        lambda desk: return_policies.save_policy(desk, ReturnPolicy()) or "",
        lambda section, _key: section.record,
        lambda section: section.excluded,
        changed,
        stored,
        mine=["mine"],
        other=3,
        asks=False,
    )


def _site() -> Form:
    def changed(desk, _key, same, other):
        row = site.site_row(desk)
        site_services.change_site(desk, site_services.ChangeSite(row.version, other or row.name, same or row.desk_name))

    def stored(desk, _key):
        row = site.site_row(desk)
        return row.desk_name, row.name

    return Form("site", "site", lambda desk: "", lambda section, _key: section.record,
                lambda section: section.desk_name, changed, stored)  # fmt: skip


def _department() -> Form:
    def changed(desk, key, same, other):
        row = _row(site.department_facts(desk), key)
        names = (other or row.name.zh, same or row.name.en)
        site_services.save_department(desk, site_services.SaveDepartment(key, row.version, *names))

    def opened(section, key):
        section.edit(_row(section.model.rows, key))
        return section.department

    def stored(desk, key):
        row = _row(site.department_facts(desk), key)
        return row.name.en, row.name.zh

    return Form(
        "department",
        "site",
        lambda desk: site_services.save_department(desk, site_services.SaveDepartment(None, 0, "泳池", "pool")),
        opened,
        lambda section: section.name_en,
        changed,
        stored,
    )


def _person() -> Form:
    def changed(desk, key, same, other):
        row = _row(staff.staff_list(desk), key)
        staff_services.change_staff(
            desk,
            staff_services.ChangeStaff(
                key, row.version, row.sign_in_name, row.name, row.role, other or row.title_zh, same or row.title_en
            ),
        )

    def opened(section, key):
        section.view.select_key(key)
        return section.form.record

    def stored(desk, key):
        row = _row(staff.staff_list(desk), key)
        return row.title_en, row.title_zh

    return Form(
        "staff",
        "staff",
        lambda desk: staff_services.add_staff(
            desk, staff_services.AddStaff("he", "何工", Role.SPECIALIST, "工程师", "engineer")
        ),
        opened,
        lambda section: section.form.fields["title_en"],
        changed,
        stored,
    )


def _partner() -> Form:
    def changed(desk, key, same, other):
        row = _row(internal_agreements.partners(desk, False), key)
        agreements.save_partner(desk, agreements.PartnerDraft(key, row.name, same or row.contact, other or row.phone))

    def opened(section, key):
        section.open_record("partner", str(key))
        return section.record

    def stored(desk, key):
        row = _row(internal_agreements.partners(desk, False), key)
        return row.contact, row.phone

    made = lambda desk: agreements.save_partner(desk, agreements.PartnerDraft(None, "Lifts", "Li", "88"))  # noqa: E731
    return Form("partner", "agreements", made, opened, lambda section: section.form.contact, changed, stored)


def _agreement() -> Form:
    def made(desk):
        calendar, department = rules.calendars(desk)[0].id, staff.departments(desk)[0].id
        agreements.save_agreements(desk, [agreements.AgreementDraft(None, department, None, 30, calendar)])
        return internal_agreements.agreements(desk)[0].id

    def changed(desk, key, same, other):
        row = _row(internal_agreements.agreements(desk), key)
        draft = agreements.AgreementDraft(
            key, row.department_id, None, same or row.minutes, row.calendar_id, other or row.kind
        )
        agreements.save_agreements(desk, [draft])

    def opened(section, key):
        section.open_record("agreement", str(key))
        return section.record

    def stored(desk, key):
        row = _row(internal_agreements.agreements(desk), key)
        return row.minutes, row.kind

    return Form("agreement", "agreements", made, opened, lambda section: section.form.minutes, changed, stored,
                words="45 min", mine=45, theirs=60, other="fault")  # fmt: skip


def _escalation() -> Form:
    def drafts(desk):
        from servicedesk.queries.escalation import level_facts

        return [
            levels.LevelDraft(
                row.id, row.target, row.percent, row.offset_minutes, row.conditions, row.actions, row.is_active
            )
            for row in level_facts(desk).levels
        ]

    def made(desk):
        does = levels.Actions(owner=True, note="note")
        levels.save_escalation_levels(desk, [levels.LevelDraft(None, "resolution", 80, actions=does)])
        return drafts(desk)[0].id

    def changed(desk, _key, same, other):
        (level,) = drafts(desk)
        if same:
            level = replace(level, actions=replace(level.actions, note=same))
        if other:
            level = replace(level, percent=other)
        levels.save_escalation_levels(desk, [level])

    def opened(section, key):
        section.edit(section.levels[0].key)
        section.editor.note.setFocus()
        return section.record

    def stored(desk, _key):
        (level,) = drafts(desk)
        return level.actions.note, level.percent

    return Form("escalation", "escalation", made, opened, lambda section: section.editor.note, changed, stored,
                other=60)  # fmt: skip


def _rules() -> Form:
    def drafts(desk):
        names = service_levels.LevelDraft.__slots__
        return [
            service_levels.LevelDraft(**{n: getattr(row, n) for n in names}) for row in rules.rule_facts(desk).levels
        ]

    def changed(desk, _key, same, other):
        first, *rest = drafts(desk)
        first = replace(first, resolution_minutes=same or first.resolution_minutes)
        service_levels.save_levels(desk, [replace(first, update_minutes=other or first.update_minutes), *rest])

    def opened(section, _key):
        section.edit(section.book.rules[0].key)
        section.editor.spans["resolution"].setFocus()
        return section.record

    def stored(desk, _key):
        first = drafts(desk)[0]
        return first.resolution_minutes, first.update_minutes

    return Form("time_rules", "rules", lambda desk: "", opened,
                lambda section: section.editor.spans["resolution"], changed, stored,
                words="9 h", mine=540, theirs=600, other=35)  # fmt: skip


def _hours() -> Form:
    def calendar(desk):
        return next(row for row in rules.calendars(desk) if row.uses_public_holidays)

    def changed(desk, key, same, other):
        week = dict(calendar(desk).week)
        week |= {"6": same} if same else {}
        calendars.set_week(desk, key, week | ({"7": other} if other else {}))

    def stored(desk, _key):
        week = calendar(desk).week
        return week.get("6"), week.get("7")

    return Form("opening_hours", "calendar", lambda desk: calendar(desk).id, lambda section, _key: section.record,
                lambda section: section.hours[5], changed, stored, words="10:00-16:00", mine=[["10:00", "16:00"]],
                theirs=[["08:00", "09:00"]], other=[["11:00", "12:00"]], confirms=2)  # fmt: skip


def _day() -> Form:
    def calendar(desk):
        return next(row for row in rules.calendars(desk) if row.uses_public_holidays).id

    def day(desk):
        return desk.site.local(desk.clock.now()).date() + timedelta(days=1)

    def row(desk, key):
        return rules.days(desk, key, day(desk), day(desk) + timedelta(days=1))[0]

    def made(desk):
        calendars.set_calendar_day(desk, calendar(desk), day(desk), False, "before")
        return calendar(desk)

    def changed(desk, key, same, other):
        found = row(desk, key)
        calendars.set_calendar_day(desk, key, day(desk), bool(other), same or found.name)

    def opened(section, _key):
        section.days.go_to(date(2026, 11, 23))
        return section.day.record

    return Form("calendar_day", "calendar", made, opened, lambda section: section.name, changed,
                lambda desk, key: (row(desk, key).name, row(desk, key).is_open), other=True, confirms=2)  # fmt: skip


def _reasons() -> Form:
    def reasons(desk):
        return [(each.zh, each.en) for each in ticket_rules.life_rules(desk).reasons["waiting"]]

    def changed(desk, _key, same, other):
        extra = [(words, words) for words in (same, other) if words]
        lines = [{"zh": zh, "en": en} for zh, en in [*reasons(desk), *extra]]
        rule_services.set_reasons(desk, "waiting", lines)

    def stored(desk, _key):
        said = [zh for zh, _en in reasons(desk)]
        return sorted(set(said) & {"mine", "theirs"}), next((words for words in said if words == "elsewhere"), None)

    return Form("reasons", "states", lambda desk: "waiting", lambda section, _key: section.reasons.record,
                lambda section: section.reasons.area, changed, stored, mine=["mine"], asks=False)  # fmt: skip


FORMS = [
    _equipment(),
    _category(),
    _state(),
    _field(),
    _tag(),
    _item(),
    _limits(),
    _policy(),
    _site(),
    _department(),
    _person(),
    _partner(),
    _agreement(),
    _escalation(),
    _rules(),
    _hours(),
    _day(),
    _reasons(),
]
