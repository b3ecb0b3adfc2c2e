"""Search documents that hold the words: candidates from the pair index, compared with the text, seen by who may."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    table,
)

from servicedesk.core.permissions import Permission
from servicedesk.core.search_query import SearchQuery
from servicedesk.models import SearchDocument
from servicedesk.queries.sensitive import inquiry_readable, visit_readable
from servicedesk.storage.desk import Read
from servicedesk.storage.positions import Position
from servicedesk.storage.prepared import Cells, Prepared
from servicedesk.storage.search_index import match_values, matches, matches_named

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


def visible(read: Read) -> list[ColumnElement[bool]]:
    """Return the conditions that hide sensitive tickets, and visits and inquiries that became one."""
    if read.actor.can(Permission.VIEW_SENSITIVE):
        return []
    kind, entity_id = SearchDocument.kind, SearchDocument.entity_id
    return [
        SearchDocument.is_sensitive.is_(False),
        or_(kind != SearchKind.INQUIRY.value, inquiry_readable(read, entity_id)),
        or_(kind != SearchKind.VISIT.value, visit_readable(read, entity_id)),
    ]


def holding(read: Read, query: SearchQuery, kinds: Sequence[SearchKind], columns: Sequence[Any]) -> Select[Any]:
    """Return the select of *columns* of all documents that hold what *query* wants; :func:`newest` orders them."""
    conditions = [SearchDocument.kind.in_([kind.value for kind in kinds]), *visible(read)]
    conditions += [Position(SearchDocument.text, word) > 0 for word in query.words if len(word) > EXACT_LENGTH]
    conditions += [Position(SearchDocument.text, word) == 0 for word in query.excluded]
    if not query.words:
        return select(*columns).select_from(SearchDocument).where(and_(*conditions))
    index = table("search_index")
    return (
        select(*columns)
        .select_from(index.join(SearchDocument.__table__, SearchDocument.id == _ROWID))
        .where(matches(list(query.words)), *conditions)
    )


_ROWID = literal_column("search_index.rowid", Integer)


def newest(query: SearchQuery, statement: Select[Any], limit: int, after: int | None = None) -> Select[Any]:
    """Return *statement* from the newest document on, or from the one after *after*."""
    # The index hands its rows out in this order by itself: the rest is not looked at.
    key: ColumnElement[int] = _ROWID if query.words else SearchDocument.id  # type: ignore[assignment] # a column
    if after is not None:
        statement = statement.where(key < after)
    return statement.order_by(key.desc()).limit(limit)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the words of a search statement depend on; the words searched for come with it."""

    kinds: int
    long: int
    excluded: int
    has_words: bool
    sees_all: bool
    is_continued: bool = False

    @classmethod
    def of(cls, read: Read, query: SearchQuery, kinds: Sequence[SearchKind], is_continued: bool = False) -> _Shape:
        sees_all = read.actor.can(Permission.VIEW_SENSITIVE)
        long = len(_long(query))
        return cls(len(kinds), long, len(query.excluded), bool(query.words), sees_all, is_continued)


_COLUMNS = (
    SearchDocument.id,
    SearchDocument.kind,
    SearchDocument.entity_id,
    SearchDocument.title,
    SearchDocument.text,
)
# One statement for each shape, worded when it is asked for the first time.
_PAGES: dict[_Shape, Prepared] = {}
_COUNTS: dict[_Shape, Prepared] = {}


def newest_rows(
    read: Read, query: SearchQuery, kinds: Sequence[SearchKind], limit: int, after: int | None = None
) -> list[Cells]:
    """Return id, kind, entity, title and folded text of the newest documents that hold what *query* wants."""
    shape = _Shape.of(read, query, kinds, after is not None)
    statement = _PAGES.get(shape)
    if statement is None:
        key: Any = _ROWID if query.words else SearchDocument.id
        page = _shaped(read, shape, _COLUMNS).order_by(key.desc()).limit(bindparam("cut"))
        statement = _PAGES[shape] = Prepared(page.where(key < bindparam("after")) if shape.is_continued else page)
    return read.rows(statement, **_values(query, kinds), cut=limit, after=after)


def counts(read: Read, query: SearchQuery, kinds: Sequence[SearchKind]) -> dict[str, int]:
    """Return how many documents of each kind hold what *query* wants; kinds without any are left out."""
    shape = _Shape.of(read, query, kinds)
    statement = _COUNTS.get(shape)
    if statement is None:
        counted = _shaped(read, shape, (SearchDocument.kind, func.count())).group_by(SearchDocument.kind)
        statement = _COUNTS[shape] = Prepared(counted)
    return {str(kind): int(number) for kind, number in read.rows(statement, **_values(query, kinds))}


def _long(query: SearchQuery) -> list[str]:
    return [word for word in query.words if len(word) > EXACT_LENGTH]


def _shaped(read: Read, shape: _Shape, columns: Sequence[Any]) -> Select[Any]:
    """Return the select of :func:`holding` with names in place of words."""
    conditions = [SearchDocument.kind.in_([bindparam(f"kind{place}") for place in range(shape.kinds)]), *visible(read)]
    text = SearchDocument.text
    conditions += [Position(text, _word(f"long{place}")) > 0 for place in range(shape.long)]
    conditions += [Position(text, _word(f"excluded{place}")) == 0 for place in range(shape.excluded)]
    if not shape.has_words:
        return select(*columns).where(and_(*conditions))
    found = table("search_index").join(SearchDocument.__table__, SearchDocument.id == _ROWID)
    return select(*columns).select_from(found).where(matches_named(), *conditions)


def _word(name: str) -> BindParameter[str]:
    return bindparam(name, type_=String())


def _values(query: SearchQuery, kinds: Sequence[SearchKind]) -> dict[str, Any]:
    values: dict[str, Any] = {f"kind{place}": kind.value for place, kind in enumerate(kinds)}
    values |= {f"long{place}": word for place, word in enumerate(_long(query))}
    values |= {f"excluded{place}": word for place, word in enumerate(query.excluded)}
    return values | match_values(list(query.words))
