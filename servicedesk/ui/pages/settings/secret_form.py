"""A new password or PIN, typed twice; one's own asks for the present password first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from servicedesk.core.errors import Refused, ServiceDeskError
from servicedesk.core.translation import translate
from servicedesk.services import passwords, staff
from servicedesk.ui.errors import sentence
from servicedesk.ui.widgets.buttons import PrimaryButton, QuietButton
from servicedesk.ui.widgets.cards import Column
from servicedesk.ui.widgets.forms import FormRow, submit_ready
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.workspace import Workspace


class SecretForm(Column):
    """Nothing typed here is shown, kept as a draft or written anywhere but as a hash."""

    done = Signal()

    def __init__(self, workspace: Workspace, pin: bool) -> None:
        super().__init__(spacing=10)
        self.workspace = workspace
        self._pin, self._staff_id, self._sign_in_name = pin, 0, ""
        self.current = TextField(secret=True)
        self.first, self.again = TextField(secret=True), TextField(secret=True)
        self.rows = {
            "current": FormRow("", self.current, required=True),
            "first": FormRow("", self.first, required=not pin),
            "again": FormRow("", self.again, required=not pin),
        }
        for row in self.rows.values():
            self.body.addWidget(row)
        self.problem = PlainLabel("", colour="danger_text", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        host = QWidget()
        foot = QHBoxLayout(host)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addStretch(1)
        self.cancel = QuietButton("", "", "Esc")
        self.save = PrimaryButton("", "check", "↵")
        foot.addWidget(self.cancel)
        foot.addWidget(self.save)
        self.body.addWidget(host)
        self.rows["first"].set_check(self._first_problem)
        self.rows["again"].set_check(self._again_problem)
        self.rows["current"].set_check(self._current_problem)
        self.save.clicked.connect(self.submit)

    def open_for(self, staff_id: int, sign_in_name: str) -> None:
        """Begin for a person, with empty fields."""
        self._staff_id, self._sign_in_name = staff_id, sign_in_name
        self.clear()
        self.rows["current"].setVisible(self._is_own())
        self.retranslate()

    def clear(self) -> None:
        """Forget what was typed."""
        for field in (self.current, self.first, self.again):
            field.set_text("")
        for row in self.rows.values():
            row.set_error("")
        self.problem.hide()
        self.save.setEnabled(True)

    def enter(self) -> None:
        """Put the cursor into the first field."""
        (self.current if self._is_own() else self.first).setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_own(self) -> bool:
        return self._staff_id == self.workspace.desk.actor.staff_id

    def _current_problem(self) -> str:
        if not self._is_own() or self.current.text():
            return ""
        return translate("Settings", "Please type your present password.")

    def _first_problem(self) -> str:
        words = self.first.text()
        try:
            if self._pin and words:
                passwords.check_pin(words)
            elif not self._pin:
                passwords.check_password(words, self._sign_in_name)
        except Refused as error:
            return sentence(error)
        return ""

    def _again_problem(self) -> str:
        return "" if self.again.text() == self.first.text() else translate("Settings", "The two differ.")

    def submit(self) -> None:
        """Enter: check and set."""
        if not self.save.isEnabled() or not submit_ready(row for row in self.rows.values() if row.isVisible()):
            return
        self.save.setEnabled(False)
        service = staff.set_pin if self._pin else staff.set_password
        self.workspace.act(
            service,
            self._staff_id,
            self.first.text(),
            self.current.text(),
            done=self._saved,
            failed=self._refused,
            owner=self,
        )

    def _saved(self, _result: object) -> None:
        words = self.first.text()
        self.clear()
        if not self._pin:
            said = translate("Settings", "New password set")
        else:
            said = translate("Settings", "New PIN set") if words else translate("Settings", "PIN taken away")
        self.workspace.toast(said)
        self.done.emit()

    def _refused(self, error: Exception) -> None:
        self.save.setEnabled(True)
        if not isinstance(error, ServiceDeskError):
            self.workspace.failed(error)
            return
        if error.code in ("wrong_password", "sign_in_throttled"):
            words = translate("Settings", "This is not your present password.")
            self.rows["current"].set_error(words if error.code == "wrong_password" else sentence(error))
            self.current.set_text("")
            self.current.setFocus(Qt.FocusReason.OtherFocusReason)
        elif error.code.startswith(("password_", "pin_")):
            self.rows["first"].set_error(sentence(error))
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.problem.setText(sentence(error))
            self.problem.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next field, from the last it saves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.first.hasFocus() or self.current.hasFocus():
                self.focusNextChild()
            else:
                self.submit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Name the fields."""
        self.rows["current"].set_words(translate("Settings", "Your present password"))
        if self._pin:
            self.rows["first"].set_words(
                translate("Settings", "New PIN"), translate("Settings", "six digits; empty takes it away")
            )
            self.rows["again"].set_words(translate("Settings", "PIN once more"))
        else:
            self.rows["first"].set_words(
                translate("Settings", "New password"), translate("Settings", "at least 8 characters")
            )
            self.rows["again"].set_words(translate("Settings", "Password once more"))
        self.cancel.setText(translate("Settings", "Close"))
        self.save.setText(translate("Settings", "Set"))
