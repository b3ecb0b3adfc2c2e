"""Compensation: asked for at the desk, approved by somebody else above the asker's limit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from servicedesk.core.enums import CompensationState, EntryKind
from servicedesk.core.errors import Refused
from servicedesk.core.notices import NoticeKind
from servicedesk.core.permissions import ROLE_PERMISSIONS, Permission
from servicedesk.models import Compensation, CompensationItem, Setting, Staff
from servicedesk.services import notices
from servicedesk.services.tickets import add_entry, editable
from servicedesk.storage.desk import Desk, Work, act

LIMITS = "compensation_limits"


@dataclass(frozen=True, slots=True)
class RequestCompensation:
    """What to give: a catalogue item, or a free one with name and amount in the smallest unit."""

    ticket_id: int
    item_id: int | None = None
    name: str = ""
    amount_cents: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CompensationResult:
    """The new row, and whether somebody has to approve it."""

    id: int
    state: CompensationState
    amount_cents: int


@act(Permission.REQUEST_COMPENSATION)
def request_compensation(work: Work, command: RequestCompensation) -> CompensationResult:
    """Give something to make good; above the asker's limit it waits for approval and the ticket may go on."""
    ticket = editable(work, command.ticket_id)
    item = work.get(CompensationItem, command.item_id) if command.item_id is not None else None
    amount = command.amount_cents if command.amount_cents is not None else (item.amount_cents if item else None)
    name = command.name.strip() or (f"{item.name_zh}" if item else "")
    if not name:
        raise Refused("name_needed", field="name")
    if amount is None or amount < 0:
        raise Refused("amount_needed", field="amount")
    allowed = amount <= limit_of(work)
    state = CompensationState.APPROVED if allowed else CompensationState.PENDING
    identity = work.insert(
        Compensation,
        ticket_id=ticket.id,
        item_id=command.item_id,
        name=name,
        amount_cents=amount,
        reason=command.reason.strip(),
        state=state.value,
        requested_by_id=work.actor.staff_id,
        decided_by_id=work.actor.staff_id if allowed else None,
        requested_at=work.now,
        decided_at=work.now if allowed else None,
    )
    ticket.updated_at = work.now
    add_entry(
        work,
        ticket.id,
        EntryKind.COMPENSATION,
        command.reason.strip(),
        compensation_id=identity,
        name=name,
        amount_cents=amount,
        state=state.value,
    )
    if not allowed:
        notices.notify(work, approvers(work, amount), NoticeKind.APPROVAL_WAITING, ticket.id, name=name, cents=amount)
    work.audit("compensation", identity, ticket_id=ticket.id, amount_cents=amount, state=state.value)
    return CompensationResult(identity, state, amount)


def limit_of(work: Work) -> int:
    """Return what this actor's role may give without asking, in the smallest unit."""
    role = work.actor.role
    return int(_limits(work).get(role.value, 0)) if role is not None else 0


def approvers(work: Work, amount_cents: int) -> list[int]:
    """Return who may approve so much: the right, and a limit that reaches."""
    limits = _limits(work)
    roles = [
        role
        for role, rights in ROLE_PERMISSIONS.items()
        if Permission.APPROVE_COMPENSATION in rights and int(limits.get(role.value, 0)) >= amount_cents
    ]
    statement = select(Staff.id).where(Staff.is_active, Staff.role.in_([role.value for role in roles]))
    return list(work.connection.execute(statement).scalars())


def _limits(work: Work) -> dict[str, Any]:
    return work.connection.execute(select(Setting.value).where(Setting.key == LIMITS)).scalar() or {}


@act(Permission.APPROVE_COMPENSATION, undoable=False)
def decide_compensation(work: Work, compensation_id: int, approved: bool, reason: str = "") -> None:
    """Approve or refuse; whoever asked cannot decide."""
    row = work.get(Compensation, compensation_id)
    if row.state != CompensationState.PENDING.value:
        raise Refused("compensation_decided")
    if row.requested_by_id is not None and row.requested_by_id == work.actor.staff_id:
        raise Refused("approver_is_requester")
    if row.amount_cents > limit_of(work):
        raise Refused("above_own_limit", limit_cents=limit_of(work))
    row.state = (CompensationState.APPROVED if approved else CompensationState.REFUSED).value
    row.decided_by_id = work.actor.staff_id
    row.decided_at = work.now
    add_entry(
        work,
        row.ticket_id,
        EntryKind.COMPENSATION,
        reason.strip(),
        compensation_id=row.id,
        name=row.name,
        amount_cents=row.amount_cents,
        state=row.state,
    )
    notices.notify(
        work,
        [row.requested_by_id],
        NoticeKind.DECIDED,
        row.ticket_id,
        name=row.name,
        cents=row.amount_cents,
        approved=approved,
    )
    work.audit("compensation", row.id, state=row.state)


def approve_at_this_screen(desk: Desk, compensation_id: int, staff_id: int, pin: str) -> None:
    """Approve with a supervisor's PIN at another person's screen; who is signed in stays signed in."""
    from servicedesk.services.sign_in import approve_with_pin

    approver = approve_with_pin(desk, staff_id, pin, Permission.APPROVE_COMPENSATION)
    decide_compensation(desk.as_actor(approver), compensation_id, True)
