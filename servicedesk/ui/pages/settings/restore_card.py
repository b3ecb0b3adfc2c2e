"""The question before restoring: what happens, and the password."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.translation import translate
from servicedesk.services.sign_in import confirm_password
from servicedesk.ui import tokens
from servicedesk.ui.errors import sentence
from servicedesk.ui.widgets.buttons import DangerButton, QuietButton
from servicedesk.ui.widgets.cards import Panel
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.workspace import Workspace


class RestoreCard(Panel):
    """Restoring is no act to undo: it says so and asks for the password."""

    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("danger", padding=16, spacing=10)
        self.workspace = workspace
        self._file: Path | None = None
        self._when = ""
        self._asking = False
        self.title = PlainLabel("", tokens.PANE, bold=True, wrap=True)
        self.words = PlainLabel("", tokens.BODY, wrap=True)
        self.password = TextField(secret=True)
        self.row = FormRow("", self.password, required=True)
        foot = QHBoxLayout()
        self.cancel = QuietButton("", "", "Esc")
        self.go = DangerButton("", "restore", "Ctrl ↵")
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        self.body.addWidget(self.title)
        self.body.addWidget(self.words)
        self.body.addWidget(self.row)
        self.body.addLayout(foot)
        self.cancel.clicked.connect(self.closed)
        self.go.clicked.connect(self.submit)
        self.password.returnPressed.connect(self.submit)
        self.retranslate()

    def open_for(self, file: Path, when: str) -> None:
        """Ask about *file*, made at *when*."""
        self._file, self._when = file, when
        self.forget()
        self.retranslate()

    def forget(self) -> None:
        """Forget the password typed."""
        self._asking = False
        self.password.set_text("")
        self.row.set_error("")
        self.go.setEnabled(True)

    def submit(self) -> None:
        """Check the password; only then the window is given over to the restore."""
        if self._file is None or self._asking:
            return
        if not self.password.text():
            self.row.set_error(translate("Settings", "Please type your present password."))
            self.password.setFocus()
            return
        self._asking = True
        self.go.setEnabled(False)
        typed = self.password.text()
        self.workspace.act(confirm_password, typed, done=self._confirmed, failed=self._refused, owner=self)

    def _confirmed(self, _result: object) -> None:
        file = self._file
        self.forget()
        if file is not None:
            self.workspace.restore_wanted.emit(file)

    def _refused(self, error: Exception) -> None:
        self.forget()
        if not isinstance(error, ServiceDeskError):
            self.workspace.failed(error)
            return
        words = translate("Settings", "This is not your present password.")
        self.row.set_error(words if error.code == "wrong_password" else sentence(error))
        self.password.setFocus()

    def retranslate(self) -> None:
        """Name the parts."""
        name = self._file.name if self._file is not None else ""
        self.title.setText(translate("Settings", "Restore {name}", name=" · ".join(filter(None, (self._when, name)))))
        self.words.setText(
            translate(
                "Settings",
                "What was entered after this backup will no longer be at the desk. The present data are backed up and "
                "kept aside first. Nobody can work meanwhile; afterwards everybody signs in again.",
            )
        )
        self.row.set_words(translate("Settings", "Your present password"))
        self.cancel.setText(translate("Settings", "Do not restore"))
        self.go.setText(translate("Settings", "Restore"))
