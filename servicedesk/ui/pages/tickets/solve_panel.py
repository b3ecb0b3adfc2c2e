"""Solving and closing: how it was done, why it happened, and whatever is still missing, asked in one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.translation import plural, translate
from servicedesk.queries.ticket_categories import Category
from servicedesk.queries.ticket_moves import CloseNeeds
from servicedesk.ui import tokens
from servicedesk.ui.pages.tickets.category_field import CategoryField
from servicedesk.ui.pages.tickets.kind_fields import KindFields
from servicedesk.ui.pages.tickets.panels import ActPanel
from servicedesk.ui.widgets.buttons import LinkButton, SecondaryButton
from servicedesk.ui.widgets.choices import CheckRow
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import ComboBox
from servicedesk.ui.widgets.text_area import TextArea
from servicedesk.ui.workspace import Workspace

# More than this are counted, and ticked together.
LISTED = 8
REASON_LENGTH = 200


@dataclass(frozen=True, slots=True)
class SolveFacts:
    """What the panel begins with."""

    resolution: str
    cause: str
    causes: Sequence[Bilingual]
    needs: CloseNeeds
    categories: Sequence[Category]


class SolvePanel(ActPanel):
    """Asks for what is missing, nothing else; what stays open needs a reason."""

    ticket_pressed = Signal(int)

    def __init__(self, workspace: Workspace, title: str, facts: SolveFacts) -> None:
        super().__init__(workspace, title, title, "check")
        self.facts = facts
        self._make_resolution()
        if facts.causes:
            self._make_cause()
        self.category = CategoryField()
        self.category_row = FormRow(translate("Lifecycle", "Category"), self.category, required=True)
        self.category_row.set_check(
            lambda: (
                "" if self.category.value() is not None else translate("Lifecycle", "Please choose what it was about.")
            )
        )
        self.category.set_categories(facts.categories)
        self.category.picked.connect(lambda _value: self.category_row.set_error(""))
        if facts.needs.category:
            self.add_row(self.category_row)
        self.kind_fields = KindFields(workspace, required="close")
        if facts.needs.fields:
            self.kind_fields.show_fields(facts.needs.fields, {})
            self.add_row(self.kind_fields)
        self.checks: dict[int, CheckRow] = {}
        self.anyway = TextField(
            translate("Lifecycle", "Leave the rest open because"), translate("Lifecycle", "Reason"), most=REASON_LENGTH
        )
        self.anyway_row = FormRow(translate("Lifecycle", "Leave the rest open because"), self.anyway)
        if facts.needs.left_open:
            self._make_checks()
            self._make_tasks()
            self.add_row(self.anyway_row)

    def _make_resolution(self) -> None:
        words = translate("Tickets", "How was it solved?")
        self.resolution = TextArea(words, "", least_lines=2, most_lines=5)
        self.resolution.set_text(self.facts.resolution)
        self.resolution_row = FormRow(words, self.resolution, required=True)
        self.resolution_row.set_check(
            lambda: "" if self.resolution.text().strip() else translate("Errors", "Please write how it was solved.")
        )
        self.add_row(self.resolution_row)

    def _make_cause(self) -> None:
        causes = self.facts.causes
        options: list[tuple[str | int | None, str]] = [("", translate("Tickets", "Not known yet"))]
        options += [(choice.zh, f"{place}  {choice}") for place, choice in enumerate(causes, 1)]
        self.cause = ComboBox(translate("Tickets", "Cause"), options, self.facts.cause)
        self.add_row(FormRow(translate("Tickets", "Cause"), self.cause, "Alt 1–9"))
        # One key, so that the hand stays in the text.
        for place, choice in enumerate(causes[:9], 1):
            take = partial(self.cause.set_value, choice.zh)
            self.workspace.actions.bind(f"ticket.cause.{place}", take, self)

    def _make_checks(self) -> None:
        checks = self.facts.needs.checks
        if not checks:
            return
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        words = plural("Lifecycle", "{n} check is open", "{n} checks are open", len(checks))
        line.addWidget(PlainLabel(words, tokens.META, "text2"))
        line.addStretch(1)
        tick_all = SecondaryButton(translate("Lifecycle", "Tick all"), "checks", "Alt 0")
        tick_all.clicked.connect(self.tick_all)
        self.workspace.actions.bind("ticket.tick_all", self.tick_all, self)
        line.addWidget(tick_all)
        self.add_row(head)
        host = QWidget()
        grid = QGridLayout(host)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, check in enumerate(checks):
            row = CheckRow(str(check.text), False)
            row.chosen.connect(lambda _on: self._follow())
            self.checks[check.id] = row
            if place < LISTED:
                grid.addWidget(row, place // 2, place % 2)
            else:
                row.setParent(self)
                row.hide()
        self.add_row(host)

    def _make_tasks(self) -> None:
        tasks = self.facts.needs.tasks
        if not tasks:
            return
        words = plural("Lifecycle", "{n} ticket under it is open", "{n} tickets under it are open", len(tasks))
        self.add_row(PlainLabel(words, tokens.META, "text2"))
        for task in tasks[:LISTED]:
            button = LinkButton(f"{task.number} {task.title}", chevron=False, icon="link")
            button.clicked.connect(lambda _on=False, key=task.id: self.ticket_pressed.emit(key))
            self.add_row(button)

    def tick_all(self) -> None:
        """Alt+0: everything on the list was done."""
        for row in self.checks.values():
            row.setChecked(True)
        self._follow()

    def ticked(self) -> tuple[int, ...]:
        """The checks ticked here; they are ticked when it is saved."""
        return tuple(key for key, row in self.checks.items() if row.isChecked())

    def _stays_open(self) -> bool:
        return bool(self.facts.needs.tasks) or len(self.ticked()) < len(self.checks)

    def _follow(self) -> None:
        if not self.facts.needs.left_open:
            return
        self.anyway_row.setVisible(self._stays_open())
        self.anyway_row.set_error("")

    def refilled(self) -> None:
        """A draft came back, or the form was made anew: what is not offered any more has to be chosen again."""
        self._follow()
        offered = {category.id for category in self.facts.categories}
        if self.category.value() is not None and self.category.value() not in offered:
            self.category.set_value(None)
            self.category_row.set_error(
                translate("Lifecycle", "This category is not offered any more; please choose another.")
            )

    def save(self) -> None:
        """Hand over when nothing is missing; else go to the first thing that is."""
        if not self.resolution_row.validate():
            self.resolution.setFocus()
        elif self.facts.needs.category and not self.category_row.validate():
            self.category.setFocus()
        elif self.facts.needs.fields and not self.kind_fields.validate():
            return
        elif self._stays_open() and not self.anyway.text().strip():
            self.anyway_row.set_error(translate("Lifecycle", "Finish what is open, or say why it is left."))
            self.anyway.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.saved.emit()
