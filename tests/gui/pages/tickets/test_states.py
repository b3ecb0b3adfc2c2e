"""A ticket's steps by keys: only what is allowed is offered, what is missing is asked in place, one key each."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM
from servicedesk.core.enums import Impact, LinkKind, Priority, StateClass, TicketKind, Urgency
from servicedesk.core.lifecycle import Closing, Guard, ReopenRule
from servicedesk.queries import ticket_details, ticket_lists
from servicedesk.queries.ticket_categories import categories
from servicedesk.queries.ticket_lists import TicketFilter, TicketView
from servicedesk.services import ticket_rules, ticket_states, tickets
from servicedesk.services.ticket_categories import set_category
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.ticket_links import link
from servicedesk.services.ticket_states import ChangeState
from servicedesk.ui.pages.tickets.category_field import matching
from servicedesk.ui.pages.tickets.classify_panel import ClassifyPanel
from servicedesk.ui.pages.tickets.new_ticket import NewTicketPanel
from servicedesk.ui.pages.tickets.panels import ReasonPanel
from servicedesk.ui.pages.tickets.solve_panel import SolvePanel
from servicedesk.ui.pages.tickets.state_menu import StateMenu

K = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(desk, hotel):
    """A fault with two checks and no category, and a request."""
    lin = hotel.people.lin.staff_id
    fault = tickets.open_ticket(desk, OpenTicket("1208 no cooling", kind=TicketKind.FAULT, owner_id=lin)).id
    checks = [tickets.add_check(desk, fault, words) for words in ("looked", "told the guest")]
    desk.clock.advance(minutes=1)
    request = tickets.open_ticket(desk, OpenTicket("towels", owner_id=lin)).id
    return SimpleNamespace(fault=fault, request=request, checks=checks)


@pytest.fixture
def page(program, opened):
    program.window.show_page("tickets", ticket_id=opened.fault)
    QApplication.processEvents()
    program.window.current_page.list.view.setFocus()
    return program.window.current_page


def row(desk, ticket_id):
    return ticket_details.ticket_detail(desk, ticket_id)


def menu(program):
    return program.window.findChild(StateMenu)


def test_s_offers_the_allowed_steps_and_a_digit_takes_one(program, page, press, desk, opened):
    press("s")
    offered = [state.code for state in menu(program).states]
    assert offered == [
        "in_progress",
        "internal_waiting",
        "waiting_customer",
        "waiting_third_party",
        "solved",
        "cancelled",
    ]
    press("1")
    assert row(desk, opened.fault).row.state == "in_progress"
    press(K.Key_Z, CTRL)
    assert row(desk, opened.fault).row.state == "new"


def test_what_the_site_forbids_has_no_button_no_key_and_no_line_in_the_menu(program, page, press, desk, opened):
    lin, desk.actor = desk.actor, SYSTEM
    ticket_rules.set_transition(desk, StateClass.NEW, StateClass.SOLVED, None)
    desk.actor = lin
    page.refresh()
    QApplication.processEvents()
    assert page.detail.head.solve.isHidden()
    press("e")
    assert page.detail.panel is None
    press("s")
    assert "solved" not in [state.code for state in menu(program).states]


def test_solving_asks_for_category_and_checks_in_the_same_panel(page, press, desk, opened):
    press("e")
    panel = page.detail.panel
    assert isinstance(panel, SolvePanel)
    press("filter cleaned")
    press(K.Key_Return, CTRL)
    assert panel.category.hasFocus()
    assert panel.category_row.error()
    press("gcbx")
    press(K.Key_Return)
    assert panel.category.text() == "Engineering / Fault"
    press(K.Key_Return, CTRL)
    assert panel.anyway.hasFocus()
    press(K.Key_0, ALT)
    press(K.Key_Return, CTRL)
    found = row(desk, opened.fault)
    assert found.row.state_class is StateClass.SOLVED
    assert str(found.category.path) == "Engineering / Fault"
    assert all(check.is_done for check in found.checks)


def test_what_is_left_open_takes_a_reason_that_the_timeline_keeps(page, press, desk, opened):
    press("e")
    panel = page.detail.panel
    panel.resolution.set_text("guest has left")
    panel.category.set_value(categories(desk)[1].id)
    panel.checks[opened.checks[0]].setChecked(True)
    panel.anyway.setFocus()
    press("checked out")
    press(K.Key_Return, CTRL)
    assert row(desk, opened.fault).row.state_class is StateClass.SOLVED
    page.open_ticket(opened.fault)
    summaries = [entry.summary for entry in page.detail.timeline.entries]
    assert any("told the guest" in words and "checked out" in words for words in summaries)


def test_tickets_under_it_are_listed(page, press, desk, opened, hotel):
    link(desk, opened.request, opened.fault, LinkKind.PARENT)
    page.open_ticket(opened.request)
    page.list.view.setFocus()
    press("e")
    assert [task.id for task in page.detail.panel.facts.needs.tasks] == [opened.fault]


def test_past_reopening_one_key_opens_a_linked_ticket(page, press, desk, opened):
    nothing = Closing(0, dict.fromkeys(Guard, frozenset()))
    lin, desk.actor = desk.actor, SYSTEM
    ticket_rules.set_closing(desk, nothing)
    ticket_rules.set_reopening(desk, TicketKind.FAULT, ReopenRule.WITHIN, 2)
    desk.actor = lin
    ticket_states.change_state(desk, ChangeState(opened.fault, "solved", resolution="done"))
    desk.clock.advance(days=3)
    page.open_ticket(opened.fault)
    page.refresh()
    assert page.detail.head.reopen.text() == "Open a linked ticket"
    page.detail.head.reopen.click()
    assert isinstance(page.detail.panel, ReasonPanel)
    press("again")
    press(K.Key_Return, CTRL)
    assert page.detail.detail.row.id != opened.fault
    assert [link.ticket_id for link in page.detail.detail.links] == [opened.fault]
    assert page.detail.detail.description == "again"


def test_a_closed_time_is_refused_in_words_and_the_panel_stays(page, press, desk, opened):
    press("h")
    panel = page.detail.panel
    press("for the guest")
    panel.until.set_value(panel.until.value() - timedelta(days=1))
    press(K.Key_Return, CTRL)
    assert row(desk, opened.fault).row.state == "new"
    assert page.detail.panel is panel


def test_g_files_the_ticket_and_says_what_the_priority_becomes(page, press, desk, opened):
    press("g")
    panel = page.detail.panel
    assert isinstance(panel, ClassifyPanel)
    press("kflk")
    panel.impact.set_value(Impact.ALL.value)
    panel.urgency.set_value(Urgency.NOW.value)
    panel.ask()
    assert "Urgent" in panel.remark.text()
    press(K.Key_Return, CTRL)
    found = row(desk, opened.fault)
    assert (found.row.priority, found.priority_is_manual) == (Priority.URGENT, False)
    page.acts.sorting.set_priority(Priority.LOW)
    press("g")
    assert "by hand" in page.detail.panel.remark.text()
    page.detail.panel.follow.setChecked(True)
    press(K.Key_Return, CTRL)
    assert row(desk, opened.fault).row.priority is Priority.URGENT


def test_the_list_is_narrowed_to_a_category_with_everything_under_it(page, press, desk, opened):
    tree = {item.path.en: item for item in categories(desk)}
    below, top = tree["Engineering / Fault"], tree["Engineering"]
    lin, desk.actor = desk.actor, SYSTEM
    set_category(desk, opened.fault, below.id)
    desk.actor = lin
    page.list.category.setFocus()
    press("engineering")
    press(K.Key_Down)
    press(K.Key_Up)
    press(K.Key_Return)
    assert page.list.wanted.category_id == top.id
    assert [each.id for each in page.list.model.rows[:]] == [opened.fault]
    assert [each.id for each in ticket_lists.ticket_list(desk, TicketFilter(TicketView.ALL, category_id=top.id))] == [
        opened.fault
    ]


def test_categories_are_found_by_name_pinyin_and_initials(desk, hotel):
    tree = categories(desk)
    for typed in ("报修", "baoxiu", "gc bx", "fault", "Engineering / Fa"):
        assert "工程 / 报修" in [item.path.zh for item in matching(tree, typed)], typed
    assert matching(tree, "没有这个") == []
    assert len(matching(tree, "")) == len(tree)


def test_a_new_ticket_takes_category_and_priority_from_scenario_and_assessment(program, page, press, desk, hotel):
    press(K.Key_F6)
    panel = page.detail.panel
    assert isinstance(panel, NewTicketPanel)
    press("lift stands")
    panel.scenario.set_value(hotel.keys.scenarios["facility_fault"])
    panel._scenario_chosen(None)
    assert panel.category.text() == "Engineering / Fault"
    panel.impact.set_value(Impact.ALL.value)
    panel.urgency.set_value(Urgency.TODAY.value)
    panel._ask_priority()
    assert panel.priority.value() == Priority.URGENT.value
    press(K.Key_Return, CTRL)
    made = row(desk, page.detail.detail.row.id)
    assert (made.row.title, made.row.priority, made.priority_is_manual) == ("lift stands", Priority.URGENT, False)
    assert (made.impact, made.urgency, str(made.category.path)) == (Impact.ALL, Urgency.TODAY, "Engineering / Fault")
