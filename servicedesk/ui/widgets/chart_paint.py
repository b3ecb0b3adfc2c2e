"""Chart shapes painted with QPainter in the colours of the theme."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from servicedesk.core.drawing import Circle, Label, Measure, Polygon, Polyline, Rectangle, Shape
from servicedesk.ui import tokens
from servicedesk.ui.theme import theme


def measure() -> Measure:
    """Return how wide text will be on screen; the size given is in scaled pixels."""
    look = theme()
    unit = look.px(tokens.TINY)

    def width(text: str, size: float, bold: bool) -> float:
        return look.metrics(tokens.TINY, bold).horizontalAdvance(text) * size / unit

    return width


def paint_shapes(painter: QPainter, shapes: Iterable[Shape]) -> None:
    """Paint *shapes* from the painter's origin."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in shapes:
        match shape:
            case Polyline():
                _polyline(painter, shape)
            case Polygon():
                _pen(painter, shape.stroke, shape.width)
                painter.setBrush(mixed(shape.fill, shape.strength))
                painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in shape.points]))
            case Rectangle():
                _rectangle(painter, shape)
            case Circle():
                _pen(painter, shape.stroke, shape.width)
                painter.setBrush(mixed(shape.fill, 1.0) if shape.fill else Qt.BrushStyle.NoBrush)
                painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
            case Label():
                _label(painter, shape)
    painter.restore()


def mixed(token: str, strength: float) -> QColor:
    """Return a token's colour mixed with the surface below full strength, as print mixes with paper."""
    colour, paper = theme().colour(token), theme().colour("surface")
    if strength >= 1.0:
        return colour
    parts = (
        round(strength * ink + (1 - strength) * ground)
        for ink, ground in zip(colour.getRgb()[:3], paper.getRgb()[:3], strict=True)  # type: ignore[index]
    )
    return QColor(*parts)


def _pen(painter: QPainter, colour: str, width: float) -> None:
    painter.setPen(QPen(theme().colour(colour), width) if colour else Qt.PenStyle.NoPen)


def _polyline(painter: QPainter, shape: Polyline) -> None:
    pen = QPen(theme().colour(shape.colour), shape.width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if shape.dash else Qt.PenCapStyle.RoundCap)
    if shape.dash:
        # Qt counts dashes in pen widths.
        pen.setDashPattern([length / shape.width for length in shape.dash])
    level = len(shape.points) == 2 and shape.points[0][1] == shape.points[1][1] and not shape.dash
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not (level and shape.width <= 1))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in shape.points]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _rectangle(painter: QPainter, shape: Rectangle) -> None:
    box = QRectF(shape.x, shape.y, shape.width, shape.height)
    corner = min(shape.radius, shape.width / 2, shape.height / 2)
    _pen(painter, shape.stroke, shape.stroke_width)
    painter.setBrush(mixed(shape.fill, shape.strength) if shape.fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, corner, corner)
    if shape.hatch:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(theme().colour(shape.hatch), Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(box, corner, corner)


def _label(painter: QPainter, shape: Label) -> None:
    painter.setFont(theme().font(tokens.TINY, shape.bold))
    painter.setPen(theme().colour(shape.colour))
    width = measure()(shape.text, shape.size, shape.bold)
    left = shape.x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor]
    painter.drawText(QPointF(left, shape.y), shape.text)
