"""Ticket lists: views, filters, counts, ids of a whole result and rows by id."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Select, and_, bindparam, false, func, nulls_last, or_, select, true

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import CompensationState, Priority, StateClass, TicketKind
from servicedesk.core.identification import Typed
from servicedesk.core.paging import Sort
from servicedesk.core.permissions import Permission
from servicedesk.core.search_query import SearchQuery, parse
from servicedesk.models import (
    Compensation,
    Customer,
    Department,
    SearchDocument,
    ServiceLevelResult,
    Staff,
    Ticket,
    TicketState,
    TicketWatcher,
    Tier,
)
from servicedesk.queries.found_documents import SearchKind, holding
from servicedesk.queries.identify import named
from servicedesk.storage.conditions import OPEN_TICKET as _OPEN
from servicedesk.storage.desk import Read, ask

SOON = timedelta(hours=1)
BY_DEADLINE = Sort("due")


class TicketView(StrEnum):
    """The lists a desk looks at."""

    MINE = "mine"
    WATCHED = "watched"
    DUE_TODAY = "due_today"
    SOON = "soon"
    OVERDUE = "overdue"
    APPROVAL = "approval"
    UNASSIGNED = "unassigned"
    OPEN = "open"
    SOLVED_THIS_WEEK = "solved_this_week"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class TicketFilter:
    """Which tickets; every condition that is set must hold."""

    view: TicketView = TicketView.OPEN
    department_id: int | None = None
    text: str = ""
    kind: TicketKind | None = None
    priority: Priority | None = None
    state: str | None = None
    customer_id: int | None = None
    owner_id: int | None = None


@dataclass(frozen=True, slots=True)
class TicketRow:
    """A ticket as lists show it."""

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
READABLE = or_(Ticket.is_sensitive.is_(False), bindparam("may_read_sensitive", type_=Boolean))
_ROWS_BY_ID = TICKET_ROWS.where(Ticket.id.in_(bindparam("ids", expanding=True)), READABLE)
_SORTS = {
    "due": Ticket.due_at,
    "priority": Ticket.priority_rank,
    "opened": Ticket.opened_at,
    "updated": Ticket.updated_at,
    "solved": Ticket.solved_at,
}


def readable(read: Read) -> ColumnElement[bool]:
    """Return the condition that hides sensitive tickets from those who may not read them."""
    return true() if read.actor.can(Permission.VIEW_SENSITIVE) else Ticket.is_sensitive.is_(False)


def _view(read: Read, view: TicketView) -> ColumnElement[bool]:
    today_end = read.site.day_bounds(read.site.business_day(read.now))[1]
    conditions: dict[TicketView, ColumnElement[bool]] = {
        TicketView.MINE: and_(_OPEN, Ticket.owner_id == read.actor.staff_id),
        TicketView.WATCHED: and_(
            _OPEN, Ticket.id.in_(select(TicketWatcher.ticket_id).where(TicketWatcher.staff_id == read.actor.staff_id))
        ),
        TicketView.DUE_TODAY: and_(_OPEN, Ticket.due_at < today_end),
        TicketView.SOON: and_(_OPEN, Ticket.due_at >= read.now, Ticket.due_at < read.now + SOON),
        TicketView.OVERDUE: and_(_OPEN, Ticket.due_at < read.now),
        TicketView.APPROVAL: Ticket.id.in_(
            select(Compensation.ticket_id).where(Compensation.state == CompensationState.PENDING.value)
        ),
        TicketView.UNASSIGNED: and_(_OPEN, Ticket.owner_id.is_(None)),
        TicketView.OPEN: _OPEN,
        TicketView.SOLVED_THIS_WEEK: Ticket.solved_at >= _week_start(read),
        TicketView.ALL: true(),
    }
    return conditions[view]


def _week_start(read: Read) -> datetime:
    day = read.site.business_day(read.now)
    return read.site.day_bounds(day - timedelta(days=day.weekday()))[0]


def _condition(read: Read, wanted: TicketFilter) -> ColumnElement[bool]:
    conditions = [_view(read, wanted.view), readable(read)]
    for column, value in (
        (Ticket.department_id, wanted.department_id),
        (Ticket.kind, wanted.kind),
        (Ticket.priority, wanted.priority),
        (Ticket.state, wanted.state),
        (Ticket.customer_id, wanted.customer_id),
        (Ticket.owner_id, wanted.owner_id),
    ):
        if value is not None:
            conditions.append(column == str(value) if isinstance(value, StrEnum) else column == value)
    if wanted.text.strip():
        conditions.append(_text_condition(read, wanted.text))
    return and_(*conditions)


def _text_condition(read: Read, text: str) -> ColumnElement[bool]:
    """Return the condition that a ticket holds the words, by the rules of search, or its customer is named so."""
    query = parse(text)
    if not query:
        return false()

    def written(wanted: SearchQuery) -> ColumnElement[bool]:
        return Ticket.id.in_(holding(read, wanted, [SearchKind.TICKET], [SearchDocument.entity_id]))

    name = Typed.of(" ".join(query.words)).words
    if not name:
        return written(query)
    theirs = select(Ticket.id).where(Ticket.customer_id.in_(named(name)))
    without = (~written(SearchQuery((word,))) for word in query.excluded)
    return or_(written(query), and_(Ticket.id.in_(theirs), *without))


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
        TicketKind(kind),
        Priority(priority),
        state,
        Bilingual(state_zh, state_en),
        StateClass(state_class),
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
    column = _SORTS[sort.column]
    order: list[ColumnElement[Any]] = [nulls_last(column.desc() if sort.descending else column.asc())]
    order.append(Ticket.id.desc() if sort.descending else Ticket.id.asc())
    statement: Select[tuple[int]] = select(Ticket.id).where(_condition(read, wanted)).order_by(*order)
    if limit is not None:
        statement = statement.limit(limit)
    return array("q", read.execute(statement).scalars())


@ask(Permission.VIEW_TICKETS)
def ticket_rows(read: Read, ids: Sequence[int]) -> list[TicketRow]:
    """Return the rows of *ids* in that order; ids that are gone or hidden are left out."""
    if not ids:
        return []
    parameters = {"ids": list(ids), "may_read_sensitive": read.actor.can(Permission.VIEW_SENSITIVE)}
    rows = {row.id: row for row in (ticket_row(*found) for found in read.execute(_ROWS_BY_ID, parameters))}
    return [rows[identity] for identity in ids if identity in rows]


@ask(Permission.VIEW_TICKETS)
def ticket_list(read: Read, wanted: TicketFilter, sort: Sort = BY_DEADLINE, limit: int = 100) -> list[TicketRow]:
    """Return the first rows of a list at once."""
    return ticket_rows(read, ticket_ids(read, wanted, sort, limit))


@ask(Permission.VIEW_TICKETS)
def ticket_count(read: Read, wanted: TicketFilter) -> int:
    """Return how many tickets a filter holds."""
    return int(read.execute(select(func.count()).select_from(Ticket).where(_condition(read, wanted))).scalar_one())


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
