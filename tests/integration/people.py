"""People to sign in as: one of each role, with passwords and PINs."""

from __future__ import annotations

from types import SimpleNamespace

from servicedesk.core.permissions import Role
from servicedesk.services.desk import Desk
from servicedesk.services.staff import AddStaff, add_staff

PASSWORD = "湖畔 good morning 7"
PIN = "482915"


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
