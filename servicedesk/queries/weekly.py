"""The weekly report's facts: six figures with their intervals, and what a supervisor has to decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import func, select

from servicedesk.core.enums import CompensationState, FollowUpState, PromiseState, StateClass, TicketKind
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import Translator
from servicedesk.core.weekly import (
    SERIES_WEEKS,
    BrokenPromiseRow,
    Compensation,
    CompensationCause,
    DecisionRow,
    FaultState,
    Metric,
    Promises,
    RepeatedFaultRow,
    Tile,
    UnhappyCustomerRow,
    WeekFacts,
    WeeklyReport,
)
from servicedesk.core.weekly_figures import Interval
from servicedesk.methods import nps as nps_method
from servicedesk.methods import proportion
from servicedesk.models import Compensation as CompensationModel
from servicedesk.models import (
    Customer,
    FollowUp,
    Promise,
    Scenario,
    ServiceLevelResult,
    Setting,
    Staff,
    Survey,
    SurveyResponse,
    Ticket,
    Visit,
)
from servicedesk.queries import weeks
from servicedesk.queries.visits import wait_standard
from servicedesk.queries.weeks import Ratio
from servicedesk.storage.desk import Read, ask

FAULT_WINDOW_DAYS = 14
USUAL_WEEKS = 8
LOW_SCORE = 2
# What a site that has set no goals of its own is measured by.
DEFAULT_TARGETS = {"csat": 88.0, "nps": 40.0, "on_time": 95.0, "first_contact": 75.0, "prompt": 80.0}
_SIGNS = {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}


@ask(Permission.VIEW_EVALUATION)
def weekly_report(read: Read, monday: date, language: str, words: dict[str, str] | None = None) -> WeeklyReport:
    """Return the facts of the ISO week that begins on *monday*; sentences it has to form are in *language*."""
    year, week, _day = monday.isocalendar()
    start, end = weeks.bounds(read, monday)
    translator = Translator(language, words)
    now = read.site.local(read.now)
    promises = _promises(read, start, end)
    faults = _faults(read, end, language)
    tiles = _tiles(read, monday)
    return WeeklyReport(
        site=read.site.name,
        year=year,
        week=week,
        prepared_by=read.actor.name,
        prepared_at=now.replace(tzinfo=None, microsecond=0),
        data_as_of=now.replace(tzinfo=None, microsecond=0),
        finished=read.now >= end,
        currency=_SIGNS.get(read.site.currency, read.site.currency + " "),
        facts=_facts(read, start, end, language),
        unhappy=_unhappy(read, start, end, translator),
        decisions=_decisions(faults, tiles, monday, translator),
        faults=faults,
        fault_window_days=FAULT_WINDOW_DAYS,
        promises=promises,
        compensation=_compensation(read, monday, language),
        tiles=tiles,
    )


# -- the six figures ---------------------------------------------------------------------------------------------


def _tiles(read: Read, monday: date) -> tuple[Tile, ...]:
    value = read.execute(select(Setting.value).where(Setting.key == "goals")).scalar() or {}
    targets = {**DEFAULT_TARGETS, **value}
    mature = monday - timedelta(days=7)
    standard = wait_standard(read)
    minutes = int(standard.total_seconds() // 60)

    def prompt(begin: datetime, end: datetime) -> Ratio:
        waited = weeks.waits(read, begin, end, standard)
        return Ratio(waited.within, waited.offered)

    waited = weeks.waits(read, *weeks.bounds(read, monday), standard)
    return (
        _volume(read, monday),
        _share(read, Metric.CSAT, monday, targets["csat"], lambda a, b: weeks.satisfied(read, a, b)),
        _nps(read, monday, targets["nps"]),
        _share(read, Metric.ON_TIME, monday, targets["on_time"], lambda a, b: weeks.on_time(read, a, b)),
        _share(
            read,
            Metric.FIRST_CONTACT,
            mature,
            targets["first_contact"],
            lambda a, b: weeks.first_contact(read, a, b),
            week=mature.isocalendar().week,
        ),
        _share(
            read,
            Metric.PROMPT,
            monday,
            targets["prompt"],
            prompt,
            threshold_minutes=minutes,
            mean_minutes=waited.mean_minutes,
        ),
    )


def _series_weeks(monday: date) -> list[date]:
    return [monday - timedelta(days=7 * back) for back in range(SERIES_WEEKS - 1, -1, -1)]


def _volume(read: Read, monday: date) -> Tile:
    """Return the visits with the usual range: mean ± 2 standard deviations of the eight weeks before."""
    counts = [weeks.visits_of(read, *weeks.bounds(read, week)) for week in _series_weeks(monday)]
    earlier = [count for count in counts[:-1][-USUAL_WEEKS:] if count]
    usual = None
    if len(earlier) >= 4:
        mean = sum(earlier) / len(earlier)
        spread = (sum((count - mean) ** 2 for count in earlier) / (len(earlier) - 1)) ** 0.5
        usual = Interval(max(mean - 2 * spread, 0.0), mean + 2 * spread)
    _start, end = weeks.bounds(read, monday)
    days = 7 if read.now >= end else max((read.site.business_day(read.now) - monday).days + 1, 0)
    return Tile(
        Metric.VOLUME,
        counts[-1],
        min(days, 7) if counts[-1] else 0,
        counts[-2],
        7,
        usual,
        series=tuple(float(count) if count else None for count in counts),
    )


def _share(
    read: Read,
    metric: Metric,
    monday: date,
    target: float,
    count: Callable[[datetime, datetime], Ratio],
    week: int | None = None,
    threshold_minutes: int | None = None,
    mean_minutes: float | None = None,
) -> Tile:
    """Return a share with Wilson's interval and Newcombe's for the difference to the week before."""
    ratios = [count(*weeks.bounds(read, each)) for each in _series_weeks(monday)]
    this, before = ratios[-1], ratios[-2]
    interval = difference = None
    share = proportion.wilson(this.hits, this.n)
    if share.lower is not None and share.upper is not None:
        interval = Interval(100 * share.lower, 100 * share.upper)
    change = proportion.difference(this.hits, this.n, before.hits, before.n)
    if change.lower is not None and change.upper is not None:
        difference = Interval(100 * change.lower, 100 * change.upper)
    return Tile(
        metric,
        this.hits,
        this.n,
        before.hits,
        before.n,
        interval,
        difference,
        tuple(100 * ratio.hits / ratio.n if ratio.n else None for ratio in ratios),
        target,
        threshold_minutes=threshold_minutes,
        mean_minutes=mean_minutes,
        week=week,
    )


def _nps(read: Read, monday: date, target: float) -> Tile:
    """Return the net promoter score of four weeks, compared with the four weeks before them."""
    series = [weeks.recommending(read, *weeks.bounds(read, week, 4)) for week in _series_weeks(monday)]
    this = series[-1]
    before = weeks.recommending(read, *weeks.bounds(read, monday - timedelta(days=28), 4))
    now = nps_method.nps_of_counts(this.promoters, this.passives, this.detractors)
    earlier = nps_method.nps_of_counts(before.promoters, before.passives, before.detractors)
    interval = difference = None
    if now.adjusted is not None:
        interval = Interval(now.adjusted.lower, now.adjusted.upper)
    change = nps_method.nps_change(now, earlier)
    if change.lower is not None and change.upper is not None:
        difference = Interval(change.lower, change.upper)
    return Tile(
        Metric.NPS,
        this.promoters - this.detractors,
        this.n,
        before.promoters - before.detractors,
        before.n,
        interval,
        difference,
        tuple(100 * (each.promoters - each.detractors) / each.n if each.n else None for each in series),
        target,
    )


# -- what happened -----------------------------------------------------------------------------------------------


def _facts(read: Read, start: datetime, end: datetime, language: str) -> WeekFacts:
    late = read.execute(
        select(Ticket.cause, Scenario.name_zh, Scenario.name_en)
        .join(ServiceLevelResult, ServiceLevelResult.ticket_id == Ticket.id)
        .outerjoin(Scenario, Scenario.id == Ticket.scenario_id)
        .where(ServiceLevelResult.target == "resolution", ServiceLevelResult.is_final)
        .where(ServiceLevelResult.is_met.is_(False))
        .where(ServiceLevelResult.decided_at >= start, ServiceLevelResult.decided_at < end)
    ).all()
    labels = Counter(_scenario_name(row, language) for row in late)
    labels.pop("", None)
    top = labels.most_common(1)
    ratio = weeks.on_time(read, start, end)
    return WeekFacts(
        visits=weeks.visits_of(read, start, end),
        responses=weeks.answers(read, start, end),
        breaches=ratio.n - ratio.hits,
        top_breach_cause=top[0][0] if top and top[0][1] > 1 else "",
        top_breaches=top[0][1] if top and top[0][1] > 1 else 0,
    )


def _scenario_name(row: object, language: str) -> str:
    zh, en = getattr(row, "name_zh", None) or "", getattr(row, "name_en", None) or ""
    return (en or zh) if language == "en" else (zh or en)


def _unhappy(read: Read, start: datetime, end: datetime, translator: Translator) -> tuple[UnhappyCustomerRow, ...]:
    """Return who answered low this week and was not made happy since; the dearest and lowest first."""
    found = read.execute(
        select(
            Ticket.id,
            func.coalesce(Ticket.place, Visit.place).label("place"),
            func.coalesce(Ticket.title, Visit.request).label("title"),
            Ticket.state_class,
            Customer.name,
            SurveyResponse.csat,
            SurveyResponse.comment,
            func.coalesce(Staff.name, "").label("owner"),
            Ticket.due_at,
        )
        .select_from(SurveyResponse)
        .join(Survey, Survey.id == SurveyResponse.survey_id)
        .outerjoin(Ticket, Ticket.id == Survey.ticket_id)
        .outerjoin(Visit, Visit.id == Survey.visit_id)
        .outerjoin(Customer, Customer.id == Survey.customer_id)
        .outerjoin(Staff, Staff.id == func.coalesce(Ticket.owner_id, Ticket.solver_id, Visit.staff_id))
        .where(SurveyResponse.is_current, SurveyResponse.csat <= LOW_SCORE)
        .where(SurveyResponse.answered_at >= start, SurveyResponse.answered_at < end)
        .where(func.coalesce(Ticket.is_sensitive, False).is_(False))
        .order_by(SurveyResponse.csat, SurveyResponse.answered_at.desc())
        .limit(20)
    ).all()
    rows = []
    for row in found:
        next_on, step = _next_step(read, row, translator)
        reason = " · ".join(part for part in (row.title or "", row.comment) if part)
        rows.append(
            UnhappyCustomerRow(
                row.place or "—",
                row.name or translator.translate("Report", "Unregistered visitor"),
                reason,
                row.csat,
                5,
                row.owner,
                step,
                next_on,
                _cost(read, row.id),
            )
        )
    return tuple(rows)


def _next_step(read: Read, row: object, translator: Translator) -> tuple[date | None, str]:
    """Return what happens next with a case: its due call-back, its deadline, or nothing."""
    ticket_id = getattr(row, "id", None)
    if ticket_id is None:
        return None, translator.translate("Report", "not planned")
    due = read.execute(
        select(func.min(FollowUp.due_at)).where(
            FollowUp.ticket_id == ticket_id, FollowUp.state == FollowUpState.DUE.value
        )
    ).scalar()
    if due is not None:
        return read.site.local(due).date(), translator.translate("Report", "call back")
    open_classes = (StateClass.NEW.value, StateClass.ACTIVE.value, StateClass.WAITING.value)
    deadline = getattr(row, "due_at", None)
    if getattr(row, "state_class", None) in open_classes and deadline is not None:
        return read.site.local(deadline).date(), translator.translate("Report", "being handled")
    return None, translator.translate("Report", "not planned")


def _cost(read: Read, ticket_id: int | None) -> int:
    return int(
        read.execute(
            select(func.coalesce(func.sum(CompensationModel.amount_cents), 0)).where(
                CompensationModel.ticket_id == ticket_id, CompensationModel.state == CompensationState.APPROVED.value
            )
        ).scalar_one()
    )


def _faults(read: Read, end: datetime, language: str) -> tuple[RepeatedFaultRow, ...]:
    """Return places where the same scenario came back within the window, most frequent first."""
    start = end - timedelta(days=FAULT_WINDOW_DAYS)
    rows = read.execute(
        select(
            Ticket.place,
            Scenario.name_zh,
            Scenario.name_en,
            func.count().label("times"),
            func.max(Ticket.id).label("latest"),
        )
        .join(Scenario, Scenario.id == Ticket.scenario_id)
        .where(Ticket.kind == TicketKind.FAULT.value, Ticket.place != "", Ticket.is_sensitive.is_(False))
        .where(Ticket.opened_at >= start, Ticket.opened_at < end)
        .group_by(Ticket.place, Ticket.scenario_id)
        .having(func.count() >= 2)
        .order_by(func.count().desc(), Ticket.place)
        .limit(12)
    ).all()
    classes = dict(
        read.execute(select(Ticket.id, Ticket.state_class).where(Ticket.id.in_([row.latest for row in rows]))).all()
    )
    states = {
        StateClass.NEW.value: FaultState.OPEN,
        StateClass.ACTIVE.value: FaultState.IN_PROGRESS,
        StateClass.WAITING.value: FaultState.WAITING,
    }
    return tuple(
        RepeatedFaultRow(
            row.place, _scenario_name(row, language), row.times, states.get(classes[row.latest], FaultState.RESOLVED)
        )
        for row in rows
    )


def _promises(read: Read, start: datetime, end: datetime) -> Promises:
    """Return the promises due this week; one still open after its time is broken."""
    rows = read.execute(
        select(
            Promise.text,
            Promise.due_at,
            Promise.state,
            Promise.settled_at,
            func.coalesce(Staff.name, "").label("owner"),
        )
        .outerjoin(Staff, Staff.id == Promise.owner_id)
        .outerjoin(Ticket, Ticket.id == Promise.ticket_id)
        .where(Promise.due_at >= start, Promise.due_at < min(end, read.now))
        .where(func.coalesce(Ticket.is_sensitive, False).is_(False))
    ).all()
    broken = [row for row in rows if row.state != PromiseState.KEPT.value]

    def late(row: object) -> int | None:
        settled_at, due_at = getattr(row, "settled_at", None), getattr(row, "due_at", read.now)
        return None if settled_at is None else max(int((settled_at - due_at).total_seconds() // 60), 0)

    # Never kept is worse than any delay.
    broken.sort(key=lambda row: (late(row) is not None, -(late(row) or 0)))
    return Promises(
        len(rows) - len(broken), len(rows), tuple(BrokenPromiseRow(row.text, row.owner, late(row)) for row in broken)
    )


def _compensation(read: Read, monday: date, language: str) -> Compensation:
    rows = _given(read, *weeks.bounds(read, monday))
    before = _given(read, *weeks.bounds(read, monday - timedelta(days=7)))
    causes: Counter[str] = Counter()
    for row in rows:
        causes[_scenario_name(row, language) or "—"] += row.amount_cents
    amounts = [row.amount_cents for row in rows]
    return Compensation(
        sum(amounts),
        len(rows),
        int(median(amounts)) if amounts else None,
        sum(row.amount_cents for row in before),
        len(before),
        tuple(CompensationCause(label, cents) for label, cents in causes.most_common()),
    )


def _given(read: Read, start: datetime, end: datetime) -> list[Any]:
    return list(
        read.execute(
            select(CompensationModel.amount_cents, Scenario.name_zh, Scenario.name_en)
            .join(Ticket, Ticket.id == CompensationModel.ticket_id)
            .outerjoin(Scenario, Scenario.id == Ticket.scenario_id)
            .where(CompensationModel.state == CompensationState.APPROVED.value)
            .where(CompensationModel.decided_at >= start, CompensationModel.decided_at < end)
        ).all()
    )


# -- what to decide ----------------------------------------------------------------------------------------------


def _decisions(
    faults: tuple[RepeatedFaultRow, ...], tiles: tuple[Tile, ...], monday: date, translator: Translator
) -> tuple[DecisionRow, ...]:
    """Return at most three decisions the figures ask for; nothing is asked without its basis."""
    due = monday + timedelta(days=9)
    found: list[DecisionRow] = []
    for fault in faults:
        if fault.count >= 3:
            found.append(
                DecisionRow(
                    translator.translate(
                        "Report", "Have {place} repaired for good: {fault}", place=fault.place, fault=fault.equipment
                    ),
                    translator.translate(
                        "Report", "{n} times within {days} days", n=fault.count, days=FAULT_WINDOW_DAYS
                    ),
                    due,
                )
            )
    by_metric = {tile.metric: tile for tile in tiles}
    prompt = by_metric[Metric.PROMPT]
    if prompt.interval is not None and prompt.target is not None and prompt.interval.high < prompt.target:
        found.append(
            DecisionRow(
                translator.translate("Report", "One more person at the desk in the busiest hours, four weeks on trial"),
                translator.translate(
                    "Report",
                    "{hits} of {n} served within {minutes} minutes, target {target}%",
                    hits=prompt.total,
                    n=prompt.n,
                    minutes=prompt.threshold_minutes or 0,
                    target=f"{prompt.target:g}",
                ),
                due,
            )
        )
    on_time = by_metric[Metric.ON_TIME]
    if on_time.interval is not None and on_time.target is not None and on_time.interval.high < on_time.target:
        found.append(
            DecisionRow(
                translator.translate(
                    "Report", "Review the time rules or the staffing of the departments that are late"
                ),
                translator.translate(
                    "Report",
                    "{hits} of {n} in time, target {target}%",
                    hits=on_time.total,
                    n=on_time.n,
                    target=f"{on_time.target:g}",
                ),
                due,
            )
        )
    return tuple(found[:3])
