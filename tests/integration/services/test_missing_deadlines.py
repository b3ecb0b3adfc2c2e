"""Open tickets of an older database get their next update with the timed work, once."""

from __future__ import annotations

from sqlalchemy import select

from servicedesk.core.actor import SYSTEM
from servicedesk.models import Ticket
from servicedesk.services import timed_work
from servicedesk.services.desk import create_desk, load_site, open_desk
from servicedesk.services.missing_deadlines import anything_missing, fill_missing
from servicedesk.services.site_setup import SetUpSite, set_up_site
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.tickets import open_ticket
from servicedesk.storage.database import Database
from servicedesk.storage.migrations import migrate


def test_a_migrated_database_gets_its_next_updates(tmp_path):
    path = tmp_path / "desk.db"
    desk = create_desk(path)
    set_up_site(desk, SetUpSite("云湖酒店", "hotel"))
    load_site(desk)
    desk.actor = SYSTEM
    identity = open_ticket(desk, OpenTicket("空调不制冷")).id

    def due(of):
        with of.database.reader.begin() as connection:
            return connection.execute(
                select(Ticket.contacted_at, Ticket.update_due_at).where(Ticket.id == identity)
            ).one()

    before = due(desk)
    assert None not in before
    desk.close()
    database = Database(path)
    migrate(database, "0008")
    database.close()
    older = open_desk(path, actor=SYSTEM)
    try:
        assert due(older) == (before[0], None)
        assert timed_work.anything_due(older)
        timed_work.run(older)
        assert due(older) == before
        assert not anything_missing(older)
        assert fill_missing(older) == 0
    finally:
        older.close()
