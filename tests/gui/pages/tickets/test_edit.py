"""Editing a ticket by keys while a colleague edits it too: nothing typed is lost, only real clashes ask."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.enums import Priority
from servicedesk.core.translation import set_language
from servicedesk.queries import drafts, ticket_details
from servicedesk.services import ticket_states
from servicedesk.services import tickets as ticket_services
from servicedesk.services.ticket_commands import EditTicket, OpenTicket
from servicedesk.services.ticket_states import ChangeState
from servicedesk.ui import tokens
from servicedesk.ui.pages.tickets.edit_fields import base_of
from servicedesk.ui.pages.tickets.edit_panel import EditPanel
from servicedesk.ui.theme import theme

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def invoice(desk, hotel):
    """A ticket about an invoice, with Chen Siyuan of room 1208."""
    lin = hotel.people.lin.staff_id
    command = OpenTicket("上海云帆贸易", "要专票", customer_id=hotel.chen, place="1208", owner_id=lin)
    return ticket_services.open_ticket(desk, command).id


@pytest.fixture
def page(program, invoice):
    program.window.show_page("tickets")
    QApplication.processEvents()
    return program.window.current_page


@pytest.fixture
def colleague(desk, hotel, invoice):
    """Xu Jiaming at another desk, editing the same ticket."""

    def edit(**changes):
        other = desk.as_actor(hotel.people.xu)
        base = base_of(ticket_details.ticket_detail(desk, invoice))
        desk.clock.advance(minutes=1)
        ticket_services.edit_ticket(other, EditTicket(invoice, base=base, **changes))
        QApplication.processEvents()

    return SimpleNamespace(edit=edit, desk=lambda: desk.as_actor(hotel.people.xu))


def row(desk, ticket_id):
    return ticket_details.ticket_detail(desk, ticket_id).row


def typed_over(press, words):
    press(K.Key_A, CTRL)
    press(words)


def test_the_form_opens_by_key_and_saves(page, press, desk, invoice):
    press("i")
    panel = page.detail.panel
    assert isinstance(panel, EditPanel)
    assert panel.fields.title.hasFocus()
    typed_over(press, "Invoice title")
    panel.fields.priority.set_value(Priority.HIGH.value)
    press(K.Key_Return, CTRL)
    assert page.detail.panel is None
    assert (row(desk, invoice).title, row(desk, invoice).priority) == ("Invoice title", Priority.HIGH)
    assert drafts.my_draft(desk, "ticket_edit", str(invoice)) is None
    press(K.Key_Z, CTRL)
    assert row(desk, invoice).title == "上海云帆贸易"


def test_without_a_title_nothing_is_saved(page, press, desk, invoice):
    press("i")
    typed_over(press, " ")
    press(K.Key_Return, CTRL)
    assert page.detail.panel is not None
    assert row(desk, invoice).title == "上海云帆贸易"


def test_esc_keeps_the_draft_and_the_form_comes_back_with_it(page, press, desk, invoice):
    press("i")
    typed_over(press, "half a tit")
    press(K.Key_Left)
    press(K.Key_Escape)
    assert page.detail.panel is None
    press("i")
    panel = page.detail.panel
    assert panel.fields.title.text() == "half a tit"
    assert panel.fields.title.cursorPosition() == len("half a ti")


def test_what_a_colleague_changes_never_touches_the_form(page, press, colleague, invoice):
    press("i")
    panel = page.detail.panel
    typed_over(press, "my title")
    panel.fields.title.setSelection(0, 2)
    panel.fields.description.set_text("longer")
    colleague.edit(priority=Priority.HIGH, place="1209")
    assert page.detail.detail.row.place == "1209"
    assert panel is page.detail.panel
    assert panel.fields.title.text() == "my title"
    assert panel.fields.title.selectedText() == "my"
    assert panel.fields.title.isUndoAvailable()
    assert panel.fields.place.text() == "1208"
    assert panel.fields.priority.value() == Priority.NORMAL.value
    assert "许嘉铭 14:33" in panel.news.text()
    press(K.Key_F7)
    assert panel is page.detail.panel


def test_a_ticket_that_leaves_the_list_stays_under_the_hands_of_who_writes(
    page, press, desk, colleague, hotel, invoice
):
    press("i")
    typed_over(press, "my title")
    ticket_services.assign(colleague.desk(), invoice, None, hotel.people.xu.staff_id)
    QApplication.processEvents()
    assert page.list.model.rowCount() == 0
    assert page.detail.panel.fields.title.text() == "my title"
    press(K.Key_Return, CTRL)
    assert row(desk, invoice).title == "my title"


def test_words_in_the_composer_keep_their_ticket_too(page, press, colleague, hotel, invoice):
    page.detail.composer.write("note")
    press("half a note")
    ticket_services.assign(colleague.desk(), invoice, None, hotel.people.xu.staff_id)
    QApplication.processEvents()
    assert page.detail.ticket_id == invoice
    assert page.detail.composer.area.text() == "half a note"
    assert page.detail.composer.area.hasFocus()


def test_edits_of_different_fields_are_both_saved_without_a_question(page, press, desk, colleague, invoice):
    press("i")
    typed_over(press, "my title")
    colleague.edit(place="1209")
    press(K.Key_Return, CTRL)
    assert page.detail.panel is None
    assert (row(desk, invoice).title, row(desk, invoice).place) == ("my title", "1209")


@pytest.fixture
def clash(page, press, colleague, invoice):
    """Title and description changed on both sides, the place by the colleague only, the priority by Lin Xiao."""
    press("i")
    panel = page.detail.panel
    typed_over(press, "mine")
    panel.fields.description.set_text("要专票\n已收名片照片")
    panel.fields.priority.set_value(Priority.HIGH.value)
    colleague.edit(title="theirs", description="要专票\n已核对税号", place="1209")
    press(K.Key_Return, CTRL)
    return panel


def test_a_clash_asks_in_place_and_the_composer_stays(page, desk, clash, invoice):
    conflict = clash.conflict
    assert conflict.isVisible()
    assert not clash.form.isVisible()
    assert page.detail.composer_place.isVisible()
    assert conflict.title.text() == "You and 许嘉铭 changed this ticket at the same time: 1 field needs your choice"
    assert [each.clash.name for each in conflict.rows] == ["title", "description"]
    assert conflict.rows[0].mine.value_words == "mine"
    assert conflict.rows[0].theirs.detail_words == "许嘉铭 14:33"
    assert sorted(conflict.merged_words()) == ["place: 1209 · 许嘉铭", "priority: High"]
    assert "title" in conflict.missing.text()
    assert conflict.rows[0].mine.hasFocus()
    assert row(desk, invoice).title == "theirs"


def test_keys_choose_and_everything_is_saved(page, press, desk, clash, invoice):
    press(K.Key_Return, CTRL)
    assert clash.conflict is not None, "nothing is taken while a choice is missing"
    press("1")
    assert clash.conflict.rows[0].choice() == "mine"
    assert clash.conflict.missing.text() == "Everything is chosen"
    press(K.Key_Return, CTRL)
    assert page.detail.panel is None
    found = ticket_details.ticket_detail(desk, invoice)
    assert (found.row.title, found.row.place, found.row.priority) == ("mine", "1209", Priority.HIGH)
    for words in ("已核对税号", "已收名片照片", "[许嘉铭", "[林晓 14:33]"):
        assert words in found.description


def test_theirs_is_taken_by_2_and_arrows_only_walk(page, press, desk, clash, invoice):
    press(K.Key_Right)
    assert clash.conflict.rows[0].theirs.hasFocus()
    assert clash.conflict.rows[0].choice() == ""
    press("2")
    press(K.Key_Down)
    press("2")
    press(K.Key_Return, CTRL)
    found = ticket_details.ticket_detail(desk, invoice)
    assert (found.row.title, found.description, found.row.priority) == ("theirs", "要专票\n已核对税号", Priority.HIGH)


def test_a_choice_can_wait_and_what_was_chosen_comes_back(page, press, desk, clash, invoice):
    press("2")
    press(K.Key_Escape)
    assert page.detail.panel is None
    assert row(desk, invoice).title == "theirs"
    press("i")
    panel = page.detail.panel
    assert panel.fields.title.text() == "mine"
    press(K.Key_Return, CTRL)
    assert panel.conflict.rows[0].choice() == "theirs"


def test_a_third_change_asks_again_about_what_is_new(page, press, desk, colleague, clash, invoice):
    press("1")
    colleague.edit(title="a third")
    press(K.Key_Return, CTRL)
    assert [each.clash.name for each in clash.conflict.rows] == ["title"]
    assert clash.conflict.rows[0].original.value_words == "theirs"
    assert clash.conflict.rows[0].theirs.value_words == "a third"
    press("1")
    press(K.Key_Return, CTRL)
    assert row(desk, invoice).title == "mine"


def test_the_composer_sends_its_own_text_while_a_choice_waits(page, press, desk, clash, invoice):
    page.detail.composer.write("note")
    press("宾客 18 点前退房")
    press(K.Key_Return, CTRL)
    assert clash.conflict.isVisible()
    assert ticket_details.ticket_detail(desk, invoice).entries[-1].text == "宾客 18 点前退房"


def test_what_else_happened_is_named(page, press, desk, colleague, hotel, invoice):
    press("i")
    typed_over(press, "mine")
    ticket_states.change_state(colleague.desk(), ChangeState(invoice, "in_progress"))
    colleague.edit(title="theirs")
    press(K.Key_Return, CTRL)
    assert any("In progress" in words for words in page.detail.panel.conflict.merged_words())


def test_the_conflict_speaks_the_language_in_force(clash):
    set_language("zh_CN")
    QApplication.processEvents()
    conflict = clash.conflict
    assert conflict.title.text() == "您和许嘉铭同时改了这张工单，1 项需要您选"
    assert conflict.take_button.text() == "采用所选"
    set_language("en")


@pytest.mark.parametrize(("scale", "width"), [(1.0, 1366), (2.0, 1366), (1.0, 420)])
def test_the_choice_keeps_a_row_to_choose_in_whatever_the_room(program, page, clash, scale, width):
    theme().set_scale(scale)
    program.window.resize(width, 688)
    for _ in range(4):
        QApplication.processEvents()
    conflict = clash.conflict
    shown = conflict.column.viewport().height()
    assert shown >= theme().px(44)
    assert conflict.take_button.visibleRegion().boundingRect().height() == conflict.take_button.height()
    assert conflict.title.height() >= theme().line(tokens.ROW)
    assert page.detail.head.isVisible() is (scale == 1.0)


def test_after_the_choice_head_timeline_and_composer_are_back(page, press, clash):
    press(K.Key_Escape)
    assert page.detail.head.isVisible()
    assert page.detail.column.isVisible()
    assert page.detail.composer.minutes.isVisible()


def test_a_ticket_with_a_draft_is_marked_and_the_mark_opens_the_form(page, press, invoice):
    assert not page.detail.head.draft.isVisible()
    press("i")
    typed_over(press, "half a title")
    press(K.Key_Escape)
    assert page.list.delegate.drafts == {invoice: False}
    assert page.list.model.data(page.list.view.currentIndex(), Qt.ItemDataRole.AccessibleTextRole).endswith("My draft")
    page.detail.head.draft.click()
    QApplication.processEvents()
    assert page.detail.panel.fields.title.text() == "half a title"
    assert not page.detail.head.draft.isVisible()


def test_a_choice_that_waits_is_marked_until_it_is_made(page, press, clash, invoice):
    press(K.Key_Escape)
    assert page.list.delegate.drafts == {invoice: True}
    assert page.detail.head.draft.text() == "Choice waits"
    page.detail.head.draft.click()
    QApplication.processEvents()
    press(K.Key_Return, CTRL)
    press("1")
    press(K.Key_Return, CTRL)
    assert page.list.delegate.drafts == {}
    assert not page.detail.head.draft.isVisible()
