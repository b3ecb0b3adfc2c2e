"""Search statements worded once for each kind of question: pages of documents, and how many there are of each kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Integer, Select, String, and_, bindparam, func, select, table, text

from servicedesk.core.permissions import Permission
from servicedesk.core.search_query import SearchQuery
from servicedesk.models import SearchDocument
from servicedesk.queries.found_documents import EXACT_LENGTH, ROWID, SearchKind, visible
from servicedesk.storage.desk import Read
from servicedesk.storage.positions import Position
from servicedesk.storage.prepared import Cells, Prepared
from servicedesk.storage.search_index import match_values, matches_named


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
        key: Any = ROWID if query.words else SearchDocument.id
        page = _shaped(read, shape, _COLUMNS).order_by(key.desc()).limit(bindparam("cut"))
        statement = _PAGES[shape] = Prepared(page.where(key < bindparam("after")) if shape.is_continued else page)
    return read.rows(statement, **_values(query, kinds), reader=read.actor.staff_id, cut=limit, after=after)


def counts(read: Read, query: SearchQuery, kinds: Sequence[SearchKind]) -> dict[str, int]:
    """Return how many documents of each kind hold what *query* wants; kinds without any may be left out."""
    shape = _Shape.of(read, query, kinds)
    is_exact = shape.has_words and not shape.long and not shape.excluded
    if is_exact and read.connection.dialect.name == "sqlite":
        return _counted_by_index(read, query, kinds, shape.sees_all)
    statement = _COUNTS.get(shape)
    if statement is None:
        counted = _shaped(read, shape, (SearchDocument.kind, func.count())).group_by(SearchDocument.kind)
        statement = _COUNTS[shape] = Prepared(counted)
    rows = read.rows(statement, **_values(query, kinds), reader=read.actor.staff_id)
    return {str(kind): int(number) for kind, number in rows}


def _counted_by_index(read: Read, query: SearchQuery, kinds: Sequence[SearchKind], sees_all: bool) -> dict[str, int]:
    """Count words that the pair index knows exactly without reading a text; what is hidden is taken off afterwards."""
    values = match_values(list(query.words))
    numbers = read.rows(_BY_KIND, expression=values["expression"], sees_all=sees_all)[0]
    found = dict(zip((kind.value for kind in SearchKind), numbers, strict=True))
    if not sees_all:
        for kind, statement in (each for each in _HIDDEN.items() if found[each[0].value]):
            texts = chain.from_iterable(read.rows(statement, kind=kind.value, reader=read.actor.staff_id))
            found[kind.value] -= sum(all(word in text for word in query.words) for text in texts)
        texts = chain.from_iterable(read.rows(_NAMED, reader=read.actor.staff_id))
        found[SearchKind.TICKET.value] += sum(all(word in text for word in query.words) for text in texts)
    return {kind.value: found[kind.value] for kind in kinds}


# The engine would go to the rows themselves, which are ten times as wide as this index.
_COUNTED = ", ".join(f"count(*) FILTER (WHERE d.kind = '{kind.value}')" for kind in SearchKind)
_BY_KIND = Prepared(
    text(
        f"SELECT {_COUNTED} FROM search_index"  # noqa: S608 - words of our own
        " JOIN search_document AS d INDEXED BY ix_search_document_kinds ON d.id = search_index.rowid"
        " WHERE search_index MATCH :expression AND (:sees_all OR d.is_sensitive = 0)"
    )
)
_NOT_NAMED = "ticket.id NOT IN (SELECT ticket_id FROM ticket_reader WHERE staff_id = :reader)"
# The visits and inquiries that became sensitive tickets one is not named on, from those few tickets on; each once.
_HIDDEN = {
    SearchKind.VISIT: Prepared(
        text(
            "SELECT text FROM search_document WHERE kind = :kind AND is_sensitive = 0 AND entity_id IN"  # noqa: S608 - words of our own
            " (SELECT visit_id FROM ticket WHERE is_sensitive = 1 AND visit_id IS NOT NULL"
            f" AND {_NOT_NAMED})"
        )
    ),
    SearchKind.INQUIRY: Prepared(
        text(
            "SELECT text FROM search_document WHERE kind = :kind AND is_sensitive = 0 AND entity_id IN"  # noqa: S608 - words of our own
            " (SELECT inquiry.id FROM ticket INDEXED BY ix_ticket_sensitive_visit"
            " CROSS JOIN inquiry ON inquiry.ticket_id = ticket.id WHERE ticket.is_sensitive = 1"
            f" AND {_NOT_NAMED})"
        )
    ),
}


# The sensitive tickets somebody is named on; they are few.
_NAMED = Prepared(
    text(
        "SELECT text FROM search_document WHERE kind = 'ticket' AND is_sensitive = 1 AND entity_id IN"
        " (SELECT ticket_id FROM ticket_reader WHERE staff_id = :reader)"
    )
)


def _long(query: SearchQuery) -> list[str]:
    return [word for word in query.words if len(word) > EXACT_LENGTH]


def _shaped(read: Read, shape: _Shape, columns: Sequence[Any]) -> Select[Any]:
    """Return the select of :func:`holding` with names in place of words."""
    kinds: list[BindParameter[Any]] = [bindparam(f"kind{place}") for place in range(shape.kinds)]
    conditions: list[ColumnElement[bool]] = [SearchDocument.kind.in_(kinds)]
    conditions += visible(read, bindparam("reader", type_=Integer()))
    body = SearchDocument.text
    conditions += [Position(body, _word(f"long{place}")) > 0 for place in range(shape.long)]
    conditions += [Position(body, _word(f"excluded{place}")) == 0 for place in range(shape.excluded)]
    if not shape.has_words:
        return select(*columns).where(and_(*conditions))
    found = table("search_index").join(SearchDocument.__table__, SearchDocument.id == ROWID)
    return select(*columns).select_from(found).where(matches_named(), *conditions)


def _word(name: str) -> BindParameter[str]:
    return bindparam(name, type_=String())


def _values(query: SearchQuery, kinds: Sequence[SearchKind]) -> dict[str, Any]:
    values: dict[str, Any] = {f"kind{place}": kind.value for place, kind in enumerate(kinds)}
    values |= {f"long{place}": word for place, word in enumerate(_long(query))}
    values |= {f"excluded{place}": word for place, word in enumerate(query.excluded)}
    return values | match_values(list(query.words))
