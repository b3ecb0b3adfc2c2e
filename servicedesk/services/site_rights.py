"""The one right that a site gives its roles itself: reading sensitive cases."""

from __future__ import annotations

from collections.abc import Iterable

from servicedesk.core.actor import SENSITIVE_ROLES
from servicedesk.core.errors import Refused
from servicedesk.core.events import ChangeKind
from servicedesk.core.permissions import ALWAYS_READ_SENSITIVE, CHOOSABLE_READERS, Permission, Role
from servicedesk.models import Setting
from servicedesk.storage.desk import Work, act


@act(Permission.MANAGE_STAFF, undoable=False)
def choose_sensitive_roles(work: Work, roles: Iterable[Role]) -> None:
    """Let exactly these roles, and administrators, read sensitive cases; it holds from everybody's next look on.

    Raises Refused ``unknown_role`` for a role that nobody can be given it.
    """
    chosen = set(roles) - ALWAYS_READ_SENSITIVE
    if not chosen <= set(CHOOSABLE_READERS):
        raise Refused("unknown_role", field="roles")
    row = work.session.get(Setting, SENSITIVE_ROLES)
    before = set((row.value or {}).get("roles") or ()) if row is not None else None
    value = {"roles": [role.value for role in CHOOSABLE_READERS if role in chosen]}
    if row is None:
        work.insert(Setting, key=SENSITIVE_ROLES, value=value)
    else:
        row.value = value
    work.changed("setting", 0, ChangeKind.UPDATED)
    lost = sorted(before - set(value["roles"])) if before is not None else []
    work.audit("setting", None, key=SENSITIVE_ROLES, roles=value["roles"], lost=lost)
