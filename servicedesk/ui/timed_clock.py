"""What time itself brings about: escalations, waits that are over; at the start, on waking, every minute."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer

from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.events import Changed
from servicedesk.ui.errors import sentence
from servicedesk.ui.workspace import Workspace

LOOK_EVERY = 5000
EVERY = timedelta(minutes=1)


class TimedClock(QObject):
    """One timer that compares the clock on the wall: it notices a PC that slept, and a ticket that was changed.

    It runs from the first signing in on, also while the window is locked, and never before: as the system, piece by
    piece beside the work, so that whoever acts waits for one piece at most.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._pieces: Iterator[int] | None = None
        self._last: datetime | None = None
        self._changed = False
        self._told = False
        self.timer = QTimer(self)
        self.timer.setInterval(LOOK_EVERY)
        self.timer.timeout.connect(self.look)
        workspace.changed.connect(self._on_changed)

    def start(self) -> None:
        """Begin, and do at once what was missed; called again, nothing is done twice."""
        if not self.timer.isActive():
            self._pieces = None
            self._last = None
            self.timer.start()
        self.look()

    def stop(self) -> None:
        """Do nothing more: the data are being exchanged, or the program ends."""
        self.timer.stop()
        self._pieces = None

    @property
    def running(self) -> bool:
        """Whether something is being done."""
        return self._pieces is not None

    def look(self) -> None:
        """Begin when a minute has passed on the wall, however long the timer took, or a ticket was changed."""
        if self.running or not self.timer.isActive() or not self._workspace.is_open:
            return
        now = self._workspace.desk.clock.now()
        # A clock that was put back says nothing about when it was looked last.
        if self._last is not None and self._last <= now < self._last + EVERY and not self._changed:
            return
        self._last, self._changed = now, False
        self._pieces = self._all_pieces()
        self._step()

    def _all_pieces(self) -> Iterator[int]:
        """Yield after each piece; what it takes is imported by the thread that does the first."""
        from servicedesk.services import timed_work

        yield from timed_work.pieces(self._workspace.desk)

    def _step(self) -> None:
        pieces = self._pieces
        if pieces is not None:
            self._workspace.background(lambda: next(pieces, None), self._stepped, self._failed, self)

    def _stepped(self, done: int | None) -> None:
        if done is None:
            self._pieces = None
            self._told = False
        else:
            # What a person did meanwhile goes first.
            QTimer.singleShot(0, self, self._step)

    def _on_changed(self, change: Changed) -> None:
        # Also what this clock did itself: the look after that finds nothing and ends it.
        if change.entity == "ticket":
            self._changed = True

    def _failed(self, error: Exception) -> None:
        self._pieces = None
        # Another desk that writes for long is no fault: it is tried again in a minute.
        if self._told or (isinstance(error, ServiceDeskError) and error.code == "busy"):
            return
        self._told = True
        if isinstance(error, ServiceDeskError):
            self._workspace.notified.emit(sentence(error), "neutral")
        else:
            self._workspace.failed(error)
