"""The site after its set-up: its name, its desk, its departments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select

from servicedesk.core.errors import Refused
from servicedesk.core.permissions import Permission
from servicedesk.core.text import fold
from servicedesk.models import Department, Site, Staff, Ticket
from servicedesk.services import editing
from servicedesk.storage.conditions import OPEN_TICKET
from servicedesk.storage.desk import Work, act

COLOURS = ("c1", "c2", "c3", "c4", "c5", "c6")


@dataclass(frozen=True, slots=True)
class ChangeSite:
    """The site as it shall be called; ``version`` is the row's as it was seen."""

    version: int
    name: str
    desk_name: str = ""
    # The values the editor started from (see services.editing).
    base: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class SaveDepartment:
    """A department as it shall be; without an id a new one."""

    id: int | None
    version: int
    name_zh: str
    name_en: str
    # The values the editor started from (see services.editing).
    base: Mapping[str, object] | None = None


@act(Permission.SET_UP, undoable=False)
def change_site(work: Work, command: ChangeSite) -> None:
    """Rename the site or its desk; read the site again afterwards, as slips and reports print it."""
    if not command.name.strip():
        raise Refused("name_missing", field="name")
    seen = command.version if command.base is None else None
    row = work.get(Site, work.connection.execute(select(Site.id)).scalar_one(), seen)
    wanted: dict[str, object] = {"name": command.name.strip(), "desk_name": command.desk_name.strip()}
    values = editing.to_write(work, row, wanted, command.base)
    for name, value in values.items():
        setattr(row, name, value)
    work.audit("site", row.id, fields=sorted(values))


@act(Permission.SET_UP, undoable=False)
def save_department(work: Work, command: SaveDepartment) -> int:
    """Add or rename a department; one language is enough, the other then shows the same.

    Raises Refused: name_missing, name_taken; EditConflict when a name was changed by others as well since ``base``,
    Conflict without one when anything was.
    """
    zh, en = command.name_zh.strip(), command.name_en.strip()
    if not zh and not en:
        raise Refused("name_missing", field="name_zh")
    _check_names(work, command.id, zh, en)
    if command.id is not None:
        row = work.get(Department, command.id, command.version if command.base is None else None)
        values = editing.to_write(work, row, {"name_zh": zh, "name_en": en}, command.base)
        for name, value in values.items():
            setattr(row, name, value)
        work.audit("department", row.id, fields=sorted(values))
        return row.id
    count = int(work.connection.execute(select(func.coalesce(func.max(Department.id), 0))).scalar_one())
    identity = work.insert(
        Department,
        code=f"department_{count + 1}",
        name_zh=zh,
        name_en=en,
        colour=COLOURS[count % len(COLOURS)],
        position=count,
        is_active=True,
    )
    work.audit("department", identity)
    return identity


def _check_names(work: Work, own: int | None, zh: str, en: str) -> None:
    """Two departments of one name would get each other's tickets."""
    active = select(Department.id, Department.name_zh, Department.name_en).where(Department.is_active)
    for other in work.connection.execute(active):
        if other.id == own:
            continue
        for field, name in (("name_zh", zh), ("name_en", en)):
            if name and fold(name) in (fold(other.name_zh), fold(other.name_en)):
                raise Refused("name_taken", field=field, name=name)


@act(Permission.SET_UP, undoable=False)
def close_department(work: Work, department_id: int, version: int) -> None:
    """Take a department off the lists; what it did keeps its name.

    Raises Refused ``department_in_use`` while it has open tickets or people.
    """
    row = work.get(Department, department_id, version)
    tickets = select(func.count()).where(Ticket.department_id == department_id, OPEN_TICKET)
    people = select(func.count()).where(Staff.department_id == department_id, Staff.is_active)
    open_tickets = work.connection.execute(tickets).scalar_one()
    members = work.connection.execute(people).scalar_one()
    if open_tickets or members:
        raise Refused("department_in_use", tickets=open_tickets, people=members)
    row.is_active = False
    work.audit("department", department_id)


@act(Permission.SET_UP, undoable=False)
def reopen_department(work: Work, department_id: int, version: int) -> None:
    """Put a closed department back on the lists."""
    row = work.get(Department, department_id, version)
    _check_names(work, department_id, row.name_zh, row.name_en)
    row.is_active = True
    work.audit("department", department_id)
