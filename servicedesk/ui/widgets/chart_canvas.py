"""The drawing of a chart: painted shapes whose bars, points and cells can be pointed at, walked and opened."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from servicedesk.core.chart_geometry import draw, regions
from servicedesk.core.chart_table import table
from servicedesk.core.charts import Chart, ChartTable, Distribution, HeatMap
from servicedesk.core.drawing import Canvas, Region
from servicedesk.core.translation import translator
from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.chart_paint import measure, paint_shapes
from servicedesk.ui.widgets.focus import paint_focus

READ_ALOUD_ROWS = 12
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
# Less than this share of a step in the wrong direction is the same line of a grid.
_ASKEW = 0.5


class ChartCanvas(Themed, QWidget):
    """Only the drawing of a chart; a screen reader hears its title and its figures.

    Once ``set_openable``, its parts answer the mouse and, with the focus, the arrows and Enter.
    """

    opened = Signal(tuple)

    def __init__(self, chart: Chart | None = None, height: int = 170, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._height = height
        self._regions: tuple[Region, ...] | None = None
        self._hot: Region | None = None
        self._place: tuple[int, ...] | None = None
        self._openable = False
        self._keyboard = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_chart(chart)
        self.follow_theme()

    def set_chart(self, chart: Chart | None) -> None:
        """Show another chart, or nothing."""
        self._chart = chart
        self._regions = self._hot = None
        self._say_name()
        self.setAccessibleDescription(spoken(table(chart, translator())) if chart else "")
        self.update()

    def set_openable(self, openable: bool) -> None:
        """Let the parts of the chart be opened, or not."""
        self._openable = openable
        self.setMouseTracking(openable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if openable else Qt.FocusPolicy.NoFocus)

    def set_height(self, height: int) -> None:
        """Ask for another height, in unscaled pixels."""
        self._height = height
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Wide enough for a dozen points."""
        return QSize(theme().px(320), theme().px(self._height))

    def minimumSizeHint(self) -> QSize:
        """Below this the labels would touch."""
        return QSize(theme().px(60), theme().px(min(self._height, 90)))

    def places(self) -> tuple[Region, ...]:
        """Where the parts lie at the present size."""
        if self._regions is None:
            self._regions = regions(self._chart, self._canvas(), translator()) if self._chart else ()
        return self._regions

    def _canvas(self) -> Canvas:
        return Canvas(self.width(), self.height(), theme().px(tokens.TINY), measure())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay the shapes out for the present size and paint them, and what is pointed at."""
        if self._chart is None:
            return
        painter = QPainter(self)
        paint_shapes(painter, draw(self._chart, self._canvas(), translator()))
        if self._hot is not None:
            shade = QColor(theme().colour("primary"))
            shade.setAlphaF(0.10)
            paint.rounded(painter, self._box(self._hot), tokens.RADIUS_TAG, shade)
        current = self._current()
        if current is not None and self.hasFocus() and self._keyboard:
            paint_focus(painter, self._box(current), tokens.RADIUS_TAG)

    def _box(self, region: Region) -> QRectF:
        box = QRectF(region.x, region.y, region.width, region.height)
        return box.intersected(QRectF(self.rect()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size, other places."""
        super().resizeEvent(event)
        self._regions = self._hot = None

    def restyle(self) -> None:
        """Another text size, other places."""
        self._regions = self._hot = None
        super().restyle()

    # -- mouse ---------------------------------------------------------------------------------------------------

    def _under(self, point: QPointF) -> Region | None:
        if not self._openable:
            return None
        return next((region for region in reversed(self.places()) if region.holds(point.x(), point.y())), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would open."""
        hot = self._under(event.position())
        if hot is not self._hot:
            self._hot = hot
            self.setCursor(Qt.CursorShape.PointingHandCursor if hot else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        self._hot = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the part for the keyboard, without its ring."""
        region = self._under(event.position())
        self._keyboard = False
        if region is not None:
            self._place = region.at
            self._say_name()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the part that was pressed and let go."""
        region = self._under(event.position())
        if region is not None and event.button() == Qt.MouseButton.LeftButton and region.at == self._place:
            self.opened.emit(region.at)

    def event(self, event: QEvent) -> bool:
        """Tell the figures of the part under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._chart is not None:
            region = self._under(QPointF(event.pos()))
            tip = paint.plain_tip(place_words(self._chart, region.at)) if region is not None else ""
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    # -- keyboard ------------------------------------------------------------------------------------------------

    def _current(self) -> Region | None:
        found = next((region for region in self.places() if region.at == self._place), None)
        return found or (self.places()[-1] if self._chart and self.places() and self.hasFocus() else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk from part to part, Enter opens one."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        current = self._current() if self._openable and plain else None
        step = _STEPS.get(Qt.Key(event.key()))
        if current is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(current.at)
        elif current is not None and step is not None:
            following = self._towards(current, *step)
            if following is None:
                event.ignore()
                return
            self._place = following.at
            self._keyboard = True
            self._say_name()
            self.update()
        else:
            super().keyPressEvent(event)

    def _towards(self, current: Region, right: int, down: int) -> Region | None:
        """Return the nearest part in a direction, of the same kind as the present one if there is one."""
        if right and (aside := self._row_or_part(current, right)) is not None:
            return aside

        def distance(other: Region) -> tuple[bool, float, float] | None:
            across = (other.x + other.width / 2) - (current.x + current.width / 2)
            along = (other.y + other.height / 2) - (current.y + current.height / 2)
            ahead, aside = (across * right, abs(along)) if right else (along * down, abs(across))
            if ahead <= _ASKEW:
                return None
            return len(other.at) != len(current.at), aside, ahead

        ways = [(way, other) for other in self.places() if (way := distance(other)) is not None]
        return min(ways, key=lambda pair: pair[0])[1] if ways else None

    def _row_or_part(self, current: Region, right: int) -> Region | None:
        """Return the whole row behind the last of its parts, and the first of the parts behind the whole row."""
        row = next((each for each in self.places() if each.at == current.at[:1]), None)
        parts = [each for each in self.places() if len(each.at) == 2 and each.at[0] == current.at[0]]
        if row is None or not parts:
            return None
        if current.at == row.at:
            return min(parts, key=lambda each: each.x * right)
        is_last = current.at == max(parts, key=lambda each: each.x * right).at
        return row if is_last else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which part Enter would open."""
        super().focusInEvent(event)
        self._keyboard = event.reason() not in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason)
        self._say_name()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._say_name()
        self.update()

    def _say_name(self) -> None:
        title = self._chart.caption.title if self._chart else ""
        current = self._current() if self._openable and self.hasFocus() else None
        words = place_words(self._chart, current.at) if self._chart and current is not None else ""
        self.setAccessibleName(" · ".join(part for part in (title, words) if part))


def place_words(chart: Chart, at: tuple[int, ...]) -> str:
    """Return the figures of one part in words, as its row in the table has them."""
    content = table(chart, translator())
    row = content.rows[at[0]]
    if len(at) > 1:
        column = at[1] + first_column(chart)
        return f"{row[0]} {content.header[column]}: {row[column]}"
    cells = zip(content.header, row, strict=True)
    return "; ".join(f"{name} {cell}".strip() for name, cell in cells if cell)


def first_column(chart: Chart) -> int:
    """Return which column of the table holds the first of the parts within a row, 0 where rows have no parts."""
    match chart:
        case HeatMap():
            return 1
        case Distribution():
            return 2
        case _:
            return 0


def spoken(content: ChartTable) -> str:
    """Return the first rows as one sentence per row, for a screen reader."""
    lines = ["; ".join(" ".join(pair) for pair in zip(content.header, row, strict=True)) for row in content.rows]
    return "\n".join(lines[:READ_ALOUD_ROWS])
