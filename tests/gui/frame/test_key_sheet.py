"""The sheet of all keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from servicedesk.core.translation import set_language
from servicedesk.ui.command_list import BY_ID
from servicedesk.ui.key_sheet import KeySheet, caps
from servicedesk.ui.widgets.labels import KeyCap
from tests.gui.frame.pages import TEST_PAGES


@pytest.fixture
def window(open_window):
    return open_window(TEST_PAGES)


@pytest.fixture
def sheet(window):
    sheet = KeySheet(window)
    sheet.open_for("reception", window.header.title)
    return sheet


def listed(sheet):
    return {heading: [command.id for command in commands] for heading, commands in sheet.sections()}


def test_it_lists_what_works_here_first_and_nothing_of_other_pages(sheet):
    found = listed(sheet)
    assert list(found) == ["On this page", "While writing", "In lists", "Everywhere"]
    assert found["On this page"][:3] == ["visit.answered", "visit.call_back", "visit.park"]
    assert "ticket.solve" not in str(found)
    assert len(sheet._grid_host.findChildren(KeyCap)) == sum(len(commands) for commands in found.values())


def test_typing_narrows_by_words_of_either_language_pinyin_or_key(qtbot, sheet):
    set_language("zh_CN")
    for text in ("挂起", "park", "gq", "F8"):
        sheet.field.set_text(text)
        sheet.field.textEdited.emit(text)
        assert "visit.park" in str(listed(sheet)), text
    qtbot.keyClicks(sheet.field, "zzz")
    assert listed(sheet) == {}
    assert sheet.nothing.isVisible()


def test_families_of_digits_share_a_row():
    assert caps(BY_ID["visit.scenario.1"]) == "1–0"
    assert caps(BY_ID["page.1"]) == "Ctrl 1–0"
    assert caps(BY_ID["keys"]) == "?  F1"
    assert caps(BY_ID["list.down"]) == "J  ↓"


def test_escape_gives_the_focus_back(qtbot, window, sheet):
    assert sheet.field.hasFocus()
    qtbot.keyClick(sheet.field, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert window.current_page.area.hasFocus()


def test_it_follows_the_language(sheet):
    set_language("zh_CN")
    assert sheet.title.text() == "全部按键"
    assert next(iter(listed(sheet))) == "本页"
