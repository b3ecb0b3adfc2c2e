"""Which backups are kept: many of the last days, few of the past, never fewer than the last three proved ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

ALWAYS = 3
EVERY = timedelta(days=2)
DAYS = 12
WEEKS = 10
MONTHS = 9


@dataclass(frozen=True, slots=True)
class Copy:
    """One backup in a folder."""

    path: Path
    at: datetime
    bytes: int
    is_verified: bool = True


def kept(copies: Iterable[Copy], now: datetime, zone: tzinfo, budget_bytes: int | None = None) -> list[Copy]:
    """Return the copies to keep, the latest first; days, weeks and months are the site's, those without copies skipped.

    Over the budget the oldest go first, but never the last three verified.
    """
    latest_first = sorted(copies, key=lambda copy: (copy.at, copy.path.name), reverse=True)
    verified = [copy for copy in latest_first if copy.is_verified]
    safe = set(verified[:ALWAYS])
    # A copy from the future (the clock was wrong) is younger than two days as well.
    wanted = safe | {copy for copy in latest_first if now - copy.at < EVERY}
    for count, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        wanted |= _latest_of_each(verified, zone, period, count)
    result = [copy for copy in latest_first if copy in wanted]
    total = sum(copy.bytes for copy in result)
    for copy in reversed(list(result)):
        if budget_bytes is None or total <= budget_bytes:
            break
        if copy not in safe:
            result.remove(copy)
            total -= copy.bytes
    return result


def _latest_of_each(
    latest_first: list[Copy], zone: tzinfo, period: Callable[[datetime], object], count: int
) -> set[Copy]:
    found: dict[object, Copy] = {}
    for copy in latest_first:
        found.setdefault(period(copy.at.astimezone(zone)), copy)
    return set(list(found.values())[:count])


def _day(moment: datetime) -> object:
    return moment.date()


def _week(moment: datetime) -> object:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> object:
    return (moment.year, moment.month)
