"""What every chart card of the page does: ask, show, and open the records behind a part of the chart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from servicedesk.core.chart_table import table
from servicedesk.core.charts import Chart, ChartTable
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translator
from servicedesk.queries.analysis.records import Drill, Figure
from servicedesk.ui.pages.evaluation.period import Request
from servicedesk.ui.widgets.cards import Card
from servicedesk.ui.widgets.chart_view import ChartView
from servicedesk.ui.workspace import Workspace

Question = Callable[[Any], Any]
ANSWERS = (Figure.CSAT, Figure.NPS)


class Panel(Card):
    """A card with one chart; subclasses say what to ask, how to describe it and what a part stands for."""

    opened = Signal(object, object)
    """A drill, and what says in the language in force which part it stands for."""

    def __init__(self, workspace: Workspace, height: int, parent: QWidget | None = None) -> None:
        super().__init__(padding=12, spacing=4, parent=parent)
        self.workspace = workspace
        self.view = ChartView(None, height)
        self.body.addWidget(self.view, 1)
        self.view.opened.connect(self._open)
        self.request: Request | None = None
        self.found: Any = None

    def load(self, request: Request) -> None:
        """Ask for the figures of *request*."""
        self.request = request
        self.workspace.ask(self.question(request), done=self._show, owner=self, key=type(self).__name__)

    def reload(self) -> None:
        """Ask again, after a control of the panel's own changed."""
        if self.request is not None:
            self.load(self.request)

    def question(self, request: Request) -> Question:
        """Return what to ask the desk; it runs on a reader thread and must not look at the panel any more."""
        raise NotImplementedError

    def chart(self) -> Chart:
        """Describe what was found."""
        raise NotImplementedError

    def drill(self, request: Request, at: tuple[int, ...]) -> Drill | None:
        """Return what a part of the chart counts, None when that cannot be opened."""
        raise NotImplementedError

    def twin(self) -> tuple[str, ChartTable] | None:
        """Return title and table, for exports; None before the first answer."""
        chart = self.view.chart()
        return None if chart is None else (chart.caption.title, table(chart, translator()))

    def _show(self, found: Any) -> None:
        self.found = found
        self.show_chart()

    def show_chart(self) -> None:
        """Draw what was found, in the language in force."""
        if self.found is None:
            return
        self.view.set_chart(self.chart())
        self.view.set_openable(self.may_open())

    def controls(self) -> list[QWidget]:
        """Return the panel's own choices, in the order one reads."""
        return []

    def may_open(self) -> bool:
        """Return whether the reader may see the records behind this chart."""
        return True

    def may_see_answers(self) -> bool:
        """Return whether the reader may see single answers."""
        return self.workspace.desk.actor.can(Permission.VIEW_SINGLE_ANSWERS)

    def _open(self, at: tuple[int, ...]) -> None:
        chart = self.view.chart()
        if self.request is None or chart is None:
            return
        drill = self.drill(self.request, at)
        if drill is not None:
            found = self.found
            # Figures that came since may have other parts at this place.
            self.opened.emit(drill, lambda: self.part_words(at) if self.found is found else "")

    def part_words(self, at: tuple[int, ...]) -> str:
        """Return what a part of the chart is called."""
        twin = self.twin()
        assert twin is not None
        return twin[1].rows[at[0]][0]

    def retranslate(self) -> None:
        """Say the chart in the language in force."""
        self.show_chart()
