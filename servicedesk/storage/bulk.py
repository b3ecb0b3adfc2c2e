"""Rows collected by table and written many at a time, with ids handed out here."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table

from servicedesk.core.text import fold
from servicedesk.models import SearchDocument
from servicedesk.models.base import Base
from servicedesk.storage import search_index
from servicedesk.storage.desk import Work
from servicedesk.storage.row_writer import Converters, RowWriter, Values
from servicedesk.storage.server_schema import follow_ids
from servicedesk.storage.steady_ids import last_id

CHUNK = 4000
# Pages that many rows change again and again stay in memory meanwhile, in KiB.
ROOM = 512 * 1024
_INDEXES = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE INDEX%' ORDER BY rowid",
    "postgresql": "SELECT indexname, indexdef FROM pg_indexes"
    " WHERE schemaname = current_schema() AND starts_with(indexdef, 'CREATE INDEX')",
}


@dataclass(slots=True)
class _Collected:
    """The rows of one table to be written, and the last id handed out; *first* only where counting began here."""

    table: Table
    has_id: bool
    last: int = 0
    first: int | None = None
    rows: list[Values] = field(default_factory=list)


class Bulk:
    """Collects rows; :meth:`flush` writes them, parents first."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._collected: dict[type[Base], _Collected] = {}
        self._writers: dict[str, RowWriter] = {}
        self._converters = Converters(work.connection.dialect)
        # Told how many rows are written of how many; what it raises goes through, and nothing is kept.
        self.told: Callable[[int, int], None] = lambda _done, _of: None

    def add(self, model: type[Base], **values: Any) -> int:
        """Collect one row and return the id it will have."""
        collected = self._collected.get(model) or self._begin(model)
        collected.last += 1
        if collected.has_id:
            values["id"] = collected.last
        collected.rows.append(values)
        return collected.last

    def reserve(self, model: type[Base]) -> int:
        """Hand out the next id, after the ids that are there already."""
        collected = self._collected.get(model) or self._begin(model)
        collected.last += 1
        return collected.last

    def _begin(self, model: type[Base]) -> _Collected:
        """Count on from the last id of the table."""
        collected = self._known(model)
        if collected.has_id:
            collected.last = last_id(self._work.connection, collected.table)
        collected.first = collected.last + 1
        return collected

    def _known(self, model: type[Base]) -> _Collected:
        table: Table = model.__table__  # type: ignore[assignment] # mapped to a table, not to a join
        return self._collected.setdefault(model, _Collected(table, "id" in table.c))

    def spans(self) -> dict[str, tuple[int, int]]:
        """Return the first and the last id handed out, by table."""
        return {each.table.name: (each.first, each.last) for each in self._collected.values() if each.first is not None}

    def add_as(self, model: type[Base], identity: int, **values: Any) -> None:
        """Collect one row under an id that was handed out before."""
        values["id"] = identity
        self._known(model).rows.append(values)

    def start_at(self, model: type[Base], last_id: int) -> None:
        """Continue after ids that are there already."""
        self._known(model).last = last_id

    def count(self, model: type[Base]) -> int:
        """Return the last id handed out."""
        return self._collected[model].last if model in self._collected else 0

    def document(
        self, kind: str, entity_id: int, title: str, content: str, letters: str = "", is_sensitive: bool = False
    ) -> None:
        """Collect the search row of an entity; *letters* are the initials it can be found by."""
        self.add(
            SearchDocument,
            kind=kind,
            entity_id=entity_id,
            title=title,
            text=fold(content),
            initials=letters,
            is_sensitive=is_sensitive,
        )

    def flush(self) -> None:
        """Write everything collected."""
        by_table = {each.table.name: each for each in self._collected.values() if each.rows}
        total, done = sum(len(each.rows) for each in by_table.values()), 0
        # Parents before children, as the foreign keys want it.
        for table in Base.metadata.sorted_tables:
            collected = by_table.get(table.name)
            if collected is None:
                continue
            rows, collected.rows = collected.rows, []
            if table is SearchDocument.__table__:
                self._index(rows)
            for start in range(0, len(rows), CHUNK):
                self._write(table, rows[start : start + CHUNK])
                done += len(rows[start : start + CHUNK])
                self.told(done, total)

    def _index(self, rows: list[Values]) -> None:
        """Let the search know documents that are written in the same transaction."""
        search_index.put_many(
            self._work.connection,
            [
                search_index.Unindexed(row["id"], row["kind"], row.get("is_sensitive", False), row["text"])
                for row in rows
            ],
        )

    def _write(self, table: Table, rows: list[Values]) -> None:
        connection = self._work.connection
        writer = self._writers.get(table.name)
        if writer is None:
            writer = self._writers[table.name] = RowWriter(table, self._converters, connection.dialect)
        writer.write(connection, rows)
        if connection.dialect.name != "sqlite" and "id" in table.c:
            follow_ids(connection, table.name, max(row["id"] for row in rows))


@contextmanager
def with_room(connection: Connection) -> Iterator[None]:
    """Have room for many rows inside: pages that change again and again stay in memory, nobody looks for garbage.

    Rows that wait to be written are millions of objects and none of them is garbage.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        with _more_pages(connection):
            yield
    finally:
        if collects:
            gc.enable()


@contextmanager
def _more_pages(connection: Connection) -> Iterator[None]:
    """With little room, every page is written out many times."""
    if connection.dialect.name != "sqlite":
        yield
        return
    before = connection.exec_driver_sql("PRAGMA cache_size").scalar()
    connection.exec_driver_sql(f"PRAGMA cache_size = -{ROOM}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size = {before}")


@contextmanager
def without_indexes(connection: Connection) -> Iterator[None]:
    """Take the indexes of an empty database away inside and make them of the finished rows, sorted once.

    Those that guard uniqueness stay; it all happens in the caller's transaction.
    """
    found = connection.exec_driver_sql(_INDEXES[connection.dialect.name]).all()
    for name, _statement in found:
        connection.exec_driver_sql(f'DROP INDEX "{name}"')
    yield
    for _name, statement in found:
        connection.exec_driver_sql(statement)
