"""Writing to the pair index and asking it, in the words of each engine."""

from __future__ import annotations

from typing import Any

from sqlalchemy import String, bindparam, column, table
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType


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
