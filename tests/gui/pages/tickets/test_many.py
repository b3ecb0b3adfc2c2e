"""Marks, the bar at the foot, one act for many; the bin and the list of recent acts, all by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.enums import Priority, TicketKind
from servicedesk.core.permissions import Role
from servicedesk.queries import ticket_details
from servicedesk.queries.bin import deleted_count
from servicedesk.queries.ticket_lists import TicketFilter, TicketView, ticket_count
from servicedesk.services import bulk_edits
from servicedesk.services import tickets as ticket_services
from servicedesk.services.bulk_edits import Stopped
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.ui.pages.tickets import bulk_acts
from servicedesk.ui.pages.tickets.bulk_panels import BulkAssignPanel, BulkDeletePanel, BulkPriorityPanel

K = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PASSWORD = "湖畔 good morning 7"


@pytest.fixture
def supervisor(desk, hotel):
    desk.actor = SYSTEM
    person = add_staff(desk, AddStaff("shen", "沈磊", Role.ADMINISTRATOR, password=PASSWORD))
    desk.actor = Actor(person, "沈磊", Role.ADMINISTRATOR)
    return desk.actor


@pytest.fixture
def opened(desk, supervisor):
    made = []
    for number in range(6):
        made.append(ticket_services.open_ticket(desk, OpenTicket(f"Lamp {number}", owner_id=supervisor.staff_id)).id)
        desk.clock.advance(minutes=1)
    return made


@pytest.fixture
def page(program, opened):
    program.enter()
    program.window.show_page("tickets", view="open")
    QApplication.processEvents()
    page = program.window.current_page
    page.list.view.setFocus()
    page.list.view.select_first()
    return page


def priorities(desk, ids):
    return [ticket_details.ticket_detail(desk, each).row.priority for each in ids]


def everything(desk):
    return ticket_count(desk, TicketFilter(TicketView.ALL))


def test_space_and_shift_mark_and_the_bar_counts(page, press):
    assert page.bulk.bar.isHidden()
    press(K.Key_Space)
    press(K.Key_Down, SHIFT)
    assert len(page.bulk.marks) == 3
    assert page.bulk.bar.count.text() == "3 tickets marked"
    press(K.Key_A, CTRL)
    assert len(page.bulk.marks) == 6
    press(K.Key_Escape)
    assert not page.bulk.marks
    assert page.bulk.bar.isHidden()


def test_priority_for_many_is_one_act_that_one_key_takes_back(page, press, program, desk, opened):
    press(K.Key_A, CTRL)
    press("p")
    panel = page.detail.panel
    assert isinstance(panel, BulkPriorityPanel)
    panel.priority.set_value("urgent")
    panel.asked()
    assert panel.remark.text().startswith("6 tickets change")
    press(K.Key_Return, CTRL)
    assert priorities(desk, opened) == [Priority.URGENT] * 6
    assert not page.bulk.marks
    press(K.Key_Z, CTRL)
    assert Priority.URGENT not in priorities(desk, opened)
    assert program.window.toast.label.text() == "Undone: changed many tickets · 6 records"
    press(K.Key_Z, CTRL | SHIFT)
    assert priorities(desk, opened) == [Priority.URGENT] * 6
    press(K.Key_Y, CTRL)
    assert priorities(desk, opened) == [Priority.URGENT] * 6


def test_nothing_chosen_says_so_and_stays(page, press, desk, opened):
    before = priorities(desk, opened)
    press(K.Key_A, CTRL)
    press("p")
    press(K.Key_Return, CTRL)
    assert isinstance(page.detail.panel, BulkPriorityPanel)
    assert "choose" in page.detail.panel.remark.text()
    assert priorities(desk, opened) == before


def test_the_key_for_one_serves_the_marked(page, press, desk, opened, hotel):
    press(K.Key_A, CTRL)
    press("a")
    panel = page.detail.panel
    assert isinstance(panel, BulkAssignPanel)
    panel.owner.set_value(hotel.people.xu.staff_id)
    press(K.Key_Return, CTRL)
    assert {ticket_details.ticket_detail(desk, each).row.owner_name for each in opened} == {"许嘉铭"}


def test_marks_stay_when_the_list_is_asked_again(page, press, desk):
    press(K.Key_Space)
    press(K.Key_Space)
    ticket_services.open_ticket(desk, OpenTicket("One more"))
    page.list.reload()
    QApplication.processEvents()
    assert len(page.bulk.marks) == 2


def test_deleting_many_and_restoring_them_from_the_bin(page, press, program, desk, opened):
    press(K.Key_A, CTRL)
    press(K.Key_Delete)
    panel = page.detail.panel
    assert isinstance(panel, BulkDeletePanel)
    panel.reason.set_text("Entered twice")
    press(K.Key_Return, CTRL)
    assert (everything(desk), deleted_count(desk)) == (0, 6)
    press(K.Key_R, CTRL | SHIFT)
    bin_page = program.window.current_page
    assert bin_page.page_id == "bin"
    press(K.Key_Space)
    press(K.Key_Space)
    press("r")
    assert (everything(desk), deleted_count(desk)) == (2, 4)
    press(K.Key_Z, CTRL)
    assert (everything(desk), deleted_count(desk)) == (0, 6)


def test_erasing_asks_for_the_number_to_be_typed(page, press, program, desk, opened):
    press(K.Key_Delete)
    press(K.Key_Return, CTRL)
    assert deleted_count(desk) == 1
    press(K.Key_R, CTRL | SHIFT)
    bin_page = program.window.current_page
    press(K.Key_Delete)
    press("T-9")
    press(K.Key_Return, CTRL)
    assert "type" in bin_page.panel._row.error()
    bin_page.panel.typed.set_text(bin_page.panel._wanted)
    press(K.Key_Return, CTRL)
    assert bin_page.panel is None
    assert "only its number is left" in bin_page.remark.text()
    assert not bin_page.restore.isEnabled()


def test_recent_acts_undo_from_the_middle_and_say_why_not(page, press, program, desk, opened):
    press(K.Key_H, CTRL)
    acts = program.window.current_page
    assert acts.page_id == "recent_acts"
    assert len(acts.model.rows) >= 6
    before = everything(desk)
    # The first of all, though five came after it.
    acts.view.select_key(acts.model.rows[5].id)
    assert "Can be undone" in acts.remark.text()
    press("u")
    assert everything(desk) == before - 1
    assert "Undone already" in acts.remark.text()
    assert not acts.undo.isEnabled()


def test_undo_reaches_back_after_signing_in_again(page, press, program, desk, opened):
    program.speak("zh_CN")
    program.window.show_page("today")
    program.workspace.can_undo = False
    program._person = None
    program.enter()
    assert program.workspace.can_undo
    before = everything(desk)
    press(K.Key_Z, CTRL)
    press(K.Key_Z, CTRL)
    assert everything(desk) == before - 2
    press(K.Key_Z, CTRL | SHIFT)
    assert everything(desk) == before - 1


def test_front_desk_has_no_bin_and_no_delete(program, press, desk, hotel):
    program.window.show_page("tickets", view="open")
    assert not program.workspace.actions.can("bin.open")
    press(K.Key_Delete)
    assert program.window.current_page.detail.panel is None


@pytest.mark.parametrize("name", ["bin", "recent_acts"])
def test_pages_follow_language_and_look(page, program, name, opened):
    program.window.show_page(name)
    for language in ("zh_CN", "en"):
        program.speak(language)
        assert program.window.current_page.title() in ("回收站", "Bin", "最近的操作", "Recent acts")
    program.window.resize(420, 600)
    QApplication.processEvents()
    assert program.window.current_page.width() <= 420


def test_the_panel_names_the_first_deadlines_that_move_before_saving(page, press, program, desk, hotel):
    urgent = [
        ticket_services.open_ticket(
            desk, OpenTicket(f"Lift {n}", kind=TicketKind.FAULT, priority=Priority.URGENT, customer_id=hotel.chen)
        )
        for n in range(4)
    ]
    page.list.reload()
    QApplication.processEvents()
    page.bulk.marks.add([each.id for each in urgent])
    page.list.view.setFocus()
    press("p")
    panel = page.detail.panel
    panel.priority.set_value("low")
    panel.asked()
    said = panel.remark.text().splitlines()
    assert said[0] == "4 tickets change · 4 deadlines move"
    assert [line.split()[0] for line in said[1:4]] == [each.number for each in urgent[:3]]
    assert all("→" in line for line in said[1:4])
    assert len(said) == 4
    assert priorities(desk, [each.id for each in urgent]) == [Priority.URGENT] * 4


def mark_all(page, press):
    press(K.Key_Space)
    page.bulk.bar.all_wanted.emit()
    QApplication.processEvents()


def test_what_would_change_is_tried_for_all_marked_with_progress(page, press, opened, monkeypatch):
    monkeypatch.setattr(bulk_acts, "TOLD_EVERY", 2)
    heard = []
    page.bulk.tried.connect(lambda done, of, _look: heard.append((done, of, page.detail.panel.remark.text())))
    mark_all(page, press)
    press("p")
    panel = page.detail.panel
    panel.priority.set_value(Priority.URGENT.value)
    panel.asked()
    assert [each[:2] for each in heard] == [(2, 6), (4, 6)]
    assert heard[-1][2] == "4 of 6 tried; saving need not wait for it"
    whole = panel.remark.text()
    assert "6 tickets change · 6 deadlines move" in whole
    monkeypatch.setattr(bulk_edits, "_AT_HAND", 2)
    panel.asked()
    assert panel.remark.text() == whole, "piece by piece the same deadlines are the first to move"


def test_more_than_can_be_tried_while_choosing_is_said_as_before(page, press, desk, opened, monkeypatch):
    monkeypatch.setattr(bulk_acts, "COUNTED", 5)
    mark_all(page, press)
    press("p")
    panel = page.detail.panel
    panel.priority.set_value(Priority.URGENT.value)
    panel.asked()
    assert "counted afterwards" in panel.remark.text()
    press(K.Key_Return, CTRL)
    assert set(priorities(desk, opened)) == {Priority.URGENT}


def test_a_look_ends_when_another_choice_is_made_the_panel_closed_or_it_is_saved(page, press, opened):
    mark_all(page, press)
    press("p")
    panel = page.detail.panel
    for act in (panel.asked, lambda: press(K.Key_Escape)):
        look = page.bulk._look
        page.bulk._tried(look, 1, 6)
        act()
        with pytest.raises(Stopped):
            page.bulk._tried(look, 2, 6)
