"""A site of levels, and what came of them."""

from __future__ import annotations

from types import SimpleNamespace

from sqlalchemy import select

from servicedesk.core.actor import Actor
from servicedesk.core.notices import NoticeKind
from servicedesk.core.permissions import Role
from servicedesk.models import Calendar, EscalationEvent, Notice, Staff
from servicedesk.services.escalation_levels import Actions, Conditions, LevelDraft
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.tickets import open_ticket

HOUR = 60


def always(desk):
    week = {str(day): [["00:00", "24:00"]] for day in range(1, 8)}
    with desk.work("test.calendar") as work:
        identity = (
            work.insert(Calendar, code="always", name_zh="全天", name_en="Always", week=week, makeup_hours=[])
            if not rows(desk, select(Calendar.id).where(Calendar.code == "always"))
            else 0
        )
        work.commit()
    return identity or rows(desk, select(Calendar.id).where(Calendar.code == "always"))[0][0]


def rows(desk, statement):
    with desk.database.reader.begin() as connection:
        return connection.execute(statement).all()


def person(desk, name):
    found = rows(desk, select(Staff.id, Staff.role).where(Staff.sign_in_name == name))[0]
    return SimpleNamespace(id=found.id, actor=Actor(found.id, name, Role(found.role)))


def at(percent=None, minutes=None, target="resolution", conditions=None, **actions):
    return LevelDraft(
        None, target, percent, minutes, conditions or Conditions(), Actions(**(actions or {"owner": True}))
    )


def events(desk, ticket_id=None):
    found = rows(desk, select(EscalationEvent.__table__).order_by(EscalationEvent.id))
    return [row for row in found if ticket_id in (None, row.ticket_id)]


def notices(desk, staff_id):
    found = rows(desk, select(Notice.__table__).where(Notice.staff_id == staff_id).order_by(Notice.id))
    return [NoticeKind(row.kind) for row in found]


def open_one(desk, **values):
    return open_ticket(desk, OpenTicket("空调不制冷", **values)).id
