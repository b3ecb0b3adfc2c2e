"""What escalation needs of many tickets, read in three questions instead of three for each."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from servicedesk.models import EscalationEvent, InternalClock, Ticket
from servicedesk.storage.escalation import CASES, Case, Fired


class ManyCases:
    """The tickets that fulfil *conditions*, their running clocks inside the house, and what fired for them."""

    def __init__(self, connection: Connection, *conditions: ColumnElement[bool]) -> None:
        self.cases = [Case(*row) for row in connection.execute(CASES.where(*conditions).order_by(Ticket.id))]
        self._inside: dict[int, tuple[Any, ...]] = {}
        self._fired: dict[int, Fired] = {}
        wanted = select(Ticket.id).where(*conditions)
        running = (
            select(InternalClock.ticket_id, InternalClock.started_at, InternalClock.due_at, InternalClock.calendar_id)
            .where(InternalClock.ended_at.is_(None), InternalClock.ticket_id.in_(wanted))
            .order_by(InternalClock.id)
        )
        for ticket_id, *clock in connection.execute(running):
            self._inside[ticket_id] = tuple(clock)
        event = EscalationEvent
        done = select(event.ticket_id, event.target, event.level_id, event.deadline_at, event.fired_at)
        for ticket_id, target, level_id, deadline, fired_at in connection.execute(
            done.where(event.ticket_id.in_(wanted))
        ):
            key = (target, level_id)
            self._fired.setdefault(ticket_id, {}).setdefault(key, []).append((deadline, fired_at))

    def inside(self, ticket_id: int) -> tuple[Any, ...] | None:
        """Return the latest running clock inside the house."""
        return self._inside.get(ticket_id)

    def fired(self, ticket_id: int) -> Fired:
        """Return what fired for a ticket."""
        return self._fired.get(ticket_id, {})
