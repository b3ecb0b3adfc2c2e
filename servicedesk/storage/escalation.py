"""When the levels of a ticket are due: its running targets, what fired for them, what is pending."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, select

from servicedesk.core.escalation import EscalationTarget
from servicedesk.methods.errors import MethodError
from servicedesk.methods.escalation import RunningTarget, reached_at
from servicedesk.methods.sla_clock import Calendar
from servicedesk.models import Calendar as CalendarRow
from servicedesk.models import CalendarDay, CalendarVersion, EscalationEvent, InternalClock, TicketCategory
from servicedesk.storage import service_levels as facts
from servicedesk.storage.escalation_cases import Case
from servicedesk.storage.escalation_rules import EscalationRule
from servicedesk.storage.prepared import Prepared

_FIRED = Prepared(
    select(
        EscalationEvent.target, EscalationEvent.level_id, EscalationEvent.deadline_at, EscalationEvent.fired_at
    ).where(EscalationEvent.ticket_id == bindparam("ticket"))
)
_INSIDE = Prepared(
    select(InternalClock.started_at, InternalClock.due_at, InternalClock.calendar_id)
    .where(InternalClock.ticket_id == bindparam("ticket"), InternalClock.ended_at.is_(None))
    .order_by(InternalClock.id.desc())
    .limit(1)
)
_PARENTS = Prepared(select(TicketCategory.id, TicketCategory.parent_id).order_by(TicketCategory.id))
# Everything that says when a calendar is open, in an order that does not change by itself.
_OPENING = (
    select(CalendarRow.id, CalendarRow.version).order_by(CalendarRow.id),
    select(CalendarVersion.id, CalendarVersion.version).order_by(CalendarVersion.id),
    select(CalendarDay.calendar_id, CalendarDay.on, CalendarDay.is_open, CalendarDay.hours).order_by(
        CalendarDay.calendar_id, CalendarDay.on
    ),
)


@dataclass(frozen=True, slots=True)
class Pending:
    """A level that has not fired for a deadline: when it should, and the moment the clock reaches it."""

    should_at: datetime
    moment: datetime
    position: int
    rule: EscalationRule
    deadline: datetime


def rules_mark(connection: Connection, levels: list[EscalationRule], zone: ZoneInfo) -> str:
    """Return a short mark of everything besides a ticket that decides when its levels are due; empty without levels."""
    if not levels:
        return ""
    said: list[object] = [repr(levels), zone.key]
    if any(each.conditions.categories for each in levels):
        said.append(repr(_PARENTS.rows(connection)))
    for statement in _OPENING:
        said += [repr(tuple(row)) for row in connection.execute(statement)]
    text = json.dumps(said)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


Clocked = tuple[RunningTarget, int]


class Beside(Protocol):
    """What stands beside many tickets, read for all of them before each is looked at."""

    def inside(self, ticket_id: int) -> tuple[Any, ...] | None:
        """Return the running clock inside the house: its start, its deadline, its calendar."""

    def fired(self, ticket_id: int) -> Fired:
        """Return what fired for a ticket."""

    def ever_stopped(self, ticket_id: int) -> bool:
        """Return whether the clock of a ticket ever stood still."""


def running_targets(
    connection: Connection, ticket: Case, now: datetime, beside: Beside | None = None
) -> dict[str, Clocked]:
    """Return the targets whose deadline is still to be kept, each with its calendar's id.

    Only the clock of the resolution stops while somebody else is waited for.
    """
    found: dict[str, Clocked] = {}
    inside = _INSIDE.first(connection, {"ticket": ticket.id}) if beside is None else beside.inside(ticket.id)
    if inside is not None:
        started_at, due_at, calendar_id = inside
        found[EscalationTarget.AGREEMENT] = RunningTarget(started_at, due_at), calendar_id
    calendar_id = ticket.calendar_id
    if calendar_id is None:
        return found
    if ticket.responded_at is None and ticket.response_due_at is not None:
        found[EscalationTarget.RESPONSE] = RunningTarget(ticket.opened_at, ticket.response_due_at), calendar_id
    if ticket.contacted_at is not None and ticket.update_due_at is not None:
        found[EscalationTarget.UPDATE] = RunningTarget(ticket.contacted_at, ticket.update_due_at), calendar_id
    if ticket.resolution_due_at is not None:
        found[EscalationTarget.RESOLUTION] = (
            _resolution(connection, ticket, ticket.resolution_due_at, now, beside),
            calendar_id,
        )
    return found


def _resolution(
    connection: Connection, ticket: Case, deadline: datetime, now: datetime, beside: Beside | None
) -> RunningTarget:
    if beside is not None and not beside.ever_stopped(ticket.id):
        return RunningTarget(ticket.opened_at, deadline)
    spans = facts.history(connection, ticket.id)
    last = spans[-1] if spans else None
    # A wait that ends by itself holds nothing: when its levels come is known.
    held = last is not None and last.stands_at(now) and last.until is None
    stopped = last.start if last is not None and held else None
    return RunningTarget(ticket.opened_at, deadline, facts.known_pauses(spans, now), stopped)


def pending(
    connection: Connection,
    ticket: Case,
    levels: list[EscalationRule],
    known_at: datetime,
    zone: ZoneInfo,
    now: datetime,
    *,
    since: datetime | None = None,
    clocks: dict[int, Calendar] | None = None,
) -> list[Pending]:
    """Return the levels still to fire for a ticket, the earliest first.

    ``since`` lets levels count as if they had stood since then; ``clocks`` keeps the calendars for many tickets.

    A level is done for a deadline that it fired for, and for a moved deadline that it would by now have been
    reached for before it fired: somebody was told then. It is armed again when the move puts it ahead once more.
    """
    if not ticket.is_open:
        return []
    targets = running_targets(connection, ticket, now)
    under = _categories_over(connection, ticket.category_id, levels)
    wanted = [each for each in levels if each.target in targets and each.conditions.hold(ticket, under)]
    if not wanted:
        return []
    known = {} if clocks is None else clocks
    for _target, calendar_id in targets.values():
        if calendar_id not in known:
            known[calendar_id] = facts.calendar(connection, calendar_id, zone)
    fired = fired_for(connection, ticket.id)
    result = []
    for each in wanted:
        target, calendar = targets[each.target]
        moment = moment_of(known[calendar], target, each)
        if moment is None or is_done(fired, each, target.deadline, moment, now):
            continue
        # What was known or saved while the clock was ahead is known now at the latest.
        should = max(moment, min(known_at, now), min(each.since_at, now) if since is None else since)
        result.append(Pending(should, moment, each.position, each, target.deadline))
    return sorted(result, key=lambda found: (found.should_at, found.moment, found.position))


def _categories_over(connection: Connection, category_id: int | None, levels: list[EscalationRule]) -> frozenset[int]:
    """Return a ticket's category and those above it; read only where a level asks for categories."""
    if category_id is None or not any(each.conditions.categories for each in levels):
        return frozenset()
    return over(parents(connection), category_id)


def parents(connection: Connection) -> dict[int, int | None]:
    """Return above which category each is filed."""
    return dict(_PARENTS.rows(connection))


def over(above: dict[int, int | None], category_id: int | None) -> frozenset[int]:
    """Return a category and those above it."""
    found: list[int] = []
    next_id: int | None = category_id
    while next_id is not None and next_id not in found:
        found.append(next_id)
        next_id = above.get(next_id)
    return frozenset(found)


def moment_of(clock: Calendar, target: RunningTarget, rule: EscalationRule) -> datetime | None:
    """Return when a level is reached, None where the clock stands still before that or never gets there."""
    try:
        return reached_at(clock, target, rule.percent, rule.offset_minutes)
    except MethodError:
        # A calendar that does not open any more reaches nothing.
        return None


Fired = dict[tuple[str, int], list[tuple[datetime, datetime]]]


def fired_for(connection: Connection, ticket_id: int) -> Fired:
    """Return for which deadlines each level of a ticket has fired, and when."""
    result: Fired = {}
    for target, level_id, deadline, fired_at in _FIRED.rows(connection, {"ticket": ticket_id}):
        result.setdefault((target, level_id), []).append((deadline, fired_at))
    return result


def is_done(fired: Fired, rule: EscalationRule, deadline: datetime, moment: datetime, now: datetime) -> bool:
    """Return whether somebody was told then of this deadline, or of an earlier one of the same moment.

    What fired while the clock was ahead, by now in the future, says nothing of another deadline.
    """
    events = fired.get((rule.target, rule.id), ())
    return any(then == deadline or moment <= fired_at <= now for then, fired_at in events)
