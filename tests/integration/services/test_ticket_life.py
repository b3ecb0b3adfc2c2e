"""A ticket's life by the site's rules: steps and rights, what closing asks for, waits, reopening, time's own acts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, insert, select

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.enums import Channel, EntryKind, Impact, LinkKind, Priority, StateClass, TicketKind, Urgency
from servicedesk.core.errors import NotAllowed, Refused
from servicedesk.core.lifecycle import Closing, Guard, ReopenRule, WhenOver
from servicedesk.core.permissions import Permission, Role
from servicedesk.models import (
    AuditEntry,
    Department,
    Scenario,
    ServiceLevelResult,
    Ticket,
    TicketEntry,
    TicketStateChange,
)
from servicedesk.queries.ticket_categories import categories, category_tree
from servicedesk.queries.ticket_details import ticket_detail
from servicedesk.queries.ticket_lists import TicketFilter, TicketView, ticket_list
from servicedesk.queries.ticket_moves import close_needs
from servicedesk.queries.ticket_rules import life_rules
from servicedesk.services import ticket_categories as filing
from servicedesk.services import ticket_rules as rules
from servicedesk.services.desk import load_site
from servicedesk.services.follow_up_plans import PlanFollowUp, plan_follow_up
from servicedesk.services.follow_ups import FinishFollowUp, finish_follow_up
from servicedesk.services.site import close_department
from servicedesk.services.site_setup import SetUpSite, set_up_site
from servicedesk.services.splitting import SplitTicket, split_ticket
from servicedesk.services.staff import AddStaff, add_staff, deactivate_staff
from servicedesk.services.ticket_commands import EditTicket, OpenTicket
from servicedesk.services.ticket_links import link
from servicedesk.services.ticket_priorities import assess, follow_assessment
from servicedesk.services.ticket_reopening import open_linked
from servicedesk.services.ticket_states import ChangeState, change_state
from servicedesk.services.tickets import add_check, add_note, assign, edit_ticket, open_ticket
from servicedesk.services.timed_ticket_states import BATCH, close_settled, end_waits
from servicedesk.services.undo import undo_last

PASSWORD = "湖畔 good morning 7"
W, S, C = StateClass.WAITING, StateClass.SOLVED, StateClass.CLOSED


@pytest.fixture
def house(desk):
    """A hotel from its pack; the system acts, people of each role are there."""
    set_up_site(desk, SetUpSite("云湖酒店", "hotel", administrator="周宁", sign_in_name="admin", password=PASSWORD))
    load_site(desk)
    return desk


@pytest.fixture
def people(house):
    def hire(code, role):
        return Actor(add_staff(house, AddStaff(code, code, role, password=PASSWORD)), code, role)

    return {role: hire(role.value, role) for role in (Role.FRONT_DESK, Role.SPECIALIST, Role.SUPERVISOR)}


def opened(desk, title="空调漏水", **more):
    return open_ticket(desk, OpenTicket(title, **more)).id


def row(desk, ticket_id):
    with desk.database.reader.begin() as connection:
        return connection.execute(select(Ticket.__table__).where(Ticket.id == ticket_id)).one()


def history(desk, ticket_id):
    statement = select(TicketStateChange.__table__).where(TicketStateChange.ticket_id == ticket_id)
    with desk.database.reader.begin() as connection:
        return connection.execute(statement.order_by(TicketStateChange.at, TicketStateChange.id)).all()


def entries(desk, ticket_id, kind):
    return [entry for entry in ticket_detail(desk, ticket_id).entries if entry.kind is kind]


def solve(desk, ticket_id, **more):
    change_state(desk, ChangeState(ticket_id, "solved", resolution="修好了", **more))


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
    assert (found.row.state_class, found.category.id) == (S, category.id)
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


# -- categories ----------------------------------------------------------------------------------------------------


def test_the_scenario_proposes_the_category_of_the_pack(house):
    tree = {item.path.zh: item for item in categories(house)}
    assert tree["工程 / 报修"].path.en == "Engineering / Fault"
    with house.database.reader.begin() as connection:
        fault = connection.execute(select(Scenario.id).where(Scenario.code == "facility_fault")).scalar()
    assert ticket_detail(house, opened(house, scenario_id=fault)).category.path.zh == "工程 / 报修"
    assert filing.take_categories_from_pack(house) == 0


def test_categories_are_added_moved_retired_and_merged_and_tickets_follow(house):
    top = filing.save_category(house, filing.SaveCategory(None, 0, None, "设施报修", "Facilities"))
    air = filing.save_category(house, filing.SaveCategory(None, 0, top, "空调", "Air conditioning"))
    heat = filing.save_category(house, filing.SaveCategory(None, 0, top, "暖气", "Heating"))
    with pytest.raises(Refused, match="name_taken"):
        filing.save_category(house, filing.SaveCategory(None, 0, top, "空调", ""))
    with pytest.raises(Refused, match="category_below_itself"):
        filing.save_category(house, filing.SaveCategory(top, 1, air, "设施报修", "Facilities"))
    cold, warm = opened(house, category_id=air), opened(house, category_id=heat)
    assert ticket_detail(house, cold).category.path.zh == "设施报修 / 空调"

    def listed(category):
        return sorted(each.id for each in ticket_list(house, TicketFilter(category_id=category)))

    assert (listed(top), listed(air)) == ([cold, warm], [cold])
    filing.merge_category(house, heat, air)
    assert listed(air) == [cold, warm]
    assert ticket_detail(house, warm).category.path.zh == "设施报修 / 空调"
    assert {each.category.id: each.tickets for each in category_tree(house)}[air] == 2
    undo_last(house)
    assert (listed(air), ticket_detail(house, warm).category.name.zh) == ([cold], "暖气")
    filing.retire_category(house, top)
    assert not {top, air, heat} & {each.id for each in categories(house)}
    with pytest.raises(Refused, match="category_gone"):
        filing.set_category(house, opened(house), air)
    assert ticket_detail(house, cold).category.path.zh == "设施报修 / 空调"


def test_counts_of_categories_hide_sensitive_tickets(house, people):
    place = categories(house)[0].id
    opened(house, category_id=place, is_sensitive=True)
    auditor = house.as_actor(Actor(None, "auditor", Role.AUDITOR))
    assert next(each.tickets for each in category_tree(auditor) if each.category.id == place) == 1
    clerk = house.as_actor(people[Role.FRONT_DESK])
    assert ticket_list(clerk, TicketFilter(category_id=place)) == []


# -- priority ------------------------------------------------------------------------------------------------------


def test_the_priority_follows_impact_and_urgency_until_set_by_hand(house):
    ticket = opened(house)
    before = row(house, ticket).resolution_due_at
    assert assess(house, ticket, Impact.ALL, Urgency.NOW) is Priority.URGENT
    assert row(house, ticket).resolution_due_at < before
    edit_ticket(house, EditTicket(ticket, priority=Priority.LOW))
    assert ticket_detail(house, ticket).priority_is_manual
    assert assess(house, ticket, Impact.SEVERAL, Urgency.TODAY) is Priority.LOW
    assert follow_assessment(house, ticket) is Priority.HIGH
    rules.set_priority_for(house, Impact.SEVERAL, Urgency.TODAY, Priority.NORMAL)
    assert row(house, ticket).priority == "high"
    made = row(house, opened(house, impact="several", urgency="today"))
    assert (made.priority, made.priority_is_manual) == ("normal", False)
    assert row(house, opened(house, impact="several", urgency="today", priority=Priority.URGENT)).priority_is_manual


def test_reasons_are_the_sites_own(house):
    rules.set_reasons(house, "waiting", [{"zh": "等配件", "en": ""}, {"zh": " ", "en": ""}])
    reasons = life_rules(house).reasons
    assert [(each.zh, each.en) for each in reasons["waiting"]] == [("等配件", "等配件")]
    assert reasons["cancelled"]
    assert house.actor is SYSTEM
