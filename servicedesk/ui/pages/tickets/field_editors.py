"""One control per type of field: each hands out and takes what is stored, and says when a hand changed it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from servicedesk.core import typed_values
from servicedesk.core.ticket_fields import LONG_TEXT_LIMIT, TEXT_LIMIT, FieldDefinition, FieldType
from servicedesk.core.translation import translate
from servicedesk.ui.pages.tickets.field_words import typed_form
from servicedesk.ui.widgets.choices import CheckRow, Segmented
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.pickers import ComboBox
from servicedesk.ui.widgets.text_area import TextArea
from servicedesk.ui.workspace import Workspace

# A deadline lies ahead; every other day that is typed here has been.
_AHEAD = ("due", "by_on", "until")
_YES_NO: dict[str, bool | None] = {"": None, "yes": True, "no": False}


class Editor(QObject):
    """What the controls share; ``widget`` is what stands in the form."""

    edited = Signal()
    widget: QWidget

    def __init__(self, field: FieldDefinition, workspace: Workspace) -> None:
        super().__init__()
        self.field, self.workspace = field, workspace

    def value(self) -> Any:
        """Return what would be stored; what cannot be read is returned as it was typed."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a stored value without telling anybody."""
        raise NotImplementedError

    def stops(self) -> Sequence[QWidget]:
        """Return where Tab stops, in order."""
        return [self.widget]

    def retranslate(self) -> None:
        """Say the control's own words anew."""


class LineEditor(Editor):
    """A short text, or what is typed as one: a number, an amount, a day, a moment."""

    def __init__(self, field: FieldDefinition, workspace: Workspace) -> None:
        super().__init__(field, workspace)
        self.widget = self.line = TextField(most=TEXT_LIMIT if field.type is FieldType.TEXT else 40)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self.line.left.connect(self._tidy)
        self.retranslate()

    def value(self) -> Any:
        """What is stored, or the words themselves."""
        typed = self.line.text().strip()
        read = self._read(typed) if typed else None
        return typed or None if read is None else read

    def _read(self, typed: str) -> object:
        now, ahead = self.workspace.now(), any(part in self.field.code for part in _AHEAD)
        if self.field.type is FieldType.NUMBER:
            return typed_values.whole_number(typed)
        if self.field.type is FieldType.AMOUNT:
            return typed_values.cents(typed)
        if self.field.type is FieldType.DATE:
            day = typed_values.day(typed, now.date(), ahead)
            return day.isoformat() if day else None
        if self.field.type is FieldType.MOMENT:
            moment = typed_values.moment(typed, now, ahead)
            return moment.isoformat() if moment else None
        return typed

    def set_value(self, value: Any) -> None:
        """Show it as it would be typed."""
        self.line.set_text(typed_form(self.field, value, self.workspace.desk.site.local))

    def _tidy(self) -> None:
        """Show in full what was meant by 11-20 or yesterday."""
        if self.field.type in (FieldType.DATE, FieldType.MOMENT) and self.line.text().strip():
            self.set_value(self.value())

    def retranslate(self) -> None:
        """Show inside an empty field what may be typed."""
        words = {
            FieldType.DATE: translate("TicketFields", "11-20 or yesterday"),
            FieldType.MOMENT: translate("TicketFields", "11-20 14:30"),
            FieldType.AMOUNT: translate("TicketFields", "88 or 12.50"),
        }
        self.line.setPlaceholderText(words.get(self.field.type, ""))


class LongEditor(Editor):
    """A long text."""

    def __init__(self, field: FieldDefinition, workspace: Workspace) -> None:
        super().__init__(field, workspace)
        self.widget = self.area = TextArea(least_lines=2, most_lines=6, most=LONG_TEXT_LIMIT)
        self.area.edited.connect(self.edited)

    def value(self) -> Any:
        """The text."""
        return self.area.text().strip() or None

    def set_value(self, value: Any) -> None:
        """Show the text."""
        self.area.set_text(str(value or ""))


class YesNoEditor(Editor):
    """Yes, no, or not said."""

    def __init__(self, field: FieldDefinition, workspace: Workspace) -> None:
        super().__init__(field, workspace)
        self.widget = self.choice = Segmented("", self._options(), "", stretch=True)
        self.choice.chosen.connect(lambda _value: self.edited.emit())

    @staticmethod
    def _options() -> list[tuple[str, str]]:
        return [("", "—"), ("yes", translate("TicketFields", "Yes")), ("no", translate("TicketFields", "No"))]

    def value(self) -> Any:
        """True, False or None."""
        return _YES_NO[self.choice.value()]

    def set_value(self, value: Any) -> None:
        """Choose the segment."""
        self.choice.set_value(("yes" if value else "no") if isinstance(value, bool) else "")

    def stops(self) -> Sequence[QWidget]:
        """Its segments: only the one chosen stops Tab."""
        return self.choice.parts()

    def retranslate(self) -> None:
        """Name the segments."""
        self.choice.set_options(self._options())


class ChoiceEditor(Editor):
    """One of the options; a retired one only where it was chosen before."""

    def __init__(self, field: FieldDefinition, workspace: Workspace) -> None:
        super().__init__(field, workspace)
        self.widget = self.box = ComboBox()
        self._kept: object = None
        self.box.chosen.connect(lambda _value: self.edited.emit())
        self.retranslate()

    def value(self) -> Any:
        """The option's code."""
        return self.box.value()

    def set_value(self, value: Any) -> None:
        """Choose an option."""
        self._kept = value
        self.retranslate()
        self.box.set_value(value)

    def retranslate(self) -> None:
        """Name the options."""
        offered = [option for option in self.field.options if option.is_active or option.code == self._kept]
        self.box.set_options([(None, "—"), *((option.code, str(option.name)) for option in offered)])


class ChoicesEditor(Editor):
    """Any of the options, each with a box to tick."""

    def __init__(self, field: FieldDefinition, workspace: Workspace) -> None:
        super().__init__(field, workspace)
        self.widget = QWidget()
        flow = FlowLayout(self.widget, 14, 2)
        self.boxes: dict[str, CheckRow] = {}
        for option in field.options:
            box = self.boxes[option.code] = CheckRow(str(option.name))
            box.chosen.connect(lambda _on: self.edited.emit())
            flow.addWidget(box)
            box.setVisible(option.is_active)

    def value(self) -> Any:
        """The codes ticked."""
        return [code for code, box in self.boxes.items() if box.isChecked()] or None

    def set_value(self, value: Any) -> None:
        """Tick what was chosen; a retired one shows only where it was."""
        chosen = value if isinstance(value, list) else []
        for option in self.field.options:
            box = self.boxes[option.code]
            box.setChecked(option.code in chosen)
            box.setVisible(option.is_active or option.code in chosen)

    def stops(self) -> Sequence[QWidget]:
        """Every box."""
        return list(self.boxes.values())

    def retranslate(self) -> None:
        """Name the boxes."""
        for option in self.field.options:
            self.boxes[option.code].set_words(str(option.name))
