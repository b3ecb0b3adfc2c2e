"""The only threads of the program: one writer, a few readers; answers arrive on the main thread."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRunnable, QThreadPool, Signal, Slot
from shiboken6 import isValid

READERS = 3


def still_there(owner: QObject | None) -> Callable[[], bool]:
    """Return a question: does *owner* still live? Nobody in particular always does."""
    if owner is None:
        return lambda: True
    reference = weakref.ref(owner)

    def alive() -> bool:
        found = reference()
        return found is not None and isValid(found)

    return alive


@dataclass(slots=True)
class Job:
    """Work to do elsewhere, and who wants the answer."""

    run: Callable[[], object]
    done: Callable[[Any], object] | None
    failed: Callable[[Exception], object]
    wanted: Callable[[], bool]
    key: tuple[object, ...] | None = None
    serial: int = 0
    writes: bool = False
    result: object = None
    error: Exception | None = None


class TaskRunner(QObject):
    """Runs jobs on thread pools; the signal that brings results back belongs to this object, not to the job."""

    _finished = Signal(object)
    written = Signal()
    """Nothing is waiting to be written any more."""

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
        self._writing = 0
        self._stopped = False
        self._held = False
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
        if self._stopped or (self._held and not writes):
            return
        self._serial += 1
        full_key = None if key is None else (id(owner), key)
        if full_key is not None:
            self._latest[full_key] = self._serial
        self._running += 1
        self._writing += writes
        self._submit(Job(run, done, failed, still_there(owner), full_key, self._serial, writes))

    def _submit(self, job: Job) -> None:
        pool = self._writer if job.writes else self._readers
        pool.start(_Runnable(job, self._finished.emit, self._outdated))

    def _outdated(self, job: Job) -> bool:
        """Return whether nobody waits for *job* any more; what is to be written never is."""
        if job.writes:
            return False
        return self._stopped or (job.key is not None and self._latest.get(job.key) != job.serial)

    @Slot(object)
    def _deliver(self, job: Job) -> None:
        self._running -= 1
        self._writing -= job.writes
        try:
            if not self._stopped and not self._outdated(job) and job.wanted():
                self._answer(job)
        finally:
            if job.key is not None and self._latest.get(job.key) == job.serial:
                del self._latest[job.key]
            if job.writes and not self._writing:
                self.written.emit()

    def _answer(self, job: Job) -> None:
        if job.error is not None:
            job.failed(job.error)
        elif job.done is not None:
            job.done(job.result)

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return self._running > 0

    @property
    def writing(self) -> bool:
        """Whether anything is being written or waits to be."""
        return self._writing > 0

    def finish_writing(self) -> None:
        """Wait until everything is written and answered; for the moment before the window goes away."""
        while self._writing:
            self._writer.waitForDone()
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    def hold_readers(self) -> None:
        """Start nothing that reads until released: the file is about to be exchanged. What is asked is forgotten."""
        self._held = True

    def wait_for_readers(self) -> None:
        """Wait, on the writing thread, until nothing reads any more."""
        self._readers.waitForDone()

    def release_readers(self) -> None:
        """Let questions be asked again."""
        self._held = False

    def stop(self) -> None:
        """Take no more work, answer nobody, and wait for what runs; used once, when the program ends."""
        self._stopped = True
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
        if not self._outdated(self._job):
            execute(self._job)
        self._emit(self._job)


def execute(job: Job) -> None:
    """Run a job, keeping its result or its error."""
    try:
        job.result = job.run()
    except Exception as error:  # noqa: BLE001 - carried to the main thread, where known and unknown are told apart
        job.error = error


class InlineRunner(TaskRunner):
    """The same, at once and in this thread: for tests and the tour."""

    def _submit(self, job: Job) -> None:
        execute(job)
        self._deliver(job)
