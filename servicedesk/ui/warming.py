"""Importing what comes next while somebody looks for their name: one module at a time, whoever asks goes first."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QTableView

from servicedesk.ui.importing import PAUSE, one_by_one, prepare
from servicedesk.ui.workspace import Workspace

# The window itself, and what it needs the moment the data are open.
AT_ONCE = (
    "servicedesk.ui.application",
    "servicedesk.ui.session_end",
    "servicedesk.ui.single_instance",
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


def meet_classes() -> None:
    """Have the toolkit make its classes for Python, which it does all at once for the first object that it made itself.

    A frame or two of a still window: better while somebody looks for their name than between the PIN and the page.
    """
    view = QTableView()
    view.viewport().children()
    view.deleteLater()


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
            self._workspace.background(partial(prepare, [self._left.pop(0)]), self._import, self.go_on, owner=self)

    def _import(self, modules: list[str]) -> None:
        # What cannot be imported says so when it is opened, not before.
        one_by_one(modules, self.go_on, self.go_on, self, lambda: not self._workspace.tasks.busy)
