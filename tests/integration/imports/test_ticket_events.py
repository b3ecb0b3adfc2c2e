"""Event logs: what happened to tickets, in the order of time."""

from datetime import date

from sqlalchemy import select

from servicedesk.models import Ticket, TicketEntry
from servicedesk.queries.metrics import period_metrics

LOG = """,case,event,completeTime,org:resource
0,Case1,Assign seriousness,2012/10/09 13:50:17.000,Value 1
1,Case1,Take in charge ticket,2012/10/09 13:51:01.000,Value 1
2,Case1,Closed,2012/10/19 13:50:17.000,Value 2
2,Case1,Closed,2012/10/19 13:50:17.000,Value 2
3,Case2,Closed,2012/11/09 10:00:00.000,Value 2
4,Case2,Resolve ticket,2012/11/08 10:00:00.000,Value 2
5,Case2,Insert ticket,2012/11/07 10:00:00.000,Value 2
6,Case3,Wait,2012/12/01 09:00:00.000,Value 3
"""
WHOLE = (date(2012, 1, 1), date(2012, 12, 31))


def rows(desk, statement):
    with desk.database.reader.begin() as connection:
        return connection.execute(statement).all()


def test_every_event_is_kept_also_where_two_are_the_same(desk, importing):
    result = importing("ticket-events", LOG)
    assert (result.read, result.imported, result.rejected, result.repeated) == (8, 8, 0, 1)
    assert result.created["ticket"] == 3
    entries = rows(desk, select(TicketEntry.text, TicketEntry.details).where(TicketEntry.text == "Closed"))
    assert len(entries) == 3
    assert entries[0].details["by"] == "Value 2"


def test_a_log_without_states_is_an_archive(desk, importing):
    importing("ticket-events", LOG)
    tickets = {ticket.number: ticket for ticket in rows(desk, select(Ticket.__table__))}
    assert {ticket.state for ticket in tickets.values()} == {"closed"}
    case = tickets["Case2"]
    assert (case.closed_at - case.opened_at).days == 2
    assert (case.closed_at - case.solved_at).days == 1
    found = period_metrics(desk, *WHOLE)
    assert found["tickets"] == {"opened": 3, "closed": 3, "backlog_end": 0, "duplicates": 0}
    assert (found["throughput"]["n"], found["throughput"]["median_hours"]) == (3, 48.0)


def test_with_states_the_last_one_says_whether_it_is_open(desk, importing):
    importing(
        "ticket-events",
        "ticket,activity,at,state\n1,受理,2026-11-01 10:00,new\n1,派单,2026-11-01 11:00,in progress\n"
        "2,受理,2026-11-01 10:00,new\n2,办结,2026-11-01 12:00,solved\n",
    )
    states = {ticket.number: ticket.state for ticket in rows(desk, select(Ticket.__table__))}
    assert states == {"1": "in_progress", "2": "solved"}


def test_an_event_without_its_time_is_listed(desk, importing):
    result = importing("ticket-events", "case,event,time\n1,open,2026-11-01 10:00\n1,close,\n1,close,soon\n")
    assert (result.imported, result.rejected) == (1, 2)
    assert [(error.row, error.column, error.code) for error in result.errors] == [
        (2, "time", "import_value_needed"), (3, "time", "import_not_a_date"),
    ]  # fmt: skip
    assert "import_not_a_date" in result.rejects_file.read_text("utf-8-sig")
