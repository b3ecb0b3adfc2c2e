"""The weekly report's later pages: the same figures as screen and command line, frozen, nobody given away."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from sqlalchemy import String, cast, delete, select, update

from servicedesk.core.actor import SYSTEM
from servicedesk.core.enums import AttemptOutcome, Channel, FollowUpState, TicketKind, VisitState
from servicedesk.core.errors import Refused
from servicedesk.core.figure_text import number
from servicedesk.core.translation import Translator
from servicedesk.core.weekly import Metric, WeeklyReport
from servicedesk.core.weekly_quality import Flaw
from servicedesk.core.weekly_satisfaction import Group
from servicedesk.models import (
    Compensation,
    Customer,
    FollowUp,
    FollowUpAttempt,
    IssuedReport,
    Promise,
    QuestionSet,
    Site,
    Survey,
    SurveyResponse,
    Ticket,
    Tier,
    Visit,
)
from servicedesk.queries import compensation_costs, promises
from servicedesk.queries.analysis import causes, comparison, demand, distribution, trends, waiting
from servicedesk.queries.analysis.causes import CauseBasis
from servicedesk.queries.analysis.scope import Dimension
from servicedesk.queries.metrics import period_metrics
from servicedesk.queries.reports import issued_reports
from servicedesk.queries.weekly import first_page
from servicedesk.queries.weekly.report import weekly_report
from servicedesk.queries.weekly.rhythm import rhythm
from servicedesk.queries.weekly.shares import rate_control
from servicedesk.reporting import issue_weekly, make_weekly
from servicedesk.reports.weekly import weekly_pdf
from servicedesk.services.desk import Desk, open_desk
from servicedesk.storage.desk import Read
from servicedesk.ui.pages.evaluation.cost_panels import costs_by_cause, costs_by_type, promises_chart
from tests.demo_database import demo_desk
from tests.unit.reports.sample import FULL

MONDAY = date(2026, 11, 9)
WEEK = timedelta(days=7)
SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def demo(tmp_path) -> Iterator[Desk]:
    with demo_desk(tmp_path / "practice", "zhou") as desk:
        yield desk


def bounds(desk: Desk, monday: date = MONDAY) -> tuple[datetime, datetime]:
    return desk.site.day_bounds(monday)[0], desk.site.day_bounds(monday + WEEK)[0]


def chapters(desk: Desk, monday: date = MONDAY, language: str = "zh_CN"):
    return weekly_report(desk, monday, language).chapters


def pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range().replace("\r\n", " ") for page in document]
    document.close()
    return texts


def change(desk: Desk, statement) -> None:
    with desk.work("test.change") as work:
        work.connection.execute(statement)
        work.undoable = False
        work.commit()


def insert(desk: Desk, *rows) -> list[int]:
    with desk.work("test.insert") as work:
        found = [work.insert(model, **values) for model, values in rows]
        work.undoable = False
        work.commit()
    return found


def at(day: date, hour: int = 12, minute: int = 0) -> datetime:
    """A moment of the site's day, in its time zone."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=SHANGHAI)


def visit(day: date, counter: int, customer_id: int | None = None, **values):
    arrived = values.pop("arrived_at", at(day))
    started = values.pop("started_at", arrived + timedelta(minutes=1))
    plain = {
        "business_on": day,
        "queue_number": f"Q{counter}",
        "channel": Channel.IN_PERSON.value,
        "state": VisitState.ENDED.value,
        "customer_id": customer_id,
        "arrived_at": arrived,
        "started_at": started,
    }
    return Visit, {**plain, **values}


def customer(counter: int, day: date = MONDAY, **values):
    plain = {
        "number": f"C-{counter:05}",
        "name": f"客{counter}",
        "name_sort": f"ke{counter}",
        "created_at": at(day),
        "updated_at": at(day),
    }
    return Customer, {**plain, **values}


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


# -- nobody given away -------------------------------------------------------------------------------------------


def test_sensitive_cases_are_counted_and_never_named(demo):
    running = MONDAY + WEEK
    before = chapters(demo, running)
    assert before.delivery.due
    assert before.opinions.quotes
    change(demo, update(Ticket).values(is_sensitive=True))
    found = chapters(demo, running)
    assert (found.delivery.due, found.complaints.serious) == ((), ())
    assert found.delivery.due_open == before.delivery.due_open
    assert found.complaints.serious_open == before.complaints.serious_open
    assert found.opinions.row(Group.SITE) == before.opinions.row(Group.SITE)
    hidden = next(flaw for flaw in found.flaws if flaw.flaw is Flaw.SENSITIVE_NOT_LISTED)
    assert hidden.count >= found.delivery.due_open
    text = " ".join(pages(make_weekly(demo, running, "zh_CN").pdf))
    for row in before.delivery.due:
        assert row.title not in text
    change(demo, update(SurveyResponse).values(comment="一句话", csat=1))
    assert chapters(demo).opinions.quotes
    without_ticket = select(Survey.id).where(Survey.ticket_id.is_(None))
    change(demo, delete(SurveyResponse).where(SurveyResponse.survey_id.in_(without_ticket)))
    assert chapters(demo).opinions.row(Group.SITE).share.n > 0
    assert chapters(demo).opinions.quotes == ()


def test_quotes_name_neither_staff_nor_customers(demo):
    change(demo, update(Customer).values(name="欧阳明月"))
    known = select(Survey.id).where(Survey.customer_id.is_not(None))
    change(demo, delete(SurveyResponse).where(SurveyResponse.survey_id.not_in(known)))
    change(demo, update(SurveyResponse).values(comment="林晓很好，沈磊不好，我是欧阳明月", csat=1))
    found = chapters(demo).opinions
    assert [(quote.text, quote.name) for quote in found.quotes] == [("○○很好，○○不好，我是欧*", "欧*")]
    text = " ".join(pages(make_weekly(demo, MONDAY, "zh_CN").pdf)[1:])
    assert "欧阳明月" not in text


def test_no_title_and_no_words_on_any_page_hold_the_customers_name(demo):
    change(demo, update(Customer).values(name="欧阳明月"))
    with_customer = update(Ticket).where(Ticket.customer_id.is_not(None))
    change(demo, with_customer.values(title="欧阳明月要换房", kind="complaint", priority="high"))
    change(demo, update(SurveyResponse).values(comment="林晓没理欧阳明月", csat=1))
    known = select(Survey.id).where(Survey.customer_id.is_not(None))
    change(demo, delete(SurveyResponse).where(SurveyResponse.survey_id.not_in(known)))
    for monday in (MONDAY, MONDAY + WEEK):
        text = weekly_report(demo, monday, "zh_CN").to_json().encode("ascii").decode("unicode_escape")
        assert "要换房" in text
        assert "○○没理欧*" in text
        assert "欧阳明月" not in text


def test_the_same_words_are_quoted_once(demo):
    change(demo, update(SurveyResponse).values(comment="等太久", csat=2))
    found = chapters(demo).opinions
    assert len(found.quotes) == 1
    assert found.more_quotes == found.row(Group.SITE).share.n - 1


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


# -- call-backs, tiers, rhythm -----------------------------------------------------------------------------------


def follow_up(due: datetime, done: datetime | None = None, outcome: AttemptOutcome | None = None, **values):
    state = FollowUpState.DUE if done is None else FollowUpState.DONE
    plain = {
        "subject": "回访",
        "due_at": due,
        "state": state.value,
        "done_at": done,
        "outcome": outcome.value if outcome else None,
        "script_done": [],
        "created_at": due,
    }
    return FollowUp, {**plain, **values}


def test_call_backs_are_on_time_by_their_day_and_promised_ones_by_the_minute(desk):
    reached, declined = AttemptOutcome.REACHED, AttemptOutcome.REFUSED
    found = insert(
        desk,
        follow_up(at(MONDAY, 10), at(MONDAY, 23), reached),
        follow_up(at(MONDAY, 11), at(MONDAY + timedelta(days=1), 9), reached),
        follow_up(at(MONDAY, 12)),
        follow_up(at(MONDAY, 12), at(MONDAY, 13), declined, state=FollowUpState.CANCELLED.value),
        follow_up(at(MONDAY + timedelta(days=6), 9), at(MONDAY + timedelta(days=6), 9), reached, is_promised=True),
        follow_up(at(MONDAY + timedelta(days=6), 9), at(MONDAY + timedelta(days=6), 9, 1), declined, is_promised=True),
    )
    tried = {"follow_up_id": found[0], "at": at(MONDAY)}
    insert(desk, *((FollowUpAttempt, {**tried, "outcome": each.value}) for each in (AttemptOutcome.NO_ANSWER, reached)))
    relations = chapters(desk).relations
    monday, sunday = relations.days[0], relations.days[-1]
    assert (monday.in_time, monday.late, monday.open) == (1, 1, 1)
    assert (sunday.in_time, sunday.late, sunday.open) == (2, 0, 0)
    assert relations.due == 5
    assert (relations.promised.hits, relations.promised.n) == (1, 2)
    assert (relations.reached.hits, relations.reached.n) == (3, 4)
    assert {row.label: row.count for row in relations.attempts if row.count} == {"reached": 1, "no_answer": 1}


def test_a_call_back_still_to_come_is_not_late(desk):
    insert(desk, follow_up(desk.clock.now() + timedelta(hours=1)))
    assert chapters(desk, MONDAY + WEEK).relations.due == 0


def test_the_rhythm_is_the_sites_own(desk):
    people = insert(desk, *(customer(at_) for at_ in range(40)))
    first = MONDAY - timedelta(days=90)
    visits = []
    for order, person in enumerate(people):
        # Nine of ten come back after ten days, the others after twenty; twice on one day is one visit day.
        gap = 20 if order >= 36 else 10
        visits += [(first, person), (first, person), (first + timedelta(days=gap), person)]
    insert(desk, *(visit(day, counter, person) for counter, (day, person) in enumerate(visits)))
    found = chapters(desk).relations
    assert (found.rhythm_days, found.intervals) == (10, 40)


def test_too_few_returns_are_no_rhythm(desk):
    people = insert(desk, *(customer(at_) for at_ in range(29)))
    days = [(MONDAY - timedelta(days=back), person) for person in people for back in (3, 13)]
    insert(desk, *(visit(day, counter, person) for counter, (day, person) in enumerate(days)))
    found = chapters(desk).relations
    assert (found.rhythm_days, found.intervals) == (None, 29)
    assert (found.now.returning, found.now.at_risk, found.now.lost) == (29, 0, 0)


def test_who_stays_away_longer_than_usual_is_at_risk_then_lost(desk):
    insert(desk, (Tier, {"code": "gold", "name_zh": "金卡", "name_en": "Gold", "position": 2}))
    sunday = MONDAY + timedelta(days=6)
    usual = insert(desk, *(customer(at_) for at_ in range(40)))
    away = {"active": 10, "at_risk": 11, "still": 17, "long": 18, "last_day": 20, "lost": 21}
    named = insert(desk, *(customer(100 + at_, tier_code="gold", name=name) for at_, name in enumerate(away)))
    once, fresh = insert(desk, customer(200), customer(201))
    days = [(MONDAY - timedelta(days=back), person) for person in usual for back in (0, 10)]
    days += [(sunday - timedelta(days=back + more), person)
             for person, back in zip(named, away.values(), strict=True) for more in (0, 10)]  # fmt: skip
    days += [(sunday - timedelta(days=15), once), (sunday, fresh)]
    insert(desk, *(visit(day, counter, person) for counter, (day, person) in enumerate(days)))
    found = chapters(desk).relations
    assert found.rhythm_days == 10
    assert (found.now.fresh, found.now.returning) == (1, 46)
    assert (found.now.active, found.now.at_risk, found.now.lost) == (41, 4, 1)
    assert (found.before.at_risk, found.before.lost) == (3, 0)
    assert {row.number for row in found.at_risk} == {"C-00101", "C-00102"}
    assert found.at_risk_new == 2
    assert {(row.tier, row.visits) for row in found.at_risk} == {("金卡", 2)}
    gold = next(row for row in found.tiers if row.label == "金卡")
    assert gold.customers == 6


def test_the_day_between_two_visits_is_counted_by_the_sites_days(desk):
    people = insert(desk, *(customer(at_) for at_ in range(30)))
    days = [(MONDAY - timedelta(days=back), person) for person in people for back in (0, 1)]
    insert(desk, *(visit(day, counter, person) for counter, (day, person) in enumerate(days)))
    with desk.database.reader.begin() as connection:
        assert rhythm(Read(desk, connection), MONDAY).days == 1


# -- low answers -------------------------------------------------------------------------------------------------


def test_low_answers_are_taken_up_in_hand_or_untouched(desk):
    people = insert(desk, *(customer(at_) for at_ in range(3)))
    (questions,) = insert(desk, (QuestionSet, {"code": "q", "edition": 1, "questions": []}))
    answered = at(MONDAY)
    for person in people:
        survey = {"question_set_id": questions, "customer_id": person, "channel": "phone", "issued_at": answered}
        (identity,) = insert(desk, (Survey, survey))
        answer = {"survey_id": identity, "csat": 2, "answers": {}, "method": "by_staff", "answered_at": answered}
        insert(desk, (SurveyResponse, answer))
    later = answered + timedelta(hours=2)
    (done,) = insert(desk, follow_up(later, later, AttemptOutcome.REACHED, customer_id=people[0]))
    insert(desk, (FollowUpAttempt, {"follow_up_id": done, "outcome": "reached", "at": later}))
    insert(desk, follow_up(later, customer_id=people[1]))
    found = chapters(desk).opinions
    assert (found.low, found.taken_up, found.in_hand, found.untouched) == (3, 1, 1, 1)


def test_a_call_before_the_answer_is_no_step_after_it(desk):
    (person,) = insert(desk, customer(1))
    (questions,) = insert(desk, (QuestionSet, {"code": "q", "edition": 1, "questions": []}))
    answered = at(MONDAY)
    (done,) = insert(desk, follow_up(answered, answered, AttemptOutcome.REACHED, customer_id=person))
    insert(desk, (FollowUpAttempt, {"follow_up_id": done, "outcome": "reached", "at": answered}))
    survey = {"question_set_id": questions, "customer_id": person, "channel": "phone", "issued_at": answered}
    (identity,) = insert(desk, (Survey, survey))
    answer = {"survey_id": identity, "csat": 1, "answers": {}, "method": "by_staff", "answered_at": answered}
    insert(desk, (SurveyResponse, answer))
    assert chapters(desk).opinions.untouched == 1


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


def test_a_visitor_nobody_registered_has_no_name_to_mask(demo):
    rows = weekly_report(demo, MONDAY, "zh_CN").unhappy
    assert "" in [row.name for row in rows]
    assert "未*" not in [row.name for row in rows]
