"""What escalation needs of many tickets, read in a few questions instead of some for each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, or_, select

from servicedesk.core.enums import StateClass
from servicedesk.methods.escalation import RunningTarget
from servicedesk.methods.sla_clock import Calendar
from servicedesk.models import EscalationEvent, InternalClock, Ticket, TicketStateChange
from servicedesk.storage import escalation as one
from servicedesk.storage import service_levels
from servicedesk.storage.escalation import Fired
from servicedesk.storage.escalation_cases import CASES, Case
from servicedesk.storage.escalation_rules import EscalationRule
from servicedesk.storage.prepared import Prepared

# In these the clock stands still until somebody opens the ticket again, beside every state that pauses.
_FINISHED = (StateClass.SOLVED.value, StateClass.CLOSED.value, StateClass.CANCELLED.value, StateClass.MERGED.value)
# After so many tickets somebody is asked whether the answer is still wanted: a hundredth of a second of work.
_AT_ONCE = 250


class ManyCases:
    """The tickets that fulfil *conditions*, and what stands beside them: clocks inside the house, what fired, stops."""

    def __init__(self, connection: Connection, *conditions: ColumnElement[bool]) -> None:
        self.cases = [Case(*row) for row in Prepared(CASES.where(*conditions).order_by(Ticket.id)).rows(connection)]
        self._inside: dict[int, tuple[Any, ...]] = {}
        self._fired: dict[int, Fired] = {}
        wanted = select(Ticket.id).where(*conditions)
        running = (
            select(InternalClock.ticket_id, InternalClock.started_at, InternalClock.due_at, InternalClock.calendar_id)
            .where(InternalClock.ended_at.is_(None), InternalClock.ticket_id.in_(wanted))
            .order_by(InternalClock.id)
        )
        for ticket_id, *clock in Prepared(running).rows(connection):
            self._inside[ticket_id] = tuple(clock)
        event = EscalationEvent
        done = select(event.ticket_id, event.target, event.level_id, event.deadline_at, event.fired_at)
        for ticket_id, target, level_id, deadline, fired_at in Prepared(done.where(event.ticket_id.in_(wanted))).rows(
            connection
        ):
            key = (target, level_id)
            self._fired.setdefault(ticket_id, {}).setdefault(key, []).append((deadline, fired_at))
        step = TicketStateChange
        stops = select(step.ticket_id).where(or_(step.pauses, *(step.state_class == each for each in _FINISHED)))
        # Few of the open tickets ever waited: only of those the history is read.
        self._stopped = {each for (each,) in Prepared(stops.where(step.ticket_id.in_(wanted))).rows(connection)}

    def inside(self, ticket_id: int) -> tuple[Any, ...] | None:
        """Return the latest running clock inside the house."""
        return self._inside.get(ticket_id)

    def fired(self, ticket_id: int) -> Fired:
        """Return what fired for a ticket."""
        return self._fired.get(ticket_id, {})

    def ever_stopped(self, ticket_id: int) -> bool:
        """Return whether the clock of a ticket ever stood still."""
        return ticket_id in self._stopped


class Counting:
    """How many tickets each level would fire for now: worked out from the deadlines that are kept where they tell."""

    def __init__(self, connection: Connection, levels: list[EscalationRule], zone: ZoneInfo, now: datetime) -> None:
        self._connection = connection
        self._levels = levels
        self._zone = zone
        self._now = now
        self._above = one.parents(connection) if any(each.conditions.categories for each in levels) else {}
        self._clocks: dict[int, Calendar] = {}
        self.counts = dict.fromkeys((each.position for each in levels), 0)

    def count(self, many: ManyCases, wanted: Callable[[], bool]) -> dict[int, int]:
        """Look at every ticket and return the counts by position; what nobody wants any more is not counted further."""
        for place, ticket in enumerate(many.cases):
            if place % _AT_ONCE == 0 and not wanted():
                break
            self._look(ticket, many)
        return self.counts

    def _look(self, ticket: Case, many: ManyCases) -> None:
        under = one.over(self._above, ticket.category_id) if self._above else frozenset()
        holding = [each for each in self._levels if each.conditions.hold(ticket, under)]
        if not holding:
            return
        targets = one.running_targets(self._connection, ticket, self._now, many)
        fired = many.fired(ticket.id)
        for each in holding:
            if each.target in targets and self._fires(each, *targets[each.target], fired):
                self.counts[each.position] += 1

    def _fires(self, rule: EscalationRule, target: RunningTarget, calendar_id: int, fired: Fired) -> bool:
        is_over = target.deadline <= self._now
        if target.start <= target.deadline and (rule.target, rule.id) not in fired:
            if _is_until_deadline(rule) and is_over and _was_running(target):
                return True
            if _is_from_deadline_on(rule) and not is_over:
                return False
        moment = one.moment_of(self._clock(calendar_id), target, rule)
        return (
            moment is not None
            and moment <= self._now
            and not one.is_done(fired, rule, target.deadline, moment, self._now)
        )

    def _clock(self, calendar_id: int) -> Calendar:
        if calendar_id not in self._clocks:
            self._clocks[calendar_id] = service_levels.calendar(self._connection, calendar_id, self._zone)
        return self._clocks[calendar_id]


def _is_until_deadline(rule: EscalationRule) -> bool:
    """Whether a level is reached at the deadline at the latest."""
    return rule.percent <= 100 if rule.percent is not None else (rule.offset_minutes or 0) <= 0


def _is_from_deadline_on(rule: EscalationRule) -> bool:
    """Whether a level is reached at the deadline at the earliest."""
    return rule.percent >= 100 if rule.percent is not None else (rule.offset_minutes or 0) >= 0


def _was_running(target: RunningTarget) -> bool:
    """Whether the clock ran until the deadline; a stop before holds what had not been reached."""
    return target.stopped_at is None or target.deadline <= target.stopped_at
