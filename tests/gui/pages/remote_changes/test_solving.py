"""A colleague changes a ticket or its rules while its closing card is filled in: nothing typed is lost."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM
from servicedesk.core.enums import StateClass, TicketKind
from servicedesk.core.lifecycle import Closing, Guard
from servicedesk.queries import drafts, ticket_details
from servicedesk.queries.ticket_categories import categories
from servicedesk.services import bin as bin_services
from servicedesk.services import sensitive_cases, ticket_categories, ticket_rules, ticket_states, tickets
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.ticket_states import ChangeState
from servicedesk.ui.conflicts.field_row import MINE
from servicedesk.ui.pages.tickets.solve_panel import SolvePanel

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def solving(program, desk, press, hotel):
    """A fault without category and checks, half a solution written."""
    lin = hotel.people.lin.staff_id
    fault = tickets.open_ticket(desk, OpenTicket("1208 no cooling", kind=TicketKind.FAULT, owner_id=lin)).id
    program.window.show_page("tickets", ticket_id=fault)
    QApplication.processEvents()
    page = program.window.current_page
    page.list.view.setFocus()
    press("e")
    press("filter cleaned")
    return SimpleNamespace(page=page, id=fault)


def panel_of(solving):
    QApplication.processEvents()
    panel = solving.page.detail.panel
    assert isinstance(panel, SolvePanel)
    return panel


def state(desk, ticket_id):
    return ticket_details.ticket_detail(desk.as_actor(SYSTEM), ticket_id).row.state_class


def test_a_category_retired_unseen_is_asked_again_with_the_words_kept(solving, desk, press, colleague, told):
    panel = panel_of(solving)
    gone, other = (each.id for each in categories(desk)[1:3])
    panel.category.set_value(gone)
    with colleague(unseen=True):
        ticket_categories.retire_category(desk, gone)
    press(K.Key_Return, CTRL)
    panel = panel_of(solving)
    assert state(desk, solving.id) is StateClass.NEW
    assert panel.resolution.text() == "filter cleaned"
    assert panel.category.value() is None
    assert "not offered any more" in panel.category_row.error()
    assert told.problems
    panel.category.set_value(other)
    panel.save()
    assert state(desk, solving.id) is StateClass.SOLVED


def test_a_check_added_unseen_is_asked_for_in_the_same_form(solving, desk, press, colleague):
    panel = panel_of(solving)
    panel.category.set_value(categories(desk)[1].id)
    with colleague(unseen=True):
        check = tickets.add_check(desk, solving.id, "told the guest")
    press(K.Key_Return, CTRL)
    panel = panel_of(solving)
    assert list(panel.checks) == [check]
    assert (panel.resolution.text(), panel.category.value()) == ("filter cleaned", categories(desk)[1].id)
    panel.tick_all()
    panel.save()
    assert state(desk, solving.id) is StateClass.SOLVED


def test_what_solving_insists_on_now_is_asked_for_though_it_did_not_before(program, desk, press, hotel, colleague):
    with colleague():
        ticket_rules.set_closing(desk, Closing(0, dict.fromkeys(Guard, frozenset())))
    request = tickets.open_ticket(desk, OpenTicket("towels", owner_id=hotel.people.lin.staff_id)).id
    program.window.show_page("tickets", ticket_id=request)
    QApplication.processEvents()
    solving = SimpleNamespace(page=program.window.current_page, id=request)
    solving.page.list.view.setFocus()
    press("e")
    press("brought")
    guards = {**dict.fromkeys(Guard, frozenset()), Guard.CATEGORY: frozenset({"request"})}
    with colleague(unseen=True):
        ticket_rules.set_closing(desk, Closing(0, guards))
    press(K.Key_Return, CTRL)
    panel = panel_of(solving)
    assert panel.facts.needs.category
    assert panel.resolution.text() == "brought"
    panel.category.set_value(categories(desk)[1].id)
    panel.save()
    assert state(desk, request) is StateClass.SOLVED


def test_cancelled_meanwhile_it_asks_which_step_stands(solving, desk, press, colleague):
    panel_of(solving).category.set_value(categories(desk)[1].id)
    with colleague():
        ticket_states.change_state(desk, ChangeState(solving.id, "cancelled", reason="twice"))
    assert panel_of(solving).resolution.text() == "filter cleaned"
    press(K.Key_Return, CTRL)
    choice = solving.page.detail.conflict
    assert "唐悦" in choice.title.text()
    assert state(desk, solving.id) is StateClass.CANCELLED
    press(K.Key_Escape)
    assert drafts.my_draft(desk, "ticket_solve", str(solving.id)).content["resolution"] == "filter cleaned"


def test_solved_meanwhile_in_other_words_both_are_offered(solving, desk, press, colleague):
    panel_of(solving).category.set_value(categories(desk)[1].id)
    with colleague(unseen=True):
        ticket_states.change_state(
            desk, ChangeState(solving.id, "solved", resolution="gas refilled", category_id=categories(desk)[1].id)
        )
    press(K.Key_Return, CTRL)
    choice = solving.page.detail.conflict
    assert choice is not None
    choice.rows[0].take_focus()
    choice.press(MINE)
    press(K.Key_Return, CTRL)
    assert ticket_details.ticket_detail(desk, solving.id).resolution == "filter cleaned"


def test_handed_to_somebody_else_meanwhile_it_is_solved_all_the_same(solving, desk, press, hotel, colleague):
    panel_of(solving).category.set_value(categories(desk)[1].id)
    with colleague():
        tickets.assign(desk, solving.id, hotel.keys.departments["engineering"], hotel.people.xu.staff_id)
    assert panel_of(solving).resolution.text() == "filter cleaned"
    press(K.Key_Return, CTRL)
    assert state(desk, solving.id) is StateClass.SOLVED


@pytest.mark.parametrize("what", ["sensitive", "bin"])
def test_a_ticket_that_goes_says_so_and_keeps_the_words(solving, desk, press, colleague, told, what):
    panel_of(solving)
    with colleague(unseen=True):
        if what == "sensitive":
            sensitive_cases.mark_sensitive(desk, solving.id, True)
        else:
            bin_services.delete_ticket(desk, solving.id, "twice")
    solving.page.refresh()
    QApplication.processEvents()
    assert solving.page.detail.panel is None
    assert any("kept as a draft" in words for words in told.toasts)
    with colleague():
        if what == "sensitive":
            sensitive_cases.mark_sensitive(desk, solving.id, False)
    kept = drafts.my_draft(desk, "ticket_solve", str(solving.id))
    assert kept.content["resolution"] == "filter cleaned"


def test_ticks_and_category_come_back_with_a_draft(solving, desk, press, colleague):
    with colleague():
        checks = [tickets.add_check(desk, solving.id, words) for words in ("looked", "told the guest")]
    press(K.Key_Escape)
    press("e")
    panel = panel_of(solving)
    panel.category.set_value(categories(desk)[1].id)
    panel.checks[checks[1]].click()
    press(K.Key_Escape)
    press("e")
    panel = panel_of(solving)
    assert panel.ticked() == (checks[1],)
    assert panel.category.value() == categories(desk)[1].id
    assert panel.anyway_row.isVisible()
