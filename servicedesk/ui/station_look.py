"""Language, colours and text size of this station, switched while everything stays open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from servicedesk.core.translation import translator
from servicedesk.ui.settings import StationSettings
from servicedesk.ui.theme import theme
from servicedesk.ui.workspace import Workspace

SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)


class StationLook(QObject):
    """Applies the station's settings, and changes them by keys."""

    def __init__(self, workspace: Workspace, words: Callable[[str], object]) -> None:
        super().__init__(workspace)
        self._settings: StationSettings = workspace.settings
        self._words = words
        actions = workspace.actions
        actions.bind("language", self.switch_language, self)
        actions.bind("theme", self.switch_theme, self)
        actions.bind("scale.up", lambda: self._step_scale(1), self)
        actions.bind("scale.down", lambda: self._step_scale(-1), self)
        actions.bind("scale.reset", lambda: self.set_scale(1.0), self)

    def set_language(self, language: str) -> None:
        """Speak *language*; every open page follows."""
        self._settings.language = language
        self._settings.save()
        self._words(language)

    def switch_language(self) -> None:
        """Chinese to English and back."""
        self.set_language("en" if translator().language != "en" else "zh_CN")

    def set_mode(self, mode: str) -> None:
        """Use "light", "dark" or what the "system" does."""
        self._settings.theme = mode
        theme().set_mode(mode)
        self._settings.save()

    def switch_theme(self) -> None:
        """Light to dark and back."""
        self.set_mode("light" if theme().dark else "dark")

    def set_scale(self, scale: float) -> None:
        """Draw everything *scale* times as large."""
        self._settings.scale = scale
        theme().set_scale(scale)
        self._settings.save()

    def _step_scale(self, step: int) -> None:
        nearest = min(range(len(SCALES)), key=lambda index: abs(SCALES[index] - theme().scale))
        self.set_scale(SCALES[min(max(nearest + step, 0), len(SCALES) - 1)])
