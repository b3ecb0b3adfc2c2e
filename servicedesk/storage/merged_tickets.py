"""Where a merged ticket went: its number still leads to the one that is worked on."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from servicedesk.models import Ticket
from servicedesk.storage.prepared import Prepared

_NEXT = Prepared(select(Ticket.merged_into_id).where(Ticket.id == bindparam("ticket")))
_SOURCES = Prepared(
    select(Ticket.id, Ticket.number, Ticket.title)
    .where(Ticket.merged_into_id == bindparam("ticket"))
    .order_by(Ticket.id)
)


def survivor(connection: Connection, ticket_id: int) -> int:
    """Return the ticket at the end of the chain of merges; *ticket_id* itself where it goes in a circle or nowhere."""
    present, seen = ticket_id, {ticket_id}
    while True:
        found = _NEXT.rows(connection, {"ticket": present})
        if not found:
            return ticket_id
        following: int | None = found[0][0]
        if following is None:
            return present
        if following in seen:
            return ticket_id
        seen.add(following)
        present = following


def gone_into(connection: Connection, ticket_id: int) -> list[tuple[int, str, str]]:
    """Return id, number and title of every ticket that went into this one, directly or through others."""
    found: list[tuple[int, str, str]] = []
    seen, waiting = {ticket_id}, [ticket_id]
    while waiting:
        for identity, number, title in _SOURCES.rows(connection, {"ticket": waiting.pop()}):
            if identity not in seen:
                seen.add(identity)
                waiting.append(identity)
                found.append((identity, number, title))
    return found
