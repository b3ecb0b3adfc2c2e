"""The ledger of compensations: what was asked for, given, refused and taken back, with totals that add up."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import CompensationKind, CompensationState, TicketKind, VoucherState
from servicedesk.core.permissions import Permission
from servicedesk.core.text import masked_name, storable
from servicedesk.core.voucher import VoucherFacts
from servicedesk.models import Compensation, CompensationItem, Customer, Department, Setting, Staff, Ticket, Voucher
from servicedesk.queries.sensitive import readable
from servicedesk.queries.sums import Sum, add
from servicedesk.storage.desk import Read, ask

_ROWS_AT_ONCE = 500
_SIGNS = {"CNY": "¥", "JPY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "HKD": "HK$", "TWD": "NT$"}
MOST_TEXT = 100


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """Which compensations; every condition that is set must hold, both days are included.

    What was decided counts on the day of the decision, a request on the day it was made. *staff_id* asked or
    decided. *cause* is a recorded cause, empty text for none recorded.
    """

    first: date | None = None
    last: date | None = None
    kind: CompensationKind | None = None
    state: CompensationState | None = None
    department_id: int | None = None
    staff_id: int | None = None
    ticket_kind: TicketKind | None = None
    cause: str | None = None
    voucher: VoucherState | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One compensation with its ticket and, where it is one, its voucher."""

    id: int
    at: datetime
    ticket_id: int
    ticket_number: str
    ticket_kind: TicketKind
    name: Bilingual
    kind: CompensationKind
    amount_cents: int
    state: CompensationState
    reason: str
    decision_reason: str
    ended_reason: str
    requested_by_id: int | None
    requested_by: str
    requested_at: datetime
    decided_by_id: int | None
    decided_by: str
    department: Bilingual | None
    cause: str
    place: str
    customer_name: str
    voucher_id: int | None
    voucher_version: int | None
    voucher_number: str
    voucher_code: str
    voucher_state: VoucherState | None
    valid_until_on: date | None
    redeemed_at: datetime | None


@dataclass(frozen=True, slots=True)
class LedgerTotals:
    """What the rows of a filter add up to, by state and by type; the cost is what was approved and stands."""

    rows: int
    states: dict[CompensationState, Sum]
    kinds: dict[CompensationKind, Sum]

    @property
    def given(self) -> Sum:
        """What was approved and not taken back."""
        return self.states.get(CompensationState.APPROVED, Sum())


_AT = func.coalesce(Compensation.decided_at, Compensation.requested_at)
_asker, _decider = (Staff.__table__.alias(name) for name in ("asker", "decider"))
_FROM = (
    select(Compensation.id)
    .join(Ticket, Ticket.id == Compensation.ticket_id)
    .outerjoin(CompensationItem, CompensationItem.id == Compensation.item_id)
    .outerjoin(Voucher, Voucher.compensation_id == Compensation.id)
    .outerjoin(Customer, Customer.id == Ticket.customer_id)
)
_COLUMNS = (
    Compensation.id,
    _AT.label("at"),
    Compensation.ticket_id,
    Ticket.number,
    Ticket.kind.label("ticket_kind"),
    Compensation.name,
    CompensationItem.name_zh,
    CompensationItem.name_en,
    Compensation.kind,
    Compensation.amount_cents,
    Compensation.state,
    Compensation.reason,
    Compensation.decision_reason,
    Compensation.ended_reason,
    Compensation.requested_by_id,
    func.coalesce(_asker.c.name, "").label("requested_by"),
    Compensation.requested_at,
    Compensation.decided_by_id,
    func.coalesce(_decider.c.name, "").label("decided_by"),
    Department.name_zh.label("department_zh"),
    Department.name_en.label("department_en"),
    Ticket.cause,
    Ticket.place,
    func.coalesce(Customer.name, "").label("customer_name"),
    Voucher.id.label("voucher_id"),
    Voucher.version.label("voucher_version"),
    Voucher.number.label("voucher_number"),
    Voucher.check_code,
    Voucher.state.label("voucher_state"),
    Voucher.valid_until_on,
    Voucher.ended_at,
)


def _conditions(read: Read, wanted: LedgerFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [readable(read)]
    if wanted.first is not None:
        found.append(read.site.day_bounds(wanted.first)[0] <= _AT)
    if wanted.last is not None:
        found.append(read.site.day_bounds(wanted.last)[1] > _AT)
    for column, value in (
        (Compensation.kind, wanted.kind),
        (Compensation.state, wanted.state),
        (Ticket.kind, wanted.ticket_kind),
        (Ticket.department_id, wanted.department_id),
        (Ticket.cause, wanted.cause),
    ):
        if value is not None:
            found.append(column == (value if isinstance(value, int) else str(value)))
    if wanted.staff_id is not None:
        who = wanted.staff_id
        found.append(or_(Compensation.requested_by_id == who, Compensation.decided_by_id == who))
    if wanted.voucher is not None:
        found.append(_voucher_is(read, wanted.voucher))
    if wanted.text.strip():
        found += [_holds(word) for word in storable(wanted.text[:MOST_TEXT]).split()]
    return found


def _voucher_is(read: Read, state: VoucherState) -> ColumnElement[bool]:
    """Return the condition of a voucher's state; its day makes a valid one an expired one."""
    today = read.site.business_day(read.now)
    if state is VoucherState.EXPIRED:
        return (Voucher.state == VoucherState.VALID.value) & (Voucher.valid_until_on < today)
    if state is VoucherState.VALID:
        still = or_(Voucher.valid_until_on.is_(None), Voucher.valid_until_on >= today)
        return (Voucher.state == VoucherState.VALID.value) & still
    return Voucher.state == state.value


def _holds(word: str) -> ColumnElement[bool]:
    columns = (Voucher.number, Voucher.check_code, Ticket.number, Compensation.name, CompensationItem.name_en)
    texts = (*columns, Compensation.reason, Ticket.place, Customer.name)
    return or_(*(column.icontains(word, autoescape=True) for column in texts))


@ask(Permission.VIEW_TICKETS)
def ledger_ids(read: Read, wanted: LedgerFilter, limit: int | None = None) -> array[int]:
    """Return the ids of the ledger's rows, the latest first."""
    statement = _FROM.where(*_conditions(read, wanted)).order_by(_AT.desc(), Compensation.id.desc())
    return array("q", read.execute(statement if limit is None else statement.limit(limit)).scalars())


@ask(Permission.VIEW_TICKETS)
def ledger_rows(read: Read, ids: Sequence[int]) -> list[LedgerRow]:
    """Return the rows of *ids* in that order; what is gone or hidden is left out."""
    today = read.site.business_day(read.now)
    rows: dict[int, LedgerRow] = {}
    for start in range(0, len(ids), _ROWS_AT_ONCE):
        chosen = list(ids[start : start + _ROWS_AT_ONCE])
        statement = (
            _FROM.with_only_columns(*_COLUMNS, maintain_column_froms=True)
            .outerjoin(Department, Department.id == Ticket.department_id)
            .outerjoin(_asker, _asker.c.id == Compensation.requested_by_id)
            .outerjoin(_decider, _decider.c.id == Compensation.decided_by_id)
            .where(Compensation.id.in_(chosen), readable(read))
        )
        rows.update((found.id, _row(found, today)) for found in read.execute(statement))
    return [rows[identity] for identity in ids if identity in rows]


def _row(found: Any, today: date) -> LedgerRow:
    state = VoucherState(found.voucher_state) if found.voucher_state else None
    if state is VoucherState.VALID and found.valid_until_on is not None and found.valid_until_on < today:
        state = VoucherState.EXPIRED
    named = (
        Bilingual(found.name_zh, found.name_en) if found.name_zh == found.name else Bilingual(found.name, found.name)
    )
    return LedgerRow(
        found.id,
        found.at,
        found.ticket_id,
        found.number,
        TicketKind(found.ticket_kind),
        named,
        CompensationKind(found.kind),
        found.amount_cents,
        CompensationState(found.state),
        found.reason,
        found.decision_reason,
        found.ended_reason,
        found.requested_by_id,
        found.requested_by,
        found.requested_at,
        found.decided_by_id,
        found.decided_by,
        Bilingual(found.department_zh, found.department_en) if found.department_zh else None,
        found.cause,
        found.place,
        found.customer_name,
        found.voucher_id,
        found.voucher_version,
        found.voucher_number or "",
        found.check_code or "",
        state,
        found.valid_until_on,
        found.ended_at if state is VoucherState.REDEEMED else None,
    )


@ask(Permission.VIEW_TICKETS)
def ledger_totals(read: Read, wanted: LedgerFilter) -> LedgerTotals:
    """Return what the rows of a filter add up to; the types count what was approved."""
    counted = (Compensation.state, Compensation.kind, func.count(), func.sum(Compensation.amount_cents))
    statement: Select[Any] = _FROM.with_only_columns(*counted, maintain_column_froms=True)
    states: dict[CompensationState, Sum] = {}
    kinds: dict[CompensationKind, Sum] = {}
    conditions = _conditions(read, wanted)
    for state, kind, count, cents in read.execute(
        statement.where(*conditions).group_by(Compensation.state, Compensation.kind)
    ):
        add(states, CompensationState(state), count, cents)
        if state == CompensationState.APPROVED.value:
            add(kinds, CompensationKind(kind), count, cents)
    return LedgerTotals(sum(each.count for each in states.values()), states, kinds)


@ask(Permission.VIEW_TICKETS)
def ledger_row(read: Read, compensation_id: int) -> LedgerRow | None:
    """Return one compensation, or None when it is gone or hidden."""
    rows = ledger_rows(read, [compensation_id])
    return rows[0] if rows else None


@ask(Permission.VIEW_TICKETS)
def voucher_row(read: Read, voucher_id: int) -> LedgerRow | None:
    """Return the compensation a voucher is of, or None when it is gone or hidden."""
    found = read.execute(select(Voucher.compensation_id).where(Voucher.id == voucher_id)).scalar()
    return None if found is None else ledger_row(read, found)


@ask(Permission.VIEW_TICKETS)
def find_voucher(read: Read, text: str) -> LedgerRow | None:
    """Return the voucher somebody names by its number (``V-00417``, ``417``) or by number and check code."""
    words = storable(text).strip().upper().split()
    if not words:
        return None
    digits = words[0].removeprefix("V-").removeprefix("V")
    number = f"V-{int(digits):05d}" if digits.isascii() and digits.isdigit() and len(digits) < 10 else words[0]
    statement = select(Voucher.compensation_id).where(Voucher.number == number)
    if len(words) > 1:
        statement = statement.where(Voucher.check_code == words[1])
    found = read.execute(statement).scalar()
    return None if found is None else ledger_row(read, found)


@ask(Permission.VIEW_TICKETS)
def voucher_facts(read: Read, voucher_id: int) -> VoucherFacts | None:
    """Return what stands on a voucher, its holder masked; None when it is gone or hidden."""
    row = voucher_row(read, voucher_id)
    if row is None:
        return None
    issued = read.execute(select(Voucher.issued_at, Voucher.times_printed).where(Voucher.id == voucher_id)).one()
    return VoucherFacts(
        read.site.name,
        row.name,
        row.amount_cents,
        _SIGNS.get(read.site.currency, f"{read.site.currency} "),
        row.voucher_number,
        row.voucher_code,
        masked_name(row.customer_name),
        row.ticket_number,
        read.site.local(issued.issued_at),
        row.requested_by,
        row.decided_by,
        row.valid_until_on,
        max(issued.times_printed, 1),
        read.site.is_practice,
    )


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An entry of the catalogue as Settings edits it."""

    id: int
    version: int
    name: Bilingual
    kind: CompensationKind
    amount_cents: int
    percent: int | None
    is_free_allowed: bool
    valid_days: int | None
    is_active: bool


@ask(Permission.VIEW_TICKETS)
def catalogue(read: Read) -> list[ItemRow]:
    """Return every entry of the catalogue in order, those out of use too."""
    statement = select(CompensationItem.__table__).order_by(CompensationItem.position, CompensationItem.id)
    return [
        ItemRow(
            row.id,
            row.version,
            Bilingual(row.name_zh, row.name_en),
            CompensationKind(row.kind),
            row.amount_cents,
            row.percent,
            row.is_free_allowed,
            row.valid_days,
            row.is_active,
        )
        for row in read.execute(statement)
    ]


@ask(Permission.VIEW_TICKETS)
def limits(read: Read) -> dict[str, int]:
    """Return what each role gives without asking, in the smallest unit."""
    value = read.execute(select(Setting.value).where(Setting.key == "compensation_limits")).scalar() or {}
    return {str(role): int(cents) for role, cents in value.items()}
