"""What happened to a ticket, line by line: how every act writes its own."""

from __future__ import annotations

from datetime import datetime

from servicedesk.core.enums import EntryKind
from servicedesk.models import TicketEntry
from servicedesk.storage.desk import Work


def add_entry(
    work: Work,
    ticket_id: int,
    kind: EntryKind,
    text: str = "",
    minutes: int = 0,
    /,
    *,
    internal: bool = False,
    by_itself: bool = False,
    at: datetime | None = None,
    **details: object,
) -> int:
    """Add one line to a ticket's timeline, with minutes spent; what the program did *by_itself* has no author."""
    return work.insert(
        TicketEntry,
        ticket_id=ticket_id,
        kind=kind.value,
        is_internal=internal,
        author_id=None if by_itself else work.actor.staff_id,
        text=text,
        details=details,
        minutes=minutes,
        at=at or work.now,
    )
