"""Writing in a thread while the caller prepares what comes next: the engine works without holding Python up."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, event

Step = tuple[str, Sequence[tuple[Any, ...]]]
# The thread asks for Python back after every statement: in the five milliseconds it would usually wait for it, the
# engine has written hundreds of rows.
_SWITCHED_AFTER = 0.0005


class WritingAhead:
    """Runs statements of a file's connection one after the other; whoever else uses the connection waits for them.

    What goes wrong is raised when it is waited for: before the next statements, and at the end.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._thread = ThreadPoolExecutor(1, "writing")
        self._running: Future[None] | None = None
        self._is_given_up = Event()
        self._switched_after = sys.getswitchinterval()

    def __enter__(self) -> WritingAhead:
        sys.setswitchinterval(_SWITCHED_AFTER)
        event.listen(self._connection.engine, "before_cursor_execute", self._before_others)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is not None:
                # Everything is rolled back: only that nobody writes any more has to be waited for.
                self._is_given_up.set()
            else:
                self.wait()
        finally:
            self._thread.shutdown()
            event.remove(self._connection.engine, "before_cursor_execute", self._before_others)
            sys.setswitchinterval(self._switched_after)

    def hand_over(self, steps: Sequence[Step]) -> None:
        """Have *steps* written, after those before; return at once."""
        self.wait()
        self._running = self._thread.submit(self._write, self._connection.connection.cursor(), steps)

    def wait(self) -> None:
        """Wait until nothing is left to write, and raise what went wrong."""
        running, self._running = self._running, None
        if running is not None:
            running.result()

    def _write(self, cursor: Any, steps: Sequence[Step]) -> None:
        for statement, parameters in steps:
            if self._is_given_up.is_set():
                break
            cursor.executemany(statement, parameters)
        cursor.close()

    def _before_others(self, *_arguments: Any) -> None:
        self.wait()
