"""Geometry of heat maps and of intervals against a reference."""

from __future__ import annotations

from servicedesk.core.chart_axes import Scale, bottom_labels, present, tick_text, ticks_for
from servicedesk.core.charts import SMALL_SAMPLE, HeatMap, IntervalChart, IntervalRow, Number, Unit
from servicedesk.core.drawing import Canvas, Circle, Label, Rectangle, Region, Shape, diamond, elided, segment
from servicedesk.core.figure_text import figure
from servicedesk.core.translation import Translator

GAP = 8.0


def heat_map(chart: HeatMap, canvas: Canvas) -> list[Shape]:
    """Draw shaded cells; where all have room their values are written, so that shade is not alone."""
    if not chart.rows or not chart.columns:
        return []
    size = canvas.size
    left = max(canvas.measure(row, size, False) for row in chart.rows) + GAP
    width, height = (canvas.width - left) / len(chart.columns), (canvas.height - size * 1.7) / len(chart.rows)
    highest = max(present([value for row in chart.values for value in row]), default=0.0) or 1.0
    written = _all_fit(chart, canvas, width, height)
    shapes: list[Shape] = []
    for down, (label, values) in enumerate(zip(chart.rows, chart.values, strict=True)):
        y = down * height
        shapes.append(Label(left - GAP, y + height / 2 + size * 0.36, label, size, "text2", anchor="end"))
        for across, value in enumerate(values):
            cell = Rectangle(left + across * width + 1, y + 1, width - 2, height - 2, radius=2)
            shapes += _cell(cell, value, highest, figure(value, chart.unit, 0) if written else "", canvas)
            if value is not None:
                shapes.append(Region(left + across * width, y, width, height, (down, across)))
    places = [left + (index + 0.5) * width for index in range(len(chart.columns))]
    return shapes + bottom_labels(canvas, chart.columns, places, canvas.height - size * 0.3)


def _all_fit(chart: HeatMap, canvas: Canvas, width: float, height: float) -> bool:
    """Return whether every value has room: written in some cells alone, they would name the small ones only."""
    values = [value for row in chart.values for value in row if value is not None]
    widest = max((canvas.measure(figure(value, chart.unit, 0), canvas.size, False) for value in values), default=0.0)
    return widest < width - 2 and height > canvas.size * 1.2


def _cell(cell: Rectangle, value: Number | None, highest: float, text: str, canvas: Canvas) -> list[Shape]:
    x, y, width, height = cell.x, cell.y, cell.width, cell.height
    if value is None:
        return [Rectangle(x, y, width, height, "", "border", 0.8, 2)]
    strength = 0.06 + 0.94 * float(value) / highest
    shapes: list[Shape] = [Rectangle(x, y, width, height, "c1", radius=2, strength=strength)]
    if text:
        colour = "surface" if strength > 0.55 else "text"
        shapes.append(
            Label(x + width / 2, y + height / 2 + canvas.size * 0.36, text, canvas.size, colour, anchor="middle")
        )
    return shapes


def interval_chart(chart: IntervalChart, canvas: Canvas, translator: Translator) -> list[Shape]:
    """Draw points with whiskers; a diamond lies below the reference, a hollow point has too few answers."""
    size = canvas.size
    few = translator.translate("Chart", "few answers")
    bounds = present([b for row in chart.rows for b in (row.value, row.low, row.high, row.limit_low, row.limit_high)])
    ticks = ticks_for(bounds + present([chart.reference]), False, Unit.PERCENT)
    names = min(canvas.width * 0.4, max((canvas.measure(r.label, size, True) for r in chart.rows), default=0) + GAP)
    counts = max((canvas.measure(f"n={row.n:,}", size, False) for row in chart.rows), default=0.0) + GAP
    values = max(canvas.measure("100.0%", size, True), canvas.measure(few, size, False)) + GAP
    scale = Scale(ticks[0], ticks[-1], names + counts + GAP, canvas.width - values - GAP, ticks)
    top = size * 1.7 if chart.reference is not None and chart.reference_label else 0.0
    bottom = canvas.height - size * 1.8
    shapes: list[Shape] = [segment(scale.at(t), top, scale.at(t), bottom, "grid") for t in ticks]
    labels = [tick_text(tick, Unit.PERCENT, ticks[1] - ticks[0]) for tick in ticks]
    shapes += bottom_labels(canvas, labels, [scale.at(tick) for tick in ticks], canvas.height - size * 0.3)
    pitch = (bottom - top) / max(len(chart.rows), 1)
    shapes += _funnel(chart, scale, top, pitch, size)
    shapes += _reference(chart, canvas, scale, top, bottom)
    for index, row in enumerate(chart.rows):
        middle = top + (index + 0.5) * pitch
        name = elided(row.label, names - GAP, size, row.worse, canvas.measure)
        ranked = row.n >= SMALL_SAMPLE
        baseline = middle + size * 0.36
        shapes.append(Label(0, baseline, name, size, "text" if ranked else "text3", row.worse))
        shapes.append(Label(names + counts - GAP, baseline, f"n={row.n:,}", size, "text3", anchor="end"))
        value = figure(row.value, Unit.PERCENT) if ranked or row.value is None else few
        colour = "danger_text" if row.worse else "text" if ranked else "text3"
        shapes.append(Label(canvas.width, baseline, value, size, colour, row.worse, "end"))
        shapes += _whisker(row, scale, middle)
        shapes.append(Region(0, top + index * pitch, canvas.width, pitch, (index,)))
    return shapes


def _funnel(chart: IntervalChart, scale: Scale, top: float, pitch: float, size: float) -> list[Shape]:
    """The band each row lies in by chance alone."""
    height = min(pitch * 0.5, size * 1.2)
    return [
        Rectangle(
            scale.at(row.limit_low),
            top + (index + 0.5) * pitch - height / 2,
            scale.at(row.limit_high) - scale.at(row.limit_low),
            height,
            "neutral",
            radius=3,
            strength=0.16,
        )
        for index, row in enumerate(chart.rows)
        if row.limit_low is not None and row.limit_high is not None
    ]


def _reference(chart: IntervalChart, canvas: Canvas, scale: Scale, top: float, bottom: float) -> list[Shape]:
    if chart.reference is None:
        return []
    x = scale.at(chart.reference)
    line = segment(x, top, x, bottom, "c2", 1.2, (4, 2.5))
    if not top:
        return [line]
    half = canvas.measure(chart.reference_label, canvas.size, False) / 2
    place = min(max(x, half), canvas.width - half)
    return [line, Label(place, canvas.size, chart.reference_label, canvas.size, "warning_text", anchor="middle")]


def _whisker(row: IntervalRow, scale: Scale, y: float) -> list[Shape]:
    if row.value is None:
        return []
    ranked = row.n >= SMALL_SAMPLE
    colour = "danger" if row.worse else "c1" if ranked else "neutral"
    shapes: list[Shape] = []
    if row.low is not None and row.high is not None:
        low, high = scale.at(row.low), scale.at(row.high)
        shapes.append(segment(low, y, high, y, colour, 1.5))
        shapes += [segment(x, y - 4, x, y + 4, colour, 1.5) for x in (low, high)]
    x = scale.at(row.value)
    if row.worse:
        return [*shapes, diamond(x, y, 5.0, colour)]
    return [*shapes, Circle(x, y, 4.0, colour if ranked else "surface", "surface" if ranked else colour, 1.2)]
