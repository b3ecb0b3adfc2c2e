"""Everything that happened, newest first; pages follow as one scrolls down."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from servicedesk.core.translation import translate
from servicedesk.queries import customer_timeline
from servicedesk.queries.customer_timeline import ContactEvent, TimelineKey, TimelinePage, TimelineRow
from servicedesk.ui.pages.customers.events import EventDelegate, event_words, grouped
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.cards import Card, Line
from servicedesk.ui.widgets.empty_state import EmptyState
from servicedesk.ui.widgets.row_list import RowListView, RowModel
from servicedesk.ui.widgets.tabs import TabItem, TabStrip
from servicedesk.ui.workspace import Workspace

PAGE = 40
ALL, VISITS, TICKETS, FOLLOW_UPS = "all", "visits", "tickets", "follow_ups"
KINDS: dict[str, tuple[ContactEvent, ...]] = {
    ALL: tuple(ContactEvent),
    VISITS: (ContactEvent.VISIT, ContactEvent.INQUIRY),
    TICKETS: (ContactEvent.TICKET, ContactEvent.COMPENSATION),
    FOLLOW_UPS: (ContactEvent.FOLLOW_UP, ContactEvent.ANSWER),
}


class TimelinePane(Card):
    """Tabs over one list; Enter on what belongs to a ticket opens it."""

    ticket_pressed = Signal(int)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(padding=0, spacing=0)
        self.workspace = workspace
        self._customer_id: int | None = None
        self._rows: list[TimelineRow] = []
        self._after: TimelineKey | None = None
        self._asking = False
        self._counts: dict[ContactEvent, int] = {}
        self.tabs = TabStrip("")
        desk = workspace.desk
        self.model = RowModel(lambda row: (row.kind, row.id), event_words)
        delegate = EventDelegate(desk.site.local, lambda: workspace.now().date(), desk.site.currency)
        self.view = RowListView("", self.model, delegate)
        self.empty = EmptyState("", "", "", "", "history", small=True)
        self._top = QHBoxLayout()
        self._top.addWidget(self.tabs)
        self._top.addStretch(1)
        self.body.addLayout(self._top)
        self.body.addWidget(Line())
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.empty, 1)
        self.empty.hide()
        self.tabs.chosen.connect(lambda _key: self._load())
        self.view.opened.connect(self._open)
        self.view.verticalScrollBar().valueChanged.connect(lambda _value: self._more_if_near())
        self.restyle()
        self.retranslate()

    def show_customer(self, customer_id: int) -> None:
        """Show somebody; another person starts with everything."""
        if customer_id != self._customer_id:
            self._customer_id = customer_id
            self._rows = []
            self.tabs.set_value(ALL)
            self.view.verticalScrollBar().setValue(0)
        self._load()

    def _kinds(self) -> tuple[ContactEvent, ...]:
        return KINDS[self.tabs.value() or ALL]

    def _load(self) -> None:
        """Ask again for as much as is shown."""
        if self._customer_id is None:
            return
        limit = max(PAGE, len(self._rows)) if self._rows else PAGE
        wanted = (self._customer_id, self._kinds(), limit)
        ask = self.workspace.ask
        self._asking = True
        ask(customer_timeline.customer_timeline, *wanted, done=self._show_first, owner=self, key="rows")
        ask(customer_timeline.timeline_counts, wanted[0], done=self._show_counts, owner=self, key="counts")

    def _show_first(self, page: TimelinePage) -> None:
        self._asking = False
        self._show(list(page.rows), page.after)

    def _more_if_near(self) -> None:
        """The next page a screen before the end of this one."""
        bar = self.view.verticalScrollBar()
        if self._after is None or self._asking or bar.value() < bar.maximum() - self.view.height():
            return
        self.load_more()

    def load_more(self) -> None:
        """Ask for what lies behind the last row."""
        if self._after is None or self._asking or self._customer_id is None:
            return
        self._asking = True
        wanted = (self._customer_id, self._kinds(), PAGE, self._after)
        self.workspace.ask(customer_timeline.customer_timeline, *wanted, done=self._show_more, owner=self, key="rows")

    def _show_more(self, page: TimelinePage) -> None:
        self._asking = False
        self._show([*self._rows, *page.rows], page.after)

    def _show(self, rows: list[TimelineRow], after: TimelineKey | None) -> None:
        self._rows, self._after = rows, after
        self.model.set_rows(grouped(rows, self.workspace.desk.site.local, self.workspace.now().date()))
        self.view.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def _show_counts(self, counts: dict[ContactEvent, int]) -> None:
        self._counts = counts
        self._name_tabs()

    def _name_tabs(self) -> None:
        value = self.tabs.value() or ALL
        names = {
            ALL: translate("Customers", "Everything"),
            VISITS: translate("Customers", "Visits"),
            TICKETS: translate("Customers", "Tickets"),
            FOLLOW_UPS: translate("Customers", "Follow-ups"),
        }
        items = []
        for key, words in names.items():
            count = sum(self._counts.get(kind, 0) for kind in KINDS[key])
            items.append(TabItem(key, words, str(count) if count and key != ALL else ""))
        self.tabs.set_items(items)
        self.tabs.set_value(value)

    def _open(self, row: Any) -> None:
        if isinstance(row, TimelineRow) and row.ticket_id is not None:
            self.ticket_pressed.emit(row.ticket_id)

    def restyle(self) -> None:
        """Scale the head."""
        super().restyle()
        if hasattr(self, "_top"):
            look = theme()
            self._top.setContentsMargins(look.px(16), look.px(8), look.px(16), 0)

    def retranslate(self) -> None:
        """Name the parts."""
        if not hasattr(self, "_top"):
            return
        self.tabs.setAccessibleName(translate("Customers", "What to show"))
        self.view.setAccessibleName(translate("Customers", "What happened"))
        self.empty.set_words(
            translate("Customers", "Nothing happened yet"),
            translate("Customers", "Visits, tickets and calls will stand here, newest first"),
        )
        self._name_tabs()
        if self._rows:
            self._show(self._rows, self._after)
