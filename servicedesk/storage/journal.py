"""What an act inserted and overwrote, in a form that can be stored and put back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Table, and_

from servicedesk.core.errors import Conflict
from servicedesk.models import Base
from servicedesk.models.base import UtcDateTime

# One row of the journal: [kind, table, primary key values, values before, version after].
JournalRow = list[Any]


def packed(value: object) -> object:
    """Return *value* as JSON can hold it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value


def unpacked(table: Table, values: dict[str, Any]) -> dict[str, Any]:
    """Return packed *values* as the columns of *table* want them."""
    result: dict[str, Any] = {}
    for name, value in values.items():
        column_type = table.c[name].type
        if isinstance(value, str) and isinstance(column_type, UtcDateTime):
            result[name] = datetime.fromisoformat(value)
        elif isinstance(value, str) and column_type.python_type is date:
            result[name] = date.fromisoformat(value)
        else:
            result[name] = value
    return result


def put_back(connection: Connection, rows: list[JournalRow]) -> list[tuple[str, int]]:
    """Undo *rows*, last first; return the (table, id) pairs touched.

    Raises Conflict ``changed_meanwhile`` when somebody changed a row since.
    """
    touched: list[tuple[str, int]] = []
    for kind, name, key, before, version in reversed(rows):
        table = Base.metadata.tables[name]
        match = [column == value for column, value in zip(table.primary_key.columns, key, strict=True)]
        if version is not None:
            match.append(table.c.version == version)
        if kind == "insert":
            changed = connection.execute(table.delete().where(and_(*match))).rowcount
        elif kind == "update":
            values = unpacked(table, before)
            if version is not None:
                values["version"] = version + 1
            changed = connection.execute(table.update().where(and_(*match)).values(values)).rowcount
        else:
            connection.execute(table.insert().values(unpacked(table, before)))
            changed = 1
        if changed != 1:
            raise Conflict("changed_meanwhile", entity=name, id=key[0])
        if isinstance(key[0], int):
            touched.append((name, key[0]))
    return touched
