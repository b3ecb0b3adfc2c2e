"""A ticket's states by the site's rules: steps and rights, states of one's own, waits."""

from __future__ import annotations

from datetime import timedelta

import pytest

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.enums import EntryKind, Priority, StateClass, TicketKind
from servicedesk.core.errors import NotAllowed, Refused
from servicedesk.core.lifecycle import WhenOver
from servicedesk.core.permissions import Permission, Role
from servicedesk.queries.ticket_details import ticket_detail
from servicedesk.queries.ticket_lists import TicketFilter, TicketView, ticket_list
from servicedesk.queries.ticket_rules import life_rules
from servicedesk.services import ticket_rules as rules
from servicedesk.services.ticket_commands import EditTicket
from servicedesk.services.ticket_states import ChangeState, change_state
from servicedesk.services.tickets import edit_ticket
from servicedesk.services.timed_ticket_states import end_waits
from servicedesk.services.undo import undo_last
from tests.integration.services.ticket_life.tickets import entries, history, opened, row, solve

W, S, C = StateClass.WAITING, StateClass.SOLVED, StateClass.CLOSED


# -- steps and rights ----------------------------------------------------------------------------------------------


def test_only_allowed_next_states_are_offered_and_each_that_is_offered_works(house, people):
    ticket = opened(house)
    for role, actor in people.items():
        desk = house.as_actor(actor)
        offered = ticket_detail(desk, ticket).moves.states
        classes = {state.state_class for state in offered}
        assert StateClass.CANCELLED in classes or role is Role.SPECIALIST
        for state in offered:
            change_state(desk, ChangeState(ticket, state.code, reason="原因", resolution="好了"))
            undo_last(desk)
        assert row(house, ticket).state == "new"


def test_a_forbidden_step_is_neither_offered_nor_taken(house, people):
    rules.set_transition(house, StateClass.NEW, S, None)
    ticket = opened(house)
    desk = house.as_actor(people[Role.SUPERVISOR])
    assert not ticket_detail(desk, ticket).moves.into(S)
    with pytest.raises(Refused, match="transition_refused"):
        solve(desk, ticket)
    change_state(desk, ChangeState(ticket, "in_progress"))
    solve(desk, ticket)
    with pytest.raises(Refused, match="transition_needed"):
        rules.set_transition(house, StateClass.ACTIVE, S, None)
    with pytest.raises(Refused, match="transition_fixed"):
        rules.set_transition(house, StateClass.MERGED, StateClass.ACTIVE, Permission.WORK_ON_TICKET)


def test_a_step_takes_the_right_the_site_chose(house, people):
    ticket = opened(house)
    solve(house, ticket)
    desk = house.as_actor(people[Role.SPECIALIST])
    assert ticket_detail(desk, ticket).moves.into(C)
    rules.set_transition(house, S, C, Permission.MANAGE_RULES)
    assert not ticket_detail(desk, ticket).moves.states
    with pytest.raises(NotAllowed, match="manage_rules"):
        change_state(desk, ChangeState(ticket, "closed"))
    change_state(house.as_actor(people[Role.SUPERVISOR]), ChangeState(ticket, "closed"))
    assert row(house, ticket).state_class == "closed"


def test_who_only_reads_is_offered_nothing(house):
    auditor = house.as_actor(Actor(None, "auditor", Role.AUDITOR))
    assert ticket_detail(auditor, opened(house)).moves.states == ()


# -- named states --------------------------------------------------------------------------------------------------


def test_a_state_of_ones_own_for_one_kind_with_its_clock_standing(house):
    parts = rules.save_state(
        house, rules.SaveState("", 0, W, "等配件", "Waiting for parts", True, (TicketKind.FAULT.value,))
    )
    fault, request = opened(house, kind=TicketKind.FAULT), opened(house)
    assert parts in {state.code for state in ticket_detail(house, fault).moves.states}
    assert parts not in {state.code for state in ticket_detail(house, request).moves.states}
    with pytest.raises(Refused, match="state_retired"):
        change_state(house, ChangeState(request, parts, reason="等"))
    change_state(house, ChangeState(fault, "in_progress"))
    change_state(house, ChangeState(fault, parts, reason="等压缩机"))
    assert (history(house, fault)[-1].pauses, ticket_detail(house, fault).row.pauses) == (True, True)
    with pytest.raises(Refused, match="state_in_use"):
        rules.delete_state(house, parts)
    rules.retire_state(house, parts)
    assert ticket_detail(house, fault).row.state_name.zh == "等配件"
    assert parts not in {
        state.code for state in ticket_detail(house, opened(house, kind=TicketKind.FAULT)).moves.states
    }
    with pytest.raises(Refused, match="class_in_use"):
        rules.save_state(house, rules.SaveState(parts, 2, StateClass.ACTIVE, "等配件", "Parts", False))


def test_every_class_keeps_one_state_and_one_usual_one(house):
    with pytest.raises(Refused, match="last_of_class"):
        rules.retire_state(house, "solved")
    with pytest.raises(Refused, match="default_stays"):
        rules.retire_state(house, "in_progress")
    with pytest.raises(Refused, match="state_built_in"):
        rules.delete_state(house, "internal_waiting")
    mine = rules.save_state(
        house, rules.SaveState("", 0, StateClass.NEW, "待受理", "To take up", False, is_default=True)
    )
    states = {state.code: state for state in life_rules(house).states}
    assert [code for code, state in states.items() if state.is_default and state.state_class is StateClass.NEW] == [
        mine
    ]
    assert row(house, opened(house)).state == mine
    rules.retire_state(house, "new")
    with pytest.raises(Refused, match="name_taken"):
        rules.save_state(house, rules.SaveState("", 0, W, "待受理", "", True))
    undo_last(house)
    assert next(state for state in life_rules(house).states if state.code == "new").is_active


def test_the_order_of_states_is_the_order_they_are_offered_in(house):
    rules.shift_state(house, "waiting_third_party", -1)
    waiting = [state.code for state in life_rules(house).states if state.state_class is W]
    assert waiting == ["waiting_third_party", "waiting_customer"]
    # The usual one is first in the panel whatever the order.
    assert ticket_detail(house, opened(house)).moves.into(W)[0].code == "waiting_customer"


# -- waiting -------------------------------------------------------------------------------------------------------


def test_a_wait_needs_a_reason_and_a_time_to_come(house, clock):
    ticket = opened(house)
    with pytest.raises(Refused, match="reason_needed"):
        change_state(house, ChangeState(ticket, "waiting_customer"))
    with pytest.raises(Refused, match="until_past"):
        change_state(house, ChangeState(ticket, "waiting_customer", reason="等", until_at=clock.now()))


def test_a_reminder_leaves_the_state_makes_the_ticket_due_and_comes_once(house, clock):
    ticket = opened(house)
    change_state(house, ChangeState(ticket, "in_progress"))
    until = clock.now() + timedelta(hours=2)
    change_state(house, ChangeState(ticket, "waiting_customer", reason="等客人", until_at=until))
    assert end_waits(house) == 0
    clock.advance(hours=2, minutes=5)
    assert (end_waits(house), end_waits(house)) == (1, 0)
    found = row(house, ticket)
    assert (found.state, found.is_wait_over, found.due_at.replace(tzinfo=until.tzinfo)) == (
        "waiting_customer",
        True,
        until,
    )
    assert [entry.author for entry in entries(house, ticket, EntryKind.SYSTEM)] == [""]
    assert ticket in [each.id for each in ticket_list(house, TicketFilter(TicketView.OVERDUE))]
    edit_ticket(house, EditTicket(ticket, priority=Priority.LOW))
    assert row(house, ticket).due_at is not None
    change_state(house, ChangeState(ticket, "in_progress"))
    found = row(house, ticket)
    assert (found.waiting_until_at, found.is_wait_over) == (None, False)


def test_where_the_site_wants_it_the_ticket_goes_on_by_itself_from_the_agreed_moment(house, clock):
    rules.set_when_over(house, WhenOver.RESUME)
    ticket = opened(house)
    change_state(house, ChangeState(ticket, "internal_waiting"))
    until = clock.now() + timedelta(hours=1)
    change_state(house, ChangeState(ticket, "waiting_third_party", reason="等厂家", until_at=until))
    clock.advance(hours=5)
    assert (end_waits(house), end_waits(house)) == (1, 0)
    found = row(house, ticket)
    assert (found.state, found.waiting_until_at) == ("internal_waiting", None)
    last = history(house, ticket)[-1]
    assert (last.at.replace(tzinfo=until.tzinfo), last.staff_id) == (until, None)
    assert found.due_at is not None


def test_a_wait_can_be_made_longer(house, clock):
    ticket = opened(house)
    for hours in (1, 3):
        until = clock.now() + timedelta(hours=hours)
        change_state(house, ChangeState(ticket, "waiting_customer", reason="等", until_at=until))
    clock.advance(hours=2)
    assert end_waits(house) == 0


def test_reasons_are_the_sites_own(house):
    rules.set_reasons(house, "waiting", [{"zh": "等配件", "en": ""}, {"zh": " ", "en": ""}])
    reasons = life_rules(house).reasons
    assert [(each.zh, each.en) for each in reasons["waiting"]] == [("等配件", "等配件")]
    assert reasons["cancelled"]
    assert house.actor is SYSTEM
