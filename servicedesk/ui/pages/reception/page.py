"""Reception: several visits at once, each one key away from its end."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from servicedesk.core.events import Changed
from servicedesk.core.translation import translate
from servicedesk.queries.visits import VisitRow
from servicedesk.services.visit_commands import Arrive
from servicedesk.ui import wording
from servicedesk.ui.actions import command_words, key_words
from servicedesk.ui.pages.base import Page
from servicedesk.ui.pages.reception import looking
from servicedesk.ui.pages.reception.beginning import Beginning
from servicedesk.ui.pages.reception.columns import Columns
from servicedesk.ui.pages.reception.empty_pane import EmptyPane
from servicedesk.ui.pages.reception.ending import Ending
from servicedesk.ui.pages.reception.guest_pane import GuestPane
from servicedesk.ui.pages.reception.keys import FORM_KEYS, IDLE_KEYS, VISIT_KEYS, ReceptionKeys
from servicedesk.ui.pages.reception.looking import Look, Overview
from servicedesk.ui.pages.reception.proposing import Proposing
from servicedesk.ui.pages.reception.record_pane import RecordPane
from servicedesk.ui.pages.reception.saying import Saying
from servicedesk.ui.pages.reception.steps_pane import StepsPane
from servicedesk.ui.pages.reception.tabs import VisitTabs
from servicedesk.ui.pages.reception.ticket_pane import TicketPane
from servicedesk.ui.pages.reception.typing import typed_from
from servicedesk.ui.pages.today.cards import WaitingCard
from servicedesk.ui.promises.form import PromiseSubject
from servicedesk.ui.turning import Turning
from servicedesk.ui.workspace import Workspace

_CONCERNED = {"visit", "visit_step", "customer", "customer_alert", "customer_preference", "customer_reference"}
_TICKETS = {"ticket", "staff", "scenario", "scenario_step"}


class ReceptionPage(Page):
    """Guest, record, standard; what belongs to one visit changes together when another tab is chosen."""

    page_id = "reception"
    asks_on_arrival = True
    status_keys: tuple[str, ...] = IDLE_KEYS

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._rows: list[VisitRow] = []
        self._current: int | None = None
        self._shown: Look | None = None
        self.turning = Turning(workspace, self, self._is_turning, keeps_all=True)
        self._last_ended: int | None = None
        self.tabs = VisitTabs()
        self.guest = GuestPane(workspace)
        self.record = RecordPane(workspace)
        self.steps = StepsPane()
        self.ticket = TicketPane(workspace)
        self.empty = EmptyPane(workspace)
        self.waiting = WaitingCard(workspace)
        self.beginning = Beginning(workspace, self)
        self.saying = Saying(workspace, self.guest, self.record, self.steps)
        self.ending = Ending(workspace, self.record, self.steps)
        self.proposing = Proposing(workspace, self.record)
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._show_clocks)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._build()
        self._connect()
        self.keys = ReceptionKeys(self)
        self.ending.load()
        self.guest.restore()
        self.follow_theme()
        self.retranslate()

    def _build(self) -> None:
        parts = (self.guest, self.empty, self.record, self.ticket, self.steps, self.waiting)
        self._columns = Columns(self.tabs, parts, (self.guest, self.steps, self.waiting))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._columns)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_visit)
        self.tabs.closing.connect(self.close_visit)
        self.tabs.new_pressed.connect(lambda: self.workspace.actions.trigger("visit.new"))
        self.guest.picked.connect(self._picked)
        self.guest.anonymous.connect(lambda name: self.turning.when_here(lambda: self.saying.call_them(name)))
        self.beginning.begun.connect(self.show_visit)
        self.beginning.called.connect(self._called)
        self.beginning.picked.connect(self._picked)
        self.beginning.nobody_came.connect(self.turning.forget)
        self.saying.stale.connect(self.refresh)
        self.saying.settled.connect(self.setFocus)
        self.record.outcomes.ticket.connect(self.open_ticket)
        self.ending.ended.connect(self._ended)
        self.ticket.opened.connect(lambda _opened: self._ended(self._current))
        self.ticket.cancelled.connect(self._close_ticket)

    # -- coming and going ----------------------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return translate("Frame", "Reception")

    def subtitle(self) -> str:
        """The visit in front."""
        row = self._row()
        return f"{row.queue_number} · {wording.word(row.channel)}" if row else ""

    def status_hints(self) -> list[tuple[str, str]]:
        """The scenarios' digits."""
        if self.keys.mine() and self.ticket.is_open():
            return [(key_words(each), command_words(each)) for each in ("save", "back")]
        return [("1–0", translate("Actions", "Choose scenario"))] if self.keys.may_end() else []

    def activate(self, **target: Any) -> None:
        """Show the present, and do what was asked for."""
        self._tick.start()
        if target.get("visit_id") is not None:
            self._turn_to(int(target["visit_id"]))
        self.refresh()
        if target.get("new"):
            self.start(Arrive())
        elif target.get("call_next"):
            self.beginning.call_next()
        elif target.get("call") is not None:
            self.beginning.call(int(target["call"]))
        elif target.get("customer_id") is not None:
            self.start(Arrive(customer_id=int(target["customer_id"])))
        elif target.get("find"):
            self.guest.focus_box()
        elif target.get("step"):
            self.step(int(target["step"]))
        else:
            self.setFocus()

    def deactivate(self) -> None:
        """No timer runs while nobody looks; what was typed is saved."""
        self._tick.stop()
        self.turning.forget()
        self.flush_drafts()

    def flush_drafts(self) -> None:
        """Write the request and the ticket's form."""
        self.record.typing.flush()
        self.guest.flush()
        self.ticket.flush()

    def go_back(self) -> bool:
        """Esc: keys that wait, the ticket's form, panels, the new customer; then out of the text."""
        if self.turning.forget():
            return True
        if not self.ticket.isHidden():
            self._close_ticket()
            return True
        if self.record.close_panels() or self.guest.close_form():
            self.setFocus()
            return True
        return False

    def promise_subject(self) -> PromiseSubject | None:
        """The reception in front."""
        if self.look is None or self._current is None:
            return None
        row = self.look.detail.row
        words = " ".join(part for part in (row.queue_number, row.place or row.customer_name) if part)
        return PromiseSubject(words, visit_id=row.id, customer_id=row.customer_id)

    def concerns(self, change: Changed) -> bool:
        """Visits, who they are about, and what is open for them."""
        return change.entity in _CONCERNED or change.entity in _TICKETS

    # -- what is in front ----------------------------------------------------------------------------------------

    @property
    def look(self) -> Look | None:
        """The visit in front; None while another one is on its way: nothing is said of the one turned away from."""
        shown = self._shown
        return shown if shown is not None and shown.detail.row.id == self._current else None

    def _is_turning(self) -> bool:
        """Whether a visit is being made or called, or was turned to and is not here yet."""
        return self.beginning.is_busy or (self._current is not None and self.look is None)

    def _turn_to(self, visit_id: int | None) -> None:
        if visit_id != self._current:
            self._current = visit_id
            self._tell(None)

    def _tell(self, look: Look | None) -> None:
        """Say to all that act on it which visit is in front."""
        for part in (self.ending, self.saying, self.proposing):
            part.set_look(look)

    # -- asking --------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask for the tabs and the visit in front."""
        self.workspace.ask(looking.overview, done=self._show_overview, owner=self, key="overview")

    def _show_overview(self, overview: Overview) -> None:
        mine = self.workspace.desk.actor.staff_id
        self._rows = sorted(overview.visits, key=lambda row: row.staff_id != mine)
        self.record.set_scenarios(overview.scenarios, overview.hints)
        self.waiting.show_rows(overview.waiting)
        self.empty.set_waiting(len(overview.waiting))
        if self._last_ended in [row.id for row in self._rows]:
            # Its end was undone: it is in front again.
            self._turn_to(self._last_ended)
            self._last_ended = None
        if self._current not in [row.id for row in self._rows]:
            own = [row for row in self._rows if row.staff_id == mine]
            self._turn_to(own[0].id if own else None)
        self._show_clocks()
        if self._current is None:
            self._show_look(None)
        else:
            self.workspace.ask(looking.look_at, self._current, done=self._show_look, owner=self, key="look")

    def _show_look(self, look: Look | None) -> None:
        if look is not None and look.detail.row.id != self._current:
            return
        self._shown = look
        self._tell(look)
        if look is None:
            self.record.typing.forget()
            self.record.knowledge.clear()
        else:
            self._show_words(look)
            editable = self.keys.mine()
            self.record.show_detail(look.detail, editable)
            self.steps.show_detail(look.detail, editable)
        self.guest.show_look(look, self.workspace.now())
        self._fit()
        self._show_clocks()
        self.title_changed.emit()
        if not self._is_turning():
            self.turning.arrived()

    def _show_words(self, look: Look) -> None:
        row = look.detail.row
        typing = self.record.typing
        if typing.visit_id == row.id:
            typing.follow(row.request)
            return
        self.record.begin_anew()
        typing.show(row.id, typed_from(look.draft if self.keys.mine() else None, row.request))
        self.proposing.ask()

    def _show_clocks(self) -> None:
        """Move every running time."""
        if not self.workspace.is_open:
            return
        now = self.workspace.desk.clock.now()
        self.tabs.show_visits(self._rows, self._current, self.workspace.desk.actor.staff_id, now)
        row = self._row()
        if row is not None:
            self.steps.show_time(row, now)
        if self._shown is None:
            self.waiting.view.viewport().update()

    def _row(self) -> VisitRow | None:
        return next((row for row in self._rows if row.id == self._current), None)

    # -- visits --------------------------------------------------------------------------------------------------

    def start(self, command: Arrive) -> None:
        """Begin a visit; whoever is unknown is typed into the one box next."""
        self.beginning.start(command)
        if command.customer_id is None:
            self.guest.focus_box()

    def _called(self, visit_id: int) -> None:
        self.show_visit(visit_id)
        self.setFocus()
        self.turning.when_here(self._ask_who)

    def _ask_who(self) -> None:
        if self.look is not None and self.look.detail.row.customer_id is None:
            self.guest.focus_box()

    def _picked(self, customer_id: int, place: str) -> None:
        if self.beginning.under_way:
            self.beginning.pick_later(customer_id, place)
        else:
            self.turning.when_here(lambda: self._pick(customer_id, place))
        # Digits, Space and function keys work from here on.
        self.setFocus()

    def _pick(self, customer_id: int, place: str) -> None:
        if self.keys.mine():
            self.saying.set_customer(customer_id, place)
        else:
            self.start(Arrive(customer_id=customer_id, place=place))

    def show_visit(self, visit_id: int) -> None:
        """Bring a visit to the front; the words of the one before are saved."""
        self.record.typing.flush()
        if visit_id != self._current:
            self._close_ticket()
        self._turn_to(visit_id)
        self.refresh()

    def step(self, direction: int) -> None:
        """Go to the next open visit."""
        if not self._rows:
            return
        ids = [row.id for row in self._rows]
        position = ids.index(self._current) if self._current in ids else -1
        self.show_visit(ids[(position + direction) % len(ids)])
        self.setFocus()

    def close_visit(self, visit_id: int) -> None:
        """The tab's ×."""
        row = next((row for row in self._rows if row.id == visit_id), None)
        if row is None:
            return
        if visit_id != self._current:
            self.show_visit(visit_id)
        typed = self.record.area.text() if self.record.typing.visit_id == visit_id else row.request
        self.beginning.take_back(row, typed)

    def _ended(self, visit_id: int | None) -> None:
        if visit_id == self._current:
            self._turn_to(None)
        self._close_ticket()
        self.refresh()
        self._last_ended = visit_id
        self.setFocus()

    # -- the ticket ----------------------------------------------------------------------------------------------

    def open_ticket(self) -> None:
        """F6: the form with everything known filled in."""
        look = self.look
        if look is None:
            return
        self.ending.keep_words()
        self.record.close_panels()
        self.ticket.open_for(look, self.record, self.steps.open_mandatory())
        self._fit()
        self.ticket.panel.setFocus()
        # Where the page scrolls, the form's beginning comes into sight once it is laid out.
        QTimer.singleShot(0, self, lambda: self._columns.show_widget(self.ticket.panel.heading))

    def _close_ticket(self) -> None:
        if self.ticket.isHidden():
            return
        self.ticket.close_form()
        self._fit()
        self.setFocus()

    # -- room ----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acknowledges the alerts."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.keys.mine() and self.guest.card.isVisible() and self.guest.card.alerts.waits():
            self.saying.see_alerts()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab comes to what is written next."""
        return self.keys.tab_to_words(forward) or super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns stack where they no longer fit side by side."""
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Scale."""
        super().restyle()
        self._fit()

    def _fit(self) -> None:
        serving, form = self._shown is not None, self.ticket.is_open()
        self.status_keys = (FORM_KEYS if form else VISIT_KEYS) if serving else IDLE_KEYS
        self.empty.setVisible(not serving)
        self.waiting.setVisible(not serving)
        self.record.setVisible(serving and not form)
        self.ticket.setVisible(serving and form)
        self.steps.setVisible(serving)
        stacked, narrow = self._columns.arrange(self.width())
        for part in (self.guest, self.record, self.steps, self.ticket):
            part.set_stacked(stacked)
        self.record.set_narrow(narrow)

    def retranslate(self) -> None:
        """Name the page again; its parts name themselves."""
        if self.isVisible():
            self.refresh()
            self.proposing.ask()
        self.title_changed.emit()
