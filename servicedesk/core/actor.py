"""Who acts, and at which desk."""

from __future__ import annotations

from dataclasses import dataclass

from servicedesk.core.permissions import ROLE_PERMISSIONS, Permission, Role


@dataclass(frozen=True, slots=True)
class Actor:
    """The person signed in (``staff_id`` is None for the system itself and before sign-in)."""

    staff_id: int | None
    name: str
    role: Role | None
    department_id: int | None = None

    def can(self, permission: Permission) -> bool:
        """Return whether this person has the right; without a role there is none."""
        return self.role is not None and permission in ROLE_PERMISSIONS[self.role]


NOBODY = Actor(None, "", None)
SYSTEM = Actor(None, "system", Role.SYSTEM)
