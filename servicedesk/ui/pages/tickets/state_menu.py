"""Where a ticket may go next: only what this person may choose, by digit, arrow or click."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from servicedesk.core.translation import translate
from servicedesk.queries.ticket_moves import State
from servicedesk.ui import tokens
from servicedesk.ui.widgets.buttons import MenuButton
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.popover import Popover

_ICONS = {
    "new": "circle",
    "active": "progress",
    "waiting": "player-pause",
    "solved": "check",
    "closed": "circle-check",
    "cancelled": "x",
}
WIDTH = 230


class StateMenu(Popover):
    """Made for one ticket, gone when closed."""

    def __init__(self, window: QWidget, states: Sequence[State], choose: Callable[[State], object]) -> None:
        super().__init__(window, padding=10, spacing=4)
        self._choose = choose
        self.states = list(states)
        self.body.addWidget(PlainLabel(translate("Lifecycle", "Set to"), tokens.META, "text2"))
        for place, state in enumerate(self.states, 1):
            digit = str(place) if place <= 9 else ""
            button = MenuButton(str(state.name), _ICONS.get(state.state_class.value, "point"), digit)
            button.clicked.connect(lambda _on=False, chosen=state: self._take(chosen))
            self.body.addWidget(button)
        self.closed.connect(self.deleteLater)

    def _take(self, state: State) -> None:
        self.close_panel()
        self._choose(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose, arrows walk."""
        digit = event.text()
        if digit.isdecimal() and 0 < int(digit) <= len(self.states):
            self._take(self.states[int(digit) - 1])
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)
