"""The fields of ticket kinds, for forms, for what a ticket holds, and for Settings."""

from __future__ import annotations

from servicedesk.core.enums import TicketKind
from servicedesk.core.permissions import Permission
from servicedesk.core.ticket_fields import FieldDefinition
from servicedesk.storage.desk import Read, ask
from servicedesk.storage.ticket_fields import all_definitions


@ask(Permission.VIEW_TICKETS)
def definitions(read: Read, kind: TicketKind | str) -> list[FieldDefinition]:
    """Return the fields *kind* asks for, in order; private ones only to those who may see sensitive tickets."""
    return [field for field in known_fields(read) if field.is_active and str(kind) in field.kinds]


@ask(Permission.VIEW_TICKETS)
def known_fields(read: Read) -> list[FieldDefinition]:
    """Return every field there is or was, so that each stored value can be said; private ones as above."""
    may_see = read.actor.can(Permission.VIEW_SENSITIVE)
    return [field for field in all_definitions(read.connection) if may_see or not field.is_private]
