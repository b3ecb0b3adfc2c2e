"""Weeks and days of the site: ISO weeks, Monday to Sunday, and half-open local days with the site's day cut.

ISO 8601: week 1 is the week with the year's first Thursday. A business day begins at the day cut (05:00: what
happens at 03:00 belongs to the evening before) and ends where the next one begins, so no moment is in two days or
in none, whatever the clocks do that night.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from servicedesk.methods.errors import MethodError

MIDNIGHT = time()
_DAY = timedelta(days=1)
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """An ISO week; orders by time."""

    year: int
    number: int

    @property
    def monday(self) -> date:
        """The week's first day."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        """The week's last day."""
        return date.fromisocalendar(self.year, self.number, 7)

    def shifted(self, weeks: int) -> Week:
        """Return the week so many weeks later, or earlier when negative."""
        return week_of(self.monday + 7 * weeks * _DAY)

    def __str__(self) -> str:
        return f"{self.year:04}-W{self.number:02}"


def week_of(day: date) -> Week:
    """Return the ISO week of a local day; raises MethodError where the calendar ends within it."""
    year, number, _ = day.isocalendar()
    return week_from(year, number)


def week_from(year: int, number: int) -> Week:
    """Return week *number* of ISO year *year*; raises MethodError when that year has no such week."""
    try:
        date.fromisocalendar(year, number, 7)
    except (ValueError, OverflowError):
        raise MethodError("week_unclear", week=number, year=year) from None
    return Week(year, number)


def day_start(day: date, zone: ZoneInfo, cut: time = MIDNIGHT) -> datetime:
    """Return the instant (UTC) business day *day* begins: the first at which the local clock reaches the cut.

    Raises MethodError for a day whose beginning is outside the years 1 to 9999.
    """
    wall = datetime.combine(day, cut, tzinfo=zone)
    try:
        instant = wall.astimezone(UTC)
        if instant.astimezone(zone).replace(tzinfo=None) == wall.replace(tzinfo=None):
            return instant
    except OverflowError:
        raise MethodError("time_out_of_range", value=wall.isoformat()) from None
    # The clocks skip the cut that night: the day begins where they jump.
    low, high = wall.replace(fold=1).astimezone(UTC) - _TICK, instant
    after = high.astimezone(zone).utcoffset()
    while high - low > _TICK:
        middle = low + (high - low) / 2
        if middle.astimezone(zone).utcoffset() == after:
            high = middle
        else:
            low = middle
    return high


def day_range(first: date, last: date, zone: ZoneInfo, cut: time = MIDNIGHT) -> tuple[datetime, datetime]:
    """Return the instants (UTC) of business days *first* to *last*, both included, as a half-open range."""
    return day_start(first, zone, cut), day_start(last + _DAY, zone, cut)


def week_range(week: Week, zone: ZoneInfo, cut: time = MIDNIGHT) -> tuple[datetime, datetime]:
    """Return the instants (UTC) of a week as a half-open range."""
    return day_range(week.monday, week.sunday, zone, cut)


def business_day(moment: datetime, zone: ZoneInfo, cut: time = MIDNIGHT) -> date:
    """Return the business day an aware moment belongs to."""
    local = moment.astimezone(zone)
    day = local.date() if local.time() >= cut else local.date() - _DAY
    # A repeated hour can show the time before the cut after the day has begun.
    while moment >= day_start(day + _DAY, zone, cut):
        day += _DAY
    while moment < day_start(day, zone, cut):
        day -= _DAY
    return day
