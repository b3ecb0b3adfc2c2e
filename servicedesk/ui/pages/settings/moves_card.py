"""The tickets whose deadlines a change would move: before saving, each a press away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from servicedesk.core.translation import plural, translate
from servicedesk.services.deadline_effects import Effect, Move
from servicedesk.ui import tokens
from servicedesk.ui.moved_words import move_words
from servicedesk.ui.pages.settings.room import Head
from servicedesk.ui.widgets.base import clear_layout
from servicedesk.ui.widgets.buttons import LinkButton
from servicedesk.ui.widgets.cards import Card, Column
from servicedesk.ui.widgets.labels import PlainLabel

# Nobody reads more before saving; how many there are is said.
MOST = 60


class MovesCard(Card):
    """Old and new deadline of each ticket, those overdue at once first."""

    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._head = Head()
        self._rows = Column(spacing=2)
        self.body.addWidget(self._head)
        self.body.addWidget(self._rows)
        self._shown: tuple[Effect, Callable[[datetime], datetime], datetime] | None = None
        self.buttons: list[LinkButton] = []
        self.retranslate()
        self.hide()

    def show_effect(self, effect: Effect, local: Callable[[datetime], datetime], now: datetime) -> None:
        """List what would move; with nothing to list the card goes."""
        self._shown = effect, local, now
        layout = self._rows.layout()
        assert layout is not None
        clear_layout(layout)
        self.buttons = []
        for move in sorted(effect.moves, key=lambda move: not move.overdue_at_once)[:MOST]:
            button = LinkButton(move_words(move, local, now), chevron=False, icon=_icon(move))
            button.clicked.connect(lambda _on=False, key=move.ticket_id: self.opened.emit(key))
            # A line may be cut; it must not hold the page open.
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            layout.addWidget(button)
            self.buttons.append(button)
        left = len(effect.moves) - len(self.buttons)
        if left > 0:
            more = plural("Effect", "and {n} more", "and {n} more", left)
            layout.addWidget(PlainLabel(more, tokens.META, "text2"))
        self._head.set_count(len(effect.moves))
        if not effect.moves:
            self.hide()

    def retranslate(self) -> None:
        """Name the card and word the rows anew."""
        self._head.set_title(translate("Effect", "Deadlines that move"))
        self._head.set_hint(translate("Effect", "press one to open its ticket; nothing is saved yet"))
        if self._shown is not None:
            self.show_effect(*self._shown)


def _icon(move: Move) -> str:
    if move.overdue_at_once:
        return "alert-circle"
    return "arrow-up" if move.is_earlier else "arrow-down"
