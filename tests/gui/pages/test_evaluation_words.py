"""What the evaluation says: periods, findings that claim no more than the figures, tiles, files."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.charts import ChartTable
from servicedesk.core.translation import set_language
from servicedesk.core.weekly import Metric, Tile
from servicedesk.core.weekly_figures import Interval
from servicedesk.methods.control_chart import p_chart
from servicedesk.methods.control_rules import western_electric
from servicedesk.methods.proportion import wilson
from servicedesk.methods.queueing import QueueTicket, queue_figures
from servicedesk.queries.analysis.causes import CauseBasis, CauseRow, Causes
from servicedesk.queries.analysis.comparison import Comparison, ComparisonRow
from servicedesk.queries.analysis.demand import Demand
from servicedesk.queries.analysis.names import Named
from servicedesk.queries.analysis.record_rows import Record, RecordKind
from servicedesk.queries.analysis.records import Figure, Records
from servicedesk.queries.analysis.scope import ALL, Dimension
from servicedesk.queries.analysis.tiles import Tiles, WaitFacts
from servicedesk.queries.analysis.trends import Trend, WeekShare
from servicedesk.queries.analysis.waiting import Waiting, bins_of
from servicedesk.ui.pages.evaluation import desk_findings, export, findings
from servicedesk.ui.pages.evaluation.period import Kind, Period, Request, month_of, quarter_of, state_words, usual
from servicedesk.ui.pages.evaluation.tile_words import tile_words
from servicedesk.ui.spreadsheets import inert

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 6, 32, tzinfo=UTC)
MONDAY = date(2026, 11, 9)


# -- periods -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        (Kind.TODAY, date(2026, 11, 22), date(2026, 11, 22)),
        (Kind.WEEK, date(2026, 11, 9), date(2026, 11, 15)),
        (Kind.MONTH, date(2026, 11, 1), date(2026, 11, 30)),
        (Kind.QUARTER, date(2026, 10, 1), date(2026, 12, 31)),
        (Kind.CUSTOM, date(2026, 10, 24), date(2026, 11, 22)),
    ],
)
def test_each_segment_stands_for_its_days(kind, first, last):
    assert usual(kind, TODAY) == Period(kind, first, last)


@pytest.mark.parametrize("kind", Kind)
def test_walking_leaves_no_day_out_and_comes_back(kind):
    period = usual(kind, TODAY)
    for _step in range(20):
        before = period.shifted(-1)
        assert before.last + timedelta(days=1) == period.first
        assert before.shifted(1) == period
        period = before


def test_months_and_quarters_end_where_the_calendar_says():
    assert month_of(date(2024, 2, 29)).last == date(2024, 2, 29)
    assert month_of(date(2025, 12, 31)).shifted(1).first == date(2026, 1, 1)
    assert quarter_of(date(2026, 2, 1)).shifted(-1) == Period(Kind.QUARTER, date(2025, 10, 1), date(2025, 12, 31))


def test_a_period_says_whether_it_is_over_and_names_another_year():
    assert state_words(usual(Kind.WEEK, TODAY), TODAY) == "9 Nov – 15 Nov (finished)"
    assert state_words(usual(Kind.MONTH, TODAY), TODAY) == "1 Nov – 30 Nov (not finished)"
    assert state_words(Period(Kind.CUSTOM, date(2025, 12, 30), date(2026, 1, 2)), TODAY).startswith("30 Dec 2025 – 2")
    assert state_words(Period(Kind.CUSTOM, date(2026, 12, 1), date(2026, 12, 2)), TODAY).endswith("(not begun)")


# -- findings ----------------------------------------------------------------------------------------------------


def trend(counts, finished=True):
    """Judge weeks by their pooled share, as the query does."""
    centre = sum(hits for hits, _n in counts) / max(sum(n for _hits, n in counts), 1)
    chart = p_chart(counts, centre)
    signals = western_electric(chart.z)
    weeks = tuple(
        WeekShare(
            MONDAY - timedelta(days=7 * (len(counts) - 1 - at)),
            hits,
            n,
            finished or at < len(counts) - 1,
            chart.lcl[at],
            chart.ucl[at],
            tuple(rule for rule, places in signals.items() if at + 1 in places),
        )
        for at, (hits, n) in enumerate(counts)
    )
    return Trend(Metric.CSAT, weeks, centre)


def test_normal_variation_is_called_that():
    assert findings.trend_title(trend([(90, 100), (91, 100)] * 6)) == "All 12 weeks vary within normal limits"


def test_one_week_below_is_named_with_its_day():
    title = findings.trend_title(trend([(93, 100), (86, 100)] * 5 + [(70, 100), (91, 100)]))
    assert title == "Only the week of 11/2 fell below its limit; the rest vary normally"
    drawn = findings.trend_chart(trend([(93, 100), (86, 100)] * 5 + [(70, 100), (91, 100)]))
    assert [bool(point.signal) for point in drawn.points].count(True) == 1


def test_a_long_run_is_not_called_normal():
    title = findings.trend_title(trend([(93, 100)] * 4 + [(88, 100)] * 8))
    assert "run" in title


def test_too_few_weeks_and_none():
    few = replace(trend([(9, 10)] * 5), centre=None)
    assert findings.trend_title(few) == "Control limits need 8 weeks with data; there are 5"
    assert findings.trend_title(trend([(0, 0)] * 12)) == "No data in these 12 weeks"


def test_an_unfinished_week_is_marked():
    drawn = findings.trend_chart(trend([(90, 100)] * 12, finished=False))
    assert drawn.points[-1].label == "11/9*"
    assert "* not finished" in drawn.caption.basis


def test_changed_rules_stand_between_the_weeks():
    changed = replace(trend([(90, 100)] * 12), rule_changes=(MONDAY, date(2026, 11, 15)))
    early, late = findings.trend_chart(changed).events
    assert early.at == 10.5
    assert 11 < late.at < 11.5


def cause(name, count, **more):
    return CauseRow(Bilingual(name, name), count, (name,), **more)


@pytest.mark.parametrize(
    ("rows", "few", "title"),
    [
        ([("a", 60), ("b", 25), ("c", 15)], 2, "2 causes make up 85% of the dissatisfied"),
        ([("a", 90), ("b", 10)], 1, "One cause makes up 90% of the dissatisfied"),
        ([("a", 20), ("b", 20), ("c", 20)], 3, "Most often a: 20 of 60"),
        ([("a", 5)], 1, "5 cases: too few to weigh causes"),
        ([], 0, "No dissatisfied answer"),
    ],
)
def test_causes_are_weighed_only_where_few_carry_most(rows, few, title):
    drawn = tuple(cause(name, count) for name, count in rows)
    found = Causes(CauseBasis.UNSATISFIED_BY_SCENARIO, sum(row.count for row in drawn), drawn, few)
    assert findings.causes_title(found) == title


def test_missing_causes_are_the_finding_where_they_are_most():
    rows = (cause("a", 20), CauseRow(Bilingual("", ""), 30, (None,), is_unknown=True))
    found = Causes(CauseBasis.COMPLAINTS_BY_CAUSE, 50, rows, 0)
    assert findings.causes_title(found) == "30 of 50 have no cause recorded"
    assert findings.causes_chart(found).bars[1].label == "Not recorded"
    assert findings.causes_chart(found).bars[1].muted


def grid(hours, days=(1,) * 7):
    row = tuple(hours.get(hour, 0) for hour in range(24))
    return Demand((row, *((0,) * 24 for _day in range(6))), tuple(days))


def test_peaks_are_apart_from_each_other_and_nearly_as_high():
    assert desk_findings.demand_title(grid({10: 15, 11: 20, 12: 19, 18: 16})) == "Busiest at 11:00 and 18:00"
    assert desk_findings.demand_title(grid({10: 15, 11: 20, 12: 19, 18: 14})) == "Busiest at 11:00"
    assert desk_findings.demand_title(grid({9: 3})) == "Too few visits to speak of peaks"
    assert desk_findings.demand_title(grid({})) == "Nobody came"


def test_hours_to_come_are_empty_and_not_zero():
    one_day = grid({9: 10, 16: 10}, (1, 0, 0, 0, 0, 0, 0))
    drawn = desk_findings.demand_chart(one_day, (0, 14))
    assert drawn.rows == ("Mon",)
    assert drawn.columns == tuple(str(hour) for hour in range(9, 17))
    by_hour = dict(zip(drawn.columns, drawn.values[0], strict=True))
    assert (by_hour["12"], by_hour["15"], by_hour["16"]) == (0, None, 10)


def queue(waits, left=0):
    tickets = [QueueTicket(str(at), 0.0, wait) for at, wait in enumerate(waits)]
    tickets += [QueueTicket(f"l{at}", 0.0, None, 0.0) for at in range(left)]
    return Waiting(queue_figures(tickets, 300), 5, bins_of(waits, 5))


def test_the_service_level_is_of_everybody_offered():
    found = queue([60.0] * 15 + [301.0] * 3, left=2)
    assert desk_findings.waiting_title(found) == "75.0% served within 5 min, 2 left"
    drawn = desk_findings.waiting_chart(found)
    assert [(bar.label, bar.value) for bar in drawn.columns if bar.value] == [("≤1", 15), ("≤8", 3), ("left", 2)]
    assert [bar.muted for bar in drawn.columns if bar.value] == [False, True, True]
    assert desk_findings.waiting_title(queue([1.0])) == "1 visit: too few to judge"
    assert desk_findings.waiting_title(queue([])) == "Nobody waited"


def row(name, hits, n, beyond=0):
    return ComparisonRow(Named(name, Bilingual(name, name), (0, [name])), wilson(hits, n), 0.8, 0.99, beyond)


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([row("a", 90, 100), row("b", 88, 100)], "No difference beyond chance"),
        ([row("a", 50, 100, -1), row("b", 88, 100, 1)], "a lies below the funnel"),
        ([row("a", 99, 100, 1)], "a lies above the funnel, none below"),
        ([row("a", 1, 9), row("b", 2, 3)], "Every group is too small to compare"),
        ([], "Nothing to compare"),
    ],
)
def test_only_what_lies_outside_the_funnel_differs(rows, title):
    found = Comparison(Metric.CSAT, Dimension.SCENARIO, wilson(1, 2), tuple(rows))
    assert findings.comparison_title(found) == title


def test_names_are_plain_and_of_one_line():
    named = Named(1, Bilingual("<img src=file:///x>\n" * 99, ""), (0,))
    words = findings.group_words(Dimension.SCENARIO, named)
    assert len(words) <= findings.LONGEST_NAME
    assert "\n" not in words


def test_ratings_say_both_ends():
    assert findings.ratings_title((1, 1, 8, 40, 50)) == "90.0% rated 4 or 5, 2.0% rated 1 or 2"
    assert findings.ratings_title((0, 0, 0, 0, 3)) == "3 answers: too few to judge"
    assert findings.ratings_title((0, 0, 0, 0, 0)) == "Nobody answered"


# -- tiles -------------------------------------------------------------------------------------------------------


def share(metric, hits, n, before=(0, 0), difference=None, **more):
    found = wilson(hits, n)
    interval = Interval(100 * found.lower, 100 * found.upper) if n else None
    return Tile(metric, hits, n, *before, interval, difference, (None,) * 12, 90.0, **more)


def tiles_of(csat, prompt=None, first=None):
    prompt = prompt or share(Metric.PROMPT, 90, 100, (90, 100), Interval(-5, 5))
    wait = WaitFacts(prompt.n, 4.24, 8.05, 5, 4.0, (None,) * 12, prompt)
    nps = Tile(Metric.NPS, -40, 100, -30, 100, Interval(-50, -30), Interval(-25, 5), (), 40.0)
    on_time = share(Metric.ON_TIME, 7, 8)
    return Tiles(100, csat, 4.456, nps, on_time, first or share(Metric.FIRST_CONTACT, 0, 0, provisional=6), wait)


def request(compare=True):
    period = usual(Kind.WEEK, TODAY)
    return Request(period, NOW, NOW, (NOW, NOW) if compare else None, MONDAY, ALL, is_finished=True)


def test_a_change_is_claimed_only_when_the_interval_excludes_zero():
    fallen = share(Metric.CSAT, 80, 100, (900, 1000), Interval(-18.0, -3.0))
    same = replace(fallen, difference=Interval(-18.0, 0.1))
    words, quiet = (tile_words(tiles_of(tile), request())[0] for tile in (fallen, same))
    assert (words.verdict, words.tone, words.verdict_icon) == (
        "Clear change −10.0 pts",
        "danger",
        "trending-down",
    )
    assert (quiet.verdict, quiet.tone) == ("No clear change", "neutral")
    assert tile_words(tiles_of(fallen), request(compare=False))[0].verdict == ""
    assert words.spoken.startswith("Satisfaction CSAT · 80.0% · (71.1–86.7) · n=100 · Clear change")


def test_figures_are_rounded_once_and_half_away_from_zero():
    eighth = share(Metric.CSAT, 1, 16)
    assert tile_words(tiles_of(eighth), request())[0].value == "6.3"
    nps = tile_words(tiles_of(eighth), request())[1]
    assert (nps.value, nps.unit, nps.interval, nps.note) == ("−40", "", "(−50 – −30)", "before −30 · goal +40")


def test_small_samples_and_nothing_are_not_judged():
    words = tile_words(tiles_of(share(Metric.CSAT, 0, 0)), request())
    assert (words[0].value, words[0].unit, words[0].verdict) == ("—", "", "No data this week")
    assert (words[2].verdict, words[2].interval, words[2].is_grey) == ("few (n<10)", "", True)
    assert (words[3].value, words[3].verdict, words[3].note) == ("—", "all provisional", "6 provisional · goal 90%")


def test_the_wait_is_judged_by_who_was_served_in_time():
    worse = share(Metric.PROMPT, 70, 100, (900, 1000), Interval(-30, -10))
    words = tile_words(tiles_of(share(Metric.CSAT, 9, 10), prompt=worse), request())[4]
    assert (words.value, words.unit, words.interval, words.note) == ("4.2", "min", "(P90 8.1)", "standard 5 min")
    assert words.verdict == "Clear change: in 5 min −20.0 pts"


def test_chinese_says_it_as_staff_do():
    set_language("zh_CN")
    fallen = share(Metric.ON_TIME, 80, 100, (900, 1000), Interval(-18.0, -3.0))
    words = tile_words(replace(tiles_of(share(Metric.CSAT, 0, 0)), on_time=fallen), request())
    assert words[2].verdict == "明显变化 −10.0 百分点"
    assert words[0].verdict == "本周无数据"
    assert words[3].note == "待观察 6 · 目标 90%"


# -- files -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-cmd|x", "@SUM(1)", "\t=1", "\r=1", "＝1", " =1", "−x"])
def test_what_a_spreadsheet_would_run_is_made_inert(text):
    assert inert(text) == "'" + text


@pytest.mark.parametrize("text", ["", "—", "91.4", "-12", "-0.5", "周宁", "n=3", "a=b"])
def test_everything_else_stays_as_it_is(text):
    assert inert(text) == text


def test_files_hold_numbers_as_numbers():
    twins = [("finding", ChartTable(("Name", "n"), (("=x", "1,234"),)))]
    tiles = tiles_of(share(Metric.CSAT, 1500, 2000, (1, 2)))
    lines = export.figures_csv("Lake", tiles, twins).decode("utf-8-sig").splitlines()
    assert lines[0] == "Lake"
    assert lines[3].startswith("Satisfaction CSAT,75.0,2000,73.")
    assert lines[4].startswith("Recommendation NPS,-40,100,-50,-30,-30,100,40")
    assert lines[-1] == '\'=x,"1,234"'


def test_files_of_practice_data_say_so_in_every_row():
    shown = Record(RecordKind.TICKET, 2, NOW, None, None, "T-1", "loud", None, "林晓")
    found = [(Figure.ON_TIME, Records(1, (shown,)))]
    for is_practice in (False, True):
        text = export.records_csv(found, lambda moment: moment, is_practice).decode("utf-8-sig").splitlines()
        assert [line.endswith(",Practice data") for line in text] == [is_practice] * 2


def test_a_record_about_the_reader_is_empty_in_the_file_too():
    hidden = Record(RecordKind.ANSWER, 1, NOW, None, None, person="周宁", is_hidden=True)
    shown = Record(RecordKind.ANSWER, 2, NOW, 2.0, None, "T-1", "loud", None, "林晓", "@x")
    found = [(Figure.CSAT, Records(2, (hidden, shown)))]
    text = export.records_csv(found, lambda moment: moment).decode("utf-8-sig").splitlines()
    assert "An answer about you" in text[1]
    assert "not shown" in text[1]
    assert text[2].endswith("林晓,2,2 Dissatisfied,'@x")


def test_a_handful_of_ratings_has_no_share_in_its_row():
    rows = findings.ratings_chart([("All", (1, 1, 1, 10, 10)), ("E-mail", (0, 0, 0, 3, 4)), ("Phone", (0,) * 5)]).rows
    assert [row.result for row in rows] == ["87.0%", "few", ""]
