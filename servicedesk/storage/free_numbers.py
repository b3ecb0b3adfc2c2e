"""The next number of a series that nobody has: imports and people bring numbers that look like our own."""

from __future__ import annotations

from collections.abc import Callable, Set

from sqlalchemy import Connection, select, text, union_all
from sqlalchemy.orm import InstrumentedAttribute

from servicedesk.models import DeletedRecord
from servicedesk.storage.counters import next_number
from servicedesk.storage.prepared import Prepared

_AHEAD = 500
_MOVE = Prepared(text("UPDATE counter SET value = :value WHERE name = :name"))
# Worded once: every new ticket asks.
_TAKEN = {
    name: Prepared(
        text(
            f"SELECT 1 FROM {name} WHERE {column} = :number"  # noqa: S608 - words of our own
            f" UNION ALL SELECT 1 FROM deleted_record WHERE kind = '{name}' AND number = :number"
        )
    )
    for name, column in (("ticket", "number"), ("article", "code"), ("voucher", "number"))
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
    """Return the next number of *series*, as it is *written*, that neither *column* has, nor the bin, nor *besides*."""
    serial = next_number(connection, series, first)
    number = written(serial)
    if number not in besides and _TAKEN[series].first(connection, {"number": number}) is None:
        return number
    # A long run of taken numbers is passed over in strides, and only once: the series goes on behind it.
    while True:
        ahead = {written(each): each for each in range(serial, serial + _AHEAD)}
        gone = select(DeletedRecord.number).where(DeletedRecord.kind == series, DeletedRecord.number.in_(list(ahead)))
        taken = set(connection.execute(union_all(select(column).where(column.in_(list(ahead))), gone)).scalars())
        free = next((number for number in ahead if number not in taken and number not in besides), None)
        if free is not None:
            _MOVE.run(connection, {"name": series, "value": ahead[free]})
            return free
        serial += _AHEAD
