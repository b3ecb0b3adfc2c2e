"""Import: one file at a time from choosing it to taking it back; nothing is written before the last step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout

from servicedesk.core.events import Changed
from servicedesk.core.translation import translate
from servicedesk.services.imports import rejects
from servicedesk.services.imports.fields import ImportKind
from servicedesk.tabular.dates import DateOrder
from servicedesk.ui import tokens
from servicedesk.ui.actions import key_words
from servicedesk.ui.pages.base import Page
from servicedesk.ui.pages.imports import words
from servicedesk.ui.pages.imports.done_view import DoneView
from servicedesk.ui.pages.imports.flow import ImportFlow
from servicedesk.ui.pages.imports.plan import Step
from servicedesk.ui.pages.imports.start_view import StartView
from servicedesk.ui.pages.imports.steps import StepStrip
from servicedesk.ui.pages.imports.work_view import WorkView
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.banner import Banner
from servicedesk.ui.widgets.cards import IconLabel
from servicedesk.ui.widgets.labels import ElidedLabel
from servicedesk.ui.widgets.scroll import ScrollColumn
from servicedesk.ui.workspace import Workspace

FILTER = "CSV, TSV, XLSX, ZIP (*.csv *.tsv *.txt *.tab *.xlsx *.xlsm *.xls *.zip)"
_NOTE_ABOVE, _FOOT_STAYS_ABOVE = 760, 360


class ImportsPage(Page):
    """Keeps how far an import is while other pages are in front."""

    page_id = "imports"
    asks_on_arrival = True

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.flow = ImportFlow(workspace, self)
        self.plan, self.runner = self.flow.plan, self.flow.runner
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
        work, flow = self.work, self.flow
        work.file.other.clicked.connect(self.choose)
        work.recognised.kind_chosen.connect(lambda kind: flow.read_anew(kind=ImportKind(kind)))
        work.recognised.preset_chosen.connect(lambda name: flow.read_anew(preset=name))
        work.recognised.reading_chosen.connect(lambda codec, sign: flow.read_anew(codec=codec, delimiter=sign))
        work.recognised.order_chosen.connect(lambda order: flow.answer(DateOrder(order)))
        work.mapping.assigned.connect(flow.assign)
        work.tried.save_pressed.connect(self._save_rejects)
        work.foot.again.clicked.connect(flow.try_it)
        work.foot.run.clicked.connect(flow.run)
        work.foot.stop.clicked.connect(self.runner.stop)
        work.foot.strict.chosen.connect(flow.set_strict)
        self.runner.progressed.connect(work.foot.show_progress)
        flow.changed.connect(self._show)
        flow.troubled.connect(self._say)
        flow.looked.connect(self._looked)
        flow.imported.connect(self._imported)

    def _bind(self) -> None:
        actions, flow = self.workspace.actions, self.flow
        actions.bind("import.day_first", lambda: flow.answer(DateOrder.DAY_FIRST), self, flow.asks)
        actions.bind("import.month_first", lambda: flow.answer(DateOrder.MONTH_FIRST), self, flow.asks)
        actions.bind("import.try", flow.try_it, self, lambda: flow.is_open() and self.plan.can_try)
        actions.bind("save", flow.run, self, lambda: flow.is_open() and self.plan.importable > 0)
        actions.bind("import.choose", self.choose, self, lambda: not self.runner.is_running)

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
        if self.work.mapping.view.hasFocus() and self.flow.is_open():
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
            self.flow.open_file(path)
        else:
            self.refresh()
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
            self.flow.open_file(Path(chosen))

    def _save_rejects(self) -> None:
        plan = self.plan
        if plan.tried is None or plan.path is None:
            return
        suggested = rejects.free_name(plan.path.parent, plan.path.name)
        title = translate("Imports", "Save the rows with errors")
        chosen, _kind = QFileDialog.getSaveFileName(self, title, str(suggested), "CSV (*.csv)")
        if chosen:
            self.flow.save_rejects(Path(chosen))

    def _looked(self) -> None:
        if self.isVisible():
            self.take_focus()

    def _imported(self) -> None:
        self.done.show_plan(self.plan)
        if self.isVisible():
            self.take_focus()
        else:
            # Somebody went on working meanwhile: say it, and leave their focus alone.
            self.workspace.toast(self.done.title.text())

    # -- what is shown -------------------------------------------------------------------------------------------

    def _say(self, name: str, words_of_it: str) -> None:
        """Show what went wrong, or that nothing does any more."""
        self.problem.set_words(name, words_of_it)
        self.problem.setVisible(bool(words_of_it))

    def _show(self) -> None:
        plan, running = self.plan, self.runner.is_running
        step = plan.step(running and self.runner.is_import)
        self.steps.set_step(step)
        place = 2 if step is Step.DONE else 0 if plan.look is None else 1
        self.stack.setCurrentIndex(place)
        self.work.foot.setVisible(place == 1)
        if place == 1:
            self.work.show_plan(plan, running, self.runner.is_import)
        self.title_changed.emit()
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
