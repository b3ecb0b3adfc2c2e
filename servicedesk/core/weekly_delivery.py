"""Page 3 of the weekly report: promises of time kept and broken, and the work still open; frozen facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from servicedesk.core.snapshot import since
from servicedesk.core.weekly_figures import Control, CountRow, Share


class WorkState(StrEnum):
    """How far a listed ticket had come when the report was made."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    WAITING = "waiting"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class BreachRow:
    """A topic with late tickets: how many of how many were on time, and the cause recorded most often."""

    label: str
    on_time: Share
    cause: str = ""
    cause_count: int = 0

    @property
    def late(self) -> int:
        """How many were late."""
        return self.on_time.n - self.on_time.hits


@dataclass(frozen=True, slots=True)
class DueRow:
    """A ticket that was due soon after the week and is still open; times are local."""

    number: str
    place: str
    title: str
    owner: str
    due_at: datetime
    state: WorkState


@dataclass(frozen=True, slots=True)
class Delivery:
    """On-time completion of 26 weeks, the breaches of this one, the backlog at its end and what is due next.

    *ageing* counts the open tickets by age up to each of *age_days* and, last, beyond. The backlog, its ageing and the
    48 hours count from *counted_at* (local): the end of the week, or now if it is not over. Of *due_total* due within
    them *due_open* are still open when the report is made; *due* lists the first of these.
    """

    counted_at: datetime
    control: Control = field(default_factory=Control)
    breaches: tuple[BreachRow, ...] = ()
    more_topics: int = 0
    more_breaches: int = 0
    causes: tuple[CountRow, ...] = ()
    late: int = 0
    cause_unknown: int = 0
    age_days: tuple[int, ...] = ()
    ageing: tuple[int, ...] = ()
    overdue: int = 0
    paused: int = 0
    opened: int = 0
    closed: int = 0
    due_total: int = 0
    due_open: int = 0
    due: tuple[DueRow, ...] = ()
    # None in reports issued before it was counted.
    undated: int | None = field(default=None, metadata=since(6))

    @property
    def backlog(self) -> int:
        """Tickets open when it was counted."""
        return sum(self.ageing)
