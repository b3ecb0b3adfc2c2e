"""When the system ends the program: signals, the end of a session, and the death of the interpreter."""

from __future__ import annotations

import contextlib
import faulthandler
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

HARD_CRASHES = "hard-crash.log"


class SignalWatch(QObject):
    """Closes the window when the system wants the program to end."""

    def __init__(self, close: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._close = close
        self._open = False
        # Windows ends a session through the window itself; there are no such signals.
        if sys.platform != "win32":
            self._listen()

    def _listen(self) -> None:
        # Python runs its handlers between its own instructions; a pipe wakes an event loop that sits idle.
        self._reading, self._writing = os.pipe()
        os.set_blocking(self._writing, False)
        self._before = signal.set_wakeup_fd(self._writing, warn_on_full_buffer=False)
        self._handlers = {number: signal.signal(number, _ignore) for number in (signal.SIGTERM, signal.SIGINT)}
        self._notifier = QSocketNotifier(self._reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._came)
        self._open = True

    def _came(self) -> None:
        os.read(self._reading, 64)
        self._close()

    def save_on_session_end(self, save: Callable[[], object]) -> None:
        """Have *save* run when the person logs off, before the system asks anybody to close."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.commitDataRequest.connect(lambda _manager: save())

    def close(self) -> None:
        """Give the signals back."""
        if not self._open:
            return
        self._open = False
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        os.close(self._reading)
        os.close(self._writing)


def _ignore(_number: int, _frame: object) -> None:
    """Let the pipe alone carry the signal."""


def record_hard_crashes(folder: Path) -> None:
    """Have the interpreter write where it was if it dies under us."""
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        # Stays open as long as the process lives.
        faulthandler.enable((folder / HARD_CRASHES).open("a", encoding="utf-8"))
