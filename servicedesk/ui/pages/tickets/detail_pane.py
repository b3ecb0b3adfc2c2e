"""One ticket: head, whatever an act asks for, timeline, composer, and the side column."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import StateClass
from servicedesk.core.permissions import Permission
from servicedesk.core.three_way import EditConflict
from servicedesk.core.ticket_fields import FieldDefinition
from servicedesk.core.translation import translate
from servicedesk.queries import internal_agreements, ticket_details, ticket_fields
from servicedesk.queries.internal_agreements import InsideRow
from servicedesk.queries.ticket_details import TicketDetail
from servicedesk.services import promises, tickets
from servicedesk.ui.conflicts.panel import ConflictPanel
from servicedesk.ui.draft_keeper import DraftKeeper
from servicedesk.ui.pages.tickets.composer import Composer
from servicedesk.ui.pages.tickets.deadline_strip import DeadlineStrip
from servicedesk.ui.pages.tickets.edit_panel import EditPanel
from servicedesk.ui.pages.tickets.edit_words import EditChoices, ask_edit_choices, customers_in, record_words
from servicedesk.ui.pages.tickets.entries import EntryWriter
from servicedesk.ui.pages.tickets.head import TicketHead
from servicedesk.ui.pages.tickets.kind_block import KindBlock
from servicedesk.ui.pages.tickets.panels import ActPanel
from servicedesk.ui.pages.tickets.refilling import packed, refill, typed, unpacked
from servicedesk.ui.pages.tickets.same_banner import SameBanner
from servicedesk.ui.pages.tickets.side import WIDTH as SIDE_WIDTH
from servicedesk.ui.pages.tickets.side import SidePane
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.cards import Line, Pane
from servicedesk.ui.widgets.empty_state import EmptyState
from servicedesk.ui.widgets.scroll import ScrollColumn
from servicedesk.ui.widgets.timeline import TimelineView
from servicedesk.ui.workspace import Workspace

SIDE_FROM = 640


class DetailPane(Themed, QWidget):
    """Shows one ticket by id and keeps it fresh; a remote change never touches the composer."""

    approval_pressed = Signal(int)
    match_pressed = Signal(int)
    fields_pressed = Signal()
    customer_pressed = Signal(int)
    ticket_pressed = Signal(int)
    shown = Signal(object)
    """A ticket was shown, or shown again."""
    entry_pressed = Signal(object)
    """The button of a line of the timeline; the line's details."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.detail: TicketDetail | None = None
        self._states: dict[str, Bilingual] = {}
        self._fields: dict[str, FieldDefinition] = {}
        self._wanted: int | None = None
        self._at_end = True
        self.head = TicketHead(workspace)
        self.place = QWidget()
        self.panel: QWidget | None = None
        self.kind_block: KindBlock | None = None
        self._again: Callable[[], object] | None = None
        self._kept: tuple[type[QWidget], dict[str, Any]] | None = None
        # The draft of an act's panel; the forms of a ticket keep their own.
        self.keeper: DraftKeeper | None = None
        self._choice: ConflictPanel | None = None
        self._once_shown: Callable[[], object] | None = None
        self.timeline = TimelineView("")
        self.column = ScrollColumn(spacing=0)
        self.composer = Composer(workspace)
        self.side = SidePane(workspace)
        self.side.make_kind_block = self._kind_block
        self.banner = SameBanner()
        self.nothing = EmptyState("", "", "", "", "ticket")
        self._build()
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

    def _build(self) -> None:
        self._content = Pane("", spacing=0)
        self._content.body.addWidget(self.head)
        self._content.body.addWidget(Line())
        self._content.body.addWidget(self.banner)
        self._place_column = QVBoxLayout(self.place)
        self.column.body.addWidget(self.timeline)
        self.column.body.addStretch(1)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.place)
        middle.addWidget(self.column, 1)
        # In a widget of its own: whether the composer is offered at all is another question than whether it fits.
        self.composer_place = QWidget()
        around = QVBoxLayout(self.composer_place)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.composer)
        middle.addWidget(self.composer_place)
        lower = QHBoxLayout()
        lower.setSpacing(0)
        lower.addLayout(middle, 1)
        self._side_line = Line(vertical=True)
        lower.addWidget(self._side_line)
        lower.addWidget(self.side)
        self._content.body.addLayout(lower, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._content, 1)
        whole.addWidget(self.nothing, 1)
        self._content.hide()
        self.place.hide()

    def restyle(self) -> None:
        """Scale; a narrow pane drops the side column."""
        look = theme()
        self.column.set_margins(18, 12, 18, 12)
        self._place_column.setContentsMargins(look.px(14), look.px(12), look.px(14), 0)
        self.side.setFixedWidth(look.px(SIDE_WIDTH))
        self._fit()
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side column needs room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # Three values side by side, or the days of a deadline, need the width.
        alone = self._stands_alone()
        narrow = alone or self._asks() or isinstance(self.panel, DeadlineStrip)
        wide = self.width() >= theme().px(SIDE_FROM) and not narrow
        self.head.setVisible(self.detail is not None and not alone)
        self.column.setVisible(not alone)
        self.side.setVisible(wide)
        self._side_line.setVisible(wide)
        self._make_room()

    def _make_room(self) -> None:
        """Let a form that is open have its height: the composer waits below the fold with what is typed in it."""
        needed = self.column.minimumSizeHint().height() + self.composer.sizeHint().height()
        if isinstance(self.panel, DeadlineStrip):
            needed = self.panel.sizeHint().height() + self.composer.sizeHint().height()
        elif self.panel is not None:
            # A choice between two edits scrolls; what one writes below it stays in sight.
            needed += (self.place.minimumSizeHint() if self._asks() else self.place.sizeHint()).height()
        if self._stands_alone():
            self.composer_place.setVisible(False)
            return
        above = self.head.sizeHint().height() + (0 if self.banner.isHidden() else self.banner.sizeHint().height())
        has_room = self.panel is None or needed <= self._content.height() - above
        self.composer_place.setVisible(has_room)

    def _stands_alone(self) -> bool:
        """Whether a form is in front that has nothing to do with the ticket."""
        return bool(getattr(self.panel, "stands_alone", False))

    def _asks(self) -> bool:
        """Whether a choice between two edits is in front."""
        return self.conflict is not None

    @property
    def conflict(self) -> ConflictPanel | None:
        """The choice between two edits that is in front."""
        return self.panel.conflict if isinstance(self.panel, EditPanel) else self._choice

    def ask_between(self, conflict: EditConflict, resolved: Callable[[Any, Any], object]) -> None:
        """Ask which of two steps stands, in place of the panel that wanted one: it keeps what was typed."""

        def show(choices: EditChoices) -> None:
            self._drop_choice()
            choice = self._choice = ConflictPanel(self.workspace, conflict, record_words(choices, self.workspace))
            choice.resolved.connect(resolved)
            choice.later.connect(self.close_panel)
            if self.panel is not None:
                self.panel.hide()
            self._place_column.addWidget(choice)
            self.place.show()
            choice.take_focus()
            self._fit()

        about = customers_in(conflict)
        self.workspace.ask(ask_edit_choices, about, done=show, owner=self, key="names")

    def _drop_choice(self) -> bool:
        choice, self._choice = self._choice, None
        if choice is None:
            return False
        choice.hide()
        self._place_column.removeWidget(choice)
        choice.deleteLater()
        return True

    # -- showing -------------------------------------------------------------------------------------------------

    def show_ticket(self, ticket_id: int | None) -> None:
        """Turn to a ticket, or to none."""
        if ticket_id != self._wanted:
            self.close_panel()
        self._wanted = ticket_id
        if ticket_id is None:
            self.detail = None
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
            self.show_ticket(None)
            return
        if detail.row.id != self._wanted:
            return
        other = self.detail is None or self.detail.row.id != detail.row.id
        self.detail = detail
        self._content.show()
        self.nothing.hide()
        self.head.setVisible(not self._stands_alone())
        desk = self.workspace.desk
        now = self.workspace.now()
        can = desk.actor.can
        self.head.show_detail(detail)
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
        once, self._once_shown = self._once_shown, None
        if once is not None:
            once()
        if other:
            self.banner.clear()
        self.shown.emit(detail)
        if other:
            # The latest word is what one comes for; it stands at the end.
            self._at_end = True
            self._to_end()

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

    # -- acts in place -------------------------------------------------------------------------------------------

    def open_panel(self, panel: QWidget, again: Callable[[], object] | None = None, form: str = "") -> None:
        """Show what an act asks for, above the timeline; *again* makes it anew for another language.

        What is typed into a *form* with a name is kept as a draft.
        """
        self.close_panel()
        self.panel, self._again = panel, again
        kept, self._kept = self._kept, None
        if kept is not None and kept[0] is type(panel):
            refill(panel, kept[1])
            if isinstance(panel, ActPanel):
                panel.refilled()
        self._keep_draft(panel, form)
        if isinstance(panel, DeadlineStrip):
            # An explanation is read with the timeline under it: it scrolls with it, and has the whole width.
            self.column.body.insertWidget(0, panel)
            self._at_end = False
            self.column.verticalScrollBar().setValue(0)
        else:
            alignment = Qt.AlignmentFlag.AlignTop if self._stands_alone() else Qt.AlignmentFlag(0)
            self._place_column.addWidget(panel, 0, alignment)
            self.place.show()
        panel.show()
        self._fit()

    def _keep_draft(self, panel: QWidget, form: str) -> None:
        """Keep what is typed into an act's panel, by the act and the ticket."""
        if not isinstance(panel, ActPanel) or not form or self._wanted is None:
            return

        def restore(values: dict[str, Any]) -> None:
            refill(panel, unpacked(values))
            panel.refilled()

        self.keeper = DraftKeeper(self.workspace, panel, form, str(self._wanted), lambda: packed(typed(panel)), restore)
        self.keeper.start()

    def finish_panel(self) -> None:
        """The act is done: its panel goes, and what was typed into it with it."""
        if self.keeper is not None:
            self.keeper.done()
        self.close_panel()

    def when_shown(self, then: Callable[[], object]) -> None:
        """Do something once the ticket on its way is here."""
        if self.detail is not None and self.detail.row.id == self._wanted:
            then()
        else:
            self._once_shown = then

    def close_panel(self) -> bool:
        """Take the panel away; return whether there was one."""
        chose = self._drop_choice()
        if self.panel is None:
            self.place.hide()
            self._fit()
            return chose
        panel, self.panel = self.panel, None
        if isinstance(panel, EditPanel):
            panel.put_away()
        keeper, self.keeper = self.keeper, None
        if keeper is not None:
            keeper.close()
        panel.hide()
        for layout in (self._place_column, self.column.body):
            layout.removeWidget(panel)
        panel.deleteLater()
        self.place.hide()
        self._fit()
        return True

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
        panel.reshaped.connect(self._fit)
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

    def _remake_panel(self) -> None:
        """Make the form that is open in the language in force, with everything that was typed."""
        if self.panel is None or self._again is None:
            return
        again, self._kept = self._again, (type(self.panel), typed(self.panel))
        if not isinstance(self.panel, ActPanel):
            # Its key would only close it. A form stays until the new one takes its place.
            self.close_panel()
        again()

    def retranslate(self) -> None:
        """Name the parts and draw the ticket again."""
        # Not in the middle of telling every widget of the new language.
        QTimer.singleShot(0, self, self._remake_panel)
        self.timeline.setAccessibleName(translate("Tickets", "Timeline"))
        self.nothing.set_words(
            translate("Tickets", "No ticket chosen"), translate("Tickets", "J and K walk the list; F6 opens a new one")
        )
        if self.detail is not None:
            self._show(self.detail)
