"""Putting the choice between two edits in place of a form's fields, and taking it away again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from servicedesk.core.three_way import EditConflict
from servicedesk.ui.conflicts.panel import ConflictPanel
from servicedesk.ui.conflicts.words import RecordWords
from servicedesk.ui.workspace import Workspace


def widgets_in(layout: QLayout) -> Iterator[QWidget]:
    """Yield the widgets of a layout and of the layouts inside it."""
    for index in range(layout.count()):
        item = layout.itemAt(index)
        inner = item.layout() if item is not None else None
        widget = item.widget() if item is not None else None
        if isinstance(inner, QLayout):
            yield from widgets_in(inner)
        elif widget is not None:
            yield widget


class FormChoice(QObject):
    """The choice inside one form: its fields wait hidden, with everything that was typed.

    Without *parts* everything in *layout* waits.
    """

    def __init__(
        self, workspace: Workspace, form: QWidget, layout: QBoxLayout, parts: Sequence[QWidget] | None = None
    ) -> None:
        super().__init__(form)
        self._workspace, self._layout, self._parts = workspace, layout, parts
        self._waiting: list[QWidget] = []
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
        parts = self._parts if self._parts is not None else widgets_in(self._layout)
        self._waiting = [part for part in parts if not part.isHidden()]
        for part in self._waiting:
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
        waiting, self._waiting = self._waiting, []
        for part in waiting:
            part.show()
        return True
