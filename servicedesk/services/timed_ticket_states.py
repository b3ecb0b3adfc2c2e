"""What time does to tickets: solved ones close, waits come to their end.  Run by the program, not by a person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import Row, Select, insert, literal_column, select, update

from servicedesk.core.enums import EntryKind, StateClass
from servicedesk.core.events import ChangeKind
from servicedesk.core.lifecycle import ACTIVE, CLOSED, NEW, SOLVED, WAITING_KEY, WhenOver, when_over
from servicedesk.core.notices import NoticeKind
from servicedesk.core.permissions import Permission
from servicedesk.models import Ticket, TicketEntry, TicketState, TicketStateChange
from servicedesk.services import deadlines, notices, ticket_states
from servicedesk.services.timeline import add_entry
from servicedesk.storage import lifecycle
from servicedesk.storage.desk import Read, Work, act, ask
from servicedesk.storage.lifecycle import State

# One batch writes for a moment only; whoever waits at the desk comes in between.
BATCH = 500
SETTLED, WAIT_OVER = "closed_after_days", "wait_over"


@act(Permission.MANAGE_RULES, undoable=False)
def close_settled(work: Work) -> int:
    """Close solved tickets nobody objected to for the site's number of days; return how many, :data:`BATCH` at most.

    Called again until it returns less.  Results of service levels are frozen and stay.
    """
    days = lifecycle.closing(work.connection).after_days
    found = lifecycle.states(work.connection)
    allowed = lifecycle.transitions(work.connection)[SOLVED].get(CLOSED) is not None
    state = lifecycle.default_state(found, CLOSED)
    due = days and allowed and state is not None
    rows: Iterable[Row[tuple[int, str]]] = work.connection.execute(_settled(days, work.now)) if due else []
    tickets = [(row.id, row.state) for row in rows]
    if not tickets or state is None:
        work.audited = False
        return 0
    _close(work, tickets, state)
    for identity, _old in tickets:
        work.changed("ticket", identity, ChangeKind.UPDATED)
    work.audited = True
    work.audit("ticket", None, closed=len(tickets), days=days, tickets=[identity for identity, _old in tickets])
    return len(tickets)


def _settled(days: int, now: datetime) -> Select[tuple[int, str]]:
    # The class as a literal: only so the engine uses the index of solved tickets.
    solved = Ticket.state_class == literal_column("'solved'")
    due = Ticket.solved_at <= now - timedelta(days=days)
    return select(Ticket.id, Ticket.state).where(solved, due).order_by(Ticket.solved_at, Ticket.id).limit(BATCH)


def _over(now: datetime) -> Select[tuple[int]]:
    return (
        select(Ticket.id)
        .where(
            Ticket.waiting_until_at.is_not(None),
            Ticket.waiting_until_at <= now,
            Ticket.state_class == StateClass.WAITING.value,
            Ticket.is_wait_over.is_(False),
        )
        .order_by(Ticket.waiting_until_at, Ticket.id)
        .limit(BATCH)
    )


def _close(work: Work, tickets: list[tuple[int, str]], state: State) -> None:
    values = {"state": state.code, "state_class": CLOSED.value, "closed_at": work.now, "updated_at": work.now}
    ids = [identity for identity, _old in tickets]
    work.connection.execute(update(Ticket).where(Ticket.id.in_(ids)).values(**values, version=Ticket.version + 1))
    work.connection.execute(
        insert(TicketStateChange),
        [
            {
                "ticket_id": identity,
                "state": state.code,
                "state_class": CLOSED.value,
                "pauses": state.pauses,
                "reason": "",
                "at": work.now,
            }
            for identity in ids
        ],
    )
    work.connection.execute(
        insert(TicketEntry),
        [
            {
                "ticket_id": identity,
                "kind": EntryKind.STATE.value,
                "details": {"source": old, "target": state.code, "cause": "", "until_at": None, "rule": SETTLED},
                "at": work.now,
            }
            for identity, old in tickets
        ],
    )


@ask(Permission.VIEW_TICKETS)
def anything_due(read: Read) -> bool:
    """Return whether a solved ticket is to be closed or a wait is over; asked beside the work."""
    days = lifecycle.closing(read.connection).after_days
    settled = days and read.execute(_settled(days, read.now).limit(1)).first() is not None
    return bool(settled) or read.execute(_over(read.now).limit(1)).first() is not None


@act(Permission.MANAGE_RULES, undoable=False)
def end_waits(work: Work) -> int:
    """Take up again, or remind of, tickets whose wait has reached its time; return how many.

    Done once for each wait: a reminder is remembered, a ticket taken up waits no more.
    """
    found = work.connection.execute(_over(work.now)).scalars().all()
    if not found:
        work.audited = False
        return 0
    resumes = when_over(lifecycle.setting(work.connection, WAITING_KEY)) is WhenOver.RESUME
    for identity in found:
        ticket = work.get(Ticket, identity)
        if resumes:
            _resume(work, ticket)
        else:
            _remind(work, ticket)
        notices.notify(work, notices.concerned(work, identity), NoticeKind.WAIT_OVER, identity)
    work.audited = True
    work.audit("ticket", None, waits=len(found), resumed=resumes, tickets=list(found))
    return len(found)


def _remind(work: Work, ticket: Ticket) -> None:
    until = ticket.waiting_until_at
    ticket.is_wait_over = True
    ticket.updated_at = work.now
    add_entry(
        work,
        ticket.id,
        EntryKind.SYSTEM,
        by_itself=True,
        code=WAIT_OVER,
        until_at=until.isoformat() if until is not None else None,
    )
    work.flush()
    deadlines.derive(work, ticket)


def _resume(work: Work, ticket: Ticket) -> None:
    """Go on where the ticket was before it waited; the clock runs from the moment that was agreed."""
    until = ticket.waiting_until_at or work.now
    before = lifecycle.state_before_wait(work.connection, ticket.id)
    states = {state.code: state for state in lifecycle.states(work.connection)}
    code = before[0] if before is not None and before[1] in (NEW, ACTIVE) else ""
    if code not in states or not states[code].is_for(ticket.kind):
        code = lifecycle.of_class_for(work.connection, ACTIVE, ticket.kind)
    command = ticket_states.ChangeState(ticket.id, code)
    owner = ticket.owner_id
    ticket_states.enter(work, ticket, work.get(TicketState, code), command, at=until, by_itself=WAIT_OVER)
    ticket.owner_id = owner
    work.flush()
    deadlines.derive(work, ticket)
