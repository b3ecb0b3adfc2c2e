"""Compensation: asked for at the desk, approved by somebody else above the asker's limit, withdrawn or cancelled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from servicedesk.core.enums import CompensationKind, CompensationState, EntryKind
from servicedesk.core.errors import NotAllowed, Refused
from servicedesk.core.events import ChangeKind
from servicedesk.core.money import MOST_CENTS, share_of
from servicedesk.core.notices import NoticeKind
from servicedesk.core.permissions import ROLE_PERMISSIONS, Permission
from servicedesk.core.text import one_line
from servicedesk.models import Compensation, CompensationItem, Setting, Staff
from servicedesk.services import notices, search_documents, vouchers
from servicedesk.services.reading_cases import editable, readable_ticket
from servicedesk.services.timeline import add_entry
from servicedesk.storage.desk import Desk, Work, act

LIMITS = "compensation_limits"
NAME_LIMIT = 80


@dataclass(frozen=True, slots=True)
class RequestCompensation:
    """What to give: a catalogue item, or a free one with name, amount and reason; amounts in the smallest unit.

    An item that is a share of a bill needs the bill; a type counts for a free one only.
    """

    ticket_id: int
    item_id: int | None = None
    name: str = ""
    amount_cents: int | None = None
    reason: str = ""
    kind: CompensationKind = CompensationKind.GIFT
    bill_cents: int | None = None


@dataclass(frozen=True, slots=True)
class CompensationResult:
    """The new row, and whether somebody has to approve it; a voucher has its id."""

    id: int
    state: CompensationState
    amount_cents: int
    voucher_id: int | None = None


@act(Permission.REQUEST_COMPENSATION)
def request_compensation(work: Work, command: RequestCompensation) -> CompensationResult:
    """Give something to make good; above the asker's limit it waits for approval and the ticket may go on."""
    ticket = editable(work, command.ticket_id)
    item = work.get(CompensationItem, command.item_id) if command.item_id is not None else None
    if item is not None and not item.is_active:
        raise Refused("item_inactive", field="item")
    name = one_line(command.name, NAME_LIMIT) or (item.name_zh if item else "")
    if not name:
        raise Refused("name_needed", field="name")
    amount = _amount(command, item)
    if item is None and not command.reason.strip():
        raise Refused("reason_needed", field="reason")
    allowed = amount <= limit_of(work)
    state = CompensationState.APPROVED if allowed else CompensationState.PENDING
    identity = work.insert(
        Compensation,
        ticket_id=ticket.id,
        item_id=command.item_id,
        name=name,
        kind=item.kind if item else command.kind.value,
        amount_cents=amount,
        bill_cents=command.bill_cents if item is not None and item.percent is not None else None,
        reason=command.reason.strip(),
        state=state.value,
        requested_by_id=work.actor.staff_id,
        decided_by_id=work.actor.staff_id if allowed else None,
        requested_at=work.now,
        decided_at=work.now if allowed else None,
    )
    ticket.updated_at = work.now
    row = work.get(Compensation, identity)
    _note(work, row, command.reason)
    if not allowed:
        notices.notify(work, approvers(work, amount), NoticeKind.APPROVAL_WAITING, ticket.id, name=name, cents=amount)
    return CompensationResult(identity, state, amount, vouchers.issue(work, row) if allowed else None)


def _amount(command: RequestCompensation, item: CompensationItem | None) -> int:
    """Return what it costs; refused where nothing, less than nothing or more than ten million was typed."""
    _within("bill", command.bill_cents)
    amount = command.amount_cents
    if amount is None and item is not None:
        if item.percent is not None and not command.bill_cents:
            raise Refused("bill_needed", field="bill", percent=item.percent)
        amount = item.amount_cents if item.percent is None else share_of(command.bill_cents or 0, item.percent)
    _within("amount", amount)
    if amount is None or (amount == 0 and not (item is not None and item.is_free_allowed)):
        raise Refused("amount_needed", field="amount")
    return amount


def _within(field: str, cents: int | None) -> None:
    if cents is not None and cents < 0:
        raise Refused("amount_needed", field=field)
    if cents is not None and cents > MOST_CENTS:
        raise Refused("amount_too_large", field=field)


def _note(work: Work, row: Compensation, reason: str) -> None:
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
    search_documents.refresh(work, "ticket", row.ticket_id)
    work.changed("ticket", row.ticket_id, ChangeKind.UPDATED)
    work.audit("compensation", row.id, ticket_id=row.ticket_id, amount_cents=row.amount_cents, state=row.state)


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
def decide_compensation(work: Work, compensation_id: int, approved: bool, reason: str = "") -> CompensationResult:
    """Approve or refuse; whoever asked cannot decide, refusing needs a reason, approving the own limit."""
    row = work.get(Compensation, compensation_id)
    readable_ticket(work, row.ticket_id)
    if row.state != CompensationState.PENDING.value:
        raise Refused("compensation_decided")
    if row.requested_by_id is not None and row.requested_by_id == work.actor.staff_id:
        raise Refused("approver_is_requester")
    if approved and row.amount_cents > limit_of(work):
        raise Refused("above_own_limit", limit_cents=limit_of(work))
    if not approved and not reason.strip():
        raise Refused("reason_needed", field="reason")
    row.state = (CompensationState.APPROVED if approved else CompensationState.REFUSED).value
    row.decided_by_id = work.actor.staff_id
    row.decided_at = work.now
    row.decision_reason = reason.strip()
    _note(work, row, reason)
    notices.notify(
        work,
        [row.requested_by_id],
        NoticeKind.DECIDED,
        row.ticket_id,
        name=row.name,
        cents=row.amount_cents,
        approved=approved,
    )
    voucher_id = vouchers.issue(work, row) if approved else None
    return CompensationResult(row.id, CompensationState(row.state), row.amount_cents, voucher_id)


@act(Permission.REQUEST_COMPENSATION)
def withdraw_compensation(work: Work, compensation_id: int, reason: str = "") -> None:
    """Take a request back before it is decided: whoever asked, or whoever may approve."""
    row = work.get(Compensation, compensation_id)
    readable_ticket(work, row.ticket_id)
    if row.state != CompensationState.PENDING.value:
        raise Refused("compensation_decided")
    _require_own_or_approver(work, row.requested_by_id)
    _end(work, row, CompensationState.WITHDRAWN, reason)


@act(Permission.REQUEST_COMPENSATION)
def cancel_compensation(work: Work, compensation_id: int, reason: str) -> None:
    """Take an approved one back, with the reason; its voucher is void. Refused once the voucher was taken in."""
    if not reason.strip():
        raise Refused("reason_needed", field="reason")
    row = work.get(Compensation, compensation_id)
    readable_ticket(work, row.ticket_id)
    if row.state != CompensationState.APPROVED.value:
        raise Refused("compensation_not_approved")
    _require_own_or_approver(work, row.decided_by_id)
    vouchers.end_with_compensation(work, row.id, reason)
    _end(work, row, CompensationState.CANCELLED, reason)


def _require_own_or_approver(work: Work, staff_id: int | None) -> None:
    own = staff_id is not None and staff_id == work.actor.staff_id
    if not own and not work.actor.can(Permission.APPROVE_COMPENSATION):
        raise NotAllowed("not_allowed", permission=Permission.APPROVE_COMPENSATION.value)


def _end(work: Work, row: Compensation, state: CompensationState, reason: str) -> None:
    row.state = state.value
    row.ended_at = work.now
    row.ended_by_id = work.actor.staff_id
    row.ended_reason = reason.strip()
    _note(work, row, reason)


def approve_at_this_screen(
    desk: Desk, compensation_id: int, staff_id: int, pin: str, approved: bool = True, reason: str = ""
) -> CompensationResult:
    """Decide with a supervisor's PIN at another person's screen; who is signed in stays signed in."""
    from servicedesk.services.sign_in import approve_with_pin

    if not approved and not reason.strip():
        raise Refused("reason_needed", field="reason")
    approver = approve_with_pin(desk, staff_id, pin, Permission.APPROVE_COMPENSATION)
    return decide_compensation(desk.as_actor(approver), compensation_id, approved, reason)
