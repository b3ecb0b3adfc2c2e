"""Running the window: one per database, closed properly whoever asks for it."""

from __future__ import annotations

import contextlib
import faulthandler
import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, Signal
from PySide6.QtWidgets import QApplication

from servicedesk.core.paths import data_folder
from servicedesk.core.translation import LANGUAGES
from servicedesk.ui.application import DeskApplication
from servicedesk.ui.main_window import MainWindow
from servicedesk.ui.settings import StationSettings
from servicedesk.ui.single_instance import FirstInstance, raise_running

HARD_CRASHES = "hard-crash.log"


class SignalWatch(QObject):
    """Tells the event loop that the system wants the program to end."""

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Python runs its handlers between its own instructions; a pipe wakes an event loop that sits idle.
        self._reading, self._writing = os.pipe()
        os.set_blocking(self._writing, False)
        self._before = signal.set_wakeup_fd(self._writing, warn_on_full_buffer=False)
        self._handlers = {number: signal.signal(number, _ignore) for number in (signal.SIGTERM, signal.SIGINT)}
        self._notifier = QSocketNotifier(self._reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._came)

    def _came(self) -> None:
        os.read(self._reading, 64)
        self.asked.emit()

    def close(self) -> None:
        """Give the signals back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        os.close(self._reading)
        os.close(self._writing)


def _ignore(_number: int, _frame: object) -> None:
    """Let the pipe alone carry the signal."""


def run(database: Path, language: str = "") -> int:
    """Open the window on *database* and return the exit status."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("servicedesk")
    if raise_running(database):
        return 0
    record_hard_crashes(data_folder() / "logs")
    settings = StationSettings.load(data_folder())
    if language in LANGUAGES:
        settings.language = language
    desk_application = DeskApplication(database, settings)
    restore = desk_application.crashes.install()
    first = FirstInstance(database)
    first.asked.connect(lambda: bring_forward(desk_application.window))
    application.commitDataRequest.connect(lambda _manager: desk_application.window.save_everything())
    # Windows ends a session through the window itself; there are no such signals.
    watch = SignalWatch() if sys.platform != "win32" else None
    if watch is not None:
        watch.asked.connect(desk_application.window.close)
    desk_application.start()
    status = application.exec()
    if watch is not None:
        watch.close()
    first.close()
    restore()
    return int(status)


def bring_forward(window: MainWindow) -> None:
    """Show the window in front of the others."""
    if window.isMinimized():
        window.showNormal()
    else:
        window.show()
    window.raise_()
    window.activateWindow()


def record_hard_crashes(folder: Path) -> None:
    """Have the interpreter write where it was if it dies under us."""
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        # Stays open as long as the process lives.
        faulthandler.enable((folder / HARD_CRASHES).open("a", encoding="utf-8"))
