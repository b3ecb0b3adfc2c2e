"""Shares with their 95 % intervals: Wilson for one, Newcombe's hybrid score (method 10) for a difference.

Wilson: centre (x + z²/2)/(n + z²), half-width z/(n + z²)·√(x(n − x)/n + z²/4), no continuity correction
(Wilson 1927). Difference p₁ − p₂: lower = d − √((p₁ − l₁)² + (u₂ − p₂)²), upper = d + √((u₁ − p₁)² + (p₂ − l₂)²)
(Newcombe 1998, method 10). Shares and differences are 0–1 and −1 to 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot, sqrt
from statistics import NormalDist

from servicedesk.methods.checks import number, part_of
from servicedesk.methods.errors import MethodError

Z95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Share:
    """A share 0–1 with its interval; None where there is no data."""

    p: float | None
    lower: float | None
    upper: float | None
    successes: int
    n: int


@dataclass(frozen=True, slots=True)
class Difference:
    """p₁ − p₂ with its interval (−1 to 1), and whether the interval excludes 0; None without data."""

    difference: float | None
    lower: float | None
    upper: float | None
    significant: bool | None


def z_of(confidence: float) -> float:
    """Return the two-sided normal quantile; 0.95 is the constant every report uses.

    Raises MethodError when *confidence* is not between 0 and 1.
    """
    if not 0 < number("confidence", confidence) < 1:
        raise MethodError("confidence_out_of_range", value=confidence)
    return Z95 if confidence == 0.95 else NormalDist().inv_cdf((1 + confidence) / 2)


def wilson(successes: int, n: int, confidence: float = 0.95) -> Share:
    """Return the share with its Wilson interval; the bounds hold the share and lie within 0–1.

    Raises MethodError when the counts are not whole, negative, or more succeed than there are.
    """
    successes, n = part_of("successes", successes, "n", n)
    z = z_of(confidence)
    if n == 0:
        return Share(None, None, None, 0, 0)
    p = successes / n
    centre = (successes + z * z / 2) / (n + z * z)
    half = z / (n + z * z) * sqrt(successes * (n - successes) / n + z * z / 4)
    # The bounds touch 0 and 1 exactly there; floating point would miss them by an ulp.
    lower = 0.0 if successes == 0 else min(max(centre - half, 0.0), p)
    upper = 1.0 if successes == n else max(min(centre + half, 1.0), p)
    return Share(p, lower, upper, successes, n)


def difference(x1: int, n1: int, x2: int, n2: int, confidence: float = 0.95) -> Difference:
    """Return share 1 minus share 2 with Newcombe's interval; without data on either side nothing is claimed.

    "Clearly changed" may be said only if ``significant``: the interval excludes 0. Raises MethodError as `wilson`.
    """
    first, second = wilson(x1, n1, confidence), wilson(x2, n2, confidence)
    if first.p is None or second.p is None:
        return Difference(None, None, None, None)
    assert first.lower is not None
    assert first.upper is not None
    assert second.lower is not None
    assert second.upper is not None
    gap = first.p - second.p
    lower = max(gap - hypot(first.p - first.lower, second.upper - second.p), -1.0)
    upper = min(gap + hypot(first.upper - first.p, second.p - second.lower), 1.0)
    return Difference(gap, lower, upper, lower > 0 or upper < 0)
