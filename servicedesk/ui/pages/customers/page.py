"""Customers: the list at the left, one of them beside it; narrow windows show one after the other."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout

from servicedesk.core.events import Changed
from servicedesk.core.translation import translate
from servicedesk.ui.pages.base import Page
from servicedesk.ui.pages.customers.detail_pane import DetailPane
from servicedesk.ui.pages.customers.list_pane import ListPane
from servicedesk.ui.theme import theme
from servicedesk.ui.workspace import Workspace

LIST_WIDTH = 264
SINGLE_BELOW = 760
NO_LIMIT = 16_777_215
_PEOPLE = {"customer", "customer_contact", "customer_reference", "customer_preference", "customer_alert"}
_STORY = {"visit", "ticket", "follow_up", "inquiry", "compensation", "survey_response"}


class CustomersPage(Page):
    """One selection over two panes."""

    page_id = "customers"
    asks_on_arrival = True
    status_keys = ("ticket.new", "customer.note", "customer.preferences", "customer.edit", "customer.reveal", "undo")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._showing_detail = False
        self._pending: int | None = None
        self.list = ListPane(workspace)
        self.detail = DetailPane(workspace)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.list)
        self._row.addWidget(self.detail, 1)
        self.list.chosen.connect(self._chosen)
        self.list.emptied.connect(self._emptied)
        self.list.view.opened.connect(lambda _row: self._enter())
        self.list.new_pressed.connect(self.new_customer)
        self.detail.other_pressed.connect(self.open_customer)
        self.detail.saved.connect(self.open_customer)
        self.detail.back_pressed.connect(lambda: self._show_detail(False))
        self.detail.shown.connect(self.title_changed)
        self.detail.ticket_pressed.connect(lambda key: workspace.navigate("tickets", ticket_id=key))
        self.follow_theme()
        self.retranslate()

    def title(self) -> str:
        """The page's name."""
        return translate("Customers", "{Customers}")

    def subtitle(self) -> str:
        """Who is shown."""
        return self.detail.detail.card.row.name if self.detail.detail is not None else ""

    def status_hints(self) -> list[tuple[str, str]]:
        """Walking the list."""
        return [("J K", translate("Customers", "Up and down"))] if self.list.model.rowCount() else []

    # -- coming and going ----------------------------------------------------------------------------------------

    def activate(self, **target: Any) -> None:
        """Show the list, one customer, or the form of a new one."""
        self.refresh()
        if target.get("customer_id") is not None:
            self.open_customer(int(target["customer_id"]))
            self.detail.take_up(str(target.get("form") or ""))
        if target.get("new"):
            self.new_customer(str(target.get("name", "")))
        elif target.get("find"):
            self.list.search.setFocus()
        elif target.get("form") is None or target.get("customer_id") is None:
            self.list.view.setFocus()

    def take_focus(self) -> None:
        """The list has the keys."""
        self.list.view.setFocus()

    def deactivate(self) -> None:
        """Keep what was typed; numbers are masked again, and a key that waits is not done behind somebody's back."""
        self.detail.turning.forget()
        self.flush_drafts()
        self.detail.identity.hide_numbers()

    def flush_drafts(self) -> None:
        """Write the forms' drafts."""
        self.detail.flush()

    def concerns(self, change: Changed) -> bool:
        """Customers, and what is told of them."""
        return change.entity in _PEOPLE | _STORY

    def _on_changed(self, change: Changed) -> None:
        """A change of one person renews their row and card; only new or vanished people renew the list."""
        if not self.isVisible():
            super()._on_changed(change)
            return
        if change.entity == "customer":
            self.list.reload()
            self.list.model.refresh_rows(change.ids)
        if self.touches(change):
            self.detail.refresh()

    def refresh(self) -> None:
        """Ask for the list and the customer again."""
        # First: what the list chooses anew then is not asked for again.
        self.detail.refresh()
        self.list.reload()

    def go_back(self) -> bool:
        """Esc: a key that waits, forms, then from the search or the card to the list."""
        if self.detail.turning.forget():
            return True
        if self.detail.close_something():
            return True
        if self._single() and self._showing_detail:
            self._show_detail(False)
            return True
        focused = QApplication.focusWidget()
        if focused is not None and focused is not self.list.view and self.isAncestorOf(focused):
            self.list.view.setFocus()
            return True
        return False

    # -- choosing ------------------------------------------------------------------------------------------------

    def _chosen(self, customer_id: int) -> None:
        if self._pending is not None and customer_id != self._pending:
            # Somebody asked for by name stays in front even where the list does not hold them.
            self._pending = None
            return
        self._pending = None
        if customer_id != self.detail.wanted:
            self.detail.show_customer(customer_id)

    def _emptied(self) -> None:
        if self._pending is None and self.detail.form is None:
            self.detail.show_nobody()

    def open_customer(self, customer_id: int) -> None:
        """Show one customer, chosen in the list where it holds them."""
        self.detail.show_customer(customer_id)
        self._show_detail(True)
        if not self.list.select(customer_id):
            self._pending = customer_id
            self.list.show_everybody(customer_id)

    def new_customer(self, name: str = "") -> None:
        """Open the form for somebody new."""
        self.detail.open_form(None, name)
        self._show_detail(True)

    def _enter(self) -> None:
        """Enter in the list: on to the card, where Enter begins a visit."""
        self._show_detail(True)
        self.detail.identity.begin.setFocus()

    # -- room ----------------------------------------------------------------------------------------------------

    def _single(self) -> bool:
        return self.width() < theme().px(SINGLE_BELOW)

    def _show_detail(self, showing: bool) -> None:
        self._showing_detail = showing
        self._fit()
        if not showing:
            self.list.view.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One pane where there is no room for two."""
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Scale the panes."""
        super().restyle()
        self._fit()
        self.detail.fit()

    def _fit(self) -> None:
        single = self._single()
        self.list.setVisible(not (single and self._showing_detail))
        self.detail.setVisible(not single or self._showing_detail)
        self.detail.show_top(single)
        if single:
            self.list.setMinimumWidth(0)
            self.list.setMaximumWidth(NO_LIMIT)
        else:
            self.list.setFixedWidth(theme().px(LIST_WIDTH))

    def retranslate(self) -> None:
        """Say the title anew."""
        self.title_changed.emit()
