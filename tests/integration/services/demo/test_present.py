"""What is going on in a practice site at the moment it is opened."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from servicedesk.core.enums import CompensationState
from servicedesk.models import Compensation, SurveyResponse, Ticket, TicketLink
from servicedesk.queries.follow_ups import due_list
from servicedesk.queries.identify import identify
from servicedesk.queries.search import search
from servicedesk.queries.ticket_lists import TicketFilter, TicketView, ticket_count, ticket_list
from servicedesk.queries.today import satisfaction_today
from servicedesk.queries.visits import open_visits, queue_summary, waiting_queue
from servicedesk.services.desk import Desk
from tests.demo_database import NOW
from tests.integration.services.demo.made import number, rows


@pytest.mark.parametrize("words", ["空调", "1208", "陈思远", "充电器"])
def test_what_is_going_on_is_found(practice: Desk, words: str) -> None:
    assert search(practice, words).hits


def test_three_guests_wait_and_two_receptions_are_set_aside(practice: Desk) -> None:
    waiting = waiting_queue(practice)

    assert [row.customer_name for row in waiting] == ["赵雨桐", "陈思远", ""]
    assert len(open_visits(practice)) == 2
    summary = queue_summary(practice)
    assert summary.longest_since is not None
    assert NOW - summary.longest_since > summary.standard


def test_some_tickets_press_and_one_is_overdue(practice: Desk) -> None:
    soon = [row for row in ticket_list(practice, TicketFilter(TicketView.OPEN)) if row.due_at is not None]
    minutes = {row.title: (row.due_at - NOW) / timedelta(minutes=1) for row in soon if row.due_at}

    assert minutes["1208 空调不制冷，宾客要求换房"] == pytest.approx(6)
    assert minutes["1512 婴儿床与加湿器未送达"] == pytest.approx(24)
    assert minutes["0916 热水忽冷忽热"] == pytest.approx(-12)
    assert ticket_count(practice, TicketFilter(TicketView.OVERDUE)) >= 1


def test_a_free_breakfast_awaits_approval(practice: Desk) -> None:
    statement = select(Compensation.name, Compensation.amount_cents).where(
        Compensation.state == CompensationState.PENDING.value
    )

    assert ("免次日双早", 13600) in [tuple(row) for row in rows(practice, statement)]


def test_the_fault_of_1208_is_linked_with_the_one_before(practice: Desk) -> None:
    current = number(practice, select(Ticket.id).where(Ticket.title.like("1208 空调不制冷，宾客%")))
    links = rows(practice, select(TicketLink.other_id).where(TicketLink.ticket_id == current))

    assert len(links) == 1
    places = rows(practice, select(Ticket.place).where(Ticket.id == links[0][0]))
    assert places[0][0] == "1208"


def test_calls_are_overdue_due_today_and_due_tomorrow(practice: Desk) -> None:
    due = due_list(practice)
    overdue = [row for row in due if row.due_at < NOW]
    evening = practice.site.day_bounds(practice.site.business_day(NOW))[1]

    assert [row.customer_name for row in overdue] == ["孙婉清"]
    assert len([row for row in due if NOW <= row.due_at < evening]) >= 3
    assert [row for row in due if row.due_at >= evening]


def test_the_known_guest_is_found_by_room_phone_and_initials(practice: Desk) -> None:
    for typed in ("1208", "6021", "csy", "chensiyuan", "陈思远"):
        assert "陈思远" in [found.customer.name for found in identify(practice, typed)], typed


def test_most_guests_were_satisfied(practice: Desk) -> None:
    scores = dict(rows(practice, select(SurveyResponse.csat, func.count()).group_by(SurveyResponse.csat)))
    satisfied = (scores.get(4, 0) + scores.get(5, 0)) / sum(scores.values())

    assert 0.8 < satisfied < 0.99
    assert satisfaction_today(practice).n > 0
