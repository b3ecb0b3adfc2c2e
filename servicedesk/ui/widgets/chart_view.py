"""A chart with its finding as title and a table twin for screen readers and for copying."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from servicedesk.core.chart_geometry import subtitle
from servicedesk.core.chart_table import table
from servicedesk.core.charts import Chart, ChartTable
from servicedesk.core.translation import translate, translator
from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import text
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import IconButton
from servicedesk.ui.widgets.chart_canvas import ChartCanvas, first_column
from servicedesk.ui.widgets.labels import ElidedLabel, PlainLabel

# What a cell says that counts nobody.
NOTHING = "0"


class CopyTable(QTableWidget):
    """A read-only table; Ctrl+C copies the selected cells, or everything, separated by tabs; Enter opens a cell."""

    opened = Signal(int, int)

    def sizeHint(self) -> QSize:
        """It takes the room the drawing has, and asks for none of its own."""
        return self.minimumSizeHint()

    def show_table(self, content: ChartTable) -> None:
        """Fill in header and rows as plain text."""
        self.clear()
        self.setColumnCount(len(content.header))
        self.setRowCount(len(content.rows))
        for across, words in enumerate(content.header):
            head = QTableWidgetItem(words)
            side = Qt.AlignmentFlag.AlignRight if across else Qt.AlignmentFlag.AlignLeft
            head.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(across, head)
        for down, row in enumerate(content.rows):
            for across, words in enumerate(row):
                item = QTableWidgetItem(words)
                item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
                if across:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(down, across, item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy on Ctrl+C; everything else moves in the table."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied())
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.opened.emit(self.currentRow(), self.currentColumn())
            return
        super().keyPressEvent(event)

    def copied(self) -> str:
        """Return the selection as lines of tab-separated cells; with one cell or none selected, the whole table."""
        ranges = self.selectedRanges()
        chosen = ranges[0] if ranges else None
        if chosen is None or chosen.rowCount() * chosen.columnCount() == 1:
            rows, columns = range(self.rowCount()), range(self.columnCount())
            lines = ["\t".join(self._header(column) for column in columns)]
        else:
            rows = range(chosen.topRow(), chosen.bottomRow() + 1)
            columns = range(chosen.leftColumn(), chosen.rightColumn() + 1)
            lines = []
        lines += ["\t".join(self.cell(row, column) for column in columns) for row in rows]
        return "\n".join(lines)

    def _header(self, column: int) -> str:
        item = self.horizontalHeaderItem(column)
        return item.text() if item else ""

    def cell(self, row: int, column: int) -> str:
        """Return what a cell says."""
        item = self.item(row, column)
        return item.text() if item else ""


class ChartView(Themed, QWidget):
    """Title, basis and n, the drawing, and a button that turns it into a table."""

    opened = Signal(tuple)
    """A bar, point or cell was chosen: its place among the chart's figures."""

    def __init__(self, chart: Chart | None = None, height: int = 170, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self.title = PlainLabel("", tokens.BODY, bold=True, wrap=True)
        self.basis = ElidedLabel("", tokens.META, "text3", align=Qt.AlignmentFlag.AlignRight)
        self.switch = IconButton("table", "", small=True)
        self.canvas = ChartCanvas(height=height)
        self.table = self._make_table()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.canvas)
        self.pages.addWidget(self.table)
        self.canvas.opened.connect(self.opened)
        self.table.opened.connect(self._open_cell)
        self.table.cellDoubleClicked.connect(self._open_cell)
        self.switch.setCheckable(True)
        self.switch.toggled.connect(self._show_table)
        self._arrange()
        self.retranslate()
        self.set_chart(chart)
        self.follow_theme()

    def _make_table(self) -> CopyTable:
        table_view = CopyTable()
        table_view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table_view.verticalHeader().hide()
        table_view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table_view.setProperty("figures", True)
        table_view.setShowGrid(False)
        table_view.setFrameShape(QFrame.Shape.NoFrame)
        table_view.horizontalHeader().setHighlightSections(False)
        return table_view

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.setSpacing(theme().px(2))
        self._words.addWidget(self.title, 1)
        self._words.addWidget(self.basis, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(self._words, 1)
        self._controls = QWidget(self)
        row = QHBoxLayout(self._controls)
        row.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)
        self._head = head
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(6))
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        self._whole = column
        self._controls.hide()

    def add_control(self, widget: QWidget) -> None:
        """Put a control beside the title, below it where both do not fit."""
        row = self._controls.layout()
        assert row is not None
        row.addWidget(widget)
        self._controls.show()
        self._arrange_words()

    def set_openable(self, openable: bool) -> None:
        """Let bars, points and cells be opened, in the drawing and in the table."""
        self.canvas.set_openable(openable)

    def chart(self) -> Chart | None:
        """The chart shown."""
        return self._chart

    def _open_cell(self, row: int, column: int) -> None:
        """Open what a cell of the table stands for; a row's name stands for all of it."""
        if self._chart is None or self.canvas.focusPolicy() == Qt.FocusPolicy.NoFocus:
            return
        first = first_column(self._chart)
        within = column - first if first else -1
        exact = (row, within) if within >= 0 else (row,)
        known = {region.at for region in self.canvas.places()}
        if exact in known:
            self.opened.emit(exact)
        elif (row,) in known and (within < 0 or self.table.cell(row, column) != NOTHING):
            # A part that counts nobody has no records, and those of its row are not its own.
            self.opened.emit((row,))

    def set_chart(self, chart: Chart | None) -> None:
        """Show another chart; the choice between drawing and table stays."""
        self._chart = chart
        self.canvas.set_chart(chart)
        self.title.setText(chart.caption.title if chart else "")
        self.basis.setText(subtitle(chart.caption) if chart else "")
        self.table.show_table(table(chart, translator()) if chart else ChartTable((), ()))
        self.table.setAccessibleName(chart.caption.title if chart else "")
        self.switch.setEnabled(chart is not None)
        self._arrange_words()

    def retranslate(self) -> None:
        """Say the button and the table's header in the language in force."""
        drawn = not self.switch.isChecked()
        self.switch.set_name(translate("ChartView", "Table") if drawn else translate("ChartView", "Chart"))
        self.switch.set_icon("table" if drawn else "chart-line")
        if self._chart is not None:
            self.set_chart(self._chart)

    def _show_table(self, shown: bool) -> None:
        self.pages.setCurrentWidget(self.table if shown else self.canvas)
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take another width."""
        super().resizeEvent(event)
        self._arrange_words()

    def _arrange_words(self) -> None:
        """Basis and n stand beside the title, below it where both do not fit on one line; so do the controls."""
        look = theme()
        title, basis = text.width(self.title.text(), tokens.BODY, True), text.width(self.basis.text(), tokens.META)
        controls = 0 if self._controls.isHidden() else self._controls.sizeHint().width() + look.px(12)
        room = self.width() - self.switch.sizeHint().width() - look.px(20)
        self._place_controls(max(title, basis) + controls <= room)
        wide = title + basis + controls + look.px(44) <= room
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        side = Qt.AlignmentFlag.AlignRight if wide else Qt.AlignmentFlag.AlignLeft
        self._words.setDirection(direction)
        beside = self._head.indexOf(self._controls) >= 0
        # One line of words stands level with the controls beside it.
        level = Qt.AlignmentFlag.AlignVCenter if wide else Qt.AlignmentFlag.AlignTop
        for part in (self.title, self.basis):
            self._words.setAlignment(part, level if beside or wide else Qt.AlignmentFlag(0))
        self._words.setStretch(1, 1 if wide else 0)
        self.basis.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def _place_controls(self, beside: bool) -> None:
        if self._controls.isHidden() or beside == (self._head.indexOf(self._controls) >= 0):
            return
        self._head.removeWidget(self._controls)
        self._whole.removeWidget(self._controls)
        if beside:
            self._head.insertWidget(1, self._controls, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self._whole.insertWidget(1, self._controls)

    def restyle(self) -> None:
        """Give the table the theme's fonts."""
        self.table.setFont(theme().font(tokens.META))
        self.table.horizontalHeader().setFont(theme().font(tokens.META, True))
        self.table.verticalHeader().setDefaultSectionSize(theme().px(28))
        super().restyle()
