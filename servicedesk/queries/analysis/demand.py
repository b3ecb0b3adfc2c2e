"""When visits arrive: weekday by hour in local time; and what they are about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Integer, cast, extract, func

from servicedesk.core.permissions import Permission
from servicedesk.core.site_facts import SiteFacts
from servicedesk.models import Visit
from servicedesk.queries.analysis import arrivals
from servicedesk.queries.analysis.names import Named, names_of
from servicedesk.queries.analysis.scope import ALL, Dimension, Slice, span
from servicedesk.storage.desk import Read, ask

HOURS, WEEKDAYS = 24, 7
# Time zones differ from UTC by whole quarters of an hour.
_QUARTER = 15
_GRAIN = (
    func.date(Visit.arrived_at),
    extract("hour", Visit.arrived_at),
    cast(extract("minute", Visit.arrived_at), Integer) // _QUARTER,
)
_QUARTERS = arrivals.visits(*_GRAIN, func.count()).group_by(*_GRAIN)
_COLUMNS = {Dimension.CHANNEL: Visit.channel, Dimension.SCENARIO: Visit.scenario_id}
_GROUPED = {key: arrivals.visits(column, func.count()).group_by(column) for key, column in _COLUMNS.items()}


@dataclass(frozen=True, slots=True)
class Demand:
    """Visits by weekday of the business day (0 is Monday) and local hour; *days* counts the days of each weekday."""

    cells: tuple[tuple[int, ...], ...]
    days: tuple[int, ...]

    @property
    def n(self) -> int:
        """All visits."""
        return sum(map(sum, self.cells))

    @property
    def by_hour(self) -> tuple[int, ...]:
        """Visits per hour over all weekdays."""
        return tuple(sum(row[hour] for row in self.cells) for hour in range(HOURS))


@dataclass(frozen=True, slots=True)
class DemandRow:
    """Visits of one channel or scenario."""

    group: Named
    count: int


@ask(Permission.VIEW_EVALUATION)
def demand(read: Read, start: datetime, end: datetime, part: Slice = ALL) -> Demand:
    """Return the visits of the span, counted in quarters of an hour and put into the site's weekdays and hours."""
    cells = [[0] * HOURS for _ in range(WEEKDAYS)]
    for day, hour, quarter, count in read.execute(arrivals.narrowed(read, _QUARTERS, part), span(start, end)):
        moment = datetime.combine(date.fromisoformat(str(day)), time(int(hour), _QUARTER * int(quarter)), UTC)
        cells[read.site.business_day(moment).weekday()][read.site.local(moment).hour] += int(count)
    days = [0] * WEEKDAYS
    for day in _days(read.site, start, min(end, read.now)):
        days[day.weekday()] += 1
    return Demand(tuple(map(tuple, cells)), tuple(days))


@ask(Permission.VIEW_EVALUATION)
def demand_by(
    read: Read, dimension: Dimension, start: datetime, end: datetime, part: Slice = ALL
) -> tuple[DemandRow, ...]:
    """Return the visits by channel or by scenario, most first."""
    names = names_of(read, dimension)
    found = read.execute(arrivals.narrowed(read, _GROUPED[dimension], part), span(start, end))
    rows = [DemandRow(names.of(key), int(count)) for key, count in found]
    return tuple(sorted(rows, key=lambda row: (-row.count, row.group.order)))


def moments_of(
    site: SiteFacts, start: datetime, end: datetime, weekday: int, hour: int
) -> list[tuple[datetime, datetime]]:
    """Return the stretches of the span that one cell of the grid stands for."""
    stretches = []
    for day in _days(site, start, end):
        if day.weekday() != weekday:
            continue
        first, last = (moment.astimezone(UTC) for moment in site.day_bounds(day))
        # A business day that begins at five holds the small hours of the next date.
        for on in (day, day + timedelta(days=1)):
            wall = datetime.combine(on, time(hour))
            low = max(_instant(wall, site), first, start)
            high = min(_instant(wall + timedelta(hours=1), site), last, end)
            if low < high:
                stretches.append((low, high))
    return stretches


def _instant(wall: datetime, site: SiteFacts) -> datetime:
    """Return the first moment at which the local clock shows *wall*."""
    return wall.replace(tzinfo=site.zone).astimezone(UTC)


def _days(site: SiteFacts, start: datetime, end: datetime) -> list[date]:
    """Return the business days that begin in the span."""
    if end <= start:
        return []
    first, last = site.business_day(start), site.business_day(end - timedelta(microseconds=1))
    return [first + timedelta(days=at) for at in range((last - first).days + 1)]
