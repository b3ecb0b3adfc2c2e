"""The only threads of the program: one writer, a few readers; answers arrive on the main thread."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from shiboken6 import isValid

READERS = 3


@dataclass(slots=True)
class Job:
    """Work to do elsewhere, and who wants the answer."""

    run: Callable[[], object]
    done: Callable[[Any], object] | None
    failed: Callable[[Exception], object]
    owner: weakref.ref[QObject] | None
    key: tuple[object, ...] | None = None
    serial: int = 0
    writes: bool = False
    result: object = None
    error: Exception | None = field(default=None)

    def wanted(self) -> bool:
        """Return whether the owner, if there is one, still lives."""
        if self.owner is None:
            return True
        owner = self.owner()
        return owner is not None and isValid(owner)


class TaskRunner(QObject):
    """Runs jobs on thread pools; the signal that brings results back belongs to this object, not to the job."""

    _finished = Signal(object)
    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = QThreadPool(self)
        self._writer.setMaxThreadCount(1)
        self._readers = QThreadPool(self)
        self._readers.setMaxThreadCount(READERS)
        # A thread that ends would close the database connection it holds and open another next time.
        self._writer.setExpiryTimeout(-1)
        self._readers.setExpiryTimeout(-1)
        self._latest: dict[tuple[object, ...], int] = {}
        self._serial = 0
        self._running = 0
        self._finished.connect(self._deliver)

    def start(
        self,
        run: Callable[[], object],
        done: Callable[[Any], object] | None,
        failed: Callable[[Exception], object],
        owner: QObject | None = None,
        key: str | None = None,
        writes: bool = False,
    ) -> None:
        """Do *run* elsewhere; of jobs with the same owner and *key* only the newest is answered."""
        self._serial += 1
        full_key = None if key is None else (id(owner), key)
        if full_key is not None:
            self._latest[full_key] = self._serial
        reference = None if owner is None else weakref.ref(owner)
        self._submit(Job(run, done, failed, reference, full_key, self._serial, writes))

    def _submit(self, job: Job) -> None:
        self._running += 1
        pool = self._writer if job.writes else self._readers
        pool.start(_Runnable(job, self._finished.emit, self._outdated))

    def _outdated(self, job: Job) -> bool:
        return not job.writes and job.key is not None and self._latest.get(job.key) != job.serial

    @Slot(object)
    def _deliver(self, job: Job) -> None:
        self._running -= 1
        try:
            if self._outdated(job) or not job.wanted():
                return
            if job.error is not None:
                job.failed(job.error)
            elif job.done is not None:
                job.done(job.result)
        finally:
            if self._running == 0:
                self.idle.emit()

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return self._running > 0

    def drain(self) -> None:
        """Wait for everything under way; used once, when the program ends."""
        self._writer.waitForDone()
        self._readers.waitForDone()


class _Runnable(QRunnable):
    """One job on a pool thread."""

    def __init__(self, job: Job, emit: Callable[[object], object], outdated: Callable[[Job], bool]) -> None:
        super().__init__()
        self._job = job
        self._emit = emit
        self._outdated = outdated

    def run(self) -> None:
        """Do the work and send it back; what nobody waits for any more is not started."""
        execute(self._job, self._outdated)
        self._emit(self._job)


def execute(job: Job, outdated: Callable[[Job], bool]) -> None:
    """Run a job, keeping its result or its error."""
    if outdated(job):
        return
    try:
        job.result = job.run()
    except Exception as error:  # noqa: BLE001 - carried to the main thread, where known and unknown are told apart
        job.error = error


class InlineRunner(TaskRunner):
    """The same, at once and in this thread: for tests and the tour."""

    def _submit(self, job: Job) -> None:
        self._running += 1
        execute(job, self._outdated)
        self._deliver(job)
