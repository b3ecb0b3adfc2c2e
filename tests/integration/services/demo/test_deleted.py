"""The bin of a practice site holds a few deleted tickets, the same ones each time, and they come back."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import func, select, text

from servicedesk.core.permissions import Role
from servicedesk.models import DeletedRecord, SearchDocument, Staff, Ticket
from servicedesk.services.bin import restore
from servicedesk.services.demo.deleted import DELETED, FEWEST_TICKETS
from tests.demo_database import NOW, demo_actor
from tests.integration.services.demo.made import made, number, rows

COUNT = 600


def binned(desk):
    columns = (DeletedRecord.number, DeletedRecord.title, DeletedRecord.reason, DeletedRecord.deleted_at)
    found = select(*columns, Staff.role).join(Staff, Staff.id == DeletedRecord.deleted_by_id)
    return [tuple(row) for row in rows(desk, found.order_by(DeletedRecord.id))]


def test_a_few_tickets_lie_in_the_bin_with_reason_and_who_and_come_back_whole(tmp_path: Path) -> None:
    first, again = (made(tmp_path / name, 1, count=COUNT) for name in ("first", "again"))
    found = binned(first)
    assert found == binned(again)
    again.close()
    assert len(found) == DELETED
    assert {role for *_rest, role in found} == {Role.SUPERVISOR.value}
    assert {reason for _number, _title, reason, *_rest in found} == {"重复登记", "误开工单"}
    assert all(at < NOW for *_rest, at, _role in found)
    assert number(first, select(func.count()).select_from(Ticket)) == COUNT - DELETED
    gone = [row[0] for row in rows(first, select(DeletedRecord.entity_id))]
    searched = select(func.count()).select_from(SearchDocument)
    searched = searched.where(SearchDocument.kind == "ticket", SearchDocument.entity_id.in_(gone))
    assert number(first, searched) == 0
    assert rows(first, text("PRAGMA foreign_key_check")) == []
    first.actor = demo_actor(first, "zhou")
    restore(first, [row[0] for row in rows(first, select(DeletedRecord.id))])
    assert number(first, select(func.count()).select_from(Ticket)) == COUNT
    assert number(first, searched) == DELETED
    first.close()


def test_a_small_site_keeps_every_ticket(tmp_path: Path) -> None:
    desk = made(tmp_path, 1, count=FEWEST_TICKETS - 1)
    assert binned(desk) == []
    assert number(desk, select(func.count()).select_from(Ticket)) == FEWEST_TICKETS - 1
    desk.close()
