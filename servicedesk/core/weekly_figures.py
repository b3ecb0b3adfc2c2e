"""What the pages of the weekly report are made of: intervals, shares, counts, control charts; frozen, no sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

SMALL_SAMPLE = 10


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval in the figure's own unit (percent, points, visits)."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many; *interval* is the 95 % interval in percent as computed at issue time."""

    hits: int = 0
    n: int = 0
    interval: Interval | None = None

    @property
    def value(self) -> Fraction | None:
        """The exact percentage, ``None`` without data."""
        return Fraction(100 * self.hits, self.n) if self.n else None

    @property
    def small(self) -> bool:
        """True if there is data, but too little to judge by."""
        return 0 < self.n < SMALL_SAMPLE

    def below(self, reference: Fraction | float | None) -> bool:
        """True if the whole interval lies below *reference*."""
        return self._judged(reference) and self.interval is not None and self.interval.high < float(reference or 0)

    def above(self, reference: Fraction | float | None) -> bool:
        """True if the whole interval lies above *reference*."""
        return self._judged(reference) and self.interval is not None and self.interval.low > float(reference or 0)

    def _judged(self, reference: Fraction | float | None) -> bool:
        return self.n >= SMALL_SAMPLE and reference is not None


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A named share; *previous* is the same share of the week before, *difference* their interval in points."""

    label: str
    share: Share
    previous: Share | None = None
    difference: Interval | None = None

    @property
    def comparable(self) -> bool:
        """True if both weeks have enough data to say whether the share changed."""
        known = self.previous is not None and self.difference is not None
        return known and self.share.n >= SMALL_SAMPLE and self.previous is not None and self.previous.n >= SMALL_SAMPLE

    @property
    def direction(self) -> int:
        """1 risen, −1 fallen, 0 not clearly changed: only an interval without zero is a change."""
        if not self.comparable or self.difference is None:
            return 0
        return (self.difference.low > 0) - (self.difference.high < 0)


@dataclass(frozen=True, slots=True)
class CountRow:
    """A named count of this week and of the week before; fixed terms stand as their code."""

    label: str
    count: int
    previous: int = 0


@dataclass(frozen=True, slots=True)
class ControlPoint:
    """One week of a control chart; *signal* is the number of the rule it breaks, 0 for none."""

    monday: date
    count: int
    n: int
    low: float | None = None
    high: float | None = None
    signal: int = 0
    above: bool = False


@dataclass(frozen=True, slots=True)
class Control:
    """A control chart of weeks, oldest first, the reported week last; *per* is 100 for shares, 1,000 for rates.

    *centre* and limits are in *per*; they pool the *baseline* finished weeks, and are ``None`` where
    there were too few. *changes* are the days on which time rules or calendars were changed.
    """

    points: tuple[ControlPoint, ...] = ()
    centre: float | None = None
    baseline: int = 0
    per: int = 100
    changes: tuple[date, ...] = ()

    @property
    def last(self) -> ControlPoint | None:
        """The reported week."""
        return self.points[-1] if self.points else None

    def value(self, point: ControlPoint) -> Fraction | None:
        """Return a week's exact figure, ``None`` without data."""
        return Fraction(self.per * point.count, point.n) if point.n else None

    @property
    def empty(self) -> bool:
        """True if the reported week has no data."""
        return self.last is None or not self.last.n
