"""Which keys the status line names: those of the page in front, or of what lies over it, that do something now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from servicedesk.ui.actions import command_words, key_words
from servicedesk.ui.pages.base import Page
from servicedesk.ui.widgets.status_bar import StatusBar
from servicedesk.ui.workspace import Workspace


class KeyLine(QObject):
    """Asks again after whatever may have changed what can be done."""

    def __init__(
        self, workspace: Workspace, window: QWidget, status: StatusBar, page: Callable[[], Page | None]
    ) -> None:
        super().__init__(window)
        self._actions = workspace.actions
        self._status = status
        self._page = page
        self._hints: list[tuple[str, str]] | None = None
        # Once for everything that happens in one turn; what can be done now depends on all of it.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.show_now)
        actions = workspace.actions
        for news in (workspace.answered, workspace.superseded, actions.rebound, actions.triggered):
            news.connect(self.may_change)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self.may_change)

    def show_hints(self, hints: list[tuple[str, str]] | None) -> None:
        """Show these key hints while something lies over the page; None shows the page's own again."""
        self._hints = hints
        self.show_now()

    def may_change(self, *_news: object) -> None:
        """Look again once this turn is over."""
        self._later.start()

    def show_now(self) -> None:
        """Show what is true now."""
        if self._hints is not None:
            self._status.set_keys(self._hints)
            return
        page = self._page()
        if page is None:
            return
        # Only what would do something now: a key that does nothing teaches nobody to trust the line.
        hints = list(page.status_hints())
        hints += [(key_words(each), command_words(each)) for each in page.status_keys if self._actions.can(each)]
        hints.append((key_words("keys"), command_words("keys")))
        self._status.set_keys(hints)
