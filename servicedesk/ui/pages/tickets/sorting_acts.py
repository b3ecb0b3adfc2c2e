"""Where a ticket belongs, by keys: who does it, what it is about, how much it matters.

Each is saved from what was seen; where a colleague chose otherwise meanwhile, which of the two stands is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from servicedesk.core.enums import OPEN_CLASSES, Impact, Priority, Urgency
from servicedesk.core.permissions import Permission
from servicedesk.core.three_way import EditConflict
from servicedesk.core.translation import translate
from servicedesk.queries import internal_agreements, staff, ticket_categories
from servicedesk.services import ticket_priorities, tickets
from servicedesk.services.ticket_commands import EditTicket
from servicedesk.services.ticket_priorities import Classify
from servicedesk.ui import wording
from servicedesk.ui.pages.tickets.classify_panel import ClassifyPanel
from servicedesk.ui.pages.tickets.detail_pane import DetailPane
from servicedesk.ui.pages.tickets.panels import ActPanel, AssignPanel
from servicedesk.ui.workspace import Workspace


class SortingActs(QObject):
    """Assign, classify, set the priority of the ticket in front."""

    def __init__(self, workspace: Workspace, pane: DetailPane) -> None:
        super().__init__(pane)
        self.workspace = workspace
        self.pane = pane

    def _open(self, panel: ActPanel, again: Callable[[], object], form: str) -> None:
        panel.closed.connect(self.pane.close_panel)
        self.pane.open_panel(panel, again, form)

    def assign(self) -> None:
        """A: to whom; departments and people come with what they have open."""
        detail = self.pane.detail
        if detail is None or detail.row.state_class not in OPEN_CLASSES:
            return

        def load(desk: Any) -> tuple[Any, ...]:
            outside = internal_agreements.partners(desk), internal_agreements.partner_of(desk, detail.row.id)
            return staff.departments(desk), staff.assignees(desk), *outside

        self.pane.ask_first(load, done=lambda found: self._assign(detail, *found), key="assign")

    def _assign(self, detail: Any, departments: Any, people: Any, partners: Any, partner_id: int | None) -> None:
        panel = AssignPanel(self.workspace, departments, people, detail.row, partners, partner_id)
        seen: dict[str, object] = {"owner_id": detail.row.owner_id}
        if detail.row.department is None or panel.department.value() is not None:
            seen["department_id"] = panel.department.value()

        def save() -> None:
            wanted = {"department_id": panel.department.value(), "owner_id": panel.owner.value()}
            self._assign_to(detail, wanted, panel.note.text(), panel.partner.value(), seen)

        panel.saved.connect(save)
        self._open(panel, self.assign, "ticket_assign")
        panel.department.setFocus()

    def classify(self) -> None:
        """G: what it is about and how much it matters."""
        detail = self.pane.detail
        if detail is not None and self.workspace.desk.actor.can(Permission.WORK_ON_TICKET):
            show = partial(self._classify, detail)
            self.pane.ask_first(ticket_categories.categories, done=show, key="categories")

    def _classify(self, detail: Any, categories: Any) -> None:
        panel = ClassifyPanel(self.workspace, detail, categories)

        base = panel.values()

        def save() -> None:
            self._classify_as(panel, panel.values(), base)

        panel.saved.connect(save)
        self._open(panel, self.classify, "ticket_classify")
        panel.category.setFocus()

    def _classify_as(self, panel: ClassifyPanel, wanted: dict[str, Any], base: dict[str, Any]) -> None:
        """Classify, or ask where somebody else classified it otherwise meanwhile."""

        def failed(error: Exception) -> None:
            if isinstance(error, EditConflict):
                self.pane.ask_between(error, resolved)
            else:
                self.workspace.failed(error)

        def resolved(chosen: dict[str, Any], seen: dict[str, Any]) -> None:
            self._classify_as(panel, {**wanted, **chosen}, {**base, **seen})

        row = panel.detail.row
        impact, urgency = wanted["impact"], wanted["urgency"]
        command = Classify(
            row.id,
            wanted["category_id"],
            Impact(impact) if impact else None,
            Urgency(urgency) if urgency else None,
            follow=panel.follow.isChecked(),
            base=base,
        )
        words = translate("Lifecycle", "{number} classified", number=row.number)
        finish = self.pane.finisher()
        act = partial(self.workspace.act, ticket_priorities.classify, command, owner=self.pane, undo=words)
        act(done=lambda _priority: finish(), failed=failed)

    def _assign_to(self, detail: Any, wanted: dict[str, Any], note: str, partner: Any, seen: dict[str, object]) -> None:
        """Assign, or ask where somebody else assigned it otherwise meanwhile."""

        def failed(error: Exception) -> None:
            if isinstance(error, EditConflict):
                self.pane.ask_between(error, resolved)
            else:
                self.workspace.failed(error)

        def resolved(chosen: dict[str, Any], base: dict[str, Any]) -> None:
            self._assign_to(detail, {**wanted, **chosen}, note, partner, {**seen, **base})

        finish = self.pane.finisher()
        self.workspace.act(
            partial(tickets.assign, seen=seen, partner_id=partner),
            detail.row.id,
            wanted["department_id"],
            wanted["owner_id"],
            note,
            done=lambda _result: finish(),
            failed=failed,
            owner=self.pane,
            undo=translate("Tickets", "{number} assigned", number=detail.row.number),
        )

    def set_priority(self, priority: Priority) -> None:
        """Change the priority; deadlines follow."""
        detail = self.pane.detail
        if detail is not None:
            self.workspace.act(
                tickets.edit_ticket,
                EditTicket(detail.row.id, priority=priority, base={"priority": detail.row.priority.value}),
                failed=partial(self._priority_failed, detail.row.id),
                owner=self.pane,
                undo=translate("Tickets", "Priority “{priority}”", priority=wording.word(priority)),
            )

    def _priority_failed(self, ticket_id: int, error: Exception) -> None:
        if not isinstance(error, EditConflict):
            self.workspace.failed(error)
            return

        def resolved(chosen: dict[str, Any], base: dict[str, Any]) -> None:
            wanted = Priority(str(chosen["priority"]))
            finish = self.pane.finisher()
            self.workspace.act(
                tickets.edit_ticket,
                EditTicket(ticket_id, priority=wanted, base=base),
                done=lambda _none: finish(),
                failed=partial(self._priority_failed, ticket_id),
                owner=self.pane,
                undo=translate("Tickets", "Priority “{priority}”", priority=wording.word(wanted)),
            )

        self.pane.ask_between(error, resolved)
