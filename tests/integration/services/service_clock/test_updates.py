"""The next update through the services, and waits: watched, frozen, going on by themselves."""

from __future__ import annotations

from datetime import timedelta

import pytest

from servicedesk.core.enums import Channel, EntryKind, Target, TicketKind
from servicedesk.core.errors import Refused
from servicedesk.queries import rules
from servicedesk.services.guest_contacts import guest_asked
from servicedesk.services.ticket_states import ChangeState, change_state
from servicedesk.services.tickets import add_note, add_reply
from servicedesk.services.undo import undo_last
from tests.integration.services.service_clock.levels import by_office, entries, opened, results, ticket

# Next update


def test_the_oldest_contact_nobody_answered_is_watched_and_frozen(house, clock):
    identity = opened(house, kind=TicketKind.FAULT, channel=Channel.WECHAT)
    level = next(row for row in rules.levels(house) if row.id == ticket(house, identity).service_level_id)
    asked = clock.now()
    # A message that was only received is a contact, and two clocks run.
    assert ticket(house, identity).update_due_at == asked + timedelta(minutes=level.update_minutes)
    clock.advance(minutes=7)
    guest_asked(house, identity)
    assert ticket(house, identity).contacted_at == asked, "a further nudge does not restart the clock"
    add_note(house, identity, "内部说明")
    assert ticket(house, identity).contacted_at == asked, "a note inside is no answer"
    clock.advance(minutes=3)
    add_reply(house, identity, "工程师已出发")
    row = ticket(house, identity)
    assert (row.contacted_at, row.update_due_at) == (None, None)
    (frozen,) = results(house, identity, Target.UPDATE)
    assert (frozen.started_at, frozen.elapsed_minutes, frozen.is_met) == (asked, 10, True)
    clock.advance(minutes=1)
    guest_asked(house, identity, "还要多久")
    clock.advance(minutes=level.update_minutes + 1)
    assert ticket(house, identity).due_at <= clock.now(), "an unanswered contact presses"
    add_reply(house, identity, "十分钟内到")
    assert [row.is_met for row in results(house, identity, Target.UPDATE)] == [True, False]
    assert len(entries(house, identity, EntryKind.ASKED)) == 2


def test_solving_freezes_the_update_and_a_finished_ticket_takes_no_contact(house, clock):
    identity = opened(house, visit_id=None)
    add_reply(house, identity, "马上来")
    guest_asked(house, identity)
    clock.advance(minutes=5)
    change_state(house, ChangeState(identity, "solved", resolution="已换"))
    assert [row.elapsed_minutes for row in results(house, identity, Target.UPDATE)] == [0, 5]
    assert ticket(house, identity).update_due_at is None
    with pytest.raises(Refused, match="ticket_not_open"):
        guest_asked(house, identity)


def test_a_question_and_its_answer_are_undone(house, clock):
    identity = opened(house)
    add_reply(house, identity, "马上来")
    guest_asked(house, identity)
    before = ticket(house, identity).contacted_at
    clock.advance(minutes=5)
    add_reply(house, identity, "在路上")
    undo_last(house)
    assert ticket(house, identity).contacted_at == before
    assert len(results(house, identity, Target.UPDATE)) == 1
    undo_last(house)
    assert ticket(house, identity).update_due_at is None


# Waiting


def test_a_wait_with_an_end_goes_on_by_itself(house, clock):
    by_office(house)
    clock.advance(hours=20)  # Monday 10:32
    identity = opened(house)
    due = ticket(house, identity).resolution_due_at
    until = clock.now() + timedelta(hours=2)
    change_state(house, ChangeState(identity, "waiting_customer", reason="等抬头", until_at=until))
    row = ticket(house, identity)
    assert row.resolution_due_at == due + timedelta(hours=2), "known before anybody comes back to it"
    clock.advance(hours=5)
    change_state(house, ChangeState(identity, "in_progress"))
    assert ticket(house, identity).resolution_due_at == due + timedelta(hours=2), "two hours were agreed, not five"


def test_reopening_resumes_even_if_its_rule_is_gone(house, clock):
    identity = opened(house)
    change_state(house, ChangeState(identity, "solved", resolution="已换"))
    by_office(house)
    clock.advance(hours=30)
    change_state(house, ChangeState(identity, "in_progress", reason="又漏"))
    row = ticket(house, identity)
    assert row.resolution_due_at is not None
    assert row.due_at is not None
    assert [result.is_final for result in results(house, identity, Target.RESOLUTION)] == [False]
