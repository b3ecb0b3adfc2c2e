"""Page 2 of the weekly report: who came, when, and how long they waited; frozen facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product

from servicedesk.core.weekly_figures import CountRow, Share, ShareRow


@dataclass(frozen=True, slots=True)
class Waiting:
    """Waits of the visits that arrived in the week, still waiting ones left out.

    *bins* counts those served by their wait up to each of *edges* (minutes, inclusive) and, last, beyond the last
    edge. *within* is the service level: served within the standard of all offered. *left* are those who left unserved.
    """

    standard_minutes: int = 5
    edges: tuple[int, ...] = ()
    bins: tuple[int, ...] = ()
    within: ShareRow = field(default_factory=lambda: ShareRow("", Share()))
    left: ShareRow = field(default_factory=lambda: ShareRow("", Share()))
    mean_seconds: float | None = None
    median_seconds: float | None = None
    p90_seconds: float | None = None
    longest_seconds: float | None = None
    still_waiting: int = 0

    @property
    def served(self) -> int:
        """How many were served."""
        return sum(self.bins)


@dataclass(frozen=True, slots=True)
class Demand:
    """Visits by channel, family and topic, by weekday and hour, and their waits.

    *hours* has one row per day from Monday, each with 24 counts by the hour of arrival; *topics* are the most frequent
    scenarios, *more_topics* and *more_visits* what they leave out.
    """

    visits: int = 0
    previous: int = 0
    channels: tuple[CountRow, ...] = ()
    families: tuple[CountRow, ...] = ()
    topics: tuple[CountRow, ...] = ()
    more_topics: int = 0
    more_visits: int = 0
    hours: tuple[tuple[int, ...], ...] = ()
    waiting: Waiting = field(default_factory=Waiting)

    @property
    def busiest(self) -> tuple[int, int, int] | None:
        """Weekday (0 Monday), hour and visits of the busiest hour; the earliest of equals."""
        cells = [(self.hours[day][hour], -day, -hour) for day, hour in product(range(len(self.hours)), range(24))]
        count, day, hour = max(cells, default=(0, 0, 0))
        return (-day, -hour, count) if count else None
