"""Locking after a while without anybody: drafts first, then the gate."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

WARNING = timedelta(seconds=15)
_ACTIVITY = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
}


class IdleLock(QObject):
    """Watches for activity and compares the clock on the wall: a timer alone misses that the PC was asleep."""

    warned = Signal(int)
    expired = Signal()

    def __init__(self, now: Callable[[], datetime], seconds: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._limit = timedelta(seconds=seconds)
        self._last = now()
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.check)

    def set_seconds(self, seconds: int) -> None:
        """Change after how long it locks; 0 never does."""
        self._limit = timedelta(seconds=seconds)

    def start(self) -> None:
        """Begin to watch, as of now."""
        self._last = self._now()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self._timer.start()

    def stop(self) -> None:
        """Stop watching: somebody has to sign in anyway."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._timer.stop()

    def check(self) -> None:
        """Compare the clock; called every second and on waking."""
        if not self._limit:
            return
        idle = self._now() - self._last
        if idle >= self._limit or idle < timedelta(0):
            self.stop()
            self.expired.emit()
        elif idle >= self._limit - WARNING:
            self.warned.emit(max(int((self._limit - idle).total_seconds()), 1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Anything a person does counts as activity."""
        if event.type() in _ACTIVITY:
            self._last = self._now()
        return False
