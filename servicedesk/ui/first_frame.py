"""The window before anything else is there: what the sign-in page will look like, painted with Qt alone.

Importing the kit costs more than an empty window; so this module imports none of it and takes the real content later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QLinearGradient, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    # PySide makes each class when its name is first used; the Qt namespace alone takes as long as all of this.
    from PySide6.QtGui import QCloseEvent, QPaintEvent

GROUND = {"light": "#F3F4F7", "dark": "#0E1117"}
BOARD = ("#2F54D0", "#20388F")
# As on the sign-in page: the board stands at the left where there is room.
BOARD_WIDTH = 506
BOARD_FROM = 1000
SMALLEST = (360, 480)


class FirstFrame(QWidget):
    """The top window of the program; ``painted`` comes once, after its first frame is on screen."""

    painted = Signal()

    def __init__(self, mode: str, scale: float) -> None:
        super().__init__()
        self._ground = GROUND.get(mode, GROUND["light"])
        self._scale = scale
        self._content: QWidget | None = None
        self._is_painted = False
        self.setMinimumSize(*SMALLEST)

    @property
    def content(self) -> QWidget | None:
        """What was put in place of the first frame."""
        return self._content

    def take(self, content: QWidget) -> None:
        """Show *content* from now on; its title is the window's, and it is asked before the window closes."""
        if self._content is None:
            self._column = QVBoxLayout(self)
            self._column.setContentsMargins(0, 0, 0, 0)
        else:
            self._content.windowTitleChanged.disconnect(self.setWindowTitle)
            self._column.removeWidget(self._content)
        self._content = content
        self._column.addWidget(content)
        content.windowTitleChanged.connect(self.setWindowTitle)
        self.setWindowTitle(content.windowTitle())
        content.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and board."""
        if self._content is None:
            painter = QPainter(self)
            painter.fillRect(self.rect(), QColor(self._ground))
            if self.width() >= BOARD_FROM * self._scale:
                self._paint_board(painter)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def _paint_board(self, painter: QPainter) -> None:
        scale = self._scale
        board = QRectF(0, 0, BOARD_WIDTH * scale, self.height())
        sheen = QLinearGradient(QPointF(0, 0), board.bottomRight())
        sheen.setColorAt(0, QColor(BOARD[0]))
        sheen.setColorAt(1, QColor(BOARD[1]))
        painter.fillRect(board, sheen)
        # No letter yet: looking for fonts takes a tenth of the time to this frame.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(QColor(255, 255, 255, 50))
        painter.drawRoundedRect(QRectF(44 * scale, 40 * scale, 36 * scale, 36 * scale), 8 * scale, 8 * scale)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when the content agrees."""
        if self._content is not None and not self._content.close():
            event.ignore()
            return
        super().closeEvent(event)
