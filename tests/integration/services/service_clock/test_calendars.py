"""Calendars change from a day on: what was decided stays, and what moves is said before."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from servicedesk.core.actor import Actor
from servicedesk.core.enums import EntryKind, Priority, Target, TicketKind
from servicedesk.core.errors import Refused
from servicedesk.core.permissions import Role
from servicedesk.models import CalendarDay
from servicedesk.queries import rules
from servicedesk.services.bulk_edits import BulkEdit, NewState, edit_many, preview_edit
from servicedesk.services.calendars import (
    DayDraft,
    days_effect,
    drop_version,
    fill_year,
    set_calendar_day,
    set_days,
    set_week,
    week_effect,
    year_effect,
)
from servicedesk.services.customers import AddCustomer, ChangeCustomer, add_customer, change_customer
from servicedesk.services.deadline_effects import tier_effect
from servicedesk.services.ticket_states import ChangeState, change_state
from servicedesk.services.undo import undo_last
from tests.integration.services.service_clock.levels import (
    OFFICE,
    by_office,
    entries,
    local,
    office,
    opened,
    results,
    ticket,
)


def test_a_new_week_counts_from_its_day_on_and_what_was_decided_stays(house, clock):
    by_office(house)
    clock.advance(hours=18, minutes=28)  # Monday 09:00
    done, still_open = opened(house), opened(house)
    change_state(house, ChangeState(done, "solved", resolution="好了"))
    frozen = results(house, done, Target.RESOLUTION)
    # Nine hours on Monday, nine on Tuesday, two on Wednesday.
    assert ticket(house, still_open).resolution_due_at == local(2026, 11, 25, 11)
    half = {day: [["09:00", "12:00"]] for day in OFFICE}
    effect = week_effect(house, office(house), half, date(2026, 11, 24))
    assert (effect.moved, effect.later, effect.unchanged) == (1, 1, 0)
    assert effect.moves[0].new == local(2026, 11, 27, 11)
    assert ticket(house, still_open).resolution_due_at == local(2026, 11, 25, 11), "only tried"
    assert set_week(house, office(house), half, date(2026, 11, 24)) == 1
    # Monday by the old week, then three hours a day.
    assert ticket(house, still_open).resolution_due_at == local(2026, 11, 27, 11)
    assert results(house, done, Target.RESOLUTION) == frozen
    (entry,) = entries(house, still_open, EntryKind.DEADLINE)
    assert entry.details["target"] == "resolution"
    assert datetime.fromisoformat(entry.details["old"]) == local(2026, 11, 25, 11)
    assert (datetime.fromisoformat(entry.details["new"]), entry.details["why"]) == (
        local(2026, 11, 27, 11),
        "calendar",
    )
    version = rules.calendars(house)[1].versions[0]
    assert rules.calendars(house)[1].week["1"] == [["09:00", "18:00"]], "today's week is the old one"
    assert drop_version(house, version.id) == 1
    assert ticket(house, still_open).resolution_due_at == local(2026, 11, 25, 11)


def test_what_is_over_stays_as_it_was_counted(house):
    with pytest.raises(Refused, match="version_over"):
        set_week(house, office(house), OFFICE, date(2026, 11, 21))
    with pytest.raises(Refused, match="day_over"):
        set_calendar_day(house, office(house), date(2026, 11, 21), is_open=False)
    with pytest.raises(Refused, match="hours_unclear"):
        set_week(house, office(house), {"1": [["9点", "18:00"]]})
    with pytest.raises(Refused, match="calendar_never_open"):
        set_week(house, office(house), {"1": []})
    found = set_days(house, office(house), [DayDraft(date(2026, 11, 20), False), DayDraft(date(2026, 11, 24), False)])
    assert (found.added, found.over) == (1, 1)


def test_nights_and_days_with_hours_of_their_own(house, clock):
    by_office(house, 600)
    nights = {str(day): [["22:00", "06:00"]] for day in range(1, 8)}
    set_week(house, office(house), nights)
    identity = opened(house)  # Sunday 14:32: eight hours to Monday 06:00, two more from 22:00
    assert ticket(house, identity).resolution_due_at == local(2026, 11, 24)
    set_calendar_day(house, office(house), date(2026, 11, 23), True, "调休", (("10:00", "11:00"), ("22:00", "23:00")))
    assert ticket(house, identity).resolution_due_at == local(2026, 11, 23, 23)
    (day,) = rules.days(house, office(house), date(2026, 11, 23), date(2026, 11, 23))
    assert day.hours == (("10:00", "11:00"), ("22:00", "23:00"))
    undo_last(house)
    assert ticket(house, identity).resolution_due_at == local(2026, 11, 24)


def test_a_year_is_filled_and_an_unpublished_one_is_not_assumed(house, clock):
    clock.advance(days=-700)
    calendar = office(house)
    with house.work("test.clear") as work:
        work.connection.execute(CalendarDay.__table__.delete())
        work.undoable = False
        work.commit()
    set_calendar_day(house, calendar, date(2026, 10, 1), True, "值班", (("10:00", "12:00"),))
    effect = year_effect(house, calendar, 2026)
    assert effect.moved == 0
    found = fill_year(house, calendar, 2026)
    assert found.over == 0
    assert found.added > 20
    days = {row.on: row for row in rules.days(house, calendar, date(2026, 1, 1), date(2026, 12, 31))}
    assert (days[date(2026, 10, 2)].is_open, days[date(2026, 10, 2)].name) == (False, "国庆")
    assert days[date(2026, 10, 10)].is_open
    assert days[date(2026, 10, 1)].hours, "a day with hours of its own was settled by somebody"
    assert fill_year(house, calendar, 2026).added == 0
    with pytest.raises(Refused, match="holidays_unpublished"):
        fill_year(house, calendar, 2031)


def test_the_effect_lists_tickets_and_hides_sensitive_ones(house, clock):
    by_office(house)
    clock.advance(hours=20)
    plain, secret = opened(house), opened(house, is_sensitive=True)
    closed = [DayDraft(date(2026, 11, 24), False, "盘点")]
    assert days_effect(house, office(house), closed).tickets == (plain, secret)


def test_another_tier_is_tried_on_the_open_deadlines_of_that_customer(house, clock):
    guest, other = add_customer(house, AddCustomer("程淑仪")), add_customer(house, AddCustomer("贺兰"))
    identity = opened(house, customer_id=guest, priority=Priority.URGENT, kind=TicketKind.FAULT)
    opened(house, customer_id=other)
    before = ticket(house, identity)
    effect = tier_effect(house, guest, "gold")
    assert (effect.moved, effect.earlier, effect.unchanged) == (1, 1, 0)
    assert ticket(house, identity) == before
    change_customer(house, ChangeCustomer(guest, tier_code="gold"))
    assert ticket(house, identity).resolution_due_at < before.resolution_due_at
    assert (effect.moves[0].old, effect.moves[0].new) == (before.due_at, ticket(house, identity).due_at)
    assert entries(house, identity, EntryKind.DEADLINE)[0].details["why"] == "customer"


def test_a_tier_says_nothing_of_sensitive_tickets_to_who_may_not_read_them(house, clock):
    guest = add_customer(house, AddCustomer("程淑仪"))
    opened(house, customer_id=guest, priority=Priority.URGENT, kind=TicketKind.FAULT, is_sensitive=True)
    assert tier_effect(house, guest, "gold").moved == 1
    front = tier_effect(house.as_actor(Actor(None, "新人", Role.FRONT_DESK)), guest, "gold")
    assert (front.moved, front.unchanged, front.moves) == (0, 0, ())


def test_many_tickets_say_which_deadlines_move_before_they_are_saved(house, clock):
    guest = add_customer(house, AddCustomer("程淑仪", tier_code="gold"))
    first, second = (
        opened(house, customer_id=guest, priority=Priority.URGENT, kind=TicketKind.FAULT) for _ in range(2)
    )
    before = ticket(house, first)
    seen = preview_edit(house, BulkEdit((first, second), priority=Priority.LOW))
    assert seen.moved == 2
    assert ticket(house, first) == before
    edit_many(house, BulkEdit((first, second), priority=Priority.LOW))
    after = ticket(house, first)
    (move, _other) = seen.moves
    assert (move.ticket_id, move.old, move.new) == (first, before.due_at, after.due_at)
    assert not move.is_earlier
    assert [row.details["why"] for row in entries(house, first, EntryKind.DEADLINE)] == ["fields"]
    # What is finished has no deadline that could move.
    solved = preview_edit(house, BulkEdit((first,), state=NewState("cancelled", reason="客人走了")))
    assert (solved.changed, solved.moved) == (1, 0)
