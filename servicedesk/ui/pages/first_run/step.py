"""What every step of the first run is: a column that scrolls, with fields that are checked before going on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.forms import FormRow, submit_ready
from servicedesk.ui.widgets.scroll import ScrollColumn

FIELD_WIDTH = 560
RING = 5


class Step(Themed, ScrollColumn):
    """Its fields keep what was entered however often it is left."""

    def __init__(self) -> None:
        super().__init__(spacing=18)
        self.rows: dict[str, FormRow] = {}

    def add_row(self, name: str, field: QWidget, required: bool = False) -> FormRow:
        """Add a field under its label."""
        row = FormRow("", field, required=required)
        self.rows[name] = row
        self.body.addWidget(row)
        return row

    def ready(self) -> bool:
        """Check every field; the first wrong one takes the focus."""
        return submit_ready(self.rows.values())

    def first(self) -> QWidget:
        """Where typing begins."""
        raise NotImplementedError

    def heading(self) -> tuple[str, str]:
        """The question of this step, and a line about it."""
        raise NotImplementedError

    def remark(self) -> str:
        """What stands at the foot."""
        return ""

    def restyle(self) -> None:
        """Fields no wider than what is typed into them; the focus ring needs room beside them."""
        super().restyle()
        ring = theme().px(RING)
        self.body.setContentsMargins(ring, ring, ring, ring)
        for row in self.rows.values():
            row.setMaximumWidth(theme().px(FIELD_WIDTH))
