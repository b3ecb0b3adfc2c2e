"""Inserting a row or changing the one that is there, in the words of each engine."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Column, Connection, Executable, String, Table, bindparam, cast
from sqlalchemy.dialects import sqlite

from servicedesk.models import Base


def put_row(connection: Connection, model: type[Base], key: tuple[str, ...], values: Mapping[str, Any]) -> None:
    """Write a row with *values*; where one has the same *key*, its other values become these."""
    connection.execute(_statement(model, key, tuple(values), None, connection.dialect.name), values)


def put_if_other(
    connection: Connection, model: type[Base], key: tuple[str, ...], compared: str, values: Mapping[str, Any]
) -> None:
    """Do as :func:`put_row`, but leave a row alone whose column *compared* says the same already."""
    connection.execute(_statement(model, key, tuple(values), compared, connection.dialect.name), values)


@cache
def _statement(
    model: type[Base], key: tuple[str, ...], names: tuple[str, ...], compared: str | None, dialect: str
) -> Executable:
    table: Table = model.__table__  # type: ignore[assignment] # mapped to a table, not to a join
    inserted: Any = _insert(table, dialect)
    new = inserted.excluded
    condition = None if compared is None else _text(table.c[compared]) != _text(new[compared])
    statement: Executable = inserted.on_conflict_do_update(
        index_elements=list(key), set_={name: new[name] for name in names if name not in key}, where=condition
    )
    return statement


def _insert(table: Table, dialect: str) -> Any:
    if dialect == "sqlite":
        return sqlite.insert(table)
    # A fifth of what SQLAlchemy costs at the start, and few have a server.
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)


def _text(column: Column[Any]) -> Any:
    # A server compares JSON as text only.
    return cast(column, String)


def put_if_new(connection: Connection, model: type[Base], key: tuple[str, ...], values: Mapping[str, Any]) -> bool:
    """Write a row with *values* unless one with the same *key* is there; return whether it was written."""
    statement = _insertion(model, key, tuple(values), connection.dialect.name)
    return connection.execute(statement, values).first() is not None


@cache
def _insertion(model: type[Base], key: tuple[str, ...], names: tuple[str, ...], dialect: str) -> Executable:
    table: Table = model.__table__  # type: ignore[assignment] # mapped to a table, not to a join
    inserted: Any = _insert(table, dialect)
    values = {name: bindparam(name, type_=table.c[name].type) for name in names}
    statement: Executable = (
        inserted.values(values).on_conflict_do_nothing(index_elements=list(key)).returning(table.c[key[0]])
    )
    return statement
