"""The search page with real keys: everything that holds the words, by kind, opened where it is worked on."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.permissions import Role
from servicedesk.models import Feedback
from servicedesk.services import search_documents
from servicedesk.services.bin import delete_ticket
from servicedesk.services.customers import AddCustomer, add_customer
from servicedesk.services.inquiries import LogInquiry, log_inquiry
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.tickets import open_ticket
from servicedesk.services.visit_commands import Arrive
from servicedesk.services.visits import arrive
from servicedesk.ui.pages.search.rows import HitWords
from servicedesk.ui.palette.controller import Palette

LONG = "早餐" + "很丰盛，" * 1200 + "<b>再来</b>"


@pytest.fixture
def written(desk, hotel):
    """Things of every kind that speak of breakfast, one of them sensitive."""
    mine, desk.actor = desk.actor, SYSTEM
    for number in range(3):
        open_ticket(desk, OpenTicket(f"早餐券丢失 {number}", "打电话 13800006021"))
    open_ticket(desk, OpenTicket("早餐投诉保密", is_sensitive=True))
    arrive(desk, Arrive(request="问早餐时间"))
    log_inquiry(desk, LogInquiry("早餐几点结束", "十点"))
    with desk.work("test.feedback") as work:
        identity = work.insert(
            Feedback,
            text=LONG,
            rating=4,
            sentiment="positive",
            source="携程",
            created_at=work.now,
            received_at=work.now,
        )
        search_documents.refresh(work, "feedback", identity)
        work.commit()
    desk.actor = mine
    return desk


@pytest.fixture
def page(program, written):
    program.workspace.navigate("search", text="早餐")
    QApplication.processEvents()
    return program.window.page("search")


def kinds(page):
    return [segment.accessibleName() for segment in page.kinds._segments]


def titles(page):
    return [page.model.row_at(row).title for row in range(page.model.rowCount())]


def test_everything_that_holds_the_words_is_counted_by_kind(page):
    assert page.title() == "Search"
    assert page.subtitle() == "早餐"
    assert kinds(page) == ["All 11", "Tickets 3", "Receptions 1", "Inquiries 1", "Answers 5", "Reviews 1"]
    assert page.model.rowCount() == 11


def test_what_may_not_be_read_is_not_counted_either(page, program):
    assert not any("保密" in title for title in titles(page))
    assert program.workspace.desk.actor.role is Role.FRONT_DESK


def test_a_hit_says_when_it_was(program, desk, hotel, clock):
    """Today's time, the day of this year, the whole date before; a guest has no day."""
    mine, desk.actor = desk.actor, SYSTEM
    now = clock.now()
    for at, words in (
        (datetime(2025, 12, 31, 20, 0, tzinfo=UTC), "早餐 前年末"),
        (datetime(2025, 12, 31, 10, 0, tzinfo=UTC), "早餐 去年"),
        (datetime(2026, 3, 7, 2, 0, tzinfo=UTC), "早餐 今年"),
        (now, "早餐 今天"),
    ):
        clock.moment = at
        log_inquiry(desk, LogInquiry(words))
    add_customer(desk, AddCustomer("早餐 陈", phone="13800006021"))
    desk.actor = mine
    program.workspace.navigate("search", text="早餐")
    QApplication.processEvents()
    page = program.window.page("search")
    shown = [page.model.row_at(row) for row in range(page.model.rowCount())]
    words = HitWords(desk.site.local, program.workspace.now)
    said = {row.title: words.when(row) for row in shown if row.kind.value in ("inquiry", "customer")}
    assert said == {
        # Already the new year in Shanghai.
        "早餐 前年末": "1 Jan",
        "早餐 去年": "2025-12-31",
        "早餐 今年": "7 Mar",
        "早餐 今天": "14:32",
        "早餐 陈": "",
    }
    sentences = [page.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(len(shown))]
    assert any("早餐 去年 · 2025-12-31" in sentence for sentence in sentences)


def test_a_kind_narrows_and_stays(page, press):
    page.kinds._segments[1].click()
    QApplication.processEvents()
    assert page.model.rowCount() == 3
    page.view.setFocus()
    press("j")
    assert page.reading.row.kind.value == "ticket"


def test_keys_walk_and_enter_opens_where_it_is_worked_on(page, press, program):
    page.view.setFocus()
    while page.view.current_row().kind.value != "ticket":
        press("j")
    row = page.view.current_row()
    assert row.number.startswith("T-")
    press(Qt.Key.Key_Return)
    assert program.window.current_page.page_id == "tickets"
    assert row.title.startswith("早餐券丢失")


def test_a_review_is_read_in_full_as_text(page, press):
    page.view.setFocus()
    for _ in range(12):
        if page.view.current_row().kind.value == "feedback":
            break
        press("j")
    assert page.reading.text.text().startswith("早餐很丰盛")
    assert page.reading.text.text().split("\n\n")[0].endswith("<b>再来</b>")
    assert page.reading.text.textFormat() is Qt.TextFormat.PlainText
    assert "携程" in page.reading.facts.text()
    assert "4 of 5" in page.reading.facts.text()
    assert not page.reading.can_open()
    press(Qt.Key.Key_Return)
    assert page.isVisible()


def test_phone_numbers_are_masked(page, press):
    page.view.setFocus()
    while page.view.current_row().kind.value != "ticket":
        press("j")
    assert "138****6021" in page.reading.text.text()


def test_typing_narrows_and_nothing_found_says_so(page, press):
    page.words.setFocus()
    page.words.selectAll()
    press("早餐")
    press(" ")
    press("券")
    press(Qt.Key.Key_Return)
    assert page.model.rowCount() == 4
    page.words.setFocus()
    page.words.selectAll()
    press("鳄鱼")
    press(Qt.Key.Key_Return)
    assert page.model.rowCount() == 0
    assert page.empty.isVisible()
    assert not page.reading.isVisible()


def test_the_palette_leads_here(qtbot, program, written, press):
    Palette(program.workspace, program.window)
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    press("card key")
    panel = program.window.search.panel()
    qtbot.waitUntil(lambda: panel.model.rows[-1].title == "Everything that holds “card key”")
    for _ in panel.model.rows:
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert program.window.current_page.page_id == "search"
    assert program.window.current_page.words.text() == "card key"


def test_it_has_no_place_on_the_rail(program, page):
    assert "search" not in [spec.id for spec in program.window.rail_specs()]
    assert program.window.rail._group.checkedButton() is None
    program.workspace.navigate("today")
    assert program.window.rail._group.checkedButton() is program.window.rail.button("today")


def lists_deleted(page):
    return [row.title for row in page.vouchers.model.rows]


@pytest.mark.parametrize("role", [Role.FRONT_DESK, Role.ADMINISTRATOR])
def test_the_number_of_a_deleted_ticket_leads_to_the_bin_for_those_who_may(program, press, desk, hotel, role):
    mine, desk.actor = desk.actor, SYSTEM
    ticket = open_ticket(desk, OpenTicket("灯不亮"))
    if role is Role.ADMINISTRATOR:
        mine = Actor(add_staff(desk, AddStaff("shen", "沈磊", role, password="湖畔 good morning 7")), "沈磊", role)
        delete_ticket(desk.as_actor(mine), ticket.id, "重复")
    else:
        delete_ticket(desk, ticket.id, "重复")
    desk.actor = mine
    program.enter()
    program.workspace.navigate("search", text=ticket.number.lower())
    QApplication.processEvents()
    page = program.window.page("search")
    if role is Role.FRONT_DESK:
        assert lists_deleted(page) == []
        return
    assert [words.split(" was deleted")[0] for words in lists_deleted(page)] == [ticket.number]
    assert page.vouchers.view.hasFocus()
    press(Qt.Key.Key_Return)
    assert program.window.current_page.page_id == "bin"
    # What is no number has no such answer, and neither has one that nothing had.
    for other in ("灯", "T-999999", ""):
        page.vouchers.look_for(other)
        assert lists_deleted(page) == []
