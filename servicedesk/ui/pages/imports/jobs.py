"""What an import does away from the window: reading the file, trying it, importing it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QElapsedTimer, QObject, QStandardPaths, Signal
from shiboken6 import isValid

from servicedesk.core.errors import StorageProblem
from servicedesk.services.imports.fields import ImportKind
from servicedesk.services.imports.importing import run_import
from servicedesk.services.imports.looking import Look, look
from servicedesk.services.imports.results import ImportCommand, ImportResult
from servicedesk.services.imports.surveying import likely_kind
from servicedesk.tabular.files import table_file
from servicedesk.tabular.tables import read_table
from servicedesk.ui.import_words import row_sentence
from servicedesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from servicedesk.services.desk import Desk

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to look at; without a *kind* it is found among *kinds*, without a *preset* that too, empty for none."""

    path: Path
    kinds: tuple[ImportKind, ...]
    kind: ImportKind | None = None
    preset: str | None = None
    codec: str = ""
    delimiter: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """A file as it reads, and as what."""

    wanted: Wanted
    kind: ImportKind
    look: Look


def read_file(desk: Desk, wanted: Wanted) -> Looked:
    """Look at a file; raises what the reading raises, and for one that cannot be opened why."""
    with file_errors(wanted.path):
        if not wanted.path.is_file():
            raise StorageProblem("import_file_gone", name=wanted.path.name)
        kind = wanted.kind
        if kind is None:
            header = read_table(table_file(wanted.path), wanted.codec, wanted.delimiter).header
            kind = likely_kind(desk, header, wanted.kinds)
        found = look(desk, wanted.path, kind, preset_name=wanted.preset, codec=wanted.codec, delimiter=wanted.delimiter)
    return Looked(wanted, kind, found)


def read_again(path: Path, reading: Callable[[], Answer]) -> Answer:
    """Return what *reading* a file brings that was looked at before; raises as :func:`read_file` does."""
    with file_errors(path):
        return reading()


@contextmanager
def file_errors(path: Path) -> Iterator[None]:
    """Say what the operating system refuses as an error people can do something about."""
    try:
        yield
    except FileNotFoundError:
        raise StorageProblem("import_file_gone", name=path.name) from None
    except OSError:
        raise StorageProblem("import_file_locked", name=path.name) from None


def rejects_folder(path: Path) -> Path:
    """Return where the rows that fail are written: beside their file, or among the documents where that is locked."""
    try:
        with tempfile.TemporaryFile(dir=path.parent):
            return path.parent
    except OSError:
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


class ImportRunner(QObject):
    """Runs one try or import at a time on the writing thread, tells how far it is, and can be stopped."""

    progressed = Signal(int, int)
    """Rows read and 0, later rows written and of how many."""
    begun = Signal()

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._stopped = False
        self.is_running = False
        self.is_import = False
        self.seconds = 0.0

    def start(
        self, path: Path, command: ImportCommand, done: Callable[[ImportResult], object],
        failed: Callable[[Exception], object],
    ) -> None:  # fmt: skip
        """Begin; a second one does not begin while the first is under way."""
        if self.is_running:
            return
        self.is_running, self.is_import, self._stopped = True, not command.is_try, False
        timer = QElapsedTimer()
        timer.start()
        self.begun.emit()

        def finished(result: ImportResult) -> None:
            self.is_running = False
            self.seconds = timer.elapsed() / 1000
            done(result)

        def refused(error: Exception) -> None:
            self.is_running = False
            failed(error)

        job = _Run(path, command, self._told)
        if command.is_try:
            # Nothing is saved, so nobody is told that something was.
            desk = self._workspace.desk
            self._workspace.tasks.start(lambda: job(desk), finished, refused, self, writes=True)
        else:
            self._workspace.act(job, done=finished, failed=refused, owner=self)

    def stop(self) -> None:
        """Ask to stop; what was written so far is taken back."""
        self._stopped = True

    def _told(self, done: int, of: int | None) -> bool:
        if isValid(self):
            self.progressed.emit(done, of or 0)
        return not self._stopped


class _Run:
    """The work itself, on the writing thread; what it does is undone as an import, not by Ctrl+Z."""

    undoable = False

    def __init__(self, path: Path, command: ImportCommand, told: Callable[[int, int | None], bool]) -> None:
        self._path, self._command, self._told = path, command, told

    def __call__(self, desk: Any) -> ImportResult:
        command = self._command
        if not command.is_try:
            command = replace(command, rejects_folder=rejects_folder(self._path), describe=row_sentence)
        with file_errors(self._path):
            return run_import(desk, command, self._told)
