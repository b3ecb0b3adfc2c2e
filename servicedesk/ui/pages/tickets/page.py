"""Tickets: views at the left, the list, the ticket; narrow windows show one after the other."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.events import Changed
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import plural, translate, translator
from servicedesk.queries import merging, ticket_lists
from servicedesk.queries.ticket_lists import TicketFilter, TicketView
from servicedesk.ui.actions import command_words, key_words
from servicedesk.ui.pages.base import Page
from servicedesk.ui.pages.tickets.acts import TicketActs
from servicedesk.ui.pages.tickets.bulk_acts import BulkActs
from servicedesk.ui.pages.tickets.detail_pane import DetailPane
from servicedesk.ui.pages.tickets.edit_panel import EditPanel
from servicedesk.ui.pages.tickets.joining import JoiningActs
from servicedesk.ui.pages.tickets.list_file import TicketFiles
from servicedesk.ui.pages.tickets.list_pane import ListPane
from servicedesk.ui.pages.tickets.new_ticket import NewTicketPanel
from servicedesk.ui.pages.tickets.readers import ReaderActs
from servicedesk.ui.pages.tickets.views import nav_items
from servicedesk.ui.promises.form import PromiseSubject
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.cards import Pane
from servicedesk.ui.widgets.nav_list import NavListView
from servicedesk.ui.workspace import Workspace

# Room for the longest name beside its count and a scroll bar.
VIEWS_WIDTH = 172
# English names are half as long again.
VIEWS_WIDTH_ENGLISH = 200
LIST_WIDTH = 356
COMPACT_BELOW = 1120
SINGLE_BELOW = 760
_CONCERNED = {"ticket", "ticket_entry", "ticket_check", "compensation", "promise", "follow_up", "draft"}


class TicketsPage(Page):
    """Three panes over one selection."""

    page_id = "tickets"
    asks_on_arrival = True
    status_keys = (
        "ticket.solve",
        "ticket.assign",
        "ticket.compensate",
        "ticket.escalate",
        "ticket.note",
        "ticket.new",
        "undo",
    )

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._open = 0
        self._showing_detail = False
        self._pending: int | None = None
        self.views = NavListView("")
        self._views_pane = Pane("right")
        self._views_pane.body.addWidget(self.views)
        self.list = ListPane(workspace)
        self.detail = DetailPane(workspace)
        self.acts = TicketActs(workspace, self.detail)
        self.joining = JoiningActs(workspace, self.detail)
        self.readers = ReaderActs(workspace, self.detail)
        self.bulk = BulkActs(workspace, self.list, self.detail)
        self._files = TicketFiles(workspace, self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._row = QHBoxLayout()
        whole.addLayout(self._row, 1)
        whole.addWidget(self.bulk.bar)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._views_pane)
        self._row.addWidget(self.list)
        self._row.addWidget(self.detail, 1)
        self.bulk.shown.connect(lambda: self._show_detail(True))
        self.views.current_changed.connect(self._view_chosen)
        self.list.busy = self.detail.is_busy
        self.list.chosen.connect(self._chosen)
        self.list.emptied.connect(self._nothing_listed)
        self.views.opened.connect(lambda _item: self.list.view.setFocus())
        self.list.view.opened.connect(lambda _row: self._show_detail(True))
        self.detail.head.back.clicked.connect(lambda: self._show_detail(False))
        self.detail.customer_pressed.connect(lambda key: workspace.navigate("customers", customer_id=key))
        self.detail.ticket_pressed.connect(self.open_ticket)
        workspace.actions.bind("ticket.filter", self.list.filter.setFocus, self)
        workspace.actions.bind("ticket.export", self.export, self, self._may_export)
        self.list.drafts_changed.connect(self._mark_draft)
        self.detail.shown.connect(lambda _detail: self._mark_draft())
        self.detail.panel_changed.connect(self.list.load_drafts)
        self.detail.keys_left.connect(self.take_focus)
        self.detail.gone.connect(self._show_next)
        workspace.undone.connect(lambda _words: self._show_next())
        self.detail.head.draft.clicked.connect(self._take_up_draft)
        workspace.changed.connect(self._drafts_changed)
        self.acts.load()
        self.follow_theme()
        self.retranslate()

    def title(self) -> str:
        """The page's name."""
        return translate("Tickets", "Tickets")

    def subtitle(self) -> str:
        """How many are open."""
        return plural("Tickets", "{n} open", "{n} open", self._open)

    def status_hints(self) -> list[tuple[str, str]]:
        """Walking the list, or choosing between two edits."""
        if self.detail.conflict is not None:
            return self.detail.conflict.key_hints(self.page_id)
        if not self.list.model.rowCount():
            return []
        return [("J K", translate("Tickets", "Up and down")), (key_words("list.mark"), command_words("list.mark"))]

    # -- coming and going ----------------------------------------------------------------------------------------

    def activate(self, **target: Any) -> None:
        """Show a view, one ticket, or a new one."""
        self.list.load_categories()
        self.refresh()
        if "view" in target:
            self._show_view(TicketView(target["view"]))
        form = str(target.get("form", ""))
        if "ticket_id" in target:
            self.open_ticket(int(target["ticket_id"]), form)
        if form and "ticket_id" in target:
            # The keys come with the form.
            return
        if target.get("new"):
            self.new_ticket(**{key: value for key, value in target.items() if key not in ("new", "form")})
        else:
            self.list.view.setFocus()
            self._leave_empty_list()

    def take_focus(self) -> None:
        """The list has the keys; in a narrow window, where the ticket hides it, the page itself."""
        (self if self.list.isHidden() else self.list.view).setFocus()
        self._leave_empty_list()

    def deactivate(self) -> None:
        """Keep what was typed; a key that waits for its ticket is not done behind somebody's back."""
        self.detail.turning.forget()
        self.flush_drafts()

    def flush_drafts(self) -> None:
        """Write the composer's text."""
        self.detail.composer.flush()
        if isinstance(self.detail.panel, NewTicketPanel | EditPanel):
            self.detail.panel.flush()
        if self.detail.keeper is not None:
            self.detail.keeper.flush()

    def promise_subject(self) -> PromiseSubject | None:
        """The ticket in front."""
        detail = self.detail.detail
        if detail is None:
            return None
        row = detail.row
        words = " ".join(part for part in (row.number, row.place or row.customer_name) if part)
        return PromiseSubject(words, ticket_id=row.id, customer_id=row.customer_id)

    def concerns(self, change: Changed) -> bool:
        """Tickets and what hangs on them."""
        return change.entity in _CONCERNED and change.entity != "draft"

    def refresh(self) -> None:
        """Ask for counts, the list and the ticket again."""
        self.workspace.ask(self._counts, done=self._show_counts, owner=self, key="counts")
        self.list.reload()
        self.list.load_drafts()
        self.detail.refresh()

    def _drafts_changed(self, change: Changed) -> None:
        # A draft is written with every rest of the typing: the marks follow, nothing else is asked again.
        if change.entity == "draft" and self.isVisible():
            self.list.load_drafts()

    def _mark_draft(self) -> None:
        ticket_id = self.detail.ticket_id
        # What is open in front needs no mark.
        mark = self.list.drafts.get(ticket_id) if ticket_id is not None else None
        self.detail.head.show_draft(mark if self.detail.panel is None and mark and mark.form != "ticket" else None)

    def _take_up_draft(self) -> None:
        mark = self.list.drafts.get(self.detail.ticket_id or 0)
        if mark is not None:
            self.acts.take_up(mark.form)

    def _may_export(self) -> bool:
        return self.list.model.rowCount() > 0 and self.workspace.desk.actor.can(Permission.EXPORT)

    def export(self) -> None:
        """Save the marked tickets, or the list as it is narrowed, as a file for a spreadsheet."""
        name = f"{translate('TicketFile', 'tickets')}-{self.workspace.now():%Y-%m-%d}.csv"
        title = translate("Actions", "Save the list as a file")
        chosen, _kind = QFileDialog.getSaveFileName(self, title, name, "CSV (*.csv)")
        if chosen:
            self.write(Path(chosen))

    def write(self, path: Path) -> None:
        """Write the file."""
        self._files.save(self.list.wanted, self.list.order, self.bulk.marked_ids(), path)

    @staticmethod
    def _counts(desk: Any) -> tuple[Any, Any]:
        return ticket_lists.view_counts(desk), ticket_lists.department_counts(desk)

    def _mark_view(self) -> None:
        """Mark the view the list shows, whoever chose it."""
        wanted = self.list.wanted
        key = ("department", wanted.department_id) if wanted.department_id is not None else wanted.view
        self.views.blockSignals(True)
        self.views.select_key(key)
        self.views.blockSignals(False)

    def _show_counts(self, found: tuple[Any, Any]) -> None:
        counts, departments = found
        self._open = counts[TicketView.OPEN]
        self.list.set_elsewhere(self._open)
        self.views.set_items(nav_items(counts, departments))
        self._mark_view()
        self.title_changed.emit()

    def go_back(self) -> bool:
        """Esc: the panel first, then the words of the filter, then back to the list."""
        if self.detail.turning.forget():
            return True
        if self.detail.close_panel():
            self.list.view.setFocus()
            return True
        if self.list.view.hasFocus() and self.bulk.clear():
            return True
        if self.list.filter.hasFocus() or self.detail.composer.area.hasFocus():
            self.detail.composer.flush()
            self.list.view.setFocus()
            return True
        if self._showing_detail and self._single():
            self._show_detail(False)
            return True
        return False

    # -- choosing ------------------------------------------------------------------------------------------------

    def _show_view(self, view: TicketView) -> None:
        self.list.show_filter(TicketFilter(view))

    def _view_chosen(self, item: Any) -> None:
        if isinstance(item.key, tuple):
            self.list.show_filter(TicketFilter(TicketView.OPEN, department_id=item.key[1]))
        else:
            self._show_view(item.key)

    def _nothing_listed(self) -> None:
        """No ticket to show, and no row for the keys: they choose another view."""
        if self.detail.is_busy():
            return
        self.detail.show_ticket(self._pending)
        self._leave_empty_list()

    def _leave_empty_list(self) -> None:
        if self.list.hasFocus():
            self.views.setFocus()

    def _chosen(self, ticket_id: int) -> None:
        if self._pending is not None and ticket_id != self._pending:
            # A ticket asked for by number stays in front even where the view does not list it.
            self._pending = None
            return
        self.detail.show_ticket(ticket_id)

    def _show_next(self) -> None:
        """The opening of the ticket in front was taken back: the row that is marked now is the one shown."""
        following = self.list.current_id()
        if following is not None and self.detail.ticket_id is None and self.isVisible() and not self._single():
            self.detail.show_ticket(following)

    def open_ticket(self, ticket_id: int, form: str = "") -> None:
        """Show one ticket, chosen in the list where the view holds it; a merged one leads to where it went.

        The *form* of a draft on it is opened as soon as it is here.
        """
        show = partial(self._show_ticket, form=form)
        self.workspace.ask(merging.shown_for, ticket_id, done=show, owner=self, key="shown")

    def _show_ticket(self, ticket_id: int, form: str = "") -> None:
        self.detail.show_ticket(ticket_id)
        if form:
            self.acts.take_up(form)
        self._show_detail(True)
        if self.list.view.select_key(ticket_id):
            return
        self._pending = ticket_id
        self.list.show_filter(TicketFilter(TicketView.ALL), ticket_id)
        self._mark_view()

    def new_ticket(self, parent_id: int | None = None, parent_number: str = "", **known: Any) -> None:
        """F6: open a ticket with what is known filled in; under *parent_id* it becomes a sub-ticket."""
        if not self.workspace.desk.actor.can(Permission.OPEN_TICKET):
            return
        panel = NewTicketPanel(self.workspace)
        panel.prefill(**known)
        if parent_id is not None:
            panel.set_parent_ticket(parent_id, parent_number)
        panel.opened.connect(self._opened)
        panel.cancelled.connect(self.detail.close_panel)
        if self.detail.detail is None:
            self.detail.show_blank()
        self.detail.open_panel(panel)
        self._show_detail(True)
        panel.setFocus()

    def _opened(self, opened: Any) -> None:
        self.detail.close_panel()
        if self.workspace.desk.actor.can(Permission.VIEW_SENSITIVE):
            self.open_ticket(opened.id)
            return
        ask = ticket_lists.ticket_rows
        self.workspace.ask(ask, [opened.id], done=lambda rows: self._receive(opened, rows), owner=self, key="opened")

    def _receive(self, opened: Any, rows: Any) -> None:
        """Show the new ticket; of a sensitive one whoever may not read it gets a receipt that tells nothing."""
        if rows:
            self.open_ticket(opened.id)
            return
        self._show_detail(False)
        self.workspace.toast(
            translate("Sensitive", "Registered as {number}; the {supervisor} sees to it.", number=opened.number)
        )

    # -- room ----------------------------------------------------------------------------------------------------

    def _single(self) -> bool:
        return self.width() < theme().px(SINGLE_BELOW)

    def _show_detail(self, showing: bool) -> None:
        self._showing_detail = showing
        self._fit()
        if not showing:
            self.list.view.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer panes where there is less room."""
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Scale the panes."""
        super().restyle()
        self._fit()

    def _fit(self) -> None:
        look = theme()
        compact = self.width() < look.px(COMPACT_BELOW)
        single = self._single()
        # What is being written stays in sight when the window becomes narrow.
        self._showing_detail = self._showing_detail or self.detail.panel is not None
        self._views_pane.setVisible(not (single and self._showing_detail))
        self.views.set_compact(compact)
        wide = VIEWS_WIDTH if translator().language != "en" else VIEWS_WIDTH_ENGLISH
        self._views_pane.setFixedWidth(look.px(52) if compact else look.px(wide))
        self.list.setVisible(not (single and self._showing_detail))
        self.detail.setVisible(not single or self._showing_detail)
        self.detail.head.back.setVisible(single)
        self.bulk.bar.set_room(not (single and self._showing_detail))
        self._hold_width(self.list, single)

    @staticmethod
    def _hold_width(pane: QWidget, single: bool) -> None:
        look = theme()
        if single:
            pane.setMinimumWidth(0)
            pane.setMaximumWidth(16_777_215)
        else:
            pane.setFixedWidth(look.px(LIST_WIDTH))

    def retranslate(self) -> None:
        """Name the views."""
        self.views.setAccessibleName(translate("Tickets", "Views"))
        self._fit()
        if self.isVisible():
            self.refresh()
        self.title_changed.emit()
