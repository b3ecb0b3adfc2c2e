"""Settled cases, and whether each was settled at first contact for good.

Inquiries count by the moment they were asked, tickets by the moment they were solved. A case of the same customer
and scenario opened within seven days (inclusive) takes the first contact back; visitors nobody registered cannot be
followed and count as they ended. A case younger than the window is provisional. Imported tickets are left out: no
export says whether the first person who spoke to the guest settled it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import and_, literal, select

from servicedesk.core.permissions import Permission
from servicedesk.methods.fcr import WINDOW
from servicedesk.models import Inquiry, Staff, Ticket
from servicedesk.queries.analysis.scope import END, START, Slice, is_everything, sorted_in, span
from servicedesk.queries.sensitive import inquiry_readable
from servicedesk.queries.weeks import Ratio, first_contacts
from servicedesk.storage.conditions import IMPORTED, RECEIVED_ONCE
from servicedesk.storage.desk import Read


class SettledCase(NamedTuple):
    """One case; ``is_mature`` once nobody can come back with it any more."""

    is_ticket: bool
    id: int
    settled_at: datetime
    is_first_contact: bool
    is_mature: bool


_INQUIRIES = (
    select(
        literal(False).label("is_ticket"),
        Inquiry.id,
        Inquiry.customer_id,
        Inquiry.scenario_id,
        Inquiry.asked_at.label("at"),
        Inquiry.is_resolved.label("is_first"),
    )
    .outerjoin(Staff, Staff.id == Inquiry.staff_id)
    .where(Inquiry.asked_at >= START, Inquiry.asked_at < END)
)
_TICKETS = select(
    literal(True).label("is_ticket"),
    Ticket.id,
    Ticket.customer_id,
    Ticket.scenario_id,
    Ticket.solved_at.label("at"),
    and_(Ticket.is_first_contact, Ticket.times_reopened == 0).label("is_first"),
).where(Ticket.solved_at >= START, Ticket.solved_at < END, ~IMPORTED)
_OPENED = select(Ticket.customer_id, Ticket.scenario_id, Ticket.opened_at).where(
    Ticket.customer_id.is_not(None), Ticket.opened_at >= START, Ticket.opened_at <= END, RECEIVED_ONCE
)


def settled_cases(read: Read, start: datetime, end: datetime, part: Slice) -> list[SettledCase]:
    """Return the cases settled in the span, oldest first within each kind."""
    inquiries, tickets, opened = _INQUIRIES, _TICKETS, _OPENED
    if part.department_id is not None:
        inquiries = inquiries.where(Staff.department_id == part.department_id)
        tickets = tickets.where(Ticket.department_id == part.department_id)
    if part.channel is not None:
        inquiries = inquiries.where(Inquiry.channel == part.channel.value)
        tickets = tickets.where(Ticket.channel == part.channel.value)
    if not read.actor.can(Permission.VIEW_SENSITIVE):
        inquiries = inquiries.where(inquiry_readable(read, Inquiry.id))
        tickets = tickets.where(Ticket.is_sensitive.is_(False))
        opened = opened.where(Ticket.is_sensitive.is_(False))
    again: defaultdict[tuple[int, int | None], list[datetime]] = defaultdict(list)
    # Whoever came back did so anywhere in the house, so the part does not narrow this.
    for customer_id, scenario_id, opened_at in read.execute(opened, span(start, end + WINDOW)).all():
        again[customer_id, scenario_id].append(opened_at)
    for moments in again.values():
        moments.sort()

    def case_of(row: object) -> SettledCase:
        at: datetime = row.at  # type: ignore[attr-defined] # a row of the statements above
        key = (row.customer_id, row.scenario_id)  # type: ignore[attr-defined] # as above
        first = bool(row.is_first) and not came_back(again.get(key, ()), at)  # type: ignore[attr-defined] # as above
        return SettledCase(bool(row.is_ticket), row.id, at, first, read.now - at >= WINDOW)  # type: ignore[attr-defined] # as above

    parameters = span(start, end)
    return [case_of(row) for statement in (inquiries, tickets) for row in read.execute(statement, parameters).all()]


def settled(read: Read, start: datetime, end: datetime, part: Slice) -> tuple[Ratio, int]:
    """Return the first contacts among the cases older than the window, and how many are younger."""
    if not is_everything(read, part):
        cases = settled_cases(read, start, end, part)
        this = mature(cases)
        return this, len(cases) - this.n
    # The first moment of which somebody can still come back; a case of just now minus the window is old.
    young = min(max(start, read.now - WINDOW + timedelta.resolution), end)
    old, still_open = first_contacts(read, [start, young, end])
    return old, still_open.n


def settled_weekly(read: Read, weeks: list[datetime], part: Slice) -> list[Ratio]:
    """Return the first contacts of each week between the moments *weeks*, all of them older than the window."""
    if is_everything(read, part):
        return first_contacts(read, weeks)
    cases = settled_cases(read, weeks[0], weeks[-1], part)
    return [mature(week) for week in sorted_in(cases, weeks, lambda case: case.settled_at)]


def came_back(opened: Sequence[datetime], settled_at: datetime) -> bool:
    """Return whether a case was opened after *settled_at* and within the window; *opened* is sorted."""
    following = bisect_right(opened, settled_at)
    return following < len(opened) and opened[following] <= settled_at + WINDOW


def mature(cases: Iterable[SettledCase]) -> Ratio:
    """Return the first contacts among the cases older than the window."""
    old = [case for case in cases if case.is_mature]
    return Ratio(sum(case.is_first_contact for case in old), len(old))
