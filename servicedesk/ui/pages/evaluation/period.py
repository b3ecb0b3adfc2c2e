"""The days the page looks at: today, a week, a month, a quarter, or any; and how one goes to the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from servicedesk.core.translation import translate, translator
from servicedesk.queries.analysis.scope import Slice, monday_of
from servicedesk.ui import wording

_DAY = timedelta(days=1)


class Kind(StrEnum):
    """The lengths there are, in the order of the segments."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    CUSTOM = "custom"


@dataclass(frozen=True, slots=True)
class Period:
    """Whole business days, both included."""

    kind: Kind
    first: date
    last: date

    def shifted(self, by: int) -> Period:
        """Return the period so many of its own length later, or earlier when negative."""
        if self.kind is Kind.MONTH:
            return month_of(_months_later(self.first, by))
        if self.kind is Kind.QUARTER:
            return quarter_of(_months_later(self.first, 3 * by))
        length = (self.last - self.first + _DAY) * by
        return Period(self.kind, self.first + length, self.last + length)

    def is_finished(self, today: date) -> bool:
        """Return whether nothing more can happen in it."""
        return self.last < today

    def monday(self, today: date) -> date:
        """Return the week that series and control charts end with."""
        return monday_of(min(self.last, today))


def usual(kind: Kind, today: date) -> Period:
    """Return the period a segment stands for: the last whole week, but the month and quarter that run."""
    match kind:
        case Kind.TODAY:
            return Period(kind, today, today)
        case Kind.MONTH:
            return month_of(today)
        case Kind.QUARTER:
            return quarter_of(today)
        case Kind.WEEK:
            monday = monday_of(today) - 7 * _DAY
            return Period(kind, monday, monday + 6 * _DAY)
        case Kind.CUSTOM:
            return Period(kind, today - 29 * _DAY, today)


def month_of(day: date) -> Period:
    """Return the calendar month of *day*."""
    first = day.replace(day=1)
    return Period(Kind.MONTH, first, _months_later(first, 1) - _DAY)


def quarter_of(day: date) -> Period:
    """Return the calendar quarter of *day*."""
    first = day.replace(month=3 * ((day.month - 1) // 3) + 1, day=1)
    return Period(Kind.QUARTER, first, _months_later(first, 3) - _DAY)


def week_to_report(period: Period, today: date) -> date:
    """Return the Monday of the week to report: the one looked at, else the last that had ended by then."""
    if period.kind is Kind.WEEK:
        return period.first
    last = min(period.last, today)
    monday = last - timedelta(days=last.weekday())
    return monday if monday + timedelta(days=6) <= last < today else monday - timedelta(days=7)


def _months_later(first: date, by: int) -> date:
    months = first.year * 12 + first.month - 1 + by
    return date(months // 12, months % 12 + 1, 1)


@dataclass(frozen=True, slots=True)
class Request:
    """What every panel asks for: the span, the one before it (None: do not compare), the part of the desk."""

    period: Period
    start: datetime
    end: datetime
    before: tuple[datetime, datetime] | None
    monday: date
    part: Slice
    is_finished: bool


# -- words -------------------------------------------------------------------------------------------------------


def day(value: date, today: date) -> str:
    """Return 11月9日 or 9 Nov, with the year when it is another one."""
    words = wording.day_words(value)
    # Without the weekday: a span names two days.
    short = " ".join(words.split()[1:]) if translator().language == "en" else words.split()[0]
    if value.year == today.year:
        return short
    return translate("Evaluation", "{day} {year}", day=short, year=value.year)


def span_words(period: Period, today: date) -> str:
    """Return the first and the last day."""
    if period.first == period.last:
        return wording.day_words(period.first)
    first, last = period.first, period.last
    if first.year == last.year != today.year:
        # Another year is said once: where the language has it, before the days or after them.
        chinese = translator().language == "zh_CN"
        own = first if chinese else last
        return " – ".join(day(each, today if each == own else each) for each in (first, last))
    return f"{day(first, today)} – {day(last, today)}"


def state_words(period: Period, today: date) -> str:
    """Return the days and whether they are over."""
    words = span_words(period, today)
    if period.first > today:
        return translate("Evaluation", "{days} (not begun)", days=words)
    if period.is_finished(today):
        return translate("Evaluation", "{days} (finished)", days=words)
    return translate("Evaluation", "{days} (not finished)", days=words)


def segment_words(period: Period, today: date) -> str:
    """Return what a segment is called while it shows *period*: a name of its own once one walked away."""
    if period == usual(period.kind, today):
        return kind_words(period.kind)
    match period.kind:
        case Kind.WEEK:
            year, week, _day = period.first.isocalendar()
            if year != today.isocalendar().year:
                return translate("Evaluation", "Week {week}, {year}", week=week, year=year)
            return translate("Evaluation", "Week {week}", week=week)
        case Kind.MONTH:
            return f"{period.first:%Y-%m}"
        case Kind.QUARTER:
            return f"{period.first.year} Q{(period.first.month + 2) // 3}"
        case Kind.TODAY:
            return day(period.first, today)
        case Kind.CUSTOM:
            return kind_words(period.kind)


def kind_words(kind: Kind) -> str:
    """Return the name of a segment."""
    match kind:
        case Kind.TODAY:
            return translate("Evaluation", "Today")
        case Kind.WEEK:
            return translate("Evaluation", "Last week")
        case Kind.MONTH:
            return translate("Evaluation", "Month")
        case Kind.QUARTER:
            return translate("Evaluation", "Quarter")
        case Kind.CUSTOM:
            return translate("Evaluation", "Custom")


def before_words(kind: Kind) -> str:
    """Return what the figures are compared with."""
    match kind:
        case Kind.TODAY:
            return translate("Evaluation", "vs. day before")
        case Kind.WEEK:
            return translate("Evaluation", "vs. week before")
        case Kind.MONTH:
            return translate("Evaluation", "vs. month before")
        case Kind.QUARTER:
            return translate("Evaluation", "vs. quarter before")
        case Kind.CUSTOM:
            return translate("Evaluation", "vs. days before")


def no_data_words(kind: Kind) -> str:
    """Return what stands where nothing was counted."""
    match kind:
        case Kind.TODAY:
            return translate("Evaluation", "No data this day")
        case Kind.WEEK:
            return translate("Evaluation", "No data this week")
        case Kind.MONTH:
            return translate("Evaluation", "No data this month")
        case Kind.QUARTER:
            return translate("Evaluation", "No data this quarter")
        case Kind.CUSTOM:
            return translate("Evaluation", "No data in this period")
