"""Levels fire once for each deadline, in order, late ones marked; what is done or gone never escalates."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from servicedesk.core.actor import SYSTEM
from servicedesk.core.enums import Priority
from servicedesk.core.notices import NoticeKind
from servicedesk.models import AuditEntry, EscalationTimer, Notice, ServiceLevel, Ticket, TicketEntry
from servicedesk.queries.escalation import EscalationRule, would_fire
from servicedesk.services import escalation, timed_work
from servicedesk.services.customers import AddCustomer, ChangeCustomer, add_customer, change_customer
from servicedesk.services.escalation_levels import Conditions, save_escalation_levels
from servicedesk.services.service_levels import LevelDraft as TimeRule
from servicedesk.services.service_levels import save_levels
from servicedesk.services.ticket_categories import SaveCategory, save_category
from servicedesk.services.ticket_commands import EditTicket
from servicedesk.services.ticket_states import ChangeState, change_state
from servicedesk.services.tickets import assign, edit_ticket, watch
from servicedesk.services.undo import undo, undo_last
from servicedesk.storage import escalation as facts
from servicedesk.storage import escalation_cases, escalation_rules
from tests.integration.services.escalation.levels import HOUR, always, at, events, notices, open_one, person, rows


def test_each_level_fires_at_its_share_of_the_working_time(house, clock):
    lin, shen = person(house, "lin"), person(house, "shen")
    save_escalation_levels(house, [at(75), at(100, roles=("supervisor",)), at(minutes=30, raise_priority=True)])
    ticket = open_one(house, owner_id=lin.id)
    due = []
    for _minute in range(11 * HOUR):
        due.append(timed_work.run(house))
        clock.advance(minutes=1)
    assert [(row.due_at - row.fired_at, row.is_late) for row in events(house)] == [(timedelta(0), False)] * 3
    opened = rows(house, select(Ticket.opened_at))[0][0]
    assert [(row.fired_at - opened) / timedelta(minutes=1) for row in events(house)] == [450, 600, 630]
    assert notices(house, lin.id) == [NoticeKind.ASSIGNED, NoticeKind.SOON]
    assert notices(house, shen.id) == [NoticeKind.ESCALATED]
    assert rows(house, select(Ticket.priority).where(Ticket.id == ticket)) == [("high",)]


def test_what_was_missed_fires_once_in_order_and_is_marked_late(house, clock):
    save_escalation_levels(house, [at(100), at(50), at(minutes=-60)])
    first = open_one(house)
    clock.advance(minutes=7)
    second = open_one(house)
    timed_work.run(house)
    clock.advance(hours=20)
    timed_work.run(house)
    found = events(house)
    assert [row.ticket_id for row in found] == [first, second] * 3
    assert [row.due_at for row in found] == sorted(row.due_at for row in found)
    assert all(row.is_late for row in found)
    assert {row.fired_at for row in found} == {clock.now()}
    assert timed_work.run(house) == 0
    assert len(events(house)) == 6


def test_a_moved_deadline_arms_again_but_tells_nobody_twice_of_the_same(house, clock):
    save_escalation_levels(house, [at(50)])
    ticket = open_one(house)
    clock.advance(hours=5)
    timed_work.run(house)
    assert len(events(house)) == 1
    # Earlier: the half of the new time is long past and somebody was told after it.
    edit_ticket(house, EditTicket(ticket, priority=Priority.HIGH))
    timed_work.run(house)
    assert len(events(house)) == 1
    # Later: half of it is still to come.
    edit_ticket(house, EditTicket(ticket, priority=Priority.NORMAL))
    timed_work.run(house)
    assert len(events(house)) == 1
    longer = rows(house, select(ServiceLevel.id).where(ServiceLevel.is_default, ServiceLevel.is_active))[0]
    save_levels(house, [TimeRule(longer.id, None, None, (), HOUR, HOUR, 40 * HOUR, always(house), True)])
    timed_work.run(house)
    assert len(events(house)) == 1
    clock.advance(hours=15)
    timed_work.run(house)
    assert [row.is_late for row in events(house)] == [False, False]


def test_a_pause_holds_percent_levels(house, clock):
    save_escalation_levels(house, [at(50), at(75)])
    ticket = open_one(house)
    clock.advance(hours=6)
    timed_work.run(house)
    assert len(events(house)) == 1
    change_state(house, ChangeState(ticket, "waiting_customer", reason="等客人"))
    clock.advance(hours=50)
    timed_work.run(house)
    assert len(events(house)) == 1
    change_state(house, ChangeState(ticket, "in_progress"))
    timed_work.run(house)
    assert len(events(house)) == 1
    clock.advance(minutes=89)
    timed_work.run(house)
    assert len(events(house)) == 1
    clock.advance(minutes=1)
    timed_work.run(house)
    assert [row.is_late for row in events(house)] == [True, False]


@pytest.mark.parametrize("end", ["solved", "cancelled"])
def test_what_is_done_never_escalates(house, clock, end):
    save_escalation_levels(house, [at(100)])
    ticket = open_one(house)
    timed_work.run(house)
    change_state(house, ChangeState(ticket, end, reason="重复", resolution="修好了"))
    clock.advance(hours=30)
    timed_work.run(house)
    assert events(house) == []
    assert rows(house, select(EscalationTimer.ticket_id)) == []


def test_removing_a_rule_clears_what_waits_and_a_new_one_is_not_late(house, clock):
    save_escalation_levels(house, [at(100)])
    open_one(house)
    timed_work.run(house)
    save_escalation_levels(house, [])
    clock.advance(hours=30)
    timed_work.run(house)
    assert events(house) == []
    save_escalation_levels(house, [at(100)])
    clock.advance(minutes=1)
    timed_work.run(house)
    assert [row.is_late for row in events(house)] == [False]


def test_a_breach_stays_visible_after_success(house, clock):
    save_escalation_levels(house, [at(100)])
    ticket = open_one(house)
    clock.advance(hours=11)
    timed_work.run(house)
    change_state(house, ChangeState(ticket, "solved", resolution="修好了"))
    timed_work.run(house)
    assert len(events(house, ticket)) == 1


def test_conditions_decide_when_it_is_due(house, clock):
    lin = person(house, "lin")
    save_escalation_levels(
        house,
        [at(50, conditions=Conditions(only_unassigned=True)), at(50, conditions=Conditions(priorities=("high",)))],
    )
    ticket = open_one(house)
    assign(house, ticket, None, lin.id)
    clock.advance(hours=6)
    timed_work.run(house)
    assert events(house) == []
    # It is nobody's again: from now on the level holds, and it is not late for what was before.
    assign(house, ticket, None, None)
    timed_work.run(house)
    assert [row.is_late for row in events(house)] == [False]


def test_a_new_tier_alone_arms_levels_that_ask_for_it(house, clock):
    """No deadline moves and no ticket is touched: what is passed already fires once, what comes at its time."""
    guest = add_customer(house, AddCustomer("陈思远"))
    save_escalation_levels(house, [at(50, conditions=Conditions(tiers=("gold",)))])
    ticket = open_one(house, customer_id=guest)
    timed_work.run(house)
    version = rows(house, select(Ticket.version).where(Ticket.id == ticket))
    change_customer(house, ChangeCustomer(guest, tier_code="gold"))
    assert rows(house, select(Ticket.version).where(Ticket.id == ticket)) == version
    clock.advance(hours=30)
    timed_work.run(house)
    assert len(events(house, ticket)) == 1
    other = open_one(house, customer_id=guest)
    timed_work.run(house)
    change_customer(house, ChangeCustomer(guest, tier_code=""))
    clock.advance(hours=20)
    timed_work.run(house)
    assert events(house, other) == [], "who is of that tier no longer is not waited for"
    undo_last(house)
    clock.advance(hours=30)
    timed_work.run(house)
    assert len(events(house, other)) == 1, "an undone change counts as one"


def test_the_response_escalates_until_somebody_answers(house, clock):
    save_escalation_levels(house, [at(100, target="response")])
    ticket = open_one(house)
    answered = open_one(house)
    change_state(house, ChangeState(answered, "in_progress"))
    clock.advance(hours=2)
    timed_work.run(house)
    assert [row.ticket_id for row in events(house)] == [ticket]


def test_a_level_may_hand_over_and_write_why(house, clock):
    he = person(house, "he")
    save_escalation_levels(house, [at(100, assign_owner_id=he.id, note="工程部接手")])
    ticket = open_one(house, owner_id=person(house, "lin").id)
    clock.advance(hours=10)
    timed_work.run(house)
    assert rows(house, select(Ticket.owner_id)) == [(he.id,)]
    assert notices(house, he.id) == [NoticeKind.ASSIGNED]
    entry = rows(house, select(TicketEntry.__table__).where(TicketEntry.kind == "escalated"))[0]
    assert (entry.ticket_id, entry.author_id, entry.text) == (ticket, None, "工程部接手")


def test_what_a_level_changed_can_be_undone_and_it_does_not_fire_again(house, clock):
    save_escalation_levels(house, [at(100, raise_priority=True, roles=("supervisor",))])
    ticket = open_one(house)
    clock.advance(hours=10)
    timed_work.run(house)
    fired = rows(house, select(AuditEntry.__table__).where(AuditEntry.act == "escalation.fire_next"))
    assert [(row.entity, row.entity_id, row.staff_id) for row in fired] == [("ticket", ticket, None)]
    undo(house.as_actor(person(house, "shen").actor), fired[0].id)
    assert rows(house, select(Ticket.priority)) == [("normal",)]
    clock.advance(minutes=1)
    timed_work.run(house)
    assert len(events(house)) == 1
    assert rows(house, select(Ticket.priority)) == [("normal",)]


def test_nothing_is_kept_where_nothing_was_due(house, clock):
    save_escalation_levels(house, [at(100)])
    open_one(house)
    timed_work.run(house)
    before = rows(house, select(AuditEntry.id))
    assert not escalation.anything_due(house)
    for _ in range(3):
        clock.advance(minutes=1)
        assert timed_work.run(house) == 0
    assert rows(house, select(AuditEntry.id)) == before


def test_sensitive_tickets_tell_only_those_who_may_read_them(house, clock):
    lin, shen, he = (person(house, name) for name in ("lin", "shen", "he"))
    save_escalation_levels(house, [at(100, owner=True, roles=("supervisor", "specialist"))])
    ticket = open_one(house, owner_id=lin.id, is_sensitive=True)
    watch(house.as_actor(he.actor), open_one(house))
    clock.advance(hours=10)
    timed_work.run(house)
    about = rows(house, select(Notice.staff_id).where(Notice.ticket_id == ticket))
    assert about == [(shen.id,)]


def placed(drafts, now):
    return [
        EscalationRule(
            -place - 1, place, each.target, each.percent, each.offset_minutes, each.conditions, each.actions, now, True
        )
        for place, each in enumerate(drafts)
    ]


def test_a_level_for_a_category_fires_for_it_and_what_is_filed_below_only(house, clock):
    top = save_category(house, SaveCategory(None, 0, None, "客房部", "Guest rooms"))
    below = save_category(house, SaveCategory(None, 0, top, "空调", "Air conditioning"))
    deepest = save_category(house, SaveCategory(None, 0, below, "漏水", "Leaks"))
    beside = save_category(house, SaveCategory(None, 0, top, "电视", "Television"))
    by_category = {each: open_one(house, category_id=each) for each in (top, below, deepest, beside, None)}
    level = at(percent=50, conditions=Conditions(categories=(below,)))
    clock.advance(minutes=6 * HOUR)
    house.actor = person(house, "shen").actor
    assert would_fire(house, placed([level], clock.now())) == {0: 2}
    save_escalation_levels(house.as_actor(SYSTEM), [level])
    timed_work.run(house)
    assert {each.ticket_id for each in events(house)} == {by_category[below], by_category[deepest]}


def counted_one_by_one(desk, levels):
    """What would fire, worked out ticket by ticket from its whole history."""
    counts = dict.fromkeys(range(len(levels)), 0)
    with desk.database.reader.begin() as connection:
        for (identity,) in connection.execute(select(Ticket.id)).all():
            case = escalation_cases.case(connection, identity)
            zone, now = desk.site.zone, desk.clock.now()
            for each in facts.pending(connection, case, levels, case.opened_at, zone, now):
                counts[each.position] += each.moment <= now
    return counts


def test_what_is_counted_before_saving_is_what_each_ticket_says_by_itself(house, clock):
    drafts = [
        at(percent=percent, minutes=minutes, target=target, conditions=conditions)
        for percent, minutes in ((50, None), (100, None), (150, None), (None, -90), (None, 0), (None, 90))
        for target in ("response", "resolution")
        for conditions in (Conditions(), Conditions(priorities=("high",)))
    ]
    levels = placed(drafts, clock.now())
    for number in range(12):
        each = open_one(house, priority=Priority.HIGH if number % 3 else Priority.NORMAL)
        clock.advance(minutes=35)
        if number % 4 == 1:
            change_state(house, ChangeState(each, "waiting_customer", reason="等客人"))
        if number % 4 == 2:
            change_state(
                house, ChangeState(each, "waiting_customer", reason="等", until_at=clock.now() + timedelta(hours=1))
            )
        if number % 4 == 3:
            change_state(house, ChangeState(each, "in_progress"))
    for _ in range(8):
        assert would_fire(house, levels) == counted_one_by_one(house, levels)
        clock.advance(minutes=97)
    assert sum(would_fire(house, levels).values()) > 60
    # What fired is done for its deadline, and counts again where the deadline moved ahead.
    save_escalation_levels(house, drafts[:9])
    timed_work.run(house)
    with house.database.reader.begin() as connection:
        saved = [
            EscalationRule(*map(each.__getattribute__, EscalationRule.__slots__))
            for each in escalation_rules.rules(connection)
        ]
    assert would_fire(house, saved) == counted_one_by_one(house, saved)
    clock.advance(minutes=300)
    assert would_fire(house, saved) == counted_one_by_one(house, saved)


def test_what_nobody_waits_for_is_not_counted_further(house, clock):
    open_one(house)
    clock.advance(minutes=20 * HOUR)
    levels = placed([at(percent=50)], clock.now())
    assert would_fire(house, levels) == {0: 1}
    assert would_fire(house, levels, lambda: False) == {0: 0}
