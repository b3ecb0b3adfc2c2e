"""To whom a draft is handed, and a word about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from servicedesk.core.translation import translate
from servicedesk.queries.staff import AssigneeRow
from servicedesk.services.drafts import NOTE_LIMIT
from servicedesk.ui import tokens
from servicedesk.ui.widgets.buttons import PrimaryButton, QuietButton
from servicedesk.ui.widgets.cards import Panel
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import ComboBox
from servicedesk.ui.workspace import Workspace


class HandOverPanel(Panel):
    """A colleague and a note; Ctrl+Enter hands the draft over, Esc leaves it where it is."""

    chosen = Signal(int, str)
    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("", padding=12, spacing=8)
        self.title = PlainLabel("", tokens.PANE, bold=True)
        self.person = ComboBox("")
        self.note = TextField("", "", most=NOTE_LIMIT)
        self.person_row, self.note_row = FormRow("", self.person), FormRow("", self.note)
        self.hand_button = PrimaryButton("", "user-share", "Ctrl ↵")
        self.close_button = QuietButton("", "", "Esc")
        for widget in (self.title, self.person_row, self.note_row):
            self.body.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.hand_button)
        self.body.addLayout(buttons)
        self.hand_button.clicked.connect(self.submit)
        self.close_button.clicked.connect(self.closed)
        workspace.actions.bind("save", self.submit, self)
        self.setFocusProxy(self.person)
        self.retranslate()

    def offer(self, people: Sequence[AssigneeRow]) -> None:
        """Offer these colleagues, with a note that is still to be written."""
        self.person.set_options([(row.id, row.name) for row in people])
        self.note.set_text("")

    def submit(self) -> None:
        """Hand over to whoever is chosen."""
        person = self.person.value()
        if person is not None:
            self.chosen.emit(int(str(person)), self.note.text())

    def retranslate(self) -> None:
        """Name the fields."""
        if not hasattr(self, "close_button"):
            return
        self.title.setText(translate("Drafts", "Hand the draft over"))
        self.person_row.set_words(translate("Drafts", "To whom"))
        self.note_row.set_words(translate("Drafts", "A word about it"), translate("Drafts", "optional"))
        self.hand_button.setText(translate("Drafts", "Hand over"))
        self.close_button.setText(translate("Drafts", "Close"))
