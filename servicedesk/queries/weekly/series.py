"""What is counted week by week: the six figures of page 1 and the control charts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sqlalchemy import func

from servicedesk.core.weekly import Metric, Tile
from servicedesk.core.weekly_figures import Control
from servicedesk.models import Ticket
from servicedesk.queries import weeks
from servicedesk.queries.analysis import causes
from servicedesk.queries.analysis.scope import WEEK_NUMBER, edges, mondays, week_number, weekly_span
from servicedesk.queries.weekly.shares import CONTROL_WEEKS, rate_control, share_control
from servicedesk.queries.weekly.tiles import six_figures
from servicedesk.storage.desk import Read


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of many weeks; each week is read once for all of them."""

    tiles: tuple[Tile, ...]
    on_time: Control
    satisfied: Control
    complaints: Control


def series(read: Read, monday: date) -> Series:
    """Return the weeks that end with the one of *monday*."""
    return Series(
        six_figures(read, monday),
        share_control(read, Metric.ON_TIME, monday),
        share_control(read, Metric.CSAT, monday),
        _complaints(read, monday),
    )


def _complaints(read: Read, monday: date) -> Control:
    """Return the u chart of 26 weeks: complaints per 1,000 visits."""
    moments = edges(read, monday, CONTROL_WEEKS)
    week = week_number(Ticket.opened_at, CONTROL_WEEKS)
    counts = [0] * CONTROL_WEEKS
    for at, count in read.execute(causes.complaints(week, func.count()).group_by(WEEK_NUMBER), weekly_span(moments)):
        counts[int(at)] = int(count)
    # Week by week, as the index of arrivals alone tells how many came in each.
    visits = [weeks.visits_of(read, start, end) for start, end in pairwise(moments)]
    finished = [moment <= read.now for moment in moments[1:]]
    return rate_control(mondays(monday, CONTROL_WEEKS), counts, visits, finished)
