"""Reception by keys alone: known guest, new guest, ticket, interruptions; nothing typed is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.enums import Channel, Outcome, VisitState
from servicedesk.queries import drafts, follow_ups, ticket_details, ticket_lists, visits
from servicedesk.queries.customers import customer_rows
from servicedesk.queries.knowledge import article_list
from servicedesk.queries.ticket_lists import TicketFilter
from servicedesk.services import visits as visit_services
from servicedesk.services.visits import Arrive
from servicedesk.ui.pages.reception.record_pane import suggested_scenario
from servicedesk.ui.pages.reception.steps_pane import StepsPane

K = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def reception(program):
    program.window.show_page("reception")
    QApplication.processEvents()
    return program.window.current_page


@pytest.fixture
def keys(press):
    """Press keys one after another and count them; a text is typed, not counted."""

    def send(*wanted: Qt.Key | str) -> int:
        for key in wanted:
            press(key)
        return sum(1 for key in wanted if not isinstance(key, str))

    return send


def visit(desk, number="A001"):
    return next(row for row in all_visits(desk) if row.queue_number == number)


def all_visits(desk):
    found = [visits.visit_detail(desk, identity) for identity in range(1, 20)]
    return [detail.row for detail in found if detail is not None]


def type_request(reception, press, words):
    reception.record.area.setFocus()
    reception.record.area.insertPlainText(words)


# -- flow 1: a guest who is known -----------------------------------------------------------------------------------


def test_a_known_guest_is_served_within_the_keys_of_flow_one(reception, keys, desk, hotel):
    used = keys(K.Key_F2, "csy", K.Key_Return)
    row = visit(desk)
    assert row.customer_id == hotel.chen
    assert row.place == "1208"
    used += keys(K.Key_5)
    steps = len(visits.visit_detail(desk, row.id).steps)
    used += keys(*[K.Key_Space] * steps, K.Key_F5)
    ended = visit(desk)
    assert ended.outcome is Outcome.ANSWERED
    assert ended.scenario_id == hotel.keys.scenarios["facility_fault"]
    assert all(step.is_done for step in visits.visit_detail(desk, row.id).steps)
    # Three letters are the other keys of the seven.
    assert used + len("csy") <= 7 + steps


@pytest.mark.parametrize("typed", ["csy", "6021", "1208", "陈思", "chensi"])
def test_the_one_box_finds_the_guest_by(reception, keys, desk, hotel, typed):
    keys(K.Key_F2, typed, K.Key_Return)
    assert visit(desk).customer_id == hotel.chen


def test_hits_show_while_typing_and_arrows_choose(reception, press, desk, hotel):
    press(K.Key_F2)
    press("c")
    reception.guest.box.ask_now()
    hits = reception.guest.box.suggestions()
    assert hits.isVisible()
    names = [row.title for row in hits.model.rows]
    press(K.Key_Down)
    press(K.Key_Return)
    chosen = customer_rows(desk, [visit(desk).customer_id])[0].name
    assert chosen == names[1]


def test_digits_typed_into_the_request_stay_text(reception, press, desk):
    press(K.Key_F2)
    reception.record.area.setFocus()
    press("5")
    assert reception.record.area.text() == "5"
    assert visit(desk).scenario_id is None


def test_calling_next_serves_who_waited_longest(reception, press, desk, hotel):
    visit_services.arrive(desk, Arrive(customer_id=hotel.cheng))
    visit_services.arrive(desk, Arrive(customer_id=hotel.emily))
    press(K.Key_F3)
    assert visit(desk).state is VisitState.SERVING
    assert reception.guest.card.name.text() == "程淑仪"


def test_calling_next_says_when_nobody_waits(program, reception, press):
    press(K.Key_F3)
    assert program.window.toast.isVisible()
    assert reception.empty.isVisible()


# -- flow 2: a guest who is new -------------------------------------------------------------------------------------


def test_a_new_guest_takes_four_keys_and_the_name(reception, keys, desk):
    used = keys(K.Key_F2, "77778888", K.Key_Return)
    form = reception.guest.form
    assert form.isVisible()
    assert form.phone.text() == "77778888"
    used += keys("王小明", K.Key_Return)
    guest = customer_rows(desk, [visit(desk).customer_id])[0]
    assert guest.name == "王小明"
    assert guest.phone.endswith("88")
    assert used <= 4
    assert reception.hasFocus()


def test_a_name_without_a_hit_becomes_the_new_guests_name(reception, keys):
    keys(K.Key_F2, "欧阳峰", K.Key_Return)
    assert reception.guest.form.name.text() == "欧阳峰"
    assert reception.guest.form.phone.hasFocus()


def test_what_is_wrong_with_a_new_guest_is_said_beside_the_field(reception, keys, desk):
    keys(K.Key_F2, "欧阳峰", K.Key_Return, "1", K.Key_Return)
    assert reception.guest.form.phone_row.error()
    assert visit(desk).customer_id is None


def test_nobody_has_to_be_registered(reception, keys, desk):
    keys(K.Key_F2, K.Key_Escape, K.Key_Escape, K.Key_2)
    reception.setFocus()
    keys(K.Key_F5, K.Key_1)
    assert visit(desk).outcome is Outcome.ANSWERED
    assert visit(desk).customer_id is None


def test_choosing_somebody_without_a_visit_begins_one(reception, keys, desk, hotel):
    keys(K.Key_F4, "1208", K.Key_Return)
    assert visit(desk).customer_id == hotel.chen
    assert visit(desk).state is VisitState.SERVING


# -- what must be known before speaking -----------------------------------------------------------------------------


def test_alerts_come_first_and_are_acknowledged_once_per_visit(reception, keys, desk):
    keys(K.Key_F2, "csy", K.Key_Return)
    alerts = reception.guest.card.alerts
    assert alerts.isVisible()
    assert alerts.waits()
    keys(K.Key_Return)
    assert visits.visit_detail(desk, 1).alerts_seen
    assert not alerts.waits()
    reception.refresh()
    assert not alerts.waits()


def test_the_same_fault_at_the_same_place_warns(reception, keys, press, clock):
    keys(K.Key_F2, "csy", K.Key_Return, K.Key_5)
    assert not reception.guest.card.repeat.isVisible()
    keys(*[K.Key_Space] * 7, K.Key_F6)
    reception.ticket.panel.title.set_text("No cooling")
    press(K.Key_Return, CTRL)
    clock.advance(days=1)
    keys(K.Key_F2, "csy", K.Key_Return, K.Key_5)
    assert reception.guest.card.repeat.isVisible()


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


def serve_fault(reception, keys, press, words="空调不制冷，孩子午睡"):
    keys(K.Key_F2, "csy", K.Key_Return, K.Key_5, *[K.Key_Space] * 7)
    type_request(reception, press, words)


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


# -- interruptions --------------------------------------------------------------------------------------------------


def test_several_visits_are_parked_and_each_keeps_its_words(reception, keys, press, desk, clock):
    serve_fault(reception, keys, press, "first")
    press(K.Key_F8)
    assert visit(desk, "A001").state is VisitState.PARKED
    keys(K.Key_F2, "0417", K.Key_Return)
    type_request(reception, press, "second")
    press(K.Key_F8)
    clock.advance(seconds=65)
    reception.refresh()
    details = [tab.item.detail for tab in reception.tabs.strip._tabs]
    assert details == ["parked 01:05", "parked 01:05"]
    press(K.Key_Tab, CTRL)
    assert reception.record.area.text() == "first"
    press(K.Key_F8)
    assert visit(desk, "A001").state is VisitState.SERVING
    press(K.Key_Tab, CTRL)
    assert reception.record.area.text() == "second"


def test_a_draft_is_kept_while_typing_and_comes_back_with_its_cursor(program, reception, keys, press, desk):
    keys(K.Key_F2, "csy", K.Key_Return)
    type_request(reception, press, "half a sentence")
    cursor = reception.record.area.textCursor()
    cursor.setPosition(4)
    reception.record.area.setTextCursor(cursor)
    program.window.flush_drafts()
    assert reception.record.saved.text().startswith("Draft saved 14:32")
    program.window.forget_pages()
    program.window.show_page("reception")
    again = program.window.current_page
    assert again.record.area.text() == "half a sentence"
    assert again.record.area.textCursor().position() == 4


def test_half_a_new_guest_is_there_again_after_a_restart(program, reception, keys):
    keys(K.Key_F2, "77778888", K.Key_Return, "Wang")
    program.window.flush_drafts()
    program.window.forget_pages()
    program.window.show_page("reception")
    form = program.window.current_page.guest.form
    assert (form.name.text(), form.phone.text()) == ("Wang", "77778888")
    assert form.isVisible()


def test_undoing_an_end_brings_that_visit_to_the_front(reception, keys, press, desk):
    keys(K.Key_F2, "csy", K.Key_Return, K.Key_F8, K.Key_F2, "0417", K.Key_Return, K.Key_F5)
    assert reception.guest.card.name.text() == "陈思远"
    press(K.Key_Z, CTRL)
    assert reception.guest.card.name.text() == "程淑仪"


def test_a_colleagues_parked_visit_is_marked_and_can_be_taken_over(program, reception, press, desk, hotel):
    desk.actor = hotel.people.xu
    theirs = visit_services.start_visit(desk, Arrive(Channel.PHONE, caller="Mr Wang", request="where is my parcel"))
    visit_services.park(desk, theirs)
    desk.actor = hotel.people.lin
    reception.show_visit(theirs)
    assert "许嘉铭" in reception.tabs.strip._tabs[0].item.detail
    assert reception.record.area.isReadOnly()
    assert not reception.record.outcomes.answered_button.isEnabled()
    press(K.Key_F5)
    assert visit(desk).state is VisitState.PARKED
    press(K.Key_F8)
    assert visit(desk).staff_id == hotel.people.lin.staff_id
    assert not reception.record.area.isReadOnly()
    assert reception.record.area.text() == "where is my parcel"


def test_another_users_draft_does_not_show(program, reception, keys, press, desk, hotel):
    keys(K.Key_F2, "csy", K.Key_Return)
    type_request(reception, press, "mine alone")
    program.window.flush_drafts()
    desk.actor = hotel.people.xu
    program.enter()
    program.window.show_page("reception")
    page = program.window.current_page
    page.show_visit(1)
    assert page.record.area.text() == ""
    desk.actor = hotel.people.lin
    program.enter()
    program.window.show_page("reception")
    assert program.window.current_page.record.area.text() == "mine alone"


def test_a_visit_opened_by_mistake_is_taken_back_by_its_cross(reception, press, desk):
    press(K.Key_F2)
    reception.close_visit(1)
    assert all_visits(desk) == []
    press(K.Key_Escape)
    reception.setFocus()
    press(K.Key_Z, CTRL)
    assert visit(desk).state is VisitState.SERVING


def test_a_guest_called_by_mistake_waits_again(reception, press, desk, hotel, clock):
    visit_services.arrive(desk, Arrive(customer_id=hotel.cheng))
    clock.advance(minutes=2)
    press(K.Key_F3)
    reception.close_visit(1)
    assert visit(desk).state is VisitState.WAITING


def test_the_cross_of_a_visit_with_words_asks_for_an_outcome(program, reception, press, desk):
    press(K.Key_F2)
    type_request(reception, press, "something")
    reception.close_visit(1)
    assert visit(desk).state is VisitState.SERVING
    assert program.window.toast.isVisible()


# -- words ----------------------------------------------------------------------------------------------------------


def test_words_suggest_a_scenario_and_a_priority(reception, press, desk, hotel):
    press(K.Key_F2)
    type_request(reception, press, "卫生间漏水")
    record = reception.record
    assert record.suggestion.isVisible()
    assert "Urgent" in record.priority.text()
    record.suggestion.click()
    assert visit(desk).scenario_id == hotel.keys.scenarios["facility_fault"]
    assert not record.suggestion.isVisible()


def test_no_keyword_suggests_nothing(desk, hotel):
    assert suggested_scenario("", visits.scenarios(desk)) is None


def test_markup_and_long_words_stay_plain_text(reception, press, desk):
    press(K.Key_F2)
    words = "<img src=file:///x> 😀 " + "长" * 5000
    type_request(reception, press, words)
    press(K.Key_F8)
    assert visit(desk).request == words
    assert reception.record.area.text() == words


# -- room, language, look -------------------------------------------------------------------------------------------


def test_a_narrow_window_stacks_everything_within_its_width(qtbot, program, reception, keys):
    keys(K.Key_F2, "csy", K.Key_Return, K.Key_5)
    program.window.resize(420, 768)
    parts = (reception.guest.box, reception.record.tiles, reception.record.outcomes, reception.steps.list)

    def inside(part):
        left = part.mapTo(reception, part.rect().topLeft()).x()
        return left >= 0 and left + part.width() <= reception.width()

    # Labels that wrap anew ask for another layout, and that one for the next.
    qtbot.waitUntil(lambda: reception.width() > 400 and all(inside(part) for part in parts))
    assert reception.guest.box.mapTo(reception, reception.guest.box.rect().topLeft()).y() < (
        reception.record.tiles.mapTo(reception, reception.record.tiles.rect().topLeft()).y()
    )


def test_the_outcomes_are_in_sight_at_full_size(reception, keys):
    keys(K.Key_F2, "csy", K.Key_Return, K.Key_5)
    QApplication.processEvents()
    bar = reception.record.outcomes
    assert bar.mapTo(reception, bar.rect().bottomLeft()).y() <= reception.height()


def test_the_language_switches_while_a_visit_is_open(program, reception, keys, press):
    keys(K.Key_F2, "csy", K.Key_Return, K.Key_5)
    type_request(reception, press, "Hallo")
    program.speak("zh_CN")
    assert reception.record.outcomes.ticket_button.text() == "开工单"
    assert reception.record.area.text() == "Hallo"
    assert reception.steps.header.title.text() == "服务标准 · 设施报修"
    program.speak("en")


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


def test_words_that_are_in_the_record_are_no_draft_any_more(program, reception, keys, press, desk):
    keys(K.Key_F2, "csy", K.Key_Return)
    type_request(reception, press, "in the record")
    program.window.flush_drafts()
    assert drafts.my_draft(desk, "visit", "1") is not None
    press(K.Key_F8)
    assert drafts.my_draft(desk, "visit", "1") is None
    assert visit(desk).request == "in the record"
