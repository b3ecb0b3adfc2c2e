"""The weekly report: reached from the figures, looked at, walked by keys, frozen once, written whole."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.permissions import Role
from servicedesk.queries import rules
from servicedesk.services import tickets as ticket_services
from servicedesk.services.internal_agreements import AgreementDraft, save_agreements
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.ui.palette.places import PlacesProvider

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


@pytest.fixture
def report(page, press):
    press("p")
    return page.report


def test_p_shows_the_week_on_paper_at_once(page, report):
    assert report.isVisible()
    assert report._monday == LAST_WEEK
    assert report.week.text() == "Week 46, 2026"
    assert report.preview.isVisible()
    assert report.preview.pane.page_count >= 1
    assert not report.waiting.isVisible()
    assert report.state.text() == "Not issued yet"
    assert page.title() == "Weekly report"
    assert page.subtitle() == "Week 46, 2026"


def test_esc_goes_back_to_the_figures(page, report, press):
    press(Qt.Key.Key_Escape)
    assert not report.isVisible()
    assert page.overview.isVisible()
    assert page.title() == "Insights"


@pytest.mark.parametrize(("earlier", "later"), [((Qt.Key.Key_Left, ALT), (Qt.Key.Key_Right, ALT)), (("[",), ("]",))])
def test_keys_walk_the_weeks_but_not_into_the_future(report, press, earlier, later):
    press(*earlier)
    assert report.week.text() == "Week 45, 2026"
    assert report._made.facts.week == 45
    press(*later)
    press(*later)
    assert report.week.text() == "Week 47, 2026"
    assert report.state.text() == "Week not over yet"
    assert not report.issue.isVisible()
    press(*later)
    assert report.week.text() == "Week 47, 2026"


def test_the_report_is_of_the_week_looked_at(page, press):
    press("[")
    press("[")
    press("p")
    assert page.report._monday == LAST_WEEK - timedelta(days=14)
    press(Qt.Key.Key_Escape)
    press("3")
    press("p")
    assert page.report._monday == LAST_WEEK
    press(Qt.Key.Key_Escape)
    press("[")
    press("p")
    # October ended on a Saturday: its last whole week began on the nineteenth.
    assert page.report._monday == date(2026, 10, 19)


def test_an_issued_week_prints_the_same_whatever_comes_after(report, press, desk, clock):
    report.issue.setFocus()
    press(Qt.Key.Key_Space)
    assert report.state.text() == "Issued, frozen"
    assert report._made.facts.checksum in report.message.text()
    assert not report.issue.isVisible()
    frozen = report._made.pdf
    ticket_services.open_ticket(desk, OpenTicket("afterwards"))
    clock.advance(minutes=90)
    report.preview.setFocus()
    press(Qt.Key.Key_Left, ALT)
    press(Qt.Key.Key_Right, ALT)
    assert report._made.pdf == frozen
    assert report.state.text() == "Issued, frozen"


def test_the_report_is_written_whole(report, tmp_path):
    path = tmp_path / "week.pdf"
    report.write_to(path)
    assert path.read_bytes() == report._made.pdf
    assert [file.name for file in tmp_path.glob("week*")] == ["week.pdf"]
    assert report.message.text() == "Saved as week.pdf"


def test_a_place_that_cannot_be_written_is_said_and_nothing_is_left(report, tmp_path):
    report.write_to(tmp_path / "nowhere" / "week.pdf")
    assert report.message.isVisible()
    assert report.message.text().startswith("The file could not be written")
    assert not (tmp_path / "nowhere").exists()


def test_the_report_follows_the_language(program, report):
    english = report._made.pdf
    program.speak("zh_CN")
    assert report._made.pdf != english
    assert report.week.text() != "Week 46, 2026"
    assert report._monday == LAST_WEEK
    program.speak("en")


def test_the_front_desk_does_not_see_the_page(program):
    assert "evaluation" not in [spec.id for spec in program.window.specs()]


def test_the_default_week_is_the_last_whole_one(report, desk):
    today = desk.site.business_day(desk.clock.now())
    assert report._monday + timedelta(days=7) <= today - timedelta(days=today.weekday())


def test_next_updates_and_agreements_inside_open_their_records(page, press, desk, hotel, clock):
    level = rules.levels(desk)[-1]
    engineering = hotel.keys.departments["engineering"]
    save_agreements(desk, [AgreementDraft(None, engineering, None, 3, level.calendar_id)])
    made = ticket_services.open_ticket(desk, OpenTicket("Lamp", department_id=engineering))
    ticket_services.add_reply(desk, made.id, "on our way")
    clock.advance(minutes=5)
    press("]")
    QApplication.processEvents()
    update, inside = page.overview.promise_lines.buttons
    assert update.text().startswith("Next update 100.0%")
    assert inside.text().startswith("Engineering 0.0%")
    inside.setFocus()
    press(Qt.Key.Key_Space)
    assert page.records.isVisible()
    assert [row.number for row in page.records.model.rows] == [made.number]
    assert page.records.title.text() == "Engineering"
    press(Qt.Key.Key_Escape)
    assert page.overview.isVisible()
    update.setFocus()
    press(Qt.Key.Key_Return)
    assert page.records.isVisible()
    assert [row.number for row in page.records.model.rows] == [made.number]


def test_issued_weeks_are_found_again_by_a_key_from_the_figures(page, press, desk):
    press("l")
    panel = page.report._issued_weeks
    assert page.report.isVisible()
    assert panel.nothing.isVisible()
    press(Qt.Key.Key_Escape)
    page.report.issue_report()
    page.report.step(-1)
    page.report.issue_report()
    page.report.step(-1)
    press("l")
    # One row a week, whatever languages it was issued in; the latest week first.
    assert [row.period for row in panel.model.rows] == ["2026-W46", "2026-W45"]
    week, days, remark = panel.words_of(panel.model.rows[0])
    assert (week, days) == ("Week 46, 2026", "9 Nov – 15 Nov")
    assert "沈敏" in remark
    press("j")
    press("k")
    press(Qt.Key.Key_Return)
    assert not panel.isVisible()
    assert page.report._monday == LAST_WEEK
    assert page.report.state.text() == "Issued, frozen"


@pytest.mark.parametrize(("chosen", "opens"), [(0, False), (1, True)])
def test_the_report_and_those_issued_are_found_from_any_page(program, page, press, chosen, opens):
    program.window.show_page("today")
    found = []
    PlacesProvider(program.workspace, program.window).search("weekly report", found.extend)
    names = [hit.row.title for group in found for hit in group.hits]
    assert names[:2] == ["Weekly report", "Issued weekly reports"]
    found[0].hits[chosen].actions[0].run()
    QApplication.processEvents()
    assert page.report.isVisible()
    assert page.report._monday == LAST_WEEK
    assert (page.report._issued_weeks is not None) is opens


def test_the_week_is_read_in_a_narrow_window(program, report):
    whole = report.week.text()
    program.window.resize(420, 740)
    QApplication.processEvents()
    assert report.week.width() >= report.week.sizeHint().width()
    assert report.issue.mapTo(report, QPoint(0, 0)).y() >= report.week.mapTo(report, QPoint(0, 0)).y() + 20
    program.window.resize(1366, 740)
    QApplication.processEvents()
    assert abs(report.issue.geometry().center().y() - report.week.geometry().center().y()) <= 2
    assert report.week.text() == whole


def test_what_was_said_of_one_language_is_not_said_of_the_other(program, report):
    report.issue_report()
    assert report.message.isVisible()
    assert report._made.facts.checksum in report.message.text()
    program.speak("zh_CN")
    QApplication.processEvents()
    assert not report.message.isVisible()
    assert report.state.text() == "已定稿"
