"""The gate before there is a program behind it: the look, the language, who may sign in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from servicedesk.core.addresses import Address, ServerAddress, local_path
from servicedesk.core.clock import SystemClock
from servicedesk.core.translation import set_language, translator
from servicedesk.ui.crash import Crashes
from servicedesk.ui.pages.sign_in.page import SignInPage
from servicedesk.ui.settings import StationSettings
from servicedesk.ui.tasks import TaskRunner
from servicedesk.ui.theme import theme
from servicedesk.ui.toolkit_words import speak_for_toolkit
from servicedesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from servicedesk.core.gate_rows import GateFacts


class Greeting(QObject):
    """Puts the sign-in page there and fills it from a first look; the window and the data come after it."""

    over = Signal()
    """Who may sign in stands there, or cannot be known before the data are open."""

    def __init__(self, address: Address, settings: StationSettings, runner: TaskRunner | None = None) -> None:
        super().__init__()
        self._address = address
        self._words: Mapping[str, Mapping[str, str]] = {}
        self.settings = settings
        self.workspace = Workspace(settings, runner)
        self.workspace.is_shared = isinstance(address, ServerAddress)
        self.crashes = Crashes(Path(settings.folder or local_path(address).parent) / "logs", self)
        theme().set_mode(settings.theme)
        theme().set_scale(settings.scale)
        set_language(settings.language)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        speak_for_toolkit(application, settings.language)
        theme().apply(application)
        self.page = SignInPage(self.workspace, locked=False)

    def words(self, language: str) -> Mapping[str, str]:
        """Return the industry's words as far as they are known."""
        return self._words.get(language, {})

    def look(self) -> None:
        """Look at the data on a thread: a disk that wakes up must not hold the window."""
        if isinstance(self._address, ServerAddress):
            self.over.emit()
        else:
            self.workspace.background(self._found, self._show, self._give_up, self)

    def _found(self) -> GateFacts | None:
        from servicedesk.queries.gate import first_look

        return first_look(local_path(self._address), SystemClock().now())

    def _show(self, facts: GateFacts | None) -> None:
        if facts is not None:
            self._words = facts.words
            self.settings.site_name, self.settings.desk_name = facts.site.name, facts.site.desk_name
            language = self.settings.language
            if not translator().speaks(language, self.words(language)):
                set_language(language, self.words(language))
            self.page.greet(facts)
        self.over.emit()

    def _give_up(self, error: Exception) -> None:
        self.crashes.take(error)
        self.over.emit()
