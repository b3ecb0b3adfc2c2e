"""The audit chain shows what was done to it from outside the program."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from servicedesk.models import AuditEntry
from servicedesk.queries.audit import AuditFilter, page, verify
from servicedesk.services.backups import back_up
from servicedesk.storage.audit_chain import Anchor, ChainFault, head, verify_chain
from servicedesk.storage.connections import connect
from servicedesk.storage.unit_of_work import chain_mac

ENTRIES = 12


@pytest.fixture
def filled(desk):
    for number in range(ENTRIES):
        with desk.work(f"test.act_{number % 3}") as work:
            work.audit("ticket", number, text=f"第 {number} 条", nested={10: [1.5, None], 9: True})
            work.commit()
    return desk


def tamper(desk, statement, *values):
    """Change the file as somebody with another program would."""
    # Not with Python's own module: two SQLite libraries in one process undo each other's locks.
    connection = connect(desk.database.path)
    connection.execute(statement, values)
    connection.close()


def state(desk, key=None, anchors=()):
    with desk.database.reader.begin() as connection:
        return verify_chain(connection, key or desk.audit_secret, anchors)


def test_a_chain_nobody_touched_is_whole(filled):
    found = state(filled)
    assert (found.entries, found.head_id, found.is_whole, found.fault) == (ENTRIES, ENTRIES, True, None)


def test_an_empty_chain_is_whole(desk):
    assert state(desk).is_whole


CHANGES = st.sampled_from(
    [
        ("UPDATE audit_entry SET details = '{}' WHERE id = ?", ChainFault.CHANGED),
        ("UPDATE audit_entry SET act = 'test.other' WHERE id = ?", ChainFault.CHANGED),
        ("UPDATE audit_entry SET staff_id = 7 WHERE id = ?", ChainFault.CHANGED),
        ("UPDATE audit_entry SET at = '2020-01-01 00:00:00.000000' WHERE id = ?", ChainFault.CHANGED),
        ("UPDATE audit_entry SET station = 'B9' WHERE id = ?", ChainFault.CHANGED),
        ("UPDATE audit_entry SET entity_id = entity_id + 1 WHERE id = ?", ChainFault.CHANGED),
        ("UPDATE audit_entry SET mac = 'ü' WHERE id = ?", ChainFault.CHANGED),
        ("DELETE FROM audit_entry WHERE id = ?", ChainFault.GAP),
    ]
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(change=CHANGES, number=st.integers(1, ENTRIES - 1))
def test_every_edit_and_deletion_is_found_where_it_is(filled, change, number):
    connection = connect(filled.database.path)
    saved = connection.execute("SELECT * FROM audit_entry WHERE id = ?", (number,)).fetchone()
    connection.close()
    tamper(filled, change[0], number)
    found = state(filled)
    assert (found.fault, found.entry_id) == (change[1], number)
    tamper(filled, f"INSERT OR REPLACE INTO audit_entry VALUES ({', '.join('?' * len(saved))})", *saved)
    assert state(filled).is_whole


def test_a_history_recomputed_without_the_key_is_found(filled):
    with filled.database.reader.begin() as connection:
        rows = connection.execute(select(AuditEntry).order_by(AuditEntry.id)).all()
    previous = rows[3].mac
    for row in rows[4:]:
        names = ("at", "staff_id", "station", "act", "entity", "entity_id", "details")
        previous = chain_mac(b"guessed", previous, {name: getattr(row, name) for name in names})
        tamper(filled, "UPDATE audit_entry SET mac = ? WHERE id = ?", previous, row.id)
    found = state(filled)
    assert (found.fault, found.entry_id) == (ChainFault.CHANGED, 5)
    assert state(filled, b"another key").entry_id == 1


def test_a_cut_at_the_end_shows_against_an_anchor_only(filled):
    with filled.database.reader.begin() as connection:
        anchor = head(connection)
    tamper(filled, "DELETE FROM audit_entry WHERE id > 9")
    assert state(filled).is_whole
    assert state(filled, anchors=[Anchor(anchor.audit_id, anchor.mac, "report 1")]).fault is ChainFault.CUT


def test_another_history_of_the_same_length_shows_against_an_anchor(filled):
    found = state(filled, anchors=[Anchor(4, "0" * 64, "weekly report")])
    assert (found.fault, found.entry_id, found.source) == (ChainFault.OTHER_HISTORY, 4, "weekly report")


def test_backups_are_anchors_even_when_their_records_are_gone(filled):
    file = back_up(filled).result.file
    tamper(filled, "DELETE FROM audit_entry WHERE id > 9")
    tamper(filled, "DELETE FROM backup_record")
    found = verify(filled)
    assert (found.fault, found.source) == (ChainFault.CUT, file.name)


def test_pages_of_the_audit(filled):
    rows = page(filled)
    assert [row.id for row in rows] == list(range(ENTRIES, 0, -1))
    assert rows[0].details["text"] == "第 11 条"
    assert [row.id for row in page(filled, AuditFilter(), 3)] == [2, 1]
    assert {row.act for row in page(filled, AuditFilter(act="test.act_1"))} == {"test.act_1"}
    assert page(filled, AuditFilter(act="test.act%")) == []
    assert [row.entity_id for row in page(filled, AuditFilter(entity="ticket", entity_id=4))] == [4]
