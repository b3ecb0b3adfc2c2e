"""Page 2: visits by channel, family, topic and hour, and how long they waited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from sqlalchemy import select

from servicedesk.core.weekly_demand import Demand, Waiting
from servicedesk.core.weekly_figures import CountRow
from servicedesk.methods.queueing import QueueFigures
from servicedesk.models import Scenario
from servicedesk.queries import weeks
from servicedesk.queries.analysis.demand import DemandRow, demand_by
from servicedesk.queries.analysis.demand import demand as arrivals_by_hour
from servicedesk.queries.analysis.scope import Dimension
from servicedesk.queries.analysis.waiting import waiting as waits_of
from servicedesk.queries.weekly.shares import share_row
from servicedesk.queries.weeks import Ratio
from servicedesk.storage.desk import Read

MOST_TOPICS = 13
WEEK = timedelta(days=7)
Bounds = tuple[datetime, datetime]
_KINDS = select(Scenario.id, Scenario.ticket_kind)


def demand(read: Read, monday: date, language: str) -> Demand:
    """Return who came in the week; the same counts for the week before."""
    now, before = weeks.bounds(read, monday), weeks.bounds(read, monday - WEEK)
    topics, earlier_topics = demand_by(read, Dimension.SCENARIO, *now), demand_by(read, Dimension.SCENARIO, *before)
    kinds = dict(read.execute(_KINDS).all())
    named = [row for row in topics if row.group.key is not None]
    earlier = {row.group.key: row.count for row in earlier_topics}
    shown = named[:MOST_TOPICS]
    return Demand(
        weeks.visits_of(read, *now),
        weeks.visits_of(read, *before),
        _channels(read, now, before),
        _sorted(_counted(topics, kinds), _counted(earlier_topics, kinds)),
        tuple(
            CountRow(row.group.name.text(language) or "—", row.count, earlier.get(row.group.key, 0)) for row in shown
        ),
        len(named) - len(shown),
        sum(row.count for row in named[MOST_TOPICS:]),
        arrivals_by_hour(read, *now).cells,
        _waiting(read, now, before),
    )


def _channels(read: Read, now: Bounds, before: Bounds) -> tuple[CountRow, ...]:
    return _sorted(*(_counted(demand_by(read, Dimension.CHANNEL, *each)) for each in (now, before)))


def _counted(rows: tuple[DemandRow, ...], kinds: Mapping[object, str] | None = None) -> Counter[str]:
    """Return visits by key, or by what *kinds* makes of the key; what has none is the empty text."""
    found: Counter[str] = Counter()
    for row in rows:
        found[str(row.group.key or "") if kinds is None else kinds.get(row.group.key, "")] += row.count
    return found


def _sorted(now: Counter[str], before: Counter[str]) -> tuple[CountRow, ...]:
    """Return the rows most first; what has no name stands last, however large."""
    rows = [CountRow(key, now[key], before[key]) for key in {**now, **before}]
    return tuple(sorted(rows, key=lambda row: (not row.label, -row.count, row.label)))


def _waiting(read: Read, now: Bounds, before: Bounds) -> Waiting:
    found = waits_of(read, *now)
    figures, earlier = found.figures, waits_of(read, *before).figures
    return Waiting(
        found.standard_minutes,
        tuple(each.up_to_minutes for each in found.bins if each.up_to_minutes is not None),
        tuple(each.count for each in found.bins),
        share_row("within", _within(figures), _within(earlier)),
        share_row("left", _left(figures), _left(earlier)),
        figures.average_wait_seconds,
        figures.median_wait_seconds,
        figures.p90_wait_seconds,
        figures.longest_wait_seconds,
        figures.still_waiting,
    )


def _within(figures: QueueFigures) -> Ratio:
    """Return the service level: served within the standard, of all offered."""
    level = figures.service_level_offered or 0.0
    return Ratio(round(level * figures.offered / 100), figures.offered)


def _left(figures: QueueFigures) -> Ratio:
    return Ratio(figures.abandoned, figures.offered)
