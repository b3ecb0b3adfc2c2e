"""Shares week by week with control limits, the run rules they break, and what happened meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, select

from servicedesk.core.permissions import Permission
from servicedesk.core.weekly import SERIES_WEEKS, Metric
from servicedesk.methods.control_chart import FEWEST_POINTS, p_chart
from servicedesk.methods.control_rules import western_electric
from servicedesk.models import AuditEntry
from servicedesk.queries.analysis.scope import ALL, Slice, edges, mondays, span
from servicedesk.queries.analysis.tiles import on_time_weekly, satisfied_weekly
from servicedesk.queries.weeks import Ratio
from servicedesk.storage.desk import Read, ask

RULE_CHANGES = (
    "service_levels.save_levels",
    "service_levels.set_calendar_day",
    "service_levels.set_week",
    "calendars.set_calendar_day",
    "calendars.set_week",
    "calendars.set_days",
    "calendars.fill_year",
)
COUNTS = {Metric.CSAT: satisfied_weekly, Metric.ON_TIME: on_time_weekly}
_EVENTS = (
    select(AuditEntry.at)
    .where(AuditEntry.at >= bindparam("start"), AuditEntry.at < bindparam("end"))
    .where(AuditEntry.act.in_(RULE_CHANGES), AuditEntry.undone_by_id.is_(None))
    .order_by(AuditEntry.at)
)


@dataclass(frozen=True, slots=True)
class WeekShare:
    """One week: successes of n, limits and signals (names of Western Electric rules); no limits without data."""

    monday: date
    hits: int
    n: int
    is_finished: bool
    lower: float | None = None
    upper: float | None = None
    signals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trend:
    """The weeks, oldest first; shares and limits 0–1, *centre* None below eight weeks with data.

    *rule_changes* are the local days on which the time rules or the calendar were changed.
    """

    metric: Metric
    weeks: tuple[WeekShare, ...]
    centre: float | None
    rule_changes: tuple[date, ...] = ()

    @property
    def n(self) -> int:
        """Everything the chart is drawn from."""
        return sum(week.n for week in self.weeks)


@ask(Permission.VIEW_EVALUATION)
def share_trend(read: Read, metric: Metric, monday: date, count: int = SERIES_WEEKS, part: Slice = ALL) -> Trend:
    """Return *count* weeks of CSAT or on-time shares that end with the week of *monday*.

    The centre pools the finished weeks alone: what is still coming in is judged by them, not part of them.
    """
    moments = edges(read, monday, count)
    ratios = COUNTS[metric](read, moments, part)
    finished = [moment <= read.now for moment in moments[1:]]
    baseline = [ratio for ratio, done in zip(ratios, finished, strict=True) if done and ratio.n]
    days = mondays(monday, count)
    changes = _rule_changes(read, moments) if metric is Metric.ON_TIME else ()
    if len(baseline) < FEWEST_POINTS:
        plain = tuple(
            WeekShare(day, ratio.hits, ratio.n, done) for day, ratio, done in zip(days, ratios, finished, strict=True)
        )
        return Trend(metric, plain, None, changes)
    centre = sum(ratio.hits for ratio in baseline) / sum(ratio.n for ratio in baseline)
    return Trend(metric, _judged(days, ratios, finished, centre), centre, changes)


def _judged(days: list[date], ratios: list[Ratio], finished: list[bool], centre: float) -> tuple[WeekShare, ...]:
    chart = p_chart([(ratio.hits, ratio.n) for ratio in ratios], centre)
    signals: dict[int, list[str]] = {}
    for rule, places in western_electric(chart.z).items():
        for place in places:
            signals.setdefault(place - 1, []).append(rule)
    return tuple(
        WeekShare(
            day, ratio.hits, ratio.n, finished[at], chart.lcl[at], chart.ucl[at], tuple(sorted(signals.get(at, ())))
        )
        for at, (day, ratio) in enumerate(zip(days, ratios, strict=True))
    )


def _rule_changes(read: Read, moments: list[datetime]) -> tuple[date, ...]:
    found = read.execute(_EVENTS, span(moments[0], moments[-1])).scalars()
    return tuple(sorted({read.site.local(at).date() for at in found}))
