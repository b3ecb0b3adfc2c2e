"""Promises in the frame by keys: one line from anywhere, the ticker, settled by one key, nothing when locked."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from servicedesk.core.enums import PromiseState
from servicedesk.queries import promises as asked
from servicedesk.queries import ticket_details
from servicedesk.services import tickets
from servicedesk.services.promises import MakePromise, make_promise
from servicedesk.services.ticket_commands import OpenTicket
from tests.gui.pages.conftest import hotel, press, program  # noqa: F401 - fixtures of the whole program

K = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
MINUTES = timedelta(minutes=1)


@pytest.fixture
def ticket(desk, hotel):  # noqa: F811
    return tickets.open_ticket(desk, OpenTicket("1208 no cooling", place="1208", owner_id=hotel.people.lin.staff_id)).id


def promise(desk, text, minutes, **more):
    return make_promise(desk, MakePromise(text, desk.clock.now() + minutes * MINUTES, **more))


def test_a_promise_is_made_in_one_line_on_the_ticket_in_front(program, press, desk, ticket):  # noqa: F811
    program.workspace.navigate("tickets", ticket_id=ticket)
    QApplication.processEvents()
    press(K.Key_F12)
    form = program.window.promises.form
    assert form.line.hasFocus()
    assert "T-1 1208" in form.title.text()
    press("engineer comes in 20 min")
    assert "14:52" in form.understood.text()
    press(K.Key_Return)
    made = ticket_details.ticket_detail(desk, ticket).promises
    assert [(row.text, row.due_at) for row in made] == [("engineer comes", desk.clock.now() + 20 * MINUTES)]
    assert program.window.promises.form is None
    ticker = program.window.promises.ticker
    assert ticker.isVisible()
    assert ticker.words() == "14:52 engineer comes · 1208 · 20 min left"
    assert ticker.tone == "neutral"


def test_without_a_time_nothing_is_saved_and_the_line_says_what_is_missing(program, press, desk):  # noqa: F811
    press(K.Key_F12)
    form = program.window.promises.form
    press("bring towels to 1208")
    press(K.Key_Return)
    assert program.window.promises.form is form
    assert "Until when" in form.understood.text()
    assert asked.next_promises(desk) == []
    press(" 15:30")
    press(K.Key_Return)
    assert [line.text for line in asked.next_promises(desk)] == ["bring towels to 1208"]


def test_the_ticker_turns_amber_then_red_and_counts_those_that_follow(program, desk, ticket):  # noqa: F811
    promise(desk, "later", 90)
    promise(desk, "cooling", 20, ticket_id=ticket)
    frame = program.window.promises
    frame.refresh()
    assert frame.ticker.words().endswith("+1")
    desk.clock.advance(minutes=10)
    frame.show_time()
    assert frame.ticker.tone == "warning"
    desk.clock.advance(minutes=11)
    frame.show_time()
    assert frame.ticker.tone == "danger"
    assert "late" in frame.ticker.words()


def test_the_list_opens_settles_and_changes_by_keys(program, press, desk, ticket):  # noqa: F811
    first = promise(desk, "cooling", 20, ticket_id=ticket)
    second = promise(desk, "towels", 30)
    press(K.Key_F12, SHIFT)
    panel = program.window.promises.panel
    assert [row.id for row in panel.model.rows] == [first, second]
    press("y")
    assert asked.promise(desk, first) is None
    assert ticket_details.ticket_detail(desk, ticket).promises[0].state is PromiseState.KEPT
    assert [row.id for row in panel.model.rows] == [second]
    program.workspace.undo_last()
    assert [row.id for row in panel.model.rows] == [first, second]
    panel.view.select_key(second)
    panel.view.setFocus()
    press("m")
    form = program.window.promises.form
    assert form.line.text() == "15:02 towels"
    form.line.setText("16:00 towels")
    press(K.Key_Return)
    moved = asked.promise(desk, second)
    assert moved.due_at == desk.clock.now() + 88 * MINUTES
    assert [row.due_at for row in asked.history(desk, second)] == [desk.clock.now() + 30 * MINUTES]
    press(K.Key_F12, SHIFT)
    press(K.Key_Return)
    assert program.window.current_page.page_id == "tickets"
    assert program.window.current_page.detail.ticket_id == ticket


def test_a_locked_window_shows_no_promise(program, desk):  # noqa: F811
    promise(desk, "cooling", 20)
    frame = program.window.promises
    frame.refresh()
    assert frame.ticker.words()
    program.window.show_gate(QWidget())
    assert frame.ticker.words() == ""
    assert frame.lines == []
    program.window.open_gate()
    assert frame.ticker.words()


def test_a_narrow_window_keeps_the_ticker_and_the_way_to_the_keys(qtbot, program, desk):  # noqa: F811
    promise(desk, "a very long promise " * 8, 20)
    program.window.promises.refresh()
    program.window.resize(420, 688)
    status, ticker = program.window.status, program.window.promises.ticker
    qtbot.waitUntil(lambda: ticker.geometry().right() < status.saved.geometry().left())
    assert ticker.isVisible()
    assert status.saved.geometry().right() <= status.width()
    assert status.shown_keys() == ["?"]
