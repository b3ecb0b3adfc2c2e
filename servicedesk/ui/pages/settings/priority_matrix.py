"""Which priority follows from how many are concerned and how soon it matters."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy

from servicedesk.core.enums import Impact, Priority, Urgency
from servicedesk.core.lifecycle import Matrix
from servicedesk.core.lifecycle import matrix as proposals
from servicedesk.core.translation import translate
from servicedesk.ui import tokens, wording
from servicedesk.ui.pages.settings.room import Head
from servicedesk.ui.widgets.cards import Card
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import ComboBox


class PriorityMatrix(Card):
    """Nine choices, each saved at once: ``chosen(impact, urgency, priority)``."""

    chosen = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        self.header = Head()
        self.shown: Matrix = proposals(None)
        self.hint = PlainLabel("", tokens.META, "text2", wrap=True)
        self.cells: dict[tuple[Impact, Urgency], ComboBox] = {}
        self._heads = {urgency: PlainLabel("", tokens.META, "text2", bold=True, wrap=True) for urgency in Urgency}
        self._sides = {impact: PlainLabel("", tokens.BODY, bold=True, wrap=True) for impact in Impact}
        grid = QGridLayout()
        for column, urgency in enumerate(Urgency, 1):
            grid.addWidget(self._heads[urgency], 0, column)
            grid.setColumnStretch(column, 1)
        for row, impact in enumerate(Impact, 1):
            grid.addWidget(self._sides[impact], row, 0)
            for column, urgency in enumerate(Urgency, 1):
                grid.addWidget(self._cell(impact, urgency), row, column)
        self.body.addWidget(self.header)
        self.body.addLayout(grid)
        self.body.addWidget(self.hint)
        self.retranslate()

    def _cell(self, impact: Impact, urgency: Urgency) -> ComboBox:
        cell = ComboBox()
        cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        cell.chosen.connect(lambda value: self.chosen.emit(impact, urgency, Priority(value)))
        self.cells[impact, urgency] = cell
        return cell

    def show_matrix(self, matrix: Matrix, editable: bool) -> None:
        """Show what is stored."""
        self.shown = matrix
        for (impact, urgency), cell in self.cells.items():
            cell.set_value(matrix[impact][urgency].value)
            cell.setEnabled(editable)

    def retranslate(self) -> None:
        """Name rows, columns and choices."""
        if not hasattr(self, "_sides"):
            return
        self.header.set_title(translate("Lifecycle", "Priority from impact and urgency"))
        self.hint.setText(
            translate("Lifecycle", "Proposed for new tickets; a priority set by hand stays, and tickets keep theirs.")
        )
        for urgency, head in self._heads.items():
            head.setText(wording.word(urgency))
        for impact, side in self._sides.items():
            side.setText(wording.word(impact))
        for (impact, urgency), cell in self.cells.items():
            cell.set_options([(priority.value, wording.word(priority)) for priority in Priority])
            cell.setAccessibleName(cell_words(impact, urgency))


def cell_words(impact: Impact, urgency: Urgency) -> str:
    """Return what one of the choices is about."""
    return f"{wording.word(impact)} · {wording.word(urgency)}"
