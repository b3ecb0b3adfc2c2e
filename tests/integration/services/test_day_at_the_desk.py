"""A day at the desk through the services alone: it goes the same way whichever engine keeps the data."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from servicedesk.core.actor import Actor
from servicedesk.core.enums import AttemptOutcome
from servicedesk.core.errors import Conflict, Refused
from servicedesk.core.permissions import Role
from servicedesk.models import FollowUp, Staff, Ticket
from servicedesk.queries.audit import verify
from servicedesk.queries.customer_timeline import customer_timeline
from servicedesk.queries.follow_ups import due_list, follow_up_detail
from servicedesk.queries.metrics import period_metrics
from servicedesk.queries.search import count, search
from servicedesk.queries.ticket_details import ticket_detail
from servicedesk.queries.ticket_lists import TicketFilter, TicketView, ticket_list
from servicedesk.queries.visits import open_visits, waiting_queue
from servicedesk.services.customers import AddCustomer, add_customer
from servicedesk.services.follow_up_plans import PlanFollowUp, plan_follow_up
from servicedesk.services.follow_ups import FinishFollowUp, finish_follow_up, record_attempt
from servicedesk.services.sign_in import sign_in_with_password
from servicedesk.services.site_setup import SetUpSite, set_up_site
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.services.ticket_commands import EditTicket, OpenTicket
from servicedesk.services.ticket_states import ChangeState, change_state
from servicedesk.services.tickets import add_note, assign, edit_ticket, open_ticket
from servicedesk.services.undo import undo_last
from servicedesk.services.visit_commands import Arrive, FinishVisit
from servicedesk.services.visits import answer_visit, arrive, call_next, open_ticket_from_visit
from servicedesk.storage.errors import known_errors

PASSWORD = "湖畔 good morning 7"


@pytest.fixture
def house(desk):
    """A hotel that was just set up; its administrator is at the desk."""
    set_up_site(desk, SetUpSite("云湖酒店", "hotel", administrator="高远", sign_in_name="admin", password=PASSWORD))
    sign_in_with_password(desk, "admin", PASSWORD)
    return desk


def field(desk, column, identity):
    with desk.database.reader.begin() as connection:
        return connection.execute(select(column).where(column.class_.id == identity)).scalar()


def test_from_the_door_to_the_call_back(house, clock):
    desk = house
    guest = add_customer(desk, AddCustomer("陈思远", notes="靠窗"))
    first = arrive(desk, Arrive(customer_id=guest, request="空调漏水", place="1208"))
    second = arrive(desk, Arrive(caller="路人", request="问早餐"))
    assert [row.queue_number for row in waiting_queue(desk)] == ["A001", "A002"]

    assert call_next(desk) == first
    opened = open_ticket_from_visit(
        desk, FinishVisit(first, "空调漏水", skip_reason="客人赶时间", ticket=OpenTicket("空调漏水", place="1208"))
    )
    clock.advance(minutes=3)
    assert call_next(desk) == second
    answer_visit(desk, FinishVisit(second, "问早餐", skip_reason="熟客", answer="七点到十点"))
    assert waiting_queue(desk) == open_visits(desk) == []
    assert call_next(desk) is None

    detail = ticket_detail(desk, opened.id)
    assert (detail.row.number, detail.row.customer_name, detail.row.place) == (opened.number, "陈思远", "1208")
    assert detail.row.due_at is not None
    assign(desk, opened.id, 3, None)
    add_note(desk, opened.id, "已关水阀")
    clock.advance(minutes=40)
    change_state(desk, ChangeState(opened.id, "in_progress"))
    change_state(desk, ChangeState(opened.id, "solved", resolution="换了排水管", cause="老化"))
    assert [row.id for row in ticket_list(desk, TicketFilter(TicketView.SOLVED_THIS_WEEK))] == [opened.id]

    call = plan_follow_up(
        desk, PlanFollowUp("空调修好了吗", clock.now() + timedelta(hours=1), guest, ticket_id=opened.id)
    )
    record_attempt(desk, call, AttemptOutcome.NO_ANSWER)
    clock.advance(hours=3)
    assert call in [row.id for row in due_list(desk)]
    colleague = add_staff(desk, AddStaff("linxiao", "林晓", Role.FRONT_DESK, password=PASSWORD))
    other = desk.as_actor(Actor(colleague, "林晓", Role.FRONT_DESK))
    finish_follow_up(other, FinishFollowUp(call, csat=5, nps=9, comment="很满意"))
    assert follow_up_detail(desk, call) is not None
    assert field(desk, FollowUp.state, call) == "done"

    today = desk.site.business_day(clock.now())
    told = period_metrics(desk, today, today)
    assert (told["visits"], told["tickets"]["opened"], told["csat"]["n"], told["nps"]["n"]) == (2, 1, 1, 1)
    assert len(customer_timeline(desk, guest).rows) >= 3
    assert verify(desk).is_whole


def test_what_is_written_is_found_and_what_is_changed_no_longer(house):
    ticket = open_ticket(house, OpenTicket("凤尾竹叶黄", "大堂的凤尾竹 100%_\\ 'x'"))
    for typed in ("凤尾", "竹", "尾竹叶", "100%_\\", "'x'", "凤尾 叶黄", "凤尾 -熊猫"):
        assert [hit.id for hit in search(house, typed).hits] == [ticket.id], typed
    for typed in ("凤竹", "凤尾 -叶黄", "100_", "熊猫"):
        assert not search(house, typed).hits, typed
    edit_ticket(house, EditTicket(ticket.id, title="龟背竹叶黄"))
    assert [hit.id for hit in search(house, "龟背竹").hits] == [ticket.id]
    undo_last(house)
    assert sum(count(house, "龟背竹").values()) == 0
    assert [hit.id for hit in search(house, "凤尾").hits] == [ticket.id]


def test_two_who_edit_the_same_ticket(house):
    ticket = open_ticket(house, OpenTicket("空调漏水"))
    version = field(house, Ticket.version, ticket.id)
    edit_ticket(house, EditTicket(ticket.id, version=version, title="空调滴水"))
    with pytest.raises(Conflict, match="changed_meanwhile"):
        edit_ticket(house, EditTicket(ticket.id, version=version, title="空调不冷"))
    with house.work("test.late") as work:
        row = work.get(Ticket, ticket.id)
        # Somebody without the program: the version alone tells.
        work.connection.execute(Ticket.__table__.update().values(version=row.version + 1))
        row.title = "空调不冷"
        with pytest.raises(Conflict, match="changed_meanwhile"):
            work.flush()
    assert field(house, Ticket.title, ticket.id) == "空调滴水"


def test_an_act_that_is_refused_leaves_nothing(house):
    before = verify(house).entries
    with pytest.raises(Refused, match="title_needed"):
        open_ticket(house, OpenTicket("  "))
    with house.work("test.twice") as work, pytest.raises(Conflict, match="already_there"), known_errors():
        work.insert(Staff, sign_in_name="admin", name="高远", role="front_desk")
    assert verify(house).entries == before
    assert open_ticket(house, OpenTicket("空调漏水")).id == 1
