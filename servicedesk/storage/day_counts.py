"""Days between two dates, and days looked at in another order, in the words of each engine."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Date, Integer
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
