"""Backups that nobody has to think of: every half hour if anything was done, and on leaving."""

from __future__ import annotations

import contextlib

from PySide6.QtCore import QObject, QTimer

from servicedesk.core.errors import ServiceDeskError
from servicedesk.ui.workspace import Workspace

EVERY = 30 * 60 * 1000


class BackupClock(QObject):
    """Runs as the system: whoever happens to be signed in needs no right for it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._running = False
        self.timer = QTimer(self)
        self.timer.setInterval(EVERY)
        self.timer.timeout.connect(self.back_up)

    def start(self) -> None:
        """Begin to count the half hours."""
        self.timer.start()

    def back_up(self) -> None:
        """Back up beside the work, unless nothing was done or a backup is under way."""
        if self._running or not self._is_site():
            return
        self._running = True
        self._workspace.background(self._run, self._done, self._failed, self)

    def back_up_on_leaving(self) -> None:
        """Back up while the window is gone already; what went wrong shows at the next start as an old backup."""
        self.timer.stop()
        if self._is_site():
            with contextlib.suppress(ServiceDeskError, OSError):
                self._run()

    def _is_site(self) -> bool:
        if not self._workspace.is_open:
            return False
        desk = self._workspace.desk
        return bool(desk.site.name) and desk.database.makes_backups

    def _run(self) -> object:
        from servicedesk.core.actor import SYSTEM
        from servicedesk.services.backups import back_up_if_changed

        return back_up_if_changed(self._workspace.desk.as_actor(SYSTEM))

    def _done(self, _made: object) -> None:
        self._running = False

    def _failed(self, error: Exception) -> None:
        self._running = False
        self._workspace.failed(error)
