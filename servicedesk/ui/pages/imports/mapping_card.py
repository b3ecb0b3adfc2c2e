"""Which column becomes which field, each with a sample; changed by Enter."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from servicedesk.core.identification import without_phones
from servicedesk.core.text import masked_phone, one_line
from servicedesk.core.translation import translate
from servicedesk.services.imports.fields import FIELDS, Field
from servicedesk.ui import wording
from servicedesk.ui.pages.imports import words
from servicedesk.ui.pages.imports.field_picker import FieldPicker, Target
from servicedesk.ui.pages.imports.mapping_rows import ColumnDelegate, ColumnGrid, ColumnRow, describe
from servicedesk.ui.pages.imports.plan import KEPT, NOT_IMPORTED, Plan
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.cards import Card, SectionHeader
from servicedesk.ui.widgets.row_list import RowModel

SAMPLE = 60


def target_words(target: str, own: Mapping[str, Field]) -> str:
    """Return what a column becomes."""
    if target in own:
        return own[target].words
    if target == NOT_IMPORTED:
        return translate("Imports", "Not imported")
    if target == KEPT:
        return translate("Imports", "Kept with the ticket")
    return words.field_words(target)


class MappingCard(Card):
    """A grid of all columns; ``assigned`` is a column and what it is to become."""

    assigned = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(spacing=4)
        self._plan: Plan | None = None
        self._picker: FieldPicker | None = None
        self._column = ""
        self.can_change = True
        self.head = SectionHeader()
        self.model = RowModel(lambda row: row.index, describe, self)
        self.view = ColumnGrid(self.model, ColumnDelegate())
        self._top = QHBoxLayout()
        self._top.addWidget(self.head)
        self.body.addLayout(self._top)
        self._list = QVBoxLayout()
        self._list.addWidget(self.view)
        self.body.addLayout(self._list, 1)
        self.view.opened.connect(self._change)
        self.retranslate()
        self.restyle()

    def show_plan(self, plan: Plan) -> None:
        """Show the columns of *plan*."""
        self._plan = plan
        if plan.look is None:
            return
        self.head.set_count(f"{plan.used()} / {len(plan.header)}")
        lacking = plan.lacking()
        names = wording.list_words([words.field_words(each.code) for each in lacking])
        if lacking:
            self.head.set_hint(translate("Imports", "still needed: {names}", names=names))
        elif not plan.reading.columns:
            self.head.set_hint(translate("Imports", "no column is known: say what each becomes"))
        elif plan.look.was_recalled:
            self.head.set_hint(translate("Imports", "as last time with the same header"))
        else:
            self.head.set_hint(translate("Imports", "remembered for the next file with this header"))
        troubled = bool(lacking) or not plan.reading.columns
        self.head.hint.set_colour("danger_text" if troubled else "text2")
        self.model.set_rows([self._row(plan, index, name) for index, name in enumerate(plan.header)])
        if not self.view.currentIndex().isValid():
            self.view.select_first()

    def _row(self, plan: Plan, index: int, name: str) -> ColumnRow:
        target = plan.target(name)
        doubtful = plan.must_answer and name in plan.date_columns()
        return ColumnRow(index, name, target, target_words(target, plan.own), self._remark(plan, index, name), doubtful)

    def _remark(self, plan: Plan, index: int, name: str) -> str:
        if name in plan.date_columns():
            order = plan.order or plan.reading.date_order or plan.dates.order
            if order is not None:
                return translate("Imports", "read as {order}", order=words.order_words(order))
        survey = plan.survey
        if survey is None:
            return self._first(plan, index)
        empty = survey.empty[index]
        if empty == survey.rows:
            return translate("Imports", "empty in every row")
        if empty and name in plan.phone_columns():
            return translate("Imports", "{empty} of {rows} rows empty", empty=empty, rows=f"{survey.rows:,}")
        return self._masked(plan, name, survey.samples[index])

    def _first(self, plan: Plan, index: int) -> str:
        assert plan.look is not None
        name = plan.header[index]
        cells = (cells[index] for _number, cells in plan.look.first_rows if index < len(cells))
        return self._masked(plan, name, next((cell for cell in cells if cell.strip()), words.DASH))

    @staticmethod
    def _masked(plan: Plan, name: str, sample: str) -> str:
        line = one_line(sample, SAMPLE)
        return masked_phone(line) if name in plan.phone_columns() else without_phones(line)

    # -- changing ------------------------------------------------------------------------------------------------

    def change_current(self) -> None:
        """Offer what the chosen column can be."""
        row = self.view.current_row()
        if isinstance(row, ColumnRow):
            self._change(row)

    def _change(self, row: ColumnRow) -> None:
        plan = self._plan
        if plan is None or not self.can_change:
            return
        picker = self._picker
        if picker is None or picker.parentWidget() is not self.window():
            picker = self._picker = FieldPicker(self.window())
            picker.chosen.connect(self._chosen)
            self.destroyed.connect(picker.deleteLater)
        self._column = row.name
        needed = {each.code for each in FIELDS[plan.kind] if each.needed}
        taken = plan.reading.columns
        targets = [
            Target(code, target_words(code, plan.own), "" if taken.get(code) == row.name else taken.get(code, ""),
                   code == row.target, code in needed)
            for code in plan.targets()
        ]  # fmt: skip
        spot = self.view.visualRect(self.view.currentIndex())
        anchor = self.view.anchor_at(spot)
        picker.offer(anchor, row.name, targets)

    def _chosen(self, code: str) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.assigned.emit(self._column, code)

    def retranslate(self) -> None:
        """Name the parts."""
        self.head.set_title(translate("Imports", "Columns"))
        self.view.setAccessibleName(translate("Imports", "Columns"))
        if self._plan is not None:
            self.show_plan(self._plan)

    def restyle(self) -> None:
        """Scale the gaps; the cells' own insets stand under the title."""
        super().restyle()
        look = theme()
        self.body.setContentsMargins(look.px(7), look.px(10), look.px(7), look.px(10) + 3)
        if hasattr(self, "_top"):
            self._top.setContentsMargins(look.px(10), 0, look.px(10), 0)
