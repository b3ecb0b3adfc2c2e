"""What the fields of a ticket's kind hold, for the form that edits them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from servicedesk.core.permissions import Permission
from servicedesk.models import Ticket
from servicedesk.queries.ticket_fields import known_fields
from servicedesk.queries.ticket_lists import readable
from servicedesk.storage.desk import Read, ask


@ask(Permission.VIEW_TICKETS)
def field_values(read: Read, ticket_id: int) -> dict[str, Any]:
    """Return the values by code; of private fields only to those who may see sensitive tickets."""
    statement = select(Ticket.fields).where(Ticket.id == ticket_id, readable(read))
    held = read.execute(statement).scalar() or {}
    known = {field.code for field in known_fields(read)}
    return {code: value for code, value in held.items() if code in known}
