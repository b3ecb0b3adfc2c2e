"""Statements about one row by its key, worded once per table: an act on thousands of rows says the same few."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, bindparam, select

from servicedesk.storage.prepared import Prepared

_MATCH = "match_"


def key_values(key: Sequence[Any], version: int | None) -> dict[str, Any]:
    """Return the parameters that name one row: its key and, where it counts, its version."""
    return {f"{_MATCH}{place}": value for place, value in enumerate((*key, version) if version is not None else key)}


def named_values(values: Mapping[str, Any], key: Sequence[Any], version: int | None) -> dict[str, Any]:
    """Return the parameters of an update: what is written, and the row it is written to."""
    return {**values, **key_values(key, version)}


def _matching(table: Table, exact: bool) -> ColumnElement[bool]:
    columns = [*table.primary_key.columns, *([table.c.version] if exact else ())]
    return and_(*(column == bindparam(f"{_MATCH}{place}") for place, column in enumerate(columns)))


@cache
def finding(table: Table, exact: bool, names: tuple[str, ...] = ()) -> Prepared:
    """Return the statement that reads a row, or its columns *names*; *exact*: of one version only."""
    return Prepared(select(*(table.c[name] for name in names or table.c.keys())).where(_matching(table, exact)))


@cache
def deleting(table: Table, exact: bool) -> Prepared:
    """Return the statement that deletes a row."""
    return Prepared(table.delete().where(_matching(table, exact)))


@cache
def inserting(table: Table, names: tuple[str, ...]) -> Prepared:
    """Return the statement that inserts a row as it was."""
    return Prepared(table.insert(), names)


@cache
def updating(table: Table, exact: bool, names: tuple[str, ...]) -> Prepared:
    """Return the statement that writes the columns *names* of a row."""
    return Prepared(table.update().where(_matching(table, exact)), names)
