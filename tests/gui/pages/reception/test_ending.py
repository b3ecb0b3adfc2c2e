"""What a visit ends with: an answer, a ticket, steps left out, a call back."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.enums import Outcome, VisitState
from servicedesk.queries import drafts, follow_ups, ticket_details, ticket_lists, visits
from servicedesk.queries.knowledge import article_list
from servicedesk.queries.ticket_lists import TicketFilter
from servicedesk.ui.pages.reception.steps_pane import StepsPane
from tests.gui.pages.reception.serving import serve_fault, type_request, visit

K = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


# -- flow 3: an answer from the library -----------------------------------------------------------------------------


def test_an_answer_is_shown_by_one_key_and_noted_by_the_outcome(reception, keys, press, desk, hotel):
    keys(K.Key_F2, "csy", K.Key_Return)
    type_request(reception, press, "发票抬头开错了")
    panel = reception.record.knowledge
    assert panel.isVisible()
    answer = panel._answers[0]
    press(K.Key_1, ALT)
    assert panel.words.isVisible()
    shown = [label.text() for _language, label, _copy, _host in panel.words._lines]
    assert shown == [answer.script.zh, answer.script.en]
    press(K.Key_F5)
    used = {row.id: row.uses for row in article_list(desk)}
    assert used[answer.id] == 1
    assert sum(used.values()) == 1


def test_the_words_of_an_answer_are_copied(reception, keys, press):
    keys(K.Key_F2, "csy", K.Key_Return)
    type_request(reception, press, "发票抬头开错了")
    press(K.Key_1, ALT)
    _language, label, copy, _host = reception.record.knowledge.words._lines[0]
    copy.click()
    assert QApplication.clipboard().text() == label.text() != ""


# -- flow 4: a ticket -----------------------------------------------------------------------------------------------


def test_a_ticket_from_a_visit_takes_two_keys(program, reception, keys, press, desk, hotel):
    serve_fault(reception, keys, press)
    press(K.Key_F6)
    press(K.Key_Return, CTRL)
    ticket = ticket_lists.ticket_list(desk, TicketFilter())[0]
    assert ticket.title == "1208 空调不制冷"
    assert (ticket.place, ticket.customer_id) == ("1208", hotel.chen)
    detail = ticket_details.ticket_detail(desk, ticket.id)
    assert detail.scenario_id == hotel.keys.scenarios["facility_fault"]
    assert detail.description == "空调不制冷，孩子午睡"
    assert detail.checks
    assert str(ticket.department) == "Engineering"
    assert visit(desk).outcome is Outcome.TICKET
    assert program.window.toast.isVisible()


def test_a_ticket_is_taken_back_and_the_visit_with_its_words_is_there_again(reception, keys, press, desk):
    serve_fault(reception, keys, press)
    press(K.Key_F6)
    press(K.Key_Return, CTRL)
    press(K.Key_Z, CTRL)
    assert ticket_lists.ticket_list(desk, TicketFilter()) == []
    assert visit(desk).state is VisitState.SERVING
    assert reception.record.area.text() == "空调不制冷，孩子午睡"


def test_the_deadline_is_known_before_saving(reception, keys, press):
    serve_fault(reception, keys, press)
    press(K.Key_F6)
    assert reception.ticket.panel.due.text().startswith("Due ")


def test_closing_the_form_keeps_what_was_typed_in_it(reception, keys, press, desk):
    serve_fault(reception, keys, press)
    press(K.Key_F6)
    press(K.Key_End)
    press(" again")
    press(K.Key_Escape)
    assert reception.record.isVisible()
    assert drafts.my_draft(desk, "new_ticket", "visit-1").content["title"] == "1208 空调不制冷 again"
    press(K.Key_F6)
    assert reception.ticket.panel.title.text() == "1208 空调不制冷 again"


def test_a_ticket_without_a_title_is_refused_at_its_field(reception, keys, press, desk):
    serve_fault(reception, keys, press)
    press(K.Key_F6)
    reception.ticket.panel.title.clear()
    press(K.Key_Return, CTRL)
    assert reception.ticket.panel.title_row.error()
    assert ticket_lists.ticket_list(desk, TicketFilter()) == []


def test_a_promise_goes_with_the_ticket(reception, keys, press, desk):
    serve_fault(reception, keys, press)
    press(K.Key_F6)
    reception.ticket.panel.promise.words.setFocus()
    press("engineer in ten minutes")
    press(K.Key_Return, CTRL)
    ticket = ticket_lists.ticket_list(desk, TicketFilter())[0]
    assert [promise.text for promise in ticket_details.ticket_detail(desk, ticket.id).promises] == [
        "engineer in ten minutes"
    ]


# -- steps left out -------------------------------------------------------------------------------------------------


def test_leaving_out_required_steps_asks_why_and_a_digit_answers(reception, keys, desk):
    keys(K.Key_F2, "csy", K.Key_Return, K.Key_5, K.Key_F5)
    assert reception.record.skip.isVisible()
    assert visit(desk).state is VisitState.SERVING
    keys(K.Key_2)
    assert visit(desk).outcome is Outcome.ANSWERED
    skipped = {step.skip_reason for step in visits.visit_detail(desk, 1).steps if step.is_mandatory}
    assert skipped == {"Guest said no"}


def test_a_ticket_with_required_steps_open_asks_in_the_form(reception, keys, press, desk):
    keys(K.Key_F2, "csy", K.Key_Return, K.Key_5, K.Key_F6)
    press(K.Key_Return, CTRL)
    panel = reception.ticket.panel
    assert panel.skip_row.isVisible()
    assert panel.skip_row.error()
    panel.skip.setFocus()
    press(K.Key_Down)
    panel.title.set_text("No cooling")
    press(K.Key_Return, CTRL)
    assert visit(desk).outcome is Outcome.TICKET


def test_ticks_show_at_once_and_space_goes_on_to_the_next_step(reception, keys, desk):
    keys(K.Key_F2, "csy", K.Key_Return, K.Key_5, K.Key_Space, K.Key_Space)
    assert [step.is_done for step in visits.visit_detail(desk, 1).steps][:3] == [True, True, False]
    assert reception.steps.list.counts()[2] == 2


# -- call back ------------------------------------------------------------------------------------------------------


def test_a_call_back_is_promised_by_two_keys(reception, keys, press, desk):
    serve_fault(reception, keys, press)
    press(K.Key_F7)
    press(K.Key_Return, CTRL)
    call = follow_ups.due_list(desk)[0]
    assert desk.site.local(call.due_at).strftime("%H:%M") == "17:00"
    assert visit(desk).outcome is Outcome.CALL_BACK


def test_the_time_of_a_call_is_chosen_by_arrows(reception, keys, press, desk, clock):
    serve_fault(reception, keys, press)
    press(K.Key_F7)
    press(K.Key_Right)
    press(K.Key_Return)
    due = desk.site.local(follow_ups.due_list(desk)[0].due_at)
    assert due.date() == desk.site.local(clock.now()).date() + timedelta(days=1)
    assert due.hour == 10


def test_space_walks_on_before_the_first_tick_is_saved(qtbot, reception, keys, desk, hotel):
    keys(K.Key_F2, "csy", K.Key_Return, K.Key_5)
    steps = StepsPane()
    qtbot.addWidget(steps)
    detail = visits.visit_detail(desk, 1)
    steps.show_detail(detail, may_tick=True)
    ticked: list[int] = []
    steps.ticked.connect(lambda step_id, _on: ticked.append(step_id))
    steps.tick_current()
    # What the database says meanwhile is older than what was pressed.
    steps.show_detail(detail, may_tick=True)
    steps.tick_current()
    assert ticked == [step.id for step in detail.steps[:2]]


def test_why_a_step_is_left_out_is_asked_where_it_is_seen(program, reception, keys, press):
    """The form scrolls on a small screen, and the question stands at its end."""
    program.window.resize(1366, 688)
    keys(K.Key_F2, "csy", K.Key_Return, K.Key_6, K.Key_Tab, "loud", K.Key_F6)
    press(K.Key_Return, CTRL)
    QApplication.processEvents()
    panel = reception.ticket.panel
    assert panel.skip.hasFocus()
    for part in (panel.skip, panel.skip_row._error):
        assert part.visibleRegion().boundingRect().height() == part.height()
