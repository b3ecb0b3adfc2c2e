"""Quality scorecard: how well one contact was handled, item by item.

Score = 100 × Σ(weight × score/most) / Σ(weight of the applicable items); an item that does not apply (None) leaves
the denominator. A critical item at 0 makes the total 0; the raw score is kept and shown beside it. Unit: points
of 100. Source: COPC Customer Experience Standard, critical and non-critical errors.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from servicedesk.methods.averages import as_float, weighted_mean
from servicedesk.methods.checks import number
from servicedesk.methods.errors import MethodError
from servicedesk.methods.rounding import exact


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the form: its weight, the most it can score, and whether failing it fails the whole contact."""

    code: str
    weight: float
    most: float
    is_critical: bool = False


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Raw and final score (None when nothing applied), the weight that applied, and the critical items at 0."""

    raw: float | None
    final: float | None
    applicable_weight: float
    failed: tuple[str, ...]


def scorecard(items: Iterable[Item], scores: Mapping[str, float | None]) -> Scorecard:
    """Return the score of one contact; an item without a score does not apply.

    Raises MethodError for a score outside 0 to its most, one for an unknown item, an item twice, a negative weight.
    """
    form: dict[str, Item] = {}
    for item in items:
        if item.code in form:
            raise MethodError("duplicate", name="item", value=item.code)
        form[item.code] = item
    for code in scores:
        if code not in form:
            raise MethodError("unknown_choice", name="An item with a score", value=code, known=", ".join(form))
    parts: list[tuple[Fraction, Fraction]] = []
    failed = []
    for code, item in form.items():
        weight = exact(number(f"weight of {code}", item.weight, 0))
        if number(f"max of {code}", item.most) <= 0:
            raise MethodError("not_above", name=f"max of {code}", value=item.most, lowest=0)
        score = scores.get(code)
        if score is None:
            continue
        parts.append((exact(number(f"score of {code}", score, 0, item.most)) / exact(item.most), weight))
        if item.is_critical and score == 0:
            failed.append(code)
    share = weighted_mean(parts)
    raw = None if share is None else as_float(100 * share)
    final = 0.0 if failed and raw is not None else raw
    return Scorecard(raw, final, as_float(sum((weight for _, weight in parts), Fraction(0))) or 0.0, tuple(failed))
