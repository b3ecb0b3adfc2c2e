"""The people who sign in: adding, changing, deactivating them, and their passwords and PINs.

None of it can be undone by a key: putting an old role or password back would go round the rules below.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select, update

from servicedesk.core.errors import Refused
from servicedesk.core.permissions import Permission, Role
from servicedesk.core.text import fold
from servicedesk.models import Department, SignInThrottle, Staff
from servicedesk.services import editing, passwords
from servicedesk.services.sign_in import confirm_password
from servicedesk.storage.desk import Desk, Work, act, require

_TEXTS = ("sign_in_name", "name", "title_zh", "title_en")


@dataclass(frozen=True, slots=True)
class AddStaff:
    """Somebody new; without a password they cannot sign in yet."""

    sign_in_name: str
    name: str
    role: Role
    title_zh: str = ""
    title_en: str = ""
    department_id: int | None = None
    password: str = ""
    pin: str = ""


@dataclass(frozen=True, slots=True)
class ChangeStaff:
    """Somebody as they shall be; ``version`` is the row's as it was seen."""

    staff_id: int
    version: int
    sign_in_name: str
    name: str
    role: Role
    title_zh: str = ""
    title_en: str = ""
    department_id: int | None = None
    # The values the editor started from (see services.editing).
    base: Mapping[str, object] | None = None


@act(Permission.MANAGE_STAFF, undoable=False)
def add_staff(work: Work, command: AddStaff) -> int:
    """Add a person and return the id.

    Raises Refused: name_missing, name_taken, unknown_role, unknown_department, password_too_short,
    password_too_simple, pin_not_six_digits, pin_too_simple, pin_for_administrator.
    """
    _check_person(work, command, None)
    if command.password:
        passwords.check_password(command.password, command.sign_in_name)
    if command.pin:
        _check_pin(command.pin, command.role)
    identity = work.insert(
        Staff,
        sign_in_name=command.sign_in_name.strip(),
        name=command.name.strip(),
        title_zh=command.title_zh.strip(),
        title_en=command.title_en.strip(),
        role=command.role.value,
        department_id=command.department_id,
        password_hash=passwords.hashed(command.password) if command.password else "",
        pin_hash=passwords.hashed(command.pin) if command.pin else "",
        is_active=True,
    )
    work.audit("staff", identity, role=command.role.value)
    return identity


@act(Permission.MANAGE_STAFF, undoable=False)
def change_staff(work: Work, command: ChangeStaff) -> None:
    """Change name, titles, role or department; the last administrator stays one.

    Raises Refused as :func:`add_staff` and ``last_administrator``; EditConflict when a field was changed by others as
    well since the values in ``base``, Conflict without one when anything was.
    """
    person = work.get(Staff, command.staff_id, command.version if command.base is None else None)
    _check_person(work, command, command.staff_id)
    texts: dict[str, object] = {name: getattr(command, name).strip() for name in _TEXTS}
    wanted = {**texts, "role": command.role.value, "department_id": command.department_id}
    values = editing.to_write(work, person, wanted, command.base)
    if "role" in values:
        if person.role == Role.ADMINISTRATOR:
            _keep_an_administrator(work, person.id)
        if command.role is Role.ADMINISTRATOR:
            person.pin_hash = ""
        work.audit("staff", person.id, role_before=person.role, role=command.role.value)
    for name, value in values.items():
        setattr(person, name, value)
    work.audit("staff", person.id, fields=sorted(values))


def change_role(desk: Desk, command: ChangeStaff, current_password: str) -> None:
    """Change somebody with their role, the own password given: rights are nothing to hand out in passing.

    Raises as :func:`change_staff`, and Refused ``wrong_password``; Throttled.
    """
    require(desk.actor, Permission.MANAGE_STAFF)
    confirm_password(desk, current_password)
    change_staff(desk, command)


@act(Permission.MANAGE_STAFF, undoable=False)
def deactivate_staff(work: Work, staff_id: int, version: int) -> None:
    """Refuse a person from now on, also where they are signed in; their work and name stay.

    Raises Refused: own_account, last_administrator.
    """
    person = work.get(Staff, staff_id, version)
    if staff_id == work.actor.staff_id:
        raise Refused("own_account")
    if person.role == Role.ADMINISTRATOR:
        _keep_an_administrator(work, staff_id)
    person.is_active = False
    work.audit("staff", staff_id)


@act(Permission.MANAGE_STAFF, undoable=False)
def reactivate_staff(work: Work, staff_id: int, version: int) -> None:
    """Let a person sign in again; refused when the name was given to somebody else."""
    person = work.get(Staff, staff_id, version)
    _check_name(work, person.name, staff_id)
    person.is_active = True
    work.audit("staff", staff_id)


def set_password(desk: Desk, staff_id: int, password: str, current_password: str = "") -> None:
    """Set one's own password, the current one given, or as administrator anybody's; errors made before are forgotten.

    Raises Refused: wrong_password, password_too_short, password_too_simple; Throttled; NotAllowed.
    """
    if staff_id == desk.actor.staff_id:
        confirm_password(desk, current_password)
    _set_password(desk, staff_id, password)


def set_pin(desk: Desk, staff_id: int, pin: str, current_password: str = "") -> None:
    """Set one's own PIN, the password given, or as administrator anybody's; an empty PIN takes it away.

    Raises Refused: wrong_password, pin_not_six_digits, pin_too_simple, pin_for_administrator; Throttled; NotAllowed.
    """
    if staff_id == desk.actor.staff_id:
        confirm_password(desk, current_password)
    _set_pin(desk, staff_id, pin)


@act(Permission.OWN_SIGN_IN, undoable=False)
def _set_password(work: Work, staff_id: int, password: str) -> None:
    work.act = "staff.set_password"
    person = _may_set(work, staff_id)
    passwords.check_password(password, person.sign_in_name)
    person.password_hash = passwords.hashed(password)
    # The twelve hours of the PIN count from a sign-in with the new password.
    person.password_used_at = None
    _forget_errors(work, staff_id)
    work.audit("staff", staff_id)


@act(Permission.OWN_SIGN_IN, undoable=False)
def _set_pin(work: Work, staff_id: int, pin: str) -> None:
    work.act = "staff.set_pin"
    person = _may_set(work, staff_id)
    if pin:
        _check_pin(pin, Role(person.role))
    person.pin_hash = passwords.hashed(pin) if pin else ""
    work.audit("staff", staff_id, removed=not pin)


def _may_set(work: Work, staff_id: int) -> Staff:
    """Return the person if the actor may set their password and PIN."""
    if staff_id != work.actor.staff_id:
        require(work.actor, Permission.MANAGE_STAFF)
    return work.get(Staff, staff_id)


def _check_person(work: Work, command: AddStaff | ChangeStaff, staff_id: int | None) -> None:
    for field in ("sign_in_name", "name"):
        if not getattr(command, field).strip():
            raise Refused("name_missing", field=field)
    if command.role is Role.SYSTEM:
        raise Refused("unknown_role", field="role")
    if command.department_id is not None and work.session.get(Department, command.department_id) is None:
        raise Refused("unknown_department", field="department_id")
    for other in work.connection.execute(select(Staff.id, Staff.sign_in_name)):
        if other.id != staff_id and fold(other.sign_in_name) == fold(command.sign_in_name):
            raise Refused("name_taken", field="sign_in_name", name=command.sign_in_name.strip())
    _check_name(work, command.name, staff_id)


def _check_name(work: Work, name: str, staff_id: int | None) -> None:
    """Two of the same name at one desk would get each other's work and praise."""
    for other in work.connection.execute(select(Staff.id, Staff.name).where(Staff.is_active)):
        if other.id != staff_id and fold(other.name) == fold(name):
            raise Refused("name_taken", field="name", name=name.strip())


def _check_pin(pin: str, role: Role) -> None:
    if role is Role.ADMINISTRATOR:
        raise Refused("pin_for_administrator", field="pin")
    passwords.check_pin(pin)


def _keep_an_administrator(work: Work, leaving: int) -> None:
    able = (Staff.role == Role.ADMINISTRATOR.value, Staff.is_active, Staff.password_hash != "", Staff.id != leaving)
    if not work.connection.execute(select(func.count()).select_from(Staff).where(*able)).scalar():
        raise Refused("last_administrator")


def _forget_errors(work: Work, staff_id: int) -> None:
    work.connection.execute(
        update(SignInThrottle)
        .where(SignInThrottle.staff_id == staff_id)
        .values(failures=0, pin_failures=0, not_before_at=None)
    )
