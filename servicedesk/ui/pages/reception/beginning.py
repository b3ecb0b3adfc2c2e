"""Beginning visits, and taking back those that were begun by mistake."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from servicedesk.core.translation import translate
from servicedesk.queries.visits import VisitRow
from servicedesk.services import visits
from servicedesk.services.visit_commands import Arrive
from servicedesk.ui.workspace import Workspace


class Beginning(QObject):
    """``begun`` names the visit that is served now; ``picked`` a customer chosen before that visit existed."""

    begun = Signal(int)
    called = Signal(int)
    picked = Signal(int, str)
    nobody_came = Signal()
    """Nobody waited, or it failed: there is no visit to turn to."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._starting = self._calling = False
        self._pick: tuple[int, str] | None = None

    @property
    def under_way(self) -> bool:
        """Whether a visit is being made; what is typed meanwhile must not be lost."""
        return self._starting

    @property
    def is_busy(self) -> bool:
        """Whether a visit is being made or called."""
        return self._starting or self._calling

    def pick_later(self, customer_id: int, place: str) -> None:
        """Remember who was chosen while the visit is being made."""
        self._pick = (customer_id, place)

    def start(self, command: Arrive) -> None:
        """Serve somebody at once."""
        if not self._starting:
            self._starting = True
            act = self._workspace.act
            act(visits.start_visit, command, done=self._started, failed=self._not_started, owner=self)

    def call_next(self) -> None:
        """Call whoever is first."""
        self._calling = True
        self._workspace.act(visits.call_next, done=self._called_next, failed=self._not_called, owner=self)

    def call(self, visit_id: int) -> None:
        """Call one waiting guest."""
        self._calling = True
        act = self._workspace.act
        act(visits.call, visit_id, done=lambda _none: self._called_next(visit_id), failed=self._not_called, owner=self)

    def take_back(self, row: VisitRow, typed: str) -> None:
        """The tab's ×: a mistake is taken back, a visit with content needs an outcome."""
        act = self._workspace.act
        blank = typed == row.request and row.scenario_id is None
        if blank and row.started_at is not None and row.arrived_at < row.started_at:
            words = translate("Reception", "{number} waits again", number=row.queue_number)
            act(visits.put_back, row.id, owner=self, undo=words)
        elif blank and row.customer_id is None and not row.request and not row.customer_name:
            words = translate("Reception", "{number} taken back", number=row.queue_number)
            act(visits.discard_visit, row.id, owner=self, undo=words)
        else:
            self._workspace.toast(translate("Reception", "Choose how it ended: F5, F6 or F7; F8 parks it"))

    def _started(self, visit_id: int) -> None:
        self._starting = False
        self.begun.emit(visit_id)
        pick, self._pick = self._pick, None
        if pick is not None:
            self.picked.emit(*pick)

    def _not_started(self, error: Exception) -> None:
        self._starting, self._pick = False, None
        self.nobody_came.emit()
        self._workspace.failed(error)

    def _not_called(self, error: Exception) -> None:
        self._calling = False
        self.nobody_came.emit()
        self._workspace.failed(error)

    def _called_next(self, visit_id: int | None) -> None:
        self._calling = False
        if visit_id is None:
            self.nobody_came.emit()
            self._workspace.toast(translate("Reception", "Nobody waits"))
        else:
            self.called.emit(visit_id)
