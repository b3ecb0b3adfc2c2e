"""A ticket where there is little room: the timeline is read first, the buttons and the line to write in give way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.services import tickets
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.ui.pages.tickets.more import MoreMenu
from servicedesk.ui.pages.tickets.panels import ReasonPanel
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import MenuButton

K = Qt.Key


@pytest.fixture
def page(program, desk, hotel):
    """Two tickets of one person, the first in front."""
    lin = hotel.people.lin.staff_id
    first = tickets.open_ticket(desk, OpenTicket("1208 no cooling", owner_id=lin)).id
    tickets.add_note(desk, first, "the valve sticks", 8)
    tickets.open_ticket(desk, OpenTicket("towels", owner_id=lin))
    program.window.show_page("tickets", ticket_id=first)
    QApplication.processEvents()
    program.window.current_page.list.view.setFocus()
    return program.window.current_page


@pytest.fixture
def large(page):
    """The same at double text size."""
    theme().set_scale(2.0)
    QApplication.processEvents()
    yield page
    theme().set_scale(1.0)


def lines_of_buttons(page):
    head = page.detail.head
    row = (head.solve, head.assign, head.compensate, head.escalate, head.wait, head.more)
    return {button.y() for button in row if button.isVisible()}


def test_with_room_every_button_is_in_view(page):
    head = page.detail.head
    assert not head.left_out
    assert all(button.isVisible() for button in (head.solve, head.assign, head.escalate, head.wait, head.more))
    assert page.detail.composer.minutes.isVisible()


def test_at_large_text_the_timeline_keeps_room_and_buttons_keep_to_one_line(large, qtbot):
    detail = large.detail
    qtbot.waitUntil(lambda: len(lines_of_buttons(large)) == 1)
    assert detail.head.solve.isVisible()
    assert detail.head.more.isVisible()
    assert detail.head.left_out
    assert detail.column.height() >= theme().px(40)
    composer = detail.composer
    assert composer.way.mapTo(composer, composer.way.rect().center()).y() == pytest.approx(
        composer.area.mapTo(composer, composer.area.rect().center()).y(), abs=theme().px(12)
    )


def test_what_has_no_button_is_in_the_menu_with_its_key(large, press, program, qtbot):
    qtbot.waitUntil(lambda: bool(large.detail.head.left_out))
    assert "ticket.wait" in large.detail.head.left_out
    press("m")
    menu = program.window.findChild(MoreMenu)
    wait = next(button for button in menu.findChildren(MenuButton) if button.text().startswith("Wait"))
    wait.click()
    assert isinstance(large.detail.panel, ReasonPanel)


def test_what_is_typed_stays_when_the_line_moves_beside_its_way(page, press):
    press("c")
    press("the valve is new")
    theme().set_scale(2.0)
    try:
        QApplication.processEvents()
        assert page.detail.composer.area.text() == "the valve is new"
        assert page.detail.composer.area.hasFocus()
    finally:
        theme().set_scale(1.0)
    QApplication.processEvents()
    assert page.detail.composer.area.text() == "the valve is new"
    assert page.detail.composer.area.hasFocus()
    assert page.detail.composer.minutes.isVisible()


def test_the_room_is_shared_out_the_same_each_time(large, qtbot):
    qtbot.waitUntil(lambda: bool(large.detail.head.left_out))
    before = large.detail.head.left_out
    for _ in range(3):
        large.detail._fit()
        QApplication.processEvents()
    assert large.detail.head.left_out == before


def test_turning_to_another_ticket_keeps_the_rows_of_its_facts(page, press):
    rows = list(page.detail.side.facts.rows)
    said = [(row.name.text(), row.value.text()) for row in rows if row.isVisible()]
    assert ("Time spent", "8 min") in said
    press("j")
    assert page.detail.side.facts.rows[: len(rows)] == rows
    now = [row.name.text() for row in page.detail.side.facts.rows if row.isVisible()]
    assert "Owner" in now
    assert "Time spent" not in now
