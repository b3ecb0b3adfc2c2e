"""When a ticket is past reopening: a new one beside it, with what is known filled in."""

from __future__ import annotations

from servicedesk.core.enums import Channel, LinkKind, TicketKind
from servicedesk.core.permissions import Permission
from servicedesk.models import Department
from servicedesk.services import reading_cases, ticket_links, tickets
from servicedesk.services.reading_cases import read_by_the_same
from servicedesk.services.ticket_commands import OpenTicket, TicketOpened
from servicedesk.storage import lifecycle
from servicedesk.storage.desk import Work, act


@act(Permission.OPEN_TICKET)
def open_linked(work: Work, ticket_id: int, words: str = "", channel: Channel | None = None) -> TicketOpened:
    """Open a ticket about the same matter and link the two; both timelines say so.

    *words* is what is new about it; without them it begins with what the old ticket said.
    """
    ticket = reading_cases.editable(work, ticket_id)
    department = work.get(Department, ticket.department_id) if ticket.department_id is not None else None
    category = lifecycle.Categories(work.connection).shown(ticket.category_id)
    opened = tickets.open_ticket(
        work,
        OpenTicket(
            title=ticket.title,
            description=words.strip() or ticket.description,
            kind=TicketKind(ticket.kind),
            scenario_id=ticket.scenario_id,
            customer_id=ticket.customer_id,
            place=ticket.place,
            # What the old one had may be closed or retired since.
            department_id=ticket.department_id if department is not None and department.is_active else None,
            channel=channel or Channel(ticket.channel),
            category_id=category.id if category is not None and category.is_offered else None,
            impact=ticket.impact,
            urgency=ticket.urgency,
            is_sensitive=ticket.is_sensitive,
        ),
    )
    read_by_the_same(work, ticket, opened.id)
    ticket_links.link(work, opened.id, ticket.id, LinkKind.RELATED)
    return opened
