"""Customer satisfaction (CSAT): the share of ratings in the top points of the scale.

CSAT = 100 × ratings in the top k points / valid ratings; default 5 points, k = 2 (4 satisfied, 5 very satisfied).
The mean is secondary. Interval: Wilson, 95 %, in percent. Date basis: when the rating was answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from servicedesk.methods import checks
from servicedesk.methods.errors import MethodError
from servicedesk.methods.proportion import wilson

_LONGEST_SCALE = 100


@dataclass(frozen=True, slots=True)
class Csat:
    """Satisfied of n; percent, interval and mean are None without ratings."""

    n: int
    satisfied: int
    percent: float | None
    lower: float | None
    upper: float | None
    mean: float | None = None
    distribution: Mapping[int, int] = field(default_factory=dict)


def csat(ratings: Iterable[int | None], scale: int = 5, top_box: int = 2, confidence: float = 0.95) -> Csat:
    """Return CSAT of *ratings* 1..scale; blanks (None) leave the denominator.

    Raises MethodError for a rating off the scale, with its place, and for a top box that does not fit.
    """
    scale = checks.whole("scale", scale, 2, _LONGEST_SCALE)
    top_box = checks.whole("top_box", top_box)
    if not 0 < top_box < scale:
        raise MethodError("top_box_out_of_scale", value=top_box, scale=scale)
    given = checks.ratings(ratings, 1, scale)
    distribution = {point: given.count(point) for point in range(1, scale + 1)}
    satisfied = sum(distribution[point] for point in range(scale - top_box + 1, scale + 1))
    share = csat_of_counts(satisfied, len(given), confidence)
    mean = sum(given) / len(given) if given else None
    return Csat(share.n, satisfied, share.percent, share.lower, share.upper, mean, distribution)


def csat_of_counts(satisfied: int, n: int, confidence: float = 0.95) -> Csat:
    """Return CSAT of counts; raises MethodError when more are satisfied than answered."""
    share = wilson(satisfied, n, confidence)
    if share.lower is None or share.upper is None:
        return Csat(0, 0, None, None, None)
    return Csat(share.n, share.successes, 100 * share.successes / share.n, 100 * share.lower, 100 * share.upper)


def pooled(parts: Iterable[tuple[int, int]], confidence: float = 0.95) -> Csat:
    """Return CSAT over several (satisfied, n): the counts are pooled, percentages never averaged."""
    checked = [checks.part_of("satisfied", satisfied, "n", n) for satisfied, n in parts]
    return csat_of_counts(sum(part for part, _ in checked), sum(n for _, n in checked), confidence)


def response_rate(answered: int, invited: int) -> float | None:
    """Return 100 × answered / invited; None when nobody was invited. Raises MethodError as `csat_of_counts`."""
    return checks.percent(*checks.part_of("answered", answered, "invited", invited))
