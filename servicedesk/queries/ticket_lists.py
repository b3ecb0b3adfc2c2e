"""Ticket lists: views, filters, counts, ids of a whole result and rows by id."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from itertools import chain
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
from servicedesk.storage.prepared import Prepared

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
# Worded once for so many ids; a shorter list is filled up with what is no id.
_ROWS_AT_ONCE = 128
_NO_ID = -1
_ROWS_BY_ID = Prepared(
    TICKET_ROWS.where(Ticket.id.in_([bindparam(f"id{place}") for place in range(_ROWS_AT_ONCE)]), READABLE)
)
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


_WATCHED = select(TicketWatcher.ticket_id).where(TicketWatcher.staff_id == bindparam("staff"))
_PENDING_TICKETS = select(Compensation.ticket_id).where(Compensation.state == CompensationState.PENDING.value)
_VIEWS: dict[TicketView, ColumnElement[bool]] = {
    TicketView.MINE: and_(_OPEN, Ticket.owner_id == bindparam("staff")),
    TicketView.WATCHED: and_(_OPEN, Ticket.id.in_(_WATCHED)),
    TicketView.DUE_TODAY: and_(_OPEN, Ticket.due_at < bindparam("today_end")),
    TicketView.SOON: and_(_OPEN, Ticket.due_at >= bindparam("now"), Ticket.due_at < bindparam("soon")),
    TicketView.OVERDUE: and_(_OPEN, Ticket.due_at < bindparam("now")),
    TicketView.APPROVAL: Ticket.id.in_(_PENDING_TICKETS),
    TicketView.UNASSIGNED: and_(_OPEN, Ticket.owner_id.is_(None)),
    TicketView.OPEN: _OPEN,
    TicketView.SOLVED_THIS_WEEK: Ticket.solved_at >= bindparam("week_start"),
    TicketView.ALL: true(),
}
_FIELDS = ("department_id", "kind", "priority", "state", "customer_id", "owner_id")


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the words of a question depend on; its values come with it."""

    view: TicketView
    fields: tuple[str, ...]
    sees_all: bool

    @classmethod
    def of(cls, read: Read, wanted: TicketFilter) -> _Shape:
        fields = tuple(name for name in _FIELDS if getattr(wanted, name) is not None)
        return cls(wanted.view, fields, read.actor.can(Permission.VIEW_SENSITIVE))

    def conditions(self) -> list[ColumnElement[bool]]:
        found = [_VIEWS[self.view]]
        if not self.sees_all:
            found.append(Ticket.is_sensitive.is_(False))
        return found + [getattr(Ticket, name) == bindparam(name) for name in self.fields]


def _values(read: Read, wanted: TicketFilter) -> dict[str, Any]:
    day = read.site.business_day(read.now)
    return {
        "staff": read.actor.staff_id,
        "now": read.now,
        "soon": read.now + SOON,
        "today_end": read.site.day_bounds(day)[1],
        "week_start": read.site.day_bounds(day - timedelta(days=day.weekday()))[0],
        **{name: _plain(getattr(wanted, name)) for name in _FIELDS},
    }


def _plain(value: object) -> object:
    return str(value) if isinstance(value, StrEnum) else value


@cache
def _ids(shape: _Shape, sort: Sort, is_cut: bool) -> Prepared:
    return Prepared(_in_order(select(Ticket.id).where(*shape.conditions()), sort, bindparam("cut") if is_cut else None))


@cache
def _count(shape: _Shape) -> Prepared:
    return Prepared(select(func.count()).select_from(Ticket).where(*shape.conditions()))


def _in_order(statement: Select[tuple[int]], sort: Sort, cut: Any) -> Select[tuple[int]]:
    column = _SORTS[sort.column]
    order: list[ColumnElement[Any]] = [nulls_last(column.desc() if sort.descending else column.asc())]
    order.append(Ticket.id.desc() if sort.descending else Ticket.id.asc())
    ordered = statement.order_by(*order)
    return ordered if cut is None else ordered.limit(cut)


def _found(read: Read, statement: Select[Any], wanted: TicketFilter) -> Any:
    """Run a statement of tickets that hold the words as well: its words depend on them."""
    conditions = [*_Shape.of(read, wanted).conditions(), _text_condition(read, wanted.text)]
    return read.execute(statement.where(*conditions), _values(read, wanted))


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
    if wanted.text.strip():
        return array("q", _found(read, _in_order(select(Ticket.id), sort, limit), wanted).scalars())
    statement = _ids(_Shape.of(read, wanted), sort, limit is not None)
    rows = read.rows(statement, cut=limit, **_values(read, wanted))
    return array("q", chain.from_iterable(rows))


@ask(Permission.VIEW_TICKETS)
def ticket_rows(read: Read, ids: Sequence[int]) -> list[TicketRow]:
    """Return the rows of *ids* in that order; ids that are gone or hidden are left out."""
    if not ids:
        return []
    sees_all = read.actor.can(Permission.VIEW_SENSITIVE)
    rows: dict[int, TicketRow] = {}
    for start in range(0, len(ids), _ROWS_AT_ONCE):
        wanted = [*ids[start : start + _ROWS_AT_ONCE], *[_NO_ID] * (start + _ROWS_AT_ONCE - len(ids))]
        named = {f"id{place}": identity for place, identity in enumerate(wanted)}
        for found in read.rows(_ROWS_BY_ID, may_read_sensitive=sees_all, **named):
            rows[found[0]] = ticket_row(*found)
    return [rows[identity] for identity in ids if identity in rows]


@ask(Permission.VIEW_TICKETS)
def ticket_list(read: Read, wanted: TicketFilter, sort: Sort = BY_DEADLINE, limit: int = 100) -> list[TicketRow]:
    """Return the first rows of a list at once."""
    return ticket_rows(read, ticket_ids(read, wanted, sort, limit))


@ask(Permission.VIEW_TICKETS)
def ticket_count(read: Read, wanted: TicketFilter) -> int:
    """Return how many tickets a filter holds."""
    if wanted.text.strip():
        return int(_found(read, select(func.count()).select_from(Ticket), wanted).scalar_one())
    return int(read.rows(_count(_Shape.of(read, wanted)), **_values(read, wanted))[0][0])


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
