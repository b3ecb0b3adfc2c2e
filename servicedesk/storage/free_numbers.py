"""The next number of a series that nobody has: imports and people bring numbers that look like our own."""

from __future__ import annotations

from collections.abc import Callable, Set

from sqlalchemy import Connection, select, text
from sqlalchemy.orm import InstrumentedAttribute

from servicedesk.storage.counters import next_number
from servicedesk.storage.prepared import Prepared

_AHEAD = 500
_MOVE = Prepared(text("UPDATE counter SET value = :value WHERE name = :name"))
# Worded once: every new ticket asks.
_TAKEN = {
    "ticket": Prepared(text("SELECT 1 FROM ticket WHERE number = :number")),
    "article": Prepared(text("SELECT 1 FROM article WHERE code = :number")),
}
_NONE: Set[str] = frozenset()


def free_number(
    connection: Connection,
    series: str,
    column: InstrumentedAttribute[str],
    written: Callable[[int], str],
    *,
    first: int = 1,
    besides: Set[str] = _NONE,
) -> str:
    """Return the next number of *series*, as it is *written*, that neither a row has in *column* nor *besides*."""
    serial = next_number(connection, series, first)
    number = written(serial)
    if number not in besides and _TAKEN[series].first(connection, {"number": number}) is None:
        return number
    # A long run of taken numbers is passed over in strides, and only once: the series goes on behind it.
    while True:
        ahead = {written(each): each for each in range(serial, serial + _AHEAD)}
        taken = set(connection.execute(select(column).where(column.in_(list(ahead)))).scalars())
        free = next((number for number in ahead if number not in taken and number not in besides), None)
        if free is not None:
            _MOVE.run(connection, {"name": series, "value": ahead[free]})
            return free
        serial += _AHEAD
