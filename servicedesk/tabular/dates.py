"""Dates as people write them; which of day and month comes first is found from all of them, or asked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from zoneinfo import ZoneInfo

_NUMERIC = re.compile(
    r"\s*(\d{1,4})\s*([-/.年])\s*(\d{1,2})\s*[-/.月]\s*(\d{1,4})\s*日?"
    r"(?:[T,\s]\s*(上午|下午|凌晨|晚上)?\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?"
    r"\s*(am|pm|a\.m\.|p\.m\.)?\s*(z|[+-]\d{2}:?\d{2})?)?\s*",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?\s*")
_NAMED = re.compile(
    r"\s*(?:(\d{1,2})[\s-]+([a-z]{3,9})\.?|([a-z]{3,9})\.?\s+(\d{1,2}))[\s,-]+(\d{4})"
    r"(?:[T,\s]\s*(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(am|pm)?)?\s*",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS_OF_YEAR = 12
_FOUR_DIGITS = 4
_PLAIN = len("2024-05-31 10:30")


class DateOrder(StrEnum):
    """Which comes first where the year does not."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


@dataclass(frozen=True, slots=True)
class OrderFound:
    """What the dates of a file say of their order; *example* is one that can be read both ways."""

    order: DateOrder | None
    is_ambiguous: bool
    example: str = ""


def find_order(values: Iterable[str]) -> OrderFound:
    """Look at all *values*: one date that can only be read one way decides for the file."""
    example = ""
    for value in values:
        found = _NUMERIC.fullmatch(value)
        if found is None or len(found[1]) == _FOUR_DIGITS:
            continue
        first, second = int(found[1]), int(found[3])
        if first > _MONTHS_OF_YEAR >= second:
            return OrderFound(DateOrder.DAY_FIRST, is_ambiguous=False)
        if second > _MONTHS_OF_YEAR >= first:
            return OrderFound(DateOrder.MONTH_FIRST, is_ambiguous=False)
        # 3/3 is the same day either way.
        if first != second:
            example = example or value
    return OrderFound(None, is_ambiguous=bool(example), example=example)


class DateReader:
    """Reads moments and days of one file; what was read once is remembered, for exports repeat themselves."""

    def __init__(self, zone: ZoneInfo, order: DateOrder | None = None) -> None:
        self._zone = zone
        self._day_first = order is not DateOrder.MONTH_FIRST
        self._moments: dict[str, datetime] = {}
        # Days written 2024-05-31 on which the clocks stand still, by what they are ahead of UTC; None for others.
        self._ahead: dict[str, timedelta | None] = {}

    def moment(self, text: str) -> datetime:
        """Return the moment as UTC; without an offset of its own it is local time. Raises ValueError."""
        if _is_plain(text):
            plain = self._plain(text)
            if plain is not None:
                return plain
        known = self._moments.get(text)
        if known is None:
            naive, offset = self._read(text)
            local = naive.replace(tzinfo=self._zone if offset is None else offset)
            known = self._moments[text] = local.astimezone(UTC)
        return known

    def _plain(self, text: str) -> datetime | None:
        """Read the way most exports write, where the clocks stand still that day; None for anything else."""
        day = text[:10]
        try:
            if day not in self._ahead:
                self._ahead[day] = self._ahead_all_day(datetime.fromisoformat(day))
            ahead = self._ahead[day]
            return None if ahead is None else datetime.fromisoformat(f"{text}Z") - ahead
        except (ValueError, OverflowError):
            return None

    def _ahead_all_day(self, day: datetime) -> timedelta | None:
        hours = {(day + timedelta(hours=hour)).replace(tzinfo=self._zone).utcoffset() for hour in range(25)}
        return hours.pop() if len(hours) == 1 else None

    def day(self, text: str) -> date:
        """Return the day. Raises ValueError."""
        return self._read(text)[0].date()

    def _read(self, text: str) -> tuple[datetime, timezone | None]:
        if _is_plain(text):
            with suppress(ValueError):
                return datetime.fromisoformat(text), None
        found = _NUMERIC.fullmatch(text)
        if found is not None:
            return self._numeric(found)
        found = _COMPACT.fullmatch(text)
        if found is not None:
            year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
            return datetime(year, month, day, hour, minute, second), None  # noqa: DTZ001 - the zone follows
        found = _NAMED.fullmatch(text)
        if found is None:
            raise ValueError(text)
        month = _MONTHS.index((found[2] or found[3])[:3].lower()) + 1
        day, year = int(found[1] or found[4]), int(found[5])
        hour = _hour(int(found[6] or 0), (found[9] or "").lower())
        return datetime(year, month, day, hour, int(found[7] or 0), int(found[8] or 0)), None  # noqa: DTZ001

    def _numeric(self, found: re.Match[str]) -> tuple[datetime, timezone | None]:
        first, second, third = found[1], int(found[3]), found[4]
        if len(first) == _FOUR_DIGITS:
            year, month, day = int(first), second, int(third)
        else:
            day, month = (int(first), second) if self._day_first else (second, int(first))
            year = _full_year(third)
        if found[6] is None:
            return datetime(year, month, day), None  # noqa: DTZ001
        half = (found[10] or found[5] or "").lower().replace(".", "")
        microseconds = int((found[9] or "0").ljust(6, "0")[:6])
        hour = _hour(int(found[6]), half)
        moment = datetime(year, month, day, hour, int(found[7]), int(found[8] or 0), microseconds)  # noqa: DTZ001
        return moment, _offset(found[11])


def _is_plain(text: str) -> bool:
    """Tell whether this looks like 2024-05-31 10:30 or 2024-05-31 10:30:00, which needs no search for its parts."""
    length = len(text)
    return (
        (length == _PLAIN or (length == _PLAIN + 3 and text[16] == ":"))
        and text[4] == text[7] == "-"
        and text[10] == " "
        and text[13] == ":"
    )


def _full_year(text: str) -> int:
    if len(text) == _FOUR_DIGITS:
        return int(text)
    if len(text) != 2:
        raise ValueError(text)
    return 2000 + int(text) if int(text) < 70 else 1900 + int(text)


def _hour(hour: int, half: str) -> int:
    if half in ("pm", "下午", "晚上") and hour < _MONTHS_OF_YEAR:
        return hour + 12
    if half in ("am", "上午", "凌晨") and hour == _MONTHS_OF_YEAR:
        return 0
    return hour


def _offset(text: str | None) -> timezone | None:
    if not text:
        return None
    if text in "zZ":
        return UTC
    sign = -1 if text[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(text[1:3]), minutes=int(text[-2:])))
