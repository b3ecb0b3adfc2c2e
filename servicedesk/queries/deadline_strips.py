"""Why a deadline is when it is: the days, the spans with their minutes, and what waiting would make of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import OPEN_CLASSES, Target
from servicedesk.core.permissions import Permission
from servicedesk.methods.sla_clock import Calendar as Clock
from servicedesk.methods.sla_clock import Pause, SegmentKind
from servicedesk.methods.strip_days import StripDay, strip_days
from servicedesk.models import Calendar, CalendarDay, ServiceLevel, ServiceLevelResult, Ticket, TicketState
from servicedesk.queries.ticket_lists import readable
from servicedesk.storage import service_levels as facts
from servicedesk.storage.desk import Read, ask

_OPEN = tuple(item.value for item in OPEN_CLASSES)
_NEXT_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class PauseSpan:
    """The clock stood still; ``minutes`` are what of it lies in open hours. No end: it still does."""

    start: datetime
    end: datetime | None
    state: Bilingual
    reason: str
    minutes: float


@dataclass(frozen=True, slots=True)
class ClosedSpan:
    """Days closed by exception, of one holiday."""

    first: date
    last: date
    name: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """One deadline explained; moments are local.

    ``ended_at``: it is decided, and frozen; ``runs_from``: when the clock runs on, if it does not now.
    """

    ticket_id: int
    target: Target
    targets: tuple[Target, ...]
    calendar_name: Bilingual
    week: dict[str, list[list[str]]]
    started_at: datetime
    due_at: datetime | None
    now: datetime
    ended_at: datetime | None
    is_frozen: bool
    is_paused: bool
    target_minutes: float
    used_minutes: float
    last_counted_at: datetime | None
    runs_from: datetime | None
    days: tuple[StripDay, ...]
    pauses: tuple[PauseSpan, ...]
    closed: tuple[ClosedSpan, ...]
    made_up: tuple[date, ...]
    may_wait: bool

    @property
    def left_minutes(self) -> float:
        """What is left of the target, negative past it."""
        return self.target_minutes - self.used_minutes


@dataclass(frozen=True, slots=True)
class _Run:
    """One clock of a ticket before it is explained."""

    started_at: datetime
    ended_at: datetime | None
    target_minutes: float
    due_at: datetime | None
    used: float | None
    is_frozen: bool


@ask(Permission.VIEW_TICKETS)
def explain(read: Read, ticket_id: int, target: Target | None = None) -> Explanation | None:
    """Return why a deadline is when it is, the one that presses if none is named; None without a rule or hidden."""
    ticket = read.execute(select(Ticket.__table__).where(Ticket.id == ticket_id, readable(read))).first()
    if ticket is None:
        return None
    rules = facts.Rules.of(read.connection, read.site.zone)
    runs = _runs(read, ticket, rules)
    if not runs:
        return None
    chosen = target if target in runs else _pressing(ticket, runs)
    level = rules.level(ticket.service_level_id)
    calendar_id = level.calendar_id if level is not None else _calendar_of(read, ticket.service_level_id)
    if calendar_id is None:
        return None
    return _explained(read, ticket, chosen, tuple(runs), runs[chosen], calendar_id, rules.clock(calendar_id))


def _runs(read: Read, ticket: Any, rules: facts.Rules) -> dict[Target, _Run]:
    """Return the clocks of a ticket: those that run, and of those that are decided the last result."""
    table = ServiceLevelResult.__table__
    results = read.execute(select(table).where(table.c.ticket_id == ticket.id).order_by(table.c.id))
    last = {row.target: row for row in results if row.is_final}
    level = rules.level(ticket.service_level_id)
    is_open = ticket.state_class in _OPEN
    starts = {
        Target.RESPONSE: ticket.opened_at if ticket.responded_at is None else None,
        Target.UPDATE: ticket.contacted_at,
        Target.RESOLUTION: ticket.opened_at,
    }
    found: dict[Target, _Run] = {}
    for target, start in starts.items():
        row = last.get(target.value)
        if is_open and start is not None and level is not None:
            minutes = getattr(level, f"{target.value}_minutes")
            found[target] = _Run(start, None, minutes, getattr(ticket, f"{target.value}_due_at"), None, False)
        elif row is not None and not (is_open and target is Target.RESOLUTION):
            begun = row.started_at or ticket.opened_at
            found[target] = _Run(begun, row.decided_at, row.target_minutes, row.due_at, row.elapsed_minutes, True)
    return found


def _pressing(ticket: Any, runs: dict[Target, _Run]) -> Target:
    running = [(run.due_at, target) for target, run in runs.items() if not run.is_frozen and run.due_at is not None]
    if ticket.due_at is not None and running:
        return min(running)[1]
    return Target.RESOLUTION if Target.RESOLUTION in runs else next(iter(runs))


def _calendar_of(read: Read, level_id: int | None) -> int | None:
    """Return the calendar of a rule that may have left the list."""
    found: int | None = read.execute(select(ServiceLevel.calendar_id).where(ServiceLevel.id == level_id)).scalar()
    return found


def _explained(
    read: Read, ticket: Any, target: Target, targets: tuple[Target, ...], run: _Run, calendar_id: int, clock: Clock
) -> Explanation:
    local, now = read.site.local, run.ended_at or read.now
    spans = facts.history(read.connection, ticket.id) if target is Target.RESOLUTION else []
    stops = [(span, min(span.stopped_until(now), now)) for span in spans if span.stops_clock and span.start < now]
    # The strip goes on to the deadline: of a wait with an end that is known, the rest still lies ahead.
    ahead = facts.known_pauses(spans, now)
    paused = run.ended_at is None and bool(spans) and spans[-1].stands_at(now)
    used = run.used
    if used is None:
        used = float(clock.elapsed_minutes(run.started_at, now, facts.pauses(spans, now)))
    names = _state_names(read)
    last = max(each for each in (now, run.due_at) if each is not None)
    pauses = [Pause(start, end) for start, end in ahead]
    if paused and spans[-1].until is None:
        pauses.append(Pause(spans[-1].start, now))
    segments = clock.explain(local(run.started_at), local(last), pauses)
    due = local(run.due_at) if run.due_at is not None else None
    counted = [item.end for item in segments if item.kind is SegmentKind.RUNNING and item.start < now]
    row = read.execute(select(Calendar.__table__).where(Calendar.id == calendar_id)).one()
    days = strip_days(clock, segments, local(last), due, local(now))
    return Explanation(
        ticket.id,
        target,
        targets,
        Bilingual(row.name_zh, row.name_en),
        _week_on(clock, local(now).date()),
        local(run.started_at),
        due,
        local(now),
        local(run.ended_at) if run.ended_at is not None else None,
        run.is_frozen,
        paused,
        run.target_minutes,
        used,
        min(counted[-1], local(now)) if counted else None,
        None if run.is_frozen or paused else _runs_from(clock, now, local),
        tuple(days),
        tuple(
            PauseSpan(
                local(span.start),
                None if span.end is None and span.stands_at(now) else local(end),
                names.get(span.state, Bilingual(span.state, span.state)),
                span.reason,
                float(clock.elapsed_minutes(span.start, end)),
            )
            for span, end in stops
        ),
        _closed_spans(days, _day_names(read, calendar_id)),
        tuple(day.on for day in days if day.is_makeup),
        run.ended_at is None and target is Target.RESOLUTION and not paused,
    )


def _week_on(clock: Clock, on: date) -> dict[str, list[list[str]]]:
    """Return the week in force on a date as it is written."""
    week = clock.week
    for version in clock.versions:
        if version.valid_from <= on:
            week = version.week

    def words(offset: Any) -> str:
        minutes = int(offset.total_seconds() // 60)
        return f"{minutes // 60 if minutes <= 1440 else minutes // 60 - 24:02d}:{minutes % 60:02d}"

    return {str(day): [[words(low), words(high)] for low, high in hours] for day, hours in week.items()}


def _runs_from(clock: Clock, now: datetime, local: Callable[[datetime], datetime]) -> datetime | None:
    """Return when the clock runs on if it is closed now; None while it runs, and within a year that never opens."""
    start = local(now)
    found = next(clock.open_intervals(start, start + _NEXT_YEAR), None)
    return None if found is None or found[0] <= start else found[0]


def _state_names(read: Read) -> dict[str, Bilingual]:
    rows = read.execute(select(TicketState.code, TicketState.name_zh, TicketState.name_en))
    return {row.code: Bilingual(row.name_zh, row.name_en) for row in rows}


def _day_names(read: Read, calendar_id: int) -> dict[date, str]:
    rows = read.execute(select(CalendarDay.on, CalendarDay.name).where(CalendarDay.calendar_id == calendar_id))
    return {row.on: row.name for row in rows}


def _closed_spans(days: Sequence[StripDay], names: dict[date, str]) -> tuple[ClosedSpan, ...]:
    """Return runs of days closed by exception, those of one holiday together."""
    found: list[ClosedSpan] = []
    before = -2
    for place, day in enumerate(days):
        if not day.is_holiday:
            continue
        name = names.get(day.on, "")
        if found and before == place - 1 and found[-1].name == name:
            found[-1] = ClosedSpan(found[-1].first, day.on, name)
        else:
            found.append(ClosedSpan(day.on, day.on, name))
        before = place
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waiting from now until a moment makes of the deadline, and the days until then."""

    until: datetime
    due_at: datetime
    days: tuple[StripDay, ...]


@ask(Permission.VIEW_TICKETS)
def if_waiting(read: Read, ticket_id: int, until: datetime) -> Waiting | None:
    """Return the time to solve if the ticket waited from now until *until*; None without a rule or when hidden."""
    ticket = read.execute(select(Ticket.__table__).where(Ticket.id == ticket_id, readable(read))).first()
    if ticket is None or ticket.state_class not in _OPEN:
        return None
    rules = facts.Rules.of(read.connection, read.site.zone)
    level = rules.level(ticket.service_level_id)
    if level is None:
        return None
    spans = facts.history(read.connection, ticket_id)
    pauses = [*facts.pauses(spans, read.now), (read.now, max(until, read.now))]
    clock, local = rules.clock(level.calendar_id), read.site.local
    due = local(clock.due_at(ticket.opened_at, level.resolution_minutes, pauses))
    now, end = local(read.now), max(due, local(read.now))
    segments = clock.explain(now, end, [Pause(now, max(local(until), now))])
    return Waiting(until, due, tuple(strip_days(clock, segments, end, due, now)))
