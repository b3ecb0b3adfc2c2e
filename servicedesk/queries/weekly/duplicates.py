"""The week's tickets that went into others: as many as the metrics count, listed but for the sensitive ones."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from servicedesk.core.weekly_duplicates import Duplicates, MergedRow
from servicedesk.models import Staff, Ticket, TicketMerge
from servicedesk.queries import weeks
from servicedesk.storage.conditions import RECEIVED_ONCE
from servicedesk.storage.desk import Read
from servicedesk.storage.merged_tickets import survivor

# More than this nobody reads on paper; the others are counted.
MOST_KEPT = 200
_CHUNK = 500


def duplicates(read: Read, monday: date) -> Duplicates | None:
    """Return the tickets opened in the week that went into others, in their order; None where there are none."""
    start, end = weeks.bounds(read, monday)
    opened = (Ticket.opened_at >= start, Ticket.opened_at < end, ~RECEIVED_ONCE)
    statement = select(Ticket.id, Ticket.number, Ticket.title, Ticket.is_sensitive).where(*opened)
    found = read.execute(statement.order_by(Ticket.opened_at, Ticket.id)).all()
    if not found:
        return None
    into = {row.id: survivor(read.connection, row.id) for row in found if not row.is_sensitive}
    targets = _readable(read, sorted(set(into.values())))
    listed = [row for row in found if into.get(row.id) in targets]
    shown = listed[:MOST_KEPT]
    merged = _merged(read, [row.id for row in shown])
    rows = [MergedRow(row.number, targets[into[row.id]], row.title, *merged.get(row.id, ("", None))) for row in shown]
    return Duplicates(len(found), len(found) - len(listed), tuple(rows))


def _readable(read: Read, ids: list[int]) -> dict[int, str]:
    """Return the numbers of those that are not sensitive."""
    numbers: dict[int, str] = {}
    for start in range(0, len(ids), _CHUNK):
        some = (Ticket.id.in_(ids[start : start + _CHUNK]), ~Ticket.is_sensitive)
        numbers |= {row.id: row.number for row in read.execute(select(Ticket.id, Ticket.number).where(*some))}
    return numbers


def _merged(read: Read, ids: list[int]) -> dict[int, tuple[str, date | None]]:
    """Return who merged each into another last, and on which day of the site."""
    statement = (
        select(TicketMerge.source_id, TicketMerge.at, Staff.name)
        .outerjoin(Staff, Staff.id == TicketMerge.staff_id)
        .where(TicketMerge.source_id.in_(ids), TicketMerge.undone_at.is_(None))
        .order_by(TicketMerge.id)
    )
    return {source: (name or "", read.site.local(at).date()) for source, at, name in read.execute(statement)}
