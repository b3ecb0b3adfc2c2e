"""Small forms inside the card: one or two fields, Enter saves, Esc closes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from servicedesk.core.enums import ContactKind, Severity
from servicedesk.core.errors import Refused
from servicedesk.core.translation import translate
from servicedesk.ui import tokens
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.customers.words import kind_words, severity_words
from servicedesk.ui.widgets.buttons import PrimaryButton, QuietButton
from servicedesk.ui.widgets.cards import Panel
from servicedesk.ui.widgets.choices import CheckRow, Segmented
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import DateField
from servicedesk.ui.widgets.text_area import TextArea
from servicedesk.ui.workspace import Workspace

ALERT_LASTS = timedelta(days=30)


class InlineForm(Panel):
    """Fields and two buttons; ``submitted`` when there is something to save."""

    submitted = Signal()
    closed = Signal()
    draft = ""
    """Under which name what is typed is kept; empty for what nobody would miss."""

    def __init__(self, workspace: Workspace, save: str, row: FormRow, others: Sequence[QWidget] = ()) -> None:
        super().__init__("", padding=10, spacing=8)
        self.row = row
        self.save_button = PrimaryButton(save, "check", "↵" if isinstance(row.field, TextField) else "Ctrl ↵")
        self.cancel_button = QuietButton(translate("Customers", "Close"), "", "Esc")
        for part in (row, *others):
            self.body.addWidget(part)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        self.body.addLayout(buttons)
        self.row.set_check(lambda: "" if self.text() else translate("Customers", "Please write something."))
        if isinstance(row.field, TextField):
            row.field.returnPressed.connect(self.submit)
        self.save_button.clicked.connect(self.submit)
        self.cancel_button.clicked.connect(self.closed)
        self.kept = PlainLabel("", tokens.META, "text3", wrap=True)
        self.kept.hide()
        self.body.addWidget(self.kept)
        self.setFocusProxy(row.field)
        workspace.actions.bind("save", self.submit, self, self.has_focus)

    def has_focus(self) -> bool:
        """Whether somebody types in it."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def text(self) -> str:
        """What is typed."""
        field = self.row.field
        return field.text().strip() if isinstance(field, TextField | TextArea) else ""

    def tell_kept(self, words: str) -> None:
        """Say that what is typed is kept."""
        self.kept.setText(words)
        self.kept.setVisible(bool(words))

    def content(self) -> dict[str, Any]:
        """Return what the fields hold, as a draft keeps it."""
        field = self.row.field
        return {"text": field.text() if isinstance(field, TextField | TextArea) else ""}

    def put(self, content: dict[str, Any]) -> None:
        """Write a draft into the fields."""
        field = self.row.field
        if isinstance(field, TextField | TextArea):
            field.set_text(str(content.get("text", "")))

    def submit(self) -> None:
        """Save if there is something."""
        if self.row.validate():
            self.submitted.emit()
        else:
            self.row.field.setFocus()

    def show_error(self, error: Exception) -> bool:
        """Say what is wrong below the field; tell whether it is something said there."""
        if not isinstance(error, Refused):
            return False
        self.row.set_error(sentence(error))
        self.row.field.setFocus()
        return True


class PreferenceForm(InlineForm):
    """Something the customer likes."""

    draft = "customer_preference"

    def __init__(self, workspace: Workspace) -> None:
        hint = translate("Customers", "e.g. quiet room, window seat")
        row = FormRow(translate("Customers", "Preference"), TextField("", "", most=120), hint)
        super().__init__(workspace, translate("Customers", "Add"), row)


class ReasonForm(InlineForm):
    """Why a number is looked at; the reason is written to the audit."""

    def __init__(self, workspace: Workspace, contact_id: int) -> None:
        self.contact_id = contact_id
        hint = translate("Customers", "kept in the audit")
        row = FormRow(translate("Customers", "Reason"), TextField("", "", most=200), hint, required=True)
        super().__init__(workspace, translate("Customers", "Show"), row)
        self.row.set_check(lambda: "" if self.text() else translate("Errors", "Please choose or type a reason."))


class ContactForm(InlineForm):
    """Another way to reach the customer."""

    draft = "customer_contact"

    def __init__(self, workspace: Workspace) -> None:
        self.kind = Segmented(
            translate("Customers", "Kind"), [(kind.value, kind_words(kind)) for kind in ContactKind],
            ContactKind.PHONE.value, stretch=True,
        )  # fmt: skip
        row = FormRow(translate("Customers", "New contact"), TextField("", "", most=120))
        super().__init__(workspace, translate("Customers", "Add"), row, [self.kind])

    def chosen_kind(self) -> ContactKind:
        """Phone, WeChat or e-mail."""
        return ContactKind(self.kind.value() or ContactKind.PHONE.value)

    def content(self) -> dict[str, Any]:
        """With the kind."""
        return {**super().content(), "choices": {"kind": self.chosen_kind().value}}

    def put(self, content: dict[str, Any]) -> None:
        """With the kind."""
        super().put(content)
        self.kind.set_value(content.get("choices", {}).get("kind", ContactKind.PHONE.value))


class AlertForm(InlineForm):
    """What to know before speaking, how loud, until when."""

    draft = "customer_alert"

    def __init__(self, workspace: Workspace, today: date) -> None:
        self.severity = Segmented(
            translate("Customers", "How loud"), [(item.value, severity_words(item)) for item in Severity],
            Severity.ATTENTION.value, stretch=True,
        )  # fmt: skip
        self.ends = CheckRow(translate("Customers", "Only until"))
        self.until = DateField(translate("Customers", "Only until"), today + ALERT_LASTS)
        self.until.hide()
        self.ends.chosen.connect(self.until.setVisible)
        row = FormRow(translate("Customers", "Know before speaking"), TextField("", "", most=200))
        super().__init__(workspace, translate("Customers", "Add"), row, [self.severity, self.ends, self.until])

    def chosen_severity(self) -> Severity:
        """How loud."""
        return Severity(self.severity.value() or Severity.ATTENTION.value)

    def expires_on(self) -> date | None:
        """The last day it counts."""
        return self.until.value() if self.ends.isChecked() else None

    def content(self) -> dict[str, Any]:
        """With how loud, and the last day."""
        last = self.expires_on()
        choices = {"severity": self.chosen_severity().value, "until": last.isoformat() if last else ""}
        return {**super().content(), "choices": choices}

    def put(self, content: dict[str, Any]) -> None:
        """With how loud, and the last day."""
        super().put(content)
        choices = content.get("choices", {})
        self.severity.set_value(choices.get("severity", Severity.ATTENTION.value))
        self.ends.setChecked(bool(choices.get("until")))
        self.until.setVisible(self.ends.isChecked())
        if choices.get("until"):
            self.until.set_value(date.fromisoformat(choices["until"]))


class NoteForm(InlineForm):
    """A remark that stays with the customer."""

    draft = "customer_note"

    def __init__(self, workspace: Workspace) -> None:
        self.area = TextArea("", "", least_lines=2, most_lines=6, most=4000)
        super().__init__(workspace, translate("Customers", "Save"), FormRow(translate("Customers", "Note"), self.area))
