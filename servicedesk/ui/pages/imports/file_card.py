"""The file: its name and size, its first rows, and another one."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from servicedesk.core.translation import plural, translate
from servicedesk.ui import tokens
from servicedesk.ui.pages.imports.plan import Plan
from servicedesk.ui.pages.imports.preview import Preview
from servicedesk.ui.pages.imports.words import rows_words, size_words
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import LinkButton
from servicedesk.ui.widgets.cards import Card, IconLabel
from servicedesk.ui.widgets.labels import ElidedLabel

_ICONS = {
    ".csv": "file-type-csv",
    ".tsv": "file-type-csv",
    ".xlsx": "file-type-xls",
    ".xlsm": "file-type-xls",
    ".xls": "file-type-xls",
}


class FileCard(Card):
    """Shows what was read before anything is written."""

    def __init__(self) -> None:
        super().__init__(padding=0, spacing=0)
        self.icon = IconLabel("file-type-csv", "primary", 20)
        self.name = ElidedLabel("", tokens.PANE, bold=True)
        self.facts = ElidedLabel("", tokens.META, "text2")
        self.other = LinkButton("", chevron=False)
        self.preview = Preview()
        self._head = QHBoxLayout()
        self._head.addWidget(self.icon)
        self._head.addWidget(self.name)
        self._head.addWidget(self.facts, 1)
        self._head.addWidget(self.other)
        self.body.addLayout(self._head)
        self._table = QVBoxLayout()
        self._table.addWidget(self.preview)
        self.body.addLayout(self._table, 1)
        self._plan: Plan | None = None
        self.retranslate()
        self.restyle()

    def show_plan(self, plan: Plan) -> None:
        """Show the file of *plan*."""
        self._plan = plan
        look = plan.look
        if look is None or plan.path is None:
            return
        suffix = plan.path.suffix.lower()
        self.icon.set("file-zip" if suffix == ".zip" else _ICONS.get(suffix, "file-text"))
        self.name.setText(plan.path.name)
        parts = [size_words(look.table.file.size)]
        if plan.survey is not None:
            parts.append(rows_words(plan.survey.rows))
        parts.append(plural("Imports", "{n} column", "{n} columns", len(plan.header)))
        if look.first_rows:
            parts.append(plural("Imports", "the first row shown", "the first {n} rows shown", len(look.first_rows)))
        if look.table.other_sheets:
            names = ", ".join(look.table.other_sheets)
            parts.insert(1, translate("Imports", "first sheet only, not {names}", names=names))
        self.facts.setText(" · ".join(parts))
        model = self.preview.rows
        if not model.shows(plan.header, look.first_rows):
            model.show(plan.header, look.first_rows)
        model.mark(plan.phone_columns(), plan.date_columns() if plan.dates.is_ambiguous else ())
        self.preview.fit()

    def retranslate(self) -> None:
        """Name the parts."""
        self.other.setText(translate("Imports", "Another file"))
        self.preview.setAccessibleName(translate("Imports", "The first rows"))
        if self._plan is not None:
            self.show_plan(self._plan)

    def restyle(self) -> None:
        """Scale the gaps; the table reaches from edge to edge."""
        super().restyle()
        look = theme()
        self.body.setContentsMargins(1, 0, 1, 4)
        if hasattr(self, "_head"):
            self._head.setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(6))
            self._head.setSpacing(look.px(10))
