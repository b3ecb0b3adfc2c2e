"""Tickets opened and solved, and what is kept of them."""

from __future__ import annotations

from sqlalchemy import select

from servicedesk.models import Ticket, TicketStateChange
from servicedesk.queries.ticket_details import ticket_detail
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.ticket_states import ChangeState, change_state
from servicedesk.services.tickets import open_ticket


def opened(desk, title="空调漏水", **more):
    return open_ticket(desk, OpenTicket(title, **more)).id


def row(desk, ticket_id):
    with desk.database.reader.begin() as connection:
        return connection.execute(select(Ticket.__table__).where(Ticket.id == ticket_id)).one()


def history(desk, ticket_id):
    statement = select(TicketStateChange.__table__).where(TicketStateChange.ticket_id == ticket_id)
    with desk.database.reader.begin() as connection:
        return connection.execute(statement.order_by(TicketStateChange.at, TicketStateChange.id)).all()


def entries(desk, ticket_id, kind):
    return [entry for entry in ticket_detail(desk, ticket_id).entries if entry.kind is kind]


def solve(desk, ticket_id, **more):
    change_state(desk, ChangeState(ticket_id, "solved", resolution="修好了", **more))
