"""A column that scrolls, with nothing painted behind it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from servicedesk.ui.theme import theme


class ScrollColumn(QScrollArea):
    """Put content into ``body``; it is as wide as the area and as tall as it needs."""

    def __init__(self, gutter: float = 0, spacing: float = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._margins, self._spacing = (gutter, gutter, gutter, gutter), spacing
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content = QWidget()
        self.content.setProperty("plain", True)
        self.body = QVBoxLayout(self.content)
        self.setWidget(self.content)
        self.viewport().setAutoFillBackground(False)
        self.content.setAutoFillBackground(False)
        theme().changed.connect(self._rescale)
        self._rescale()

    def set_margins(self, left: float, top: float, right: float, bottom: float) -> None:
        """Keep these margins, unscaled, on every later text size; set on ``body`` they would last until the next."""
        self._margins = (left, top, right, bottom)
        self._rescale()

    def _rescale(self) -> None:
        look = theme()
        self.body.setContentsMargins(*(look.px(side) for side in self._margins))
        self.body.setSpacing(look.px(self._spacing))
        self.verticalScrollBar().setSingleStep(look.px(40))

    def sizeHint(self) -> QSize:
        """As large as its content, if there is room."""
        hint = self.content.sizeHint()
        return QSize(hint.width() + self.verticalScrollBar().sizeHint().width(), hint.height())

    def minimumSizeHint(self) -> QSize:
        """It may become small: that is what it scrolls for."""
        return QSize(theme().px(120), theme().px(60))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Sideways there is nothing to scroll: those arrows belong to whatever holds the column."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def show_widget(self, widget: QWidget) -> None:
        """Scroll so that *widget* is seen."""
        self.ensureWidgetVisible(widget, 0, theme().px(16))
