"""The six figures of page 1, each with n, interval, week before, series and target."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from servicedesk.core.weekly import SERIES_WEEKS, Metric, Tile
from servicedesk.core.weekly_figures import Interval
from servicedesk.methods import nps as nps_method
from servicedesk.methods import proportion
from servicedesk.queries import weeks
from servicedesk.queries.analysis.scope import targets
from servicedesk.queries.visits import wait_standard
from servicedesk.queries.weeks import Ratio
from servicedesk.storage.desk import Read

USUAL_WEEKS = 8


def six_figures(read: Read, monday: date) -> tuple[Tile, ...]:
    """Return the tiles of the week that begins on *monday*; first contact is that of the mature week before."""
    goals = targets(read)
    mature = monday - timedelta(days=7)
    standard = wait_standard(read)
    minutes = int(standard.total_seconds() // 60)

    def prompt(begin: datetime, end: datetime) -> Ratio:
        waited = weeks.waits(read, begin, end, standard)
        return Ratio(waited.within, waited.offered)

    waited = weeks.waits(read, *weeks.bounds(read, monday), standard)
    return (
        _volume(read, monday),
        _share(read, Metric.CSAT, monday, goals["csat"], lambda a, b: weeks.satisfied(read, a, b)),
        _nps(read, monday, goals["nps"]),
        _share(read, Metric.ON_TIME, monday, goals["on_time"], lambda a, b: weeks.on_time(read, a, b)),
        _share(
            read,
            Metric.FIRST_CONTACT,
            mature,
            goals["first_contact"],
            lambda a, b: weeks.first_contact(read, a, b),
            week=mature.isocalendar().week,
        ),
        _share(
            read,
            Metric.PROMPT,
            monday,
            goals["prompt"],
            prompt,
            threshold_minutes=minutes,
            mean_minutes=waited.mean_minutes,
        ),
    )


def _series_weeks(monday: date) -> list[date]:
    return [monday - timedelta(days=7 * back) for back in range(SERIES_WEEKS - 1, -1, -1)]


def _volume(read: Read, monday: date) -> Tile:
    """Return the visits with the usual range: mean ± 2 standard deviations of the eight weeks before."""
    counts = [weeks.visits_of(read, *weeks.bounds(read, week)) for week in _series_weeks(monday)]
    earlier = [count for count in counts[:-1][-USUAL_WEEKS:] if count]
    usual = None
    if len(earlier) >= 4:
        mean = sum(earlier) / len(earlier)
        spread = (sum((count - mean) ** 2 for count in earlier) / (len(earlier) - 1)) ** 0.5
        usual = Interval(max(mean - 2 * spread, 0.0), mean + 2 * spread)
    _start, end = weeks.bounds(read, monday)
    days = 7 if read.now >= end else max((read.site.business_day(read.now) - monday).days + 1, 0)
    return Tile(
        Metric.VOLUME,
        counts[-1],
        min(days, 7) if counts[-1] else 0,
        counts[-2],
        7,
        usual,
        series=tuple(float(count) if count else None for count in counts),
    )


def _share(
    read: Read,
    metric: Metric,
    monday: date,
    target: float,
    count: Callable[[datetime, datetime], Ratio],
    week: int | None = None,
    threshold_minutes: int | None = None,
    mean_minutes: float | None = None,
) -> Tile:
    """Return a share with Wilson's interval and Newcombe's for the difference to the week before."""
    ratios = [count(*weeks.bounds(read, each)) for each in _series_weeks(monday)]
    this, before = ratios[-1], ratios[-2]
    interval = difference = None
    share = proportion.wilson(this.hits, this.n)
    if share.lower is not None and share.upper is not None:
        interval = Interval(100 * share.lower, 100 * share.upper)
    change = proportion.difference(this.hits, this.n, before.hits, before.n)
    if change.lower is not None and change.upper is not None:
        difference = Interval(100 * change.lower, 100 * change.upper)
    return Tile(
        metric,
        this.hits,
        this.n,
        before.hits,
        before.n,
        interval,
        difference,
        tuple(100 * ratio.hits / ratio.n if ratio.n else None for ratio in ratios),
        target,
        threshold_minutes=threshold_minutes,
        mean_minutes=mean_minutes,
        week=week,
    )


def _nps(read: Read, monday: date, target: float) -> Tile:
    """Return the net promoter score of four weeks, compared with the four weeks before them."""
    series = [weeks.recommending(read, *weeks.bounds(read, week, 4)) for week in _series_weeks(monday)]
    this = series[-1]
    before = weeks.recommending(read, *weeks.bounds(read, monday - timedelta(days=28), 4))
    now = nps_method.nps_of_counts(this.promoters, this.passives, this.detractors)
    earlier = nps_method.nps_of_counts(before.promoters, before.passives, before.detractors)
    interval = difference = None
    if now.adjusted is not None:
        interval = Interval(now.adjusted.lower, now.adjusted.upper)
    change = nps_method.nps_change(now, earlier)
    if change.lower is not None and change.upper is not None:
        difference = Interval(change.lower, change.upper)
    return Tile(
        Metric.NPS,
        this.promoters - this.detractors,
        this.n,
        before.promoters - before.detractors,
        before.n,
        interval,
        difference,
        tuple(100 * (each.promoters - each.detractors) / each.n if each.n else None for each in series),
        target,
    )
