"""A clock that lags, was put back or leapt ahead: the order of steps holds, nothing is lost, reminders go on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from servicedesk.core.enums import Priority
from servicedesk.models import DeletedRecord, EscalationTimer, Ticket, TicketStateChange
from servicedesk.services import timed_work
from servicedesk.services.bin import delete_ticket, keep_days
from servicedesk.services.escalation_levels import save_escalation_levels
from servicedesk.services.merging import MergeTickets, merge_tickets, undo_merge
from servicedesk.services.ticket_commands import EditTicket
from servicedesk.services.ticket_states import ChangeState, change_state
from servicedesk.services.tickets import add_note, add_reply, edit_ticket
from tests.integration.services.escalation.levels import at, events, open_one, rows


def ticket_of(desk, ticket_id):
    return rows(desk, select(Ticket.__table__).where(Ticket.id == ticket_id))[0]


def states_of(desk, ticket_id):
    steps = select(TicketStateChange.state, TicketStateChange.at).where(TicketStateChange.ticket_id == ticket_id)
    return rows(desk, steps.order_by(TicketStateChange.at, TicketStateChange.id))


@pytest.mark.parametrize("back", [{"minutes": 2}, {"hours": 1}, {"days": 1}, {"days": 4000}])
def test_a_pc_whose_clock_is_behind_stops_and_starts_the_clock_of_a_ticket(house, clock, back):
    ticket = open_one(house)
    due_at = ticket_of(house, ticket).resolution_due_at
    clock.advance(**{unit: -amount for unit, amount in back.items()})
    change_state(house, ChangeState(ticket, "waiting_customer", reason="等回电"))
    add_reply(house, ticket, "等您的电话")
    assert ticket_of(house, ticket).due_at is None, "a ticket that waits has no deadline that runs"
    change_state(house, ChangeState(ticket, "in_progress"))
    assert [state for state, _at in states_of(house, ticket)] == ["new", "waiting_customer", "in_progress"]
    assert ticket_of(house, ticket).resolution_due_at == due_at
    assert ticket_of(house, ticket).due_at == due_at
    change_state(house, ChangeState(ticket, "solved", resolution="好了"))
    found = ticket_of(house, ticket)
    assert (found.due_at, found.state) == (None, "solved")


def test_a_merge_on_a_pc_that_is_behind_stands_and_is_undone(house, clock):
    source, target = open_one(house), open_one(house)
    clock.advance(minutes=-5)
    merge_tickets(house, MergeTickets(source, target))
    assert [state for state, _at in states_of(house, source)] == ["new", "merged"]
    undo_merge(house, source)
    assert [state for state, _at in states_of(house, source)] == ["new"]
    assert ticket_of(house, source).due_at is not None


def test_a_clock_that_leapt_ahead_erases_nothing_before_the_next_day(house, clock):
    keep_days(house, 30)
    ticket = open_one(house)
    delete_ticket(house, ticket)
    clock.advance(days=3650)
    timed_work.run(house)
    other = open_one(house)
    clock.advance(hours=23)
    timed_work.run(house)
    assert rows(house, select(DeletedRecord.purged_at)) == [(None,)]
    # The date was right after all: the house had been closed. A day of work later the bin is emptied as it was told.
    clock.advance(hours=2)
    add_note(house, other, "仍在营业")
    timed_work.run(house)
    assert rows(house, select(DeletedRecord.purged_at)) == [(clock.now(),)]


def test_after_the_clock_was_put_right_levels_fire_again(house, clock):
    save_escalation_levels(house, [at(50)])
    ticket = open_one(house)
    clock.advance(days=3650)
    opened_ahead = open_one(house)
    timed_work.run(house)
    assert [row.ticket_id for row in events(house)] == [ticket]
    clock.advance(days=-3650, minutes=10)
    # Other levels: everything is worked out anew, also what the wrong clock left, and the work comes to its end.
    edit_ticket(house, EditTicket(ticket, priority=Priority.HIGH))
    timed_work.run(house)
    known = rows(house, select(EscalationTimer.ticket_id, EscalationTimer.known_at))
    assert all(known_at <= clock.now() for _ticket, known_at in known)
    assert {row.ticket_id for row in known} == {ticket, opened_ahead}
    clock.advance(hours=3)
    timed_work.run(house)
    again = events(house, ticket)[-1]
    assert (len(events(house, ticket)), again.fired_at - again.due_at < timedelta(hours=1)) == (2, True)


def test_levels_saved_while_the_clock_was_ahead_fire_once_it_is_right(house, clock):
    clock.advance(days=400)
    save_escalation_levels(house, [at(50)])
    clock.advance(days=-400)
    ticket = open_one(house)
    for _hour in range(6):
        timed_work.run(house)
        clock.advance(hours=1)
    assert [row.ticket_id for row in events(house)] == [ticket]
