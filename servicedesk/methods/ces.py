"""Customer effort score: how easy it was to get help.

CES 2.0: "made it easy", 1 strongly disagree … 7 strongly agree; mean and the percentage of 5–7 (Dixon, Toman &
DeLisi 2013). CES 1.0 asks for effort, 1 very low … 5 very high, low is good (Dixon, Freeman & Toman 2010). The two
are never mixed in one figure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from servicedesk.methods import checks

HIGHER_IS_BETTER, LOWER_IS_BETTER = "higher is better", "lower is better"
_EASY = 5


@dataclass(frozen=True, slots=True)
class Ces:
    """n, mean in points, percent of 5–7 (CES 2.0 only), and which direction is good; None without answers."""

    n: int
    mean: float | None
    easy_percent: float | None
    direction: str


def ces(ratings: Iterable[int | None]) -> Ces:
    """Return CES 2.0 of answers 1–7; blanks leave the denominator. Raises MethodError off the scale."""
    given = checks.ratings(ratings, 1, 7)
    easy = sum(1 for rating in given if rating >= _EASY)
    return Ces(len(given), _mean(given), checks.percent(easy, len(given)), HIGHER_IS_BETTER)


def ces_first_version(ratings: Iterable[int | None]) -> Ces:
    """Return CES 1.0 of answers 1–5, where low effort is good. Raises MethodError off the scale."""
    given = checks.ratings(ratings, 1, 5)
    return Ces(len(given), _mean(given), None, LOWER_IS_BETTER)


def _mean(given: list[int]) -> float | None:
    return sum(given) / len(given) if given else None
