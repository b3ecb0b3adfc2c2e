"""The page on which two tickets become one: keys, what is asked, what has to be confirmed, and back again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from servicedesk.core.enums import Channel, Priority, TicketKind
from servicedesk.core.translation import set_language
from servicedesk.queries import ticket_details
from servicedesk.services import tags, tickets
from servicedesk.services.customers import AddCustomer, add_customer
from servicedesk.services.ticket_commands import EditTicket, OpenTicket
from tests.gui.pages.conftest import SHOWN  # noqa: F401


@pytest.fixture
def pair(hotel_desk):
    """Two tickets about one fault, the earlier one urgent."""
    shared = {"kind": TicketKind.FAULT, "place": "0916"}
    first = tickets.open_ticket(hotel_desk, OpenTicket("0916 热水忽冷忽热", priority=Priority.URGENT, **shared))
    hotel_desk.clock.advance(minutes=15)
    second = tickets.open_ticket(hotel_desk, OpenTicket("0916 淋浴没热水", channel=Channel.PHONE, **shared))
    tags.tag_ticket(hotel_desk, second.id, "热水")
    return first.id, second.id
