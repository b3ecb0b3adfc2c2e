"""Geometry of bars, columns, Pareto charts and distributions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from servicedesk.core.chart_axes import Plot, Scale, bottom_labels, left_axis, left_margin, present, ticks_for
from servicedesk.core.charts import Bar, BarChart, ColumnChart, Distribution, DistributionRow, Pareto, Unit
from servicedesk.core.drawing import (
    Canvas,
    Circle,
    Label,
    Polyline,
    Rectangle,
    Region,
    Shape,
    elided,
    on_two_lines,
    segment,
)
from servicedesk.core.figure_text import NO_DATA, figure, number
from servicedesk.core.translation import Translator

GAP = 8.0
NAME_LINE = 1.2
MUTED = ("c5", 0.6, "c5")


def bar_text(bar: Bar, unit: Unit) -> str:
    """Return what stands at a bar's end."""
    return bar.text or figure(bar.value, unit)


def bar_chart(chart: BarChart, canvas: Canvas) -> list[Shape]:
    """Draw horizontal bars with the label before and the value behind; "other" is grey and hatched."""
    if not chart.bars:
        return []
    size = canvas.size
    pitch = canvas.height / len(chart.bars)
    widest = max(canvas.measure(bar.label, size, False) for bar in chart.bars) + 2 * GAP
    names = min(canvas.width * chart.label_share, widest)
    values = max(canvas.measure(bar_text(bar, chart.unit), size, False) for bar in chart.bars) + GAP
    room = max(1.0, canvas.width - names - values)
    highest = max([*present([bar.value for bar in chart.bars]), 0.0]) or 1.0
    shapes: list[Shape] = []
    for index, bar in enumerate(chart.bars):
        middle = (index + 0.5) * pitch
        label = elided(bar.label, names - GAP, size, False, canvas.measure)
        shapes.append(Label(0, middle + size * 0.36, label, size, "text2"))
        if bar.value is not None and bar.value > 0:
            height = min(pitch * 0.62, size * 0.95)
            shapes.append(_bar(names, middle - height / 2, room * float(bar.value) / highest, height, bar.muted))
        text = bar_text(bar, chart.unit)
        shapes.append(Label(canvas.width, middle + size * 0.36, text, size, "text", anchor="end"))
        shapes.append(Region(0, index * pitch, canvas.width, pitch, (index,)))
    return shapes


def _bar(x: float, y: float, width: float, height: float, muted: bool) -> Rectangle:
    if muted:
        fill, strength, hatch = MUTED
        return Rectangle(x, y, max(width, 1.0), height, fill, radius=2, strength=strength, hatch=hatch)
    return Rectangle(x, y, max(width, 1.0), height, "c1", radius=2)


def column_chart(chart: ColumnChart, canvas: Canvas, translator: Translator) -> list[Shape]:
    """Draw columns over their labels; the highest carries its value."""
    values = present([column.value for column in chart.columns])
    ticks = ticks_for(values + present([chart.target]), True, chart.unit)
    plot, scale = _upright(canvas, ticks, chart.unit, 0.0)
    shapes = left_axis(canvas, plot, scale, chart.unit)
    shapes += _columns(chart.columns, canvas, plot, scale)
    highest = max(values, default=None)
    for x, column in zip(_middles(plot, len(chart.columns)), chart.columns, strict=True):
        if column.value is not None and (column.value == highest or column.text):
            y = scale.at(column.value) - 4
            text = bar_text(column, chart.unit)
            shapes.append(Label(x, y, text, canvas.size, "text", True, "middle"))
    if chart.target is not None:
        y = scale.at(chart.target)
        text = translator.translate("Chart", "Target {value}", value=figure(chart.target, chart.unit))
        shapes.append(segment(plot.left, y, plot.right, y, "neutral", 1.0, (3, 2)))
        shapes.append(Label(plot.right, y - 4, text, canvas.size, "text3", anchor="end"))
    return shapes


def _upright(canvas: Canvas, ticks: Sequence[float], unit: Unit, right: float) -> tuple[Plot, Scale]:
    plot = Plot(
        left_margin(canvas, ticks, unit), canvas.size * 1.6, canvas.width - right, canvas.height - canvas.size * 1.7
    )
    return plot, Scale(ticks[0], ticks[-1], plot.bottom, plot.top, tuple(ticks))


def _middles(plot: Plot, count: int) -> list[float]:
    pitch = (plot.right - plot.left) / max(count, 1)
    return [plot.left + (index + 0.5) * pitch for index in range(count)]


def _columns(columns: Sequence[Bar], canvas: Canvas, plot: Plot, scale: Scale) -> list[Shape]:
    places = _middles(plot, len(columns))
    width = (plot.right - plot.left) / max(len(columns), 1) * 0.72
    shapes: list[Shape] = []
    for x, column in zip(places, columns, strict=True):
        if column.value is not None and column.value > 0:
            top = scale.at(column.value)
            shapes.append(_bar(x - width / 2, top, width, plot.bottom - top, column.muted))
    pitch = width / 0.72
    tall = canvas.height - plot.top
    shapes += [Region(x - pitch / 2, plot.top, pitch, tall, (at,)) for at, x in enumerate(places)]
    labels = [column.label for column in columns]
    return shapes + bottom_labels(canvas, labels, places, canvas.height - canvas.size * 0.3)


def pareto(chart: Pareto, canvas: Canvas) -> list[Shape]:
    """Draw sorted columns, their cumulative share and the threshold."""
    ticks = ticks_for(present([bar.value for bar in chart.bars]), True, chart.unit)
    room = canvas.measure("100%", canvas.size, True) + GAP
    plot, scale = _upright(canvas, ticks, chart.unit, room)
    # Every cause has to be named, and names stand apart.
    width = (plot.right - plot.left) / len(chart.bars) - canvas.size * 0.85
    names = [on_two_lines(bar.label, width, canvas.size, canvas.measure) for bar in chart.bars]
    if any(len(lines) > 1 for lines in names):
        plot = replace(plot, bottom=plot.bottom - canvas.size * NAME_LINE)
        scale = replace(scale, start=plot.bottom)
    share = Scale(0, 100, plot.bottom, plot.top)
    shapes = left_axis(canvas, plot, scale, chart.unit)
    shapes += _columns([replace(bar, label="") for bar in chart.bars], canvas, plot, scale)
    shapes += _names(names, canvas, plot)
    for x, bar, part in zip(_middles(plot, len(chart.bars)), chart.bars, chart.cumulative, strict=True):
        text = bar_text(bar, chart.unit)
        inside = bar.value is not None and plot.bottom - scale.at(bar.value) > canvas.size * 3.2
        colour = "surface" if inside and not bar.muted else "text"
        y = plot.bottom - 6 if inside else scale.at(bar.value or 0) - 5
        mark = y if part is None else share.at(part)
        if not inside and y - canvas.size * 1.1 < mark < y + 5:
            # The line runs through here: the count stands on top of it.
            y = max(mark - 6, canvas.size)
        shapes.append(Label(x, y, text, canvas.size, colour, True, "middle"))
    return shapes + _cumulative(chart, canvas, plot, share)


def _names(names: Sequence[Sequence[str]], canvas: Canvas, plot: Plot) -> list[Shape]:
    """Return the names below the columns, on one line or two."""
    shapes: list[Shape] = []
    for x, lines in zip(_middles(plot, len(names)), names, strict=True):
        for place, line in enumerate(lines):
            half = canvas.measure(line, canvas.size, False) / 2
            y = plot.bottom + canvas.size * (1.4 + NAME_LINE * place)
            middle = min(max(x, half), canvas.width - half)
            shapes.append(Label(middle, y, line, canvas.size, "text3", anchor="middle"))
    return shapes


def _cumulative(chart: Pareto, canvas: Canvas, plot: Plot, share: Scale) -> list[Shape]:
    shapes: list[Shape] = []
    for tick in (0, 50, 100):
        y = share.at(tick) + canvas.size * 0.36
        shapes.append(Label(plot.right + GAP - 2, y, f"{tick}%", canvas.size, "text3"))
    y = share.at(chart.threshold)
    shapes.append(segment(plot.left, y, plot.right, y, "c2", 1.0, (3, 2)))
    threshold = figure(chart.threshold, Unit.PERCENT, 0)
    shapes.append(Label(plot.right + GAP - 2, y + canvas.size * 0.36, threshold, canvas.size, "warning_text", True))
    points = [
        (x, share.at(value))
        for x, value in zip(_middles(plot, len(chart.bars)), chart.cumulative, strict=True)
        if value is not None
    ]
    if len(points) > 1:
        shapes.append(Polyline(tuple(points), "c2", 1.6))
    return shapes + [Circle(x, y, 2.8, "surface", "c2", 1.4) for x, y in points]


def level_fill(index: int, count: int, centre: int | None) -> tuple[str, float, str]:
    """Return fill, strength and hatch of a level: red below the centre, blue above, the lowest hatched."""
    if centre is None:
        return "c1", 0.25 + 0.75 * index / max(count - 1, 1), ""
    if index == centre:
        return "c5", 0.38, ""
    if index < centre:
        lowest = index == 0
        return "danger", 1.0 if lowest else 0.3 + 0.5 * (centre - index) / centre * 0.5, "surface" if lowest else ""
    steps = count - 1 - centre
    return "c1", 0.45 + 0.55 * (index - centre - 1) / max(steps - 1, 1) if steps > 1 else 1.0, ""


def distribution(chart: Distribution, canvas: Canvas) -> list[Shape]:
    """Draw one stacked bar per row under a legend; with a centre level the bars diverge from its middle."""
    size = canvas.size
    legend, top = _legend(chart, canvas)
    names = min(canvas.width * 0.28, max((canvas.measure(r.label, size, False) for r in chart.rows), default=0) + GAP)
    counts = max((canvas.measure(f"n={row.n:,}", size, False) for row in chart.rows), default=0.0) + 2 * GAP
    results = max((canvas.measure(row.result, size, True) for row in chart.rows), default=0.0) + 2 * GAP
    left, right = names + counts, canvas.width - results
    below = max((_below(row, chart.centre) for row in chart.rows), default=0.0)
    above = max((1 - _below(row, chart.centre) for row in chart.rows if row.n), default=1.0)
    scale = Scale(-below, max(above, 0.001 - below), left, right)
    pitch = (canvas.height - top) / max(len(chart.rows), 1)
    shapes = legend
    for index, row in enumerate(chart.rows):
        middle = top + (index + 0.5) * pitch
        baseline = middle + size * 0.36
        name = elided(row.label, names - GAP, size, False, canvas.measure)
        shapes.append(Label(0, baseline, name, size, "text"))
        shapes.append(Label(left - GAP, baseline, f"n={row.n:,}", size, "text3", anchor="end"))
        shapes.append(Region(0, top + index * pitch, canvas.width, pitch, (index,)))
        shapes += _stack(chart, row, canvas, scale, middle, min(pitch * 0.74, size * 2), index)
        shapes.append(Label(canvas.width, baseline, row.result or NO_DATA, size, "text", row.n >= 10, "end"))
    if chart.centre is not None and chart.rows:
        shapes.append(segment(scale.at(0), top, scale.at(0), canvas.height, "text3", 0.8))
    return shapes


def _below(row: DistributionRow, centre: int | None) -> float:
    """Return the share of the row that lies left of the axis."""
    if centre is None or not row.n:
        return 0.0
    return (sum(row.counts[:centre]) + row.counts[centre] / 2) / row.n


def _stack(
    chart: Distribution,
    row: DistributionRow,
    canvas: Canvas,
    scale: Scale,
    middle: float,
    height: float,
    number_of: int,
) -> list[Shape]:
    if not row.n:
        return []
    shapes: list[Shape] = []
    start = -_below(row, chart.centre)
    for index, count in enumerate(row.counts):
        end = start + count / row.n
        x, width = scale.at(start), scale.at(end) - scale.at(start)
        start = end
        if width <= 0:
            continue
        shapes.append(Region(x, middle - height / 2, width, height, (number_of, index)))
        fill, strength, hatch = level_fill(index, len(row.counts), chart.centre)
        shapes.append(Rectangle(x, middle - height / 2, width, height, fill, "surface", 0.8, 0, strength, hatch))
        text = number(100 * count / row.n) + "%"
        # The axis runs through the middle level: a number there would be struck out.
        if index != chart.centre and not hatch and width > canvas.measure(text, canvas.size, True) + GAP:
            colour = "surface" if strength > 0.8 else "text"
            shapes.append(Label(x + width / 2, middle + canvas.size * 0.36, text, canvas.size, colour, False, "middle"))
    return shapes


def _legend(chart: Distribution, canvas: Canvas) -> tuple[list[Shape], float]:
    """Return the level names with their swatches, right-aligned, in as many lines as needed."""
    size = canvas.size
    lines: list[list[int]] = [[]]
    used = 0.0
    widths = [canvas.measure(level, size, False) + size * 2.4 for level in chart.levels]
    for index, width in enumerate(widths):
        if lines[-1] and used + width > canvas.width:
            lines.append([])
            used = 0.0
        lines[-1].append(index)
        used += width
    shapes: list[Shape] = []
    for number_of_line, line in enumerate(lines):
        x = canvas.width - sum(widths[index] for index in line) + size * 0.8
        y = number_of_line * size * 1.6 + size
        for index in line:
            fill, strength, hatch = level_fill(index, len(chart.levels), chart.centre)
            shapes.append(Rectangle(x, y - size * 0.86, size, size, fill, "", 0, 2, strength, hatch))
            shapes.append(Label(x + size * 1.4, y, chart.levels[index], size, "text2"))
            x += widths[index]
    return shapes, len(lines) * size * 1.6 + size * 0.8
