"""Promises: made, moved with their history, reminded of once, kept or broken, and counted."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from servicedesk.core.actor import SYSTEM
from servicedesk.core.enums import PromiseState
from servicedesk.core.errors import NotAllowed, Refused
from servicedesk.core.notices import NoticeKind
from servicedesk.models import Notice, Promise
from servicedesk.queries import promises as asked
from servicedesk.services import promises, timed_work
from servicedesk.services.promises import ChangePromise, MakePromise, change_promise, make_promise, settle_promise
from servicedesk.services.sign_in import sign_in_with_password
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.tickets import open_ticket
from servicedesk.services.undo import undo_last
from tests.integration.people import PASSWORD, furnish, hire

MINUTES = timedelta(minutes=1)


@pytest.fixture
def people(desk):
    people = hire(desk)
    furnish(desk)
    sign_in_with_password(desk, "front_desk", PASSWORD)
    return people


def promised(desk, text="修好空调", minutes=20, **more):
    return make_promise(desk, MakePromise(text, desk.clock.now() + minutes * MINUTES, **more))


def state(desk, identity):
    with desk.database.reader.begin() as connection:
        return PromiseState(connection.execute(select(Promise.state).where(Promise.id == identity)).scalar())


def told(desk):
    with desk.database.reader.begin() as connection:
        return connection.execute(select(Notice.staff_id, Notice.kind).order_by(Notice.id)).all()


def remind(desk):
    with desk.as_actor(SYSTEM).work("promises.remind") as work:
        work.undoable = False
        found = promises.remind_due(work)
        work.commit()
    return found


def test_the_next_promises_come_first_late_ones_before_all(desk, people):
    late, soon, ticketed = promised(desk, "a", 5), promised(desk, "b", 30), None
    ticket = open_ticket(desk, OpenTicket("空调", place="1208"))
    ticketed = promised(desk, "c", 20, ticket_id=ticket.id)
    desk.clock.advance(minutes=10)
    lines = asked.next_promises(desk)
    assert [line.id for line in lines] == [late, ticketed, soon]
    assert (lines[1].place, lines[1].ticket_number, lines[1].owner) == ("1208", ticket.number, "林晓")
    assert len(asked.next_promises(desk, limit=9)) == 3


def test_a_moved_promise_keeps_what_it_said_and_undo_brings_it_back(desk, people):
    identity = promised(desk, "修好空调", 20)
    before = asked.promise(desk, identity)
    change_promise(desk, ChangePromise(identity, before.version, due_at=before.due_at + 30 * MINUTES))
    change_promise(desk, ChangePromise(identity, text="换好空调", owner_id=people.specialist))
    now = asked.promise(desk, identity)
    assert (now.text, now.due_at, now.owner) == ("换好空调", before.due_at + 30 * MINUTES, "许嘉铭")
    history = asked.history(desk, identity)
    assert [(row.text, row.due_at, row.by) for row in history] == [
        ("修好空调", before.due_at, "林晓"),
        ("修好空调", now.due_at, "林晓"),
    ]
    undo_last(desk)
    undo_last(desk)
    assert asked.history(desk, identity) == []
    again = asked.promise(desk, identity)
    assert (again.text, again.due_at) == (before.text, before.due_at)


def test_a_promise_whose_time_has_passed_cannot_be_moved_into_a_kept_one(desk, people):
    identity = promised(desk, minutes=20)
    desk.clock.advance(minutes=21)
    with pytest.raises(Refused, match="promise_past"):
        change_promise(desk, ChangePromise(identity, due_at=desk.clock.now() + 30 * MINUTES))
    settle_promise(desk, identity, True)
    assert state(desk, identity) is PromiseState.BROKEN
    with pytest.raises(Refused, match="promise_settled"):
        change_promise(desk, ChangePromise(identity, text="x"))


def test_reminding_happens_once_at_its_time_and_again_after_it_was_moved(desk, people):
    identity = promised(desk, minutes=20, owner_id=people.specialist)
    assert remind(desk) == 0
    desk.clock.advance(minutes=20)
    assert [remind(desk), remind(desk)] == [1, 0]
    assert told(desk) == [(people.specialist, NoticeKind.PROMISE_DUE.value)]
    other = promised(desk, minutes=20)
    change_promise(desk, ChangePromise(other, due_at=desk.clock.now() + 60 * MINUTES))
    desk.clock.advance(minutes=120)
    assert [remind(desk), remind(desk)] == [1, 0]
    assert told(desk)[-1] == (people.front_desk, NoticeKind.PROMISE_LATE.value)
    # Being reminded is no edit: what was promised can still be undone.
    undo_last(desk)
    assert asked.promise(desk, identity) is not None


def test_the_timed_work_of_the_desk_reminds(desk, people):
    desk.site = replace(desk.site, name="云湖酒店")
    promised(desk, minutes=5, owner_id=people.specialist)
    desk.clock.advance(minutes=6)
    timed_work.run(desk)
    timed_work.run(desk)
    kinds = [kind for staff_id, kind in told(desk) if staff_id == people.specialist]
    assert kinds == [NoticeKind.PROMISE_DUE.value]


def test_the_kept_rate_counts_what_is_over_and_an_unsettled_one_as_broken(desk, people):
    start = desk.clock.now()
    kept, broken, _open, _later = (promised(desk, str(minutes), minutes) for minutes in (10, 20, 30, 600))
    settle_promise(desk, kept, True)
    desk.clock.advance(minutes=25)
    settle_promise(desk, broken, True)
    desk.clock.advance(minutes=10)
    with pytest.raises(NotAllowed):
        asked.kept_rate(desk, start, start + timedelta(days=1))
    desk.actor = SYSTEM
    rate = asked.kept_rate(desk, start, start + timedelta(days=1))
    assert (rate.kept, rate.n) == (1, 3)
    assert 0 < rate.lower < rate.share < rate.upper < 1
    nothing = asked.kept_rate(desk, start - timedelta(days=2), start - timedelta(days=1))
    assert (nothing.n, nothing.share, nothing.lower) == (0, None, None)


def test_promises_on_a_sensitive_ticket_stay_hidden_and_untouched(desk, people):
    ticket = open_ticket(
        desk,
        OpenTicket("投诉", is_sensitive=True, promise="经理回电", promise_due_at=desk.clock.now() + 20 * MINUTES),
    )
    assert asked.next_promises(desk) == []
    hidden = asked.next_promises(desk.as_actor(SYSTEM))[0].id
    desk.clock.advance(minutes=1)
    for act in (
        lambda: settle_promise(desk, hidden, True),
        lambda: change_promise(desk, ChangePromise(hidden, text="x")),
        lambda: promised(desk, ticket_id=ticket.id),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert asked.promise(desk, hidden) is None
    assert asked.history(desk, hidden) == []
