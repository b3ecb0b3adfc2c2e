"""The five figures of a period, each with its n, interval, change, twelve weeks and target."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import and_, case, func

from servicedesk.core.permissions import Permission
from servicedesk.core.weekly import SERIES_WEEKS, Metric, Tile
from servicedesk.core.weekly_figures import Interval
from servicedesk.methods import nps as nps_method
from servicedesk.methods import proportion
from servicedesk.methods.fcr import WINDOW
from servicedesk.methods.queueing import nearest_rank
from servicedesk.models import ServiceLevelResult, SurveyResponse, Ticket
from servicedesk.queries import weeks as counts
from servicedesk.queries.analysis import answers, arrivals, deadlines
from servicedesk.queries.analysis import first_contact as first_contact_cases
from servicedesk.queries.analysis.scope import (
    ALL,
    WEEK_NUMBER,
    Slice,
    edges,
    is_everything,
    sorted_in,
    span,
    targets,
    week_number,
    weekly_span,
)
from servicedesk.queries.visits import wait_standard
from servicedesk.queries.weeks import NpsCounts, Ratio
from servicedesk.storage.desk import Read, ask

Bounds = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class WaitFacts:
    """How long the served waited, in minutes; ``prompt`` is the share served within the standard, of the offered."""

    served: int
    mean_minutes: float | None
    p90_minutes: float | None
    standard_minutes: int
    previous_mean_minutes: float | None
    series: tuple[float | None, ...]
    prompt: Tile


@dataclass(frozen=True, slots=True)
class Tiles:
    """What stands at the head of the evaluation; ``csat_mean`` is the secondary figure of satisfaction."""

    visits: int
    csat: Tile
    csat_mean: float | None
    nps: Tile
    on_time: Tile
    first_contact: Tile
    wait: WaitFacts


@ask(Permission.VIEW_EVALUATION)
def tiles(read: Read, start: datetime, end: datetime, before: Bounds | None, monday: date, part: Slice = ALL) -> Tiles:
    """Return the figures of the span, compared with *before*; the series ends with the week of *monday*."""
    goals = targets(read)
    now, then = (start, end), before
    weeks = edges(read, monday, SERIES_WEEKS)
    return Tiles(
        visits_of(read, start, end, part),
        share_tile(Metric.CSAT, _over(read, satisfied, now, then, part), satisfied_weekly(read, weeks, part), goals),
        mean_rating(read, start, end, part),
        _nps_tile(read, now, then, weeks, part, goals["nps"]),
        share_tile(Metric.ON_TIME, _over(read, on_time, now, then, part), on_time_weekly(read, weeks, part), goals),
        _first_contact_tile(read, now, then, weeks, part, goals),
        _wait_facts(read, now, then, weeks, part, goals),
    )


def share_tile(
    metric: Metric,
    ratios: tuple[Ratio, Ratio | None],
    series: Sequence[Ratio],
    goals: dict[str, float],
    provisional: int = 0,
    **more: Any,
) -> Tile:
    """Return a share with Wilson's interval and, against the period before, Newcombe's."""
    this, before = ratios
    interval = difference = None
    share = proportion.wilson(this.hits, this.n)
    if share.lower is not None and share.upper is not None:
        interval = Interval(100 * share.lower, 100 * share.upper)
    if before is not None:
        change = proportion.difference(this.hits, this.n, before.hits, before.n)
        if change.lower is not None and change.upper is not None:
            difference = Interval(100 * change.lower, 100 * change.upper)
    return Tile(
        metric,
        this.hits,
        this.n,
        before.hits if before else None,
        before.n if before else None,
        interval,
        difference,
        tuple(100 * ratio.hits / ratio.n if ratio.n else None for ratio in series),
        goals[metric.value],
        provisional=provisional,
        **more,
    )


def _over(
    read: Read, count: Callable[[Read, datetime, datetime, Slice], Ratio], now: Bounds, then: Bounds | None, part: Slice
) -> tuple[Ratio, Ratio | None]:
    return count(read, *now, part), count(read, *then, part) if then else None


# -- satisfaction ------------------------------------------------------------------------------------------------

_HITS = func.coalesce(func.sum(case((SurveyResponse.csat >= answers.SATISFIED, 1), else_=0)), 0)
_SATISFIED = answers.answers(_HITS, func.count())
_MEAN = answers.answers(func.coalesce(func.sum(SurveyResponse.csat), 0), func.count())
_WEEK = week_number(SurveyResponse.answered_at, SERIES_WEEKS)


def satisfied(read: Read, start: datetime, end: datetime, part: Slice = ALL) -> Ratio:
    """Return ratings 4–5 of all valid ratings."""
    hits, n = read.execute(answers.narrowed(read, _SATISFIED, part), span(start, end)).one()
    return Ratio(int(hits), int(n))


def satisfied_weekly(read: Read, weeks: list[datetime], part: Slice = ALL) -> list[Ratio]:
    """Return the same for each week between the moments *weeks*."""
    if is_everything(read, part):
        return [counts.satisfied(read, *each) for each in pairwise(weeks)]
    week = week_number(SurveyResponse.answered_at, len(weeks) - 1)
    statement = answers.answers(week, _HITS, func.count()).group_by(WEEK_NUMBER)
    return _by_week(read, answers.narrowed(read, statement, part), weeks)


def mean_rating(read: Read, start: datetime, end: datetime, part: Slice = ALL) -> float | None:
    """Return the mean rating in points, None without ratings."""
    total, n = read.execute(answers.narrowed(read, _MEAN, part), span(start, end)).one()
    return int(total) / int(n) if n else None


def _by_week(read: Read, statement: Any, weeks: list[datetime]) -> list[Ratio]:
    found = {int(week): Ratio(int(hits), int(n)) for week, hits, n in read.execute(statement, weekly_span(weeks))}
    return [found.get(week, Ratio(0, 0)) for week in range(len(weeks) - 1)]


# -- recommendation ----------------------------------------------------------------------------------------------

_SCORE = SurveyResponse.nps
_CLASSES = (
    func.coalesce(func.sum(case((_SCORE >= nps_method.PROMOTER, 1), else_=0)), 0),
    func.coalesce(func.sum(case((and_(_SCORE < nps_method.PROMOTER, _SCORE > nps_method.DETRACTOR), 1), else_=0)), 0),
    func.coalesce(func.sum(case((_SCORE <= nps_method.DETRACTOR, 1), else_=0)), 0),
)
_RECOMMENDING = answers.answers(*_CLASSES, scored=_SCORE)
_RECOMMENDING_WEEKLY = answers.answers(_WEEK, *_CLASSES, scored=_SCORE).group_by(WEEK_NUMBER)


def recommending(read: Read, start: datetime, end: datetime, part: Slice = ALL) -> NpsCounts:
    """Return the recommendation answers by class."""
    found = read.execute(answers.narrowed(read, _RECOMMENDING, part), span(start, end)).one()
    return NpsCounts(*(int(count) for count in found))


def _nps_tile(read: Read, now: Bounds, then: Bounds | None, weeks: list[datetime], part: Slice, target: float) -> Tile:
    this = recommending(read, *now, part)
    before = recommending(read, *then, part) if then else None
    rows = read.execute(answers.narrowed(read, _RECOMMENDING_WEEKLY, part), weekly_span(weeks))
    by_week = {int(row[0]): NpsCounts(*(int(count) for count in row[1:])) for row in rows}
    series = [by_week.get(week, NpsCounts(0, 0, 0)) for week in range(SERIES_WEEKS)]
    score = nps_method.nps_of_counts(this.promoters, this.passives, this.detractors)
    interval = Interval(score.adjusted.lower, score.adjusted.upper) if score.adjusted else None
    difference = None
    if before is not None:
        earlier = nps_method.nps_of_counts(before.promoters, before.passives, before.detractors)
        change = nps_method.nps_change(score, earlier)
        if change.lower is not None and change.upper is not None:
            difference = Interval(change.lower, change.upper)
    return Tile(
        Metric.NPS,
        this.promoters - this.detractors,
        this.n,
        before.promoters - before.detractors if before else None,
        before.n if before else None,
        interval,
        difference,
        tuple(100 * (each.promoters - each.detractors) / each.n if each.n else None for each in series),
        target,
    )


# -- time --------------------------------------------------------------------------------------------------------

_MET = func.coalesce(func.sum(case((ServiceLevelResult.is_met, 1), else_=0)), 0)
_DECIDED = deadlines.decided(_MET, func.count())
_LATE = deadlines.late(func.count())


def on_time(read: Read, start: datetime, end: datetime, part: Slice = ALL) -> Ratio:
    """Return resolutions in time, of those decided and those open past their target."""
    parameters = span(start, end)
    met, n = read.execute(deadlines.narrowed(read, _DECIDED, part), parameters).one()
    late = read.execute(deadlines.narrowed(read, _LATE, part), deadlines.until_now(read, parameters)).scalar_one()
    return Ratio(int(met), int(n) + int(late))


def on_time_weekly(read: Read, weeks: list[datetime], part: Slice = ALL) -> list[Ratio]:
    """Return the same for each week between the moments *weeks*."""
    if is_everything(read, part):
        # Week by week: sorting the rows of all weeks by their week takes as long as reading them.
        return [counts.on_time(read, *each) for each in pairwise(weeks)]
    count = len(weeks) - 1
    week = week_number(ServiceLevelResult.decided_at, count)
    decided = deadlines.decided(week, _MET, func.count()).group_by(WEEK_NUMBER)
    ratios = _by_week(read, deadlines.narrowed(read, decided, part), weeks)
    due = week_number(Ticket.resolution_due_at, count)
    late = deadlines.narrowed(read, deadlines.late(due, func.count()).group_by(WEEK_NUMBER), part)
    for at, breached in read.execute(late, deadlines.until_now(read, weekly_span(weeks))):
        ratios[int(at)] = Ratio(ratios[int(at)].hits, ratios[int(at)].n + int(breached))
    return ratios


def _first_contact_tile(
    read: Read, now: Bounds, then: Bounds | None, weeks: list[datetime], part: Slice, goals: dict[str, float]
) -> Tile:
    """Return the mature figure; cases younger than the window are only named."""
    this, provisional = first_contact_cases.settled(read, *now, part)
    before = first_contact_cases.settled(read, *then, part)[0] if then else None
    # A week still open to repeats stays a gap: its share would only fall.
    series = [Ratio(0, 0)] * SERIES_WEEKS
    ripe = [moment for moment in weeks[1:] if read.now - moment >= WINDOW]
    if ripe:
        series[: len(ripe)] = first_contact_cases.settled_weekly(read, weeks[: len(ripe) + 1], part)
    return share_tile(Metric.FIRST_CONTACT, (this, before), series, goals, provisional)


# -- waiting -----------------------------------------------------------------------------------------------------

_VISITS = arrivals.visits(func.count())


def visits_of(read: Read, start: datetime, end: datetime, part: Slice = ALL) -> int:
    """Return how many visits arrived."""
    return int(read.execute(arrivals.narrowed(read, _VISITS, part), span(start, end)).scalar_one())


def prompt_of(found: Sequence[arrivals.Arrival], standard: timedelta) -> Ratio:
    """Return who was served within the standard, of everybody offered."""
    limit = standard.total_seconds()
    within = sum(each.wait_seconds is not None and each.wait_seconds <= limit for each in found)
    return Ratio(within, sum(each.wait_seconds is not None or each.has_left for each in found))


def _mean_minutes(found: Sequence[arrivals.Arrival]) -> float | None:
    waits = [each.wait_seconds for each in found if each.wait_seconds is not None]
    return sum(waits) / len(waits) / 60 if waits else None


def _wait_facts(
    read: Read, now: Bounds, then: Bounds | None, weeks: list[datetime], part: Slice, goals: dict[str, float]
) -> WaitFacts:
    standard = wait_standard(read)
    minutes = int(standard.total_seconds() // 60)
    this = arrivals.arrivals(read, *now, part)
    before = arrivals.arrivals(read, *then, part) if then else None
    every = arrivals.arrivals(read, weeks[0], weeks[-1], part)
    series = sorted_in(every, weeks, lambda each: each.arrived_at)
    waits = sorted(each.wait_seconds for each in this if each.wait_seconds is not None)
    longest = nearest_rank(waits, 90)
    mean = _mean_minutes(this)
    prompt = share_tile(
        Metric.PROMPT,
        (prompt_of(this, standard), prompt_of(before, standard) if before is not None else None),
        [prompt_of(week, standard) for week in series],
        goals,
        threshold_minutes=minutes,
        mean_minutes=mean,
    )
    return WaitFacts(
        len(waits),
        mean,
        None if longest is None else longest / 60,
        minutes,
        _mean_minutes(before) if before is not None else None,
        tuple(_mean_minutes(week) for week in series),
        prompt,
    )
