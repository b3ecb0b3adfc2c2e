"""Many tickets in one act are changed as each alone would be; those that cannot be are named, the rest is kept."""

import pytest

from servicedesk.core.actor import Actor
from servicedesk.core.enums import Priority, StateClass
from servicedesk.core.errors import NotAllowed, Refused
from servicedesk.core.permissions import Role
from servicedesk.models import TicketState
from servicedesk.services.bulk_edits import (
    Assignment,
    BulkEdit,
    NewState,
    Stopped,
    delete_many,
    edit_many,
    preview_edit,
)
from servicedesk.services.merging import MergeTickets, merge_tickets
from servicedesk.services.ticket_commands import EditTicket, OpenTicket
from servicedesk.services.tickets import assign, edit_ticket, open_ticket
from servicedesk.services.undo import redo_last, undo_last
from tests.integration.people import furnish, hire
from tests.integration.services.contents import contents


@pytest.fixture
def people(desk):
    people = hire(desk)
    furnish(desk)
    with desk.work("test.merged_state") as work:
        names = {"name_zh": "已合并", "name_en": "Merged"}
        work.insert(TicketState, code="merged", state_class=StateClass.MERGED.value, position=9, **names)
        work.commit()
    desk.actor = Actor(people.supervisor, "沈磊", Role.SUPERVISOR)
    return people


@pytest.fixture
def ids(desk, people):
    return tuple(open_ticket(desk, OpenTicket(f"第 {number} 张")).id for number in range(5))


def left_out(result):
    return {each.id: each.error.code for each in result.left_out}


def without_times(found):
    """The same acts at the same moment: rows have other ids, everything else is equal."""
    tables = ("ticket", "ticket_entry", "ticket_watcher", "service_level_result")
    return {name: [row[1:] for row in found[name]] for name in tables}


def test_many_at_once_is_the_same_as_one_by_one(desk, people, ids):
    for each in ids:
        assign(desk, each, None, people.specialist)
        edit_ticket(desk, EditTicket(each, priority=Priority.URGENT))
    singly = without_times(contents(desk))
    for _ in range(2 * len(ids)):
        undo_last(desk)
    before = contents(desk)
    result = edit_many(desk, BulkEdit(ids, priority=Priority.URGENT, assignment=Assignment(None, people.specialist)))
    assert (result.changed, result.unchanged, result.left_out) == (5, 0, ())
    assert {name: sorted(map(repr, rows)) for name, rows in without_times(contents(desk)).items()} == {
        name: sorted(map(repr, rows)) for name, rows in singly.items()
    }
    after = contents(desk)
    undo_last(desk)
    assert contents(desk) == before
    redo_last(desk)
    assert contents(desk) == after


def test_what_cannot_be_changed_is_named_and_the_rest_is_changed(desk, people, ids):
    merge_tickets(desk, MergeTickets(ids[0], ids[1]))
    secret = open_ticket(desk, OpenTicket("投诉", is_sensitive=True)).id
    desk.actor = Actor(people.front_desk, "林晓", Role.FRONT_DESK)
    seen = preview_edit(desk, BulkEdit((*ids, secret, 999), priority=Priority.URGENT))
    edit_ticket(desk, EditTicket(ids[2], title="刚改过"))
    command = BulkEdit((*ids, secret, 999), seen.versions, priority=Priority.URGENT)
    result = edit_many(desk, command)
    assert left_out(result) == {
        ids[0]: "ticket_merged",
        ids[2]: "ticket_changed",
        secret: "ticket_gone",
        999: "ticket_gone",
    }
    assert result.changed == 3
    # Of a hidden ticket not even the number.
    assert next(each.number for each in result.left_out if each.id == secret) == ""


def test_looking_changes_nothing_and_counts_the_same(desk, people, ids):
    edit_ticket(desk, EditTicket(ids[0], priority=Priority.URGENT))
    before = contents(
        desk,
    )
    seen = preview_edit(desk, BulkEdit(ids, priority=Priority.URGENT))
    assert contents(desk) == before
    done = edit_many(desk, BulkEdit(ids, priority=Priority.URGENT))
    assert (seen.changed, seen.unchanged, seen.moved) == (done.changed, done.unchanged, done.moved) == (4, 1, 0)


def test_nothing_to_do_is_refused(desk, people, ids):
    with pytest.raises(Refused, match="nothing_chosen"):
        edit_many(desk, BulkEdit(ids))
    edit_many(desk, BulkEdit(ids, watching=True))
    with pytest.raises(Refused, match="so_already"):
        edit_many(desk, BulkEdit(ids, watching=True))
    with pytest.raises(Refused, match="ticket_unknown"):
        edit_many(desk, BulkEdit(ids, parent="T-4711"))
    with pytest.raises(Refused):
        edit_many(desk, BulkEdit(ids, state=NewState("merged")))


def test_stopping_leaves_everything_as_it_was(desk, people, ids):
    before = contents(desk)

    def stop(done, _of):
        if done == 3:
            raise Stopped

    with pytest.raises(Stopped):
        edit_many(desk, BulkEdit(ids, priority=Priority.URGENT), stop)
    assert contents(desk) == before


def test_deleting_many_is_one_step(desk, people, ids):
    before = contents(desk)
    assert delete_many(desk, ids, "重复").changed == 5
    undo_last(desk)
    assert contents(desk) == before
    desk.actor = Actor(people.front_desk, "林晓", Role.FRONT_DESK)
    with pytest.raises(NotAllowed):
        delete_many(desk, ids)
