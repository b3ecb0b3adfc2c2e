"""What an act inserted and overwrote, in a form that can be stored and put back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Table, and_

from servicedesk.core.errors import Conflict
from servicedesk.core.events import ChangeKind
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


@dataclass(frozen=True, slots=True)
class PutBack:
    """A row that was put back; ``version`` is what it carries now, with the content it had at ``content_of``."""

    table: str
    key: tuple[Any, ...]
    kind: ChangeKind
    content_of: int | None = None
    version: int | None = None


def put_back(connection: Connection, rows: list[JournalRow], earlier: Iterable[PutBack] = ()) -> list[PutBack]:
    """Undo *rows*, last first, and return what was put back.

    A version never falls, or an editor opened before could overwrite what it has not seen. So *earlier* says
    which later versions hold the content of older ones because the edits between were undone as well.
    Raises Conflict ``changed_meanwhile`` when somebody changed a row since.
    """
    same = {(each.table, each.key, each.content_of): each.version for each in earlier if each.version is not None}
    done: list[PutBack] = []
    for kind, name, key, before, version in reversed(rows):
        present = version
        while (later := same.get((name, tuple(key), present))) is not None:
            present = later
        found = _put_row_back(connection, kind, Base.metadata.tables[name], tuple(key), before, present)
        if found.version is not None and version is not None:
            same[name, found.key, version - 1] = found.version
            found = replace(found, content_of=version - 1)
        done.append(found)
    return done


def _put_row_back(
    connection: Connection, kind: str, table: Table, key: tuple[Any, ...], before: dict[str, Any], version: int | None
) -> PutBack:
    match = [column == value for column, value in zip(table.primary_key.columns, key, strict=True)]
    if version is not None:
        match.append(table.c.version == version)
    following = None
    if kind == "insert":
        changed = connection.execute(table.delete().where(and_(*match))).rowcount
        result = ChangeKind.DELETED
    elif kind == "update":
        values = unpacked(table, before)
        if version is not None:
            following = values["version"] = version + 1
        changed = connection.execute(table.update().where(and_(*match)).values(values)).rowcount
        result = ChangeKind.UPDATED
    else:
        connection.execute(table.insert().values(unpacked(table, before)))
        changed, result = 1, ChangeKind.CREATED
    if changed != 1:
        raise Conflict("changed_meanwhile", entity=table.name, id=key[0])
    return PutBack(table.name, key, result, None, following)
