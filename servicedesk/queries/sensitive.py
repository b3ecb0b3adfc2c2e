"""What was said before a ticket became sensitive is as secret as the ticket: its visit, its inquiry."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select, true
from sqlalchemy.orm import aliased

from servicedesk.core.permissions import Permission
from servicedesk.models import Inquiry, Ticket, TicketReader
from servicedesk.storage.desk import Read

# The condition may stand in a question about inquiries: compared with itself, each would have become each.
_SAME = aliased(Inquiry)


def readable(read: Read) -> ColumnElement[bool]:
    """Return the condition that hides sensitive tickets from those who may not read them and are not named there."""
    if read.actor.can(Permission.VIEW_SENSITIVE):
        return true()
    return or_(Ticket.is_sensitive.is_(False), Ticket.id.in_(named_on(read)))


def named_on(read: Read, reader: Any = None) -> Select[tuple[int]]:
    """Return the tickets the reader is named on; *reader* stands for who reads in a statement kept for everybody."""
    staff_id = read.actor.staff_id if reader is None else reader
    return select(TicketReader.ticket_id).where(TicketReader.staff_id == staff_id)


def visit_readable(read: Read, visit_id: Any, reader: Any = None) -> ColumnElement[bool]:
    """Return the condition that hides the visit *visit_id* (a column) when it led to a ticket that may not be read.

    One such ticket is enough: who is named on one of two cases of a visit sees the visit of neither.
    """
    if read.actor.can(Permission.VIEW_SENSITIVE):
        return true()
    # Found through the index of sensitive tickets: it holds a few thousand of a million.
    hidden = (Ticket.is_sensitive, Ticket.visit_id == visit_id, Ticket.id.not_in(named_on(read, reader)))
    return ~select(Ticket.id).where(*hidden).correlate_except(Ticket, TicketReader).exists()


def of_readable(read: Read) -> ColumnElement[bool]:
    """Return the condition for what hangs on a ticket (joined from outside) that may be read, or on none."""
    return or_(Ticket.id.is_(None), readable(read))


def inquiry_readable(read: Read, inquiry_id: Any, reader: Any = None) -> ColumnElement[bool]:
    """Return the condition that hides the inquiry *inquiry_id* (a column) when it became such a ticket."""
    if read.actor.can(Permission.VIEW_SENSITIVE):
        return true()
    became = select(_SAME.id).join(Ticket, Ticket.id == _SAME.ticket_id)
    hidden = (_SAME.id == inquiry_id, Ticket.is_sensitive, Ticket.id.not_in(named_on(read, reader)))
    return ~became.where(*hidden).correlate_except(_SAME, Ticket, TicketReader).exists()
