"""Deciding on a compensation at this screen: oneself, by a supervisor's PIN, or taking the request back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.queries.compensations import LedgerRow
from servicedesk.services import compensations
from servicedesk.services.compensations import CompensationResult
from servicedesk.ui import tokens, wording
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.tickets.panels import ActPanel
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import QuietButton
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import ComboBox
from servicedesk.ui.widgets.pin import PinBoxes
from servicedesk.ui.widgets.text_area import TextArea
from servicedesk.ui.workspace import Workspace


class ApprovePanel(ActPanel):
    """Approve or refuse one request; who is signed in stays signed in, a refused PIN leaves the request as it is."""

    decided = Signal(str)

    def __init__(self, workspace: Workspace, row: LedgerRow, approvers: Sequence[Any], own_limit_cents: int) -> None:
        title = translate("Tickets", "Approval by the {supervisor}")
        super().__init__(workspace, title, translate("Tickets", "Approve"), "shield-check")
        self._row = row
        self._refusing = False
        actor = workspace.desk.actor
        is_asker = row.requested_by_id is not None and row.requested_by_id == actor.staff_id
        self.decides_itself = actor.can(Permission.APPROVE_COMPENSATION) and not is_asker
        self._within = row.amount_cents <= own_limit_cents
        usable = [
            each for each in approvers if each.pin_usable and each.id not in (row.requested_by_id, actor.staff_id)
        ]
        self.who = ComboBox(translate("Tickets", "Who approves"), [(person.id, person.name) for person in usable])
        self.pin = PinBoxes(translate("Tickets", "PIN"))
        self.reason = TextArea(translate("Tickets", "Reason"), "", least_lines=1, most_lines=3)
        self.reason_row = FormRow(translate("Tickets", "Reason"), self.reason, required=True)
        self.reason_row.set_check(self._reason_missing)
        self.refuse = QuietButton(translate("Compensation", "Refuse"), "x")
        self.withdraw = QuietButton(translate("Compensation", "Withdraw request"), "arrow-back-up")
        self._arrange(bool(usable))
        # Only now that it has a parent: shown without one it would be a window of its own.
        self.withdraw.setVisible(is_asker or actor.can(Permission.APPROVE_COMPENSATION))
        self.pin.entered.connect(self._by_pin)
        self.refuse.clicked.connect(self._turn)
        self.withdraw.clicked.connect(self._withdraw)

    def _arrange(self, can_approve_here: bool) -> None:
        currency = self.workspace.desk.site.currency
        words = f"{self._row.name} {wording.money(self._row.amount_cents, currency)}"
        self.body.insertWidget(1, PlainLabel(words, tokens.BODY, "violet_text", bold=True, wrap=True))
        if self._row.reason:
            self.body.insertWidget(2, PlainLabel(self._row.reason, tokens.BODY, "text2", wrap=True))
        self.who_row = FormRow(translate("Tickets", "Who approves"), self.who)
        self.add_row(self.reason_row)
        self.add_row(self.who_row)
        # As wide as its boxes, with room for the ring around them, which the edge of the form would cut off.
        boxes = QWidget()
        beside = QHBoxLayout(boxes)
        room = theme().px(5)
        beside.setContentsMargins(room, room, room, room)
        beside.addWidget(self.pin)
        beside.addStretch(1)
        self.add_row(boxes)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.refuse)
        row.addWidget(self.withdraw)
        row.addStretch(1)
        self.add_row(line)
        self.reason_row.hide()
        by_pin = not self.decides_itself or not self._within
        self.who_row.setVisible(by_pin)
        self.pin.setVisible(by_pin)
        self.pin.setEnabled(can_approve_here)
        self.refuse.setEnabled(can_approve_here or self.decides_itself)
        self.save_button.setVisible(not by_pin)
        self._say(can_approve_here, by_pin)

    def _say(self, can_approve_here: bool, by_pin: bool) -> None:
        if not by_pin:
            return
        if self.decides_itself:
            words = translate("Compensation", "Above your own limit: somebody with a higher one enters the PIN.")
        elif can_approve_here:
            words = translate("Tickets", "You stay signed in. Without a PIN it waits under “Awaiting approval”.")
        else:
            words = translate("Tickets", "Nobody can approve here now. It waits under “Awaiting approval”.")
        self.remark.setText(words)

    def begin(self) -> None:
        """Take the keys."""
        (self.save_button if self.pin.isHidden() else self.pin).setFocus()

    def _reason_missing(self) -> str:
        return "" if self.reason.text().strip() else translate("Errors", "Please choose or type a reason.")

    def _turn(self) -> None:
        """Refuse instead of approving, or the other way round again."""
        self._refusing = not self._refusing
        self.refuse.setText(
            translate("Compensation", "Approve instead") if self._refusing else translate("Compensation", "Refuse")
        )
        self.save_button.setText(
            translate("Compensation", "Refuse") if self._refusing else translate("Tickets", "Approve")
        )
        self.reason_row.setVisible(self._refusing)
        if self.decides_itself:
            # Refusing has no limit.
            by_pin = not self._within and not self._refusing
            self.who_row.setVisible(by_pin)
            self.pin.setVisible(by_pin)
            self.save_button.setVisible(not by_pin)
        if self._refusing:
            self.reason.setFocus()
        else:
            self.begin()

    def save(self) -> None:
        """Decide oneself; where a PIN is needed it is what is missing."""
        if self._refusing and not self.reason_row.validate():
            self.reason.setFocus()
        elif not self.pin.isHidden():
            self.pin.setFocus()
        else:
            self.workspace.act(
                compensations.decide_compensation, self._row.id, not self._refusing, self.reason.text(),
                done=self._done, failed=self._failed, owner=self,
            )  # fmt: skip

    def _by_pin(self, digits: str) -> None:
        who = self.who.value()
        if not isinstance(who, int):
            return
        if self._refusing and not self.reason_row.validate():
            self.pin.clear()
            self.reason.setFocus()
            return
        self.workspace.act(
            compensations.approve_at_this_screen, self._row.id, who, digits, not self._refusing, self.reason.text(),
            done=self._done, failed=self._failed, owner=self,
        )  # fmt: skip

    def _done(self, _result: CompensationResult) -> None:
        self.decided.emit(translate("Compensation", "Refused") if self._refusing else translate("Tickets", "Approved"))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, ServiceDeskError):
            self.workspace.failed(error)
            return
        self.pin.refuse()
        self.remark.set_colour("danger_text")
        self.remark.setText(sentence(error))

    def _withdraw(self) -> None:
        self.workspace.act(
            compensations.withdraw_compensation, self._row.id,
            done=lambda _result: self.closed.emit(), owner=self,
            undo=translate("Compensation", "Request withdrawn"),
        )  # fmt: skip
