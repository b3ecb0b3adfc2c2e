"""The week's merged tickets in the report: as many as the metrics count, and nothing of a sensitive one."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.permissions import Role
from servicedesk.core.weekly import WeeklyReport
from servicedesk.queries.metrics import period_metrics
from servicedesk.queries.weekly.report import weekly_report
from servicedesk.services import sensitive_cases, tickets
from servicedesk.services.merging import MergeTickets, merge_tickets, undo_merge
from servicedesk.services.site_setup import SetUpSite, set_up_site
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.services.ticket_commands import OpenTicket

PASSWORD = "湖畔 good morning 7"


@pytest.fixture
def week(desk):
    """A hotel; Lin Xiao, a supervisor, acts. Monday of the week, and that of the one after."""
    set_up_site(desk, SetUpSite("Lake Hotel", "hotel", administrator="周宁", sign_in_name="z", password=PASSWORD))
    desk.actor = SYSTEM
    lin = add_staff(desk, AddStaff("lin", "林晓", Role.SUPERVISOR, password=PASSWORD))
    desk.actor = Actor(lin, "林晓", Role.SUPERVISOR)
    today = desk.site.local(desk.clock.now()).date()
    monday = today - timedelta(days=today.weekday())
    return SimpleNamespace(monday=monday, today=today)


def opened(desk, *titles):
    found = []
    for title in titles:
        desk.clock.advance(minutes=1)
        found.append(tickets.open_ticket(desk, OpenTicket(title)))
    return found


def merge(desk, source, target):
    merge_tickets(desk, MergeTickets(source.id, target.id))


def listed(desk, monday):
    found = weekly_report(desk, monday, "en").duplicates
    return None if found is None else [(row.number, row.into) for row in found.rows]


def counted(desk, monday):
    return period_metrics(desk, monday, monday + timedelta(days=6))["tickets"]["duplicates"]


def test_a_week_without_any_has_no_list_and_its_snapshot_is_as_before(desk, week):
    opened(desk, "甲")
    report = weekly_report(desk, week.monday, "en")
    assert report.duplicates is None
    assert '"format":5' not in report.to_json()


def test_each_leads_to_the_one_that_stays_with_who_and_when(desk, week):
    first, second, third, plain = opened(desk, "甲", "乙", "丙", "丁")
    merge(desk, first, second)
    merge(desk, second, third)
    found = weekly_report(desk, week.monday, "en").duplicates
    assert [(row.number, row.into, row.title) for row in found.rows] == [
        (first.number, third.number, "甲"),
        (second.number, third.number, "乙"),
    ]
    assert {(row.who, row.merged_on) for row in found.rows} == {("林晓", week.today)}
    assert (found.total, found.unlisted) == (counted(desk, week.monday), 0) == (2, 0)
    assert plain.number not in repr(found)


def test_undone_it_leaves_the_list_as_it_leaves_the_count(desk, week):
    first, second, third = opened(desk, "甲", "乙", "丙")
    merge(desk, first, second)
    merge(desk, third, second)
    undo_merge(desk, first.id)
    assert listed(desk, week.monday) == [(third.number, second.number)]
    assert counted(desk, week.monday) == 1


@pytest.mark.parametrize("which", ["source", "target"])
def test_sensitive_ones_are_counted_and_never_listed(desk, week, which):
    first, second, third, fourth = opened(desk, "SECRET", "WORDS", "丙", "丁")
    if which == "source":
        sensitive_cases.mark_sensitive(desk, first.id, True)
    merge(desk, first, second)
    sensitive_cases.mark_sensitive(desk, second.id, True)
    merge(desk, third, fourth)
    found = weekly_report(desk, week.monday, "en").duplicates
    assert (found.total, found.unlisted) == (counted(desk, week.monday), 1) == (2, 1)
    for word in (first.number + '"', second.number + '"', "SECRET", "WORDS"):
        assert word not in WeeklyReport.to_json(weekly_report(desk, week.monday, "en"))
    assert listed(desk, week.monday) == [(third.number, fourth.number)]


def test_they_stand_in_the_week_in_which_they_came(desk, week):
    (late,) = opened(desk, "上周")
    desk.clock.advance(days=7)
    first, second = opened(desk, "甲", "乙")
    merge(desk, first, second)
    merge(desk, late, second)
    following = week.monday + timedelta(days=7)
    assert listed(desk, week.monday) == [(late.number, second.number)]
    assert listed(desk, following) == [(first.number, second.number)]
    assert [counted(desk, each) for each in (week.monday, following)] == [1, 1]
    assert listed(desk, following + timedelta(days=7)) is None
    assert isinstance(following, date)


def test_the_snapshot_is_read_back_as_it_was_written(desk, week):
    first, second = opened(desk, "甲", "乙")
    merge(desk, first, second)
    report = weekly_report(desk, week.monday, "zh_CN")
    assert WeeklyReport.from_json(report.to_json()) == report
