"""The form of a new ticket by itself, as the ticket page opens it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.enums import Priority
from servicedesk.queries import ticket_lists
from servicedesk.queries.ticket_lists import TicketFilter
from servicedesk.ui.pages.tickets.choices import title_for
from servicedesk.ui.pages.tickets.new_ticket import NewTicketPanel

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(program, hotel):
    panel = NewTicketPanel(program.workspace)
    panel.setParent(program.window)
    panel.resize(600, 500)
    panel.prefill()
    panel.show()
    panel.setFocus()
    QApplication.processEvents()
    return panel


@pytest.mark.parametrize(
    ("place", "text", "title"),
    [
        ("1208", "空调不制冷，孩子午睡。希望换房", "1208 空调不制冷"),
        ("1208", "您好，1208 的空调不制冷。", "您好，1208 的空调不制冷"),
        ("", "The tap leaks. Please hurry!", "The tap leaks. Please hurry"),
        ("1208", "", "1208 "),
        ("", "长" * 100, "长" * 59 + "…"),
    ],
)
def test_the_title_is_the_place_and_the_first_clause(place, text, title):
    assert title_for(place, text) == title


def test_a_guest_is_chosen_as_in_the_one_box(panel, press, desk, hotel):
    panel.who.setFocus()
    press("csy")
    press(Qt.Key.Key_Return)
    assert panel.who.text() == "陈思远"
    assert panel.place.text() == "1208"
    panel.title.setFocus()
    press("tap leaks")
    press(Qt.Key.Key_Return, CTRL)
    ticket = ticket_lists.ticket_list(desk, TicketFilter())[0]
    assert (ticket.customer_id, ticket.place, ticket.title) == (hotel.chen, "1208", "tap leaks")


def test_other_words_in_the_guests_field_mean_nobody(panel, press, desk):
    panel.who.setFocus()
    press("csy")
    press(Qt.Key.Key_Return)
    press("x")
    panel.title.setFocus()
    press("tap leaks")
    press(Qt.Key.Key_Return, CTRL)
    assert ticket_lists.ticket_list(desk, TicketFilter())[0].customer_id is None


def test_the_scenario_fills_priority_and_department(panel, hotel):
    panel.scenario.set_value(hotel.keys.scenarios["facility_fault"])
    panel.scenario.activated.emit(panel.scenario.currentIndex())
    assert panel.priority.value() == Priority.HIGH.value
    assert panel.department.currentText() == "Engineering"


def test_a_draft_wins_over_what_is_filled_in_and_is_gone_once_saved(panel, press):
    press("half a title")
    panel.flush()
    panel.prefill(place="1310")
    assert panel.title.text() == "half a title"
    press(Qt.Key.Key_Return, CTRL)
    panel.prefill(place="1310")
    assert panel.title.text() == "1310 "
