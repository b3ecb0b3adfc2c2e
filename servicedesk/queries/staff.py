"""The people of the desk: for the sign-in screen, for giving work to, for approving, for the staff list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Subquery, func, select, text

from servicedesk.core.actor import SYSTEM
from servicedesk.core.enums import VisitState
from servicedesk.core.gate_rows import PersonRow, by_name, person_row
from servicedesk.core.permissions import Permission, Role
from servicedesk.core.throttle import PIN_TRIES
from servicedesk.models import Department, Draft, SignInThrottle, Staff, Ticket, Visit
from servicedesk.queries.sensitive import readable
from servicedesk.storage.conditions import visit_is
from servicedesk.storage.desk import Desk, Read, ask

# Written as the partial indexes say it: with bound values the planner could not use them.
_OPEN = text("ticket.state_class in ('new', 'active', 'waiting')")
_PIN_SPENT = func.coalesce(SignInThrottle.pin_failures, 0) >= PIN_TRIES


@dataclass(frozen=True, slots=True)
class StaffRow:
    """Somebody in the administrator's list."""

    id: int
    version: int
    sign_in_name: str
    name: str
    title_zh: str
    title_en: str
    role: Role
    department_id: int | None
    has_password: bool
    has_pin: bool
    is_active: bool
    password_used_at: datetime | None
    open_tickets: int


@dataclass(frozen=True, slots=True)
class DepartmentRow:
    """A department that work can be given to, and how much is open there."""

    id: int
    code: str
    name_zh: str
    name_en: str
    colour: str
    open_tickets: int


@dataclass(frozen=True, slots=True)
class AssigneeRow:
    """Somebody work can be given to, and how much they have."""

    id: int
    name: str
    title_zh: str
    title_en: str
    department_id: int | None
    open_tickets: int


@dataclass(frozen=True, slots=True)
class ApproverRow:
    """Somebody who may approve at another's screen; without a usable PIN they sign in themselves."""

    id: int
    name: str
    title_zh: str
    title_en: str
    pin_usable: bool


def people_to_sign_in(desk: Desk) -> list[PersonRow]:
    """Return who can sign in here, sorted by pinyin; shown before anybody is signed in, so without a right."""
    return _people_to_sign_in(desk.as_actor(SYSTEM))


@ask(Permission.OWN_SIGN_IN)
def _people_to_sign_in(read: Read) -> list[PersonRow]:
    drafts = _counted(Draft.staff_id)
    parked = _counted(Visit.staff_id, visit_is(VisitState.PARKED))
    statement = (
        select(
            *Staff.__table__.c,
            func.coalesce(Department.colour, "c1").label("colour"),
            func.coalesce(SignInThrottle.pin_failures, 0).label("pin_failures"),
            func.coalesce(drafts.c.n, 0).label("drafts"),
            func.coalesce(parked.c.n, 0).label("parked"),
        )
        .outerjoin(Department, Department.id == Staff.department_id)
        .outerjoin(SignInThrottle, SignInThrottle.staff_id == Staff.id)
        .outerjoin(drafts, drafts.c.of == Staff.id)
        .outerjoin(parked, parked.c.of == Staff.id)
        .where(Staff.is_active, Staff.password_hash != "")
    )
    return by_name(_person(read, row) for row in read.execute(statement))


def _person(read: Read, row: Any) -> PersonRow:
    return person_row(
        row.id,
        row.sign_in_name,
        row.name,
        (row.title_zh, row.title_en),
        row.role,
        row.colour,
        row.pin_hash,
        row.pin_failures,
        (row.drafts, row.parked),
        row.password_used_at,
        read.now,
    )


@ask(Permission.VIEW_SETTINGS)
def staff_list(read: Read) -> list[StaffRow]:
    """Return everybody sorted by pinyin, those who left last."""
    owned = _counted(Ticket.owner_id, _OPEN, readable(read))
    open_tickets = func.coalesce(owned.c.n, 0).label("open_tickets")
    statement = select(*Staff.__table__.c, open_tickets).outerjoin(owned, owned.c.of == Staff.id)
    rows = [
        StaffRow(
            row.id,
            row.version,
            row.sign_in_name,
            row.name,
            row.title_zh,
            row.title_en,
            Role(row.role),
            row.department_id,
            bool(row.password_hash),
            bool(row.pin_hash),
            row.is_active,
            row.password_used_at,
            row.open_tickets,
        )
        for row in read.execute(statement)
    ]
    return sorted(by_name(rows), key=lambda row: not row.is_active)


@ask(Permission.VIEW_TICKETS)
def departments(read: Read) -> list[DepartmentRow]:
    """Return the active departments in the site's order."""
    opened = _counted(Ticket.department_id, _OPEN, readable(read))
    columns = (Department.id, Department.code, Department.name_zh, Department.name_en, Department.colour)
    statement = (
        select(*columns, func.coalesce(opened.c.n, 0))
        .outerjoin(opened, opened.c.of == Department.id)
        .where(Department.is_active)
        .order_by(Department.position, Department.id)
    )
    return [DepartmentRow(*row) for row in read.execute(statement)]


@ask(Permission.VIEW_TICKETS)
def assignees(read: Read, department_id: int | None = None) -> list[AssigneeRow]:
    """Return who can be given a ticket, of one department or all, sorted by pinyin."""
    owned = _counted(Ticket.owner_id, _OPEN, readable(read))
    columns = (Staff.id, Staff.name, Staff.title_zh, Staff.title_en, Staff.department_id)
    statement = (
        select(*columns, func.coalesce(owned.c.n, 0))
        .outerjoin(owned, owned.c.of == Staff.id)
        .where(Staff.is_active, Staff.role.in_(roles_with(read, Permission.WORK_ON_TICKET)))
    )
    if department_id is not None:
        statement = statement.where(Staff.department_id == department_id)
    return by_name(AssigneeRow(*row) for row in read.execute(statement))


@ask(Permission.OWN_SIGN_IN)
def approvers(read: Read, permission: Permission) -> list[ApproverRow]:
    """Return who may approve what needs *permission*: everybody who has it but the one who asks."""
    statement = (
        select(Staff.id, Staff.name, Staff.title_zh, Staff.title_en, Staff.pin_hash, _PIN_SPENT.label("spent"))
        .outerjoin(SignInThrottle, SignInThrottle.staff_id == Staff.id)
        .where(Staff.is_active, Staff.role.in_(roles_with(read, permission)))
        .where(Staff.id.is_distinct_from(read.actor.staff_id))
    )
    return by_name(
        ApproverRow(row.id, row.name, row.title_zh, row.title_en, bool(row.pin_hash) and not row.spent)
        for row in read.execute(statement)
    )


def roles_with(read: Read, permission: Permission) -> list[str]:
    """Return the roles that have a right at this site."""
    return [role.value for role in Role if read.actor.rights.allow(role, permission)]


def _counted(column: Any, *conditions: Any) -> Subquery:
    """Return how many rows each value of *column* has."""
    statement = select(column.label("of"), func.count().label("n")).where(column.is_not(None), *conditions)
    return statement.group_by(column).subquery()
