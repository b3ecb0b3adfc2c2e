"""The visits of a span: who came when, and how long each waited.

Date basis: the arrival. Who still waits is in no ratio; a department's visits are those its people served.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, select

from servicedesk.core.enums import VisitState
from servicedesk.core.permissions import Permission
from servicedesk.models import Staff, Visit
from servicedesk.queries.analysis.scope import END, START, Slice, is_everything, span
from servicedesk.queries.sensitive import visit_readable
from servicedesk.storage.desk import Read
from servicedesk.storage.prepared import Prepared


class Arrival(NamedTuple):
    """One visit; ``wait_seconds`` is None for who left or still waits. A tuple, for half a year has many thousands."""

    id: int
    arrived_at: datetime
    wait_seconds: float | None
    has_left: bool


def visits(*columns: Any) -> Select[Any]:
    """Return the statement over the visits that arrived in the span."""
    return (
        select(*columns)
        .select_from(Visit)
        .outerjoin(Staff, Staff.id == Visit.staff_id)
        .where(Visit.arrived_at >= START, Visit.arrived_at < END)
    )


def narrowed(read: Read, statement: Select[Any], part: Slice) -> Select[Any]:
    """Return *statement* over one part of the desk, without what the reader may not know of."""
    if part.department_id is not None:
        statement = statement.where(Staff.department_id == part.department_id)
    if part.channel is not None:
        statement = statement.where(Visit.channel == part.channel.value)
    if not read.actor.can(Permission.VIEW_SENSITIVE):
        statement = statement.where(visit_readable(read, Visit.id))
    return statement


# In order, so that a mean is the same to the last digit whichever engine adds it up.
_ROWS = visits(Visit.id, Visit.arrived_at, Visit.started_at, Visit.state).order_by(Visit.arrived_at, Visit.id)
_EVERY_ROW = Prepared(_ROWS)
_WAITING, _LEFT = VisitState.WAITING.value, VisitState.LEFT.value


def arrivals(read: Read, start: datetime, end: datetime, part: Slice) -> list[Arrival]:
    """Return the visits with their waits; whole rows, as the ninetieth percentile needs every wait."""
    found = []
    for identity, arrived_at, started_at, state in _rows(read, start, end, part):
        served = started_at is not None and state != _WAITING
        # A station's clock may have been wrong: nobody waits less than not at all.
        wait = max((started_at - arrived_at).total_seconds(), 0.0) if served else None
        found.append(Arrival(identity, arrived_at, wait, not served and state == _LEFT))
    return found


def _rows(read: Read, start: datetime, end: datetime, part: Slice) -> Sequence[Any]:
    if is_everything(read, part):
        return read.rows(_EVERY_ROW, start=start, end=end)
    # All at once: handed out one by one a row costs three times as much.
    return read.execute(narrowed(read, _ROWS, part), span(start, end)).all()  # type: ignore[no-any-return] # rows of any statement
