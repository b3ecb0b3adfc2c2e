"""Complaints: how many for the visits there were, and how they were handled.

Rate = 1,000 × complaints/visits. Acknowledged in time: percent of the complaints; closed in time and reopened:
percent of those closed; satisfaction with the handling: percent of ratings 4 and 5 of 5 (CSAT). Date basis: the
complaint's arrival. Figures asked for by ISO 10002:2018 and GB/T 19012-2019, which set no limits of time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from servicedesk.methods.checks import part_of, percent, whole
from servicedesk.methods.csat import Csat, csat


@dataclass(frozen=True, slots=True)
class Complaints:
    """The rate per 1,000 visits, percentages of handling and satisfaction with it; None without data."""

    rate_per_1000: float | None
    acknowledged_percent: float | None
    closed_in_time_percent: float | None
    reopened_percent: float | None
    handling: Csat


def complaints(
    visits: int,
    received: int,
    acknowledged_in_time: int,
    closed: int,
    closed_in_time: int,
    reopened: int,
    handling_ratings: Iterable[int | None] = (),
) -> Complaints:
    """Return the figures of the complaints received in a period.

    There may be more complaints than visits (of guests long gone). Raises MethodError for counts that are none,
    parts larger than their whole and ratings outside 1 to 5.
    """
    visits = whole("visits", visits, 0)
    acknowledged, received = part_of("acknowledged_in_time", acknowledged_in_time, "complaints", received)
    closed, _ = part_of("closed", closed, "complaints", received)
    in_time, _ = part_of("closed_in_time", closed_in_time, "closed", closed)
    again, _ = part_of("reopened", reopened, "closed", closed)
    return Complaints(
        1000 * received / visits if visits else None,
        percent(acknowledged, received),
        percent(in_time, closed),
        percent(again, closed),
        csat(handling_ratings),
    )
