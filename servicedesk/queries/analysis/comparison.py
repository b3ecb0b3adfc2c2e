"""Scenarios, channels, tiers and people beside each other: shares with intervals, never a ranking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, func

from servicedesk.core.permissions import Permission
from servicedesk.core.weekly import Metric
from servicedesk.core.weekly_figures import SMALL_SAMPLE
from servicedesk.methods.control_chart import p_chart
from servicedesk.methods.proportion import Share, wilson
from servicedesk.models import ServiceLevelResult, SurveyResponse
from servicedesk.queries.analysis import answers, deadlines
from servicedesk.queries.analysis.names import Named, names_of
from servicedesk.queries.analysis.scope import ALL, POOLED_MINIMUM, Dimension, Slice, span
from servicedesk.queries.weeks import Ratio
from servicedesk.storage.desk import Read, ask

_SATISFIED = func.coalesce(func.sum(case((SurveyResponse.csat >= answers.SATISFIED, 1), else_=0)), 0)
_MET = func.coalesce(func.sum(case((ServiceLevelResult.is_met, 1), else_=0)), 0)
_RATED = {
    key: answers.answers(column, _SATISFIED, func.count()).group_by(column) for key, column in answers.COLUMNS.items()
}
_DECIDED = {
    key: deadlines.decided(column, _MET, func.count()).group_by(column) for key, column in deadlines.COLUMNS.items()
}
# Not grouped: grouping by scenario would read every ticket, and those open and late are few.
_LATE = {key: deadlines.late(column) for key, column in deadlines.COLUMNS.items()}


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One group: its share with Wilson's interval, and the funnel's limits for its n (0–1).

    *beyond* is −1 or 1 for a group outside the limits, 0 within them and for small samples, which are not judged.
    """

    group: Named
    share: Share
    lower: float | None
    upper: float | None
    beyond: int

    @property
    def is_small(self) -> bool:
        """True below ten: greyed, and nothing is said of it."""
        return self.share.n < SMALL_SAMPLE


@dataclass(frozen=True, slots=True)
class Comparison:
    """The groups by name, and the share of all of them together."""

    metric: Metric
    dimension: Dimension
    pooled: Share
    rows: tuple[ComparisonRow, ...]


@ask(Permission.VIEW_EVALUATION)
def comparison(
    read: Read, metric: Metric, dimension: Dimension, start: datetime, end: datetime, part: Slice = ALL
) -> Comparison:
    """Return CSAT or on-time shares by group; by person only for those who may see single answers.

    What guests say about the reader is withheld until the period is over and five have answered.
    """
    names = names_of(read, dimension)
    parameters = span(start, end)
    if metric is Metric.CSAT:
        found = _ratios(read, answers.narrowed(read, _RATED[dimension], part), parameters)
    else:
        found = _on_time(read, dimension, parameters, part)
    groups = sorted(((names.of(key), ratio) for key, ratio in found.items()), key=lambda pair: pair[0].order)
    pooled = wilson(sum(ratio.hits for _, ratio in groups), sum(ratio.n for _, ratio in groups))
    funnel = p_chart([(ratio.hits, ratio.n) for _, ratio in groups], pooled.p)
    rows = []
    for at, (group, ratio) in enumerate(groups):
        z = funnel.z[at]
        beyond = 0
        if ratio.n >= SMALL_SAMPLE and at + 1 in funnel.beyond and z is not None:
            beyond = 1 if z > 0 else -1
        row = ComparisonRow(group, wilson(ratio.hits, ratio.n), funnel.lcl[at], funnel.ucl[at], beyond)
        rows.append(_withheld(row) if dimension is Dimension.PERSON and _is_too_early(read, row, metric, end) else row)
    return Comparison(metric, dimension, pooled, tuple(rows))


def _is_too_early(read: Read, row: ComparisonRow, metric: Metric, end: datetime) -> bool:
    """Return whether the row is about the reader, and could still be read answer by answer."""
    if metric is not Metric.CSAT or read.actor.staff_id is None or row.group.key != read.actor.staff_id:
        return False
    return row.share.n < POOLED_MINIMUM or end > read.now


def _withheld(row: ComparisonRow) -> ComparisonRow:
    return ComparisonRow(row.group, Share(None, None, None, 0, row.share.n), None, None, 0)


def _ratios(read: Read, statement: Any, parameters: dict[str, Any]) -> dict[Any, Ratio]:
    return {key: Ratio(int(hits), int(n)) for key, hits, n in read.execute(statement, parameters)}


def _on_time(read: Read, dimension: Dimension, parameters: dict[str, Any], part: Slice) -> dict[Any, Ratio]:
    found = _ratios(read, deadlines.narrowed(read, _DECIDED[dimension], part), parameters)
    late = deadlines.narrowed(read, _LATE[dimension], part)
    for (key,) in read.execute(late, deadlines.until_now(read, parameters)):
        ratio = found.get(key, Ratio(0, 0))
        found[key] = Ratio(ratio.hits, ratio.n + 1)
    return found
