"""Who reads a sensitive case, by keys: people named by typing, one taken off, and roles ticked in Settings."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.permissions import Role
from servicedesk.queries.case_readers import case_readers
from servicedesk.queries.ticket_details import ticket_detail
from servicedesk.services.sensitive_cases import NameReaders, name_readers
from servicedesk.services.site_rights import choose_sensitive_roles
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.tickets import open_ticket
from servicedesk.ui.pages.settings.sensitive_roles import SensitiveRolesCard
from servicedesk.ui.pages.tickets.readers import ReadersPanel
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.tags import PillButton
from tests.gui.pages.conftest import PASSWORD

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def case(desk, hotel):
    """A sensitive case and an ordinary one; 沈磊 reads the first."""
    system = desk.as_actor(SYSTEM)
    chief = add_staff(system, AddStaff("shen", "沈磊", Role.SUPERVISOR, password=PASSWORD))
    add_staff(system, AddStaff("zhangwei", "张伟", Role.FRONT_DESK, password=PASSWORD))
    plain = open_ticket(system, OpenTicket("空调不制冷", place="1208")).id
    secret = open_ticket(system, OpenTicket("隐私投诉", place="0712", is_sensitive=True)).id
    return SimpleNamespace(id=secret, plain=plain, chief=Actor(chief, "沈磊", Role.SUPERVISOR), system=system)


@pytest.fixture
def at_case(program, case, press):
    """The case is in front of 沈磊."""
    program.workspace.desk.actor = case.chief
    program.window.show_page("tickets", ticket_id=case.id)
    program.window.current_page.list.view.setFocus()
    QApplication.processEvents()
    return program.window.current_page


def named(case):
    return [row.name for row in case_readers(case.system, case.id).named]


def test_several_are_named_by_pinyin_and_initials_and_saved_in_one_act(at_case, case, press, desk, hotel):
    press("n")
    panel = at_case.detail.panel
    assert isinstance(panel, ReadersPanel)
    assert "沈磊" in panel.remark.text()
    press("linx")
    panel.people.field.ask_now()
    press(K.Key_Return)
    press("zw")
    # Enter asks for what is typed by itself.
    press(K.Key_Return)
    assert named(case) == []
    press(K.Key_Return)
    assert named(case) == ["林晓", "张伟"]
    assert at_case.detail.panel is None
    assert ticket_detail(desk.as_actor(hotel.people.lin), case.id) is not None
    press(K.Key_Z, CTRL)
    assert named(case) == []


def test_backspace_takes_the_last_off_and_a_name_nobody_has_is_said(at_case, case, press):
    name_readers(case.system, NameReaders(case.id, added=(at_case.workspace.desk.actor.staff_id,)))
    press("n")
    press("qqq")
    press(K.Key_Return)
    row = at_case.detail.panel.people_row
    assert "qqq" in row.error()
    press(K.Key_Return, CTRL)
    assert named(case) == ["沈磊"]
    for _letter in "qqq":
        press(K.Key_Backspace)
    assert row.error() == ""
    press(K.Key_Backspace)
    press(K.Key_Return)
    assert named(case) == []


def test_the_strip_shows_who_reads_and_a_press_takes_one_off(at_case, case, press, hotel):
    name_readers(case.system, NameReaders(case.id, added=(hotel.people.lin.staff_id,)))
    at_case.refresh()
    QApplication.processEvents()
    strip = at_case.readers.strip
    button = next(each for each in strip.findChildren(PillButton) if each.text() == "林晓")
    assert "林晓" in button.accessibleName()
    button.setFocus()
    press(K.Key_Space)
    assert named(case) == []
    press(K.Key_Z, CTRL)
    assert named(case) == ["林晓"]


def test_on_an_ordinary_ticket_and_for_who_is_only_named_the_key_does_nothing(program, case, press, hotel, desk):
    name_readers(case.system, NameReaders(case.id, added=(hotel.people.lin.staff_id,)))
    for actor, ticket_id in ((case.chief, case.plain), (hotel.people.lin, case.id)):
        program.workspace.desk.actor = actor
        program.window.show_page("tickets", ticket_id=ticket_id)
        page = program.window.current_page
        page.list.view.setFocus()
        page.refresh()
        press("n")
        assert page.detail.detail.row.id == ticket_id
        assert page.detail.panel is None
    assert page.readers.strip is not None
    assert page.readers.strip.add.isHidden()


def test_the_panel_keeps_who_was_chosen_in_another_language(at_case, press, qtbot, program, case):
    press("n")
    press("linx")
    press(K.Key_Return)
    program.speak("zh_CN")
    qtbot.waitUntil(lambda: at_case.detail.panel.save_button.text() == "保存")
    assert at_case.detail.panel.people.ids()
    press(K.Key_Return, CTRL)
    assert named(case) == ["林晓"]


def test_roles_are_ticked_in_settings_and_hold_at_once_in_the_window(program, case, press, hotel, qtbot):
    program.workspace.desk.actor = Actor(1, "周宁", Role.ADMINISTRATOR)
    program.window.show_page("settings", section="staff")
    QApplication.processEvents()
    card = program.window.current_page.section.readers
    assert not card.boxes[Role.ADMINISTRATOR].isEnabled()
    assert card.boxes[Role.SUPERVISOR].isChecked()
    card.boxes[Role.FRONT_DESK].setFocus()
    press(K.Key_Space)
    assert card.boxes[Role.FRONT_DESK].isChecked()
    program.workspace.desk.actor = hotel.people.lin
    program.window.show_page("tickets", ticket_id=case.id)
    QApplication.processEvents()
    assert program.window.current_page.detail.detail.row.id == case.id
    # Whoever does not manage people sees what holds, and no more.
    program.workspace.desk.actor = case.chief
    card = SensitiveRolesCard(program.workspace)
    qtbot.addWidget(card)
    card.refresh()
    assert card.boxes[Role.FRONT_DESK].isChecked()
    assert not any(box.isEnabled() for box in card.boxes.values())


def test_a_case_in_front_goes_from_the_screen_when_the_role_loses_the_right(at_case, case, desk):
    assert at_case.detail.detail.row.id == case.id
    choose_sensitive_roles(case.system, ())
    # The next question of the window finds out; everything shown asks again by itself.
    at_case.list.reload()
    QApplication.processEvents()
    assert at_case.detail.detail is None


def test_at_large_text_nothing_of_the_panel_lies_on_another(at_case, press, program, qtbot):
    theme().set_scale(2.0)
    try:
        press("n")
        for letters in ("linx", "zw", "xjm"):
            press(letters)
            press(K.Key_Return)
        panel = at_case.detail.panel
        field, save = panel.people.field, panel.save_button

        def stand_apart():
            lower = field.mapTo(panel, field.rect().bottomLeft()).y()
            return lower < panel.remark.y() < save.mapTo(panel, save.rect().topLeft()).y()

        qtbot.waitUntil(stand_apart)
        assert field.height() == theme().control
        assert not at_case.detail.head.isVisible()
        press(K.Key_Escape)
        assert at_case.detail.head.isVisible()
        assert at_case.detail.column.isVisible()
    finally:
        theme().set_scale(1.0)
