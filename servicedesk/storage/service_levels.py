"""What the service-level clock needs from the database: rules, calendars, a ticket's history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, select

from servicedesk.core.enums import StateClass
from servicedesk.methods.sla_clock import Calendar
from servicedesk.models import Calendar as CalendarRow
from servicedesk.models import CalendarDay, Customer, ServiceLevel, TicketStateChange
from servicedesk.storage.prepared import Prepared

_FINISHED = (StateClass.SOLVED.value, StateClass.CLOSED.value, StateClass.CANCELLED.value, StateClass.MERGED.value)
_LEVELS = Prepared(
    select(
        ServiceLevel.id,
        ServiceLevel.kind,
        ServiceLevel.priority,
        ServiceLevel.tiers,
        ServiceLevel.scenario_id,
        ServiceLevel.channel,
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
_CALENDAR = Prepared(select(CalendarRow.week, CalendarRow.makeup_hours).where(CalendarRow.id == bindparam("calendar")))
_DAYS = Prepared(
    select(CalendarDay.on, CalendarDay.is_open)
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


@dataclass(frozen=True, slots=True)
class Level:
    """A time rule with its conditions; None and empty mean any."""

    id: int
    kind: str | None
    priority: str | None
    tiers: tuple[str, ...]
    scenario_id: int | None
    channel: str | None
    response_minutes: int
    update_minutes: int
    resolution_minutes: int
    calendar_id: int
    is_default: bool

    def matches(self, case: Case) -> bool:
        """Return whether every condition that is set holds."""
        return (
            (self.kind is None or self.kind == case.kind)
            and (self.priority is None or self.priority == case.priority)
            and (not self.tiers or case.tier_code in self.tiers)
            and (self.scenario_id is None or self.scenario_id == case.scenario_id)
            and (self.channel is None or self.channel == case.channel)
        )


@dataclass(frozen=True, slots=True)
class StateSpan:
    """A ticket was in one state from – until (None: still is)."""

    state: str
    state_class: str
    pauses: bool
    reason: str
    start: datetime
    end: datetime | None

    @property
    def stops_clock(self) -> bool:
        """Whether the resolution clock stands still meanwhile: waiting, or finished until reopened."""
        return self.pauses or self.state_class in _FINISHED


def levels(connection: Connection) -> list[Level]:
    """Return the active time rules in the order they are tried, the default last."""
    return [
        Level(identity, kind, priority, tuple(tiers), *rest)
        for identity, kind, priority, tiers, *rest in _LEVELS.rows(connection)
    ]


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
    """Return the calendar of a rule in the site's time zone."""
    week, makeup_hours = _CALENDAR.rows(connection, {"calendar": calendar_id})[0]
    days = _DAYS.rows(connection, {"calendar": calendar_id})
    return _calendar(
        _frozen(week),
        _frozen(makeup_hours),
        tuple(day.isoformat() for day, is_open in days if not is_open),
        tuple(day.isoformat() for day, is_open in days if is_open),
        zone,
    )


def _frozen(value: Any) -> Any:
    """Return JSON as tuples, so that it can key a cache."""
    if isinstance(value, dict):
        return tuple((name, _frozen(item)) for name, item in sorted(value.items()))
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    return value


@lru_cache(maxsize=64)
def _calendar(
    week: tuple[Any, ...], makeup: tuple[Any, ...], closed: tuple[str, ...], worked: tuple[str, ...], zone: ZoneInfo
) -> Calendar:
    definition = {
        "week": {name: [list(interval) for interval in intervals] for name, intervals in week},
        "makeup_hours": [list(interval) for interval in makeup],
        "holidays": list(closed),
        "makeup_workdays": list(worked),
    }
    return Calendar.from_json(definition, zone)


def history(connection: Connection, ticket_id: int) -> list[StateSpan]:
    """Return the states a ticket went through, oldest first, the last one open."""
    rows = _HISTORY.rows(connection, {"ticket": ticket_id})
    ends: list[datetime | None] = [*(at for *_, at in rows[1:]), None]
    return [
        StateSpan(state, state_class, pauses, reason, start, end)
        for (state, state_class, pauses, reason, start), end in zip(rows, ends[: len(rows)], strict=True)
    ]


def pauses(spans: Iterable[StateSpan], until: datetime) -> list[tuple[datetime, datetime]]:
    """Return the intervals in which the resolution clock stood still, up to *until*."""
    found = [(span.start, min(span.end or until, until)) for span in spans if span.stops_clock]
    return [(start, end) for start, end in found if end > start]


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The deadlines of one ticket at one moment; None where no clock runs towards it."""

    service_level_id: int | None
    response_due_at: datetime | None
    resolution_due_at: datetime | None
    due_at: datetime | None
    is_paused: bool = False


def deadlines(
    level: Level | None,
    clock: Calendar | None,
    opened_at: datetime,
    responded: bool,
    spans: list[StateSpan],
    now: datetime,
) -> Deadlines:
    """Derive the deadlines from the history: response never pauses, resolution does."""
    if level is None or clock is None:
        return Deadlines(None, None, None, None)
    response = None if responded else clock.due_at(opened_at, level.response_minutes)
    last = spans[-1] if spans else None
    stopped = last is not None and last.stops_clock
    # While the clock stands, the deadline is what it was when it stopped: the pause has not moved it yet.
    until = last.start if stopped and last is not None else now
    resolution = clock.due_at(opened_at, level.resolution_minutes, pauses(spans, until))
    if last is not None and last.state_class in _FINISHED:
        return Deadlines(level.id, response, resolution, None, True)
    due = [moment for moment in (response, None if stopped else resolution) if moment is not None]
    return Deadlines(level.id, response, resolution, min(due, default=None), stopped)


def elapsed_minutes(clock: Calendar, opened_at: datetime, spans: list[StateSpan], until: datetime) -> float:
    """Return the working minutes used of the resolution target."""
    return float(clock.elapsed_minutes(opened_at, until, pauses(spans, until)))


def supposed(spans: list[StateSpan], state: str, state_class: str, stops: bool, now: datetime) -> list[StateSpan]:
    """Return the history as it would be if the ticket went into another state now."""
    if not spans:
        return [StateSpan(state, state_class, stops, "", now, None)]
    last = spans[-1]
    closed = StateSpan(last.state, last.state_class, last.pauses, last.reason, last.start, now)
    return [*spans[:-1], closed, StateSpan(state, state_class, stops, "", now, None)]
