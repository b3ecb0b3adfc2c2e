"""Search statements worded once for each kind of question: pages of documents, and how many there are of each kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Integer, Select, String, and_, bindparam, func, select, table, text

from servicedesk.core.permissions import Permission
from servicedesk.core.search_query import SearchQuery
from servicedesk.models import SearchDocument
from servicedesk.queries.found_documents import EXACT_LENGTH, SearchKind, visible
from servicedesk.storage.desk import Read
from servicedesk.storage.index_words import Found, NewestFirst, OlderThan
from servicedesk.storage.positions import Position
from servicedesk.storage.prepared import Cells, Prepared
from servicedesk.storage.search_index import marks, match_expression, match_values, matches_named


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
        after_that = bindparam("after", type_=Integer())
        older = OlderThan(after_that) if query.words else SearchDocument.id < after_that
        page = _shaped(read, shape, _COLUMNS).order_by(NewestFirst() if query.words else SearchDocument.id.desc())
        page = page.limit(bindparam("cut"))
        statement = _PAGES[shape] = Prepared(page.where(older) if shape.is_continued else page)
    return read.rows(statement, **_values(query, kinds), reader=read.actor.staff_id, cut=limit, after=after)


def counts(read: Read, query: SearchQuery, kinds: Sequence[SearchKind]) -> dict[str, int]:
    """Return how many documents of each kind hold what *query* wants; kinds without any may be left out."""
    shape = _Shape.of(read, query, kinds)
    is_exact = shape.has_words and not shape.long and not shape.excluded
    if is_exact and read.connection.dialect.name == "sqlite":
        return _counted_by_index(read, query, kinds, shape.sees_all)
    return dict(_looked_at(read, query, kinds, marks(kind.value for kind in kinds)))


def _looked_at(read: Read, query: SearchQuery, kinds: Sequence[SearchKind], of: list[str]) -> list[tuple[str, int]]:
    """Count documents with one of the marks *of* by kind, each compared with the text and with what may be seen."""
    shape = _Shape.of(read, query, kinds)
    statement = _COUNTS.get(shape)
    if statement is None:
        counted = _shaped(read, shape, (SearchDocument.kind, func.count())).group_by(SearchDocument.kind)
        statement = _COUNTS[shape] = Prepared(counted)
    rows = read.rows(statement, **_values(query, kinds, of), reader=read.actor.staff_id)
    return [(str(kind), int(number)) for kind, number in rows]


def _counted_by_index(read: Read, query: SearchQuery, kinds: Sequence[SearchKind], sees_all: bool) -> dict[str, int]:
    """Count words that the pair index knows exactly without reading a text.

    What is not sensitive needs no look; the few that are get one, unless the reader may see all of them.
    """
    words, found = list(query.words), dict.fromkeys((kind.value for kind in kinds), 0)
    asked = [(kind.value, mark) for kind in kinds for mark in marks([kind.value], None if sees_all else False)]
    expressions = {f"expression{place}": match_expression(words, [mark]) for place, (_, mark) in enumerate(asked)}
    for (kind, _), number in zip(asked, read.rows(_by_marks(len(asked)), **expressions)[0], strict=True):
        found[kind] += number
    sensitive = marks(found, True)
    if sensitive and not sees_all:
        for kind, number in _looked_at(read, query, kinds, sensitive):
            found[kind] += number
    return found


@cache
def _by_marks(number: int) -> Prepared:
    """Return the statement that counts so many expressions, each by a walk through the index alone."""
    of_one = "(SELECT count(*) FROM search_index WHERE search_index MATCH :expression{})"
    return Prepared(text(f"SELECT {', '.join(of_one.format(place) for place in range(number))}"))


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
    found = table("search_index").join(SearchDocument.__table__, SearchDocument.id == Found())
    return select(*columns).select_from(found).where(matches_named(), *conditions)


def _word(name: str) -> BindParameter[str]:
    return bindparam(name, type_=String())


def _values(query: SearchQuery, kinds: Sequence[SearchKind], of: list[str] | None = None) -> dict[str, Any]:
    names = [kind.value for kind in kinds]
    values: dict[str, Any] = {f"kind{place}": name for place, name in enumerate(names)}
    values |= {f"long{place}": word for place, word in enumerate(_long(query))}
    values |= {f"excluded{place}": word for place, word in enumerate(query.excluded)}
    return values | match_values(list(query.words), marks(names) if of is None else of)
