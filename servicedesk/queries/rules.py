"""Time rules, calendars and tiers, as Settings shows them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import Channel
from servicedesk.core.permissions import Permission
from servicedesk.models import Calendar, CalendarDay, CalendarVersion, Scenario, Ticket, Tier
from servicedesk.queries.sensitive import readable
from servicedesk.storage import service_levels
from servicedesk.storage.desk import Read, ask
from servicedesk.storage.lifecycle import Categories
from servicedesk.storage.service_levels import Case

# What pages edit beside each other.
Level = service_levels.Level


@dataclass(frozen=True, slots=True)
class VersionRow:
    """The week of a calendar from a date on."""

    id: int
    valid_from: date
    week: dict[str, list[list[str]]]
    makeup_hours: list[list[str]]


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """A calendar with its hours per weekday ("1" is Monday) in force today, and its versions, the earliest first."""

    id: int
    name: Bilingual
    week: dict[str, list[list[str]]]
    uses_public_holidays: bool
    makeup_hours: list[list[str]] = field(default_factory=list)
    first_week: dict[str, list[list[str]]] = field(default_factory=dict)
    versions: tuple[VersionRow, ...] = ()

    def week_on(self, day: date) -> dict[str, list[list[str]]]:
        """Return the week in force on a day."""
        held = self.first_week or self.week
        for version in self.versions:
            if version.valid_from <= day:
                held = version.week
        return held


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day that differs from its weekday."""

    on: date
    is_open: bool
    name: str
    hours: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TierRow:
    """A membership tier, highest first."""

    code: str
    name: Bilingual
    colour: str


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """Everything the rules are shown with, from one look at the data."""

    levels: list[Level]
    calendars: list[CalendarRow]
    tiers: list[TierRow]
    scenarios: dict[int, Bilingual]
    used: dict[int, int]
    categories: dict[int, Bilingual] = field(default_factory=dict)


@ask(Permission.VIEW_SETTINGS)
def levels(read: Read) -> list[Level]:
    """Return the active rules in the order they are tried, the default last."""
    return service_levels.levels(read.connection)


@ask(Permission.VIEW_SETTINGS)
def calendars(read: Read) -> list[CalendarRow]:
    """Return the calendars with the weeks they had, have and will have."""
    versions: dict[int, list[VersionRow]] = {}
    statement = select(CalendarVersion.__table__).order_by(CalendarVersion.valid_from)
    for row in read.execute(statement):
        made = VersionRow(row.id, row.valid_from, row.week, row.makeup_hours)
        versions.setdefault(row.calendar_id, []).append(made)
    today = read.site.local(read.now).date()
    return [
        _calendar(row, versions.get(row.id, []), today)
        for row in read.execute(select(Calendar.__table__).order_by(Calendar.id))
    ]


def _calendar(row: Any, versions: list[VersionRow], today: date) -> CalendarRow:
    held = next((version for version in reversed(versions) if version.valid_from <= today), None)
    return CalendarRow(
        row.id,
        Bilingual(row.name_zh, row.name_en),
        held.week if held else row.week,
        row.uses_public_holidays,
        held.makeup_hours if held else row.makeup_hours,
        row.week,
        tuple(versions),
    )


@ask(Permission.VIEW_SETTINGS)
def days(read: Read, calendar_id: int, first: date, last: date) -> list[DayRow]:
    """Return the days of a calendar that differ, *first* to *last* included."""
    statement = (
        select(CalendarDay.on, CalendarDay.is_open, CalendarDay.name, CalendarDay.hours)
        .where(CalendarDay.calendar_id == calendar_id, CalendarDay.on >= first, CalendarDay.on <= last)
        .order_by(CalendarDay.on)
    )
    return [
        DayRow(on, is_open, name, tuple((low, high) for low, high in hours))
        for on, is_open, name, hours in read.execute(statement)
    ]


@ask(Permission.VIEW_SETTINGS)
def tiers(read: Read) -> list[TierRow]:
    """Return the tiers, highest first."""
    statement = select(Tier.__table__).order_by(Tier.position.desc())
    return [TierRow(row.code, Bilingual(row.name_zh, row.name_en), row.colour) for row in read.execute(statement)]


@ask(Permission.VIEW_SETTINGS)
def used_since(read: Read, since: datetime) -> dict[int, int]:
    """Return how many tickets opened since a moment each rule set the time of."""
    statement = (
        select(Ticket.service_level_id, func.count())
        .where(Ticket.opened_at >= since, Ticket.service_level_id.is_not(None), readable(read))
        .group_by(Ticket.service_level_id)
    )
    return {row[0]: row[1] for row in read.execute(statement)}


def first_for(rules: list[Level], kind: str, priority: str, tier: str) -> Level | None:
    """Return the rule an ordinary case gets: no scenario of its own, in person; rules as stored or as edited."""
    return service_levels.first_match(rules, Case(kind, priority, tier or None, None, Channel.IN_PERSON.value))


@ask(Permission.VIEW_SETTINGS)
def scenario_names(read: Read) -> dict[int, Bilingual]:
    """Return what scenarios are called, those no longer used too: old rules may name them."""
    rows = read.execute(select(Scenario.id, Scenario.name_zh, Scenario.name_en))
    return {row.id: Bilingual(row.name_zh, row.name_en) for row in rows}


@ask(Permission.VIEW_SETTINGS)
def rule_facts(read: Read) -> RuleFacts:
    """Return rules, calendars, tiers, scenario names and how often each rule was used this month."""
    first = read.site.business_day(read.now).replace(day=1)
    since, _end = read.site.day_bounds(first)
    known = {category.id: category.path for category in Categories(read.connection).all()}
    return RuleFacts(levels(read), calendars(read), tiers(read), scenario_names(read), used_since(read, since), known)
