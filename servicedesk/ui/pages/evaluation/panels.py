"""The charts of the page: trend, causes, ratings, demand and waiting."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from servicedesk.core.charts import Chart
from servicedesk.core.enums import Channel
from servicedesk.core.translation import translate
from servicedesk.core.weekly import Metric
from servicedesk.queries.analysis import causes, demand, distribution, trends, waiting
from servicedesk.queries.analysis.causes import CauseBasis
from servicedesk.queries.analysis.records import Drill, Figure
from servicedesk.queries.analysis.scope import WEEK, Dimension
from servicedesk.ui import wording
from servicedesk.ui.pages.evaluation import desk_findings, findings
from servicedesk.ui.pages.evaluation.panel import Panel, Question
from servicedesk.ui.pages.evaluation.period import Request
from servicedesk.ui.widgets.choices import Segmented
from servicedesk.ui.widgets.pickers import ComboBox
from servicedesk.ui.workspace import Workspace

UPPER, LOWER = 160, 128
FIGURES = {Metric.CSAT: Figure.CSAT, Metric.ON_TIME: Figure.ON_TIME}


class TrendPanel(Panel):
    """Twelve weeks of satisfaction, or of tickets in time, with control limits."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, UPPER)
        self.share = Metric.CSAT
        self.choice = Segmented("", [(Metric.CSAT.value, "a"), (Metric.ON_TIME.value, "b")])
        self.choice.chosen.connect(self._choose)
        self.view.add_control(self.choice)
        self.retranslate()

    def _choose(self, value: str) -> None:
        self.share = Metric(value)
        self.reload()

    def question(self, request: Request) -> Question:
        """Ask for the weeks."""
        share = self.share
        return lambda desk: trends.share_trend(desk, share, request.monday, part=request.part)

    def controls(self) -> list[QWidget]:
        """Return the choice."""
        return self.choice.parts()

    def chart(self) -> Chart:
        """Describe the control chart."""
        return findings.trend_chart(self.found)

    def may_open(self) -> bool:
        """Tickets may always be opened, answers by few."""
        return self.share is not Metric.CSAT or self.may_see_answers()

    def drill(self, request: Request, at: tuple[int, ...]) -> Drill | None:
        """Return one week's answers or tickets."""
        week = self.found.weeks[at[0]]
        if not week.n:
            return None
        site = self.workspace.desk.site
        start, end = site.day_bounds(week.monday)[0], site.day_bounds(week.monday + WEEK)[0]
        return Drill(FIGURES[self.found.metric], start, end, request.part)

    def part_words(self, at: tuple[int, ...]) -> str:
        """Return the metric and the days of the week."""
        monday = self.found.weeks[at[0]].monday
        sunday = monday + timedelta(days=6)
        days = f"{monday.month}/{monday.day}–{sunday.month}/{sunday.day}"
        return f"{findings.metric_words(self.found.metric)} {days}"

    def retranslate(self) -> None:
        """Name the choice."""
        self.choice.setAccessibleName(translate("Evaluation", "Figure of the control chart"))
        self.choice.set_options([(each.value, findings.metric_words(each)) for each in FIGURES])
        super().retranslate()


class CausesPanel(Panel):
    """A Pareto chart of what the dissatisfied and the complaints have in common."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, UPPER)
        self.basis = CauseBasis.UNSATISFIED_BY_SCENARIO
        self.choice = ComboBox()
        self.choice.chosen.connect(self._choose)
        self.view.add_control(self.choice)
        self.retranslate()

    def _choose(self, value: object) -> None:
        self.basis = CauseBasis(str(value))
        self.reload()

    def question(self, request: Request) -> Question:
        """Ask for the counts."""
        basis = self.basis
        return lambda desk: causes.causes(desk, basis, request.start, request.end, request.part)

    def controls(self) -> list[QWidget]:
        """Return the choice."""
        return [self.choice]

    def chart(self) -> Chart:
        """Describe the bars."""
        return findings.causes_chart(self.found)

    def may_open(self) -> bool:
        """Complaints may always be opened, answers by few."""
        return self.basis is CauseBasis.COMPLAINTS_BY_CAUSE or self.may_see_answers()

    def drill(self, request: Request, at: tuple[int, ...]) -> Drill | None:
        """Return the answers or complaints of one bar."""
        bar, basis = self.found.rows[at[0]], self.found.basis
        figure = Figure.COMPLAINTS if basis is CauseBasis.COMPLAINTS_BY_CAUSE else Figure.CSAT
        return Drill(figure, request.start, request.end, request.part, basis=basis, cause_keys=bar.keys)

    def retranslate(self) -> None:
        """Name the choices."""
        self.choice.setAccessibleName(translate("Evaluation", "What is counted"))
        self.choice.set_options(
            [
                (CauseBasis.UNSATISFIED_BY_SCENARIO.value, translate("Evaluation", "By scenario")),
                (CauseBasis.UNSATISFIED_BY_CAUSE.value, translate("Evaluation", "By cause")),
                (CauseBasis.COMPLAINTS_BY_CAUSE.value, translate("Evaluation", "Complaints")),
            ]
        )
        super().retranslate()


class RatingsPanel(Panel):
    """Who gave which rating: all of them, the period before, and each channel."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, LOWER)
        self.retranslate()

    def question(self, request: Request) -> Question:
        """Ask for everybody's counts, those before, and those by channel."""
        return lambda desk: _ratings(desk, request)

    def chart(self) -> Chart:
        """Describe the diverging bars."""
        counts, before, by_channel = self.found
        rows = [(translate("Evaluation", "All"), counts)]
        if before is not None and sum(before):
            rows.append((translate("Evaluation", "Before"), before))
        rows += [(findings.group_words(Dimension.CHANNEL, row.group), row.counts) for row in by_channel]
        return findings.ratings_chart(rows)

    def may_open(self) -> bool:
        """Answers are for few."""
        return self.may_see_answers()

    def drill(self, request: Request, at: tuple[int, ...]) -> Drill | None:
        """Return the answers of one row, or of one level in it."""
        _counts, before, by_channel = self.found
        levels = (at[1] + 1,) if len(at) > 1 else ()
        shown_before = before is not None and sum(before) > 0
        start, end, group = request.start, request.end, None
        if shown_before and at[0] == 1 and request.before is not None:
            start, end = request.before
        elif at[0] > 0:
            group = (Dimension.CHANNEL, by_channel[at[0] - 1 - shown_before].group.key)
        return Drill(Figure.CSAT, start, end, request.part, group, levels)

    def part_words(self, at: tuple[int, ...]) -> str:
        """Return the row, and the level in it."""
        row = super().part_words(at)
        return f"{row} · {findings.rating_levels()[at[1]]}" if len(at) > 1 else row


def _ratings(desk: Any, request: Request) -> Any:
    span = (request.start, request.end)
    before = distribution.ratings(desk, *request.before, request.part) if request.before else None
    by_channel = distribution.ratings_by(desk, Dimension.CHANNEL, *span, request.part)
    return distribution.ratings(desk, *span, request.part), before, by_channel


class DemandPanel(Panel):
    """Visits by weekday and hour."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, LOWER)
        self.retranslate()

    def question(self, request: Request) -> Question:
        """Ask for the grid."""
        return lambda desk: demand.demand(desk, request.start, request.end, request.part)

    def chart(self) -> Chart:
        """Describe the grid."""
        now = None
        if self.request is not None and not self.request.is_finished:
            desk = self.workspace.desk
            moment = desk.clock.now()
            now = (desk.site.business_day(moment).weekday(), desk.site.local(moment).hour)
        return desk_findings.demand_chart(self.found, now)

    def drill(self, request: Request, at: tuple[int, ...]) -> Drill | None:
        """Return the visits of one cell."""
        cell = (desk_findings.weekdays_shown(self.found)[at[0]], desk_findings.hours_shown(self.found)[at[1]])
        return Drill(Figure.VISITS, request.start, request.end, request.part, cell=cell)

    def part_words(self, at: tuple[int, ...]) -> str:
        """Return the weekday and the hour."""
        hour = desk_findings.hours_shown(self.found)[at[1]]
        return f"{super().part_words(at)} {hour}:00–{hour + 1}:00"


class WaitingPanel(Panel):
    """How the waits are spread, and how many were served within the standard."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, LOWER)
        self.retranslate()

    def question(self, request: Request) -> Question:
        """Ask for the figures of the queue."""
        return lambda desk: waiting.waiting(desk, request.start, request.end, request.part)

    def chart(self) -> Chart:
        """Describe the columns."""
        return desk_findings.waiting_chart(self.found)

    def drill(self, request: Request, at: tuple[int, ...]) -> Drill | None:
        """Return the visits of one column; the last one may be who left."""
        bins = desk_findings.waiting_bins(self.found)
        if at[0] >= len(bins):
            return Drill(Figure.WAIT, request.start, request.end, request.part, left=True)
        if not bins[at[0]].count:
            return None
        return Drill(Figure.WAIT, request.start, request.end, request.part, waited=bins[at[0]])

    def part_words(self, at: tuple[int, ...]) -> str:
        """Return the bin with its unit."""
        bins = desk_findings.waiting_bins(self.found)
        if at[0] >= len(bins):
            return translate("Evaluation", "Left without being served")
        return translate("Evaluation", "Waited {bin} min", bin=desk_findings.bin_words(bins[at[0]]))


def channel_options() -> list[tuple[str | int | None, str]]:
    """Return the channels to choose from, all of them first."""
    return [
        (None, translate("Evaluation", "All channels")),
        *((channel.value, wording.word(channel)) for channel in Channel),
    ]
