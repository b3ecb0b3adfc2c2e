"""What every page is given: the desk to act on, threads to act in, and the window's services."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.events import Changed
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import plural, translate
from servicedesk.ui.changes import ChangeRelay
from servicedesk.ui.settings import StationSettings
from servicedesk.ui.tasks import TaskRunner, still_there

if TYPE_CHECKING:
    # The desk brings the whole database layer along; the first frame is painted before that.
    from servicedesk.services.desk import Desk
    from servicedesk.ui.actions import ActionRegistry


class Workspace(QObject):
    """The link between pages and program; it outlives every page."""

    changed = Signal(Changed)
    """Rows changed in a committed act; always on the main thread."""
    answered = Signal()
    """What was asked or done has reached the screen: other things may be possible now."""
    saved = Signal(object)
    superseded = Signal()
    """Another act was saved: an undo on offer would now take back that one."""
    navigated = Signal(str, dict)
    toasted = Signal(str, bool)
    undone = Signal(str)
    """An act was undone, in words: it can be done again until something new is."""
    notified = Signal(str, str)
    crashed = Signal(object)
    actor_changed = Signal()
    desk_ready = Signal()
    lock_seconds_changed = Signal(int)
    site_changed = Signal()
    draft_gone = Signal(str)
    """The page whose form held a draft that was handed over or thrown away: it shows the words still."""
    restore_wanted = Signal(object)
    """A backup's path; the password was confirmed. The whole window is given over to it."""

    def __init__(self, settings: StationSettings, runner: TaskRunner | None = None) -> None:
        super().__init__()
        self.settings = settings
        self.tasks = runner or TaskRunner(self)
        self._actions: ActionRegistry | None = None
        self._desk: Desk | None = None
        # Several desks share the data on a server; known before it answers.
        self.is_shared = False
        self._relay = ChangeRelay(self)
        self._relay.changed.connect(self.changed)
        self.saved_at: datetime | None = None
        self.can_undo = False
        self.can_redo = False
        self.just_undone: tuple[str, int | None] | None = None
        self.failed_writes = 0

    @property
    def actions(self) -> ActionRegistry:
        """What keys do; made at first use, for the gate has none."""
        if self._actions is None:
            from servicedesk.ui.actions import ActionRegistry

            self._actions = ActionRegistry(self)
        return self._actions

    @property
    def desk(self) -> Desk:
        """The open desk; asking before it is open is a bug."""
        if self._desk is None:
            raise RuntimeError("the desk is not open yet")
        return self._desk

    @property
    def is_open(self) -> bool:
        """Whether the desk is open."""
        return self._desk is not None

    @property
    def practice(self) -> bool:
        """Whether these are practice data."""
        return self._desk is not None and self._desk.site.is_practice

    def connect_desk(self, desk: Desk) -> None:
        """Take the opened desk; its changes become signals of the main thread."""
        self._desk = desk
        self._relay.listen(desk.bus)
        self.desk_ready.emit()

    def act(
        self,
        function: Callable[..., Any],
        *arguments: Any,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        owner: QObject | None = None,
        undo: str = "",
    ) -> None:
        """Run a service on the writer thread; *undo* is the toast that offers to take it back.

        What was saved, or could not be, is reported even when the page that asked is gone by then; only *done* and
        *failed* are dropped with their *owner*.
        """
        desk = self.desk
        alive = still_there(owner)

        def finished(result: Any) -> None:
            self._saved(undoable=getattr(function, "undoable", True), undo=undo)
            if done is not None and alive():
                done(result)
            self.answered.emit()

        def refused(error: Exception) -> None:
            self.failed_writes += 1
            if failed is not None and alive():
                failed(error)
            else:
                self.failed(error)

        self.tasks.start(lambda: function(desk, *arguments), finished, refused, writes=True)

    def _saved(self, undoable: bool, undo: str) -> None:
        self.saved_at = self.desk.clock.now()
        self.saved.emit(self.saved_at)
        if not undoable:
            return
        self.can_undo, self.can_redo = True, False
        self.just_undone = None
        self.superseded.emit()
        if undo:
            self.toasted.emit(undo, True)

    def ask(
        self,
        function: Callable[..., Any],
        *arguments: Any,
        done: Callable[[Any], object],
        failed: Callable[[Exception], object] | None = None,
        owner: QObject | None = None,
        key: str | None = None,
    ) -> None:
        """Run a query on a reader thread; of asks with the same owner and *key* only the newest answers."""
        desk = self.desk

        def shown(result: Any) -> None:
            done(result)
            self.answered.emit()

        self.tasks.start(lambda: function(desk, *arguments), shown, failed or self.failed, owner, key)

    def background(
        self,
        function: Callable[[], Any],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Run something slow that needs no desk, such as hashing or drawing a PDF."""
        self.tasks.start(function, done, failed or self.failed, owner)

    def failed(self, error: Exception) -> None:
        """Show a known error as its sentence; everything else is a bug and goes to the crash dialog."""
        if isinstance(error, ServiceDeskError):
            from servicedesk.ui.errors import sentence

            self.notified.emit(sentence(error), "danger")
        else:
            self.crashed.emit(error)

    def navigate(self, page: str, **target: Any) -> None:
        """Show a page, and on it what *target* names."""
        self.navigated.emit(page, target)

    def toast(self, text: str, undo: bool = False) -> None:
        """Show a short message at the foot of the window."""
        self.toasted.emit(text, undo)

    def now(self) -> datetime:
        """Return the present moment in the site's time zone."""
        return self.desk.site.local(self.desk.clock.now())

    def set_lock_seconds(self, seconds: int) -> None:
        """Lock this station after so many idle seconds from now on."""
        self.settings.lock_seconds = seconds
        self.settings.save()
        self.lock_seconds_changed.emit(seconds)

    def undo_last(self) -> None:
        """Take back the last act of whoever is signed in; pressed again, the one before."""
        from servicedesk.services.undo import undo_last

        self.act(undo_last, done=self.told_undone)

    def undo_act(self, audit_id: int, owner: QObject | None = None) -> None:
        """Take back one act chosen from the list of the recent ones."""
        from servicedesk.services.undo import undo

        self.act(undo, audit_id, done=self.told_undone, owner=owner)

    def redo_last(self) -> None:
        """Do again what was undone last."""
        from servicedesk.services.undo import redo_last

        def done(result: Any) -> None:
            self.can_undo = True
            self.superseded.emit()
            self.toasted.emit(translate("Undo", "Done again: {act}", act=done_words(result)), True)

        self.act(redo_last, done=done)

    def told_undone(self, result: Any) -> None:
        """Say what was undone, and offer to do it again."""
        self.can_redo = True
        self.just_undone = (result.entity, result.entity_id)
        self.superseded.emit()
        self.undone.emit(translate("Undo", "Undone: {act}", act=done_words(result)))

    def look_back(self) -> None:
        """Find out whether whoever signed in has something to undo or redo from before."""
        from servicedesk.queries.audit import steps

        def known(found: tuple[bool, bool]) -> None:
            self.can_undo, self.can_redo = found
            self.answered.emit()

        self.can_undo = self.can_redo = False
        if self.desk.actor.can(Permission.UNDO_OWN):
            self.ask(steps, done=known, owner=self, key="steps")


def done_words(undone: Any) -> str:
    """Return an act in words: what was done, and to which record or how many."""
    from servicedesk.ui.pages.settings.audit_words import act_words

    about = undone.number or (plural("Undo", "{n} record", "{n} records", undone.count) if undone.count > 1 else "")
    return " · ".join(part for part in (act_words(undone.act), about) if part)
