"""When a level of escalation is reached: at so much of the target's working time, or before and after its deadline.

Everything is counted in the minutes of the calendar, pauses left out: 75 % of 4 working hours are 3 working hours,
30 minutes after a deadline at closing time are 30 minutes into the next day. Source: GLPI's levels (offset through
the calendar), iTop's and Znuny's thresholds (percent of the target).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from servicedesk.methods.sla_clock import Calendar, PauseLike


@dataclass(frozen=True, slots=True)
class RunningTarget:
    """A target that is running: from *start* to *deadline*, its clock without the *pauses*.

    ``stopped_at``: since then the clock stands still; what it had not reached by then is held.
    """

    start: datetime
    deadline: datetime
    pauses: Sequence[PauseLike] = ()
    stopped_at: datetime | None = None


def used_minutes(target_minutes: float, percent: int | None, offset_minutes: int | None) -> float:
    """Return after how many working minutes a level is reached; never before the start."""
    if percent is not None:
        return target_minutes * percent / 100
    return max(target_minutes + (offset_minutes or 0), 0.0)


def reached_at(
    clock: Calendar, target: RunningTarget, percent: int | None = None, offset_minutes: int | None = None
) -> datetime | None:
    """Return when a level is reached if nothing changes, None while the clock stands still before that.

    At 100 % and at an offset of 0 that is the deadline itself. Raises MethodError as ``Calendar.due_at``.
    """
    moment = _moment(clock, target, percent, offset_minutes)
    held = target.stopped_at is not None and moment > target.stopped_at
    return None if held else moment


def _moment(clock: Calendar, target: RunningTarget, percent: int | None, offset_minutes: int | None) -> datetime:
    if percent == 100 or offset_minutes == 0:
        return target.deadline
    # Also of a deadline that somebody typed: the working time until then is the target.
    minutes = clock.elapsed_minutes(target.start, target.deadline, target.pauses)
    return clock.due_at(target.start, used_minutes(minutes, percent, offset_minutes), target.pauses)
