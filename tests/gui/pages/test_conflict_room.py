"""The choice between two edits with nine long fields in little room: read by keys, every button whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from servicedesk.core.three_way import Change, Clash, EditConflict
from servicedesk.ui import tokens
from servicedesk.ui.conflicts.panel import ConflictPanel
from servicedesk.ui.conflicts.words import words_for
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import text
from servicedesk.ui.widgets.focus import focus_ring

K = Qt.Key
LONG = "客人入住 1208 房后反映空调不制冷且有异响，工程部已到场检查两次，更换滤网后仍未恢复。" * 4


@pytest.fixture(params=[(1.0, 392, 308), (2.0, 364, 379)], ids=["narrow", "narrow and twice as large"])
def panel(request, program, desk):
    """Nine fields that both changed, two of them texts, in the room a narrow window leaves."""
    scale, wide, high = request.param
    theme().set_scale(scale)
    by = Change("唐悦", 2, desk.clock.now(), "A2")
    clashes = [
        Clash(f"f{place}", f"was {LONG}", f"mine {LONG}", f"theirs {LONG}", is_text=place >= 7, by=by, original_by=by)
        for place in range(9)
    ]
    names = words_for({f"f{place}": f"field {place}" for place in range(9)})
    program.window.show_page("tickets")
    host = QWidget(program.window)
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    panel = ConflictPanel(program.workspace, EditConflict("ticket", 1, clashes, ()), names)
    column.addWidget(panel)
    host.resize(wide, high)
    host.show()
    host.raise_()
    settle()
    panel.take_focus()
    settle()
    yield panel
    host.hide()
    host.deleteLater()
    theme().set_scale(1.0)


def settle():
    for _turn in range(4):
        QApplication.processEvents()


def in_sight(panel, widget):
    """The part of *widget* that the rows' room shows, and all of it, in the room's own measure."""
    room = panel.column.viewport()
    whole = QRect(widget.mapTo(room, QPoint(0, 0)), widget.size())
    return whole.intersected(room.rect()), whole


def test_the_ring_of_the_first_card_is_seen_whole_at_top_and_sides(panel):
    card = panel.rows[0].mine
    assert card.hasFocus()
    ring = focus_ring()
    assert ring.isVisible()
    assert ring.widget() is card
    _seen, whole = in_sight(panel, card)
    edge = theme().px(3)
    room = panel.column.viewport().rect()
    assert whole.top() >= edge
    assert whole.left() >= edge
    assert whole.right() + edge <= room.right() + 1


def test_the_ring_comes_back_with_what_was_scrolled_into_sight(panel, press):
    for row in (panel.rows[6], panel.rows[0], panel.rows[3]):
        row.take_focus()
        settle()
        assert focus_ring().isVisible()
        assert not in_sight(panel, QApplication.focusWidget())[0].isEmpty()


def test_buttons_and_title_are_whole(panel):
    for button in (panel.whole_button, panel.later_button, panel.take_button):
        assert text.width(button.text(), tokens.BODY, True) < button.width() - theme().px(10), button.text()
        assert panel.rect().contains(QRect(button.mapTo(panel, QPoint(0, 0)), button.size()))
    assert panel.title.height() >= panel.title.heightForWidth(panel.title.width())
    assert "7" in panel.title.text()
    assert "at the same time" in panel.title.accessibleName(), "assistive technology hears the sentence"
    assert panel.take_button.accessibleName() == "Take the choice"


def test_arrows_read_a_long_text_to_its_end_before_they_leave_it(panel, press):
    card = panel.rows[0].mine
    seen_from = in_sight(panel, card)[1].top()
    assert seen_from >= 0, "it begins at its beginning"
    steps = 0
    while QApplication.focusWidget() is card:
        bottom = in_sight(panel, card)[1].bottom()
        press(K.Key_Down)
        settle()
        steps += 1
        assert steps < 60
    if card.height() > panel.column.viewport().height():
        assert steps > 1
        assert bottom <= panel.column.viewport().height(), "its last line was seen"
    assert QApplication.focusWidget() is panel.rows[0].theirs
    press(K.Key_Up)
    settle()
    while QApplication.focusWidget() is not card and steps < 120:
        press(K.Key_Up)
        settle()
        steps += 1
    assert QApplication.focusWidget() is card


def test_all_nine_are_chosen_by_keys_alone(panel, press):
    taken = []
    panel.resolved.connect(lambda values, base: taken.append((values, base)))
    for _row in range(7):
        press("1")
        settle()
    press(K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [values["f0"] for values, _base in taken] == [f"mine {LONG}"]
    assert set(taken[0][0]) == {f"f{place}" for place in range(9)}
