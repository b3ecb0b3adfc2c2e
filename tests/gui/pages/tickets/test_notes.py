"""Notes and the timeline they go into."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.enums import EntryKind
from servicedesk.queries import drafts
from servicedesk.services import tickets as ticket_services
from tests.gui.pages.tickets.details import detail

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def entry_kinds(desk, ticket_id):
    return [entry.kind for entry in detail(desk, ticket_id).entries]


def lines_in_sight(page):
    column = page.detail.column.viewport()
    return [
        entry.body
        for entry in page.detail.timeline.entries
        if not page.detail.timeline.row(entry.key).visibleRegion().isEmpty() and column.isVisible()
    ]


def test_a_long_timeline_opens_at_its_latest_word_and_stays_where_it_was_scrolled(page, press, desk, opened):
    for number in range(12):
        ticket_services.add_note(desk, opened.tap, f"note {number}")
    press("j")
    QApplication.processEvents()
    bar = page.detail.column.verticalScrollBar()
    assert bar.maximum() > 0
    assert lines_in_sight(page)[-1] == "note 11"
    ticket_services.add_note(desk, opened.tap, "one more")
    QApplication.processEvents()
    assert lines_in_sight(page)[-1] == "one more"
    bar.triggerAction(bar.SliderAction.SliderToMinimum)
    ticket_services.add_note(desk, opened.tap, "and another")
    QApplication.processEvents()
    assert bar.value() == 0
    assert "and another" not in lines_in_sight(page)


def test_c_writes_a_note_that_ctrl_enter_sends(page, press, desk, opened):
    press("c")
    press("engineer is on the way")
    press(K.Key_Return, CTRL)
    last = detail(desk, opened.air).entries[-1]
    assert (last.kind, last.text) == (EntryKind.NOTE, "engineer is on the way")
    assert page.detail.composer.area.text() == ""
    assert drafts.my_draft(desk, "ticket", str(opened.air)) is None


def test_an_unsent_note_is_kept_with_its_ticket_and_comes_back(program, page, press, desk, opened):
    press("c")
    press("half a sentence")
    press(K.Key_Escape)
    press("j")
    assert page.detail.composer.area.text() == ""
    press("k")
    assert page.detail.composer.area.text() == "half a sentence"
    program.window.flush_drafts()
    program.window.forget_pages()
    program.window.show_page("tickets")
    QApplication.processEvents()
    again = program.window.current_page.detail.composer
    assert again.area.text() == "half a sentence"
    assert again.saved.text() == "Draft restored"
    assert EntryKind.NOTE not in entry_kinds(desk, opened.air)


def test_letters_typed_into_a_note_are_no_commands(page, press):
    press("c")
    press("behave")
    assert page.detail.composer.area.text() == "behave"
    assert page.detail.panel is None
