"""The page of customers with real keys: found, looked at, corrected, written down."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.enums import ContactKind, Priority, Severity, TicketKind
from servicedesk.core.permissions import Role
from servicedesk.queries import customer_lists
from servicedesk.queries.audit import AuditFilter
from servicedesk.queries.audit import page as audit_page
from servicedesk.queries.customers import customer_detail
from servicedesk.services.customer_details import AddAlert, add_alert, add_contact
from servicedesk.services.customers import AddCustomer, ChangeCustomer, add_customer, change_customer
from servicedesk.services.inquiries import LogInquiry, log_inquiry
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.tickets import open_ticket

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(program, hotel):
    program.workspace.navigate("customers", customer_id=hotel.chen)
    QApplication.processEvents()
    return program.window.page("customers")


def shown(page):
    """The name in front, as the card says it."""
    return page.detail.identity.name.text()


def test_the_list_is_ordered_by_pinyin_and_holds_who_was_asked_for(page):
    names = [page.list.model.row_at(row).name for row in range(page.list.model.rowCount())]
    assert names == ["陈思远", "程淑仪", "Emily Carter"]
    assert shown(page) == "陈思远"
    assert page.subtitle() == "陈思远"


@pytest.mark.parametrize("typed", ["chensiy", "0417", "程淑"])
def test_somebody_is_found_by_pinyin_phone_tail_or_name(page, press, typed):
    page.list.search.setFocus()
    press(typed)
    press(Qt.Key.Key_Return)
    assert shown(page) == ("陈思远" if typed == "chensiy" else "程淑仪")
    assert page.list.view.hasFocus()


def test_keys_walk_the_list(page, press):
    press("j")
    assert shown(page) == "程淑仪"
    press(Qt.Key.Key_Up)
    assert shown(page) == "陈思远"


def test_words_that_fit_nobody_offer_a_new_customer_with_them(page, press, desk):
    page.list.search.setFocus()
    press("王小明")
    press(Qt.Key.Key_Return)
    assert page.list.view.isHidden()
    page.list.empty.button.click()
    assert page.detail.form.texts["name"].text() == "王小明"
    press(Qt.Key.Key_Return, CTRL)
    assert shown(page) == "王小明"
    assert not page.list.view.isHidden()


def test_a_number_is_shown_only_with_a_reason_which_is_kept(page, press, desk, hotel):
    line = page.detail.identity.lines[0]
    assert "*" in line.value.text()
    press(Qt.Key.Key_M, CTRL)
    press(Qt.Key.Key_Return)
    assert page.detail.acts.form.row.error()
    assert "*" in line.value.text()
    press("guest asked for a taxi")
    press(Qt.Key.Key_Return)
    assert page.detail.identity.lines[0].value.text() == "13800006021"
    desk.actor = SYSTEM
    entry = next(row for row in audit_page(desk, AuditFilter()) if "reveal" in row.act)
    assert "guest asked for a taxi" in str(entry)
    assert "13800006021" not in str(entry)


def test_the_number_in_focus_is_the_one_shown(page, press, desk, hotel):
    second = add_contact(desk, hotel.chen, ContactKind.PHONE, "13700001111")
    QApplication.processEvents()
    line = next(line for line in page.detail.identity.lines if line.row.id == second)
    line.eye.setFocus()
    press(Qt.Key.Key_M, CTRL)
    assert page.detail.acts.form.contact_id == second


def test_a_shown_number_is_masked_again_when_the_page_is_left(program, page, press):
    press(Qt.Key.Key_M, CTRL)
    press("taxi")
    press(Qt.Key.Key_Return)
    program.workspace.navigate("today")
    assert "*" in page.detail.identity.lines[0].value.text()


def test_a_preference_is_added_by_p_and_taken_away(page, press, desk, hotel):
    press("p")
    press("quiet room")
    press(Qt.Key.Key_Return)
    likes = customer_detail(desk, hotel.chen).card.preferences
    assert [like.text for like in likes] == ["高楼层", "quiet room"]
    page.detail.identity.preference_removed.emit(likes[0].id)
    assert [like.text for like in customer_detail(desk, hotel.chen).card.preferences] == ["quiet room"]


def test_a_removed_preference_comes_back_by_undo(program, page, press, desk, hotel):
    like = customer_detail(desk, hotel.chen).card.preferences[0]
    page.detail.identity.preference_removed.emit(like.id)
    press(Qt.Key.Key_Z, CTRL)
    assert [row.text for row in customer_detail(desk, hotel.chen).card.preferences] == ["高楼层"]


def test_an_alert_has_loudness_and_an_end(page, press, desk, hotel, clock):
    page.detail.identity.add_alert.click()
    form = page.detail.acts.form
    press("late arrival")
    form.severity.set_value(Severity.INFORMATION.value)
    QTest.mouseClick(form.ends, Qt.MouseButton.LeftButton, pos=form.ends.rect().center())
    end = desk.site.business_day(clock.now()) + timedelta(days=2)
    form.until.set_value(end)
    form.row.field.setFocus()
    press(Qt.Key.Key_Return)
    alerts = customer_detail(desk, hotel.chen).card.alerts
    assert [(row.severity, row.text, row.expires_on) for row in alerts] == [
        (Severity.SAFETY, "花生过敏", None),
        (Severity.INFORMATION, "late arrival", end),
    ]
    assert page.detail.acts.form is None


def test_an_alert_that_is_over_already_is_refused_in_place(page, press, desk, hotel, clock):
    page.detail.identity.add_alert.click()
    form = page.detail.acts.form
    press("gone")
    form.ends.setChecked(True)
    form.until.set_value(desk.site.business_day(clock.now()) - timedelta(days=1))
    press(Qt.Key.Key_Return)
    assert form.row.error() == "This day is over already. Please choose a later one."
    assert page.detail.acts.form is form


def test_a_wrong_phone_is_refused_in_place(page, press, desk, hotel):
    page.detail.identity.add_contact.click()
    press("x")
    press(Qt.Key.Key_Return)
    assert page.detail.acts.form.row.error()
    assert len(customer_detail(desk, hotel.chen).contacts) == 1


def test_a_note_is_added_below_those_there_with_who_and_when(page, press, desk, hotel):
    change_customer(desk, ChangeCustomer(hotel.chen, notes="regular"))
    press("n")
    press("likes tea")
    press(Qt.Key.Key_Return, CTRL)
    notes = customer_detail(desk, hotel.chen).card.notes
    assert notes.splitlines() == ["regular", "2026-11-22 林晓: likes tea"]
    assert page.detail.acts.form is None


def test_half_a_note_is_kept_and_offered_again(page, press, desk):
    press("n")
    press("half a")
    press(Qt.Key.Key_Escape)
    assert page.detail.acts.form is None
    press("n")
    assert page.detail.acts.form.text() == "half a"


def test_fields_are_corrected_in_place(page, press, desk, hotel):
    press("e")
    form = page.detail.form
    assert form.texts["name"].text() == "陈思远"
    assert form.tier.value() == "gold"
    form.texts["company"].setFocus()
    press("Lan Shi Design")
    press(Qt.Key.Key_Return, CTRL)
    assert page.detail.form is None
    detail = customer_detail(desk, hotel.chen)
    assert (detail.card.row.company, detail.tier_code) == ("Lan Shi Design", "gold")


def test_another_tier_says_which_open_deadlines_move_before_it_is_saved(page, press, desk, hotel):
    urgent = OpenTicket("Lift", kind=TicketKind.FAULT, priority=Priority.URGENT, customer_id=hotel.chen)
    number = open_ticket(desk, urgent).number
    press("e")
    form = page.detail.form
    assert form.tier_moves.isHidden()
    form.tier.set_value("")
    form.tier.chosen.emit("")
    first, second = form.tier_moves.text().splitlines()
    assert first == "1 open deadline moves · ↓ 1 later"
    assert second.startswith(number)
    assert "→" in second
    form.tier.set_value("gold")
    form.tier.chosen.emit("gold")
    assert form.tier_moves.isHidden()
    assert customer_detail(desk, hotel.chen).tier_code == "gold"


def test_an_edit_of_another_field_meanwhile_stands_beside_one_s_own(page, press, desk, hotel):
    press("e")
    page.detail.form.texts["company"].setFocus()
    press("Mine")
    change_customer(desk, ChangeCustomer(hotel.chen, birthday="03-14"))
    assert page.detail.form.texts["company"].text() == "Mine"
    press(Qt.Key.Key_Return, CTRL)
    assert page.detail.form is None
    detail = customer_detail(desk, hotel.chen)
    assert (detail.card.row.company, detail.birthday) == ("Mine", "03-14")


def test_two_edits_of_the_same_field_ask_in_place(page, press, desk, hotel):
    press("e")
    form = page.detail.form
    form.texts["company"].setFocus()
    press("Mine")
    change_customer(desk.as_actor(hotel.people.xu), ChangeCustomer(hotel.chen, company="Theirs"))
    press(Qt.Key.Key_Return, CTRL)
    (row,) = form.choice.panel.rows
    assert (row.mine.value_words, row.theirs.value_words) == ("Mine", "Theirs")
    assert customer_detail(desk, hotel.chen).card.row.company == "Theirs"
    press("1")
    press(Qt.Key.Key_Return, CTRL)
    assert page.detail.form is None
    assert customer_detail(desk, hotel.chen).card.row.company == "Mine"


def test_a_taken_member_number_is_said_below_its_field(page, press, desk, hotel):
    change_customer(desk, ChangeCustomer(hotel.cheng, member_number="YT 1"))
    press("e")
    page.detail.form.texts["member_number"].setFocus()
    press("YT1")
    press(Qt.Key.Key_Return, CTRL)
    assert "程淑仪" in page.detail.form.rows["member_number"].error()


def test_escape_closes_the_form_and_keeps_its_draft(page, press):
    press("e")
    page.detail.form.texts["company"].setFocus()
    press("Half")
    press(Qt.Key.Key_Escape)
    assert page.detail.form is None
    page.list.view.setFocus()
    press("e")
    assert page.detail.form.texts["company"].text() == "Half"
    assert page.detail.form.kept.text().startswith("Draft saved")


def test_f6_and_the_button_take_the_customer_along(program, page, press, hotel):
    went = []
    program.workspace.navigated.connect(lambda to, target: went.append((to, target)))
    press(Qt.Key.Key_F6)
    assert went == [("tickets", {"new": True, "customer_id": hotel.chen, "customer_name": "陈思远"})]


def test_enter_twice_begins_a_visit(program, page, press, hotel):
    went = []
    program.workspace.navigated.connect(lambda to, target: went.append((to, target)))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert went == [("reception", {"customer_id": hotel.chen})]


def test_the_story_comes_page_by_page_and_by_tab(page, desk, hotel, clock):
    for number in range(45):
        clock.advance(minutes=1)
        log_inquiry(desk, LogInquiry(f"question {number}", customer_id=hotel.chen))
    page.refresh()
    QApplication.processEvents()
    timeline = page.detail.timeline
    assert len(timeline._rows) in (40, 45)
    while timeline._after is not None:
        timeline.load_more()
    titles = [row.title for row in timeline._rows]
    assert titles == [f"question {number}" for number in reversed(range(45))]
    timeline.tabs.set_value("tickets")
    timeline.tabs.chosen.emit("tickets")
    assert timeline.view.isHidden()
    assert not timeline.empty.isHidden()


def test_another_customer_starts_with_the_whole_story(page, press):
    timeline = page.detail.timeline
    timeline.tabs.set_value("tickets")
    page.list.view.setFocus()
    press("j")
    assert timeline.tabs.value() == "all"


def test_somebody_named_by_another_page_is_shown_beyond_the_narrowing(program, page, press, hotel):
    page.list.search.setFocus()
    press("chensiy")
    press(Qt.Key.Key_Return)
    program.workspace.navigate("customers", customer_id=hotel.emily)
    QApplication.processEvents()
    assert shown(page) == "Emily Carter"
    assert page.list.view.current_row().id == hotel.emily


def test_a_change_from_elsewhere_shows_without_losing_the_form(page, press, desk, hotel):
    press("p")
    press("half a wish")
    add_alert(desk, AddAlert(hotel.chen, Severity.ATTENTION, "calls at noon"))
    QApplication.processEvents()
    assert page.detail.acts.form.text() == "half a wish"
    assert "calls at noon" in [row.text for row in page.detail.detail.card.alerts]


def test_the_same_name_and_number_is_pointed_out(page, desk, hotel):
    twin = add_customer(desk, AddCustomer("陈思远", "13900001187"))
    page.refresh()
    assert not page.detail.duplicate.isHidden()
    page.detail.look.click()
    assert page.detail.detail.card.row.id == twin


def test_a_narrow_window_shows_list_or_customer(program, page, press):
    program.window.resize(560, 688)
    QApplication.processEvents()
    press(Qt.Key.Key_Escape)
    assert page.detail.isHidden()
    press(Qt.Key.Key_Return)
    assert page.list.isHidden()
    assert not page.detail.isHidden()
    press(Qt.Key.Key_Escape)
    assert page.detail.isHidden()
    assert page.list.view.hasFocus()


def test_a_reader_sees_no_control_of_an_editor(program, page, desk):
    desk.actor = Actor(None, "审计", Role.AUDITOR)
    page.refresh()
    QApplication.processEvents()
    identity = page.detail.identity
    hidden = (identity.edit, identity.add_alert, identity.add_contact, identity.add_like, identity.begin,
              identity.ticket, identity.lines[0].eye, identity.lines[0].cross, page.list.new)  # fmt: skip
    assert [button.isHidden() for button in hidden] == [True] * len(hidden)
    for command in ("customer.edit", "customer.note", "customer.preferences", "customer.reveal"):
        assert not program.workspace.actions.can(command)


def test_words_of_users_are_never_markup(page, desk, hotel):
    change_customer(desk, ChangeCustomer(hotel.chen, name="<img src=file:///x>", notes="<b>字</b> 👩‍🍳 " * 300))
    QApplication.processEvents()
    assert shown(page) == "<img src=file:///x>"
    assert page.detail.identity.notes.text().startswith("<b>字</b>")


def test_the_language_changes_while_it_is_shown(program, page):
    program.speak("zh_CN")
    QApplication.processEvents()
    assert page.detail.identity.begin.text() == "开始接待"
    assert page.list.views.value() == "all"
    assert not re.search(r"[a-z]{4,}", page.detail.identity.likes_head.title.text())
    program.speak("en")


def test_a_change_from_elsewhere_leaves_the_form_of_somebody_new_alone(page, press, desk, hotel):
    page.new_customer("王小明")
    add_alert(desk, AddAlert(hotel.chen, Severity.ATTENTION, "calls at noon"))
    QApplication.processEvents()
    assert page.detail.identity.isHidden()
    press(Qt.Key.Key_Escape)
    assert not page.detail.identity.isHidden()


def test_figures_stand_below_the_person_where_there_is_room_for_two_columns(program, page):
    program.window.resize(1100, 688)
    QApplication.processEvents()
    assert page.detail.identity.isAncestorOf(page.detail.side)
    program.window.resize(1366, 688)
    QApplication.processEvents()
    assert not page.detail.identity.isAncestorOf(page.detail.side)


def test_the_form_offers_the_tiers_of_the_site_in_their_order(page, press, desk):
    press("e")
    choices = customer_lists.tier_choices(desk)
    box = page.detail.form.tier
    assert [box.itemText(row) for row in range(box.count())] == ["None", *(str(choice.name) for choice in choices)]
    assert "gold" in [choice.code for choice in choices]
