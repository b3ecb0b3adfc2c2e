"""The first day at an empty desk: every page says what comes next, and the keys never end up on the rail."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.errors import Refused
from servicedesk.core.permissions import Role
from servicedesk.queries import follow_ups, ticket_lists
from servicedesk.queries.ticket_lists import TicketFilter
from servicedesk.services import follow_ups as calls
from servicedesk.services import ticket_states
from servicedesk.services import tickets as ticket_services
from servicedesk.services.follow_ups import FinishFollowUp
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.ticket_states import ChangeState
from servicedesk.services.visit_commands import Arrive
from servicedesk.services.visits import arrive, start_visit
from servicedesk.ui.actions import key_words

K = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PAGES = [
    "today",
    "reception",
    "consultation",
    "tickets",
    "follow_up",
    "customers",
    "knowledge",
    "evaluation",
    "settings",
]


@pytest.fixture
def window(program, desk, hotel):
    """The window of an administrator: every page is there."""
    desk.actor = SYSTEM
    boss = add_staff(desk, AddStaff("boss", "赵总", Role.ADMINISTRATOR, password="湖畔 good evening 8"))
    desk.actor = Actor(boss, "赵总", Role.ADMINISTRATOR)
    program.enter()
    QApplication.processEvents()
    return program.window


def open_ticket(desk, owner=None, customer=None):
    return ticket_services.open_ticket(desk, OpenTicket("Extra bed", owner_id=owner, customer_id=customer))


@pytest.mark.parametrize("page_id", PAGES)
def test_the_keys_belong_to_the_page_although_nothing_is_listed(window, page_id):
    window.show_page(page_id)
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    assert focused is window.current_page or window.current_page.isAncestorOf(focused)


@pytest.mark.parametrize("page_id", PAGES)
def test_every_key_printed_does_something(window, page_id):
    window.show_page(page_id)
    QApplication.processEvents()
    can = window.workspace.actions.can
    assert all(can(each) for each in window.current_page.status_keys if each in printed(window))
    assert window.status.shown_keys()[-1] == "?"


def printed(window):
    """The page's own commands whose keys stand in the status line."""
    return [each for each in window.current_page.status_keys if key_words(each) in window.status.shown_keys()]


def test_without_a_visit_the_keys_say_how_to_begin_one(window, press):
    window.show_page("reception")
    QApplication.processEvents()
    assert "F2" in window.status.shown_keys()
    assert "F5" not in window.status.shown_keys()
    press(K.Key_F2)
    assert "F5" in window.status.shown_keys()


def test_a_second_f6_stays_with_the_visit(window, press):
    press(K.Key_F2)
    press(K.Key_F6)
    press(K.Key_F6)
    page = window.current_page
    assert page.page_id == "reception"
    assert page.ticket.panel.isAncestorOf(QApplication.focusWidget())
    assert window.status.shown_keys()[:2] == ["Ctrl ↵", "Esc"]


def test_the_remark_beside_the_tabs_gives_way_to_them(window, desk, press):
    press(K.Key_F2)
    tabs = window.current_page.tabs
    assert tabs.hint.isVisible()
    for number in range(6):
        start_visit(desk, Arrive(caller=f"caller {number}"))
    window.current_page.refresh()
    QApplication.processEvents()
    assert not tabs.hint.isVisible()


def test_an_empty_list_of_mine_leads_to_what_is_open(window, desk, press):
    open_ticket(desk)
    window.show_page("tickets")
    QApplication.processEvents()
    page = window.current_page
    assert page.list.empty.isVisible()
    assert "1 open ticket" in page.list.empty.accessibleDescription() + page.list.empty.words.text()
    press(K.Key_Down)
    press(K.Key_Down)
    press(K.Key_Return)
    assert page.list.view.hasFocus()


def test_solving_the_last_one_leaves_the_keys_on_the_page(window, desk, press):
    open_ticket(desk, desk.actor.staff_id)
    window.show_page("tickets")
    press("e")
    press("done")
    press(K.Key_Return, CTRL)
    QApplication.processEvents()
    assert ticket_lists.ticket_list(desk, TicketFilter()) == []
    assert window.current_page.isAncestorOf(QApplication.focusWidget())


def test_an_undo_on_offer_stays_above_a_page_shown_for_the_first_time(window):
    window.workspace.toast("T-1 opened", True)
    window.show_page("customers")
    QApplication.processEvents()
    toast = window.toast
    under = window.stack.childAt(toast.geometry().center())
    assert under is toast or toast.isAncestorOf(under)


def test_one_late_ticket_stands_under_its_header(window, desk):
    open_ticket(desk)
    desk.clock.advance(days=2)
    window.show_page("tickets")
    window.show_page("today")
    QApplication.processEvents()
    card = window.current_page.late
    assert card.view.isVisible()
    assert card.header.y() < card.header.height()
    assert card.view.y() < 3 * card.header.height()


def test_today_without_visits_says_so_until_the_first(window, desk):
    visits = window.current_page.visits
    assert visits.empty.isVisible()
    assert not visits.chart.isVisible()
    arrive(desk, Arrive())
    window.current_page.refresh()
    QApplication.processEvents()
    assert visits.chart.isVisible()
    assert not visits.empty.isVisible()


def test_walking_the_weeks_keeps_the_keys_on_paper(window, press):
    window.show_page("evaluation")
    press("p")
    report = window.current_page.report
    assert report.preview.isAncestorOf(QApplication.focusWidget())
    press(K.Key_Left, ALT)
    press(K.Key_Right, ALT)
    QApplication.processEvents()
    assert report.preview.isAncestorOf(QApplication.focusWidget())


def test_nobody_scores_their_own_work_and_is_told_before(window, desk, hotel, press):
    made = open_ticket(desk, desk.actor.staff_id, hotel.chen)
    ticket_states.change_state(desk, ChangeState(made.id, "solved", resolution="done"))
    desk.clock.advance(days=1)
    window.show_page("follow_up")
    QApplication.processEvents()
    answers = window.current_page.answers
    assert answers.own.isVisible()
    assert not answers.score.isEnabled()
    press(K.Key_Return)
    press("5")
    assert answers.score.value() is None
    call = follow_ups.due_list(desk, desk.clock.now() + timedelta(days=7))[0]
    with pytest.raises(Refused, match="self_rating"):
        calls.finish_follow_up(desk, FinishFollowUp(call.id, answers={"service": 7}))


def test_nothing_is_copied_or_shown_large_before_an_answer_is_chosen(window, press):
    window.show_page("consultation")
    QApplication.processEvents()
    assert not {"F11", "Ctrl Shift C", "Ctrl N"} & set(window.status.shown_keys())
    press("check")
    window.current_page.asking.question.settled.emit("check")
    QApplication.processEvents()
    assert window.workspace.actions.can("inquiry.wanted")


def test_a_first_edition_needs_no_reason_for_a_change(window, press):
    window.show_page("knowledge")
    press(K.Key_N, CTRL)
    editor = window.current_page.editor
    assert editor.rows["note"].isHidden()
    press(K.Key_Escape)
    press("e")
    assert not window.current_page.editor.rows["note"].isHidden()
