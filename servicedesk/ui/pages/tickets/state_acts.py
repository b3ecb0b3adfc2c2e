"""Moving the ticket in front from state to state: each step asks in place for what it needs, and saves in one act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import OPEN_CLASSES, StateClass
from servicedesk.core.errors import Refused
from servicedesk.core.three_way import EditConflict
from servicedesk.core.translation import translate
from servicedesk.queries import deadlines, ticket_categories, ticket_moves
from servicedesk.queries.ticket_details import TicketDetail
from servicedesk.queries.ticket_moves import CloseNeeds, State
from servicedesk.services import ticket_reopening, ticket_states, tickets
from servicedesk.services.ticket_commands import EditTicket
from servicedesk.services.ticket_states import ChangeState
from servicedesk.ui.pages.tickets.deadline_strip import DeadlineStrip
from servicedesk.ui.pages.tickets.detail_pane import DetailPane
from servicedesk.ui.pages.tickets.panels import ActPanel, ReasonPanel
from servicedesk.ui.pages.tickets.solve_panel import SolveFacts, SolvePanel
from servicedesk.ui.pages.tickets.state_menu import WIDTH, StateMenu
from servicedesk.ui.theme import theme
from servicedesk.ui.workspace import Workspace


class StateActs(QObject):
    """Offers only the steps the ticket's moves name: whoever may not take one never sees it."""

    def __init__(self, workspace: Workspace, pane: DetailPane) -> None:
        super().__init__(pane)
        self.workspace = workspace
        self.pane = pane
        self.reasons: dict[str, list[Bilingual]] = {}

    def _usual(self, state_class: StateClass) -> State | None:
        detail = self.pane.detail
        found = detail.moves.into(state_class) if detail is not None else ()
        return found[0] if found else None

    def _open(self, panel: ActPanel, again: Callable[[], object], form: str) -> None:
        panel.closed.connect(self.pane.close_panel)
        self.pane.open_panel(panel, again, form)

    def _preview(self, panel: ActPanel, state: str) -> None:
        """Show the new deadline before anything is saved."""
        assert self.pane.detail is not None
        self.workspace.ask(
            deadlines.preview_state,
            self.pane.detail.row.id,
            state,
            panel.until_at() if isinstance(panel, ReasonPanel) else None,
            done=lambda found: panel.remark.setText(panel.preview_words(found)),
            owner=panel,
            key="preview",
        )

    def _change(self, command: ChangeState, words: str, finish: Callable[[], object] | None = None) -> None:
        """Take the step; *finish* ends the form that asked for it, one that is open for something else is put away."""
        finish = finish or self.pane.close_panel
        self.workspace.act(
            ticket_states.change_state,
            command,
            done=lambda _result: finish(),
            failed=lambda error: self._failed(error, command, words, finish),
            owner=self.pane,
            undo=words,
        )

    def _failed(self, error: Exception, command: ChangeState, words: str, finish: Callable[[], object]) -> None:
        """Somebody else took another step meanwhile, or wrote another solution: ask which stands."""
        if not isinstance(error, EditConflict):
            self.workspace.failed(error)
            here = self.pane.ticket_id == command.ticket_id
            if here and isinstance(error, Refused) and error.field and isinstance(self.pane.panel, SolvePanel):
                # Something else is missing than when the form was opened: it asks for that, too.
                self.pane.remake_panel()
            return

        def resolved(chosen: dict[str, Any], base: dict[str, Any]) -> None:
            if "state" not in chosen:
                self._keep_words(command.ticket_id, chosen, base, words, finish)
            elif chosen["state"] == command.state:
                self._change(replace(command, seen_state=str(base["state"])), words, finish)
            else:
                # What was typed for the step that is not taken stays as a draft.
                self.pane.close_panel()

        self.pane.ask_between(error, resolved)

    def _keep_words(
        self, ticket_id: int, chosen: dict[str, Any], base: dict[str, Any], words: str, finish: Callable[[], object]
    ) -> None:
        self.workspace.act(
            tickets.edit_ticket,
            EditTicket(ticket_id, base=base, **chosen),
            done=lambda _none: finish(),
            owner=self.pane,
            undo=words,
        )

    # -- choosing ------------------------------------------------------------------------------------------------

    def choose(self) -> None:
        """S: the states it may go into, in a menu at the state's name."""
        detail = self.pane.detail
        if detail is None or not detail.moves.states:
            return
        menu = StateMenu(self.pane.window(), detail.moves.states, self.go)
        menu.open_at(self.pane.head.states, theme().px(WIDTH))

    def go(self, state: State) -> None:
        """Take the step into *state* the way its class asks for."""
        detail = self.pane.detail
        if detail is None:
            return
        if state.state_class is StateClass.ACTIVE and detail.row.state_class in OPEN_CLASSES:
            words = translate("Lifecycle", "{number}: {state}", number=detail.row.number, state=str(state.name))
            self._change(ChangeState(detail.row.id, state.code, seen_state=detail.row.state), words)
            return
        steps: dict[StateClass, Callable[[State], object]] = {
            StateClass.ACTIVE: self.reopen,
            StateClass.WAITING: self.wait,
            StateClass.SOLVED: self.solve,
            StateClass.CLOSED: self.close,
            StateClass.CANCELLED: self.cancel,
        }
        steps[state.state_class](state)

    # -- solving and closing -------------------------------------------------------------------------------------

    def solve(self, state: State | None = None) -> None:
        """E: how it was solved and why it happened, and what else is missing."""
        state = state or self._usual(StateClass.SOLVED)
        if state is not None:
            self._ask_needs(state)

    def close(self, state: State | None = None) -> None:
        """Close a solved ticket: the guest agrees."""
        state = state or self._usual(StateClass.CLOSED)
        if state is not None:
            self._ask_needs(state)

    def _ask_needs(self, state: State) -> None:
        detail = self.pane.detail
        assert detail is not None
        identity = detail.row.id

        def load(desk: Any) -> tuple[CloseNeeds | None, Any]:
            return ticket_moves.close_needs(desk, identity), ticket_categories.categories(desk)

        def show(found: tuple[CloseNeeds | None, Any]) -> None:
            needs, categories = found
            if needs is not None and self.pane.detail is not None and self.pane.detail.row.id == identity:
                self._show_solve(self.pane.detail, state, needs, categories)

        self.pane.ask_first(load, done=show, key="needs")

    def _show_solve(self, detail: TicketDetail, state: State, needs: CloseNeeds, categories: Any) -> None:
        closing = state.state_class is StateClass.CLOSED
        words = translate("Tickets", "{number} solved", number=detail.row.number)
        if closing:
            words = translate("Tickets", "{number} closed", number=detail.row.number)
            if not (needs.resolution or needs.category or needs.fields or needs.left_open):
                self._change(ChangeState(detail.row.id, state.code, seen_state=detail.row.state), words)
                return
        title = translate("Tickets", "Close ticket") if closing else translate("Tickets", "Solve")
        causes = self.reasons.get("causes", [])
        panel = SolvePanel(
            self.workspace, title, SolveFacts(detail.resolution, detail.cause, causes, needs, categories)
        )
        panel.saved.connect(lambda: self._change(self._solved(detail, state, panel), words, self.pane.finisher()))
        panel.ticket_pressed.connect(self.pane.ticket_pressed)
        self._open(panel, partial(self._ask_needs, state), "ticket_close" if closing else "ticket_solve")
        panel.resolution.setFocus()

    @staticmethod
    def _solved(detail: TicketDetail, state: State, panel: SolvePanel) -> ChangeState:
        return ChangeState(
            detail.row.id,
            state.code,
            resolution=panel.resolution.text(),
            cause=str(panel.cause.value() or "") if panel.facts.causes else "",
            seen_state=detail.row.state,
            category_id=panel.category.value(),
            ticked=panel.ticked(),
            anyway=panel.anyway.text(),
            fields=panel.kind_fields.changes() if panel.facts.needs.fields else None,
        )

    # -- waiting and going on ------------------------------------------------------------------------------------

    def wait(self, state: State | None = None, until: datetime | None = None) -> None:
        """H: whom we wait for and why; the clock stops, which is said before saving. From the strip with its time."""
        detail = self.pane.detail
        waiting = detail.moves.into(StateClass.WAITING) if detail is not None else ()
        if detail is None or not waiting:
            return
        if until is None and isinstance(self.pane.panel, DeadlineStrip):
            until = self.pane.panel.until
        panel = ReasonPanel(
            self.workspace,
            translate("Tickets", "Wait"),
            "player-pause",
            self.reasons.get("waiting", []),
            with_time=True,
            states=[(each.code, str(each.name)) for each in waiting],
        )
        assert panel.state is not None
        panel.state.set_value((state or waiting[0]).code)
        chosen = panel.state

        def save() -> None:
            command = ChangeState(
                detail.row.id,
                str(chosen.value()),
                reason=panel.reason.text(),
                until_at=panel.until_at(),
                seen_state=detail.row.state,
            )
            words = translate("Tickets", "{number} waits", number=detail.row.number)
            self._change(command, words, self.pane.finisher())

        panel.saved.connect(save)
        self._open(panel, partial(self.wait, state, until), "ticket_wait")
        if panel.until is not None:
            if until is not None:
                panel.until.set_value(self.workspace.desk.site.local(until).replace(tzinfo=None))
            panel.until.chosen.connect(lambda _at: self._preview(panel, str(chosen.value())))
        self._preview(panel, str(chosen.value()))
        chosen.chosen.connect(lambda value: self._preview(panel, str(value)))
        panel.reason.setFocus()

    def go_on(self) -> None:
        """Take a waiting ticket up again, reopen a finished one with a reason, or open one beside it."""
        detail = self.pane.detail
        if detail is None:
            return
        state = self._usual(StateClass.ACTIVE)
        if detail.moves.is_over:
            self.open_linked()
        elif state is not None and detail.row.state_class is StateClass.WAITING:
            words = translate("Tickets", "{number} goes on", number=detail.row.number)
            self._change(ChangeState(detail.row.id, state.code, seen_state=detail.row.state), words)
        elif state is not None:
            self.reopen(state)

    def reopen(self, state: State) -> None:
        """Work on a finished ticket again; why is asked, not insisted on."""
        self._with_reason(translate("Tickets", "Reopen"), "refresh", state, "reopened", required=False)

    def cancel(self, state: State | None = None) -> None:
        """Cancel with a reason."""
        state = state or self._usual(StateClass.CANCELLED)
        if state is not None:
            self._with_reason(translate("Tickets", "Cancel ticket"), "x", state, "cancelled")

    def _with_reason(self, title: str, icon: str, state: State, reasons: str, required: bool = True) -> None:
        detail = self.pane.detail
        if detail is None:
            return
        panel = ReasonPanel(self.workspace, title, icon, self.reasons.get(reasons, []), required=required)
        words = translate("Tickets", "{number}: {act}", number=detail.row.number, act=title)
        panel.saved.connect(
            lambda: self._change(
                ChangeState(detail.row.id, state.code, reason=panel.reason.text(), seen_state=detail.row.state),
                words,
                self.pane.finisher(),
            )
        )
        form = "ticket_cancel" if state.state_class is StateClass.CANCELLED else "ticket_reopen"
        self._open(panel, partial(self.go, state), form)
        self._preview(panel, state.code)
        panel.reason.setFocus()

    def open_linked(self) -> None:
        """Past reopening: a new ticket beside the old one, in one key."""
        detail = self.pane.detail
        if detail is None or not detail.moves.may_open or detail.moves.reopening is None:
            return
        title = translate("Lifecycle", "Open a linked ticket")
        panel = ReasonPanel(self.workspace, title, "link", (), required=False)
        panel.reason_row.set_words(translate("Lifecycle", "What is new about it"))
        panel.remark.setText(self._why_linked(detail))

        def save() -> None:
            finish = self.pane.finisher()
            self.workspace.act(
                ticket_reopening.open_linked,
                detail.row.id,
                panel.reason.text(),
                done=lambda opened: self._linked(opened, finish),
                owner=self.pane,
                undo=translate("Lifecycle", "Linked ticket opened"),
            )

        panel.saved.connect(save)
        self._open(panel, self.open_linked, "ticket_linked")
        panel.reason.setFocus()

    def _linked(self, opened: Any, finish: Callable[[], None]) -> None:
        finish()
        self.pane.ticket_pressed.emit(opened.id)

    @staticmethod
    def _why_linked(detail: TicketDetail) -> str:
        rule = detail.moves.reopening
        if rule is not None and rule.rule.value == "within":
            return translate(
                "Lifecycle",
                "{number} was finished more than {days} days ago; what is known of it is taken over.",
                number=detail.row.number,
                days=rule.days,
            )
        return translate(
            "Lifecycle",
            "Tickets like {number} are not reopened; what is known of it is taken over.",
            number=detail.row.number,
        )
