"""Pareto: which few causes make up most of the trouble.

Rows by count, largest first, equal counts by code; "other" is drawn last however large. Vital few: the shortest
prefix of the rows that reaches 80 % (Juran 1951). Weighted by severity or cost on request. Unit: percent.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from servicedesk.methods.checks import number
from servicedesk.methods.rounding import exact

OTHER = frozenset(("other", "others", "其他", "其它"))
VITAL_SHARE = Fraction(80, 100)


@dataclass(frozen=True, slots=True)
class Row:
    """One bar: count (weighted where asked), its percent, and both cumulated."""

    category: str
    count: float
    percent: float | None
    cumulative: float
    cumulative_percent: float | None


@dataclass(frozen=True, slots=True)
class Pareto:
    """The bars in drawing order, their total, and the categories of the vital few."""

    total: float
    rows: tuple[Row, ...]
    vital_few: tuple[str, ...]


def pareto(
    counts: Mapping[str, float], weights: Mapping[str, float] | None = None, other: Collection[str] = OTHER
) -> Pareto:
    """Return the bars of *counts*, each times its weight (1 where none is given).

    *other* names the collecting categories; ``b99 其他`` is one too. Raises MethodError on a negative count or weight.
    """
    amounts = {}
    for category, count in counts.items():
        weight = number(f"weight of {category}", (weights or {}).get(category, 1), 0)
        amounts[category] = exact(number(category, count, 0)) * exact(weight)
    ordered = sorted(amounts, key=lambda name: (_is_other(name, other), -amounts[name], name))
    total = sum(amounts.values(), Fraction(0))
    rows, vital = [], []
    reached = Fraction(0)
    for category in ordered:
        if total and reached < VITAL_SHARE * total:
            vital.append(category)
        reached += amounts[category]
        rows.append(
            Row(
                category,
                plain(amounts[category]),
                float(100 * amounts[category] / total) if total else None,
                plain(reached),
                float(100 * reached / total) if total else None,
            )
        )
    return Pareto(plain(total), tuple(rows), tuple(vital))


def _is_other(category: str, other: Collection[str]) -> bool:
    last_word = category.casefold().rpartition(" ")[2]
    return category in other or last_word in other


def plain(value: Fraction) -> float:
    """Return a whole number as int, anything else as float."""
    return value.numerator if value.denominator == 1 else float(value)
