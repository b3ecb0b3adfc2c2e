"""Years that calendars with public holidays know none of, while there is time to do something about it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, or_, select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.calendar_days import HIDDEN_HOLIDAYS
from servicedesk.core.permissions import Permission
from servicedesk.models import Calendar, CalendarDay, Setting, Ticket
from servicedesk.queries.sensitive import readable
from servicedesk.storage.conditions import OPEN_TICKET
from servicedesk.storage.desk import Read, ask

REMINDS_FROM_MONTH = 12
# The law gives thirteen; a few closed days of the house's own are not a year's holidays.
_FEWEST = 5
_YEARS_AHEAD = 2


@dataclass(frozen=True, slots=True)
class MissingYear:
    """A year without holidays, the calendars that lack it, and how many open deadlines reach into it."""

    year: int
    calendars: tuple[Bilingual, ...]
    open_deadlines: int


@ask(Permission.MANAGE_RULES)
def missing_year(read: Read) -> MissingYear | None:
    """Return the first year to fill in: this one, the next from December on, and any that open deadlines reach.

    A year that the reader has put away is passed over.
    """
    today = read.site.local(read.now).date()
    lacking = _lacking(read, today.year)
    hidden = _hidden(read)
    for year, calendars in sorted(lacking.items()):
        if year in hidden:
            continue
        deadlines = _deadlines_in(read, year)
        is_due = year == today.year or (year == today.year + 1 and today.month >= REMINDS_FROM_MONTH)
        if is_due or deadlines:
            return MissingYear(year, tuple(calendars), deadlines)
    return None


def _lacking(read: Read, this_year: int) -> dict[int, list[Bilingual]]:
    closed = select(CalendarDay.calendar_id, CalendarDay.on).where(
        CalendarDay.on >= date(this_year, 1, 1), CalendarDay.is_open.is_(False)
    )
    known = Counter((row.calendar_id, row.on.year) for row in read.execute(closed))
    names = select(Calendar.id, Calendar.name_zh, Calendar.name_en).where(Calendar.uses_public_holidays)
    found: dict[int, list[Bilingual]] = {}
    for row in read.execute(names.order_by(Calendar.id)):
        for year in range(this_year, this_year + _YEARS_AHEAD + 1):
            if known[row.id, year] < _FEWEST:
                found.setdefault(year, []).append(Bilingual(row.name_zh, row.name_en))
    return found


def _hidden(read: Read) -> set[int]:
    value = read.execute(select(Setting.value).where(Setting.key == HIDDEN_HOLIDAYS)).scalar() or {}
    return {int(year) for year, people in value.items() if read.actor.staff_id in people}


def _deadlines_in(read: Read, year: int) -> int:
    start, end = read.site.day_bounds(date(year, 1, 1))[0], read.site.day_bounds(date(year + 1, 1, 1))[0]

    def within(column: Any) -> Any:
        return (column >= start) & (column < end)

    reaching = or_(within(Ticket.due_at), within(Ticket.resolution_due_at))
    statement = select(func.count()).select_from(Ticket).where(OPEN_TICKET, reaching, readable(read))
    return int(read.execute(statement).scalar_one())
