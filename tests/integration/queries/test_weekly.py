"""The weekly report: the same figures on screen, on paper and on the command line, and frozen once."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import String, cast, delete, update

from servicedesk.core.actor import SYSTEM
from servicedesk.core.enums import TicketKind
from servicedesk.core.errors import Refused
from servicedesk.core.figure_text import number
from servicedesk.core.translation import Translator
from servicedesk.core.weekly import Metric, WeeklyReport
from servicedesk.core.weekly_quality import Flaw
from servicedesk.core.weekly_satisfaction import Group
from servicedesk.models import Compensation, IssuedReport, Promise, Site, SurveyResponse, Ticket, Visit
from servicedesk.queries import compensation_costs, promises
from servicedesk.queries.analysis import causes, comparison, demand, distribution, trends, waiting
from servicedesk.queries.analysis.causes import CauseBasis
from servicedesk.queries.analysis.scope import Dimension
from servicedesk.queries.metrics import period_metrics
from servicedesk.queries.reports import issued_reports
from servicedesk.queries.weekly import first_page
from servicedesk.queries.weekly.report import weekly_report
from servicedesk.queries.weekly.shares import rate_control
from servicedesk.reporting import issue_weekly, make_weekly
from servicedesk.reports.weekly import weekly_pdf
from servicedesk.services.desk import open_desk
from servicedesk.ui.pages.evaluation.cost_panels import costs_by_cause, costs_by_type, promises_chart
from tests.integration.queries.weekly_site import MONDAY, WEEK, at, bounds, change, chapters, insert, pages, visit
from tests.unit.reports.sample import FULL

# -- one definition everywhere -----------------------------------------------------------------------------------


def test_the_paper_says_what_the_command_line_says(demo):
    made = make_weekly(demo, MONDAY, "en")
    said = period_metrics(demo, MONDAY, MONDAY + timedelta(days=6))
    texts = pages(made.pdf)
    assert made.pages == len(texts) == 7
    assert f"n={number(said['visits'])}" in texts[1]
    assert f"{number(said['wait']['service_level'], 1)}% served within" in texts[1]
    assert f"{said['wait']['abandoned']} left unserved" in texts[1]
    assert f"{number(said['sla']['attainment'], 1)}%" in texts[2]
    assert f"{said['sla']['breached']} late" in texts[2] or "No ticket was late" in texts[2]
    standing = said["tickets"]["backlog_end"]
    assert (f"{standing} open;" if standing else "Nothing was open at the end of the week") in texts[2]
    assert f"opened {said['tickets']['opened']}, closed {said['tickets']['closed']}" in texts[2]
    assert f"4–5: {number(said['csat']['percent'], 1)}%" in texts[3]
    assert f"n={said['csat']['n']}" in texts[3]
    updates = said["next_update"]
    assert f"{number(updates['percent'], 1)}%" in texts[2]
    assert all(row["name_en"] in texts[2] and f"{number(row['percent'], 1)}%" in texts[2] for row in said["internal"])


def test_costs_and_promises_are_the_same_on_screen_on_paper_and_on_the_command_line(demo):
    said, span = period_metrics(demo, MONDAY, MONDAY + timedelta(days=6)), bounds(demo)
    change(demo, update(Compensation).values(state="approved", decided_at=at(MONDAY)))
    change(demo, update(Promise).values(due_at=at(MONDAY)))
    said = period_metrics(demo, MONDAY, MONDAY + timedelta(days=6))
    made = make_weekly(demo, MONDAY, "en")
    texts = [" ".join(page.split()) for page in pages(made.pdf)]
    found = compensation_costs.costs(demo, *span)
    assert said["compensation"] == {"n": found.given.count, "amount_cents": found.given.cents}
    assert made.facts.compensation.cents == found.given.cents > 0
    for chart in (costs_by_type(found, "CNY"), costs_by_cause(found, "CNY")):
        assert chart.bars
        assert chart.caption.title in texts[4]
        for bar in chart.bars[:3]:
            assert bar.text in texts[4]
    kept = promises.kept_rate(demo, *span)
    assert (said["promises"]["kept"], said["promises"]["n"]) == (kept.kept, kept.n) != (0, 0)
    low, high = (number(100 * each, 1) for each in (kept.lower, kept.upper))
    assert f"kept {kept.kept}/{kept.n} = {number(said['promises']['percent'], 1)}% ({low}–{high})" in texts[0]
    assert f"({low}–{high})" in promises_chart(kept).caption.title or kept.n < 10


def test_a_report_frozen_before_costs_were_printed_still_prints(demo):
    facts = replace(make_weekly(demo, MONDAY, "zh_CN").facts, costs=None, other_promises=None, totals=None)
    facts = replace(facts, is_practice=None)
    chapters = facts.chapters
    facts = replace(facts, chapters=replace(chapters, delivery=replace(chapters.delivery, undated=None)))
    facts = replace(facts, promises=replace(facts.promises, interval=None))
    text = facts.to_json()
    assert text.endswith('"format":2}')
    assert not {"costs", "other_promises"} & set(json.loads(text)["content"])
    assert WeeklyReport.from_json(text) == facts
    translator = Translator("zh_CN")
    assert not any("按类型" in page for page in pages(weekly_pdf(facts, translator)))


def test_a_practice_site_is_marked_and_what_was_issued_there_stays_marked(demo):
    made = issue_weekly(demo, MONDAY, "zh_CN")
    assert made.facts.is_practice
    assert all("练习数据" in page for page in pages(made.pdf))
    change(demo, update(Site).values(is_practice=False))
    real = open_desk(demo.database.path, clock=demo.clock, station="A1")
    try:
        real.actor = demo.actor
        assert make_weekly(real, MONDAY, "zh_CN").pdf == made.pdf
        fresh = make_weekly(real, MONDAY - WEEK, "zh_CN")
        assert fresh.facts.is_practice is None
        assert not any("练习数据" in page for page in pages(fresh.pdf))
    finally:
        real.close()


@pytest.mark.parametrize("monday", [MONDAY, MONDAY + WEEK], ids=["finished", "running"])
def test_the_backlog_is_the_command_lines(demo, monday):
    said = period_metrics(demo, monday, monday + timedelta(days=6))["tickets"]
    found = chapters(demo, monday).delivery
    assert (found.backlog, found.opened, found.closed) == (said["backlog_end"], said["opened"], said["closed"])


def test_the_pages_say_what_the_screen_says(demo):
    found, span = chapters(demo), bounds(demo)
    assert found.demand.hours == demand.demand(demo, *span).cells
    assert sum(row.count for row in found.demand.channels) == sum(row.count for row in found.demand.families)
    assert sum(row.count for row in found.demand.channels) == found.demand.visits
    assert sum(found.demand.waiting.bins) == waiting.waiting(demo, *span).figures.served
    for metric, control in ((Metric.CSAT, found.opinions.control), (Metric.ON_TIME, found.delivery.control)):
        trend = trends.share_trend(demo, metric, MONDAY, 26)
        shown = [week for week in trend.weeks if week.monday >= control.points[0].monday]
        assert [(point.count, point.n) for point in control.points] == [(week.hits, week.n) for week in shown]
        assert not any(week.n for week in trend.weeks if week.monday < control.points[0].monday)
        assert (control.centre is None) == (trend.centre is None)
    assert found.opinions.row(Group.SITE).counts == distribution.ratings(demo, *span)
    topics = comparison.comparison(demo, Metric.CSAT, Dimension.SCENARIO, *span)
    assert {(row.label, row.share.hits, row.share.n) for row in found.opinions.topics} <= {
        (row.group.name.zh, row.share.successes, row.share.n) for row in topics.rows
    }
    reasons = causes.causes(demo, CauseBasis.COMPLAINTS_BY_CAUSE, *span)
    assert found.complaints.received == reasons.n
    named = {row.name.zh: row.count for row in reasons.rows if not (row.is_other or row.is_unknown)}
    assert {row.label: row.count for row in found.complaints.reasons} == named


def test_what_was_solved_after_the_week_was_open_at_its_end(demo):
    later = at(MONDAY + WEEK + timedelta(days=1))
    values = {"opened_at": at(MONDAY), "solved_at": later, "closed_at": None, "updated_at": later}
    change(demo, update(Ticket).values(**values, state_class="solved", resolution_due_at=at(MONDAY)))
    said = period_metrics(demo, MONDAY, MONDAY + timedelta(days=6))["tickets"]
    found = chapters(demo).delivery
    assert found.backlog == said["backlog_end"] >= 60
    assert found.ageing[2] == found.overdue == found.backlog
    assert chapters(demo, MONDAY + WEEK).delivery.closed == found.backlog


def test_closing_days_later_does_not_open_last_week_again(demo):
    solved, closed = at(MONDAY + timedelta(days=5)), at(MONDAY + WEEK + timedelta(days=2))
    values = {"opened_at": at(MONDAY), "solved_at": solved, "updated_at": closed, "resolution_due_at": closed}
    for closed_at, state in ((None, "solved"), (closed, "closed")):
        change(demo, update(Ticket).values(**values, closed_at=closed_at, state_class=state, merged_into_id=None))
        found = chapters(demo).delivery
        said = period_metrics(demo, MONDAY, MONDAY + timedelta(days=6))["tickets"]
        # The same on the Monday after and once every one of them has closed by itself.
        assert (found.backlog, found.due_total, said["backlog_end"]) == (0, 0, 0)
        assert found.closed == said["closed"] >= 60
        assert chapters(demo, MONDAY + WEEK).delivery.closed == 0


@pytest.mark.parametrize("late", [False, True], ids=["closed late", "open and late"])
def test_breaches_add_up_to_those_of_page_one(demo, late):
    change(demo, update(Ticket).values(cause="没人管"))
    if late:
        before = chapters(demo).delivery.late
        standing = {"state_class": "active", "due_at": at(MONDAY), "resolution_due_at": at(MONDAY)}
        change(demo, update(Ticket).values(**standing))
        assert chapters(demo).delivery.late > before
    report = weekly_report(demo, MONDAY, "zh_CN")
    found, tile = report.chapters.delivery, report.tile(Metric.ON_TIME)
    assert found.late == tile.n - tile.total == report.facts.breaches
    assert found.late == sum(row.late for row in found.breaches) + found.more_breaches
    assert found.late == sum(row.count for row in found.causes) + found.cause_unknown


# -- frozen ------------------------------------------------------------------------------------------------------


def test_an_issued_report_is_the_same_whatever_comes_after(demo):
    issued = issue_weekly(demo, MONDAY, "zh_CN")
    change(demo, update(Ticket).values(cause="别的", priority="low", title="改过"))
    change(demo, delete(SurveyResponse))
    again = make_weekly(demo, MONDAY, "zh_CN")
    assert again.pdf == issued.pdf
    assert again.facts.checksum == issued.facts.checksum
    assert again.pages == 7
    # In the other language it was frozen with it; what is worked out now is another week.
    other = make_weekly(demo, MONDAY, "en").facts
    assert other.issued
    assert other.chapters.opinions.row(Group.SITE).share.n == issued.facts.chapters.opinions.row(Group.SITE).share.n > 0
    assert chapters(demo).opinions.row(Group.SITE).share.n == 0


def test_a_week_is_frozen_once_however_many_desks_have_its_draft(demo):
    first = issue_weekly(demo, MONDAY, "zh_CN")
    change(demo, delete(SurveyResponse))
    assert issue_weekly(demo, MONDAY, "zh_CN").pdf == first.pdf
    assert [(row.language, row.period) for row in issued_reports(demo)] == [("en", "2026-W46"), ("zh_CN", "2026-W46")]


def test_a_week_that_goes_on_is_not_frozen(demo):
    with pytest.raises(Refused, match="week_not_over"):
        issue_weekly(demo, MONDAY + WEEK, "zh_CN")
    assert issued_reports(demo) == []


def test_a_report_issued_with_one_page_still_prints_that_page(demo):
    content = json.loads(FULL.to_json())
    assert content["format"] == 1
    values = {"kind": "weekly", "period": "2026-W46", "language": "zh_CN", "content": content}
    insert(demo, (IssuedReport, {**values, "checksum": FULL.checksum, "issued_at": demo.clock.now()}))
    made = make_weekly(demo, MONDAY, "zh_CN")
    assert (made.facts, made.pages) == (FULL, 1)
    assert f"校验码 {FULL.checksum} 第 1 / 1 页" in " ".join(pages(made.pdf)[0].split())


# -- much, little, nothing ---------------------------------------------------------------------------------------


def test_long_lists_are_cut_and_say_so(demo):
    soon = demo.clock.now() + timedelta(hours=5)
    values = {"state_class": "active", "solved_at": None, "closed_at": None, "kind": "complaint", "priority": "urgent"}
    change(demo, update(Ticket).values(**values, due_at=soon, resolution_due_at=soon))
    found = chapters(demo, MONDAY + WEEK)
    assert len(found.delivery.due) == len(found.complaints.serious) == 8
    assert found.delivery.due_open == found.complaints.serious_open > 50
    more = found.delivery.due_open - 8
    assert f"… and {more} more" in pages(make_weekly(demo, MONDAY + WEEK, "en").pdf)[2]


def test_an_empty_desk_has_a_whole_report(desk):
    made = make_weekly(desk, MONDAY, "zh_CN")
    texts = pages(made.pdf)
    assert len(texts) == 7
    assert all("本周无数据" in text for text in texts[1:6])
    assert made.facts.chapters.demand.busiest is None
    assert made.facts.chapters.relations.rhythm_days is None


def test_one_visit_makes_a_report_that_claims_nothing(desk):
    insert(desk, visit(MONDAY, 1))
    texts = pages(make_weekly(desk, MONDAY, "en").pdf)
    assert "1 visit this week; the usual range is not known yet" in texts[1]
    assert "Busiest hour Mon 12:00–13:00 (1)" in texts[1]
    assert "100.0% served within 5 min" in texts[1]
    assert "clearly" not in "".join(texts[1:6])


def test_complaints_without_visits_are_no_rate(demo):
    change(demo, update(Ticket).values(kind="complaint", opened_at=at(MONDAY)))
    change(demo, update(Visit).values(arrived_at=at(MONDAY - WEEK)))
    found = chapters(demo).complaints
    assert found.received > 0
    assert found.visits == 0
    assert found.control.empty


def test_a_week_without_visits_is_a_gap_in_the_rate_and_not_in_its_centre():
    mondays = [MONDAY - back * WEEK for back in range(10, -1, -1)]
    visits = [*([1000] * 5), 0, *([1000] * 5)]
    control = rate_control(mondays, [*([40] * 5), 99, *([40] * 5)], visits, [True] * 11)
    assert control.centre == 40
    assert control.value(control.points[5]) is None
    assert control.points[5].high is None
    assert not any(point.signal for point in control.points)
    peak = rate_control(mondays, [*([40] * 10), 80], [1000] * 11, [True] * 10 + [False])
    assert (peak.centre, peak.baseline) == (40, 10)
    assert (peak.points[-1].signal, peak.points[-1].above) == (1, True)


def test_few_weeks_have_no_limits():
    control = rate_control([MONDAY - back * WEEK for back in range(6, -1, -1)], [1] * 7, [100] * 7, [True] * 7)
    assert (control.centre, control.baseline) == (None, 0)
    assert control.value(control.points[-1]) == 10


def test_served_before_arrival_is_no_wait_and_is_said(desk):
    insert(desk, visit(MONDAY, 1, started_at=at(MONDAY, 11)), visit(MONDAY, 2))
    found = chapters(desk)
    assert found.demand.waiting.bins[0] == 2
    assert found.demand.waiting.mean_seconds == 30
    assert next(flaw for flaw in found.flaws if flaw.flaw is Flaw.WAITS_BELOW_ZERO).count == 1


def test_both_languages_freeze_the_same_figures(demo):
    chinese, english = chapters(demo, language="zh_CN"), chapters(demo, language="en")
    assert replace(chinese.delivery, breaches=(), causes=(), due=()) == replace(
        english.delivery, breaches=(), causes=(), due=()
    )
    assert chinese.demand.waiting == english.demand.waiting
    assert chinese.demand.topics != english.demand.topics
    assert [row.count for row in chinese.complaints.elements] == [row.count for row in english.complaints.elements]


def test_page_one_counts_more_than_it_lists(demo, monkeypatch):
    # The practice hotel is a good one: more is called low, and every fault is one of three rooms'.
    monkeypatch.setattr(first_page, "LOW_SCORE", 3)
    monkeypatch.setattr(first_page, "FAULT_WINDOW_DAYS", 90)
    supervisor, demo.actor = demo.actor, SYSTEM
    with demo.work("test.places") as work:
        faulty = update(Ticket).where(Ticket.kind == TicketKind.FAULT.value)
        work.connection.execute(faulty.values(place="room " + cast(Ticket.id % 3, String)))
        work.undoable = False
        work.commit()
    demo.actor = supervisor
    whole = weekly_report(demo, MONDAY, "en")
    assert whole.totals.unhappy == len(whole.unhappy) > 1
    assert whole.totals.unhappy_cost_cents == sum(row.cost_cents for row in whole.unhappy)
    assert whole.totals.faults == len(whole.faults) > 1
    monkeypatch.setattr(first_page, "MOST_LISTED", 1)
    monkeypatch.setattr(first_page, "MOST_PLACES", 1)
    listed = weekly_report(demo, MONDAY, "en")
    assert (len(listed.unhappy), len(listed.faults)) == (1, 1)
    assert listed.totals == whole.totals
    # A report from before it was counted says how long its lists are.
    first = pages(weekly_pdf(listed, Translator("en")))[0]
    assert f"{whole.totals.unhappy} customers ·" in first
    assert "1 customer ·" in pages(weekly_pdf(replace(listed, totals=None), Translator("en")))[0]
