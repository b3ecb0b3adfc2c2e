"""What a ticket is about and how much it matters: category, impact, urgency, and the priority that follows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from servicedesk.core.enums import Impact, Priority, Urgency
from servicedesk.core.translation import translate
from servicedesk.queries import ticket_moves
from servicedesk.queries.ticket_categories import Category
from servicedesk.queries.ticket_details import TicketDetail
from servicedesk.ui import wording
from servicedesk.ui.pages.tickets.category_field import CategoryField
from servicedesk.ui.pages.tickets.panels import ActPanel
from servicedesk.ui.widgets.choices import CheckRow
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.pickers import ComboBox
from servicedesk.ui.workspace import Workspace


class ClassifyPanel(ActPanel):
    """Says before saving what the priority becomes; one set by hand stays until it is let go."""

    def __init__(self, workspace: Workspace, detail: TicketDetail, categories: Sequence[Category]) -> None:
        title = translate("Lifecycle", "Category and priority")
        super().__init__(workspace, title, translate("Lifecycle", "Save"), "check")
        self.detail = detail
        self.category = CategoryField()
        self.category.set_categories(categories)
        if detail.category is not None:
            self.category.set_value(detail.category.id, detail.category.path)
        nothing = (None, "—")
        impacts = [nothing, *((each.value, wording.word(each)) for each in Impact)]
        urgencies = [nothing, *((each.value, wording.word(each)) for each in Urgency)]
        self.impact = ComboBox(translate("Lifecycle", "Impact"), impacts, detail.impact)
        self.urgency = ComboBox(translate("Lifecycle", "Urgency"), urgencies, detail.urgency)
        self.follow = CheckRow(translate("Lifecycle", "Let the priority follow impact and urgency again"))
        self.add_row(FormRow(translate("Lifecycle", "Category"), self.category))
        pair = QWidget()
        line = QHBoxLayout(pair)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(FormRow(translate("Lifecycle", "Impact"), self.impact), 1)
        line.addWidget(FormRow(translate("Lifecycle", "Urgency"), self.urgency), 1)
        self.add_row(pair)
        if detail.priority_is_manual:
            self.add_row(self.follow)
        for field in (self.impact, self.urgency):
            field.chosen.connect(lambda _value: self.ask())
        self.follow.chosen.connect(lambda _on: self.ask())
        self.setFocusProxy(self.category)
        self.ask()

    def chosen(self) -> tuple[Impact | None, Urgency | None]:
        """Impact and urgency as chosen."""
        impact, urgency = self.impact.value(), self.urgency.value()
        return Impact(str(impact)) if impact else None, Urgency(str(urgency)) if urgency else None

    def values(self) -> dict[str, Any]:
        """Category, impact and urgency by the names the service knows."""
        impact, urgency = self.impact.value(), self.urgency.value()
        return {"category_id": self.category.value(), "impact": impact or None, "urgency": urgency or None}

    def ask(self) -> None:
        """Say what the priority becomes."""
        self.workspace.ask(ticket_moves.priority_for, *self.chosen(), done=self._tell, owner=self, key="proposed")

    def _tell(self, proposed: Priority | None) -> None:
        now = self.detail.row.priority
        if proposed is None:
            words = ""
        elif self.detail.priority_is_manual and not self.follow.isChecked():
            words = translate(
                "Lifecycle",
                "The priority “{priority}” was set by hand and stays; proposed: “{proposed}”.",
                priority=wording.word(now),
                proposed=wording.word(proposed),
            )
        elif proposed is now:
            words = translate("Lifecycle", "The priority stays “{priority}”.", priority=wording.word(now))
        else:
            words = translate(
                "Tickets", "Priority becomes “{priority}”; deadlines follow at once.", priority=wording.word(proposed)
            )
        self.remark.setText(words)

    def refilled(self) -> None:
        """Follow the values that were put into the fields."""
        self.ask()

    def save(self) -> None:
        """Hand over; nothing is required."""
        self.saved.emit()
