"""A promise typed in one line: the time in it as staff say it, in Chinese or English, and the words around it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

MOST_DAYS = 366
LONGEST = 300
_NUMERALS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_N = r"(?:\d{1,5}|[零〇一二两三四五六七八九十]{1,3})"
_UNITS = {
    "分钟": 1, "分": 1, "刻钟": 15, "小时": 60, "钟头": 60, "天": 1440,
    "minutes": 1, "minute": 1, "mins": 1, "min": 1, "hours": 60, "hour": 60, "hrs": 60, "hr": 60, "h": 60,
    "days": 1440, "day": 1440,
}  # fmt: skip
_SPAN_ZH = re.compile(
    rf"(?:再过|过)?(?P<half>半)?(?P<n>{_N})?\s*个?(?P<and>半)?(?P<unit>分钟|刻钟|小时|钟头|天|分)(?P<more>半)?\s*(?:钟)?(?:之内|以内|之后|以后|内|后)?"
)
_SPAN_EN = re.compile(
    r"\b(?:in|within)?\s*(?:(?P<half>half an)|(?P<one>an?)|(?P<n>\d{1,5}))\s*"
    r"(?P<unit>minutes?|mins?|hours?|hrs?|h|days?)\b",
    re.IGNORECASE,
)
_WEEKDAYS_ZH = "一二三四五六日"
_WEEKDAYS_EN = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = (
    r"(?P<day>今天|今日|今|明天|明日|明|后天|后日|大后天|下?(?:周|星期|礼拜)[一二三四五六日天]"
    r"|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}月\d{1,2}[日号]?"
    r"|\b(?:today|tonight|tomorrow|(?:on\s+|next\s+)?(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b)"
)
_PART = r"(?P<part>凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|早|晚|\b(?:morning|noon|afternoon|evening|night)\b)"
_CLOCK = (
    rf"(?:(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})|(?P<zh_hour>{_N})\s*[点點时](?:钟|整)?(?P<zh_rest>半|一刻|三刻|{_N}\s*分?)?"
    r"|(?P<en_hour>\d{1,2})\s*(?P<en_noon>o'clock)?)\s*(?P<ampm>[ap]\.?m\b\.?)?"
)
_MOMENT = re.compile(
    rf"(?:\b(?:by|at|before|on|until)\s+)?{_DAY}?\s*(?:\b(?:by|at|in the)\s+)?{_PART}?"
    rf"\s*(?:\b(?:by|at)\s+)?(?:{_CLOCK})"
    r"\s*(?:之前|以前|前)?",
    re.IGNORECASE,
)
_DAY_ONLY = re.compile(
    rf"(?:\b(?:by|at|before|on|until)\s+)?{_DAY}\s*(?:in the\s+)?{_PART}?\s*(?:之前|以前|前|内)?", re.IGNORECASE
)
_PART_STARTS = {
    "凌晨": 3, "早上": 9, "早晨": 9, "上午": 10, "早": 9, "morning": 9, "中午": 12, "noon": 12,
    "下午": 15, "afternoon": 15, "傍晚": 18, "晚上": 20, "晚": 20, "夜里": 22, "evening": 20, "night": 21,
}  # fmt: skip
_LATER_PARTS = frozenset({"下午", "傍晚", "晚上", "晚", "夜里", "afternoon", "evening", "night"})
# By when something promised "tomorrow" is meant where nobody says.
_DAY_ENDS = 18
_EDGES = " \t,，.。;；:：·-—、"


@dataclass(frozen=True, slots=True)
class SaidTime:
    """The moment that was said, in the zone it was said in, and what else the line says."""

    due: datetime
    words: str


def said_time(line: str, now: datetime) -> SaidTime | None:
    """Return the moment a line names, after *now* (aware, local), and the rest of its words; None without one."""
    # Blanks are single and the line is short: a pattern with many ways to match must not be fed a novel.
    text = " ".join(unicodedata.normalize("NFKC", line[:LONGEST]).split())[:LONGEST]
    for pattern, reading in ((_SPAN_EN, _span_en), (_SPAN_ZH, _span_zh), (_MOMENT, _moment), (_DAY_ONLY, _day_only)):
        for found in pattern.finditer(text):
            due = reading(found, now)
            if due is not None and now < due <= now + timedelta(days=MOST_DAYS):
                rest = f"{text[: found.start()].rstrip(_EDGES)} {text[found.end() :].lstrip(_EDGES)}"
                return SaidTime(due, " ".join(rest.split()).strip(_EDGES))
    return None


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int("".join(str(_NUMERALS[each]) for each in text))
    return (_NUMERALS[tens[-1]] if tens else 1) * 10 + (_NUMERALS[ones[-1]] if ones else 0)


def _after(now: datetime, minutes: float) -> datetime | None:
    if not 0 < minutes <= MOST_DAYS * 1440:
        return None
    # By the clock that runs on: half an hour is half an hour in the night the clocks are changed, too.
    moment = datetime.fromtimestamp(now.timestamp() + minutes * 60, now.tzinfo)
    return moment.replace(second=0, microsecond=0) if moment.second == now.second else moment


def _span_zh(found: re.Match[str], now: datetime) -> datetime | None:
    unit = _UNITS[found["unit"]]
    if found["half"]:
        return None if found["n"] else _after(now, unit / 2)
    if not found["n"]:
        return None
    amount = _number(found["n"]) + (0.5 if found["and"] or found["more"] else 0)
    return _after(now, amount * unit)


def _span_en(found: re.Match[str], now: datetime) -> datetime | None:
    unit = _UNITS[found["unit"].lower()]
    return _after(now, unit / 2 if found["half"] else unit * (int(found["n"]) if found["n"] else 1))


def _moment(found: re.Match[str], now: datetime) -> datetime | None:
    day, part, ampm = found["day"], (found["part"] or "").lower(), (found["ampm"] or "").lower()
    if found["en_hour"] and not (day or part or ampm or found["en_noon"] or _introduced(found)):
        # A number alone is a room or a count.
        return None
    clock = _clock(found)
    if clock is None:
        return None
    hour, minute, exact = clock
    if ampm.startswith("p") and hour < 12:
        hour += 12
    elif ampm.startswith("a") and hour == 12:
        hour = 0
    later = part in _LATER_PARTS or (day or "").lower() == "tonight"
    if later and hour < 12:
        hour += 12
    on = _day(day, now) if day else None
    if day and on is None:
        return None
    if on is not None:
        return _at(on, hour, minute, now)
    return _next(now, hour, minute, exact or bool(part or ampm))


def _introduced(found: re.Match[str]) -> bool:
    return re.match(r"\s*(by|at|before|until)\b", found[0], re.IGNORECASE) is not None


def _clock(found: re.Match[str]) -> tuple[int, int, bool] | None:
    """Return hour, minute, and whether it was written on the 24-hour clock; None where there is no such time."""
    if found["hour"]:
        hour, minute, exact = int(found["hour"]), int(found["minute"]), found["hour"].startswith("0")
    elif found["zh_hour"]:
        rest = found["zh_rest"] or ""
        quarter = {"": 0, "半": 30, "一刻": 15, "三刻": 45}.get(rest)
        minute = _number(rest.rstrip("分 ")) if quarter is None else quarter
        hour, exact = _number(found["zh_hour"]), False
    else:
        hour, minute, exact = int(found["en_hour"]), 0, False
    return (hour, minute, exact or hour > 12 or hour == 0) if hour <= 23 and minute <= 59 else None


def _at(day: date, hour: int, minute: int, now: datetime) -> datetime:
    return datetime.combine(day, time(hour, minute), now.tzinfo)


def _next(now: datetime, hour: int, minute: int, exact: bool) -> datetime:
    """Return the next time the clock shows this: "3 o'clock" said at two in the afternoon is not tonight's three."""
    hours = [hour] if exact or hour >= 12 else [hour, hour + 12]
    for each in hours:
        moment = _at(now.date(), each, minute, now)
        if moment > now:
            return moment
    return _at(now.date() + timedelta(days=1), hour, minute, now)


def _day_only(found: re.Match[str], now: datetime) -> datetime | None:
    if found["day"] in ("今", "明") and not found["part"]:
        return None
    on = _day(found["day"], now)
    if on is None:
        return None
    part = (found["part"] or ("night" if found["day"].lower() == "tonight" else "")).lower()
    return _at(on, _PART_STARTS.get(part, _DAY_ENDS), 0, now)


def _day(said: str, now: datetime) -> date | None:
    words, today = said.lower(), now.date()
    words = words.removeprefix("on ").removeprefix("next ").strip()
    for known, days in (("今", 0), ("today", 0), ("tonight", 0), ("明", 1), ("tomorrow", 1), ("大后", 3), ("后", 2)):
        if words.startswith(known):
            return today + timedelta(days=days)
    if words[:3] in _WEEKDAYS_EN:
        return _weekday(today, _WEEKDAYS_EN.index(words[:3]))
    if words[-1] in f"{_WEEKDAYS_ZH}天" and not words[0].isdigit():
        at = _WEEKDAYS_ZH.index("日" if words[-1] == "天" else words[-1])
        if words.startswith("下"):
            return today - timedelta(days=today.weekday()) + timedelta(days=7 + at)
        return _weekday(today, at)
    return _date(words, today)


def _weekday(today: date, weekday: int) -> date:
    return today + timedelta(days=(weekday - today.weekday()) % 7 or 7)


def _date(words: str, today: date) -> date | None:
    numbers = [int(each) for each in re.findall(r"\d+", words)]
    try:
        if len(numbers) == 3:
            return date(*numbers)
        found = date(today.year, *numbers)
        return found if found >= today else date(today.year + 1, *numbers)
    except ValueError:
        return None
