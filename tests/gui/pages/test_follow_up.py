"""Follow-up by keys: whom to call, the answers, what a low score does; nothing is assumed, nothing is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from servicedesk.core.enums import StateClass
from servicedesk.queries import follow_ups, ticket_details
from servicedesk.queries.drafts import my_draft
from servicedesk.services import ticket_states
from servicedesk.services import tickets as ticket_services
from servicedesk.services.drafts import save_draft
from servicedesk.services.follow_up_plans import PlanFollowUp, plan_follow_up
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.ticket_states import ChangeState
from servicedesk.ui.widgets.row_list import Heading
from tests.gui.slow import Slow

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def calls(desk, hotel):
    """A call overdue about a colleague's solved ticket, one later today, one tomorrow about an own ticket."""
    now = desk.clock.now()

    def solved(title, customer, who):
        desk.actor = who
        made = ticket_services.open_ticket(desk, OpenTicket(title, customer_id=customer, owner_id=who.staff_id))
        ticket_states.change_state(desk, ChangeState(made.id, "solved", resolution="repaired"))
        desk.actor = hotel.people.lin
        return made.id

    def plan(subject, after, **about):
        return plan_follow_up(desk, PlanFollowUp(subject, now + after, **about))

    theirs = solved("no cooling", hotel.chen, hotel.people.xu)
    own = solved("tap drips", hotel.emily, hotel.people.lin)
    late = plan("no cooling", -timedelta(hours=1), customer_id=hotel.chen, ticket_id=theirs)
    mine = plan("tap drips", timedelta(days=1), customer_id=hotel.emily, ticket_id=own)
    today = plan("parcel", timedelta(hours=1), customer_id=hotel.cheng)
    return SimpleNamespace(late=late, today=today, mine=mine, theirs=theirs)


@pytest.fixture
def page(program, calls):
    program.window.show_page("follow_up", follow_up_id=calls.late)
    QApplication.processEvents()
    return program.window.current_page


def answers(desk):
    """Return every answer stored: satisfaction, recommendation, words."""
    with closing(sqlite3.connect(desk.database.path)) as connection:
        return connection.execute("SELECT csat, nps, comment FROM survey_response ORDER BY id").fetchall()


def done_ids(desk):
    return [row.id for row in follow_ups.done_list(desk)]


def ticket_state(desk, ticket_id):
    return ticket_details.ticket_detail(desk, ticket_id).row.state_class


# -- the list -------------------------------------------------------------------------------------------------------


def test_calls_stand_under_when_they_are_due(page, calls):
    shown = [row.title if isinstance(row, Heading) else row.id for row in page.list.model.rows]
    assert shown == ["Overdue", calls.late, "Today", calls.today, "Tomorrow", calls.mine]
    assert page.subtitle() == "3 due · 1 overdue"
    assert page.list.view.hasFocus()
    assert page.call.name.text() == "陈思远"


def test_arrows_pass_over_the_headings(page, press, calls):
    press(K.Key_Down)
    assert page.call.detail.row.id == calls.today
    assert page.call.name.text() == "程淑仪"
    press(K.Key_Up)
    assert page.call.detail.row.id == calls.late


def test_nobody_to_call_is_said(program, desk):
    program.window.show_page("follow_up")
    QApplication.processEvents()
    page = program.window.current_page
    assert page.nothing.isVisible()
    assert not page.call.isVisible()


# -- the answers ----------------------------------------------------------------------------------------------------


def test_no_score_is_assumed(page, press, desk, calls):
    press(K.Key_Return)
    assert page.answers.score.value() is None
    assert page.answers.nps.value() is None
    press(K.Key_Right, CTRL)
    assert calls.late in done_ids(desk)
    assert answers(desk) == []


def test_a_whole_call_takes_five_keys(page, press, desk, calls):
    press(K.Key_Return)
    press("5")
    press("n")
    press("9")
    press(K.Key_Right, CTRL)
    assert answers(desk) == [(5, 9, "")]
    assert calls.late in done_ids(desk)
    assert page.call.detail.row.id == calls.today
    assert page.answers.score.value() is None
    assert page.answers.nps.value() is None
    assert page.list.view.hasFocus()


@pytest.mark.parametrize(("typed", "score"), [("0", 0), ("7", 7), ("10", 10), ("1", 1)])
def test_n_and_digits_answer_from_zero_to_ten(page, press, desk, typed, score):
    press(K.Key_Return)
    press("4")
    press("n")
    press(typed)
    press(K.Key_Return, CTRL)
    assert answers(desk) == [(4, score, "")]


def test_digits_out_of_the_scale_answer_nothing(page, press):
    press(K.Key_Return)
    press("8")
    press("0")
    assert page.answers.score.value() is None


def test_the_guests_words_are_stored_as_they_were_said(page, press, desk):
    press(K.Key_Return)
    press("4")
    page.answers.comment.setFocus()
    press("quiet at last, room 5 is good")
    assert page.answers.score.value() == 4
    press(K.Key_Return, CTRL)
    assert answers(desk) == [(4, None, "quiet at last, room 5 is good")]


# -- a low score ----------------------------------------------------------------------------------------------------


def test_a_low_score_says_what_saving_does_and_does_it(page, press, desk, calls):
    press(K.Key_Return)
    press("4")
    assert not page.answers.low.isVisible()
    press("1")
    assert page.answers.low.isVisible()
    assert page.answers.save.text() == "Save and reopen"
    press(K.Key_Return, CTRL)
    assert ticket_state(desk, calls.theirs) is StateClass.ACTIVE


def test_reopening_can_be_declined(page, press, desk, calls):
    press(K.Key_Return)
    press("1")
    page.answers.decline.setFocus()
    press(K.Key_Space)
    assert page.answers.save.text() == "Save"
    press(K.Key_Return, CTRL)
    assert answers(desk) == [(1, None, "")]
    assert ticket_state(desk, calls.theirs) is StateClass.SOLVED


def test_own_work_is_saved_with_the_words_alone(program, page, press, desk, calls):
    page.list.view.select_key(calls.mine)
    QApplication.processEvents()
    assert "Leave the scores to a colleague" in shown_text(program)
    press(K.Key_Return)
    press("5")
    page.answers.comment.setFocus()
    press("all well")
    press(K.Key_Return, CTRL)
    assert answers(desk) == [(None, None, "all well")]
    assert calls.mine in done_ids(desk)


def shown_text(program):
    """Return everything a visible label of the window says."""
    labels = program.window.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


# -- drafts and calls that reach nobody -----------------------------------------------------------------------------


def test_answers_not_saved_come_back(program, page, press, desk, calls):
    press(K.Key_Return)
    press("3")
    press("n")
    press("6")
    press(K.Key_Escape)
    assert page.list.view.hasFocus()
    press(K.Key_Down)
    assert page.answers.score.value() is None
    program.window.forget_pages()
    program.window.show_page("follow_up", follow_up_id=calls.late)
    QApplication.processEvents()
    again = program.window.current_page.answers
    assert (again.score.value(), again.nps.value()) == (3, 6)
    assert again.saved.text() == "Draft restored"
    assert answers(desk) == []


def test_m_notes_a_call_for_later_and_goes_on(page, press, desk, calls):
    press(K.Key_Return)
    press("m")
    assert page.call.again.isVisible()
    press(K.Key_Return, CTRL)
    row = next(row for row in follow_ups.due_list(desk) if row.id == calls.late)
    assert row.attempts == 1
    assert row.due_at == desk.clock.now() + timedelta(hours=2)
    assert page.call.detail.row.id == calls.today


def test_a_saved_call_is_taken_back(page, press, desk, calls):
    press(K.Key_Return)
    press("5")
    press(K.Key_Right, CTRL)
    press(K.Key_Z, CTRL)
    assert calls.late in [row.id for row in follow_ups.due_list(desk)]
    assert answers(desk) == []


class TestQuickKeys:
    """Digits faster than the data score the call one turned to."""

    @pytest.fixture
    def slow(self, page, program):
        page.list.view.setFocus()
        slow = Slow(program.workspace.tasks)
        yield slow
        slow.end()

    def test_a_score_right_after_j_is_of_the_call_one_turned_to(self, page, press, slow, desk, calls):
        press("j")
        for key in ("4", "n", "9"):
            press(key)
        assert page.answers.score.value() is None
        slow.answer()
        assert page.answers.detail.row.id == calls.today
        assert (page.answers.score.value(), page.answers.nps.value()) == (4, 9)
        page.flush_drafts()
        slow.answer()
        assert my_draft(desk, "follow_up", str(calls.late)) is None
        assert my_draft(desk, "follow_up", str(calls.today)).content["csat"] == 4

    def test_saving_right_after_j_saves_nothing_of_the_call_before(self, page, press, slow, desk, calls):
        page.answers.type_digit(5)
        slow.answer()
        press("j")
        press(K.Key_Return, CTRL)
        slow.answer()
        assert calls.late not in done_ids(desk)

    def test_a_call_saved_late_does_not_pull_one_away_from_the_next(self, page, press, slow, desk, calls):
        slow.writes_only = True
        page.answers.type_digit(5)
        press(K.Key_Right, CTRL)
        page.list.view.select_key(calls.mine)
        page.show_call(calls.mine)
        slow.answer()
        assert calls.late in done_ids(desk)
        assert page.answers.detail.row.id == calls.mine

    def test_what_is_entered_before_the_draft_came_stays(self, page, press, slow, desk, calls):
        save_draft(desk, "follow_up", str(calls.today), {"csat": 2, "nps": None, "comment": "", "answers": {}})
        page.show_call(calls.today)
        press("4")
        slow.answer()
        assert page.answers.score.value() == 4
