"""The foot of a merge: what has to be confirmed, what happens to the deadline, and the buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from servicedesk.core.translation import translate
from servicedesk.queries.merging import MergePreview
from servicedesk.services.merging import LONGEST_REASON
from servicedesk.ui import tokens, wording
from servicedesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from servicedesk.ui.widgets.cards import IconLabel, Pane
from servicedesk.ui.widgets.choices import CheckRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.workspace import Workspace


class MergeFoot(Pane):
    """Confirmations are asked in place, with a tick each; nothing opens over the page."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("top", padding=14, spacing=6)
        self.workspace = workspace
        self._preview: MergePreview | None = None
        self.finished, self.customers = CheckRow(""), CheckRow("")
        self.reason = TextField("", "", most=LONGEST_REASON)
        self.icon = IconLabel("info-circle", "text2", 16)
        self.words = PlainLabel("", tokens.BODY, "text2", wrap=True)
        self.cancel = SecondaryButton("", "", "Esc")
        self.merge = PrimaryButton("", "git-merge", "Ctrl ↵")
        for row in (self.finished, self.customers):
            self.body.addWidget(row)
            row.hide()
            row.chosen.connect(lambda _on: self._calm())
        self.body.addWidget(self.reason)
        said, pressed = QHBoxLayout(), QHBoxLayout()
        said.addWidget(self.icon)
        said.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        pressed.addStretch(1)
        pressed.addWidget(self.cancel)
        pressed.addWidget(self.merge)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.addLayout(said, 1)
        self._line.addLayout(pressed)
        self.body.addLayout(self._line)
        self._said = ""
        self.retranslate()

    def set_narrow(self, is_narrow: bool) -> None:
        """The buttons go below the sentence where there is no room beside it."""
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)

    def lend_reason(self, column: QBoxLayout | None) -> None:
        """Put the line for the reason last into *column*, before its empty end, or back above the buttons."""
        place = column or self.body
        if place.indexOf(self.reason) >= 0:
            return
        had_keys = self.reason.hasFocus()
        place.insertWidget(place.count() - 1, self.reason)
        if had_keys:
            self.reason.setFocus()

    def clear(self) -> None:
        """Forget what was confirmed and why: another pair is another question."""
        for row in (self.finished, self.customers):
            row.setChecked(False)
            row.hide()
        self.reason.set_text("")

    def show_preview(self, preview: MergePreview) -> None:
        """Ask what this pair needs confirmed."""
        self._preview = preview
        self.finished.setVisible(bool(preview.finished))
        self.customers.setVisible(preview.other_customer)
        self.retranslate()

    def say(self, words: str) -> None:
        """Say what happens to the deadline."""
        self._said = words
        self._calm()

    def _calm(self) -> None:
        self.words.set_colour("text2")
        self.icon.set("info-circle", "text2")
        self.words.setText(self._said)

    def is_confirmed(self) -> bool:
        """Return whether everything was confirmed; what is missing is said and has the focus."""
        for row in (self.finished, self.customers):
            if not row.isHidden() and not row.isChecked():
                self.words.set_colour("danger_text")
                self.icon.set("alert-triangle", "danger_text")
                self.words.setText(translate("Merge", "Nothing was merged yet: please confirm above."))
                row.setFocus(Qt.FocusReason.TabFocusReason)
                return False
        return True

    def retranslate(self) -> None:
        """Name the parts."""
        if not hasattr(self, "_said"):
            return
        self.cancel.setText(translate("Merge", "Cancel"))
        self.reason.set_words(
            translate("Merge", "Why they are merged"),
            translate("Merge", "Why they are merged, if that helps whoever reads it (may stay empty)"),
        )
        preview = self._preview
        if preview is None:
            return
        self.merge.setText(translate("Merge", "Merge into {number}", number=preview.target.row.number))
        numbers = wording.list_words(list(preview.finished))
        self.finished.set_words(
            translate("Merge", "{numbers} is finished already; merge all the same", numbers=numbers)
        )
        self.customers.set_words(translate("Merge", "The {customers} differ; it is one matter all the same"))
