"""Beside the ledger: one compensation with everything about it, and what can be done with it now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from servicedesk.core.enums import CompensationState, VoucherState
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.queries.compensations import LedgerRow
from servicedesk.ui import tokens, wording
from servicedesk.ui.pages.compensations.rows import TONES, VOUCHER_TONES
from servicedesk.ui.widgets.base import clear_layout
from servicedesk.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from servicedesk.ui.widgets.cards import FactRow, Line
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.scroll import ScrollColumn
from servicedesk.ui.widgets.tags import Tag
from servicedesk.ui.workspace import Workspace


class LedgerSide(ScrollColumn):
    """Filled anew for each row; buttons trigger commands by id, the page has bound what they do."""

    ticket_pressed = Signal(int)

    def __init__(self, workspace: Workspace, moment: Callable[[datetime], str]) -> None:
        super().__init__(spacing=8)
        self.workspace = workspace
        self._moment = moment
        self.set_margins(16, 14, 16, 14)

    def show_row(self, row: LedgerRow) -> None:
        """Show everything about *row*."""
        clear_layout(self.body)
        currency = self.workspace.desk.site.currency
        self.body.addWidget(PlainLabel(str(row.name), tokens.PANE, bold=True, wrap=True))
        self.body.addWidget(PlainLabel(wording.money(row.amount_cents, currency), tokens.TITLE, bold=True))
        tags = QWidget()
        flow = FlowLayout(tags, 6)
        flow.addWidget(Tag(wording.word(row.state), TONES[row.state]))
        flow.addWidget(Tag(wording.word(row.kind), "neutral"))
        if row.voucher_state is not None:
            flow.addWidget(Tag(wording.word(row.voucher_state), VOUCHER_TONES[row.voucher_state]))
        self.body.addWidget(tags)
        self._buttons(row)
        self.body.addWidget(Line())
        self._facts(row)
        self.body.addStretch(1)

    def _buttons(self, row: LedgerRow) -> None:
        can = self.workspace.desk.actor.can
        asks, approves = can(Permission.REQUEST_COMPENSATION), can(Permission.APPROVE_COMPENSATION)
        host = QWidget()
        flow = FlowLayout(host, 8)
        valid = row.voucher_state is VoucherState.VALID
        offered = (
            (row.state is CompensationState.PENDING and asks, "ledger.decide", "shield-check", "A"),
            (valid and asks, "ledger.redeem", "circle-check", "R"),
            (valid and asks, "ledger.voucher", "eye", "V"),
            (self.may_cancel(row), "ledger.cancel", "x", "X"),
            (valid and approves, "ledger.void", "trash", "O"),
        )
        first = True
        for is_offered, command, icon, key in offered:
            if not is_offered:
                continue
            made = PrimaryButton if first else SecondaryButton
            button = made(self._words(command), icon, key)
            button.clicked.connect(lambda _on=False, command=command: self.workspace.actions.trigger(command))
            flow.addWidget(button)
            first = False
        if not first:
            self.body.addWidget(host)

    @staticmethod
    def _words(command: str) -> str:
        from servicedesk.ui.actions import command_words

        return command_words(command)

    def may_cancel(self, row: LedgerRow) -> bool:
        """Whether an approved one may be taken back by whoever is signed in."""
        actor = self.workspace.desk.actor
        own = row.decided_by_id is not None and row.decided_by_id == actor.staff_id
        may = actor.can(Permission.APPROVE_COMPENSATION) or (own and actor.can(Permission.REQUEST_COMPENSATION))
        return row.state is CompensationState.APPROVED and row.voucher_state is not VoucherState.REDEEMED and may

    def _facts(self, row: LedgerRow) -> None:
        ticket = LinkButton(f"{row.ticket_number} {row.place or row.customer_name}".strip(), icon="ticket")
        ticket.clicked.connect(lambda: self.ticket_pressed.emit(row.ticket_id))
        self.body.addWidget(ticket)
        facts = [
            (translate("Compensation", "Voucher"), f"{row.voucher_number}  {row.voucher_code}".strip()),
            (translate("Compensation", "Valid until"), row.valid_until_on.isoformat() if row.valid_until_on else ""),
            (translate("Compensation", "Redeemed"), self._moment(row.redeemed_at) if row.redeemed_at else ""),
            (translate("Compensation", "For"), row.customer_name),
            (translate("Compensation", "Asked by"), f"{row.requested_by} · {self._moment(row.requested_at)}"),
            (translate("Compensation", "Decided by"), row.decided_by),
            (translate("Compensation", "Department"), str(row.department or "")),
            (translate("Compensation", "Cause"), row.cause),
        ]
        for name, value in facts:
            if value:
                self.body.addWidget(FactRow(name, value, name_width=84))
        for words in (row.reason, row.decision_reason, row.ended_reason):
            if words:
                self.body.addWidget(PlainLabel(words, tokens.BODY, "text2", wrap=True))
