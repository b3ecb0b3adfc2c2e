"""What runs while somebody types or waits goes through an index: a table of a million rows is never read through."""

import re
from contextlib import contextmanager
from datetime import date

import pytest
from sqlalchemy import event

from servicedesk.core.actor import Actor
from servicedesk.core.enums import VisitState
from servicedesk.core.permissions import Role
from servicedesk.queries.customers import (
    CustomerFilter,
    Presence,
    customer_card,
    customer_detail,
    customer_ids,
    customer_timeline,
    identify,
)
from servicedesk.queries.metrics import period_metrics
from servicedesk.queries.search import count, find_anything, search
from servicedesk.queries.search_pages import document_ids, documents
from servicedesk.queries.ticket_lists import TicketFilter, TicketView, ticket_list
from servicedesk.queries.visits import open_visits, queue_summary, waiting_queue
from servicedesk.queries.weekly.report import weekly_report
from servicedesk.services import missing_deadlines, timed_work
from servicedesk.services.customers import AddCustomer, add_customer
from servicedesk.services.tickets import OpenTicket, open_ticket
from servicedesk.storage.conditions import visit_is
from tests.integration.people import furnish

LARGE = (
    "visit|ticket|ticket_entry|search_document|identification_key|customer|customer_reference|customer_contact"
    "|inquiry|follow_up|survey|survey_response|audit_entry"
)
# A whole table, or an index from one end to the other; a partial index is the few rows it was made for.
FEW = "ix_ticket_open|ix_ticket_sensitive|ix_visit_open"
READ_THROUGH = re.compile(rf"SCAN ({LARGE})(?! USING (?:COVERING )?INDEX (?:{FEW}))\b.*")


@contextmanager
def asked(desk):
    """Every statement asked meanwhile, with its values."""
    seen = []

    def note(_connection, _cursor, statement, parameters, _context, _many):
        seen.append((statement, parameters))

    event.listen(desk.database.reader, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(desk.database.reader, "before_cursor_execute", note)


@contextmanager
def plans(desk):
    """The query plans of everything asked meanwhile."""
    steps = []
    with asked(desk) as seen:
        yield steps
    with desk.database.reader.begin() as connection:
        for statement, parameters in seen:
            if statement.lstrip().startswith(("SELECT", "WITH")):
                plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
                steps += [(step[3], statement) for step in plan]


def read_through(steps):
    # Names in order, cut after a page, come off their index; so do the last visits.
    ends = ("ix_customer_name_sort_id", "ix_visit_arrived_at_id")
    return [step for step in steps if READ_THROUGH.search(step[0]) and not any(end in step[0] for end in ends)]


@pytest.fixture
def guest(desk):
    furnish(desk)
    identity = add_customer(desk, AddCustomer("陈思远", phone="13800006021", reference="1208"))
    desk.actor = Actor(None, "front", Role.FRONT_DESK)
    return identity


@pytest.mark.parametrize("text", ["csy", "6021", "1208", "陈", "陈 远", "C-000001", "emily carter"])
def test_the_one_box(desk, guest, text):
    with plans(desk) as steps:
        identify(desk, text)
    assert len(steps) > 10
    assert read_through(steps) == []


@pytest.mark.parametrize("text", ["空调", "空调漏水", "调", "空调 -漏水", "T-2417", "tf", "18"])
def test_search_and_palette(desk, guest, text):
    with plans(desk) as steps:
        search(desk, text)
        count(desk, text)
        find_anything(desk, text)
    assert len(steps) > 10
    assert read_through(steps) == []
    hidden = [step for step, _ in steps if "ix_ticket_sensitive_visit" in step]
    assert hidden, "which visits are hidden must not be looked up in every ticket"


@pytest.mark.parametrize("text", ["空调", "空调漏水", "空调 -漏水"])
def test_rows_of_the_search_page(desk, guest, text):
    open_ticket(desk, OpenTicket("空调漏水", "空调不冷"))
    with plans(desk) as steps:
        documents(desk, document_ids(desk, text), text)
    found = [step for step, _ in steps if step.startswith(("SEARCH search_document", "SCAN search_document"))]
    assert found
    assert not [step for step in found if "(rowid=?)" not in step], "a kind is most of a million documents"


def test_what_runs_at_every_key_is_planned_once(desk, guest):
    """Asked again the engine has nothing to think about: with a limit that is a value it would plan once more."""
    with asked(desk) as seen:
        search(desk, "空调", limit=50)
        count(desk, "空调")
        identify(desk, "csy", 8)
        ticket_list(desk, TicketFilter(TicketView.OPEN))
        ticket_list(desk, TicketFilter(TicketView.ALL))
    planned = []
    with desk.database.reader.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        # The engine asks whether a statement may be run while it plans it, and then never again.
        driver.set_authorizer(lambda *_: planned.append(True) or 0)
        try:
            for statement, values in seen:
                if "search_index_terms" in statement:
                    # The engine's own table of terms asks for the index it belongs to, at every run.
                    continue
                for _ in range(2):
                    driver.execute(statement, values).fetchall()
                planned.clear()
                driver.execute(statement, values).fetchall()
                assert not planned, statement
        finally:
            driver.set_authorizer(None)
    assert len(seen) > 8


def test_customers(desk, guest):
    with plans(desk) as steps:
        customer_card(desk, guest, "1208", 1)
        customer_detail(desk, guest)
        page = customer_timeline(desk, guest)
        assert page.after is None
        customer_ids(
            desk, CustomerFilter(presence=Presence(here_on=desk.site.business_day(desk.clock.now()))), limit=50
        )
        customer_ids(desk, CustomerFilter("陈思"), limit=50)
    assert len(steps) > 20
    assert read_through(steps) == []


@pytest.mark.parametrize("text", ["空调漏水", "emily carter", "空调 -漏水"])
def test_words_in_a_list_of_tickets(desk, guest, text):
    with plans(desk) as steps:
        ticket_list(desk, TicketFilter(TicketView.ALL, text=text))
    assert len(steps) > 5
    assert read_through(steps) == []
    with plans(desk) as steps:
        ticket_list(desk, TicketFilter(TicketView.OPEN, text=text))
    assert len(steps) > 5
    assert read_through(steps) == []
    assert not [step for step, _ in steps if "search_index" in step], "few are open: each is looked at"


def test_what_is_open_is_found_through_the_small_indexes(desk, guest):
    with plans(desk) as steps:
        waiting_queue(desk)
        open_visits(desk)
        queue_summary(desk)
        for view in (TicketView.OPEN, TicketView.OVERDUE, TicketView.SOON, TicketView.DUE_TODAY):
            ticket_list(desk, TicketFilter(view))
    used = " ".join(step for step, _ in steps)
    assert "ix_visit_open" in used
    assert "ix_ticket_open_due" in used
    assert read_through(steps) == []


def test_what_is_looked_for_once_a_minute_is_looked_for_among_the_open_ones(desk, guest):
    with plans(desk) as steps:
        missing_deadlines.anything_missing(desk)
        timed_work.anything_due(desk)
    used = " ".join(step for step, _ in steps)
    assert "ix_ticket_open_due" in used
    assert read_through(steps) == []


def test_the_figures_of_a_week(desk, guest):
    desk.actor = Actor(None, "lead", Role.SUPERVISOR)
    with plans(desk) as steps:
        period_metrics(desk, date(2026, 11, 2), date(2026, 11, 8))
    assert len(steps) > 10
    assert read_through(steps) == []


def test_the_weekly_report(desk, guest):
    desk.actor = Actor(None, "lead", Role.SUPERVISOR)
    with plans(desk) as steps:
        weekly_report(desk, date(2026, 11, 9), "en")
    assert len(steps) > 100
    # Only how many customers there are, of each tier, is counted row by row.
    assert [step for step in read_through(steps) if not step[0].startswith("SCAN customer")] == []
    assert [step for step in steps if step[0].startswith("SCAN promise")] == []
    # Who comes back is read in the order of an index, of however many years.
    steps_between = [step for step, statement in steps if "lag(visit.business_on)" in statement]
    assert any("ix_visit_customer_id_business_on" in step for step in steps_between)
    assert not any("ORDER BY" in step for step in steps_between)


def test_the_small_index_holds_open_visits_only():
    with pytest.raises(ValueError, match="open visit"):
        visit_is(VisitState.ENDED)
