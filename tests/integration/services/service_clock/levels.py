"""What a site with service levels keeps, and its one rule by the office calendar."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from servicedesk.models import Calendar, ServiceLevelResult, Ticket, TicketEntry
from servicedesk.services.service_levels import LevelDraft, save_levels
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.tickets import open_ticket

OFFICE = {str(day): [["09:00", "18:00"]] for day in range(1, 6)}
SHANGHAI = ZoneInfo("Asia/Shanghai")


def rows(desk, statement):
    with desk.database.reader.begin() as connection:
        return connection.execute(statement).all()


def ticket(desk, identity):
    return rows(desk, select(Ticket.__table__).where(Ticket.id == identity))[0]


def results(desk, identity, target):
    table = ServiceLevelResult.__table__
    return rows(desk, select(table).where(table.c.ticket_id == identity, table.c.target == target.value))


def entries(desk, identity, kind):
    table = TicketEntry.__table__
    return rows(desk, select(table).where(table.c.ticket_id == identity, table.c.kind == kind.value))


def office(desk):
    return rows(desk, select(Calendar.id).where(Calendar.code == "office"))[0].id


def by_office(desk, minutes=1200):
    """One rule for all: response 9 hours, update 9 hours, solved in *minutes* by the office calendar."""
    save_levels(desk, [LevelDraft(None, None, None, (), 540, 540, minutes, office(desk), True)])


def local(year, month, day, hour=0, minute=0):
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)


def opened(desk, **named):
    return open_ticket(desk, OpenTicket("空调漏水", **named)).id
