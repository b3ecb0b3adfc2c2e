"""A change that waits to be saved: its effect first, the tickets that would move, then save or discard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt

from servicedesk.core.errors import ServiceDeskError
from servicedesk.services.deadline_effects import Effect
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.settings.effect_bar import EffectBar
from servicedesk.ui.pages.settings.moves_card import MovesCard
from servicedesk.ui.workspace import Workspace


class Pending(QObject):
    """Holds one change at a time; what moves nothing may be saved at once."""

    def __init__(self, workspace: Workspace, bar: EffectBar, moves: MovesCard) -> None:
        super().__init__(bar)
        self.workspace, self.bar, self.moves = workspace, bar, moves
        self._save: Callable[[], object] | None = None
        self._forget: Callable[[], object] | None = None
        bar.hide()
        bar.save.clicked.connect(self.save)
        bar.discard.clicked.connect(self.discard)
        bar.details.clicked.connect(self.show_moves)
        moves.opened.connect(lambda key: workspace.navigate("tickets", ticket_id=key))

    @property
    def waits(self) -> bool:
        """Whether something is to be saved."""
        return self._save is not None

    def propose(
        self,
        effect: Callable[[Any], Effect],
        save: Callable[[], object],
        forget: Callable[[], object],
        at_once: bool = False,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Measure a change and offer it; *at_once* saves it if no deadline moves, *failed* is told of a refusal."""
        self._save, self._forget = save, forget

        def show(found: Effect) -> None:
            if at_once and not found.moved:
                self.save()
                return
            self.bar.show()
            self.bar.show_effect(found)
            self.moves.show_effect(found, self.workspace.desk.site.local, self.workspace.now())

        def refuse(error: Exception) -> None:
            self._save = None
            (failed or self.refused)(error)

        self.workspace.ask(effect, done=show, failed=refuse, owner=self.bar, key="effect")

    def refused(self, error: Exception) -> None:
        """Say why it cannot be saved; what was entered stays."""
        if not isinstance(error, ServiceDeskError):
            self.workspace.failed(error)
            return
        self.bar.show()
        self.bar.show_problem(sentence(error))

    def save(self) -> None:
        """Ctrl+Enter."""
        save = self._save
        self.clear()
        if save is not None:
            save()

    def discard(self) -> bool:
        """Esc: as it was; return whether there was anything."""
        if self._save is None and not self.bar.isVisible():
            return False
        forget = self._forget
        self.clear()
        if forget is not None:
            forget()
        return True

    def clear(self) -> None:
        """Nothing waits any more."""
        self._save = self._forget = None
        self.bar.hide()
        self.moves.hide()

    def show_moves(self) -> None:
        """V: the tickets that would move, and away again."""
        self.moves.setVisible(not self.moves.isVisible() and bool(self.moves.buttons))
        if self.moves.isVisible():
            self.moves.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
