"""No reception is open: how to begin one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from servicedesk.core.translation import plural, translate
from servicedesk.ui.widgets.buttons import SecondaryButton
from servicedesk.ui.widgets.cards import Card
from servicedesk.ui.widgets.empty_state import EmptyState
from servicedesk.ui.workspace import Workspace


class EmptyPane(Card):
    """Teaches F2 and F3; who waits stands beside it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._waiting = 0
        self.state = EmptyState("", "", "", "F2", "user-plus")
        self.call = SecondaryButton("", "microphone", "F3")
        self.state.button.clicked.connect(lambda: workspace.actions.trigger("visit.new"))
        self.call.clicked.connect(lambda: workspace.actions.trigger("visit.next"))
        host = QWidget()
        column = QVBoxLayout(host)
        column.addStretch(1)
        column.addWidget(self.state)
        column.addWidget(self.call, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.body.addWidget(host, 1)
        self.retranslate()

    def set_waiting(self, waiting: int) -> None:
        """Say how many could be called."""
        self._waiting = waiting
        self.retranslate()

    def retranslate(self) -> None:
        """Teach."""
        waiting = plural("Reception", "{n} {customer} waits.", "{n} {customers} wait.", self._waiting)
        self.state.set_words(
            translate("Reception", "No visit is open"),
            waiting
            if self._waiting
            else translate("Reception", "Nobody waits. Whoever comes, calls or writes begins here."),
            translate("Actions", "New visit"),
            translate("Reception", "F4 finds somebody first; choosing them begins the visit"),
        )
        self.call.setText(translate("Actions", "Call next"))
        self.call.setVisible(self._waiting > 0)
