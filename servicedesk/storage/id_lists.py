"""Rows of a few ids by a statement worded once: it has room for so many, and a shorter list is filled up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection
from sqlalchemy.sql import ClauseElement

from servicedesk.storage.prepared import Cells, Prepared

AT_ONCE = 32
_NO_ID = -1


def ids_to_come() -> list[BindParameter[int]]:
    """Return the names that a statement for :class:`OfIds` has among its conditions."""
    return [BindParameter(f"id{place}") for place in range(AT_ONCE)]


class OfIds:
    """A statement that asks for rows of ids; *worded* gets their names and returns it."""

    def __init__(self, worded: Callable[[list[BindParameter[int]]], ClauseElement]) -> None:
        self._statement = Prepared(worded(ids_to_come()))

    def rows(self, connection: Connection, ids: Sequence[int], **parameters: Any) -> Iterator[Cells]:
        """Yield the rows of *ids*, of any number of them; ordered within each piece only."""
        for start in range(0, len(ids), AT_ONCE):
            piece = [*ids[start : start + AT_ONCE], *[_NO_ID] * (start + AT_ONCE - len(ids))]
            named = {f"id{place}": identity for place, identity in enumerate(piece)}
            yield from self._statement.rows(connection, {**named, **parameters})
