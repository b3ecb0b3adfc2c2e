"""Keys that come before the record one turned to: they wait for it and are never done to the one before."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from servicedesk.ui.workspace import Workspace


class Turning(QObject):
    """Holds what is to be done once the record on its way is here.

    ``is_turning`` says whether one is on its way. Of several keys the last one counts where each opens a form, and
    all of them in their order where they are entered into one (*keeps_all*).
    """

    def __init__(
        self, workspace: Workspace, owner: QObject, is_turning: Callable[[], bool], *, keeps_all: bool = False
    ) -> None:
        super().__init__(owner)
        self._workspace = workspace
        self._owner = owner
        self._is_turning = is_turning
        self._keeps_all = keeps_all
        self._waiting: list[Callable[[], object]] = []

    def when_here(self, then: Callable[[], object]) -> None:
        """Do something now, or once the record on its way is here."""
        if not self._is_turning():
            then()
        elif self._keeps_all:
            self._waiting.append(then)
        else:
            self._waiting = [then]

    def bind(self, command: str, handler: Callable[[], object], may: Callable[[], bool]) -> None:
        """Let *handler* do a command to the record that is here or on its way; whether it *may* is known only then."""

        def act() -> None:
            if may():
                handler()

        self._workspace.actions.bind(
            command, lambda: self.when_here(act), self._owner, lambda: self._is_turning() or may()
        )

    def arrived(self) -> None:
        """The record is here: do what waited for it."""
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()

    def forget(self) -> bool:
        """Another record, Esc or another page: nothing is done; return whether anything waited."""
        waited, self._waiting = bool(self._waiting), []
        return waited
