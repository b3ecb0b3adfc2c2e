"""The service-level clock through the services: next update, versions of calendars, holidays, agreements inside."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from servicedesk.core.actor import Actor
from servicedesk.core.enums import Channel, EntryKind, Priority, Target, TicketKind
from servicedesk.core.errors import Refused
from servicedesk.core.permissions import Role
from servicedesk.models import (
    Calendar,
    CalendarDay,
    Department,
    InternalClock,
    ServiceLevelResult,
    Ticket,
    TicketCategory,
    TicketEntry,
)
from servicedesk.queries import internal_agreements, rules
from servicedesk.queries.analysis.other_promises import other_promises
from servicedesk.queries.analysis.record_rows import RecordKind
from servicedesk.queries.analysis.records import Drill, Figure, records
from servicedesk.queries.metrics import period_metrics
from servicedesk.queries.ticket_lists import TicketFilter, TicketView, ticket_list
from servicedesk.queries.weekly.report import weekly_report
from servicedesk.services.bulk_edits import BulkEdit, NewState, edit_many, preview_edit
from servicedesk.services.calendars import (
    DayDraft,
    days_effect,
    drop_version,
    fill_year,
    set_calendar_day,
    set_days,
    set_week,
    week_effect,
    year_effect,
)
from servicedesk.services.customers import AddCustomer, ChangeCustomer, add_customer, change_customer
from servicedesk.services.deadline_effects import tier_effect
from servicedesk.services.desk import load_site
from servicedesk.services.guest_contacts import guest_asked
from servicedesk.services.internal_agreements import AgreementDraft, PartnerDraft, save_agreements, save_partner
from servicedesk.services.service_levels import LevelDraft, save_levels
from servicedesk.services.site_setup import SetUpSite, set_up_site
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.ticket_states import ChangeState, change_state
from servicedesk.services.tickets import add_note, add_reply, assign, open_ticket
from servicedesk.services.undo import undo_last

OFFICE = {str(day): [["09:00", "18:00"]] for day in range(1, 6)}
SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def house(desk):
    """A hotel whose supervisor acts; it is Sunday afternoon, 14:32."""
    set_up_site(desk, SetUpSite("云湖酒店", "hotel"))
    load_site(desk)
    boss = add_staff(desk, AddStaff("shen", "沈磊", Role.SUPERVISOR, password="湖畔 good morning 7"))
    desk.actor = Actor(boss, "沈磊", Role.SUPERVISOR)
    return desk


def rows(desk, statement):
    with desk.database.reader.begin() as connection:
        return connection.execute(statement).all()


def ticket(desk, identity):
    return rows(desk, select(Ticket.__table__).where(Ticket.id == identity))[0]


def results(desk, identity, target):
    table = ServiceLevelResult.__table__
    return rows(desk, select(table).where(table.c.ticket_id == identity, table.c.target == target.value))


def entries(desk, identity, kind):
    table = TicketEntry.__table__
    return rows(desk, select(table).where(table.c.ticket_id == identity, table.c.kind == kind.value))


def office(desk):
    return rows(desk, select(Calendar.id).where(Calendar.code == "office"))[0].id


def by_office(desk, minutes=1200):
    """One rule for all: response 9 hours, update 9 hours, solved in *minutes* by the office calendar."""
    save_levels(desk, [LevelDraft(None, None, None, (), 540, 540, minutes, office(desk), True)])


def local(year, month, day, hour=0, minute=0):
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)


def opened(desk, **named):
    return open_ticket(desk, OpenTicket("空调漏水", **named)).id


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


# Calendars


def test_a_new_week_counts_from_its_day_on_and_what_was_decided_stays(house, clock):
    by_office(house)
    clock.advance(hours=18, minutes=28)  # Monday 09:00
    done, still_open = opened(house), opened(house)
    change_state(house, ChangeState(done, "solved", resolution="好了"))
    frozen = results(house, done, Target.RESOLUTION)
    # Nine hours on Monday, nine on Tuesday, two on Wednesday.
    assert ticket(house, still_open).resolution_due_at == local(2026, 11, 25, 11)
    half = {day: [["09:00", "12:00"]] for day in OFFICE}
    effect = week_effect(house, office(house), half, date(2026, 11, 24))
    assert (effect.moved, effect.later, effect.unchanged) == (1, 1, 0)
    assert effect.moves[0].new == local(2026, 11, 27, 11)
    assert ticket(house, still_open).resolution_due_at == local(2026, 11, 25, 11), "only tried"
    assert set_week(house, office(house), half, date(2026, 11, 24)) == 1
    # Monday by the old week, then three hours a day.
    assert ticket(house, still_open).resolution_due_at == local(2026, 11, 27, 11)
    assert results(house, done, Target.RESOLUTION) == frozen
    (entry,) = entries(house, still_open, EntryKind.DEADLINE)
    assert entry.details["target"] == "resolution"
    assert datetime.fromisoformat(entry.details["old"]) == local(2026, 11, 25, 11)
    assert (datetime.fromisoformat(entry.details["new"]), entry.details["why"]) == (
        local(2026, 11, 27, 11),
        "calendar",
    )
    version = rules.calendars(house)[1].versions[0]
    assert rules.calendars(house)[1].week["1"] == [["09:00", "18:00"]], "today's week is the old one"
    assert drop_version(house, version.id) == 1
    assert ticket(house, still_open).resolution_due_at == local(2026, 11, 25, 11)


def test_what_is_over_stays_as_it_was_counted(house):
    with pytest.raises(Refused, match="version_over"):
        set_week(house, office(house), OFFICE, date(2026, 11, 21))
    with pytest.raises(Refused, match="day_over"):
        set_calendar_day(house, office(house), date(2026, 11, 21), is_open=False)
    with pytest.raises(Refused, match="hours_unclear"):
        set_week(house, office(house), {"1": [["9点", "18:00"]]})
    with pytest.raises(Refused, match="calendar_never_open"):
        set_week(house, office(house), {"1": []})
    found = set_days(house, office(house), [DayDraft(date(2026, 11, 20), False), DayDraft(date(2026, 11, 24), False)])
    assert (found.added, found.over) == (1, 1)


def test_nights_and_days_with_hours_of_their_own(house, clock):
    by_office(house, 600)
    nights = {str(day): [["22:00", "06:00"]] for day in range(1, 8)}
    set_week(house, office(house), nights)
    identity = opened(house)  # Sunday 14:32: eight hours to Monday 06:00, two more from 22:00
    assert ticket(house, identity).resolution_due_at == local(2026, 11, 24)
    set_calendar_day(house, office(house), date(2026, 11, 23), True, "调休", (("10:00", "11:00"), ("22:00", "23:00")))
    assert ticket(house, identity).resolution_due_at == local(2026, 11, 23, 23)
    (day,) = rules.days(house, office(house), date(2026, 11, 23), date(2026, 11, 23))
    assert day.hours == (("10:00", "11:00"), ("22:00", "23:00"))
    undo_last(house)
    assert ticket(house, identity).resolution_due_at == local(2026, 11, 24)


def test_a_year_is_filled_and_an_unpublished_one_is_not_assumed(house, clock):
    clock.advance(days=-700)
    calendar = office(house)
    with house.work("test.clear") as work:
        work.connection.execute(CalendarDay.__table__.delete())
        work.undoable = False
        work.commit()
    set_calendar_day(house, calendar, date(2026, 10, 1), True, "值班", (("10:00", "12:00"),))
    effect = year_effect(house, calendar, 2026)
    assert effect.moved == 0
    found = fill_year(house, calendar, 2026)
    assert found.over == 0
    assert found.added > 20
    days = {row.on: row for row in rules.days(house, calendar, date(2026, 1, 1), date(2026, 12, 31))}
    assert (days[date(2026, 10, 2)].is_open, days[date(2026, 10, 2)].name) == (False, "国庆")
    assert days[date(2026, 10, 10)].is_open
    assert days[date(2026, 10, 1)].hours, "a day with hours of its own was settled by somebody"
    assert fill_year(house, calendar, 2026).added == 0
    with pytest.raises(Refused, match="holidays_unpublished"):
        fill_year(house, calendar, 2031)


def test_the_effect_lists_tickets_and_hides_sensitive_ones(house, clock):
    by_office(house)
    clock.advance(hours=20)
    plain, secret = opened(house), opened(house, is_sensitive=True)
    closed = [DayDraft(date(2026, 11, 24), False, "盘点")]
    assert days_effect(house, office(house), closed).tickets == (plain, secret)


def test_another_tier_is_tried_on_the_open_deadlines_of_that_customer(house, clock):
    guest, other = add_customer(house, AddCustomer("程淑仪")), add_customer(house, AddCustomer("贺兰"))
    identity = opened(house, customer_id=guest, priority=Priority.URGENT, kind=TicketKind.FAULT)
    opened(house, customer_id=other)
    before = ticket(house, identity)
    effect = tier_effect(house, guest, "gold")
    assert (effect.moved, effect.earlier, effect.unchanged) == (1, 1, 0)
    assert ticket(house, identity) == before
    change_customer(house, ChangeCustomer(guest, tier_code="gold"))
    assert ticket(house, identity).resolution_due_at < before.resolution_due_at
    assert (effect.moves[0].old, effect.moves[0].new) == (before.due_at, ticket(house, identity).due_at)
    assert entries(house, identity, EntryKind.DEADLINE)[0].details["why"] == "customer"


def test_a_tier_says_nothing_of_sensitive_tickets_to_who_may_not_read_them(house, clock):
    guest = add_customer(house, AddCustomer("程淑仪"))
    opened(house, customer_id=guest, priority=Priority.URGENT, kind=TicketKind.FAULT, is_sensitive=True)
    assert tier_effect(house, guest, "gold").moved == 1
    front = tier_effect(house.as_actor(Actor(None, "新人", Role.FRONT_DESK)), guest, "gold")
    assert (front.moved, front.unchanged, front.moves) == (0, 0, ())


def test_many_tickets_say_which_deadlines_move_before_they_are_saved(house, clock):
    guest = add_customer(house, AddCustomer("程淑仪", tier_code="gold"))
    first, second = (
        opened(house, customer_id=guest, priority=Priority.URGENT, kind=TicketKind.FAULT) for _ in range(2)
    )
    before = ticket(house, first)
    seen = preview_edit(house, BulkEdit((first, second), priority=Priority.LOW))
    assert seen.moved == 2
    assert ticket(house, first) == before
    edit_many(house, BulkEdit((first, second), priority=Priority.LOW))
    after = ticket(house, first)
    (move, _other) = seen.moves
    assert (move.ticket_id, move.old, move.new) == (first, before.due_at, after.due_at)
    assert not move.is_earlier
    assert [row.details["why"] for row in entries(house, first, EntryKind.DEADLINE)] == ["fields"]
    # What is finished has no deadline that could move.
    solved = preview_edit(house, BulkEdit((first,), state=NewState("cancelled", reason="客人走了")))
    assert (solved.changed, solved.moved) == (1, 0)


# Agreements inside the house


@pytest.fixture
def agreed(house):
    """Engineering has 30 minutes, a lift company an hour."""
    engineering = rows(house, select(Department.id).where(Department.code == "engineering"))[0].id
    front = rows(house, select(Calendar.id).where(Calendar.code == "front"))[0].id
    lift = save_partner(house, PartnerDraft(None, "申通电梯", "李工", "021-5555 0101", front))
    save_agreements(
        house,
        [
            AgreementDraft(None, engineering, None, 10, front, priority="urgent"),
            AgreementDraft(None, engineering, None, 30, front),
            AgreementDraft(None, None, lift, 60, front),
        ],
    )
    return engineering, lift


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
