"""Vouchers: issued with the approval, redeemed once, void with the compensation, printed and counted."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from servicedesk.core.enums import CompensationKind, CompensationState, EntryKind, VoucherState
from servicedesk.core.errors import Refused
from servicedesk.core.events import ChangeKind
from servicedesk.core.numbering import voucher_number
from servicedesk.core.permissions import Permission
from servicedesk.models import Compensation, CompensationItem, Voucher
from servicedesk.services import search_documents
from servicedesk.services.reading_cases import readable_ticket
from servicedesk.services.timeline import add_entry
from servicedesk.storage.desk import Work, act
from servicedesk.storage.free_numbers import free_number

USUAL_DAYS = 90
# Letters and digits nobody confuses on a small print.
_LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679"


@dataclass(frozen=True, slots=True)
class Printed:
    """Which print of a voucher this is; from the second on it is a copy."""

    number: str
    times: int


def issue(work: Work, compensation: Compensation) -> int | None:
    """Give a number to the voucher that a compensation just approved is; None for every other type."""
    if compensation.kind != CompensationKind.VOUCHER.value:
        return None
    number = free_number(work.connection, "voucher", Voucher.number, voucher_number)
    identity = work.insert(
        Voucher,
        compensation_id=compensation.id,
        number=number,
        check_code=check_code(work.desk.audit_secret, number),
        state=VoucherState.VALID.value,
        issued_at=work.now,
        issued_by_id=work.actor.staff_id,
        valid_until_on=work.site.business_day(work.now) + timedelta(days=_days(work, compensation)),
        times_printed=0,
    )
    work.audit("compensation", compensation.id, voucher=number)
    return identity


def _days(work: Work, compensation: Compensation) -> int:
    if compensation.item_id is None:
        return USUAL_DAYS
    days = work.get(CompensationItem, compensation.item_id).valid_days
    return USUAL_DAYS if days is None else days


def check_code(key: bytes, number: str) -> str:
    """Return the four letters that stand beside a voucher's number; whoever invents a number does not know them."""
    digest = hmac.new(key, f"voucher {number}".encode(), hashlib.sha256).digest()
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:4])


@act(Permission.REQUEST_COMPENSATION)
def redeem_voucher(work: Work, voucher_id: int, version: int | None = None) -> None:
    """Take a voucher in; refused where it was taken already, is void or has expired, saying when."""
    voucher, compensation = _valid(work, voucher_id, version)
    if voucher.valid_until_on is not None and voucher.valid_until_on < work.site.business_day(work.now):
        raise Refused("voucher_expired", number=voucher.number, day=voucher.valid_until_on.isoformat())
    _end(work, voucher, VoucherState.REDEEMED, "")
    _note(work, voucher, compensation, VoucherState.REDEEMED, "")


@act(Permission.APPROVE_COMPENSATION)
def void_voucher(work: Work, voucher_id: int, reason: str, version: int | None = None) -> None:
    """Take a voucher out of use, lost for instance; what was given stands until it is cancelled."""
    if not reason.strip():
        raise Refused("reason_needed", field="reason")
    voucher, compensation = _valid(work, voucher_id, version)
    _end(work, voucher, VoucherState.VOID, reason)
    _note(work, voucher, compensation, VoucherState.VOID, reason)


@act(Permission.REQUEST_COMPENSATION, undoable=False)
def count_print(work: Work, voucher_id: int) -> Printed:
    """Count one print before it is made: the second says that it is a copy, whatever the printer does."""
    voucher, _compensation = _valid(work, voucher_id, None)
    voucher.times_printed += 1
    work.audit("voucher", voucher.id, number=voucher.number, times=voucher.times_printed)
    return Printed(voucher.number, voucher.times_printed)


def end_with_compensation(work: Work, compensation_id: int, reason: str) -> None:
    """Void the voucher of a compensation that is cancelled; refused where it was taken in already."""
    found = work.connection.execute(select(Voucher.id).where(Voucher.compensation_id == compensation_id)).scalar()
    if found is None:
        return
    voucher = work.get(Voucher, found)
    if voucher.state == VoucherState.REDEEMED.value:
        raise Refused("voucher_redeemed", number=voucher.number)
    if voucher.state == VoucherState.VALID.value:
        _end(work, voucher, VoucherState.VOID, reason)


def _valid(work: Work, voucher_id: int, version: int | None) -> tuple[Voucher, Compensation]:
    voucher = work.get(Voucher, voucher_id, version)
    compensation = work.get(Compensation, voucher.compensation_id)
    readable_ticket(work, compensation.ticket_id)
    if voucher.state == VoucherState.REDEEMED.value:
        raise Refused("voucher_redeemed", number=voucher.number)
    if voucher.state != VoucherState.VALID.value or compensation.state != CompensationState.APPROVED.value:
        raise Refused("voucher_void", number=voucher.number)
    return voucher, compensation


def _end(work: Work, voucher: Voucher, state: VoucherState, reason: str) -> None:
    voucher.state = state.value
    voucher.ended_at = work.now
    voucher.ended_by_id = work.actor.staff_id
    voucher.ended_reason = reason.strip()


def _note(work: Work, voucher: Voucher, compensation: Compensation, state: VoucherState, reason: str) -> None:
    add_entry(
        work,
        compensation.ticket_id,
        EntryKind.COMPENSATION,
        reason.strip(),
        name=compensation.name,
        amount_cents=compensation.amount_cents,
        state=compensation.state,
        voucher=voucher.number,
        voucher_state=state.value,
    )
    search_documents.refresh(work, "ticket", compensation.ticket_id)
    work.changed("ticket", compensation.ticket_id, ChangeKind.UPDATED)
    work.audit("voucher", voucher.id, number=voucher.number, ticket_id=compensation.ticket_id, state=state.value)
