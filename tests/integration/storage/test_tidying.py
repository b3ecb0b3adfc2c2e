"""What is put off while somebody works, and made up for when nobody does."""

from __future__ import annotations

import pytest

from servicedesk.queries.ticket_lists import TicketFilter, ticket_list
from servicedesk.services.tickets import OpenTicket, open_ticket
from servicedesk.services.tidying import tidy_desk
from servicedesk.storage.audit_chain import verify_chain
from tests.demo_database import demo_desk

PAGE = 4096


@pytest.fixture
def desk(tmp_path):
    with demo_desk(tmp_path, "lin") as desk:
        yield desk


def asked(desk, statement):
    with desk.database.reader.connect() as connection:
        return connection.exec_driver_sql(statement).all()


def pieces(desk):
    return asked(desk, "SELECT count(DISTINCT segid) FROM search_index_idx")[0][0]


def log_size(desk):
    return desk.database.path.with_name(desk.database.path.name + "-wal").stat().st_size


def open_many(desk, count=12):
    for number in range(count):
        open_ticket(desk, OpenTicket(f"棋盘少了一枚 {number}", "孩子午睡"))


def test_the_index_is_merged_in_quiet_moments_only_and_everything_is_still_found(desk):
    tidy_desk(desk)
    open_many(desk)
    before = pieces(desk)
    assert before >= 12
    tidy_desk(desk)
    assert pieces(desk) < before
    assert len(ticket_list(desk, TicketFilter(text="棋盘少"))) == 12
    assert asked(desk, "PRAGMA integrity_check") == [("ok",)]


def test_the_log_is_folded_into_the_file_so_that_the_next_act_begins_it_anew(desk):
    open_many(desk)
    tidy_desk(desk)
    grown = log_size(desk)
    open_many(desk, 3)
    assert log_size(desk) == grown


def test_a_busy_desk_is_not_held_up_by_its_log(desk):
    tidy_desk(desk)
    open_many(desk, 60)
    # SQLite alone would have folded it after a thousand pages and begun anew.
    assert log_size(desk) > 1500 * PAGE


def test_tidying_is_no_act_and_twice_is_once(desk):
    open_many(desk, 3)
    entries = asked(desk, "SELECT count(*) FROM audit_entry")
    tidy_desk(desk)
    tidy_desk(desk)
    assert asked(desk, "SELECT count(*) FROM audit_entry") == entries
    with desk.database.reader.connect() as connection:
        assert verify_chain(connection, desk.audit_secret).is_whole


def test_somebody_who_reads_meanwhile_goes_on_seeing_what_they_saw(desk):
    with desk.database.reader.begin() as connection:
        count = connection.exec_driver_sql("SELECT count(*) FROM ticket").scalar()
        open_many(desk, 3)
        tidy_desk(desk)
        assert connection.exec_driver_sql("SELECT count(*) FROM ticket").scalar() == count
    assert asked(desk, "SELECT count(*) FROM ticket") == [(count + 3,)]
