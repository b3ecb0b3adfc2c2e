"""Today: the tiles say what the queries say, at once after every change, also where nothing is to be done."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.permissions import Role
from servicedesk.queries import follow_ups, ticket_lists, visits
from servicedesk.queries.ticket_lists import TicketFilter, TicketView
from servicedesk.services import tickets as ticket_services
from servicedesk.services import visits as visit_services
from servicedesk.services.follow_up_plans import PlanFollowUp, plan_follow_up
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.visit_commands import Arrive


@pytest.fixture
def page(program):
    program.window.show_page("today")
    QApplication.processEvents()
    return program.window.current_page


def number(page, tile):
    return page.tiles[tile]._number


def said(page, tile):
    return page.tiles[tile].accessibleName()


def test_an_empty_desk_says_so_in_words(page):
    assert [number(page, tile) for tile in page.tiles] == ["0", "0", "0", "0", "—"]
    assert "nobody waits" in said(page, "waiting")
    assert "none is late" in said(page, "late")
    for card in (page.waiting, page.mine, page.late, page.calls):
        assert card.empty.isVisible()
        assert not card.view.isVisible()
    assert not page.waiting.call.isEnabled()


def test_whoever_arrives_is_shown_at_once(page, desk, hotel, clock):
    visit_services.arrive(desk, Arrive(customer_id=hotel.cheng))
    QApplication.processEvents()
    assert number(page, "waiting") == str(visits.queue_summary(desk).waiting) == "1"
    assert page.waiting.view.isVisible()
    clock.advance(minutes=7)
    page._show_clocks()
    assert "longest 07:00" in said(page, "waiting") or "longest 7" in said(page, "waiting")


def test_a_ticket_shows_under_mine_and_when_late_in_red(page, desk, hotel, clock):
    scenario = hotel.keys.scenarios["facility_fault"]
    command = OpenTicket("no cooling", scenario_id=scenario, owner_id=hotel.people.lin.staff_id)
    opened = ticket_services.open_ticket(desk, command)
    QApplication.processEvents()
    assert number(page, "mine") == str(ticket_lists.ticket_count(desk, TicketFilter(TicketView.MINE))) == "1"
    assert [row.id for row in page.mine.model.rows] == [opened.id]
    clock.advance(minutes=60 * 30)
    page.refresh()
    QApplication.processEvents()
    assert number(page, "late") == str(ticket_lists.ticket_count(desk, TicketFilter(TicketView.OVERDUE))) == "1"
    assert "1 late by" in said(page, "late")


def test_calls_of_today_are_counted_and_those_of_tomorrow_are_not(page, desk, hotel, clock):
    now = clock.now()
    for after in (-timedelta(hours=1), timedelta(hours=1), timedelta(days=1)):
        plan_follow_up(desk, PlanFollowUp("parcel", now + after, customer_id=hotel.cheng))
    QApplication.processEvents()
    assert len(follow_ups.due_list(desk)) == 3
    assert number(page, "calls") == "2"
    assert "1 overdue" in said(page, "calls")


def test_enter_on_a_waiting_guest_calls_that_very_guest(program, page, press, desk, hotel, clock):
    visit_services.arrive(desk, Arrive(customer_id=hotel.emily))
    clock.advance(minutes=1)
    visit_services.arrive(desk, Arrive(customer_id=hotel.cheng))
    QApplication.processEvents()
    page.waiting.view.setFocus()
    page.waiting.view.select_first()
    press(Qt.Key.Key_Down)
    wanted = page.waiting.view.current_row().id
    press(Qt.Key.Key_Return)
    assert program.window.current_page.page_id == "reception"
    assert wanted not in [row.id for row in visits.waiting_queue(desk)]
    assert visits.queue_summary(desk).waiting == 1


def test_a_tile_leads_to_what_it_counts(program, page, press):
    page.tiles["late"].setFocus()
    press(Qt.Key.Key_Space)
    assert program.window.current_page.page_id == "tickets"
    assert program.window.current_page.list.wanted.view is TicketView.OVERDUE


def test_the_clocks_stand_still_while_nobody_looks(program, page):
    assert page._tick.isActive()
    program.window.show_page("tickets")
    assert not page._tick.isActive()
    assert not page._slow.isActive()


@pytest.fixture
def december(desk, hotel, clock):
    """A supervisor at the beginning of December, when nobody has entered next year's holidays."""
    clock.advance(days=10)
    desk.actor = SYSTEM
    person = add_staff(desk, AddStaff("shen", "沈磊", Role.SUPERVISOR, password="湖畔 good morning 7"))
    desk.actor = Actor(person, "沈磊", Role.SUPERVISOR)


def test_a_year_without_holidays_is_named_and_one_key_leads_to_it(december, program, page, press):
    program.enter()
    program.window.show_page("today")
    banner = program.window.current_page.holidays
    assert banner.isVisible()
    assert banner.title.text() == "2027"
    assert ("H", "Enter public holidays") in program.window.current_page.status_hints()
    press("h")
    section = program.window.current_page.section
    assert section.holidays.which.text() == "2027"


def test_the_reminder_is_put_away_by_one_key_and_comes_back_by_undo(december, program, page, press):
    program.enter()
    program.window.show_page("today")
    banner = program.window.current_page.holidays
    press("x")
    assert banner.isHidden()
    program.window.current_page.refresh()
    assert banner.isHidden()
    assert program.window.current_page.status_hints() == []
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert banner.isVisible()


def test_the_front_desk_is_not_told_of_calendars(page, clock):
    clock.advance(days=10)
    page.refresh()
    assert page.holidays.isHidden()
