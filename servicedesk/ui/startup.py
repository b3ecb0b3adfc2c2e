"""Running the window: one per database, its first frame before anything heavy, closed properly whoever asks."""

from __future__ import annotations

import gc
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from servicedesk.core.addresses import Address, local_path
from servicedesk.core.paths import data_folder
from servicedesk.ui.first_frame import FirstFrame
from servicedesk.ui.settings import StationSettings

if TYPE_CHECKING:
    # Everything of the window but its first frame is imported after that frame is on screen.
    from servicedesk.ui.application import DeskApplication
    from servicedesk.ui.greeting import Greeting
    from servicedesk.ui.session_end import SignalWatch
    from servicedesk.ui.single_instance import FirstInstance

# By then the window and the data are open, or never will be.
COLLECT_AFTER = 5000
LOOK_PATIENCE = 250
# Threads that import take turns with the window so often, in seconds: keys are answered between two of their steps.
TURN = 0.0005


def run(address: Address, language: str = "") -> int:
    """Open the window on the data at *address* and return the exit status."""
    database = local_path(address)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("servicedesk")
    postpone_collecting()
    if is_marked_open(database):
        from servicedesk.ui.single_instance import raise_running

        if raise_running(database):
            return 0
    opening = Opening(address, language)
    opening.frame.painted.connect(_record_hard_crashes)
    status = application.exec()
    opening.close()
    return int(status)


def postpone_collecting() -> None:
    """Look for no garbage while starting: classes and modules are made to stay, and counting them takes a fifth.

    Afterwards they are set aside, so that no later search walks over them and holds up a frame.
    """
    gc.disable()
    QTimer.singleShot(COLLECT_AFTER, _collect_again)


def _collect_again() -> None:
    gc.freeze()
    gc.enable()


def _record_hard_crashes() -> None:
    from servicedesk.ui.session_end import record_hard_crashes

    record_hard_crashes(data_folder() / "logs")


def open_mark(database: Path) -> Path:
    """Return the file that lies beside a database while a window is open on it."""
    return database.with_name(f"{database.name}.open")


def is_marked_open(database: Path) -> bool:
    """Return whether a window may be open: looking at a file is cheaper than asking through a channel."""
    return open_mark(database).exists()


class Opening(QObject):
    """Shows the first frame, then the gate, then puts the real window into it."""

    def __init__(self, address: Address, language: str = "") -> None:
        super().__init__()
        self._address = address
        self.settings = StationSettings.load(data_folder())
        if language:
            self.settings.language = language
        self.greeting: Greeting | None = None
        self.desk_application: DeskApplication | None = None
        self._first: FirstInstance | None = None
        self._watch: SignalWatch | None = None
        self._turn = 0.0
        self.frame = FirstFrame(self.settings.theme, self.settings.scale)
        self.frame.resize(self.settings.width, self.settings.height)
        self.frame.painted.connect(self._greet)
        if self.settings.maximized:
            self.frame.showMaximized()
        else:
            self.frame.show()

    def _greet(self) -> None:
        """The frame is on screen: show who may sign in."""
        from servicedesk.core.translation import LANGUAGES
        from servicedesk.ui.greeting import Greeting

        if self.settings.language not in LANGUAGES:
            self.settings.language = LANGUAGES[0]
        self.greeting = Greeting(self._address, self.settings)
        self._restore = self.greeting.crashes.install()
        self.greeting.over.connect(self._go_on)
        self.greeting.look()
        # Painted once, with whoever may sign in; a disk that takes its time keeps nobody from seeing the page.
        QTimer.singleShot(LOOK_PATIENCE, self, self._show_page)

    def _show_page(self) -> None:
        if self.greeting is not None and self.frame.content is None:
            self.frame.take(self.greeting.page)
            self.greeting.page.take_focus()

    def _go_on(self) -> None:
        """Whoever may sign in is known: show them, and import the window while they look for themselves."""
        assert self.greeting is not None
        self._show_page()
        # Before anything else takes the processor.
        self.greeting.page.repaint()
        self._turn = sys.getswitchinterval()
        sys.setswitchinterval(TURN)
        QTimer.singleShot(COLLECT_AFTER, self, self._take_longer_turns)
        from servicedesk.ui.importing import prepare
        from servicedesk.ui.warming import AT_ONCE

        refuse = self.greeting.page.show_failure
        self.greeting.workspace.background(partial(prepare, AT_ONCE), self._import, refuse, self)

    def _import(self, modules: list[str]) -> None:
        from servicedesk.ui.importing import one_by_one

        assert self.greeting is not None
        one_by_one(modules, self._build, self.greeting.page.show_failure, self)

    def _build(self) -> None:
        """Put the window around the gate, be the one that later starts raise, and open the data."""
        from servicedesk.ui.application import DeskApplication
        from servicedesk.ui.session_end import SignalWatch
        from servicedesk.ui.single_instance import FirstInstance

        if not self.frame.isVisible():
            return
        assert self.greeting is not None
        page, focus = self.greeting.page, QApplication.focusWidget()
        self.desk_application = DeskApplication(self._address, self.settings, greeting=self.greeting)
        database = local_path(self._address)
        self._first = FirstInstance(database, open_mark(database))
        self._first.asked.connect(lambda: bring_forward(self.frame))
        self._watch = SignalWatch(self.frame.close)
        self._watch.save_on_session_end(self.desk_application.window.save_everything)
        self.frame.take(self.desk_application.window)
        # The gate moved into the window; whoever had begun to type goes on.
        if focus is not None and page.isAncestorOf(focus):
            focus.setFocus()
        else:
            page.take_focus()
        self.desk_application.load()

    def _take_longer_turns(self) -> None:
        if self._turn:
            sys.setswitchinterval(self._turn)
            self._turn = 0.0

    def close(self) -> None:
        """Give back what belongs to the process."""
        self._take_longer_turns()
        if self._first is not None:
            self._first.close()
        if self._watch is not None:
            self._watch.close()
        if self.greeting is not None:
            self.greeting.workspace.tasks.stop()
            self.greeting.crashes.close()
            self._restore()


def bring_forward(window: QWidget) -> None:
    """Show the window in front of the others."""
    if window.isMinimized():
        window.showNormal()
    else:
        window.show()
    window.raise_()
    window.activateWindow()
