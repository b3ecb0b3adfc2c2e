"""The forms of an internal agreement and of a partner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from servicedesk.core.enums import Priority, TicketKind
from servicedesk.core.translation import translate
from servicedesk.services.internal_agreements import AgreementDraft, PartnerDraft
from servicedesk.ui import tokens, wording
from servicedesk.ui.conflicts.record_form import Values
from servicedesk.ui.conflicts.words import RecordWords, words_for
from servicedesk.ui.pages.settings.agreement_words import AgreementNames
from servicedesk.ui.pages.settings.spans import minutes_of, span_words
from servicedesk.ui.widgets.buttons import PrimaryButton, QuietButton
from servicedesk.ui.widgets.cards import Panel
from servicedesk.ui.widgets.choices import CheckRow
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import ComboBox, Value


def who_value(who: object) -> str:
    """Return with whom, department or partner, as the box offers it."""
    if isinstance(who, str):
        return who
    department_id, partner_id = who if isinstance(who, tuple) else (None, None)
    return f"p{partner_id}" if partner_id is not None else f"d{department_id}"


def stored_agreement(draft: AgreementDraft) -> Values:
    """Return an agreement as its form starts from it."""
    return {
        "who": who_value((draft.department_id, draft.partner_id)),
        "kind": draft.kind,
        "category_id": draft.category_id,
        "priority": draft.priority,
        "calendar_id": draft.calendar_id,
        "minutes": draft.minutes,
    }


def agreement_of(number: int | None, values: Values) -> AgreementDraft:
    """Return the agreement of such values."""
    who, fields = str(values["who"]), {name: value for name, value in values.items() if name != "who"}
    department_id = int(who[1:]) if who.startswith("d") else None
    return AgreementDraft(number, department_id, int(who[1:]) if department_id is None else None, **fields)


def stored_partner(draft: PartnerDraft) -> Values:
    """Return a partner as their form starts from it."""
    names = ("name", "contact", "phone", "calendar_id", "is_active")
    return {name: getattr(draft, name) for name in names}


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

    def values(self) -> Values:
        """Return what the fields hold, as drafts keep it."""
        raise NotImplementedError

    def put(self, values: Values) -> None:
        """Show *values*."""
        raise NotImplementedError

    def words(self) -> RecordWords:
        """Return how fields and values are called."""
        raise NotImplementedError

    def named(self, fields: Mapping[str, QWidget], boxes: Mapping[str, ComboBox]) -> RecordWords:
        """Return the names of *fields*, values of *boxes* as they are offered."""

        def offered(name: str, value: object) -> str:
            place = boxes[name].findData(value)
            return boxes[name].itemText(place) if place >= 0 else "—"

        names = {name: field.accessibleName() for name, field in fields.items()}
        return words_for(names, {name: partial(offered, name) for name in boxes})


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
        self._boxes = {
            "who": self.who,
            "kind": self.kind,
            "category_id": self.category,
            "priority": self.priority,
            "calendar_id": self.calendar,
        }
        self._buttons(not is_new)

    def values(self) -> Values:
        """Return what the fields hold; a time that cannot be read as it was typed."""
        minutes = minutes_of(self.minutes.text())
        found: Values = {name: box.value() for name, box in self._boxes.items()}
        return {**found, "minutes": self.minutes.text() if minutes is None else minutes}

    def put(self, values: Values) -> None:
        """Show *values*."""
        for name, box in self._boxes.items():
            box.set_value(values[name])
        minutes = values["minutes"]
        self.minutes.set_text(span_words(minutes) if isinstance(minutes, int) else str(minutes))
        self.tell("")

    def words(self) -> RecordWords:
        """Return how fields and values are called; of a list each name has its row before it."""
        plain = self.named({**self._boxes, "minutes": self.minutes}, self._boxes)
        whole = translate("Agreements", "Agreement")

        def value(name: str, given: object) -> str:
            field = name.rpartition(".")[2]
            if field.isdigit():
                removed = translate("Agreements", "taken away")
                return removed if given is None else translate("Agreements", "kept as it was changed")
            if field == "minutes" and isinstance(given, int):
                return span_words(given)
            return plain.value(field, who_value(given) if field == "who" else given)

        return RecordWords(lambda name: whole if name.isdigit() else plain.field(name.rpartition(".")[2]), value)

    def finish(self) -> None:
        """Hand over the agreement, if its time can be read."""
        minutes = minutes_of(self.minutes.text())
        if minutes is None:
            self.minutes.set_invalid(True)
            self.tell(translate("Settings", "Write a time such as 30 min, 4 h or 2 d."))
            return
        self.saved.emit(agreement_of(self._draft.id, self.values()))


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

    def values(self) -> Values:
        """Return what the fields hold."""
        texts = {name: getattr(self, name).text().strip() for name in ("name", "contact", "phone")}
        return {**texts, "calendar_id": self.calendar.value(), "is_active": self._is_active}

    def put(self, values: Values) -> None:
        """Show *values*."""
        for name in ("name", "contact", "phone"):
            getattr(self, name).set_text(str(values[name]))
        self.calendar.set_value(values["calendar_id"])
        self._is_active = bool(values["is_active"])
        self.active.setChecked(self._is_active)
        self.tell("")

    def words(self) -> RecordWords:
        """Return how fields and values are called."""
        fields = {"name": self.name, "contact": self.contact, "phone": self.phone, "calendar_id": self.calendar}
        plain = self.named(fields, {"calendar_id": self.calendar})
        active = self.active.text()
        return RecordWords(lambda name: active if name == "is_active" else plain.field(name), plain.value)

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
