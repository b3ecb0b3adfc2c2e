"""The page on which two tickets become one: keys, what is asked, what has to be confirmed, and back again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.enums import Channel, LinkKind, Priority, StateClass, TicketKind
from servicedesk.queries import duplicates, ticket_details
from servicedesk.services import tags, ticket_links, tickets
from servicedesk.services.ticket_commands import EditTicket, OpenTicket
from servicedesk.ui.pages.tickets.choose_other import ChooseOtherPanel
from servicedesk.ui.pages.tickets.joining_entries import joining_line, merged_in
from servicedesk.ui.pages.tickets.split_panel import SplitPanel
from servicedesk.ui.tasks import execute
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import QuietButton

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pair(desk, hotel):
    """Two tickets about one fault; the earlier one is urgent."""
    shared = {"kind": TicketKind.FAULT, "place": "0916", "scenario_id": hotel.keys.scenarios["facility_fault"]}
    first = tickets.open_ticket(desk, OpenTicket("0916 热水忽冷忽热", priority=Priority.URGENT, **shared))
    tickets.add_note(desk, first.id, "已派工程", 22)
    desk.clock.advance(minutes=15)
    again = OpenTicket("<b>0916</b> 淋浴没热水", priority=Priority.HIGH, channel=Channel.PHONE, **shared)
    second = tickets.open_ticket(desk, again)
    tickets.add_reply(desk, second.id, "师傅马上到", 6)
    tags.tag_ticket(desk, second.id, "热水")
    return first.id, second.id


@pytest.fixture
def shown(program, pair):
    """The tickets page with the later ticket in front."""
    program.window.show_page("tickets", ticket_id=pair[1])
    QApplication.processEvents()
    return program.window.current_page


@pytest.fixture
def page(program, shown, press):
    """The merge page, come to by its key from the suggestion."""
    press("v")
    assert program.window.current_page.page_id == "merge"
    return program.window.current_page


def detail(desk, identity):
    return ticket_details.ticket_detail(desk, identity)


def test_only_what_differs_is_asked_and_the_earlier_ticket_is_kept(page, pair, desk):
    assert [row.code for row in page._questions] == ["title", "priority", "channel"]
    assert page.cards[0].number.text() == detail(desk, pair[0]).row.number
    assert [row.side for row in page._questions] == ["left", "left", "left"]
    assert page.foot.words.text()
    # Text is text, whatever was typed.
    assert page._questions[0].answers[1]._words == "<b>0916</b> 淋浴没热水"


def test_keys_choose_merge_and_undo(page, program, pair, desk, press):
    press("j")
    press("2")
    press("k")
    press("2")
    assert [row.side for row in page._questions] == ["right", "right", "left"]
    press(K.Key_Return, CTRL)
    tickets_page = program.window.current_page
    assert tickets_page.page_id == "tickets"
    assert tickets_page.detail.detail.row.id == pair[0]
    kept = detail(desk, pair[0])
    assert (kept.row.title, kept.row.priority, kept.minutes) == ("<b>0916</b> 淋浴没热水", Priority.HIGH, 28)
    press(K.Key_Z, CTRL)
    assert detail(desk, pair[1]).row.state_class is StateClass.NEW
    assert detail(desk, pair[0]).row.title == "0916 热水忽冷忽热"


def test_the_page_does_not_mistake_its_own_merge_for_a_colleagues(page, program, pair, press):
    """The change is heard before the answer, and what is asked because of it finds one ticket where there were two."""
    runner = program.workspace.tasks
    at_once, jobs = runner._submit, []
    runner._submit = jobs.append
    press(K.Key_Return, CTRL)
    while jobs:
        job = jobs.pop(0)
        execute(job)
        QApplication.processEvents()
        runner._deliver(job)
        QApplication.processEvents()
    runner._submit = at_once
    assert " merged into " in program.window.toast.label.text()
    assert program.window.toast.undo.isVisible()


def test_the_other_one_can_be_kept_and_what_was_taken_stays_taken(page, pair, desk, press):
    press("2")
    press("x")
    assert page.cards[2].number.text() == detail(desk, pair[1]).row.number
    assert page._questions[0].side == "right"
    press(K.Key_Return, CTRL)
    assert detail(desk, pair[0]).row.state_class is StateClass.MERGED
    assert detail(desk, pair[1]).row.title == "<b>0916</b> 淋浴没热水"


def test_different_guests_are_confirmed_in_place(program, shown, pair, desk, hotel, press):
    tickets.edit_ticket(desk, EditTicket(pair[0], customer_id=hotel.chen))
    tickets.edit_ticket(desk, EditTicket(pair[1], customer_id=hotel.emily))
    press("v")
    page = program.window.current_page
    press(K.Key_Return, CTRL)
    assert program.window.current_page is page
    assert page.foot.customers.hasFocus()
    press(K.Key_Space)
    press(K.Key_Return, CTRL)
    assert detail(desk, pair[1]).row.state_class is StateClass.MERGED


def test_why_is_typed_among_the_keys_and_read_on_both(page, program, pair, desk, press):
    page.foot.reason.setFocus(Qt.FocusReason.TabFocusReason)
    # Digits, x and j are letters here and no choices.
    press("1208 x j 同一处 <b>")
    assert [row.side for row in page._questions] == ["left", "left", "left"]
    press(K.Key_Return, CTRL)
    shown = program.window.current_page
    assert shown.page_id == "tickets"
    kept = [entry.details for entry in detail(desk, pair[0]).entries if entry.details.get("source_id")]
    assert kept[0]["reason"] == "1208 x j 同一处 <b>"
    line = next(
        merged_in(entry, "", "", False, desk.clock.now())
        for entry in detail(desk, pair[0]).entries
        if entry.details.get("source_id")
    )
    assert line.body.endswith("\nWhy: 1208 x j 同一处 <b>")
    gone = [joining_line(entry)[0] for entry in detail(desk, pair[1]).entries if entry.details.get("target_id")]
    assert gone == [f"merged into {detail(desk, pair[0]).row.number}: 1208 x j 同一处 <b>"]
    program.window.show_page("merge", ticket_id=pair[0], other_id=pair[1])
    assert program.window.page("merge").foot.reason.text() == ""


def test_a_typed_reason_stays_while_something_is_to_be_confirmed_or_a_colleague_works(page, pair, desk, hotel, press):
    page.foot.reason.setFocus(Qt.FocusReason.TabFocusReason)
    press("twice reported")
    tickets.edit_ticket(desk, EditTicket(pair[0], customer_id=hotel.chen))
    tickets.edit_ticket(desk, EditTicket(pair[1], customer_id=hotel.emily))
    page.refresh()
    QApplication.processEvents()
    assert page.foot.reason.hasFocus()
    press(K.Key_Return, CTRL)
    assert page.foot.customers.hasFocus()
    assert page.foot.reason.text() == "twice reported"
    press("x")
    assert page.foot.reason.text() == "twice reported"


def test_at_large_text_the_buttons_are_whole_and_the_reason_scrolls(program, page, press):
    page.foot.reason.setFocus(Qt.FocusReason.TabFocusReason)
    press("twice")
    theme().set_scale(2.0)
    program.window.resize(1366, 768)
    QApplication.processEvents()
    for button in (page.foot.merge, page.foot.cancel):
        assert button.height() >= button.minimumSizeHint().height()
    assert page.column.isAncestorOf(page.foot.reason)
    assert page.foot.reason.hasFocus()
    assert page.foot.reason.text() == "twice"
    theme().set_scale(1.0)
    QApplication.processEvents()
    assert page.foot.isAncestorOf(page.foot.reason)


def test_escape_changes_nothing(page, program, pair, desk, press):
    press(K.Key_Escape)
    assert program.window.current_page.page_id == "tickets"
    assert detail(desk, pair[1]).row.state_class is StateClass.NEW


def test_words_and_size_follow_live(page, program):
    program.speak("zh_CN")
    assert page.heading.title.text() == "合并两张工单"
    program.window.resize(420, 688)
    theme().set_scale(2.0)
    QApplication.processEvents()
    assert not page.cards[2].isVisible()


def test_a_merged_ticket_says_where_it_went_and_comes_back_after_more_work(page, program, pair, desk, press, clock):
    press(K.Key_Return, CTRL)
    clock.advance(days=3)
    tickets.add_note(desk, pair[0], "阀芯已换")
    shown = program.window.current_page
    shown.open_ticket(pair[1])
    assert shown.detail.detail.row.id == pair[0]
    shown.detail.show_ticket(pair[1])
    assert shown.detail.banner.isVisible()
    assert not shown.detail.head.reopen.isVisible()
    shown.detail.banner.undo_pressed.emit(pair[1])
    assert detail(desk, pair[1]).row.state_class is StateClass.NEW
    assert detail(desk, pair[0]).entries[-1].text == "阀芯已换"


def test_what_says_where_a_ticket_went_goes_when_the_merge_is_undone(program, shown, pair, desk, press):
    # Nothing else is to be said of the two afterwards.
    shown.detail.banner.apart_pressed.emit(pair[0])
    program.window.show_page("merge", ticket_id=pair[0], other_id=pair[1])
    press(K.Key_Return, CTRL)
    shown.detail.show_ticket(pair[1])
    banner = shown.detail.banner
    assert banner.isVisible()
    assert "merged into" in banner.accessibleName()
    press(K.Key_Z, CTRL)
    assert shown.detail.detail.row.state_class is StateClass.NEW
    assert not banner.isVisible()
    assert banner.accessibleName() == ""
    press(K.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert banner.isVisible()
    # The button is reached and pressed by keys as well.
    undo = banner.findChildren(QuietButton)[-1]
    undo.setFocus(Qt.FocusReason.TabFocusReason)
    press(K.Key_Space)
    assert detail(desk, pair[1]).row.state_class is StateClass.NEW
    assert not banner.isVisible()


def test_a_notice_of_a_merge_does_not_wait_for_the_next_question(program, shown, pair, press, monkeypatch):
    program.window.show_page("merge", ticket_id=pair[0], other_id=pair[1])
    press(K.Key_Return, CTRL)
    shown.detail.show_ticket(pair[1])
    asked = program.workspace.ask

    def later(function, *arguments, **told):
        if function is not duplicates.likely_same:
            asked(function, *arguments, **told)

    monkeypatch.setattr(program.workspace, "ask", later)
    press(K.Key_Z, CTRL)
    assert shown.detail.detail.row.state_class is StateClass.NEW
    assert not shown.detail.banner.isVisible()


def test_not_the_same_is_asked_once(shown, pair, desk):
    assert shown.detail.banner.isVisible()
    shown.detail.banner.apart_pressed.emit(pair[0])
    assert not shown.detail.banner.isVisible()
    assert duplicates.likely_same(desk, pair[0]) is None


def test_without_a_suggestion_the_other_one_is_chosen_by_number(program, shown, pair, desk, press):
    shown.detail.banner.apart_pressed.emit(pair[0])
    press("v")
    assert isinstance(shown.detail.panel, ChooseOtherPanel)
    panel = shown.detail.panel
    panel._find(detail(desk, pair[0]).row.number)
    panel._choose(pair[0])
    press(K.Key_Return, CTRL)
    assert program.window.current_page.page_id == "merge"


def test_a_line_is_split_off_by_keys(shown, pair, desk, press):
    press("d")
    panel = shown.detail.panel
    assert isinstance(panel, SplitPanel)
    press(K.Key_Return, CTRL)
    opened = shown.detail.detail
    assert opened.row.id not in pair
    assert "师傅马上到" in [entry.text for entry in opened.entries]
    assert [link.ticket_id for link in opened.links] == [pair[1]]


def test_tags_are_typed_in_pinyin_and_taken_off(shown, pair, desk, press):
    tags.tag_ticket(desk, pair[0], "门锁")
    press("t")
    field = shown.detail.side._tags.field
    assert field.hasFocus()
    field._add("急修")
    assert {tag.name.zh for tag in detail(desk, pair[1]).tags} == {"热水", "急修"}
    assert shown.detail.side._tags.field.hasFocus()
    shown.detail.side.tag_removed.emit(detail(desk, pair[1]).tags[0].id)
    assert len(detail(desk, pair[1]).tags) == 1


def test_links_are_grouped_and_taken_away(shown, pair, desk):
    ticket_links.link(desk, pair[0], pair[1], LinkKind.PARENT)
    shown.refresh()
    links = detail(desk, pair[1]).links
    assert [(link.kind, link.is_inverse) for link in links] == [(LinkKind.PARENT, True)]
    shown.detail.side.link_removed.emit(links[0].link_id)
    assert detail(desk, pair[1]).links == ()
