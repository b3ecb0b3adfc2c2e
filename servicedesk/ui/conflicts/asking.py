"""Putting the choice between two edits in place of a form's fields, and taking it away again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QBoxLayout, QWidget

from servicedesk.core.three_way import EditConflict
from servicedesk.ui.conflicts.panel import ConflictPanel
from servicedesk.ui.conflicts.words import RecordWords
from servicedesk.ui.workspace import Workspace


class FormChoice(QObject):
    """The choice inside one form: its fields wait hidden, with everything that was typed."""

    def __init__(self, workspace: Workspace, form: QWidget, layout: QBoxLayout, parts: Sequence[QWidget]) -> None:
        super().__init__(form)
        self._workspace, self._layout, self._parts = workspace, layout, tuple(parts)
        self.panel: ConflictPanel | None = None

    def ask(self, conflict: EditConflict, names: RecordWords, resolved: Callable[[Any, Any], object]) -> None:
        """Show what has to be chosen; *resolved* is called with the choice and what it is based on."""
        self.drop()
        panel = self.panel = ConflictPanel(self._workspace, conflict, names)

        def take(chosen: dict[str, Any], base: dict[str, Any]) -> None:
            self.drop()
            resolved(chosen, base)

        panel.resolved.connect(take)
        panel.later.connect(self.drop)
        for part in self._parts:
            part.hide()
        self._layout.insertWidget(0, panel, 1)
        panel.show()
        panel.take_focus()

    def drop(self) -> bool:
        """Back to the fields; return whether a choice was in front."""
        panel, self.panel = self.panel, None
        if panel is None:
            return False
        panel.hide()
        self._layout.removeWidget(panel)
        panel.deleteLater()
        for part in self._parts:
            part.show()
        return True
