"""Page 3: on-time completion over 26 weeks, the breaches and their causes, the backlog and what is due next."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

from sqlalchemy import func, select

from servicedesk.core.weekly import Metric
from servicedesk.core.weekly_delivery import BreachRow, Delivery
from servicedesk.core.weekly_figures import Control
from servicedesk.models import ServiceLevelResult, Ticket
from servicedesk.queries import weeks
from servicedesk.queries.analysis import deadlines
from servicedesk.queries.analysis.comparison import ComparisonRow, comparison
from servicedesk.queries.analysis.scope import Dimension, span
from servicedesk.queries.weekly.backlog import AGE_DAYS, Backlog, due_rows, local
from servicedesk.queries.weekly.cause_names import CauseNames
from servicedesk.queries.weekly.open_work import finished_in
from servicedesk.queries.weekly.shares import share
from servicedesk.storage.conditions import RECEIVED_ONCE
from servicedesk.storage.desk import Read

MOST_TOPICS = 6
MOST_CAUSES = 7
_CAUSE = func.coalesce(Ticket.cause, "")
_KEYS = (Ticket.scenario_id, _CAUSE)
_DECIDED_LATE = deadlines.decided(*_KEYS, func.count()).where(ServiceLevelResult.is_met.is_(False)).group_by(*_KEYS)
# Not grouped: grouping by scenario would read every ticket, and those open and late are few.
_OPEN_LATE = deadlines.late(*_KEYS)
LateCounts = Counter[tuple[int | None, str]]


def delivery(read: Read, monday: date, language: str, names: CauseNames, work: Backlog, control: Control) -> Delivery:
    """Return the week's promises of time and the work that stood open at its end."""
    start, end = weeks.bounds(read, monday)
    moment = min(end, read.now)
    late = _late(read, start, end)
    causes = _by_cause(late)
    unknown = causes.pop("", 0)
    topics = _topics(read, start, end)
    return Delivery(
        local(read, moment),
        control,
        tuple(_breach(row, late, names, language) for row in topics[:MOST_TOPICS]),
        len(topics[MOST_TOPICS:]),
        sum(_late_of(row) for row in topics[MOST_TOPICS:]),
        names.rows(causes, {}, MOST_CAUSES),
        sum(late.values()),
        unknown,
        AGE_DAYS,
        work.ages,
        work.overdue,
        work.paused,
        _opened(read, start, end),
        _closed(read, start, end),
        work.due,
        work.due_open,
        due_rows(read, moment),
        work.undated,
    )


def _late(read: Read, start: datetime, end: datetime) -> LateCounts:
    """Return the breaches of the week by scenario and recorded cause, open ones among them."""
    parameters = span(start, end)
    found: LateCounts = Counter()
    for scenario, cause, count in read.execute(_DECIDED_LATE, parameters):
        found[scenario, cause] += int(count)
    for scenario, cause in read.execute(_OPEN_LATE, deadlines.until_now(read, parameters)):
        found[scenario, cause] += 1
    return found


def _by_cause(late: LateCounts, scenario: int | str | None = "all") -> Counter[str]:
    found: Counter[str] = Counter()
    for (of, cause), count in late.items():
        if scenario in ("all", of):
            found[cause] += count
    return found


def _topics(read: Read, start: datetime, end: datetime) -> list[ComparisonRow]:
    """Return the scenarios with breaches, most breaches first."""
    rows = [row for row in comparison(read, Metric.ON_TIME, Dimension.SCENARIO, start, end).rows if _late_of(row)]
    return sorted(rows, key=lambda row: (-_late_of(row), row.group.order))


def _late_of(row: ComparisonRow) -> int:
    return row.share.n - row.share.successes


def _breach(row: ComparisonRow, late: LateCounts, names: CauseNames, language: str) -> BreachRow:
    causes = _by_cause(late, row.group.key)
    causes.pop("", None)
    first = names.rows(causes, {}, 1)
    on_time = share(row.share.successes, row.share.n)
    label = row.group.name.text(language)
    return BreachRow(label, on_time, first[0].label, first[0].count) if first else BreachRow(label, on_time)


def _opened(read: Read, start: datetime, end: datetime) -> int:
    """Return how many tickets were opened; those merged into others are no cases of their own."""
    opened = select(func.count()).select_from(Ticket).where(Ticket.opened_at >= start, Ticket.opened_at < end)
    return int(read.execute(opened.where(RECEIVED_ONCE)).scalar_one())


def _closed(read: Read, start: datetime, end: datetime) -> int:
    """Return how many tickets were finished."""
    finished = select(func.count()).select_from(Ticket).where(finished_in(start, end))
    return int(read.execute(finished).scalar_one())
