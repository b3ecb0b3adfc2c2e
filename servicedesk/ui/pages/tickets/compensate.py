"""Compensation on a ticket: from the catalogue or free; above one's limit a supervisor's PIN at this screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal

from servicedesk.core.enums import CompensationState
from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.translation import translate
from servicedesk.queries.ticket_details import Catalogue
from servicedesk.services import compensations
from servicedesk.services.compensations import CompensationResult, RequestCompensation
from servicedesk.ui import tokens, wording
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.tickets.panels import ActPanel
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import ComboBox, NumberField
from servicedesk.ui.widgets.pin import PinBoxes
from servicedesk.ui.widgets.text_area import TextArea
from servicedesk.ui.workspace import Workspace

OTHER = "other"


class CompensatePanel(ActPanel):
    """What to give, how much, why; says at once whether somebody has to approve."""

    requested = Signal(object)

    def __init__(self, workspace: Workspace, ticket_id: int, catalogue: Catalogue) -> None:
        super().__init__(workspace, translate("Tickets", "Compensate"), translate("Tickets", "Give"), "gift")
        self._ticket_id = ticket_id
        self._catalogue = catalogue
        currency = workspace.desk.site.currency
        options: list[tuple[str | int | None, str]] = [
            (item.id, f"{item.name} · {wording.money(item.amount_cents, currency)}") for item in catalogue.items
        ]
        options.append((OTHER, translate("Tickets", "Something else")))
        self.item = ComboBox(translate("Tickets", "What"), options)
        self.name = TextField(translate("Tickets", "Name it"), "", most=80)
        self.amount = NumberField(translate("Tickets", "Amount"), 0, 0, 99_999)
        self.reason = TextArea(translate("Tickets", "Reason"), "", least_lines=1, most_lines=3)
        self.name_row = FormRow(translate("Tickets", "Name it"), self.name, required=True)
        self.name_row.set_check(
            lambda: (
                ""
                if self.item.value() != OTHER or self.name.text().strip()
                else translate("Errors", "Please enter a name.")
            )
        )
        self.add_row(FormRow(translate("Tickets", "What"), self.item))
        self.add_row(self.name_row)
        self.add_row(FormRow(translate("Tickets", "Amount"), self.amount))
        self.add_row(FormRow(translate("Tickets", "Reason"), self.reason))
        self.item.chosen.connect(lambda _value: self._item_chosen())
        self.amount.valueChanged.connect(lambda _value: self._show_limit())
        self._item_chosen()

    def _item_chosen(self) -> None:
        chosen = next((item for item in self._catalogue.items if item.id == self.item.value()), None)
        self.name_row.setVisible(chosen is None)
        if chosen is not None:
            self.amount.set_value(chosen.amount_cents // 100)
        self._show_limit()

    def refilled(self) -> None:
        """An amount that was edited stays as it is; the row of the name follows the choice."""
        self.name_row.setVisible(self.item.value() == OTHER)
        self._show_limit()

    def _cents(self) -> int:
        chosen = next((item for item in self._catalogue.items if item.id == self.item.value()), None)
        whole = int(self.amount.value())
        # A catalogue amount may have a fraction that the field does not show; an edited amount has none.
        if chosen is not None and chosen.amount_cents // 100 == whole:
            return chosen.amount_cents
        return whole * 100

    def _show_limit(self) -> None:
        limit = wording.money(self._catalogue.own_limit_cents, self.workspace.desk.site.currency)
        over = self._cents() > self._catalogue.own_limit_cents
        self.remark.set_colour("violet_text" if over else "text2")
        self.remark.setText(
            translate(
                "Tickets", "Above your limit of {limit}: the {supervisor} approves at this desk or later.", limit=limit
            )
            if over
            else translate("Tickets", "Within your limit of {limit}.", limit=limit)
        )

    def save(self) -> None:
        """Ask for it; what needs approval goes on to the PIN."""
        if not self.name_row.validate():
            self.name.setFocus()
            return
        chosen = self.item.value()
        command = RequestCompensation(
            self._ticket_id,
            item_id=chosen if isinstance(chosen, int) else None,
            name=self.name.text() if chosen == OTHER else "",
            amount_cents=self._cents(),
            reason=self.reason.text(),
        )
        self.workspace.act(
            compensations.request_compensation, command, done=self._done, owner=self,
            undo=translate("Tickets", "Compensation noted"),
        )  # fmt: skip

    def _done(self, result: CompensationResult) -> None:
        self.requested.emit(result)
        if result.state is not CompensationState.PENDING:
            self.saved.emit()


class ApprovePanel(ActPanel):
    """A supervisor's PIN approves one act; who is signed in stays signed in."""

    approved = Signal()

    def __init__(self, workspace: Workspace, compensation_id: int, words: str, approvers: Sequence[Any]) -> None:
        title = translate("Tickets", "Approval by the {supervisor}")
        super().__init__(workspace, title, translate("Tickets", "Approve"), "shield-check")
        self._compensation_id = compensation_id
        self.body.insertWidget(1, PlainLabel(words, tokens.BODY, "violet_text", bold=True, wrap=True))
        usable = [person for person in approvers if person.pin_usable]
        self.who = ComboBox(translate("Tickets", "Who approves"), [(person.id, person.name) for person in usable])
        self.pin = PinBoxes(translate("Tickets", "PIN"))
        self.pin.entered.connect(self._try)
        self.add_row(FormRow(translate("Tickets", "Who approves"), self.who))
        self.add_row(self.pin)
        self.save_button.hide()
        self.remark.setText(
            translate("Tickets", "You stay signed in. Without a PIN it waits under “Awaiting approval”.")
            if usable
            else translate("Tickets", "Nobody can approve here now. It waits under “Awaiting approval”.")
        )
        self.pin.setEnabled(bool(usable))

    def save(self) -> None:
        """Nothing to save until six digits are there."""
        self.pin.setFocus()

    def _try(self, digits: str) -> None:
        who = self.who.value()
        if not isinstance(who, int):
            return
        self.workspace.act(
            compensations.approve_at_this_screen,
            self._compensation_id,
            who,
            digits,
            done=lambda _result: self.approved.emit(),
            failed=self._refused,
            owner=self,
        )

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, ServiceDeskError):
            self.workspace.failed(error)
            return
        self.pin.refuse()
        self.remark.set_colour("danger_text")
        self.remark.setText(sentence(error))
