"""Promises of time beside the resolution: the next update to guests, and what was agreed inside the house.

Date basis: the decision (the answer, the hand-over's end), and for what still runs the moment of the breach. Neither
is ever part of the resolutions on time.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, case, func, select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import Target
from servicedesk.core.permissions import Permission
from servicedesk.methods import proportion
from servicedesk.models import Department, InternalClock, Partner, ServiceLevelResult, Ticket
from servicedesk.queries.analysis.deadlines import narrowed, until_now
from servicedesk.queries.analysis.scope import ALL, END, START, Slice, span
from servicedesk.storage.conditions import OPEN_TICKET
from servicedesk.storage.desk import Read, ask


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A department or partner, and how many of its hand-overs kept what was agreed, with Wilson's interval."""

    who: Bilingual
    is_partner: bool
    share: proportion.Share
    # The department or the partner, by which its records are found.
    key: tuple[int | None, int | None] = (None, None)


@dataclass(frozen=True, slots=True)
class OtherPromises:
    """Next updates kept of all decided or late, and the parties inside the house, departments before partners."""

    update: proportion.Share
    inside: tuple[PartyRow, ...] = ()


_UPDATES = (
    select(func.coalesce(func.sum(case((ServiceLevelResult.is_met, 1), else_=0)), 0), func.count())
    .select_from(ServiceLevelResult)
    .join(Ticket, Ticket.id == ServiceLevelResult.ticket_id)
    .where(ServiceLevelResult.target == Target.UPDATE.value, ServiceLevelResult.is_final)
    .where(ServiceLevelResult.decided_at >= START, ServiceLevelResult.decided_at < END)
)
_UPDATES_LATE = (
    select(func.count())
    .select_from(Ticket)
    .where(OPEN_TICKET, Ticket.contacted_at.is_not(None))
    .where(Ticket.update_due_at >= START, Ticket.update_due_at < END)
)
_KEYS = (InternalClock.department_id, InternalClock.partner_id)
_INSIDE = select(
    *_KEYS, func.coalesce(func.sum(case((InternalClock.is_met.is_(True), 1), else_=0)), 0), func.count()
).join(Ticket, Ticket.id == InternalClock.ticket_id)
_ENDED_IN = _INSIDE.where(InternalClock.ended_at >= START, InternalClock.ended_at < END)
_STILL_RUNNING = _INSIDE.where(InternalClock.ended_at.is_(None)).where(
    InternalClock.due_at >= START, InternalClock.due_at < END
)
_ENDED, _RUNNING_LATE = _ENDED_IN.group_by(*_KEYS), _STILL_RUNNING.group_by(*_KEYS)
_DEPARTMENTS = select(Department.id, Department.name_zh, Department.name_en)
_PARTNERS = select(Partner.id, Partner.name)


def updates(*columns: Any) -> Select[Any]:
    """Return the next updates that were decided in a span."""
    return _UPDATES.with_only_columns(*columns)


def updates_late(*columns: Any) -> Select[Any]:
    """Return the open tickets whose next update was due in a span and has not been given."""
    return _UPDATES_LATE.with_only_columns(*columns)


def ended(party: tuple[int | None, int | None], *columns: Any) -> Select[Any]:
    """Return the hand-overs to a department or partner that ended in a span."""
    return _of(_ENDED_IN, party).with_only_columns(*columns)


def running_late(party: tuple[int | None, int | None], *columns: Any) -> Select[Any]:
    """Return the hand-overs that still run and were due in a span."""
    return _of(_STILL_RUNNING, party).with_only_columns(*columns)


def _of(statement: Select[Any], party: tuple[int | None, int | None]) -> Select[Any]:
    return statement.where(*(column.is_not_distinct_from(key) for column, key in zip(_KEYS, party, strict=True)))


@ask(Permission.VIEW_EVALUATION)
def other_promises(read: Read, start: datetime, end: datetime, part: Slice = ALL) -> OtherPromises:
    """Return how next updates and agreements inside the house were kept in [start, end)."""
    return promises_in(read, start, end, part)


def promises_in(read: Read, start: datetime, end: datetime, part: Slice = ALL) -> OtherPromises:
    """Return the same for a reader who has been let in already."""
    decided = span(start, end)
    late = until_now(read, decided)
    met, n = read.execute(narrowed(read, _UPDATES, part), decided).one()
    n += read.execute(narrowed(read, _UPDATES_LATE, part), late).scalar_one()
    return OtherPromises(proportion.wilson(int(met), int(n)), _inside(read, decided, late, part))


def _inside(read: Read, decided: dict[str, Any], late: dict[str, Any], part: Slice) -> tuple[PartyRow, ...]:
    counts: dict[tuple[int | None, int | None], list[int]] = defaultdict(lambda: [0, 0])
    for statement, parameters in ((_ENDED, decided), (_RUNNING_LATE, late)):
        for department_id, partner_id, met, n in read.execute(narrowed(read, statement, part), parameters):
            counts[department_id, partner_id][0] += int(met)
            counts[department_id, partner_id][1] += int(n)
    if not counts:
        return ()
    departments = {key: Bilingual(zh, en) for key, zh, en in read.execute(_DEPARTMENTS)}
    partners = {key: Bilingual(name, name) for key, name in read.execute(_PARTNERS)}
    ordered = sorted(counts.items(), key=lambda item: (item[0][1] is not None, item[0][1] or 0, item[0][0] or 0))
    return tuple(
        PartyRow(
            partners[partner_id] if partner_id is not None else departments[department_id or 0],
            partner_id is not None,
            proportion.wilson(*found),
            (department_id, partner_id),
        )
        for (department_id, partner_id), found in ordered
    )
