"""The columns of a file as cells of a grid: what each becomes, with a sample."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QSizePolicy, QStyleOptionViewItem, QWidget

from servicedesk.ui import icons, tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import text
from servicedesk.ui.widgets.row_list import Index, RowDelegate, RowModel
from servicedesk.ui.widgets.row_walk import RowWalk

CELL_HEIGHT = 52
TWO_ABOVE = 520


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One column: its name, the field it fills, what to say below, and whether anything is to be noticed."""

    index: int
    name: str
    target: str
    words: str
    remark: str
    is_doubtful: bool = False

    @property
    def is_used(self) -> bool:
        """Whether the column is imported."""
        return bool(self.target)


def describe(row: ColumnRow) -> str:
    """Say a column for a screen reader."""
    return f"{row.name} → {row.words} · {row.remark}"


class ColumnDelegate(RowDelegate):
    """Paints mark, name, arrow, field and sample."""

    height = CELL_HEIGHT
    inset = 2
    padding = 8
    bar = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Half the list's width, or all of a narrow one."""
        view = option.widget
        wide = view.cell_width() if isinstance(view, ColumnGrid) else theme().px(200)
        return QSize(wide, theme().px(self.height))

    def paint_row(self, painter: QPainter, rect: QRectF, row: ColumnRow, selected: bool) -> None:
        """Paint one column of the file."""
        look = theme()
        icon, colour = ("circle-check", "success") if row.is_used else ("minus", "text3")
        if row.is_doubtful:
            icon, colour = "alert-triangle", "warning"
        icons.draw(painter, icon, rect.left(), rect.center().y() - look.px(8), 16, colour)
        left = rect.left() + look.px(24)
        share = max(look.px(64), (rect.right() - left) * 0.34)
        name = QRectF(left, rect.top(), share - look.px(8), rect.height())
        text.draw(painter, name, row.name, tokens.BODY, "text" if row.is_used else "text2", True)
        left += share
        icons.draw(painter, "arrow-right", left, rect.center().y() - look.px(7), 14, "text3")
        left += look.px(24)
        first, second = look.line(tokens.BODY), look.line(tokens.META)
        top = rect.center().y() - (first + second) / 2
        room = rect.right() - left
        shade = "text" if row.is_used else "text2"
        text.draw(painter, QRectF(left, top, room, first), row.words, tokens.BODY, shade)
        text.draw(painter, QRectF(left, top + first, room, second), row.remark, tokens.META, "text3")


class ColumnGrid(RowWalk, QListView):
    """One or two columns of cells; arrows walk it in all directions, J and K in reading order."""

    opened = Signal(object)
    current_changed = Signal(object)

    def __init__(self, model: RowModel, delegate: ColumnDelegate) -> None:
        super().__init__("", model, delegate)
        self.setUniformItemSizes(True)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(theme().px(2 * CELL_HEIGHT))
        self._anchor = QWidget(self.viewport())
        self._anchor.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def anchor_at(self, spot: QRect) -> QWidget:
        """Return an invisible widget over a cell, for what opens beside it."""
        self._anchor.setGeometry(spot)
        return self._anchor

    def across(self) -> int:
        """How many cells stand side by side."""
        return 2 if self.viewport().width() >= theme().px(TWO_ABOVE) else 1

    def cell_width(self) -> int:
        """The width of one cell."""
        # The view keeps the scroll bar's room free when it wraps, whether there is one or not.
        taken = 0 if self.verticalScrollBar().isVisible() else self.verticalScrollBar().sizeHint().width()
        return max(theme().px(120), (self.viewport().width() - taken - 1) // self.across())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other cells."""
        super().resizeEvent(event)
        self.setMinimumHeight(theme().px(2 * CELL_HEIGHT))
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go to the neighbour, up and down to the line."""
        step = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self.across(),
            Qt.Key.Key_Down: self.across(),
        }.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        position = self.currentIndex().row() + step
        if 0 <= position < self.model().rowCount():
            self._keyboard = True
            self._choose(position)
