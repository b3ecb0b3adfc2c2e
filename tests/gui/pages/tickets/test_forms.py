"""The forms of a ticket: their room, and a switch of language with words in them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from servicedesk.ui.pages.tickets.compensate import CompensatePanel
from servicedesk.ui.pages.tickets.deadline_strip import DeadlineStrip
from servicedesk.ui.pages.tickets.edit_panel import EditPanel
from servicedesk.ui.pages.tickets.panels import ActPanel
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.forms import FormRow

K = Qt.Key


def test_a_form_has_its_height_and_the_note_being_written_comes_back(page, press, program):
    """At the height of a small screen, where form, timeline and composer do not fit together."""
    program.window.resize(1100, 640)
    QApplication.processEvents()
    press("c")
    press("half a note")
    press(K.Key_Escape)
    page.take_focus()
    press("b")
    panel = page.detail.panel
    assert isinstance(panel, CompensatePanel)
    assert panel.height() >= panel.minimumSizeHint().height()
    for row in panel.findChildren(FormRow):
        assert row.isHidden() or row.height() >= row.minimumSizeHint().height()
    assert not page.detail.composer_place.isVisible()
    press(K.Key_Escape)
    assert page.detail.composer.isVisible()
    assert page.detail.composer.area.text() == "half a note"


@pytest.mark.parametrize(("width", "scale"), [(420, 1.0), (1366, 2.0)])
@pytest.mark.parametrize("key", ["e", "h", "u", "a", "b", "f", "i"])
def test_with_little_room_a_form_scrolls_instead_of_being_squashed(qtbot, page, press, program, key, width, scale):
    """Beside another program, or at large text: what is typed into and the buttons stay whole and in sight."""
    program.window.resize(width, 688)
    theme().set_scale(scale)
    page.take_focus()
    press(K.Key_Return)
    press(key)
    panel = page.detail.panel
    assert isinstance(panel, (ActPanel, EditPanel))

    def is_whole(part: QWidget) -> bool:
        seen = part.visibleRegion().boundingRect().height()
        return seen == part.height() >= part.minimumSizeHint().height()

    rows = [row for row in panel.findChildren(FormRow) if not row.isHidden()]
    assert rows
    qtbot.waitUntil(lambda: all(row.height() >= row.minimumSizeHint().height() for row in rows))
    qtbot.waitUntil(lambda: is_whole(panel.save_button) and is_whole(QApplication.focusWidget()))


@pytest.mark.parametrize(("key", "title"), [("e", "办结"), ("h", "等待"), ("u", "上报"), ("a", "派单"), ("b", "补偿")])
def test_an_open_form_speaks_the_new_language_with_what_was_typed(qtbot, page, press, program, key, title):
    press(key)
    before = page.detail.panel
    field = next(name for name in ("resolution", "reason", "note") if hasattr(before, name))
    getattr(before, field).set_text("typed so far")
    program.speak("zh_CN")
    qtbot.waitUntil(lambda: page.detail.panel is not before)
    panel = page.detail.panel
    assert type(panel) is type(before)
    assert panel.title.text().startswith(title)
    assert getattr(panel, field).text() == "typed so far"
    program.speak("en")
    qtbot.waitUntil(lambda: page.detail.panel is not panel)
    assert getattr(page.detail.panel, field).text() == "typed so far"


def test_an_amount_that_was_edited_survives_the_switch(qtbot, page, press, program):
    press("b")
    before = page.detail.panel
    before.item.set_value("other")
    before.refilled()
    before.name.set_text("a bottle")
    before.amount.set_text("77")
    program.speak("zh_CN")
    qtbot.waitUntil(lambda: page.detail.panel is not before)
    panel = page.detail.panel
    assert (panel.item.value(), panel.name.text(), panel.amount.cents()) == ("other", "a bottle", 7_700)
    assert panel.name_row.isVisible()


def test_the_explained_deadline_is_explained_anew(qtbot, page, press, program):
    press("w")
    before = page.detail.panel
    program.speak("zh_CN")
    qtbot.waitUntil(lambda: isinstance(page.detail.panel, DeadlineStrip) and page.detail.panel is not before)
    press("w")
    assert page.detail.panel is None
