"""The forms of a ticket: their room, and a switch of language with words in them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from servicedesk.core.enums import LinkKind
from servicedesk.queries import ticket_lists
from servicedesk.queries.ticket_lists import TicketView
from servicedesk.ui.pages.tickets.compensate import CompensatePanel
from servicedesk.ui.pages.tickets.deadline_strip import DeadlineStrip
from servicedesk.ui.pages.tickets.edit_panel import EditPanel
from servicedesk.ui.pages.tickets.panels import ActPanel
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.forms import FormRow
from tests.gui.pages.tickets.details import detail

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


@pytest.mark.parametrize("key", ["e", "a", "u", "g", "f", "b", "i", "l"])
def test_tab_walks_a_form_to_its_buttons(page, press, key):
    """Fields that were put in after the buttons do not lead out of the form before what saves it."""
    press(key)
    panel = page.detail.panel
    walked = []
    while panel.isAncestorOf(QApplication.focusWidget()) and QApplication.focusWidget() not in walked:
        walked.append(QApplication.focusWidget())
        press(K.Key_Tab)
    assert walked[-2:] == [panel.cancel_button, panel.save_button]


def test_esc_with_nothing_to_close_leaves_the_keys_to_the_list(page, press):
    press("u")
    press(K.Key_Escape)
    press(K.Key_Escape)
    assert page.list.view.hasFocus()
    before = page.list.current_id()
    press("j")
    assert page.list.current_id() != before


@pytest.mark.parametrize("around", ["header", "rail"])
def test_what_stands_around_the_page_never_takes_the_keys_of_a_form_that_goes(qtbot, page, press, program, around):
    """Qt hands them to whatever comes next, where letters would be searched for and Space would switch the user."""
    press("u")
    press("late")
    next_stop = {"header": program.window.search, "rail": program.window.rail.user}[around]
    QWidget.setTabOrder(QApplication.focusWidget(), next_stop)
    press(K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.detail.panel is None
    qtbot.waitUntil(page.list.view.hasFocus)


def test_a_sub_ticket_says_whose_it_is_and_one_undo_takes_all_of_it_back(program, page, press, desk, opened):
    press(K.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    panel = page.detail.panel
    assert panel.heading.text() == f"New sub-ticket of {detail(desk, opened.air).row.number}"
    assert panel.title.text() == "1208 "
    press("filter on order")
    press(K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.detail.detail.row.title == "1208 filter on order"
    children = [link for link in detail(desk, opened.air).links if link.kind is LinkKind.PARENT]
    assert len(children) == 1
    press(K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not detail(desk, opened.air).links
    assert ticket_lists.ticket_rows(desk, [children[0].ticket_id]) == []
    assert program.window.toast.label.text().startswith("Undone: ")
    assert page.detail.ticket_id == page.list.current_id() is not None


def test_the_view_that_shows_a_new_ticket_is_the_one_marked(page, press):
    press(K.Key_F6)
    press("Lamp in the lobby")
    press(K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.list.wanted.view is TicketView.ALL
    assert page.views.current_row().key is TicketView.ALL
