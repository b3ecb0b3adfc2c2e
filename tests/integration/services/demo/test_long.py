"""A practice site of years: what is long ago is kept in short, and agrees with the clock all the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from servicedesk.core.enums import StateClass
from servicedesk.models import DeletedRecord, Survey, Ticket, TicketCheck, TicketEntry, TicketStateChange, Visit
from servicedesk.services.demo import history, timeline
from servicedesk.services.desk import Desk
from tests.demo_database import NOW
from tests.integration.services.demo.made import made, number, rows
from tests.integration.services.demo.test_agreement import (
    test_a_ticket_counts_once_by_its_last_resolution,
    test_every_result_is_what_the_clock_says,
    test_the_histories_of_tickets_run_forward,
    test_the_program_derives_the_same_deadlines,
    test_the_search_rows_are_those_the_program_would_write,
)

__all__ = [
    "test_a_ticket_counts_once_by_its_last_resolution",
    "test_every_result_is_what_the_clock_says",
    "test_the_histories_of_tickets_run_forward",
    "test_the_program_derives_the_same_deadlines",
    "test_the_search_rows_are_those_the_program_would_write",
]

TICKETS = 400
WHOLE = timedelta(days=20)


@pytest.fixture
def practice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A hotel with ten weeks of which three are kept whole."""
    monkeypatch.setattr(timeline, "LONG_FROM", 50)
    for module in (timeline, history):
        monkeypatch.setattr(module, "KEPT_WHOLE", WHOLE)
    desk = made(tmp_path, seed=1, count=TICKETS)
    yield desk
    desk.close()


def test_what_is_long_ago_is_short_and_done(practice: Desk) -> None:
    old = Ticket.opened_at < NOW - WHOLE
    gone = number(practice, select(func.count()).select_from(DeletedRecord))
    assert number(practice, select(func.count()).select_from(Ticket)) == TICKETS - gone
    assert number(practice, select(func.count()).select_from(Ticket).where(old)) > TICKETS / 2
    ends = {row[0] for row in rows(practice, select(Ticket.state_class).where(old).distinct())}
    assert ends <= {StateClass.CLOSED.value, StateClass.CANCELLED.value, StateClass.MERGED.value}
    checks = select(func.count()).select_from(TicketCheck).join(Ticket, Ticket.id == TicketCheck.ticket_id)
    was_worked_on = Ticket.state_class != StateClass.MERGED.value
    assert number(practice, checks.where(old, was_worked_on)) == 0 < number(practice, checks.where(~old))
    assert rows(practice, text("PRAGMA foreign_key_check")) == []


def test_of_what_is_long_ago_some_was_received_and_some_was_asked(practice: Desk) -> None:
    old = Ticket.opened_at < NOW - WHOLE
    shares = (Ticket.visit_id.is_not(None), Ticket.id.in_(select(Survey.ticket_id)))
    count = number(practice, select(func.count()).select_from(Ticket).where(old))
    for kept in shares:
        assert 0 < number(practice, select(func.count()).select_from(Ticket).where(old, kept)) < count / 3
    assert number(practice, select(func.count()).select_from(Visit)) < TICKETS
    entries = select(func.count()).select_from(TicketEntry).join(Ticket, Ticket.id == TicketEntry.ticket_id).where(old)
    states = select(func.count()).select_from(TicketStateChange).join(Ticket, Ticket.id == TicketStateChange.ticket_id)
    assert 2 * count < number(practice, entries) < number(practice, states.where(old)) + count
