"""Which part of the desk a figure is about, and by what it can be divided."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import BindParameter, ColumnElement, Integer, Label, bindparam, case, literal_column, select

from servicedesk.core.enums import Channel
from servicedesk.core.permissions import Permission
from servicedesk.models import Setting
from servicedesk.storage.desk import Read

# What a site that has set no goals of its own is measured by.
DEFAULT_TARGETS = {"csat": 88.0, "nps": 40.0, "on_time": 95.0, "first_contact": 75.0, "prompt": 80.0}
WEEK = timedelta(days=7)
# Below so many answers somebody could be singled out.
POOLED_MINIMUM = 5
WEEK_NUMBER = "number_of_week"
_GOALS = select(Setting.value).where(Setting.key == "goals")


@dataclass(frozen=True, slots=True)
class Slice:
    """One department, one channel, both, or everything; the channel is how the guest reached the desk."""

    department_id: int | None = None
    channel: Channel | None = None


ALL = Slice()
T = TypeVar("T")


class Dimension(StrEnum):
    """By what figures are compared."""

    SCENARIO = "scenario"
    CHANNEL = "channel"
    TIER = "tier"
    PERSON = "person"


def span(start: datetime, end: datetime) -> dict[str, Any]:
    """Return the half-open span as parameters of a statement."""
    return {"start": start, "end": end}


START: BindParameter[Any] = bindparam("start")
END: BindParameter[Any] = bindparam("end")


def is_everything(read: Read, part: Slice) -> bool:
    """Return whether nothing is left out of a figure: not for *part*, nor for what the reader may not know of."""
    return part == ALL and read.actor.can(Permission.VIEW_SENSITIVE)


def targets(read: Read) -> dict[str, float]:
    """Return the site's goals in percent or points, by metric."""
    return {**DEFAULT_TARGETS, **(read.execute(_GOALS).scalar() or {})}


def monday_of(day: date) -> date:
    """Return the first day of the ISO week."""
    return day - timedelta(days=day.weekday())


def mondays(last: date, count: int) -> list[date]:
    """Return the first days of *count* weeks that end with the one of *last*, oldest first."""
    return [last - back * WEEK for back in range(count - 1, -1, -1)]


def edges(read: Read, last: date, count: int) -> list[datetime]:
    """Return the moments between *count* weeks that end with the one of *last*: one more than there are weeks.

    In UTC, as rows have them: comparing across zones costs more than reading the rows.
    """
    return [read.site.day_bounds(monday)[0].astimezone(UTC) for monday in [*mondays(last, count), last + WEEK]]


def sorted_in(rows: Iterable[T], weeks: list[datetime], at: Callable[[T], datetime]) -> list[list[T]]:
    """Return the rows of each week between the moments *weeks*; what lies outside is left out."""
    found: list[list[T]] = [[] for _week in weeks[1:]]
    for row in rows:
        place = bisect_right(weeks, at(row)) - 1
        if 0 <= place < len(found):
            found[place].append(row)
    return found


@cache
def week_number(column: Any, count: int) -> Label[int]:
    """Return the number of the week, 0 … *count* − 1, a moment within the span falls in; to be grouped by its name.

    Halved again and again: a row of 26 weeks is compared five times, not thirteen times.
    """
    return _halved(column, 0, count).label(WEEK_NUMBER)


def _halved(column: Any, first: int, after: int) -> ColumnElement[int]:
    if after - first == 1:
        return literal_column(str(first), Integer())
    middle = (first + after) // 2
    earlier, later = _halved(column, first, middle), _halved(column, middle, after)
    return case((column < bindparam(f"edge_{middle}"), earlier), else_=later)


def weekly_span(moments: list[datetime]) -> dict[str, Any]:
    """Return the weeks as parameters of a statement that uses :func:`week_number`."""
    inner = {f"edge_{at}": moment for at, moment in enumerate(moments[1:-1], 1)}
    return {**span(moments[0], moments[-1]), **inner}
