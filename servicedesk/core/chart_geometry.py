"""A chart description becomes shapes: the one place that screens and reports ask."""

from __future__ import annotations

from servicedesk.core.chart_bars import bar_chart, column_chart, distribution, pareto
from servicedesk.core.chart_grids import heat_map, interval_chart
from servicedesk.core.chart_lines import line_chart, p_chart, sparkline
from servicedesk.core.chart_table import has_data
from servicedesk.core.charts import (
    BarChart,
    Caption,
    Chart,
    ColumnChart,
    Distribution,
    HeatMap,
    IntervalChart,
    LineChart,
    Pareto,
    PChart,
    Sparkline,
)
from servicedesk.core.drawing import Canvas, Label, Region, Shape
from servicedesk.core.translation import Translator


def draw(chart: Chart, canvas: Canvas, translator: Translator) -> tuple[Shape, ...]:
    """Return the shapes of the plot, without its title; a chart without data says so instead of drawing zeros."""
    if not has_data(chart):
        if isinstance(chart, Sparkline):
            return ()
        text = translator.translate("Chart", "No data in this period")
        return (Label(canvas.width / 2, canvas.height / 2, text, canvas.size, "text3", anchor="middle"),)
    return tuple(shape for shape in _shapes(chart, canvas, translator) if not isinstance(shape, Region))


def regions(chart: Chart, canvas: Canvas, translator: Translator) -> tuple[Region, ...]:
    """Return where each bar, point or cell lies; where regions overlap the later one is meant."""
    if not has_data(chart):
        return ()
    return tuple(shape for shape in _shapes(chart, canvas, translator) if isinstance(shape, Region))


def _shapes(chart: Chart, canvas: Canvas, translator: Translator) -> list[Shape]:
    match chart:
        case Sparkline():
            return sparkline(chart, canvas)
        case LineChart():
            return line_chart(chart, canvas, translator)
        case PChart():
            return p_chart(chart, canvas, translator)
        case BarChart():
            return bar_chart(chart, canvas)
        case ColumnChart():
            return column_chart(chart, canvas, translator)
        case Pareto():
            return pareto(chart, canvas)
        case Distribution():
            return distribution(chart, canvas)
        case HeatMap():
            return heat_map(chart, canvas)
        case IntervalChart():
            return interval_chart(chart, canvas, translator)


def subtitle(caption: Caption) -> str:
    """Return what stands under the title: the basis and n."""
    count = "" if caption.n is None else f"n={caption.n:,}"
    return " · ".join(part for part in (caption.basis, count) if part)
