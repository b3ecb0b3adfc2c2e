"""Page 7 of the weekly report: call-backs, tiers, and who is new, at risk or lost; frozen facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from servicedesk.core.weekly_figures import CountRow, Share
from servicedesk.core.weekly_names import shown_name


@dataclass(frozen=True, slots=True)
class DueDay:
    """The call-backs due on one day: done that day or before, done later, still open; cancelled ones are left out."""

    on: date
    in_time: int = 0
    late: int = 0
    open: int = 0

    @property
    def due(self) -> int:
        """All of the day."""
        return self.in_time + self.late + self.open


@dataclass(frozen=True, slots=True)
class TierRow:
    """One tier: known customers, those who came this week and the week before, and what they answered."""

    label: str
    customers: int
    came: int
    came_before: int
    satisfied: Share


@dataclass(frozen=True, slots=True)
class RhythmCounts:
    """How many customers stood where at one moment; *returning* are those with two visit days or more."""

    fresh: int = 0
    returning: int = 0
    active: int = 0
    at_risk: int = 0
    lost: int = 0


@dataclass(frozen=True, slots=True)
class AtRiskRow:
    """A customer who passed the usual interval this week; found again by number, the name is masked."""

    number: str
    name: str
    tier: str
    visits: int
    last_on: date
    last_score: int | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", shown_name(self.name))


@dataclass(frozen=True, slots=True)
class Relations:
    """Call-backs due this week, attempts made, tiers, and recency against the site's own rhythm.

    *rhythm_days* is the 90th percentile (nearest rank) of the days between two visits of the same customer within the
    year before, ``None`` below 30 such intervals. At risk: longer away than that; lost: longer than twice that.
    """

    days: tuple[DueDay, ...] = ()
    promised: Share = field(default_factory=Share)
    reached: Share = field(default_factory=Share)
    reached_before: Share = field(default_factory=Share)
    attempts: tuple[CountRow, ...] = ()
    tiers: tuple[TierRow, ...] = ()
    rhythm_days: int | None = None
    intervals: int = 0
    now: RhythmCounts = field(default_factory=RhythmCounts)
    before: RhythmCounts = field(default_factory=RhythmCounts)
    at_risk: tuple[AtRiskRow, ...] = ()
    at_risk_new: int = 0

    @property
    def due(self) -> int:
        """Call-backs due in the week."""
        return sum(day.due for day in self.days)
