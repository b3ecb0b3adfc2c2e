"""Locking after a while without anybody: drafts first, then the gate."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
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
    resumed = Signal()
    expired = Signal()

    def __init__(self, now: Callable[[], datetime], seconds: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._limit = timedelta(seconds=seconds)
        self._last = now()
        self._warned = False
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.check)

    def set_seconds(self, seconds: int) -> None:
        """Change after how long it locks; 0 never does."""
        self._limit = timedelta(seconds=seconds)

    @property
    def watching(self) -> bool:
        """Whether it will lock."""
        return self._timer.isActive()

    def start(self) -> None:
        """Begin to watch, as of now."""
        self._last = self._now()
        if self.watching:
            return
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.installEventFilter(self)
            application.applicationStateChanged.connect(self._woken)
        self._timer.start()

    def stop(self) -> None:
        """Stop watching: somebody has to sign in anyway."""
        if not self.watching:
            return
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.removeEventFilter(self)
            application.applicationStateChanged.disconnect(self._woken)
        self._timer.stop()
        self._resume()

    def check(self) -> None:
        """Compare the clock; called every second and when the program comes back to the front."""
        if not self._limit or not self.watching:
            return
        idle = self._now() - self._last
        # A clock put back says nothing about how long nobody was here: rather ask once too often.
        if idle >= self._limit or idle < timedelta(0):
            self.stop()
            self.expired.emit()
        elif idle >= self._limit - WARNING:
            self._warned = True
            self.warned.emit(max(round((self._limit - idle).total_seconds()), 1))

    def _woken(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.check()

    def _resume(self) -> None:
        if self._warned:
            self._warned = False
            self.resumed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Anything a person does counts as activity, unless it comes too late."""
        if event.type() in _ACTIVITY and event.spontaneous():
            # The first key after the PC slept must neither keep it open nor reach what is hidden.
            self.check()
            if not self.watching:
                return True
            self._last = self._now()
            self._resume()
        return False
