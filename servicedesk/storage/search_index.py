"""Substring search over folded text: every two neighbouring characters are a token.

Stock tokenizers take a run of Chinese as one word; overlapping pairs find every substring. Characters are
written as fixed-width hexadecimal so that punctuation, ``%`` and emoji are tokens like any other. Pairs alone
would also match rows that hold them apart, so candidates are compared with the text itself.

A file holds the pairs in a full-text index, a server the same in an array with an index of its elements. The one
finds a single character as the beginning of pairs; the other knows no beginnings and holds each character as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from operator import add

from sqlalchemy import ColumnElement, Connection, String, bindparam, text

from servicedesk.core.text import fold, storable
from servicedesk.storage.index_words import WRITE, Matches
from servicedesk.storage.prepared import Prepared

CREATE = (
    "CREATE VIRTUAL TABLE search_index USING fts5("
    "pairs, content='', contentless_delete=1, detail=none, tokenize='ascii', prefix='5')"
)
_CODE_LENGTH = 5
# By so many of its characters a long word is looked up; those it finds are compared with the whole word anyway.
_LOOKED_UP = 200
_FIND = Prepared(text("SELECT id, text FROM search_document WHERE kind = :kind AND entity_id = :entity_id"))
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
_REMOVE = Prepared(text("DELETE FROM search_document WHERE id = :id"))
_INDEX = Prepared(WRITE)
_UNINDEX = Prepared(text("DELETE FROM search_index WHERE rowid = :id"))


class _Codes(dict[str, str]):
    """The code of each character, worked out once: a text has few different ones."""

    def __missing__(self, character: str) -> str:
        code = self[character] = f"{ord(character):05x}"
        return code


_CODES = _Codes()
_code = _CODES.__getitem__


def pairs(folded: str) -> str:
    """Return the tokens of *folded*: each neighbouring pair once, and the last character alone."""
    codes = list(map(_code, folded))
    tokens = dict.fromkeys(map(add, codes, codes[1:]))
    tokens.update(dict.fromkeys(codes[-1:]))
    return " ".join(tokens)


def put_many(connection: Connection, texts: Iterable[tuple[int, str]]) -> None:
    """Index folded texts that are not there yet, each under the id of its document."""
    if connection.dialect.name == "sqlite":
        rows = [(identity, pairs(text)) for identity, text in texts]
        connection.exec_driver_sql("INSERT INTO search_index (rowid, pairs) VALUES (?, ?)", rows)
        return
    connection.execute(WRITE, [{"id": identity, "pairs": _indexed(connection, text)} for identity, text in texts])


def _indexed(connection: Connection, folded: str) -> str:
    """Return the tokens as the index of this engine wants them."""
    if connection.dialect.name == "sqlite":
        return pairs(folded)
    return " ".join(filter(None, (pairs(folded), *map(_code, set(folded[:-1]) - {folded[-1:]}))))


def _terms(words: list[str]) -> list[str]:
    """Return the tokens that a row containing all folded *words* has; a single character is one code."""
    terms: list[str] = []
    for word in words:
        terms.extend(sorted({_code(a) + _code(b) for a, b in pairwise(word[:_LOOKED_UP])}) or map(_code, word))
    return list(dict.fromkeys(terms))


def match_expression(words: list[str]) -> str:
    """Return the full-text expression that holds for every row containing all folded *words*."""
    return " AND ".join(term if len(term) > _CODE_LENGTH else f"{term}*" for term in _terms(words))


def matches(words: list[str]) -> ColumnElement[bool]:
    """Return the condition that the index holds every pair of the folded *words*, whichever engine it is."""
    return Matches(
        bindparam(None, match_expression(words), type_=String()),
        bindparam(None, " ".join(_terms(words)), type_=String()),
    )


def matches_named() -> ColumnElement[bool]:
    """Return the condition of :func:`matches` for a statement worded once; :func:`match_values` fill it in."""
    return Matches(bindparam("expression", type_=String()), bindparam("tokens", type_=String()))


def match_values(words: list[str]) -> dict[str, str]:
    """Return the parameters of :func:`matches_named`."""
    return {"expression": match_expression(words), "tokens": " ".join(_terms(words))}


def unindex_span(connection: Connection, first: int, last: int) -> None:
    """Take the search rows with ids from *first* to *last* out of the index; the caller deletes them."""
    connection.execute(
        text("DELETE FROM search_index WHERE rowid >= :first AND rowid <= :last"), {"first": first, "last": last}
    )


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
    folded = fold(storable(content))
    values = {
        "kind": kind,
        "entity_id": entity_id,
        "title": storable(title),
        "text": folded,
        "initials": initials,
        "is_sensitive": is_sensitive,
    }
    old = None if is_new else _FIND.first(connection, {"kind": kind, "entity_id": entity_id})
    if old is None:
        identity = _ADD.scalar(connection, values)
    else:
        identity, indexed = old
        _CHANGE.run(connection, {**values, "id": identity})
        if indexed == folded:
            return
        _UNINDEX.run(connection, {"id": identity})
    _INDEX.run(connection, {"id": identity, "pairs": _indexed(connection, folded)})


def remove(connection: Connection, kind: str, entity_id: int) -> None:
    """Take one entity out of the search."""
    old = _FIND.first(connection, {"kind": kind, "entity_id": entity_id})
    if old is not None:
        _UNINDEX.run(connection, {"id": old[0]})
        _REMOVE.run(connection, {"id": old[0]})
