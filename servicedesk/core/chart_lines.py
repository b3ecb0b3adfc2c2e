"""Geometry of charts over time: lines, sparklines and control charts of shares."""

from __future__ import annotations

from collections.abc import Sequence

from servicedesk.core.chart_axes import (
    Plot,
    Scale,
    bottom_labels,
    left_axis,
    left_margin,
    present,
    runs,
    spread,
    ticks_for,
)
from servicedesk.core.charts import Event, LineChart, Number, PChart, ProportionPoint, Sparkline, Unit
from servicedesk.core.drawing import (
    Canvas,
    Circle,
    Label,
    Polygon,
    Polyline,
    Rectangle,
    Region,
    Shape,
    diamond,
    elided,
    segment,
)
from servicedesk.core.figure_text import figure
from servicedesk.core.translation import Translator

LINE_COLOURS = ("c1", "c2", "c3", "c4", "c5", "c6")
LINE_DASHES: tuple[tuple[float, ...], ...] = ((), (6, 2), (2, 2), (6, 2, 2, 2), (4, 4), (1, 2))
TARGET_DASH = (3.0, 2.0)
# A week with less than this share of the usual number does not decide how a control chart is scaled.
LEAST_OF_MEDIAN = 0.1
EndLabel = tuple[float, str, str, bool]


def sparkline(chart: Sparkline, canvas: Canvas) -> list[Shape]:
    """Draw the line, its dashed target and its last point."""
    values = present(chart.values)
    if not values:
        return []
    lowest, highest = (
        min(*values, *present([chart.target]), values[0]),
        max(*values, *present([chart.target]), values[0]),
    )
    if highest == lowest:
        lowest, highest = lowest - 1, highest + 1
    inset = 3.2
    scale = Scale(lowest, highest, canvas.height - inset, inset)
    pitch = (canvas.width - 2 * inset) / max(len(chart.values) - 1, 1)
    places = [inset + index * pitch for index in range(len(chart.values))]
    shapes: list[Shape] = []
    if chart.target is not None:
        y = scale.at(chart.target)
        shapes.append(segment(places[0], y, places[-1], y, "neutral", 0.8, TARGET_DASH))
    shapes += [
        Polyline(stretch, "c1", 1.4) if len(stretch) > 1 else Circle(*stretch[0], 1.3, "c1")
        for stretch in runs(places, chart.values, scale)
    ]
    last = chart.values[-1]
    if last is not None:
        x, y = places[-1], scale.at(last)
        shapes.append(diamond(x, y, 3.2, "danger") if chart.bad else Circle(x, y, 2.8, "c1", "surface", 1.0))
    return shapes


def line_chart(chart: LineChart, canvas: Canvas, translator: Translator) -> list[Shape]:
    """Draw lines with direct end labels instead of a legend."""
    values = present([value for line in chart.lines for value in line.values])
    ticks = ticks_for(values + present([chart.target]), chart.unit is Unit.COUNT, chart.unit)
    ends = _line_ends(chart)
    if chart.target is not None:
        target = translator.translate("Chart", "Target {value}", value=figure(chart.target, chart.unit))
        ends.append((float(chart.target), target, "text3", False))
    plot, scale = _frame(canvas, ticks, chart.unit, ends)
    places = _places(plot, len(chart.labels))
    shapes = left_axis(canvas, plot, scale, chart.unit)
    shapes += bottom_labels(canvas, chart.labels, places, canvas.height - canvas.size * 0.3)
    if chart.target is not None:
        y = scale.at(chart.target)
        shapes.append(segment(plot.left, y, plot.right, y, "neutral", 1.0, TARGET_DASH))
    for index, line in enumerate(chart.lines):
        shapes += _line(places, line.values, scale, index)
    shapes += _events(chart.events, canvas, plot, places)
    return shapes + _end_labels(ends, canvas, plot, scale)


def _line_ends(chart: LineChart) -> list[EndLabel]:
    ends: list[EndLabel] = []
    for index, line in enumerate(chart.lines):
        known = present(line.values)
        if known:
            name = f"{line.name} {figure(known[-1], chart.unit)}".strip()
            ends.append((known[-1], name, LINE_COLOURS[index % 6] if index else "primary_text", index == 0))
    return ends


def _line(places: Sequence[float], values: Sequence[Number | None], scale: Scale, index: int) -> list[Shape]:
    colour, dash = LINE_COLOURS[index % 6], LINE_DASHES[index % 6]
    shapes: list[Shape] = []
    for stretch in runs(places, values, scale):
        if index == 0 and len(stretch) > 1:
            base = max(scale.start, scale.end)
            area = (*stretch, (stretch[-1][0], base), (stretch[0][0], base))
            shapes.insert(0, Polygon(area, colour, strength=0.14))
        shapes.append(Polyline(stretch, colour, 2.0, dash))
        shapes += [Circle(x, y, 3.0, colour, "surface", 1.2) for x, y in (stretch[0], stretch[-1])]
    return shapes


def p_chart(chart: PChart, canvas: Canvas, translator: Translator) -> list[Shape]:
    """Draw a control chart: stepped limits, centre line, points, and diamonds where a rule is broken."""
    shown = [point.value for point in chart.points]
    ticks = ticks_for(present([*shown, *_limits_that_count(chart), chart.centre, chart.target]), False, chart.unit)
    ends = _control_ends(chart, translator)
    plot, scale = _frame(canvas, ticks, chart.unit, ends)
    places = _places(plot, len(chart.points))
    shapes = left_axis(canvas, plot, scale, chart.unit)
    shapes += bottom_labels(canvas, [p.label for p in chart.points], places, canvas.height - canvas.size * 0.3)
    for bounds in ([p.lower for p in chart.points], [p.upper for p in chart.points]):
        shapes += _steps(places, bounds, plot, scale)
    if chart.centre is not None:
        shapes.append(segment(plot.left, scale.at(chart.centre), plot.right, scale.at(chart.centre), "neutral", 1.2))
    if chart.target is not None:
        y = scale.at(chart.target)
        shapes.append(segment(plot.left, y, plot.right, y, "success", 1.0, TARGET_DASH))
    shapes += [Polyline(run, "c1", 2.0) for run in runs(places, shown, scale) if len(run) > 1]
    shapes += _events(chart.events, canvas, plot, places)
    # A run that breaks a rule is named once, at its last point: names on every point would cover each other.
    following = [*(point.signal for point in chart.points[1:]), ""]
    for x, point, after in zip(places, chart.points, following, strict=True):
        name = "" if after == point.signal else point.signal
        shapes += _control_point(x, point, name, chart.unit, canvas, plot, scale)
    shapes += _strips(places, plot)
    return shapes + _end_labels(ends, canvas, plot, scale)


def _limits_that_count(chart: PChart) -> list[Number | None]:
    """Return the limits that decide the scale: those of a week of three visits would flatten all the others."""
    sizes = sorted(point.n for point in chart.points if point.n)
    least = sizes[len(sizes) // 2] * LEAST_OF_MEDIAN if sizes else 0
    return [limit for point in chart.points if point.n >= least for limit in (point.lower, point.upper)]


def _strips(places: Sequence[float], plot: Plot) -> list[Shape]:
    """One upright strip per point, from the axis to the top."""
    pitch = places[1] - places[0] if len(places) > 1 else plot.right - plot.left
    tall = plot.bottom - plot.top
    return [Region(x - pitch / 2, plot.top, pitch, tall, (at,)) for at, x in enumerate(places)]


def _control_ends(chart: PChart, translator: Translator) -> list[EndLabel]:
    ends: list[EndLabel] = []
    known = [point for point in chart.points if point.value is not None]
    if known and known[-1].value is not None:
        ends.append((float(known[-1].value), figure(known[-1].value, chart.unit), "primary_text", True))
    if known and known[-1].upper is not None:
        text = translator.translate("Chart", "Upper {value}", value=figure(known[-1].upper, chart.unit))
        ends.append((float(known[-1].upper), text, "warning_text", False))
    if chart.centre is not None:
        text = translator.translate("Chart", "Centre {value}", value=figure(chart.centre, chart.unit))
        ends.append((float(chart.centre), text, "text3", False))
    if known and known[-1].lower is not None:
        text = translator.translate("Chart", "Lower {value}", value=figure(known[-1].lower, chart.unit))
        ends.append((float(known[-1].lower), text, "warning_text", False))
    if chart.target is not None:
        text = translator.translate("Chart", "Target {value}", value=figure(chart.target, chart.unit))
        ends.append((float(chart.target), text, "success_text", False))
    return ends


def _control_point(
    x: float, point: ProportionPoint, name: str, unit: Unit, canvas: Canvas, plot: Plot, scale: Scale
) -> list[Shape]:
    if point.value is None:
        return []
    y = scale.at(point.value)
    if not point.signal:
        fill, ring = ("surface", "c5") if point.n < 10 else ("c1", "surface")
        return [Circle(x, y, 3.2, fill, ring, 1.2)]
    if not name:
        return [diamond(x, y, 5.0, "danger")]
    text = f"{point.label} {figure(point.value, unit)} (n={point.n:,}) {name}"
    before, behind = x - 10 - plot.left, canvas.width - x - 10
    left = canvas.measure(text, canvas.size, True) <= before or before >= behind
    start = x - 10 if left else x + 10
    text = elided(text, before if left else behind, canvas.size, True, canvas.measure)
    label = Label(start, y + canvas.size * 0.36, text, canvas.size, "danger_text", True, "end" if left else "start")
    return [diamond(x, y, 5.0, "danger"), label]


def _steps(places: Sequence[float], bounds: Sequence[Number | None], plot: Plot, scale: Scale) -> list[Shape]:
    """Limits as stairs: each holds for its own point only, and a point without answers has none.

    Where a limit lies outside the picture the stairs lead out of it, and back in at the next point.
    """
    half = (places[1] - places[0]) / 2 if len(places) > 1 else 6.0
    stairs: list[list[tuple[float, float]]] = [[]]
    for x, bound in zip(places, bounds, strict=True):
        before, behind = max(plot.left, x - half), min(plot.right, x + half)
        if bound is None:
            stairs.append([])
        elif scale.low - 1e-9 <= bound <= scale.high + 1e-9:
            y = scale.at(bound)
            stairs[-1] += [(before, y), (behind, y)]
        else:
            edge = scale.end if bound > scale.high else scale.start
            stairs[-1] += [(before, edge)] if stairs[-1] else []
            stairs.append([(behind, edge)])
    return [Polyline(tuple(stair), "c2", 1.0, (5, 2.5)) for stair in stairs if len(stair) > 1]


def _frame(canvas: Canvas, ticks: Sequence[float], unit: Unit, ends: Sequence[EndLabel]) -> tuple[Plot, Scale]:
    room = max((canvas.measure(text, canvas.size, bold) for _, text, _, bold in ends), default=0.0)
    left = left_margin(canvas, ticks, unit)
    plot = Plot(left, canvas.size, max(left + 10, canvas.width - room - 8), canvas.height - canvas.size * 1.7)
    return plot, Scale(ticks[0], ticks[-1], plot.bottom, plot.top, tuple(ticks))


def _places(plot: Plot, count: int) -> list[float]:
    inset = 8.0
    pitch = (plot.right - plot.left - 2 * inset) / max(count - 1, 1)
    return [plot.left + inset + index * pitch for index in range(count)]


def _events(events: Sequence[Event], canvas: Canvas, plot: Plot, places: Sequence[float]) -> list[Shape]:
    """Dashed violet lines; each label keeps to the side where there is room."""
    if not places:
        return []
    pitch = places[1] - places[0] if len(places) > 1 else 0.0
    shapes: list[Shape] = []
    for event in events:
        x = places[0] + event.at * pitch
        width = canvas.measure(event.label, canvas.size, False) + 10
        left = x - width - 3 if x - width - 3 > plot.left else x + 3
        shapes.append(segment(x, plot.top - 4, x, plot.bottom, "violet", 1.0, (3, 2)))
        shapes.append(Rectangle(left, plot.top - 6, width, canvas.size * 1.6, "violet_soft", radius=3))
        shapes.append(Label(left + 5, plot.top - 6 + canvas.size * 1.14, event.label, canvas.size, "violet_text"))
    return shapes


def _end_labels(ends: Sequence[EndLabel], canvas: Canvas, plot: Plot, scale: Scale) -> list[Shape]:
    wanted = [scale.at(value) for value, _, _, _ in ends]
    places = spread(wanted, canvas.size * 1.3, plot.top, plot.bottom)
    return [
        Label(plot.right + 6, y + canvas.size * 0.36, text, canvas.size, colour, bold)
        for y, (_, text, colour, bold) in zip(places, ends, strict=True)
    ]
