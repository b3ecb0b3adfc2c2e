"""Days and moments counted with, in the words of each engine."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Boolean, Date, Integer
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class DaysBetween(FunctionElement[int]):
    """The later date minus the earlier one, both columns of dates."""

    name = "days_between"
    type = Integer()
    inherit_cache = True


@compiles(DaysBetween)
def _subtracted(element: Any, compiler: Any, **options: Any) -> str:
    later, earlier = (compiler.process(each, **options) for each in element.clauses)
    return f"({later} - {earlier})"


@compiles(DaysBetween, "sqlite")
def _by_julian_day(element: Any, compiler: Any, **options: Any) -> str:
    later, earlier = (compiler.process(each, **options) for each in element.clauses)
    return f"CAST(julianday({later}) - julianday({earlier}) AS INTEGER)"


class Unsought(FunctionElement[date]):
    """A column of dates that no index is to be searched by: the rows come in the order of another."""

    name = "unsought"
    type = Date()
    inherit_cache = True


@compiles(Unsought)
def _as_it_is(element: Any, compiler: Any, **options: Any) -> str:
    return str(compiler.process(element.clauses, **options))


@compiles(Unsought, "sqlite")
def _not_a_column(element: Any, compiler: Any, **options: Any) -> str:
    return f"+{compiler.process(element.clauses, **options)}"


class NoLater(FunctionElement[bool]):
    """Whether a moment, the first, is no later than another plus so many whole seconds."""

    name = "no_later"
    type = Boolean()
    inherit_cache = True


@compiles(NoLater)
def _by_interval(element: Any, compiler: Any, **options: Any) -> str:
    moment, earlier, seconds = (compiler.process(each, **options) for each in element.clauses)
    return f"({moment} - {earlier} <= {seconds} * interval '1 second')"


@compiles(NoLater, "sqlite")
def _by_whole_seconds(element: Any, compiler: Any, **options: Any) -> str:
    """Compare whole seconds, and what stands behind them as text: the engine itself rounds to milliseconds."""
    moment, earlier, seconds = (compiler.process(each, **options) for each in element.clauses)
    between = f"unixepoch(substr({moment}, 1, 19)) - unixepoch(substr({earlier}, 1, 19))"
    return f"({between} - (substr({moment}, 20) <= substr({earlier}, 20)) < {seconds})"
