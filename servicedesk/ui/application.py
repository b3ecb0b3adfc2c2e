"""One window on one database: paint first, then load the rest; sign-in, locking, closing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from servicedesk.core.addresses import Address
from servicedesk.core.clock import SystemClock
from servicedesk.core.translation import read_everything, set_language, translator
from servicedesk.ui.greeting import Greeting
from servicedesk.ui.idle_lock import IdleLock
from servicedesk.ui.main_window import MainWindow
from servicedesk.ui.pages.registry import PAGES, PageSpec
from servicedesk.ui.pages.sign_in.page import SignInPage
from servicedesk.ui.settings import StationSettings
from servicedesk.ui.station_look import StationLook
from servicedesk.ui.tasks import TaskRunner
from servicedesk.ui.warming import FIRST, Warming, meet_classes

if TYPE_CHECKING:
    from servicedesk.ui.backup_clock import BackupClock
    from servicedesk.ui.timed_clock import TimedClock

FIRST_PAGE = "today"
LOCK_PATIENCE = 2000


class DeskApplication(QObject):
    """Composes window, workspace and gate for one database."""

    def __init__(
        self,
        database: Address,
        settings: StationSettings,
        runner: TaskRunner | None = None,
        pages: Sequence[PageSpec] = PAGES,
        greeting: Greeting | None = None,
    ) -> None:
        super().__init__()
        self.database = database
        self.settings = settings
        # Whoever greeted already stands at the gate; what is typed there goes on.
        self.greeting = greeting or Greeting(database, settings, runner)
        self.workspace = self.greeting.workspace
        self.crashes = self.greeting.crashes
        self.look = StationLook(self.workspace, self.speak)
        self.window = MainWindow(self.workspace, pages)
        self.window.resize(settings.width, settings.height)
        # It goes with the window, however that ends: a clock without a window would lock nothing.
        self._lock = IdleLock(SystemClock().now, settings.lock_seconds, self.window)
        self._lock_pending = False
        self._switching = False
        # Once, for whoever signs in first after the start.
        self._come_back = True
        self._person: int | None = None
        # From the first signing in on, also while locked; not while the data are exchanged.
        self._is_worked = False
        self._before: int | None = None
        self._withheld: list[BaseException] = []
        self._backups: BackupClock | None = None
        self._timed: TimedClock | None = None
        self._warming: Warming | None = None
        self._bind()
        self._connect()
        self._wait_at(self.greeting.page)

    def _bind(self) -> None:
        actions, window = self.workspace.actions, self.window
        actions.bind("lock", self.lock, window)
        actions.bind("user.switch", partial(self.lock, switching=True), window)
        for command in ("keys", "keys.help"):
            actions.bind(command, self._show_keys, window)
        to_reception: dict[str, dict[str, object]] = {
            "visit.new": {"new": True},
            "visit.next": {"call_next": True},
            "customer.find": {"find": True},
            "visit.switch": {"step": 1},
        }
        for command, target in to_reception.items():
            go = partial(self.workspace.navigate, "reception", **target)
            actions.bind(command, go, window, partial(window.has_page, "reception"))
        go = partial(self.workspace.navigate, "tickets", new=True)
        actions.bind("ticket.new", go, window, partial(window.has_page, "tickets"))

    def _connect(self) -> None:
        self.window.closing.connect(self._closing)
        self.workspace.crashed.connect(self.crashes.take)
        self.workspace.tasks.written.connect(self._lock_now)
        self.workspace.lock_seconds_changed.connect(self._lock.set_seconds)
        self.workspace.restore_wanted.connect(self._restore)
        self.workspace.site_changed.connect(self._remember_site)
        self.crashes.caught.connect(self._show_crash)
        self._lock.expired.connect(self.lock)
        self._lock.warned.connect(self.window.show_countdown)
        self._lock.resumed.connect(self.window.end_countdown)

    # -- start ---------------------------------------------------------------------------------------------------

    def load(self) -> None:
        """Import the program and open the database on a thread, while the first frame is on screen."""
        # Only now: a filter in Python would slow every event of the first frame.
        self.workspace.actions.listen()
        self.workspace.background(self._open, self.loaded, self._load_failed, self)

    def _open(self) -> Any:
        read_everything()
        from servicedesk.ui.backend import open_backend

        return open_backend(self.database, self.settings.station)

    def loaded(self, desk: Any) -> None:
        """Take the opened desk, or begin the first run where there is no site yet."""
        from servicedesk.ui.backup_clock import BackupClock
        from servicedesk.ui.palette.controller import Palette
        from servicedesk.ui.quiet_moments import QuietMoments
        from servicedesk.ui.timed_clock import TimedClock

        self.workspace.connect_desk(desk)
        QuietMoments(self.workspace)
        self._backups = BackupClock(self.workspace)
        self._backups.start()
        self._timed = TimedClock(self.workspace)
        self._palette = Palette(self.workspace, self.window)
        self._remember_site()
        self.speak(self.settings.language)
        if not desk.site.name:
            self._show_first_run()
            return
        gate: Any = self.window.gate
        if gate is not None:
            gate.desk_ready()
        self._warming = Warming(self.workspace, (*FIRST, *(spec.module for spec in self.window.all_specs)))
        self._warming.over.connect(self._begin_timed_work)
        self.workspace.answered.connect(self._warm_in_peace)

    def _warm_in_peace(self) -> None:
        """Import the pages while somebody types a PIN, once those who may sign in were asked for."""
        if not self.workspace.tasks.busy:
            self.workspace.answered.disconnect(self._warm_in_peace)
            if self._warming is not None:
                meet_classes()
                self._warming.go_on()

    def _load_failed(self, error: Exception) -> None:
        gate: Any = self.window.gate
        if gate is not None:
            gate.show_failure(error)
        else:
            self.workspace.failed(error)

    def speak(self, language: str) -> None:
        """Switch the language, with the industry's words once the data tell which."""
        words = self.greeting.words(language)
        if self.workspace.is_open:
            from servicedesk.ui.backend import words_of

            words = words_of(self.workspace.desk, language)
        # Naming everything anew takes as long as a page: not for what stands there already.
        if not translator().speaks(language, words):
            set_language(language, words)

    def _remember_site(self) -> None:
        """Keep what the next start greets with before its data are open."""
        site, settings = self.workspace.desk.site, self.settings
        known = (settings.is_set_up, settings.site_name, settings.desk_name)
        if known == (bool(site.name), site.name, site.desk_name):
            return
        settings.is_set_up = bool(site.name)
        settings.site_name, settings.desk_name = site.name, site.desk_name
        settings.save()
        gate = self.window.gate
        if isinstance(gate, SignInPage):
            gate.retranslate()

    # -- gate ----------------------------------------------------------------------------------------------------

    def _show_gate(self, locked: bool) -> None:
        # Two who share a desk take turns: a switch offers the other one, locking the one who sits here.
        self._wait_at(SignInPage(self.workspace, locked, self._before if self._switching else None))

    def _wait_at(self, page: SignInPage) -> None:
        page.signed_in.connect(self.enter)
        self._close_dialogs()
        self.window.show_gate(page)
        if self.workspace.is_open:
            page.desk_ready()

    def _close_dialogs(self) -> None:
        """Nothing may stay in front of the gate: a preview or a file name shows what it hides."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()

    def _show_first_run(self) -> None:
        from servicedesk.ui.pages.first_run.page import FirstRunPage

        page = FirstRunPage(self.workspace)
        page.finished.connect(self._set_up)
        self.window.show_gate(page)

    def _set_up(self) -> None:
        """The site exists now: greet it and have somebody sign in."""
        self._remember_site()
        self.speak(self.settings.language)
        self._show_gate(locked=False)

    def enter(self) -> None:
        """Somebody signed in: show the pages, the same one as before for the same person."""
        workspace, window = self.workspace, self.window
        person = workspace.desk.actor.staff_id
        before = window.current_page
        page_id = before.page_id if before is not None else FIRST_PAGE
        if before is not None and person != self._person:
            window.forget_pages()
        if person != self._person:
            self._before = self._person
        self._person = person
        workspace.look_back()
        workspace.actor_changed.emit()
        window.open_gate()
        window.show_page(page_id if window.has_page(page_id) else window.specs()[0].id)
        if self._come_back and workspace.desk.actor.staff_id is not None:
            self._reopen()
        self._come_back = False
        self._lock.set_seconds(self.settings.lock_seconds)
        self._lock.start()
        self._is_worked = True
        self._begin_timed_work()
        for error in self._withheld:
            self._show_crash(error)
        self._withheld.clear()

    def _begin_timed_work(self) -> None:
        """Do what fell due, once somebody works; the first page of the day goes first."""
        is_warm = self._warming is None or self._warming.is_over
        if self._timed is not None and self._is_worked and is_warm:
            self._timed.start()

    def _reopen(self) -> None:
        """The program ended with a form in front: it comes back with what was typed and where the cursor stood."""
        from servicedesk.queries.draft_lists import left_open
        from servicedesk.ui.pages.drafts.opening import open_draft

        def show(found: tuple[str, str] | None) -> None:
            if found is not None:
                open_draft(self.workspace, *found)

        self.workspace.ask(left_open, done=show, owner=self.window, key="left open")

    def lock(self, switching: bool = False) -> None:
        """Write every draft, wait for it, and only then hide everything."""
        if self.window.gate is not None or self._lock_pending:
            return
        self._switching = switching
        self._lock.stop()
        self.window.flush_drafts()
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

    def _restore(self, file: Path) -> None:
        """Give the whole window to a restore: the pages would read a file that is being exchanged."""
        from servicedesk.ui.pages.settings.restore_gate import RestoreGate

        self._lock.stop()
        self._is_worked = False
        if self._timed is not None:
            self._timed.stop()
        gate = RestoreGate(self.workspace, file)
        gate.finished.connect(self._restored)
        self._close_dialogs()
        self.window.show_gate(gate)
        self.window.forget_pages()
        gate.begin()

    def _restored(self) -> None:
        """Another state of the data is open now, or the old one again: whoever works signs in."""
        self._person = None
        self.workspace.can_undo = self.workspace.can_redo = False
        if not self.workspace.desk.site.name:
            self._show_first_run()
            return
        self._set_up()

    # -- what lies over the page ---------------------------------------------------------------------------------

    def _show_keys(self) -> None:
        from servicedesk.ui.key_sheet import KeySheet

        if not hasattr(self, "_sheet"):
            self._sheet = KeySheet(self.window)
        page = self.window.current_page
        self._sheet.open_for(page.page_id if page else "", self.window.header.title)

    def _show_crash(self, error: BaseException) -> None:
        """Show the report; behind a locked gate it waits, for it may quote a guest."""
        if self.window.gate is not None and self._person is not None:
            self._withheld.append(error)
            return
        from servicedesk.ui.dialogs.crash_dialog import CrashDialog

        if not hasattr(self, "_crash_dialog"):
            self._crash_dialog = CrashDialog(self.window)
        self._crash_dialog.show_error(error)

    # -- end -----------------------------------------------------------------------------------------------------

    def _closing(self) -> None:
        self._lock.stop()
        self._is_worked = False
        if self._timed is not None:
            self._timed.stop()
        self.settings.maximized = self.window.window().isMaximized()
        if not self.settings.maximized:
            self.settings.width, self.settings.height = self.window.width(), self.window.height()
        self.settings.save()
        self.workspace.tasks.stop()
        self.workspace.actions.stop_listening()
        if self.workspace.is_open:
            # Copying takes a moment: whoever closes the window sees it close.
            self.window.window().hide()
            if self._backups is not None:
                self._backups.back_up_on_leaving()
            self.workspace.desk.close()
        self.crashes.close()
