"""What was done to a case that one may not read any more is as hidden as the case: lists of acts, undo, the audit."""

import pytest

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.enums import Priority
from servicedesk.core.errors import Conflict, Refused
from servicedesk.core.permissions import Role
from servicedesk.queries import audit
from servicedesk.queries.recent_acts import Standing, recent_acts
from servicedesk.queries.ticket_details import ticket_detail
from servicedesk.services import compensations, sensitive_cases, ticket_links, tickets
from servicedesk.services.bin import delete_ticket
from servicedesk.services.bulk_edits import BulkEdit, edit_many
from servicedesk.services.compensations import RequestCompensation
from servicedesk.services.desk import load_site
from servicedesk.services.site_rights import choose_sensitive_roles
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.undo import redo_last, undo, undo_last
from servicedesk.ui.pages.settings.audit import numbers_words
from tests.integration.people import PASSWORD, PIN
from tests.integration.test_sensitive import keep_secret, world  # noqa: F401


@pytest.fixture
def taken(world):  # noqa: F811
    """A case of the front desk's own, opened with a promise and given something for, that became sensitive."""
    due = world.clock.now().replace(hour=23)
    opened = OpenTicket("投诉", promise="回电", promise_due_at=due, owner_id=world.actor.staff_id)
    world.case = tickets.open_ticket(world, opened)
    tickets.watch(world, world.case.id)
    compensations.request_compensation(world, RequestCompensation(world.case.id, world.item))
    sensitive_cases.mark_sensitive(world.as_actor(world.chief), world.case.id, True)
    return world


def said(rows):
    return [(row.act, row.number, row.later_by, row.later_act) for row in rows]


def test_what_a_ticket_is_opened_with_is_no_act_of_its_own(world):  # noqa: F811
    case = tickets.open_ticket(world, OpenTicket("回电", promise="回电", promise_due_at=world.clock.now()))
    latest = recent_acts(world)[0]
    assert (latest.entity, latest.entity_id, latest.number) == ("ticket", case.id, case.number)


def test_ones_own_acts_on_it_leave_the_list_and_name_nobody(taken):
    rows = recent_acts(taken)
    assert taken.case.number not in repr(rows)
    assert "mark_sensitive" not in repr(rows)
    assert {row.entity for row in rows} == {"ticket"}
    assert said(recent_acts(taken.as_actor(taken.chief), everybody=True))[0][0] == "sensitive_cases.mark_sensitive"


def test_a_page_of_acts_is_full_although_some_are_hidden(taken):
    number = len(recent_acts(taken))
    for _ in range(3):
        tickets.open_ticket(taken, OpenTicket("早餐"))
    assert [row.act for row in recent_acts(taken, limit=number + 3)] == ["tickets.open_ticket"] * (number + 3)


def test_the_undo_key_touches_it_no_more_and_says_neither_number_nor_who(taken):
    before = repr(ticket_detail(taken.as_actor(taken.chief), taken.case.id))
    with pytest.raises(Refused, match="undo_hidden"):
        undo_last(taken)
    own = audit.page(taken.as_actor(taken.chief), audit.AuditFilter(staff_id=taken.actor.staff_id))
    for row in own[:3]:
        with pytest.raises((Refused, Conflict)) as refused:
            undo(taken, row.id)
        assert not refused.value.parameters.get("who")
        assert not refused.value.parameters.get("act")
        assert taken.case.number not in repr(refused.value.parameters)
    assert repr(ticket_detail(taken.as_actor(taken.chief), taken.case.id)) == before


def test_nothing_is_done_again_on_it_either(world):  # noqa: F811
    case = tickets.open_ticket(world, OpenTicket("投诉"))
    tickets.watch(world, case.id)
    undo_last(world)
    sensitive_cases.mark_sensitive(world.as_actor(world.chief), case.id, True)
    with pytest.raises(Refused, match="undo_hidden"):
        redo_last(world)


def test_an_act_on_many_does_not_tell_what_became_of_one_of_them(world):  # noqa: F811
    case = tickets.open_ticket(world, OpenTicket("投诉"))
    edit_many(world, BulkEdit((world.plain, case.id), tag="夜班", priority=Priority.URGENT))
    sensitive_cases.mark_sensitive(world.as_actor(world.chief), case.id, True)
    latest = recent_acts(world)[0]
    assert (latest.act, latest.standing) == ("bulk_edits.edit_many", Standing.BUILT_UPON)
    assert (latest.later_by, latest.later_at, latest.later_act) == ("", None, "")
    with pytest.raises(Conflict) as conflict:
        undo_last(world)
    assert (conflict.value.parameters["who"], conflict.value.parameters["act"]) == ("", "")


def test_who_registers_a_case_for_others_may_take_it_back(world):  # noqa: F811
    case = tickets.open_ticket(world, OpenTicket("投诉", is_sensitive=True))
    assert undo_last(world).act == "tickets.open_ticket"
    assert ticket_detail(world.as_actor(world.chief), case.id) is None


def test_the_audit_page_is_as_if_it_were_not_there_for_a_role_that_lost_the_right(world):  # noqa: F811
    root = world.as_actor(SYSTEM)
    reader = add_staff(root, AddStaff("guo", "郭静", Role.SUPERVISOR, password=PASSWORD, pin=PIN))
    choose_sensitive_roles(root, [])
    load_site(world)
    world.chief = Actor(1, "周宁", Role.ADMINISTRATOR)
    read = world.as_actor(Actor(reader, "郭静", Role.SUPERVISOR, rights=world.actor.rights))
    before = audit.page(read), recent_acts(read, everybody=True)
    hidden = keep_secret(world)
    sensitive_cases.name_readers(
        world.as_actor(world.chief), sensitive_cases.NameReaders(hidden, (world.actor.staff_id,))
    )
    now = audit.page(read), recent_acts(read, everybody=True)
    # The act that the test itself writes names no record.
    shown = [row for row in now[0] if row.act != "test.secret"]
    assert (shown, now[1]) == before
    sensitive_cases.name_readers(world.as_actor(world.chief), sensitive_cases.NameReaders(hidden, (reader,)))
    assert len(audit.page(read)) > len(before[0]) + 4


@pytest.fixture
def auditor(world):  # noqa: F811
    """Somebody who reads the audit and no sensitive cases."""
    root = world.as_actor(SYSTEM)
    reader = add_staff(root, AddStaff("guo", "郭静", Role.SUPERVISOR, password=PASSWORD, pin=PIN))
    choose_sensitive_roles(root, [])
    load_site(world)
    world.chief = Actor(1, "周宁", Role.ADMINISTRATOR)
    return world.as_actor(Actor(reader, "郭静", Role.SUPERVISOR, rights=world.actor.rights))


def bulk(rows):
    return next(row for row in rows if row.act == "bulk_edits.edit_many")


@pytest.mark.parametrize("gone", ["sensitive", "bin"])
def test_an_act_on_many_names_none_that_became_hidden_and_says_how_many(world, auditor, gone):  # noqa: F811
    cases = [tickets.open_ticket(world, OpenTicket(f"early {place}")) for place in range(5)]
    boss = world.as_actor(world.chief)
    edit_many(boss, BulkEdit(tuple(case.id for case in cases), priority=Priority.HIGH))
    sensitive_cases.mark_sensitive(world.as_actor(SYSTEM), cases[1].id, True)
    if gone == "bin":
        delete_ticket(world.as_actor(SYSTEM), cases[1].id, "twice")
    row = bulk(audit.page(auditor))
    assert cases[1].number not in repr(audit.page(auditor))
    assert row.details["numbers"] == [case.number for case in cases if case is not cases[1]]
    assert numbers_words(row.details) == [f"{cases[0].number}, {cases[2].number}, {cases[3].number} and 2 more"]
    whole = bulk(audit.page(world.as_actor(SYSTEM)))
    assert cases[1].number in whole.details["numbers"]
    if gone == "sensitive":
        named = sensitive_cases.NameReaders(cases[1].id, (auditor.actor.staff_id,))
        sensitive_cases.name_readers(world.as_actor(SYSTEM), named)
        assert cases[1].number in bulk(audit.page(auditor)).details["numbers"]


def test_links_and_splits_do_not_name_a_hidden_case_either(world, auditor):  # noqa: F811
    other = tickets.open_ticket(world, OpenTicket("早餐"))
    ticket_links.link(world.as_actor(world.chief), world.plain, other.id)
    linked = next(row for row in audit.page(auditor) if row.act == "ticket_links.link")
    assert other.id in (linked.details["other_id"], linked.entity_id)
    sensitive_cases.mark_sensitive(world.as_actor(SYSTEM), other.id, True)
    rows = [row for row in audit.page(auditor) if row.act == "ticket_links.link"]
    assert all(row.details.get("other_id") != other.id for row in rows)
    assert other.number not in repr(rows)


def test_one_ticket_among_many_is_named_alone_and_only_hidden_ones_are_counted():
    assert numbers_words({}) == []
    assert numbers_words({"numbers": ["T-1"], "tickets": 1}) == ["T-1"]
    assert numbers_words({"numbers": [], "tickets": 4}) == ["4 tickets"]
    assert numbers_words({"numbers": ["T-1", "T-2"], "restored": 2}) == ["T-1, T-2"]
