"""The first rows of a file as a table: numbered, cells as plain text, phone numbers masked."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from servicedesk.core.identification import without_phones
from servicedesk.core.text import masked_phone, one_line
from servicedesk.core.translation import translate
from servicedesk.tabular.tables import Cells
from servicedesk.ui import icons, tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
LONGEST = 200
ROW_HEIGHT, HEAD_HEIGHT = 30, 28
WIDEST, NARROWEST, NUMBER_WIDTH = 220, 64, 44
SAMPLED = 12


class PreviewModel(QAbstractTableModel):
    """Rows as they were read; column 0 is the row's number."""

    def __init__(self) -> None:
        super().__init__()
        self.header: tuple[str, ...] = ()
        self._rows: tuple[tuple[int, Cells], ...] = ()
        self._phones: frozenset[int] = frozenset()
        self.doubtful: frozenset[int] = frozenset()
        self.hide_phones = True

    def show(self, header: tuple[str, ...], rows: tuple[tuple[int, Cells], ...]) -> None:
        """Show another file."""
        self.beginResetModel()
        self.header, self._rows = header, rows
        self._phones = self.doubtful = frozenset()
        self.endResetModel()

    def shows(self, header: tuple[str, ...], rows: tuple[tuple[int, Cells], ...]) -> bool:
        """Return whether these very rows are shown already."""
        return self.header == header and self._rows is rows

    def mark(self, phones: Collection[str], doubtful: Collection[str]) -> None:
        """Say which columns hold phone numbers, and which dates that can be read both ways."""
        self._phones = frozenset(index for index, name in enumerate(self.header) if name in phones)
        self.doubtful = frozenset(index for index, name in enumerate(self.header) if name in doubtful)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.header)))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.header))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """The file's columns and the number."""
        return 0 if parent.isValid() else len(self.header) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell on one line."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) or not index.isValid():
            return None
        number, cells = self._rows[index.row()]
        if index.column() == 0:
            return str(number)
        return self._cell(cells, index.column() - 1)

    def _cell(self, cells: Cells, column: int) -> str:
        shown = one_line(cells[column], LONGEST) if column < len(cells) else ""
        if not self.hide_phones:
            return shown
        return masked_phone(shown) if column in self._phones and shown else without_phones(shown)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The column's name."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return "#" if section == 0 else self.header[section - 1]


class _CellDelegate(QStyledItemDelegate):
    """Paints a cell; empty ones say so, doubtful dates stand on amber."""

    def __init__(self, model: PreviewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        look = theme()
        rect = QRectF(option.rect)
        column = index.column()
        if column - 1 in self._model.doubtful:
            painter.fillRect(rect, look.colour("warning_soft"))
        paint.hairline(painter, rect.left(), rect.bottom() - 1, rect.width())
        words = str(index.data() or "")
        colour = "text3" if column == 0 or not words else "text"
        align = Qt.AlignmentFlag.AlignRight if column == 0 else Qt.AlignmentFlag.AlignLeft
        if not words:
            words = translate("Imports", "(empty)")
        inner = rect.adjusted(look.px(6), 0, -look.px(8), 0)
        text.draw(painter, inner, words, tokens.BODY, colour, align=align)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        return QSize(theme().px(NARROWEST), theme().px(ROW_HEIGHT))


class _Head(QHeaderView):
    """Paints the columns' names, doubtful dates with a warning."""

    def __init__(self, model: PreviewModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: Any, logical: int) -> None:
        """Paint one name."""
        look = theme()
        box = QRectF(rect)
        painter.fillRect(box, look.colour("surface2"))
        paint.hairline(painter, box.left(), box.bottom() - 1, box.width())
        doubtful = logical - 1 in self._model.doubtful
        name = str(self._model.headerData(logical, Qt.Orientation.Horizontal))
        inner = box.adjusted(look.px(6), 0, -look.px(8), 0)
        align = Qt.AlignmentFlag.AlignRight if logical == 0 else Qt.AlignmentFlag.AlignLeft
        colour = "warning_text" if doubtful else "text2"
        room = inner.adjusted(0, 0, -look.px(18) if doubtful else 0, 0)
        drawn = text.draw(painter, room, name, tokens.META, colour, True, align)
        if doubtful:
            icons.draw(painter, "alert-triangle", inner.left() + drawn + look.px(4), box.center().y() - look.px(7), 14,
                       colour)  # fmt: skip

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(super().sizeHint().width(), theme().px(HEAD_HEIGHT))


class Preview(QTableView):
    """The table; arrows scroll it, nothing in it can be changed."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = PreviewModel()
        self.setModel(self.rows)
        self.setItemDelegate(_CellDelegate(self.rows, self))
        self.setHorizontalHeader(_Head(self.rows, self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        # Else a square of another colour stands where the two scroll bars meet.
        self.setCornerWidget(QWidget())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("QTableView, QHeaderView { background: transparent; border: 0 }")
        theme().changed.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Give every column the room its first rows need, and what is left to the last."""
        look = theme()
        self.verticalHeader().setDefaultSectionSize(look.px(ROW_HEIGHT))
        self.setMinimumHeight(look.px(HEAD_HEIGHT) + 3 * look.px(ROW_HEIGHT))
        empty = translate("Imports", "(empty)")
        for column in range(self.rows.columnCount()):
            if column == 0:
                self.setColumnWidth(0, look.px(NUMBER_WIDTH))
                continue
            name = str(self.rows.headerData(column, Qt.Orientation.Horizontal))
            needed = text.width(name, tokens.META, True) + look.px(24)
            for row in range(min(SAMPLED, self.rows.rowCount())):
                words = str(self.rows.index(row, column).data() or empty)
                needed = max(needed, text.width(words[:LONGEST], tokens.BODY))
            wide = round(needed) + look.px(16)
            self.setColumnWidth(column, max(look.px(NARROWEST), min(wide, look.px(WIDEST))))
        self.horizontalHeader().setStretchLastSection(True)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here, not a search."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows scroll; there is no cell to be in."""
        across = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        step = theme().px(ROW_HEIGHT)
        if across is not None:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + across * 2 * step)
        elif down is not None:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + down * step)
        else:
            event.ignore()
