"""A column that scrolls where the page is wide, and shows everything where the page itself scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QWidget

from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.scroll import ScrollColumn


class Host(QWidget):
    """Holds the columns: as tall as the page while they stand side by side, as tall as needed when stacked."""

    stacked = False

    def hasHeightForWidth(self) -> bool:
        """A scroll area makes room for the wished height of such content, not only for the least."""
        return self.stacked and super().hasHeightForWidth()


class FittingColumn(ScrollColumn):
    """A scroll column that can be told to be as tall as its content."""

    def __init__(self, spacing: float = 8, least: float = 60, parent: QWidget | None = None) -> None:
        self._whole = False
        self._least = least
        super().__init__(0, spacing, parent)
        self.content.installEventFilter(self)

    def set_whole(self, whole: bool) -> None:
        """Show everything, or scroll within the height there is."""
        if whole != self._whole:
            self._whole = whole
            off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
            self.setVerticalScrollBarPolicy(off if whole else needed)
            self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Content that becomes taller asks for more room."""
        if watched is self.content and event.type() == QEvent.Type.LayoutRequest:
            self._follow()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: object) -> None:
        """Another width wraps words elsewhere."""
        super().resizeEvent(event)  # type: ignore[arg-type] # one event for every Qt class
        self._follow()

    def _follow(self) -> None:
        self.setMinimumHeight(self._tall() if self._whole else 0)
        self.updateGeometry()

    def _tall(self) -> int:
        layout = self.body
        if layout.hasHeightForWidth():
            return layout.totalHeightForWidth(max(self.width(), 1))
        return layout.totalSizeHint().height()

    def minimumSizeHint(self) -> QSize:
        """All of it, or a little to scroll in."""
        tall = self._tall() if self._whole else theme().px(self._least)
        return QSize(theme().px(120), tall)
