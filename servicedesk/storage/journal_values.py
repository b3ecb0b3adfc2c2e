"""Values of a row in a form that JSON can hold, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Table

from servicedesk.models.base import UtcDateTime


def packed(value: object) -> object:
    """Return *value* as JSON can hold it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value


def unpacked(table: Table, values: dict[str, Any]) -> dict[str, Any]:
    """Return packed *values* as the columns of *table* want them."""
    result = dict(values)
    for name, read in _moments(table):
        value = values.get(name)
        if isinstance(value, str):
            result[name] = read(value)
    return result


def packed_rows(table: Table, rows: Iterable[Sequence[Any]]) -> Iterator[dict[str, Any]]:
    """Yield whole *rows* of *table*, packed, by the names of its columns."""
    names = table.c.keys()
    moments = [name for name, _read in _moments(table)]
    for row in rows:
        values = dict(zip(names, row, strict=True))
        for name in moments:
            values[name] = packed(values[name])
        yield values


@cache
def _moments(table: Table) -> list[tuple[str, Callable[[str], date]]]:
    """Return the columns whose values JSON does not know, and what reads them."""
    found: list[tuple[str, Callable[[str], date]]] = []
    for column in table.c:
        if isinstance(column.type, UtcDateTime):
            found.append((column.name, datetime.fromisoformat))
        elif column.type.python_type is date:
            found.append((column.name, date.fromisoformat))
    return found
