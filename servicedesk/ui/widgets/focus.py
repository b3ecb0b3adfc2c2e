"""The one focus ring: a frame outside the control that has the keyboard."""

from __future__ import annotations

import weakref
from typing import cast

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFocusFrame, QWidget
from shiboken6 import isValid

from servicedesk.ui.theme import theme

MARGIN = 5.0


class FocusRing(QFocusFrame):
    """Follows one control and paints 2 px of ``focus`` outside it, or a soft halo around a text field."""

    def __init__(self) -> None:
        super().__init__()
        self._radius = 7.0
        self._soft = False
        self._last: weakref.ref[QWidget] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_around(self, widget: QWidget, radius: float, soft: bool) -> None:
        """Move to *widget*, whose corners have *radius* unscaled pixels."""
        self._last = weakref.ref(widget)
        self._radius = radius
        self._soft = soft
        self.setWidget(widget)
        self.update()

    def follow(self) -> None:
        """Come back where what has the keys was scrolled into sight: out of sight Qt takes its frame away for good."""
        widget = cast("QWidget | None", self.widget())
        if widget is not None and isValid(widget) and self.isHidden() and widget.isVisible() and widget.hasFocus():
            self.setWidget(None)  # type: ignore[arg-type]
            self.setWidget(widget)

    def was_around(self, widget: QWidget) -> bool:
        """Whether *widget* was the last to have the ring."""
        return self._last is not None and self._last() is widget

    def leave(self, widget: QWidget) -> None:
        """Disappear if *widget* is the one the ring is around."""
        if self.widget() is widget:
            self.setWidget(None)  # type: ignore[arg-type]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring in the margin around the control."""
        look = theme()
        margin = look.px(MARGIN)
        inner = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._soft:
            _outline(painter, inner, look.colour("focus"), look.px(self._radius), width=look.px(1), outside=-look.px(1))
            halo = QColor(look.colour("focus"))
            halo.setAlphaF(0.22)
            _outline(painter, inner, halo, look.px(self._radius), width=look.px(3), outside=0)
        else:
            _outline(painter, inner, look.colour("focus"), look.px(self._radius), width=look.px(2), outside=look.px(1))


def _outline(painter: QPainter, rect: QRectF, colour: QColor, radius: float, width: float, outside: float) -> None:
    """Stroke a rounded outline whose inner edge lies *outside* pixels beyond *rect*."""
    grow = outside + width / 2
    painter.setPen(QPen(colour, width))
    painter.drawRoundedRect(rect.adjusted(-grow, -grow, grow, grow), radius + grow, radius + grow)


_ring: FocusRing | None = None


def focus_ring() -> FocusRing:
    """Return the ring; a new one if the window it lived in took it along when it closed."""
    global _ring
    if _ring is None or not isValid(_ring):
        _ring = FocusRing()
    return _ring


def paint_focus(painter: QPainter, rect: QRectF, radius: float) -> None:
    """Paint the ring inside *rect*, for delegates and widgets that have no room outside."""
    look = theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour("focus"), look.px(2)))
    inset = look.px(1)
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), look.px(radius), look.px(radius))
    painter.restore()
