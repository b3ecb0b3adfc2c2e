"""What is imported after the first frame: the services, and with them the database layer."""

from __future__ import annotations

from collections.abc import Mapping

from servicedesk.core.addresses import Address
from servicedesk.queries import site, staff, visits
from servicedesk.services import sign_in
from servicedesk.services.desk import Desk, create_desk

# Named here so that the gate does not wait for their import on the main thread; more follows when it was asked.
GATE = (staff, visits, sign_in)


def open_backend(database: Address, station: str) -> Desk:
    """Open or create the database; runs on a thread while the first frame is shown."""
    desk = create_desk(database, station=station)
    # Pages refresh what another desk has changed as they do what this one has.
    desk.database.listen_to_others(desk.bus.publish)
    return desk


def words_of(desk: Desk, language: str) -> Mapping[str, str]:
    """Return the industry's words for the translator."""
    return site.pack_words(desk, language)
