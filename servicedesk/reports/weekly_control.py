"""Control charts of the weekly report: the finding in one sentence, the basis, the drawing."""

from __future__ import annotations

from servicedesk.core.charts import Caption, Event, PChart, ProportionPoint, Unit
from servicedesk.core.figure_text import figure, number
from servicedesk.core.translation import Translator
from servicedesk.core.weekly_figures import SMALL_SAMPLE, Control, ControlPoint
from servicedesk.reports.weekly_block import joined, listed
from servicedesk.reports.weekly_terms import short_day

NAMED_WEEKS = 3
NAMED_CHANGES = 2


def unit_of(control: Control) -> Unit:
    """Return the unit of a chart: percent, or events per thousand."""
    return Unit.PERCENT if control.per == 100 else Unit.SCORE


def control_finding(control: Control, name: str, translator: Translator) -> str:
    """Return what the chart says of this week, and of earlier weeks only if this one is ordinary."""
    last = control.last
    if last is None or not last.n:
        return translator.translate("Report", "{metric}: no data this week", metric=name)
    value = figure(control.value(last), unit_of(control))
    if control.per == 100 and last.n < SMALL_SAMPLE:
        return translator.translate(
            "Report", "{metric}: too few this week to judge (n={n})", metric=name, n=number(last.n)
        )
    if control.centre is None:
        return translator.translate(
            "Report", "{metric} {value} this week; below eight weeks there are no limits", metric=name, value=value
        )
    if last.signal:
        return _signal(last, name, value, translator)
    return _ordinary(control, name, value, translator)


def _signal(last: ControlPoint, name: str, value: str, translator: Translator) -> str:
    """Say what this week broke: its limits, or a rule about runs."""
    if last.signal == 1 and last.above:
        return translator.translate(
            "Report", "{metric} {value} this week, above the upper limit", metric=name, value=value
        )
    if last.signal == 1:
        return translator.translate(
            "Report", "{metric} {value} this week, below the lower limit", metric=name, value=value
        )
    if last.above:
        return translator.translate(
            "Report",
            "{metric} runs above its centre line (rule {rule}), {value} this week",
            metric=name, value=value, rule=last.signal,
        )  # fmt: skip
    return translator.translate(
        "Report",
        "{metric} runs below its centre line (rule {rule}), {value} this week",
        metric=name, value=value, rule=last.signal,
    )  # fmt: skip


def _ordinary(control: Control, name: str, value: str, translator: Translator) -> str:
    earlier = [point for point in control.points[:-1] if point.signal and _judged(control, point)]
    if not earlier:
        return translator.translate(
            "Report", "{metric} {value}: ordinary variation for {weeks} weeks",
            metric=name, value=value, weeks=len(control.points),
        )  # fmt: skip
    days = listed([short_day(point.monday, translator) for point in earlier], translator, NAMED_WEEKS)
    if all(point.signal == 1 for point in earlier):
        return translator.translate(
            "Report", "{metric} {value}: ordinary variation; outside the limits in the week of {days}",
            metric=name, value=value, days=days,
        )  # fmt: skip
    return translator.translate(
        "Report", "{metric} {value}: ordinary variation; signals in the weeks of {days}",
        metric=name, value=value, days=days,
    )  # fmt: skip


def _judged(control: Control, point: ControlPoint) -> bool:
    return control.per != 100 or point.n >= SMALL_SAMPLE


def control_basis(control: Control, what: str, dated: str, translator: Translator) -> str:
    """Return kind of chart, weeks, what is counted, date basis, sizes, and where the centre is from."""
    weeks = [point for point in control.points if point.n]
    if not weeks:
        return joined(what, dated)
    low, high = min(point.n for point in weeks), max(point.n for point in weeks)
    sizes = number(low) if low == high else f"{number(low)}–{number(high)}"
    share = control.per == 100
    chart = translator.translate("Report", "p chart") if share else translator.translate("Report", "u chart")
    centre = ""
    if control.centre is not None:
        centre = translator.translate(
            "Report",
            "centre {value} from {count} weeks",
            value=figure(control.centre, unit_of(control)),
            count=control.baseline,
        )
    return joined(
        chart,
        translator.plural("Report", "{n} week", "{n} weeks", len(control.points)),
        what,
        dated,
        translator.translate("Report", "n={sizes} a week", sizes=sizes),
        centre,
    )


def control_chart(control: Control, translator: Translator, target: float | None = None) -> PChart:
    """Return the chart; a week of a handful of answers carries no signal."""
    points = tuple(
        ProportionPoint(
            short_day(point.monday, translator),
            point.count if point.n else 0,
            point.n,
            point.low,
            point.high,
            _rule(point, translator) if point.signal and _judged(control, point) else "",
            control.per,
        )
        for point in control.points
    )
    return PChart(Caption(""), points, control.centre, target, _events(control, translator), unit_of(control))


def _events(control: Control, translator: Translator) -> tuple[Event, ...]:
    """Return the latest changes of the rules, each among its days; those of the reported week at its point."""
    if not control.points:
        return ()
    first, last = control.points[0].monday, len(control.points) - 1
    places = {day: (day - first).days / 7 for day in control.changes[-NAMED_CHANGES:]}
    return tuple(
        Event(min(at, last), translator.translate("Report", "{day} time rules changed", day=short_day(day, translator)))
        for day, at in places.items()
        if 0 <= at < last + 1
    )


def _rule(point: ControlPoint, translator: Translator) -> str:
    return translator.translate("Report", "rule {rule}", rule=point.signal)
