"""Walking, choosing and marking the rows of a list, for each of Qt's views that shows one."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyledItemDelegate, QWidget

from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.row_marks import RowMarks
from servicedesk.ui.widgets.row_model import ROW_ROLE, Heading, Index, RowModel

# Beside one of Qt's views, which comes behind it among the bases.
if TYPE_CHECKING:
    _View = QAbstractItemView
else:
    _View = object


class RowHeights(QStyledItemDelegate):
    """How high rows are."""

    height: float = tokens.ROW_LOW
    heading_height: float = 34

    def row_height(self, row: Any) -> int:
        """The height of *row*, in device-independent pixels."""
        return theme().px(self.heading_height if isinstance(row, Heading) else self.height)


class RowWalk(_View):
    """What every list of rows does, whichever of Qt's views lays them out.

    J, K and the arrows walk it, Enter or a double click opens, letters never reach an input method.
    """

    opened: ClassVar[Signal]
    current_changed: ClassVar[Signal]

    def __init__(self, name: str, model: RowModel, delegate: RowHeights, parent: QWidget | None = None) -> None:
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
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
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
        self._tell(current)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Tell it of a chosen row that was on its way until now, as well."""
        super().dataChanged(first, last, roles)
        if first.row() <= self.currentIndex().row() <= last.row():
            self._tell(self.currentIndex())

    def _tell(self, current: Index) -> None:
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
        # Qt makes the first row current without choosing it; a list with the focus always has a chosen row.
        index = self.currentIndex()
        if not index.isValid() or isinstance(index.data(ROW_ROLE), Heading):
            self.select_first()
        elif not self.selectionModel().isSelected(index):
            self._choose(index.row())
        self._keyboard = event.reason() not in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Paint the words of the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.viewport().update()

    def content_height(self) -> int:
        """The height of all rows together, for a list that lies inside a scrolled page."""
        return sum(self._rows_delegate.row_height(row) for row in self._rows_model.rows)

    def _keep(self) -> None:
        row = self.current_row()
        self._kept = None if row is None else self._rows_model.key_of(row)
        self._scrolled = self.verticalScrollBar().value()

    def _restore(self) -> None:
        """After new rows: the same row stays chosen and the list stays where it was."""
        position = -1 if self._kept is None else self._rows_model.row_of(self._kept)
        if position >= 0:
            index = self._rows_model.index(position)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        else:
            self._kept = None
        self.lay_out()
        self.verticalScrollBar().setValue(self._scrolled)

    def lay_out(self) -> None:
        """Give every row its height."""
        self.doItemsLayout()

    def _restyle(self) -> None:
        self.verticalScrollBar().setSingleStep(theme().px(self._rows_delegate.height) // 2)
        self.lay_out()
        self.viewport().update()
