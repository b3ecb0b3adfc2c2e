"""Keys faster than the data: they reach the ticket one turned to, once it is here, and never the one before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from servicedesk.queries.drafts import my_draft
from servicedesk.ui.pages.tickets.edit_panel import EditPanel
from servicedesk.ui.pages.tickets.panels import AssignPanel, ReasonPanel
from servicedesk.ui.pages.tickets.solve_panel import SolvePanel
from tests.gui.pages.tickets.details import detail
from tests.gui.slow import Slow

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def slow(page, program):
    """The page with its first ticket shown; from now on answers wait."""
    assert page.detail.detail is not None
    slow = Slow(program.workspace.tasks)
    yield slow
    slow.end()


def listed(page):
    """The tickets as the list shows them."""
    return [page.list.model.key(row) for row in range(page.list.model.rowCount())]


@pytest.mark.parametrize(
    ("key", "panel"), [("e", SolvePanel), ("i", EditPanel), ("u", ReasonPanel), ("a", AssignPanel)]
)
def test_a_key_right_after_j_is_done_to_the_ticket_turned_to(page, press, slow, key, panel):
    first = page.detail.ticket_id
    press("j")
    second = page.detail.ticket_id
    assert second != first
    press(key)
    assert page.detail.panel is None
    slow.answer()
    assert isinstance(page.detail.panel, panel)
    assert page.detail.detail.row.id == second


def test_an_act_without_a_form_right_after_j_leaves_the_ticket_before_alone(page, press, slow, desk):
    first = page.detail.ticket_id
    press("j")
    press("r")
    second = page.detail.ticket_id
    before = {each: len(detail(desk, each).entries) for each in (first, second)}
    slow.answer()
    after = {each: len(detail(desk, each).entries) for each in (first, second)}
    assert after == {first: before[first], second: before[second] + 1}


def test_a_key_for_a_ticket_one_left_again_is_not_done(page, press, slow):
    press("j")
    press("e")
    press("j")
    slow.answer()
    assert page.detail.panel is None


def test_escape_takes_a_key_back_that_waits(page, press, slow):
    press("j")
    press("e")
    press(K.Key_Escape)
    slow.answer()
    assert page.detail.panel is None


def test_another_page_takes_a_key_back_that_waits(program, page, press, slow):
    press("j")
    press("e")
    program.window.show_page("today")
    slow.answer()
    assert page.detail.panel is None


@pytest.mark.parametrize("key", ["e", "a", "b", "g", "f", "w"])
def test_a_form_whose_facts_come_late_does_not_open_over_another_ticket(page, press, slow, key):
    press(key)
    press("j")
    slow.answer()
    assert page.detail.panel is None


def test_of_two_forms_asked_for_in_a_row_the_second_opens(page, press, slow):
    press("a")
    press("u")
    slow.answer()
    assert isinstance(page.detail.panel, ReasonPanel)


def test_what_is_saved_while_the_next_ticket_s_form_is_open_closes_nothing_there(page, press, desk, slow):
    slow.writes_only = True
    first = page.detail.ticket_id
    press("u")
    press("no answer from engineering")
    press(K.Key_Return, CTRL)
    page.list.view.setFocus()
    press("j")
    press("u")
    second = page.detail.ticket_id
    press("guest waits in the lobby")
    slow.answer()
    assert "no answer from engineering" in [entry.text for entry in detail(desk, first).entries]
    assert isinstance(page.detail.panel, ReasonPanel)
    assert page.detail.panel.reason.text() == "guest waits in the lobby"
    assert my_draft(desk, "ticket_escalate", str(first)) is None
    page.flush_drafts()
    slow.answer()
    assert my_draft(desk, "ticket_escalate", str(second)).content["reason"]


def test_a_form_saved_and_left_at_once_leaves_no_draft(page, press, desk, slow):
    slow.writes_only = True
    first = page.detail.ticket_id
    press("i")
    press(" again")
    press(K.Key_Return, CTRL)
    page.list.view.setFocus()
    press("j")
    slow.answer()
    assert detail(desk, first).row.title.endswith(" again")
    assert my_draft(desk, "ticket_edit", str(first)) is None


def test_a_state_taken_while_another_form_is_open_leaves_what_was_typed_there(page, press, desk):
    identity = page.detail.ticket_id
    press("u")
    press("half a reason")
    page.acts.states.go(next(each for each in page.detail.detail.moves.states if each.state_class.value == "active"))
    assert "half a reason" in str(my_draft(desk, "ticket_escalate", str(identity)).content)
