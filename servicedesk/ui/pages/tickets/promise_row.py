"""A promise made while a ticket is opened: what, and until when."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.translation import translate
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.pickers import DateTimeField
from servicedesk.ui.workspace import Workspace

USUAL = timedelta(minutes=30)


class PromiseRow(Themed, QWidget):
    """The words, and the time beside them once there are words."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.words = TextField("", "", most=200)
        self.due = DateTimeField("")
        self._host = QWidget()
        self._row = QHBoxLayout(self._host)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.due)
        self._host.setFocusProxy(self.words)
        self.form_row = FormRow("", self._host)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form_row)
        self.words.textChanged.connect(lambda text: self.due.setVisible(bool(text.strip())))
        self.due.hide()
        self.follow_theme()
        self.retranslate()

    def clear(self) -> None:
        """No promise; the usual time is proposed for one."""
        self.words.set_text("")
        if self._workspace.is_open:
            self.due.set_value(self._workspace.now() + USUAL)

    def value(self) -> tuple[str, datetime | None]:
        """What was promised until when; empty and None for nothing."""
        words = self.words.text().strip()
        if not words:
            return "", None
        return words, self.due.value().replace(tzinfo=self._workspace.desk.site.zone)

    def content(self) -> dict[str, Any]:
        """Return it as a draft is stored."""
        words = self.words.text()
        return {"promise": words, "promise_at": self.due.value().isoformat() if words.strip() else ""}

    def restore(self, draft: dict[str, Any]) -> None:
        """Take it from a draft."""
        self.words.set_text(str(draft.get("promise", "")))
        if draft.get("promise_at"):
            self.due.set_value(datetime.fromisoformat(str(draft["promise_at"])))

    def restyle(self) -> None:
        """Scale the gap."""
        self._row.setSpacing(theme().px(8))
        super().restyle()

    def retranslate(self) -> None:
        """Name the fields."""
        label = translate("NewTicket", "Promise")
        self.form_row.set_words(label, translate("NewTicket", "kept in sight until it is done"))
        self.words.set_words(label, translate("NewTicket", "e.g. an engineer is there within 10 minutes"))
        self.due.setAccessibleName(translate("NewTicket", "Promised until"))
