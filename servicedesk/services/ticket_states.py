"""Moving a ticket between states: the site's table of steps, guards asked in place, the clock derived again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from servicedesk.core.enums import EntryKind, StateClass
from servicedesk.core.errors import Refused
from servicedesk.core.lifecycle import ACTIVE, CLOSED, FINISHED, REASON_ASKED, SOLVED, WAITING, Reopening
from servicedesk.core.notices import NoticeKind
from servicedesk.core.permissions import Permission, Role
from servicedesk.models import Staff, Ticket, TicketState, TicketStateChange
from servicedesk.services import deadlines, editing, follow_up_plans, notices, search_documents
from servicedesk.services.reading_cases import editable
from servicedesk.services.ticket_categories import file_under
from servicedesk.services.ticket_commands import EditTicket
from servicedesk.services.tickets import LONG_TEXTS, add_note, edit_ticket, tick_check
from servicedesk.services.timeline import add_entry
from servicedesk.storage import closing, lifecycle
from servicedesk.storage.desk import Work, act, require

# Longer than anything waits at a desk.
MOST_YEARS = 3
LONGEST_WAIT = timedelta(days=366 * MOST_YEARS)

__all__ = ["ChangeState", "change_state", "may_reopen", "reopening_of", "settle"]


@dataclass(frozen=True, slots=True)
class ChangeState:
    """A new state, and what that state asks for: a reason, a time, a resolution, a cause, a category.

    ``ticked`` are checks done on the way, ``anyway`` says why checks and tasks are left open.
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
    category_id: int | None = None
    anyway: str = ""
    ticked: tuple[int, ...] = ()
    fields: Mapping[str, object] | None = None
    seen_state: str | None = None


@act(Permission.WORK_ON_TICKET)
def change_state(work: Work, command: ChangeState) -> None:
    """Move a ticket to another state.

    Raises Refused: transition_refused, state_retired, reason_needed, until_past, until_too_far, resolution_needed,
    category_needed, field_needed, left_open, reopen_never, reopen_window_over; NotAllowed when the step takes
    another right; EditConflict when somebody else moved it to another state than this one since ``seen_state``.
    """
    ticket = editable(work, command.ticket_id, command.version)
    if command.seen_state is not None:
        editing.refuse_other(work, ticket, {"state": command.state}, {"state": command.seen_state})
        if command.seen_state != ticket.state:
            _keep_words(work, ticket, command)
            return
    state = work.get(TicketState, command.state)
    source, target = StateClass(ticket.state_class), StateClass(state.state_class)
    again = ticket.state == state.code and target is not WAITING
    permission = work.rule("transitions", lambda: lifecycle.transitions(work.connection))[source].get(target)
    if permission is None or again:
        raise Refused("transition_refused", source=ticket.state, target=state.code)
    require(work.actor, permission)
    if not state.is_active or (state.kinds and ticket.kind not in state.kinds):
        raise Refused("state_retired", field="state", zh=state.name_zh, en=state.name_en)
    if command.category_id is not None:
        file_under(work, ticket, command.category_id)
    if command.fields:
        edit_ticket(work, EditTicket(ticket.id, fields=command.fields))
    for check_id in command.ticked:
        tick_check(work, check_id)
    work.flush()
    left = _guard(work, ticket, target, command)
    reopening = source in FINISHED and target is ACTIVE
    if reopening:
        _reopen(work, ticket)
    enter(work, ticket, state, command, left_open=left)
    work.flush()
    deadlines.after_state_change(work, ticket, reopening=reopening)
    if target is SOLVED:
        follow_up_plans.plan_for_solved(work, ticket)
    search_documents.refresh(work, "ticket", ticket.id)
    name = {"zh": state.name_zh, "en": state.name_en}
    whose = notices.concerned(work, ticket.id)
    notices.notify(work, whose, NoticeKind.STATE_CHANGED, ticket.id, state=state.code, name=name)
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


def _guard(work: Work, ticket: Ticket, target: StateClass, command: ChangeState) -> list[str]:
    """Refuse what the new state lacks, naming the field to ask for; return what is left open knowingly."""
    if target in REASON_ASKED and not command.reason.strip():
        raise Refused("reason_needed", field="reason")
    if target is WAITING and command.until_at is not None and command.until_at <= work.now:
        raise Refused("until_past", field="until_at")
    if target is WAITING and command.until_at is not None and command.until_at > work.now + LONGEST_WAIT:
        # A slip of the finger: no deadline could be named after it.
        raise Refused("until_too_far", field="until_at", years=MOST_YEARS)
    if target not in (SOLVED, CLOSED):
        return []
    needs = needs_of(work, ticket, command.resolution)
    if needs.resolution:
        raise Refused("resolution_needed", field="resolution")
    if needs.category:
        raise Refused("category_needed", field="category_id")
    if needs.fields:
        first = needs.fields[0]
        raise Refused("field_needed", field=f"fields.{first.code}", name=str(first.name))
    if needs.left_open and not command.anyway.strip():
        raise Refused("left_open", field="anyway", checks=len(needs.checks), tasks=len(needs.tasks))
    return [check.text.zh or check.text.en for check in needs.checks] + [task.number for task in needs.tasks]


def needs_of(work: Work, ticket: Ticket, resolution: str = "") -> closing.CloseNeeds:
    """Return what the ticket lacks, *resolution* being what is about to be written."""
    case = closing.Case(
        ticket.id,
        ticket.kind,
        StateClass(ticket.state_class),
        ticket.category_id,
        resolution.strip() or ticket.resolution,
        ticket.fields,
    )
    site = work.rule("closing", lambda: closing.Rules(work.connection))
    return closing.needs(work.connection, case, work.actor.can(Permission.VIEW_SENSITIVE), site)


def enter(
    work: Work,
    ticket: Ticket,
    state: TicketState,
    command: ChangeState,
    *,
    left_open: list[str] | None = None,
    at: datetime | None = None,
    by_itself: str = "",
) -> None:
    """Put *ticket* into *state* with its line in the history and the timeline.

    *by_itself* names the rule by which the program moved it; nobody is named then.
    """
    at = lifecycle.not_before_last(work.connection, ticket.id, at or work.now)
    old = ticket.state
    _take_fields(work, ticket, state, command, at)
    staff_id = None if by_itself else work.actor.staff_id
    work.insert(
        TicketStateChange,
        ticket_id=ticket.id,
        state=state.code,
        state_class=state.state_class,
        pauses=state.pauses,
        reason=command.reason.strip(),
        until_at=ticket.waiting_until_at,
        staff_id=staff_id,
        at=at,
    )
    text = command.resolution.strip() if state.state_class == SOLVED.value else command.reason.strip()
    details: dict[str, Any] = {
        "source": old,
        "target": state.code,
        "cause": command.cause,
        "until_at": ticket.waiting_until_at.isoformat() if ticket.waiting_until_at else None,
    }
    if left_open:
        details |= {"left_open": left_open, "anyway": command.anyway.strip()}
    if by_itself:
        details["rule"] = by_itself
    add_entry(work, ticket.id, EntryKind.STATE, text, by_itself=bool(by_itself), at=at, **details)


def _take_fields(work: Work, ticket: Ticket, state: TicketState, command: ChangeState, at: datetime) -> None:
    target = StateClass(state.state_class)
    ticket.state, ticket.state_class = state.code, state.state_class
    ticket.updated_at = work.now
    ticket.waiting_until_at = command.until_at if target is WAITING else None
    ticket.is_wait_over = False
    if command.resolution.strip():
        ticket.resolution = command.resolution.strip()
    if command.cause.strip():
        ticket.cause = command.cause.strip()
    if target is ACTIVE and ticket.owner_id is None:
        ticket.owner_id = work.actor.staff_id
    if target is SOLVED:
        ticket.solved_at = at
        ticket.solver_id = ticket.owner_id or work.actor.staff_id
        ticket.is_first_contact = ticket.author_id == ticket.solver_id and ticket.times_reopened == 0
    if target is CLOSED:
        ticket.closed_at = at


def reopening_of(work: Work, ticket: Ticket) -> Reopening:
    """Return the rule by which this ticket may be opened again."""
    return lifecycle.reopening(work.connection, ticket.kind)


def may_reopen(work: Work, ticket: Ticket) -> bool:
    """Whether a finished ticket may still be opened again."""
    finished_at = lifecycle.finished_at(work.connection, ticket.id)
    return reopening_of(work, ticket).is_open(finished_at, work.now)


def _reopen(work: Work, ticket: Ticket) -> None:
    """Reopen as the site's rule allows; the last solver owns it again if still here and allowed to."""
    if not may_reopen(work, ticket):
        rule = reopening_of(work, ticket)
        code = "reopen_never" if rule.rule == "never" else "reopen_window_over"
        raise Refused(code, number=ticket.number, days=rule.days)
    ticket.times_reopened += 1
    ticket.solved_at = ticket.closed_at = None
    ticket.is_first_contact = False
    solver = work.session.get(Staff, ticket.solver_id) if ticket.solver_id is not None else None
    ticket.owner_id = solver.id if solver is not None and _can_take_up(work, solver, ticket) else None
    follow_up_plans.cancel_for_ticket(work, ticket.id)


def _can_take_up(work: Work, solver: Staff, ticket: Ticket) -> bool:
    role, rights = Role(solver.role), work.actor.rights
    readable = not ticket.is_sensitive or rights.allow(role, Permission.VIEW_SENSITIVE)
    return solver.is_active and rights.allow(role, Permission.WORK_ON_TICKET) and readable


def settle(work: Work, ticket: Ticket, by_itself: str) -> bool:
    """Close a solved ticket because the guest confirmed it; return whether it was solved and the site closes so."""
    closed = lifecycle.of_class_for(work.connection, CLOSED, ticket.kind)
    allowed = lifecycle.transitions(work.connection)[SOLVED].get(CLOSED) is not None
    if StateClass(ticket.state_class) is not SOLVED or not allowed:
        return False
    enter(work, ticket, work.get(TicketState, closed), ChangeState(ticket.id, closed), by_itself=by_itself)
    work.flush()
    deadlines.derive(work, ticket)
    return True
