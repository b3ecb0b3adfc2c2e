"""Which roles read sensitive cases at this site, and how many people that is."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from servicedesk.core.permissions import ALWAYS_READ_SENSITIVE, CHOOSABLE_READERS, Permission, Role
from servicedesk.models import Staff
from servicedesk.storage.desk import Read, ask


@dataclass(frozen=True, slots=True)
class RoleReads:
    """A role, how many active people have it, whether they read sensitive cases, and whether that can be chosen."""

    role: Role
    people: int
    reads: bool
    is_fixed: bool


@ask(Permission.VIEW_SETTINGS)
def roles_that_read(read: Read) -> list[RoleReads]:
    """Return every role of people, those that can be chosen first."""
    statement = select(Staff.role, func.count()).where(Staff.is_active).group_by(Staff.role)
    people = {str(role): int(count) for role, count in read.execute(statement)}
    fixed = sorted(ALWAYS_READ_SENSITIVE - {Role.SYSTEM})
    return [
        RoleReads(role, people.get(role.value, 0), read.actor.rights.allow(role, Permission.VIEW_SENSITIVE),
                  role in fixed)
        for role in (*CHOOSABLE_READERS, *fixed)
    ]  # fmt: skip
