"""Moving a ticket between states: one table of transitions, guards asked in place, the clock derived again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from servicedesk.core.enums import EntryKind, StateClass
from servicedesk.core.errors import Refused
from servicedesk.core.notices import NoticeKind
from servicedesk.core.permissions import Permission
from servicedesk.models import Setting, Staff, Ticket, TicketCheck, TicketState, TicketStateChange
from servicedesk.services import deadlines, editing, follow_up_plans, notices, search_documents
from servicedesk.services.ticket_commands import EditTicket
from servicedesk.services.tickets import LONG_TEXTS, add_entry, add_note, edit_ticket, editable
from servicedesk.storage.desk import Work, act, require

NEW, ACTIVE, WAITING = StateClass.NEW, StateClass.ACTIVE, StateClass.WAITING
SOLVED, CLOSED, CANCELLED = StateClass.SOLVED, StateClass.CLOSED, StateClass.CANCELLED
DEFAULT_REOPEN_DAYS = 14

# From → to → the right it takes. What is not here is not allowed; merging has its own act.
TRANSITIONS: dict[StateClass, dict[StateClass, Permission]] = {
    NEW: {
        ACTIVE: Permission.WORK_ON_TICKET,
        WAITING: Permission.WORK_ON_TICKET,
        SOLVED: Permission.WORK_ON_TICKET,
        CANCELLED: Permission.CANCEL_TICKET,
    },
    ACTIVE: {
        ACTIVE: Permission.WORK_ON_TICKET,
        WAITING: Permission.WORK_ON_TICKET,
        SOLVED: Permission.WORK_ON_TICKET,
        CANCELLED: Permission.CANCEL_TICKET,
    },
    WAITING: {
        ACTIVE: Permission.WORK_ON_TICKET,
        WAITING: Permission.WORK_ON_TICKET,
        SOLVED: Permission.WORK_ON_TICKET,
        CANCELLED: Permission.CANCEL_TICKET,
    },
    SOLVED: {ACTIVE: Permission.REOPEN_TICKET, CLOSED: Permission.WORK_ON_TICKET},
    CLOSED: {ACTIVE: Permission.REOPEN_TICKET},
    CANCELLED: {ACTIVE: Permission.REOPEN_TICKET},
    StateClass.MERGED: {},
}
_FINISHED = (SOLVED, CLOSED, CANCELLED)


@dataclass(frozen=True, slots=True)
class ChangeState:
    """A new state, and what that state asks for: a reason, a time, a resolution, a cause.

    ``seen_state`` is the state it was changed from on the screen: with it, fields that others edited do not matter,
    another state does.
    """

    ticket_id: int
    state: str
    reason: str = ""
    until_at: datetime | None = None
    resolution: str = ""
    cause: str = ""
    version: int | None = None
    seen_state: str | None = None


@act(Permission.WORK_ON_TICKET)
def change_state(work: Work, command: ChangeState) -> None:
    """Move a ticket to another state.

    Raises Refused: transition_refused, reason_needed, resolution_needed, checks_open, reopen_window_over;
    EditConflict when somebody else moved it to another state than this one since ``seen_state``.
    """
    ticket = editable(work, command.ticket_id, command.version)
    if command.seen_state is not None:
        editing.refuse_other(work, ticket, {"state": command.state}, {"state": command.seen_state})
        if command.seen_state != ticket.state:
            _keep_words(work, ticket, command)
            return
    state = work.get(TicketState, command.state)
    source, target = StateClass(ticket.state_class), StateClass(state.state_class)
    permission = TRANSITIONS[source].get(target)
    if permission is None or ticket.state == state.code:
        raise Refused("transition_refused", source=ticket.state, target=state.code)
    require(work.actor, permission)
    _guard(work, ticket, target, command)
    reopening = source in _FINISHED and target is ACTIVE
    if reopening:
        _reopen(work, ticket)
    _enter(work, ticket, state, command)
    work.flush()
    deadlines.after_state_change(work, ticket, reopening=reopening)
    if target is SOLVED:
        follow_up_plans.plan_for_solved(work, ticket)
    search_documents.refresh(work, "ticket", ticket.id)
    notices.notify(work, notices.concerned(work, ticket.id), NoticeKind.STATE_CHANGED, ticket.id, state=state.code)
    work.audit("ticket", ticket.id, state=state.code, reason=command.reason)


def _keep_words(work: Work, ticket: Ticket, command: ChangeState) -> None:
    """Somebody else took the same step first: what was written to go with it is not lost."""
    words = {"resolution": command.resolution.strip(), "cause": command.cause.strip()}
    given = {name: text for name, text in words.items() if text}
    wanted = editing.to_write(work, ticket, given, dict.fromkeys(given, ""), LONG_TEXTS)
    if wanted:
        kept = {name: str(text) for name, text in wanted.items()}
        edit_ticket(work, EditTicket(ticket.id, resolution=kept.get("resolution"), cause=kept.get("cause")))
    if command.reason.strip():
        add_note(work, ticket.id, command.reason)
    work.audit("ticket", ticket.id, state=ticket.state)


def _guard(work: Work, ticket: Ticket, target: StateClass, command: ChangeState) -> None:
    """Refuse what the new state lacks, naming the field to ask for."""
    if target in (WAITING, CANCELLED) and not command.reason.strip():
        raise Refused("reason_needed", field="reason")
    if target is SOLVED and not (command.resolution.strip() or ticket.resolution.strip()):
        raise Refused("resolution_needed", field="resolution")


def _enter(work: Work, ticket: Ticket, state: TicketState, command: ChangeState) -> None:
    target = StateClass(state.state_class)
    old = ticket.state
    ticket.state, ticket.state_class = state.code, state.state_class
    ticket.updated_at = work.now
    ticket.waiting_until_at = command.until_at if target is WAITING else None
    if command.resolution.strip():
        ticket.resolution = command.resolution.strip()
    if command.cause.strip():
        ticket.cause = command.cause.strip()
    if target is ACTIVE and ticket.owner_id is None:
        ticket.owner_id = work.actor.staff_id
    if target is SOLVED:
        ticket.solved_at = work.now
        ticket.solver_id = ticket.owner_id or work.actor.staff_id
        ticket.is_first_contact = ticket.author_id == ticket.solver_id and ticket.times_reopened == 0
    if target is CLOSED:
        ticket.closed_at = work.now
    work.insert(
        TicketStateChange,
        ticket_id=ticket.id,
        state=state.code,
        state_class=state.state_class,
        pauses=state.pauses,
        reason=command.reason.strip(),
        until_at=command.until_at,
        staff_id=work.actor.staff_id,
        at=work.now,
    )
    text = command.resolution.strip() if target is SOLVED else command.reason.strip()
    add_entry(
        work,
        ticket.id,
        EntryKind.STATE,
        text,
        source=old,
        target=state.code,
        cause=command.cause,
        until_at=command.until_at.isoformat() if command.until_at else None,
    )


def _reopen(work: Work, ticket: Ticket) -> None:
    """Reopen within the window; the last solver owns it again if still here."""
    finished_at = ticket.closed_at or ticket.solved_at
    days = reopen_days(work)
    if finished_at is not None and work.now > finished_at + timedelta(days=days):
        raise Refused("reopen_window_over", number=ticket.number, days=days)
    ticket.times_reopened += 1
    ticket.solved_at = ticket.closed_at = None
    ticket.is_first_contact = False
    solver = work.session.get(Staff, ticket.solver_id) if ticket.solver_id is not None else None
    ticket.owner_id = solver.id if solver is not None and solver.is_active else None
    follow_up_plans.cancel_for_ticket(work, ticket.id)


def reopen_days(work: Work) -> int:
    """Return for how many days after solving a ticket may be opened again."""
    value = work.connection.execute(select(Setting.value).where(Setting.key == "reopen")).scalar()
    return int(value.get("days", DEFAULT_REOPEN_DAYS)) if value else DEFAULT_REOPEN_DAYS


def open_checks(work: Work, ticket_id: int) -> int:
    """Return how many checklist items are not ticked."""
    statement = select(TicketCheck.id).where(TicketCheck.ticket_id == ticket_id, TicketCheck.done_at.is_(None))
    return len(work.connection.execute(statement).all())
