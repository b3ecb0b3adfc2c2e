"""Which tickets a list holds and in what order: conditions, and statements worded once for each kind of question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, bindparam, false, func, nulls_last, or_, select, true

from servicedesk.core.enums import CompensationState, Priority, TicketKind
from servicedesk.core.field_terms import field_terms
from servicedesk.core.identification import Typed
from servicedesk.core.paging import Sort
from servicedesk.core.permissions import Permission
from servicedesk.core.search_query import SearchQuery, parse
from servicedesk.core.tag_words import tag_words
from servicedesk.models import (
    Compensation,
    EscalationEvent,
    IdentificationKey,
    InternalClock,
    SearchDocument,
    Tag,
    Ticket,
    TicketCategory,
    TicketReader,
    TicketTag,
    TicketWatcher,
)
from servicedesk.queries.field_filters import field_conditions
from servicedesk.queries.found_documents import SearchKind, holding
from servicedesk.queries.identify import named
from servicedesk.storage.conditions import OPEN_TICKET as _OPEN
from servicedesk.storage.desk import Read
from servicedesk.storage.positions import Position
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
    INTERNAL_OVERDUE = "internal_overdue"
    ESCALATED = "escalated"
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
    # With everything under it.
    category_id: int | None = None


_SORTS = {
    "due": Ticket.due_at,
    "priority": Ticket.priority_rank,
    "opened": Ticket.opened_at,
    "updated": Ticket.updated_at,
    "solved": Ticket.solved_at,
}


# Who is named on a sensitive ticket reads that one; nobody is named where a statement is not told who reads.
_NAMED = select(TicketReader.ticket_id).where(TicketReader.staff_id == bindparam("reader", None, type_=Integer))
IS_NAMED = Ticket.id.in_(_NAMED)
_WATCHED = select(TicketWatcher.ticket_id).where(TicketWatcher.staff_id == bindparam("staff"))
_PENDING_TICKETS = select(Compensation.ticket_id).where(Compensation.state == CompensationState.PENDING.value)
_LATE_INSIDE = select(InternalClock.ticket_id).where(
    InternalClock.ended_at.is_(None), InternalClock.due_at < bindparam("now")
)
# Looked up for each open ticket through the key of the events: of ten years' events few are of tickets still open.
_ESCALATED = (
    select(EscalationEvent.id)
    .where(EscalationEvent.ticket_id == Ticket.id, EscalationEvent.is_upward)
    .correlate(Ticket)
    .exists()
)
_VIEWS: dict[TicketView, ColumnElement[bool]] = {
    TicketView.MINE: and_(_OPEN, Ticket.owner_id == bindparam("staff")),
    TicketView.WATCHED: and_(_OPEN, Ticket.id.in_(_WATCHED)),
    TicketView.DUE_TODAY: and_(_OPEN, Ticket.due_at < bindparam("today_end")),
    TicketView.SOON: and_(_OPEN, Ticket.due_at >= bindparam("now"), Ticket.due_at < bindparam("soon")),
    TicketView.OVERDUE: and_(_OPEN, Ticket.due_at < bindparam("now")),
    TicketView.INTERNAL_OVERDUE: and_(_OPEN, Ticket.id.in_(_LATE_INSIDE)),
    TicketView.ESCALATED: and_(_OPEN, _ESCALATED),
    TicketView.APPROVAL: Ticket.id.in_(_PENDING_TICKETS),
    TicketView.UNASSIGNED: and_(_OPEN, Ticket.owner_id.is_(None)),
    TicketView.OPEN: _OPEN,
    TicketView.SOLVED_THIS_WEEK: Ticket.solved_at >= bindparam("week_start"),
    TicketView.ALL: true(),
}
_FIELDS = ("department_id", "kind", "priority", "state", "customer_id", "owner_id", "category_id")
_chosen = select(TicketCategory.id).where(TicketCategory.id == bindparam("category_id")).cte("chosen", recursive=True)
_IN_CATEGORY = Ticket.category_id.in_(
    select(
        _chosen.union(
            select(TicketCategory.id).where(
                or_(TicketCategory.parent_id == _chosen.c.id, TicketCategory.merged_into_id == _chosen.c.id)
            )
        ).c.id
    )
)


@dataclass(frozen=True, slots=True)
class Shape:
    """What the words of a question depend on; its values come with it."""

    view: TicketView
    fields: tuple[str, ...]
    sees_all: bool

    @classmethod
    def of(cls, read: Read, wanted: TicketFilter) -> Shape:
        """Return the shape of the question *wanted*, asked by the reader."""
        fields = tuple(name for name in _FIELDS if getattr(wanted, name) is not None)
        return cls(wanted.view, fields, read.actor.can(Permission.VIEW_SENSITIVE))

    def conditions(self) -> list[ColumnElement[bool]]:
        """Return what every ticket of the list fulfils."""
        found = [_VIEWS[self.view]]
        if not self.sees_all:
            found.append(or_(Ticket.is_sensitive.is_(False), IS_NAMED))
        return found + [
            _IN_CATEGORY if name == "category_id" else getattr(Ticket, name) == bindparam(name) for name in self.fields
        ]


def values_of(read: Read, wanted: TicketFilter) -> dict[str, Any]:
    """Return the values of every name a statement here may have."""
    day = read.site.business_day(read.now)
    return {
        "staff": read.actor.staff_id,
        "reader": read.actor.staff_id,
        "now": read.now,
        "soon": read.now + SOON,
        "today_end": read.site.day_bounds(day)[1],
        "week_start": read.site.day_bounds(day - timedelta(days=day.weekday()))[0],
        **{name: _plain(getattr(wanted, name)) for name in _FIELDS},
    }


def _plain(value: object) -> object:
    return str(value) if isinstance(value, StrEnum) else value


@cache
def ordered_ids(shape: Shape, sort: Sort, cut: int | None) -> Prepared:
    """Return the statement of the ids in order; *cut* is how many at most."""
    return Prepared(in_order(select(Ticket.id).where(*shape.conditions()), sort, cut))


@cache
def due_ids(shape: Shape, is_due: bool, cut: int | None) -> Prepared:
    """Return the statement of those with a deadline, the nearest first, or of those without one; at most *cut*."""
    due = Ticket.due_at.is_not(None) if is_due else Ticket.due_at.is_(None)
    statement = select(Ticket.id).where(*shape.conditions(), due)
    statement = statement.order_by(Ticket.due_at, Ticket.id) if is_due else statement.order_by(Ticket.id)
    return Prepared(statement.limit(cut))


@cache
def counted(shape: Shape) -> Prepared:
    """Return the statement of their number."""
    return Prepared(select(func.count()).select_from(Ticket).where(*shape.conditions()))


def in_order(statement: Select[tuple[int]], sort: Sort, cut: int | None) -> Select[tuple[int]]:
    """Return *statement* ordered, the first *cut* of it if that is not None; no value comes last."""
    column = _SORTS[sort.column]
    order: list[ColumnElement[Any]] = [nulls_last(column.desc() if sort.descending else column.asc())]
    order.append(Ticket.id.desc() if sort.descending else Ticket.id.asc())
    return statement.order_by(*order).limit(cut)


def holding_text(read: Read, statement: Select[Any], wanted: TicketFilter) -> Any:
    """Run a statement of tickets that hold the words as well: its words depend on them."""
    conditions = [*Shape.of(read, wanted).conditions(), *_typed(read, wanted.text, wanted.view is not TicketView.ALL)]
    return read.execute(statement.where(*conditions), values_of(read, wanted))


def _typed(read: Read, text: str, are_few: bool) -> list[ColumnElement[bool]]:
    """Return the conditions of what was typed: fields and tags by name, and the words that are left.

    Where the view holds few tickets each is looked at: what the words are found in may be a seventh of all there are.
    """
    named = field_terms(text)
    typed = tag_words(named.rest)
    found = field_conditions(read, named.terms) if named.terms else []
    found += [Ticket.id.in_(_tagged(name)) for name in typed.wanted]
    found += [Ticket.id.not_in(_tagged(name)) for name in typed.excluded]
    if found:
        # What was merged is found with the ticket it went into.
        found.append(Ticket.merged_into_id.is_(None))
    if typed.rest.strip() or not found:
        found.append(_text_condition(read, typed.rest, are_few))
    return found


def _tagged(name: str) -> Select[tuple[int]]:
    named_so = or_(Tag.folded == name, func.lower(Tag.name_en) == name)
    return select(TicketTag.ticket_id).join(Tag, Tag.id == TicketTag.tag_id).where(named_so)


def _text_condition(read: Read, text: str, are_few: bool) -> ColumnElement[bool]:
    """Return the condition that a ticket holds the words, by the rules of search, or its customer is named so."""
    query = parse(text)
    if not query:
        return false()

    def written(wanted: SearchQuery) -> ColumnElement[bool]:
        if are_few:
            return _says(wanted)
        return Ticket.id.in_(holding(read, wanted, [SearchKind.TICKET], [SearchDocument.entity_id]))

    name = Typed.of(" ".join(query.words)).words
    if not name:
        return written(query)
    whose: ColumnElement[bool]
    if are_few:
        whose = named(name).where(IdentificationKey.customer_id == Ticket.customer_id).correlate(Ticket).exists()
    else:
        whose = Ticket.id.in_(select(Ticket.id).where(Ticket.customer_id.in_(named(name))))
    without = (~written(SearchQuery((word,))) for word in query.excluded)
    return or_(written(query), and_(whose, *without))


def _says(wanted: SearchQuery) -> ColumnElement[bool]:
    """Return the condition that a ticket's own text holds what is wanted, by the same rules as the index finds it."""
    text = SearchDocument.text
    conditions = [SearchDocument.kind == SearchKind.TICKET.value, SearchDocument.entity_id == Ticket.id]
    conditions += [Position(text, word) > 0 for word in wanted.words]
    conditions += [Position(text, word) == 0 for word in wanted.excluded]
    return select(SearchDocument.id).where(*conditions).correlate(Ticket).exists()
