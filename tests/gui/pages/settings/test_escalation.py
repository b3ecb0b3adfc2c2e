"""The levels of escalation by keys: a new one, its time and its category, what it would fire, saved and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.queries.escalation import level_facts
from servicedesk.services.sign_in import sign_in_with_password
from servicedesk.services.tickets import OpenTicket, open_ticket
from tests.gui.pages.conftest import PASSWORD

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def section(program, desk, hotel):
    open_ticket(desk, OpenTicket("电梯停运", scenario_id=hotel.keys.scenarios["facility_fault"]))
    sign_in_with_password(desk, "z", PASSWORD)
    program.enter()
    program.window.show_page("settings", section="escalation")
    QApplication.processEvents()
    section = program.window.current_page.section
    section.enter()
    return section


def stored(desk):
    return level_facts(desk).levels


def test_a_level_is_added_saved_and_taken_back_by_keys(section, press, desk):
    before = stored(desk)
    press(K.Key_Insert)
    assert section.editor.amount.hasFocus() or section.editor.amount.isAncestorOf(QApplication.focusWidget())
    press(K.Key_A, CTRL)
    press("65")
    press(K.Key_Return)
    assert section.bar.isVisible()
    assert stored(desk) == before
    press(K.Key_Return, CTRL)
    added = [each for each in stored(desk) if each.id not in {level.id for level in before}]
    assert [(each.percent, each.actions.owner) for each in added] == [(65, True)]
    press(K.Key_Z, CTRL)
    assert [each.id for each in stored(desk)] == [each.id for each in before]


def test_a_level_is_for_a_category_that_is_chosen(section, press, desk):
    categories = level_facts(desk).categories
    assert categories
    press(K.Key_Insert)
    first = next(iter(categories))
    section.editor.categories._choose(first, True)
    assert section.editor.value().conditions.categories == (first,)
    assert str(categories[first]) in section.editor.categories.text()
    press(K.Key_Return, CTRL)
    assert stored(desk)[1].conditions.categories == (first,)


def test_escape_leaves_everything_stored_as_it_was(section, press, desk):
    before = stored(desk)
    press(K.Key_Delete)
    assert section.is_changed
    assert stored(desk) == before
    section.discard()
    assert not section.is_changed
    assert not section.bar.isVisible()
