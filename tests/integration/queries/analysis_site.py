"""The practice hotel's last week as the evaluation sees it."""

from __future__ import annotations

from datetime import date, datetime

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.permissions import Permission, Role
from servicedesk.models import Staff
from servicedesk.queries.analysis import tiles
from servicedesk.queries.analysis.scope import ALL, WEEK, Slice
from servicedesk.services.desk import Desk
from servicedesk.storage.desk import ask

LAST_WEEK = date(2026, 11, 9)


def bounds(desk: Desk, monday: date = LAST_WEEK) -> tuple[datetime, datetime]:
    return desk.site.day_bounds(monday)[0], desk.site.day_bounds(monday + WEEK)[0]


def looked_up(desk: Desk, function, *arguments):
    """Ask one part of a query on its own."""
    return ask(Permission.VIEW_EVALUATION)(function)(desk, *arguments)


def become(desk: Desk, staff_id: int) -> None:
    """Let somebody of the house be a supervisor, and act."""
    actor, desk.actor = desk.actor, SYSTEM
    with desk.work("test.promote") as work:
        person = work.get(Staff, staff_id, None)
        person.role = Role.SUPERVISOR.value
        desk.actor = Actor(staff_id, person.name, Role.SUPERVISOR)
        work.undoable = False
        work.commit()
    assert actor != desk.actor


def shown(desk: Desk, monday: date = LAST_WEEK, part: Slice = ALL) -> tiles.Tiles:
    return tiles.tiles(desk, *bounds(desk, monday), bounds(desk, monday - WEEK), monday, part)
