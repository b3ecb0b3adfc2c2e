"""What an act changed, value by value, in a form that lets it be taken out again after others went on from there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, select

from servicedesk.models import Base
from servicedesk.storage.journal import JournalRow, packed, unpacked
from servicedesk.storage.mapped_rows import mappers
from servicedesk.storage.unit_of_work import UnitOfWork

# One row: ["insert", table, key], ["delete", table, key, values] or ["update", table, key, {column: [before, after]}].
RowChange = list[Any]


def row_changes(connection: Connection, journal: list[JournalRow]) -> list[RowChange]:
    """Return the rows a journal inserted, deleted and updated, each once, with the values before and after."""
    inserted: list[RowChange] = []
    updated: dict[tuple[str, tuple[Any, ...]], dict[str, Any]] = {}
    fresh: set[tuple[str, tuple[Any, ...]]] = set()
    for kind, name, key, before, _version in journal:
        place = (name, tuple(key))
        if kind == "insert":
            inserted.append(["insert", name, list(key)])
            fresh.add(place)
        elif kind == "delete":
            inserted.append(["delete", name, list(key), before])
        elif kind == "update" and place not in fresh:
            values = updated.setdefault(place, {})
            for column, value in before.items():
                values.setdefault(column, value)
    changes = [
        ["update", name, list(key), {column: [value, after[column]] for column, value in values.items()}]
        for (name, key), values in updated.items()
        for after in [_present(connection, Base.metadata.tables[name], key)]
    ]
    return inserted + changes


def _present(connection: Connection, table: Table, key: tuple[Any, ...]) -> dict[str, Any]:
    match = [column == value for column, value in zip(table.primary_key.columns, key, strict=True)]
    row = connection.execute(select(table).where(*match)).mappings().one()
    return {name: packed(value) for name, value in row.items()}


def mapped(work: UnitOfWork, name: str, key: list[Any]) -> Base | None:
    """Return the mapped row of a table by its key; None when it is gone."""
    return work.session.get(mappers()[name], tuple(key))


def put_value_back(row: Base, column: str, before: Any, after: Any) -> bool:
    """Give *column* the value *before* if it still holds *after*; return whether it did.

    A column of several values is looked at value by value: what somebody changed in it stays.
    """
    present = getattr(row, column)
    if isinstance(present, dict) and isinstance(before, dict) and isinstance(after, dict) and present != after:
        setattr(row, column, _without(present, before, after))
        return False
    if packed(getattr(row, column)) != after:
        return False
    setattr(row, column, unpacked(row.__table__, {column: before})[column])  # type: ignore[arg-type]
    return True


def _without(present: dict[str, Any], before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """Return *present* with everything that is still as in *after* put back as in *before*."""
    result = dict(present)
    for name in {*before, *after}:
        if result.get(name) != after.get(name):
            continue
        if name in before:
            result[name] = before[name]
        else:
            result.pop(name, None)
    return result


def insert_again(work: UnitOfWork, name: str, key: list[Any], values: dict[str, Any]) -> None:
    """Put a deleted row back, unless somebody made it anew."""
    if mapped(work, name, key) is None:
        table = Base.metadata.tables[name]
        work.connection.execute(table.insert().values(unpacked(table, values)))


def updates(changes: list[RowChange]) -> Iterator[tuple[str, tuple[Any, ...], dict[str, list[Any]]]]:
    """Yield table, key and values of every updated row."""
    for change in changes:
        if change[0] == "update":
            yield change[1], tuple(change[2]), change[3]
