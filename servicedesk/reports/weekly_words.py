"""The sentences of the weekly report's figures: dates, amounts, comparisons."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from servicedesk.core.charts import Unit
from servicedesk.core.figure_text import NO_DATA, figure, number
from servicedesk.core.translation import Translator
from servicedesk.core.weekly import Metric, Tile
from servicedesk.core.weekly_figures import Interval

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def weekday_names(translator: Translator) -> tuple[str, ...]:
    """Return the short names from Monday on."""
    return (
        translator.translate("Report", "Mon"),
        translator.translate("Report", "Tue"),
        translator.translate("Report", "Wed"),
        translator.translate("Report", "Thu"),
        translator.translate("Report", "Fri"),
        translator.translate("Report", "Sat"),
        translator.translate("Report", "Sun"),
    )


def long_date(day: date, translator: Translator) -> str:
    """Return Mon 9 Nov, in Chinese 11月9日周一."""
    return translator.translate(
        "Report",
        "{weekday} {day} {month_name}",
        weekday=weekday_names(translator)[day.weekday()],
        day=day.day,
        month=day.month,
        month_name=MONTHS[day.month - 1],
    )


def due_date(day: date | None, translator: Translator) -> str:
    """Return by 17 Nov, in Chinese 17日前; empty without a date."""
    if day is None:
        return ""
    name = MONTHS[day.month - 1]
    return translator.translate("Report", "by {day} {month_name}", day=day.day, month=day.month, month_name=name)


def next_step(step: str, day: date | None, translator: Translator) -> str:
    """Return the step with its day: call back 16 Nov, in Chinese 16日回访."""
    if day is None:
        return step or NO_DATA
    name = MONTHS[day.month - 1]
    return translator.translate("Report", "{step} {day} {month_name}", step=step, day=day.day, month_name=name)


def metric_title(tile: Tile, translator: Translator) -> str:
    """Return the heading of a tile."""
    if tile.metric is Metric.VOLUME:
        return translator.translate("Report", "Visits")
    if tile.metric is Metric.CSAT:
        return translator.translate("Report", "CSAT")
    if tile.metric is Metric.NPS:
        return translator.translate("Report", "NPS 4 wk")
    if tile.metric is Metric.ON_TIME:
        return translator.translate("Report", "On time")
    if tile.metric is Metric.FIRST_CONTACT:
        return translator.translate("Report", "FCR")
    return translator.translate("Report", "In {minutes} min", minutes=tile.threshold_minutes or 5)


def metric_name(tile: Tile, translator: Translator) -> str:
    """Return the figure's name inside a sentence."""
    if tile.metric is Metric.CSAT:
        return translator.translate("Report", "satisfaction")
    if tile.metric is Metric.NPS:
        return translator.translate("Report", "NPS")
    if tile.metric is Metric.ON_TIME:
        return translator.translate("Report", "on-time completion")
    if tile.metric is Metric.FIRST_CONTACT:
        return translator.translate("Report", "first-contact resolution")
    if tile.metric is Metric.VOLUME:
        return translator.translate("Report", "the number of visits")
    return translator.translate("Report", "service within {minutes} minutes", minutes=tile.threshold_minutes or 5)


def unit_of(metric: Metric) -> Unit:
    """Return the unit a figure is written in."""
    return {Metric.VOLUME: Unit.COUNT, Metric.NPS: Unit.POINTS}.get(metric, Unit.PERCENT)


def value_text(metric: Metric, value: Fraction | float | None) -> str:
    """Return a figure with its unit."""
    return figure(value, unit_of(metric))


def target_text(tile: Tile) -> str:
    """Return a target without needless decimals: 88%, +40."""
    target = tile.target
    whole = target is not None and float(target).is_integer()
    return figure(target, unit_of(tile.metric), 0 if whole else None)


def interval_text(tile: Tile, translator: Translator) -> str:
    """Return the interval in words, the usual range for volume."""
    interval: Interval | None = tile.interval
    if interval is None:
        if tile.metric is Metric.VOLUME:
            return translator.translate("Report", "Usual range not known yet")
        return translator.translate("Report", "No interval")
    if tile.metric is Metric.NPS:
        low, high = number(interval.low, 0, signed=True), number(interval.high, 0, signed=True)
        return translator.translate("Report", "95% CI {low} to {high}", low=low, high=high)
    if tile.metric is Metric.VOLUME:
        low, high = number(interval.low), number(interval.high)
        return translator.translate("Report", "Usual range {low}–{high}", low=low, high=high)
    low, high = number(interval.low, 1), number(interval.high, 1)
    return translator.translate("Report", "95% CI {low}–{high}%", low=low, high=high)


def detail_text(tile: Tile, translator: Translator) -> str:
    """Return the interval with what only this figure has: the mature week, the mean wait, cases still open."""
    parts = [interval_text(tile, translator)]
    if tile.week is not None:
        parts.append(translator.translate("Report", "week {week}", week=tile.week))
    if tile.provisional:
        parts.append(translator.translate("Report", "{count} provisional", count=number(tile.provisional)))
    if tile.mean_minutes is not None:
        parts.append(translator.translate("Report", "mean {minutes} min", minutes=number(tile.mean_minutes, 1)))
    return " · ".join(parts)


def sample_text(tile: Tile, translator: Translator) -> str:
    """Return n and the figure of the period before with its n."""
    before = value_text(tile.metric, tile.previous)
    if tile.metric is Metric.VOLUME:
        if not tile.n:
            return translator.translate("Report", "last week {value}", value=before)
        days = translator.plural("Report", "{n} day", "{n} days", tile.n)
        return translator.translate("Report", "{days} · last week {value}", days=days, value=before)
    if tile.previous is not None:
        before += translator.translate("Report", " (n={n})", n=number(tile.previous_n))
    n = number(tile.n)
    if tile.metric is Metric.NPS:
        return translator.translate("Report", "n={n} · 4 weeks before {value}", n=n, value=before)
    if tile.week is not None:
        return translator.translate("Report", "n={n} · week before {value}", n=n, value=before)
    return translator.translate("Report", "n={n} · last week {value}", n=n, value=before)
