"""The left column: the one box, a new customer, and the card of who is served."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal

from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.queries import drafts
from servicedesk.services import customers as customer_services
from servicedesk.services import drafts as draft_services
from servicedesk.services.customers import AddCustomer
from servicedesk.ui import tokens
from servicedesk.ui.pages.reception import guests
from servicedesk.ui.pages.reception.fitting import FittingColumn
from servicedesk.ui.pages.reception.guest_card import GuestCard
from servicedesk.ui.pages.reception.guests import Guest
from servicedesk.ui.pages.reception.looking import Look
from servicedesk.ui.pages.reception.new_guest import NewGuestForm
from servicedesk.ui.widgets.buttons import SecondaryButton
from servicedesk.ui.widgets.cards import Card, SectionHeader
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.suggestions import SearchField, Suggestion
from servicedesk.ui.workspace import Workspace

FORM = "new_customer"


class GuestPane(Card):
    """``picked`` names a customer and the room or order they were found by."""

    picked = Signal(int, str)
    anonymous = Signal(str)
    left = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(padding=14, spacing=10)
        self.workspace = workspace
        self._enter_waits = False
        self.header = SectionHeader("")
        self.new_button = SecondaryButton("", "user-plus")
        self.header.add(self.new_button)
        self.box = SearchField("", "", "F4", large=True)
        self._visit_id: int | None = None
        self.form = NewGuestForm()
        self.card = GuestCard()
        self.hint = PlainLabel("", tokens.BODY, "text2", wrap=True)
        self.middle = FittingColumn(spacing=10)
        for part in (self.form, self.card, self.hint):
            self.middle.body.addWidget(part)
        self.middle.body.addStretch(1)
        self.body.addWidget(self.header)
        self.body.addWidget(self.box)
        self.body.addWidget(self.middle, 1)
        self.form.hide()
        self.card.hide()
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.box.asked.connect(self._find)
        self.box.chosen.connect(self._take)
        self.box.entered.connect(self._entered)
        self.new_button.clicked.connect(lambda: self.open_form(self.box.text()))
        self.form.saved.connect(self._add)
        self.form.anonymous.connect(self._stay_anonymous)
        self.form.edited.connect(self._keep)

    # -- the box -------------------------------------------------------------------------------------------------

    def focus_box(self) -> None:
        """F4: type who it is."""
        self.box.setFocus()
        self.box.selectAll()

    def _find(self, text: str) -> None:
        if not text.strip():
            self._enter_waits = False
            self.box.suggest([])
            return
        self.workspace.ask(guests.find, text, done=self._show_hits, owner=self, key="hits")

    def _entered(self, text: str) -> None:
        """Enter came before the hits for this very text: the first of them, or a new customer."""
        if text.strip():
            self._enter_waits = True
            self._find(text)

    def _show_hits(self, hits: list[Suggestion]) -> None:
        waited, self._enter_waits = self._enter_waits, False
        if waited and hits:
            self._take(hits[0])
        elif waited:
            self.open_form(self.box.text())
        else:
            self.box.suggest(hits)

    def _take(self, hit: Any) -> None:
        self._enter_waits = False
        self.box.close_hits()
        self.box.set_text("")
        self.close_form()
        self.picked.emit(int(hit.key), str(hit.data or ""))

    # -- what is typed about a new customer

    def restore(self) -> None:
        """Open the form again with what was typed before the program ended."""
        if self.workspace.desk.actor.staff_id is not None:
            self.workspace.ask(drafts.my_draft, FORM, "", done=self._restore, owner=self, key="draft")

    def _restore(self, draft: drafts.DraftRow | None) -> None:
        if draft is None or not self.form.isHidden():
            return
        self.form.fill(*(str(draft.content.get(name, "")) for name in ("name", "phone", "place")))
        self.form.show()
        self._fit()

    def flush(self) -> None:
        """Write what was typed now."""
        self.form.flush()

    def _keep(self) -> None:
        if self.form.isHidden() or self.workspace.desk.actor.staff_id is None:
            return
        self.workspace.act(draft_services.save_draft, FORM, "", self.form.content(), owner=self)

    def _forget(self) -> None:
        if self.workspace.desk.actor.staff_id is not None:
            self.workspace.act(draft_services.discard_draft, FORM, "", owner=self)

    # -- a new customer ------------------------------------------------------------------------------------------

    def open_form(self, typed: str) -> None:
        """Offer to write a new customer down."""
        if not self.workspace.desk.actor.can(Permission.EDIT_CUSTOMER):
            return
        self.box.close_hits()
        self.form.open_for(typed)
        self._fit()

    def close_form(self) -> bool:
        """Fold the form away; tell whether it was open."""
        if self.form.isHidden():
            return False
        self.form.hide()
        self._forget()
        self._fit()
        return True

    def _add(self, command: AddCustomer) -> None:
        self.workspace.act(
            customer_services.add_customer,
            command,
            done=lambda customer_id: self._added(customer_id, command),
            failed=self._refused,
            owner=self,
        )

    def _added(self, customer_id: int, command: AddCustomer) -> None:
        self.box.set_text("")
        self.close_form()
        self.picked.emit(customer_id, command.reference.strip())

    def _refused(self, error: Exception) -> None:
        if not self.form.show_error(error):
            self.workspace.failed(error)

    def _stay_anonymous(self, name: str) -> None:
        self.box.set_text("")
        self.close_form()
        self.anonymous.emit(name)

    # -- the card ------------------------------------------------------------------------------------------------

    def show_look(self, look: Look | None, now: datetime) -> None:
        """Show who is served in the visit in front, or nobody."""
        guest: Guest | None = look.guest if look is not None else None
        self._guest = guest
        visit_id = look.detail.row.id if look is not None else None
        if visit_id != self._visit_id and not self.box.hasFocus():
            # Typed for the visit before; while it is being typed, it is for the one that has just come.
            self.box.set_text("")
        self._visit_id = visit_id
        if look is not None and guest is not None:
            self.card.show_guest(guest, look.detail.alerts_seen)
            self.card.show_before(look.place, look.repeats, guest.tickets, now)
        self._has_visit = look is not None
        self._fit()
        self.retranslate()

    def _fit(self) -> None:
        known = getattr(self, "_guest", None) is not None
        self.card.setVisible(known and self.form.isHidden())
        self.hint.setVisible(not known and self.form.isHidden())

    def set_stacked(self, stacked: bool) -> None:
        """Show everything at once where the page itself scrolls."""
        self.middle.set_whole(stacked)

    def retranslate(self) -> None:
        """Name the parts."""
        self.header.set_title(translate("Reception", "{Customer}"))
        self.new_button.setText(translate("Reception", "New {customer}"))
        self.box.set_words(
            translate("Reception", "Who is it"), translate("Reception", "Pinyin, phone tail, {reference} or name")
        )
        if getattr(self, "_has_visit", False):
            self.hint.setText(
                translate("Reception", "Nobody chosen yet. Enter without a hit writes a new {customer} down.")
            )
        else:
            self.hint.setText(translate("Reception", "Type who it is: choosing somebody begins a visit."))
