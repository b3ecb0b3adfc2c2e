"""Every part of a page says what it is from the beginning: saying it anew in the same language changes nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.permissions import Role
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.tickets import open_ticket
from servicedesk.ui.application import DeskApplication
from servicedesk.ui.pages.registry import PAGES
from servicedesk.ui.pages.settings.sections import SECTIONS
from servicedesk.ui.widgets.buttons import KitButton
from servicedesk.ui.widgets.labels import PlainLabel

# Come to with something to show; each is opened by the tests of its own.
WITH_A_TARGET = {"merge", "imports"}
STANDING = [page.id for page in PAGES if page.id not in WITH_A_TARGET]


def words(window: QWidget) -> dict[QWidget, tuple[str, str]]:
    """What every button, label and field of the window says, to the eye and to a screen reader."""
    found = {}
    for kind in (KitButton, PlainLabel):
        for part in window.findChildren(kind):
            found[part] = (part.text(), part.accessibleName())
    for kind in (QLineEdit, QPlainTextEdit):
        for part in window.findChildren(kind):
            found[part] = (part.placeholderText(), part.accessibleName())
    return found


def said_late(program: DeskApplication) -> list[str]:
    """Return what says something only once it is told the language again."""
    before = words(program.window)
    program.speak("zh_CN")
    QApplication.processEvents()
    # A form that was made anew in the meantime is gone.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    after = {part: said for part, said in words(program.window).items() if isValid(part)}
    changed = [
        (type(part.parentWidget()).__name__, before[part], said)
        for part, said in after.items()
        if part in before and before[part] != said
    ]
    return [f"{name}: {old} -> {new}" for name, old, new in changed]


@pytest.fixture
def window(program, desk, hotel):
    """The window of an administrator, in Chinese, with a ticket in the list; its pages are made by the tests."""
    desk.actor = SYSTEM
    boss = add_staff(desk, AddStaff("boss", "赵总", Role.ADMINISTRATOR, password="湖畔 good evening 8"))
    desk.actor = Actor(boss, "赵总", Role.ADMINISTRATOR)
    open_ticket(desk, OpenTicket("空调不制冷", "滴水", owner_id=boss, customer_id=hotel.chen))
    program.enter()
    program.speak("zh_CN")
    program.window.forget_pages()
    return program.window


@pytest.mark.parametrize("page_id", STANDING)
def test_a_page_has_its_words_when_it_is_made(program, window, page_id):
    window.show_page(page_id)
    QApplication.processEvents()
    assert said_late(program) == []


@pytest.mark.parametrize("section", [section.id for section in SECTIONS])
def test_a_section_of_the_settings_has_its_words_when_it_is_made(program, window, section):
    window.workspace.navigate("settings", section=section)
    QApplication.processEvents()
    assert said_late(program) == []


@pytest.mark.parametrize("key", list("ehuabifgntvdl"))
def test_a_form_has_its_words_when_it_is_made(program, window, press, key):
    window.workspace.navigate("tickets")
    QApplication.processEvents()
    window.current_page.list.view.setFocus()
    press(key)
    assert said_late(program) == []
