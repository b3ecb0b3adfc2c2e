"""Import: one file at a time from choosing it to taking it back; nothing is written before the last step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout

from servicedesk.core.errors import Refused, ServiceDeskError, StorageProblem
from servicedesk.core.events import Changed
from servicedesk.core.translation import translate
from servicedesk.services.imports import rejects
from servicedesk.services.imports.fields import ImportKind
from servicedesk.services.imports.looking import dates_of
from servicedesk.services.imports.results import ImportResult
from servicedesk.services.imports.surveying import Survey, survey
from servicedesk.tabular.dates import DateOrder, OrderFound
from servicedesk.ui import tokens
from servicedesk.ui.actions import key_words
from servicedesk.ui.errors import sentence
from servicedesk.ui.import_words import row_sentence
from servicedesk.ui.pages.base import Page
from servicedesk.ui.pages.imports import words
from servicedesk.ui.pages.imports.done_view import DoneView
from servicedesk.ui.pages.imports.jobs import ImportRunner, Looked, Wanted, read_file
from servicedesk.ui.pages.imports.plan import Plan, Step, kinds_for
from servicedesk.ui.pages.imports.start_view import StartView
from servicedesk.ui.pages.imports.steps import StepStrip
from servicedesk.ui.pages.imports.work_view import WorkView
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.banner import Banner
from servicedesk.ui.widgets.cards import IconLabel
from servicedesk.ui.widgets.labels import ElidedLabel
from servicedesk.ui.widgets.scroll import ScrollColumn
from servicedesk.ui.workspace import Workspace

# Longer lists are tried when somebody says so: the desk cannot save anything meanwhile.
TRIED_AT_ONCE = 20_000
FILTER = "CSV, TSV, XLSX, ZIP (*.csv *.tsv *.txt *.tab *.xlsx *.xlsm *.zip)"
_NOTE_ABOVE, _FOOT_STAYS_ABOVE = 760, 360


class ImportsPage(Page):
    """Keeps how far an import is while other pages are in front."""

    page_id = "imports"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.plan = Plan()
        self._reading: Wanted | None = None
        self.runner = ImportRunner(workspace, self)
        self.steps = StepStrip()
        self.note_icon, self.note = IconLabel("shield-check", "success", 16), ElidedLabel("", tokens.META, "text2")
        self.problem = Banner("danger", "alert-triangle")
        self.start, self.work, self.done = StartView(workspace), WorkView(workspace), DoneView(workspace)
        self.stack = QStackedWidget()
        self._scrolls = [ScrollColumn(), ScrollColumn(), ScrollColumn()]
        for scroll, view in zip(self._scrolls, (self.start, self.work, self.done), strict=True):
            scroll.body.addWidget(view)
            self.stack.addWidget(scroll)
        self.problem.hide()
        self._arrange()
        self._connect()
        self._bind()
        self.follow_theme()
        self.retranslate()
        self._show()

    def _arrange(self) -> None:
        self._top = QHBoxLayout()
        self._top.addWidget(self.steps, 1)
        self._top.addWidget(self.note_icon)
        self._top.addWidget(self.note)
        self._whole = QVBoxLayout(self)
        self._whole.addLayout(self._top)
        self._whole.addWidget(self.problem)
        self._whole.addWidget(self.stack, 1)
        self._whole.addWidget(self.work.foot)

    def _connect(self) -> None:
        self.start.choose_pressed.connect(self.choose)
        self.done.another_pressed.connect(self.choose)
        self.done.page_pressed.connect(self.workspace.navigate)
        work = self.work
        work.file.other.clicked.connect(self.choose)
        work.recognised.kind_chosen.connect(lambda kind: self._read(kind=ImportKind(kind)))
        work.recognised.preset_chosen.connect(lambda name: self._read(preset=name))
        work.recognised.reading_chosen.connect(lambda codec, delimiter: self._read(codec=codec, delimiter=delimiter))
        work.recognised.order_chosen.connect(lambda order: self.answer(DateOrder(order)))
        work.mapping.assigned.connect(self._assign)
        work.tried.save_pressed.connect(self._save_rejects)
        work.foot.again.clicked.connect(self.try_it)
        work.foot.run.clicked.connect(self.run)
        work.foot.stop.clicked.connect(self.runner.stop)
        work.foot.strict.chosen.connect(self._set_strict)
        self.runner.progressed.connect(work.foot.show_progress)
        self.runner.begun.connect(self._show)

    def _bind(self) -> None:
        actions, at_work = self.workspace.actions, self._at_work
        actions.bind("import.day_first", lambda: self.answer(DateOrder.DAY_FIRST), self, self._asks)
        actions.bind("import.month_first", lambda: self.answer(DateOrder.MONTH_FIRST), self, self._asks)
        actions.bind("import.try", self.try_it, self, lambda: at_work() and self.plan.can_try)
        actions.bind("save", self.run, self, lambda: at_work() and self.plan.importable > 0)
        actions.bind("import.choose", self.choose, self, lambda: not self.runner.is_running)

    def _at_work(self) -> bool:
        return self.plan.look is not None and self.plan.result is None and not self.runner.is_running

    def _asks(self) -> bool:
        return self._at_work() and self.plan.dates.is_ambiguous

    # -- words ---------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return translate("Imports", "Import")

    def subtitle(self) -> str:
        """What is imported."""
        return words.kind_words(self.plan.kind) if self.plan.look is not None else ""

    def status_hints(self) -> list[tuple[str, str]]:
        """The keys of the list that has the focus."""
        can = self.workspace.actions.can
        hints = []
        if can("import.day_first"):
            both = f"{key_words('import.day_first')} {key_words('import.month_first')}"
            hints.append((both, translate("Imports", "Read the dates")))
        lists = (self.work.mapping.view, self.work.tried.view, self.start.history.view, self.done.history.view)
        if any(each.hasFocus() for each in lists):
            hints.append((f"{key_words('list.down')} {key_words('list.up')}", translate("Imports", "Up and down")))
        if self.work.mapping.view.hasFocus() and self._at_work():
            hints.append(("Enter", translate("Imports", "Change the field")))
        if can("import.try"):
            hints.append((key_words("import.try"), self.work.foot.again.text()))
        if can("save"):
            hints.append((key_words("save"), translate("Imports", "Import")))
        if can("import.choose"):
            hints.append((key_words("import.choose"), translate("Imports", "Choose a file")))
        back = translate("Imports", "Back, kept as it is")
        hints.append((key_words("back"), translate("Imports", "Stop") if self.runner.is_running else back))
        return hints

    def retranslate(self) -> None:
        """Name the parts."""
        self.note.setText(translate("Imports", "Looking and trying write nothing"))
        self.start.name()
        self.done.name()
        self.steps.retranslate()
        self.title_changed.emit()

    # -- what pages do -------------------------------------------------------------------------------------------

    def activate(self, **target: Any) -> None:
        """Come to the front, with a file if one is named."""
        path = target.get("path")
        if isinstance(path, Path):
            self.open_file(path)
        elif self.plan.look is None:
            self.start.refresh()
        self.take_focus()

    def take_focus(self) -> None:
        """The list in front has the keys."""
        if self.plan.result is not None:
            self.done.another.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.plan.look is not None:
            self.work.mapping.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.start.drop.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def concerns(self, change: Changed) -> bool:
        """Imports done or undone elsewhere."""
        return change.entity in ("customer", "ticket", "feedback", "article") and not self.runner.is_running

    def refresh(self) -> None:
        """Ask again for the earlier imports; the file in front stays."""
        if self.plan.result is not None:
            self.done.history.refresh()
        elif self.plan.look is None:
            self.start.refresh()

    def flush_drafts(self) -> None:
        """A try holds up what is to be saved before locking or closing: stop it, it can be tried again."""
        if self.runner.is_running and not self.runner.is_import:
            self.runner.stop()

    def go_back(self) -> bool:
        """Esc: stop what runs, else go to Settings; the import stays as far as it is."""
        if self.runner.is_running:
            self.runner.stop()
        elif self.plan.result is not None:
            self.plan.clear()
            self._show()
            self.start.refresh()
            self.take_focus()
        else:
            self.workspace.navigate("settings", section="imports")
        return True

    # -- the file ------------------------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for a file."""
        if self.runner.is_running:
            return
        before = self.plan.path.parent if self.plan.path is not None else None
        folder = str(before or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation))
        chosen, _kind = QFileDialog.getOpenFileName(self, translate("Imports", "Choose a file"), folder, FILTER)
        if chosen:
            self.open_file(Path(chosen))

    def open_file(self, path: Path) -> None:
        """Look at a file; one that is being imported is finished first."""
        if self.runner.is_running:
            self.workspace.toast(translate("Imports", "One import at a time: wait for this one or stop it."))
            return
        self._ask_for(Wanted(path, tuple(kinds_for(self.workspace.desk.actor))))

    def _read(
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
                preset if preset is not None else "" if kind is not None else before.preset,
                codec or before.codec,
                delimiter or before.delimiter,
            )
        )

    def _ask_for(self, wanted: Wanted) -> None:
        self.problem.hide()
        self.workspace.ask(
            read_file,
            wanted,
            done=self._looked,
            failed=lambda error: self._not_read(wanted, error),
            owner=self,
            key="look",
        )

    def _looked(self, looked: Looked) -> None:
        self._reading = looked.wanted
        self.plan.take(looked.wanted.path, looked.kind, looked.look)
        self._show()
        self.title_changed.emit()
        self.take_focus()
        table, missing = looked.look.table, looked.look.reading.missing
        self.workspace.background(
            lambda: survey(table, missing, lambda: self.plan.look is looked.look),
            lambda found: self._surveyed(looked, found),
            lambda error: self._not_read(looked.wanted, error),
            self,
        )

    def _surveyed(self, looked: Looked, found: Survey) -> None:
        if self.plan.look is not looked.look:
            return
        self.plan.survey = found
        self._show()
        self._try_at_once()

    def _not_read(self, wanted: Wanted, error: Exception) -> None:
        """Say why the file cannot be read; what was in front stays."""
        if isinstance(error, Refused) and error.code == "import_stopped":
            return
        if not isinstance(error, ServiceDeskError):
            self.workspace.failed(error)
            return
        self.problem.set_words(wanted.path.name, sentence(error))
        self.problem.show()
        self._show()

    # -- the answers ---------------------------------------------------------------------------------------------

    def answer(self, order: DateOrder) -> None:
        """Say which of day and month comes first."""
        if self._asks():
            self.plan.answer(order)
            self._show()
            self._try_at_once()

    def _assign(self, column: str, target: str) -> None:
        plan, look = self.plan, self.plan.look
        if not self._at_work() or look is None or plan.target(column) == target:
            return
        dates = plan.date_columns()
        plan.assign(column, target)
        self._show()
        if plan.date_columns() == dates:
            self._try_at_once()
            return
        kind, reading = plan.kind, plan.reading
        self.workspace.background(lambda: dates_of(kind, look.table, reading), self._dated, self._dates_unread, self)

    def _dated(self, dates: OrderFound) -> None:
        self.plan.dates = dates
        self.plan.forget_try()
        self._show()
        self._try_at_once()

    def _dates_unread(self, error: Exception) -> None:
        if self._reading is not None:
            self._not_read(self._reading, error)

    def _set_strict(self, strict: bool) -> None:
        self.plan.is_strict = strict
        self._show()

    # -- trying and importing ------------------------------------------------------------------------------------

    def _try_at_once(self) -> None:
        survey_of = self.plan.survey
        if survey_of is not None and survey_of.rows <= TRIED_AT_ONCE and self.plan.tried is None:
            self.try_it()

    def try_it(self) -> None:
        """Do all of it and take it back."""
        if not self._at_work() or not self.plan.can_try or self.plan.path is None:
            return
        self.problem.hide()
        self.plan.forget_try()
        command = self.plan.command(is_try=True)
        self.runner.start(self.plan.path, command, lambda result: self._tried(result, command.reading), self._not_run)

    def _tried(self, result: ImportResult, reading: object) -> None:
        # Changed meanwhile: what was tried would not be what is imported.
        if self.plan.look is not None and reading == self.plan.command(is_try=True).reading:
            self.plan.tried, self.plan.seconds = result, self.runner.seconds
        self._show()
        self.workspace.answered.emit()
        self._try_at_once()

    def run(self) -> None:
        """Import what was tried."""
        if not self._at_work() or not self.plan.importable or self.plan.path is None:
            return
        self.problem.hide()
        self.runner.start(self.plan.path, self.plan.command(is_try=False), self._imported, self._not_run)

    def _imported(self, result: ImportResult) -> None:
        if result.was_refused:
            # Something came into the data since the try that makes a row wrong, and all or none was asked for.
            self.plan.tried = result
            self._show()
            return
        self.plan.result = result
        self._show()
        self.done.show_plan(self.plan)
        self.take_focus()

    def _not_run(self, error: Exception) -> None:
        if isinstance(error, Refused) and error.code == "import_stopped":
            self.workspace.toast(translate("Imports", "Stopped. Nothing was imported."))
        elif isinstance(error, StorageProblem | Refused) and error.code.startswith("import_"):
            self.plan.forget_try()
            self.problem.set_words(self.plan.path.name if self.plan.path else "", sentence(error))
            self.problem.show()
        else:
            self.workspace.failed(error)
        self._show()
        self.workspace.answered.emit()

    def _save_rejects(self) -> None:
        plan = self.plan
        if plan.look is None or plan.tried is None or plan.path is None:
            return
        suggested = rejects.free_name(plan.path.parent, plan.path.name)
        title = translate("Imports", "Save the rows with errors")
        chosen, _kind = QFileDialog.getSaveFileName(self, title, str(suggested), "CSV (*.csv)")
        if chosen:
            self.save_rejects(Path(chosen))

    def save_rejects(self, path: Path) -> None:
        """Write the rows the try found wrong into *path*."""
        plan = self.plan
        if plan.look is None or plan.tried is None:
            return
        table, errors = plan.look.table, plan.tried.errors
        self.workspace.background(
            lambda: rejects.write_again(table, errors, path, row_sentence),
            lambda written: self.workspace.toast(translate("Imports", "Saved as {name}", name=written.name)),
            self._not_run,
            self,
        )

    # -- what is shown -------------------------------------------------------------------------------------------

    def _show(self) -> None:
        plan, running = self.plan, self.runner.is_running
        step = plan.step(running and self.runner.is_import)
        self.steps.set_step(step)
        place = 2 if step is Step.DONE else 0 if plan.look is None else 1
        self.stack.setCurrentIndex(place)
        self.work.foot.setVisible(place == 1)
        if place == 1:
            self.work.show_plan(plan, running, self.runner.is_import)
        self.workspace.actions.rebound.emit()

    # -- room ----------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The note gives way, then the cards stand below each other."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= theme().px(_NOTE_ABOVE)
        self.note.setVisible(wide)
        self.note_icon.setVisible(wide)
        self.work.foot.fit(self.width())
        self._place_foot(short=self.height() < theme().px(_FOOT_STAYS_ABOVE))

    def _place_foot(self, short: bool) -> None:
        """The foot stays in sight; in a low window it would leave no room for anything else and scrolls along."""
        layout = self.work.layout()
        assert layout is not None
        home, other = (layout, self._whole) if short else (self._whole, layout)
        if home.indexOf(self.work.foot) < 0:
            other.removeWidget(self.work.foot)
            home.addWidget(self.work.foot)

    def restyle(self) -> None:
        """Scale the gaps."""
        super().restyle()
        look = theme()
        self._whole.setContentsMargins(look.px(tokens.GUTTER), look.px(2), look.px(tokens.GUTTER), 0)
        self._whole.setSpacing(look.px(8))
        self._top.setSpacing(look.px(8))
        self._fit()
