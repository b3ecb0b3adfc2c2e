"""When a ticket is past reopening: a new one beside it, with what is known filled in."""

from __future__ import annotations

from servicedesk.core.enums import Channel, LinkKind, TicketKind
from servicedesk.core.permissions import Permission
from servicedesk.services import ticket_links, tickets
from servicedesk.services.ticket_commands import OpenTicket, TicketOpened
from servicedesk.storage.desk import Work, act


@act(Permission.OPEN_TICKET)
def open_linked(work: Work, ticket_id: int, words: str = "", channel: Channel | None = None) -> TicketOpened:
    """Open a ticket about the same matter and link the two; both timelines say so.

    *words* is what is new about it; without them it begins with what the old ticket said.
    """
    ticket = tickets.editable(work, ticket_id)
    opened = tickets.open_ticket(
        work,
        OpenTicket(
            title=ticket.title,
            description=words.strip() or ticket.description,
            kind=TicketKind(ticket.kind),
            scenario_id=ticket.scenario_id,
            customer_id=ticket.customer_id,
            place=ticket.place,
            department_id=ticket.department_id,
            channel=channel or Channel(ticket.channel),
            category_id=ticket.category_id,
            impact=ticket.impact,
            urgency=ticket.urgency,
            is_sensitive=ticket.is_sensitive,
        ),
    )
    ticket_links.link(work, opened.id, ticket.id, LinkKind.RELATED)
    return opened
