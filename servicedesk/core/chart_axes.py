"""Scales, grid lines and tick labels that charts have in common."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from servicedesk.core.charts import Number, Unit
from servicedesk.core.drawing import Canvas, Label, Points, Shape, segment
from servicedesk.core.figure_text import figure, number

TICK_GAP = 6.0
LONE = 5.0
# Of an axis of shares, in points.
LEAST_SPAN = 5.0


@dataclass(frozen=True, slots=True)
class Scale:
    """Values onto a length: *low* at *start*, *high* at *end*, with the ticks in between."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...] = ()

    def at(self, value: Number) -> float:
        """Return the coordinate of *value*."""
        return self.start + (float(value) - self.low) / (self.high - self.low) * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Plot:
    """The area inside the axes."""

    left: float
    top: float
    right: float
    bottom: float


def present(values: Iterable[Number | None]) -> list[float]:
    """Return the values there are, as floats."""
    return [float(value) for value in values if value is not None]


def nice_step(span: float, wanted: int = 4) -> float:
    """Return a step of 1, 2, 2.5 or 5 times a power of ten that cuts *span* into about *wanted* pieces."""
    raw = span / wanted
    power: float = 10.0 ** math.floor(math.log10(raw))
    return next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= raw * 0.999)


def ticks_for(values: Sequence[float], from_zero: bool, unit: Unit) -> tuple[float, ...]:
    """Return round ticks that enclose *values*; percentages stay within 0 and 100."""
    low = 0.0 if from_zero else min(values, default=0.0)
    high = max(values, default=1.0)
    if high <= low:
        # One value alone: a share keeps room on both sides and stays a share.
        low, high = (max(low - LONE, 0.0), min(low + LONE, 100.0)) if unit is Unit.PERCENT else (low, low + 1.0)
    if unit is Unit.PERCENT and high - low < LEAST_SPAN:
        # A fraction of a point must not look like a fall.
        middle = min(max((low + high) / 2, LEAST_SPAN / 2), 100 - LEAST_SPAN / 2)
        low, high = min(low, middle - LEAST_SPAN / 2), max(high, middle + LEAST_SPAN / 2)
    step = nice_step(high - low)
    if unit is Unit.COUNT:
        step = max(1.0, math.ceil(step))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    ticks = [index * step for index in range(first, last + 1)]
    if unit is Unit.PERCENT:
        ticks = [tick for tick in ticks if -1e-9 <= tick <= 100 + 1e-9]
    return tuple(ticks) if len(ticks) > 1 else (low, high)


def tick_text(value: float, unit: Unit, step: float) -> str:
    """Return a tick's label with no more decimals than the step needs."""
    decimals = 0 if unit is Unit.MONEY or float(step).is_integer() else 1
    return figure(value, unit, decimals) if unit is not Unit.COUNT else number(value, decimals)


def left_axis(canvas: Canvas, plot: Plot, scale: Scale, unit: Unit) -> list[Shape]:
    """Return horizontal grid lines with their labels to the left."""
    shapes: list[Shape] = []
    step = scale.ticks[1] - scale.ticks[0]
    for tick in scale.ticks:
        y = scale.at(tick)
        shapes.append(segment(plot.left, y, plot.right, y, "grid"))
        label = tick_text(tick, unit, step)
        shapes.append(Label(plot.left - TICK_GAP, y + canvas.size * 0.36, label, canvas.size, "text3", anchor="end"))
    return shapes


def left_margin(canvas: Canvas, ticks: Sequence[float], unit: Unit) -> float:
    """Return the room the tick labels need."""
    step = ticks[1] - ticks[0]
    widest = max(canvas.measure(tick_text(tick, unit, step), canvas.size, False) for tick in ticks)
    return widest + TICK_GAP + 1


def bottom_labels(canvas: Canvas, labels: Sequence[str], places: Sequence[float], y: float) -> list[Shape]:
    """Return the labels below the axis, thinned out until they stand apart; the last one always stays."""
    if not labels:
        return []
    widest = max(canvas.measure(label, canvas.size, False) for label in labels)
    pitch = abs(places[1] - places[0]) if len(places) > 1 else canvas.width
    every = max(1, math.ceil((widest + canvas.size * 0.8) / max(pitch, 0.1)))
    last = len(labels) - 1
    shapes: list[Shape] = []
    for index, label in enumerate(labels):
        if (last - index) % every == 0:
            half = canvas.measure(label, canvas.size, False) / 2
            x = min(max(places[index], half), canvas.width - half)
            shapes.append(Label(x, y, label, canvas.size, "text3", anchor="middle"))
    return shapes


def runs(places: Sequence[float], values: Sequence[Number | None], scale: Scale) -> list[Points]:
    """Return the unbroken stretches of a line; a missing value breaks it."""
    stretches: list[Points] = []
    current: list[tuple[float, float]] = []
    for x, value in zip(places, values, strict=True):
        if value is None:
            stretches.append(tuple(current))
            current = []
        else:
            current.append((x, scale.at(value)))
    stretches.append(tuple(current))
    return [stretch for stretch in stretches if stretch]


def spread(places: Sequence[float], distance: float, low: float, high: float) -> list[float]:
    """Move labels apart to at least *distance*, keeping their order and staying within *low* and *high*."""
    order = sorted(range(len(places)), key=lambda index: (places[index], index))
    moved = list(places)
    floor = low
    for index in order:
        moved[index] = max(moved[index], floor)
        floor = moved[index] + distance
    ceiling = high
    for index in reversed(order):
        moved[index] = min(moved[index], ceiling)
        ceiling = moved[index] - distance
    return moved
