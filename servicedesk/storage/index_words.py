"""Writing to the pair index and asking it, in the words of each engine.

A file's index walks forwards from a row number several times faster than backwards, and what is newest is wanted first:
there the newest document has the smallest row number.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Integer, String, bindparam, column, table
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType

# Row numbers are counted down from here; whoever made a document a second would need 68 years.
TURNED = 2**31


def row_number(connection: Connection, document: int) -> int:
    """Return the row number of a document in the index of this engine."""
    return TURNED - document if connection.dialect.name == "sqlite" else document


class Found(FunctionElement[int]):
    """The id of the document that a row of the index is about."""

    name = "search_found"
    type = Integer()
    inherit_cache = True


@compiles(Found)
def _as_it_is(_element: Any, _compiler: Any, **_options: Any) -> str:
    return "search_index.rowid"


@compiles(Found, "sqlite")
def _turned(_element: Any, _compiler: Any, **_options: Any) -> str:
    return f"({TURNED} - search_index.rowid)"


class NewestFirst(FunctionElement[int]):
    """The order in which the newest document comes first."""

    name = "search_newest_first"
    type = Integer()
    inherit_cache = True


@compiles(NewestFirst)
def _falling(_element: Any, _compiler: Any, **_options: Any) -> str:
    return "search_index.rowid DESC"


@compiles(NewestFirst, "sqlite")
def _rising(_element: Any, _compiler: Any, **_options: Any) -> str:
    return "search_index.rowid"


class OlderThan(FunctionElement[bool]):
    """Whether a row of the index is about a document made before another, whose id is the argument."""

    name = "search_older_than"
    type = NullType()  # type: ignore[assignment] # as of Matches
    inherit_cache = True


@compiles(OlderThan)
def _below(element: Any, compiler: Any, **options: Any) -> str:
    return f"search_index.rowid < {compiler.process(element.clauses, **options)}"


@compiles(OlderThan, "sqlite")
def _above(element: Any, compiler: Any, **options: Any) -> str:
    return f"search_index.rowid > {TURNED} - {compiler.process(element.clauses, **options)}"


class Tokens(FunctionElement[str]):
    """Tokens with blanks between, as the index takes them."""

    name = "search_tokens"
    type = String()
    inherit_cache = True


@compiles(Tokens)
def _as_array(element: Any, compiler: Any, **options: Any) -> str:
    return f"string_to_array({compiler.process(element.clauses, **options)}, ' ')"


@compiles(Tokens, "sqlite")
def _as_text(element: Any, compiler: Any, **options: Any) -> str:
    return str(compiler.process(element.clauses, **options))


class Matches(FunctionElement[bool]):
    """Whether a row of the index holds what is wanted: a full-text expression, and the same as tokens."""

    name = "search_matches"
    # Not a Boolean: SQLite has none, and "= 1" behind MATCH would be part of what is matched.
    type = NullType()  # type: ignore[assignment] # deliberately not Boolean
    inherit_cache = True


@compiles(Matches)
def _in_array(element: Any, compiler: Any, **options: Any) -> str:
    _, tokens = element.clauses
    return f"search_index.pairs @> string_to_array({compiler.process(tokens, **options)}, ' ')"


@compiles(Matches, "sqlite")
def _in_full_text(element: Any, compiler: Any, **options: Any) -> str:
    expression, _ = element.clauses
    return f"search_index MATCH {compiler.process(expression, **options)}"


WRITE = (
    table("search_index", column("rowid"), column("pairs"))
    .insert()
    .values(rowid=bindparam("id"), pairs=Tokens(bindparam("pairs", type_=String())))
)
