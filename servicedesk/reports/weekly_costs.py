"""On page 5: what compensation cost, by type and by the cause of the complaint."""

from __future__ import annotations

from servicedesk.core.charts import Bar, BarChart, Caption, Unit
from servicedesk.core.figure_text import money, number
from servicedesk.core.translation import Translator
from servicedesk.core.weekly_complaints import CostLine, Costs
from servicedesk.reports.frame import LEFT
from servicedesk.reports.weekly_block import (
    BLOCK_GAP,
    HALF,
    RIGHT_HALF,
    block,
    block_height,
    joined,
    label,
    notes,
    part_of,
    plot,
)
from servicedesk.reports.weekly_sections import Draft, Place
from servicedesk.reports.weekly_terms import compensation_word

MOST_BARS = 4
BAR_HEIGHT = 14.0


def costs_height(draft: Draft, costs: Costs) -> float:
    """Return the room the block needs, with the gap before it."""
    translator = draft.translator
    heads = (_kinds_head(costs, draft.report.currency, translator), _causes_head(costs, draft, translator))
    head = max(block_height(draft, HALF, *each) for each in heads)
    return BLOCK_GAP + head + 4 + BAR_HEIGHT * max(len(_first(costs.kinds)), len(_first(costs.causes)), 1)


def costs_block(draft: Draft, costs: Costs, top: float) -> float:
    """Draw both lists side by side; return where they end."""
    translator = draft.translator
    left, right = Place(LEFT, top, HALF), Place(RIGHT_HALF, top, HALF)
    kinds, causes = _kinds_head(costs, draft.report.currency, translator), _causes_head(costs, draft, translator)
    body = top + max(block_height(draft, HALF, *kinds), block_height(draft, HALF, *causes)) + 4
    block(draft, left, *kinds)
    block(draft, right, *causes)
    dearest_first = sorted(costs.kinds, key=lambda each: -each.cents)
    named = [CostLine(compensation_word(each.label, translator), each.count, each.cents) for each in dearest_first]
    _bars(draft, tuple(named), Place(left.left, body, left.width))
    unrecorded = translator.translate("Report", "No cause recorded")
    _bars(
        draft,
        tuple(CostLine(each.label or unrecorded, each.count, each.cents) for each in costs.causes),
        Place(right.left, body, right.width),
    )
    return top - BLOCK_GAP + costs_height(draft, costs)


def _kinds_head(costs: Costs, currency: str, translator: Translator) -> tuple[str, str]:
    basis = translator.translate("Report", "compensation by type, approved this week")
    if not costs.count:
        return translator.translate("Report", "No compensation was given this week"), basis
    if not costs.cents:
        text = translator.translate("Report", "What was given cost nothing")
        return text, joined(basis, f"n={number(costs.count)}")
    dearest = max(costs.kinds, key=lambda each: each.cents)
    finding = translator.translate(
        "Report",
        "Compensation came to {amount}; most of it: {kind}, {share}",
        amount=money(costs.cents, currency),
        kind=compensation_word(dearest.label, translator),
        share=part_of(dearest.cents, costs.cents),
    )
    return finding, joined(basis, f"n={number(costs.count)}")


def _causes_head(costs: Costs, draft: Draft, translator: Translator) -> tuple[str, str]:
    basis = translator.translate("Report", "of it what complaints cost, by their recorded cause")
    if not costs.complaint_count:
        return translator.translate("Report", "No compensation was given for complaints"), basis
    dearest = costs.causes[0]
    amount = money(costs.complaint_cents, draft.report.currency)
    basis = joined(basis, f"n={number(costs.complaint_count)}")
    if not costs.complaint_cents:
        return translator.translate("Report", "What was given for complaints cost nothing"), basis
    if not dearest.label:
        return translator.translate("Report", "Complaints cost {amount}; no cause is recorded", amount=amount), basis
    finding = translator.translate(
        "Report",
        "Complaints cost {amount}; dearest cause: {cause}, {share}",
        amount=amount,
        cause=label(draft, dearest.label),
        share=part_of(dearest.cents, costs.complaint_cents),
    )
    return finding, basis


def _first(lines: tuple[CostLine, ...]) -> tuple[CostLine, ...]:
    """Return the first lines; what they leave out is pooled as one without a name."""
    if len(lines) <= MOST_BARS:
        return lines
    rest = lines[MOST_BARS - 1 :]
    pooled = CostLine("", sum(each.count for each in rest), sum(each.cents for each in rest))
    return (*lines[: MOST_BARS - 1], pooled)


def _bars(draft: Draft, lines: tuple[CostLine, ...], place: Place) -> None:
    """Draw the lines; those that cost nothing keep theirs, for they were given too."""
    translator = draft.translator
    shown = _first(lines)
    if not shown:
        notes(draft, place, [translator.translate("Report", "No data this week")])
        return
    other = translator.translate("Report", "Other")
    bars = tuple(
        Bar(
            label(draft, each.label) or other,
            each.cents,
            translator.translate(
                "Report", "{amount} · {count}×", amount=money(each.cents, draft.report.currency), count=each.count
            ),
            muted=not each.label,
        )
        for each in shown
    )
    plot(draft, BarChart(Caption(""), bars, Unit.MONEY), place, BAR_HEIGHT * len(bars))
