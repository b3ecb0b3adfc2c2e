"""Painted lists: keys, selection through new rows, headings, and what a screen reader hears."""

from __future__ import annotations

import time
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import deadline, glyphs, paint, text
from servicedesk.ui.widgets.nav_list import NavItem, NavListView
from servicedesk.ui.widgets.row_list import Heading, RowDelegate, RowListView, RowModel


@dataclass(frozen=True)
class Row:
    key: int
    title: str


class Delegate(RowDelegate):
    height = 66

    def paint_row(self, painter: QPainter, rect: QRectF, row: Row, selected: bool) -> None:
        look = theme()
        side = look.px(16)
        upper = QRectF(rect.left() + look.px(27), rect.top() + look.px(6), rect.width() - look.px(27), look.line(14))
        lower = upper.translated(0, look.px(24))
        glyphs.paint_state(painter, QRectF(rect.left(), upper.top() + 2, side, side), "active")
        glyphs.paint_priority(painter, QRectF(rect.left(), lower.top() + 2, side, side), "high")
        text.draw(painter, upper, row.title, 14, "text", True)
        spot = lower.left() + text.draw(painter, lower, f"T-{row.key}", 12, "text2") + look.px(8)
        paint.tag(painter, spot, lower.center().y(), "金卡", "gold")
        deadline.draw_deadline(painter, lower, deadline.TimeLeft(360 + row.key, 0.3))


@pytest.fixture
def view(show) -> RowListView:
    model = RowModel(lambda row: row.key, lambda row: f"ticket {row.title}")
    model.set_rows([Heading("Mine", 2), Row(1, "one"), Row(2, "two"), Heading("Others"), Row(3, "three")])
    view = RowListView("Tickets", model, Delegate())
    show(view)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    return view


def keys_chosen(view: RowListView) -> list[int]:
    seen: list[int] = []
    view.current_changed.connect(lambda row: seen.append(row.key))
    return seen


def test_j_k_and_arrows_pass_over_headings(view: RowListView, qtbot) -> None:
    seen = keys_chosen(view)
    assert view.current_row().key == 1  # a list with the focus has a chosen row
    for key in (Qt.Key.Key_Down, Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_Up):
        qtbot.keyClick(view, key)
    assert seen == [2, 3, 2, 1]


def test_enter_opens_the_chosen_row(view: RowListView, qtbot) -> None:
    view.select_key(3)
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [Row(3, "three")]


def test_letters_are_no_search_and_no_input_method(view: RowListView, qtbot) -> None:
    view.select_key(1)
    qtbot.keyClicks(view, "three")
    assert view.current_row().key == 1
    assert not view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_new_rows_keep_the_choice_and_tell_nobody(view: RowListView) -> None:
    view.select_key(2)
    seen = keys_chosen(view)
    view.model().set_rows([Row(9, "nine"), Row(2, "two again")])
    assert view.current_row() == Row(2, "two again")
    assert seen == []
    view.model().set_rows([Row(9, "nine")])
    assert view.current_row() is None


def test_rows_and_headings_are_read_aloud(view: RowListView) -> None:
    model = view.model()
    read = [model.index(i).data(Qt.ItemDataRole.AccessibleTextRole) for i in range(model.rowCount())]
    assert read == ["Mine 2", "ticket one", "ticket two", "Others", "ticket three"]
    assert view.accessibleName() == "Tickets"


def test_rows_grow_with_the_scale(view: RowListView) -> None:
    before = view.visualRect(view.model().index(1)).height()
    theme().set_scale(2.0)
    assert view.visualRect(view.model().index(1)).height() == 2 * before


def test_headings_and_rows_have_their_own_heights(view: RowListView) -> None:
    heights = [view.visualRect(view.model().index(i)).height() for i in range(view.model().rowCount())]
    look = theme()
    assert heights == [look.px(34), look.px(66), look.px(66), look.px(34), look.px(66)]
    assert sum(heights) == view.content_height()
    view.model().set_rows([Row(1, "one"), Heading("Others"), Row(3, "three")])
    heights = [view.visualRect(view.model().index(i)).height() for i in range(3)]
    assert heights == [look.px(66), look.px(34), look.px(66)]


def test_home_and_end_go_to_the_first_and_the_last_row(view: RowListView, qtbot) -> None:
    seen = keys_chosen(view)
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert seen == [3, 1]
    assert view.shows_focus()


def test_nothing_is_filled_beneath_what_the_delegate_paints(view: RowListView) -> None:
    view.select_key(2)
    view.clearFocus()
    spot = view.visualRect(view.model().index(2)).topLeft()
    picture = view.viewport().grab().toImage()
    view.selectionModel().clearSelection()
    assert picture.pixelColor(spot) == view.viewport().grab().toImage().pixelColor(spot)


def test_tab_leaves_the_list(view: RowListView) -> None:
    assert not view.tabKeyNavigation()


class Million(RowModel):
    """Rows that count how often they are asked for."""

    asked = 0

    def rowCount(self, parent=None) -> int:
        self.asked += 1
        return 1_000_000 if parent is None or not parent.isValid() else 0

    def data(self, index, role=0):
        self.asked += 1
        return Row(index.row(), "x") if role == Qt.ItemDataRole.UserRole else ""

    def flags(self, index):
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def test_a_million_rows_are_laid_out_by_looking_at_a_few(show) -> None:
    model = Million(lambda row: row.key, lambda row: row.title)
    view = RowListView("Tickets", model, Delegate())
    show(view)
    model.beginResetModel()
    model.endResetModel()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.viewport().grab()
    assert view.rowAt(view.viewport().height() - 1) == 999_999
    theme().set_scale(2.0)
    assert model.asked < 2000


def test_the_chosen_row_carries_the_ring_only_for_the_keyboard(view: RowListView, qtbot) -> None:
    view.select_key(1)
    assert view.shows_focus()
    by_key = view.viewport().grab().toImage()
    view.clearFocus()
    view.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not view.shows_focus()
    assert view.viewport().grab().toImage() != by_key


def test_views_go_narrow(show) -> None:
    views = NavListView("Views")
    views.set_items([Heading("Views"), NavItem(1, "Mine", "inbox", "5"), NavItem(2, "Late", "alert-circle")])
    show(views)
    views.select_key(2)
    wide = views.viewport().grab().toImage()
    views.set_compact(True)
    assert views.viewport().grab().toImage() != wide
    assert views.current_row().label == "Late"


def test_sixty_rows_are_painted_within_a_frame(show) -> None:
    model = RowModel(lambda row: row.key, lambda row: row.title)
    model.set_rows([Row(n, f"{1200 + n} 空调不制冷，宾客要求换房到同楼层") for n in range(60)])
    view = RowListView("Tickets", model, Delegate())
    show(view, width=400, height=60 * 66 + 40)
    image = QImage(view.viewport().size(), QImage.Format.Format_ARGB32_Premultiplied)
    spent = []
    for _ in range(5):
        start = time.process_time()
        view.viewport().render(image)
        spent.append(time.process_time() - start)
    # The budget is 16 ms on a counter machine; a shared test machine gets room, a lost cache does not pass.
    assert min(spent) < 0.048
