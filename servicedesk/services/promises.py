"""Promises: what we said we would do, until when, kept or broken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from servicedesk.core.enums import EntryKind, PromiseState
from servicedesk.core.errors import Refused
from servicedesk.core.events import ChangeKind
from servicedesk.core.permissions import Permission
from servicedesk.models import Promise, TicketEntry
from servicedesk.storage.desk import Work, act


@dataclass(frozen=True, slots=True)
class MakePromise:
    """A promise made to a guest."""

    text: str
    due_at: datetime
    ticket_id: int | None = None
    visit_id: int | None = None
    customer_id: int | None = None
    owner_id: int | None = None


@act(Permission.WORK_ON_TICKET)
def make_promise(work: Work, command: MakePromise) -> int:
    """Write a promise down; on a ticket it shows in the timeline."""
    if not command.text.strip():
        raise Refused("text_needed", field="text")
    identity = work.insert(
        Promise,
        ticket_id=command.ticket_id,
        visit_id=command.visit_id,
        customer_id=command.customer_id,
        text=command.text.strip(),
        owner_id=command.owner_id or work.actor.staff_id,
        due_at=command.due_at,
        state=PromiseState.OPEN.value,
        created_at=work.now,
    )
    if command.ticket_id is not None:
        work.insert(
            TicketEntry,
            ticket_id=command.ticket_id,
            kind=EntryKind.PROMISE.value,
            author_id=work.actor.staff_id,
            text=command.text.strip(),
            details={"promise_id": identity, "due_at": command.due_at.isoformat()},
            at=work.now,
        )
    work.audit("promise", identity, due_at=command.due_at)
    return identity


@act(Permission.WORK_ON_TICKET)
def settle_promise(work: Work, promise_id: int, kept: bool) -> None:
    """Say that a promise was kept or broken; one settled after its time is broken, whatever is said."""
    promise = work.get(Promise, promise_id)
    if promise.state != PromiseState.OPEN.value:
        raise Refused("promise_settled")
    in_time = kept and work.now <= promise.due_at
    promise.state = (PromiseState.KEPT if in_time else PromiseState.BROKEN).value
    promise.settled_at = work.now
    if promise.ticket_id is not None:
        work.changed("ticket", promise.ticket_id, ChangeKind.UPDATED)
    work.audit("promise", promise_id, state=promise.state)
