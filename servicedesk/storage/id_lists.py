"""Rows of a few ids by a statement worded once: it has room for so many, and a shorter list is filled up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection
from sqlalchemy.sql import ClauseElement

from servicedesk.storage.prepared import Cells, Prepared

AT_ONCE = 32
_NO_ID = -1


def ids_to_come(room: int = AT_ONCE) -> list[BindParameter[int]]:
    """Return the names that a statement for :class:`OfIds` has among its conditions."""
    return [BindParameter(f"id{place}") for place in range(room)]


class OfIds:
    """A statement that asks for rows of ids; *worded* gets their names and returns it, *room* is how many."""

    def __init__(self, worded: Callable[[list[BindParameter[int]]], ClauseElement], room: int = AT_ONCE) -> None:
        self._names = tuple(f"id{place}" for place in range(room))
        self._statement = Prepared(worded(ids_to_come(room)))

    def rows(self, connection: Connection, ids: Sequence[int], **parameters: Any) -> Iterator[Cells]:
        """Yield the rows of *ids*, of any number of them; ordered within each piece only."""
        room = len(self._names)
        for start in range(0, len(ids), room):
            piece = [*ids[start : start + room], *[_NO_ID] * (start + room - len(ids))]
            yield from self._statement.rows(connection, {**dict(zip(self._names, piece, strict=True)), **parameters})
