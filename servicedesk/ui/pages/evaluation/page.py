"""Evaluation: the figures of a period, the records behind each, and the weekly report on paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from servicedesk.core.events import Changed
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.queries import staff
from servicedesk.queries.analysis.record_rows import Record
from servicedesk.queries.analysis.records import Drill, Figure
from servicedesk.queries.analysis.tiles import Tiles
from servicedesk.ui import tokens
from servicedesk.ui.command_list import PAGE_DIGITS
from servicedesk.ui.pages.base import Page
from servicedesk.ui.pages.evaluation.elsewhere import ElsewhereBanner
from servicedesk.ui.pages.evaluation.filter_bar import FilterBar
from servicedesk.ui.pages.evaluation.overview import Overview
from servicedesk.ui.pages.evaluation.period import Kind, Period, Request, state_words, week_to_report
from servicedesk.ui.pages.evaluation.records_pane import RecordsPane
from servicedesk.ui.pages.evaluation.report_pane import ReportPane
from servicedesk.ui.pages.evaluation.saving import EvaluationFiles
from servicedesk.ui.pages.evaluation.whole_comparison import WholeComparison
from servicedesk.ui.theme import theme
from servicedesk.ui.workspace import Workspace

_CONCERNED = {
    "visit",
    "ticket",
    "survey_response",
    "service_level_result",
    "inquiry",
    "follow_up",
    "compensation",
    "promise",
}
# Changes come in bursts; the figures follow once they rest.
REST_MILLISECONDS = 1500


class EvaluationPage(Page):
    """Opens on last week, which is the one a supervisor looks at on Monday."""

    page_id = "evaluation"
    asks_on_arrival = True
    status_keys = (
        "evaluation.department",
        "report.preview",
        "report.print",
        "report.save",
        "report.issued",
        "evaluation.export",
        "evaluation.table",
    )

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.filters = FilterBar(self._today())
        self.overview = Overview(workspace)
        self.elsewhere = ElsewhereBanner(workspace)
        self.records = RecordsPane(workspace)
        self.comparison = WholeComparison(workspace)
        self.report = ReportPane(workspace)
        self.stack = QStackedWidget()
        self._files = EvaluationFiles(workspace, self)
        self._behind: list[QWidget] = []
        self._loaded = False
        self._build()
        self._order()
        self._connect()
        self._bind()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MILLISECONDS)
        self._rest.timeout.connect(self._rested)
        self.follow_theme()
        self.retranslate()

    def _build(self) -> None:
        figures = QWidget()
        self._figures = QVBoxLayout(figures)
        self._figures.setContentsMargins(0, 0, 0, 0)
        self._figures.addWidget(self.filters)
        self._figures.addWidget(self.elsewhere)
        self._figures.addWidget(self.overview, 1)
        self.front = figures
        for pane in (figures, self.records, self.comparison, self.report):
            self.stack.addWidget(pane)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.stack)

    def _order(self) -> None:
        """Tab goes as one reads."""
        bar = self.filters
        days = [*bar.kinds.parts(), bar.first, bar.last]
        rest = [bar.department, bar.channel, bar.compare, bar.count, bar.export, bar.print]
        stops: list[QWidget] = [*days, *rest, self.elsewhere.button, *self.overview.stops()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.filters.changed.connect(self.refresh)
        self.filters.visits_wanted.connect(self._show_visits)
        self.filters.export.clicked.connect(self.export)
        self.filters.print.clicked.connect(self.print_report)
        self.overview.opened.connect(self.open_drill)
        self.overview.loaded.connect(self._loaded_figures)
        self.elsewhere.wanted.connect(self.filters.choose_week)
        self.overview.comparison.wants_all.connect(self._show_comparison)
        self.comparison.panel.opened.connect(self.open_drill)
        self.records.opened.connect(self._open_record)
        self.report.title_changed.connect(self.title_changed)
        for pane in (self.records, self.comparison, self.report):
            pane.closed.connect(self.go_back)

    def _bind(self) -> None:
        bind = self.workspace.actions.bind
        for by, name in ((-1, "earlier"), (1, "later")):
            bind(f"evaluation.{name}", partial(self._step, by), self, partial(self._can_step, by))
            bind(f"report.{name}", partial(self.report.step, by), self, partial(self._shows, self.report))
        bind("evaluation.department", partial(self._pick, self.filters.department), self, self._shows_figures)
        bind("evaluation.channel", partial(self._pick, self.filters.channel), self, self._shows_figures)
        bind("evaluation.compare", self.filters.compare.click, self, self._shows_figures)
        bind("evaluation.table", self.overview.toggle_table, self, self._shows_figures)
        bind("evaluation.export", self.export, self, lambda: not self._shows(self.report))
        for digit, kind in zip(PAGE_DIGITS, Kind, strict=False):
            bind(f"evaluation.period.{digit}", partial(self._choose, kind), self, self._shows_figures)
        bind("report.preview", self.preview, self)
        bind("report.print", self.print_report, self)
        bind("report.issued", self.open_archive, self, lambda: self._shows_figures() or self._shows(self.report))
        bind("report.save", self.report.save_report, self, partial(self._shows, self.report))

    # -- what is shown -------------------------------------------------------------------------------------------

    def _today(self) -> date:
        desk = self.workspace.desk
        return desk.site.business_day(desk.clock.now())

    def _shows(self, pane: QWidget) -> bool:
        return self.stack.currentWidget() is pane

    def _shows_figures(self) -> bool:
        return self._shows(self.front)

    def title(self) -> str:
        """The page's name."""
        return translate("Evaluation", "Weekly report") if self._shows(self.report) else translate("Frame", "Insights")

    def subtitle(self) -> str:
        """Which days, and whether they are over."""
        if self._shows(self.report):
            return self.report.subtitle()
        return state_words(self.filters.period, self._today())

    def status_hints(self) -> list[tuple[str, str]]:
        """Walking the periods, and what Enter opens."""
        if self._shows(self.report):
            return [("[ ]", translate("Evaluation", "Week"))]
        if self._shows(self.records):
            return [("↵", translate("Evaluation", "Open")), ("Esc", translate("Evaluation", "Back"))]
        hints = [("[ ]", translate("Evaluation", "Period"))] if self._shows_figures() else []
        focus = QApplication.focusWidget()
        whole = self.comparison.panel.view
        if self.overview.opens_something() or focus in (whole.canvas, whole.table):
            hints.append(("↵", translate("Evaluation", "Records")))
        return hints

    def request(self) -> Request:
        """Return what to ask for."""
        period, site, today = self.filters.period, self.workspace.desk.site, self._today()

        def bounds(of: Period) -> tuple[Any, Any]:
            return site.day_bounds(of.first)[0], site.day_bounds(of.last + timedelta(days=1))[0]

        before = bounds(period.shifted(-1)) if self.filters.compare.isChecked() else None
        return Request(
            period, *bounds(period), before, period.monday(today), self.filters.part, period.is_finished(today)
        )

    def activate(self, **target: Any) -> None:
        """Show the figures as they were left, or the weekly report of a week."""
        if self.filters.today != self._today():
            self.filters.set_today(self._today())
        wanted = target.get("monday")
        if not self._loaded:
            self._loaded = True
            self.workspace.ask(staff.departments, done=self.filters.set_departments, owner=self, key="departments")
        if self.take_dirty():
            self.refresh()
        if wanted is not None:
            self._bring(self.report)
            self.report.show_week(wanted)
        elif target.get("report"):
            self.preview()
        elif target.get("archive"):
            self.open_archive()
        elif self._shows_figures():
            self.filters.kinds.setFocus()

    def concerns(self, change: Changed) -> bool:
        """Nearly everything is counted here."""
        return change.entity in _CONCERNED

    def _on_changed(self, change: Changed) -> None:
        if self.touches(change) and self.isVisible():
            self._rest.start()
        else:
            super()._on_changed(change)

    def _loaded_figures(self, found: Tiles) -> None:
        self.filters.show_count(found.visits)
        self.elsewhere.look_at(found, self.filters.period)

    def _rested(self) -> None:
        """Show what changed; behind a locked window it waits until somebody may see it."""
        if self.isVisible():
            self.refresh()
        else:
            self._dirty = True

    def refresh(self) -> None:
        """Ask again for everything shown."""
        request = self.request()
        self.overview.load(request)
        if self._shows(self.comparison):
            self.comparison.panel.load(request)
        if self._shows(self.records):
            self.records.reload()
        self.title_changed.emit()

    # -- moving --------------------------------------------------------------------------------------------------

    def _choose(self, kind: Kind) -> None:
        self.filters.choose_kind(kind)

    def _can_step(self, by: int) -> bool:
        if self._shows(self.report):
            return by < 0 or self.report.later.isEnabled()
        return self._shows_figures() and self.filters.can_step(by)

    def _step(self, by: int) -> None:
        if self._shows(self.report):
            self.report.step(by)
        else:
            self.filters.step(by)

    def _pick(self, box: Any) -> None:
        box.setFocus()
        box.showPopup()

    def _bring(self, pane: QWidget) -> None:
        """Lay *pane* over what is shown."""
        current = self.stack.currentWidget()
        if current is not None and current is not pane:
            self._behind.append(current)
            self.stack.setCurrentWidget(pane)
        self.title_changed.emit()

    def go_back(self) -> bool:
        """Close what lies in front."""
        if not self._behind:
            return False
        self.stack.setCurrentWidget(self._behind.pop())
        self._focus_front()
        self.title_changed.emit()
        return True

    def _focus_front(self) -> None:
        if self._shows(self.records):
            self.records.view.setFocus()
        elif self._shows(self.comparison):
            self.comparison.panel.view.canvas.setFocus()
        elif self._left_focus is not None:
            self._left_focus.setFocus()

    _left_focus: QWidget | None = None

    def _keep_focus(self) -> None:
        if self._shows_figures():
            self._left_focus = QApplication.focusWidget()

    def open_drill(self, drill: Drill, of: Callable[[], str]) -> None:
        """Show the records behind a number; *of* says which it is."""
        self._keep_focus()
        self._bring(self.records)
        self.records.show_drill(drill, of)

    def _show_visits(self) -> None:
        request = self.request()
        drill = Drill(Figure.VISITS, request.start, request.end, request.part)
        self.open_drill(drill, lambda: translate("Evaluation", "Visits"))

    def _show_comparison(self) -> None:
        self._keep_focus()
        self._bring(self.comparison)
        self.comparison.show_all(self.overview.comparison, self.request())

    def _open_record(self, record: Record) -> None:
        """Open the ticket, or the customer of a visit; a visitor nobody registered left only this row."""
        can = self.workspace.desk.actor.can
        if record.is_hidden:
            return
        if record.ticket_id is not None and can(Permission.VIEW_TICKETS):
            self.workspace.navigate("tickets", ticket_id=record.ticket_id)
        elif record.customer_id is not None and can(Permission.VIEW_CUSTOMERS):
            self.workspace.navigate("customers", customer_id=record.customer_id)
        else:
            self.workspace.toast(translate("Evaluation", "Nobody was registered here: there is no more to open"))

    # -- paper and files -----------------------------------------------------------------------------------------

    def _report_week(self) -> date:
        return week_to_report(self.filters.period, self._today())

    def preview(self) -> None:
        """Show the weekly report as it will be printed."""
        if self._shows(self.report):
            self.report.preview.setFocus()
            return
        self._keep_focus()
        self._bring(self.report)
        self.report.show_week(self._report_week())

    def open_archive(self) -> None:
        """List the weeks that were issued, beside the report."""
        if not self._shows(self.report):
            self.preview()
        self.report.open_archive()

    def print_report(self) -> None:
        """Print the weekly report; from the figures it is shown first."""
        if self._shows(self.report):
            self.report.print_report()
            return
        self._keep_focus()
        self._bring(self.report)
        self.report.print_week(self._report_week())

    def export(self) -> None:
        """Save the figures and their records, or the records in front, as files for a spreadsheet."""
        if self.overview.figures is None:
            return
        period = self.filters.period
        name = f"{period.first.isoformat()}_{period.last.isoformat()}.csv"
        chosen, _kind = QFileDialog.getSaveFileName(self, translate("Evaluation", "Export"), name, "CSV (*.csv)")
        if not chosen:
            return
        if self._shows(self.records):
            self.write_records(Path(chosen))
        else:
            self.write_figures(Path(chosen))

    def write_records(self, path: Path) -> None:
        """Write the records in front."""
        drill = self.records.drill
        if drill is not None:
            self._files.save([drill], {}, path)

    def write_figures(self, path: Path) -> None:
        """Write the figures to *path* and the records behind the five to a file beside it."""
        found, request = self.overview.figures, self.request()
        if found is None:
            return
        self._files.save_figures(found, self.overview.twins(), request, self._today(), path)

    # -- look ----------------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        """Scale the margins."""
        look = theme()
        gutter = look.px(tokens.GUTTER)
        self._column.setContentsMargins(gutter, look.px(4), gutter, look.px(8))
        self._figures.setSpacing(look.px(12))
        super().restyle()

    def retranslate(self) -> None:
        """The parts name themselves; the title is this page's."""
        self.filters.export.set_key("Ctrl E")
        self.title_changed.emit()
