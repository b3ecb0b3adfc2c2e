"""One ticket, shown by its id and kept fresh while others work on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer, Signal

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import StateClass
from servicedesk.core.permissions import Permission
from servicedesk.core.ticket_fields import FieldDefinition
from servicedesk.core.translation import translate
from servicedesk.queries import internal_agreements, ticket_details, ticket_fields
from servicedesk.queries.internal_agreements import InsideRow
from servicedesk.queries.ticket_details import TicketDetail
from servicedesk.services import promises, tickets
from servicedesk.ui.pages.tickets.detail_frame import DetailFrame
from servicedesk.ui.pages.tickets.edit_panel import EditPanel
from servicedesk.ui.pages.tickets.entries import EntryWriter
from servicedesk.ui.pages.tickets.kind_block import KindBlock
from servicedesk.ui.turning import Turning
from servicedesk.ui.workspace import Workspace


class DetailPane(DetailFrame):
    """Shows one ticket by id and keeps it fresh; a remote change never touches the composer."""

    approval_pressed = Signal(int)
    match_pressed = Signal(int)
    fields_pressed = Signal()
    customer_pressed = Signal(int)
    ticket_pressed = Signal(int)
    gone = Signal()
    """The opening of what was in front was taken back."""
    shown = Signal(object)
    """A ticket was shown, or shown again."""
    entry_pressed = Signal(object)
    """The button of a line of the timeline; the line's details."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._states: dict[str, Bilingual] = {}
        self._fields: dict[str, FieldDefinition] = {}
        self.kind_block: KindBlock | None = None
        self.turning = Turning(workspace, self, lambda: self.is_turning)
        self.side.make_kind_block = self._kind_block
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(lambda: self.head.show_time(workspace.desk.clock.now()))
        self.column.verticalScrollBar().rangeChanged.connect(self._to_end)
        self.column.verticalScrollBar().actionTriggered.connect(self._scrolled)
        self.timeline.pressed.connect(self._entry_pressed)
        self.side.customer_pressed.connect(self.customer_pressed)
        self.side.ticket_pressed.connect(self.ticket_pressed)
        self.side.ticked.connect(self._tick_check)
        self.side.check_added.connect(self._add_check)
        self.side.promise_settled.connect(self._settle)
        self.follow_theme()
        self.retranslate()

    # -- showing -------------------------------------------------------------------------------------------------

    def show_ticket(self, ticket_id: int | None) -> None:
        """Turn to a ticket, or to none."""
        if ticket_id != self._wanted:
            self.turning.forget()
            self.close_panel()
        self._wanted = ticket_id
        if ticket_id is None:
            self._shown = None
            self._content.hide()
            self.nothing.show()
            self.composer.show_ticket(None, False)
            self._tick.stop()
            return
        self.refresh()

    def show_blank(self) -> None:
        """Show the empty frame for a ticket that is being written."""
        self._content.show()
        self.nothing.hide()
        self.head.hide()

    def is_busy(self) -> bool:
        """Whether somebody writes here: a form is open, or the composer has the keys and words in it."""
        return self.panel is not None or (self.composer.area.hasFocus() and bool(self.composer.area.text().strip()))

    @property
    def ticket_id(self) -> int | None:
        """The ticket shown or on its way."""
        return self._wanted

    def refresh(self) -> None:
        """Ask for the ticket again; the composer is left alone."""
        if self._wanted is None:
            return
        if not self._states:
            self.workspace.ask(ticket_details.ticket_states, done=self._take_states, owner=self, key="states")
        self.workspace.ask(ticket_fields.known_fields, done=self._take_fields, owner=self, key="fields")
        self.workspace.ask(ticket_details.ticket_detail, self._wanted, done=self._show, owner=self, key="detail")

    def _take_states(self, states: Any) -> None:
        self._states = {state.code: state.name for state in states}

    def _take_fields(self, fields: list[FieldDefinition]) -> None:
        self._fields = {field.code: field for field in fields}

    def _show(self, detail: TicketDetail | None) -> None:
        if detail is None:
            self._vanished()
            return
        if detail.row.id != self._wanted:
            return
        other = self._shown is None or self._shown.row.id != detail.row.id
        self._shown = detail
        self._content.show()
        self.nothing.hide()
        desk = self.workspace.desk
        now = self.workspace.now()
        can = desk.actor.can
        self.head.show_detail(detail)
        self._fit()
        may_merge = can(Permission.MERGE_TICKET)
        writer = EntryWriter(self._states, desk.site.local, now, desk.site.currency, self._fields, may_merge)
        self.timeline.set_entries(writer.entries(detail, can(Permission.REQUEST_COMPENSATION)))
        if isinstance(self.panel, EditPanel) and self.panel.ticket_id == detail.row.id:
            self.panel.show_news(detail, writer.told)
        # What was merged is worked on where it went.
        may_work = can(Permission.WORK_ON_TICKET) and detail.row.state_class is not StateClass.MERGED
        self.side.show_detail(detail, desk.site.local, now, may_work)
        self.workspace.ask(
            internal_agreements.clocks_of, detail.row.id, done=self._show_inside, owner=self, key="inside"
        )
        self.composer.show_ticket(detail.row.id, may_work)
        self._tick.start()
        self.turning.arrived()
        if other:
            self.banner.clear()
        self.shown.emit(detail)
        if other:
            # The latest word is what one comes for; it stands at the end.
            self._at_end = True
            self._to_end()

    def _vanished(self) -> None:
        """The ticket in front went into the bin, or is not this reader's any more: say so, keep what was typed."""
        gone, new = self.detail, self._stands_alone()
        typed = self.panel is not None and not new
        if new:
            # What is being written has nothing to do with it.
            self._wanted, self._shown = None, None
            self._tick.stop()
            self.composer.show_ticket(None, False)
            self._fit()
        else:
            self.show_ticket(None)
        if gone is None:
            return
        if self.workspace.just_undone == ("ticket", gone.row.id):
            # Whoever takes back the opening of a ticket is told just that, may do it again, and goes on in the list.
            self.gone.emit()
            return
        number = gone.row.number
        words = translate("Tickets", "{number} is not shown to you any more.", number=number)
        if typed:
            words = translate(
                "Tickets", "{number} is not shown to you any more. What you typed is kept as a draft.", number=number
            )
        self.workspace.toast(words)

    def _show_inside(self, rows: list[InsideRow]) -> None:
        self.side.inside.show_rows(rows, self.workspace.now())

    def _to_end(self) -> None:
        """Follow the end as the timeline is laid out and grows, until somebody scrolls away from it."""
        if self._at_end:
            bar = self.column.verticalScrollBar()
            bar.setValue(bar.maximum())

    def _scrolled(self) -> None:
        bar = self.column.verticalScrollBar()
        self._at_end = bar.sliderPosition() >= bar.maximum()

    def _kind_block(self, detail: TicketDetail) -> KindBlock:
        """Make the part of the side column that the kind of the ticket asks for."""
        block = KindBlock(self.workspace, detail.row.id)
        block.ticket_pressed.connect(self.ticket_pressed)
        block.link_pressed.connect(self.match_pressed)
        block.edit_pressed.connect(self.fields_pressed)
        self.kind_block = block
        return block

    # -- keys that come before the ticket ------------------------------------------------------------------------

    @property
    def is_turning(self) -> bool:
        """Whether a ticket was turned to and is not here yet."""
        return self._wanted is not None and self.detail is None

    def bind(self, command: str, handler: Callable[[], object], may: Callable[[], bool] | None = None) -> None:
        """Let *handler* do a command to the ticket in front, or to the one on its way as soon as it is here."""
        self.turning.bind(command, handler, lambda: self.detail is not None and (may is None or may()))

    def edit(self) -> None:
        """Open the form of the ticket in front; one that is open already gets the keys."""
        if self.detail is None or self.detail.row.state_class is StateClass.MERGED:
            return
        if isinstance(self.panel, EditPanel):
            self.panel.setFocus()
            return
        panel = EditPanel(self.workspace, self.detail)
        panel.saved.connect(self.close_panel)
        panel.closed.connect(self.close_panel)
        panel.reshaped.connect(self._fit_soon)
        panel.look_wanted.connect(self._look)
        self.open_panel(panel)
        panel.setFocus()

    def _look(self) -> None:
        """Show the latest line of the timeline; the form keeps everything."""
        self._at_end = True
        self._to_end()
        self.timeline.setFocus()

    def _entry_pressed(self, key: object) -> None:
        if self.detail is None:
            return
        entry = next((entry for entry in self.detail.entries if entry.id == key), None)
        if entry is None:
            return
        if entry.details.get("compensation_id") is not None:
            self.approval_pressed.emit(int(entry.details["compensation_id"]))
        else:
            self.entry_pressed.emit(entry.details)

    def _tick_check(self, check_id: int, done: bool) -> None:
        self.workspace.act(tickets.tick_check, check_id, done, owner=self)

    def _add_check(self, words: str) -> None:
        if self._wanted is not None:
            self.workspace.act(tickets.add_check, self._wanted, words, owner=self)

    def _settle(self, promise_id: int, kept: bool) -> None:
        words = translate("Tickets", "Promise kept") if kept else translate("Tickets", "Promise not kept")
        self.workspace.act(promises.settle_promise, promise_id, kept, owner=self, undo=words)

    def retranslate(self) -> None:
        """Name the parts and draw the ticket again."""
        # Not in the middle of telling every widget of the new language.
        QTimer.singleShot(0, self, self.remake_panel)
        self.timeline.setAccessibleName(translate("Tickets", "Timeline"))
        self.nothing.set_words(
            translate("Tickets", "No ticket chosen"), translate("Tickets", "J and K walk the list; F6 opens a new one")
        )
        if self.detail is not None:
            self._show(self.detail)
