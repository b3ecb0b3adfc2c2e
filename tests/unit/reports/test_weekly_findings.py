"""What the pages after the first claim is no stronger than the intervals."""

from dataclasses import replace
from datetime import timedelta

import pytest

from servicedesk.core.weekly import Metric
from servicedesk.core.weekly_figures import Control, CountRow, Interval, Share, ShareRow
from servicedesk.core.weekly_satisfaction import Group, OpinionRow
from servicedesk.reports.weekly import print_weekly, weekly_pdf
from servicedesk.reports.weekly_appendix import small_row
from servicedesk.reports.weekly_complaints import cause_finding, handling_finding, serious_finding
from servicedesk.reports.weekly_control import control_chart, control_finding
from servicedesk.reports.weekly_delivery import backlog_finding, breach_finding, cause_chart, due_finding
from servicedesk.reports.weekly_demand import left_finding, wait_chart, wait_finding
from servicedesk.reports.weekly_relations import call_finding, rhythm_finding
from servicedesk.reports.weekly_satisfaction import quotes_finding, spread_finding, topics_finding
from servicedesk.reports.weekly_sections import Draft
from tests.unit.reports.chapters_sample import (
    CHAPTERS,
    COMPLAINTS,
    CSAT,
    DELIVERY,
    DEMAND,
    NOTHING,
    ON_TIME,
    OPINIONS,
    RATE,
    RELATIONS,
    WHOLE,
)
from tests.unit.reports.printed import CHINESE, ENGLISH, Observed, page_texts
from tests.unit.reports.sample import EMPTY, FULL


def last(control, **changes):
    return replace(control, points=(*control.points[:-1], replace(control.points[-1], **changes)))


@pytest.mark.parametrize(
    ("control", "text"),
    [
        (RATE, "S 43.5: ordinary variation for 11 weeks"),
        (ON_TIME, "S 91.1% this week, below the lower limit"),
        (last(ON_TIME, above=True), "S 91.1% this week, above the upper limit"),
        (last(ON_TIME, signal=4), "S runs below its centre line (rule 4), 91.1% this week"),
        (CSAT, "S 86.9%: ordinary variation; outside the limits in the week of 5 Oct"),
        (last(CSAT, count=8, n=9), "S: too few this week to judge (n=9)"),
        (last(CSAT, count=0, n=0), "S: no data this week"),
        (Control(), "S: no data this week"),
        (replace(CSAT, centre=None), "S 86.9% this week; below eight weeks there are no limits"),
    ],
)
def test_control_charts_say_what_this_week_is(control, text):
    assert control_finding(control, "S", ENGLISH) == text


def test_a_handful_of_answers_carries_no_signal():
    few = replace(CSAT, points=tuple(replace(point, count=4, n=9, signal=1) for point in CSAT.points))
    assert not any(point.signal for point in control_chart(few, ENGLISH).points)


def test_changed_rules_stand_in_the_chart():
    monday = ON_TIME.points[0].monday
    days = (monday, monday + timedelta(days=7), monday + timedelta(days=17), monday + timedelta(days=400))
    events = control_chart(replace(ON_TIME, changes=days[:3]), ENGLISH).events
    assert [(event.at, event.label) for event in events] == [
        (1.0, "7 Sep time rules changed"),
        (17 / 7, "17 Sep time rules changed"),
    ]
    assert control_chart(replace(ON_TIME, changes=days[3:]), ENGLISH).events == ()
    within = replace(ON_TIME, changes=(ON_TIME.points[-1].monday + timedelta(days=6),))
    assert [event.at for event in control_chart(within, ENGLISH).events] == [10]


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Share(502, 624, Interval(77.2, 83.4)), "80.4% served within 5 min; against the 80% target undecided"),
        (Share(602, 624, Interval(94.7, 97.7)), "96.5% served within 5 min, above the 80% target"),
        (Share(402, 624, Interval(60.6, 68.1)), "64.4% served within 5 min, below the 80% target"),
        (Share(9, 9, Interval(70.1, 100.0)), "100.0% served within 5 min"),
    ],
)
def test_the_service_level_is_judged_by_its_interval(share, text):
    waiting = replace(DEMAND.waiting, within=ShareRow("within", share))
    assert wait_finding(Draft(Observed(), FULL, ENGLISH), waiting) == text


@pytest.mark.parametrize(
    ("low", "high", "end"),
    [
        (-1.0, 1.3, "no clear change"),
        (0.1, 3, "clearly more than last week"),
        (-3, -0.1, "clearly fewer than last week"),
    ],
)
def test_abandonment_changed_only_if_zero_is_excluded(low, high, end):
    row = replace(DEMAND.waiting.left, difference=Interval(low, high))
    assert left_finding(replace(DEMAND.waiting, left=row), ENGLISH) == f"5 left unserved (0.8%), {end}"


def test_abandonment_of_a_few_is_not_compared():
    row = replace(DEMAND.waiting.left, share=Share(1, 9), difference=Interval(1, 3))
    assert left_finding(replace(DEMAND.waiting, left=row), ENGLISH) == "1 left unserved (11.1%)"


def test_waits_over_the_standard_are_hatched():
    columns = wait_chart(DEMAND.waiting).columns
    assert [column.label for column in columns if not column.muted] == ["≤1", "≤2", "≤3", "≤5"]
    assert columns[-1].label == ">30"


def test_breaches_name_a_cause_only_if_one_stands_out():
    assert breach_finding(DELIVERY, ENGLISH) == "21 late; recorded most often: 设备老化 (9)"
    tied = replace(DELIVERY, causes=(CountRow("a", 3), CountRow("b", 3)))
    assert breach_finding(tied, ENGLISH) == "21 late; no single cause stands out"
    once = replace(DELIVERY, late=1, causes=(CountRow("a", 1),))
    assert breach_finding(once, ENGLISH) == "1 late; no single cause stands out"
    assert breach_finding(replace(DELIVERY, causes=()), ENGLISH) == "21 late; no cause was recorded"
    assert breach_finding(replace(DELIVERY, late=0), ENGLISH) == "No ticket was late this week"


def test_causes_add_up_to_the_breaches():
    bars = cause_chart(Draft(Observed(), FULL, ENGLISH), DELIVERY).bars
    assert sum(bar.value for bar in bars) == DELIVERY.late
    assert [(bar.label, bar.value) for bar in bars if bar.muted] == [("Other causes", 2), ("Not recorded", 7)]


def test_the_backlog_is_said_with_its_age():
    assert backlog_finding(DELIVERY, ENGLISH) == "80 open; 5 older than 3 days, 5 past their target"
    assert due_finding(DELIVERY, ENGLISH) == "62 due within 48 hours, 9 still open"
    assert due_finding(replace(DELIVERY, due_open=0), ENGLISH) == "62 due within 48 hours, all resolved since"
    assert due_finding(replace(DELIVERY, due_open=62), ENGLISH) == "62 due within 48 hours, all open"


def test_nothing_is_praised_as_in_time_that_has_no_deadline():
    undated = replace(DELIVERY, overdue=0, undated=DELIVERY.backlog)
    assert backlog_finding(undated, ENGLISH) == "80 open; 5 older than 3 days, none has a deadline"
    assert backlog_finding(replace(undated, undated=79), ENGLISH).endswith("0 past their target")
    # Where nothing is due nothing was resolved either.
    report = replace(FULL, chapters=replace(CHAPTERS, delivery=replace(undated, due_total=0, due_open=0, due=())))
    page = page_texts(print_weekly(report, ENGLISH).pdf)[2]
    assert "Nothing is due within 48 hours" in page
    assert "No open ticket is due" not in page


def test_a_week_with_one_ticket_is_not_called_empty():
    opened = replace(EMPTY, finished=True, chapters=replace(NOTHING.chapters, delivery=replace(DELIVERY, opened=1)))
    page = page_texts(print_weekly(opened, ENGLISH).pdf)[0]
    assert "Nothing was recorded" not in page
    assert "Too few records this week to compare" in page
    assert "Nothing was recorded" in page_texts(print_weekly(replace(EMPTY, finished=True), ENGLISH).pdf)[0]


def with_channel(interval, hits=60, n=93):
    row = OpinionRow(Group.CHANNEL, (4, 8, 21, 30, 30), "wechat", Share(hits, n, interval))
    return replace(OPINIONS, rows=(*OPINIONS.rows[:2], row))


@pytest.mark.parametrize(
    ("opinions", "text"),
    [
        (OPINIONS, "No channel clearly differs; 20 answers of 1–2, 5.5%"),
        (with_channel(Interval(54, 73)), "Wholly below the site's 86.9%: WeChat; 20 answers of 1–2, 5.5%"),
        (with_channel(Interval(88, 96)), "Wholly above the site's 86.9%: WeChat; 20 answers of 1–2, 5.5%"),
        (with_channel(Interval(54, 73), 5, 9), "Too few answers per channel to compare; 20 answers of 1–2, 5.5%"),
        (replace(OPINIONS, rows=()), "Ratings: no data this week"),
    ],
)
def test_channels_differ_only_beyond_their_interval(opinions, text):
    assert spread_finding(opinions, ENGLISH) == text


def test_topics_below_the_site_are_named_and_small_ones_never():
    assert topics_finding(OPINIONS, ENGLISH) == "Wholly below the site's 86.9%: 噪音换房"
    small = ShareRow("遗留物品", Share(1, 8, Interval(2.2, 47.1)))
    assert topics_finding(replace(OPINIONS, topics=(small,)), ENGLISH).startswith("Every topic has fewer than ten")
    fine = replace(OPINIONS, topics=OPINIONS.topics[1:])
    assert topics_finding(fine, ENGLISH) == "No topic lies clearly below the site's 86.9%"


def test_low_answers_are_followed():
    assert quotes_finding(OPINIONS, ENGLISH) == ("20 low answers: 14 taken up again, 3 in hand, 3 without a next step")
    assert quotes_finding(replace(OPINIONS, low=0), ENGLISH) == "No answer of 1–2 this week"


def test_few_causes_are_few():
    assert cause_finding(COMPLAINTS, ENGLISH) == "响应慢, 服务态度 make up 80.0% of the recorded causes"
    even = replace(COMPLAINTS, reasons=COMPLAINTS.reasons[:3], vital=2)
    assert cause_finding(even, ENGLISH) == "Recorded most often: 响应慢, 21 of 40"
    assert cause_finding(replace(COMPLAINTS, unrecorded=44), ENGLISH) == "No cause is recorded yet"
    assert cause_finding(replace(COMPLAINTS, received=0), ENGLISH) == "No complaint was received this week"


def test_complaints_without_visits_have_no_rate():
    report = replace(WHOLE, chapters=replace(CHAPTERS, complaints=replace(COMPLAINTS, visits=0)))
    assert "投诉 44 件；没有到访记录，算不出比率" in page_texts(weekly_pdf(report, CHINESE))[4]


def test_handling_changed_only_if_zero_is_excluded():
    assert handling_finding(COMPLAINTS, ENGLISH) == "Clearly lower than last week: Answered in time"
    few = replace(COMPLAINTS, handling=COMPLAINTS.handling[1:])
    assert handling_finding(few, ENGLISH) == "Too few complaints to compare their handling with last week"


def test_serious_complaints_are_said_as_they_stand():
    assert serious_finding(COMPLAINTS, ENGLISH) == "13 serious complaints were open, 6 still are"
    assert serious_finding(replace(COMPLAINTS, serious_open=0), ENGLISH).endswith("all resolved since")
    assert serious_finding(replace(COMPLAINTS, serious_open=13), ENGLISH) == "13 serious complaints are open"


def test_call_backs_and_rhythm_are_said():
    assert call_finding(RELATIONS, ENGLISH).startswith(
        "330 call-backs fell due: 93.3% made by their day, 21 late, 1 not"
    )
    assert rhythm_finding(RELATIONS, ENGLISH) == "340 new guests; 171 newly at risk, 103 more lost"
    unknown = replace(RELATIONS, rhythm_days=None, intervals=12)
    assert "too few returns (12)" in rhythm_finding(unknown, ENGLISH)


def test_small_samples_are_listed():
    name, text, _remark = small_row(WHOLE, CHAPTERS, ENGLISH)
    assert (name, text) == ("Small samples (n<10)", "遗留物品, 行李寄存")
    tiles = tuple(replace(tile, n=9) if tile.metric is Metric.CSAT else tile for tile in FULL.tiles)
    assert small_row(replace(WHOLE, tiles=tiles), CHAPTERS, ENGLISH)[1].startswith("CSAT, ")
