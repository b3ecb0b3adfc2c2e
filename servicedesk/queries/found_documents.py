"""Search documents that hold the words: candidates from the pair index, compared with the text, seen by who may."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, bindparam, or_, select, table

from servicedesk.core.permissions import Permission
from servicedesk.core.search_query import SearchQuery
from servicedesk.models import SearchDocument
from servicedesk.queries.sensitive import inquiry_readable, named_on, visit_readable
from servicedesk.storage.desk import Read
from servicedesk.storage.index_words import Found, NewestFirst, OlderThan
from servicedesk.storage.positions import Position
from servicedesk.storage.search_index import matches

# The pair index knows words of one and two characters exactly; longer ones only as pairs somewhere in the text.
EXACT_LENGTH = 2


class SearchKind(StrEnum):
    """What can be found."""

    CUSTOMER = "customer"
    TICKET = "ticket"
    VISIT = "visit"
    INQUIRY = "inquiry"
    ARTICLE = "article"
    FEEDBACK = "feedback"


NEEDED = {
    SearchKind.CUSTOMER: Permission.VIEW_CUSTOMERS,
    SearchKind.TICKET: Permission.VIEW_TICKETS,
    SearchKind.VISIT: Permission.VIEW_VISITS,
    SearchKind.INQUIRY: Permission.VIEW_VISITS,
    SearchKind.ARTICLE: Permission.VIEW_KNOWLEDGE,
    SearchKind.FEEDBACK: Permission.VIEW_VISITS,
}


def allowed(read: Read, kinds: Iterable[SearchKind]) -> list[SearchKind]:
    """Return those of *kinds* that the reader may see."""
    return [kind for kind in dict.fromkeys(kinds) if read.actor.can(NEEDED[kind])]


def visible(read: Read, reader: Any = None) -> list[ColumnElement[bool]]:
    """Return the conditions that hide sensitive tickets, and visits and inquiries that became one.

    A ticket one is named on stays, and what became it. *reader* stands for who reads in a statement kept for
    everybody.
    """
    if read.actor.can(Permission.VIEW_SENSITIVE):
        return []
    kind, entity_id = SearchDocument.kind, SearchDocument.entity_id
    named = named_on(read, reader)
    return [
        or_(kind != SearchKind.TICKET.value, SearchDocument.is_sensitive.is_(False), entity_id.in_(named)),
        or_(kind != SearchKind.INQUIRY.value, inquiry_readable(read, entity_id, reader)),
        or_(kind != SearchKind.VISIT.value, visit_readable(read, entity_id, reader)),
    ]


def holding(read: Read, query: SearchQuery, kinds: Sequence[SearchKind], columns: Sequence[Any]) -> Select[Any]:
    """Return the select of *columns* of all documents that hold what *query* wants; :func:`newest` orders them."""
    names = [kind.value for kind in kinds]
    conditions = [SearchDocument.kind.in_(names), *visible(read)]
    conditions += [Position(SearchDocument.text, word) > 0 for word in query.words if len(word) > EXACT_LENGTH]
    conditions += [Position(SearchDocument.text, word) == 0 for word in query.excluded]
    if not query.words:
        return select(*columns).select_from(SearchDocument).where(and_(*conditions))
    index = table("search_index")
    return (
        select(*columns)
        .select_from(index.join(SearchDocument.__table__, SearchDocument.id == Found()))
        .where(matches(list(query.words), names), *conditions)
    )


def newest(query: SearchQuery, statement: Select[Any], limit: int, after: int | None = None) -> Select[Any]:
    """Return *statement* from the newest document on, or from the one after *after*."""
    if not query.words:
        older = statement if after is None else statement.where(SearchDocument.id < after)
        return older.order_by(SearchDocument.id.desc()).limit(limit)
    # The index hands its rows out in this order by itself: the rest is not looked at.
    older = statement if after is None else statement.where(OlderThan(bindparam(None, after, type_=Integer())))
    return older.order_by(NewestFirst()).limit(limit)
