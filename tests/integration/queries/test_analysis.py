"""Figures of the evaluation: the same as the report's and the command line's, and as many records as n."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from importlib import import_module
from itertools import pairwise
from pkgutil import iter_modules
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import Channel
from servicedesk.core.errors import NotAllowed
from servicedesk.core.permissions import ROLE_PERMISSIONS, Permission, Role
from servicedesk.core.site_facts import SiteFacts
from servicedesk.core.weekly import Change, Metric
from servicedesk.models import Calendar, Staff, SurveyResponse, Ticket
from servicedesk.queries import analysis
from servicedesk.queries.analysis import causes, comparison, demand, distribution, tiles, trends, waiting
from servicedesk.queries.analysis.causes import CauseBasis, CauseRow, gathered
from servicedesk.queries.analysis.records import Drill, Figure, records
from servicedesk.queries.analysis.scope import ALL, WEEK, Dimension, Slice, edges
from servicedesk.queries.metrics import period_metrics
from servicedesk.queries.weekly.report import weekly_report
from servicedesk.services.calendars import set_calendar_day
from servicedesk.services.desk import Desk
from servicedesk.services.undo import undo_last
from servicedesk.storage.desk import ask
from tests.demo_database import demo_actor, demo_desk

LAST_WEEK = date(2026, 11, 9)
PARTS = (ALL, Slice(department_id=3), Slice(channel=Channel.PHONE), Slice(1, Channel.IN_PERSON))


@pytest.fixture
def demo(tmp_path) -> Iterator[Desk]:
    with demo_desk(tmp_path / "practice", "zhou") as desk:
        yield desk


def bounds(desk: Desk, monday: date = LAST_WEEK) -> tuple[datetime, datetime]:
    return desk.site.day_bounds(monday)[0], desk.site.day_bounds(monday + WEEK)[0]


def looked_up(desk: Desk, function, *arguments):
    """Ask one part of a query on its own."""
    return ask(Permission.VIEW_EVALUATION)(function)(desk, *arguments)


def become(desk: Desk, staff_id: int) -> None:
    """Let somebody of the house be a supervisor, and act."""
    actor, desk.actor = desk.actor, SYSTEM
    with desk.work("test.promote") as work:
        person = work.get(Staff, staff_id, None)
        person.role = Role.SUPERVISOR.value
        desk.actor = Actor(staff_id, person.name, Role.SUPERVISOR)
        work.undoable = False
        work.commit()
    assert actor != desk.actor


def shown(desk: Desk, monday: date = LAST_WEEK, part: Slice = ALL) -> tiles.Tiles:
    return tiles.tiles(desk, *bounds(desk, monday), bounds(desk, monday - WEEK), monday, part)


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


# -- as many records as n ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", PARTS)
def test_every_tile_has_its_records(demo, part):
    start, end = bounds(demo)
    found = shown(demo, part=part)
    wanted = {
        Figure.CSAT: found.csat.n,
        Figure.NPS: found.nps.n,
        Figure.ON_TIME: found.on_time.n,
        Figure.FIRST_CONTACT: found.first_contact.n,
        Figure.WAIT: found.wait.served,
        Figure.VISITS: found.visits,
    }
    for figure, n in wanted.items():
        got = records(demo, Drill(figure, start, end, part), None)
        assert (got.total, len(got.rows)) == (n, n), figure
        assert [row.at for row in got.rows] == sorted((row.at for row in got.rows), reverse=True)
        assert all(start <= row.at < end for row in got.rows)
    for figure, tile in ((Figure.CSAT, found.csat), (Figure.ON_TIME, found.on_time)):
        assert records(demo, Drill(figure, start, end, part, hits=True)).total == tile.total
        assert records(demo, Drill(figure, start, end, part, hits=False)).total == tile.n - tile.total


@pytest.mark.parametrize("part", PARTS)
def test_every_bar_cell_and_point_has_its_records(demo, part):
    start, end = bounds(demo, LAST_WEEK - 3 * WEEK)[0], bounds(demo)[1]
    counts = distribution.ratings(demo, start, end, part)
    for level, count in enumerate(counts, 1):
        assert records(demo, Drill(Figure.CSAT, start, end, part, levels=(level,))).total == count
    for basis in CauseBasis:
        found = causes.causes(demo, basis, start, end, part)
        figure = Figure.COMPLAINTS if basis is CauseBasis.COMPLAINTS_BY_CAUSE else Figure.CSAT
        for bar in found.rows:
            drill = Drill(figure, start, end, part, basis=basis, cause_keys=bar.keys)
            assert records(demo, drill).total == bar.count, (basis, bar)
        assert sum(bar.count for bar in found.rows) == found.n
    grid = demand.demand(demo, start, end, part)
    for weekday, row in enumerate(grid.cells):
        for hour, count in enumerate(row):
            assert records(demo, Drill(Figure.VISITS, start, end, part, cell=(weekday, hour))).total == count
    waits = waiting.waiting(demo, start, end, part)
    for each in waits.bins:
        assert records(demo, Drill(Figure.WAIT, start, end, part, waited=each)).total == each.count
    assert records(demo, Drill(Figure.WAIT, start, end, part, left=True)).total == waits.figures.abandoned


@pytest.mark.parametrize("dimension", Dimension)
@pytest.mark.parametrize("metric", [Metric.CSAT, Metric.ON_TIME])
def test_every_group_has_its_records(demo, metric, dimension):
    start, end = bounds(demo, LAST_WEEK - 3 * WEEK)[0], bounds(demo)[1]
    found = comparison.comparison(demo, metric, dimension, start, end)
    assert found.rows
    figure = Figure.CSAT if metric is Metric.CSAT else Figure.ON_TIME
    for row in found.rows:
        drill = Drill(figure, start, end, group=(dimension, row.group.key))
        assert records(demo, drill).total == row.share.n
        assert records(demo, Drill(figure, start, end, group=drill.group, hits=False)).total == (
            row.share.n - row.share.successes
        )
        assert row.beyond == 0 or not row.is_small
    total = tiles.satisfied if metric is Metric.CSAT else tiles.on_time
    assert found.pooled.n == looked_up(demo, total, start, end).n
    assert [row.group.order for row in found.rows] == sorted(row.group.order for row in found.rows)


def test_parts_add_up(demo):
    start, end = bounds(demo)
    by_channel = [demand.demand(demo, start, end, Slice(channel=channel)).n for channel in Channel]
    assert sum(by_channel) == demand.demand(demo, start, end).n
    rows = demand.demand_by(demo, Dimension.CHANNEL, start, end)
    assert sorted(row.count for row in rows) == sorted(count for count in by_channel if count)
    assert sum(waits.count for waits in waiting.waiting(demo, start, end).bins) == shown(demo).wait.served


# -- who may know ------------------------------------------------------------------------------------------------


def test_a_page_of_records_is_cut_but_counted_whole(demo):
    start, end = bounds(demo)
    whole = records(demo, Drill(Figure.VISITS, start, end), None)
    page = records(demo, Drill(Figure.VISITS, start, end), 3)
    assert (page.total, page.rows) == (whole.total, whole.rows[:3])


def test_nobody_sees_the_answers_about_themselves(demo):
    start, end = bounds(demo, LAST_WEEK - 3 * WEEK)[0], bounds(demo)[1]
    somebody = next(row.person for row in records(demo, Drill(Figure.CSAT, start, end)).rows if row.person)
    rows = comparison.comparison(demo, Metric.CSAT, Dimension.PERSON, start, end).rows
    person = next(row for row in rows if row.group.name.zh == somebody)
    become(demo, person.group.key)
    found = records(demo, Drill(Figure.CSAT, start, end, group=(Dimension.PERSON, person.group.key)))
    assert found.total == person.share.n
    assert all(row.is_hidden and row.value is None and not row.number and row.ticket_id is None for row in found.rows)
    others = [row for row in records(demo, Drill(Figure.CSAT, start, end)).rows if row.person != somebody]
    assert others
    assert not any(row.is_hidden for row in others)


def test_single_answers_and_people_need_their_right(demo, monkeypatch):
    reduced = ROLE_PERMISSIONS[Role.SUPERVISOR] - {Permission.VIEW_SINGLE_ANSWERS}
    monkeypatch.setitem(ROLE_PERMISSIONS, Role.SUPERVISOR, reduced)
    start, end = bounds(demo)
    assert shown(demo).csat.n > 0
    assert comparison.comparison(demo, Metric.CSAT, Dimension.SCENARIO, start, end).rows
    with pytest.raises(NotAllowed):
        comparison.comparison(demo, Metric.CSAT, Dimension.PERSON, start, end)
    with pytest.raises(NotAllowed):
        distribution.ratings_by(demo, Dimension.PERSON, start, end)
    with pytest.raises(NotAllowed):
        records(demo, Drill(Figure.NPS, start, end))
    assert records(demo, Drill(Figure.ON_TIME, start, end)).total == shown(demo).on_time.n


def test_sensitive_cases_are_in_no_count_of_who_may_not_read_them(demo, monkeypatch):
    start, end = bounds(demo)
    before, seen = shown(demo), records(demo, Drill(Figure.CSAT, start, end), None)
    tickets = [row.ticket_id for row in seen.rows if row.ticket_id is not None]
    from_visit = next(row for row in seen.rows if row.visit_id is not None)
    actor, demo.actor = demo.actor, SYSTEM
    with demo.work("test.secret") as work:
        for ticket_id in tickets:
            work.get(Ticket, ticket_id, None).is_sensitive = True
        other = work.connection.execute(
            Ticket.__table__.select().where(Ticket.id.not_in(tickets), Ticket.opened_at < start).limit(1)
        ).one()
        became = work.get(Ticket, other.id, None)
        became.is_sensitive, became.visit_id = True, from_visit.visit_id
        work.undoable = False
        work.commit()
    demo.actor = actor
    assert shown(demo).csat == before.csat
    reduced = ROLE_PERMISSIONS[Role.SUPERVISOR] - {Permission.VIEW_SENSITIVE}
    monkeypatch.setitem(ROLE_PERMISSIONS, Role.SUPERVISOR, reduced)
    left = records(demo, Drill(Figure.CSAT, start, end), None)
    assert left.total == shown(demo).csat.n == before.csat.n - len(tickets) - 1
    assert not {row.ticket_id for row in left.rows} & set(tickets)
    assert from_visit.visit_id not in {row.visit_id for row in left.rows}
    assert shown(demo).visits < before.visits
    assert shown(demo).on_time.n <= before.on_time.n


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


@pytest.mark.parametrize(("weeks", "shown_to_me"), [(1, False), (4, True)])
def test_what_is_said_of_the_reader_waits_until_five_have_answered(demo, weeks, shown_to_me):
    start, end = bounds(demo, LAST_WEEK - (weeks - 1) * WEEK)[0], bounds(demo)[1]
    rows = comparison.comparison(demo, Metric.CSAT, Dimension.PERSON, start, end).rows
    wanted = (lambda n: n >= 5) if shown_to_me else (lambda n: n < 5)
    person = next(row for row in rows if wanted(row.share.n) and row.group.key is not None)
    become(demo, person.group.key)
    found = comparison.comparison(demo, Metric.CSAT, Dimension.PERSON, start, end)
    mine = next(row for row in found.rows if row.group.key == person.group.key)
    assert mine.share.n == person.share.n
    assert (mine.share.p is not None) == shown_to_me
    assert sum(row.share.p is None for row in found.rows) == (not shown_to_me)
    # A period that still runs is closed to them however many have answered.
    running = comparison.comparison(demo, Metric.CSAT, Dimension.PERSON, start, demo.clock.now() + WEEK)
    assert next(row for row in running.rows if row.group.key == person.group.key).share.p is None
    by_time = comparison.comparison(demo, Metric.ON_TIME, Dimension.PERSON, start, end)
    assert all(row.share.p is not None for row in by_time.rows)


def test_a_changed_rule_stands_in_the_trend_of_time_alone_until_it_is_undone(demo):
    calendar = looked_up(demo, lambda read: read.execute(select(Calendar.id)).scalars().first())
    set_calendar_day(demo, calendar, date(2027, 1, 4), is_open=False, name="盘点")
    this_week = LAST_WEEK + WEEK
    assert trends.share_trend(demo, Metric.ON_TIME, this_week).rule_changes == (date(2026, 11, 22),)
    assert trends.share_trend(demo, Metric.CSAT, this_week).rule_changes == ()
    assert trends.share_trend(demo, Metric.ON_TIME, LAST_WEEK).rule_changes == ()
    undo_last(demo)
    assert trends.share_trend(demo, Metric.ON_TIME, this_week).rule_changes == ()


def test_every_question_asks_for_the_right_to_see_the_evaluation(demo):
    modules = [import_module(f"{analysis.__name__}.{found.name}") for found in iter_modules(analysis.__path__)]
    asked = {name: value for module in modules for name, value in vars(module).items() if hasattr(value, "permission")}
    own = {name: value for name, value in asked.items() if value.__module__.startswith(analysis.__name__)}
    assert len(own) >= 9
    assert {value.permission for value in own.values()} == {Permission.VIEW_EVALUATION}
    demo.actor = demo_actor(demo, "lin")
    with pytest.raises(NotAllowed):
        demand.demand(demo, *bounds(demo))
