"""Promises: what we said we would do, until when, kept or broken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Table, bindparam, select, update

from servicedesk.core.enums import EntryKind, PromiseState
from servicedesk.core.errors import NotAllowed, Refused
from servicedesk.core.events import ChangeKind
from servicedesk.core.notices import NoticeKind
from servicedesk.core.permissions import Permission
from servicedesk.core.text import one_line
from servicedesk.models import Promise, PromiseMove, Staff, Ticket, TicketEntry, TicketReader
from servicedesk.models.base import UtcDateTime
from servicedesk.services import notices, search_documents
from servicedesk.storage.desk import Work, act
from servicedesk.storage.merged_tickets import survivor
from servicedesk.storage.prepared import Prepared

TEXT_LIMIT = 200
# The program was closed, or the desk asleep, when its time came.
LATE_AFTER = timedelta(minutes=5)
_AT_ONCE = 200
_DUE = Prepared(
    select(Promise.id, Promise.ticket_id, Promise.owner_id, Promise.due_at)
    .where(Promise.state == PromiseState.OPEN.value, Promise.due_at <= bindparam("now", type_=UtcDateTime()))
    .where(Promise.reminded_at.is_(None))
    .order_by(Promise.due_at, Promise.id)
    .limit(_AT_ONCE)
)


@dataclass(frozen=True, slots=True)
class MakePromise:
    """A promise made to a guest."""

    text: str
    due_at: datetime
    ticket_id: int | None = None
    visit_id: int | None = None
    customer_id: int | None = None
    owner_id: int | None = None


@dataclass(frozen=True, slots=True)
class ChangePromise:
    """Other words, another time or another owner; None leaves it as it is."""

    promise_id: int
    version: int | None = None
    text: str | None = None
    due_at: datetime | None = None
    owner_id: int | None = None


@act(Permission.WORK_ON_TICKET)
def make_promise(work: Work, command: MakePromise) -> int:
    """Write a promise down; on a ticket it shows in the timeline."""
    _require_reader(work, command.ticket_id)
    identity = write_promise(work, command)
    _find(work, work.get(Promise, identity).ticket_id)
    return identity


def write_promise(work: Work, command: MakePromise) -> int:
    """Write a promise down as part of another act; who opens a sensitive ticket promises on it, too."""
    text = one_line(command.text, TEXT_LIMIT)
    if not text:
        raise Refused("text_needed", field="text")
    _require_active(work, command.owner_id)
    # What is promised on a merged ticket is promised on the one it went into.
    ticket_id = None if command.ticket_id is None else survivor(work.connection, command.ticket_id)
    identity = work.insert(
        Promise,
        ticket_id=ticket_id,
        visit_id=command.visit_id,
        customer_id=command.customer_id,
        text=text,
        owner_id=command.owner_id or work.actor.staff_id,
        due_at=command.due_at,
        state=PromiseState.OPEN.value,
        created_at=work.now,
    )
    _note(work, ticket_id, text, promise_id=identity, due_at=command.due_at.isoformat())
    work.audit("promise", identity, due_at=command.due_at)
    return identity


@act(Permission.WORK_ON_TICKET)
def change_promise(work: Work, command: ChangePromise) -> None:
    """Say another time, other words or who sees to it; what it said before stays in its history.

    Once its time has passed it is kept late or broken: moving it then would make the broken one vanish.
    """
    promise = _open(work, command.promise_id, command.version)
    _require_active(work, command.owner_id)
    text = promise.text if command.text is None else one_line(command.text, TEXT_LIMIT)
    if not text:
        raise Refused("text_needed", field="text")
    due_at = command.due_at or promise.due_at
    owner_id = command.owner_id or promise.owner_id
    if (text, due_at, owner_id) == (promise.text, promise.due_at, promise.owner_id):
        return
    if due_at != promise.due_at and promise.due_at < work.now:
        raise Refused("promise_past", field="due")
    work.insert(
        PromiseMove,
        promise_id=promise.id,
        text=promise.text,
        owner_id=promise.owner_id,
        due_at=promise.due_at,
        staff_id=work.actor.staff_id,
        at=work.now,
    )
    earlier = promise.due_at.isoformat()
    if due_at != promise.due_at:
        promise.reminded_at = None
    promise.text, promise.due_at, promise.owner_id = text, due_at, owner_id
    _note(work, promise.ticket_id, text, promise_id=promise.id, due_at=due_at.isoformat(), earlier=earlier)
    _find(work, promise.ticket_id)
    work.audit("promise", promise.id, due_at=due_at, earlier=earlier)


@act(Permission.WORK_ON_TICKET)
def settle_promise(work: Work, promise_id: int, kept: bool) -> None:
    """Say that a promise was kept or broken; one settled after its time is broken, whatever is said."""
    promise = _open(work, promise_id)
    in_time = kept and work.now <= promise.due_at
    promise.state = (PromiseState.KEPT if in_time else PromiseState.BROKEN).value
    promise.settled_at = work.now
    if promise.ticket_id is not None:
        work.changed("ticket", promise.ticket_id, ChangeKind.UPDATED)
    work.audit("promise", promise_id, state=promise.state)


def remind_due(work: Work) -> int:
    """Tell the owners of promises whose time has come, each once; return how many were told of.

    Part of what is done because time passes: not an act of anybody, so that undoing the promise stays possible.
    """
    due = _DUE.rows(work.connection, {"now": work.now})
    for promise_id, ticket_id, owner_id, due_at in due:
        late = work.now - due_at > LATE_AFTER
        kind = NoticeKind.PROMISE_LATE if late else NoticeKind.PROMISE_DUE
        said = {"promise_id": promise_id, "due_at": due_at}
        notices.notify(work, [owner_id], kind, ticket_id, late=late, event=promise_id, **said)
    if due:
        # The version stays: nobody edited the promise.
        table: Table = Promise.__table__  # type: ignore[assignment] # declared as FromClause
        work.connection.execute(
            update(table).where(table.c.id.in_([row[0] for row in due])).values(reminded_at=work.now)
        )
    return len(due)


def _open(work: Work, promise_id: int, version: int | None = None) -> Promise:
    promise = work.get(Promise, promise_id, version)
    _require_reader(work, promise.ticket_id)
    if promise.state != PromiseState.OPEN.value:
        raise Refused("promise_settled")
    return promise


def _require_reader(work: Work, ticket_id: int | None) -> None:
    """Refuse what is promised on a sensitive ticket to whoever may not read it."""
    if ticket_id is None or work.actor.can(Permission.VIEW_SENSITIVE) or not work.get(Ticket, ticket_id).is_sensitive:
        return
    if work.session.get(TicketReader, (ticket_id, work.actor.staff_id)) is None:
        raise NotAllowed("not_allowed", permission=Permission.VIEW_SENSITIVE.value)


def _require_active(work: Work, owner_id: int | None) -> None:
    if owner_id is not None and not (owner := work.get(Staff, owner_id)).is_active:
        raise Refused("staff_inactive", field="owner", name=owner.name)


def _find(work: Work, ticket_id: int | None) -> None:
    """Let the search find what was promised by the ticket it was promised on."""
    if ticket_id is not None:
        search_documents.refresh(work, "ticket", ticket_id)


def _note(work: Work, ticket_id: int | None, text: str, **details: object) -> None:
    if ticket_id is None:
        return
    work.insert(
        TicketEntry,
        ticket_id=ticket_id,
        kind=EntryKind.PROMISE.value,
        author_id=work.actor.staff_id,
        text=text,
        details=details,
        at=work.now,
    )
    work.changed("ticket", ticket_id, ChangeKind.UPDATED)
