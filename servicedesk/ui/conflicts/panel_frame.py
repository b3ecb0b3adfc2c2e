"""The frame of the choice between two edits: its parts, and how they share the room they are given."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.ui import tokens
from servicedesk.ui.conflicts.field_row import LABEL_WIDTH, ClashRow
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from servicedesk.ui.widgets.cards import IconLabel, Line
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.labels import ElidedLabel, PlainLabel
from servicedesk.ui.widgets.scroll import ScrollColumn
from servicedesk.ui.widgets.tags import Pill, Tag

NARROW_BELOW = 560
LEAST_ROWS, LEAST_STACKED = 110, 230
# Under this height the rows need the room of the sentences around them.
TERSE_BELOW = 330
# The ring around what has the keys stands outside of it.
RING = 4


class PanelFrame(Themed, QWidget):
    """A head that says what happened, rows that scroll, and a foot that stays."""

    def __init__(self, rows: Sequence[ClashRow]) -> None:
        super().__init__()
        self.rows = list(rows)
        self._titles = ("", "")
        self._names: tuple[tuple[str, str], ...] = ()
        self.title = PlainLabel("", tokens.ROW, "text", True, wrap=True)
        self.comfort = PlainLabel("", tokens.META, "text2", wrap=True)
        self.times = Pill("", "neutral", "clock")
        self.heads = [PlainLabel("", tokens.META, colour, True) for colour in ("text2", "primary_text", "violet_text")]
        self.column = ScrollColumn(RING, spacing=6)
        self.merged_label = PlainLabel("", tokens.META, "text2")
        self.missing = ElidedLabel("", tokens.BODY, "warning_text", True)
        self.missing_icon = IconLabel("alert-circle", "warning_text", 16)
        self.whole_button = LinkButton("", chevron=False)
        self.later_button = SecondaryButton("", "", "Esc")
        self.take_button = PrimaryButton("", "check", "Ctrl ↵")
        self._build()

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._top = QHBoxLayout()
        self._icon = IconLabel("git-merge", "warning_text", 20)
        self._top.addWidget(self._icon)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.title)
        said.addWidget(self.comfort)
        self._top.addLayout(said, 1)
        self._top.addWidget(self.times)
        self._build_heads()
        for row in self.rows:
            self.column.body.addWidget(row)
        self._flow_host = QWidget()
        self._flow = FlowLayout(self._flow_host, 8)
        self._flow.addWidget(self.merged_label)
        self._tags: list[Tag] = []
        self.column.body.addWidget(self._flow_host)
        self.column.body.addStretch(1)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.missing_host = QWidget()
        self._state = QHBoxLayout(self.missing_host)
        self._state.setContentsMargins(0, 0, 0, 0)
        self._state.addWidget(self.missing_icon)
        self._state.addWidget(self.missing, 1)
        self._foot.addWidget(self.missing_host, 1)
        self._buttons = QHBoxLayout()
        for button in (self.whole_button, self.later_button, self.take_button):
            self._buttons.addWidget(button)
        self._foot.addLayout(self._buttons)
        self._line = Line()
        self._whole_column = QVBoxLayout(self)
        self._whole_column.addLayout(self._top)
        self._whole_column.addWidget(self._head_host)
        self._whole_column.addWidget(self.column, 1)
        self._whole_column.addWidget(self._line)
        self._whole_column.addLayout(self._foot)

    def _build_heads(self) -> None:
        self._head_host = QWidget()
        self._head_row = QHBoxLayout(self._head_host)
        self._head_gap = QWidget()
        self._head_row.addWidget(self._head_gap)
        for icon, label in zip(("history", "device-desktop", "user"), self.heads, strict=True):
            pair = QHBoxLayout()
            pair.addWidget(IconLabel(icon, label.colour, 14))
            pair.addWidget(label, 1)
            self._head_row.addLayout(pair, 1)

    # -- look ----------------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        """Scale the gaps."""
        look = theme()
        self._whole_column.setContentsMargins(look.px(14), look.px(9), look.px(14), look.px(11))
        self._whole_column.setSpacing(look.px(8))
        self._top.setContentsMargins(0, 0, 0, look.px(8))
        for layout, gap in ((self._top, 12), (self._foot, 8), (self._buttons, 8), (self._head_row, 10)):
            layout.setSpacing(look.px(gap))
        self._head_row.setContentsMargins(look.px(RING), 0, look.px(RING), 0)
        self._head_gap.setFixedWidth(look.px(LABEL_WIDTH))
        self._fit()
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Values side by side where there is room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._arrange(self.width(), self.height() < theme().px(TERSE_BELOW))

    def name_it(self, title: str, brief: str) -> None:
        """Say what happened, in *brief* where there is hardly room."""
        self._titles = (title, brief)
        self._fit()

    def name_buttons(self, *names: tuple[str, str]) -> None:
        """Name all differences, later and take: in full, and in one word for where there is hardly room."""
        self._names = names
        self._fit()

    def _arrange(self, width: int, low: bool) -> None:
        """Values side by side, or one above the other; little height in a narrow window leaves out sentences."""
        narrow = width < theme().px(NARROW_BELOW)
        self._head_host.setVisible(not narrow)
        self.times.setVisible(not narrow and bool(self.times.text()))
        terse = narrow and low
        for part in (self.comfort, self.missing_host, self._icon):
            part.setVisible(not terse)
        for button, names in zip((self.whole_button, self.later_button, self.take_button), self._names, strict=False):
            button.setText(names[terse])
            button.setAccessibleName(names[0])
        self.title.setText(self._titles[terse])
        self.title.setAccessibleName(self._titles[0])
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._foot.setDirection(way)
        for row in self.rows:
            row.set_narrow(narrow)

    def _heights(self, width: int) -> tuple[int, int]:
        """Return the height of everything around the rows, and of the rows, at a width of the panel."""
        # Before it has been shown it does not know its width.
        self._arrange(width, self.isVisible() and self.height() < theme().px(TERSE_BELOW))
        layout = self._whole_column
        layout.invalidate()
        margins = layout.contentsMargins()
        inner = max(width - margins.left() - margins.right() - self.column.verticalScrollBar().sizeHint().width(), 1)
        around = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        body = self.column.body
        rows = body.totalHeightForWidth(inner) if body.hasHeightForWidth() else body.totalSizeHint().height()
        return around - self.column.sizeHint().height(), rows

    def height_at(self, width: int) -> int:
        """Return the height at which nothing has to scroll."""
        return sum(self._heights(width))

    def least_height_at(self, width: int) -> int:
        """Return the height at which it is still of use: what stays in sight, and a row to choose in."""
        around, rows = self._heights(width)
        narrow = width < theme().px(NARROW_BELOW)
        return around + min(rows, theme().px(LEAST_STACKED if narrow else LEAST_ROWS))

    def minimumSizeHint(self) -> QSize:
        """It scrolls where there is little room."""
        return QSize(theme().px(240), theme().px(LEAST_ROWS))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the amber frame: the head filled, the rest as paper."""
        painter = QPainter(self)
        area = QRectF(self.rect())
        paint.rounded(painter, area, tokens.RADIUS_CARD, "surface", "warning_line")
        top = self._head_host.y() if not self._head_host.isHidden() else self.column.y()
        cut = QRectF(0, 0, self.width(), max(top - theme().px(6), 0))
        painter.save()
        painter.setClipRect(cut)
        paint.rounded(painter, area, tokens.RADIUS_CARD, "warning_soft", "warning_line")
        painter.restore()
        paint.hairline(painter, 1, cut.bottom() - 1, self.width() - 2, "warning_line")
