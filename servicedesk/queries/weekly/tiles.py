"""The six figures of page 1, each with n, interval, week before, series and target."""

from __future__ import annotations

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
NPS_WEEKS = 4


def six_figures(read: Read, monday: date) -> tuple[Tile, ...]:
    """Return the tiles of the week that begins on *monday*; first contact is that of the mature week before."""
    goals = targets(read)
    mature = monday - timedelta(days=7)
    standard = wait_standard(read)
    spans = _series_spans(read, monday)
    served = [weeks.served_within(read, start, end, standard) for start, end in spans]
    earlier = _series_spans(read, mature)
    settled = weeks.first_contacts(read, [*(start for start, _end in earlier), earlier[-1][1]])
    return (
        _volume(read, monday),
        _share(Metric.CSAT, [weeks.satisfied(read, start, end) for start, end in spans], goals["csat"]),
        _nps(read, monday, goals["nps"]),
        _share(Metric.ON_TIME, [weeks.on_time(read, start, end) for start, end in spans], goals["on_time"]),
        _share(Metric.FIRST_CONTACT, settled, goals["first_contact"], week=mature.isocalendar().week),
        _share(
            Metric.PROMPT,
            served,
            goals["prompt"],
            threshold_minutes=int(standard.total_seconds() // 60),
            mean_minutes=weeks.waits(read, *spans[-1], standard).mean_minutes,
        ),
    )


def _series_weeks(monday: date) -> list[date]:
    return [monday - timedelta(days=7 * back) for back in range(SERIES_WEEKS - 1, -1, -1)]


def _series_spans(read: Read, monday: date) -> list[tuple[datetime, datetime]]:
    return [weeks.bounds(read, week) for week in _series_weeks(monday)]


def _volume(read: Read, monday: date) -> Tile:
    """Return the visits with the usual range: mean ± 2 standard deviations of the eight weeks before."""
    counts = [weeks.visits_of(read, start, end) for start, end in _series_spans(read, monday)]
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
    metric: Metric,
    ratios: list[Ratio],
    target: float,
    week: int | None = None,
    threshold_minutes: int | None = None,
    mean_minutes: float | None = None,
) -> Tile:
    """Return a share with Wilson's interval and Newcombe's for the difference to the week before."""
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
    # Each week is read once and stands in the sums of four.
    known = [monday - timedelta(days=7 * back) for back in range(SERIES_WEEKS + NPS_WEEKS - 2, -1, -1)]
    single = [weeks.recommending(read, *weeks.bounds(read, week)) for week in known]
    series = [weeks.together(single[at : at + NPS_WEEKS]) for at in range(SERIES_WEEKS)]
    this, before = series[-1], series[-1 - NPS_WEEKS]
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
