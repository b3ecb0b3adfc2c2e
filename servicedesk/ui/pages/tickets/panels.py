"""What an act on a ticket asks for, in place: a panel above the timeline, never a dialog."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.translation import translate
from servicedesk.queries.deadlines import Preview
from servicedesk.ui import tokens, wording
from servicedesk.ui.widgets.buttons import PrimaryButton, QuietButton
from servicedesk.ui.widgets.cards import Panel
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import ComboBox, DateTimeField
from servicedesk.ui.widgets.scroll import RowsColumn
from servicedesk.ui.widgets.tab_order import put_last
from servicedesk.ui.widgets.tags import PillButton
from servicedesk.ui.widgets.text_area import TextArea
from servicedesk.ui.workspace import Workspace


class ActPanel(Panel):
    """A title, fields, and two buttons; Ctrl+Enter saves, Esc closes and keeps what was typed."""

    saved = Signal()
    closed = Signal()
    reshaped = Signal()
    """It needs another height now."""

    def __init__(self, workspace: Workspace, title: str, save: str, icon: str) -> None:
        super().__init__("", padding=12, spacing=8)
        self.workspace = workspace
        self.title = PlainLabel(title, tokens.PANE, bold=True)
        self.remark = PlainLabel("", tokens.META, "text2", wrap=True)
        self.body.addWidget(self.title)
        self.rows = RowsColumn()
        self.body.addWidget(self.rows)
        self.body.addWidget(self.remark)
        self.save_button = PrimaryButton(save, icon, "Ctrl ↵")
        self.cancel_button = QuietButton(translate("Tickets", "Close"), "", "Esc")
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.cancel_button)
        self._buttons.addWidget(self.save_button)
        self.body.addLayout(self._buttons)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.closed)
        workspace.actions.bind("save", self.save, self)

    def add_row(self, row: QWidget) -> None:
        """Put a field above the remark and the buttons, which stay in sight while the fields scroll."""
        self.rows.body.addWidget(row)

    def least_height_at(self, width: int) -> int:
        """Return the height from which on title, buttons and a part of the fields are seen, *width* wide."""
        if self.body.hasHeightForWidth():
            return self.body.minimumHeightForWidth(width)
        return self.body.totalMinimumSize().height()

    def add_choices(self, choices: Sequence[Bilingual], area: TextArea) -> None:
        """Offer ready words that one press puts into *area*."""
        if not choices:
            return
        host = QWidget()
        flow = FlowLayout(host, 6)
        for choice in choices:
            button = PillButton(str(choice), "neutral")
            button.clicked.connect(lambda _on=False, words=str(choice): self._take(area, words))
            flow.addWidget(button)
        self.add_row(host)

    @staticmethod
    def _take(area: TextArea, words: str) -> None:
        area.set_text(f"{area.text().strip()} {words}".strip())
        area.setFocus()

    def preview_words(self, preview: Preview | None) -> str:
        """Return what the change does to the deadline, known before saving."""
        if preview is None:
            return ""
        now = self.workspace.now()
        if preview.resolution_then_at is not None:
            due = wording.moment_words(self.workspace.desk.site.local(preview.resolution_then_at), now.date())
            return translate("Deadline", "The clock stops until then; new deadline {time}.", time=due)
        if preview.stops_clock:
            return translate("Tickets", "The clock stops until work goes on.")
        if preview.due_then_at is None:
            return ""
        due = wording.moment_words(self.workspace.desk.site.local(preview.due_then_at), now.date())
        if preview.resumes_clock:
            return translate("Tickets", "The clock runs again; new deadline {time}.", time=due)
        return translate("Tickets", "Deadline stays {time}.", time=due)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab comes to the buttons behind the fields, whenever these were added."""
        put_last(self, self.cancel_button, self.save_button)
        return super().focusNextPrevChild(forward)

    def refilled(self) -> None:
        """Follow the values that were put into the fields."""

    def save(self) -> None:
        """Check and hand over; implemented by each panel."""
        raise NotImplementedError


class ReasonPanel(ActPanel):
    """A reason, for waiting (with an optional time), cancelling, escalating or reopening."""

    def __init__(
        self,
        workspace: Workspace,
        title: str,
        icon: str,
        reasons: Sequence[Bilingual],
        required: bool = True,
        with_time: bool = False,
        states: Sequence[tuple[str | int | None, str]] = (),
    ) -> None:
        super().__init__(workspace, title, title, icon)
        self._required = required
        self.reason = TextArea(translate("Tickets", "Reason"), "", least_lines=2, most_lines=4)
        self.reason_row = FormRow(translate("Tickets", "Reason"), self.reason, required=required)
        self.reason_row.set_check(
            lambda: (
                ""
                if self.reason.text().strip() or not required
                else translate("Errors", "Please choose or type a reason.")
            )
        )
        self.state = ComboBox(translate("Tickets", "Waiting for"), states) if states else None
        if self.state is not None:
            self.add_row(FormRow(translate("Tickets", "Waiting for"), self.state))
        self.add_choices(reasons, self.reason)
        self.add_row(self.reason_row)
        self.until: DateTimeField | None = None
        if with_time:
            self._with_time()

    def _with_time(self) -> None:
        now = self.workspace.now().replace(tzinfo=None, second=0, microsecond=0)
        self.until = DateTimeField(translate("Tickets", "Remind at"), now + timedelta(hours=2))
        self.add_row(FormRow(translate("Tickets", "Remind at"), self.until))

    def until_at(self) -> datetime | None:
        """The chosen local time as a moment."""
        if self.until is None:
            return None
        return self.until.value().replace(tzinfo=self.workspace.desk.site.zone)

    def save(self) -> None:
        """Hand over if a reason was given."""
        if self.reason_row.validate():
            self.saved.emit()
        else:
            self.reason.setFocus()


class AssignPanel(ActPanel):
    """A department, perhaps a person there, and a word to them."""

    def __init__(
        self,
        workspace: Workspace,
        departments: Sequence[Any],
        people: Sequence[Any],
        row: Any,
        partners: Sequence[Any] = (),
        partner_id: int | None = None,
    ) -> None:
        super().__init__(workspace, translate("Tickets", "Assign"), translate("Tickets", "Assign"), "user-share")
        self._people = people
        options: list[tuple[str | int | None, str]] = [(None, "—")]
        options += [(item.id, f"{Bilingual(item.name_zh, item.name_en)} · {item.open_tickets}") for item in departments]
        self.department = ComboBox(translate("Tickets", "Department"), options, self._department_of(departments, row))
        self.owner = ComboBox(translate("Tickets", "Person"), [])
        self.note = TextArea(translate("Tickets", "Note"), "", least_lines=1, most_lines=3)
        self._fill_people(None)
        self.owner.set_value(row.owner_id)
        self.department.chosen.connect(self._fill_people)
        line = QWidget()
        pair = QHBoxLayout(line)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.addWidget(FormRow(translate("Tickets", "Department"), self.department), 1)
        pair.addWidget(FormRow(translate("Tickets", "Person"), self.owner), 1)
        self.add_row(line)
        outside: list[tuple[str | int | None, str]] = [(None, translate("Inside", "no partner"))]
        outside += [(item.id, f"{item.name} · {item.open_tickets}") for item in partners]
        self.partner = ComboBox(translate("Inside", "Partner"), outside, partner_id)
        if partners:
            self.add_row(FormRow(translate("Inside", "Partner"), self.partner))
        self.add_row(FormRow(translate("Tickets", "Note"), self.note))

    @staticmethod
    def _department_of(departments: Sequence[Any], row: Any) -> int | None:
        if row.department is None:
            return None
        return next((item.id for item in departments if item.name_zh == row.department.zh), None)

    def _fill_people(self, _chosen: object) -> None:
        """Offer the people of the chosen department first, with what they have open."""
        chosen = self.department.value()
        own = [person for person in self._people if person.department_id == chosen]
        others = [person for person in self._people if person.department_id != chosen]
        options: list[tuple[str | int | None, str]] = [(None, translate("Tickets", "Whole department"))]
        options += [(person.id, f"{person.name} · {person.open_tickets}") for person in own + others]
        kept = self.owner.value()
        self.owner.set_options(options)
        self.owner.set_value(kept if any(value == kept for value, _words in options) else None)

    def save(self) -> None:
        """Hand over; no person means the whole department."""
        self.saved.emit()
