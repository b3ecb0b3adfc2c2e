"""What the service-level clock needs from the database: rules, calendars, a ticket's history."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Text, bindparam, cast, select

from servicedesk.core.enums import StateClass
from servicedesk.methods.sla_clock import Calendar
from servicedesk.models import Calendar as CalendarRow
from servicedesk.models import CalendarDay, CalendarVersion, Customer, ServiceLevel, TicketStateChange
from servicedesk.storage.lifecycle import Categories
from servicedesk.storage.prepared import Prepared

_FINISHED = (StateClass.SOLVED.value, StateClass.CLOSED.value, StateClass.CANCELLED.value, StateClass.MERGED.value)
_LEVELS = Prepared(
    select(
        ServiceLevel.id,
        ServiceLevel.kind,
        ServiceLevel.priority,
        cast(ServiceLevel.tiers, Text),
        ServiceLevel.scenario_id,
        ServiceLevel.channel,
        ServiceLevel.category_id,
        ServiceLevel.response_minutes,
        ServiceLevel.update_minutes,
        ServiceLevel.resolution_minutes,
        ServiceLevel.calendar_id,
        ServiceLevel.is_default,
    )
    .where(ServiceLevel.is_active)
    .order_by(ServiceLevel.is_default, ServiceLevel.position, ServiceLevel.id)
)
_TIER = Prepared(select(Customer.tier_code).where(Customer.id == bindparam("customer")))
# Weeks and hours as they are stored: as text they key the cache of what was made of them.
_CALENDAR = Prepared(
    select(cast(CalendarRow.week, Text), cast(CalendarRow.makeup_hours, Text)).where(
        CalendarRow.id == bindparam("calendar")
    )
)
_VERSIONS = Prepared(
    select(CalendarVersion.valid_from, cast(CalendarVersion.week, Text), cast(CalendarVersion.makeup_hours, Text))
    .where(CalendarVersion.calendar_id == bindparam("calendar"))
    .order_by(CalendarVersion.valid_from)
)
_DAYS = Prepared(
    select(CalendarDay.on, CalendarDay.is_open, cast(CalendarDay.hours, Text))
    .where(CalendarDay.calendar_id == bindparam("calendar"))
    .order_by(CalendarDay.on)
)
_HISTORY = Prepared(
    select(
        TicketStateChange.state,
        TicketStateChange.state_class,
        TicketStateChange.pauses,
        TicketStateChange.reason,
        TicketStateChange.at,
        TicketStateChange.until_at,
    )
    .where(TicketStateChange.ticket_id == bindparam("ticket"))
    .order_by(TicketStateChange.at, TicketStateChange.id)
)


@dataclass(frozen=True, slots=True)
class Case:
    """What decides which time rule applies."""

    kind: str
    priority: str
    tier_code: str | None
    scenario_id: int | None
    channel: str
    category_id: int | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """A time rule with its conditions; None and empty mean any."""

    id: int
    kind: str | None
    priority: str | None
    tiers: tuple[str, ...]
    scenario_id: int | None
    channel: str | None
    category_id: int | None
    response_minutes: int
    update_minutes: int
    resolution_minutes: int
    calendar_id: int
    is_default: bool
    # The category with everything under it, where the rule is limited to one.
    categories: frozenset[int] = frozenset()

    def matches(self, case: Case) -> bool:
        """Return whether every condition that is set holds."""
        return (
            (self.kind is None or self.kind == case.kind)
            and (self.priority is None or self.priority == case.priority)
            and (not self.tiers or case.tier_code in self.tiers)
            and (self.scenario_id is None or self.scenario_id == case.scenario_id)
            and (self.channel is None or self.channel == case.channel)
            and (self.category_id is None or case.category_id in (self.categories or (self.category_id,)))
        )


@dataclass(frozen=True, slots=True)
class StateSpan:
    """A ticket was in one state from – until (None: still is); ``until``: a wait that ends by itself then."""

    state: str
    state_class: str
    pauses: bool
    reason: str
    start: datetime
    end: datetime | None
    until: datetime | None = None

    @property
    def stops_clock(self) -> bool:
        """Whether the resolution clock stands still meanwhile: waiting, or finished until reopened."""
        return self.pauses or self.state_class in _FINISHED

    def stopped_until(self, now: datetime) -> datetime:
        """Return until when the clock stood, as far as it is known at *now*."""
        end = self.end or now
        if self.until is not None and self.state_class not in _FINISHED:
            # Nobody has to be there: a wait with an end goes on by itself.
            end = min(end, max(self.until, self.start))
        return end

    def stands_at(self, now: datetime) -> bool:
        """Whether the clock stands still at *now*, in the last state of a ticket."""
        return self.stops_clock and self.end is None and self.stopped_until(now) >= now


def levels(connection: Connection) -> list[Level]:
    """Return the active time rules in the order they are tried, the default last."""
    found = [_level(*cells) for cells in _LEVELS.rows(connection)]
    if not any(level.category_id is not None for level in found):
        return found
    tree = Categories(connection)
    return [
        replace(level, categories=frozenset(tree.with_below(level.category_id)))
        if level.category_id is not None
        else level
        for level in found
    ]


@lru_cache(maxsize=500)
def _level(identity: int, kind: str | None, priority: str | None, tiers: str, *rest: Any) -> Level:
    return Level(identity, kind, priority, tuple(json.loads(tiers)), *rest)


def first_match(rules: Iterable[Level], case: Case) -> Level | None:
    """Return the first rule that matches; None only where no rules were set up at all."""
    return next((level for level in rules if level.matches(case)), None)


def tier_of(connection: Connection, customer_id: int | None) -> str | None:
    """Return the customer's tier."""
    if customer_id is None:
        return None
    found: str | None = _TIER.scalar(connection, {"customer": customer_id})
    return found


def calendar(connection: Connection, calendar_id: int, zone: ZoneInfo) -> Calendar:
    """Return the calendar of a rule in the site's time zone, with all its versions and days that differ."""
    named = {"calendar": calendar_id}
    week, makeup_hours = _CALENDAR.rows(connection, named)[0]
    return _calendar(
        week, makeup_hours, tuple(_DAYS.rows(connection, named)), tuple(_VERSIONS.rows(connection, named)), zone
    )


@lru_cache(maxsize=64)
def _calendar(
    week: str,
    makeup_hours: str,
    days: tuple[tuple[date, bool, str | None], ...],
    versions: tuple[tuple[date, str, str], ...],
    zone: ZoneInfo,
) -> Calendar:
    definition = {
        "week": json.loads(week),
        "makeup_hours": json.loads(makeup_hours),
        "holidays": [day.isoformat() for day, is_open, _ in days if not is_open],
        "makeup_workdays": {day.isoformat(): json.loads(hours or "null") for day, is_open, hours in days if is_open},
        "versions": [
            {"from": day.isoformat(), "week": json.loads(later), "makeup_hours": json.loads(hours)}
            for day, later, hours in versions
        ],
    }
    return Calendar.from_json(definition, zone)


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules and their clocks, read once for many tickets."""

    connection: Connection
    zone: ZoneInfo
    levels: list[Level]
    _clocks: dict[int, Calendar] = field(default_factory=dict)

    @classmethod
    def of(cls, connection: Connection, zone: ZoneInfo) -> Rules:
        """Read the active rules."""
        return cls(connection, zone, levels(connection))

    def level(self, level_id: int | None) -> Level | None:
        """Return an active rule by its id."""
        return next((level for level in self.levels if level.id == level_id), None)

    def clock(self, calendar_id: int) -> Calendar:
        """Return a calendar."""
        known = self._clocks.get(calendar_id)
        if known is None:
            known = self._clocks[calendar_id] = calendar(self.connection, calendar_id, self.zone)
        return known

    def clock_of(self, level: Level | None) -> Calendar | None:
        """Return the calendar of a rule, None without one."""
        return self.clock(level.calendar_id) if level is not None else None


def history(connection: Connection, ticket_id: int) -> list[StateSpan]:
    """Return the states a ticket went through, oldest first, the last one open."""
    rows = _HISTORY.rows(connection, {"ticket": ticket_id})
    ends: list[datetime | None] = [*(row[4] for row in rows[1:]), None]
    return [
        StateSpan(state, state_class, stops, reason, start, end, until)
        for (state, state_class, stops, reason, start, until), end in zip(rows, ends[: len(rows)], strict=True)
    ]


def pauses(spans: Iterable[StateSpan], until: datetime) -> list[tuple[datetime, datetime]]:
    """Return the intervals in which the resolution clock stood still, up to *until*."""
    found = [(span.start, min(span.stopped_until(until), until)) for span in spans if span.stops_clock]
    return [(start, end) for start, end in found if end > start]


def known_pauses(spans: Sequence[StateSpan], now: datetime) -> list[tuple[datetime, datetime]]:
    """Return the pauses up to *now*, and of the present one what is known of its end.

    While the clock stands without a known end, the deadline is what it was when it stopped: that pause is left out.
    """
    last = spans[-1] if spans else None
    if last is None or not last.stands_at(now):
        return pauses(spans, now)
    found = pauses(spans, last.start)
    if last.until is not None and last.state_class not in _FINISHED:
        found.append((last.start, max(last.until, last.start)))
    return found


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The deadlines of one ticket at one moment; None where no clock runs towards it."""

    service_level_id: int | None
    response_due_at: datetime | None
    resolution_due_at: datetime | None
    due_at: datetime | None
    is_paused: bool = False
    update_due_at: datetime | None = None


def deadlines(
    level: Level | None,
    clock: Calendar | None,
    opened_at: datetime,
    responded: bool,
    spans: list[StateSpan],
    now: datetime,
    contacted_at: datetime | None = None,
) -> Deadlines:
    """Derive the deadlines from the history: response and next update never pause, resolution does.

    ``contacted_at`` is the oldest contact that nobody has answered.
    """
    if level is None or clock is None:
        return Deadlines(None, None, None, None)
    last = spans[-1] if spans else None
    response = None if responded else clock.due_at(opened_at, level.response_minutes)
    resolution = clock.due_at(opened_at, level.resolution_minutes, known_pauses(spans, now))
    if last is not None and last.state_class in _FINISHED:
        return Deadlines(level.id, response, resolution, None, True)
    update = None if contacted_at is None else clock.due_at(contacted_at, level.update_minutes)
    stopped = last is not None and last.stands_at(now)
    due = [moment for moment in (response, update, None if stopped else resolution) if moment is not None]
    return Deadlines(level.id, response, resolution, min(due, default=None), stopped, update)


def elapsed_minutes(clock: Calendar, opened_at: datetime, spans: list[StateSpan], until: datetime) -> float:
    """Return the working minutes used of the resolution target."""
    return float(clock.elapsed_minutes(opened_at, until, pauses(spans, until)))


def supposed(
    spans: list[StateSpan], state: str, state_class: str, stops: bool, now: datetime, until: datetime | None = None
) -> list[StateSpan]:
    """Return the history as it would be if the ticket went into another state now, perhaps to end at *until*."""
    entered = StateSpan(state, state_class, stops, "", now, None, until)
    return [*spans[:-1], replace(spans[-1], end=now), entered] if spans else [entered]
