"""China's public holidays and make-up days, as the State Council publishes them year by year."""

from __future__ import annotations

from datetime import date

_HOLIDAYS = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午",
    "Mid-autumn Festival": "中秋",
    "National Day": "国庆",
}


def public_days(year: int) -> list[tuple[date, bool, str]]:
    """Return China's public holidays (closed) and make-up days (open) from the year before *year* to the one after.

    Weekends that belong to a holiday are listed too; source: the State Council's notices as kept by the
    ``chinesecalendar`` package. A year without a notice yields nothing: that is a warning, not an assumption.
    """
    # A large table that only setting up and the calendar page need.
    from chinese_calendar import constants

    days = [(on, False, _holiday_name(name)) for on, name in constants.holidays.items()]
    days += [(on, True, _holiday_name(name)) for on, name in constants.workdays.items()]
    return sorted(day for day in days if abs(day[0].year - year) <= 1)


def published(year: int) -> list[tuple[date, bool, str]]:
    """Return the days of one year that differ: closed or worked, with the holiday's name; none if not published."""
    return [day for day in public_days(year) if day[0].year == year] if year <= last_published_year() else []


def last_published_year() -> int:
    """Return the last year whose holidays have been published."""
    from chinese_calendar import constants

    return int(max(constants.holidays).year)


def _holiday_name(name: object) -> str:
    return _HOLIDAYS.get(str(name), str(name))
