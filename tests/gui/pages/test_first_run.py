"""Setting up by keys: four steps, what is wrong beside its field, nothing written before the last key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from servicedesk.core.pack import Industry
from servicedesk.queries.staff import people_to_sign_in
from servicedesk.services.desk import open_desk
from servicedesk.ui.application import DeskApplication
from servicedesk.ui.pages.first_run.page import FirstRunPage
from servicedesk.ui.pages.sign_in.page import SignInPage
from servicedesk.ui.tasks import InlineRunner
from tests.gui.pages.conftest import PASSWORD

K = Qt.Key
SITE, INDUSTRY, PEOPLE, READY = range(4)


@pytest.fixture
def program(qtbot, qapp, desk, settings):
    """The program on a database without a site."""
    program = DeskApplication(desk.database.path, settings, InlineRunner())
    qapp.installEventFilter(program.workspace.actions)
    program.window.resize(1366, 688)
    program.window.show()
    program.window.activateWindow()
    qtbot.waitExposed(program.window)
    program.loaded(desk)
    qapp.processEvents()
    yield program
    qapp.removeEventFilter(program.workspace.actions)
    program.window.forget_pages()
    program.window.hide()
    program.window.deleteLater()


@pytest.fixture
def page(program):
    assert isinstance(program.window.gate, FirstRunPage)
    return program.window.gate


@pytest.fixture
def keys(page, press):
    """Press keys one after another."""

    def send(*wanted):
        for key in wanted:
            press(key)

    return send


def written(program):
    """The name of the house as the file has it, and who can sign in."""
    with_file = open_desk(program.workspace.desk.database.path, station="B1")
    try:
        return with_file.site.name, [row.name for row in people_to_sign_in(with_file)]
    finally:
        with_file.close()


def fill_people(keys, password=PASSWORD, again=PASSWORD):
    keys("周宁", K.Key_Tab, "zn", K.Key_Tab, password, K.Key_Tab, again)


def test_four_steps_by_keys_and_the_new_administrator_signs_in(program, page, keys, press):
    assert page.name.hasFocus()
    keys("云湖酒店", K.Key_Tab, "1 号柜台", K.Key_Return)
    assert page.step == INDUSTRY
    keys(K.Key_Return)
    assert page.step == PEOPLE
    fill_people(keys)
    keys(K.Key_Return)
    assert page.step == READY
    assert "云湖酒店" in page.summary.text()
    assert PASSWORD not in page.summary.text()
    assert written(program) == ("", [])
    keys(K.Key_Return)
    gate = program.window.gate
    assert isinstance(gate, SignInPage)
    assert written(program) == ("云湖酒店", ["周宁"])
    assert gate.people.current().name == "周宁"
    keys(PASSWORD, K.Key_Return)
    assert program.window.gate is None
    assert program.workspace.desk.actor.name == "周宁"


def test_a_house_needs_a_name(page, keys):
    keys(K.Key_Return)
    assert page.step == SITE
    assert page._rows["name"].error() == "Please enter the name of the house."
    assert page.name.hasFocus()
    keys("Lake", K.Key_Return)
    assert page.step == INDUSTRY


@pytest.mark.parametrize("digit", "123456")
def test_a_digit_chooses_the_industry(program, page, keys, digit):
    keys("Lake", K.Key_Return, digit)
    chosen = [card.pack.industry for card in page.cards if card.isChecked()]
    assert chosen == [list(Industry)[int(digit) - 1]]
    assert page.cards[int(digit) - 1].hasFocus()


def test_the_chosen_industry_is_what_is_set_up(program, page, keys):
    keys("Corner Clinic", K.Key_Return, "4", K.Key_Return)
    fill_people(keys)
    keys(K.Key_Return, K.Key_Return)
    assert program.workspace.desk.site.industry == list(Industry)[3]


@pytest.mark.parametrize(("password", "says"), [("short", "8"), ("12345678", "guess"), ("aaaaaaaaaa", "guess")])
def test_a_weak_password_is_said_at_its_field(program, page, keys, password, says):
    keys("Lake", K.Key_Return, K.Key_Return)
    fill_people(keys, password, password)
    keys(K.Key_Return)
    assert page.step == PEOPLE
    assert says in page._rows["password"].error()
    assert page.password.hasFocus()


def test_two_passwords_that_differ_are_said_at_the_second(page, keys):
    keys("Lake", K.Key_Return, K.Key_Return)
    fill_people(keys, again=f"{PASSWORD}8")
    keys(K.Key_Return)
    assert page.step == PEOPLE
    assert page._rows["again"].error() == "The two passwords differ."
    assert not page._rows["password"].error()
    assert page.again.hasFocus()


def test_going_back_keeps_what_was_entered(page, keys):
    keys("Lake", K.Key_Return, "3", K.Key_Return)
    fill_people(keys)
    keys(K.Key_Return, K.Key_Escape)
    assert page.step == PEOPLE
    assert (page.person.text(), page.sign_in.text(), page.password.text()) == ("周宁", "zn", PASSWORD)
    keys(K.Key_Escape)
    assert page.step == INDUSTRY
    assert page.cards[2].isChecked()
    keys(K.Key_Escape, K.Key_Escape)
    assert page.step == SITE
    assert page.name.text() == "Lake"
    assert not page.back.isEnabled()


def test_practice_data_bring_their_own_people(page, keys):
    keys("Lake", K.Key_Return)
    QTest.mouseClick(page.demo, Qt.MouseButton.LeftButton)
    keys(K.Key_Return)
    assert page.step == READY
    assert "PIN" in page.summary.text()
    keys(K.Key_Escape)
    assert page.step == INDUSTRY


def test_the_language_is_switched_and_kept(program, page, keys, settings):
    page.language.setFocus()
    keys(K.Key_Left)
    QApplication.processEvents()
    assert settings.language == "zh_CN"
    assert not page.title.text().isascii()


def test_a_digit_in_a_name_stays_text(page, keys):
    keys("7 Days 3", K.Key_Return)
    assert page.name.text() == "7 Days 3"
    assert page.cards[0].isChecked()
