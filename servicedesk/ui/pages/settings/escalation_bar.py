"""What saving the levels would fire at once, and the two ways to go on: save or discard."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from servicedesk.core.translation import plural, translate
from servicedesk.ui import tokens
from servicedesk.ui.widgets import paint
from servicedesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from servicedesk.ui.widgets.cards import Card, IconChip
from servicedesk.ui.widgets.labels import PlainLabel


class EscalationBar(Card):
    """Stays at the foot while anything is unsaved."""

    def __init__(self) -> None:
        super().__init__(padding=12, spacing=12, horizontal=True)
        self._count: int | None = None
        self.icon = IconChip("bolt", "primary", 40)
        self.title = PlainLabel("", tokens.PANE, bold=True, wrap=True)
        self.discard = SecondaryButton("", "", "Esc")
        self.save = PrimaryButton("", "check", "Ctrl ↵")
        self.body.addWidget(self.icon)
        self.body.addWidget(self.title, 1)
        self.body.addWidget(self.discard)
        self.body.addWidget(self.save)
        self.retranslate()

    def show_count(self, count: int) -> None:
        """Say how often levels would fire for open tickets as soon as they are saved."""
        self._count = count
        self.icon.set("bolt", "warning" if count else "primary")
        self.title.set_colour("text")
        self.title.setText(
            plural("Escalation", "{n} level fires at once", "{n} levels fire at once", count)
            if count
            else translate("Escalation", "Nothing fires at once")
        )
        self.setAccessibleName(self.title.text())

    def show_problem(self, words: str) -> None:
        """Say what cannot be saved as it is."""
        self._count = None
        self.icon.set("alert-triangle", "danger")
        self.title.set_colour("danger_text")
        self.title.setText(words)
        self.setAccessibleName(words)

    def retranslate(self) -> None:
        """Name the buttons."""
        self.discard.setText(translate("Settings", "Discard"))
        self.save.setText(translate("Escalation", "Save levels"))
        if self._count is not None:
            self.show_count(self._count)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card with an indigo line: this is what happens next."""
        paint.panel(QPainter(self), QRectF(self.rect()), line="primary_line")
