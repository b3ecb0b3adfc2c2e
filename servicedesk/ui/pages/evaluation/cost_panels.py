"""What compensation cost, by type or by cause, and how many promises were kept."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtWidgets import QWidget

from servicedesk.core.charts import Bar, BarChart, Caption, Unit
from servicedesk.core.enums import CompensationKind
from servicedesk.core.figure_text import figure, number
from servicedesk.core.text import one_line
from servicedesk.core.translation import plural, translate, translator
from servicedesk.core.weekly_figures import SMALL_SAMPLE
from servicedesk.queries import compensation_costs, promises
from servicedesk.queries.analysis.records import Drill
from servicedesk.queries.compensation_costs import CostRow, Costs
from servicedesk.queries.promises import KeptRate
from servicedesk.ui import wording
from servicedesk.ui.pages.evaluation.panel import Panel, Question
from servicedesk.ui.pages.evaluation.period import Request
from servicedesk.ui.widgets.choices import Segmented
from servicedesk.ui.workspace import Workspace

HEIGHT = 88
MOST_BARS = 7
LONGEST_NAME = 60
BY_TYPE, BY_CAUSE = "type", "cause"


class CostsPanel(Panel):
    """What was given in the period: all of it by type, or what complaints cost by their cause."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, HEIGHT)
        self.by = BY_TYPE
        self.choice = Segmented("", [(BY_TYPE, "a"), (BY_CAUSE, "b")])
        self.choice.chosen.connect(self._choose)
        self.view.add_control(self.choice)
        self.retranslate()

    def _choose(self, value: str) -> None:
        self.by = value
        self.show_chart()

    def question(self, request: Request) -> Question:
        """Ask for the sums."""
        return lambda desk: compensation_costs.costs(desk, request.start, request.end, request.part)

    def controls(self) -> list[QWidget]:
        """Return the choice."""
        return self.choice.parts()

    def chart(self) -> BarChart:
        """Describe the bars."""
        currency = self.workspace.desk.site.currency
        return costs_by_type(self.found, currency) if self.by == BY_TYPE else costs_by_cause(self.found, currency)

    def may_open(self) -> bool:
        """Single compensations stand in their ledger, under rights of its own."""
        return False

    def drill(self, request: Request, at: tuple[int, ...]) -> Drill | None:
        """Return nothing to open."""
        return None

    def retranslate(self) -> None:
        """Name the choice."""
        self.choice.setAccessibleName(translate("Costs", "Divide costs"))
        self.choice.set_options(
            [(BY_TYPE, translate("Costs", "By type")), (BY_CAUSE, translate("Costs", "Complaints"))]
        )
        super().retranslate()


class PromisesPanel(Panel):
    """How many of the promises whose time came were kept."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, HEIGHT)
        self.retranslate()

    def question(self, request: Request) -> Question:
        """Ask for the rate."""
        return lambda desk: promises.kept_rate(desk, request.start, request.end, request.part)

    def chart(self) -> BarChart:
        """Describe the two bars."""
        return promises_chart(self.found)

    def may_open(self) -> bool:
        """A promise is no record of its own: it stands on its ticket."""
        return False

    def drill(self, request: Request, at: tuple[int, ...]) -> Drill | None:
        """Return nothing to open."""
        return None


def costs_by_type(costs: Costs, currency: str) -> BarChart:
    """Return what each type cost, dearest first."""
    rows = sorted(costs.kinds, key=lambda row: -row.cents)
    bars = tuple(_bar(wording.word(CompensationKind(row.key)), row, currency) for row in rows)
    given = costs.given
    if not given.count:
        title = translate("Costs", "No compensation was given")
    elif not given.cents:
        title = translate("Costs", "What was given cost nothing")
    else:
        title = translate(
            "Costs",
            "Compensation came to {amount}; most of it: {kind}, {share}",
            amount=wording.money(given.cents, currency),
            kind=bars[0].label,
            share=_share(rows[0].cents, given.cents),
        )
    return BarChart(Caption(title, given.count, translate("Costs", "by date approved")), bars, Unit.MONEY)


def costs_by_cause(costs: Costs, currency: str) -> BarChart:
    """Return what complaints cost by their cause, dearest first, the rest pooled, what has no cause recorded last."""
    rows = costs.causes
    named = [row for row in rows if row.key]
    if len(rows) > MOST_BARS:
        kept = MOST_BARS - 1 - (len(rows) - len(named))
        rest = named[kept:]
        bars = [_bar(_cause(row), row, currency) for row in named[:kept]]
        pooled = CostRow("", None, sum(row.count for row in rest), sum(row.cents for row in rest))
        bars.append(_bar(translate("Costs", "Other"), pooled, currency, muted=True))
    else:
        bars = [_bar(_cause(row), row, currency) for row in named]
    bars += [_bar(translate("Costs", "No cause recorded"), row, currency, muted=True) for row in rows if not row.key]
    basis = translate("Costs", "of complaints, by date approved")
    return BarChart(
        Caption(_cause_title(costs, named, currency), costs.complaints.count, basis), tuple(bars), Unit.MONEY
    )


def _cause_title(costs: Costs, named: list[CostRow], currency: str) -> str:
    lost = costs.complaints
    if not lost.count:
        return translate("Costs", "No compensation was given for complaints")
    if not lost.cents:
        return translate("Costs", "What was given for complaints cost nothing")
    amount = wording.money(lost.cents, currency)
    if not named:
        return translate("Costs", "Complaints cost {amount}; no cause is recorded", amount=amount)
    return translate(
        "Costs",
        "Complaints cost {amount}; dearest cause: {cause}, {share}",
        amount=amount,
        cause=_cause(named[0]),
        share=_share(named[0].cents, lost.cents),
    )


def _cause(row: CostRow) -> str:
    return one_line(row.name.text(translator().language) if row.name else row.key, LONGEST_NAME)


def _bar(label: str, row: CostRow, currency: str, muted: bool = False) -> Bar:
    text = translate("Costs", "{amount} · {count}×", amount=wording.money(row.cents, currency), count=row.count)
    return Bar(label, row.cents, text, muted)


def _share(part: int, whole: int) -> str:
    return figure(Fraction(100 * part, whole), Unit.PERCENT)


def promises_chart(rate: KeptRate) -> BarChart:
    """Return kept and broken; the title is the share with its interval, for few only the counts."""
    basis = translate("Costs", "promises due; open after their time is broken")
    bars: tuple[Bar, ...] = ()
    if rate.n:
        bars = (
            Bar(translate("Costs", "Kept"), rate.kept, number(rate.kept)),
            Bar(translate("Costs", "Broken"), rate.n - rate.kept, number(rate.n - rate.kept)),
        )
    return BarChart(Caption(_promises_title(rate), rate.n, basis), bars)


def _promises_title(rate: KeptRate) -> str:
    if rate.lower is None or rate.upper is None:
        return translate("Costs", "No promise was due")
    if rate.n < SMALL_SAMPLE:
        return plural("Costs", "{n} promise: too few to judge", "{n} promises: too few to judge", rate.n)
    return translate(
        "Costs",
        "{share} of promises kept ({low}–{high})",
        share=figure(Fraction(100 * rate.kept, rate.n), Unit.PERCENT),
        low=number(100 * rate.lower, 1),
        high=number(100 * rate.upper, 1),
    )
