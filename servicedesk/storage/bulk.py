"""Rows collected by table and written many at a time, with ids handed out here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table, func, select, text
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from servicedesk.core.text import fold
from servicedesk.models import SearchDocument
from servicedesk.models.base import Base
from servicedesk.storage import search_index
from servicedesk.storage.desk import Work

CHUNK = 4000


class Bulk:
    """Collects rows; :meth:`flush` writes them, parents first."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._rows: dict[str, list[dict[str, Any]]] = {}
        self._next: dict[str, int] = {}
        self._first: dict[str, int] = {}
        self._documents: list[dict[str, Any]] = []

    def add(self, model: type[Base], **values: Any) -> int:
        """Collect one row and return the id it will have."""
        name = model.__tablename__
        identity = self.reserve(model)
        row = {"id": identity, **values} if "id" in model.__table__.c else values
        self._rows.setdefault(name, []).append(row)
        return identity

    def reserve(self, model: type[Base]) -> int:
        """Hand out the next id, after the ids that are there already."""
        return self._reserve(model.__table__)

    def _reserve(self, table: Any) -> int:
        name = table.name
        last = self._next.get(name)
        if last is None:
            column = table.c.id if "id" in table.c else None
            found = None if column is None else self._work.connection.execute(select(func.max(column))).scalar()
            last = int(found or 0)
            self._first[name] = last + 1
        self._next[name] = last + 1
        return last + 1

    def spans(self) -> dict[str, tuple[int, int]]:
        """Return the first and the last id handed out, by table."""
        return {name: (first, self._next[name]) for name, first in self._first.items()}

    def add_as(self, model: type[Base], identity: int, **values: Any) -> None:
        """Collect one row under an id that was handed out before."""
        self._rows.setdefault(model.__tablename__, []).append({"id": identity, **values})

    def start_at(self, model: type[Base], last_id: int) -> None:
        """Continue after ids that are there already."""
        self._next[model.__tablename__] = last_id

    def count(self, model: type[Base]) -> int:
        """Return the last id handed out."""
        return self._next.get(model.__tablename__, 0)

    def document(
        self, kind: str, entity_id: int, title: str, content: str, letters: str = "", is_sensitive: bool = False
    ) -> None:
        """Collect the search row of an entity; *letters* are the initials it can be found by."""
        self._documents.append(
            {
                "id": self._reserve(SearchDocument.__table__),
                "kind": kind,
                "entity_id": entity_id,
                "title": title,
                "text": fold(content),
                "initials": letters,
                "is_sensitive": is_sensitive,
            }
        )

    def flush(self) -> None:
        """Write everything collected."""
        connection = self._work.connection
        # Parents before children, as the foreign keys want it.
        for table in Base.metadata.sorted_tables:
            rows = self._rows.pop(table.name, [])
            for start in range(0, len(rows), CHUNK):
                connection.execute(table.insert(), _even(table, rows[start : start + CHUNK]))
        documents, self._documents = self._documents, []
        if documents:
            connection.execute(Base.metadata.tables["search_document"].insert(), documents)
            index = text("INSERT INTO search_index (rowid, pairs) VALUES (:id, :pairs)")
            connection.execute(
                index, [{"id": row["id"], "pairs": search_index.pairs(row["text"])} for row in documents]
            )


def _even(table: Table, rows: list[dict[str, Any]]) -> list[Mapping[str, Any]]:
    """Give every row the same columns, as writing many at once needs."""
    defaults = {name: _default(table, name) for name in sorted({name for row in rows for name in row})}
    return [{**defaults, **row} for row in rows]


def _default(table: Table, name: str) -> Any:
    default = table.c[name].default
    return default.arg if isinstance(default, ScalarElementColumnDefault) else None
