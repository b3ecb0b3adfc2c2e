"""Retention: who stays, period after period.

Over a cohort: retention r_t = active_t/active_{t−1}, churn 1 − r_t, survival S_t = active_t/active_0; shares 0–1.
Over a calendar period: churn = 100 × lost of those there at its start / members at its start; who joined within it
is in neither. Projected by the shifted beta-geometric model: r_t = (β + t − 1)/(α + β + t − 1), S_t = the product;
α and β are those under which the cohort seen is likeliest. Source: Fader & Hardie 2007 (J. Interactive Marketing 21).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import exp, log
from operator import mul

from servicedesk.methods.checks import number, part_of, percent, whole
from servicedesk.methods.errors import MethodError

MOST_PERIODS = 1200
_STEPS = 500
# Beyond e^±12 the model only says that all customers leave at one rate, or that some never do.
_FARTHEST = 12.0
_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Members:
    """Churn and retention of those there at the start, in percent (None without any), and members at the end."""

    churn: float | None
    retention: float | None
    members_end: int


@dataclass(frozen=True, slots=True)
class Curve:
    """Retention and churn per period (from period 1) and survival (from period 0, which is 1), shares 0–1."""

    retention: tuple[float | None, ...]
    churn: tuple[float | None, ...]
    survival: tuple[float | None, ...]


def members(start: int, lost: int, joined: int = 0, lost_of_joiners: int = 0) -> Members:
    """Return the calendar figures; *lost* were there at the start, *lost_of_joiners* came and went within.

    Raises MethodError when more are lost than there were.
    """
    lost, start = part_of("lost", lost, "members at the start", start)
    gone, joined = part_of("lost of joiners", lost_of_joiners, "joined", joined)
    return Members(percent(lost, start), percent(start - lost, start), start - lost + joined - gone)


def cohort(active: Sequence[int]) -> Curve:
    """Return the curve of one cohort, *active* in period 0, 1, 2, …; a period after nobody is None.

    Raises MethodError for counts that are none and for more than the cohort had.
    """
    if not active:
        raise MethodError("empty", name="active")
    size = whole("active in period 0", active[0], 0)
    checked = [part_of(f"active in period {t}", count, "active in period 0", size)[0] for t, count in enumerate(active)]
    kept = tuple(now / before if before else None for before, now in pairwise(checked))
    lost = tuple((before - now) / before if before else None for before, now in pairwise(checked))
    return Curve(kept, lost, tuple(count / size if size else None for count in checked))


def projected(alpha: float, beta: float, periods: int) -> Curve:
    """Return the shifted beta-geometric curve over *periods*; raises MethodError unless α and β are above 0."""
    for name, value in (("alpha", alpha), ("beta", beta)):
        if number(name, value) <= 0:
            raise MethodError("not_above", name=name, value=value, lowest=0)
    periods = whole("periods", periods, 0, MOST_PERIODS)
    kept = [(beta + t) / (alpha + beta + t) for t in range(periods)]
    lost = tuple(alpha / (alpha + beta + t) for t in range(periods))
    return Curve(tuple(kept), lost, tuple(accumulate(kept, mul, initial=1.0)))


def likeliest(active: Sequence[int]) -> tuple[float, float] | None:
    """Return the (α, β) under which the cohort *active* is likeliest.

    None for fewer than three counts, for counts that rise or never fall, and where no finite pair is likeliest
    (all customers leave at one rate). Raises MethodError as `cohort`.
    """
    cohort(active)
    lost = [before - now for before, now in pairwise(active)]
    if len(lost) < 2 or min(lost) < 0 or not any(lost):
        return None
    found = _lowest(lambda place: -_log_likelihood(exp(place[0]), exp(place[1]), lost, active[-1]))
    if found is None or max(map(abs, found)) > _FARTHEST:
        return None
    return exp(found[0]), exp(found[1])


def _log_likelihood(alpha: float, beta: float, lost: Sequence[int], left: int) -> float:
    total, log_survival = 0.0, 0.0
    for t, count in enumerate(lost):
        total += count * (log_survival + log(alpha / (alpha + beta + t)))
        log_survival += log((beta + t) / (alpha + beta + t))
    return total + left * log_survival


Place = tuple[float, float]


def _lowest(height: Callable[[Place], float]) -> Place | None:
    """Return where *height* is lowest, by the simplex of Nelder and Mead (1965); None where it runs away."""
    corners: list[Place] = [(0.0, 0.0), (0.5, 0.0), (0.0, 0.5)]
    known = {corner: height(corner) for corner in corners}
    for _ in range(_STEPS):
        corners.sort(key=known.__getitem__)
        best, middle, worst = corners
        if max(abs(a - b) for corner in (middle, worst) for a, b in zip(best, corner, strict=True)) < _CLOSE:
            return best
        if max(map(abs, best)) > 2 * _FARTHEST:
            return None
        corners = _step(best, middle, worst, height, known)
    return None


def _step(
    best: Place, middle: Place, worst: Place, height: Callable[[Place], float], known: dict[Place, float]
) -> list[Place]:
    """Return the next triangle: the worst corner thrown over the others, or all drawn towards the best."""

    def beside(factor: float) -> Place:
        x, y = ((a + b) / 2 + factor * ((a + b) / 2 - c) for a, b, c in zip(best, middle, worst, strict=True))
        known[x, y] = height((x, y))
        return x, y

    thrown = beside(1.0)
    if known[thrown] < known[best]:
        return [best, middle, min(thrown, beside(2.0), key=known.__getitem__)]
    if known[thrown] < known[middle]:
        return [best, middle, thrown]
    drawn = beside(0.5 if known[thrown] < known[worst] else -0.5)
    if known[drawn] < min(known[thrown], known[worst]):
        return [best, middle, drawn]
    closer = [((best[0] + corner[0]) / 2, (best[1] + corner[1]) / 2) for corner in (middle, worst)]
    known.update((corner, height(corner)) for corner in closer)
    return [best, *closer]
