"""Agreements inside the house: with whom a ticket is, until when, the same on screen, paper and command line."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from servicedesk.core.enums import Priority
from servicedesk.core.errors import Refused
from servicedesk.models import InternalClock, TicketCategory
from servicedesk.queries import internal_agreements, rules
from servicedesk.queries.analysis.other_promises import other_promises
from servicedesk.queries.analysis.record_rows import RecordKind
from servicedesk.queries.analysis.records import Drill, Figure, records
from servicedesk.queries.metrics import period_metrics
from servicedesk.queries.ticket_lists import TicketFilter, TicketView, ticket_list
from servicedesk.queries.weekly.report import weekly_report
from servicedesk.services.internal_agreements import AgreementDraft, save_agreements
from servicedesk.services.service_levels import LevelDraft, save_levels
from servicedesk.services.ticket_states import ChangeState, change_state
from servicedesk.services.tickets import add_reply, assign
from servicedesk.services.undo import undo_last
from tests.integration.services.service_clock.levels import opened, rows, ticket


def clocks(desk):
    return rows(desk, select(InternalClock.__table__).order_by(InternalClock.id))


def test_a_clock_inside_starts_with_the_hand_over_and_stops_when_it_is_back(house, agreed, clock):
    engineering, lift = agreed
    identity = opened(house)
    due = ticket(house, identity).due_at
    assert clocks(house) == []
    assign(house, identity, engineering, None)
    (running,) = clocks(house)
    assert (running.target_minutes, running.due_at) == (30, clock.now() + timedelta(minutes=30))
    assert ticket(house, identity).due_at == due, "the guest's clock is untouched"
    clock.advance(minutes=12)
    assign(house, identity, engineering, None, "还是你们")
    assert len(clocks(house)) == 1, "nobody else has it: nothing starts anew"
    assign(house, identity, engineering, None, "叫厂家", partner_id=lift)
    first, second = clocks(house)
    assert (first.elapsed_minutes, first.is_met, second.partner_id) == (12, True, lift)
    clock.advance(minutes=61)
    change_state(house, ChangeState(identity, "solved", resolution="换了门机"))
    second = clocks(house)[1]
    assert (second.elapsed_minutes, second.is_met, second.ended_at) == (61, False, clock.now())
    undo_last(house)
    assert clocks(house)[1].ended_at is None


def test_the_first_agreement_that_matches_applies_and_wrong_ones_are_refused(house, agreed):
    engineering, lift = agreed
    opened(house, department_id=engineering, priority=Priority.URGENT)
    assert [row.target_minutes for row in clocks(house)] == [10]
    front = clocks(house)[0].calendar_id
    with pytest.raises(Refused, match="agreement_with_whom"):
        save_agreements(house, [AgreementDraft(None, engineering, lift, 10, front)])
    with pytest.raises(Refused, match="minutes_needed"):
        save_agreements(house, [AgreementDraft(None, engineering, None, 0, front)])


def test_the_ticket_says_with_whom_it_is_and_lists_find_what_is_late_inside(house, agreed, clock):
    engineering, lift = agreed
    identity = opened(house, department_id=engineering)
    clock.advance(minutes=18)
    (row,) = internal_agreements.clocks_of(house, identity)
    assert (row.who.zh, row.left_minutes, row.ended_at) == ("工程部", 12, None)
    late = TicketFilter(TicketView.INTERNAL_OVERDUE)
    assert ticket_list(house, late) == []
    clock.advance(minutes=13)
    assert [row.id for row in ticket_list(house, late)] == [identity]
    assign(house, identity, None, None, "", partner_id=lift)
    assert ticket_list(house, late) == []
    assert [row.open_tickets for row in internal_agreements.partners(house)] == [1]
    start, end = clock.now() - timedelta(days=1), clock.now() + timedelta(days=1)
    ended = other_promises(house, start, end).inside[0]
    assert (ended.who.zh, ended.share.successes, ended.share.n) == ("工程部", 0, 1)
    late = records(house, Drill(Figure.INSIDE, start, end, party=ended.key, hits=False))
    assert [(row.kind, row.id, row.is_hit) for row in late.rows] == [(RecordKind.TICKET, identity, False)]


def test_a_rule_on_a_category_holds_for_what_stands_under_it(house, agreed):
    with house.work("test.category") as work:
        names = {"name_zh": "电梯", "name_en": "Lift"}
        above = work.insert(TicketCategory, code="x-lift", parent_id=None, **names)
        below = work.insert(TicketCategory, code="x-door", parent_id=above, **names)
        work.undoable = False
        work.commit()
    level = rules.levels(house)[-1]
    rule = LevelDraft(None, None, None, (), 5, 7, 9, level.calendar_id, category_id=above)
    default = LevelDraft(None, None, None, (), 60, 60, 600, level.calendar_id, True)
    save_levels(house, [rule, default])
    engineering = agreed[0]
    save_agreements(house, [AgreementDraft(None, engineering, None, 3, level.calendar_id, category_id=above)])
    found = ticket(house, opened(house, category_id=below, department_id=engineering))
    assert found.resolution_due_at - found.opened_at == timedelta(minutes=9)
    assert [row.target_minutes for row in clocks(house)] == [3]
    other = ticket(house, opened(house, department_id=engineering))
    assert other.resolution_due_at - other.opened_at == timedelta(minutes=600)
    assert len(clocks(house)) == 1


def test_next_updates_and_agreements_are_the_same_on_screen_paper_and_command_line(house, agreed, clock):
    engineering, lift = agreed
    first, late, running = (opened(house, department_id=engineering) for _ticket in range(3))
    clock.advance(minutes=5)
    add_reply(house, first, "在处理")
    clock.advance(minutes=26)
    assign(house, late, None, None, "", partner_id=lift)
    change_state(house, ChangeState(first, "solved", resolution="已修"))
    clock.advance(days=3)
    monday = date(2026, 11, 16)
    (start, end) = house.site.day_bounds(monday)[0], house.site.day_bounds(monday + timedelta(days=7))[0]
    found = other_promises(house, start, end)
    printed = period_metrics(house, monday, monday + timedelta(days=6))
    # Behind each number stand as many records.
    behind = records(house, Drill(Figure.NEXT_UPDATE, start, end))
    assert (behind.total, sum(bool(row.is_hit) for row in behind.rows)) == (found.update.n, found.update.successes)
    for row in found.inside:
        behind = records(house, Drill(Figure.INSIDE, start, end, party=row.key))
        assert (behind.total, sum(bool(each.is_hit) for each in behind.rows)) == (row.share.n, row.share.successes)
    frozen = weekly_report(house, monday, "zh_CN").other_promises
    assert [(row.who.zh, row.share.successes, row.share.n) for row in found.inside] == [
        ("工程部", 0, 3),
        ("申通电梯", 0, 1),
    ]
    assert [(row.label, row.share.hits, row.share.n) for row in frozen.inside] == [("工程部", 0, 3), ("申通电梯", 0, 1)]
    assert [(row["name"], row["percent"], row["n"]) for row in printed["internal"]] == [
        ("工程部", 0, 3),
        ("申通电梯", 0, 1),
    ]
    assert found.update.n == frozen.update.n == printed["next_update"]["n"] == 3
    assert found.update.successes == frozen.update.hits == 1
    assert printed["next_update"]["percent"] == pytest.approx(100 / 3)
    assert frozen.inside[0].share.interval.high == printed["internal"][0]["upper"] == pytest.approx(56.149, abs=0.001)
    # The guest's own deadlines are counted as if nothing had been agreed inside.
    assert printed["sla"]["met"] + printed["sla"]["breached"] <= 3
    assert running
