"""How many gave each rating, of everybody or by what they came for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func

from servicedesk.core.permissions import Permission
from servicedesk.models import SurveyResponse
from servicedesk.queries.analysis import answers
from servicedesk.queries.analysis.names import Named, names_of
from servicedesk.queries.analysis.scope import ALL, Dimension, Slice, span
from servicedesk.storage.desk import Read, ask

LEVELS = 5


@dataclass(frozen=True, slots=True)
class RatingRow:
    """The counts of the ratings 1 … 5 of one group; *key* is None for what belongs to no group."""

    group: Named
    counts: tuple[int, ...]

    @property
    def n(self) -> int:
        """All ratings of the group."""
        return sum(self.counts)


_ALL_OF_THEM = answers.answers(SurveyResponse.csat, func.count()).group_by(SurveyResponse.csat)
_GROUPED = {
    dimension: answers.answers(column, SurveyResponse.csat, func.count()).group_by(column, SurveyResponse.csat)
    for dimension, column in answers.COLUMNS.items()
}


@ask(Permission.VIEW_EVALUATION)
def ratings(read: Read, start: datetime, end: datetime, part: Slice = ALL) -> tuple[int, ...]:
    """Return how many gave 1, 2, 3, 4 and 5."""
    rows = read.execute(answers.narrowed(read, _ALL_OF_THEM, part), span(start, end))
    found = {int(level): int(count) for level, count in rows}
    return tuple(found.get(level, 0) for level in range(1, LEVELS + 1))


@ask(Permission.VIEW_EVALUATION)
def ratings_by(
    read: Read, dimension: Dimension, start: datetime, end: datetime, part: Slice = ALL
) -> tuple[RatingRow, ...]:
    """Return the same per group, most answers first; by person it needs the right to single answers."""
    names = names_of(read, dimension)
    counts: dict[object, list[int]] = {}
    for key, level, count in read.execute(answers.narrowed(read, _GROUPED[dimension], part), span(start, end)):
        counts.setdefault(key, [0] * LEVELS)[level - 1] = int(count)
    rows = [RatingRow(names.of(key), tuple(found)) for key, found in counts.items()]
    return tuple(sorted(rows, key=lambda row: (-row.n, row.group.order)))
