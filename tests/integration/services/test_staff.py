"""The staff list: names, roles, the last administrator, passwords and PINs."""

import pytest
from sqlalchemy import select

from servicedesk.core.actor import Actor
from servicedesk.core.enums import Channel, VisitState
from servicedesk.core.errors import Conflict, NotAllowed, Refused, Throttled
from servicedesk.core.permissions import Permission, Role
from servicedesk.models import AuditEntry, Department, Visit
from servicedesk.queries.staff import approvers, assignees, departments, people_to_sign_in, staff_list
from servicedesk.services.drafts import save_draft
from servicedesk.services.sign_in import sign_in_with_password, sign_in_with_pin
from servicedesk.services.staff import (
    AddStaff,
    ChangeStaff,
    add_staff,
    change_staff,
    deactivate_staff,
    reactivate_staff,
    set_password,
    set_pin,
)
from tests.integration.people import PASSWORD, PIN, hire


@pytest.fixture
def people(desk):
    return hire(desk)


def rows(desk):
    return {row.id: row for row in staff_list(desk)}


@pytest.mark.parametrize(
    ("command", "code", "field"),
    [
        (AddStaff(" ", "陈一", Role.FRONT_DESK), "name_missing", "sign_in_name"),
        (AddStaff("chen", "", Role.FRONT_DESK), "name_missing", "name"),
        (AddStaff(" FRONT_DESK", "陈一", Role.FRONT_DESK), "name_taken", "sign_in_name"),
        (AddStaff("chen", "林晓 ", Role.FRONT_DESK), "name_taken", "name"),
        (AddStaff("chen", "陈一", Role.SYSTEM), "unknown_role", "role"),
        (AddStaff("chen", "陈一", Role.FRONT_DESK, department_id=77), "unknown_department", "department_id"),
        (AddStaff("chen", "陈一", Role.FRONT_DESK, password="short"), "password_too_short", "password"),
        (AddStaff("chen", "陈一", Role.FRONT_DESK, password="12345678"), "password_too_simple", "password"),
        (AddStaff("chenyixx", "陈一", Role.FRONT_DESK, password="ChenYiXX"), "password_too_simple", "password"),
        (AddStaff("chen", "陈一", Role.FRONT_DESK, pin="12345"), "pin_not_six_digits", "pin"),
        (AddStaff("chen", "陈一", Role.FRONT_DESK, pin="123456"), "pin_too_simple", "pin"),
        (AddStaff("chen", "陈一", Role.FRONT_DESK, pin="901234"), "pin_too_simple", "pin"),
        (AddStaff("chen", "陈一", Role.FRONT_DESK, pin="121212"), "pin_too_simple", "pin"),
        (AddStaff("chen", "陈一", Role.FRONT_DESK, pin="258258"), "pin_too_simple", "pin"),
        (AddStaff("chen", "陈一", Role.ADMINISTRATOR, pin=PIN), "pin_for_administrator", "pin"),
    ],
)
def test_what_is_refused(desk, people, command, code, field):
    before = rows(desk)
    with pytest.raises(Refused) as error:
        add_staff(desk, command)
    assert (error.value.code, error.value.field) == (code, field)
    assert rows(desk) == before


def test_the_last_administrator_stays(desk, people):
    demoted = ChangeStaff(people.administrator, 1, "administrator", "周宁", Role.SUPERVISOR)
    with pytest.raises(Refused, match="last_administrator"):
        change_staff(desk, demoted)
    with pytest.raises(Refused, match="last_administrator"):
        deactivate_staff(desk, people.administrator, 1)
    # One who cannot sign in is no replacement.
    second = add_staff(desk, AddStaff("second", "陈一", Role.ADMINISTRATOR))
    with pytest.raises(Refused, match="last_administrator"):
        deactivate_staff(desk, people.administrator, 1)
    set_password(desk, second, PASSWORD)
    deactivate_staff(desk, people.administrator, 1)
    assert not rows(desk)[people.administrator].is_active
    with pytest.raises(Refused, match="last_administrator"):
        deactivate_staff(desk, second, 2)


def test_nobody_deactivates_themselves(desk, people):
    sign_in_with_password(desk, "administrator", PASSWORD)
    with pytest.raises(Refused, match="own_account"):
        deactivate_staff(desk, people.administrator, 1)


def test_a_new_role_is_audited_and_an_administrator_loses_the_pin(desk, people):
    change_staff(desk, ChangeStaff(people.supervisor, 1, "supervisor", "沈磊", Role.ADMINISTRATOR))
    row = rows(desk)[people.supervisor]
    assert (row.role, row.has_pin) == (Role.ADMINISTRATOR, False)
    with desk.database.reader.begin() as connection:
        entry = connection.execute(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()
    assert entry.details == {"role_before": "supervisor", "role": "administrator", "fields": ["role"]}
    assert entry.undo is None


def test_a_stale_edit_is_refused(desk, people):
    command = ChangeStaff(people.front_desk, 1, "front_desk", "林晓晓", Role.FRONT_DESK)
    change_staff(desk, command)
    with pytest.raises(Conflict, match="changed_meanwhile"):
        change_staff(desk, command)


def test_a_name_freed_and_taken_is_not_given_twice(desk, people):
    deactivate_staff(desk, people.front_desk, 1)
    add_staff(desk, AddStaff("lin2", "林晓", Role.FRONT_DESK))
    with pytest.raises(Refused, match="name_taken"):
        reactivate_staff(desk, people.front_desk, 2)


def test_a_person_comes_back(desk, people):
    deactivate_staff(desk, people.front_desk, 1)
    reactivate_staff(desk, people.front_desk, 2)
    sign_in_with_password(desk, "front_desk", PASSWORD)


def test_own_password_needs_the_current_one(desk, people, clock):
    sign_in_with_password(desk, "front_desk", PASSWORD)
    with pytest.raises(Refused, match="wrong_password"):
        set_password(desk, people.front_desk, "another good one", "guessed")
    # Guessing at an unlocked screen waits as it does at sign-in.
    with pytest.raises(Throttled):
        set_password(desk, people.front_desk, "another good one", PASSWORD)
    clock.advance(seconds=1)
    set_password(desk, people.front_desk, "another good one", PASSWORD)
    with pytest.raises(Refused, match="too_long_ago"):
        sign_in_with_pin(desk, people.front_desk, PIN)
    sign_in_with_password(desk, "front_desk", "another good one")
    sign_in_with_pin(desk, people.front_desk, PIN)


def test_own_pin_needs_the_password(desk, people, clock):
    sign_in_with_password(desk, "front_desk", PASSWORD)
    with pytest.raises(Refused, match="wrong_password"):
        set_pin(desk, people.front_desk, "735168")
    clock.advance(seconds=1)
    set_pin(desk, people.front_desk, "735168", PASSWORD)
    sign_in_with_pin(desk, people.front_desk, "735168")


def test_only_an_administrator_sets_anothers_secret(desk, people):
    sign_in_with_password(desk, "supervisor", PASSWORD)
    for change in (set_password, set_pin):
        with pytest.raises(NotAllowed, match="manage_staff"):
            change(desk, people.front_desk, "735168x!" if change is set_password else "735168")
    sign_in_with_password(desk, "administrator", PASSWORD)
    set_pin(desk, people.front_desk, "")
    assert not rows(desk)[people.front_desk].has_pin


def test_a_new_password_ends_the_wait(desk, people):
    with pytest.raises(Refused):
        sign_in_with_password(desk, "front_desk", "wrong")
    set_password(desk, people.front_desk, "another good one")
    sign_in_with_password(desk, "front_desk", "another good one")


def test_the_sign_in_screen_shows_what_waits_for_each_person(desk, people, clock):
    with desk.work("test.prepare") as work:
        values = {"business_on": clock.now().date(), "arrived_at": clock.now(), "channel": Channel.PHONE.value}
        for number, state in (("A001", VisitState.PARKED), ("A002", VisitState.PARKED), ("A003", VisitState.ENDED)):
            work.insert(Visit, queue_number=number, state=state.value, staff_id=people.specialist, **values)
        work.commit()
    add_staff(desk, AddStaff("later", "陈一", Role.FRONT_DESK))
    sign_in_with_password(desk, "front_desk", PASSWORD)
    save_draft(desk, "visit", "", {"request": "房卡"})
    desk.actor = Actor(None, "", None)
    found = {row.id: row for row in people_to_sign_in(desk)}
    # Sorted by pinyin; who has no password cannot sign in and is not shown.
    assert [row.name for row in found.values()] == ["林晓", "沈磊", "王佳怡", "许嘉铭", "周宁"]
    assert (found[people.front_desk].drafts, found[people.specialist].parked_visits) == (1, 2)
    assert {row.id for row in found.values() if row.pin_usable} == {people.front_desk}
    assert not found[people.administrator].has_pin


def test_lists_for_giving_work(desk, people):
    with desk.work("test.prepare") as work:
        department = work.insert(Department, code="engineering", name_zh="工程部", name_en="Engineering")
        work.commit()
    assert [row.code for row in departments(desk)] == ["engineering"]
    add_staff(desk, AddStaff("chen", "陈一", Role.SPECIALIST, department_id=department))
    assert [row.name for row in assignees(desk, department)] == ["陈一"]
    assert [row.name for row in assignees(desk)] == ["陈一", "林晓", "沈磊", "许嘉铭", "周宁"]


def test_who_can_approve_is_everybody_with_the_right_but_oneself(desk, people):
    sign_in_with_password(desk, "supervisor", PASSWORD)
    assert [row.name for row in approvers(desk, Permission.APPROVE_COMPENSATION)] == ["周宁"]
    sign_in_with_password(desk, "front_desk", PASSWORD)
    found = approvers(desk, Permission.APPROVE_COMPENSATION)
    assert [(row.name, row.pin_usable) for row in found] == [("沈磊", True), ("周宁", False)]
