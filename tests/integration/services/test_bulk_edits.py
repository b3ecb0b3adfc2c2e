"""Many tickets in one act are changed as each alone would be; those that cannot be are named, the rest is kept."""

import pytest
from sqlalchemy import event, select

from servicedesk.core.actor import Actor
from servicedesk.core.enums import LinkKind, Priority, StateClass
from servicedesk.core.errors import NotAllowed, Refused
from servicedesk.core.permissions import Role
from servicedesk.models import Ticket, TicketLink, TicketState
from servicedesk.queries.search import search
from servicedesk.services import bulk_edits
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
from servicedesk.services.ticket_links import link
from servicedesk.services.tickets import assign, edit_ticket, open_ticket
from servicedesk.services.undo import redo_last, undo_last
from tests.integration.people import furnish, hire
from tests.integration.services.contents import contents


@pytest.fixture
def people(desk):
    people = hire(desk)
    furnish(desk)
    with desk.work("test.merged_state") as work:
        for state in (StateClass.MERGED, StateClass.CANCELLED):
            names = {"name_zh": state.value, "name_en": state.value}
            work.insert(TicketState, code=state.value, state_class=state.value, position=9, **names)
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


def asked(desk, work):
    """Return how often the engine was asked while *work* was done, beside the whole acts themselves."""
    heard = []

    def hear(_connection, _cursor, statement, *_rest):
        heard.append(statement)

    event.listen(desk.database.writer, "before_cursor_execute", hear)
    try:
        work()
    finally:
        event.remove(desk.database.writer, "before_cursor_execute", hear)
    return heard


@pytest.mark.parametrize(
    ("change", "each", "undone"),
    [
        ({"priority": Priority.URGENT}, 9, 4),
        ({"state": NewState("cancelled", reason="换了零件")}, 24, 12),
        ({"watching": True}, 7, 3),
        ({"tag": "复查"}, 10, 7),
    ],
)
def test_each_ticket_more_asks_the_engine_little_more(desk, people, change, each, undone):
    """Rules, rows and words for the search are read and written for many at once: a ticket costs its own rows only."""
    ids = tuple(open_ticket(desk, OpenTicket(f"第 {number} 张")).id for number in range(80))
    few = asked(desk, lambda: edit_many(desk, BulkEdit(ids[:20], **change)))
    many = asked(desk, lambda: edit_many(desk, BulkEdit(ids[20:], **change)))
    assert len(many) - len(few) <= 40 * each
    back = asked(desk, lambda: undo_last(desk))
    assert len(back) <= 60 * undone + 40
    # Around thousands of rows of a file a savepoint would make each of them slower than the one before.
    assert desk.database.is_shared or not any("SAVEPOINT" in statement for statement in back)


def test_words_are_searched_for_after_many_were_changed_and_after_that_was_undone(desk, people, ids):
    def found(words):
        return sorted(hit.id for hit in search(desk, words).hits)

    edit_many(desk, BulkEdit(ids, state=NewState("cancelled", reason="换了压缩机")))
    assert found("压缩机") == sorted(ids)
    undo_last(desk)
    assert found("压缩机") == []
    assert found('"第 3 张"') == [ids[3]]
    seen = preview_edit(desk, BulkEdit(ids, state=NewState("cancelled", reason="换了压缩机")))
    assert seen.changed == 5
    assert found("压缩机") == []


def test_one_refused_in_the_middle_does_not_touch_those_around_it(desk, people, ids):
    """What a refused ticket had changed by then is gone, also for those that look at it later in the same act."""
    parent = open_ticket(desk, OpenTicket("总单"))
    link(desk, ids[2], ids[3], LinkKind.PARENT)
    command = BulkEdit(ids, priority=Priority.URGENT, parent=parent.number)
    before = contents(desk)
    result = edit_many(desk, command)
    with desk.work("test.read") as work:
        priorities = [work.get(Ticket, each).priority for each in ids]
    refused = [ids.index(each) for each in left_out(result)]
    assert refused
    assert [place for place, each in enumerate(priorities) if each == Priority.NORMAL.value] == refused
    undo_last(desk)
    assert contents(desk) == before


def test_many_become_sub_tickets_of_one(desk, people, ids):
    parent = open_ticket(desk, OpenTicket("总单"))
    link(desk, parent.id, ids[0], LinkKind.PARENT)
    result = edit_many(desk, BulkEdit(ids, parent=parent.number.lower()))
    assert (result.changed, result.unchanged) == (4, 1)
    with desk.database.reader.begin() as connection:
        links = select(TicketLink.ticket_id, TicketLink.other_id).order_by(TicketLink.other_id)
        assert [tuple(row) for row in connection.execute(links)] == [(parent.id, each) for each in ids]


@pytest.mark.parametrize("at_once", [1, 2, 3, 200])
def test_looking_piece_by_piece_says_what_saving_does(desk, people, ids, monkeypatch, at_once):
    """Each piece is a transaction of its own, so that whoever acts goes between; together they say the same."""
    monkeypatch.setattr(bulk_edits, "_AT_HAND", at_once)
    merge_tickets(desk, MergeTickets(ids[1], ids[0]))
    edit_tickets = [each for each in ids if each != ids[1]]
    edit_ticket(desk, EditTicket(edit_tickets[-1], priority=Priority.URGENT))
    command = BulkEdit((*ids, 999), priority=Priority.URGENT)
    before = contents(desk)
    heard = []
    seen = preview_edit(desk, command, lambda done, of: heard.append((done, of)))
    assert contents(desk) == before
    assert heard == [(done, 6) for done in range(1, 7)]
    done = edit_many(desk, command)
    assert (seen.changed, seen.unchanged) == (done.changed, done.unchanged) == (3, 1)
    assert left_out(seen) == left_out(done) == {ids[1]: "ticket_merged", 999: "ticket_gone"}
    assert (seen.moved, seen.moves) == (done.moved, done.moves)
    assert seen.versions == done.versions


def test_a_look_that_nobody_waits_for_ends_at_the_next_ticket(desk, people, ids, monkeypatch):
    monkeypatch.setattr(bulk_edits, "_AT_HAND", 2)
    before, heard = contents(desk), []

    def told(done, _of):
        heard.append(done)
        if done == 3:
            raise Stopped

    with pytest.raises(Stopped):
        preview_edit(desk, BulkEdit(ids, priority=Priority.URGENT), told)
    assert heard == [1, 2, 3]
    assert contents(desk) == before
    open_ticket(desk, OpenTicket("goes on"))
