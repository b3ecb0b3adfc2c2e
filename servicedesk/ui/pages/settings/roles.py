"""What roles are called, and what each may do in one line."""

from __future__ import annotations

from servicedesk.core.permissions import Role
from servicedesk.core.translation import Marked, mark, translate_marked

_NAMES: dict[Role, Marked] = {
    Role.FRONT_DESK: mark("Settings", "Front desk"),
    Role.SPECIALIST: mark("Settings", "Specialist"),
    Role.SUPERVISOR: mark("Settings", "{Supervisor}"),
    Role.ADMINISTRATOR: mark("Settings", "Administrator"),
    Role.AUDITOR: mark("Settings", "Auditor"),
}
_RIGHTS: dict[Role, Marked] = {
    Role.FRONT_DESK: mark("Settings", "Receives {customers}, opens tickets, calls back"),
    Role.SPECIALIST: mark("Settings", "Works on the tickets of the department"),
    Role.SUPERVISOR: mark("Settings", "Also approves, sets time rules, reads figures and the audit, backs up"),
    Role.ADMINISTRATOR: mark("Settings", "Also manages people and restores; signs in by password only"),
    Role.AUDITOR: mark("Settings", "Reads everything, changes nothing"),
}


def role_words(role: Role) -> str:
    """Return the name of a role."""
    return translate_marked(_NAMES[role]) if role in _NAMES else role.value


def role_rights(role: Role) -> str:
    """Return what a role may do."""
    return translate_marked(_RIGHTS[role]) if role in _RIGHTS else ""


def role_options() -> list[tuple[str, str]]:
    """Return the roles to choose from."""
    return [(role.value, role_words(role)) for role in _NAMES]


def role_tone(role: Role) -> str:
    """Return the hue of a role's tag."""
    return {Role.ADMINISTRATOR: "primary", Role.SUPERVISOR: "violet", Role.AUDITOR: "teal"}.get(role, "neutral")
