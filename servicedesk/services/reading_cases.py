"""Whether somebody who acts may know of a ticket."""

from __future__ import annotations

from servicedesk.core.permissions import Permission
from servicedesk.models import Ticket, TicketReader
from servicedesk.storage.desk import Work


def may_read(work: Work, ticket: Ticket) -> bool:
    """Return whether this actor may read a ticket: a sensitive one takes the right, or being named on it."""
    if not ticket.is_sensitive or work.actor.can(Permission.VIEW_SENSITIVE):
        return True
    return work.session.get(TicketReader, (ticket.id, work.actor.staff_id)) is not None
