"""Figures of the evaluation: the same as the report's and the command line's, none where nothing was counted."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from servicedesk.core.actor import SYSTEM
from servicedesk.core.bilingual import Bilingual
from servicedesk.core.site_facts import SiteFacts
from servicedesk.core.weekly import Change, Metric
from servicedesk.models import Calendar, SurveyResponse
from servicedesk.queries.analysis import causes, comparison, demand, tiles, trends, waiting
from servicedesk.queries.analysis.causes import CauseBasis, CauseRow, gathered
from servicedesk.queries.analysis.scope import WEEK, Dimension, edges
from servicedesk.queries.metrics import period_metrics
from servicedesk.queries.weekly.report import weekly_report
from servicedesk.services.calendars import set_calendar_day
from servicedesk.services.undo import undo_last
from tests.integration.queries.analysis_site import LAST_WEEK, bounds, looked_up, shown

# -- one definition everywhere -----------------------------------------------------------------------------------


def test_the_tiles_say_what_the_command_line_says(demo):
    found, printed = shown(demo), period_metrics(demo, LAST_WEEK, LAST_WEEK + timedelta(days=6))
    assert found.csat.n > 0
    assert float(found.csat.value) == pytest.approx(printed["csat"]["percent"], abs=1e-12)
    assert (found.csat.n, found.csat_mean) == (printed["csat"]["n"], printed["csat"]["mean"])
    assert float(found.nps.value) == pytest.approx(printed["nps"]["nps"], abs=1e-12)
    assert (found.nps.interval.low, found.nps.interval.high) == (printed["nps"]["lower"], printed["nps"]["upper"])
    assert (found.on_time.total, found.on_time.n - found.on_time.total) == (
        printed["sla"]["met"],
        printed["sla"]["breached"],
    )
    assert found.visits == printed["visits"]
    assert found.wait.served == printed["wait"]["served"]
    assert found.wait.mean_minutes * 60 == pytest.approx(printed["wait"]["average_seconds"])
    assert float(found.wait.prompt.value) == pytest.approx(printed["wait"]["service_level"])


def test_a_week_old_enough_has_the_command_lines_first_contact(demo):
    monday = LAST_WEEK - WEEK
    found, printed = shown(demo, monday).first_contact, period_metrics(demo, monday, monday + timedelta(days=6))
    assert found.provisional == 0
    assert found.n == printed["fcr"]["n"] > 0
    assert float(found.value) == pytest.approx(printed["fcr"]["percent"])
    assert found.interval.low == printed["fcr"]["lower"]


def test_the_tiles_say_what_the_weekly_report_says(demo):
    found, report = shown(demo), weekly_report(demo, LAST_WEEK, "en")
    for tile in (found.csat, found.on_time, found.wait.prompt):
        printed = report.tile(tile.metric)
        assert (tile.total, tile.n, tile.previous_total, tile.previous_n) == (
            printed.total,
            printed.n,
            printed.previous_total,
            printed.previous_n,
        )
        assert (tile.interval, tile.difference, tile.change) == (printed.interval, printed.difference, printed.change)
        assert (tile.series, tile.target) == (printed.series, printed.target)
    assert found.wait.mean_minutes == report.tile(Metric.PROMPT).mean_minutes
    mature = shown(demo, LAST_WEEK - WEEK).first_contact
    assert (mature.total, mature.n) == (
        report.tile(Metric.FIRST_CONTACT).total,
        report.tile(Metric.FIRST_CONTACT).n,
    )


def test_young_cases_are_named_and_not_counted(demo):
    monday = LAST_WEEK + WEEK
    found = shown(demo, monday).first_contact
    assert found.n == 0
    assert found.value is None
    assert found.provisional > 0
    assert found.series[-1] is None


def test_nothing_is_claimed_without_a_period_before(demo):
    found = tiles.tiles(demo, *bounds(demo), None, LAST_WEEK)
    for tile in (found.csat, found.nps, found.on_time, found.first_contact, found.wait.prompt):
        assert tile.change is Change.UNKNOWN
        assert tile.previous is None


def test_a_week_without_anything_is_none_and_never_zero(demo):
    monday = date(2024, 1, 1)
    found = shown(demo, monday)
    for tile in (found.csat, found.nps, found.on_time, found.first_contact, found.wait.prompt):
        assert (tile.n, tile.value, tile.interval) == (0, None, None)
    assert (found.csat_mean, found.wait.mean_minutes, found.wait.p90_minutes) == (None, None, None)
    assert trends.share_trend(demo, Metric.CSAT, monday).centre is None
    assert causes.causes(demo, CauseBasis.COMPLAINTS_BY_CAUSE, *bounds(demo, monday)).rows == ()
    assert demand.demand(demo, *bounds(demo, monday)).n == 0
    assert waiting.waiting(demo, *bounds(demo, monday)).figures.average_wait_seconds is None
    pooled = comparison.comparison(demo, Metric.CSAT, Dimension.SCENARIO, *bounds(demo, monday)).pooled
    assert pooled.p is None


# -- trends ------------------------------------------------------------------------------------------------------


def test_weeks_are_the_sites_weeks_and_limits_come_from_finished_ones(demo):
    trend = trends.share_trend(demo, Metric.CSAT, LAST_WEEK + WEEK, 26)
    assert [week.monday for week in trend.weeks][-2:] == [LAST_WEEK, LAST_WEEK + WEEK]
    assert [week.is_finished for week in trend.weeks][-2:] == [True, False]
    for week in trend.weeks:
        ratio = looked_up(demo, tiles.satisfied, *bounds(demo, week.monday))
        assert (week.hits, week.n) == (ratio.hits, ratio.n)
    finished = [week for week in trend.weeks if week.is_finished and week.n]
    assert trend.centre == sum(week.hits for week in finished) / sum(week.n for week in finished)
    for week in trend.weeks:
        assert (week.lower is None) == (week.n == 0)


def test_fewer_than_eight_weeks_have_no_limits(demo):
    trend = trends.share_trend(demo, Metric.ON_TIME, LAST_WEEK, 7)
    assert trend.centre is None
    assert all(week.lower is None and not week.signals for week in trend.weeks)
    assert trend.n > 0


def test_a_replaced_answer_does_not_count(demo):
    start, end = bounds(demo)
    before = shown(demo).csat
    actor, demo.actor = demo.actor, SYSTEM
    with demo.work("test.replace") as work:
        row = work.connection.execute(
            SurveyResponse.__table__.select().where(
                SurveyResponse.answered_at >= start, SurveyResponse.answered_at < end, SurveyResponse.csat >= 4
            )
        ).first()
        work.get(SurveyResponse, row.id, None).is_current = False
        work.undoable = False
        work.commit()
    demo.actor = actor
    after = shown(demo).csat
    assert (after.n, after.total) == (before.n - 1, before.total - 1)


# -- time --------------------------------------------------------------------------------------------------------


def test_a_cell_is_a_local_hour_of_a_business_day():
    site = SiteFacts(zone=ZoneInfo("Asia/Shanghai"), day_cut_minutes=5 * 60)
    start, end = site.day_bounds(date(2026, 11, 9))[0], site.day_bounds(date(2026, 11, 16))[0]
    # Three in the morning belongs to the business day before: Monday's is on Tuesday's date.
    assert demand.moments_of(site, start, end, 0, 3) == [
        (datetime(2026, 11, 9, 19, tzinfo=UTC), datetime(2026, 11, 9, 20, tzinfo=UTC))
    ]


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Europe/Berlin", "Asia/Kathmandu", "Australia/Lord_Howe"])
@pytest.mark.parametrize("cut", [0, 300, 255])
def test_the_cells_of_a_week_cover_it_once(zone, cut):
    site = SiteFacts(zone=ZoneInfo(zone), day_cut_minutes=cut)
    for monday in (date(2026, 3, 23), date(2026, 10, 19), date(2026, 11, 9)):
        start, end = (site.day_bounds(day)[0].astimezone(UTC) for day in (monday, monday + WEEK))
        cells = [
            stretch
            for weekday in range(7)
            for hour in range(24)
            for stretch in demand.moments_of(site, start, end, weekday, hour)
        ]
        cells.sort()
        assert cells[0][0] == start
        assert cells[-1][1] == end
        assert all(before[1] == after[0] for before, after in pairwise(cells))


def test_edges_are_the_sites_mondays(demo):
    found = looked_up(demo, edges, LAST_WEEK, 2)
    assert [demo.site.local(moment).date() for moment in found] == [date(2026, 11, 2), LAST_WEEK, date(2026, 11, 16)]
    assert {demo.site.local(moment).time() for moment in found} == {
        (datetime.combine(LAST_WEEK, time()) + timedelta(minutes=demo.site.day_cut_minutes)).time()
    }


def test_bins_meet_at_the_standard_and_hold_every_wait():
    bins = waiting.bins_of([0.0, 60.0, 60.1, 240.0, 420.0, 9999.0], 7)
    assert 7 in {each.up_to_minutes for each in bins}
    assert sum(each.count for each in bins) == 6
    assert [each.count for each in bins if each.holds(60.1)] == [1]


def test_causes_gather_the_rest_and_name_what_is_missing():
    rows = [CauseRow(Bilingual(f"c{at}", ""), count, (f"c{at}",)) for at, count in enumerate((5, 40, 30, 9, 8, 3))]
    rows.append(CauseRow(Bilingual("", ""), 5, (None,), is_unknown=True))
    found = gathered(CauseBasis.COMPLAINTS_BY_CAUSE, rows, 4)
    assert [row.count for row in found.rows] == [40, 30, 9, 16, 5]
    assert [row.is_other for row in found.rows] == [False, False, False, True, False]
    assert found.rows[3].keys == ("c4", "c0", "c5")
    assert found.n == 100
    # The three named ones are 79 of a hundred: nothing is the vital few.
    assert found.vital_few == 0
    assert gathered(CauseBasis.COMPLAINTS_BY_CAUSE, rows, 9).vital_few == 4


def test_the_agent_is_the_one_frozen_when_the_survey_was_issued(demo):
    start, end = bounds(demo)
    rows = comparison.comparison(demo, Metric.CSAT, Dimension.PERSON, start, end).rows
    assert sum(row.share.n for row in rows) == shown(demo).csat.n


def test_a_changed_rule_stands_in_the_trend_of_time_alone_until_it_is_undone(demo):
    calendar = looked_up(demo, lambda read: read.execute(select(Calendar.id)).scalars().first())
    set_calendar_day(demo, calendar, date(2027, 1, 4), is_open=False, name="盘点")
    this_week = LAST_WEEK + WEEK
    assert trends.share_trend(demo, Metric.ON_TIME, this_week).rule_changes == (date(2026, 11, 22),)
    assert trends.share_trend(demo, Metric.CSAT, this_week).rule_changes == ()
    assert trends.share_trend(demo, Metric.ON_TIME, LAST_WEEK).rule_changes == ()
    undo_last(demo)
    assert trends.share_trend(demo, Metric.ON_TIME, this_week).rule_changes == ()
