"""One customer: identity, story, figures; small forms open in place, the large form in place of the story."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.queries import customers
from servicedesk.queries.customer_timeline import ContactEvent, TimelineRow, customer_timeline
from servicedesk.queries.customers import CustomerDetail
from servicedesk.ui import tokens
from servicedesk.ui.pages.customers.customer_form import CustomerForm
from servicedesk.ui.pages.customers.identity_card import IdentityCard
from servicedesk.ui.pages.customers.side import SidePane
from servicedesk.ui.pages.customers.small_acts import SmallActs
from servicedesk.ui.pages.customers.timeline_pane import TimelinePane
from servicedesk.ui.pages.reception.columns import STACKED_BELOW, Columns
from servicedesk.ui.theme import theme
from servicedesk.ui.turning import Turning
from servicedesk.ui.widgets.banner import Banner
from servicedesk.ui.widgets.buttons import QuietButton, SecondaryButton
from servicedesk.ui.widgets.empty_state import EmptyState
from servicedesk.ui.workspace import Workspace

GIVEN = 5
IDENTITY_WIDTH = 284
TWO_FROM = 640


def ask_detail(desk: Any, customer_id: int) -> tuple[CustomerDetail | None, tuple[TimelineRow, ...]]:
    """Return the customer and the last things they were given."""
    detail = customers.customer_detail(desk, customer_id)
    given = customer_timeline(desk, customer_id, (ContactEvent.COMPENSATION,), GIVEN)
    return detail, given.rows


class DetailPane(QWidget):
    """Shows one customer; ``other_pressed`` asks for another one."""

    other_pressed = Signal(int)
    ticket_pressed = Signal(int)
    saved = Signal(int)
    back_pressed = Signal()
    shown = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._shown: CustomerDetail | None = None
        self.wanted: int | None = None
        self.turning = Turning(workspace, self, lambda: self.wanted is not None and self.detail is None)
        self.form: CustomerForm | None = None
        self.back = QuietButton("", "chevron-left", "Esc")
        self.duplicate = Banner("warning", "git-merge")
        self.look = SecondaryButton("")
        self.duplicate.add_button(self.look)
        self.identity = IdentityCard(workspace)
        self.timeline = TimelinePane(workspace)
        self.side = SidePane(workspace)
        self.nothing = EmptyState("", "", "", "", "address-book")
        self._top, self._middle = QWidget(), QWidget()
        self._top_column = QVBoxLayout(self._top)
        self._top_column.setContentsMargins(0, 0, 0, 0)
        self._top_column.addWidget(self.back)
        self._top_column.addWidget(self.duplicate)
        self._third = QWidget()
        self._third_column = QVBoxLayout(self._third)
        self._third_column.setContentsMargins(0, 0, 0, 0)
        self._third_column.addWidget(self.side)
        self._middle_stack = QVBoxLayout(self._middle)
        self._middle_stack.setContentsMargins(0, 0, 0, 0)
        self._middle_stack.addWidget(self.timeline)
        self.columns = Columns(self._top, (self.identity, self._middle, self._third), (self.identity, self._third))
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._pages.addWidget(self.nothing)
        self._blank = QWidget()
        self._pages.addWidget(self._blank)
        self._pages.addWidget(self.columns)
        self.acts = SmallActs(workspace, self.identity, self.turning, lambda: self.detail)
        self._connect()
        self.duplicate.hide()
        self.show_top(False)
        self.retranslate()

    def _connect(self) -> None:
        identity = self.identity
        identity.edit.clicked.connect(self.edit)
        identity.begin.clicked.connect(self.begin_visit)
        identity.ticket.clicked.connect(self.new_ticket)
        self.timeline.ticket_pressed.connect(self.ticket_pressed)
        self.side.ticket_pressed.connect(self.ticket_pressed)
        self.look.clicked.connect(self._look_at_duplicate)
        self.back.clicked.connect(self.back_pressed)
        self.turning.bind("customer.edit", self.edit, self._may_edit)
        self.turning.bind("ticket.new", self.new_ticket, self._may_open_ticket)

    @property
    def detail(self) -> CustomerDetail | None:
        """Who is in front; None while somebody else is on their way: nothing is done to the one turned away from."""
        shown = self._shown
        return shown if shown is not None and shown.card.row.id == self.wanted else None

    # -- showing -------------------------------------------------------------------------------------------------

    def show_customer(self, customer_id: int) -> None:
        """Turn to a customer; what was typed about the one before is kept."""
        if customer_id != self.wanted:
            self.turning.forget()
            self.acts.close()
            self.close_form()
        self.wanted = customer_id
        if self._pages.currentWidget() is self.nothing:
            # Somebody is chosen, only not here yet.
            self._pages.setCurrentWidget(self._blank)
        self.refresh()

    def refresh(self) -> None:
        """Ask again; open forms stay as they are."""
        if self.wanted is not None:
            self.workspace.ask(ask_detail, self.wanted, done=self._show, owner=self, key="detail")
            self.timeline.show_customer(self.wanted)

    def _show(self, found: tuple[CustomerDetail | None, tuple[TimelineRow, ...]]) -> None:
        detail, given = found
        if detail is None:
            self.show_nobody()
            return
        if detail.card.row.id != self.wanted:
            return
        self._shown = detail
        self.identity.show_detail(detail)
        self.side.show_detail(detail, given)
        if self.form is None or not self.form.is_new:
            self.identity.show()
            self.side.show()
            self._show_duplicate()
        self._pages.setCurrentWidget(self.columns)
        self.shown.emit()
        self.turning.arrived()

    def show_nobody(self) -> None:
        """Nobody is chosen."""
        self._shown, self.wanted = None, None
        self.turning.forget()
        if self.form is None:
            self._pages.setCurrentWidget(self.nothing)
        self.shown.emit()

    def _show_duplicate(self) -> None:
        twins = self._shown.duplicates if self._shown is not None else ()
        self.duplicate.setVisible(bool(twins))
        self._show_top()
        if not twins:
            return
        twin = twins[0]
        why = [
            translate("Customers", "same phone") if twin.same_phone else "",
            translate("Customers", "same member number") if twin.same_member_number else "",
            translate("Customers", "same name") if twin.same_name else "",
        ]
        words = [twin.customer.name, twin.customer.phone, twin.customer.number, *why]
        title = translate("Customers", "Possibly the same person")
        self.duplicate.set_words(title, " · ".join(part for part in words if part))

    def _look_at_duplicate(self) -> None:
        if self.detail is not None and self.detail.duplicates:
            self.other_pressed.emit(self.detail.duplicates[0].customer.id)

    # -- acts ----------------------------------------------------------------------------------------------------

    def _may_edit(self) -> bool:
        return self.detail is not None and self.workspace.desk.actor.can(Permission.EDIT_CUSTOMER)

    def _may_open_ticket(self) -> bool:
        return self.detail is not None and self.workspace.desk.actor.can(Permission.OPEN_TICKET)

    def begin_visit(self) -> None:
        """Serve them now."""
        self.turning.when_here(self._begin_visit)

    def _begin_visit(self) -> None:
        if self.detail is not None:
            self.workspace.navigate("reception", customer_id=self.detail.card.row.id)

    def new_ticket(self) -> None:
        """F6: a ticket about them."""
        if self.detail is not None:
            row = self.detail.card.row
            self.workspace.navigate("tickets", new=True, customer_id=row.id, customer_name=row.name)

    def edit(self) -> None:
        """E: correct the fields in place."""
        if self.detail is not None and self._may_edit() and self.form is None:
            self.open_form(self.detail)

    def take_up(self, form: str) -> None:
        """Open the form of a draft as soon as its customer is shown; the form brings the draft back."""
        if form == "customer":
            self.turning.when_here(self.edit)
        elif form:
            self.turning.when_here(lambda: self.acts.take_up(form))

    def open_form(self, detail: CustomerDetail | None, name: str = "") -> None:
        """Open the form in place of the story; somebody new stands alone."""
        if not self.workspace.desk.actor.can(Permission.EDIT_CUSTOMER):
            return
        self.close_form()
        self.form = CustomerForm(self.workspace, detail, name)
        self.form.saved.connect(self._form_saved)
        self.form.closed.connect(self._form_closed)
        self._middle_stack.addWidget(self.form)
        self.timeline.hide()
        if detail is None:
            self.identity.hide()
            self.side.hide()
            self.duplicate.hide()
            self._show_top()
        self._pages.setCurrentWidget(self.columns)
        self.form.setFocus()

    def close_form(self) -> bool:
        """Close the large form, its draft kept; tell whether it was open."""
        if self.form is None:
            return False
        self.form.flush()
        form, self.form = self.form, None
        form.hide()
        self._middle_stack.removeWidget(form)
        form.deleteLater()
        self.timeline.show()
        if self._shown is not None:
            self.identity.show()
            self.side.show()
            self._show_duplicate()
        else:
            self._pages.setCurrentWidget(self.nothing)
        return True

    def _form_closed(self) -> None:
        self.close_form()
        self.back_pressed.emit() if self.detail is None else self.identity.edit.setFocus()

    def _form_saved(self, customer_id: int) -> None:
        self.close_form()
        self.saved.emit(customer_id)

    def close_something(self) -> bool:
        """Esc: the small form first, then the large one."""
        return self.acts.close() or self.close_form()

    def flush(self) -> None:
        """Write what is typed."""
        self.acts.flush()
        if self.form is not None:
            self.form.flush()

    # -- room ----------------------------------------------------------------------------------------------------

    def show_top(self, single: bool) -> None:
        """Offer the way back where the list is not beside."""
        self.back.setVisible(single)
        self._show_top()

    def _show_top(self) -> None:
        self._top.setVisible(not (self.back.isHidden() and self.duplicate.isHidden()))

    def resizeEvent(self, event: Any) -> None:
        """Columns beside or below one another."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Lay out for the width there is."""
        look = theme()
        two = look.px(TWO_FROM) <= self.width() < look.px(STACKED_BELOW)
        stacked, _narrow = self.columns.arrange(look.px(STACKED_BELOW) if two else self.width())
        # With room for two columns the figures stand below the person, and the story keeps its height.
        self._third.setVisible(not two)
        if two and self.side.parentWidget() is self._third:
            self.identity.column.body.addWidget(self.side)
        elif not two and self.side.parentWidget() is not self._third:
            self._third_column.addWidget(self.side)
        if not stacked:
            self.identity.setFixedWidth(theme().px(IDENTITY_WIDTH))
        self.identity.column.set_whole(stacked)
        self.side.set_whole(stacked or two)
        self._middle.setMinimumHeight(theme().px(420) if stacked else 0)
        margins = self.columns.body.contentsMargins()
        margins.setTop(theme().px(tokens.CARD_GAP))
        self.columns.body.setContentsMargins(margins)

    def changeEvent(self, event: QEvent) -> None:
        """Answer a switch of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "acts"):
            self.retranslate()

    def retranslate(self) -> None:
        """Name the parts."""
        self.back.setText(translate("Customers", "Back to the list"))
        self.look.setText(translate("Customers", "Look"))
        self.nothing.set_words(
            translate("Customers", "Nobody chosen"),
            translate("Customers", "Choose somebody on the left to see everything that happened"),
        )
        self.side.retranslate()
        self._show_duplicate()
