"""What the guest says after the ticket is open: asked again, and how long nobody answered."""

from __future__ import annotations

from servicedesk.core.enums import OPEN_CLASSES, EntryKind
from servicedesk.core.errors import Refused
from servicedesk.core.notices import NoticeKind
from servicedesk.core.permissions import Permission
from servicedesk.services import deadlines, notices, search_documents
from servicedesk.services.reading_cases import editable
from servicedesk.services.timeline import add_entry
from servicedesk.storage.desk import Work, act

_OPEN = tuple(item.value for item in OPEN_CLASSES)


@act(Permission.WORK_ON_TICKET)
def guest_asked(work: Work, ticket_id: int, text: str = "") -> int:
    """Note that the guest asked again; the next update runs from the oldest contact nobody has answered.

    Raises Refused ``ticket_not_open``.
    """
    ticket = editable(work, ticket_id)
    if ticket.state_class not in _OPEN:
        raise Refused("ticket_not_open", number=ticket.number)
    identity = add_entry(work, ticket_id, EntryKind.ASKED, text.strip())
    if ticket.contacted_at is None:
        ticket.contacted_at = work.now
    ticket.updated_at = work.now
    deadlines.derive(work, ticket)
    search_documents.refresh(work, "ticket", ticket_id)
    notices.notify(work, notices.concerned(work, ticket_id), NoticeKind.ASKED_AGAIN, ticket_id)
    work.audit("ticket", ticket_id, entry_id=identity)
    return identity
