"""Naming readers of one case in one act, and which roles read all of them: told, audited, undone, in force at once."""

from types import SimpleNamespace

import pytest

from servicedesk.core.actor import STANDARD, SYSTEM, Actor, Rights
from servicedesk.core.errors import NotAllowed, Refused
from servicedesk.core.notices import NoticeKind
from servicedesk.core.permissions import ALWAYS_READ_SENSITIVE, CHOOSABLE_READERS, ROLE_PERMISSIONS, Permission, Role
from servicedesk.models import Setting
from servicedesk.queries import ticket_lists
from servicedesk.queries.audit import page as audit_page
from servicedesk.queries.case_readers import case_readers, propose_readers
from servicedesk.queries.notices import bell, my_notices
from servicedesk.queries.site_rights import roles_that_read
from servicedesk.queries.ticket_details import ticket_detail
from servicedesk.queries.ticket_lists import TicketFilter, TicketView
from servicedesk.services.desk import open_desk
from servicedesk.services.sensitive_cases import NameReaders, mark_sensitive, name_readers
from servicedesk.services.site_rights import choose_sensitive_roles
from servicedesk.services.staff import AddStaff, add_staff, deactivate_staff
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.tickets import open_ticket
from servicedesk.services.undo import redo_last, undo_last
from tests.integration.people import PASSWORD, furnish, hire

RIGHT = Permission.VIEW_SENSITIVE


@pytest.fixture
def world(desk):
    desk.actor = SYSTEM
    furnish(desk)
    people = hire(desk)
    zhang = add_staff(desk, AddStaff("zhang", "张伟", Role.FRONT_DESK, password=PASSWORD))
    actors = {
        role: desk.as_actor(Actor(getattr(people, role.value), role.value, role))
        for role in Role
        if role is not Role.SYSTEM
    }
    case = open_ticket(actors[Role.SUPERVISOR], OpenTicket("投诉", is_sensitive=True)).id
    return SimpleNamespace(desk=desk, people=people, at=actors, zhang=zhang, case=case, boss=actors[Role.SUPERVISOR])


def sees(desk, case):
    return ticket_detail(desk, case) is not None


# -- by name -----------------------------------------------------------------------------------------------------


def test_several_are_named_and_one_taken_off_in_one_act_which_one_undo_takes_back(world):
    front, specialist = world.people.front_desk, world.people.specialist
    name_readers(world.boss, NameReaders(world.case, added=(specialist,)))
    name_readers(world.boss, NameReaders(world.case, added=(front, world.zhang), removed=(specialist,)))
    assert [row.name for row in case_readers(world.boss, world.case).named] == ["林晓", "张伟"]
    assert sees(world.at[Role.FRONT_DESK], world.case)
    assert not sees(world.at[Role.SPECIALIST], world.case)
    undo_last(world.boss)
    assert [row.name for row in case_readers(world.boss, world.case).named] == ["许嘉铭"]
    assert not sees(world.at[Role.FRONT_DESK], world.case)
    redo_last(world.boss)
    assert sees(world.at[Role.FRONT_DESK], world.case)


def test_who_is_named_is_told_once_and_an_undo_takes_the_notice_back(world):
    front = world.at[Role.FRONT_DESK]
    twice = NameReaders(world.case, added=(world.people.front_desk, world.people.front_desk))
    name_readers(world.boss, twice)
    name_readers(world.boss, twice)
    assert [(row.kind, row.ticket_id) for row in my_notices(front)] == [(NoticeKind.NAMED, world.case)]
    assert bell(front, 0).urgent == ()
    name_readers(world.boss, NameReaders(world.case, removed=(world.people.front_desk,)))
    assert my_notices(front) == []
    undo_last(world.boss)
    undo_last(world.boss)
    undo_last(world.boss)
    assert my_notices(front) == []
    assert not sees(front, world.case)


def test_the_audit_says_who_was_named_and_who_no_longer(world):
    name_readers(world.boss, NameReaders(world.case, added=(world.people.front_desk, world.zhang)))
    name_readers(world.boss, NameReaders(world.case, removed=(world.zhang,)))
    newest, before = audit_page(world.boss)[:2]
    assert newest.act == "sensitive_cases.name_readers"
    assert newest.details["no_longer_named"] == ["张伟"]
    assert before.details["named"] == ["林晓", "张伟"]


@pytest.mark.parametrize("role", [Role.FRONT_DESK, Role.SPECIALIST, Role.AUDITOR])
def test_only_who_reads_all_of_them_and_works_on_tickets_names_others(world, role):
    name_readers(world.boss, NameReaders(world.case, added=(getattr(world.people, role.value),)))
    with pytest.raises(NotAllowed):
        name_readers(world.at[role], NameReaders(world.case, added=(world.zhang,)))


def test_what_cannot_be_is_refused_and_changes_nothing(world):
    deactivate_staff(world.at[Role.ADMINISTRATOR], world.zhang, 1)
    with pytest.raises(Refused, match="staff_inactive"):
        name_readers(world.boss, NameReaders(world.case, added=(world.people.front_desk, world.zhang)))
    assert case_readers(world.boss, world.case).named == ()
    mark_sensitive(world.boss, world.case, False)
    with pytest.raises(Refused, match="ticket_not_sensitive"):
        name_readers(world.boss, NameReaders(world.case, added=(world.people.front_desk,)))
    assert case_readers(world.boss, world.case) is None


@pytest.mark.parametrize("typed", ["张", "zhangw", "zw", "zhang", "ZW", "张 伟", "伟"])
def test_people_are_proposed_by_name_pinyin_and_initials(world, typed):
    assert [row.name for row in propose_readers(world.boss, typed)] == ["张伟"]


def test_who_reads_by_role_is_not_proposed_and_nobody_without_the_right_is_answered(world):
    assert {row.name for row in propose_readers(world.boss, "")} == {"林晓", "许嘉铭", "张伟"}
    assert case_readers(world.at[Role.FRONT_DESK], world.case) is None
    with pytest.raises(NotAllowed):
        propose_readers(world.at[Role.FRONT_DESK], "")
    assert dict(case_readers(world.boss, world.case).by_role)[Role.SUPERVISOR] == ("沈磊",)


# -- by role -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("chosen", [(), (Role.FRONT_DESK,), (Role.SUPERVISOR, Role.SPECIALIST), CHOOSABLE_READERS])
def test_exactly_the_roles_chosen_read_and_every_other_right_stays(world, chosen):
    choose_sensitive_roles(world.at[Role.ADMINISTRATOR], chosen)
    for role, desk in world.at.items():
        reads = role in (*chosen, Role.ADMINISTRATOR)
        # The window that runs already, and one that is opened now.
        assert sees(desk, world.case) == reads, role
        assert ticket_lists.ticket_count(desk, TicketFilter(TicketView.ALL)) == int(reads)
        assert desk.actor.can(RIGHT) == reads
        for permission in set(Permission) - {RIGHT}:
            assert desk.actor.can(permission) == (permission in ROLE_PERMISSIONS[role])
    assert SYSTEM.can(RIGHT)
    assert {row.role for row in roles_that_read(world.at[Role.ADMINISTRATOR]) if row.reads} == {
        *chosen,
        Role.ADMINISTRATOR,
    }


def test_without_a_choice_the_table_holds_and_every_role_of_people_can_be_asked_about(world):
    rows = roles_that_read(world.boss)
    assert {row.role: row.reads for row in rows} == {
        role: RIGHT in ROLE_PERMISSIONS[role] for role in Role if role is not Role.SYSTEM
    }
    assert {row.role for row in rows if row.is_fixed} | {Role.SYSTEM} == ALWAYS_READ_SENSITIVE
    assert set(CHOOSABLE_READERS) | ALWAYS_READ_SENSITIVE == set(Role)


def test_another_window_loses_the_right_with_its_next_look_and_says_that_everything_changed(world):
    elsewhere = open_desk(world.desk.database.path)
    elsewhere.actor = world.boss.actor
    told = []
    elsewhere.bus.subscribe(told.append)
    assert sees(elsewhere, world.case)
    choose_sensitive_roles(world.at[Role.ADMINISTRATOR], ())
    with pytest.raises(NotAllowed):
        name_readers(elsewhere, NameReaders(world.case, added=(world.zhang,)))
    assert not sees(elsewhere, world.case)
    assert [change.entity for change in told] == ["right"]
    choose_sensitive_roles(world.at[Role.ADMINISTRATOR], (Role.SUPERVISOR,))
    # Granted again: the first question is allowed already, though the window did not know yet.
    assert propose_readers(elsewhere, "zw")
    assert [change.entity for change in told] == ["right", "right"]
    elsewhere.close()


def test_only_who_manages_people_chooses_and_it_is_audited(world):
    for role in set(world.at) - {Role.ADMINISTRATOR}:
        with pytest.raises(NotAllowed):
            choose_sensitive_roles(world.at[role], (role,))
    admin = world.at[Role.ADMINISTRATOR]
    with pytest.raises(Refused, match="unknown_role"):
        choose_sensitive_roles(admin, ("nobody",))
    choose_sensitive_roles(admin, (Role.SUPERVISOR, Role.AUDITOR))
    choose_sensitive_roles(admin, (Role.SUPERVISOR,))
    row = audit_page(admin)[0]
    assert (row.act, row.details["roles"], row.details["lost"]) == (
        "site_rights.choose_sensitive_roles",
        ["supervisor"],
        ["auditor"],
    )


@pytest.mark.parametrize("value", [None, {}, {"roles": None}, {"roles": "supervisor"}])
def test_a_setting_that_cannot_be_read_leaves_the_table_in_force(world, value):
    assert Rights.of_setting(value) is STANDARD
    with world.desk.work("test.setting") as work:
        work.insert(Setting, key="sensitive_roles", value=value or {})
        work.undoable = False
        work.commit()
    assert sees(world.boss, world.case)
    assert not sees(world.at[Role.FRONT_DESK], world.case)
