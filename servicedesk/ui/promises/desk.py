"""Promises in the frame: keeps the ticker true, opens the list and the one line, settles by key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from servicedesk.core.events import Changed
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.ui.workspace import Workspace

if TYPE_CHECKING:
    # The queries bring the database layer along; the first frame is painted before that.
    from servicedesk.queries.promises import PromiseLine
    from servicedesk.ui.pages.base import Page
    from servicedesk.ui.promises.form import PromiseForm
    from servicedesk.ui.promises.listing import PromiseListPanel
    from servicedesk.ui.promises.ticker import PromiseTicker
    from servicedesk.ui.widgets.status_bar import StatusBar

_CONCERNED = {"promise", "ticket", "visit", "ticket_reader"}
TICK_MILLISECONDS = 10_000
FORM_WIDTH = 460


class PromiseDesk(QObject):
    """Made with the window; quiet while it is locked: what was promised is nobody's business then."""

    def __init__(
        self, workspace: Workspace, window: QWidget, status: StatusBar, page: Callable[[], Page | None]
    ) -> None:
        super().__init__(window)
        self.workspace = workspace
        self._window, self._status, self._page = window, status, page
        self.ticker: PromiseTicker | None = None
        self.lines: list[PromiseLine] = []
        self.panel: PromiseListPanel | None = None
        self.form: PromiseForm | None = None
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MILLISECONDS)
        self._tick.timeout.connect(self.show_time)
        workspace.changed.connect(self._on_changed)
        may = self._may_promise
        workspace.actions.bind("promise.new", self.new, window, may)
        workspace.actions.bind("promise.list", self.toggle_list, window, self._may_read)

    def start(self) -> None:
        """Somebody is here: show what comes next."""
        from servicedesk.ui.promises.ticker import PromiseTicker

        if self.ticker is None:
            self.ticker = PromiseTicker()
            self.ticker.clicked.connect(self.toggle_list)
            self._status.set_ticker(self.ticker, self.ticker.wanted_width, self.ticker.least_width)
        self._tick.start()
        self.refresh()

    def stop(self) -> None:
        """Nobody looks: nothing is shown."""
        self._tick.stop()
        self.lines = []
        for panel in (self.panel, self.form):
            if panel is not None:
                panel.close_panel()
        self.panel = self.form = None
        if self.ticker is not None:
            self.ticker.show_next("", "", 0, "neutral")

    def _may_read(self) -> bool:
        return self.workspace.is_open and self.workspace.desk.actor.can(Permission.VIEW_TICKETS)

    def _may_promise(self) -> bool:
        return self.workspace.is_open and self.workspace.desk.actor.can(Permission.WORK_ON_TICKET)

    def _on_changed(self, change: Changed) -> None:
        if change.entity in _CONCERNED and self._tick.isActive():
            self.refresh()

    def refresh(self) -> None:
        """Ask again for the next promises."""
        if not self._may_read():
            return
        from servicedesk.queries import promises

        self.workspace.ask(promises.next_promises, 50, done=self._show, owner=self, key="promises")

    def _show(self, lines: list[PromiseLine]) -> None:
        self.lines = lines
        if self.panel is not None:
            self.panel.show_lines(lines)
        self.show_time()

    def show_time(self) -> None:
        """Say what comes next and how long there is by now."""
        if self.ticker is None:
            return
        from servicedesk.ui.promises.ticker import left_words, line_words, tone_of

        if not self.lines:
            self.ticker.show_next("", "", 0, "neutral")
        else:
            first, desk, now = self.lines[0], self.workspace.desk, self.workspace.desk.clock.now()
            words = line_words(first, desk.site.local(first.due_at), desk.site.local(now))
            left, tone = left_words(first.due_at, now), tone_of(first.due_at, now)
            self.ticker.show_next(words, left, len(self.lines) - 1, tone)
        self._status.fit()

    # -- the list ------------------------------------------------------------------------------------------------

    def toggle_list(self) -> None:
        """Open the list of open promises, or close it."""
        if self.panel is not None:
            self.panel.close_panel()
            return
        from servicedesk.ui.promises.listing import WIDTH, PromiseListPanel
        from servicedesk.ui.theme import theme

        desk = self.workspace.desk
        panel = PromiseListPanel(self._window, desk.clock.now, desk.site.local, self._may_promise())
        panel.opened.connect(self.open_line)
        panel.settled.connect(self._settle)
        panel.changing.connect(self.change)
        panel.closed.connect(self._list_closed)
        panel.show_lines(self.lines)
        self.panel = panel
        panel.open_at(self._anchor(), theme().px(WIDTH), right=True)
        panel.view.setFocus()

    def _list_closed(self) -> None:
        self.panel = None

    def _anchor(self) -> QWidget:
        return self.ticker if self.ticker is not None and self.ticker.isVisible() else self._status

    def open_line(self, line: PromiseLine) -> None:
        """Open what a promise hangs on: its ticket, else the reception it was made in."""
        if self.panel is not None:
            self.panel.close_panel()
        if line.ticket_id is not None:
            self.workspace.navigate("tickets", ticket_id=line.ticket_id)
        elif line.visit_id is not None:
            self.workspace.navigate("reception", visit_id=line.visit_id)

    def _settle(self, line: PromiseLine, kept: bool) -> None:
        from servicedesk.services import promises

        words = translate("Tickets", "Promise kept") if kept else translate("Tickets", "Promise not kept")
        self.workspace.act(promises.settle_promise, line.id, kept, owner=self._window, undo=words)

    # -- the one line --------------------------------------------------------------------------------------------

    def new(self) -> None:
        """Note a promise about what is in front: a ticket, a reception, or nothing."""
        from servicedesk.ui.promises.form import NOTHING

        page = self._page()
        subject = page.promise_subject() if page is not None else None
        self._ask_form(subject or NOTHING, None)

    def change(self, line: PromiseLine) -> None:
        """Change a promise: other words, another time, another owner."""
        from servicedesk.ui.promises.form import PromiseSubject

        if self.panel is not None:
            self.panel.close_panel()
        where = line.place or line.customer_name
        words = f"{line.ticket_number} {where}".strip()
        self._ask_form(PromiseSubject(words, line.ticket_id, line.visit_id), line)

    def _ask_form(self, subject: Any, changed: PromiseLine | None) -> None:
        from servicedesk.queries import staff

        self.workspace.ask(
            staff.assignees, done=lambda people: self._open_form(subject, people, changed), owner=self, key="people"
        )

    def _open_form(self, subject: Any, people: Any, changed: PromiseLine | None) -> None:
        from servicedesk.ui.promises.form import PromiseForm
        from servicedesk.ui.theme import theme

        if self.form is not None:
            self.form.close_panel()
        form = PromiseForm(self._window, self.workspace, subject, people, changed)
        form.closed.connect(self._form_closed)
        self.form = form
        form.open_at(self._anchor(), theme().px(FORM_WIDTH), right=True)
        form.line.setFocus()

    def _form_closed(self) -> None:
        self.form = None
