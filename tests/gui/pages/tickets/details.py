"""What a ticket says of itself."""

from __future__ import annotations

from servicedesk.queries import ticket_details


def detail(desk, ticket_id):
    return ticket_details.ticket_detail(desk, ticket_id)
