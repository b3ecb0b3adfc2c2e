"""A person as a coloured disc with the first character of the name."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint
from servicedesk.ui.widgets.base import Themed


class Avatar(Themed, QWidget):
    """The disc; *present* True or False adds the dot, None leaves it out."""

    def __init__(
        self, name: str = "", size: float = 36, tone: str = "", present: bool | None = None, around: str = "surface",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._name, self._size, self._tone, self._present, self._around = name, size, tone, present, around
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.follow_theme()

    def set_person(self, name: str, tone: str = "", present: bool | None = None) -> None:
        """Show another person."""
        self._name, self._tone, self._present = name, tone, present
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(theme().px(self._size), theme().px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the disc."""
        rect = QRectF(self.rect())
        paint.avatar(QPainter(self), rect, self._name, self._tone, self._present, self._around)
