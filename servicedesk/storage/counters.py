"""Numbers in series, handed out inside the transaction that uses them."""

from __future__ import annotations

from sqlalchemy import Connection, text

from servicedesk.storage.prepared import Prepared

_NEXT = Prepared(
    text(
        "INSERT INTO counter (name, value) VALUES (:name, :first)"
        " ON CONFLICT (name) DO UPDATE SET value = counter.value + 1 RETURNING value"
    )
)


def next_number(connection: Connection, name: str, first: int = 1) -> int:
    """Return the next number of series *name*; a rolled back act leaves no gap."""
    return int(_NEXT.scalar(connection, {"name": name, "first": first}))
