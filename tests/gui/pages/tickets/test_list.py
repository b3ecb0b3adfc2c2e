"""The list of tickets by keys: walked, narrowed, kept while others change it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.enums import Priority, TicketKind
from servicedesk.queries import ticket_lists
from servicedesk.queries.ticket_lists import TicketFilter, TicketView
from servicedesk.services import tickets as ticket_services
from servicedesk.services.ticket_commands import OpenTicket

K = Qt.Key


def test_my_tickets_stand_by_deadline_and_the_first_is_in_front(page, opened):
    assert [row.id for row in page.list.model.rows[:]] == [opened.air, opened.tap, opened.lamp]
    assert page.detail.ticket_id == opened.air
    assert page.list.view.hasFocus()


def test_j_and_k_walk_the_list(page, press, opened):
    press("j")
    assert page.detail.ticket_id == opened.tap
    press("j")
    press("j")
    assert page.detail.ticket_id == opened.lamp
    press("k")
    assert page.detail.ticket_id == opened.tap
    assert page.detail.detail.row.title == "0712 tap drips"


def test_words_narrow_the_list(page, press, opened):
    press("/")
    assert page.list.filter.hasFocus()
    press("tap")
    press(K.Key_Return)
    assert [row.id for row in page.list.model.rows[:]] == [opened.tap]
    assert page.detail.ticket_id == opened.tap
    press(" nothing like this")
    press(K.Key_Return)
    assert page.list.empty.isVisible()
    assert page.list.model.rowCount() == 0


def test_fields_are_offered_by_name_and_their_answers_narrow_the_list(page, press, desk, opened, hotel):
    fault = OpenTicket("Lift stands", kind=TicketKind.FAULT, owner_id=hotel.people.lin.staff_id,
                       fields={"fault_out_of_order": True})  # fmt: skip
    broken = ticket_services.open_ticket(desk, fault).id
    press("/")
    field = page.list.filter
    press(K.Key_Down)
    assert field.text() == "field:"
    assert field.is_choosing
    assert page.list.model.rowCount() == 4, "what is only begun narrows nothing"
    # By its pinyin initials: 已锁房或停用.
    press("ysf")
    field.ask_now()
    press(K.Key_Return)
    assert field.text() == 'field:"Room blocked or out of use"='
    press(K.Key_Return)
    assert field.text() == 'field:"Room blocked or out of use"=yes '
    assert [row.id for row in page.list.model.rows[:]] == [broken]
    press(K.Key_Backspace)
    press(K.Key_Backspace)
    press(K.Key_Backspace)
    press(K.Key_Backspace)
    press("maybe")
    press(K.Key_Return)
    assert page.list.empty.isVisible()
    assert "does not fit" in page.list.empty.words.text()


def test_a_field_that_is_not_there_is_said_so(page, press, opened):
    press("/")
    press("field:nothing=1")
    press(K.Key_Return)
    assert page.list.empty.isVisible()
    assert "There is no field “nothing”" in page.list.empty.words.text()


def test_more_tickets_than_a_page_holds_are_all_reached_by_keys(page, press, desk, opened, hotel):
    # One act: the page looks again once, not 260 times.
    with desk.work("test.open_many") as work:
        for number in range(260):
            ticket_services.open_ticket(
                work, OpenTicket(f"request {number}", priority=Priority.LOW, owner_id=hotel.people.lin.staff_id)
            )
        work.commit()
    page.refresh()
    QApplication.processEvents()
    assert page.list.model.rowCount() == 263
    assert page.list.model.is_complete
    assert page.detail.ticket_id == opened.air
    press(K.Key_End)
    ids = ticket_lists.ticket_ids(desk, TicketFilter(TicketView.MINE))
    assert page.detail.ticket_id == ids[-1]
    assert page.list.view.current_row().id == ids[-1]


def test_a_change_elsewhere_keeps_the_choice_and_the_typed_words(page, press, desk, opened):
    press("j")
    press("c")
    press("half a")
    ticket_services.add_note(desk, opened.air, "from elsewhere")
    QApplication.processEvents()
    assert page.detail.ticket_id == opened.tap
    assert page.detail.composer.area.text() == "half a"
    assert page.detail.composer.area.hasFocus()


def test_the_time_that_is_left_is_painted_again_only_when_it_reads_otherwise(page, opened, clock):
    """Nobody presses a key for minutes; the rows say the same time as the ticket beside them."""
    painted = []
    page.list.delegate.paint_row = lambda _painter, _rect, row, _selected: painted.append(row.id)
    page.list.show_times()
    QApplication.processEvents()
    painted.clear()
    page.list.show_times()
    QApplication.processEvents()
    assert painted == []
    clock.advance(minutes=1)
    page.list.show_times()
    QApplication.processEvents()
    assert set(painted) == {opened.air, opened.tap, opened.lamp}
    assert page.list._tick.isActive()
    page.list.hide()
    assert not page.list._tick.isActive()


def test_the_ticket_in_front_is_seen_in_the_next_view_too(page, press, desk, opened, hotel):
    with desk.work("test.open_many") as work:
        for number in range(40):
            ticket_services.open_ticket(work, OpenTicket(f"request {number}", priority=Priority.URGENT))
        work.commit()
    page.list.view.select_key(opened.lamp)
    page.views.setFocus()
    page.views.select_key(TicketView.OPEN)
    QApplication.processEvents()
    assert page.detail.ticket_id == opened.lamp
    row = page.list.view.visualRect(page.list.view.currentIndex())
    assert page.list.view.viewport().rect().contains(row)
