"""What was committed, brought from the writer's thread to the main thread in order."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from servicedesk.core.events import ChangeBus, Changed


class ChangeRelay(QObject):
    """Emits ``changed`` on the main thread for every change of a bus.

    A signal emitted on the writer's thread would run plain functions connected to it on that thread; so it is first
    queued to this object.
    """

    _published = Signal(object)
    changed = Signal(Changed)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._published.connect(self._announce)
        self._unsubscribe: Callable[[], None] | None = None

    def listen(self, bus: ChangeBus) -> None:
        """Follow *bus* and no other."""
        if self._unsubscribe is not None:
            self._unsubscribe()
        self._unsubscribe = bus.subscribe(self._published.emit)

    @Slot(object)
    def _announce(self, change: Changed) -> None:
        self.changed.emit(change)
