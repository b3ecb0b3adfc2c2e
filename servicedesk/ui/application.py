"""Opening the window: paint first, then load the rest; sign-in, locking, closing."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from servicedesk.core.paths import data_folder
from servicedesk.core.translation import set_language, translator
from servicedesk.ui.main_window import MainWindow
from servicedesk.ui.settings import StationSettings
from servicedesk.ui.tasks import TaskRunner
from servicedesk.ui.theme import theme
from servicedesk.ui.workspace import Workspace

SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)
FIRST_PAGE = "today"
LOCK_PATIENCE = 2000


class DeskApplication(QObject):
    """Composes window, workspace and gate for one database."""

    def __init__(self, database: Path, settings: StationSettings, runner: TaskRunner | None = None) -> None:
        super().__init__()
        self.database = database
        self.settings = settings
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme().set_mode(settings.theme)
        theme().set_scale(settings.scale)
        theme().apply(application)
        set_language(settings.language)
        self.workspace = Workspace(settings, runner)
        self.window = MainWindow(self.workspace)
        self.window.resize(settings.width, settings.height)
        application.installEventFilter(self.workspace.actions)
        self._bind()
        self.window.closing.connect(self._closing)
        self._lock: Any = None
        self._lock_pending = False
        self.workspace.tasks.written.connect(self._lock_now)
        self._show_gate(locked=False)

    def _bind(self) -> None:
        actions, window = self.workspace.actions, self.window
        actions.bind("lock", self.lock, window)
        actions.bind("user.switch", self.lock, window)
        actions.bind("language", self.switch_language, window)
        actions.bind("theme", self.switch_theme, window)
        actions.bind("scale.up", lambda: self._scale(1), window)
        actions.bind("scale.down", lambda: self._scale(-1), window)
        for command in ("keys", "keys.help"):
            actions.bind(command, self._show_keys, window)
        to_reception: dict[str, dict[str, object]] = {
            "visit.new": {"new": True},
            "visit.next": {"call_next": True},
            "customer.find": {"find": True},
            "visit.switch": {"step": 1},
        }
        for command, target in to_reception.items():
            actions.bind(command, partial(self.workspace.navigate, "reception", **target), window)
        actions.bind("ticket.new", lambda: self.workspace.navigate("tickets", new=True), window)

    # -- start ---------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Show the window; everything that takes time comes after the first frame."""
        if self.settings.maximized:
            self.window.showMaximized()
        else:
            self.window.show()
        QTimer.singleShot(0, self.load)

    def load(self) -> None:
        """Import the program and open the database on a thread, while the first frame is on screen."""
        from servicedesk.ui.backend import open_backend

        self.workspace.background(
            lambda: open_backend(self.database, self.settings.station), self.loaded, self._load_failed, self
        )

    def loaded(self, desk: Any) -> None:
        """Take the opened desk, or begin the first run where there is no site yet."""
        from servicedesk.ui.palette import Palette

        self.workspace.connect_desk(desk)
        self._palette = Palette(self.workspace, self.window)
        self.settings.is_set_up = bool(desk.site.name)
        self.settings.site_name = desk.site.name
        self.settings.desk_name = desk.site.desk_name
        self.apply_words()
        if not desk.site.name:
            self._show_first_run()
        else:
            gate = self.window.gate
            if gate is not None and hasattr(gate, "desk_ready"):
                gate.desk_ready()

    def _load_failed(self, error: Exception) -> None:
        gate = self.window.gate
        if gate is not None and hasattr(gate, "show_failure"):
            gate.show_failure(error)
        else:
            self.workspace.failed(error)

    def apply_words(self) -> None:
        """Give the translator the industry's words."""
        from servicedesk.ui.backend import words_of

        set_language(self.settings.language, words_of(self.workspace.desk, self.settings.language))
        self.window.retranslate()

    # -- gate ----------------------------------------------------------------------------------------------------

    def _show_gate(self, locked: bool) -> None:
        from servicedesk.ui.pages.sign_in.page import SignInPage

        page = SignInPage(self.workspace, locked)
        page.signed_in.connect(self.enter)
        self.window.show_gate(page)
        if self.workspace.is_open:
            page.desk_ready()

    def _show_first_run(self) -> None:
        from servicedesk.ui.pages.first_run.page import FirstRunPage

        page = FirstRunPage(self.workspace)
        page.finished.connect(self._set_up)
        self.window.show_gate(page)

    def _set_up(self) -> None:
        """The site exists now: greet it and have somebody sign in."""
        self.settings.is_set_up = True
        self.settings.site_name = self.workspace.desk.site.name
        self.settings.desk_name = self.workspace.desk.site.desk_name
        self.settings.save()
        self.apply_words()
        self._show_gate(locked=False)

    def enter(self) -> None:
        """Somebody signed in: show the pages, the same one as before for the same person."""
        workspace = self.workspace
        actor = workspace.desk.actor
        before = self.window.current_page
        same = before is not None and getattr(self, "_person", None) == actor.staff_id
        page_id = before.page_id if before is not None else FIRST_PAGE
        if not same:
            self.window.forget_pages()
            workspace.can_undo = False
        self._person = actor.staff_id
        workspace.actor_changed.emit()
        self.window.open_gate()
        allowed = [spec.id for spec in self.window.specs()]
        self.window.show_page(page_id if page_id in allowed else allowed[0])
        self._watch()

    def lock(self) -> None:
        """Write every draft, wait for it, and only then hide everything."""
        if self.window.gate is not None or self._lock_pending:
            return
        self.window.flush_drafts()
        if self._lock is not None:
            self._lock.stop()
        if self.workspace.tasks.writing:
            self._lock_pending = True
            # A disk that does not answer must not keep the guests' data on screen; the draft is still on its way.
            QTimer.singleShot(LOCK_PATIENCE, self, self._lock_now)
        else:
            self._show_gate(locked=True)

    def _lock_now(self) -> None:
        if self._lock_pending:
            self._lock_pending = False
            self._show_gate(locked=True)

    def _watch(self) -> None:
        from servicedesk.ui.idle_lock import IdleLock

        if self._lock is None:
            self._lock = IdleLock(lambda: datetime.now(UTC), self.settings.lock_seconds, self)
            self._lock.expired.connect(self.lock)
            self._lock.warned.connect(self._warn)
        self._lock.set_seconds(self.settings.lock_seconds)
        self._lock.start()

    def _warn(self, seconds: int) -> None:
        from servicedesk.core.translation import translate

        self.workspace.toast(translate("Frame", "Locking in {seconds} s; drafts are kept", seconds=seconds))

    # -- look ----------------------------------------------------------------------------------------------------

    def switch_language(self) -> None:
        """Chinese to English and back; every open page follows."""
        self.settings.language = "en" if translator().language != "en" else "zh_CN"
        self.settings.save()
        if self.workspace.is_open:
            self.apply_words()
        else:
            set_language(self.settings.language)

    def switch_theme(self) -> None:
        """Light to dark and back."""
        self.settings.theme = "light" if theme().dark else "dark"
        theme().set_mode(self.settings.theme)
        self.settings.save()

    def _scale(self, step: int) -> None:
        nearest = min(range(len(SCALES)), key=lambda index: abs(SCALES[index] - theme().scale))
        self.settings.scale = SCALES[min(max(nearest + step, 0), len(SCALES) - 1)]
        theme().set_scale(self.settings.scale)
        self.settings.save()

    def _show_keys(self) -> None:
        from servicedesk.ui.key_sheet import KeySheet

        if not hasattr(self, "_sheet"):
            self._sheet = KeySheet(self.window)
        page = self.window.current_page
        self._sheet.open_for(page.page_id if page else "", self.window.header.title)

    # -- end -----------------------------------------------------------------------------------------------------

    def _closing(self) -> None:
        self.settings.maximized = self.window.isMaximized()
        if not self.settings.maximized:
            self.settings.width, self.settings.height = self.window.width(), self.window.height()
        self.settings.save()
        self.workspace.tasks.stop()
        if self.workspace.is_open:
            self.workspace.desk.close()


def run(database: Path) -> int:
    """Open the window on *database* and return the exit status."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("servicedesk")
    from servicedesk.ui.single_instance import FirstInstance, raise_running

    if raise_running(database):
        return 0
    settings = StationSettings.load(data_folder())
    desk_application = DeskApplication(database, settings)
    first = FirstInstance(database)
    first.asked.connect(lambda: _raise(desk_application.window))
    close_on_signals(desk_application.window.close)
    desk_application.start()
    status = application.exec()
    first.close()
    return int(status)


def _raise(window: MainWindow) -> None:
    window.showNormal() if window.isMinimized() else window.show()
    window.raise_()
    window.activateWindow()


def close_on_signals(close: Callable[[], object]) -> QTimer:
    """Close properly, drafts written, when the system ends the session."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: close())
    # Python sees a signal only between its own instructions: let it run now and then.
    beat = QTimer(QApplication.instance())
    beat.setInterval(500)
    beat.timeout.connect(lambda: None)
    beat.start()
    return beat
