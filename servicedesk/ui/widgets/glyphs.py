"""The shapes of a ticket's state and priority: told apart by form first, colour second."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from servicedesk.core.translation import translate
from servicedesk.ui import icons
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint
from servicedesk.ui.widgets.base import Themed

STATE_TONES = {
    "new": "primary",
    "active": "warning",
    "waiting": "neutral",
    "approval": "violet",
    "reopened": "danger",
    "solved": "success",
    "closed": "success",
    "cancelled": "neutral",
    "merged": "neutral",
}
BARS = {"high": 3, "normal": 2, "low": 1}


def state_words(state: str) -> str:
    """Return the word for a state class, "approval" or "reopened"."""
    return {
        "new": translate("Widgets", "New"),
        "active": translate("Widgets", "In progress"),
        "waiting": translate("Widgets", "Waiting"),
        "approval": translate("Widgets", "Needs approval"),
        "reopened": translate("Widgets", "Reopened"),
        "solved": translate("Widgets", "Solved"),
        "closed": translate("Widgets", "Closed"),
        "cancelled": translate("Widgets", "Cancelled"),
        "merged": translate("Widgets", "Merged"),
    }[state]


def priority_words(priority: str) -> str:
    """Return the word for a priority."""
    return {
        "urgent": translate("Widgets", "Urgent"),
        "high": translate("Widgets", "High"),
        "normal": translate("Widgets", "Normal"),
        "low": translate("Widgets", "Low"),
    }[priority]


def paint_state(painter: QPainter, rect: QRectF, state: str) -> None:
    """Paint the glyph of *state* into the square *rect*."""
    _stamp(painter, rect, state, _draw_state)


def paint_priority(painter: QPainter, rect: QRectF, priority: str) -> None:
    """Paint the glyph of *priority* into the square *rect*: a red square with "!", or three, two, one bars."""
    _stamp(painter, rect, priority, _draw_priority)


def _stamp(painter: QPainter, rect: QRectF, value: str, draw: Callable[[QPainter, QRectF, str], None]) -> None:
    """Draw a glyph once into a pixmap and stamp it from then on: lists show the same few hundreds of times."""
    device = painter.device()
    density = device.devicePixelRatioF()
    side = round(rect.width())
    key = (draw.__name__, str(value), side, density)
    image = _stamps.get(key)
    if image is None:
        image = QPixmap(round(side * density), round(side * density))
        image.setDevicePixelRatio(density)
        image.fill(Qt.GlobalColor.transparent)
        canvas = QPainter(image)
        draw(canvas, QRectF(0, 0, side, side), value)
        canvas.end()
        _stamps[key] = image
    painter.drawPixmap(QPointF(round(rect.left()), round(rect.top())), image)


_stamps: dict[tuple[str, str, int, float], QPixmap] = {}
theme().remember(_stamps.clear)


def _draw_state(painter: QPainter, rect: QRectF, state: str) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = theme().colour(STATE_TONES[state])
    side = rect.width()
    ring = rect.adjusted(side * 0.09, side * 0.09, -side * 0.09, -side * 0.09)
    pen = QPen(colour, side * 0.115)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if state == "new":
        _dashes(painter, ring, pen, 0)
    elif state == "active":
        painter.drawEllipse(ring)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPie(ring.adjusted(side * 0.15, side * 0.15, -side * 0.15, -side * 0.15), 90 * 16, -200 * 16)
    elif state == "waiting":
        painter.drawEllipse(ring)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        centre, half = ring.center(), side * 0.14
        for x in (-half * 0.8, half * 0.8):
            painter.drawLine(QPointF(centre.x() + x, centre.y() - half), QPointF(centre.x() + x, centre.y() + half))
    elif state == "approval":
        icons.draw_centred(painter, "shield-check", rect, side / theme().scale, "violet")
    elif state == "reopened":
        _reopened(painter, ring, pen)
    else:
        _ended(painter, rect, ring, state)
    painter.restore()


def _dashes(painter: QPainter, ring: QRectF, pen: QPen, start: int) -> None:
    """Eight dashes around *ring*, leaving out those before *start*."""
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    for index in range(start, 8):
        painter.drawArc(ring, round((index * 45 + 8) * 16), 29 * 16)


def _reopened(painter: QPainter, ring: QRectF, pen: QPen) -> None:
    """Half dashes, half a solid arc that ends in an arrow: work that came back."""
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    for index in range(4):
        painter.drawArc(ring, (90 + index * 45 + 6) * 16, 28 * 16)
    painter.drawArc(ring, 90 * 16, -150 * 16)
    centre, reach = ring.center(), ring.width() / 2
    tip = QPointF(centre.x() + reach * 0.2, centre.y() + reach * 0.98)
    size = reach * 0.62
    painter.setBrush(pen.color())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(
        QPolygonF([tip, QPointF(tip.x() + size, tip.y() - size * 0.85), QPointF(tip.x() + size, tip.y() + size * 0.35)])
    )


def _ended(painter: QPainter, rect: QRectF, ring: QRectF, state: str) -> None:
    """A filled disc with a tick; cancelled is crossed out, merged points on, closed is only outlined."""
    side = rect.width()
    if state in ("cancelled", "merged", "closed"):
        painter.drawEllipse(ring)
        name = {"cancelled": "x", "merged": "arrow-right", "closed": "check"}[state]
        icons.draw_centred(painter, name, rect, side / theme().scale * 0.6, STATE_TONES[state])
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("success"))
    painter.drawEllipse(rect.adjusted(side * 0.03, side * 0.03, -side * 0.03, -side * 0.03))
    pen = QPen(theme().colour("surface"), side * 0.115)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    marks = ((0.29, 0.52), (0.44, 0.66), (0.71, 0.37))
    painter.drawPolyline(QPolygonF([QPointF(rect.left() + x * side, rect.top() + y * side) for x, y in marks]))


def _draw_priority(painter: QPainter, rect: QRectF, priority: str) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    look, side = theme(), rect.width()
    if priority == "urgent":
        box = rect.adjusted(side * 0.09, side * 0.06, -side * 0.09, -side * 0.06)
        paint.rounded(painter, box, side / look.scale * 0.2, "danger")
        painter.setBrush(look.colour("on_primary") if not look.dark else look.colour("surface"))
        middle = rect.center().x()
        width = side * 0.14
        painter.drawRoundedRect(QRectF(middle - width / 2, rect.top() + side * 0.22, width, side * 0.32), 1, 1)
        painter.drawEllipse(QPointF(middle, rect.top() + side * 0.72), width * 0.6, width * 0.6)
    else:
        filled = BARS[priority]
        width = side * 0.22
        for index, height in enumerate((0.34, 0.58, 0.84)):
            painter.setBrush(look.colour("text2" if index < filled else "neutral_line"))
            left = rect.left() + side * 0.06 + index * side * 0.31
            top = rect.bottom() - side * 0.06 - side * height
            painter.drawRoundedRect(QRectF(left, top, width, side * height), width * 0.3, width * 0.3)
    painter.restore()


class _Glyph(Themed, QWidget):
    """A small painted mark."""

    def __init__(self, value: str, size: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value, self._size = value, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow_theme()
        self.retranslate()

    def set_value(self, value: str) -> None:
        """Show another value."""
        self._value = value
        self.retranslate()
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(theme().px(self._size), theme().px(self._size))


class StateGlyph(_Glyph):
    """The state of a ticket as a shape."""

    def __init__(self, state: str = "new", size: float = 16, parent: QWidget | None = None) -> None:
        super().__init__(state, size, parent)

    def retranslate(self) -> None:
        """Name it in the language in force."""
        self.setAccessibleName(state_words(self._value))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shape."""
        paint_state(QPainter(self), QRectF(self.rect()), self._value)


class PriorityGlyph(_Glyph):
    """The priority of a ticket as a shape."""

    def __init__(self, priority: str = "normal", size: float = 16, parent: QWidget | None = None) -> None:
        super().__init__(priority, size, parent)

    def retranslate(self) -> None:
        """Name it in the language in force."""
        self.setAccessibleName(priority_words(self._value))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shape."""
        paint_priority(QPainter(self), QRectF(self.rect()), self._value)
