"""The forms of an internal agreement and of a partner, and how an agreement is said in one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import Priority, TicketKind
from servicedesk.core.translation import translate
from servicedesk.services.internal_agreements import AgreementDraft, PartnerDraft
from servicedesk.ui import tokens, wording
from servicedesk.ui.pages.settings.spans import minutes_of, span_words
from servicedesk.ui.widgets.buttons import PrimaryButton, QuietButton
from servicedesk.ui.widgets.cards import Panel
from servicedesk.ui.widgets.choices import CheckRow
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import ComboBox, Value


@dataclass(frozen=True, slots=True)
class AgreementNames:
    """What the numbers of agreements are called."""

    departments: Mapping[int, str] = field(default_factory=dict)
    partners: Mapping[int, str] = field(default_factory=dict)
    calendars: Mapping[int, str] = field(default_factory=dict)
    categories: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, departments: Iterable[Any], partners: Iterable[Any], calendars: Iterable[Any], categories: Iterable[Any]
           ) -> AgreementNames:  # fmt: skip
        """Return the names from rows."""
        return cls(
            {row.id: str(Bilingual(row.name_zh, row.name_en)) for row in departments},
            {row.id: row.name for row in partners},
            {row.id: str(row.name) for row in calendars},
            {row.id: str(row.path) for row in categories},
        )

    def blank(self) -> AgreementDraft:
        """Return a new agreement to begin with: half an hour for the first department."""
        department = next(iter(self.departments), None)
        return AgreementDraft(None, department, None, 30, next(iter(self.calendars)))


def agreement_words(draft: AgreementDraft, names: AgreementNames) -> str:
    """Return an agreement in one line: with whom, for what, how long, by which calendar."""
    who = names.partners.get(draft.partner_id or 0) or names.departments.get(draft.department_id or 0, "")
    what = [
        wording.word(TicketKind(draft.kind)) if draft.kind else "",
        names.categories.get(draft.category_id or 0, ""),
        wording.word(Priority(draft.priority)) if draft.priority else "",
    ]
    conditions = " · ".join(part for part in what if part) or translate("Agreements", "everything")
    return f"{who}   {conditions}   {span_words(draft.minutes)}   {names.calendars.get(draft.calendar_id, '')}"


class _Form(Panel):
    """Fields that wrap, a problem, and the buttons."""

    saved = Signal(object)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__("", padding=12, spacing=8)
        host = QWidget()
        self.flow = FlowLayout(host, 10)
        self.body.addWidget(host)
        self.problem = PlainLabel("", tokens.META, "danger_text", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.first: QWidget = host

    def _buttons(self, may_remove: bool) -> None:
        line = QHBoxLayout()
        if may_remove:
            remove = QuietButton(translate("Agreements", "Remove"), "trash")
            remove.clicked.connect(self.removed)
            line.addWidget(remove)
        line.addStretch(1)
        keep = PrimaryButton(translate("Settings", "Save"), "check", "Ctrl ↵")
        keep.clicked.connect(self.finish)
        line.addWidget(keep)
        self.body.addLayout(line)

    def _add(self, field_: Any) -> None:
        self.flow.addWidget(FormRow(field_.accessibleName(), field_))

    def tell(self, words: str) -> None:
        """Say what cannot be saved."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def finish(self) -> None:
        """Ctrl+Enter: hand over what was entered."""
        raise NotImplementedError


class AgreementForm(_Form):
    """With whom, for what, how long, by which calendar."""

    def __init__(self, draft: AgreementDraft, names: AgreementNames, is_new: bool) -> None:
        super().__init__()
        self._draft = draft
        anything = translate("Agreements", "any")
        who: list[tuple[Value, str]] = [(f"d{key}", name) for key, name in names.departments.items()]
        who += [(f"p{key}", name) for key, name in names.partners.items()]
        chosen = f"p{draft.partner_id}" if draft.partner_id is not None else f"d{draft.department_id}"
        kinds: list[tuple[Value, str]] = [(None, anything), *((kind.value, wording.word(kind)) for kind in TicketKind)]
        urgency: list[tuple[Value, str]] = [(None, anything), *((each.value, wording.word(each)) for each in Priority)]
        filed: list[tuple[Value, str]] = [(None, anything), *names.categories.items()]
        self.who = ComboBox(translate("Agreements", "With"), who, chosen)
        self.kind = ComboBox(translate("Agreements", "Kind"), kinds, draft.kind)
        self.category = ComboBox(translate("Agreements", "Category"), filed, draft.category_id)
        self.priority = ComboBox(translate("Agreements", "Priority"), urgency, draft.priority)
        self.minutes = TextField(translate("Agreements", "Time"), translate("Agreements", "such as 30 min"), most=30)
        self.minutes.set_text(span_words(draft.minutes))
        calendars: list[tuple[Value, str]] = list(names.calendars.items())
        self.calendar = ComboBox(translate("Agreements", "Calendar"), calendars, draft.calendar_id)
        for each in (self.who, self.minutes, self.kind, self.category, self.priority, self.calendar):
            self._add(each)
        self.first = self.minutes
        self._buttons(not is_new)

    def finish(self) -> None:
        """Hand over the agreement, if its time can be read."""
        minutes = minutes_of(self.minutes.text())
        if minutes is None:
            self.minutes.set_invalid(True)
            self.tell(translate("Settings", "Write a time such as 30 min, 4 h or 2 d."))
            return
        who = str(self.who.value())
        kind, priority, category = self.kind.value(), self.priority.value(), self.category.value()
        calendar = self.calendar.value()
        self.saved.emit(
            replace(
                self._draft,
                department_id=int(who[1:]) if who.startswith("d") else None,
                partner_id=int(who[1:]) if who.startswith("p") else None,
                minutes=minutes,
                calendar_id=calendar if isinstance(calendar, int) else self._draft.calendar_id,
                kind=None if kind is None else str(kind),
                priority=None if priority is None else str(priority),
                category_id=category if isinstance(category, int) else None,
            )
        )


class PartnerForm(_Form):
    """Name, who answers the phone, by which calendar they work, whether they are still called."""

    def __init__(self, draft: PartnerDraft, names: AgreementNames) -> None:
        super().__init__()
        self._draft = draft
        self.name = TextField(translate("Agreements", "Name"), "", most=80)
        self.contact = TextField(translate("Agreements", "Contact"), "", most=80)
        self.phone = TextField(translate("Agreements", "Phone"), "", most=80)
        for each, words in ((self.name, draft.name), (self.contact, draft.contact), (self.phone, draft.phone)):
            each.set_text(words)
            self._add(each)
        calendars: list[tuple[Value, str]] = [(None, translate("Agreements", "any")), *names.calendars.items()]
        self.calendar = ComboBox(translate("Agreements", "Calendar"), calendars, draft.calendar_id)
        self._add(self.calendar)
        self.active = CheckRow(translate("Agreements", "still used"), draft.is_active)
        self._is_active = draft.is_active
        self.active.chosen.connect(self._use)
        self.flow.addWidget(self.active)
        self.first = self.name
        self._buttons(False)

    def _use(self, on: bool) -> None:
        self._is_active = on

    def finish(self) -> None:
        """Hand over the partner."""
        calendar = self.calendar.value()
        self.saved.emit(
            replace(
                self._draft,
                name=self.name.text(),
                contact=self.contact.text(),
                phone=self.phone.text(),
                calendar_id=calendar if isinstance(calendar, int) else None,
                is_active=self._is_active,
            )
        )
