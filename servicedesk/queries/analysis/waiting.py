"""How long guests waited: the figures of the queue and how the waits are spread."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from servicedesk.core.permissions import Permission
from servicedesk.methods.queueing import QueueFigures, QueueTicket, queue_figures
from servicedesk.queries.analysis.arrivals import Arrival, arrivals
from servicedesk.queries.analysis.scope import ALL, Slice
from servicedesk.queries.visits import wait_standard
from servicedesk.storage.desk import Read, ask

# Upper bounds in minutes, each included; longer waits share the last bin.
STEPS = (1, 2, 3, 5, 8, 10, 15, 20, 30)


@dataclass(frozen=True, slots=True)
class WaitBin:
    """Waits longer than *above_minutes* and no longer than *up_to_minutes* (None: any); the first begins at 0."""

    above_minutes: int
    up_to_minutes: int | None
    count: int

    def holds(self, seconds: float) -> bool:
        """Return whether a wait of so many seconds belongs here."""
        low = seconds > 60 * self.above_minutes or (self.above_minutes == 0 and seconds >= 0)
        return low and (self.up_to_minutes is None or seconds <= 60 * self.up_to_minutes)


@dataclass(frozen=True, slots=True)
class Waiting:
    """The queue's figures, the standard, and the served by how long they waited."""

    figures: QueueFigures
    standard_minutes: int
    bins: tuple[WaitBin, ...]


@ask(Permission.VIEW_EVALUATION)
def waiting(read: Read, start: datetime, end: datetime, part: Slice = ALL) -> Waiting:
    """Return how the visits that arrived in the span waited; the service level counts those offered."""
    found = arrivals(read, start, end, part)
    standard = wait_standard(read)
    tickets = [_ticket(each) for each in found]
    figures = queue_figures(tickets, standard.total_seconds())
    minutes = int(standard.total_seconds() // 60)
    return Waiting(figures, minutes, bins_of([e.wait_seconds for e in found if e.wait_seconds is not None], minutes))


def bins_of(seconds: list[float], standard_minutes: int) -> tuple[WaitBin, ...]:
    """Return the bins with their counts; the standard is always a border."""
    steps = sorted({*STEPS, standard_minutes})
    borders: list[int | None] = [0, *steps, None]
    ordered = sorted(seconds)
    reached = [bisect_left(ordered, 0), *(bisect_right(ordered, 60 * step) for step in steps), len(ordered)]
    return tuple(
        WaitBin(low or 0, high, after - before)
        for (low, high), (before, after) in zip(pairwise(borders), pairwise(reached), strict=True)
    )


def _ticket(each: Arrival) -> QueueTicket:
    # When somebody left is not recorded; that they did is all the ratios need.
    return QueueTicket(str(each.id), 0.0, each.wait_seconds, 0.0 if each.has_left else None)
