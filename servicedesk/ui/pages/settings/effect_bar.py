"""What saving the rules would do, and the two ways to go on: save or discard."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from servicedesk.core.translation import plural, translate
from servicedesk.services.service_levels import Effect
from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint
from servicedesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from servicedesk.ui.widgets.cards import Card, IconChip
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.labels import PlainLabel


class EffectBar(Card):
    """Stays at the foot while anything is unsaved."""

    def __init__(self) -> None:
        super().__init__(padding=12, spacing=12, horizontal=True)
        self._effect: Effect | None = None
        self.icon = IconChip("calendar-clock", "primary", 40)
        self.title = PlainLabel("", tokens.PANE, bold=True, wrap=True)
        self._facts = QWidget()
        flow = FlowLayout(self._facts, 14)
        self.facts = [PlainLabel("", tokens.META, colour) for colour in ("text", "text", "danger_text", "text2")]
        self.facts[2].set_bold(True)
        for label in self.facts:
            flow.addWidget(label)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self._facts)
        self.details = SecondaryButton("", "", "V")
        self.discard = SecondaryButton("", "", "Esc")
        self.save = PrimaryButton("", "check", "Ctrl ↵")
        self.body.addWidget(self.icon)
        self.body.addLayout(words, 1)
        self.body.addWidget(self.details)
        self.body.addWidget(self.discard)
        self.details.hide()
        self.body.addWidget(self.save)
        self.retranslate()

    def show_effect(self, effect: Effect) -> None:
        """Say how many deadlines move and which way."""
        self._effect = effect
        self.icon.set("calendar-clock", "primary")
        self.title.set_colour("text")
        if effect.moved:
            title = plural("Settings", "The deadline of {n} ticket moves", "The deadlines of {n} tickets move",
                           effect.moved)  # fmt: skip
        else:
            title = translate("Settings", "No deadline moves")
        self.title.setText(title)
        words = (
            plural("Settings", "↑ {n} earlier", "↑ {n} earlier", effect.earlier) if effect.earlier else "",
            plural("Settings", "↓ {n} later", "↓ {n} later", effect.later) if effect.later else "",
            plural("Settings", "{n} overdue at once", "{n} overdue at once", effect.overdue_at_once)
            if effect.overdue_at_once
            else "",
            plural("Settings", "{n} open ticket stays", "{n} open tickets stay", effect.unchanged),
        )
        for label, content in zip(self.facts, words, strict=True):
            label.setText(content)
            label.setVisible(bool(content))
        self.details.setVisible(effect.moved > 0)
        self.save.setEnabled(True)
        self.setAccessibleName(" · ".join(filter(None, (title, *words))))

    def show_problem(self, words: str) -> None:
        """Say what cannot be saved as it is."""
        self._effect = None
        self.details.hide()
        self.icon.set("alert-triangle", "danger")
        self.title.set_colour("danger_text")
        self.title.setText(words)
        for label in self.facts:
            label.hide()
        self.save.setEnabled(False)
        self.setAccessibleName(words)

    def retranslate(self) -> None:
        """Name the buttons."""
        self.details.setText(translate("Effect", "See tickets"))
        self.discard.setText(translate("Settings", "Discard"))
        self.save.setText(translate("Settings", "Save rules"))
        if self._effect is not None:
            self.show_effect(self._effect)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card with an indigo line: this is what happens next."""
        paint.panel(QPainter(self), QRectF(self.rect()), line="primary_line")

    def restyle(self) -> None:
        """Narrow bars keep the words."""
        super().restyle()
        self.setMinimumWidth(theme().px(200))
