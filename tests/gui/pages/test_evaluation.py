"""The weekly report: looked at, walked by keys, frozen once, written whole."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.permissions import Role
from servicedesk.services import tickets as ticket_services
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.services.ticket_commands import OpenTicket

ALT = Qt.KeyboardModifier.AltModifier
LAST_WEEK = date(2026, 11, 9)


@pytest.fixture
def page(program, desk, hotel):
    desk.actor = SYSTEM
    shen = add_staff(desk, AddStaff("shen", "沈敏", Role.SUPERVISOR, password="湖畔 good evening 8"))
    desk.actor = Actor(shen, "沈敏", Role.SUPERVISOR)
    program.enter()
    program.window.show_page("evaluation")
    QApplication.processEvents()
    return program.window.current_page


def test_last_week_is_shown_on_paper_at_once(page):
    assert page._monday == LAST_WEEK
    assert page.week.text() == "Week 46, 2026"
    assert page.preview.isVisible()
    assert page.preview.pane.page_count >= 1
    assert not page.waiting.isVisible()
    assert page.state.text() == "Not issued yet"


def test_alt_and_arrows_walk_the_weeks_but_not_into_the_future(page, press):
    press(Qt.Key.Key_Left, ALT)
    assert page.week.text() == "Week 45, 2026"
    assert page._made.facts.week == 45
    press(Qt.Key.Key_Right, ALT)
    press(Qt.Key.Key_Right, ALT)
    assert page.week.text() == "Week 47, 2026"
    assert page.state.text() == "Week not over yet"
    assert not page.issue.isVisible()
    press(Qt.Key.Key_Right, ALT)
    assert page.week.text() == "Week 47, 2026"


def test_an_issued_week_prints_the_same_whatever_comes_after(page, press, desk, clock):
    page.issue.setFocus()
    press(Qt.Key.Key_Space)
    assert page.state.text() == "Issued, frozen"
    assert page._made.facts.checksum in page.message.text()
    assert not page.issue.isVisible()
    frozen = page._made.pdf
    ticket_services.open_ticket(desk, OpenTicket("afterwards"))
    clock.advance(minutes=90)
    page.preview.setFocus()
    press(Qt.Key.Key_Left, ALT)
    press(Qt.Key.Key_Right, ALT)
    assert page._made.pdf == frozen
    assert page.state.text() == "Issued, frozen"


def test_the_report_is_written_whole(page, tmp_path):
    path = tmp_path / "week.pdf"
    page.write_to(path)
    assert path.read_bytes() == page._made.pdf
    assert [file.name for file in tmp_path.glob("week*")] == ["week.pdf"]
    assert page.message.text() == "Saved as week.pdf"


def test_a_place_that_cannot_be_written_is_said_and_nothing_is_left(page, tmp_path):
    page.write_to(tmp_path / "nowhere" / "week.pdf")
    assert page.message.isVisible()
    assert page.message.text().startswith("The file could not be written")
    assert not (tmp_path / "nowhere").exists()


def test_the_report_follows_the_language(program, page):
    english = page._made.pdf
    program.speak("zh_CN")
    assert page._made.pdf != english
    assert page.week.text() != "Week 46, 2026"
    assert page._monday == LAST_WEEK
    program.speak("en")


def test_the_front_desk_does_not_see_the_page(program):
    assert "evaluation" not in [spec.id for spec in program.window.specs()]


def test_the_default_week_is_the_last_whole_one(page, desk):
    today = desk.site.business_day(desk.clock.now())
    assert page._monday + timedelta(days=7) <= today - timedelta(days=today.weekday())
