"""The small forms of the card: alerts, contacts, likes, notes, and the reason for looking at a number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.queries.customers import CustomerDetail
from servicedesk.services import customer_details, customers, drafts
from servicedesk.services.customer_details import AddAlert
from servicedesk.services.customers import ChangeCustomer, RevealedContact
from servicedesk.ui.draft_keeper import DraftKeeper
from servicedesk.ui.pages.customers.identity_card import IdentityCard
from servicedesk.ui.pages.customers.inline_form import (
    AlertForm,
    ContactForm,
    InlineForm,
    NoteForm,
    PreferenceForm,
    ReasonForm,
)
from servicedesk.ui.turning import Turning
from servicedesk.ui.workspace import Workspace


class SmallActs(QObject):
    """Opens one form at a time in the card and does what is asked there."""

    def __init__(
        self, workspace: Workspace, card: IdentityCard, turning: Turning, here: Callable[[], CustomerDetail | None]
    ) -> None:
        super().__init__(card)
        self.workspace, self.card, self._here = workspace, card, here
        self.form: InlineForm | None = None
        self._about = 0
        self.keeper: DraftKeeper | None = None
        card.add_alert.clicked.connect(self.add_alert)
        card.add_contact.clicked.connect(self.add_contact)
        card.add_like.clicked.connect(self.add_preference)
        card.add_note.clicked.connect(self.add_note)
        card.reveal_pressed.connect(self.ask_reason)
        card.contact_removed.connect(self._remove_contact)
        card.alert_removed.connect(self._remove_alert)
        card.preference_removed.connect(self._remove_preference)
        turning.bind("customer.preferences", self.add_preference, self._may_edit)
        turning.bind("customer.note", self.add_note, self._may_edit)
        turning.bind("customer.reveal", self.reveal, self._may_reveal)

    def _may_edit(self) -> bool:
        return self._here() is not None and self.workspace.desk.actor.can(Permission.EDIT_CUSTOMER)

    def _may_reveal(self) -> bool:
        return self._here() is not None and self.card.line_to_reveal() is not None

    def _id(self) -> int:
        detail = self._here()
        return detail.card.row.id if detail is not None else 0

    def _shown_id(self) -> int:
        """Whose lines stand in the card: a click on one means it, whoever is on their way."""
        return self.card.detail.card.row.id if self.card.detail is not None else 0

    # -- opening and closing -------------------------------------------------------------------------------------

    def _open(self, slot: str, form: InlineForm, submit: Callable[[], None]) -> None:
        self.close()
        if not self._id():
            # Somebody else is on their way: a click meant the one before.
            return
        self.form, self._about = form, self._id()
        self.card.slots[slot].addWidget(form)
        form.submitted.connect(submit)
        form.closed.connect(self.close)
        form.show()
        form.setFocus()
        self.card.column.show_widget(form)
        if form.draft:
            keeper = DraftKeeper(self.workspace, form, form.draft, str(self._about), form.content, form.put)
            self.keeper = keeper
            keeper.kept.connect(form.tell_kept)
            keeper.start()

    def take_up(self, draft: str) -> None:
        """Open the form of a draft, which brings back what was typed."""
        ways = {
            AlertForm.draft: self.add_alert,
            ContactForm.draft: self.add_contact,
            PreferenceForm.draft: self.add_preference,
            NoteForm.draft: self.add_note,
        }
        if draft in ways and self._may_edit():
            ways[draft]()

    def close(self) -> bool:
        """Close the form that is open, its draft kept; tell whether there was one."""
        if self.form is None:
            return False
        keeper, self.keeper = self.keeper, None
        if keeper is not None:
            keeper.settle()
            keeper.close()
        form, self.form = self.form, None
        form.hide()
        form.setParent(None)
        form.deleteLater()
        self.card.begin.setFocus()
        return True

    def flush(self) -> None:
        """Write the draft of the form that is open."""
        if self.keeper is not None:
            self.keeper.flush()

    def _done(self, form: InlineForm | None, customer_id: int) -> None:
        """What was typed in *form* is saved: its draft goes, and the form where it is still in front."""
        if form is None:
            return
        if self.form is not form:
            # Put away before the answer came, which kept its words once more.
            if form.draft and self.workspace.desk.actor.staff_id is not None:
                self.workspace.act(drafts.discard_draft, form.draft, str(customer_id))
            return
        if self.keeper is not None:
            self.keeper.done()
        self.close()

    def _act(self, function: Callable[..., Any], *arguments: Any, undo: str) -> None:
        """Do it; the form closes when it is done and says what is wrong otherwise."""
        form, about = self.form, self._about

        def done(_result: object) -> None:
            self._done(form, about)

        def failed(error: Exception) -> None:
            if form is None or self.form is not form or not form.show_error(error):
                self.workspace.failed(error)

        self.workspace.act(function, *arguments, done=done, failed=failed, owner=self.card, undo=undo)

    # -- alerts, contacts, likes ---------------------------------------------------------------------------------

    def add_alert(self) -> None:
        """Write down what everybody must know."""
        desk = self.workspace.desk
        form = AlertForm(self.workspace, desk.site.business_day(desk.clock.now()))

        def submit() -> None:
            command = AddAlert(self._about, form.chosen_severity(), form.text(), form.expires_on())
            self._act(customer_details.add_alert, command, undo=translate("Customers", "Alert added"))

        self._open("alert", form, submit)

    def add_contact(self) -> None:
        """Another way to reach them."""
        form = ContactForm(self.workspace)

        def submit() -> None:
            wanted = (self._about, form.chosen_kind(), form.text())
            self._act(customer_details.add_contact, *wanted, undo=translate("Customers", "Contact added"))

        self._open("contact", form, submit)

    def add_preference(self) -> None:
        """P: something they like."""
        form = PreferenceForm(self.workspace)

        def submit() -> None:
            undo = translate("Customers", "Preference added")
            self._act(customer_details.add_preference, self._about, form.text(), undo=undo)

        self._open("preference", form, submit)

    def _remove_contact(self, contact_id: int) -> None:
        self.close()
        undo = translate("Customers", "Contact removed")
        self._act(customer_details.remove_contact, self._shown_id(), contact_id, undo=undo)

    def _remove_alert(self, alert_id: int) -> None:
        self.close()
        undo = translate("Customers", "Alert removed")
        self._act(customer_details.remove_alert, self._shown_id(), alert_id, undo=undo)

    def _remove_preference(self, preference_id: int) -> None:
        self.close()
        undo = translate("Customers", "Preference removed")
        self._act(customer_details.remove_preference, self._shown_id(), preference_id, undo=undo)

    # -- the note ------------------------------------------------------------------------------------------------

    def add_note(self) -> None:
        """N: a remark that stays; kept while it is written."""
        form = NoteForm(self.workspace)
        self._open("note", form, lambda: self._save_note(form))

    def _save_note(self, form: NoteForm) -> None:
        detail = self._here()
        if detail is None:
            return
        day = self.workspace.now().date().isoformat()
        line = f"{day} {self.workspace.desk.actor.name}: {form.text()}"
        notes = f"{detail.card.notes}\n{line}".strip()
        row = detail.card.row

        def done(_result: object) -> None:
            self._done(form, row.id)

        self.workspace.act(
            customers.change_customer, ChangeCustomer(row.id, notes=notes, base={"notes": detail.card.notes}),
            done=done, owner=self.card, undo=translate("Customers", "Note saved"),
        )  # fmt: skip

    # -- numbers -------------------------------------------------------------------------------------------------

    def reveal(self) -> None:
        """Ctrl+M: the number in focus, with a reason."""
        line = self.card.line_to_reveal()
        if line is not None:
            self.ask_reason(line.row.id)

    def ask_reason(self, contact_id: int) -> None:
        """Ask why, in place."""
        form = ReasonForm(self.workspace, contact_id)
        self._open("contact", form, lambda: self._reveal(form))

    def _reveal(self, form: ReasonForm) -> None:
        def done(revealed: RevealedContact) -> None:
            if self.form is form:
                self.close()
            for line in self.card.lines:
                if line.row.id == revealed.contact_id:
                    line.show_value(revealed.value)

        def failed(error: Exception) -> None:
            if not form.show_error(error):
                self.workspace.failed(error)

        wanted = (self._about, form.contact_id, form.text())
        self.workspace.act(customers.reveal_contact, *wanted, done=done, failed=failed, owner=form)
