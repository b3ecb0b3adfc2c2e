"""The fields of a ticket's kind as a form: two columns where they fit, everything by keyboard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from servicedesk.core.ticket_fields import FieldDefinition, FieldProblem, FieldType, canonical
from servicedesk.core.translation import plural, translate
from servicedesk.ui import tokens
from servicedesk.ui.pages.tickets.field_editors import (
    ChoiceEditor,
    ChoicesEditor,
    Editor,
    LineEditor,
    LongEditor,
    YesNoEditor,
)
from servicedesk.ui.pages.tickets.field_words import problem_words
from servicedesk.ui.pages.tickets.named_editors import EquipmentEditor, PersonEditor, StaffEditor
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import text
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import LinkButton
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.workspace import Workspace

TWO_COLUMNS_FROM, COLUMN_GAP = 420, 12
WIDE = (FieldType.LONG_TEXT, FieldType.CHOICES, FieldType.STAFF)
"""The types that take a line of their own."""
_EDITORS: dict[FieldType, type[Editor]] = {
    FieldType.TEXT: LineEditor,
    FieldType.LONG_TEXT: LongEditor,
    FieldType.NUMBER: LineEditor,
    FieldType.AMOUNT: LineEditor,
    FieldType.DATE: LineEditor,
    FieldType.MOMENT: LineEditor,
    FieldType.YES_NO: YesNoEditor,
    FieldType.CHOICE: ChoiceEditor,
    FieldType.CHOICES: ChoicesEditor,
    FieldType.CUSTOMER: PersonEditor,
    FieldType.STAFF: StaffEditor,
    FieldType.EQUIPMENT: EquipmentEditor,
}


class KindFields(Themed, QWidget):
    """Shows what a kind asks for and hands out what differs; with *folds* only what matters at the desk is in view.

    *required* names the moment whose required fields are marked: "open", "close", or none.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace, folds: bool = False, required: str = "open") -> None:
        super().__init__()
        self.workspace = workspace
        self._folds, self._required = folds, required
        self._open = False
        self._placed: tuple[int, frozenset[str]] = (2, frozenset())
        self._fields: list[FieldDefinition] = []
        self._given: dict[str, Any] = {}
        self._before: QWidget | None = None
        self.editors: dict[str, Editor] = {}
        self.rows: dict[str, FormRow] = {}
        self.more = LinkButton("", chevron=False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._first, self._rest = QWidget(), QWidget()
        self._grids = (QGridLayout(self._first), QGridLayout(self._rest))
        for grid in self._grids:
            grid.setContentsMargins(0, 0, 0, 0)
        for widget in (self._first, self.more, self._rest):
            self._column.addWidget(widget)
        self.more.clicked.connect(self._turn)
        self.setAccessibleName(translate("TicketFields", "Fields"))
        self.follow_theme()
        self._show_fold()

    # -- values --------------------------------------------------------------------------------------------------

    def show_fields(self, definitions: Sequence[FieldDefinition], values: Mapping[str, Any]) -> None:
        """Show these fields with these values, without telling anybody."""
        self._given = dict(values)
        if list(definitions) != self._fields:
            self._fields = list(definitions)
            self._make()
        for code, editor in self.editors.items():
            editor.set_value(values.get(code))
            self.rows[code].set_error("")
        self._show_fold()

    def values(self) -> dict[str, Any]:
        """Return what is entered, by code; what cannot be read as it was typed, empty ones left out."""
        found = {code: editor.value() for code, editor in self.editors.items()}
        return {code: value for code, value in found.items() if value is not None}

    def restore(self, values: Mapping[str, Any]) -> None:
        """Put *values* in as if they had been typed: what was shown before stays what changes are told from."""
        for code, editor in self.editors.items():
            editor.set_value(values.get(code))
        self._show_fold()

    def changes(self) -> dict[str, Any]:
        """Return what differs from what was shown; None where a value was taken away."""
        values = self.values()
        changed: dict[str, Any] = {}
        for field in self._fields:
            before, after = self._given.get(field.code), self._canonical(field, values.get(field.code))
            if after != before:
                changed[field.code] = after
        return changed

    def base(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the fields of *changes* held when they were shown, as an edit names it."""
        return {f"fields.{code}": self._given.get(code) for code in changes}

    def take_as_seen(self, code: str, value: Any) -> None:
        """Know that a field holds *value* now, which somebody else wrote; what is typed here stays."""
        self._given[code] = value

    def definition(self, code: str) -> FieldDefinition | None:
        """Return the field of *code*."""
        return next((field for field in self._fields if field.code == code), None)

    def _canonical(self, field: FieldDefinition, value: Any) -> Any:
        try:
            return canonical(field, value, self._given.get(field.code))
        except FieldProblem:
            return value

    def is_needed(self, field: FieldDefinition) -> bool:
        """Whether the field has to be filled in here."""
        return {"open": field.is_needed_to_open, "close": field.is_needed_to_close}.get(self._required, False)

    def validate(self) -> bool:
        """Check every field, say what is wrong below it, and put the focus into the first wrong one."""
        wrong = [code for code, row in self.rows.items() if not row.validate()]
        if wrong:
            self.point_at(wrong[0])
        return not wrong

    def show_error(self, field: str | None, words: str) -> bool:
        """Show what a service said about ``fields.<code>``; return whether that field stands here."""
        code = (field or "").removeprefix("fields.")
        if code not in self.rows or code == field:
            return False
        self.rows[code].set_error(words)
        self.point_at(code)
        return True

    def point_at(self, code: str) -> None:
        """Put the focus into a field, unfolded if need be."""
        if self._rest.isAncestorOf(self.rows[code]) and not self._open:
            self._turn()
        self.editors[code].widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, before: QWidget) -> None:
        """Let Tab come here from *before*."""
        self._before = before
        self._order()

    # -- making --------------------------------------------------------------------------------------------------

    def _make(self) -> None:
        for row in self.rows.values():
            row.hide()
            row.setParent(None)
            row.deleteLater()
        self.editors, self.rows = {}, {}
        for field in self._fields:
            editor = self.editors[field.code] = _EDITORS[field.type](field, self.workspace)
            editor.setParent(editor.widget)
            row = self.rows[field.code] = FormRow("", editor.widget, required=self.is_needed(field))
            # The rows stand elsewhere in the order of Tab than their fields and would lead back to them.
            row.setFocusProxy(None)  # type: ignore[arg-type] # Qt takes none; its stubs do not say so
            row.set_check(partial(self._problem, field))
            editor.edited.connect(self.changed)
            editor.edited.connect(row.recheck)
        self._place()
        self._name()
        self._order()

    def _problem(self, field: FieldDefinition) -> str:
        value = self.editors[field.code].value()
        if value is None:
            needed = translate("TicketFields", "Please fill this in.")
            return needed if self.is_needed(field) else ""
        try:
            canonical(field, value, self._given.get(field.code))
        except FieldProblem as problem:
            return problem_words(field, problem)
        return ""

    def _in_view(self, field: FieldDefinition) -> bool:
        return not self._folds or field.is_at_desk or self.is_needed(field)

    def _shape(self) -> tuple[int, frozenset[str]]:
        """Return how many columns fit, and which fields take a line of their own."""
        look = theme()
        columns = 2 if self.width() >= look.px(TWO_COLUMNS_FROM) else 1
        room = (self.width() - look.px(COLUMN_GAP)) / 2
        wide = {
            field.code
            for field in self._fields
            if columns == 1 or field.type in WIDE or text.width(f"{field.name} *", tokens.BODY, True) > room
        }
        return columns, frozenset(wide)

    def _place(self) -> None:
        """Put the rows into their grids, two beside each other where they fit."""
        columns, wide_codes = self._placed = self._shape()
        shown = [field for field in self._fields if self._in_view(field)]
        parts = (shown, [field for field in self._fields if not self._in_view(field)])
        for grid, fields in zip(self._grids, parts, strict=True):
            line = column = 0
            for field in fields:
                wide = field.code in wide_codes
                if wide and column:
                    line, column = line + 1, 0
                row = self.rows[field.code]
                # A long word of a language must not make the form wider than its place.
                row.setMinimumWidth(1)
                grid.addWidget(row, line, column, 1, columns if wide else 1, Qt.AlignmentFlag.AlignTop)
                column += columns if wide else 1
                if column >= columns:
                    line, column = line + 1, 0
            for place in range(2):
                grid.setColumnStretch(place, 1 if place < columns else 0)
                grid.setColumnMinimumWidth(place, 1)

    def _order(self) -> None:
        """Let Tab go as one reads."""
        shown = [stop for field in self._fields if self._in_view(field) for stop in self.editors[field.code].stops()]
        rest = [stop for field in self._fields if not self._in_view(field) for stop in self.editors[field.code].stops()]
        stops = [*([self._before] if self._before is not None else []), *shown, self.more, *rest]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    # -- look ----------------------------------------------------------------------------------------------------

    def _turn(self) -> None:
        self._open = not self._open
        self._show_fold()

    def _show_fold(self) -> None:
        hidden = sum(not self._in_view(field) for field in self._fields)
        filled = sum(not self._in_view(field) and field.code in self.values() for field in self._fields)
        self._first.setVisible(any(self._in_view(field) for field in self._fields))
        self.more.setVisible(hidden > 0)
        self._rest.setVisible(hidden > 0 and self._open)
        if self._open:
            words = translate("TicketFields", "Fewer fields")
        else:
            words = plural("TicketFields", "{n} more field", "{n} more fields", hidden)
            if filled:
                words = translate("TicketFields", "{words}, {n} filled in", words=words, n=filled)
        self.more.setText(words)
        self.updateGeometry()

    def _name(self) -> None:
        for field in self._fields:
            self.rows[field.code].set_words(str(field.name), str(field.hint))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two are too narrow."""
        super().resizeEvent(event)
        if self._fields and self._shape() != self._placed:
            self._place()

    def restyle(self) -> None:
        """Scale the gaps."""
        super().restyle()
        look = theme()
        self._column.setSpacing(look.px(8))
        for grid in self._grids:
            grid.setHorizontalSpacing(look.px(COLUMN_GAP))
            grid.setVerticalSpacing(look.px(8))

    def retranslate(self) -> None:
        """Name everything."""
        self.setAccessibleName(translate("TicketFields", "Fields"))
        for editor in self.editors.values():
            editor.retranslate()
        self._name()
        if self._fields and self._shape() != self._placed:
            self._place()
        self._show_fold()
