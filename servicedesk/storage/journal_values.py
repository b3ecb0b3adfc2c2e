"""Values of a row in a form that JSON can hold, and back."""

from __future__ import annotations

from datetime import UTC, date, datetime
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
