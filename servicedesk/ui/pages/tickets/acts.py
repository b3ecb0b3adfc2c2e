"""What the keys do to the ticket in front: each opens its panel in place and saves in one act."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import OPEN_CLASSES, CompensationState, Priority
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.queries import compensations as compensation_rows
from servicedesk.queries import deadline_strips, staff, ticket_details
from servicedesk.services import compensations, guest_contacts, sensitive_cases, ticket_links, tickets
from servicedesk.services.compensations import CompensationResult
from servicedesk.ui import wording
from servicedesk.ui.pages.tickets.approve import ApprovePanel
from servicedesk.ui.pages.tickets.compensate import CompensatePanel
from servicedesk.ui.pages.tickets.deadline_strip import DeadlineStrip
from servicedesk.ui.pages.tickets.detail_pane import DetailPane
from servicedesk.ui.pages.tickets.fields_panel import FieldsPanel
from servicedesk.ui.pages.tickets.more import MoreMenu
from servicedesk.ui.pages.tickets.panels import ActPanel, ReasonPanel
from servicedesk.ui.pages.tickets.sorting_acts import SortingActs
from servicedesk.ui.pages.tickets.state_acts import StateActs
from servicedesk.ui.workspace import Workspace


class TicketActs(QObject):
    """Binds the ticket commands; every one refuses quietly when no ticket is in front."""

    def __init__(self, workspace: Workspace, pane: DetailPane) -> None:
        super().__init__(pane)
        self.workspace = workspace
        self.pane = pane
        self.states = StateActs(workspace, pane)
        self.sorting = SortingActs(workspace, pane)
        for command, handler in (
            ("ticket.solve", self.states.solve),
            ("ticket.assign", self.sorting.assign),
            ("ticket.compensate", self.compensate),
            ("ticket.escalate", self.escalate),
            ("ticket.wait", self.states.wait),
            ("ticket.state", self.states.choose),
            ("ticket.classify", self.sorting.classify),
            ("ticket.note", lambda: self.pane.composer.write("note")),
            ("ticket.why", self.why),
            ("ticket.asked", self.asked),
            ("ticket.more", self.more),
            ("ticket.fields", self.fields),
            ("ticket.match", self.match),
        ):
            pane.bind(command, handler)
        pane.bind("ticket.edit", pane.edit, self._may_work)
        pane.head.reopen.clicked.connect(self.states.go_on)
        pane.approval_pressed.connect(self.approve)
        pane.bind("ticket.sensitive", self.turn_sensitive, self._may_hide)
        pane.fields_pressed.connect(self.fields)
        pane.match_pressed.connect(self.match)

    def _may_work(self) -> bool:
        return self.workspace.desk.actor.can(Permission.WORK_ON_TICKET)

    def take_up(self, form: str) -> None:
        """Open the form of a draft once its ticket is shown; the form brings the draft back."""
        if form == "ticket":
            self.pane.turning.when_here(self.pane.composer.area.setFocus)
            return
        states = self.states
        forms: dict[str, Callable[[], object]] = {
            "ticket_edit": self.pane.edit,
            "ticket_solve": states.solve,
            "ticket_close": states.close,
            "ticket_wait": states.wait,
            "ticket_reopen": states.go_on,
            "ticket_cancel": states.cancel,
            "ticket_linked": states.open_linked,
            "ticket_assign": self.sorting.assign,
            "ticket_escalate": self.escalate,
            "ticket_compensate": self.compensate,
            "ticket_fields": self.fields,
            "ticket_classify": self.sorting.classify,
        }
        if form in forms:
            self.pane.turning.when_here(forms[form])

    def load(self) -> None:
        """Fetch what the panels offer."""
        self.workspace.ask(ticket_details.reasons, done=self._take_reasons, owner=self, key="reasons")

    def _take_reasons(self, reasons: dict[str, list[Bilingual]]) -> None:
        self.states.reasons = reasons

    def _open(self, panel: ActPanel, again: Callable[[], object], form: str = "") -> None:
        panel.closed.connect(self.pane.close_panel)
        self.pane.open_panel(panel, again, form)

    # -- acts ----------------------------------------------------------------------------------------------------

    def escalate(self) -> None:
        """U: report upwards: priority one step higher, and a note with the reason."""
        detail = self.pane.detail
        if detail is None or detail.row.state_class not in OPEN_CLASSES:
            return
        title = translate("Actions", "Escalate")
        panel = ReasonPanel(self.workspace, title, "trending-up", self.states.reasons.get("escalated", []))
        order = list(Priority)
        higher = order[max(order.index(detail.row.priority) - 1, 0)]
        panel.remark.setText(
            translate(
                "Tickets", "Priority becomes “{priority}”; deadlines follow at once.", priority=wording.word(higher)
            )
        )

        def save() -> None:
            finish = self.pane.finisher()
            self.workspace.act(
                partial(tickets.escalate, seen=detail.row.priority),
                detail.row.id,
                panel.reason.text(),
                done=lambda _result: finish(),
                owner=self.pane,
                undo=translate("Tickets", "{number} escalated", number=detail.row.number),
            )

        panel.saved.connect(save)
        self._open(panel, self.escalate, "ticket_escalate")
        panel.reason.setFocus()

    def compensate(self) -> None:
        """B: from the catalogue; above the limit the PIN follows in the same place."""
        detail = self.pane.detail
        if detail is None or not self.workspace.desk.actor.can(Permission.REQUEST_COMPENSATION):
            return
        self.pane.ask_first(
            ticket_details.compensation_catalogue,
            done=lambda catalogue: self._compensate(detail.row.id, catalogue),
            key="catalogue",
        )

    def _compensate(self, ticket_id: int, catalogue: Any) -> None:
        panel = CompensatePanel(self.workspace, ticket_id, catalogue)

        def save() -> None:
            finish = self.pane.finisher()
            self.workspace.act(
                compensations.request_compensation,
                panel.command(),
                done=lambda result: self._requested(ticket_id, result, finish),
                owner=self.pane,
                undo=translate("Tickets", "Compensation noted"),
            )

        panel.saved.connect(save)
        self._open(panel, self.compensate, "ticket_compensate")
        panel.item.setFocus()

    def _requested(self, ticket_id: int, result: CompensationResult, finish: Callable[[], None]) -> None:
        finish()
        if result.state is CompensationState.PENDING and self.pane.ticket_id == ticket_id:
            self.approve(result.id)

    def approve(self, compensation_id: int) -> None:
        """Decide on a request: oneself, or by the PIN of somebody who may; or take it back."""

        def load(desk: Any) -> tuple[Any, Any, Any]:
            approvers = staff.approvers(desk, Permission.APPROVE_COMPENSATION)
            return (
                compensation_rows.ledger_row(desk, compensation_id),
                approvers,
                ticket_details.compensation_catalogue(desk),
            )

        def show(found: tuple[Any, Any, Any]) -> None:
            row, approvers, catalogue = found
            if row is None or row.state is not CompensationState.PENDING:
                return
            panel = ApprovePanel(self.workspace, row, approvers, catalogue.own_limit_cents)
            panel.decided.connect(self.pane.close_panel)
            panel.decided.connect(self.workspace.toast)
            self._open(panel, partial(self.approve, compensation_id))
            panel.begin()

        self.pane.ask_first(load, done=show, key="approvers")

    def why(self) -> None:
        """W: explain the deadline; the same key closes it."""
        if isinstance(self.pane.panel, DeadlineStrip):
            self.pane.close_panel()
            return
        if self.pane.detail is None:
            return

        def show(explanation: Any) -> None:
            if explanation is not None:
                strip = DeadlineStrip(self.workspace, explanation)
                strip.closed.connect(self.pane.close_panel)
                strip.wait_pressed.connect(lambda until: self.states.wait(until=until))
                self.pane.open_panel(strip, self.why)

        self.pane.ask_first(deadline_strips.explain, self.pane.detail.row.id, done=show, key="why")

    def asked(self) -> None:
        """R: the guest asked again; the clock for the next update runs from the first time nobody answered."""
        detail = self.pane.detail
        if detail is None or detail.row.state_class not in OPEN_CLASSES:
            return
        self.workspace.act(
            guest_contacts.guest_asked,
            detail.row.id,
            owner=self.pane,
            undo=translate("Deadline", "{number}: noted that the {customer} asked", number=detail.row.number),
        )

    def _may_hide(self) -> bool:
        return self._may_work() and self.workspace.desk.actor.can(Permission.VIEW_SENSITIVE)

    def turn_sensitive(self) -> None:
        """X: hide the case from whoever may not read sensitive ones, or show it again; undo takes it back."""
        detail = self.pane.detail
        if detail is None:
            return
        hidden, number = not detail.row.is_sensitive, detail.row.number
        words = (
            translate("Sensitive", "{number} is sensitive now", number=number)
            if hidden
            else translate("Sensitive", "{number} is no longer sensitive", number=number)
        )
        self.workspace.act(
            sensitive_cases.mark_sensitive, detail.row.id, hidden, detail.row.version, owner=self.pane, undo=words
        )

    def watch(self, watching: bool) -> None:
        """Follow the ticket, or stop."""
        detail = self.pane.detail
        if detail is not None:
            words = translate("Tickets", "Watching") if watching else translate("Tickets", "No longer watching")
            self.workspace.act(tickets.watch, detail.row.id, watching, owner=self.pane, undo=words)

    def link(self, number: str) -> None:
        """Link with the ticket of that number."""
        detail = self.pane.detail
        if detail is not None:
            self.workspace.act(
                ticket_links.link_by_number, detail.row.id, number, owner=self.pane, undo=translate("Tickets", "Linked")
            )

    def more(self) -> None:
        """M: everything that has no key of its own."""
        if self.pane.detail is not None:
            MoreMenu(self, self.pane.detail).open_at(self.pane.head.more, right=True)

    def fields(self) -> None:
        """F: what this kind of ticket asks for, to fill in."""
        detail = self.pane.detail
        if detail is None or not self.workspace.desk.actor.can(Permission.WORK_ON_TICKET):
            return
        FieldsPanel.open_for(
            self.workspace, detail, self.pane, lambda panel: self._open(panel, self.fields, "ticket_fields")
        )

    def match(self, other_id: int | None = None) -> None:
        """Y: link with what was found, or lost, and looks the same."""
        block = self.pane.kind_block
        match = block.companions.first_match() if block is not None else None
        if other_id is None and match is not None:
            other_id = match.ticket_id
        if self.pane.detail is not None and other_id is not None:
            words = translate("Tickets", "Linked")
            self.workspace.act(ticket_links.link, self.pane.detail.row.id, other_id, owner=self.pane, undo=words)
