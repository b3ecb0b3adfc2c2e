"""Visits set aside, drafts, colleagues and mistakes: nothing typed is lost."""

from __future__ import annotations

from PySide6.QtCore import Qt

from servicedesk.core.enums import Channel, VisitState
from servicedesk.queries import drafts
from servicedesk.services import visits as visit_services
from servicedesk.services.visit_commands import Arrive
from tests.gui.pages.reception.serving import all_visits, serve_fault, type_request, visit

K = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


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


def test_words_that_are_in_the_record_are_no_draft_any_more(program, reception, keys, press, desk):
    keys(K.Key_F2, "csy", K.Key_Return)
    type_request(reception, press, "in the record")
    program.window.flush_drafts()
    assert drafts.my_draft(desk, "visit", "1") is not None
    press(K.Key_F8)
    assert drafts.my_draft(desk, "visit", "1") is None
    assert visit(desk).request == "in the record"


def test_the_button_of_the_next_visit_is_whole_behind_many_tabs(program, reception, keys, press):
    for _visit in range(6):
        keys(K.Key_F2, "csy", K.Key_Return)
        press(K.Key_F8)
    button = reception.tabs.new_button
    assert reception.tabs.strip.sizeHint().width() > reception.tabs._scroll.width()
    assert button.visibleRegion().boundingRect() == button.rect()
