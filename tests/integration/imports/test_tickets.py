"""Tickets of another system: their updates, their history, what that system decided."""

from datetime import date

import pytest
from sqlalchemy import select

from servicedesk.core.actor import Actor
from servicedesk.core.errors import Refused
from servicedesk.core.permissions import Role
from servicedesk.models import ServiceLevelResult, Ticket, TicketEntry, TicketSource, TicketStateChange
from servicedesk.queries.analysis import tiles
from servicedesk.queries.analysis.records import Drill, Figure, records
from servicedesk.queries.metrics import period_metrics
from servicedesk.queries.search import count
from servicedesk.services.imports.fields import ImportKind
from servicedesk.services.imports.looking import look
from servicedesk.services.sensitive_cases import mark_sensitive
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.tickets import add_note, open_ticket
from servicedesk.tabular.dates import DateOrder
from tests.integration.people import furnish, hire

UPDATES = """number,ident_state,made_sla,opened_at,sys_updated_at,contact_type,location,category,category,priority,\
assignment_group,assigned_to,resolved_at,closed_at,sys_mod_count
0000045,New,true,29/2/2016 01:16,29/2/2016 01:23,Phone,143,55,170,3,56,?,29/2/2016 11:29,5/3/2016 12:00,0
0000045,Awaiting User Info,true,29/2/2016 01:16,29/2/2016 08:53,Phone,143,55,170,3,70,12,29/2/2016 11:29,\
5/3/2016 12:00,2
0000047,Active,true,29/2/2016 04:40,29/2/2016 04:57,Email,165,40,215,2,?,?,?,6/3/2016 10:00,0
0000045,Closed,true,29/2/2016 01:16,5/3/2016 12:00,Phone,143,55,170,3,70,12,29/2/2016 11:29,5/3/2016 12:00,4
0000047,Closed,false,29/2/2016 04:40,6/3/2016 10:00,Email,165,40,215,2,24,?,?,6/3/2016 10:00,3
0000051,-100,true,29/2/2016 05:00,29/2/2016 05:01,Phone,1,1,1,3,?,?,?,7/3/2016 10:00,0
"""
WHOLE = (date(2016, 1, 1), date(2016, 12, 31))


def rows(desk, statement):
    with desk.database.reader.begin() as connection:
        return connection.execute(statement).all()


def test_updates_of_one_number_are_one_ticket(desk, importing):
    result = importing("tickets", UPDATES, preset_name="servicenow")
    assert (result.read, result.imported, result.updated, result.rejected) == (6, 2, 3, 1)
    (error,) = result.errors
    assert (error.row, error.column, error.parameters["value"]) == (6, "ident_state", "-100")
    first, second = rows(desk, select(Ticket.__table__).order_by(Ticket.number))
    assert (first.number, first.state, first.channel, first.priority, first.place) == (
        "0000045", "closed", "phone", "normal", "143",
    )  # fmt: skip
    local = desk.site.local(first.closed_at)
    assert (local.year, local.month, local.day, local.hour) == (2016, 3, 5, 12)
    # No longer said by the last update: not so.
    assert second.solved_at is None
    assert second.closed_at is not None


def test_the_history_says_what_each_update_changed(desk, importing):
    importing("tickets", UPDATES, preset_name="servicenow")
    (ticket,) = rows(desk, select(Ticket.id).where(Ticket.number == "0000045"))
    changes = rows(desk, select(TicketStateChange.state, TicketStateChange.pauses).order_by(TicketStateChange.id))
    assert [change.state for change in changes[:3]] == ["new", "waiting_customer", "closed"]
    assert changes[1].pauses
    entries = rows(desk, select(TicketEntry.details).where(TicketEntry.ticket_id == ticket.id).order_by(TicketEntry.at))
    told = [entry.details.get("changes", {}) for entry in entries]
    assert {"group": ["56", "70"], "assignee": ["", "12"], "sys_mod_count": ["0", "2"]} in told
    (source,) = rows(desk, select(TicketSource.__table__).where(TicketSource.ticket_id == ticket.id))
    assert (source.system, source.category, source.details["group"]) == ("ServiceNow", "55 / 170", "70")


def test_what_the_old_system_decided_is_frozen_and_counted(desk, importing):
    importing("tickets", UPDATES, preset_name="servicenow")
    results = rows(desk, select(ServiceLevelResult.is_met, ServiceLevelResult.is_final, ServiceLevelResult.target))
    assert sorted(results) == [(False, True, "resolution"), (True, True, "resolution")]
    found = period_metrics(desk, *WHOLE)
    assert found["tickets"] == {"opened": 2, "closed": 2, "backlog_end": 0, "duplicates": 0}
    assert (found["sla"]["met"], found["sla"]["breached"]) == (1, 1)
    assert found["fcr"]["n"] == 0
    assert found["throughput"]["n"] == 2
    week = period_metrics(desk, date(2016, 2, 29), date(2016, 3, 5))
    assert week["tickets"] == {"opened": 2, "closed": 1, "backlog_end": 1, "duplicates": 0}


def test_the_page_leaves_imported_tickets_out_of_first_contact_as_the_command_line_does(desk, importing):
    importing("tickets", UPDATES, preset_name="servicenow")
    start, end = (desk.site.day_bounds(day)[0] for day in WHOLE)
    found = tiles.tiles(desk, start, end, None, date(2016, 2, 29)).first_contact
    assert (found.n, found.provisional, found.value) == (0, 0, None)
    assert records(desk, Drill(Figure.FIRST_CONTACT, start, end)).total == 0
    # Shown it would be 0 %: what the other program did counts as on time or late all the same.
    assert tiles.tiles(desk, start, end, None, date(2016, 2, 29)).on_time.n == 2


def test_the_preset_is_found_by_its_columns_and_is_not_forced_on_anybody(desk, importing, tmp_path):
    path = tmp_path / "incidents.csv"
    path.write_text(UPDATES, "utf-8")
    found = look(desk, path, ImportKind.TICKETS)
    assert found.reading.preset == "servicenow"
    # The order of day and month is still that of the file, not the preset's.
    assert (found.reading.date_order, found.dates.order) == (None, DateOrder.DAY_FIRST)
    assert look(desk, path, ImportKind.TICKETS, preset_name="").reading.preset == ""
    result = importing("tickets", UPDATES)
    assert (result.imported, result.rejected) == (2, 1)
    # Remembered now, and still nobody has to take it.
    assert look(desk, path, ImportKind.TICKETS).was_recalled
    assert look(desk, path, ImportKind.TICKETS, preset_name="").reading.preset == ""
    path.write_text(UPDATES.replace("sys_updated_at", "changed_when"), "utf-8")
    assert look(desk, path, ImportKind.TICKETS).reading.preset == ""


def test_a_plain_list_without_numbers(desk, importing):
    result = importing(
        "tickets",
        "标题,房号,创建时间,解决时间,优先级,渠道,客户,电话\n"
        "空调漏水,1208,2026-11-02 10:00,2026-11-02 11:00,高,电话,张伟,13800006021\n"
        "发票未开,1503,2026-11-03 10:00,,普通,当面,张伟,13800006021\n",
    )
    assert (result.imported, result.created["customer"]) == (2, 1)
    solved, still_open = rows(desk, select(Ticket.__table__).order_by(Ticket.id))
    assert (solved.number, solved.title, solved.state, solved.priority) == ("T-1", "空调漏水", "solved", "high")
    assert (still_open.state, still_open.channel, still_open.solved_at) == ("new", "in_person", None)
    assert solved.customer_id == still_open.customer_id
    assert open_ticket(desk, OpenTicket("下一张")).number == "T-3"


def test_dates_that_read_both_ways_are_asked(importing):
    text = "id,title,opened\n1,a,3/4/2026 10:00\n2,b,5/6/2026 10:00\n"
    with pytest.raises(Refused) as refused:
        importing("tickets", text)
    assert refused.value.code == "import_dates_ambiguous"
    assert refused.value.parameters["example"] == "3/4/2026 10:00"


def test_importing_again_brings_up_to_date(desk, importing, everything):
    importing("tickets", UPDATES, preset_name="servicenow")
    before = everything()
    again = importing("tickets", UPDATES, preset_name="servicenow")
    assert (again.imported, again.updated) == (0, 5)
    assert len(everything()["ticket_entry"]) == len(before["ticket_entry"])
    assert len(everything()["ticket"]) == 2


def test_a_ticket_that_is_worked_on_here_is_kept(desk, importing):
    furnish(desk)
    own = open_ticket(desk, OpenTicket("自己的"))
    importing("tickets", UPDATES, preset_name="servicenow")
    (ticket,) = rows(desk, select(Ticket.id).where(Ticket.number == "0000047"))
    people = hire(desk)
    add_note(desk.as_actor(Actor(people.front_desk, "林晓", Role.FRONT_DESK)), ticket.id, "已联系")
    result = importing("tickets", UPDATES.replace("0000045", own.number), preset_name="servicenow")
    assert {(error.row, error.code) for error in result.errors if error.row != 6} == {
        (row, "import_number_taken") for row in range(1, 6)
    }
    assert rows(desk, select(Ticket.title).where(Ticket.id == own.id))[0].title == "自己的"


def test_what_was_made_sensitive_stays_hidden_when_it_is_imported_again(desk, importing):
    importing("tickets", UPDATES, preset_name="servicenow")
    people = hire(desk)
    chief = desk.as_actor(Actor(people.administrator, "高远", Role.ADMINISTRATOR))
    clerk = desk.as_actor(Actor(people.front_desk, "林晓", Role.FRONT_DESK))
    (ticket,) = rows(desk, select(Ticket).where(Ticket.number == "0000047"))
    assert count(clerk, "0000047") != {}
    found = sum(count(clerk, "0000047").values())
    mark_sensitive(chief, ticket.id, True)
    again = importing("tickets", UPDATES, preset_name="servicenow")
    assert {error.code for error in again.errors if error.parameters["value"] == "0000047"} == {"import_number_taken"}
    assert rows(desk, select(Ticket.is_sensitive).where(Ticket.id == ticket.id))[0].is_sensitive
    assert sum(count(clerk, "0000047").values()) == found - 1
    assert sum(count(chief, "0000047").values()) == found
