"""What is imported after the first frame: the services, and with them the database layer."""

from __future__ import annotations

from collections.abc import Mapping

from servicedesk.core.addresses import Address
from servicedesk.queries import search, site, ticket_lists, today, visits
from servicedesk.services import drafts, sign_in, tickets
from servicedesk.services import visits as visit_services
from servicedesk.services.desk import Desk, create_desk

# Named here so that the first page does not wait for their import on the main thread.
WARM = (search, ticket_lists, today, visits, drafts, sign_in, tickets, visit_services)


def open_backend(database: Address, station: str) -> Desk:
    """Open or create the database; runs on a thread while the first frame is shown."""
    desk = create_desk(database, station=station)
    # Pages refresh what another desk has changed as they do what this one has.
    desk.database.listen_to_others(desk.bus.publish)
    return desk


def words_of(desk: Desk, language: str) -> Mapping[str, str]:
    """Return the industry's words for the translator."""
    return site.pack_words(desk, language)
