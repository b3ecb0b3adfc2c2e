"""Buttons: keys, words, room, and what a screen reader hears."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import delete

from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import buttons
from servicedesk.ui.widgets.focus import focus_ring
from servicedesk.ui.widgets.stat_tile import StatTile
from servicedesk.ui.widgets.tags import PillButton

KINDS = (
    lambda: buttons.PrimaryButton("接待", "plus", "F2"),
    lambda: buttons.SecondaryButton("Assign", "user-share", "A"),
    lambda: buttons.QuietButton("Park", key="F8"),
    lambda: buttons.DangerButton("Emergency", "alarm"),
    lambda: buttons.LinkButton("All tickets"),
    lambda: buttons.IconButton("bell", "Alerts"),
    lambda: buttons.OutcomeButton("Ticket", "ticket", "F6"),
    lambda: StatTile("Waiting", "users"),
    lambda: PillButton("Waiting 3", "warning", "users"),
)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("make", KINDS, ids=range(len(KINDS)))
def test_hit_target_and_name(show, make, scale: float) -> None:
    theme().set_scale(scale)
    button: QAbstractButton = make()
    show(button)
    assert button.height() >= 32 * scale
    assert button.width() >= 32 * scale
    assert button.accessibleName()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_press_once(show, qtbot, key: Qt.Key) -> None:
    button = buttons.SecondaryButton("Assign")
    show(button)
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_control_enter_is_left_to_the_page(show, qtbot) -> None:
    button = buttons.SecondaryButton("Assign")
    show(button)
    pressed: list[bool] = []
    button.clicked.connect(pressed.append)
    qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == []


def test_ampersand_is_no_mnemonic(show) -> None:
    button = buttons.SecondaryButton("Lost & found")
    show(button)
    assert button.text() == "Lost & found"
    assert button.shortcut().isEmpty()


def test_words_stay_and_the_key_cap_gives_way(show) -> None:
    button = buttons.PrimaryButton("打印今日退房清单", "printer", "Ctrl P")
    assert button.minimumSizeHint().width() < button.sizeHint().width()
    show(button)
    wide = button.grab().toImage()
    button.setFixedWidth(button.minimumSizeHint().width())
    assert button.grab().toImage() != wide


@pytest.mark.parametrize("words", ["存为 rejects.csv", "Save as rejects.csv", "换个文件"])
def test_a_link_shows_all_its_words_at_the_width_it_asks_for(show, words) -> None:
    link = buttons.LinkButton(words, chevron=False)
    show(link)
    asked = link.sizeHint().width()
    link.setFixedWidth(asked)
    narrow = link.grab().toImage()
    link.setFixedWidth(asked + 80)
    assert link.grab().toImage().copy(narrow.rect()) == narrow


def test_the_ring_shows_for_the_keyboard_and_not_for_the_mouse(show, qtbot) -> None:
    first, second = buttons.SecondaryButton("One"), buttons.SecondaryButton("Two")
    window = show(first, second)
    second.setFocus()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert focus_ring().widget() is first
    frame = focus_ring().geometry()
    assert frame.contains(first.geometry().adjusted(-3, -3, 3, 3))
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert second.hasFocus()
    assert focus_ring().widget() is None
    qtbot.keyClick(window, Qt.Key.Key_Tab)
    assert focus_ring().widget() is first


def test_the_ring_survives_the_end_of_its_window(show) -> None:
    window = QWidget()
    first = buttons.SecondaryButton("One", parent=window)
    window.show()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    focus_ring().show_around(first, 7, soft=False)
    delete(window)
    other = buttons.SecondaryButton("Two")
    show(buttons.SecondaryButton("Nil"), other)
    other.setFocus(Qt.FocusReason.TabFocusReason)
    assert focus_ring().widget() is other


def test_tile_says_number_and_remark(show) -> None:
    tile = StatTile("Due soon", "alert-triangle", "danger")
    tile.set_value("2", "tickets", "1 late by 12 min", "danger")
    tile.set_trend([])
    show(tile)
    assert tile.accessibleName() == "Due soon 2 tickets · 1 late by 12 min"
