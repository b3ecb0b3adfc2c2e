"""Check boxes and radio buttons as painted marks, for widgets, delegates and the style."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from servicedesk.ui.theme import theme


def paint_check(
    painter: QPainter, rect: QRectF, checked: bool, enabled: bool = True, mixed: bool = False, invalid: bool = False
) -> None:
    """Paint a check box that fills *rect*."""
    look = theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = rect.adjusted(0.75, 0.75, -0.75, -0.75)
    radius = rect.width() * 0.25
    if checked or mixed:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("primary" if enabled else "disabled"))
        painter.drawRoundedRect(box, radius, radius)
        _tick(painter, box, mixed)
    else:
        line = "danger" if invalid else "control" if enabled else "border2"
        painter.setPen(QPen(look.colour(line), look.px(1.25)))
        painter.setBrush(look.colour("surface"))
        painter.drawRoundedRect(box, radius, radius)
    painter.restore()


def paint_radio(painter: QPainter, rect: QRectF, checked: bool, enabled: bool = True) -> None:
    """Paint a radio button that fills *rect*."""
    look = theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    circle = rect.adjusted(1, 1, -1, -1)
    line = "disabled" if not enabled else "primary" if checked else "control"
    painter.setPen(QPen(look.colour(line), look.px(2 if checked else 1.25)))
    painter.setBrush(look.colour("surface"))
    painter.drawEllipse(circle)
    if checked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(line))
        painter.drawEllipse(circle.center(), circle.width() * 0.26, circle.width() * 0.26)
    painter.restore()


def _tick(painter: QPainter, box: QRectF, mixed: bool) -> None:
    pen = QPen(theme().colour("on_primary"), box.width() * 0.12)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    width, height = box.width(), box.height()
    points = [(0.28, 0.5), (0.72, 0.5)] if mixed else [(0.27, 0.52), (0.43, 0.68), (0.74, 0.35)]
    painter.drawPolyline(QPolygonF([QPointF(box.left() + x * width, box.top() + y * height) for x, y in points]))
