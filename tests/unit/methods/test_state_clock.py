"""Targets from a ticket's history: pauses, waits, reopening, the first resolution, the oldest unanswered contact."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicedesk.core.enums import StateClass
from servicedesk.methods.errors import MethodError
from servicedesk.methods.sla_clock import Calendar
from servicedesk.methods.state_clock import (
    Contact,
    StateChange,
    Status,
    earliest_due,
    first_resolution,
    next_update,
    pauses,
    resolution,
    response,
)

OFFICE = Calendar.from_json({"week": {str(day): [["09:00", "18:00"]] for day in range(1, 6)}})
ALWAYS = Calendar.from_json({"week": {str(day): [["00:00", "24:00"]] for day in range(1, 8)}})


def at(hour, minute=0, day=2):
    return datetime(2026, 3, day, hour, minute)


def new(moment):
    return StateChange(moment, StateClass.NEW)


def active(moment):
    return StateChange(moment, StateClass.ACTIVE)


def waiting(moment, until=None):
    return StateChange(moment, StateClass.WAITING, pauses=True, reason="等待宾客", until=until)


def solved(moment):
    return StateChange(moment, StateClass.SOLVED)


def test_a_wait_stands_still_and_shows_what_resuming_would_give():
    history = [new(at(9)), waiting(at(10))]
    now = resolution(OFFICE, at(9), history, 120, at(11))
    assert (now.status, now.elapsed_minutes, now.remaining_minutes) == (Status.PAUSED, 60, 60)
    assert (now.due_at, now.resumed_due_at) == (None, at(12))


def test_one_wait_after_another_does_not_restart_or_count_twice():
    twice = [new(at(9)), waiting(at(10)), waiting(at(11)), active(at(12))]
    once = [new(at(9)), waiting(at(10)), active(at(12))]
    assert resolution(OFFICE, at(9), twice, 120, at(12)) == resolution(OFFICE, at(9), once, 120, at(12))
    assert resolution(OFFICE, at(9), twice, 120, at(12)).due_at == at(13)


def test_a_wait_with_an_until_ends_by_itself():
    history = [new(at(9)), waiting(at(10), until=at(11))]
    before, after = (resolution(OFFICE, at(9), history, 120, now) for now in (at(10, 30), at(11, 30)))
    assert (before.status, before.due_at, before.resumed_due_at) == (Status.PAUSED, at(12), at(11, 30))
    assert (after.status, after.elapsed_minutes, after.due_at) == (Status.RUNNING, 90, at(12))
    assert resolution(OFFICE, at(9), [*history, active(at(10, 15))], 120, at(11)).due_at == at(11, 15)


def test_reopening_resumes_and_the_first_resolution_stays_what_it_was():
    history = [new(at(9)), solved(at(10)), StateChange(at(12), StateClass.CLOSED), active(at(15))]
    first = first_resolution(OFFICE, at(9), history, 90)
    assert (first.status, first.elapsed_minutes, first.ended_at) == (Status.MET, 60, at(10))
    reopened = resolution(OFFICE, at(9), history, 90, at(15, 10))
    assert (reopened.status, reopened.elapsed_minutes, reopened.due_at) == (Status.RUNNING, 70, at(15, 30))
    again = resolution(OFFICE, at(9), [*history, solved(at(16))], 90, at(17))
    assert (again.status, again.elapsed_minutes, again.ended_at) == (Status.BREACHED, 120, at(16))
    assert first_resolution(OFFICE, at(9), [*history, solved(at(16))], 90) == first


def test_solved_then_closed_ends_at_the_solution():
    history = [new(at(9)), solved(at(10)), StateChange(at(17), StateClass.CLOSED)]
    found = resolution(OFFICE, at(9), history, 60, at(17, 30))
    assert (found.status, found.ended_at, found.due_at) == (Status.MET, at(10), at(10))
    early = resolution(OFFICE, at(9), history, 90, at(17, 30))
    assert (early.due_at, early.remaining_minutes) == (at(10, 30), 30)


def test_open_past_the_target_is_breached_even_while_it_waits():
    found = resolution(OFFICE, at(9), [new(at(9)), waiting(at(11))], 60, at(12))
    assert (found.status, found.due_at, found.remaining_minutes) == (Status.BREACHED, at(10), -60)


def test_cancelled_and_merged_are_excluded():
    for state in (StateClass.CANCELLED, StateClass.MERGED):
        found = resolution(OFFICE, at(9), [new(at(9)), StateChange(at(10), state)], 60, at(17))
        assert found.status is Status.EXCLUDED
        assert earliest_due([found]) is None


def test_response_never_pauses():
    running = response(OFFICE, at(9), None, 30, at(9, 20))
    assert (running.status, running.due_at, running.remaining_minutes) == (Status.RUNNING, at(9, 30), 10)
    assert response(OFFICE, at(9), at(9, 30), 30, at(12)).status is Status.MET
    assert response(OFFICE, at(9), at(9, 31), 30, at(12)).status is Status.BREACHED
    assert response(OFFICE, at(9), None, None, at(12)).status is Status.NONE


def test_next_update_runs_from_the_oldest_unanswered_contact():
    contacts = [Contact(at(9), True), Contact(at(9, 30), False), Contact(at(10), True), Contact(at(11), True)]
    assert next_update(OFFICE, contacts, 60, at(10, 30)).due_at == at(11)
    assert next_update(OFFICE, contacts, 60, at(11, 30)).status is Status.BREACHED
    assert next_update(OFFICE, [*contacts, Contact(at(12), False)], 60, at(12)).status is Status.NONE
    assert next_update(OFFICE, [], 60, at(12)).due_at is None


def test_the_deadline_shown_is_the_earliest_open_one():
    answered = response(OFFICE, at(9), at(9, 5), 30, at(10))
    working = resolution(OFFICE, at(9), [new(at(9))], 120, at(10))
    update = next_update(OFFICE, [Contact(at(9, 50), True)], 30, at(10))
    assert earliest_due([answered, working, update]) == at(10, 20)
    assert earliest_due([answered, working]) == at(11)


def test_a_history_that_cannot_be_is_refused():
    with pytest.raises(MethodError, match="empty"):
        resolution(OFFICE, at(9), [], 60, at(10))
    with pytest.raises(MethodError, match="before"):
        first_resolution(OFFICE, at(9), [new(at(10)), active(at(9))], 60)


KINDS = st.sampled_from([active, waiting, solved])
HISTORIES = st.lists(st.tuples(st.integers(1, 300), KINDS), max_size=8)


@given(HISTORIES, st.integers(1, 900), st.integers(0, 300))
def test_elapsed_is_the_time_spent_running(steps, target, after):
    moment = at(0)
    history, running = [new(moment)], 0
    for minutes, kind in steps:
        # The clock runs while the state before this change neither pauses nor ends the ticket.
        running += minutes if not history[-1].pauses and history[-1].state_class is not StateClass.SOLVED else 0
        moment += timedelta(minutes=minutes)
        history.append(kind(moment))
    last = history[-1]
    runs = not last.pauses and last.state_class is not StateClass.SOLVED
    now = moment + timedelta(minutes=after)
    found = resolution(ALWAYS, at(0), history, target, now)
    assert found.elapsed_minutes == running + (after if runs else 0)
    assert (found.status is Status.BREACHED) == (found.elapsed_minutes > target)
    assert found.remaining_minutes == target - found.elapsed_minutes
    if found.due_at is not None and found.ended_at is None:
        # Used up to the last minute when the clock stopped: past due, yet elapsed equal to the target is met.
        assert (found.due_at < now) == (found.elapsed_minutes > target) or found.elapsed_minutes == target
    assert len(pauses(history)) == sum(change.pauses or change.state_class is StateClass.SOLVED for change in history)
