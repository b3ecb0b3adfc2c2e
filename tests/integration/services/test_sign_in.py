"""Signing in: who gets in, who waits, and what is written down about it."""

import pytest
from sqlalchemy import select

from servicedesk.core.actor import NOBODY, SYSTEM
from servicedesk.core.errors import NotAllowed, Refused, Throttled
from servicedesk.core.permissions import Permission, Role
from servicedesk.models import AuditEntry, Staff
from servicedesk.queries.staff import people_to_sign_in
from servicedesk.services import passwords
from servicedesk.services.desk import open_desk
from servicedesk.services.drafts import save_draft
from servicedesk.services.sign_in import (
    approve_with_pin,
    enter_unstaffed,
    sign_in_with_password,
    sign_in_with_pin,
    sign_out,
    still_allowed,
)
from servicedesk.services.staff import ChangeStaff, change_staff, deactivate_staff
from tests.integration.people import PASSWORD, PIN, hire

WRONG = "482916"


@pytest.fixture
def people(desk):
    result = hire(desk)
    desk.actor = NOBODY
    return result


def audit(desk):
    with desk.database.reader.begin() as connection:
        rows = connection.execute(select(AuditEntry.act, AuditEntry.staff_id, AuditEntry.details)).all()
    return [(row.act, row.staff_id, row.details.get("result")) for row in rows if row.act.startswith("sign_in")]


def wait(clock, error):
    clock.advance(seconds=error.value.parameters["seconds"])


def test_password_signs_in_and_is_remembered_for_the_pin(desk, people, clock):
    actor = sign_in_with_password(desk, " Front_Desk ", PASSWORD)
    assert desk.actor is actor
    assert (actor.staff_id, actor.name, actor.role) == (people.front_desk, "林晓", Role.FRONT_DESK)
    sign_out(desk)
    assert desk.actor == NOBODY
    clock.advance(hours=11, minutes=59)
    assert sign_in_with_pin(desk, people.front_desk, PIN) == actor
    assert audit(desk) == [
        ("sign_in.password", people.front_desk, "signed_in"),
        ("sign_in.out", people.front_desk, None),
        ("sign_in.pin", people.front_desk, "signed_in"),
    ]


def test_full_width_keys_are_the_same_keys(desk, people):
    sign_in_with_password(desk, "front_desk", PASSWORD.replace("7", "7"))
    sign_in_with_pin(desk, people.front_desk, "482915")


def test_unknown_name_and_wrong_password_look_alike_and_the_typed_name_is_not_kept(desk, people):
    for name in ("nobody here", "front_desk"):
        with pytest.raises(Refused, match="wrong_password"):
            sign_in_with_password(desk, name, "not this one")
    assert desk.actor == NOBODY
    with desk.database.reader.begin() as connection:
        details = connection.execute(select(AuditEntry.details).order_by(AuditEntry.id.desc()).limit(2)).scalars().all()
    assert details == [{"result": "wrong", "errors": 1}, {"result": "unknown_name"}]


def test_pin_needs_the_password_of_the_last_twelve_hours(desk, people, clock):
    with pytest.raises(Refused, match="too_long_ago"):
        sign_in_with_pin(desk, people.front_desk, PIN)
    sign_in_with_password(desk, "front_desk", PASSWORD)
    clock.advance(hours=12)
    with pytest.raises(Refused, match="too_long_ago"):
        sign_in_with_pin(desk, people.front_desk, PIN)


def test_administrators_have_no_pin(desk, people):
    sign_in_with_password(desk, "administrator", PASSWORD)
    with pytest.raises(Refused, match="administrator"):
        sign_in_with_pin(desk, people.administrator, PIN)


def test_each_error_waits_longer_and_the_fifth_asks_for_the_password(desk, people, clock):
    sign_in_with_password(desk, "front_desk", PASSWORD)
    sign_out(desk)
    waits = []
    for left in (4, 3, 2, 1):
        with pytest.raises(Refused, match="wrong_pin") as error:
            sign_in_with_pin(desk, people.front_desk, WRONG)
        assert error.value.parameters["left"] == left
        waits.append(error.value.parameters["seconds"])
        with pytest.raises(Throttled):
            sign_in_with_pin(desk, people.front_desk, PIN)
        wait(clock, error)
    assert waits == [1, 2, 4, 8]
    for pin in (WRONG, PIN):
        with pytest.raises(Refused, match="too_many_errors"):
            sign_in_with_pin(desk, people.front_desk, pin)
    # Tries that were not looked at are not counted.
    assert [result for act, _, result in audit(desk) if act == "sign_in.pin"] == ["wrong"] * 5
    clock.advance(seconds=16)
    sign_in_with_password(desk, "front_desk", PASSWORD)
    sign_in_with_pin(desk, people.front_desk, PIN)


def test_the_wait_survives_a_restart_and_a_clock_put_back(desk, people, clock, address):
    for _ in range(6):
        with pytest.raises(Refused) as error:
            sign_in_with_password(desk, "front_desk", "wrong again")
        wait(clock, error)
    with pytest.raises(Refused):
        sign_in_with_password(desk, "front_desk", "wrong again")
    clock.advance(hours=-3)
    again = open_desk(address, clock=clock)
    with pytest.raises(Throttled) as throttled:
        sign_in_with_password(again, "front_desk", PASSWORD)
    assert throttled.value.parameters["seconds"] == 64
    # Not three hours and a minute: the wait began anew with the clock that holds now.
    clock.advance(seconds=64)
    sign_in_with_password(again, "front_desk", PASSWORD)
    again.close()


def test_a_clock_put_back_does_not_prolong_the_pin(desk, people, clock):
    sign_in_with_password(desk, "front_desk", PASSWORD)
    clock.advance(hours=11)
    sign_in_with_pin(desk, people.front_desk, PIN)
    clock.advance(hours=-10)
    with pytest.raises(Refused, match="password_needed"):
        sign_in_with_pin(desk, people.front_desk, PIN)


def test_one_persons_errors_do_not_stop_another(desk, people):
    with pytest.raises(Refused):
        sign_in_with_password(desk, "front_desk", "wrong")
    sign_in_with_password(desk, "specialist", PASSWORD)


def test_supervisor_approves_one_act_at_anothers_screen(desk, people, clock):
    sign_in_with_password(desk, "front_desk", PASSWORD)
    clock.advance(hours=20)
    approver = approve_with_pin(desk, people.supervisor, PIN, Permission.APPROVE_COMPENSATION)
    assert approver.staff_id == people.supervisor
    assert desk.actor.staff_id == people.front_desk
    assert audit(desk)[-1] == ("sign_in.approval", people.front_desk, "approved")


def test_who_may_not_approve(desk, people):
    with pytest.raises(NotAllowed):
        approve_with_pin(desk, people.supervisor, PIN, Permission.APPROVE_COMPENSATION)
    sign_in_with_password(desk, "supervisor", PASSWORD)
    with pytest.raises(Refused, match="own_approval"):
        approve_with_pin(desk, people.supervisor, PIN, Permission.APPROVE_COMPENSATION)
    with pytest.raises(NotAllowed, match="approve_compensation"):
        approve_with_pin(desk, people.front_desk, PIN, Permission.APPROVE_COMPENSATION)
    with pytest.raises(Refused, match="no_pin"):
        approve_with_pin(desk, people.administrator, PIN, Permission.APPROVE_COMPENSATION)


def test_wrong_approvals_are_counted_like_wrong_pins(desk, people, clock):
    sign_in_with_password(desk, "front_desk", PASSWORD)
    for _ in range(4):
        with pytest.raises(Refused, match="wrong_pin") as error:
            approve_with_pin(desk, people.supervisor, WRONG, Permission.APPROVE_COMPENSATION)
        wait(clock, error)
    for pin in (WRONG, PIN):
        with pytest.raises(Refused, match="too_many_errors"):
            approve_with_pin(desk, people.supervisor, pin, Permission.APPROVE_COMPENSATION)


def test_the_disabled_are_refused_also_while_signed_in(desk, people):
    sign_in_with_password(desk, "front_desk", PASSWORD)
    assert still_allowed(desk)
    deactivate_staff(desk.as_actor(SYSTEM), people.front_desk, 1)
    assert not still_allowed(desk)
    with pytest.raises(NotAllowed, match="account_disabled"):
        save_draft(desk, "visit", "", {"request": "…"})
    with pytest.raises(NotAllowed, match="account_disabled"):
        sign_in_with_password(desk, "front_desk", PASSWORD)
    with pytest.raises(NotAllowed, match="account_disabled"):
        sign_in_with_pin(desk, people.front_desk, PIN)
    assert people.front_desk not in {row.id for row in people_to_sign_in(desk)}


def test_a_disabled_account_is_not_told_to_who_lacks_the_password(desk, people):
    deactivate_staff(desk.as_actor(SYSTEM), people.front_desk, 1)
    with pytest.raises(Refused, match="wrong_password"):
        sign_in_with_password(desk, "front_desk", "wrong")


def test_another_role_needs_another_sign_in(desk, people):
    sign_in_with_password(desk, "supervisor", PASSWORD)
    command = ChangeStaff(people.supervisor, 1, "supervisor", "沈磊", Role.FRONT_DESK)
    change_staff(desk.as_actor(SYSTEM), command)
    assert not still_allowed(desk)
    with pytest.raises(NotAllowed, match="role_changed"):
        save_draft(desk, "visit", "", {})


def test_hashes_are_argon2id_and_renewed_when_the_cost_changes(desk, people, monkeypatch):
    monkeypatch.setattr(passwords, "PASSES", 2)
    sign_in_with_password(desk, "front_desk", PASSWORD)
    with desk.database.reader.begin() as connection:
        stored = connection.execute(select(Staff.password_hash).where(Staff.id == people.front_desk)).scalar()
    assert stored.startswith("$argon2id$v=19$m=8,t=2,p=1$")


def test_the_cost_that_ships(monkeypatch):
    monkeypatch.undo()
    stored = passwords.hashed("once")
    assert stored.startswith("$argon2id$v=19$m=65536,t=3,p=1$")
    assert passwords.matches(stored, "once")
    assert not passwords.matches(stored, "twice")
    assert not passwords.matches("", "")
    assert not passwords.matches("plain", "plain")


def test_before_the_set_up_the_system_acts_and_never_again_after(desk):
    desk.actor = NOBODY
    assert enter_unstaffed(desk)
    assert desk.actor == SYSTEM
    hire(desk)
    desk.actor = NOBODY
    assert not enter_unstaffed(desk)
    assert desk.actor == NOBODY
    with pytest.raises(NotAllowed):
        save_draft(desk, "visit", "", {})


def test_signing_in_does_not_disturb_who_edits_the_staff_list(desk, people):
    sign_in_with_password(desk, "front_desk", PASSWORD)
    change_staff(desk.as_actor(SYSTEM), ChangeStaff(people.front_desk, 1, "lin", "林晓", Role.FRONT_DESK))
    sign_in_with_password(desk, "LIN", PASSWORD)
