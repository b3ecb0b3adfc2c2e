"""What is worked out meanwhile on a thread of its own: the engine searches while Python does something else."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

R = TypeVar("R")


class Ahead(Generic[R]):
    """An answer somebody will want; called, it is waited for, and what went wrong is raised there."""

    def __init__(self, find: Callable[[], R]) -> None:
        self._find = find
        self._answer: list[R] = []
        self._error: BaseException | None = None
        self._thread = Thread(target=self._run, name="ahead", daemon=True)
        self._thread.start()

    def __call__(self) -> R:
        """Return the answer."""
        self.wait()
        if self._error is not None:
            raise self._error
        return self._answer[0]

    def wait(self) -> None:
        """Return when nothing runs any more, whatever came of it."""
        self._thread.join()

    def _run(self) -> None:
        try:
            self._answer.append(self._find())
        except BaseException as error:  # noqa: BLE001 - raised to whoever wants the answer
            self._error = error
