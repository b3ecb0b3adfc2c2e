"""Every chart's twin as a table: for screen readers, for copying, and for readers who want the figures."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from servicedesk.core.charts import (
    Bar,
    BarChart,
    Chart,
    ChartTable,
    ColumnChart,
    Distribution,
    HeatMap,
    IntervalChart,
    LineChart,
    Number,
    Pareto,
    PChart,
    Sparkline,
    Unit,
)
from servicedesk.core.figure_text import figure
from servicedesk.core.translation import Translator


def has_data(chart: Chart) -> bool:
    """True if there is at least one value to draw."""
    return any(value is not None for value in _values(chart))


def _values(chart: Chart) -> Iterable[Number | None]:
    match chart:
        case Sparkline():
            return chart.values
        case LineChart():
            return chain.from_iterable(line.values for line in chart.lines)
        case PChart():
            return (point.value for point in chart.points)
        case BarChart() | Pareto():
            return (bar.value for bar in chart.bars)
        case ColumnChart():
            return (column.value for column in chart.columns)
        case Distribution():
            return (row.n or None for row in chart.rows)
        case HeatMap():
            return chain.from_iterable(chart.values)
        case IntervalChart():
            return (row.value for row in chart.rows)


def table(chart: Chart, translator: Translator) -> ChartTable:
    """Return the chart's figures as text, one row per thing shown; — where there is no data."""
    match chart:
        case Sparkline():
            rows = tuple((str(at), figure(value, chart.unit)) for at, value in enumerate(chart.values, 1))
            return ChartTable((translator.translate("Chart", "Week"), translator.translate("Chart", "Value")), rows)
        case LineChart():
            return _line_table(chart, translator)
        case PChart():
            return _control_table(chart, translator)
        case BarChart():
            return _bar_table(chart.bars, chart.unit, translator)
        case ColumnChart():
            return _bar_table(chart.columns, chart.unit, translator)
        case Pareto():
            return _pareto_table(chart, translator)
        case Distribution():
            return _distribution_table(chart, translator)
        case HeatMap():
            cells = tuple(
                (row, *(figure(value, chart.unit) for value in values))
                for row, values in zip(chart.rows, chart.values, strict=True)
            )
            return ChartTable(("", *chart.columns), cells)
        case IntervalChart():
            return _interval_table(chart, translator)


def _bar_table(bars: tuple[Bar, ...], unit: Unit, translator: Translator) -> ChartTable:
    header = (translator.translate("Chart", "Name"), translator.translate("Chart", "Value"))
    return ChartTable(header, tuple((bar.label, bar.text or figure(bar.value, unit)) for bar in bars))


def _line_table(chart: LineChart, translator: Translator) -> ChartTable:
    header = (translator.translate("Chart", "Period"), *(line.name for line in chart.lines))
    rows = [
        (label, *(figure(line.values[at], chart.unit) for line in chart.lines)) for at, label in enumerate(chart.labels)
    ]
    if chart.target is not None:
        target = figure(chart.target, chart.unit)
        rows.append((translator.translate("Chart", "Target"), *(target for _ in chart.lines)))
    return ChartTable(header, tuple(rows))


def _control_table(chart: PChart, translator: Translator) -> ChartTable:
    header = (
        translator.translate("Chart", "Period"),
        translator.translate("Chart", "Share"),
        "n",
        translator.translate("Chart", "Lower limit"),
        translator.translate("Chart", "Upper limit"),
        translator.translate("Chart", "Signal"),
    )
    rows = tuple(
        (
            point.label,
            figure(point.value, chart.unit),
            f"{point.n:,}",
            figure(point.lower, chart.unit),
            figure(point.upper, chart.unit),
            point.signal,
        )
        for point in chart.points
    )
    return ChartTable(header, rows)


def _pareto_table(chart: Pareto, translator: Translator) -> ChartTable:
    plain = _bar_table(chart.bars, chart.unit, translator)
    rows = tuple((*row, figure(share, Unit.PERCENT)) for row, share in zip(plain.rows, chart.cumulative, strict=True))
    return ChartTable((*plain.header, translator.translate("Chart", "Cumulative")), rows)


def _distribution_table(chart: Distribution, translator: Translator) -> ChartTable:
    header = (translator.translate("Chart", "Name"), "n", *chart.levels, translator.translate("Chart", "Result"))
    rows = tuple((row.label, f"{row.n:,}", *(f"{count:,}" for count in row.counts), row.result) for row in chart.rows)
    return ChartTable(header, rows)


def _interval_table(chart: IntervalChart, translator: Translator) -> ChartTable:
    header = (
        translator.translate("Chart", "Name"),
        "n",
        translator.translate("Chart", "Share"),
        translator.translate("Chart", "95% from"),
        translator.translate("Chart", "95% to"),
    )
    rows = tuple(
        (row.label, f"{row.n:,}", *(figure(value, Unit.PERCENT) for value in (row.value, row.low, row.high)))
        for row in chart.rows
    )
    return ChartTable(header, rows)
