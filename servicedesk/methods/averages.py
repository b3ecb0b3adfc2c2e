"""Means, medians and quantiles on exact ratios, so that a value that lies on a limit is seen to lie on it.

Quantile type 7: the value at position (n − 1)·p, counted from 0, straight between neighbours (Hyndman & Fan 1996).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from servicedesk.methods.errors import MethodError
from servicedesk.methods.rounding import exact


def exact_mean(values: Iterable[Fraction | float]) -> Fraction | None:
    """Return the mean as a ratio; None without values."""
    ratios = [exact(value) for value in values]
    return sum(ratios, Fraction(0)) / len(ratios) if ratios else None


def mean(values: Iterable[Fraction | float]) -> float | None:
    """Return the mean; None without values."""
    return as_float(exact_mean(values))


def weighted_mean(pairs: Iterable[tuple[Fraction | float, Fraction | float]]) -> Fraction | None:
    """Return Σ(weight × value)/Σ weight of (value, weight) pairs as a ratio; None where no weight counts."""
    ratios = [(exact(value), exact(weight)) for value, weight in pairs]
    total = sum((weight for _, weight in ratios), Fraction(0))
    return sum((value * weight for value, weight in ratios), Fraction(0)) / total if total else None


def exact_quantile(values: Sequence[float], share: Fraction) -> Fraction | None:
    """Return the quantile of type 7 at *share* (0–1) as a ratio; None without values."""
    if not values:
        return None
    ordered = sorted(values)
    position = (len(ordered) - 1) * share
    below = int(position)
    low, high = exact(ordered[below]), exact(ordered[min(below + 1, len(ordered) - 1)])
    return low + (position - below) * (high - low)


def sample_variance(values: Iterable[Fraction | float]) -> Fraction | None:
    """Return Σ(x − x̄)²/(n − 1) as a ratio; None below two values."""
    ratios = [exact(value) for value in values]
    middle = exact_mean(ratios)
    if middle is None or len(ratios) < 2:
        return None
    return sum(((ratio - middle) ** 2 for ratio in ratios), Fraction(0)) / (len(ratios) - 1)


def as_float(ratio: Fraction | None) -> float | None:
    """Return *ratio* as a number, None as None; raises MethodError beyond what a number holds."""
    if ratio is None:
        return None
    try:
        return float(ratio)
    except OverflowError:
        raise MethodError("result_too_large") from None
