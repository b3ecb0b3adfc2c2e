"""The way of an import: the file read, questions answered, tried, imported; what is shown of it is the page's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from servicedesk.core.errors import Refused, ServiceDeskError, StorageProblem
from servicedesk.core.translation import translate
from servicedesk.services.imports import rejects
from servicedesk.services.imports.fields import ImportKind
from servicedesk.services.imports.looking import dates_of
from servicedesk.services.imports.mapping import Reading
from servicedesk.services.imports.results import ImportResult
from servicedesk.services.imports.surveying import Survey, survey
from servicedesk.tabular.dates import DateOrder, OrderFound
from servicedesk.ui.errors import sentence
from servicedesk.ui.import_words import row_sentence
from servicedesk.ui.pages.imports.jobs import ImportRunner, Looked, Wanted, read_again, read_file
from servicedesk.ui.pages.imports.plan import Plan, kinds_for
from servicedesk.ui.workspace import Workspace

# Longer lists are tried when somebody says so: the desk cannot save anything meanwhile.
TRIED_AT_ONCE = 20_000


class ImportFlow(QObject):
    """Holds the plan and moves it on; says ``changed`` after every step."""

    changed = Signal()
    looked = Signal()
    imported = Signal()
    troubled = Signal(str, str)
    """A file's name and what is wrong with it; an empty sentence takes it away."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.plan = Plan()
        self.runner = ImportRunner(workspace, self)
        self.runner.begun.connect(self.changed)
        self._reading: Wanted | None = None

    def is_open(self) -> bool:
        """Whether there is a file that can still be answered for, tried and imported."""
        return self.plan.look is not None and self.plan.result is None and not self.runner.is_running

    def asks(self) -> bool:
        """Whether the order of day and month can be answered."""
        return self.is_open() and self.plan.dates.is_ambiguous

    def clear(self) -> None:
        """Begin anew, for another file."""
        self.plan.clear()
        self.changed.emit()

    def open_file(self, path: Path) -> None:
        """Look at a file; one that is being imported is finished first."""
        if self.runner.is_running:
            self._say_one_at_a_time()
            return
        self._ask_for(Wanted(path, tuple(kinds_for(self.workspace.desk.actor))))

    def _say_one_at_a_time(self) -> None:
        self.workspace.toast(translate("Imports", "One import at a time: wait for this one or stop it."))

    def read_anew(
        self, kind: ImportKind | None = None, preset: str | None = None, codec: str | None = None, delimiter: str = ""
    ) -> None:
        """Read the file in front once more, with something said about it that was found before."""
        before = self._reading
        if before is None or self.runner.is_running:
            return
        self._ask_for(
            Wanted(
                before.path,
                before.kinds,
                kind or self.plan.kind,
                preset if preset is not None else None if kind is not None else before.preset,
                codec or before.codec,
                delimiter or before.delimiter,
            )
        )

    def _ask_for(self, wanted: Wanted) -> None:
        self.troubled.emit("", "")
        self.workspace.ask(
            read_file,
            wanted,
            done=self._looked,
            failed=lambda error: self._not_read(wanted, error),
            owner=self,
            key="look",
        )

    def _looked(self, looked: Looked) -> None:
        if self.runner.is_running:
            self._say_one_at_a_time()
            return
        self._reading = looked.wanted
        self.plan.take(looked.wanted.path, looked.kind, looked.look, is_same=looked.wanted.kind is not None)
        self.changed.emit()
        self.looked.emit()
        path, table, missing = looked.wanted.path, looked.look.table, looked.look.reading.missing
        self.workspace.background(
            lambda: read_again(path, lambda: survey(table, missing, lambda: self.plan.look is looked.look)),
            lambda found: self._surveyed(looked, found),
            lambda error: self._not_read(looked.wanted, error),
            self,
        )

    def _surveyed(self, looked: Looked, found: Survey) -> None:
        if self.plan.look is not looked.look:
            return
        self.plan.survey = found
        self.changed.emit()
        self._try_at_once()

    def _not_read(self, wanted: Wanted, error: Exception) -> None:
        """Say why the file cannot be read; what was in front stays."""
        if isinstance(error, Refused) and error.code == "import_stopped":
            return
        if not isinstance(error, ServiceDeskError):
            self.workspace.failed(error)
            return
        self.troubled.emit(wanted.path.name, sentence(error))
        self.changed.emit()

    # -- the answers ---------------------------------------------------------------------------------------------

    def answer(self, order: DateOrder) -> None:
        """Say which of day and month comes first."""
        if self.asks():
            self.plan.answer(order)
            self.changed.emit()
            self._try_at_once()

    def assign(self, column: str, target: str) -> None:
        """Let a column become something else; other dates may ask anew."""
        plan, look = self.plan, self.plan.look
        if not self.is_open() or look is None or plan.target(column) == target:
            return
        dates = plan.date_columns()
        plan.assign(column, target)
        self.changed.emit()
        if plan.date_columns() == dates:
            self._try_at_once()
            return
        path, kind, reading = plan.path, plan.kind, plan.reading
        assert path is not None
        self.workspace.background(
            lambda: read_again(path, lambda: dates_of(kind, look.table, reading)),
            lambda dates: self._dated(dates, reading),
            self._dates_unread,
            self,
        )

    def _dated(self, dates: OrderFound, reading: Reading) -> None:
        if self.plan.reading != reading:
            return
        self.plan.dates = dates
        self.plan.forget_try()
        self.changed.emit()
        self._try_at_once()

    def _dates_unread(self, error: Exception) -> None:
        if self._reading is not None:
            self._not_read(self._reading, error)

    def set_strict(self, strict: bool) -> None:
        """Import all rows or none."""
        self.plan.is_strict = strict
        self.changed.emit()

    # -- trying and importing ------------------------------------------------------------------------------------

    def _try_at_once(self) -> None:
        survey_of = self.plan.survey
        if survey_of is not None and survey_of.rows <= TRIED_AT_ONCE and self.plan.tried is None:
            self.try_it()

    def try_it(self) -> None:
        """Do all of it and take it back."""
        if not self.is_open() or not self.plan.can_try or self.plan.path is None:
            return
        self.troubled.emit("", "")
        self.plan.forget_try()
        command = self.plan.command(is_try=True)
        self.runner.start(self.plan.path, command, lambda result: self._tried(result, command.reading), self._not_run)

    def _tried(self, result: ImportResult, reading: object) -> None:
        # Changed meanwhile: what was tried would not be what is imported.
        if self.plan.look is not None and reading == self.plan.command(is_try=True).reading:
            self.plan.tried, self.plan.seconds = result, self.runner.seconds
        self.changed.emit()
        self.workspace.answered.emit()
        self._try_at_once()

    def run(self) -> None:
        """Import what was tried."""
        if not self.is_open() or not self.plan.importable or self.plan.path is None:
            return
        self.troubled.emit("", "")
        self.runner.start(self.plan.path, self.plan.command(is_try=False), self._imported, self._not_run)

    def _imported(self, result: ImportResult) -> None:
        if result.was_refused:
            # Something came into the data since the try that makes a row wrong, and all or none was asked for.
            self.plan.tried = result
            self.changed.emit()
            return
        self.plan.result = result
        self.changed.emit()
        self.imported.emit()

    def _not_run(self, error: Exception) -> None:
        if isinstance(error, Refused) and error.code == "import_stopped":
            self.workspace.toast(translate("Imports", "Stopped. Nothing was imported."))
        elif isinstance(error, StorageProblem | Refused) and error.code.startswith("import_"):
            self.plan.forget_try()
            self.troubled.emit(self.plan.path.name if self.plan.path else "", sentence(error))
        else:
            self.workspace.failed(error)
        self.changed.emit()
        self.workspace.answered.emit()

    def save_rejects(self, path: Path) -> None:
        """Write the rows the try found wrong into *path*."""
        plan = self.plan
        if plan.look is None or plan.tried is None:
            return
        source, table, errors = plan.path or path, plan.look.table, plan.tried.errors
        self.workspace.background(
            lambda: read_again(source, lambda: rejects.write_again(table, errors, path, row_sentence)),
            lambda written: self.workspace.toast(translate("Imports", "Saved as {name}", name=written.name)),
            self._not_run,
            self,
        )
