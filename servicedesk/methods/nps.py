"""Net promoter score: would recommend, 0–10; promoters 9–10, detractors 0–6.

NPS = 100 (P − D)/n, from −100 to 100 (Reichheld 2003). Interval: adjusted Wald with n + 3, P + ¾, D + ¾, whose
centre is shrunk towards 0 (Rocks 2016); the plain Wald interval has no width when all are promoters.
Standard error = 100 √((p + d − (p − d)²)/n). Two periods: SE = √(SE₁² + SE₂²).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot, sqrt

from servicedesk.methods import checks
from servicedesk.methods.proportion import z_of

PROMOTER, DETRACTOR = 9, 6


@dataclass(frozen=True, slots=True)
class Interval:
    """A centre with standard error, half-width and bounds, all in NPS points; n as used."""

    n: float
    nps: float
    standard_error: float
    half_width: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class Nps:
    """Counts and score; score and intervals are None without answers."""

    n: int
    promoters: int
    passives: int
    detractors: int
    nps: float | None
    wald: Interval | None
    adjusted: Interval | None


@dataclass(frozen=True, slots=True)
class NpsChange:
    """The score now minus before, on the adjusted scores; None without answers on either side."""

    difference: float | None
    lower: float | None
    upper: float | None
    significant: bool | None


def nps(ratings: Iterable[int | None], confidence: float = 0.95) -> Nps:
    """Return NPS of 0–10 answers; blanks (None) leave the denominator.

    Raises MethodError for an answer off the scale, with its place.
    """
    given = checks.ratings(ratings, 0, 10)
    promoters = sum(1 for rating in given if rating >= PROMOTER)
    detractors = sum(1 for rating in given if rating <= DETRACTOR)
    return nps_of_counts(promoters, len(given) - promoters - detractors, detractors, confidence)


def nps_of_counts(promoters: int, passives: int, detractors: int, confidence: float = 0.95) -> Nps:
    """Return NPS of counts; raises MethodError when one is negative or not whole."""
    promoters = checks.whole("promoters", promoters, 0)
    passives = checks.whole("passives", passives, 0)
    detractors = checks.whole("detractors", detractors, 0)
    z = z_of(confidence)
    n = promoters + passives + detractors
    if n == 0:
        return Nps(0, 0, 0, 0, None, None, None)
    wald = _interval(promoters, detractors, n, z)
    adjusted = _interval(promoters + 0.75, detractors + 0.75, n + 3, z)
    return Nps(n, promoters, passives, detractors, 100 * (promoters - detractors) / n, wald, adjusted)


def nps_change(now: Nps, before: Nps, confidence: float = 0.95) -> NpsChange:
    """Return how the score changed between two independent groups of answers, with its interval."""
    z = z_of(confidence)
    if now.nps is None or before.nps is None or now.adjusted is None or before.adjusted is None:
        return NpsChange(None, None, None, None)
    shift = now.adjusted.nps - before.adjusted.nps
    half = z * hypot(now.adjusted.standard_error, before.adjusted.standard_error)
    return NpsChange(now.nps - before.nps, shift - half, shift + half, abs(shift) > half)


def _interval(promoters: float, detractors: float, n: float, z: float) -> Interval:
    score = (promoters - detractors) / n
    error = 100 * sqrt(max((promoters + detractors) / n - score * score, 0.0) / n)
    centre, half = 100 * (promoters - detractors) / n, z * error
    return Interval(n, centre, error, half, centre - half, centre + half)
