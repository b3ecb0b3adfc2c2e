"""Looking for words in a list of tickets follows the rules of search, and finds a customer's by the name."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servicedesk.core.actor import Actor
from servicedesk.core.permissions import Role
from servicedesk.core.search_query import parse
from servicedesk.core.text import fold
from servicedesk.queries.ticket_lists import TicketFilter, TicketView, ticket_count, ticket_ids
from servicedesk.services.customers import AddCustomer, add_customer
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.tickets import open_ticket
from tests.integration.people import furnish

BOTH = (TicketView.ALL, TicketView.OPEN)
FRONT_DESK = Actor(None, "front", Role.FRONT_DESK)
TITLES = ("空调 漏水", "空调不冷", "不冷，调不到空调", "Wi-Fi 100%", "Wi_Fi 慢", "😀漏水", "水漏 A")
WORDS = st.sampled_from(("空调", "漏水", "水", "不冷", "空调不冷", "wi", "Ｗ", "%", "_", "😀", "没有", "a"))


def listed(desk, text):
    """What both ways find: among all tickets through the index, among the open ones (all are) by looking at each."""
    found = [set(ticket_ids(desk, TicketFilter(view, text=text))) for view in BOTH]
    counted = [ticket_count(desk, TicketFilter(view, text=text)) for view in BOTH]
    assert found[0] == found[1]
    assert counted == [len(found[0])] * 2
    return found[0]


@pytest.fixture
def tickets(desk):
    """Tickets by title."""
    furnish(desk)
    return {title: open_ticket(desk, OpenTicket(title)).id for title in TITLES}


@given(st.lists(st.tuples(st.booleans(), st.lists(WORDS, min_size=1, max_size=2)), min_size=1, max_size=3))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_list_equals_a_plain_scan(desk, tickets, terms):
    text = " ".join(
        ("-" if minus else "") + (f'"{" ".join(words)}"' if len(words) > 1 else words[0]) for minus, words in terms
    )
    query = parse(text)
    assert listed(desk, text) == {
        identity for title, identity in tickets.items() if query.matches(fold(f"t-0 {title}"))
    }


def test_a_customers_tickets_are_found_by_the_name(desk, tickets):
    guest = add_customer(desk, AddCustomer("Emily Carter", phone="13800006021"))
    chen = add_customer(desk, AddCustomer("陈思远"))
    first = open_ticket(desk, OpenTicket("加床", customer_id=guest)).id
    second = open_ticket(desk, OpenTicket("加枕头", customer_id=guest)).id
    third = open_ticket(desk, OpenTicket("退房", customer_id=chen)).id
    assert listed(desk, "emily") == listed(desk, "CARTER/EMILY") == listed(desk, "cart emi") == {first, second}
    assert listed(desk, "emily -枕头") == {first}
    assert listed(desk, "思远") == {third}
    assert listed(desk, "6021") == listed(desk, "%%") == set()
    open_ticket(desk, OpenTicket("骚扰", customer_id=chen, is_sensitive=True))
    desk.actor = FRONT_DESK
    assert listed(desk, "思远") == {third}
    assert listed(desk, "骚扰") == set()
