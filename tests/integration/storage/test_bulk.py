"""Many rows at once: the same rows as one by one, ids that go on, and a database left as it was found."""

from __future__ import annotations

import gc
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from servicedesk.models import Customer, FollowUp, SearchDocument
from servicedesk.storage.bulk import CHUNK, Bulk, with_room, without_indexes
from tests.integration.people import furnish

AT = datetime(2026, 11, 22, 6, 32, tzinfo=UTC)
NAMED = {"number": "C-000001", "name": "陈思远", "name_sort": "chen", "created_at": AT, "updated_at": AT}


def stored(desk, statement):
    with desk.database.reader.begin() as connection:
        return connection.execute(statement).mappings().all()


def test_a_row_is_the_one_the_program_writes_alone(desk):
    with desk.work("test.alone") as work:
        alone = work.insert(Customer, **NAMED, tier_code=None)
        work.commit()
    with desk.work("test.many") as work:
        bulk = Bulk(work)
        many = bulk.add(Customer, **NAMED | {"number": "C-000002"})
        bulk.flush()
        work.commit()
    one, other = (dict(row) for row in stored(desk, select(Customer.__table__).order_by(Customer.id)))
    assert (one.pop("id"), other.pop("id")) == (alone, many) == (alone, alone + 1)
    assert (one.pop("number"), other.pop("number")) == ("C-000001", "C-000002")
    assert one == other


def test_moments_of_any_zone_and_json_are_stored_as_ever(desk):
    furnish(desk)
    east = AT.astimezone(timezone(timedelta(hours=8)))
    with desk.work("test.many") as work:
        bulk = Bulk(work)
        bulk.add(
            FollowUp, subject="回访", due_at=east, state="due", script_done=[{"说": "好"}], created_at=AT, done_at=None
        )
        bulk.flush()
        work.commit()
    (row,) = stored(desk, text("SELECT due_at, done_at, version, is_promised FROM follow_up"))
    assert tuple(row.values()) == ("2026-11-22 06:32:00.000000", None, 1, 0)
    assert [row["script_done"] for row in stored(desk, select(FollowUp.script_done))] == [[{"说": "好"}]]
    with desk.work("test.naive") as work:
        bulk = Bulk(work)
        bulk.add(Customer, **NAMED | {"created_at": AT.replace(tzinfo=None)})
        with pytest.raises(ValueError, match="aware"):
            bulk.flush()


def test_rows_of_few_words_are_the_same_rows(desk):
    """Collected as lines they get the ids that follow, and what they do not say is what the model says."""
    furnish(desk)
    names = ("subject", "due_at", "state", "script_done", "created_at")
    with desk.work("test.many") as work:
        bulk = Bulk(work)
        lines, told = bulk.lines(FollowUp, *names), []
        bulk.told = lambda done, of: told.append((done, of))
        for round_of in ("first", "second"):
            bulk.add(FollowUp, subject=f"{round_of} alone", due_at=AT, state="due", script_done=[], created_at=AT)
            for position in range(3):
                lines.append((f"{round_of} {position}", AT, "due", [{"说": position}], AT))
            bulk.flush()
        assert bulk.spans() == {"follow_up": (1, 8)}
        assert told == [(1, 4), (4, 4)] * 2
        assert bulk.lines(FollowUp, *names) is lines
        bulk.flush()
        work.commit()
    rows = [dict(row) for row in stored(desk, select(FollowUp.__table__).order_by(FollowUp.id))]
    assert [(row["id"], row["subject"]) for row in rows[:5]] == [
        (1, "first alone"), (2, "first 0"), (3, "first 1"), (4, "first 2"), (5, "second alone")]  # fmt: skip
    assert [row["script_done"] for row in rows[1:4]] == [[{"说": position}] for position in range(3)]
    said = {"id", "subject", "script_done"}
    alone, line = ({name: value for name, value in row.items() if name not in said} for row in rows[:2])
    assert alone == line
    assert len(rows) == 8


def test_lines_alone_are_numbered_behind_what_was_there(desk):
    furnish(desk)
    for first in (1, 3):
        with desk.work("test.many") as work:
            bulk = Bulk(work)
            bulk.lines(FollowUp, "subject", "due_at", "state", "script_done", "created_at").extend(
                (subject, AT, "due", [], AT) for subject in "ab"
            )
            assert bulk.spans() == {}
            bulk.flush()
            assert bulk.spans() == {"follow_up": (first, first + 1)}
            work.commit()


def test_ids_go_on_over_pieces_and_parents_come_first(desk):
    furnish(desk)
    with desk.work("test.many") as work:
        bulk = Bulk(work)
        first = bulk.reserve(Customer)
        bulk.add_as(Customer, first, **NAMED)
        for position in range(CHUNK + 5):
            bulk.add(FollowUp, customer_id=first, subject=str(position), due_at=AT, state="due", script_done=[],
                     created_at=AT)  # fmt: skip
        bulk.document("customer", first, "陈思远", "陈思远 ＡＢ")
        bulk.flush()
        assert bulk.spans() == {"customer": (first, first), "follow_up": (1, CHUNK + 5), "search_document": (1, 1)}
        work.commit()
    assert stored(desk, select(func.count()).select_from(FollowUp))[0]["count_1"] == CHUNK + 5
    assert [row["text"] for row in stored(desk, select(SearchDocument.text))] == ["陈思远 ab"]


@pytest.mark.parametrize("count", [1, 99, 100, 101, 250])
def test_rows_written_together_are_the_rows_in_their_order(desk, count):
    furnish(desk)
    with desk.work("test.many") as work:
        bulk = Bulk(work)
        for position in range(count):
            bulk.add(FollowUp, subject=f"'{position}", due_at=AT, state="due", script_done=[position], created_at=AT)
        bulk.flush()
        work.commit()
    rows = stored(desk, select(FollowUp.id, FollowUp.subject, FollowUp.script_done).order_by(FollowUp.id))
    assert [tuple(row.values()) for row in rows] == [
        (position + 1, f"'{position}", [position]) for position in range(count)
    ]


def test_one_bad_row_of_many_keeps_all_out(desk):
    with desk.work("test.many") as work:
        bulk = Bulk(work)
        for position in range(150):
            bulk.add(Customer, **NAMED | {"number": f"C-{position % 120:06}"})
        with pytest.raises(IntegrityError):
            bulk.flush()
    assert stored(desk, select(Customer.id)) == []


def test_room_and_indexes_are_given_back(desk):
    schema = text("SELECT name, sql FROM sqlite_master ORDER BY name")
    before = stored(desk, schema)
    with desk.work("test.room") as work:
        pages = work.connection.exec_driver_sql("PRAGMA cache_size").scalar()
        with with_room(work.connection), without_indexes(work.connection):
            assert not gc.isenabled()
            assert work.connection.exec_driver_sql("PRAGMA cache_size").scalar() != pages
            assert len(work.connection.execute(schema).all()) < len(before)
        assert gc.isenabled()
        assert work.connection.exec_driver_sql("PRAGMA cache_size").scalar() == pages
        work.commit()
    assert stored(desk, schema) == before
