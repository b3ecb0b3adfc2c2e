"""Whether somebody who acts may know of a ticket or touch it, and what is as secret as it."""

from __future__ import annotations

from sqlalchemy import select

from servicedesk.core.enums import StateClass
from servicedesk.core.errors import NotAllowed, Refused
from servicedesk.core.permissions import Permission
from servicedesk.models import Ticket, TicketReader
from servicedesk.services import search_documents
from servicedesk.storage.desk import Work
from servicedesk.storage.merged_tickets import gone_into


def may_read(work: Work, ticket: Ticket) -> bool:
    """Return whether this actor may read a ticket: a sensitive one takes the right, or being named on it."""
    if not ticket.is_sensitive or work.actor.can(Permission.VIEW_SENSITIVE):
        return True
    return work.session.get(TicketReader, (ticket.id, work.actor.staff_id)) is not None


def read_by_the_same(work: Work, ticket: Ticket, other_id: int) -> None:
    """Let who is named on a sensitive ticket read one that was made of it."""
    named = select(TicketReader.staff_id).where(TicketReader.ticket_id == ticket.id).order_by(TicketReader.staff_id)
    for staff_id in work.connection.execute(named).scalars().all() if ticket.is_sensitive else ():
        work.insert(TicketReader, ticket_id=other_id, staff_id=staff_id)


def merged_follow(work: Work, ticket: Ticket) -> None:
    """Let what went into a ticket be as secret as it is: it is the same case, and its old number leads there."""
    work.flush()
    for identity, _number, _title in gone_into(work.connection, ticket.id):
        merged = work.get(Ticket, identity)
        if merged.is_sensitive != ticket.is_sensitive:
            merged.is_sensitive = ticket.is_sensitive
            search_documents.refresh(work, "ticket", identity)


def readable_ticket(work: Work, ticket_id: int, version: int | None = None) -> Ticket:
    """Return a ticket this actor may read: a sensitive one takes the right, or being named on it."""
    ticket = work.get(Ticket, ticket_id, version)
    if not may_read(work, ticket):
        raise NotAllowed("not_allowed", permission=Permission.VIEW_SENSITIVE.value)
    return ticket


def editable(work: Work, ticket_id: int, version: int | None = None) -> Ticket:
    """Return a ticket this actor may touch; sensitive ones only with the right to read them."""
    ticket = readable_ticket(work, ticket_id, version)
    if ticket.state_class == StateClass.MERGED.value:
        raise Refused("ticket_merged", number=ticket.number)
    return ticket
