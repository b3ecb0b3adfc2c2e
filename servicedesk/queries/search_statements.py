"""Search statements worded once for each kind of question: documents by page or by id, and how many of each kind."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import cache
from heapq import merge
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    func,
    or_,
    select,
    table,
    text,
)

from servicedesk.core.permissions import Permission
from servicedesk.core.search_query import SearchQuery
from servicedesk.models import SearchDocument
from servicedesk.queries.found_documents import EXACT_LENGTH, SearchKind, visible
from servicedesk.storage.desk import Read
from servicedesk.storage.id_lists import OfIds
from servicedesk.storage.index_words import TURNED, Found, NewestFirst, OlderThan
from servicedesk.storage.positions import Position
from servicedesk.storage.prepared import Cells, Prepared
from servicedesk.storage.search_index import marks, match_expression, match_values, matches_named, pair_term

_PAIR = 2


class _Shape(NamedTuple):
    """What the words of a search statement depend on; the words searched for come with it."""

    kinds: int
    long: int
    excluded: int
    has_words: bool
    sees_all: bool
    # How many rows at most, and whether after one that was shown.
    cut: int = 0
    is_continued: bool = False

    @classmethod
    def of(
        cls, read: Read, query: SearchQuery, kinds: Sequence[SearchKind], cut: int = 0, is_continued: bool = False
    ) -> _Shape:
        sees_all = read.actor.can(Permission.VIEW_SENSITIVE)
        long = len(_long(query))
        return cls(len(kinds), long, len(query.excluded), bool(query.words), sees_all, cut, is_continued)


_COLUMNS = (
    SearchDocument.id,
    SearchDocument.kind,
    SearchDocument.entity_id,
    SearchDocument.title,
    SearchDocument.text,
)
# One statement for each shape, worded when it is asked for the first time.
_PAGES: dict[_Shape, Prepared] = {}
_IDS: dict[_Shape, Prepared] = {}
_ROWS: dict[bool, OfIds] = {}
_COUNTS: dict[_Shape, Prepared] = {}


def newest_rows(
    read: Read, query: SearchQuery, kinds: Sequence[SearchKind], limit: int, after: int | None = None
) -> list[Cells]:
    """Return id, kind, entity, title and folded text of the newest documents that hold what *query* wants."""
    shape = _Shape.of(read, query, kinds, limit, after is not None)
    statement = _PAGES.get(shape)
    if statement is None:
        after_that = bindparam("after", type_=Integer())
        older = OlderThan(after_that) if query.words else SearchDocument.id < after_that
        page = _newest(read, shape, _COLUMNS)
        statement = _PAGES[shape] = Prepared(page.where(older) if shape.is_continued else page)
    return read.rows(statement, **_values(query, kinds), reader=read.actor.staff_id, after=after)


def rows_of(read: Read, ids: Sequence[int], kinds: Sequence[SearchKind]) -> dict[int, Cells]:
    """Return id, kind, entity, title and folded text of documents by id; what may not be seen is left out.

    Kinds are left out here: asked for as well, the engine would read every document of each kind.
    """
    sees_all = read.actor.can(Permission.VIEW_SENSITIVE)
    statement = _ROWS.get(sees_all)
    if statement is None:
        conditions = visible(read, bindparam("reader", type_=Integer()))
        statement = _ROWS[sees_all] = OfIds(
            lambda wanted: select(*_COLUMNS).where(SearchDocument.id.in_(wanted), *conditions)
        )
    names = {kind.value for kind in kinds}
    found = statement.rows(read.connection, ids, reader=read.actor.staff_id)
    return {row[0]: row for row in found if row[1] in names}


def newest_ids(read: Read, query: SearchQuery, kinds: Sequence[SearchKind], limit: int) -> array[int]:
    """Return the ids of the newest documents that hold what *query* wants, of a hundred thousand in an instant."""
    shape = _Shape.of(read, query, kinds, limit)
    if not _index_knows(read, shape):
        return _ids_looked_at(read, query, kinds, shape)
    names = [kind.value for kind in kinds]
    expression = match_expression(list(query.words), marks(names, None if shape.sees_all else False))
    ids = read.ids(_ids_by_marks(limit), expression=expression)
    sensitive = marks(names, True)
    if shape.sees_all or not sensitive:
        return ids
    seen = _ids_looked_at(read, query, kinds, shape, sensitive)
    return array("q", merge(ids, seen, reverse=True))[:limit] if seen else ids


def _ids_looked_at(
    read: Read, query: SearchQuery, kinds: Sequence[SearchKind], shape: _Shape, of: list[str] | None = None
) -> array[int]:
    """Return ids as :func:`newest_ids`, each document compared with the text and with what may be seen."""
    statement = _IDS.get(shape)
    if statement is None:
        statement = _IDS[shape] = Prepared(_newest(read, shape, (SearchDocument.id,)))
    return read.ids(statement, **_values(query, kinds, of), reader=read.actor.staff_id)


@cache
def _ids_by_marks(limit: int) -> Prepared:
    """Return the statement of the newest ids of an expression by a walk through the index alone."""
    matching = f"FROM search_index WHERE search_index MATCH :expression ORDER BY rowid LIMIT {limit}"
    return Prepared(text(f"SELECT {TURNED} - rowid {matching}"))


def _newest(read: Read, shape: _Shape, columns: Sequence[Any]) -> Select[Any]:
    """Return the select of *columns* of the newest documents, as many as the shape says."""
    found = _shaped(read, shape, columns)
    return found.order_by(NewestFirst() if shape.has_words else SearchDocument.id.desc()).limit(shape.cut)


def _index_knows(read: Read, shape: _Shape) -> bool:
    """Return whether the index of a file knows without reading a text what holds the words and what does not."""
    is_exact = shape.has_words and not shape.long and not shape.excluded
    return is_exact and read.connection.dialect.name == "sqlite"


def counts(read: Read, query: SearchQuery, kinds: Sequence[SearchKind]) -> dict[str, int]:
    """Return how many documents of each kind hold what *query* wants; kinds without any may be left out."""
    shape = _Shape.of(read, query, kinds)
    if _index_knows(read, shape):
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
    asked = [(kind, mark) for kind in found for mark in marks([kind])]
    numbers = _by_mark(read, words, [mark for _, mark in asked])
    sensitive = set() if sees_all else set(marks(found, True))
    to_look_at = []
    for (kind, mark), number in zip(asked, numbers, strict=True):
        if mark not in sensitive:
            found[kind] += number
        elif number:
            to_look_at.append(mark)
    if to_look_at:
        for kind, number in _looked_at(read, query, kinds, to_look_at):
            found[kind] += number
    return found


def _by_mark(read: Read, words: list[str], of: list[str]) -> list[int]:
    """Return how many documents of each mark hold all *words*, by a walk through the index alone.

    A pair is a term of the index, which counts its documents in a third of the time that matching takes.
    """
    if len(words) == 1 and len(words[0]) == _PAIR:
        terms = [pair_term(words[0], mark) for mark in of]
        found: dict[str, int] = dict(read.rows(_terms(len(of)), **_named(terms)))
        return [found.get(term, 0) for term in terms]
    return list(read.rows(_matching(len(of)), **_named([match_expression(words, [mark]) for mark in of]))[0])


def _named(values: list[str]) -> dict[str, str]:
    return {f"wanted{place}": value for place, value in enumerate(values)}


@cache
def _terms(number: int) -> Prepared:
    wanted = ", ".join(f":wanted{place}" for place in range(number))
    return Prepared(text(f"SELECT term, doc FROM search_index_terms WHERE term IN ({wanted})"))  # noqa: S608 - our names


@cache
def _matching(number: int) -> Prepared:
    of_one = "(SELECT count(*) FROM search_index WHERE search_index MATCH :wanted{})"
    return Prepared(text(f"SELECT {', '.join(of_one.format(place) for place in range(number))}"))


def _long(query: SearchQuery) -> list[str]:
    return [word for word in query.words if len(word) > EXACT_LENGTH]


def _shaped(read: Read, shape: _Shape, columns: Sequence[Any]) -> Select[Any]:
    """Return the select of :func:`holding` with names in place of words."""
    kinds: list[BindParameter[Any]] = [bindparam(f"kind{place}") for place in range(shape.kinds)]
    conditions: list[ColumnElement[bool]] = []
    if shape.kinds < len(SearchKind):
        conditions.append(SearchDocument.kind.in_(kinds))
    if not shape.sees_all:
        # What is marked as not sensitive is counted without a look at the tickets: it is shown without one as well.
        seen = visible(read, bindparam("reader", type_=Integer()))
        conditions.append(or_(SearchDocument.is_sensitive.is_(False), and_(*seen)))
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
    values: dict[str, Any] = match_values(list(query.words), marks(names) if of is None else of)
    if len(names) < len(SearchKind):
        values |= {f"kind{place}": name for place, name in enumerate(names)}
    values |= {f"long{place}": word for place, word in enumerate(_long(query))}
    values |= {f"excluded{place}": word for place, word in enumerate(query.excluded)}
    return values
