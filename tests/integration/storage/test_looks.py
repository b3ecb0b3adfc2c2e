"""Questions share a connection that stays ready, and nothing of one question reaches the next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Barrier, Event, Thread

import pytest
from sqlalchemy import event, select

from servicedesk.core.errors import NotAllowed
from servicedesk.core.permissions import Permission
from servicedesk.models import Setting
from servicedesk.services.desk import Desk
from servicedesk.storage.desk import Read, ask
from servicedesk.storage.prepared import Prepared


@ask(Permission.VIEW_KNOWLEDGE)
def settings(read: Read) -> set[str]:
    return set(read.execute(select(Setting.key)).scalars())


def write(desk: Desk, key: str) -> None:
    with desk.work("test.write") as work:
        work.insert(Setting, key=key, value={}, updated_at=desk.clock.now())
        work.commit()


def connection_of(read: Read) -> object:
    return read.connection.connection.dbapi_connection


@ask(Permission.VIEW_KNOWLEDGE)
def who_answers(read: Read) -> object:
    return connection_of(read)


def test_one_connection_answers_one_question_after_the_other(desk):
    assert who_answers(desk) is who_answers(desk)


def test_each_question_sees_what_was_written_before_it(desk):
    before = settings(desk)
    write(desk, "test.first")
    assert settings(desk) == before | {"test.first"}


def test_a_question_sees_one_moment_and_one_asked_meanwhile_has_its_own(desk):
    @ask(Permission.VIEW_KNOWLEDGE)
    def twice(read: Read) -> tuple[object, object, set[str], set[str]]:
        first = settings(read)
        write(desk, "test.meanwhile")
        assert "test.meanwhile" in settings(desk)
        return connection_of(read), who_answers(desk), first, settings(read)

    mine, other, first, second = twice(desk)
    assert mine is not other
    assert first == second
    assert "test.meanwhile" in settings(desk)


def test_statements_of_both_kinds_see_the_same_moment(desk):
    """One asks the driver, the other SQLAlchemy, which joins what has begun."""
    prepared = Prepared(select(Setting.key))

    @ask(Permission.VIEW_KNOWLEDGE)
    def both(read: Read) -> tuple[set[str], set[str], set[str]]:
        first = {key for (key,) in read.rows(prepared)}
        write(desk, "test.meanwhile")
        by_alchemy = set(read.execute(select(Setting.key)).scalars())
        return first, by_alchemy, {key for (key,) in read.rows(prepared)}

    first, second, third = both(desk)
    assert first == second == third
    assert "test.meanwhile" in settings(desk)


@pytest.mark.parametrize("error", [ValueError, NotAllowed, KeyboardInterrupt])
def test_a_question_that_fails_leaves_no_moment_behind(desk, error):
    @ask(Permission.VIEW_KNOWLEDGE)
    def fails(read: Read) -> None:
        settings(read)
        raise error("not_allowed")

    for _ in range(8):
        with pytest.raises(error):
            fails(desk)
    write(desk, "test.after")
    assert "test.after" in settings(desk)


def test_who_may_not_ask_learns_nothing_and_hinders_nobody(desk):
    who_answers(desk)
    desk.actor = desk.actor.__class__(None, "nobody", None)
    for _ in range(8):
        with pytest.raises(NotAllowed):
            who_answers(desk)


def test_many_at_once_are_all_answered(desk):
    write(desk, "test.there")
    ready, answers = Barrier(6), []

    def ask_often() -> None:
        ready.wait()
        answers.extend("test.there" in settings(desk) for _ in range(20))

    threads = [Thread(target=ask_often) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [True] * 120


def test_closing_folds_the_log_although_a_connection_was_ready(desk):
    settings(desk)
    write(desk, "test.last")
    settings(desk)
    path = desk.database.path
    assert path.with_name(path.name + "-wal").exists()
    desk.close()
    assert not path.with_name(path.name + "-wal").exists()


def test_a_look_that_ends_after_closing_is_let_go(desk):
    with desk.database.reading() as connection:
        connection.exec_driver_sql("SELECT 1")
        desk.database._looks.close()
    assert connection.closed


@ask(Permission.VIEW_KNOWLEDGE, by_two=True)
def seen_by_both(read: Read) -> tuple[set[str], set[str], bool]:
    """What each connection sees, the second one on a thread of its own; and whether they are two."""
    mine = connection_of(read)
    other = read.ahead(lambda beside: (settings(beside), connection_of(beside) is not mine, beside.now))
    keys, are_two, now = other()
    assert now == read.now
    return settings(read), keys, are_two


@contextmanager
def written_at_each_beginning(desk: Desk, most: int) -> Iterator[list[str]]:
    """Somebody writes whenever a look begins, *most* times."""
    written: list[str] = []

    def write_too(_connection: object) -> None:
        if len(written) < most:
            written.append(f"test.{len(written)}")
            write(desk, written[-1])

    event.listen(desk.database.reader, "begin", write_too)
    try:
        yield written
    finally:
        event.remove(desk.database.reader, "begin", write_too)


def test_two_connections_see_the_same_moment(desk):
    before = settings(desk)
    for _ in range(3):
        mine, others, are_two = seen_by_both(desk)
        assert mine == others == before
        assert are_two


@pytest.mark.parametrize(("most", "are_two"), [(1, True), (4, True), (100, False)])
def test_what_is_written_just_then_is_seen_by_both_or_by_none(desk, most, are_two):
    settings(desk)
    with written_at_each_beginning(desk, most) as written:
        mine, others, found = seen_by_both(desk)
    assert mine == others
    assert written
    assert found is are_two


def test_what_is_written_meanwhile_is_seen_by_neither(desk):
    @ask(Permission.VIEW_KNOWLEDGE, by_two=True)
    def slowly(read: Read) -> tuple[set[str], set[str]]:
        write(desk, "test.meanwhile")
        return settings(read), read.ahead(settings)()

    mine, others = slowly(desk)
    assert mine == others
    assert "test.meanwhile" not in others
    assert "test.meanwhile" in settings(desk)


def test_what_goes_wrong_meanwhile_is_raised_where_the_answer_is_wanted(desk):
    def fails(read: Read) -> None:
        settings(read)
        raise ValueError("meanwhile")

    @ask(Permission.VIEW_KNOWLEDGE, by_two=True)
    def wanted(read: Read) -> None:
        read.ahead(fails)()

    @ask(Permission.VIEW_KNOWLEDGE, by_two=True)
    def unwanted(read: Read) -> set[str]:
        read.ahead(fails)
        return settings(read)

    for _ in range(4):
        with pytest.raises(ValueError, match="meanwhile"):
            wanted(desk)
        assert unwanted(desk) == settings(desk)
    write(desk, "test.after")
    assert "test.after" in seen_by_both(desk)[1]


def test_a_look_is_not_over_before_what_it_began_is(desk):
    leaving, is_looking = Event(), []

    def begun(read: Read) -> None:
        leaving.wait(5)
        is_looking.append(read.connection.in_transaction())

    @ask(Permission.VIEW_KNOWLEDGE, by_two=True)
    def leaves(read: Read) -> None:
        read.ahead(begun)
        leaving.set()

    leaves(desk)
    assert is_looking == [True]


def test_several_are_answered_one_after_the_other_by_the_same_connection(desk):
    @ask(Permission.VIEW_KNOWLEDGE, by_two=True)
    def several(read: Read) -> tuple[object, list[object], list[int]]:
        order: list[int] = []

        def noted(number: int, beside: Read) -> object:
            settings(beside)
            order.append(number)
            return connection_of(beside)

        wanted = [read.ahead(lambda beside, number=number: noted(number, beside)) for number in range(5)]
        return connection_of(read), [each() for each in reversed(wanted)], order

    mine, theirs, order = several(desk)
    assert order == [0, 1, 2, 3, 4]
    assert len(set(theirs)) == 1
    assert mine not in theirs


def test_many_that_look_by_two_wait_for_no_second(desk):
    ready, found = Barrier(3), []

    def look() -> None:
        ready.wait()
        found.extend(seen_by_both(desk) for _ in range(10))

    threads = [Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 30
    assert all(mine == others and are_two for mine, others, are_two in found)


@pytest.mark.parametrize("most", [0, 100])
def test_what_is_wanted_often_is_found_once(desk, most):
    asked: list[bool] = []

    def find(read: Read) -> int:
        asked.append(True)
        return len(settings(read)) + len(asked)

    @ask(Permission.VIEW_KNOWLEDGE, by_two=True)
    def often(read: Read) -> set[int]:
        answer = read.ahead(find)
        return {answer() for _ in range(3)}

    with written_at_each_beginning(desk, most):
        assert len(often(desk)) == 1
    assert len(asked) == 1
