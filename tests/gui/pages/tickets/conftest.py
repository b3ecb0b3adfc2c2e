"""The tickets page of Lin Xiao, with three tickets of hers and one of a colleague."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication

from servicedesk.services import tickets as ticket_services
from servicedesk.services.ticket_commands import OpenTicket


@pytest.fixture
def opened(desk, hotel):
    """Three tickets of Lin Xiao's, one minute apart, and one of nobody's."""
    fault = hotel.keys.scenarios["facility_fault"]
    lin = hotel.people.lin.staff_id

    def add(title, owner=lin, **more):
        made = ticket_services.open_ticket(desk, OpenTicket(title, scenario_id=fault, owner_id=owner, **more))
        desk.clock.advance(minutes=1)
        return made.id

    return SimpleNamespace(
        air=add("1208 no cooling", customer_id=hotel.chen, place="1208"),
        tap=add("0712 tap drips", place="0712"),
        lamp=add("0305 lamp flickers", place="0305"),
        free=add("Lobby door squeaks", owner=hotel.people.xu.staff_id),
    )


@pytest.fixture
def page(program, opened):
    program.window.show_page("tickets")
    QApplication.processEvents()
    return program.window.current_page
