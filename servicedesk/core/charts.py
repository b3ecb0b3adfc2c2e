"""What a chart says, described once: screens, reports and the table for screen readers are made from it.

A chart's title is its finding in one sentence, already in the reader's language. A value that does not exist is
``None`` and stays a gap, never zero. Percentages are 0–100 and may be exact fractions; they are rounded when drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

Number = int | float | Fraction
SMALL_SAMPLE = 10


class Unit(StrEnum):
    """How a value is written."""

    COUNT = "count"
    PERCENT = "percent"
    POINTS = "points"
    MINUTES = "minutes"
    SCORE = "score"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Caption:
    """Title (the finding), number of answers or cases, and the date basis with anything else to know."""

    title: str
    n: int | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened between two points; *at* counts points from 0 and may lie between two."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """One named line; gaps are ``None``."""

    name: str
    values: tuple[Number | None, ...]


@dataclass(frozen=True, slots=True)
class LineChart:
    """Lines over time with an optional dashed target and annotated events."""

    caption: Caption
    labels: tuple[str, ...]
    lines: tuple[Line, ...]
    unit: Unit = Unit.PERCENT
    target: Number | None = None
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Sparkline:
    """A word-sized line, its last point marked; red and square-dotted when that point is bad."""

    caption: Caption
    values: tuple[Number | None, ...]
    unit: Unit = Unit.PERCENT
    target: Number | None = None
    bad: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; *text* replaces the formatted value, *muted* is for "other" and small samples."""

    label: str
    value: Number | None
    text: str = ""
    muted: bool = False


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars, drawn in the order given; labels take at most *label_share* of the width."""

    caption: Caption
    bars: tuple[Bar, ...]
    unit: Unit = Unit.COUNT
    label_share: float = 0.4


@dataclass(frozen=True, slots=True)
class ColumnChart:
    """Upright columns, for hours or weekdays; the highest is labelled."""

    caption: Caption
    columns: tuple[Bar, ...]
    unit: Unit = Unit.COUNT
    target: Number | None = None


@dataclass(frozen=True, slots=True)
class DistributionRow:
    """Counts per level of one group, lowest level first; *result* stands at the end of the row."""

    label: str
    counts: tuple[int, ...]
    result: str = ""

    @property
    def n(self) -> int:
        """All answers of the row."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Distribution:
    """Shares per level as stacked bars; with *centre* (a level's index) they diverge around its middle."""

    caption: Caption
    levels: tuple[str, ...]
    rows: tuple[DistributionRow, ...]
    centre: int | None = None


@dataclass(frozen=True, slots=True)
class ProportionPoint:
    """One period of a control chart; *signal* names the rule it breaks, *per* is 100 for percent."""

    label: str
    successes: int
    n: int
    lower: Number | None = None
    upper: Number | None = None
    signal: str = ""
    per: int = 100

    @property
    def value(self) -> Fraction | None:
        """So many in *per*, ``None`` for a period without answers."""
        return Fraction(self.per * self.successes, self.n) if self.n else None


@dataclass(frozen=True, slots=True)
class PChart:
    """A control chart of shares (p) or of events per thousand (u), with limits that vary with n."""

    caption: Caption
    points: tuple[ProportionPoint, ...]
    centre: Number | None
    target: Number | None = None
    events: tuple[Event, ...] = ()
    unit: Unit = Unit.PERCENT


@dataclass(frozen=True, slots=True)
class Pareto:
    """Columns sorted by the method with their cumulative share; *threshold* is a dashed line in percent."""

    caption: Caption
    bars: tuple[Bar, ...]
    unit: Unit = Unit.COUNT
    threshold: Number = 80

    @property
    def cumulative(self) -> tuple[Fraction | None, ...]:
        """Running share in percent after each column."""
        values = [Fraction(bar.value or 0) for bar in self.bars]
        total = sum(values)
        return tuple(100 * sum(values[: at + 1]) / total if total else None for at in range(len(values)))


@dataclass(frozen=True, slots=True)
class HeatMap:
    """A grid of shaded cells, for weekday by hour; ``None`` is a closed or empty cell."""

    caption: Caption
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[Number | None, ...], ...]
    unit: Unit = Unit.COUNT


@dataclass(frozen=True, slots=True)
class IntervalRow:
    """A share with its interval in percent; *worse* marks one that lies wholly below the reference.

    The limits are those of the funnel for this n, drawn as a band behind the point.
    """

    label: str
    n: int
    value: Number | None
    low: Number | None = None
    high: Number | None = None
    worse: bool = False
    limit_low: Number | None = None
    limit_high: Number | None = None


@dataclass(frozen=True, slots=True)
class IntervalChart:
    """Points with whiskers against a dashed reference; rows below ten answers are hollow and not ranked."""

    caption: Caption
    rows: tuple[IntervalRow, ...]
    reference: Number | None = None
    reference_label: str = ""


Chart = LineChart | Sparkline | BarChart | ColumnChart | Distribution | PChart | Pareto | HeatMap | IntervalChart


@dataclass(frozen=True, slots=True)
class ChartTable:
    """A chart as rows of text: what screen readers read and what is copied."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def caption_of(chart: Chart) -> Caption:
    """Return the chart's caption."""
    return chart.caption
