"""Goal: how far from the baseline to the target, and whether the time used justifies it.

Progress = (actual − baseline)/(target − baseline), a share that may be negative or above 1; the target may lie above
or below the baseline. Met when the target is reached; on track if progress ≥ elapsed share − 0.10; else behind.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from servicedesk.methods.averages import as_float
from servicedesk.methods.checks import number
from servicedesk.methods.errors import MethodError
from servicedesk.methods.rounding import exact

TOLERANCE = Fraction(10, 100)


class GoalStatus(StrEnum):
    """Where a goal stands."""

    MET = "met"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    NO_DATA = "no_data"


@dataclass(frozen=True, slots=True)
class Goal:
    """Progress as a share (None without data) and where the goal stands."""

    progress: float | None
    status: GoalStatus


def goal(baseline: float, target: float, actual: float | None, elapsed: float) -> Goal:
    """Return progress when the share *elapsed* (0–1) of the time is used.

    Raises MethodError when target and baseline are the same, and for a share outside 0 to 1.
    """
    start, end = exact(number("baseline", baseline)), exact(number("target", target))
    used = exact(number("elapsed", elapsed, 0, 1))
    if start == end:
        raise MethodError("target_is_baseline", value=target)
    if actual is None:
        return Goal(None, GoalStatus.NO_DATA)
    progress = (exact(number("actual", actual)) - start) / (end - start)
    if progress >= 1:
        status = GoalStatus.MET
    else:
        status = GoalStatus.ON_TRACK if progress >= used - TOLERANCE else GoalStatus.BEHIND
    return Goal(as_float(progress), status)
