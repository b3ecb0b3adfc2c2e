"""Returns judged and kept, equipment and its faults, lost and found matched, fields and the policy edited."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from servicedesk.core.actor import Actor
from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import TicketKind
from servicedesk.core.errors import Conflict, NotAllowed, Refused
from servicedesk.core.permissions import Role
from servicedesk.core.return_policy import Outcome, ReturnPolicy
from servicedesk.core.ticket_fields import FieldOption, FieldType
from servicedesk.models import ReturnCheck, Setting, TicketField
from servicedesk.queries import equipment, kind_details, search, ticket_fields
from servicedesk.queries.kind_details import FieldsCase
from servicedesk.services import equipment as register
from servicedesk.services import field_definitions, return_policies, ticket_links, ticket_states, tickets, undo
from servicedesk.services.customers import AddCustomer, add_customer
from servicedesk.services.desk import load_site, open_desk
from servicedesk.services.equipment import SaveEquipment
from servicedesk.services.field_definitions import OWN_MOST, SaveField
from servicedesk.services.site_setup import SetUpSite, set_up_site
from servicedesk.services.ticket_commands import EditTicket, OpenTicket
from servicedesk.services.ticket_states import ChangeState

CLERK = Actor(None, "林晓", Role.FRONT_DESK)


@pytest.fixture
def shop(desk):
    set_up_site(desk, SetUpSite("百货", "retail"))
    load_site(desk)
    return desk


@pytest.fixture
def customer(shop):
    return add_customer(shop, AddCustomer("陈思远", "13800006021"))


def bring_back(desk, customer, days=20, **more):
    bought = desk.site.business_day(desk.clock.now()) - timedelta(days=days)
    values = {
        "return_article": "外套", "return_bought_on": bought, "return_proof": "receipt", "return_wish": "refund",
        "return_condition": "unopened", **more,
    }  # fmt: skip
    command = OpenTicket("退货", kind=TicketKind.RETURN, customer_id=customer, fields=values)
    return tickets.open_ticket(desk, command).id


def exception(desk, customer, reason="老顾客"):
    return bring_back(desk, customer, return_exception=True, return_exception_reason=reason)


def verdict(desk, ticket_id):
    return kind_details.kind_detail(desk, ticket_id).companions.verdict


# -- returns --------------------------------------------------------------------------------------------------------


def test_the_verdict_is_kept_with_the_ticket_whatever_the_policy_says_later(shop, customer):
    ticket = bring_back(shop, customer, days=5)
    assert verdict(shop, ticket).outcome is Outcome.ALLOWED
    return_policies.save_policy(shop, ReturnPolicy(refund_days=3))
    assert verdict(shop, ticket).outcome is Outcome.ALLOWED
    assert verdict(shop, bring_back(shop, customer, days=5)).outcome is Outcome.EXCEPTION
    shop.clock.advance(days=10)
    tickets.edit_ticket(shop, EditTicket(ticket, fields={"return_amount": 12800}))
    assert verdict(shop, ticket).outcome is Outcome.ALLOWED


def test_an_exception_says_why_and_is_counted_for_its_customer(shop, customer):
    with pytest.raises(Refused) as refusal:
        exception(shop, customer, reason="")
    assert refusal.value.field == "fields.return_exception_reason"
    first = exception(shop, customer)
    assert verdict(shop, first).exception_number == 1
    second = exception(shop, customer)
    assert verdict(shop, second).exception_number == 2
    assert verdict(shop, bring_back(shop, customer)).outcome is Outcome.USED_UP
    other = add_customer(shop, AddCustomer("程淑仪", "18600000417"))
    assert verdict(shop, bring_back(shop, other)).exception_number == 1
    ticket_states.change_state(shop, ChangeState(second, "cancelled", reason="不办了"))
    assert verdict(shop, bring_back(shop, customer)).exception_number == 2
    shop.clock.advance(days=400)
    assert verdict(shop, bring_back(shop, customer)).exception_number == 1


def test_beyond_the_number_only_those_who_make_the_rules_may_go(shop, customer):
    exception(shop, customer)
    exception(shop, customer)
    system, shop.actor = shop.actor, CLERK
    with pytest.raises(Refused) as refusal:
        exception(shop, customer)
    assert (refusal.value.code, refusal.value.field) == ("exceptions_used_up", "fields.return_exception")
    shop.actor = system
    assert verdict(shop, exception(shop, customer)).outcome is Outcome.USED_UP


def test_undoing_takes_the_exception_back(shop, customer):
    ticket = bring_back(shop, customer)
    changes = {"return_exception": True, "return_exception_reason": "老顾客"}
    tickets.edit_ticket(shop, EditTicket(ticket, fields=changes))
    assert verdict(shop, bring_back(shop, customer)).exception_number == 2
    undo.undo_last(shop)
    undo.undo_last(shop)
    assert verdict(shop, bring_back(shop, customer)).exception_number == 1


def test_what_is_being_typed_is_judged_and_nothing_of_it_kept(shop, customer):
    case = FieldsCase(TicketKind.RETURN, {"return_proof": "none", "return_bought_on": "gestern"}, customer)
    found = kind_details.companions(shop, case).verdict
    assert found.outcome is Outcome.EXCEPTION
    with shop.database.reader.begin() as connection:
        assert connection.execute(select(func.count()).select_from(ReturnCheck)).scalar() == 0
    assert kind_details.companions(shop, FieldsCase(TicketKind.RETURN, {})).verdict is None


@pytest.mark.parametrize("values", [{"refund_days": -1}, {"exceptions": 101}, {"exception_days": 4000}])
def test_a_policy_out_of_range_is_refused(shop, values):
    with pytest.raises(Refused, match="policy_range"):
        return_policies.save_policy(shop, ReturnPolicy(**values))


# -- equipment ------------------------------------------------------------------------------------------------------


@pytest.fixture
def chiller(shop):
    return register.save_equipment(shop, SaveEquipment(None, "KT-01", "冷水机组", "Chiller", "B1 机房", "空调", "恒远"))


def report(desk, piece, title="空调不冷", **more):
    fields = {"equipment": {"id": piece, "name": ""}}
    return tickets.open_ticket(desk, OpenTicket(title, kind=TicketKind.FAULT, fields=fields, **more)).id


@pytest.mark.parametrize("typed", ["kt", "KT-01", "冷水", "lsjz", "lengshui", "b1", "chill", "空调 b1"])
def test_equipment_is_found_by_number_name_place_and_pinyin(shop, chiller, typed):
    assert [row.id for row in equipment.find_equipment(shop, typed)] == [chiller]


@pytest.mark.parametrize("typed", ["%", "_", "xyz", "kt zz"])
def test_other_words_find_none(shop, chiller, typed):
    assert equipment.find_equipment(shop, typed) == []


def test_the_same_equipment_warns_and_lists_its_faults(shop, chiller):
    first = report(shop, chiller)
    assert kind_details.kind_detail(shop, first).values["equipment"] == {"id": chiller, "name": "KT-01 冷水机组"}
    shop.clock.advance(days=3)
    case = FieldsCase(TicketKind.FAULT, {"equipment": {"id": chiller, "name": "KT-01"}})
    assert [fault.ticket_id for fault in kind_details.companions(shop, case).faults] == [first]
    second = report(shop, chiller)
    assert [fault.ticket_id for fault in kind_details.kind_detail(shop, second).companions.faults] == [first]
    shop.clock.advance(days=30)
    assert kind_details.companions(shop, case).faults == ()
    assert [fault.ticket_id for fault in equipment.faults_of(shop, chiller)] == [second, first]
    assert equipment.equipment_list(shop)[0].open_tickets == 2
    tickets.edit_ticket(shop, EditTicket(second, fields={"equipment": {"id": None, "name": "别的机器"}}))
    assert [fault.ticket_id for fault in equipment.faults_of(shop, chiller)] == [first]
    undo.undo_last(shop)
    assert len(equipment.faults_of(shop, chiller)) == 2


def test_nobody_hears_of_sensitive_faults(shop, chiller):
    report(shop, chiller, is_sensitive=True)
    shop.actor = CLERK
    case = FieldsCase(TicketKind.FAULT, {"equipment": {"id": chiller, "name": ""}})
    assert kind_details.companions(shop, case).faults == ()
    assert equipment.faults_of(shop, chiller) == []
    assert equipment.equipment_list(shop)[0].open_tickets == 0


def test_the_register_refuses_two_of_one_number_and_edits_that_crossed(shop, chiller):
    with pytest.raises(Refused, match="equipment_number_taken"):
        register.save_equipment(shop, SaveEquipment(None, " KT-01 ", "另一台"))
    with pytest.raises(Refused, match="number_needed"):
        register.save_equipment(shop, SaveEquipment(None, " ", "另一台"))
    register.save_equipment(shop, SaveEquipment(chiller, "KT-01", "冷水机组", is_active=False, version=1))
    assert equipment.find_equipment(shop, "kt") == []
    with pytest.raises(Conflict):
        register.save_equipment(shop, SaveEquipment(chiller, "KT-01", "x", version=1))
    shop.actor = CLERK
    with pytest.raises(NotAllowed):
        register.save_equipment(shop, SaveEquipment(None, "KT-02", "x"))


# -- lost and found -------------------------------------------------------------------------------------------------


def lose(desk, direction, item, **more):
    values = {"found_or_lost": direction, "item": item, "item_category": "jewellery", "item_colour": "grey"}
    sensitive = more.pop("is_sensitive", False)
    command = OpenTicket(item, kind=TicketKind.LOST_FOUND, fields={**values, **more}, is_sensitive=sensitive)
    return tickets.open_ticket(desk, command).id


def matches(desk, ticket_id):
    return [row.ticket_id for row in kind_details.kind_detail(desk, ticket_id).companions.matches]


def test_lost_and_found_suggest_each_other_until_linked_or_claimed(shop):
    lost = lose(shop, "lost", "银色手表")
    shop.clock.advance(hours=5)
    found = lose(shop, "found", "手表一块", item_tag="SW-0001")
    lose(shop, "found", "雨伞", item_category="other", item_colour="black")
    assert matches(shop, lost) == [found]
    assert matches(shop, found) == [lost]
    tickets.edit_ticket(shop, EditTicket(found, fields={"item_claimed_by": "王先生"}))
    assert matches(shop, lost) == []
    undo.undo_last(shop)
    ticket_links.link(shop, lost, found)
    assert matches(shop, lost) == []
    assert matches(shop, found) == []


def test_sensitive_finds_are_suggested_to_nobody_else(shop):
    lost = lose(shop, "lost", "银色手表")
    lose(shop, "found", "手表一块", is_sensitive=True)
    shop.actor = CLERK
    assert matches(shop, lost) == []


# -- definitions ----------------------------------------------------------------------------------------------------


def own(**more):
    values = {"id": None, "kinds": ("request",), "type": FieldType.CHOICE, "name_zh": "楼层", "name_en": "Floor"}
    options = (FieldOption("", Bilingual("高", "High")), FieldOption("", Bilingual("低", "Low")))
    return SaveField(**{**values, "options": options, **more})


def field(desk, identity):
    return next(row for row in ticket_fields.known_fields(desk) if row.id == identity)


def test_an_own_field_is_added_filled_in_and_retired_without_losing_what_it_holds(shop):
    identity = field_definitions.save_field(shop, own())
    made = field(shop, identity)
    assert [str(option.name.zh) for option in made.options] == ["高", "低"]
    high = made.options[0].code
    ticket = tickets.open_ticket(shop, OpenTicket("换房", kind=TicketKind.REQUEST, fields={made.code: high})).id
    fewer = (FieldOption(made.options[1].code, Bilingual("低层", "Low")),)
    field_definitions.save_field(shop, own(id=identity, options=fewer, version=made.version))
    changed = field(shop, identity)
    assert [(option.name.zh, option.is_active) for option in changed.options] == [("低层", True), ("高", False)]
    assert kind_details.kind_detail(shop, ticket).values == {made.code: high}
    with pytest.raises(Refused, match="field_option"):
        tickets.open_ticket(shop, OpenTicket("换房", kind=TicketKind.REQUEST, fields={made.code: high}))
    field_definitions.save_field(shop, own(id=identity, is_active=False, version=changed.version))
    assert made.code not in [row.code for row in ticket_fields.definitions(shop, "request")]
    assert kind_details.kind_detail(shop, ticket).values == {made.code: high}
    undo.undo_last(shop)
    assert made.code in [row.code for row in ticket_fields.definitions(shop, "request")]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (own(name_zh=" ", name_en=""), "name_needed"),
        (own(kinds=()), "kinds_needed"),
        (own(kinds=("nonsense",)), "kinds_needed"),
        (own(options=()), "options_needed"),
        (own(options=(FieldOption("", Bilingual(" ", "")),)), "options_needed"),
        (own(options=tuple(FieldOption("", Bilingual(str(n), "")) for n in range(61))), "options_most"),
    ],
)
def test_a_field_that_cannot_be_is_refused(shop, command, code):
    with pytest.raises(Refused, match=code):
        field_definitions.save_field(shop, command)


def test_forty_fields_of_its_own_are_enough_for_a_kind(shop):
    for number in range(OWN_MOST):
        field_definitions.save_field(shop, own(type=FieldType.TEXT, options=(), name_zh=str(number)))
    with pytest.raises(Refused, match="fields_most"):
        field_definitions.save_field(shop, own(kinds=("fault", "request")))
    assert field_definitions.save_field(shop, own(kinds=("fault",)))


def test_a_built_in_field_keeps_its_type_and_kinds(shop):
    about = next(row for row in ticket_fields.definitions(shop, "complaint") if row.code == "complaint_about")
    with pytest.raises(Refused, match="field_type_fixed"):
        field_definitions.save_field(shop, own(id=about.id, options=()))
    field_definitions.save_field(
        shop, own(id=about.id, type=FieldType.TEXT, name_zh="投诉什么", is_needed_to_open=True)
    )
    changed = field(shop, about.id)
    assert (changed.kinds, changed.name.zh, changed.is_needed_to_open) == (("complaint",), "投诉什么", True)


def test_fields_are_moved_within_their_kind(shop):
    codes = [row.code for row in ticket_fields.definitions(shop, "complaint")]
    first = next(row for row in ticket_fields.definitions(shop, "complaint"))
    assert field_definitions.move_field(shop, first.id, "complaint", 1)
    assert [row.code for row in ticket_fields.definitions(shop, "complaint")] == [codes[1], codes[0], *codes[2:]]
    assert not field_definitions.move_field(shop, first.id, "complaint", 99)


def test_what_becomes_private_is_found_no_more(shop):
    fields = {"complaint_representative": "赵律师"}
    ticket = tickets.open_ticket(shop, OpenTicket("投诉", kind=TicketKind.COMPLAINT, fields=fields)).id
    assert [hit.id for hit in search.search(shop, "赵律师").hits] == [ticket]
    row = next(row for row in ticket_fields.known_fields(shop) if row.code == "complaint_representative")
    field_definitions.save_field(
        shop, own(id=row.id, type=row.type, name_zh=row.name.zh, options=(), is_private=True, version=row.version)
    )
    assert not search.search(shop, "赵律师").hits


def test_an_older_database_is_given_the_fields_when_it_is_opened(tmp_path, shop):
    if shop.database.is_shared:
        pytest.skip("a server's database is opened the same way")
    with shop.database.writer.begin() as connection:
        connection.execute(TicketField.__table__.delete())
        connection.execute(Setting.__table__.delete().where(Setting.key.in_(["ticket_fields", "return_policy"])))
    path = shop.database.path
    shop.close()
    again = open_desk(path, actor=shop.actor)
    assert "return_article" in [row.code for row in ticket_fields.definitions(again, "return")]
    assert kind_details.return_policy(again).exceptions == 2
    before = len(ticket_fields.known_fields(again))
    again.close()
    again = open_desk(path, actor=shop.actor)
    assert len(ticket_fields.known_fields(again)) == before
    again.close()
