"""The gate before the program behind it: names at once, and what is entered early waits for the data."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from servicedesk.core.clock import SystemClock
from servicedesk.core.translation import translator
from servicedesk.queries import gate as gate_queries
from servicedesk.queries.staff import people_to_sign_in
from servicedesk.storage.connections import connect
from servicedesk.ui import startup
from servicedesk.ui.application import DeskApplication
from servicedesk.ui.pages.sign_in.people import PersonCard
from servicedesk.ui.startup import Opening
from tests.gui.conftest import PASSWORD, PIN

K = Qt.Key


@pytest.fixture
def path(hotel):
    """The hotel's file, closed; Lin Xiao used the password a moment ago, so that the PIN is enough."""
    path = hotel.database.path
    hotel.close()
    stored = SystemClock().now().isoformat(" ", "microseconds")[:26]
    write(path, "UPDATE staff SET password_used_at = ? WHERE name = '林晓'", stored)
    return path


def write(path, statement, *values):
    """Change the file from outside."""
    connection = connect(path)
    connection.execute(statement, values)
    connection.close()


@pytest.fixture
def start(qtbot, qapp, path, tmp_path, monkeypatch):
    """Return a function that opens the program as a start does; its data wait until ``open_data``."""
    monkeypatch.setenv("SERVICEDESK_DATA", str(tmp_path / "station"))
    load = DeskApplication.load
    monkeypatch.setattr(DeskApplication, "load", lambda _self: None)
    opened = []

    def start(database=path):
        opening = Opening(database, "en")
        opened.append(opening)
        qtbot.addWidget(opening.frame)
        opening.open_data = lambda: load(opening.desk_application)
        qtbot.waitUntil(lambda: opening.desk_application is not None)
        with qtbot.waitActive(opening.frame):
            opening.frame.activateWindow()
        return opening

    yield start
    for opening in opened:
        opening.frame.close()
        if opening.desk_application is not None:
            qapp.removeEventFilter(opening.desk_application.workspace.actions)
        opening.close()


def names(page):
    """Who is offered, in order."""
    return [card.person.name for card in page.findChildren(PersonCard) if card.isVisible()]


def press(qtbot, key):
    """Press a key, or type a text, where the focus is."""
    widget = QApplication.focusWidget()
    if isinstance(key, str) and not key.isascii():
        # As an input method hands it over: Qt's own typing knows ASCII alone.
        typed = QInputMethodEvent()
        typed.setCommitString(key)
        QApplication.sendEvent(widget, typed)
    elif isinstance(key, str):
        qtbot.keyClicks(widget, key)
    else:
        qtbot.keyClick(widget, key)


def opened(qtbot, opening):
    """Open the data and wait until whoever may sign in was asked for."""
    workspace = opening.desk_application.workspace
    opening.open_data()
    qtbot.waitUntil(lambda: workspace.is_open and not workspace.tasks.busy, timeout=20000)


def test_who_may_sign_in_stands_there_before_the_data_are_open(qtbot, start, path):
    opening = start()
    page = opening.greeting.page
    assert not opening.greeting.workspace.is_open
    assert names(page) == ["林晓", "周宁"]
    assert page.entry.pin.hasFocus()
    assert page.board.has_queue
    before = list(page.findChildren(PersonCard))
    opened(qtbot, opening)
    assert [row.name for row in people_to_sign_in(opening.desk_application.workspace.desk)] == names(page)
    # The very same cards: nothing was put in place of what stood there already.
    assert list(page.findChildren(PersonCard)) == before


def test_the_words_of_the_industry_are_there_at_once(qtbot, start, path):
    write(path, """UPDATE setting SET value = '{"en": {"supervisor": "duty manager"}}' WHERE key = 'words'""")
    opening = start()
    assert any("duty manager" in hint.text() for hint in opening.greeting.page.entry.hints)
    speaking = translator()
    opened(qtbot, opening)
    assert translator() is speaking


def test_a_pin_entered_before_the_data_are_open_waits_and_lets_in(qtbot, start):
    opening = start()
    page = opening.greeting.page
    press(qtbot, PIN)
    assert page.entry.message.text().startswith("Opening the data")
    window = opening.desk_application.window
    assert window.gate is page
    opening.open_data()
    qtbot.waitUntil(lambda: window.gate is None, timeout=20000)
    assert opening.desk_application.workspace.desk.actor.name == "林晓"


def test_a_password_entered_early_waits_too(qtbot, start):
    opening = start()
    page = opening.greeting.page
    press(qtbot, K.Key_Right)
    press(qtbot, PASSWORD)
    press(qtbot, K.Key_Return)
    assert page.entry.message.text().startswith("Opening the data")
    opening.open_data()
    qtbot.waitUntil(lambda: opening.desk_application.window.gate is None, timeout=20000)
    assert opening.desk_application.workspace.desk.actor.name == "周宁"


@pytest.mark.parametrize("change", [K.Key_Escape, K.Key_Backspace, K.Key_Right])
def test_a_pin_that_is_changed_while_it_waits_is_not_tried(qtbot, start, change):
    opening = start()
    press(qtbot, PIN)
    press(qtbot, change)
    assert not opening.greeting.page.entry.message.text().startswith("Opening the data")
    opened(qtbot, opening)
    assert opening.desk_application.window.gate is opening.greeting.page


def test_a_password_that_goes_on_while_it_waits_is_not_tried_by_half(qtbot, start):
    opening = start()
    press(qtbot, K.Key_Right)
    press(qtbot, "half")
    press(qtbot, K.Key_Return)
    press(qtbot, " of it")
    opened(qtbot, opening)
    page = opening.greeting.page
    assert opening.desk_application.window.gate is page
    assert page.entry.password.text() == "half of it"


def test_what_was_begun_goes_on_when_the_window_comes_and_the_data_open(qtbot, start, path):
    opening = start()
    page = opening.greeting.page
    press(qtbot, "48")
    # Somebody became somebody else between the first look and the opening.
    write(path, "UPDATE staff SET name = '周小宁' WHERE name = '周宁'")
    opened(qtbot, opening)
    qtbot.waitUntil(lambda: "周小宁" in names(page))
    assert page.entry.pin.hasFocus()
    press(qtbot, "2915")
    qtbot.waitUntil(lambda: opening.desk_application.window.gate is None, timeout=20000)


def test_whoever_is_gone_by_then_is_not_kept(qtbot, start, path):
    opening = start()
    page = opening.greeting.page
    press(qtbot, PIN)
    write(path, "UPDATE staff SET is_active = 0 WHERE name = '林晓'")
    opened(qtbot, opening)
    qtbot.waitUntil(lambda: names(page) == ["周宁"])
    assert opening.desk_application.window.gate is page
    assert "0 of 6" in page.entry.pin.accessibleName()


def test_nobody_is_offered_where_the_data_do_not_open(qtbot, start, path):
    opening = start()
    page = opening.greeting.page
    assert names(page) == ["林晓", "周宁"]
    press(qtbot, PIN)
    path.write_bytes(b"")
    opening.open_data()
    qtbot.waitUntil(lambda: not names(page))
    assert "damaged" in page.entry.message.text()
    press(qtbot, "482915")
    assert page.people.current() is None


def test_an_older_file_is_shown_only_when_it_was_opened_properly(qtbot, start, path):
    write(path, "UPDATE alembic_version SET version_num = '9999'")
    opening = start()
    assert names(opening.greeting.page) == []
    opening.open_data()
    qtbot.waitUntil(lambda: "newer" in opening.greeting.page.entry.message.text())
    assert names(opening.greeting.page) == []


def test_a_disk_that_takes_its_time_keeps_nobody_from_seeing_the_page(qtbot, path, tmp_path, monkeypatch):
    monkeypatch.setenv("SERVICEDESK_DATA", str(tmp_path / "station"))
    monkeypatch.setattr(DeskApplication, "load", lambda _self: None)
    monkeypatch.setattr(startup, "LOOK_PATIENCE", 10)
    look, turning = gate_queries.first_look, threading.Event()
    monkeypatch.setattr(gate_queries, "first_look", lambda *given: turning.wait() and look(*given))
    opening = Opening(path, "en")
    qtbot.addWidget(opening.frame)
    qtbot.waitUntil(lambda: opening.frame.content is not None)
    assert opening.frame.content is opening.greeting.page
    assert names(opening.greeting.page) == []
    turning.set()
    qtbot.waitUntil(lambda: names(opening.greeting.page) == ["林晓", "周宁"])
    qtbot.waitUntil(lambda: opening.desk_application is not None)
    opening.frame.close()
    opening.close()


def test_a_window_shut_before_anything_was_there_opens_no_data(qtbot, path, tmp_path, monkeypatch):
    monkeypatch.setenv("SERVICEDESK_DATA", str(tmp_path / "station"))
    opening = Opening(path, "en")
    qtbot.addWidget(opening.frame)
    qtbot.waitUntil(lambda: opening.greeting is not None)
    opening.frame.close()
    qtbot.waitUntil(lambda: not opening.greeting.workspace.tasks.busy)
    assert opening.desk_application is None
    opening.close()
