"""The form of a new ticket in place of the record, while a visit ends that way."""

from __future__ import annotations

from PySide6.QtCore import Signal

from servicedesk.ui.pages.reception.fitting import FittingColumn
from servicedesk.ui.pages.reception.looking import Look
from servicedesk.ui.pages.reception.record_pane import RecordPane
from servicedesk.ui.pages.tickets.new_ticket import NewTicketPanel
from servicedesk.ui.widgets.cards import Card
from servicedesk.ui.workspace import Workspace


class TicketPane(Card):
    """Holds the form; open only between F6 and Ctrl+Enter or Esc."""

    opened = Signal(object)
    cancelled = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(padding=4)
        self._open = False
        self.panel = NewTicketPanel(workspace)
        self.middle = FittingColumn(spacing=0, least=200)
        self.middle.body.addWidget(self.panel)
        self.middle.body.addStretch(1)
        self.body.addWidget(self.middle, 1)
        self.panel.opened.connect(self._done)
        self.panel.cancelled.connect(self.cancelled)
        self.hide()

    def is_open(self) -> bool:
        """Whether a ticket is being written."""
        return self._open

    def open_for(self, look: Look, record: RecordPane, open_steps: int) -> None:
        """Fill in what is known of the visit in front."""
        self._open = True
        scenario, row = record.scenario(), look.detail.row
        self.panel.prefill(
            visit_id=row.id,
            customer_id=row.customer_id,
            customer_name=row.customer_name,
            place=look.place,
            scenario_id=scenario.id if scenario else None,
            text=record.area.text(),
            channel=row.channel,
            priority=record.suggested_priority(),
        )
        self.panel.set_open_steps(open_steps)

    def close_form(self) -> None:
        """Close; what was typed stays a draft."""
        self.flush()
        self._open = False

    def flush(self) -> None:
        """Write the draft."""
        if self._open:
            self.panel.flush()

    def set_stacked(self, stacked: bool) -> None:
        """Show everything at once where the page itself scrolls."""
        self.middle.set_whole(stacked)

    def _done(self, opened: object) -> None:
        # Not flushed: the draft is gone with the ticket's birth.
        self._open = False
        self.opened.emit(opened)
