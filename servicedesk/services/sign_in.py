"""Who sits at the desk: signing in by password or PIN, approving one act at another's screen, signing out.

These run before anybody is signed in, so the desk's actor has no rights to check. Each try is an act of the
system: it is committed whatever its result, so that a wrong PIN counts although it raises.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import Row, Table, func, select, update

from servicedesk.core.actor import NOBODY, SYSTEM, Actor
from servicedesk.core.errors import NotAllowed, NotFound, Refused, ServiceDeskError, Throttled
from servicedesk.core.permissions import Permission, Role
from servicedesk.core.text import fold
from servicedesk.core.throttle import PIN_TRIES, Throttle, pin_is_recent
from servicedesk.models import SignInThrottle, Staff
from servicedesk.services import passwords
from servicedesk.storage.desk import Desk, Work, act, require, require_standing
from servicedesk.storage.errors import known_errors
from servicedesk.storage.upserts import put_row

_STAFF: Table = Staff.__table__  # type: ignore[assignment] # declared as FromClause
_THROTTLE: Table = SignInThrottle.__table__  # type: ignore[assignment] # declared as FromClause
# A try ends in one of these; it is raised after the commit.
Result = Actor | ServiceDeskError


def sign_in_with_password(desk: Desk, name: str, password: str) -> Actor:
    """Sign in by sign-in name and password; the desk acts for that person from now on.

    Raises Refused ``wrong_password`` (``seconds`` to wait), Throttled ``sign_in_throttled``,
    NotAllowed ``account_disabled``.
    """
    desk.actor = _raised(_with_password(desk.as_actor(SYSTEM), name, password))
    return desk.actor


def sign_in_with_pin(desk: Desk, staff_id: int, pin: str) -> Actor:
    """Switch to somebody who used the password here within twelve hours; never an administrator.

    Raises Refused ``wrong_pin`` (``seconds``, ``left``) and ``password_needed`` (``reason``), Throttled.
    """
    desk.actor = _raised(_with_pin(desk.as_actor(SYSTEM), staff_id, pin))
    return desk.actor


def approve_with_pin(desk: Desk, staff_id: int, pin: str, permission: Permission) -> Actor:
    """Return who approves one act at this screen: ``service(desk.as_actor(approver), …)``.

    The signed-in person stays signed in and cannot be the approver. Exempt from the twelve hours.
    """
    return _raised(_approval(desk, staff_id, pin, permission))


def confirm_password(desk: Desk, password: str) -> None:
    """Ask the signed-in person's password once more; wrong ones are counted and waited for as at sign-in."""
    _raised(_confirmation(desk, password))


def sign_out(desk: Desk) -> None:
    """Leave the desk; nobody acts until the next sign-in."""
    if desk.actor.staff_id is not None:
        _leave(desk)
    desk.actor = NOBODY


def still_allowed(desk: Desk) -> bool:
    """Return whether the signed-in person may go on; False when disabled or given another role meanwhile."""
    try:
        with known_errors(), desk.database.reader.begin() as connection:
            require_standing(connection, desk.actor)
    except NotAllowed:
        return False
    return desk.actor.role is not None


def enter_unstaffed(desk: Desk) -> bool:
    """Act as the system where no administrator can sign in yet, as before the set-up; return whether so."""
    able = (Staff.role == Role.ADMINISTRATOR.value, Staff.is_active, Staff.password_hash != "")
    with known_errors(), desk.database.reader.begin() as connection:
        if connection.execute(select(func.count()).select_from(_STAFF).where(*able)).scalar():
            return False
    desk.actor = SYSTEM
    return True


def _raised(result: Result) -> Actor:
    if isinstance(result, ServiceDeskError):
        raise result
    return result


@act(Permission.OWN_SIGN_IN, undoable=False)
def _with_password(work: Work, name: str, password: str) -> Result:
    work.act = "sign_in.password"
    # Few people: comparing folded names in Python finds them however they were typed or stored.
    found = [row for row in work.connection.execute(select(_STAFF)) if fold(row.sign_in_name) == fold(name)]
    if not found:
        # The name is not kept: people type their password into the wrong box.
        work.audit("staff", None, result="unknown_name")
        return Refused("wrong_password", field="password", seconds=0)
    person = found[0]
    if error := _check_password(work, person, password):
        return error
    if not person.is_active:
        work.audit("staff", person.id, result="account_disabled")
        return NotAllowed("account_disabled", name=person.name)
    values: dict[str, object] = {"password_used_at": work.now}
    if passwords.is_outdated(person.password_hash):
        values["password_hash"] = passwords.hashed(password)
    # Not an edit of the person: the row version stays, or signing in would disturb who edits the staff list.
    work.connection.execute(update(_STAFF).where(_STAFF.c.id == person.id).values(**values))
    return _entered(work, person)


@act(Permission.OWN_SIGN_IN, undoable=False)
def _with_pin(work: Work, staff_id: int, pin: str) -> Result:
    work.act = "sign_in.pin"
    person = _person(work, staff_id)
    throttle = _throttle(work, person.id)
    if not person.is_active:
        return _unchecked(work, throttle, staff_id, NotAllowed("account_disabled", name=person.name))
    if person.role == Role.ADMINISTRATOR:
        return _unchecked(work, throttle, staff_id, Refused("password_needed", reason="administrator"))
    if not pin_is_recent(person.password_used_at, work.now):
        return _unchecked(work, throttle, staff_id, Refused("password_needed", reason="too_long_ago"))
    error = _check_pin(work, throttle, person, pin)
    return error or _entered(work, person)


@act(Permission.OWN_SIGN_IN, undoable=False)
def _approval(work: Work, staff_id: int, pin: str, permission: Permission) -> Result:
    work.act = "sign_in.approval"
    if work.actor.staff_id is None:
        raise NotAllowed("not_allowed", permission=permission.value)
    if staff_id == work.actor.staff_id:
        raise Refused("own_approval")
    person = _person(work, staff_id)
    approver = _actor(person)
    throttle = _throttle(work, person.id)
    if not person.is_active:
        return _unchecked(work, throttle, staff_id, NotAllowed("account_disabled", name=person.name))
    require(approver, permission)
    work.audit("staff", staff_id, permission=permission.value)
    error = _check_pin(work, throttle, person, pin)
    if error is None:
        work.audit("staff", staff_id, result="approved")
    return error or approver


@act(Permission.OWN_SIGN_IN, undoable=False)
def _confirmation(work: Work, password: str) -> Result:
    work.act = "sign_in.confirmation"
    if work.actor.staff_id is None:
        return work.actor
    work.audit("staff", work.actor.staff_id)
    return _check_password(work, _person(work, work.actor.staff_id), password) or work.actor


@act(Permission.OWN_SIGN_IN, undoable=False)
def _leave(work: Work) -> None:
    work.act = "sign_in.out"
    work.audit("staff", work.actor.staff_id)


def _check_password(work: Work, person: Row[Any], password: str) -> ServiceDeskError | None:
    """Look at one password; None when it is right."""
    throttle = _throttle(work, person.id)
    if seconds := throttle.seconds_left(work.now):
        return _too_early(work, throttle, person.id, seconds)
    if not passwords.matches(person.password_hash, password):
        return _failed(work, throttle, person.id, by_pin=False)
    _keep(work, person.id, throttle.passed(by_pin=False))
    return None


def _check_pin(work: Work, throttle: Throttle, person: Row[Any], pin: str) -> ServiceDeskError | None:
    """Look at one PIN; None when it is right."""
    if not person.pin_hash:
        return _unchecked(work, throttle, person.id, Refused("password_needed", reason="no_pin"))
    if throttle.pin_is_spent:
        return _unchecked(work, throttle, person.id, Refused("password_needed", reason="too_many_errors"))
    if seconds := throttle.seconds_left(work.now):
        return _too_early(work, throttle, person.id, seconds)
    if not passwords.matches(person.pin_hash, pin):
        return _failed(work, throttle, person.id, by_pin=True)
    _keep(work, person.id, throttle.passed(by_pin=True))
    return None


def _failed(work: Work, throttle: Throttle, staff_id: int, *, by_pin: bool) -> ServiceDeskError:
    after = throttle.failed(work.now, by_pin)
    _keep(work, staff_id, after)
    errors = after.pin_failures if by_pin else after.failures
    work.audit("staff", staff_id, result="wrong", errors=errors)
    if after.pin_is_spent and by_pin:
        return Refused("password_needed", reason="too_many_errors")
    seconds = after.seconds_left(work.now)
    if by_pin:
        return Refused("wrong_pin", field="pin", seconds=seconds, left=PIN_TRIES - errors)
    return Refused("wrong_password", field="password", seconds=seconds)


def _too_early(work: Work, throttle: Throttle, staff_id: int, seconds: int) -> ServiceDeskError:
    return _unchecked(work, throttle, staff_id, Throttled("sign_in_throttled", seconds=seconds))


def _unchecked(work: Work, throttle: Throttle, staff_id: int, error: ServiceDeskError) -> ServiceDeskError:
    """Note the moment only: nothing was tried, so that there is nothing to audit."""
    work.audited = False
    _keep(work, staff_id, throttle)
    return error


def _entered(work: Work, person: Row[Any]) -> Actor:
    work.actor = _actor(person)
    work.audit("staff", person.id, result="signed_in")
    return work.actor


def _actor(person: Row[Any]) -> Actor:
    return Actor(person.id, person.name, Role(person.role), person.department_id)


def _person(work: Work, staff_id: int) -> Row[Any]:
    row = work.connection.execute(select(_STAFF).where(_STAFF.c.id == staff_id)).first()
    if row is None:
        raise NotFound("not_found", entity="staff", id=staff_id)
    return row


def _throttle(work: Work, staff_id: int) -> Throttle:
    columns = (
        _THROTTLE.c.failures,
        _THROTTLE.c.pin_failures,
        _THROTTLE.c.not_before_at,
        _THROTTLE.c.latest_seen_at,
    )
    row = work.connection.execute(select(*columns).where(_THROTTLE.c.staff_id == staff_id)).first()
    return (Throttle(*row) if row is not None else Throttle()).seen(work.now)


def _keep(work: Work, staff_id: int, throttle: Throttle) -> None:
    put_row(work.connection, SignInThrottle, ("staff_id",), {"staff_id": staff_id, **asdict(throttle)})
