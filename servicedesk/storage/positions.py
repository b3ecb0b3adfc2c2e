"""Where one text stands in another, in the words of each engine."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Integer
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class Position(FunctionElement[int]):
    """The place of the second text in the first, counted from 1; 0 where it is not in there."""

    name = "position_of"
    type = Integer()
    inherit_cache = True


@compiles(Position)
def _on_server(element: Any, compiler: Any, **options: Any) -> str:
    return f"strpos({compiler.process(element.clauses, **options)})"


@compiles(Position, "sqlite")
def _in_file(element: Any, compiler: Any, **options: Any) -> str:
    return f"instr({compiler.process(element.clauses, **options)})"
