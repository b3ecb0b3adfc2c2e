"""Control charts: individuals with moving range, shares (p) and rates (u), limits at three standard deviations.

I-MR: σ = MR̄/1.128, limits x̄ ± 3σ (2.66 MR̄), moving range up to 3.267 MR̄. p chart with sizes nᵢ:
p̄ ± 3√(p̄(1 − p̄)/nᵢ), clipped to 0–1. u chart: ū ± 3√(ū/unitsᵢ), clipped at 0. A point without data (None, n = 0)
is a gap. Limits need 8 points (better 20) and are then frozen: pass them as the baseline and new points apart.
Funnel for agents: the p chart's limits over n. Sources: Montgomery, Introduction to Statistical Quality Control;
NIST/SEMATECH e-Handbook 6.3.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import copysign, inf, sqrt

from servicedesk.methods.checks import number, part_of, whole
from servicedesk.methods.errors import MethodError
from servicedesk.methods.rounding import exact

FEWEST_POINTS, BETTER_POINTS = 8, 20
_D2 = 1.128
_D4 = 3.267
_LEAST_UNITS = 1e-9


@dataclass(frozen=True, slots=True)
class IndividualsChart:
    """Centre, σ and limits in the unit of the values; z of every point; moving ranges with their limits."""

    center: float | None
    sigma: float | None
    lcl: float | None
    ucl: float | None
    z: tuple[float | None, ...]
    moving_ranges: tuple[float | None, ...]
    moving_range_center: float | None
    moving_range_ucl: float | None


@dataclass(frozen=True, slots=True)
class VariableChart:
    """Centre and, per point, value, limits and z (None in a gap); ``beyond``: 1-based indexes outside the limits."""

    center: float | None
    plotted: tuple[float | None, ...]
    lcl: tuple[float | None, ...]
    ucl: tuple[float | None, ...]
    z: tuple[float | None, ...]
    beyond: tuple[int, ...]


def individuals_chart(values: Sequence[float | None], new_values: Sequence[float | None] = ()) -> IndividualsChart:
    """Return the chart of *values* with limits from them alone; *new_values* are judged by the same limits.

    Without two neighbouring values there is a centre but no σ. Raises MethodError on what is not a number.
    """
    old = [None if value is None else number("value", value) for value in values]
    new = [None if value is None else number("value", value) for value in new_values]
    known = [value for value in old if value is not None]
    center = float(sum(map(exact, known), Fraction(0)) / len(known)) if known else None
    ranges = [None if a is None or b is None else abs(b - a) for a, b in pairwise([*old, *new])]
    baseline = [size for size in ranges[: max(len(old) - 1, 0)] if size is not None]
    points = [*old, *new]
    if center is None or not baseline:
        return IndividualsChart(center, None, None, None, (None,) * len(points), tuple(ranges), None, None)
    mean_range = sum(baseline) / len(baseline)
    sigma = mean_range / _D2
    z = tuple(None if value is None else _distance(value - center, sigma) for value in points)
    lcl, ucl = center - 3 * sigma, center + 3 * sigma
    return IndividualsChart(center, sigma, lcl, ucl, z, tuple(ranges), mean_range, _D4 * mean_range)


def p_chart(counts: Sequence[tuple[int, int]], center: float | None = None) -> VariableChart:
    """Return the p chart of (count, size) pairs; a frozen *center* (0–1) replaces the pooled one.

    Raises MethodError when a count is more than its size.
    """
    checked = [part_of("count", count, "size", size) for count, size in counts]
    total = sum(size for _, size in checked)
    if center is not None:
        middle = exact(number("center", center, 0, 1))
    elif total:
        middle = Fraction(sum(count for count, _ in checked), total)
    else:
        return _no_limits(len(checked))
    points = [(Fraction(count, size), Fraction(size)) if size else None for count, size in checked]
    return _variable_chart(points, middle, middle * (1 - middle), 1.0)


def u_chart(counts: Sequence[int], units: Sequence[float], center: float | None = None) -> VariableChart:
    """Return the u chart of events per unit (thousands of visits); a frozen *center* replaces the pooled one.

    Raises MethodError when the lists differ in length, a count is not whole, or events stand against no units.
    """
    _same_length("counts", counts, "units", units)
    events = [whole("count", count, 0) for count in counts]
    sizes = [exact(number("units", size, 0)) for size in units]
    for count, size in zip(events, sizes, strict=True):
        if count and not size:
            raise MethodError("more_than_all", part="count", value=count, whole="units", limit=0)
        if 0 < size < _LEAST_UNITS:
            raise MethodError("too_small", name="units", value=float(size), lowest=_LEAST_UNITS)
    total = sum(sizes, Fraction(0))
    if center is not None:
        middle = exact(number("center", center, 0))
    elif total:
        middle = sum(events) / total
    else:
        return _no_limits(len(events))
    points = [(count / size, size) if size else None for count, size in zip(events, sizes, strict=True)]
    return _variable_chart(points, middle, middle, inf)


def pairs(counts: Sequence[int], sizes: Sequence[int]) -> list[tuple[int, int]]:
    """Return counts and sizes as pairs; raises MethodError when the lists differ in length."""
    _same_length("counts", counts, "sizes", sizes)
    return list(zip(counts, sizes, strict=True))


def _same_length(first: str, a: Sequence[object], second: str, b: Sequence[object]) -> None:
    if len(a) != len(b):
        raise MethodError("lengths_differ", first=first, second=second, first_length=len(a), second_length=len(b))


def _no_limits(length: int) -> VariableChart:
    gaps: tuple[None, ...] = (None,) * length
    return VariableChart(None, gaps, gaps, gaps, gaps, ())


def _variable_chart(
    points: Sequence[tuple[Fraction, Fraction] | None], middle: Fraction, variance: Fraction, highest: float
) -> VariableChart:
    plotted: list[float | None] = []
    lcl: list[float | None] = []
    ucl: list[float | None] = []
    z: list[float | None] = []
    beyond = []
    for index, point in enumerate(points, start=1):
        if point is None:
            for column in (plotted, lcl, ucl, z):
                column.append(None)
            continue
        value, size = point
        spread = sqrt(variance / size)
        plotted.append(float(value))
        lcl.append(max(float(middle) - 3 * spread, 0.0))
        ucl.append(min(float(middle) + 3 * spread, highest))
        z.append(_distance(float(value - middle), spread))
        # On exact ratios: a point that lies on its limit is not beyond it.
        if (value - middle) ** 2 * size > 9 * variance:
            beyond.append(index)
    return VariableChart(float(middle), tuple(plotted), tuple(lcl), tuple(ucl), tuple(z), tuple(beyond))


def _distance(difference: float, sigma: float) -> float:
    if sigma:
        return difference / sigma
    return copysign(inf, difference) if difference else 0.0
