"""Shares with their intervals and control charts of weeks, as the weekly report freezes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import dropwhile

from servicedesk.core.weekly import Metric
from servicedesk.core.weekly_figures import Control, ControlPoint, Interval, Share, ShareRow
from servicedesk.methods import proportion
from servicedesk.methods.control_chart import FEWEST_POINTS, u_chart
from servicedesk.methods.control_rules import western_electric
from servicedesk.queries.analysis.trends import share_trend
from servicedesk.queries.weeks import Ratio
from servicedesk.storage.desk import Read

CONTROL_WEEKS = 26
PER_THOUSAND = 1000


def share(hits: int, n: int) -> Share:
    """Return a share with Wilson's interval."""
    found = proportion.wilson(hits, n)
    if found.lower is None or found.upper is None:
        return Share(hits, n)
    return Share(hits, n, Interval(100 * found.lower, 100 * found.upper))


def share_row(label: str, now: Ratio, before: Ratio | None = None) -> ShareRow:
    """Return a named share; with the week before also Newcombe's interval of the difference."""
    row = ShareRow(label, share(now.hits, now.n))
    if before is None:
        return row
    change = proportion.difference(now.hits, now.n, before.hits, before.n)
    difference = None
    if change.lower is not None and change.upper is not None:
        difference = Interval(100 * change.lower, 100 * change.upper)
    return replace(row, previous=share(before.hits, before.n), difference=difference)


def share_control(read: Read, metric: Metric, monday: date) -> Control:
    """Return the p chart of 26 weeks in percent, from the first week with data."""
    trend = share_trend(read, metric, monday, CONTROL_WEEKS)
    points = [
        ControlPoint(
            week.monday,
            week.hits,
            week.n,
            None if week.lower is None else 100 * week.lower,
            None if week.upper is None else 100 * week.upper,
            _first_rule(week.signals),
            trend.centre is not None and week.n > 0 and week.hits / week.n > trend.centre,
        )
        for week in trend.weeks
    ]
    centre = None if trend.centre is None else 100 * trend.centre
    baseline = sum(week.is_finished and week.n > 0 for week in trend.weeks)
    kept = _from_first(points)
    changes = tuple(day for day in trend.rule_changes if day >= kept[0].monday)
    return Control(kept, centre, baseline if centre is not None else 0, changes=changes)


def _first_rule(signals: tuple[str, ...]) -> int:
    """Return the strongest rule broken, 0 for none."""
    return min((int(name) for name in signals), default=0)


def _from_first(points: list[ControlPoint]) -> tuple[ControlPoint, ...]:
    """Leave out the weeks before the first record; the reported week always stays."""
    kept = tuple(dropwhile(lambda point: not point.n and not point.count, points))
    return kept or tuple(points[-1:])


def rate_control(mondays: list[date], counts: list[int], units: list[int], finished: list[bool]) -> Control:
    """Return the u chart of *counts* per 1,000 of *units*; the centre pools the finished weeks.

    A week without units is a gap, even if something was counted in it: nothing can be divided by nobody.
    """
    usable = [count if unit else 0 for count, unit in zip(counts, units, strict=True)]
    base = [at for at, unit in enumerate(units) if unit and finished[at]]
    if len(base) < FEWEST_POINTS:
        points = [ControlPoint(*week) for week in zip(mondays, counts, units, strict=True)]
        return Control(_from_first(points), per=PER_THOUSAND)
    centre = sum(usable[at] for at in base) / (sum(units[at] for at in base) / PER_THOUSAND)
    chart = u_chart(usable, [unit / PER_THOUSAND for unit in units], centre)
    rules = western_electric(chart.z)
    points = []
    for at, monday in enumerate(mondays):
        signal = min((int(rule) for rule, places in rules.items() if at + 1 in places), default=0)
        above = bool((chart.z[at] or 0) > 0)
        point = ControlPoint(monday, counts[at], units[at], chart.lcl[at], chart.ucl[at], signal, above)
        points.append(point)
    return Control(_from_first(points), centre, len(base), PER_THOUSAND)
