"""Erasing for good: the one act that asks first, in place, by having the number typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from servicedesk.core.translation import plural, translate
from servicedesk.services import bin as recycle_bin
from servicedesk.ui import tokens
from servicedesk.ui.errors import sentence
from servicedesk.ui.widgets.buttons import DangerButton, QuietButton
from servicedesk.ui.widgets.cards import Panel
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.workspace import Workspace


class PurgePanel(Panel):
    """What goes, that it never comes back, and the field that has to say so."""

    closed = Signal()
    erased = Signal(int)

    def __init__(self, workspace: Workspace, records: list[int], wanted: str) -> None:
        super().__init__("danger", padding=12, spacing=8)
        self._workspace, self._records, self._wanted = workspace, records, wanted
        self._title = PlainLabel("", tokens.PANE, bold=True)
        self._words = PlainLabel("", tokens.BODY, "text2", wrap=True)
        self.typed = TextField("", "", most=40)
        self._row = FormRow("", self.typed, required=True)
        self.cancel = QuietButton("", "", "Esc")
        self.erase = DangerButton("", "trash", "Ctrl ↵")
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.erase)
        for part in (self._title, self._words, self._row):
            self.body.addWidget(part)
        self.body.addLayout(buttons)
        self.cancel.clicked.connect(self.closed)
        self.erase.clicked.connect(self.save)
        self.typed.returnPressed.connect(self.save)
        workspace.actions.bind("save", self.save, self)
        self.retranslate()

    def save(self) -> None:
        """Erase when what was typed is right; nothing else does."""
        self._workspace.act(
            recycle_bin.purge,
            self._records,
            self.typed.text(),
            done=self.erased.emit,
            failed=self._refused,
            owner=self,
        )

    def _refused(self, error: Exception) -> None:
        code = getattr(error, "code", "")
        if code == "typed_wrong":
            self._row.set_error(sentence(error))  # type: ignore[arg-type] # a known error by its code
            self.typed.setFocus()
        else:
            self._workspace.failed(error)

    def retranslate(self) -> None:
        """Name what goes."""
        count = len(self._records)
        if count == 1:
            self._title.setText(translate("Bin", "Erase {number} for good?", number=self._wanted))
        else:
            self._title.setText(plural("Bin", "Erase {n} record for good?", "Erase {n} records for good?", count))
        self._words.setText(
            translate(
                "Bin",
                "This cannot be undone. Texts, history, drafts and what undo kept are erased; the number and the audit "
                "entry stay. Earlier backups and issued reports still hold what they held.",
            )
        )
        self._row.set_words(translate("Bin", "Type {wanted} to confirm", wanted=self._wanted), "")
        self.typed.set_words(translate("Bin", "Type {wanted} to confirm", wanted=self._wanted), self._wanted)
        self.cancel.setText(translate("Bin", "Keep"))
        self.erase.setText(translate("Bin", "Erase for good"))
