"""What hands type into small fields: numbers, amounts, days and moments, in the ways staff write them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_NUMBER = re.compile(r"[+-]?\d{1,13}")
_AMOUNT = re.compile(r"(?:[¥$€£]|HK\$|NT\$|RMB|CNY)?\s*(\d{1,10})(?:\.(\d{1,2}))?\s*(?:元|yuan)?", re.IGNORECASE)
_FULL = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SHORT = re.compile(r"(\d{1,2})[-/.月](\d{1,2})日?")
_AGO = re.compile(r"([+-])(\d{1,3})")
_WEEK = re.compile(r"(?:(\d{4})\s*年?[-/.\s]*)?(?:w|第|week\s?)\s*(\d{1,2})\s*周?")
_CLOCK = re.compile(r"(\d{1,2})[:.点时](\d{2})?分?")
_WORDS = {
    "今天": 0, "今": 0, "today": 0, "昨天": -1, "昨": -1, "yesterday": -1, "前天": -2, "明天": 1, "明": 1,
    "tomorrow": 1, "后天": 2,
}  # fmt: skip


def _plain(typed: str) -> str:
    return " ".join(typed.translate(_WIDTH).split()).casefold()


def whole_number(typed: str) -> int | None:
    """Return the number typed, thousands separated or not; None for anything else."""
    plain = _plain(typed).replace(",", "").replace(" ", "")
    return int(plain) if _NUMBER.fullmatch(plain) else None


def cents(typed: str) -> int | None:
    """Return an amount of money in its smallest unit: ``12.5``, ``¥1,200``, ``88 元``; None for anything else."""
    found = _AMOUNT.fullmatch(_plain(typed).replace(",", ""))
    if found is None:
        return None
    return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))


def amount_words(amount: int) -> str:
    """Return cents as a field shows them for typing on: ``12.50``, ``12``."""
    whole, rest = divmod(amount, 100)
    return f"{whole}.{rest:02d}" if rest else str(whole)


def day(typed: str, today: date, ahead: bool = False) -> date | None:
    """Return the day typed: ``2026-11-20``, ``20261120``, ``11-20``, ``昨天``, ``-3`` (days from *today*).

    A day without a year is the last one there was, or with *ahead* the next one there is. None for anything else.
    """
    plain = _plain(typed)
    if plain in _WORDS:
        return today + timedelta(days=_WORDS[plain])
    if found := _AGO.fullmatch(plain):
        return today + timedelta(days=int(found[0]))
    if found := _FULL.fullmatch(plain) or _COMPACT.fullmatch(plain):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _SHORT.fullmatch(plain):
        return _nearest(int(found[1]), int(found[2]), today, ahead)
    return None


def week(typed: str, today: date) -> date | None:
    """Return the Monday of the week typed: ``2016-W10``, ``2016 年第 10 周``, ``W10``; None for anything else.

    A week without a year is the last one of that number that has begun.
    """
    found = _WEEK.fullmatch(_plain(typed))
    if found is None:
        return None
    year = today.isocalendar().year
    # Not only the year at hand: a 53rd week needs some looking.
    years = [int(found[1])] if found[1] else range(year, year - 9, -1)
    mondays = (_monday(each, int(found[2])) for each in years)
    return next((each for each in mondays if each is not None and (found[1] or each <= today)), None)


def _monday(year: int, number: int) -> date | None:
    try:
        return date.fromisocalendar(year, number, 1)
    except ValueError:
        return None


def _nearest(month: int, number: int, today: date, ahead: bool) -> date | None:
    years = range(today.year, today.year + 9) if ahead else range(today.year, today.year - 9, -1)
    # Not only the year at hand: 29 February needs some looking.
    days = (_date(year, month, number) for year in years)
    return next((each for each in days if each is not None and (each >= today if ahead else each <= today)), None)


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def moment(typed: str, now: datetime, ahead: bool = False) -> datetime | None:
    """Return the local moment typed: a day and a time, a time of today, ``now``; the zone is that of *now*.

    A day alone means its last minute when a deadline is typed (*ahead*), else its noon. None for anything else.
    """
    plain = _plain(typed)
    if plain in ("now", "现在"):
        return now.replace(second=0, microsecond=0)
    head, _, tail = plain.rpartition(" ")
    clock = _clock(tail)
    if clock is None:
        on = day(plain, now.date(), ahead)
        clock = time(23, 59) if ahead else time(12)
    else:
        on = day(head, now.date(), ahead) if head else now.date()
    return None if on is None else datetime.combine(on, clock, now.tzinfo)


def _clock(typed: str) -> time | None:
    found = _CLOCK.fullmatch(typed)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
