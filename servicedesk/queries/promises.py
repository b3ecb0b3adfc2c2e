"""Promises: which come next, what one said before, and how many are kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import aliased

from servicedesk.core.enums import PromiseState
from servicedesk.core.permissions import Permission
from servicedesk.methods.proportion import wilson
from servicedesk.models import Customer, Promise, PromiseMove, Staff, Ticket, Visit
from servicedesk.queries.analysis.scope import ALL, Slice
from servicedesk.queries.sensitive import readable, visit_readable
from servicedesk.storage.desk import Read, ask

NEXT = 8


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """An open promise as the desk sees it: what, until when, for whom, who sees to it."""

    id: int
    version: int
    text: str
    due_at: datetime
    owner_id: int | None
    owner: str
    place: str
    customer_name: str
    ticket_id: int | None
    ticket_number: str
    visit_id: int | None


@dataclass(frozen=True, slots=True)
class MoveRow:
    """What a promise said, and until when, before somebody changed it."""

    text: str
    due_at: datetime
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class KeptRate:
    """How many of the promises due were kept; share and interval are None without any."""

    kept: int
    n: int
    share: float | None
    lower: float | None
    upper: float | None


def shown(read: Read) -> ColumnElement[bool]:
    """Return the condition that hides what was promised on a ticket, or in a visit, that may not be read."""
    ticket = or_(Promise.ticket_id.is_(None), readable(read))
    return ticket & or_(
        Promise.visit_id.is_(None), visit_readable(read, Promise.visit_id), Promise.ticket_id.is_not(None)
    )


def _lines() -> Select[Any]:
    return (
        select(
            Promise.id,
            Promise.version,
            Promise.text,
            Promise.due_at,
            Promise.owner_id,
            func.coalesce(Staff.name, "").label("owner"),
            func.coalesce(Ticket.place, Visit.place, "").label("place"),
            func.coalesce(Customer.name, Visit.caller, "").label("customer_name"),
            Promise.ticket_id,
            func.coalesce(Ticket.number, "").label("number"),
            Promise.visit_id,
        )
        .outerjoin(Ticket, Ticket.id == Promise.ticket_id)
        .outerjoin(Visit, Visit.id == Promise.visit_id)
        .outerjoin(Customer, Customer.id == func.coalesce(Promise.customer_id, Ticket.customer_id, Visit.customer_id))
        .outerjoin(Staff, Staff.id == Promise.owner_id)
        .where(Promise.state == PromiseState.OPEN.value)
    )


@ask(Permission.VIEW_TICKETS)
def next_promises(read: Read, limit: int = NEXT) -> list[PromiseLine]:
    """Return the open promises whose time comes first, those that are late before all."""
    statement = _lines().where(shown(read)).order_by(Promise.due_at, Promise.id).limit(limit)
    return [PromiseLine(*row) for row in read.execute(statement)]


@ask(Permission.VIEW_TICKETS)
def promise(read: Read, promise_id: int) -> PromiseLine | None:
    """Return one open promise, or None when it is settled, gone or hidden."""
    row = read.execute(_lines().where(Promise.id == promise_id, shown(read))).first()
    return None if row is None else PromiseLine(*row)


@ask(Permission.VIEW_TICKETS)
def history(read: Read, promise_id: int) -> list[MoveRow]:
    """Return what a promise said before, the earliest first."""
    statement = (
        select(PromiseMove.text, PromiseMove.due_at, func.coalesce(Staff.name, ""), PromiseMove.at)
        .join(Promise, Promise.id == PromiseMove.promise_id)
        .outerjoin(Ticket, Ticket.id == Promise.ticket_id)
        .outerjoin(Staff, Staff.id == PromiseMove.staff_id)
        .where(PromiseMove.promise_id == promise_id, shown(read))
        .order_by(PromiseMove.at, PromiseMove.id)
    )
    return [MoveRow(*row) for row in read.execute(statement)]


@ask(Permission.VIEW_EVALUATION)
def kept_rate(read: Read, start: datetime, end: datetime, part: Slice = ALL) -> KeptRate:
    """Return the promises due in the span whose time has come; one still open after its time is broken."""
    counted = func.count(), func.count().filter(Promise.state == PromiseState.KEPT.value)
    n, kept = read.execute(due_promises(read, start, end, part, *counted)).one()
    share = wilson(kept, n)
    return KeptRate(kept, n, share.p, share.lower, share.upper)


_Case = aliased(Ticket)


def due_within(start: datetime, end: datetime, states: Iterable[PromiseState] = PromiseState) -> ColumnElement[bool]:
    """Return the condition for promises of the span; the index begins with what became of them, so that is named."""
    return and_(Promise.state.in_([state.value for state in states]), Promise.due_at >= start, Promise.due_at < end)


def due_promises(read: Read, start: datetime, end: datetime, part: Slice, *columns: Any) -> Select[Any]:
    """Return the select of *columns* of the promises whose time came in the span.

    Those on sensitive tickets, and made in visits that led to one, count for nobody, so that screen, paper and
    command line say the same to everybody.
    """
    became = select(_Case.id).where(_Case.is_sensitive, _Case.visit_id == Promise.visit_id).correlate_except(_Case)
    statement = (
        select(*columns)
        .select_from(Promise)
        .outerjoin(Ticket, Ticket.id == Promise.ticket_id)
        .where(due_within(start, min(end, read.now)))
        .where(func.coalesce(Ticket.is_sensitive, False).is_(False))
        .where(or_(Promise.ticket_id.is_not(None), Promise.visit_id.is_(None), ~became.exists()))
    )
    if part.department_id is not None:
        statement = statement.where(Ticket.department_id == part.department_id)
    if part.channel is not None:
        statement = statement.outerjoin(Visit, Visit.id == Promise.visit_id)
        statement = statement.where(func.coalesce(Ticket.channel, Visit.channel) == part.channel.value)
    return statement
