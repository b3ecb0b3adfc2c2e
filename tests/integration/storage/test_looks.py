"""Questions share a connection that stays ready, and nothing of one question reaches the next."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest
from sqlalchemy import select

from servicedesk.core.errors import NotAllowed
from servicedesk.core.permissions import Permission
from servicedesk.models import Setting
from servicedesk.services.desk import Desk
from servicedesk.storage.desk import Read, ask


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
