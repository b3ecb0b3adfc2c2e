"""Whatever the levels, the changes and the hours the computer was off: each level once, in order, none missing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from servicedesk.core.enums import Priority
from servicedesk.models import EscalationEvent, EscalationTimer, Ticket
from servicedesk.services import timed_work
from servicedesk.services.escalation import LATE_AFTER
from servicedesk.services.escalation_levels import Actions, LevelDraft, save_escalation_levels
from servicedesk.services.ticket_commands import EditTicket
from servicedesk.services.ticket_states import ChangeState, change_state
from servicedesk.services.tickets import edit_ticket
from tests.integration.services.escalation.levels import open_one, rows

TIMES = st.one_of(
    st.tuples(st.sampled_from((25, 50, 75, 90, 100, 130)), st.none()),
    st.tuples(st.none(), st.integers(-300, 300)),
)
STEPS = st.one_of(
    st.tuples(st.just("pass"), st.integers(1, 700)),
    st.tuples(st.just("sleep"), st.integers(1, 2000)),
    st.tuples(st.just("priority"), st.sampled_from((Priority.HIGH, Priority.NORMAL))),
    st.tuples(st.just("wait"), st.none()),
    st.tuples(st.just("go on"), st.none()),
)


def minutes(desk, clock, count, *, awake):
    """Let time pass: a desk at work looks every few minutes, one that is off not at all."""
    step = 2 if awake else count
    left = count
    while left > 0:
        clock.advance(minutes=min(step, left))
        left -= step
        if awake and left > 0:
            timed_work.run(desk)
    timed_work.run(desk)


@pytest.mark.slow
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(times=st.lists(TIMES, min_size=1, max_size=4), steps=st.lists(STEPS, min_size=1, max_size=6))
def test_each_level_fires_once_in_order_and_none_is_missing(house, clock, times, steps):  # noqa: C901
    desk = house
    with desk.work("test.forget") as work:
        work.connection.execute(delete(EscalationEvent))
        work.connection.execute(delete(EscalationTimer))
        work.commit()
    drafts = [LevelDraft(None, "resolution", percent, offset, actions=Actions(owner=True)) for percent, offset in times]
    save_escalation_levels(desk, drafts)
    ticket = open_one(desk)
    timed_work.run(desk)
    waits = False
    offs = []
    for kind, value in steps:
        if kind in ("pass", "sleep"):
            before = clock.now()
            minutes(desk, clock, value, awake=kind == "pass")
            if kind == "sleep":
                offs.append((before, clock.now()))
        elif kind == "priority":
            edit_ticket(desk, EditTicket(ticket, priority=value))
        elif kind == "wait" and not waits:
            change_state(desk, ChangeState(ticket, "waiting_customer", reason="等客人"))
            waits = True
        elif kind == "go on" and waits:
            change_state(desk, ChangeState(ticket, "in_progress"))
            waits = False
        timed_work.run(desk)
    if waits:
        change_state(desk, ChangeState(ticket, "in_progress"))
    minutes(desk, clock, 3000, awake=False)

    found = rows(desk, select(EscalationEvent.__table__).order_by(EscalationEvent.id))
    mine = [row for row in found if row.ticket_id == ticket]
    keys = [(row.target, row.level_id, row.deadline_at) for row in mine]
    assert len(keys) == len(set(keys))
    # None missing: every level has fired, whatever was in between.
    assert len({row.level_id for row in mine}) == len(drafts)
    assert [row.fired_at for row in mine] == sorted(row.fired_at for row in mine)
    for fired_at in {row.fired_at for row in mine}:
        together = [row.due_at for row in mine if row.fired_at == fired_at]
        assert together == sorted(together)
    for row in mine:
        assert row.due_at <= row.fired_at
        assert row.is_late == (row.fired_at - row.due_at > LATE_AFTER)
        # Late only what was due while nobody looked.
        if row.is_late:
            assert any(off <= row.due_at <= back for off, back in [*offs, (row.due_at, clock.now())])
    last = rows(desk, select(Ticket.resolution_due_at).where(Ticket.id == ticket))[0][0]
    assert clock.now() - last > timedelta(0)
    assert timed_work.run(desk) == 0
    change_state(desk, ChangeState(ticket, "cancelled", reason="试"))
    timed_work.run(desk)
