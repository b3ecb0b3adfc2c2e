"""Statements worded once: the same rows as SQLAlchemy hands out, the same errors, for either engine."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import bindparam, event, select
from sqlalchemy.dialects import postgresql

from servicedesk.core.errors import Conflict
from servicedesk.models import AuditEntry, CalendarDay, Site, Staff, Ticket, TicketEntry, TicketState
from servicedesk.queries.ticket_details import ticket_detail
from servicedesk.queries.ticket_lists import TicketFilter, TicketView, ticket_list
from servicedesk.storage.connections import connect
from servicedesk.storage.errors import known_errors
from servicedesk.storage.prepared import Prepared, _Worded, insertion
from tests.demo_database import demo_desk

NOW = datetime(2026, 11, 22, 6, 32, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path):
    with demo_desk(tmp_path, "lin") as desk:
        yield desk


@pytest.mark.parametrize("model", [AuditEntry, CalendarDay, Site, Staff, Ticket, TicketEntry, TicketState])
def test_rows_are_those_of_sqlalchemy_cell_for_cell(desk, model):
    statement = select(model.__table__)
    with desk.database.reader.begin() as connection:
        expected = [tuple(row) for row in connection.execute(statement)]
        assert Prepared(statement).rows(connection) == expected


def test_parameters_are_converted_and_constants_fill_in_by_themselves(desk):
    before = Prepared(
        select(Ticket.id).where(Ticket.opened_at < bindparam("before", type_=Ticket.opened_at.type), Ticket.id > 0)
    )
    days = Prepared(select(CalendarDay.id).where(CalendarDay.on == bindparam("on")).limit(1))
    with desk.database.reader.begin() as connection:
        moment = connection.execute(select(Ticket.opened_at).order_by(Ticket.opened_at).limit(1)).scalar_one()
        assert before.rows(connection, {"before": moment}) == []
        assert len(before.rows(connection, {"before": NOW.replace(year=2100)})) > 1
        assert days.first(connection, {"on": date(1900, 1, 1)}) is None
        assert days.scalar(connection, {"on": date(1900, 1, 1)}) is None
        with pytest.raises(KeyError, match="before"):
            before.rows(connection)
        with pytest.raises(ValueError, match="aware"):
            before.rows(connection, {"before": datetime(2026, 11, 22)})


def test_an_inserted_row_has_the_models_defaults_and_hands_its_key_back(desk):
    values = {"code": "paused_here", "state_class": "waiting", "name_zh": "暂停", "name_en": "Paused"}
    with desk.database.writer.begin() as connection:
        assert insertion(TicketState, tuple(values)).first(connection, values) == ("paused_here",)
        row = connection.execute(select(TicketState.__table__).where(TicketState.code == "paused_here")).one()
        assert (row.pauses, row.position, row.name_zh) == (False, 0, "暂停")
        with pytest.raises(Conflict) as refused, known_errors():
            insertion(TicketState, tuple(values)).first(connection, values)
        assert refused.value.code == "already_there"


def test_a_statement_whose_words_depend_on_its_values_is_refused(desk):
    several = Prepared(select(Ticket.id).where(Ticket.id.in_(bindparam("ids", expanding=True))))
    with desk.database.reader.begin() as connection, pytest.raises(ValueError, match="worded once"):
        several.rows(connection, {"ids": [1, 2]})


def test_whoever_listens_to_the_engine_hears_of_it(desk):
    heard = []

    def hear(_connection, _cursor, statement, parameters, _context, _many):
        heard.append((statement.split()[0], tuple(parameters)))

    event.listen(desk.database.reader, "before_cursor_execute", hear)
    try:
        with desk.database.reader.begin() as connection:
            Prepared(select(Staff.name).where(Staff.id == bindparam("staff"))).rows(connection, {"staff": 1})
    finally:
        event.remove(desk.database.reader, "before_cursor_execute", hear)
    assert heard == [("SELECT", (1,))]


def test_it_is_worded_for_a_server_with_its_parameters_by_name():
    dialect = postgresql.psycopg.dialect()
    worded = _Worded(select(Ticket.title).where(Ticket.id == bindparam("ticket")), None, dialect)
    assert "%(ticket)s" in worded.text
    assert worded.bound({"ticket": 7}) == {"ticket": 7}


def test_a_cell_that_cannot_be_read_is_a_damaged_file_not_a_bug(desk):
    ticket = ticket_list(desk, TicketFilter(TicketView.ALL))[0].id
    raw = connect(desk.database.path)
    raw.execute("UPDATE ticket_entry SET details = '{' WHERE ticket_id = ?", (ticket,))
    raw.close()
    with pytest.raises(Exception, match="damaged"):
        ticket_detail(desk, ticket)
