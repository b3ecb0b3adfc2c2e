"""Lists of painted rows: model, delegate and view every list of the program is made from."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.focus import paint_focus
from servicedesk.ui.widgets.marks import paint_check
from servicedesk.ui.widgets.row_marks import RowMarks

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
# Plain integers: flag arithmetic is slow in Python and runs for every row painted.
SELECTED = QStyle.StateFlag.State_Selected.value
HOVERED = QStyle.StateFlag.State_MouseOver.value


class Heading:
    """A row that only names the rows below it; it cannot be chosen."""

    def __init__(self, title: str, count: int | str = "", tone: str = "text2") -> None:
        self.title, self.count, self.tone = title, str(count), tone


class RowModel(QAbstractListModel):
    """Rows as the query returned them; *key* tells rows apart, *describe* says one in words."""

    def __init__(
        self, key: Callable[[Any], Hashable], describe: Callable[[Any], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._key, self._describe = key, describe
        self._rows: list[Any] = []

    @property
    def rows(self) -> Sequence[Any]:
        """The rows shown, headings included."""
        return self._rows

    @property
    def has_headings(self) -> bool:
        """Whether any row only names those below it."""
        return any(isinstance(row, Heading) for row in self._rows)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show *rows*; where the same keys stand in the same places only the painting is renewed."""
        fresh = list(rows)
        if [self.key_of(row) for row in fresh] == [self.key_of(row) for row in self._rows]:
            self._rows = fresh
            if fresh:
                self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self._rows = fresh
        self.endResetModel()

    def key_of(self, row: Any) -> Hashable:
        """Return what identifies *row*."""
        return ("heading", row.title) if isinstance(row, Heading) else self._key(row)

    def row_of(self, key: Hashable) -> int:
        """Return the position of *key*, or -1."""
        return next((i for i, row in enumerate(self._rows) if self.key_of(row) == key), -1)

    def key_at(self, position: int) -> Hashable:
        """Return the key of the row at *position*, None where there is none."""
        return self.key_of(self._rows[position]) if 0 <= position < len(self._rows) else None

    def keys(self) -> list[Hashable]:
        """Return the keys of every row that is no heading."""
        return [self._key(row) for row in self._rows if not isinstance(row, Heading)]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself, or its words for a screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return f"{row.title} {row.count}".strip() if isinstance(row, Heading) else self._describe(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are no rows to stop at."""
        if index.isValid() and isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class RowDelegate(QStyledItemDelegate):
    """Paints selection, hover, focus and the line below; a list's own delegate paints the row's content."""

    height: float = tokens.ROW_LOW
    heading_height: float = 34
    bar = True
    inset: float = 6
    padding: float = 10
    lines = True

    def row_height(self, row: Any) -> int:
        """The height of *row*, in device-independent pixels."""
        return theme().px(self.heading_height if isinstance(row, Heading) else self.height)

    def paint_row(self, painter: QPainter, rect: QRectF, row: Any, selected: bool) -> None:
        """Paint the content of *row* inside *rect*."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of the row."""
        return QSize(theme().px(120), self.row_height(index.data(ROW_ROLE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(ROW_ROLE)
        look = theme()
        rect = QRectF(option.rect)
        if isinstance(row, Heading):
            self.paint_heading(painter, rect, row)
            return
        state = option.state.value
        selected = bool(state & SELECTED)
        inset = look.px(self.inset)
        box = rect.adjusted(inset, 1, -inset, -2)
        if selected:
            paint.selection(painter, box, self.bar)
        elif state & HOVERED:
            paint.rounded(painter, box, tokens.RADIUS_ROW, "hover")
        inner = box.adjusted(look.px(self.padding), 0, -look.px(self.padding), 0)
        view = option.widget
        if isinstance(view, RowListView) and view.marks:
            inner = self._paint_mark(painter, inner, view.key_at(index.row()) in view.marks)
        if self.lines and not selected:
            paint.hairline(painter, inner.left(), rect.bottom() - 1, inner.width())
        self.paint_row(painter, inner, row, selected)
        if selected and isinstance(view, RowListView) and view.shows_focus():
            paint_focus(painter, box, tokens.RADIUS_ROW)

    @staticmethod
    def _paint_mark(painter: QPainter, rect: QRectF, marked: bool) -> QRectF:
        """Paint the box of a row while any row is marked; return what is left for the row."""
        look = theme()
        side = look.px(16)
        paint_check(painter, QRectF(rect.left(), rect.center().y() - side / 2, side, side), marked)
        return rect.adjusted(side + look.px(10), 0, 0, 0)

    def paint_heading(self, painter: QPainter, rect: QRectF, row: Heading) -> None:
        """Paint the name of the rows below."""
        look = theme()
        inner = rect.adjusted(look.px(self.inset + self.padding), 0, -look.px(self.inset + self.padding), 0)
        painter.fillRect(rect, look.colour("surface2"))
        paint.hairline(painter, rect.left(), rect.top(), rect.width())
        paint.hairline(painter, rect.left(), rect.bottom() - 1, rect.width())
        drawn = text.draw(painter, inner, row.title, tokens.META, row.tone, True)
        inner.setLeft(inner.left() + drawn + look.px(8))
        text.draw(painter, inner, row.count, tokens.META, "text3")


class RowListView(QListView):
    """A list worked by J, K and the arrows; Enter or a double click opens, letters never reach an input method."""

    opened = Signal(object)
    current_changed = Signal(object)

    def __init__(self, name: str, model: RowModel, delegate: RowDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows_model = model
        self._rows_delegate = delegate
        self._keyboard = False
        self._kept: Hashable = None
        self._scrolled = 0
        self._marks_from = -1
        # None where nothing is done to many rows at once.
        self.marks: RowMarks | None = None
        delegate.setParent(self)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("")
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        self.activated.connect(lambda index: self.opened.emit(index.data(ROW_ROLE)))
        theme().changed.connect(self._restyle)
        self._restyle()

    def setVisible(self, visible: bool) -> None:
        """Leave the keys with the pane while there is nothing to walk, and take them back with the first row."""
        host = self.parentWidget()
        if not visible and host is not None and self.hasFocus():
            host.setFocus(Qt.FocusReason.OtherFocusReason)
        super().setVisible(visible)
        if visible and host is not None and host.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """A hidden list lets its pane wait in its place."""
        host = self.parentWidget()
        if self.isHidden() and host is not None:
            host.setFocus(reason)
        else:
            super().setFocus(reason)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here, not a search."""

    def current_row(self) -> Any:
        """The row that is chosen, or None."""
        index = self.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def select_key(self, key: Hashable) -> bool:
        """Choose the row of *key*; tell whether it is there."""
        position = self._rows_model.row_of(key)
        if position >= 0:
            self._choose(position)
        return position >= 0

    def select_first(self) -> None:
        """Choose the first row that is no heading."""
        self.step(1, start=-1)

    def step(self, direction: int, start: int | None = None) -> None:
        """Choose the next or previous row that is no heading."""
        position = self.currentIndex().row() if start is None else start
        if position < 0 and direction < 0:
            position = len(self._rows_model.rows)
        position += direction
        while 0 <= position < len(self._rows_model.rows):
            if not isinstance(self._rows_model.rows[position], Heading):
                self._choose(position)
                return
            position += direction

    def _choose(self, position: int) -> None:
        index = self._rows_model.index(position)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell the page which row is chosen."""
        super().currentChanged(current, previous)
        row = current.data(ROW_ROLE) if current.isValid() else None
        if row is not None and self._rows_model.key_of(row) != self._kept:
            self._kept = self._rows_model.key_of(row)
            self.current_changed.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J and K move like the arrows."""
        if self._mark_key(event):
            return
        step = {Qt.Key.Key_J: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_K: -1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step is not None and plain:
            self._keyboard = True
            self.step(step)
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    # -- marks ---------------------------------------------------------------------------------------------------

    def use_marks(self) -> RowMarks:
        """Let rows be marked with Space, Shift and the arrows, Ctrl+A, or the mouse with Ctrl or Shift."""
        self.marks = RowMarks(self)
        self.marks.changed.connect(self.viewport().update)
        return self.marks

    def key_at(self, position: int) -> Hashable:
        """Return the key of the row at *position*, without fetching the row where the model knows it."""
        return self._rows_model.key_at(position)

    def _mark_key(self, event: QKeyEvent) -> bool:
        """Do what a key does to the marks; return whether it was one of theirs."""
        if self.marks is None:
            return False
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        here = self.currentIndex().row()
        if key == Qt.Key.Key_Space and not modifiers and here >= 0:
            self.marks.toggle(self.key_at(here))
            self.step(1)
        elif key == Qt.Key.Key_A and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.marks.add(self._rows_model.keys())
        elif modifiers == Qt.KeyboardModifier.ShiftModifier and key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and here >= 0:
            self.marks.add([self.key_at(here)])
            self._keyboard = True
            self.step(1 if key == Qt.Key.Key_Down else -1)
            self.marks.add([self.key_at(self.currentIndex().row())])
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ctrl marks one row, Shift all between; on a box while any row is marked, a plain press does."""
        position = self.indexAt(event.position().toPoint()).row()
        modifiers = event.modifiers()
        if self.marks is None or position < 0 or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        on_box = bool(self.marks) and event.position().x() < theme().px(tokens.ROW_LOW * 0.6)
        if modifiers & Qt.KeyboardModifier.ShiftModifier and self._marks_from >= 0:
            first, last = sorted((self._marks_from, position))
            self.marks.add([self.key_at(each) for each in range(first, last + 1)])
        elif modifiers & Qt.KeyboardModifier.ControlModifier or on_box:
            self.marks.toggle(self.key_at(position))
        else:
            super().mousePressEvent(event)
        self._marks_from = position

    def shows_focus(self) -> bool:
        """Whether the chosen row carries the focus ring."""
        return self.hasFocus() and self._keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard brought the focus."""
        super().focusInEvent(event)
        index = self.currentIndex()
        if index.isValid() and not self.selectionModel().isSelected(index):
            # Qt makes the first row current without choosing it; a list with the focus always has a chosen row.
            self._choose(index.row())
        self._keyboard = event.reason() not in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Paint the words of the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.viewport().update()

    def set_uniform(self, uniform: bool) -> None:
        """Rows of one height (fast) or of several, as with headings."""
        self.setUniformItemSizes(uniform)

    def content_height(self) -> int:
        """The height of all rows together, for a list that lies inside a scrolled page."""
        return sum(self._rows_delegate.row_height(row) for row in self._rows_model.rows)

    def _keep(self) -> None:
        row = self.current_row()
        self._kept = None if row is None else self._rows_model.key_of(row)
        self._scrolled = self.verticalScrollBar().value()

    def _restore(self) -> None:
        """After new rows: the same row stays chosen and the list stays where it was."""
        self.setUniformItemSizes(not self._rows_model.has_headings)
        position = -1 if self._kept is None else self._rows_model.row_of(self._kept)
        if position >= 0:
            index = self._rows_model.index(position)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        else:
            self._kept = None
        self.doItemsLayout()
        self.verticalScrollBar().setValue(self._scrolled)

    def _restyle(self) -> None:
        self.verticalScrollBar().setSingleStep(theme().px(self._rows_delegate.height) // 2)
        self.doItemsLayout()
        self.viewport().update()
