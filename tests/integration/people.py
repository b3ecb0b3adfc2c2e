"""People to sign in as, one of each role with password and PIN, and what tickets need."""

from __future__ import annotations

from types import SimpleNamespace

from servicedesk.core.enums import StateClass
from servicedesk.core.permissions import Role
from servicedesk.models import TicketState
from servicedesk.services.desk import Desk
from servicedesk.services.staff import AddStaff, add_staff

PASSWORD = "湖畔 good morning 7"
PIN = "482915"


def furnish(desk: Desk) -> None:
    """Add the two states without which no ticket can be opened and worked on."""
    with desk.work("test.furnish") as work:
        for position, (code, state_class) in enumerate((("new", StateClass.NEW), ("active", StateClass.ACTIVE))):
            names = {"name_zh": code, "name_en": code}
            work.insert(TicketState, code=code, state_class=state_class.value, position=position, **names)
        work.undoable = False
        work.commit()


def hire(desk: Desk) -> SimpleNamespace:
    """Add one person of each role as the system; the answer has their ids by role."""
    people = {}
    for role, name in (
        (Role.ADMINISTRATOR, "周宁"),
        (Role.SUPERVISOR, "沈磊"),
        (Role.FRONT_DESK, "林晓"),
        (Role.SPECIALIST, "许嘉铭"),
        (Role.AUDITOR, "王佳怡"),
    ):
        pin = "" if role is Role.ADMINISTRATOR else PIN
        people[role.value] = add_staff(desk, AddStaff(role.value, name, role, password=PASSWORD, pin=pin))
    return SimpleNamespace(**people)
