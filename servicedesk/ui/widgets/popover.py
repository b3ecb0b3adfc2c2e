"""Panels that float above the window: they live inside it, so nothing moves focus or needs a compositor."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint
from servicedesk.ui.widgets.base import Themed

RINGS = 16


class Popover(Themed, QWidget):
    """A raised panel placed under its anchor; Esc or a click outside closes it and gives the focus back."""

    closed = Signal()

    def __init__(self, window: QWidget, padding: float = 8, spacing: float = 4, takes_focus: bool = True) -> None:
        super().__init__(window)
        self._padding, self._spacing, self._takes_focus = padding, spacing, takes_focus
        self._anchor: QWidget | None = None
        self._before: QWidget | None = None
        self._placing: tuple[int | None, bool, float] = (None, False, 4.0)
        self.body = QVBoxLayout(self)
        self.setVisible(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if takes_focus else Qt.FocusPolicy.NoFocus)
        self.follow_theme()

    def restyle(self) -> None:
        """Scale the room for content and rings."""
        look = theme()
        inner = look.px(self._padding) + RINGS
        self.body.setContentsMargins(inner, inner, inner, inner)
        self.body.setSpacing(look.px(self._spacing))
        super().restyle()

    def open_at(self, anchor: QWidget, width: int | None = None, right: bool = False, gap: float = 4) -> None:
        """Open under *anchor* (above it where there is no room), *width* wide, aligned left or *right*."""
        self._anchor = anchor
        if not self.isVisible():
            self._before = QApplication.focusWidget()
            application = QApplication.instance()
            if application is not None:
                application.installEventFilter(self)
        self._placing = (width, right, gap)
        self.place(width, right, gap)
        self.show()
        self.raise_()
        if self._takes_focus:
            self.setFocus(Qt.FocusReason.PopupFocusReason)
            self.focusNextChild()
            if not self.isAncestorOf(QApplication.focusWidget() or self):
                # There is nothing to stop at, only to read: Esc closes it all the same.
                self.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self, width: int | None = None, right: bool = False, gap: float = 4) -> None:
        """Lay the panel out beside its anchor, wholly inside the window."""
        window: QWidget | None = self.parentWidget()
        anchor = self._anchor
        if anchor is None or window is None:
            return
        self.ensurePolished()
        self.body.activate()
        hint = self.sizeHint()
        wide = (width + 2 * RINGS) if width is not None else hint.width()
        wide = min(wide, window.width() + 2 * RINGS)
        tall = self.body.heightForWidth(wide) if self.body.hasHeightForWidth() else hint.height()
        spot = QRect(anchor.mapTo(window, QPoint(0, 0)), anchor.size())
        left = spot.right() + 1 - wide + RINGS if right else spot.left() - RINGS
        top = spot.bottom() + 1 + theme().px(gap) - RINGS
        if top + tall > window.height() and spot.top() > window.height() / 2:
            top = spot.top() - theme().px(gap) - tall + RINGS
        # Where neither side has the height it stands over its anchor, as high up as it must.
        top = max(min(top, window.height() + RINGS - tall), -RINGS)
        tall = min(tall, window.height() - max(0, top) + RINGS)
        left = max(-RINGS, min(left, window.width() - wide + RINGS))
        self.setGeometry(left, max(-RINGS, top), wide, tall)

    def close_panel(self, give_back: bool = True) -> None:
        """Close; with *give_back* the focus returns to where it was."""
        if not self.isVisible():
            return
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        focused = QApplication.focusWidget()
        held = focused is not None and self.isAncestorOf(focused)
        self.hide()
        if give_back and (held or self._takes_focus) and self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press outside or a page that is left closes the panel; the window's new size moves it."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            if isinstance(watched, QWidget) and watched.window() is self.window():
                spot = event.globalPosition().toPoint()
                inside = self.rect().adjusted(RINGS, RINGS, -RINGS, -RINGS).contains(self.mapFromGlobal(spot))
                anchor = self._anchor
                on_anchor = anchor is not None and anchor.rect().contains(anchor.mapFromGlobal(spot))
                if not inside and not on_anchor:
                    self.close_panel(give_back=False)
        elif event.type() == QEvent.Type.Resize and watched is self.parentWidget() and self.isVisible():
            self.place(*self._placing)
        elif event.type() == QEvent.Type.Hide and watched is self._anchor:
            # Its page was left: nobody knows any more what it belongs to.
            self.close_panel(give_back=False)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rings and the panel."""
        painter = QPainter(self)
        body = QRectF(self.rect()).adjusted(RINGS, RINGS, -RINGS, -RINGS)
        float_panel(painter, body)


def float_panel(painter: QPainter, body: QRectF, radius: float = tokens.RADIUS_POPOVER) -> None:
    """Paint a floating panel with its sixteen faint rings (none in the dark theme)."""
    paint.shadow(painter, body, radius, rings=RINGS, strength=0.0042)
    paint.rounded(painter, body, radius, "surface", "border2" if theme().dark else "border")
