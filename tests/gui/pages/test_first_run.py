"""Setting up by keys: four steps, what is wrong beside its field, nothing written before the last key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM
from servicedesk.core.pack import Industry
from servicedesk.queries import backups
from servicedesk.queries.staff import people_to_sign_in
from servicedesk.services.desk import open_desk
from servicedesk.ui.application import DeskApplication
from servicedesk.ui.pages.first_run import page as first_run
from servicedesk.ui.pages.first_run.page import FirstRunPage
from servicedesk.ui.pages.sign_in.page import SignInPage
from servicedesk.ui.tasks import InlineRunner, TaskRunner
from servicedesk.ui.theme import theme
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
    assert page.site.name.hasFocus()
    keys("云湖酒店", K.Key_Tab, "1 号柜台", K.Key_Return)
    assert page.step == INDUSTRY
    keys(K.Key_Return)
    assert page.step == PEOPLE
    fill_people(keys)
    keys(K.Key_Return)
    assert page.step == READY
    assert "云湖酒店" in page.ready.summary.text()
    assert PASSWORD not in page.ready.summary.text()
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
    assert page.site.rows["name"].error() == "Please enter the name of the house."
    assert page.site.name.hasFocus()
    keys("Lake", K.Key_Return)
    assert page.step == INDUSTRY


@pytest.mark.parametrize("digit", "123456")
def test_a_digit_chooses_the_industry(program, page, keys, digit):
    keys("Lake", K.Key_Return, digit)
    chosen = [card.pack.industry for card in page.industry.cards if card.isChecked()]
    assert chosen == [list(Industry)[int(digit) - 1]]
    assert page.industry.cards[int(digit) - 1].hasFocus()


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
    assert says in page.people.rows["password"].error()
    assert page.people.password.hasFocus()


def test_two_passwords_that_differ_are_said_at_the_second(page, keys):
    keys("Lake", K.Key_Return, K.Key_Return)
    fill_people(keys, again=f"{PASSWORD}8")
    keys(K.Key_Return)
    assert page.step == PEOPLE
    assert page.people.rows["again"].error() == "The two passwords differ."
    assert not page.people.rows["password"].error()
    assert page.people.again.hasFocus()


def test_going_back_keeps_what_was_entered(page, keys):
    keys("Lake", K.Key_Return, "3", K.Key_Return)
    fill_people(keys)
    keys(K.Key_Return, K.Key_Escape)
    assert page.step == PEOPLE
    assert (page.people.person.text(), page.people.sign_in.text(), page.people.password.text()) == (
        "周宁",
        "zn",
        PASSWORD,
    )
    keys(K.Key_Escape)
    assert page.step == INDUSTRY
    assert page.industry.cards[2].isChecked()
    keys(K.Key_Escape, K.Key_Escape)
    assert page.step == SITE
    assert page.site.name.text() == "Lake"
    assert not page.back.isEnabled()


def test_practice_data_bring_their_own_people(page, keys):
    keys("Lake", K.Key_Return)
    QTest.mouseClick(page.industry.demo, Qt.MouseButton.LeftButton)
    keys(K.Key_Return)
    assert page.step == READY
    assert "PIN" in page.ready.summary.text()
    keys(K.Key_Escape)
    assert page.step == INDUSTRY


def test_the_language_is_switched_and_kept(program, page, keys, settings):
    page.site.language.setFocus()
    keys(K.Key_Left)
    QApplication.processEvents()
    assert settings.language == "zh_CN"
    assert not page.title.text().isascii()


def test_a_digit_in_a_name_stays_text(page, keys):
    keys("7 Days 3", K.Key_Return)
    assert page.site.name.text() == "7 Days 3"
    assert page.industry.cards[0].isChecked()


def to_the_end(keys):
    keys("Lake", K.Key_Return, K.Key_Return)
    fill_people(keys)
    keys(K.Key_Return)


def test_a_second_place_for_backups_is_remembered(program, page, keys, tmp_path):
    (tmp_path / "stick").mkdir()
    to_the_end(keys)
    assert page.ready.place.text_field.hasFocus()
    keys(str(tmp_path / "stick"), K.Key_Return)
    assert isinstance(program.window.gate, SignInPage)
    assert backups.state(program.workspace.desk.as_actor(SYSTEM)).second_folder == str(tmp_path / "stick")


def test_a_place_that_is_not_there_is_said_before_anything_is_written(program, page, keys, tmp_path):
    to_the_end(keys)
    keys(str(tmp_path / "stick"), K.Key_Return)
    assert "is not there" in page.ready.rows["place"].error()
    assert page.ready.place.text_field.hasFocus()
    assert page.next.isEnabled()
    assert written(program) == ("", [])
    (tmp_path / "stick").mkdir()
    keys(K.Key_Return)
    assert written(program) == ("Lake", ["周宁"])


def test_practice_is_set_up_by_keys_and_everybody_signs_in(program, page, keys, monkeypatch):
    monkeypatch.setattr(first_run, "DEMO_TICKETS", 20)
    keys("Lake", K.Key_Return, "3", K.Key_Tab, K.Key_Tab)
    page.industry.demo.setFocus()
    keys(K.Key_Space)
    assert "green strip" in page.message.text()
    keys(K.Key_Return)
    assert page.next.hasFocus()
    assert not page.ready.rows["place"].isVisible()
    keys(K.Key_Return)
    assert isinstance(program.window.gate, SignInPage)
    assert program.workspace.practice
    assert program.workspace.desk.site.industry == list(Industry)[2]


def test_closing_in_the_middle_begins_again(program, page, keys, qtbot, qapp, settings):
    to_the_end(keys)
    program.window.close()
    again = DeskApplication(program.database, settings, InlineRunner())
    qtbot.addWidget(again.window)
    again.window.show()
    again.loaded(open_desk(program.database))
    assert isinstance(again.window.gate, FirstRunPage)
    assert again.window.gate.step == SITE
    again.window.close()


def test_while_it_sets_up_nothing_can_be_pressed_twice(qtbot, qapp, desk, settings):
    program = DeskApplication(desk.database.path, settings, TaskRunner())
    qtbot.addWidget(program.window)
    program.window.show()
    program.loaded(desk)
    page = program.window.gate
    page.site.name.set_text("Lake")
    page.go_on()
    page.go_on()
    for field, words in ((page.people.person, "周宁"), (page.people.sign_in, "zn")):
        field.set_text(words)
    for field in (page.people.password, page.people.again):
        field.set_text(PASSWORD)
    page.go_on()
    page.go_on()
    assert not page.next.isEnabled()
    assert "few seconds" in page.message.text()
    page.go_on()
    page.go_back()
    assert page.step == READY
    with qtbot.waitSignal(page.finished, timeout=30_000):
        pass
    assert program.workspace.failed_writes == 0
    assert [row.name for row in people_to_sign_in(desk)] == ["周宁"]
    program.window.close()


@pytest.mark.parametrize(("width", "scale"), [(1366, 1.0), (1366, 2.0), (1100, 1.0), (420, 1.0)])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_step_fits_every_window(program, page, keys, width, scale, language):
    program.speak(language)
    theme().set_scale(scale)
    program.window.resize(width, 688)
    keys("Lake", K.Key_Return)
    for step in (INDUSTRY, PEOPLE, READY):
        QApplication.processEvents()
        assert page.step == step
        shown = page._steps[step]
        assert shown.content.minimumSizeHint().width() <= shown.viewport().width()
        assert page.next.geometry().right() <= page.width()
        if step == INDUSTRY:
            for card in page.industry.cards:
                assert card.height() >= card.minimumSizeHint().height()
                assert card.width() >= theme().px(200)
        if step == PEOPLE:
            fill_people(keys)
        keys(K.Key_Return) if step != READY else None


def test_words_of_the_steps_say_what_was_entered(page, keys):
    to_the_end(keys)
    names = page._names()
    assert [what for _name, what in names[:3]] == ["Lake", "Hotel", "周宁"]
    assert page.next.text() == "Set up"
    keys(K.Key_Escape)
    assert page.next.text() == "Next: Ready"
