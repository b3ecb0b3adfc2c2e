"""Solving, closing and reopening: what is asked for, what happens by itself, what a window of days allows."""

from __future__ import annotations

import pytest
from sqlalchemy import func, insert, select

from servicedesk.core.enums import Channel, EntryKind, LinkKind, StateClass, TicketKind
from servicedesk.core.errors import Refused
from servicedesk.core.lifecycle import Closing, Guard, ReopenRule
from servicedesk.core.permissions import Role
from servicedesk.models import AuditEntry, Department, ServiceLevelResult, Ticket, TicketEntry
from servicedesk.queries.ticket_categories import categories
from servicedesk.queries.ticket_details import ticket_detail
from servicedesk.queries.ticket_moves import close_needs
from servicedesk.services import ticket_categories as filing
from servicedesk.services import ticket_rules as rules
from servicedesk.services.follow_up_plans import PlanFollowUp, plan_follow_up
from servicedesk.services.follow_ups import FinishFollowUp, finish_follow_up
from servicedesk.services.site import close_department
from servicedesk.services.splitting import SplitTicket, split_ticket
from servicedesk.services.staff import deactivate_staff
from servicedesk.services.ticket_links import link
from servicedesk.services.ticket_reopening import open_linked
from servicedesk.services.ticket_states import ChangeState, change_state
from servicedesk.services.tickets import add_check, add_note, assign
from servicedesk.services.timed_ticket_states import BATCH, close_settled
from servicedesk.services.undo import undo_last
from tests.integration.services.ticket_life.tickets import entries, history, opened, row, solve

# -- solving and closing -------------------------------------------------------------------------------------------


def test_solving_asks_for_what_is_missing_and_takes_it_in_one_act(house):
    ticket = opened(house, kind=TicketKind.FAULT)
    check = add_check(house, ticket, "现场检测")
    left = add_check(house, ticket, "回访客人")
    needs = close_needs(house, ticket)
    assert (needs.resolution, needs.category, [item.id for item in needs.checks]) == (True, True, [check, left])
    category = categories(house)[1]
    for command, code in (
        (ChangeState(ticket, "solved"), "resolution_needed"),
        (ChangeState(ticket, "solved", resolution="好"), "category_needed"),
        (ChangeState(ticket, "solved", resolution="好", category_id=category.id), "left_open"),
    ):
        with pytest.raises(Refused, match=code):
            change_state(house, command)
    solve(house, ticket, category_id=category.id, ticked=(check,), anyway="客人已离店")
    found = ticket_detail(house, ticket)
    assert (found.row.state_class, found.category.id) == (StateClass.SOLVED, category.id)
    assert entries(house, ticket, EntryKind.STATE)[-1].details["left_open"] == ["回访客人"]
    assert [item.is_done for item in found.checks] == [True, False]
    undo_last(house)
    found = ticket_detail(house, ticket)
    assert (found.row.state_class, found.category, [item.is_done for item in found.checks]) == (
        StateClass.NEW,
        None,
        [False, False],
    )


def test_open_tickets_under_it_are_asked_about_but_never_told_to_who_may_not_read_them(house, people):
    parent, child = opened(house), opened(house, "子任务", is_sensitive=True)
    link(house, parent, child, LinkKind.PARENT)
    assert [task.id for task in close_needs(house, parent).tasks] == [child]
    clerk = house.as_actor(people[Role.FRONT_DESK])
    assert close_needs(clerk, parent).tasks == ()
    with pytest.raises(Refused, match="left_open"):
        solve(house, parent)
    solve(clerk, parent)


def test_guards_are_chosen_by_kind(house):
    nothing = dict.fromkeys(Guard, frozenset())
    rules.set_closing(house, Closing(0, {**nothing, Guard.CATEGORY: frozenset({"request"})}))
    fault, request = opened(house, kind=TicketKind.FAULT), opened(house)
    add_check(house, fault, "检测")
    solve(house, fault)
    with pytest.raises(Refused, match="category_needed"):
        solve(house, request)


def test_solved_tickets_close_by_themselves_once_and_results_stay(house, clock):
    ticket, later = opened(house), opened(house)
    solve(house, ticket)
    clock.advance(days=2)
    solve(house, later)
    clock.advance(days=1, minutes=1)

    def results():
        with house.database.reader.begin() as connection:
            return connection.execute(select(ServiceLevelResult.__table__).order_by(ServiceLevelResult.id)).all()

    before = results()
    assert (close_settled(house), close_settled(house)) == (1, 0)
    assert results() == before
    found = row(house, ticket)
    assert (found.state_class, found.closed_at.replace(tzinfo=clock.now().tzinfo)) == ("closed", clock.now())
    assert row(house, later).state_class == "solved"
    last = entries(house, ticket, EntryKind.STATE)[-1]
    assert (last.author, last.details["rule"]) == ("", "closed_after_days")
    assert history(house, ticket)[-1].state_class == "closed"


def test_nothing_closes_by_itself_where_the_site_says_never(house, clock):
    ticket = opened(house)
    solve(house, ticket)
    rules.set_closing(house, Closing(0, dict.fromkeys(Guard, frozenset())))
    clock.advance(days=300)
    with house.database.reader.begin() as connection:
        acts = connection.execute(select(func.count()).select_from(AuditEntry)).scalar()
    assert close_settled(house) == 0
    with house.database.reader.begin() as connection:
        assert connection.execute(select(func.count()).select_from(AuditEntry)).scalar() == acts


def test_ten_thousand_close_in_batches(house, clock):
    first = opened(house)
    solve(house, first)
    with house.work("test.many") as work:
        values = {key: value for key, value in row(house, first)._mapping.items() if key != "id"}
        many = [{**values, "number": f"X-{number}"} for number in range(10_000)]
        work.connection.execute(insert(Ticket.__table__), many)
        work.undoable = False
        work.commit()
    clock.advance(days=4)
    batches = []
    while done := close_settled(house):
        batches.append(done)
    assert (sum(batches), max(batches)) == (10_001, BATCH)
    with house.database.reader.begin() as connection:
        closed = select(func.count()).where(TicketEntry.kind == "state", TicketEntry.author_id.is_(None))
        assert connection.execute(closed.select_from(TicketEntry)).scalar() >= 10_000


def test_a_satisfied_guest_closes_the_ticket_and_nobody_reads_the_score_in_it(house, people):
    ticket = opened(house)
    solve(house.as_actor(people[Role.SPECIALIST]), ticket)
    call = plan_follow_up(house, PlanFollowUp("修好了吗", house.clock.now(), ticket_id=ticket))
    finish_follow_up(house.as_actor(people[Role.FRONT_DESK]), FinishFollowUp(call, csat=5))
    assert row(house, ticket).state_class == "closed"
    last = entries(house, ticket, EntryKind.STATE)[-1]
    assert last.details["rule"] == "guest_confirmed"
    assert "5" not in last.text


# -- reopening -----------------------------------------------------------------------------------------------------


def test_reopening_returns_to_the_last_solver_while_the_window_is_open(house, people, clock):
    specialist = people[Role.SPECIALIST]
    ticket = opened(house)
    change_state(house.as_actor(specialist), ChangeState(ticket, "in_progress"))
    solve(house.as_actor(specialist), ticket)
    clock.advance(days=6)
    change_state(house, ChangeState(ticket, "in_progress", reason="又坏了"))
    found = row(house, ticket)
    assert (found.owner_id, found.times_reopened, found.solved_at) == (specialist.staff_id, 1, None)
    solve(house.as_actor(specialist), ticket)
    deactivate_staff(house, specialist.staff_id, 1)
    change_state(house, ChangeState(ticket, "in_progress"))
    assert (row(house, ticket).owner_id, row(house, ticket).times_reopened) == (None, 2)


def test_past_the_window_a_linked_ticket_is_what_is_left(house, clock):
    ticket = opened(house, kind=TicketKind.FAULT, place="1208", channel=Channel.PHONE)
    filing.set_category(house, ticket, categories(house)[1].id)
    solve(house, ticket)
    clock.advance(days=8)
    moves = ticket_detail(house, ticket).moves
    assert (moves.is_over, moves.may_open, moves.into(StateClass.ACTIVE)) == (True, True, ())
    with pytest.raises(Refused, match="reopen_window_over"):
        change_state(house, ChangeState(ticket, "in_progress"))
    beside = open_linked(house, ticket, "又漏了").id
    new, old = ticket_detail(house, beside), ticket_detail(house, ticket)
    assert (new.row.place, new.row.kind, new.description, new.category) == (
        "1208",
        TicketKind.FAULT,
        "又漏了",
        old.category,
    )
    assert [item.ticket_id for item in old.links] == [beside]
    assert len(entries(house, ticket, EntryKind.LINK)) == len(entries(house, beside, EntryKind.LINK)) == 1


def test_a_linked_ticket_opens_although_what_the_old_one_had_is_gone(house, clock):
    with house.database.reader.begin() as connection:
        known = {each.code: each for each in connection.execute(select(Department.__table__))}
    gone = known["engineering"]
    ticket = opened(house, kind=TicketKind.FAULT, department_id=gone.id)
    line = add_note(house, ticket, "窗也坏了")
    filing.set_category(house, ticket, categories(house)[1].id)
    solve(house, ticket)
    clock.advance(days=30)
    filing.retire_category(house, categories(house)[1].id)
    close_department(house, gone.id, gone.version)
    beside, part = open_linked(house, ticket, "又坏了").id, split_ticket(house, SplitTicket(ticket, (line,), "窗")).id
    assert (row(house, beside).category_id, row(house, beside).department_id) == (None, None)
    assert row(house, part).department_id is None
    with pytest.raises(Refused, match="department_closed"):
        assign(house, beside, gone.id, None)
    assign(house, beside, known["front"].id, None)


@pytest.mark.parametrize(("rule", "days", "after", "works"), [
    (ReopenRule.ALWAYS, 0, 300, True),
    (ReopenRule.NEVER, 30, 0, False),
    (ReopenRule.WITHIN, 2, 2, True),
    (ReopenRule.WITHIN, 2, 3, False),
])  # fmt: skip
def test_the_rule_of_a_kind_decides(house, clock, rule, days, after, works):
    rules.set_reopening(house, TicketKind.REQUEST, rule, days)
    ticket = opened(house)
    solve(house, ticket)
    clock.advance(days=after)
    assert bool(ticket_detail(house, ticket).moves.into(StateClass.ACTIVE)) is works
    if works:
        change_state(house, ChangeState(ticket, "in_progress"))
    else:
        with pytest.raises(Refused, match="reopen"):
            change_state(house, ChangeState(ticket, "in_progress"))
