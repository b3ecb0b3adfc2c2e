"""What is noted of the visit in front while it is served: who, how, which scenario, which steps."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from servicedesk.core.enums import Channel
from servicedesk.services import visits
from servicedesk.services.visit_commands import EditVisit
from servicedesk.ui.pages.reception.guest_pane import GuestPane
from servicedesk.ui.pages.reception.looking import Look
from servicedesk.ui.pages.reception.record_pane import RecordPane
from servicedesk.ui.pages.reception.steps_pane import StepsPane
from servicedesk.ui.workspace import Workspace


class Saying(QObject):
    """Writes each thing down as it is said; ``stale`` asks for the visit again, ``settled`` gives the focus back."""

    stale = Signal()
    settled = Signal()

    def __init__(self, workspace: Workspace, guest: GuestPane, record: RecordPane, steps: StepsPane) -> None:
        super().__init__(record)
        self._workspace, self._steps = workspace, steps
        self._look: Look | None = None
        card = guest.card
        card.alerts_seen.connect(self.see_alerts)
        card.customer_pressed.connect(self._open_customer)
        card.ticket_pressed.connect(lambda key: workspace.navigate("tickets", ticket_id=key))
        record.channel_chosen.connect(self._choose_channel)
        record.scenario_chosen.connect(self._choose_scenario)
        steps.ticked.connect(self._tick_step)
        steps.skipped.connect(self._skip_step)

    def set_look(self, look: Look | None) -> None:
        """Say which visit is in front."""
        self._look = look

    def set_customer(self, customer_id: int, place: str) -> None:
        """Say who it is."""
        self._act(visits.set_customer, customer_id, place)

    def see_alerts(self) -> None:
        """The alerts were read."""
        self._act(visits.see_alerts)
        self.settled.emit()

    def call_them(self, name: str) -> None:
        """Somebody nobody registered, by what they call themselves."""
        if name:
            self._edit(caller=name)
        self.settled.emit()

    def _choose_channel(self, value: str) -> None:
        self._edit(channel=Channel(value))

    def _choose_scenario(self, scenario_id: int) -> None:
        if self._look is not None and self._look.detail.row.scenario_id != scenario_id:
            self._act(visits.choose_scenario, scenario_id)

    def _tick_step(self, step_id: int, on: bool) -> None:
        look = self._look
        if look is None:
            return

        def done(_result: object) -> None:
            self._steps.settle(step_id)
            self.stale.emit()

        def failed(error: Exception) -> None:
            done(None)
            self._workspace.failed(error)

        visit_id = look.detail.row.id
        self._workspace.act(visits.tick_step, visit_id, step_id, on, done=done, failed=failed, owner=self)

    def _skip_step(self, step_id: int, reason: str) -> None:
        self._act(visits.skip_step, step_id, reason)
        self.settled.emit()

    def _edit(self, **changed: Any) -> None:
        if self._look is not None:
            command = EditVisit(self._look.detail.row.id, **changed)
            self._workspace.act(visits.edit_visit, command, owner=self)

    def _act(self, service: Any, *arguments: Any) -> None:
        if self._look is not None:
            self._workspace.act(service, self._look.detail.row.id, *arguments, owner=self)

    def _open_customer(self) -> None:
        if self._look is not None and self._look.guest is not None:
            self._workspace.navigate("customers", customer_id=self._look.guest.id)
