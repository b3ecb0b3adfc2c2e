"""The page's charts: what the queries counted, described once, each titled with its finding in one sentence."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from servicedesk.core.charts import (
    Bar,
    Caption,
    Distribution,
    DistributionRow,
    Event,
    IntervalChart,
    IntervalRow,
    Pareto,
    PChart,
    ProportionPoint,
    Unit,
)
from servicedesk.core.enums import Channel
from servicedesk.core.figure_text import figure, number
from servicedesk.core.text import one_line
from servicedesk.core.translation import plural, translate
from servicedesk.core.weekly import Metric
from servicedesk.core.weekly_figures import SMALL_SAMPLE
from servicedesk.queries.analysis.causes import CauseBasis, CauseRow, Causes
from servicedesk.queries.analysis.comparison import Comparison, ComparisonRow
from servicedesk.queries.analysis.names import Named
from servicedesk.queries.analysis.scope import Dimension
from servicedesk.queries.analysis.trends import Trend, WeekShare
from servicedesk.ui import wording

MOST_EVENTS = 3
MOST_VITAL = 4
CENTRE_LEVEL = 2
LONGEST_NAME = 60


def percent(part: int, n: int) -> str:
    """Return the exact share, rounded once."""
    return figure(Fraction(100 * part, n) if n else None, Unit.PERCENT)


def _hundred(share: float | None) -> float | None:
    return None if share is None else 100 * share


def metric_words(metric: Metric) -> str:
    """Return the name of a share that can be compared and charted."""
    if metric is Metric.CSAT:
        return translate("Evaluation", "Satisfaction")
    return translate("Evaluation", "On time")


def basis_words(metric: Metric) -> str:
    """Return by which date the figure counts."""
    if metric is Metric.CSAT:
        return translate("Evaluation", "by answer date")
    return translate("Evaluation", "by closing or breach")


# -- trend -------------------------------------------------------------------------------------------------------


def trend_chart(trend: Trend) -> PChart:
    """Return the control chart of the weeks."""
    points = tuple(
        ProportionPoint(
            _week_label(week),
            week.hits,
            week.n,
            _hundred(week.lower),
            _hundred(week.upper),
            translate("Evaluation", "WE rule {rules}", rules=" ".join(week.signals)) if week.signals else "",
        )
        for week in trend.weeks
    )
    basis = translate(
        "Evaluation",
        "p chart · {weeks} weeks · {basis}",
        weeks=len(trend.weeks),
        basis=basis_words(trend.metric),
    )
    if not trend.weeks[-1].is_finished:
        basis += " · " + translate("Evaluation", "* not finished")
    caption = Caption(trend_title(trend), trend.n, basis)
    return PChart(caption, points, _hundred(trend.centre), events=_events(trend))


def _week_label(week: WeekShare) -> str:
    return f"{week.monday.month}/{week.monday.day}" + ("" if week.is_finished else "*")


def _events(trend: Trend) -> tuple[Event, ...]:
    """Return the days the rules were changed; a point stands in the middle of its week."""
    first = trend.weeks[0].monday
    return tuple(
        Event(
            (day - first) / timedelta(days=7) - 0.5,
            translate("Evaluation", "{day} time rules changed", day=f"{day.month}/{day.day}"),
        )
        for day in trend.rule_changes[-MOST_EVENTS:]
    )


def trend_title(trend: Trend) -> str:
    """Return what the chart shows and no more: weeks outside the limits, runs, or normal variation."""
    filled = [week for week in trend.weeks if week.n]
    if not filled:
        return translate("Evaluation", "No data in these {weeks} weeks", weeks=len(trend.weeks))
    if trend.centre is None:
        return plural(
            "Evaluation",
            "Control limits need 8 weeks with data; there is {n}",
            "Control limits need 8 weeks with data; there are {n}",
            sum(week.is_finished for week in filled),
        )
    beyond = [week for week in filled if "1" in week.signals]
    runs = [week for week in filled if week.signals and "1" not in week.signals]
    if len(beyond) == 1:
        return _one_beyond(beyond[0], len(runs))
    if beyond:
        return translate(
            "Evaluation", "{n} of {weeks} weeks lie outside the control limits", n=len(beyond), weeks=len(filled)
        )
    if runs:
        return translate(
            "Evaluation",
            "Every week is within its limits, but a run ends in the week of {day}",
            day=_week_label(runs[-1]),
        )
    return plural("Evaluation", "The {n} week varies normally", "All {n} weeks vary within normal limits", len(filled))


def _one_beyond(week: WeekShare, runs: int) -> str:
    day = _week_label(week)
    below = week.lower is not None and week.hits / week.n < week.lower
    if runs:
        if below:
            return translate("Evaluation", "The week of {day} fell below its limit, and a run rule is broken", day=day)
        return translate("Evaluation", "The week of {day} rose above its limit, and a run rule is broken", day=day)
    if below:
        return translate("Evaluation", "Only the week of {day} fell below its limit; the rest vary normally", day=day)
    return translate("Evaluation", "Only the week of {day} rose above its limit; the rest vary normally", day=day)


# -- causes ------------------------------------------------------------------------------------------------------


def causes_chart(causes: Causes) -> Pareto:
    """Return the bars, largest first, then the rest and what has no cause recorded."""
    bars = tuple(
        Bar(cause_words(row), row.count, number(row.count), muted=row.is_other or row.is_unknown) for row in causes.rows
    )
    return Pareto(Caption(causes_title(causes), causes.n, cause_basis_words(causes.basis)), bars)


def cause_words(row: CauseRow) -> str:
    """Return the name of a bar."""
    if row.is_other:
        return translate("Evaluation", "Other")
    if row.is_unknown:
        return translate("Evaluation", "Not recorded")
    return one_line(str(row.name), LONGEST_NAME)


def cause_basis_words(basis: CauseBasis) -> str:
    """Return what is counted and by which date."""
    if basis is CauseBasis.COMPLAINTS_BY_CAUSE:
        return translate("Evaluation", "complaints by date received")
    return translate("Evaluation", "rated 1–3, by answer date")


def causes_title(causes: Causes) -> str:
    """Return what the causes come to."""
    n, rows = causes.n, causes.rows
    complaints = causes.basis is CauseBasis.COMPLAINTS_BY_CAUSE
    if not n:
        if complaints:
            return translate("Evaluation", "No complaint was received")
        return translate("Evaluation", "No dissatisfied answer")
    if n < SMALL_SAMPLE:
        return plural("Evaluation", "{n} case: too few to weigh causes", "{n} cases: too few to weigh causes", n)
    unknown = sum(row.count for row in rows if row.is_unknown)
    if 2 * unknown >= n:
        return translate("Evaluation", "{unknown} of {n} have no cause recorded", unknown=unknown, n=n)
    few = causes.vital_few
    if 0 < few <= MOST_VITAL and few < len(rows):
        share = figure(Fraction(100 * sum(row.count for row in rows[:few]), n), Unit.PERCENT, 0)
        if complaints:
            return plural(
                "Evaluation",
                "One cause makes up {share} of the complaints",
                "{n} causes make up {share} of the complaints",
                few,
                share=share,
            )
        return plural(
            "Evaluation",
            "One cause makes up {share} of the dissatisfied",
            "{n} causes make up {share} of the dissatisfied",
            few,
            share=share,
        )
    top = rows[0]
    return translate(
        "Evaluation",
        "Most often {cause}: {count} of {n}",
        cause=cause_words(top),
        count=top.count,
        n=n,
    )


# -- distribution ------------------------------------------------------------------------------------------------


def rating_levels() -> tuple[str, ...]:
    """Return the names of the ratings, lowest first."""
    return (
        translate("Evaluation", "Very dissatisfied"),
        translate("Evaluation", "Dissatisfied"),
        translate("Evaluation", "Fair"),
        translate("Evaluation", "Satisfied"),
        translate("Evaluation", "Very satisfied"),
    )


def ratings_chart(rows: list[tuple[str, tuple[int, ...]]]) -> Distribution:
    """Return the ratings of everybody and of groups; the first row is everybody."""
    drawn = tuple(DistributionRow(label, counts, _satisfied(counts)) for label, counts in rows)
    counts = rows[0][1]
    caption = Caption(ratings_title(counts), sum(counts), translate("Evaluation", "share of 4–5, by answer date"))
    return Distribution(caption, rating_levels(), drawn, CENTRE_LEVEL)


def _satisfied(counts: tuple[int, ...]) -> str:
    """Return the share of 4 and 5; of a handful none, as everywhere."""
    n = sum(counts)
    if not n:
        return ""
    return percent(sum(counts[3:]), n) if n >= SMALL_SAMPLE else translate("Evaluation", "few")


def ratings_title(counts: tuple[int, ...]) -> str:
    """Return both ends of the scale."""
    n = sum(counts)
    if not n:
        return translate("Evaluation", "Nobody answered")
    if n < SMALL_SAMPLE:
        return plural("Evaluation", "{n} answer: too few to judge", "{n} answers: too few to judge", n)
    return translate(
        "Evaluation",
        "{high} rated 4 or 5, {low} rated 1 or 2",
        high=percent(sum(counts[3:]), n),
        low=percent(sum(counts[:2]), n),
    )


# -- comparison --------------------------------------------------------------------------------------------------


def group_words(dimension: Dimension, group: Named) -> str:
    """Return the name of a group."""
    if group.key is None:
        return {
            Dimension.TIER: translate("Evaluation", "No tier"),
            Dimension.PERSON: translate("Evaluation", "Nobody named"),
        }.get(dimension, translate("Evaluation", "No scenario"))
    if dimension is Dimension.CHANNEL:
        return wording.word(Channel(str(group.key)))
    return one_line(str(group.name), LONGEST_NAME) or str(group.key)


def comparison_chart(found: Comparison, most: int | None = None) -> IntervalChart:
    """Return the groups by name, at most the first *most*, against the share of all."""
    rows = tuple(_interval_row(found, row) for row in found.rows[:most])
    pooled = found.pooled
    label = translate("Evaluation", "all {share}", share=percent(pooled.successes, pooled.n)) if pooled.n else ""
    basis = comparison_basis(found, len(rows))
    caption = Caption(comparison_title(found), pooled.n, basis)
    return IntervalChart(caption, rows, _hundred(pooled.p), label)


def comparison_basis(found: Comparison, shown: int) -> str:
    """Return how the groups stand, and how many of them are shown."""
    basis = translate("Evaluation", "by name, never ranked")
    if shown < len(found.rows):
        return basis + " · " + translate("Evaluation", "{shown} of {n}", shown=shown, n=len(found.rows))
    return basis


def _interval_row(found: Comparison, row: ComparisonRow) -> IntervalRow:
    return IntervalRow(
        group_words(found.dimension, row.group),
        row.share.n,
        _hundred(row.share.p),
        _hundred(row.share.lower),
        _hundred(row.share.upper),
        worse=row.beyond < 0,
        limit_low=None if row.is_small else _hundred(row.lower),
        limit_high=None if row.is_small else _hundred(row.upper),
    )


def comparison_title(found: Comparison) -> str:
    """Return who lies outside the funnel; inside it a difference is chance."""
    judged = [row for row in found.rows if not row.is_small]
    below = [row for row in judged if row.beyond < 0]
    above = [row for row in judged if row.beyond > 0]
    if not found.rows:
        return translate("Evaluation", "Nothing to compare")
    if not judged:
        return translate("Evaluation", "Every group is too small to compare")
    if below:
        names = wording.list_words([group_words(found.dimension, row.group) for row in below[:2]])
        return plural(
            "Evaluation",
            "{names} lies below the funnel",
            "{n} lie below the funnel: {names}",
            len(below),
            names=names,
        )
    if above:
        names = wording.list_words([group_words(found.dimension, row.group) for row in above[:2]])
        return plural(
            "Evaluation",
            "{names} lies above the funnel, none below",
            "{n} lie above the funnel, none below: {names}",
            len(above),
            names=names,
        )
    return translate("Evaluation", "No difference beyond chance")
