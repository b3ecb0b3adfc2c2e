"""Importing what comes next while somebody looks for their name: one module at a time, whoever asks goes first."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal

from servicedesk.ui.workspace import Workspace

# What the window itself needs the moment the data are open.
AT_ONCE = (
    "servicedesk.ui.backup_clock",
    "servicedesk.ui.palette.controller",
    "servicedesk.ui.quiet_moments",
    "servicedesk.ui.timed_clock",
)
# What is asked when somebody has signed in, then what the first keys do.
FIRST = (
    "servicedesk.services.sign_in",
    "servicedesk.ui.pages.today.page",
    "servicedesk.queries.today",
    "servicedesk.queries.follow_ups",
    "servicedesk.queries.notices",
    "servicedesk.queries.promises",
    "servicedesk.queries.audit",
    "servicedesk.queries.draft_lists",
    "servicedesk.ui.pages.drafts.opening",
    "servicedesk.services.drafts",
    "servicedesk.services.tickets",
    "servicedesk.services.visits",
    "servicedesk.queries.search",
    "servicedesk.services.timed_work",
)
# A moment for whoever asks meanwhile, in milliseconds.
PAUSE = 20


def import_at_once() -> None:
    """Import what the window needs with the data; on a thread."""
    for name in AT_ONCE:
        import_module(name)


class Warming(QObject):
    """Goes through a list of modules."""

    over = Signal()
    """What may wait for the first page is not in anybody's way any more."""

    def __init__(self, workspace: Workspace, modules: Iterable[str]) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._left = list(modules)
        self.is_over = False

    def go_on(self, _done: object = None) -> None:
        """Import the next one, or wait while anything is asked."""
        if not self._left:
            if not self.is_over:
                self.is_over = True
                self.over.emit()
            return
        if self._workspace.tasks.busy:
            QTimer.singleShot(PAUSE, self, self.go_on)
        else:
            self._workspace.background(partial(_import, self._left.pop(0)), self.go_on, owner=self)


def _import(name: str) -> None:
    # What cannot be imported says so when it is opened, not before.
    with contextlib.suppress(ImportError):
        import_module(name)
