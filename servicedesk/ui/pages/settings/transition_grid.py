"""Who may take which step: a grid of from and to, a choice in every cell that makes sense."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from servicedesk.core import lifecycle as rules
from servicedesk.core.enums import StateClass
from servicedesk.core.permissions import ROLE_PERMISSIONS, Permission, Role
from servicedesk.core.translation import translate
from servicedesk.ui import tokens, wording
from servicedesk.ui.pages.settings.roles import role_words
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import ComboBox, Value

SOURCES = tuple(source for source in StateClass if source is not StateClass.MERGED)
TARGETS = (StateClass.ACTIVE, StateClass.WAITING, StateClass.SOLVED, StateClass.CLOSED, StateClass.CANCELLED)
GRID_FROM = 620


def right_words(right: Permission | None) -> str:
    """Say who may take a step that needs *right*: the lowest role that may, and those above."""
    if right is None:
        return translate("Lifecycle", "nobody")
    if right is Permission.WORK_ON_TICKET:
        return translate("Lifecycle", "all who work on it")
    order = (Role.FRONT_DESK, Role.SUPERVISOR, Role.ADMINISTRATOR)
    lowest = next(role for role in order if right in ROLE_PERMISSIONS[role])
    return translate("Lifecycle", "{role} +", role=role_words(lowest))


class TransitionGrid(QWidget):
    """Choosing in a cell says ``chosen(from, to, right or None)``; the grid shows what is stored again afterwards."""

    chosen = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        self.cells: dict[tuple[StateClass, StateClass], ComboBox] = {}
        self._heads: dict[StateClass, PlainLabel] = {}
        self._sides: dict[StateClass, PlainLabel] = {}
        self._dashes: dict[tuple[StateClass, StateClass], PlainLabel] = {}
        self._table: rules.Transitions = rules.transitions(None)
        self._steps: dict[tuple[StateClass, StateClass], PlainLabel] = {}
        self._is_list: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for target in TARGETS:
            self._heads[target] = PlainLabel("", tokens.META, "text2", bold=True)
        for source in SOURCES:
            self._sides[source] = PlainLabel("", tokens.BODY, bold=True)
            for target in TARGETS:
                self._make_cell(source, target)
        self._lay_out(False)

    def _make_cell(self, source: StateClass, target: StateClass) -> None:
        if target not in rules.POSSIBLE[source]:
            self._dashes[source, target] = PlainLabel("—", tokens.BODY, "text3", align=Qt.AlignmentFlag.AlignHCenter)
            return
        cell = ComboBox()
        cell.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        cell.setMinimumContentsLength(6)
        cell.chosen.connect(lambda value: self.chosen.emit(source, target, Permission(value) if value else None))
        self.cells[source, target] = cell
        self._steps[source, target] = PlainLabel("", tokens.BODY, bold=True)

    def _lay_out(self, as_list: bool) -> None:
        """A grid where it fits; a list of the steps where it does not."""
        if as_list is self._is_list:
            return
        self._is_list = as_list
        parts = (*self._heads.values(), *self._sides.values(), *self._dashes.values(), *self._steps.values())
        for part in (*parts, *self.cells.values()):
            self._grid.removeWidget(part)
            part.setParent(self)
        for part in parts:
            part.setVisible(as_list is (part in self._steps.values()))
        if as_list:
            for row, step in enumerate(self.cells):
                self._grid.addWidget(self._steps[step], row, 0)
                self._grid.addWidget(self.cells[step], row, 1)
        else:
            self._fill_grid()
        for column in range(1, len(TARGETS) + 1):
            self._grid.setColumnStretch(column, 1 if column == 1 or not as_list else 0)
        for cell in self.cells.values():
            cell.show()

    def _fill_grid(self) -> None:
        for column, target in enumerate(TARGETS, 1):
            self._grid.addWidget(self._heads[target], 0, column)
        for row, source in enumerate(SOURCES, 1):
            self._grid.addWidget(self._sides[source], row, 0)
            for column, target in enumerate(TARGETS, 1):
                step = (source, target)
                self._grid.addWidget(self.cells[step] if step in self.cells else self._dashes[step], row, column)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the list of steps: the grid makes way for it."""
        return QSize(theme().px(240), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose how the steps stand."""
        super().resizeEvent(event)
        self._lay_out(self.width() < theme().px(GRID_FROM))

    def show_table(self, table: rules.Transitions, editable: bool) -> None:
        """Show who may take which step."""
        self._table = table
        for (source, target), cell in self.cells.items():
            cell.set_value((table[source][target] or "") and str(table[source][target]))
            cell.setEnabled(editable)

    def step_words(self, source: StateClass, target: StateClass) -> str:
        """Return a step as the list of steps calls it."""
        return f"{wording.word(source)} → {wording.word(target)}"

    def retranslate(self) -> None:
        """Name rows, columns and choices."""
        for part in (self._heads, self._sides):
            for state_class, label in part.items():
                label.setText(wording.word(state_class))
        for (source, target), cell in self.cells.items():
            usual = rules.POSSIBLE[source][target]
            # Cancelling and reopening are rights of their own that the same roles have.
            middle = Permission.REOPEN_TICKET if usual is Permission.WORK_ON_TICKET else usual
            offered = (Permission.WORK_ON_TICKET, middle, Permission.MANAGE_RULES)
            options: list[tuple[Value, str]] = [(right.value, right_words(right)) for right in offered]
            options.append(("", right_words(None)))
            cell.set_options(options)
            cell.set_value(str(self._table[source][target] or ""))
            names = (wording.word(source), wording.word(target))
            cell.setAccessibleName(
                translate("Lifecycle", "From {source} to {target}", source=names[0], target=names[1])
            )
            self._steps[source, target].setText(self.step_words(source, target))
