"""The gate by keys: choose yourself, PIN or password; what is wrong is said, what is right lets in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM
from servicedesk.core.gate_rows import PersonRow
from servicedesk.core.permissions import Role
from servicedesk.services.sign_in import sign_in_with_password
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.services.visit_commands import Arrive
from servicedesk.services.visits import arrive
from servicedesk.ui.pages.sign_in.page import SignInPage
from servicedesk.ui.pages.sign_in.people import PersonCard
from servicedesk.ui.settings import StationSettings
from servicedesk.ui.tasks import InlineRunner
from servicedesk.ui.workspace import Workspace
from tests.gui.pages.conftest import PASSWORD

K = Qt.Key
PIN = "482915"


@pytest.fixture
def gate(program, desk, hotel):
    """The locked window: Mei Fang, who has a PIN, signed in last; the other three have a password only."""
    desk.actor = SYSTEM
    add_staff(desk, AddStaff("mei", "梅芳", Role.FRONT_DESK, password=PASSWORD, pin=PIN))
    sign_in_with_password(desk, "mei", PASSWORD)
    program.enter()
    program.lock()
    QApplication.processEvents()
    return program.window.gate


def choose(gate, press, name):
    """Walk to *name* by arrows."""
    for _ in range(4):
        if gate.people.current().sign_in_name == name:
            return
        press(K.Key_Right)
    assert gate.people.current().sign_in_name == name


def card_of(gate, name):
    """The card of *name*."""
    return next(card for card in gate.findChildren(PersonCard) if card.person.sign_in_name == name)


def test_who_was_here_last_is_chosen_and_their_pin_asked(gate):
    assert gate.people.current().name == "梅芳"
    assert gate.entry.who.text() == "PIN of 梅芳"
    assert gate.entry.pin.hasFocus()


def test_six_digits_enter(program, gate, press, desk):
    press(PIN)
    assert program.window.gate is None
    assert desk.actor.name == "梅芳"


def test_a_wrong_pin_says_how_many_tries_are_left(program, gate, press):
    press("482916")
    assert program.window.gate is gate
    assert gate.entry.message.text() == "This PIN is wrong. 4 tries are left before the password is asked."
    assert gate.entry.pin.accessibleName().endswith("0 of 6 digits")


def test_too_many_wrong_pins_ask_for_the_password(program, gate, press, clock):
    for _ in range(5):
        press("482916")
        clock.advance(minutes=1)
    assert program.window.gate is gate
    assert gate.entry.password.hasFocus()
    clock.advance(minutes=15)
    press(PASSWORD)
    press(K.Key_Return)
    assert program.window.gate is None


def test_the_wait_after_wrong_pins_is_said_only_as_long_as_it_lasts(qtbot, gate, press):
    for _ in range(4):
        press("482916")
    assert gate.entry.message.text().startswith("Too many wrong tries")
    said = gate.entry.message.text()
    qtbot.waitUntil(lambda: gate.entry.message.text() != said, timeout=9_000)
    assert "try again" in gate.entry.message.text()


def test_escape_forgets_half_a_pin(program, gate, press):
    press("482")
    press(K.Key_Escape)
    press(PIN)
    assert program.window.gate is None


def test_letters_are_no_part_of_a_pin(gate, press):
    press("4x8")
    assert gate.entry.pin.accessibleName().endswith("2 of 6 digits")


def test_arrows_choose_and_somebody_without_a_pin_is_asked_for_the_password(gate, press):
    before = gate.people.current()
    press(K.Key_Right)
    assert gate.people.current() is not before
    assert gate.entry.password.hasFocus()
    assert gate.entry.who.text() == f"Password of {gate.people.current().name}"
    press(K.Key_Left)
    assert gate.people.current() is before
    assert gate.entry.pin.hasFocus()


def test_tab_leads_from_where_one_types_to_the_choice_of_pin_or_password(gate, press):
    press(K.Key_Tab)
    assert QApplication.focusWidget() in gate.entry.way.parts()
    press(K.Key_Right)
    assert gate.entry.password.hasFocus()
    press(K.Key_Tab)
    assert QApplication.focusWidget() in gate.entry.way.parts()
    press(K.Key_Left)
    assert gate.entry.pin.hasFocus()


def test_a_password_enters_as_who_was_chosen(program, gate, press, desk):
    choose(gate, press, "xu")
    press(PASSWORD)
    press(K.Key_Return)
    assert program.window.gate is None
    assert desk.actor.name == "许嘉铭"
    assert gate.entry.password.text() == ""


def test_a_wrong_password_is_said_and_forgotten(program, gate, press, desk):
    choose(gate, press, "xu")
    press("not this one")
    press(K.Key_Return)
    assert program.window.gate is gate
    assert gate.entry.message.text() == "Name and password do not match. Please try again."
    assert gate.entry.password.text() == ""
    assert gate.entry.password.hasFocus()


def test_a_password_half_typed_for_one_is_not_offered_for_another(gate, press):
    choose(gate, press, "xu")
    press("half")
    QTest.mouseClick(card_of(gate, "lin"), Qt.MouseButton.LeftButton)
    assert gate.people.current().sign_in_name == "lin"
    assert gate.entry.password.text() == ""
    assert gate.entry.password.hasFocus()


def test_a_pin_half_typed_for_one_is_not_offered_for_another(gate, press):
    press("482")
    press(K.Key_Right)
    press(K.Key_Left)
    assert gate.entry.pin.accessibleName().endswith("0 of 6 digits")


def test_after_twelve_hours_the_password_is_asked_once_more(program, press, gate, clock):
    press(PIN)
    clock.advance(hours=13)
    program.lock()
    QApplication.processEvents()
    gate = program.window.gate
    assert gate.entry.password.hasFocus()
    assert "twelve hours" in gate.entry.message.text()
    press(PASSWORD)
    press(K.Key_Return)
    assert program.window.gate is None


def test_the_locked_board_tells_nobody_who_waits(gate):
    assert gate.subtitle.text().startswith("Locked")
    assert "陈思远" not in gate.board.accessibleDescription()


def test_on_the_locked_board_waiting_goes_on(gate, desk, hotel, clock):
    arrive(desk, Arrive(request="问路"))
    gate.desk_ready()
    QApplication.processEvents()
    assert [waited for _number, waited in gate.board._waiting] == [timedelta()]
    clock.advance(minutes=10)
    gate._second_passed()
    assert [waited for _number, waited in gate.board._waiting] == [timedelta(minutes=10)]


def test_the_locked_board_hears_of_other_desks_within_a_minute(gate, desk, hotel, clock):
    gate.board.set_queue("", (), timedelta(minutes=5))
    arrive(desk, Arrive(request="问路"))
    for _ in range(60):
        clock.advance(seconds=1)
        gate._second_passed()
    assert len(gate.board._waiting) == 1


def named(count):
    """People as the gate lists them."""
    return [
        PersonRow(
            number, f"u{number}", f"Person {number}", "前台", "Desk", Role.FRONT_DESK, "c1", True, True, 0, 0, None
        )
        for number in range(1, count + 1)
    ]


@pytest.mark.parametrize("count", [5, 14, 80])
@pytest.mark.parametrize("size", [(1366, 768), (1366, 688), (420, 768)])
def test_where_one_types_stays_in_view_however_many_work_here(qtbot, count, size):
    page = SignInPage(Workspace(StationSettings(language="zh"), InlineRunner()), False)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page._show_people(named(count))
    QApplication.processEvents()
    qtbot.waitUntil(lambda: page._column.verticalScrollBar().maximum() == 0)
    assert page.entry.message.mapTo(page, page.entry.message.rect().bottomLeft()).y() < page.status.y()
    assert page.people.height() > 0


def test_whoever_is_chosen_by_the_arrows_is_in_view(qtbot):
    page = SignInPage(Workspace(StationSettings(language="zh"), InlineRunner()), False)
    qtbot.addWidget(page)
    page.resize(1366, 688)
    page.show()
    page._show_people(named(80))
    QApplication.processEvents()
    page.people.step(-1)
    QApplication.processEvents()
    card = page.people.current_card()
    assert card.person.id == 80
    top = card.mapTo(page._crowd.viewport(), card.rect().topLeft()).y()
    assert 0 <= top <= page._crowd.viewport().height() - card.height()
