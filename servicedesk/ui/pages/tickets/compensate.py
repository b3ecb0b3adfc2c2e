"""Compensation on a ticket: from the catalogue or free, an amount or a share of a bill, to the cent."""

from __future__ import annotations

from servicedesk.core.enums import CompensationKind
from servicedesk.core.money import MOST_CENTS, share_of
from servicedesk.core.translation import translate
from servicedesk.queries.ticket_details import Catalogue, CatalogueRow
from servicedesk.services import compensations
from servicedesk.services.compensations import RequestCompensation
from servicedesk.ui import wording
from servicedesk.ui.pages.tickets.panels import ActPanel
from servicedesk.ui.widgets.forms import FormRow, submit_ready
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.money_field import MoneyField
from servicedesk.ui.widgets.pickers import ComboBox
from servicedesk.ui.widgets.text_area import TextArea
from servicedesk.ui.workspace import Workspace

OTHER = "other"


class CompensatePanel(ActPanel):
    """What to give, how much, why; says at once whether somebody has to approve."""

    def __init__(self, workspace: Workspace, ticket_id: int, catalogue: Catalogue) -> None:
        super().__init__(workspace, translate("Tickets", "Compensate"), translate("Tickets", "Give"), "gift")
        self._ticket_id = ticket_id
        self._catalogue = catalogue
        self._currency = workspace.desk.site.currency
        options: list[tuple[str | int | None, str]] = [(item.id, self._offer(item)) for item in catalogue.items]
        options.append((OTHER, translate("Tickets", "Something else")))
        self.item = ComboBox(translate("Tickets", "What"), options)
        self.kind = ComboBox(
            translate("Compensation", "Type"), [(kind.value, wording.word(kind)) for kind in CompensationKind],
            CompensationKind.GIFT.value,
        )  # fmt: skip
        self.name = TextField(translate("Tickets", "Name it"), "", most=compensations.NAME_LIMIT)
        self.bill = MoneyField(translate("Compensation", "Bill"), self._currency)
        self.amount = MoneyField(translate("Tickets", "Amount"), self._currency)
        self.reason = TextArea(translate("Tickets", "Reason"), "", least_lines=1, most_lines=3)
        self._arrange()
        self.item.chosen.connect(lambda _value: self._item_chosen())
        self.amount.textChanged.connect(lambda _text: self._show_limit())
        self.bill.textChanged.connect(lambda _text: self._show_limit())
        self._item_chosen()

    def _offer(self, item: CatalogueRow) -> str:
        if item.percent is not None:
            return f"{item.name} · {item.percent}%"
        return f"{item.name} · {wording.money(item.amount_cents, self._currency)}"

    def _arrange(self) -> None:
        self.name_row = FormRow(translate("Tickets", "Name it"), self.name, required=True)
        self.kind_row = FormRow(translate("Compensation", "Type"), self.kind)
        self.bill_row = FormRow(translate("Compensation", "Bill"), self.bill, required=True)
        self.amount_row = FormRow(translate("Tickets", "Amount"), self.amount, required=True)
        self.reason_row = FormRow(translate("Tickets", "Reason"), self.reason)
        self.name_row.set_check(self._name_missing)
        self.bill_row.set_check(self._bill_missing)
        self.amount_row.set_check(self._amount_wrong)
        self.reason_row.set_check(self._reason_missing)
        self.add_row(FormRow(translate("Tickets", "What"), self.item))
        for row in (self.name_row, self.kind_row, self.bill_row, self.amount_row, self.reason_row):
            self.add_row(row)

    def _chosen(self) -> CatalogueRow | None:
        return next((item for item in self._catalogue.items if item.id == self.item.value()), None)

    def _item_chosen(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.percent is None:
            self.amount.set_cents(chosen.amount_cents)
        self.refilled()

    def refilled(self) -> None:
        """An amount that was edited stays as it is; which fields there are follows the choice."""
        chosen = self._chosen()
        is_share = chosen is not None and chosen.percent is not None
        self.name_row.setVisible(chosen is None)
        self.kind_row.setVisible(chosen is None)
        self.bill_row.setVisible(is_share)
        self.amount_row.setVisible(not is_share)
        self._show_limit()

    # -- what is wrong -------------------------------------------------------------------------------------------

    def _name_missing(self) -> str:
        if self._chosen() is not None or self.name.text().strip():
            return ""
        return translate("Errors", "Please enter a name.")

    def _bill_missing(self) -> str:
        chosen = self._chosen()
        if chosen is None or chosen.percent is None or self.bill.cents():
            return ""
        return translate("Errors", "Please enter the bill of which {percent}% is given.", percent=chosen.percent)

    def _amount_wrong(self) -> str:
        chosen, cents = self._chosen(), self.amount.cents()
        if chosen is not None and chosen.percent is not None:
            return ""
        if cents is None or (cents == 0 and not (chosen is not None and chosen.is_free_allowed)):
            return translate("Compensation", "Please enter an amount like 136 or 136.50.")
        if cents > MOST_CENTS:
            return translate("Errors", "This amount is too large. Nothing was saved; please check the digits.")
        return ""

    def _reason_missing(self) -> str:
        if self._chosen() is not None or self.reason.text().strip():
            return ""
        return translate("Errors", "Please choose or type a reason.")

    def _cents(self) -> int | None:
        chosen = self._chosen()
        if chosen is not None and chosen.percent is not None:
            bill = self.bill.cents()
            return None if bill is None else share_of(bill, chosen.percent)
        return self.amount.cents()

    def _show_limit(self) -> None:
        limit = wording.money(self._catalogue.own_limit_cents, self._currency)
        cents = self._cents()
        over = cents is not None and cents > self._catalogue.own_limit_cents
        self.remark.set_colour("violet_text" if over else "text2")
        words = (
            translate(
                "Tickets", "Above your limit of {limit}: the {supervisor} approves at this desk or later.", limit=limit
            )
            if over
            else translate("Tickets", "Within your limit of {limit}.", limit=limit)
        )
        if cents is not None and not self.bill_row.isHidden():
            amount = wording.money(cents, self._currency)
            words = f"{translate('Compensation', 'That is {amount}.', amount=amount)} {words}"
        self.remark.setText(words)

    def save(self) -> None:
        """Hand over what is complete."""
        if submit_ready((self.name_row, self.bill_row, self.amount_row, self.reason_row)):
            self.saved.emit()

    def command(self) -> RequestCompensation:
        """Return what is asked for."""
        chosen = self._chosen()
        is_share = chosen is not None and chosen.percent is not None
        return RequestCompensation(
            self._ticket_id,
            item_id=chosen.id if chosen is not None else None,
            name="" if chosen is not None else self.name.text(),
            amount_cents=None if is_share else self.amount.cents(),
            reason=self.reason.text(),
            kind=CompensationKind(str(self.kind.value())),
            bill_cents=self.bill.cents() if is_share else None,
        )
