"""Who acts, at which desk, and with which rights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from servicedesk.core.permissions import (
    ALWAYS_READ_SENSITIVE,
    CHOOSABLE_READERS,
    ROLE_PERMISSIONS,
    SITE_DECIDES,
    Permission,
    Role,
)

SENSITIVE_ROLES = "sensitive_roles"
"""The setting that says which roles read sensitive cases."""
RIGHTS = "right"
"""What changed when roles got or lost a right: everything shown may be other."""


@dataclass(frozen=True, slots=True)
class Rights:
    """Which role has which right at a site: the table, but for the one right that the site gives itself."""

    sensitive: frozenset[Role] | None = None

    @classmethod
    def of_setting(cls, value: Mapping[str, Any] | None) -> Rights:
        """Read the setting; where there is none, or none that can be read, the table holds."""
        names = (value or {}).get("roles")
        if not isinstance(names, list):
            return STANDARD
        chosen = {role for role in CHOOSABLE_READERS if role.value in names}
        return cls(ALWAYS_READ_SENSITIVE | chosen)

    def allow(self, role: Role, permission: Permission) -> bool:
        """Return whether everybody of a role has a right."""
        if self.sensitive is not None and permission in SITE_DECIDES:
            return role in self.sensitive
        return permission in ROLE_PERMISSIONS[role]


STANDARD = Rights()


@dataclass(frozen=True, slots=True)
class Actor:
    """The person signed in (``staff_id`` is None for the system itself and before sign-in)."""

    staff_id: int | None
    name: str
    role: Role | None
    department_id: int | None = None
    # What the site decides about roles is not who somebody is.
    rights: Rights = field(default=STANDARD, compare=False, repr=False)

    def can(self, permission: Permission) -> bool:
        """Return whether this person has the right; without a role there is none."""
        return self.role is not None and self.rights.allow(self.role, permission)


NOBODY = Actor(None, "", None)
SYSTEM = Actor(None, "system", Role.SYSTEM)
