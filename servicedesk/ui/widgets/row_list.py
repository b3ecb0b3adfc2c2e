"""Lists of painted rows: model, delegate and view every list of the program is made from."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionViewItem, QTableView, QWidget

from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.focus import paint_focus
from servicedesk.ui.widgets.marks import paint_check
from servicedesk.ui.widgets.row_model import ROW_ROLE, Heading, Index, RowModel
from servicedesk.ui.widgets.row_walk import RowHeights, RowWalk

__all__ = ["ROW_ROLE", "Heading", "Index", "RowDelegate", "RowListView", "RowModel"]

# Plain integers: flag arithmetic is slow in Python and runs for every row painted.
SELECTED = QStyle.StateFlag.State_Selected.value
HOVERED = QStyle.StateFlag.State_MouseOver.value


class RowDelegate(RowHeights):
    """Paints selection, hover, focus and the line below; a list's own delegate paints the row's content."""

    bar = True
    inset: float = 6
    padding: float = 10
    lines = True

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
        if isinstance(view, RowWalk) and view.marks:
            inner = self._paint_mark(painter, inner, view.key_at(index.row()) in view.marks)
        if self.lines and not selected:
            paint.hairline(painter, inner.left(), rect.bottom() - 1, inner.width())
        self.paint_row(painter, inner, row, selected)
        if selected and isinstance(view, RowWalk) and view.shows_focus():
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


class RowListView(RowWalk, QTableView):
    """A list of rows one below the other.

    A table of one column: Qt's own list asks the model about every row whenever it lays them out, two seconds for a
    million tickets, while a table knows where rows of one height stand.
    """

    opened = Signal(object)
    current_changed = Signal(object)
    _is_uneven = False

    def __init__(self, name: str, model: RowModel, delegate: RowDelegate, parent: QWidget | None = None) -> None:
        super().__init__(name, model, delegate, parent)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        for header in (self.verticalHeader(), self.horizontalHeader()):
            header.hide()
            header.setMinimumSectionSize(0)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        # The delegate paints what is chosen; a table would fill the whole row beneath it.
        unlit = QPalette()
        unlit.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        self.setPalette(unlit)
        model.rowsInserted.connect(self.lay_out)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and the last row: there is but one column."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._keyboard = True
            at_end = event.key() == Qt.Key.Key_End
            self.step(-1 if at_end else 1, start=self.model().rowCount() if at_end else -1)
        else:
            super().keyPressEvent(event)

    def lay_out(self) -> None:
        """Give every row its height: the list's own, and headings theirs."""
        header = self.verticalHeader()
        header.setDefaultSectionSize(theme().px(self._rows_delegate.height))
        # Qt keeps a height that was given to a place, whatever row comes to stand there.
        was_uneven, self._is_uneven = self._is_uneven, self._rows_model.has_headings
        if was_uneven or self._is_uneven:
            for position, row in enumerate(self._rows_model.rows):
                height = self._rows_delegate.row_height(row)
                if header.sectionSize(position) != height:
                    header.resizeSection(position, height)
        super().lay_out()
