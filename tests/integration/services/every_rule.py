"""One try of every act on the rules of a site: calendars, fields, states, agreements, levels, vouchers, readers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from servicedesk.core.enums import CompensationKind, Impact, Priority, StateClass, TicketKind, Urgency
from servicedesk.core.lifecycle import Guard
from servicedesk.core.ticket_fields import FieldType
from servicedesk.models import CalendarVersion, CompensationItem, Draft, Staff, TicketField
from servicedesk.services import (
    calendars,
    compensations,
    drafts,
    equipment,
    escalation_levels,
    field_definitions,
    internal_agreements,
    sensitive_cases,
    ticket_categories,
    ticket_priorities,
    ticket_rules,
    tickets,
    vouchers,
)
from tests.integration.services.acting_world import World, tries

Act = Callable[[], object]
WEEK = {str(day): [["09:00", "17:00"]] for day in range(1, 6)}


def _in_days(world: World, days: int) -> date:
    return (world.now + timedelta(days=days)).date()


@tries("calendars.set_week")
def _set_week(world: World) -> Act:
    world.ticket()
    calendar = world.calendar()
    return lambda: calendars.set_week(world.desk, calendar, WEEK)


@tries("calendars.drop_version")
def _drop_version(world: World) -> Act:
    calendars.set_week(world.desk, world.calendar(), WEEK, _in_days(world, 9))
    version = world.one(CalendarVersion.id)
    return lambda: calendars.drop_version(world.desk, version)


@tries("calendars.set_days")
def _set_days(world: World) -> Act:
    world.ticket()
    calendar = world.calendar()
    days = [calendars.DayDraft(_in_days(world, each), False, "盘点") for each in (0, 1, 2)]
    return lambda: calendars.set_days(world.desk, calendar, days)


@tries("calendars.fill_year")
def _fill_year(world: World) -> Act:
    world.desk.clock.advance(minutes=1)
    calendar = calendars.add_calendar(world.desk, "早班", "Morning", world.calendar())
    return lambda: calendars.fill_year(world.desk, calendar, world.now.year)


@tries("drafts.throw_away")
def _throw_away(world: World) -> Act:
    drafts.save_draft(world.desk, "ticket", str(world.ticket()), {"text": "写到一半"})
    draft = world.one(Draft.id)
    return lambda: drafts.throw_away(world.desk, draft)


@tries("equipment.save_equipment")
def _save_equipment(world: World) -> Act:
    there = equipment.save_equipment(world.desk, equipment.SaveEquipment(None, "E-901", "锅炉"))
    return lambda: equipment.save_equipment(world.desk, equipment.SaveEquipment(there, "E-902", "二号锅炉"))


@tries("escalation_levels.save_escalation_levels")
def _save_escalation_levels(world: World) -> Act:
    escalation_levels.add_usual_levels(world.desk)
    actions = escalation_levels.Actions(owner=True)
    wanted = [escalation_levels.LevelDraft(None, "resolution", 75, actions=actions)]
    return lambda: escalation_levels.save_escalation_levels(world.desk, wanted)


@tries("field_definitions.save_field")
def _save_field(world: World) -> Act:
    wanted = field_definitions.SaveField(None, (TicketKind.FAULT.value,), FieldType.TEXT, "楼层", "Floor")
    return lambda: field_definitions.save_field(world.desk, wanted)


@tries("field_definitions.move_field")
def _move_field(world: World) -> Act:
    for name in ("楼层", "朝向"):
        wanted = field_definitions.SaveField(None, (TicketKind.FAULT.value,), FieldType.TEXT, name, name)
        field_definitions.save_field(world.desk, wanted)
    field = world.one(TicketField.id)
    return lambda: field_definitions.move_field(world.desk, field, TicketKind.FAULT.value, -1)


@tries("internal_agreements.save_agreements")
def _save_agreements(world: World) -> Act:
    calendar, department = world.calendar(), world.keys.departments["engineering"]
    wanted = internal_agreements.AgreementDraft(None, department, None, 45, calendar)
    return lambda: internal_agreements.save_agreements(world.desk, [wanted])


@tries("sensitive_cases.mark_sensitive")
def _mark_sensitive(world: World) -> Act:
    ticket = world.ticket()
    return lambda: sensitive_cases.mark_sensitive(world.desk, ticket, True)


@tries("sensitive_cases.name_readers")
def _name_readers(world: World) -> Act:
    ticket, person = world.ticket(), world.one(Staff.id)
    sensitive_cases.mark_sensitive(world.desk, ticket, True)
    wanted = sensitive_cases.NameReaders(ticket, added=(person,))
    return lambda: sensitive_cases.name_readers(world.desk, wanted)


@tries("ticket_categories.take_categories_from_pack")
def _take_categories(world: World) -> Act:
    return lambda: ticket_categories.take_categories_from_pack(world.desk)


@tries("ticket_priorities.follow_assessment")
def _follow_assessment(world: World) -> Act:
    ticket = world.ticket(impact=next(iter(Impact)), urgency=next(iter(Urgency)))
    tickets.edit_ticket(world.desk, tickets.EditTicket(ticket, priority=Priority.LOW))
    return lambda: ticket_priorities.follow_assessment(world.desk, ticket)


def _own_state(world: World, name: str) -> str:
    command = ticket_rules.SaveState("", 1, StateClass.ACTIVE, name, name, False)
    return ticket_rules.save_state(world.desk, command)


@tries("ticket_rules.retire_state")
def _retire_state(world: World) -> Act:
    state = _own_state(world, "待质检")
    return lambda: ticket_rules.retire_state(world.desk, state)


@tries("ticket_rules.delete_state")
def _delete_state(world: World) -> Act:
    state = _own_state(world, "待复核")
    return lambda: ticket_rules.delete_state(world.desk, state)


@tries("ticket_rules.set_closing")
def _set_closing(world: World) -> Act:
    return lambda: ticket_rules.set_closing(world.desk, ticket_rules.Closing(5, dict.fromkeys(Guard, frozenset())))


@tries("ticket_rules.set_priority_for")
def _set_priority_for(world: World) -> Act:
    impact, urgency = next(iter(Impact)), next(iter(Urgency))
    return lambda: ticket_rules.set_priority_for(world.desk, impact, urgency, Priority.LOW)


@tries("ticket_rules.set_transition")
def _set_transition(world: World) -> Act:
    return lambda: ticket_rules.set_transition(world.desk, StateClass.NEW, StateClass.WAITING, None)


def _voucher(world: World) -> int:
    voucher = CompensationItem.kind == CompensationKind.VOUCHER.value
    item = world.one(CompensationItem.id, voucher, CompensationItem.is_active)
    wanted = compensations.RequestCompensation(world.ticket(), item, "餐饮券", 1000, "道歉")
    issued = compensations.request_compensation(world.desk, wanted).voucher_id
    assert issued is not None
    return issued


@tries("vouchers.redeem_voucher")
def _redeem(world: World) -> Act:
    voucher = _voucher(world)
    return lambda: vouchers.redeem_voucher(world.desk, voucher)


@tries("vouchers.void_voucher")
def _void(world: World) -> Act:
    voucher = _voucher(world)
    return lambda: vouchers.void_voucher(world.desk, voucher, "遗失")
