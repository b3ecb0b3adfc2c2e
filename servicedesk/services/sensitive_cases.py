"""Sensitive cases: marking one, taking the mark back, and naming who else may read it."""

from __future__ import annotations

from servicedesk.core.errors import Refused
from servicedesk.core.events import ChangeKind
from servicedesk.core.permissions import Permission
from servicedesk.models import Staff, Ticket, TicketReader
from servicedesk.services.ticket_commands import EditTicket
from servicedesk.services.tickets import edit_ticket
from servicedesk.storage.desk import Work, act, require


@act(Permission.WORK_ON_TICKET)
def mark_sensitive(work: Work, ticket_id: int, sensitive: bool, version: int | None = None) -> None:
    """Hide a case from whoever may not read sensitive ones, or show it again; what hangs on it follows at once."""
    require(work.actor, Permission.VIEW_SENSITIVE)
    edit_ticket(work, EditTicket(ticket_id, version, is_sensitive=sensitive))
    work.audit("ticket", ticket_id, sensitive=sensitive)


@act(Permission.WORK_ON_TICKET)
def name_reader(work: Work, ticket_id: int, staff_id: int, named: bool = True) -> None:
    """Let somebody read this one sensitive case, or no longer; naming twice changes nothing."""
    require(work.actor, Permission.VIEW_SENSITIVE)
    work.get(Ticket, ticket_id)
    person = work.get(Staff, staff_id)
    if named and not person.is_active:
        raise Refused("staff_inactive", field="staff", name=person.name)
    row = work.session.get(TicketReader, (ticket_id, staff_id))
    if named and row is None:
        work.insert(TicketReader, ticket_id=ticket_id, staff_id=staff_id)
    elif not named and row is not None:
        work.delete(row)
    work.changed("ticket", ticket_id, ChangeKind.UPDATED)
    work.audit("ticket", ticket_id, reader=person.name, named=named)
