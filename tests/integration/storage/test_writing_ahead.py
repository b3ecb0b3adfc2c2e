"""Writing ahead of the caller: the same rows, whoever asks meanwhile sees them, and nothing is left half done."""

from __future__ import annotations

import sys
import threading
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, insert, select

from servicedesk.core.errors import Conflict, Refused
from servicedesk.models import Customer, Setting
from servicedesk.storage.bulk import Bulk
from servicedesk.storage.counters import next_number
from servicedesk.storage.errors import known_errors
from servicedesk.storage.writing_ahead import WritingAhead
from tests.integration.people import furnish

AT = datetime(2026, 11, 22, 6, 32, tzinfo=UTC)
NAMED = {"name": "陈", "name_sort": "chen", "created_at": AT, "updated_at": AT}
HOW_MANY = select(func.count()).select_from(Customer)


def collect(bulk, first, count=1500):
    for position in range(first, first + count):
        number = f"C-{position:06}"
        bulk.document("customer", bulk.add(Customer, number=number, **NAMED), "陈", number)


def stored(desk, statement):
    with desk.database.reader.begin() as connection:
        return connection.execute(statement).all()


def test_what_is_written_ahead_is_what_is_written(desk):
    with desk.work("test.ahead") as work:
        bulk = Bulk(work)
        with bulk.ahead():
            for first in range(0, 6000, 1500):
                collect(bulk, first)
                bulk.flush()
        work.commit()
    numbers = [row.number for row in stored(desk, select(Customer.number).order_by(Customer.id))]
    assert numbers == [f"C-{position:06}" for position in range(6000)]


def test_whoever_asks_meanwhile_waits_for_the_rows(desk):
    with desk.work("test.ahead") as work:
        bulk = Bulk(work)
        with bulk.ahead():
            for asked, wanted in enumerate((1500, 3000, 4500), start=1):
                collect(bulk, wanted - 1500)
                bulk.flush()
                assert work.connection.execute(HOW_MANY).scalar() == wanted
                # Statements that are handed to the driver as they are wait as well.
                assert next_number(work.connection, "test") == asked
        work.commit()


def test_a_row_that_cannot_be_is_said_at_the_end_and_nothing_is_kept(desk):
    def twice():
        with desk.work("test.ahead") as work:
            bulk = Bulk(work)
            with known_errors(), bulk.ahead():
                for _ in range(2):
                    collect(bulk, 0)
                    bulk.flush()

    with pytest.raises(Conflict) as conflict:
        twice()
    assert conflict.value.code == "already_there"
    assert stored(desk, HOW_MANY)[0].count_1 == 0


def test_who_stops_leaves_nobody_writing(desk):
    furnish(desk)
    before, switched = stored(desk, HOW_MANY), sys.getswitchinterval()

    def stopped():
        with desk.work("test.ahead") as work:
            bulk = Bulk(work)
            with bulk.ahead():
                collect(bulk, 0)
                bulk.flush()
                raise Refused("import_stopped")

    with pytest.raises(Refused):
        stopped()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("writing")]
    assert sys.getswitchinterval() == switched
    assert stored(desk, HOW_MANY) == before
    # The connection is whoever acts next's, and asks nobody any more.
    with desk.work("test.after") as work:
        work.insert(Customer, number="C-1", **NAMED)
        work.commit()
    assert stored(desk, HOW_MANY)[0].count_1 == before[0].count_1 + 1


def test_steps_after_a_failed_one_are_not_run(desk):
    with desk.work("test.ahead") as work:
        add = str(insert(Setting).compile(dialect=work.connection.dialect, column_keys=["key", "value"]))
        with pytest.raises(Exception, match="UNIQUE"), WritingAhead(work.connection) as ahead:
            ahead.hand_over([(add, [("test.once", "1"), ("test.once", "1")]), (add, [("test.never", "1")])])
        keys = work.connection.execute(select(Setting.key).where(Setting.key.like("test.%"))).scalars().all()
    assert "test.never" not in keys
