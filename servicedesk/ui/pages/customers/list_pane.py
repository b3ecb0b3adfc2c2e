"""The list: every customer by name, narrowed by words, pinyin, a phone's tail or a room; any length."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.queries import customer_lists, customer_rows
from servicedesk.queries.customer_lists import CustomerFilter, Presence
from servicedesk.queries.customer_rows import CustomerRow
from servicedesk.ui.item_models.paged import PagedModel
from servicedesk.ui.pages.customers.rows import CustomerDelegate, customer_words
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import IconButton
from servicedesk.ui.widgets.cards import Pane, SectionHeader
from servicedesk.ui.widgets.choices import Segmented
from servicedesk.ui.widgets.empty_state import EmptyState
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.row_list import RowListView
from servicedesk.ui.widgets.settling import Settling
from servicedesk.ui.workspace import Workspace

ALL, HERE, ALERTED = "all", "here", "alerted"


class ListPane(Pane):
    """Header, search line, three views and the list; tells who is chosen."""

    chosen = Signal(int)
    emptied = Signal()
    new_pressed = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("right")
        self.workspace = workspace
        self._select: int | None = None
        self.header = SectionHeader("", 0)
        self.new = IconButton("user-plus", "", bordered=True)
        self.header.add(self.new)
        self.search = TextField("", "", "search")
        self.views = Segmented("", [], ALL, stretch=True)
        self.model: PagedModel[CustomerRow] = PagedModel(self._load_ids, self._load_rows, customer_words, self)
        self.view = RowListView("", self.model, CustomerDelegate())
        self.empty = EmptyState("", "", "", "", "user-plus", small=True)
        self._head = QWidget()
        self._column = QVBoxLayout(self._head)
        for part in (self.header, self.search, self.views):
            self._column.addWidget(part)
        self.body.addWidget(self._head)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.empty, 1)
        self.empty.hide()
        self._settling = Settling(self, self.reload, 150)
        self._connect()
        self.restyle()
        self.retranslate()

    def _connect(self) -> None:
        self.search.textEdited.connect(lambda _text: self._settling.touch())
        self.search.returnPressed.connect(self._enter)
        self.views.chosen.connect(lambda _value: self.reload())
        self.new.clicked.connect(lambda: self.new_pressed.emit(self.search.text().strip()))
        self.empty.button.clicked.connect(lambda: self.new_pressed.emit(self.search.text().strip()))
        self.view.current_changed.connect(lambda row: self.chosen.emit(row.id) if row is not None else None)
        self.model.loaded.connect(self._loaded)

    def _enter(self) -> None:
        """Enter in the search line: the first hit."""
        self._settling.flush()
        self.view.setFocus()
        self.view.select_first()

    def wanted(self) -> CustomerFilter:
        """What the list asks for."""
        presence = Presence(here_on=self._today()) if self.views.value() == HERE else Presence()
        return CustomerFilter(self.search.text().strip(), presence=presence, has_alert=self.views.value() == ALERTED)

    def _today(self) -> date:
        return self.workspace.desk.site.business_day(self.workspace.desk.clock.now())

    def reload(self) -> None:
        """Ask again; who is chosen stays chosen."""
        self._name_empty()
        self.model.reload()

    def select(self, customer_id: int) -> bool:
        """Choose somebody; tell whether the list holds them."""
        return self.view.select_key(customer_id)

    def show_everybody(self, customer_id: int) -> None:
        """Leave the narrowing, and choose somebody."""
        self._select = customer_id
        self.search.set_text("")
        self.views.set_value(ALL)
        self.reload()

    def _load_ids(self, limit: int | None, done: Any) -> None:
        key = "ids" if limit is None else "first"
        self.workspace.ask(_ids, self.wanted(), limit, done=done, owner=self, key=key)

    def _load_rows(self, ids: Sequence[int], done: Any) -> None:
        self.workspace.ask(customer_rows.customer_rows, list(ids), done=done, owner=self)

    def _loaded(self) -> None:
        count = self.model.rowCount()
        self.header.set_count(count if self.model.is_complete else f"{count}+")
        self.view.setVisible(count > 0)
        self.empty.setVisible(count == 0)
        if count == 0:
            self.emptied.emit()
            return
        if self._select is not None and self.model.position_of(self._select) is not None:
            self.view.select_key(self._select)
            self._select = None
        elif not self.view.currentIndex().isValid():
            self.view.select_first()

    def restyle(self) -> None:
        """Scale the head."""
        super().restyle()
        if hasattr(self, "_column"):
            look = theme()
            self._column.setContentsMargins(look.px(14), look.px(10), look.px(14), look.px(8))
            self._column.setSpacing(look.px(8))

    def _name_empty(self) -> None:
        may = self.workspace.desk.actor.can(Permission.EDIT_CUSTOMER)
        self.new.setVisible(may)
        button = translate("Customers", "New {customer}") if may else ""
        if self.search.text().strip():
            why = translate("Customers", "Nobody fits these words")
            what = translate("Customers", "Pinyin initials, the last four digits of a phone or a {reference} find them")
        elif self.views.value() != ALL:
            why, what, button = translate("Customers", "Nobody in this view"), "", ""
        else:
            why = translate("Customers", "Nobody is written down yet")
            what = translate("Customers", "Who is known by name is served faster the second time")
        self.empty.set_words(why, what, button)

    def retranslate(self) -> None:
        """Name the parts."""
        if not hasattr(self, "_settling"):
            return
        title = translate("Customers", "{Customers}")
        self.header.set_title(title)
        self.view.setAccessibleName(title)
        self.new.set_name(translate("Customers", "New {customer}"))
        self.search.set_words(
            translate("Customers", "Find {customer}"), translate("Customers", "Pinyin, phone tail, {reference}")
        )
        value = self.views.value() or ALL
        self.views.set_options(
            [
                (ALL, translate("Customers", "All")),
                (HERE, translate("Customers", "Here")),
                (ALERTED, translate("Customers", "Alerts")),
            ]
        )
        self.views.set_value(value)
        self.views.setAccessibleName(translate("Customers", "Views"))
        self._name_empty()


def _ids(desk: Any, wanted: CustomerFilter, limit: int | None) -> Any:
    return customer_lists.customer_ids(desk, wanted, limit=limit)
