"""Ticket lists: views, filters, counts, ids of a whole result and rows by id."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Boolean, bindparam, func, or_, select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import CompensationState, Priority, StateClass, TicketKind
from servicedesk.core.paging import Sort
from servicedesk.core.permissions import Permission
from servicedesk.models import (
    Compensation,
    Customer,
    Department,
    ServiceLevelResult,
    Staff,
    Ticket,
    TicketState,
    Tier,
)
from servicedesk.queries.sensitive import readable
from servicedesk.queries.ticket_filters import (
    BY_DEADLINE,
    IS_NAMED,
    Shape,
    TicketFilter,
    TicketView,
    counted,
    due_ids,
    holding_text,
    in_order,
    ordered_ids,
    values_of,
)
from servicedesk.queries.ticket_row_names import CLASSES, KINDS, NAMES, PRIORITIES, Names, lean_rows
from servicedesk.storage.conditions import OPEN_TICKET as _OPEN
from servicedesk.storage.desk import Read, ask
from servicedesk.storage.prepared import Prepared

__all__ = [
    "BY_DEADLINE",
    "READABLE",
    "TICKET_ROWS",
    "DepartmentCount",
    "TicketFilter",
    "TicketRow",
    "TicketView",
    "department_counts",
    "for_department",
    "readable",
    "ticket_count",
    "ticket_ids",
    "ticket_list",
    "ticket_row",
    "ticket_rows",
    "view_counts",
]


class TicketRow(NamedTuple):
    """A ticket as lists show it; a tuple, for a hundred of them are made while somebody waits."""

    id: int
    version: int
    number: str
    title: str
    kind: TicketKind
    priority: Priority
    state: str
    state_name: Bilingual
    state_class: StateClass
    pauses: bool
    customer_id: int | None
    customer_name: str
    tier: Bilingual | None
    tier_colour: str
    place: str
    department: Bilingual | None
    department_colour: str
    owner_id: int | None
    owner_name: str
    opened_at: datetime
    due_at: datetime | None
    resolution_due_at: datetime | None
    solved_at: datetime | None
    is_sensitive: bool
    times_reopened: int
    awaits_approval: bool
    is_met: bool | None


_PENDING = (
    select(Compensation.id)
    .where(Compensation.ticket_id == Ticket.id, Compensation.state == CompensationState.PENDING.value)
    .correlate(Ticket)
    .exists()
)
_MET = (
    select(ServiceLevelResult.is_met)
    .where(
        ServiceLevelResult.ticket_id == Ticket.id,
        ServiceLevelResult.target == "resolution",
        ServiceLevelResult.is_final,
    )
    .correlate(Ticket)
    .limit(1)
    .scalar_subquery()
)
TICKET_ROWS = (
    select(
        Ticket.id,
        Ticket.version,
        Ticket.number,
        Ticket.title,
        Ticket.kind,
        Ticket.priority,
        Ticket.state,
        TicketState.name_zh.label("state_zh"),
        TicketState.name_en.label("state_en"),
        TicketState.pauses,
        Ticket.state_class,
        Ticket.customer_id,
        func.coalesce(Customer.name, "").label("customer_name"),
        Tier.name_zh.label("tier_zh"),
        Tier.name_en.label("tier_en"),
        Tier.colour.label("tier_colour"),
        Ticket.place,
        Department.name_zh.label("department_zh"),
        Department.name_en.label("department_en"),
        Department.colour.label("department_colour"),
        Ticket.owner_id,
        func.coalesce(Staff.name, "").label("owner_name"),
        Ticket.opened_at,
        Ticket.due_at,
        Ticket.resolution_due_at,
        Ticket.solved_at,
        Ticket.is_sensitive,
        Ticket.times_reopened,
        _PENDING.label("awaits_approval"),
        _MET.label("is_met"),
    )
    .join(TicketState, TicketState.code == Ticket.state)
    .outerjoin(Customer, Customer.id == Ticket.customer_id)
    .outerjoin(Tier, Tier.code == Customer.tier_code)
    .outerjoin(Department, Department.id == Ticket.department_id)
    .outerjoin(Staff, Staff.id == Ticket.owner_id)
)
# The same as a condition that is part of a statement built once; the parameter says who asks.
READABLE = or_(Ticket.is_sensitive.is_(False), bindparam("may_read_sensitive", type_=Boolean), IS_NAMED)
# Worded once for so many ids; a shorter list is filled up with what is no id.
_ROWS_AT_ONCE = 128
_NO_ID = -1
_ID_NAMES = tuple(f"id{place}" for place in range(_ROWS_AT_ONCE))
_ROWS_BY_ID = Prepared(
    lean_rows(_PENDING, _MET).where(Ticket.id.in_([bindparam(name) for name in _ID_NAMES]), READABLE)
)


def ticket_row(
    identity: int,
    version: int,
    number: str,
    title: str,
    kind: str,
    priority: str,
    state: str,
    state_zh: str,
    state_en: str,
    pauses: bool,
    state_class: str,
    customer_id: int | None,
    customer_name: str,
    tier_zh: str | None,
    tier_en: str | None,
    tier_colour: str | None,
    place: str,
    department_zh: str | None,
    department_en: str | None,
    department_colour: str | None,
    *rest: Any,
) -> TicketRow:
    """Return one row of TICKET_ROWS as lists show it."""
    return TicketRow(
        identity,
        version,
        number,
        title,
        KINDS[kind],
        PRIORITIES[priority],
        state,
        Bilingual(state_zh, state_en),
        CLASSES[state_class],
        pauses,
        customer_id,
        customer_name,
        Bilingual(tier_zh, tier_en or "") if tier_zh else None,
        tier_colour or "neutral",
        place,
        Bilingual(department_zh, department_en or "") if department_zh else None,
        department_colour or "c5",
        *rest,
    )


@ask(Permission.VIEW_TICKETS)
def ticket_ids(read: Read, wanted: TicketFilter, sort: Sort = BY_DEADLINE, limit: int | None = None) -> array[int]:
    """Return the ids of the result in order: 8 bytes a ticket, so that a list of a million jumps anywhere."""
    if wanted.text.strip():
        return array("q", holding_text(read, in_order(select(Ticket.id), sort, limit), wanted).scalars())
    shape, values = Shape.of(read, wanted), values_of(read, wanted)
    if wanted.view is not TicketView.ALL or sort != BY_DEADLINE:
        return read.ids(ordered_ids(shape, sort, limit), **values)
    # Few of all tickets are due: they are found in order, and so are the others, which the engine would sort together.
    ids = read.ids(due_ids(shape, True, limit), **values)
    if limit is None or len(ids) < limit:
        ids.extend(read.ids(due_ids(shape, False, limit), **values))
    # Of all there are none is left out, and a million of them are not copied.
    return ids if limit is None else ids[:limit]


@ask(Permission.VIEW_TICKETS)
def ticket_rows(read: Read, ids: Sequence[int]) -> list[TicketRow]:
    """Return the rows of *ids* in that order; ids that are gone or hidden are left out."""
    if not ids:
        return []
    sees_all = read.actor.can(Permission.VIEW_SENSITIVE)
    rows: dict[int, TicketRow] = {}
    names = Names.of(read.rows(NAMES))
    for start in range(0, len(ids), _ROWS_AT_ONCE):
        wanted = [*ids[start : start + _ROWS_AT_ONCE], *[_NO_ID] * (start + _ROWS_AT_ONCE - len(ids))]
        named = dict(zip(_ID_NAMES, wanted, strict=True))
        for found in read.rows(_ROWS_BY_ID, may_read_sensitive=sees_all, reader=read.actor.staff_id, **named):
            rows[found[0]] = _row(names, *found)
    return [rows[identity] for identity in ids if identity in rows]


def _row(
    names: Names,
    identity: int,
    version: int,
    number: str,
    title: str,
    kind: str,
    priority: str,
    state: str,
    state_class: str,
    customer_id: int | None,
    customer_name: str,
    tier_code: str | None,
    place: str,
    department_id: int | None,
    *rest: Any,
) -> TicketRow:
    state_name, pauses = names.states[state]
    return TicketRow(
        identity,
        version,
        number,
        title,
        KINDS[kind],
        PRIORITIES[priority],
        state,
        state_name,
        CLASSES[state_class],
        pauses,
        customer_id,
        customer_name,
        *names.tiers[tier_code],
        place,
        *names.departments[department_id],
        *rest,
    )


@ask(Permission.VIEW_TICKETS)
def ticket_list(read: Read, wanted: TicketFilter, sort: Sort = BY_DEADLINE, limit: int = 100) -> list[TicketRow]:
    """Return the first rows of a list at once."""
    shape = Shape.of(read, wanted)
    if wanted.text.strip() or (wanted.view is TicketView.ALL and sort == BY_DEADLINE):
        # Their ids are found in ways of their own.
        return ticket_rows(read, ticket_ids(read, wanted, sort, limit))
    names = Names.of(read.rows(NAMES))
    return [_row(names, *found) for found in read.rows(_listed(shape, sort, limit), **values_of(read, wanted))]


@cache
def _listed(shape: Shape, sort: Sort, cut: int) -> Prepared:
    """Return the statement of the first *cut* rows in order."""
    return Prepared(in_order(lean_rows(_PENDING, _MET).where(*shape.conditions()), sort, cut))


@ask(Permission.VIEW_TICKETS)
def ticket_count(read: Read, wanted: TicketFilter) -> int:
    """Return how many tickets a filter holds."""
    if wanted.text.strip():
        return int(holding_text(read, select(func.count()).select_from(Ticket), wanted).scalar_one())
    return int(read.rows(counted(Shape.of(read, wanted)), **values_of(read, wanted))[0][0])


@dataclass(frozen=True, slots=True)
class DepartmentCount:
    """A department and how many open tickets it has."""

    id: int
    name: Bilingual
    colour: str
    open_tickets: int


@ask(Permission.VIEW_TICKETS)
def view_counts(read: Read) -> dict[TicketView, int]:
    """Return the number beside each view; "all" is left out, a million is not a number to act on."""
    return {view: ticket_count(read, TicketFilter(view)) for view in TicketView if view is not TicketView.ALL}


@ask(Permission.VIEW_TICKETS)
def department_counts(read: Read) -> list[DepartmentCount]:
    """Return the active departments with their open tickets."""
    counts = dict(
        read.execute(
            select(Ticket.department_id, func.count()).where(_OPEN, readable(read)).group_by(Ticket.department_id)
        ).all()
    )
    statement = select(Department.__table__).where(Department.is_active).order_by(Department.position, Department.id)
    return [
        DepartmentCount(found.id, Bilingual(found.name_zh, found.name_en), found.colour, counts.get(found.id, 0))
        for found in read.execute(statement)
    ]


def for_department(wanted: TicketFilter, department_id: int | None) -> TicketFilter:
    """Return the filter narrowed to one department."""
    return replace(wanted, department_id=department_id)
