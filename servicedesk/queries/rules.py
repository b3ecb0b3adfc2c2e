"""Time rules, calendars and tiers, as Settings shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.permissions import Permission
from servicedesk.models import Calendar, CalendarDay, Tier
from servicedesk.storage import service_levels
from servicedesk.storage.desk import Read, ask
from servicedesk.storage.service_levels import Level


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """A calendar with its hours per weekday ("1" is Monday)."""

    id: int
    name: Bilingual
    week: dict[str, list[list[str]]]
    uses_public_holidays: bool


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day that differs from its weekday."""

    on: date
    is_open: bool
    name: str


@dataclass(frozen=True, slots=True)
class TierRow:
    """A membership tier, highest first."""

    code: str
    name: Bilingual
    colour: str


@ask(Permission.VIEW_SETTINGS)
def levels(read: Read) -> list[Level]:
    """Return the active rules in the order they are tried, the default last."""
    return service_levels.levels(read.connection)


@ask(Permission.VIEW_SETTINGS)
def calendars(read: Read) -> list[CalendarRow]:
    """Return the calendars."""
    return [
        CalendarRow(row.id, Bilingual(row.name_zh, row.name_en), row.week, row.uses_public_holidays)
        for row in read.execute(select(Calendar.__table__).order_by(Calendar.id))
    ]


@ask(Permission.VIEW_SETTINGS)
def days(read: Read, calendar_id: int, first: date, last: date) -> list[DayRow]:
    """Return the days of a calendar that differ, *first* to *last* included."""
    statement = (
        select(CalendarDay.on, CalendarDay.is_open, CalendarDay.name)
        .where(CalendarDay.calendar_id == calendar_id, CalendarDay.on >= first, CalendarDay.on <= last)
        .order_by(CalendarDay.on)
    )
    return [DayRow(*row) for row in read.execute(statement)]


@ask(Permission.VIEW_SETTINGS)
def tiers(read: Read) -> list[TierRow]:
    """Return the tiers, highest first."""
    statement = select(Tier.__table__).order_by(Tier.position.desc())
    return [TierRow(row.code, Bilingual(row.name_zh, row.name_en), row.colour) for row in read.execute(statement)]
