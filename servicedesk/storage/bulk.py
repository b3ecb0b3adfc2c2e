"""Rows collected by table and written many at a time, with ids handed out here."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
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

Line = tuple[Any, ...]
Names = tuple[str, ...]
CHUNK = 4000
_DOCUMENT = ("id", "kind", "entity_id", "title", "text", "initials", "is_sensitive")
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
        # Beside them, as they have no ids before they are written.
        self._lines: dict[type[Base], dict[Names, list[Line]]] = {}
        self._documents = self.lines(SearchDocument, *_DOCUMENT)
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

    def lines(self, model: type[Base], *names: str) -> list[Line]:
        """Return where to append rows that say *names* and nothing else, in this order.

        Ids come when they are written, unless ``id`` is among the names: then each was handed out by :meth:`reserve`.
        A row of so many words is collected in a tenth of the time.
        """
        return self._lines.setdefault(model, {}).setdefault(names, [])

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
        identity = self.reserve(SearchDocument)
        self._documents.append((identity, kind, entity_id, title, fold(content), letters, is_sensitive))

    def flush(self) -> None:
        """Write everything collected."""
        waiting = {model.__tablename__: model for model in (*self._collected, *self._lines) if self._waiting(model)}
        total, done = sum(map(self._waiting, waiting.values())), 0
        # Parents before children, as the foreign keys want it.
        for table in Base.metadata.sorted_tables:
            if table.name not in waiting:
                continue
            for written in self._write_all(waiting[table.name], table):
                done += written
                self.told(done, total)

    def _waiting(self, model: type[Base]) -> int:
        """Return how many rows of a table are to be written."""
        rows = self._collected[model].rows if model in self._collected else []
        return len(rows) + sum(map(len, self._lines.get(model, {}).values()))

    def _write_all(self, model: type[Base], table: Table) -> Iterator[int]:
        """Write what waits for one table, and say how many at each step."""
        if model in self._collected:
            collected = self._collected[model]
            rows, collected.rows = collected.rows, []
            for start in range(0, len(rows), CHUNK):
                piece = rows[start : start + CHUNK]
                self._write(table, piece)
                yield len(piece)
        for names, lines in self._lines.get(model, {}).items():
            if lines and lines is self._documents:
                self._index(lines)
            for start in range(0, len(lines), CHUNK):
                together = lines[start : start + CHUNK]
                self._write_lines(model, names, together)
                yield len(together)
            # Whoever appends to it goes on doing so.
            lines.clear()

    def _index(self, documents: Sequence[Line]) -> None:
        """Let the search know documents that are written in the same transaction."""
        search_index.put_many(
            self._work.connection,
            [
                search_index.Unindexed(identity, kind, is_sensitive, folded)
                for identity, kind, _, _, folded, _, is_sensitive in documents
            ],
        )

    def _write(self, table: Table, rows: list[Values]) -> None:
        self._writer(table).write(self._work.connection, rows)
        if "id" in table.c:
            self._follow(table, max(row["id"] for row in rows))

    def _write_lines(self, model: type[Base], names: Names, lines: list[Line]) -> None:
        """Write what was collected by :meth:`lines`; rows without an id get those that follow the ones handed out."""
        collected = self._collected.get(model) or self._begin(model)
        found: dict[str, Sequence[Any]] = dict(zip(names, zip(*lines, strict=True), strict=True))
        if "id" not in names:
            first, collected.last = collected.last + 1, collected.last + len(lines)
            if collected.has_id:
                found["id"] = range(first, collected.last + 1)
        self._writer(collected.table).write_columns(self._work.connection, found, len(lines))
        if collected.has_id:
            self._follow(collected.table, collected.last)

    def _writer(self, table: Table) -> RowWriter:
        writer = self._writers.get(table.name)
        if writer is None:
            writer = self._writers[table.name] = RowWriter(table, self._converters, self._work.connection.dialect)
        return writer

    def _follow(self, table: Table, last: int) -> None:
        """Let a server's own numbers go on behind ours."""
        if self._work.connection.dialect.name != "sqlite":
            follow_ids(self._work.connection, table.name, last)


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
