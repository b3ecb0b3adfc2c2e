"""The list: the view's tickets by deadline, narrowed by words; any length."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.paging import Sort
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import plural, translate
from servicedesk.queries import draft_lists, ticket_categories, ticket_fields, ticket_lists
from servicedesk.queries.draft_lists import DraftMark
from servicedesk.queries.ticket_lists import TicketFilter, TicketRow, TicketView
from servicedesk.ui.item_models.paged import PagedModel
from servicedesk.ui.item_models.ticket_rows import TicketDelegate, ticket_words, time_left
from servicedesk.ui.pages.drafts.words import draft_words
from servicedesk.ui.pages.tickets.category_field import CategoryField
from servicedesk.ui.pages.tickets.filter_field import FilterField
from servicedesk.ui.pages.tickets.views import view_name
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import IconButton
from servicedesk.ui.widgets.cards import Pane, SectionHeader
from servicedesk.ui.widgets.empty_state import EmptyState
from servicedesk.ui.widgets.pickers import ComboBox
from servicedesk.ui.widgets.row_list import RowListView
from servicedesk.ui.widgets.settling import Settling
from servicedesk.ui.workspace import Workspace


class ListPane(Pane):
    """Header, filter line and list; tells which ticket is chosen."""

    chosen = Signal(int)
    emptied = Signal()
    drafts_changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("right")
        self.workspace = workspace
        self.wanted = TicketFilter(TicketView.MINE)
        self._sort = Sort("due")
        self._select: int | None = None
        self._turned, self._elsewhere = False, 0
        self.header = SectionHeader("", 0)
        self.sort = ComboBox("", [])
        self.file = IconButton("download", "", "Ctrl+E", small=True)
        if not workspace.desk.actor.can(Permission.EXPORT):
            self.file.hide()
        self.file.clicked.connect(lambda: workspace.actions.trigger("ticket.export"))
        self.filter = FilterField()
        self.category = CategoryField(lambda: translate("Lifecycle", "Category"))
        self.drafts: dict[int, DraftMark] = {}
        self.model: PagedModel[TicketRow] = PagedModel(self._load_ids, self._load_rows, self._words, self)
        desk = workspace.desk
        self.delegate = TicketDelegate(desk.clock.now, desk.site.local)
        self.view = RowListView("", self.model, self.delegate)
        self.empty = EmptyState("", "", "", "F6", "ticket", small=True)
        self.empty.button.clicked.connect(lambda: workspace.actions.trigger("ticket.new"))
        self._head = QWidget()
        column = QVBoxLayout(self._head)
        row = QHBoxLayout()
        row.addWidget(self.header, 1)
        row.addWidget(self.sort)
        row.addWidget(self.file)
        column.addLayout(row)
        narrowing = QHBoxLayout()
        narrowing.addWidget(self.filter, 1)
        narrowing.addWidget(self.category, 1)
        column.addLayout(narrowing)
        self._head_column = column
        self.body.addWidget(self._head)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.empty, 1)
        self._settling = Settling(self, self._filter_changed, 200)
        self.filter.textEdited.connect(lambda _text: self._settling.touch())
        self.filter.entered.connect(lambda _text: self._filter_changed())
        self.filter.narrowed.connect(self._filter_changed)
        self.filter.left.connect(self._filter_left)
        self.sort.chosen.connect(self._sort_changed)
        self.category.picked.connect(self._category_picked)
        self.view.current_changed.connect(lambda row: self.chosen.emit(row.id) if row is not None else None)
        self.model.loaded.connect(self._loaded)
        # Whether somebody writes on the ticket in front: it stays there, also when a colleague takes it off the list.
        self.busy: Callable[[], bool] = lambda: False
        self._keep_time()
        self.empty.hide()
        self.restyle()
        self.retranslate()

    def restyle(self) -> None:
        """Scale the head."""
        super().restyle()
        if hasattr(self, "_head_column"):
            look = theme()
            self._head_column.setContentsMargins(look.px(14), look.px(10), look.px(14), look.px(8))
            self._head_column.setSpacing(look.px(8))

    def _keep_time(self) -> None:
        self._told: list[str] = []
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self.show_times)

    def showEvent(self, event: QShowEvent) -> None:
        """The time that is left runs while somebody looks."""
        super().showEvent(event)
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """No timer runs while nobody looks."""
        super().hideEvent(event)
        self._tick.stop()

    def show_times(self) -> None:
        """Paint the rows in sight again when one of them would say another time."""
        port = self.view.viewport()
        first, last = (self.view.indexAt(spot).row() for spot in (QPoint(0, 0), QPoint(0, port.height() - 1)))
        now = self.workspace.desk.clock.now()
        told = []
        for position in range(max(first, 0), (last if last >= 0 else self.model.rowCount() - 1) + 1):
            row = self.model.row_at(position)
            left = time_left(row, now) if row is not None else None
            told.append(left.words if left is not None else "")
        if told != self._told:
            self._told = told
            port.update()

    def show_filter(self, wanted: TicketFilter, select: int | None = None) -> None:
        """Show another view; *select* is the ticket to choose in it."""
        self.wanted = wanted
        self._select, self._turned = select, True
        if wanted.text != self.filter.text():
            self.filter.set_text(wanted.text)
        self.category.set_value(wanted.category_id)
        self.retranslate()
        self.model.reload()

    def reload(self) -> None:
        """Ask again; what is chosen stays chosen."""
        self.model.reload()

    def load_drafts(self) -> None:
        """Ask on which tickets something of mine waits."""
        if self.workspace.desk.actor.can(Permission.OWN_DRAFTS):
            self.workspace.ask(draft_lists.drafted_tickets, done=self._show_drafts, owner=self, key="drafts")

    def _show_drafts(self, found: dict[int, DraftMark]) -> None:
        self.drafts = found
        self.delegate.drafts = {key: mark.is_undecided for key, mark in found.items()}
        self.view.viewport().update()
        self.drafts_changed.emit()

    def _words(self, row: TicketRow | None) -> str:
        words = ticket_words(row)
        mark = self.drafts.get(row.id) if row is not None else None
        return words if mark is None else f"{words} · {draft_words(mark)}"

    def _load_ids(self, limit: int | None, done: Any) -> None:
        key = "ids" if limit is None else "first"
        self.workspace.ask(ticket_lists.ticket_ids, self.wanted, self._sort, limit, done=done, owner=self, key=key)

    def _load_rows(self, ids: Sequence[int], done: Any) -> None:
        self.workspace.ask(ticket_lists.ticket_rows, list(ids), done=done, owner=self)

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
        elif not self.view.currentIndex().isValid() and not self.busy():
            self.view.select_first()
        elif self._turned:
            # The ticket in front is in this view as well, maybe far down.
            self.view.scrollTo(self.view.currentIndex())
        self._turned = False

    @property
    def order(self) -> Sort:
        """The order the list is in."""
        return self._sort

    def current_id(self) -> int | None:
        """The chosen ticket's id."""
        return self.model.id_at(self.view.currentIndex().row())

    def set_elsewhere(self, open_tickets: int) -> None:
        """Say how many tickets are open in all: an empty list of mine is not an empty desk."""
        self._elsewhere = open_tickets
        self._name_empty()

    def _filter_left(self) -> None:
        if self.filter.text().strip() != self.wanted.text:
            self._filter_changed()

    def _filter_changed(self) -> None:
        self._settling.forget()
        if self.filter.is_choosing:
            return
        self.wanted = replace(self.wanted, text=self.filter.text().strip())
        self.retranslate()
        self.model.reload()

    def load_categories(self) -> None:
        """Fetch what the list can be narrowed to."""
        self.workspace.ask(
            ticket_categories.categories, done=self.category.set_categories, owner=self, key="categories"
        )
        self.workspace.ask(ticket_fields.known_fields, done=self.filter.set_fields, owner=self, key="fields")

    def _category_picked(self, category_id: int | None) -> None:
        self.wanted = replace(self.wanted, category_id=category_id)
        self.retranslate()
        self.model.reload()

    def _sort_changed(self, value: object) -> None:
        self._sort = Sort(str(value), descending=value in ("opened", "updated"))
        self.model.reload()

    def retranslate(self) -> None:
        """Name the parts."""
        if not hasattr(self, "_settling"):
            return
        title = view_name(self.wanted.view)
        self.header.set_title(title)
        self.view.setAccessibleName(title)
        self.sort.set_options(
            [
                ("due", translate("Tickets", "By deadline")),
                ("priority", translate("Tickets", "By priority")),
                ("opened", translate("Tickets", "Newest first")),
                ("updated", translate("Tickets", "Last changed")),
            ]
        )
        self.sort.set_value(self._sort.column)
        self.file.set_name(translate("Actions", "Save the list as a file"))
        self._name_empty()

    def _name_empty(self) -> None:
        """Say why nothing is listed and what to do next."""
        if self.wanted.category_id is not None and not self.wanted.text:
            self.empty.set_words(
                translate("Lifecycle", "No ticket of this category here"),
                translate("Lifecycle", "Empty the category, or choose another view"),
                "",
            )
        elif self.wanted.text:
            now = self.workspace.desk.site.local(self.workspace.desk.clock.now())
            self.empty.set_words(
                translate("Tickets", "No ticket contains these words"),
                self.filter.problem(now)
                or translate("Tickets", "Every word has to occur; shorten them or choose another view"),
                "",
            )
        elif self._elsewhere and self.wanted.view is not TicketView.OPEN:
            words = plural(
                "Tickets",
                "{n} open ticket is in another view; the arrows choose one on the left",
                "{n} open tickets are in other views; the arrows choose one on the left",
                self._elsewhere,
            )
            self.empty.set_words(translate("Tickets", "Nothing here"), words, translate("Tickets", "New ticket"))
        else:
            self.empty.set_words(
                translate("Tickets", "Nothing here"),
                translate(
                    "Tickets", "Answered questions stay receptions; open a ticket when somebody has to follow up"
                ),
                translate("Tickets", "New ticket"),
            )
