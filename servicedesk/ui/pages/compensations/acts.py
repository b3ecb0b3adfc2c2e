"""What the keys do to the compensation in front: decide, redeem, show its voucher, take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from servicedesk.core.enums import CompensationState, VoucherState
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.queries import staff, ticket_details
from servicedesk.services import compensations, vouchers
from servicedesk.ui.pages.compensations.voucher_pane import VoucherPane
from servicedesk.ui.pages.tickets.approve import ApprovePanel
from servicedesk.ui.pages.tickets.panels import ReasonPanel
from servicedesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from servicedesk.ui.pages.compensations.page import CompensationsPage


class LedgerActs(QObject):
    """Binds the commands of the ledger; each can be pressed only where it would do something."""

    def __init__(self, workspace: Workspace, page: CompensationsPage) -> None:
        super().__init__(page)
        self._workspace = workspace
        self._page = page
        bind = workspace.actions.bind
        bind("ledger.redeem", self.redeem, page, lambda: self._voucher() is VoucherState.VALID)
        bind("ledger.voucher", self.show_voucher, page, lambda: self._voucher() is VoucherState.VALID)
        bind("ledger.print", self._print, page, lambda: isinstance(page.panel, VoucherPane))
        bind("ledger.decide", self.decide, page, self._may_decide)
        bind("ledger.cancel", self.cancel, page, self._may_cancel)
        bind("ledger.void", self.void, page, self._may_void)

    def _voucher(self) -> VoucherState | None:
        row = self._page.current()
        asks = self._workspace.desk.actor.can(Permission.REQUEST_COMPENSATION)
        return row.voucher_state if row is not None and asks else None

    def _may_decide(self) -> bool:
        row = self._page.current()
        asks = self._workspace.desk.actor.can(Permission.REQUEST_COMPENSATION)
        return row is not None and row.state is CompensationState.PENDING and asks

    def _may_cancel(self) -> bool:
        row = self._page.current()
        return row is not None and self._page.side.may_cancel(row)

    def _may_void(self) -> bool:
        approves = self._workspace.desk.actor.can(Permission.APPROVE_COMPENSATION)
        return approves and self._voucher() is VoucherState.VALID

    def redeem(self) -> None:
        """R: take the voucher in; undo takes it back."""
        row = self._page.current()
        if row is not None and row.voucher_id is not None:
            words = translate("Compensation", "{number} redeemed", number=row.voucher_number)
            self._workspace.act(
                vouchers.redeem_voucher, row.voucher_id, row.voucher_version, owner=self._page, undo=words
            )

    def show_voucher(self) -> None:
        """V: the voucher as it will be printed."""
        row = self._page.current()
        if row is not None and row.voucher_id is not None:
            pane = VoucherPane(self._workspace, row)
            pane.closed.connect(self._page.close_panel)
            self._page.open_panel(pane)
            pane.preview.setFocus()

    def _print(self) -> None:
        if isinstance(self._page.panel, VoucherPane):
            self._page.panel.print_voucher()

    def decide(self) -> None:
        """A: approve, refuse or take back what waits."""
        row = self._page.current()
        if row is None:
            return

        def load(desk: Any) -> tuple[Any, Any]:
            approvers = staff.approvers(desk, Permission.APPROVE_COMPENSATION)
            return approvers, ticket_details.compensation_catalogue(desk)

        begun = self._page.begun

        def show(found: tuple[Any, Any]) -> None:
            if self._page.begun != begun:
                # Another row, another form or Esc came first.
                return
            panel = ApprovePanel(self._workspace, row, found[0], found[1].own_limit_cents)
            panel.decided.connect(self._page.close_panel)
            panel.decided.connect(self._workspace.toast)
            panel.closed.connect(self._page.close_panel)
            self._page.open_panel(panel)
            panel.begin()

        self._workspace.ask(load, done=show, owner=self._page, key="approvers")

    def _reason(self, title: str, icon: str, act: Any, identity: int, words: str) -> None:
        panel = ReasonPanel(self._workspace, title, icon, [])
        panel.closed.connect(self._page.close_panel)
        panel.saved.connect(
            lambda: self._workspace.act(
                act,
                identity,
                panel.reason.text(),
                done=lambda _result: self._page.close_panel(),
                owner=panel,
                undo=words,
            )
        )
        self._page.open_panel(panel)
        panel.reason.setFocus()

    def cancel(self) -> None:
        """X: take an approved one back, with the reason."""
        row = self._page.current()
        if row is not None:
            title = translate("Actions", "Cancel compensation")
            words = translate("Compensation", "Compensation cancelled")
            self._reason(title, "x", compensations.cancel_compensation, row.id, words)

    def void(self) -> None:
        """O: take a voucher out of use, with the reason."""
        row = self._page.current()
        if row is not None and row.voucher_id is not None:
            words = translate("Compensation", "{number} is void", number=row.voucher_number)
            self._reason(translate("Actions", "Void voucher"), "trash", vouchers.void_voucher, row.voucher_id, words)
