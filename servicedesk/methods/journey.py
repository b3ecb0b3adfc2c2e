"""Customer journey: which touchpoints please, which hurt, and where it matters most.

Index = Σ(score × importance)/Σ importance over the touchpoints with data. Pain point: score < 3.0, importance ≥ 4,
n ≥ 5; strength to build on: score ≥ 4.0, importance ≥ 4. Priority = (5 − score) × importance; the moment of truth is
the touchpoint with the highest. Unit: points of a 5-point scale. House thresholds; moment of truth after Carlzon 1987.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from servicedesk.methods.averages import as_float, weighted_mean
from servicedesk.methods.checks import number, whole
from servicedesk.methods.errors import MethodError
from servicedesk.methods.rounding import exact

LOWEST, HIGHEST = 1, 5
PAIN_BELOW, STRONG_FROM, IMPORTANT_FROM, LEAST_N = 3, 4, 4, 5


@dataclass(frozen=True, slots=True)
class Touchpoint:
    """One step of the journey with its mean score (None without answers), importance and number of answers."""

    name: str
    stage: str | None
    score: float | None
    importance: float
    n: int


@dataclass(frozen=True, slots=True)
class Journey:
    """The index, by stage too, and the touchpoints that stand out; None without data."""

    index: float | None
    stages: Mapping[str, float | None]
    pain_points: tuple[str, ...]
    strengths: tuple[str, ...]
    priority: Mapping[str, float]
    no_data: tuple[str, ...]
    moment_of_truth: str | None


def journey(touchpoints: Iterable[Touchpoint]) -> Journey:
    """Return the journey's figures; of equal priorities the earlier touchpoint is the moment of truth.

    Raises MethodError for a name twice and for scores or importance outside 1 to 5.
    """
    steps: dict[str, Touchpoint] = {}
    for step in touchpoints:
        if step.name in steps:
            raise MethodError("duplicate", name="touchpoint", value=step.name)
        number(f"importance of {step.name}", step.importance, LOWEST, HIGHEST)
        whole(f"n of {step.name}", step.n, 0)
        steps[step.name] = step
    scores = {name: score for name, step in steps.items() if (score := _score(step)) is not None}
    important = {name: score for name, score in scores.items() if steps[name].importance >= IMPORTANT_FROM}
    priority = {name: (HIGHEST - score) * exact(steps[name].importance) for name, score in scores.items()}
    stages: dict[str, list[Touchpoint]] = {}
    for step in steps.values():
        if step.stage is not None:
            stages.setdefault(step.stage, []).append(step)
    return Journey(
        _index(list(steps.values())),
        {stage: _index(members) for stage, members in stages.items()},
        tuple(name for name, score in important.items() if score < PAIN_BELOW and steps[name].n >= LEAST_N),
        tuple(name for name, score in important.items() if score >= STRONG_FROM),
        {name: as_float(value) or 0.0 for name, value in priority.items()},
        tuple(name for name in steps if name not in scores),
        max(priority, key=priority.__getitem__, default=None),
    )


def _score(step: Touchpoint) -> Fraction | None:
    if step.score is None or step.n == 0:
        return None
    return exact(number(f"score of {step.name}", step.score, LOWEST, HIGHEST))


def _index(steps: Sequence[Touchpoint]) -> float | None:
    scored = [(score, exact(step.importance)) for step in steps if (score := _score(step)) is not None]
    return as_float(weighted_mean(scored))
