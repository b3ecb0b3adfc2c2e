"""The tickets that stood open when the week ended: how old, how late, and which are due next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, case, func, or_, select

from servicedesk.core.weekly_delivery import DueRow
from servicedesk.core.weekly_names import without_names
from servicedesk.models import Customer, Staff, Ticket
from servicedesk.queries.weekly.counting import count_if
from servicedesk.queries.weekly.open_work import (
    IS_COMPLAINT,
    PAUSED,
    SERIOUS,
    due_after,
    open_at,
    open_since,
    work_state,
)
from servicedesk.storage.conditions import OPEN_TICKET
from servicedesk.storage.desk import Read

AGE_DAYS = (1, 3, 7, 14, 30)
MOST_DUE = 8


@dataclass(frozen=True, slots=True)
class Backlog:
    """What stood open: by age (last: older than the last of AGE_DAYS), and how many of all were what.

    Of *due* within 48 hours and *serious* complaints, *due_open* and *serious_open* are open still. *undated* have no
    deadline; *unlisted* are sensitive and would stand in a list.
    """

    ages: tuple[int, ...]
    overdue: int
    paused: int
    due: int
    due_open: int
    serious: int
    serious_open: int
    undated: int
    unlisted: int


def backlog(read: Read, moment: datetime) -> Backlog:
    """Count the tickets open at *moment*, in one look: for a week long past they are sought among many."""
    borders = [moment - timedelta(days=days) for days in AGE_DAYS]
    age = case(*((Ticket.opened_at >= border, at) for at, border in enumerate(borders)), else_=len(AGE_DAYS))
    due = due_after(moment)
    counted = (
        and_(Ticket.resolution_due_at < moment, ~PAUSED),
        PAUSED,
        due,
        and_(due, OPEN_TICKET),
        SERIOUS,
        and_(SERIOUS, OPEN_TICKET),
        Ticket.resolution_due_at.is_(None),
        and_(Ticket.is_sensitive, or_(due, IS_COMPLAINT)),
    )
    found = read.execute(
        select(age, func.count(), *(count_if(each) for each in counted)).where(open_at(moment)).group_by(age)
    ).all()
    ages = [0] * (len(AGE_DAYS) + 1)
    for at, count, *_counts in found:
        ages[at] = int(count)
    return Backlog(tuple(ages), *(sum(int(row[2 + at]) for row in found) for at in range(len(counted))))


def due_rows(read: Read, moment: datetime) -> tuple[DueRow, ...]:
    """Return what is due within 48 hours of *moment* and open yet; sensitive ones are counted only."""
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
        .where(open_since(moment), due_after(moment), Ticket.is_sensitive.is_(False))
        .order_by(Ticket.resolution_due_at, Ticket.id)
        .limit(MOST_DUE)
    )
    return tuple(
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


def local(read: Read, moment: datetime) -> datetime:
    """Return a moment as the site's clock shows it."""
    return read.site.local(moment).replace(tzinfo=None, microsecond=0)
