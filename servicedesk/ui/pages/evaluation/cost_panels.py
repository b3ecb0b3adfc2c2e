"""What compensation cost, by type or by cause, and how many promises were kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from PySide6.QtWidgets import QWidget

from servicedesk.core.charts import Bar, BarChart, Caption, Unit
from servicedesk.core.enums import CompensationKind
from servicedesk.core.figure_text import figure, number
from servicedesk.core.permissions import Permission
from servicedesk.core.text import one_line
from servicedesk.core.translation import plural, translate, translator
from servicedesk.core.weekly_figures import SMALL_SAMPLE
from servicedesk.queries import compensation_costs, promises
from servicedesk.queries.analysis.records import Drill, Figure
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
        """Single compensations take the right that their ledger takes."""
        return self.workspace.desk.actor.can(Permission.VIEW_TICKETS)

    def drill(self, request: Request, at: tuple[int, ...]) -> Drill | None:
        """Return what was given of a type, or for the causes of a bar."""
        span = (request.start, request.end, request.part)
        if self.by == BY_TYPE:
            return Drill(Figure.COSTS, *span, kinds=(_dearest_first(self.found.kinds)[at[0]].key,))
        return Drill(Figure.COMPLAINT_COSTS, *span, cause_keys=cause_bars(self.found.causes)[at[0]])

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
        """Promises take the right to see tickets, on which they stand."""
        return self.workspace.desk.actor.can(Permission.VIEW_TICKETS)

    def drill(self, request: Request, at: tuple[int, ...]) -> Drill | None:
        """Return the promises kept, or those broken."""
        return Drill(Figure.PROMISES, request.start, request.end, request.part, hits=at[0] == 0)


def _dearest_first(rows: Iterable[CostRow]) -> list[CostRow]:
    return sorted(rows, key=lambda row: -row.cents)


def cause_bars(rows: Sequence[CostRow]) -> list[tuple[str, ...]]:
    """Return the causes that each bar stands for, the bars as they are drawn; no cause recorded is the empty one."""
    named = [row.key for row in rows if row.key]
    unnamed = [(row.key,) for row in rows if not row.key]
    if len(rows) <= MOST_BARS:
        return [*((key,) for key in named), *unnamed]
    kept = MOST_BARS - 1 - len(unnamed)
    return [*((key,) for key in named[:kept]), tuple(named[kept:]), *unnamed]


def costs_by_type(costs: Costs, currency: str) -> BarChart:
    """Return what each type cost, dearest first."""
    rows = _dearest_first(costs.kinds)
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
    by_key = {row.key: row for row in costs.causes}
    named = [row for row in costs.causes if row.key]
    bars = [_cause_bar([by_key[key] for key in keys], currency) for keys in cause_bars(costs.causes)]
    basis = translate("Costs", "of complaints, by date approved")
    return BarChart(
        Caption(_cause_title(costs, named, currency), costs.complaints.count, basis), tuple(bars), Unit.MONEY
    )


def _cause_bar(rows: Sequence[CostRow], currency: str) -> Bar:
    if len(rows) > 1:
        pooled = CostRow("", None, sum(row.count for row in rows), sum(row.cents for row in rows))
        return _bar(translate("Costs", "Other"), pooled, currency, muted=True)
    if rows[0].key:
        return _bar(_cause(rows[0]), rows[0], currency)
    return _bar(translate("Costs", "No cause recorded"), rows[0], currency, muted=True)


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
