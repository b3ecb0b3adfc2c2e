"""A ticket's targets derived from its state history: response, resolution, next update.

Nothing is counted up along the way: every figure follows from the history and the calendar each time it is asked.
Response never pauses. Resolution stands still in states that pause, and while the ticket is solved or closed:
reopening resumes it, and the ticket counts by its last resolution; the first resolution is a figure of its own,
decided when it happened. Next update runs from the oldest contact of the customer that nobody has answered.
Minutes are working minutes of the calendar (see `sla_clock`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from servicedesk.core.enums import StateClass
from servicedesk.methods.errors import MethodError
from servicedesk.methods.sla_clock import Calendar, Pause

FINISHED = frozenset((StateClass.SOLVED, StateClass.CLOSED, StateClass.CANCELLED, StateClass.MERGED))
_EXCLUDED = frozenset((StateClass.CANCELLED, StateClass.MERGED))


class Status(StrEnum):
    """How a target stands; a breach stays a breach after later success."""

    NONE = "none"
    RUNNING = "running"
    PAUSED = "paused"
    MET = "met"
    BREACHED = "breached"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class StateChange:
    """The ticket entered a state; ``until``: a wait that ends by itself at that moment."""

    at: datetime
    state_class: StateClass
    pauses: bool = False
    reason: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """Someone said something: the customer, or the desk to the customer."""

    at: datetime
    by_customer: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """One target at one moment, in working minutes.

    ``due_at`` is None while a pause without a known end holds the deadline back; ``resumed_due_at`` is then the
    deadline if the clock went on now. ``remaining_minutes`` is negative past the target.
    """

    status: Status
    target_minutes: float | None = None
    elapsed_minutes: float = 0.0
    remaining_minutes: float = 0.0
    due_at: datetime | None = None
    resumed_due_at: datetime | None = None
    ended_at: datetime | None = None


NOTHING = Progress(Status.NONE)


def response(
    calendar: Calendar, opened_at: datetime, responded_at: datetime | None, target_minutes: float | None, now: datetime
) -> Progress:
    """Return the first-response target: from opening to the first response, never paused.

    Speaking to the customer at the counter is a response. Raises MethodError as `Calendar.due_at`.
    """
    return _progress(calendar, opened_at, target_minutes, (), responded_at, now)


def resolution(
    calendar: Calendar,
    opened_at: datetime,
    history: Sequence[StateChange],
    target_minutes: float | None,
    now: datetime,
) -> Progress:
    """Return the resolution target by the last resolution; a cancelled or merged ticket is excluded.

    Raises MethodError for an empty or unordered history, and as `Calendar.due_at`.
    """
    _check(history)
    if history[-1].state_class in _EXCLUDED:
        return Progress(Status.EXCLUDED, target_minutes, ended_at=history[-1].at)
    ended_at = resolved_at(history)
    return _progress(calendar, opened_at, target_minutes, pauses(history), ended_at, now)


def first_resolution(
    calendar: Calendar, opened_at: datetime, history: Sequence[StateChange], target_minutes: float | None
) -> Progress:
    """Return how the first resolution went, whatever came after it; status none before there was one.

    Raises MethodError for an empty or unordered history, and as `Calendar.due_at`.
    """
    _check(history)
    for position, change in enumerate(history):
        if change.state_class in FINISHED - _EXCLUDED:
            known = history[: position + 1]
            return _progress(calendar, opened_at, target_minutes, pauses(known), change.at, change.at)
    return NOTHING


def next_update(
    calendar: Calendar, contacts: Iterable[Contact], target_minutes: float | None, now: datetime
) -> Progress:
    """Return the next-update target, from the oldest unanswered contact; further nudges do not restart it."""
    waiting_since: datetime | None = None
    for contact in sorted(contacts, key=lambda item: (item.at, not item.by_customer)):
        if not contact.by_customer:
            waiting_since = None
        elif waiting_since is None:
            waiting_since = contact.at
    if waiting_since is None:
        return NOTHING
    return _progress(calendar, waiting_since, target_minutes, (), None, now)


def earliest_due(targets: Iterable[Progress]) -> datetime | None:
    """Return the deadline to show: the earliest of the targets still open."""
    open_targets = (item for item in targets if item.ended_at is None and item.status is not Status.EXCLUDED)
    return min((item.due_at for item in open_targets if item.due_at is not None), default=None)


def resolved_at(history: Sequence[StateChange]) -> datetime | None:
    """Return when the present run of solved and closed states began; None while the ticket is open."""
    ended_at = None
    for change in history:
        if change.state_class not in FINISHED:
            ended_at = None
        elif ended_at is None:
            ended_at = change.at
    return ended_at


def pauses(history: Sequence[StateChange]) -> list[Pause]:
    """Return the stretches in which the resolution clock stands still, one per state, the last one maybe open.

    A wait with ``until`` ends there even if nobody touched the ticket; one wait after another simply goes on.
    """
    ends: list[datetime | None] = [change.at for change in history[1:]]
    found = []
    for change, left_at in zip(history, [*ends, None], strict=True):
        end = left_at
        if change.state_class in FINISHED:
            found.append(Pause(change.at, end, change.reason))
        elif change.pauses:
            if change.until is not None:
                until = max(change.until, change.at)
                end = until if left_at is None else min(left_at, until)
            found.append(Pause(change.at, end, change.reason))
    return found


def _check(history: Sequence[StateChange]) -> None:
    if not history:
        raise MethodError("history_empty")
    for before, after in pairwise(history):
        if after.at < before.at:
            raise MethodError("history_unordered", value=after.at.isoformat())


def _progress(
    calendar: Calendar,
    start: datetime,
    target: float | None,
    stops: Sequence[Pause],
    ended_at: datetime | None,
    now: datetime,
) -> Progress:
    if target is None:
        return Progress(Status.NONE, ended_at=ended_at)
    if ended_at is not None:
        # What came after the end moved nothing: the deadline is the one that was in force then.
        stops = [stop for stop in stops if stop.start < ended_at]
    end = ended_at or now
    elapsed = calendar.elapsed_minutes(start, end, stops)
    paused = ended_at is None and any(stop.start <= now and (stop.end is None or now < stop.end) for stop in stops)
    held = [stop for stop in stops if stop.end is None]
    resumed = calendar.due_at(start, target, [_ended(stop, end) for stop in stops])
    due_at: datetime | None = resumed
    if any(stop.end is None or stop.end > end for stop in stops):
        due_at = resumed if resumed <= end else None if held else calendar.due_at(start, target, stops)
    if elapsed > target:
        status = Status.BREACHED
    elif ended_at is not None:
        status = Status.MET
    else:
        status = Status.PAUSED if paused else Status.RUNNING
    return Progress(status, target, elapsed, target - elapsed, due_at, resumed, ended_at)


def _ended(stop: Pause, end: datetime) -> Pause:
    """Return the pause as it would be if the clock went on at *end*."""
    open_end = stop.end is None or stop.end > end
    return Pause(stop.start, max(end, stop.start), stop.reason) if open_end else stop
