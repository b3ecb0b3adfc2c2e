"""Edits of mapped rows, written by statements worded once: the mapper reads rows and notes what was set, no more."""

from __future__ import annotations

from collections.abc import Container, Iterable
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, inspect
from sqlalchemy.orm import InstanceState, Mapper, Session, attributes
from sqlalchemy.orm.base import NO_VALUE

from servicedesk.core.errors import Conflict
from servicedesk.core.text import storable
from servicedesk.models import Base
from servicedesk.storage.journal import JournalRow
from servicedesk.storage.journal_values import packed
from servicedesk.storage.row_statements import deleting, key_values, named_values, updating


@cache
def mappers() -> dict[str, Mapper[Any]]:
    """Return what maps each table."""
    return {mapper.class_.__tablename__: mapper for mapper in Base.registry.mappers}


@cache
def _places() -> dict[str, int]:
    return {table.name: place for place, table in enumerate(Base.metadata.sorted_tables)}


def edited(session: Session) -> list[Base]:
    """Return the rows on which something was set, those that others point at first, each table by its keys."""
    rows: list[Base] = list(session.dirty)
    if len(rows) > 1:
        rows.sort(key=lambda row: (_places()[row.__tablename__], inspect(row).identity))
    return rows


def write(connection: Connection, row: Base) -> JournalRow | None:
    """Write what was set on a mapped row, and return how it was; None when nothing is different.

    Raises Conflict ``changed_meanwhile`` when it is gone or carries another version by now.
    """
    state: InstanceState[Base] = inspect(row)
    before, values = _differences(row, state)
    noted: JournalRow | None = None
    if before:
        key, table = state.identity or (), _table(state.mapper)
        version = row.version if state.mapper.version_id_col is not None else None  # type: ignore[attr-defined]
        following = None if version is None else version + 1
        if following is not None:
            values["version"] = following
        statement = updating(table, version is not None, tuple(values))
        if statement.count(connection, named_values(values, key, version)) != 1:
            raise Conflict("changed_meanwhile", entity=table.name, id=key[0])
        if following is not None:
            attributes.set_committed_value(row, "version", following)
        noted = ["update", table.name, list(key), before, following]
    # What was set is what is stored: the mapper has nothing left to write, and need not hold the row any more.
    state._commit_all(state.dict, state.session.identity_map if state.session is not None else None)
    return noted


def _differences(row: Base, state: InstanceState[Base]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what the changed columns held, packed, and what they hold now, text made storable."""
    before: dict[str, Any] = {}
    values: dict[str, Any] = {}
    for name, old in list(state.committed_state.items()):
        value = getattr(row, name)
        if isinstance(value, str) and (clean := storable(value)) != value:
            setattr(row, name, clean)
            value = clean
        if old is NO_VALUE or old != value:
            before[name] = None if old is NO_VALUE else packed(old)
            values[name] = value
    return before, values


def remove(connection: Connection, row: Base) -> JournalRow:
    """Delete a mapped row and return it as it was; raises Conflict ``changed_meanwhile`` as :func:`write`."""
    state: InstanceState[Base] = inspect(row)
    values = {column.key: packed(getattr(row, column.key)) for column in state.mapper.column_attrs}
    key, table = state.identity or (), _table(state.mapper)
    version = values.get("version") if state.mapper.version_id_col is not None else None
    named: Any = key_values(key, version)  # type: ignore[arg-type] # a number where it is counted
    if deleting(table, version is not None).count(connection, named) != 1:
        raise Conflict("changed_meanwhile", entity=table.name, id=key[0])
    if state.session is not None:
        state.session.expunge(row)
    return ["delete", table.name, list(key), values, None]


def _table(mapper: Mapper[Any]) -> Table:
    return mapper.local_table  # type: ignore[return-value] # every class is mapped to a table


def forget(session: Session, before: Container[object], journal: Iterable[JournalRow]) -> None:
    """Let go of what is not as it was: rows read since *before*, rows that *journal* names, and unwritten edits."""
    doubtful = {
        mappers()[row[1]].identity_key_from_primary_key(tuple(row[2])) for row in journal if row[1] in mappers()
    }
    dirty = set(session.dirty)
    for row in session.identity_map.values():
        state = attributes.instance_state(row)
        if state.key not in before or state.key in doubtful or row in dirty:
            session.expunge(row)
