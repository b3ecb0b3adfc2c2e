"""Substring search over folded text: every two neighbouring characters are a token.

Stock tokenizers take a run of Chinese as one word; overlapping pairs find every substring. Characters are
written as fixed-width hexadecimal so that punctuation, ``%`` and emoji are tokens like any other. Pairs alone
would also match rows that hold them apart, so candidates are compared with the text itself.

A file holds the pairs in a full-text index, a server the same in an array with an index of its elements. The one
finds a single character as the beginning of pairs; the other knows no beginnings and holds each character as well.

In a file every token begins with a mark of the document's kind and of whether it is sensitive: the index counts one
kind by itself, and handing row numbers out to ask each of what kind it is costs ten times as much.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from operator import add, attrgetter
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, String, bindparam, select, text

from servicedesk.core.text import fold, storable
from servicedesk.models import SearchDocument
from servicedesk.storage.id_lists import OfIds
from servicedesk.storage.index_words import TURNED, WRITE, Matches, row_number
from servicedesk.storage.prepared import Prepared

CREATE = (
    "CREATE VIRTUAL TABLE search_index USING fts5("
    "pairs, content='', contentless_delete=1, detail=none, tokenize='ascii', prefix='6')"
)
_CODE_LENGTH = 5
# Their places are in the index for good: a new kind comes last.
_KINDS = ("customer", "visit", "inquiry", "feedback", "ticket", "article")
# What led to a sensitive ticket is as sensitive; of the others nothing is.
_MAY_BE_SENSITIVE = frozenset({"visit", "inquiry", "ticket"})
# By so many of its characters a long word is looked up; those it finds are compared with the whole word anyway.
_LOOKED_UP = 200
# So many documents are turned into tokens before they are handed over.
_AT_ONCE = 4000
_FIND = Prepared(
    text("SELECT id, text, is_sensitive FROM search_document WHERE kind = :kind AND entity_id = :entity_id")
)
_FIND_THESE = OfIds(
    lambda ids: select(
        SearchDocument.entity_id, SearchDocument.id, SearchDocument.text, SearchDocument.is_sensitive
    ).where(SearchDocument.kind == bindparam("kind"), SearchDocument.entity_id.in_(ids))
)
_ADD = Prepared(
    text(
        "INSERT INTO search_document (kind, entity_id, title, text, initials, is_sensitive)"
        " VALUES (:kind, :entity_id, :title, :text, :initials, :is_sensitive) RETURNING id"
    )
)
_CHANGE = Prepared(
    text(
        "UPDATE search_document SET title = :title, text = :text, initials = :initials, is_sensitive = :is_sensitive"
        " WHERE id = :id"
    )
)
_MARK = Prepared(text("UPDATE search_document SET is_sensitive = :is_sensitive WHERE id = :id"))
_REMOVE = Prepared(text("DELETE FROM search_document WHERE id = :id"))
_INDEX = Prepared(WRITE)
_UNINDEX = Prepared(text("DELETE FROM search_index WHERE rowid = :id"))


# What acts on many rows write at their end: by row number whether the index holds it already, and its tokens.
_Waiting = dict[int, tuple[bool, str | None]]
_GATHERED = "search_index_gathered"


class Unindexed(NamedTuple):
    """A document that the index does not know yet."""

    id: int
    kind: str
    is_sensitive: bool
    text: str


class _Known(NamedTuple):
    """A search row as it is."""

    id: int
    text: str
    is_sensitive: bool


@dataclass(frozen=True, slots=True)
class Document:
    """What one entity is found by."""

    entity_id: int
    title: str
    content: str
    initials: str = ""
    is_sensitive: bool = False

    def values(self, kind: str) -> dict[str, Any]:
        """Return the columns of its search row."""
        return {
            "kind": kind,
            "entity_id": self.entity_id,
            "title": storable(self.title),
            "text": fold(storable(self.content)),
            "initials": self.initials,
            "is_sensitive": self.is_sensitive,
        }


class _Codes(dict[str, str]):
    """The code of each character behind a mark, worked out once: a text has few different ones."""

    def __init__(self, mark: str = "") -> None:
        super().__init__()
        self._mark = mark

    def __missing__(self, character: str) -> str:
        code = self[character] = f"{self._mark}{ord(character):05x}"
        return code


@cache
def _mark(kind: str, is_sensitive: bool) -> str:
    """Return the first letter of all tokens of such a document."""
    return f"{2 * _KINDS.index(kind) + (is_sensitive and kind in _MAY_BE_SENSITIVE):x}"


_MARKED = {mark: _Codes(mark).__getitem__ for mark in ("", *(f"{place:x}" for place in range(2 * len(_KINDS))))}
_code = _MARKED[""]


def marks(kinds: Iterable[str], sensitive: bool | None = None) -> list[str]:
    """Return the marks of documents of *kinds*: of all, or only of what is or is not *sensitive*."""
    return list(_marks(tuple(kinds), sensitive))


@cache
def _marks(kinds: tuple[str, ...], sensitive: bool | None) -> list[str]:
    return [
        _mark(kind, each)
        for kind in kinds
        for each in (False, True)
        if sensitive in (None, each) and (not each or kind in _MAY_BE_SENSITIVE)
    ]


def pairs(folded: str, mark: str = "") -> str:
    """Return the tokens of *folded*: each neighbouring pair once, and the last character alone."""
    first, second = list(map(_MARKED[mark], folded)), list(map(_code, folded[1:]))
    tokens = dict.fromkeys(map(add, first, second))
    tokens.update(dict.fromkeys(first[-1:]))
    return " ".join(tokens)


def put_many(connection: Connection, documents: Iterable[Unindexed]) -> None:
    """Index folded texts that are not there yet, each under the id of its document."""
    if connection.dialect.name == "sqlite":
        # By rising row number: at each step back the engine writes a piece of the index.
        newest_first = sorted(documents, key=attrgetter("id"), reverse=True)
        for start in range(0, len(newest_first), _AT_ONCE):
            piece = newest_first[start : start + _AT_ONCE]
            rows = [(TURNED - each.id, pairs(each.text, _mark(each.kind, each.is_sensitive))) for each in piece]
            connection.exec_driver_sql("INSERT INTO search_index (rowid, pairs) VALUES (?, ?)", rows)
        return
    connection.execute(WRITE, [{"id": each.id, "pairs": _without_marks(each.text)} for each in documents])


def put_together(connection: Connection) -> None:
    """Make one piece of the index of all that it was written in: what was written at once is counted twice as fast."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO search_index (search_index) VALUES ('optimize')")


def _indexed(connection: Connection, kind: str, is_sensitive: bool, folded: str) -> str:
    """Return the tokens as the index of this engine wants them."""
    if connection.dialect.name == "sqlite":
        return pairs(folded, _mark(kind, is_sensitive))
    return _without_marks(folded)


def _without_marks(folded: str) -> str:
    return " ".join(filter(None, (pairs(folded), *map(_code, set(folded[:-1]) - {folded[-1:]}))))


def _terms(words: list[str]) -> list[str]:
    """Return the tokens that a row containing all folded *words* has; a single character is one code."""
    terms: list[str] = []
    for word in words:
        terms.extend(sorted({_code(a) + _code(b) for a, b in pairwise(word[:_LOOKED_UP])}) or map(_code, word))
    return list(dict.fromkeys(terms))


def match_expression(words: list[str], of: list[str]) -> str:
    """Return the full-text expression that holds for every row with one of the marks and all folded *words*."""
    return _expression(_terms(words), of)


def _expression(tokens: list[str], of: list[str]) -> str:
    # A single character is the beginning of pairs.
    terms = [token if len(token) > _CODE_LENGTH else f"{token}*" for token in tokens]
    if len(terms) == 1:
        return " OR ".join([mark + terms[0] for mark in of])
    return " OR ".join([f"({' AND '.join([mark + term for term in terms])})" for mark in of])


def pair_term(pair: str, mark: str) -> str:
    """Return the one term of a file's index that stands for two folded characters in documents of *mark*."""
    return f"{mark}{_code(pair[0])}{_code(pair[1])}"


def matches(words: list[str], kinds: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that the index holds every pair of the folded *words*, whichever engine it is.

    A file is asked about *kinds* alone; for a server's sake the caller asks for them as well.
    """
    values = match_values(words, marks(kinds))
    return Matches(
        bindparam(None, values["expression"], type_=String()), bindparam(None, values["tokens"], type_=String())
    )


def matches_named() -> ColumnElement[bool]:
    """Return the condition of :func:`matches` for a statement worded once; :func:`match_values` fill it in."""
    return Matches(bindparam("expression", type_=String()), bindparam("tokens", type_=String()))


def match_values(words: list[str], of: list[str]) -> dict[str, str]:
    """Return the parameters of :func:`matches_named` for documents with one of the marks."""
    tokens = _terms(words)
    return {"expression": _expression(tokens, of), "tokens": " ".join(tokens)}


def unindex_span(connection: Connection, first: int, last: int) -> None:
    """Take the search rows with ids from *first* to *last* out of the index; the caller deletes them."""
    low, high = sorted(row_number(connection, each) for each in (first, last))
    connection.execute(
        text("DELETE FROM search_index WHERE rowid >= :low AND rowid <= :high"), {"low": low, "high": high}
    )


@contextmanager
def gathered(connection: Connection) -> Iterator[None]:
    """Write the index inside once and in its own order, whatever is put and removed; until then it is as before.

    For acts on many rows: at each step back to a lower row number the engine would write a piece of the index. What
    is undone meanwhile by a savepoint would be written all the same.
    """
    if _GATHERED in connection.info:
        yield
        return
    waiting: _Waiting = {}
    connection.info[_GATHERED] = waiting
    try:
        yield
    finally:
        del connection.info[_GATHERED]
    for row in sorted(waiting):
        _write(connection, row, *waiting[row])


def put(
    connection: Connection,
    kind: str,
    entity_id: int,
    title: str,
    content: str,
    initials: str = "",
    is_sensitive: bool = False,
    is_new: bool = False,
) -> None:
    """Write the search row of one entity in the caller's transaction; *is_new* spares looking for an old one."""
    old = None if is_new else _FIND.first(connection, {"kind": kind, "entity_id": entity_id})
    values = Document(entity_id, title, content, initials, is_sensitive).values(kind)
    _put(connection, values, None if old is None else _Known(*old))


def _put(connection: Connection, values: dict[str, Any], old: _Known | None) -> None:
    kind, folded, is_sensitive = values["kind"], values["text"], values["is_sensitive"]
    if old is None:
        identity = _ADD.scalar(connection, values)
    else:
        identity = old.id
        _CHANGE.run(connection, {**values, "id": identity})
        if (old.text, bool(old.is_sensitive)) == (folded, is_sensitive):
            return
    _index(connection, identity, old is not None, _indexed(connection, kind, is_sensitive, folded))


def mark_all(connection: Connection, kind: str, marks: Mapping[int, bool]) -> None:
    """Let what led to tickets be as sensitive as those are: by id whether it is."""
    for entity, (identity, folded, marked) in _there(connection, kind, list(marks)).items():
        if bool(marked) != marks[entity]:
            _MARK.run(connection, {"id": identity, "is_sensitive": marks[entity]})
            _index(connection, identity, True, _indexed(connection, kind, marks[entity], folded))


def put_all(connection: Connection, kind: str, documents: Sequence[Document]) -> None:
    """Write the search rows of many entities of a kind, each as :func:`put` would."""
    there = _there(connection, kind, [each.entity_id for each in documents])
    with gathered(connection):
        for each in documents:
            _put(connection, each.values(kind), there.get(each.entity_id))


def _there(connection: Connection, kind: str, ids: Sequence[int]) -> dict[int, _Known]:
    """Return the search rows that these entities have."""
    return {entity: _Known(*known) for entity, *known in _FIND_THESE.rows(connection, ids, kind=kind)}


def remove(connection: Connection, kind: str, ids: Sequence[int]) -> None:
    """Take entities out of the search."""
    gone = [known.id for known in _there(connection, kind, ids).values()]
    with gathered(connection):
        for identity in gone:
            _index(connection, identity, True, None)
    _REMOVE.run_many(connection, [{"id": identity} for identity in gone])


def _index(connection: Connection, identity: int, is_indexed: bool, tokens: str | None) -> None:
    """Let the index hold *tokens* for a document, nothing if there are none."""
    row = row_number(connection, identity)
    waiting: _Waiting | None = connection.info.get(_GATHERED)
    if waiting is None:
        _write(connection, row, is_indexed, tokens)
        return
    waiting[row] = (waiting[row][0] if row in waiting else is_indexed, tokens)


def _write(connection: Connection, row: int, is_indexed: bool, tokens: str | None) -> None:
    if is_indexed:
        _UNINDEX.run(connection, {"id": row})
    if tokens is not None:
        _INDEX.run(connection, {"id": row, "pairs": tokens})
