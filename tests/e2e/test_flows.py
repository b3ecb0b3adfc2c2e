"""The flows a trained user lives in, by real keys in the real window, within their budget of keys."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from servicedesk.core.enums import AttemptOutcome, CompensationState, Outcome, StateClass
from servicedesk.core.permissions import Permission
from servicedesk.queries import customers, drafts, follow_ups, knowledge, staff, ticket_details, ticket_lists, visits
from servicedesk.queries.ticket_lists import TicketFilter
from servicedesk.services import follow_ups as calls
from servicedesk.services import ticket_states
from servicedesk.services.ticket_states import ChangeState
from servicedesk.ui import printing
from servicedesk.ui.pages.base import Page
from servicedesk.ui.pages.sign_in.page import SignInPage
from tests.demo_database import demo_actor
from tests.e2e.conftest import COLLEAGUE, PIN, SUPERVISOR

K = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SAVE = (K.Key_Return, CTRL)


def page(program):
    return program.window.current_page


def visit_in_front(program, desk):
    """The open visit whose tab is in front, read from the data."""
    return visits.visit_detail(desk, page(program)._current)


def person(desk, name):
    return next(row for row in staff.people_to_sign_in(desk) if row.sign_in_name == name)


def open_ticket_of_mine(desk):
    rows = ticket_lists.ticket_list(desk, TicketFilter())
    return next(
        row
        for row in rows
        if row.state_class is StateClass.ACTIVE
        and row.customer_id
        and not row.awaits_approval
        and row.owner_id == desk.actor.staff_id
    )


# -- 1 and 2: who stands at the desk --------------------------------------------------------------------------------


def test_1_a_known_guest_is_recorded_and_answered(program, practice, fingers):
    fingers.press(K.Key_F2, "csy", K.Key_Return)
    begun = visit_in_front(program, practice).row
    assert begun.customer_name == "陈思远"
    fingers.press("5")
    steps = len(visit_in_front(program, practice).steps)
    fingers.press(*[K.Key_Space] * steps, K.Key_F5)
    assert fingers.used <= 7 + steps
    ended = visits.visit_detail(practice, begun.id)
    assert ended.row.outcome is Outcome.ANSWERED
    assert ended.row.staff_id == practice.actor.staff_id
    assert all(step.is_done for step in ended.steps)


@pytest.mark.parametrize("typed", ["1208", "6021"], ids=["room", "end of the phone number"])
def test_1_room_or_end_of_the_number_find_the_guest_too(program, practice, fingers, typed):
    fingers.press(K.Key_F2, typed, K.Key_Return)
    assert visit_in_front(program, practice).row.customer_name == "陈思远"


def test_1_whoever_waited_longest_is_called_by_one_key(program, practice, fingers):
    waiting = {row.id for row in visits.waiting_queue(practice)}
    fingers.press(K.Key_F3)
    assert fingers.used == 1
    assert visit_in_front(program, practice).row.id in waiting


def test_2_a_new_guest_takes_four_keys_and_the_name(program, practice, fingers):
    fingers.press(K.Key_F2)
    fingers.type("19977776666")
    fingers.press(K.Key_Return)
    fingers.type("欧阳小北")
    fingers.press(K.Key_Return)
    assert fingers.used <= 4
    row = visit_in_front(program, practice).row
    assert row.customer_name == "欧阳小北"
    detail = customers.customer_detail(practice, row.customer_id)
    assert [contact.shown[-2:] for contact in detail.contacts] == ["66"]


# -- 3 and 4: what they want ----------------------------------------------------------------------------------------


def test_3_an_answer_from_the_library_is_noted_with_its_article(qtbot, program, practice, fingers):
    fingers.press((K.Key_3, CTRL))
    before = {row.id: row.uses for row in knowledge.article_list(practice)}
    fingers.type("发票抬头开错了")
    qtbot.waitUntil(lambda: page(program).view.current_row() is not None)
    fingers.press((K.Key_1, ALT), K.Key_F5)
    assert fingers.used <= 3
    after = {row.id: row.uses for row in knowledge.article_list(practice)}
    assert sum(after.values()) == sum(before.values()) + 1
    used = next(key for key in after if after[key] != before[key])
    assert "发票" in knowledge.article_detail(practice, used).script.zh


def test_4_a_ticket_from_a_visit_takes_two_keys(program, practice, fingers):
    fingers.press(K.Key_F3, "5")
    served = visit_in_front(program, practice)
    fingers.press(*[K.Key_Space] * len(served.steps))
    before = fingers.used
    fingers.press(K.Key_F6, SAVE)
    assert fingers.used - before <= 2
    assert visits.visit_detail(practice, served.row.id).row.outcome is Outcome.TICKET
    ticket = max(ticket_lists.ticket_list(practice, TicketFilter()), key=lambda row: row.id)
    detail = ticket_details.ticket_detail(practice, ticket.id)
    assert (ticket.customer_id, ticket.place) == (served.row.customer_id, served.row.place)
    assert detail.visit_number == served.row.queue_number
    assert detail.description == served.row.request
    assert ticket.due_at is not None
    assert ticket.department is not None
    assert detail.checks
    fingers.press((K.Key_Z, CTRL))
    assert ticket_details.ticket_detail(practice, ticket.id) is None


# -- 5 and 6: what becomes of it ------------------------------------------------------------------------------------


def test_5_solving_with_a_compensation_the_supervisor_approves_at_this_screen(program, practice, fingers):
    ticket = open_ticket_of_mine(practice)
    me = practice.actor
    program.workspace.navigate("tickets", ticket_id=ticket.id)
    fingers.press("b", "o", SAVE)
    asked = ticket_details.ticket_detail(practice, ticket.id).compensations[-1]
    assert (asked.state, asked.amount_cents) == (CompensationState.PENDING, 56800)
    fingers.press(PIN, "e")
    fingers.type("换到 1306，免一晚房费")
    fingers.press((K.Key_1, ALT), SAVE)
    assert fingers.used <= 12
    assert practice.actor == me
    done = ticket_details.ticket_detail(practice, ticket.id)
    assert done.row.state_class is StateClass.SOLVED
    assert done.resolution == "换到 1306，免一晚房费"
    assert done.cause == ticket_details.reasons(practice)["causes"][0].zh
    given = done.compensations[-1]
    assert given.state is not CompensationState.PENDING
    assert given.requested_by_id == me.staff_id
    supervisors = {row.name for row in staff.approvers(practice, Permission.APPROVE_COMPENSATION)}
    assert given.decided_by in supervisors - {me.name}


def solved_with_a_call_first_in_the_list(desk):
    """Have a colleague solve a ticket, and nobody else to call: nobody asks how satisfied one is with oneself."""
    me, desk.actor = desk.actor, demo_actor(desk, COLLEAGUE)
    rows = ticket_lists.ticket_list(desk, TicketFilter())
    others = (row for row in rows if row.owner_id != me.staff_id and row.customer_id and not row.awaits_approval)
    ticket = next(row for row in others if row.state_class is StateClass.ACTIVE)
    command = ChangeState(ticket.id, "solved", resolution="已更换滤网", cause="设备老化", anyway="已在现场确认")
    ticket_states.change_state(desk, command)
    desk.actor = me
    for row in follow_ups.due_list(desk):
        if row.ticket_id != ticket.id:
            calls.record_attempt(desk, row.id, AttemptOutcome.REFUSED)
    desk.clock.advance(days=1)
    for row in follow_ups.due_list(desk):
        if row.ticket_id != ticket.id:
            calls.record_attempt(desk, row.id, AttemptOutcome.REFUSED)
    return ticket


def test_6_a_low_score_reopens_and_the_list_goes_on(program, practice, fingers):
    ticket = solved_with_a_call_first_in_the_list(practice)
    call = next(row for row in follow_ups.due_list(practice) if row.ticket_id == ticket.id)
    fingers.press((K.Key_5, CTRL), K.Key_Return, "2", "n", "3", (K.Key_Right, CTRL))
    assert fingers.used <= 6
    after = ticket_details.ticket_detail(practice, ticket.id).row
    assert after.state_class is StateClass.ACTIVE
    assert after.times_reopened == 1
    assert call.id not in [row.id for row in follow_ups.due_list(practice)]
    assert call.id in [row.id for row in follow_ups.done_list(practice)]


def test_6_a_good_score_closes_the_ticket(program, practice, fingers):
    ticket = solved_with_a_call_first_in_the_list(practice)
    fingers.press((K.Key_5, CTRL), K.Key_Return, "5", "n", "9", (K.Key_Right, CTRL))
    after = ticket_details.ticket_detail(practice, ticket.id).row
    assert after.state_class is StateClass.CLOSED
    assert after.times_reopened == 0
    done = next(row for row in follow_ups.done_list(practice) if row.ticket_id == ticket.id)
    assert done.outcome is AttemptOutcome.REACHED


# -- 7: the week on paper -------------------------------------------------------------------------------------------


@pytest.fixture
def paper(monkeypatch, tmp_path) -> Path:
    """A default printer that is a file, whatever printers this computer has."""
    target = tmp_path / "printed.pdf"

    class FilePrinter(QPrinter):
        def __init__(self, _info, mode):
            super().__init__(mode)
            self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            self.setOutputFileName(str(target))
            self.setResolution(100)

    class OnePrinter:
        defaultPrinterName = staticmethod(lambda: "desk")
        availablePrinterNames = staticmethod(lambda: ["desk"])
        printerInfo = staticmethod(lambda name: name)

    monkeypatch.setattr(printing, "QPrinter", FilePrinter)
    monkeypatch.setattr(printing, "QPrinterInfo", OnePrinter)
    return target


def test_7_the_weekly_report_is_on_paper_after_three_keys(qtbot, program, practice, fingers, paper):
    practice.actor = demo_actor(practice, SUPERVISOR)
    program.enter()
    fingers.press((K.Key_8, CTRL), "p", (K.Key_P, CTRL))
    assert fingers.used <= 3
    made = page(program).report._made
    qtbot.waitUntil(lambda: page(program).report._job is None, timeout=20_000)
    today = practice.site.business_day(practice.clock.now())
    last_monday = today - timedelta(days=today.weekday() + 7)
    assert (made.facts.year, made.facts.week) == last_monday.isocalendar()[:2]
    assert len(pypdfium2.PdfDocument(paper)) == len(pypdfium2.PdfDocument(made.pdf)) > 0


# -- 8 and 9: from one to the other ---------------------------------------------------------------------------------


def test_8_two_people_take_turns_by_one_key_and_six_digits(program, practice, fingers):
    me, colleague = practice.actor.staff_id, person(practice, COLLEAGUE).id
    fingers.press(K.Key_F2)
    mine = visit_in_front(program, practice).row
    page(program).record.area.setFocus()
    fingers.type("half a sentence")
    fingers.press(K.Key_F9)
    assert drafts.my_draft(practice, "visit", str(mine.id)) is not None
    gate = program.window.gate
    for _card in staff.people_to_sign_in(practice):
        if gate.people.current().id != colleague:
            fingers.press(K.Key_Right)
    fingers.press(PIN)
    assert practice.actor.staff_id == colleague
    assert page(program).page_id == "reception"
    page(program).show_visit(mine.id)
    assert page(program).record.area.isReadOnly()
    # From now on the other of the two is the one a switch offers.
    fingers.used = 0
    fingers.press(K.Key_F9)
    assert isinstance(program.window.gate, SignInPage)
    fingers.press(PIN)
    assert fingers.used <= 7
    assert practice.actor.staff_id == me
    assert page(program).page_id == "reception"
    page(program).show_visit(mine.id)
    assert page(program).record.area.text() == "half a sentence"


def test_8_locking_offers_the_one_who_locked(program, practice, fingers):
    fingers.press((K.Key_L, CTRL))
    assert program.window.gate.people.current().id == practice.actor.staff_id
    fingers.press(PIN)
    assert fingers.used <= 7
    assert program.window.gate is None


def test_8_a_wrong_pin_lets_nobody_in(program, practice, fingers):
    fingers.press(K.Key_F9, "111111")
    assert isinstance(program.window.gate, SignInPage)
    assert not any(page.isVisible() for page in program.window.findChildren(Page))


def test_9_anything_is_found_and_opened_by_five_keys(program, practice, fingers):
    ticket = open_ticket_of_mine(practice)
    fingers.press((K.Key_K, CTRL), ticket.number[-3:], K.Key_Return)
    assert fingers.used <= 5
    assert page(program).page_id == "tickets"
    assert page(program).detail.detail.row.id == ticket.id


def test_9_initials_find_a_guest_and_tab_shows_what_can_be_done(qtbot, program, practice, fingers):
    fingers.press((K.Key_K, CTRL), "csy")
    panel = program.window.search.panel()
    qtbot.waitUntil(lambda: panel.view.current_row().title == "陈思远")
    hits = panel.view.current_row().data.actions
    fingers.press(K.Key_Tab)
    assert [row.title for row in panel.view.model().rows if hasattr(row, "data")] == [one.words for one in hits]
