"""What the frame itself shows of the desk: badges, who waits, the time, when it was saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from servicedesk.core.events import Changed
from servicedesk.core.translation import translate
from servicedesk.ui import wording
from servicedesk.ui.header import Header
from servicedesk.ui.widgets.rail import NavigationRail
from servicedesk.ui.widgets.status_bar import StatusBar
from servicedesk.ui.workspace import Workspace

if TYPE_CHECKING:
    # The queries bring the database layer along; the first frame is painted before that.
    from servicedesk.queries.today import RailCounts
    from servicedesk.queries.visits import QueueSummary

_COUNTED = {"visit", "ticket", "follow_up", "compensation"}


class DeskFacts(QObject):
    """Keeps rail, header and status line true while somebody is signed in."""

    def __init__(self, workspace: Workspace, rail: NavigationRail, header: Header, status: StatusBar) -> None:
        super().__init__(rail)
        self._workspace = workspace
        self._rail, self._header, self._status = rail, header, status
        self._queue: QueueSummary | None = None
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._show_time)
        workspace.changed.connect(self._on_changed)
        workspace.saved.connect(lambda _moment: self.show_saved())

    def start(self) -> None:
        """Show everything and keep it true."""
        self._tick.start()
        self._show_time()
        self.show_saved()
        self.refresh()

    def stop(self) -> None:
        """Nobody looks: no timer, no question."""
        self._tick.stop()

    def refresh(self) -> None:
        """Ask for badges and the waiting pill again."""
        if not self._tick.isActive():
            return
        from servicedesk.queries import today, visits

        self._workspace.ask(today.rail_counts, done=self._show_counts, owner=self, key="counts")
        self._workspace.ask(visits.queue_summary, done=self._show_queue, owner=self, key="queue")

    def _on_changed(self, change: Changed) -> None:
        if change.entity in _COUNTED:
            self.refresh()

    def _show_counts(self, counts: RailCounts) -> None:
        self._rail.set_badge("reception", counts.waiting)
        self._rail.set_badge("tickets", counts.my_tickets, counts.my_tickets_overdue > 0)
        self._rail.set_badge("follow_up", counts.follow_ups_due, counts.follow_ups_overdue > 0)

    def _show_queue(self, summary: QueueSummary) -> None:
        self._queue = summary
        self.show_waiting()

    def show_waiting(self) -> None:
        """Say how many wait, and how long the longest has by now."""
        summary = self._queue
        if summary is None:
            return
        if summary.longest_since is None:
            self._header.set_waiting(summary.waiting, "", False)
            return
        waited = self._workspace.desk.clock.now() - summary.longest_since
        self._header.set_waiting(summary.waiting, wording.short_duration(waited), waited > summary.standard)

    def _show_time(self) -> None:
        now = wording.clock_time(self._workspace.now())
        if now != self._header.time.text():
            self._header.time.setText(now)
            # Tickets fall due and calls come up without anything being saved.
            self.refresh()

    def show_saved(self) -> None:
        """Say when something was last saved, and at which desk this is."""
        saved_at, is_shared = self._workspace.saved_at, self._workspace.is_shared
        if saved_at is None or not self._workspace.is_open:
            self._status.set_saved(wording.where_data_are(is_shared))
        else:
            time = f"{self._workspace.desk.site.local(saved_at):%H:%M:%S}"
            self._status.set_saved(
                translate("Frame", "Shared data · saved {time}", time=time)
                if is_shared
                else translate("Frame", "Offline · saved {time}", time=time),
                time,
            )
        self._status.set_shift(self._workspace.desk.site.desk_name if self._workspace.is_open else "")
