"""Typing that has come to rest: the moment at which a draft is worth saving."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

SETTLE_MILLISECONDS = 400


class Settling(QObject):
    """Calls back once, some time after the last touch, or at once when flushed."""

    def __init__(self, parent: QObject, callback: Callable[[], None], milliseconds: int = SETTLE_MILLISECONDS) -> None:
        super().__init__(parent)
        self._callback = callback
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(milliseconds)
        self.timer.timeout.connect(self._callback)

    def touch(self) -> None:
        """Start the wait anew."""
        self.timer.start()

    def flush(self) -> None:
        """Call back now if a wait is running."""
        if self.timer.isActive():
            self.timer.stop()
            self._callback()

    def forget(self) -> None:
        """Drop a running wait."""
        self.timer.stop()
