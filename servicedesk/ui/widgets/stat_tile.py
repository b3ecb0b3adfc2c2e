"""The tiles of the day: an icon, what is counted, the number, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.base import Focusable, Themed
from servicedesk.ui.widgets.cards import icon_chip


class StatTile(Themed, Focusable, QAbstractButton):
    """One number of the day; the whole tile is a button that leads to its list."""

    focus_radius = tokens.RADIUS_CARD

    def __init__(self, label: str = "", icon: str = "", tone: str = "primary", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label, self._icon, self._tone = label, icon, tone
        self._number, self._unit, self._remark, self._remark_tone = "", "", "", ""
        self._points: tuple[float, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()
        self._name()

    def set_label(self, label: str) -> None:
        """Change what is counted."""
        self._label = label
        self._name()

    def set_value(self, number: str, unit: str = "", remark: str = "", remark_tone: str = "") -> None:
        """Show *number* with its *unit*, and a *remark* below in the colour of *remark_tone* ("danger" …)."""
        self._number, self._unit, self._remark, self._remark_tone = number, unit, remark, remark_tone
        self._name()

    def set_trend(self, points: Sequence[float], tone: str | None = None) -> None:
        """Draw a small line of *points*, oldest first; fewer than two draw nothing."""
        self._points = tuple(points)
        self._tone = tone or self._tone
        self.update()

    def _name(self) -> None:
        parts = (f"{self._label} {self._number} {self._unit}".strip(), self._remark)
        self.setAccessibleName(" · ".join(part for part in parts if part))
        self.update()

    def sizeHint(self) -> QSize:
        """Three lines: icon and label, number, remark."""
        look = theme()
        return QSize(look.px(200), look.px(111))

    def minimumSizeHint(self) -> QSize:
        """Narrow tiles shorten their words."""
        return QSize(theme().px(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tile."""
        look = theme()
        painter = QPainter(self)
        body = QRectF(self.rect())
        paint.panel(painter, body, "hover" if self.isDown() or self.underMouse() else "surface")
        pad, chip = look.px(13), look.px(30)
        inner = body.adjusted(pad, look.px(12), -pad, -look.px(10))
        left = inner.left()
        if self._icon:
            icon_chip(painter, QRectF(left, inner.top(), chip, chip), self._icon, self._tone)
            left += chip + look.px(10)
        text.draw(painter, QRectF(left, inner.top(), inner.right() - left, chip), self._label, 13, "text2")
        row = QRectF(inner.left(), inner.top() + chip + look.px(4), inner.width(), look.px(34))
        self._paint_number(painter, row)
        last = QRectF(inner.left(), inner.bottom() - look.line(12) + look.px(2), inner.width(), look.line(12))
        colour = f"{self._remark_tone}_text" if self._remark_tone else "text2"
        text.draw(painter, last, self._remark, tokens.META, colour)

    def _paint_number(self, painter: QPainter, row: QRectF) -> None:
        look = theme()
        spark = look.px(84) if len(self._points) > 1 and row.width() > look.px(190) else 0
        room = row.width() - spark
        size = tokens.STAT
        # A long number gets smaller before it would be cut: "¥128,640.00" must stay whole.
        while size > tokens.PANE and text.width(self._number, size, True) > room:
            size -= 1
        drawn = text.draw(painter, QRectF(row.left(), row.top(), room, row.height()), self._number, size, "text", True)
        unit = QRectF(row.left() + drawn + look.px(6), row.top() + look.px(3), room - drawn - look.px(6), row.height())
        text.draw(painter, unit, self._unit, 13, "text2")
        if spark:
            area = QRectF(row.right() - spark, row.top() + look.px(2), spark, row.height() - look.px(6))
            sparkline(painter, area, self._points, self._tone)


def sparkline(painter: QPainter, rect: QRectF, points: Sequence[float], tone: str = "primary") -> None:
    """Draw *points* as a line with a faint fill and a dot at the newest."""
    if len(points) < 2:
        return
    look = theme()
    low, high = min(points), max(points)
    spread = (high - low) or 1.0
    inner = rect.adjusted(look.px(2), look.px(3), -look.px(3), -look.px(3))
    step = inner.width() / (len(points) - 1)
    spots = [
        QPointF(inner.left() + index * step, inner.bottom() - (value - low) / spread * inner.height())
        for index, value in enumerate(points)
    ]
    colour = look.colour(tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = QPainterPath(spots[0])
    for spot in spots[1:]:
        line.lineTo(spot)
    area = QPainterPath(line)
    area.lineTo(spots[-1].x(), rect.bottom())
    area.lineTo(spots[0].x(), rect.bottom())
    faint = QLinearGradient(rect.topLeft(), rect.bottomLeft())
    start, end = QColor(colour), QColor(colour)
    start.setAlphaF(0.16)
    end.setAlphaF(0.0)
    faint.setColorAt(0, start)
    faint.setColorAt(1, end)
    painter.fillPath(area, faint)
    pen = QPen(colour, look.px(1.6))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(line, pen)
    painter.setPen(QPen(look.colour("surface"), look.px(1)))
    painter.setBrush(colour)
    painter.drawEllipse(spots[-1], look.px(3), look.px(3))
    painter.restore()
