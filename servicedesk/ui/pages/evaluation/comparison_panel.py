"""Scenarios, channels, tiers and people beside each other: points with whiskers, by name, never ranked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from servicedesk.core.charts import Chart
from servicedesk.core.translation import plural, translate
from servicedesk.core.weekly import Metric
from servicedesk.queries.analysis import comparison
from servicedesk.queries.analysis.records import Drill
from servicedesk.queries.analysis.scope import Dimension
from servicedesk.ui.pages.evaluation import findings
from servicedesk.ui.pages.evaluation.panel import Panel, Question
from servicedesk.ui.pages.evaluation.panels import FIGURES, LOWER
from servicedesk.ui.pages.evaluation.period import Request
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import LinkButton
from servicedesk.ui.widgets.pickers import ComboBox
from servicedesk.ui.workspace import Workspace

ROW_HEIGHT, DENSE_ROW = 26, 20
AXIS_HEIGHT = 44


class ComparisonPanel(Panel):
    """As many groups as there is room for, with the way to all of them; ``whole`` shows all at once."""

    wants_all = Signal()

    def __init__(self, workspace: Workspace, whole: bool = False) -> None:
        super().__init__(workspace, LOWER)
        self.whole = whole
        self.share, self.dimension = Metric.CSAT, Dimension.SCENARIO
        if self.may_see_answers():
            self.dimension = Dimension.PERSON
        self.choice = ComboBox()
        self.choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.choice.chosen.connect(self._choose)
        self.all = LinkButton("")
        self.all.clicked.connect(self.wants_all)
        self.view.add_control(self.choice)
        self.view.add_control(self.all)
        self.all.hide()
        self.retranslate()

    def choose(self, metric: Metric, dimension: Dimension) -> None:
        """Compare by something else."""
        self.share, self.dimension = metric, dimension
        self.choice.set_value(_value(metric, dimension))

    def _choose(self, value: object) -> None:
        metric, _, dimension = str(value).partition(" ")
        self.share, self.dimension = Metric(metric), Dimension(dimension)
        self.reload()

    def question(self, request: Request) -> Question:
        """Ask for the groups."""
        share, dimension = self.share, self.dimension
        return lambda desk: comparison.comparison(desk, share, dimension, request.start, request.end, request.part)

    def rows_that_fit(self) -> int | None:
        """Return how many rows the card has room for."""
        if self.whole:
            return None
        tall = self.view.pages.height() or theme().px(LOWER)
        return max(3, (tall - theme().px(AXIS_HEIGHT)) // theme().px(DENSE_ROW))

    def controls(self) -> list[QWidget]:
        """Return the choices."""
        return [self.choice, self.all]

    def chart(self) -> Chart:
        """Describe the groups, as many as fit."""
        fits = self.rows_that_fit()
        count = len(self.found.rows)
        self.all.setVisible(not self.whole and fits is not None and count > fits)
        self.all.setText(plural("Evaluation", "All {n}", "All {n}", count))
        if self.whole:
            self.view.canvas.set_height(AXIS_HEIGHT + ROW_HEIGHT * max(count, 3))
            self.view.setMinimumHeight(theme().px(AXIS_HEIGHT + ROW_HEIGHT * max(count, 3) + 60))
        return findings.comparison_chart(self.found, fits)

    def resizeEvent(self, event: Any) -> None:
        """Another height holds another number of rows."""
        super().resizeEvent(event)
        if self.found is not None and not self.whole and self._fits_otherwise():
            self.show_chart()

    def _fits_otherwise(self) -> bool:
        chart = self.view.chart()
        shown = len(getattr(chart, "rows", ()))
        fits = self.rows_that_fit() or 0
        return shown != min(fits, len(self.found.rows))

    def minimumSizeHint(self) -> QSize:
        """As the others; the rows adapt."""
        return QSize(theme().px(200), super().minimumSizeHint().height())

    def may_open(self) -> bool:
        """Tickets may always be opened, answers by few."""
        return self.share is not Metric.CSAT or self.may_see_answers()

    def drill(self, request: Request, at: tuple[int, ...]) -> Drill | None:
        """Return the answers or tickets of one group."""
        row = self.found.rows[at[0]]
        group = (self.found.dimension, row.group.key)
        return Drill(FIGURES[self.found.metric], request.start, request.end, request.part, group)

    def part_words(self, at: tuple[int, ...]) -> str:
        """Return the figure and the group."""
        return f"{findings.metric_words(self.found.metric)} · {super().part_words(at)}"

    def retranslate(self) -> None:
        """Name the choices; people are only for who may see single answers."""
        self.choice.setAccessibleName(translate("Evaluation", "What is compared"))
        names = {
            Dimension.PERSON: translate("Evaluation", "by person"),
            Dimension.SCENARIO: translate("Evaluation", "by scenario"),
            Dimension.CHANNEL: translate("Evaluation", "by channel"),
            Dimension.TIER: translate("Evaluation", "by tier"),
        }
        if not self.may_see_answers():
            del names[Dimension.PERSON]
        self.choice.set_options(
            [
                (_value(metric, dimension), f"{findings.metric_words(metric)} {words}")
                for metric in FIGURES
                for dimension, words in names.items()
            ]
        )
        self.choice.set_value(_value(self.share, self.dimension))
        super().retranslate()


def _value(metric: Metric, dimension: Dimension) -> str:
    return f"{metric.value} {dimension.value}"
