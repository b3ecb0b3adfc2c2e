"""Partners and internal agreements, and the clocks of one ticket inside the house."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.permissions import Permission
from servicedesk.models import Department, InternalAgreement, InternalClock, Partner, Ticket
from servicedesk.queries.ticket_lists import READABLE, readable
from servicedesk.storage import service_levels as facts
from servicedesk.storage.conditions import OPEN_TICKET
from servicedesk.storage.desk import Read, ask
from servicedesk.storage.prepared import Prepared


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """A partner as lists and forms show it."""

    id: int
    name: str
    contact: str
    phone: str
    calendar_id: int | None
    is_active: bool
    open_tickets: int


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """What was agreed with a department or partner."""

    id: int
    department_id: int | None
    partner_id: int | None
    kind: str | None
    category_id: int | None
    priority: str | None
    minutes: int
    calendar_id: int


@dataclass(frozen=True, slots=True)
class InsideRow:
    """A clock of a ticket inside the house: with whom, since when, until when; decided once ended."""

    who: Bilingual
    is_partner: bool
    contact: str
    target_minutes: int
    left_minutes: float
    started_at: datetime
    due_at: datetime
    ended_at: datetime | None
    is_met: bool | None


_CLOCKS = Prepared(
    select(
        Department.name_zh,
        Department.name_en,
        func.coalesce(Partner.name, ""),
        func.coalesce(Partner.contact, ""),
        func.coalesce(Partner.phone, ""),
        InternalClock.target_minutes,
        InternalClock.elapsed_minutes,
        InternalClock.calendar_id,
        InternalClock.started_at,
        InternalClock.due_at,
        InternalClock.ended_at,
        InternalClock.is_met,
    )
    .join(Ticket, Ticket.id == InternalClock.ticket_id)
    .outerjoin(Department, Department.id == InternalClock.department_id)
    .outerjoin(Partner, Partner.id == InternalClock.partner_id)
    .where(InternalClock.ticket_id == bindparam("ticket"), READABLE)
    .order_by(InternalClock.id.desc())
    .limit(4)
)


@ask(Permission.VIEW_TICKETS)
def partners(read: Read, active_only: bool = True) -> list[PartnerRow]:
    """Return the partners with how many open tickets are with them."""
    open_here = (
        select(Ticket.partner_id, func.count())
        .where(Ticket.partner_id.is_not(None), OPEN_TICKET, readable(read))
        .group_by(Ticket.partner_id)
    )
    counts = {row[0]: row[1] for row in read.execute(open_here)}
    statement = select(Partner.__table__).order_by(Partner.position, Partner.id)
    if active_only:
        statement = statement.where(Partner.is_active)
    return [
        PartnerRow(row.id, row.name, row.contact, row.phone, row.calendar_id, row.is_active, counts.get(row.id, 0))
        for row in read.execute(statement)
    ]


@ask(Permission.VIEW_TICKETS)
def partner_of(read: Read, ticket_id: int) -> int | None:
    """Return the partner a ticket is with."""
    statement = select(Ticket.partner_id).where(Ticket.id == ticket_id, readable(read))
    found: int | None = read.execute(statement).scalar()
    return found


@ask(Permission.VIEW_SETTINGS)
def agreements(read: Read) -> list[AgreementRow]:
    """Return the agreements in the order they are tried."""
    statement = (
        select(
            InternalAgreement.id,
            InternalAgreement.department_id,
            InternalAgreement.partner_id,
            InternalAgreement.kind,
            InternalAgreement.category_id,
            InternalAgreement.priority,
            InternalAgreement.minutes,
            InternalAgreement.calendar_id,
        )
        .where(InternalAgreement.is_active)
        .order_by(InternalAgreement.position, InternalAgreement.id)
    )
    return [AgreementRow(*row) for row in read.execute(statement)]


@ask(Permission.VIEW_TICKETS)
def clocks_of(read: Read, ticket_id: int) -> list[InsideRow]:
    """Return the latest clocks of a ticket inside the house, the running one first."""
    found = []
    for row in read.rows(_CLOCKS, ticket=ticket_id, may_read_sensitive=read.actor.can(Permission.VIEW_SENSITIVE)):
        zh, en, partner, contact, phone, target, elapsed, calendar_id, started, due, ended, is_met = row
        if ended is None:
            clock = facts.calendar(read.connection, calendar_id, read.site.zone)
            elapsed = float(clock.elapsed_minutes(started, read.now))
        who = Bilingual(partner, partner) if partner else Bilingual(zh or "", en or "")
        reach = " · ".join(part for part in (contact, phone) if part)
        found.append(InsideRow(who, bool(partner), reach, target, target - elapsed, started, due, ended, is_met))
    return found
