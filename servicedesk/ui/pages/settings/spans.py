"""Lengths of time in a rule: typed as people write them, shown without losing a minute.

A rule counts the minutes its calendar is open, so a day is as long as the calendar's day: 24 hours at a desk that
never closes, nine in an office from 9:00 to 18:00.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from servicedesk.core.translation import plural, translate

FULL_DAY, HOUR = 1440, 60
LONGEST = 366 * FULL_DAY
_PART = re.compile(r"(\d+(?:\.\d+)?)\s*(work\s+days?|[^\d\s.]*)\s*")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")


def day_length(week: Mapping[str, Sequence[Sequence[str]]]) -> int:
    """Return the minutes of an open day, 0 where open days differ and "a day" would say nothing."""
    lengths = {sum(_length(start, end) for start, end in spans) for spans in week.values() if spans}
    return lengths.pop() if len(lengths) == 1 else 0


def _length(start: str, end: str) -> int:
    """Return the minutes from one clock time to the next, over midnight if need be."""
    return (_minute(end) - _minute(start)) % FULL_DAY or FULL_DAY


def _minute(clock: str) -> int:
    found = _CLOCK.fullmatch(clock)
    return int(found[1]) * 60 + int(found[2]) if found else 0


def span_words(minutes: int, day: int = FULL_DAY) -> str:
    """Return *minutes* in words: ``1 小时 30 分钟``, ``3 天``, ``3 个工作日``."""
    parts: list[str] = []
    rest = minutes
    if day and rest >= day:
        count, rest = divmod(rest, day)
        full = day == FULL_DAY
        working = plural("Settings", "{n} work day", "{n} work days", count)
        parts.append(translate("Settings", "{n} d", n=count) if full else working)
    if rest >= HOUR:
        parts.append(translate("Settings", "{n} h", n=rest // HOUR))
        rest %= HOUR
    if rest or not parts:
        parts.append(translate("Settings", "{n} min", n=rest))
    return " ".join(parts)


def minutes_of(text: str, day: int = FULL_DAY) -> int | None:
    """Return the minutes that *text* means: ``90``, ``1h30``, ``1.5 小时``, ``2 天``; None where it says no time."""
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    total, position = 0.0, 0
    while position < len(plain):
        found = _PART.match(plain, position)
        if found is None:
            return None
        unit = _unit(found[2], day)
        if not unit:
            return None
        total += float(found[1]) * unit
        position = found.end()
    minutes = round(total)
    return minutes if 0 < minutes <= LONGEST else None


def _unit(name: str, day: int) -> int:
    """Return the minutes of a unit, 0 for none that is known; a bare number counts minutes, after hours too."""
    if name.startswith(("个工", "工", "w", "d", "天", "日", "个")):
        return day
    if name.startswith(("h", "小", "时")):
        return HOUR
    return 1 if not name or name.startswith(("m", "分")) else 0
