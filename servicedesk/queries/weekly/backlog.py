"""The tickets that stood open when the week ended: how old, how late, and which are due next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, case, func, select

from servicedesk.core.weekly_delivery import DueRow
from servicedesk.core.weekly_names import without_names
from servicedesk.models import Customer, Staff, Ticket
from servicedesk.queries.weekly.counting import count_if
from servicedesk.queries.weekly.open_work import open_at, work_state
from servicedesk.storage.conditions import OPEN_TICKET
from servicedesk.storage.desk import Read

AGE_DAYS = (1, 3, 7, 14, 30)
AHEAD = timedelta(hours=48)
MOST_DUE = 8
# The clock of an open ticket without a next deadline is paused.
_PAUSED = and_(OPEN_TICKET, Ticket.due_at.is_(None), Ticket.resolution_due_at.is_not(None))


@dataclass(frozen=True, slots=True)
class Backlog:
    """Open tickets by age (last: older than the last of AGE_DAYS), how many were past their target, how many paused."""

    ages: tuple[int, ...]
    overdue: int
    paused: int


@dataclass(frozen=True, slots=True)
class DueSoon:
    """Tickets due within 48 hours: all of them, those still open when the report was made, and the first rows."""

    total: int
    still_open: int
    rows: tuple[DueRow, ...]


def backlog(read: Read, moment: datetime) -> Backlog:
    """Count the tickets open at *moment*."""
    borders = [moment - timedelta(days=days) for days in AGE_DAYS]
    age = case(*((Ticket.opened_at >= border, at) for at, border in enumerate(borders)), else_=len(AGE_DAYS))
    overdue = and_(Ticket.resolution_due_at < moment, ~_PAUSED)
    rows = read.execute(
        select(age, func.count(), count_if(overdue), count_if(_PAUSED)).where(open_at(moment)).group_by(age)
    ).all()
    ages = [0] * (len(AGE_DAYS) + 1)
    for at, count, _overdue, _paused in rows:
        ages[at] = int(count)
    return Backlog(tuple(ages), sum(int(row[2]) for row in rows), sum(int(row[3]) for row in rows))


def due_soon(read: Read, moment: datetime) -> DueSoon:
    """Return what is due within 48 hours of *moment*, listing what is open yet; sensitive ones are counted only."""
    due = and_(Ticket.resolution_due_at >= moment, Ticket.resolution_due_at < moment + AHEAD)
    condition = and_(open_at(moment), due, ~_PAUSED)
    total, still_open = read.execute(
        select(func.count(), count_if(OPEN_TICKET)).select_from(Ticket).where(condition)
    ).one()
    found = read.execute(
        select(
            Ticket.number,
            Ticket.place,
            Ticket.title,
            func.coalesce(Customer.name, "").label("customer"),
            func.coalesce(Staff.name, "").label("owner"),
            Ticket.resolution_due_at,
            Ticket.state_class,
        )
        .outerjoin(Customer, Customer.id == Ticket.customer_id)
        .outerjoin(Staff, Staff.id == Ticket.owner_id)
        .where(OPEN_TICKET, condition, Ticket.is_sensitive.is_(False))
        .order_by(Ticket.resolution_due_at, Ticket.id)
        .limit(MOST_DUE)
    )
    rows = tuple(
        DueRow(
            row.number,
            row.place,
            without_names(row.title, (), row.customer),
            row.owner,
            local(read, row.resolution_due_at),
            work_state(row.state_class),
        )
        for row in found
    )
    return DueSoon(int(total), int(still_open), rows)


def local(read: Read, moment: datetime) -> datetime:
    """Return a moment as the site's clock shows it."""
    return read.site.local(moment).replace(tzinfo=None, microsecond=0)
