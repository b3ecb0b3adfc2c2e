"""How tickets belong together: linked by what they are to each other, and taken apart again."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from servicedesk.core.enums import EntryKind, LinkKind
from servicedesk.core.errors import Refused
from servicedesk.core.events import ChangeKind
from servicedesk.core.numbering import typed_ticket_number
from servicedesk.core.permissions import Permission
from servicedesk.models import Ticket, TicketLink
from servicedesk.services.merge_parts import is_linked, leads_to, parent_of
from servicedesk.services.reading_cases import editable, may_read
from servicedesk.services.timeline import add_entry
from servicedesk.storage.desk import Work, act
from servicedesk.storage.merged_tickets import survivor

# So much of what was typed is said again where no ticket is called so.
NAMED_LENGTH = 20


@act(Permission.WORK_ON_TICKET)
def link(work: Work, ticket_id: int, other_id: int, kind: LinkKind = LinkKind.RELATED) -> None:
    """Link two tickets; linking twice changes nothing.

    Of a ``parent`` link the first is the parent and the other its sub-ticket; of a ``depends`` link the first waits.
    Raises Refused: link_to_itself, link_in_circle, parent_there, parent_hidden.
    """
    if ticket_id == other_id:
        raise Refused("link_to_itself")
    ticket, other = editable(work, ticket_id), editable(work, other_id)
    same = select(TicketLink.id).where(
        TicketLink.kind == kind.value, TicketLink.ticket_id == ticket_id, TicketLink.other_id == other_id
    )
    if work.connection.execute(same).first() is not None:
        return
    if leads_to(work, other_id, ticket_id, kind.value):
        raise Refused("link_in_circle", number=other.number)
    if is_linked(work, ticket_id, other_id, kind.value):
        return
    if kind is LinkKind.PARENT:
        _refuse_second_parent(work, other)
    work.insert(
        TicketLink,
        ticket_id=ticket_id,
        other_id=other_id,
        kind=kind.value,
        staff_id=work.actor.staff_id,
        at=work.now,
    )
    _tell(work, ticket, other, kind.value)
    work.audit("ticket", ticket_id, other_id=other_id, kind=kind.value)


def _refuse_second_parent(work: Work, child: Ticket) -> None:
    parent_id = parent_of(work, child.id)
    if parent_id is not None:
        parent = work.get(Ticket, parent_id)
        if not may_read(work, parent):
            raise Refused("parent_hidden", number=child.number)
        raise Refused("parent_there", number=child.number, other=parent.number)


def _tell(work: Work, ticket: Ticket, other: Ticket, kind: str, *, removed: bool = False) -> None:
    """Say it on both timelines, on the second one from the other end."""
    more: dict[str, Any] = {"removed": True} if removed else {}
    add_entry(work, ticket.id, EntryKind.LINK, number=other.number, other_id=other.id, kind=kind, **more)
    add_entry(work, other.id, EntryKind.LINK, number=ticket.number, other_id=ticket.id, kind=kind, inverse=True, **more)
    work.changed("ticket", ticket.id, ChangeKind.UPDATED)
    work.changed("ticket", other.id, ChangeKind.UPDATED)


@act(Permission.WORK_ON_TICKET)
def link_by_number(work: Work, ticket_id: int, number: str, kind: LinkKind = LinkKind.RELATED) -> None:
    """Link with the ticket people know by *number*; ``2417`` means ``T-2417``, a merged one stands for its survivor.

    Raises Refused ``ticket_unknown`` and what :func:`link` raises.
    """
    link(work, ticket_id, by_number(work, number), kind)


def by_number(work: Work, number: str, field: str = "number") -> int:
    """Return the ticket that *number* leads to. Raises Refused ``ticket_unknown``."""
    wanted = typed_ticket_number(number)
    found = work.connection.execute(select(Ticket.id).where(Ticket.number == wanted)).scalar()
    end = None if found is None else survivor(work.connection, found)
    # One that may not be read is answered for as if it were not there.
    if end is None or not may_read(work, work.get(Ticket, end)):
        raise Refused("ticket_unknown", field=field, number=wanted[:NAMED_LENGTH])
    return end


@act(Permission.WORK_ON_TICKET)
def unlink(work: Work, ticket_id: int, link_id: int) -> None:
    """Take a link of this ticket away; both timelines say so."""
    row = work.get(TicketLink, link_id)
    if ticket_id not in (row.ticket_id, row.other_id):
        raise Refused("not_found")
    ticket, other = editable(work, row.ticket_id), editable(work, row.other_id)
    kind = row.kind
    work.delete(row)
    _tell(work, ticket, other, kind, removed=True)
    work.audit("ticket", ticket_id, other_id=other.id if ticket_id == ticket.id else ticket.id, kind=kind)
