"""What the weekly supervisor report says: frozen facts, no sentences, no Qt, no database.

Figures keep their numerators and denominators so that they are rounded once, when shown. Intervals and series
are stored as computed at issue time: a closed report never changes when a method or a record does. The facts of
page 1 are here, those of the pages after it in the modules beside (:class:`servicedesk.core.weekly_chapters.Chapters`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from fractions import Fraction

from servicedesk.core.snapshot import checksum, from_json, since, to_json
from servicedesk.core.weekly_chapters import Chapters
from servicedesk.core.weekly_complaints import Costs
from servicedesk.core.weekly_duplicates import Duplicates
from servicedesk.core.weekly_figures import SMALL_SAMPLE, Interval
from servicedesk.core.weekly_names import shown_name
from servicedesk.core.weekly_promises import OtherPromises

SERIES_WEEKS = 12


class Metric(StrEnum):
    """The six figures of page 1, in the order they are printed."""

    VOLUME = "volume"
    CSAT = "csat"
    NPS = "nps"
    ON_TIME = "on_time"
    FIRST_CONTACT = "first_contact"
    PROMPT = "prompt"


class Change(StrEnum):
    """How a figure compares with the period before; risen and fallen only when the interval excludes zero."""

    RISEN = "risen"
    FALLEN = "fallen"
    UNCHANGED = "unchanged"
    UNKNOWN = "unknown"


class Standing(StrEnum):
    """Where the interval lies against the target."""

    ABOVE = "above"
    BELOW = "below"
    UNDECIDED = "undecided"
    NO_TARGET = "no_target"
    NO_DATA = "no_data"


class FaultState(StrEnum):
    """How far a repeated fault has come; a remark replaces the word where the desk wrote one."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    WAITING = "waiting"
    RESOLVED = "resolved"


class ActionState(StrEnum):
    """Whether an action agreed last week was done."""

    DONE = "done"
    DOING = "doing"
    NOT_DONE = "not_done"


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure with its n, interval, period before, series and target.

    *total* is the successes (for NPS promoters minus detractors, for volume the visits); *n* the valid answers or
    cases (for volume the days counted). *interval* is the 95 % interval in percent or points, for volume the usual
    range. *difference* is the 95 % interval of this period minus the one before, in points. *series* holds the last
    twelve weeks, oldest first, this one last, ``None`` where there was no data.
    """

    metric: Metric
    total: int
    n: int
    previous_total: int | None = None
    previous_n: int | None = None
    interval: Interval | None = None
    difference: Interval | None = None
    series: tuple[float | None, ...] = ()
    target: float | None = None
    threshold_minutes: int | None = None
    mean_minutes: float | None = None
    week: int | None = None
    provisional: int = 0

    @property
    def value(self) -> Fraction | None:
        """The exact figure in display units, or ``None`` without data."""
        return _value(self.metric, self.total, self.n)

    @property
    def previous(self) -> Fraction | None:
        """The same figure for the period before."""
        if self.previous_total is None or self.previous_n is None:
            return None
        return _value(self.metric, self.previous_total, self.previous_n)

    @property
    def small(self) -> bool:
        """True if there is data, but too little to judge by."""
        return self.metric is not Metric.VOLUME and 0 < self.n < SMALL_SAMPLE

    @property
    def change(self) -> Change:
        """Compare with the period before; volume compares with its usual range."""
        if self.metric is Metric.VOLUME:
            return self._volume_change()
        if self.value is None or self.small or self.difference is None or (self.previous_n or 0) < SMALL_SAMPLE:
            return Change.UNKNOWN
        if self.difference.low > 0:
            return Change.RISEN
        return Change.FALLEN if self.difference.high < 0 else Change.UNCHANGED

    def _volume_change(self) -> Change:
        if self.interval is None or self.value is None or self.n < 7:
            return Change.UNKNOWN
        if self.value > self.interval.high:
            return Change.RISEN
        return Change.FALLEN if self.value < self.interval.low else Change.UNCHANGED

    @property
    def standing(self) -> Standing:
        """Compare the whole interval, not the point, with the target."""
        if self.target is None:
            return Standing.NO_TARGET
        if self.value is None or self.interval is None or self.small:
            return Standing.NO_DATA
        if self.interval.low >= self.target:
            return Standing.ABOVE
        return Standing.BELOW if self.interval.high < self.target else Standing.UNDECIDED


def _value(metric: Metric, total: int, n: int) -> Fraction | None:
    if n <= 0:
        return None
    return Fraction(total) if metric is Metric.VOLUME else Fraction(100 * total, n)


@dataclass(frozen=True, slots=True)
class WeekFacts:
    """The counts of the opening paragraph."""

    visits: int = 0
    responses: int = 0
    breaches: int = 0
    top_breach_cause: str = ""
    top_breaches: int = 0


@dataclass(frozen=True, slots=True)
class UnhappyCustomerRow:
    """A customer who is still unhappy; the name is masked on the way in, so no snapshot holds a full one."""

    reference: str
    name: str
    reason: str
    rating: int | None = None
    scale: int = 5
    owner: str = ""
    next_step: str = ""
    next_on: date | None = None
    cost_cents: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", shown_name(self.name))


@dataclass(frozen=True, slots=True)
class Totals:
    """How many there are of what page 1 lists only the first of: the lists that are kept have an end, these do not."""

    unhappy: int
    unhappy_cost_cents: int
    faults: int


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision asked of the supervisor, with what it rests on."""

    title: str
    basis: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class RepeatedFaultRow:
    """The same fault at the same place within the window."""

    place: str
    equipment: str
    count: int
    state: FaultState = FaultState.OPEN
    remark: str = ""


@dataclass(frozen=True, slots=True)
class BrokenPromiseRow:
    """A promise kept late (minutes) or never (``None``); a remark replaces the delay where one was written."""

    promise: str
    owner: str
    late_minutes: int | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action agreed last week."""

    title: str
    owner: str
    state: ActionState


@dataclass(frozen=True, slots=True)
class Promises:
    """Promises due this week: how many were kept (with the 95 % interval in percent), the broken ones, worst first."""

    kept: int = 0
    total: int = 0
    broken: tuple[BrokenPromiseRow, ...] = ()
    interval: Interval | None = field(default=None, metadata=since(3))


@dataclass(frozen=True, slots=True)
class CompensationCause:
    """What was paid for one cause."""

    label: str
    cents: int


@dataclass(frozen=True, slots=True)
class Compensation:
    """What was paid this week and the week before; causes sorted by amount, largest first."""

    cents: int = 0
    count: int = 0
    median_cents: int | None = None
    previous_cents: int | None = None
    previous_count: int | None = None
    causes: tuple[CompensationCause, ...] = ()


@dataclass(frozen=True, slots=True)
class WeeklyReport:
    """The snapshot that a weekly report is printed from; the same snapshot prints the same bytes.

    Times are local to the site. *tiles* come in the order of :class:`Metric`; a metric left out is printed without
    data. Rows come in the order of importance: page 1 shows the first ones and says how many it left out.
    """

    site: str
    year: int
    week: int
    prepared_by: str
    prepared_at: datetime
    data_as_of: datetime
    finished: bool = True
    issued: bool = False
    currency: str = "¥"
    facts: WeekFacts = field(default_factory=WeekFacts)
    unhappy: tuple[UnhappyCustomerRow, ...] = ()
    decisions: tuple[DecisionRow, ...] = ()
    faults: tuple[RepeatedFaultRow, ...] = ()
    fault_window_days: int = 14
    promises: Promises = field(default_factory=Promises)
    actions: tuple[ActionRow, ...] = ()
    compensation: Compensation = field(default_factory=Compensation)
    tiles: tuple[Tile, ...] = ()
    # Reports issued before there were more pages have none, and still print their one page.
    chapters: Chapters | None = field(default=None, metadata=since(2))
    # What compensation cost by type and by cause; printed with the complaints.
    costs: Costs | None = field(default=None, metadata=since(3))
    # None where nothing of the kind was promised, and in reports issued before it was counted.
    other_promises: OtherPromises | None = field(default=None, metadata=since(4))
    # None where no ticket of the week went into another, and in reports issued before they were listed.
    duplicates: Duplicates | None = field(default=None, metadata=since(5))
    # None in reports issued before they were counted: the lists say how long they are.
    totals: Totals | None = field(default=None, metadata=since(6))
    # True of a practice site, whose figures nobody may take for real ones; else None, as in reports from before.
    is_practice: bool | None = field(default=None, metadata=since(7))

    @property
    def monday(self) -> date:
        """First day of the ISO week."""
        return date.fromisocalendar(self.year, self.week, 1)

    @property
    def sunday(self) -> date:
        """Last day of the ISO week."""
        return self.monday + timedelta(days=6)

    def tile(self, metric: Metric) -> Tile:
        """Return the figure, or an empty one."""
        return next((tile for tile in self.tiles if tile.metric is metric), Tile(metric, 0, 0))

    @property
    def empty(self) -> bool:
        """True if the week has nothing to report at all."""
        rows = (self.unhappy, self.decisions, self.faults, self.promises.total, self.actions, self.compensation.count)
        return not any(rows) and all(tile.value is None for tile in self.tiles)

    @property
    def checksum(self) -> str:
        """Twelve hexadecimal digits of the snapshot's SHA-256, as printed in the footer."""
        return checksum(self)

    def to_json(self) -> str:
        """Write the snapshot as canonical JSON."""
        return to_json(self)

    @classmethod
    def from_json(cls, text: str) -> WeeklyReport:
        """Read a snapshot back exactly; a damaged or newer one raises ``SnapshotError``."""
        return from_json(cls, text)
