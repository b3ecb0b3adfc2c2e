"""Tidying the database in the quiet moments between two acts."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from servicedesk.core.errors import ServiceDeskError
from servicedesk.ui.workspace import Workspace

AFTER = 3000


class QuietMoments(QObject):
    """Waits until nothing was written for a few seconds, then has the database tidied beside the work."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(AFTER)
        self.timer.timeout.connect(self._tidy)
        workspace.tasks.written.connect(self.timer.start)

    def _tidy(self) -> None:
        if not self._workspace.tasks.writing:
            self._workspace.background(self._run, lambda _done: None, self._failed, self)

    def _run(self) -> None:
        from servicedesk.services.tidying import tidy_desk

        tidy_desk(self._workspace.desk)

    def _failed(self, error: Exception) -> None:
        # A full disk or another program hinders the next act as well, and is said there.
        if not isinstance(error, ServiceDeskError):
            self._workspace.failed(error)
