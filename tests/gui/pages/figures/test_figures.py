"""The figures of a period: what is shown, chosen by keys, kept up to date."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM
from servicedesk.models import Ticket
from servicedesk.queries.analysis.records import Drill, Figure, records
from servicedesk.queries.metrics import period_metrics
from servicedesk.ui.pages.evaluation.period import Kind, Period
from servicedesk.ui.theme import theme
from tests.gui.pages.figures.shown import chart

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


# -- what is shown -----------------------------------------------------------------------------------------------


def test_it_opens_on_last_week_and_says_that_it_is_over(page):
    assert page.subtitle() == "9 Nov – 15 Nov (finished)"
    assert page.filters.period.kind is Kind.WEEK
    assert all(tile.isVisible() for tile in page.overview.tiles)
    assert all(chart(panel) is not None for panel in page.overview.panels)


def test_the_tiles_say_what_the_command_line_says(page, desk):
    printed = period_metrics(desk, date(2026, 11, 9), date(2026, 11, 15))
    csat, nps, on_time, _first, wait = (tile.words for tile in page.overview.tiles)
    assert (csat.value, csat.count) == (f"{printed['csat']['percent']:.1f}", f"n={printed['csat']['n']}")
    assert csat.interval == f"({printed['csat']['lower']:.1f}–{printed['csat']['upper']:.1f})"
    assert nps.count == f"n={printed['nps']['n']}"
    assert on_time.value == f"{printed['sla']['attainment']:.1f}"
    assert wait.value == f"{printed['wait']['average_seconds'] / 60:.1f}"
    assert f"n={printed['csat']['n']}" in page.overview.tiles[0].accessibleName()


def test_every_chart_is_titled_with_a_finding_and_carries_its_n(page):
    for panel in page.overview.panels:
        caption = chart(panel).caption
        assert caption.title
        assert caption.n is not None
        assert panel.view.title.text() == caption.title
        assert f"n={caption.n:,}" in panel.view.basis.text()


def test_a_week_without_anything_says_so_and_shows_no_zero(page):
    page.filters.choose(Period(Kind.WEEK, date(2024, 1, 1), date(2024, 1, 7)))
    words = [tile.words for tile in page.overview.tiles]
    assert {each.value for each in words} == {"—"}
    assert {each.verdict for each in words} == {"No data this week"}
    assert not any(each.interval for each in words)
    for panel in page.overview.panels:
        assert panel.view.canvas.places() == ()
        assert "0.0%" not in panel.view.title.text()


def test_today_is_not_finished_and_its_first_contacts_are_provisional(page, press):
    press("1")
    assert page.subtitle() == "Sun 22 Nov (not finished)"
    first = page.overview.tiles[3].words
    assert first.value == "—"
    assert first.verdict == "all provisional"
    assert "provisional" in first.note


# -- periods and parts by keys -----------------------------------------------------------------------------------


def test_brackets_walk_and_digits_choose(page, press):
    press("[")
    assert page.subtitle() == "2 Nov – 8 Nov (finished)"
    assert page.filters.kinds._segments[1].words == "Week 45"
    press("]")
    press("]")
    assert page.subtitle() == "16 Nov – 22 Nov (not finished)"
    press("]")
    assert page.subtitle() == "16 Nov – 22 Nov (not finished)"
    press("3")
    assert page.subtitle() == "1 Nov – 30 Nov (not finished)"
    press("[")
    assert page.subtitle() == "1 Oct – 31 Oct (finished)"
    press("4")
    assert page.subtitle() == "1 Oct – 31 Dec (not finished)"
    press("[")
    assert page.subtitle() == "1 Jul – 30 Sep (finished)"
    assert not page.filters.first.isVisible()
    press("5")
    assert page.filters.first.isVisible()
    assert page.subtitle() == "24 Oct – 22 Nov (not finished)"


def test_typed_days_are_the_period_whichever_comes_first(page, press):
    press("5")
    first, last = page.filters.first, page.filters.last
    assert first.hasFocus()
    assert first.selectedText() == "2026-10-24"
    last.setFocus()
    last.selectAll()
    QTest.keyClicks(last, "10-13")
    # Nothing is counted from half a date.
    assert page.filters.period.last == date(2026, 11, 22)
    press(K.Key_Return)
    assert (page.filters.period.first, page.filters.period.last) == (date(2026, 10, 13), date(2026, 10, 24))


def test_another_year_is_typed_over_what_stands_there(page, press):
    press("5")
    QTest.keyClicks(page.filters.first, "2016-03-07")
    press(K.Key_Return)
    assert page.filters.period.first == date(2016, 3, 7)
    page.filters.first.take()
    QTest.keyClicks(page.filters.first, "some day")
    press(K.Key_Return)
    # What is no day changes nothing and says so.
    assert page.filters.period.first == date(2016, 3, 7)
    assert page.filters.first.property("invalid")


def test_a_week_is_typed_where_days_are(page, press):
    press("5")
    QTest.keyClicks(page.filters.first, "2016-W10")
    press(K.Key_Return)
    assert page.filters.period == Period(Kind.WEEK, date(2016, 3, 7), date(2016, 3, 13))
    assert page.filters.kinds._segments[1].words == "Week 10, 2016"
    assert not page.filters.first.isVisible()
    press("p")
    assert page.report._monday == date(2016, 3, 7)


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_days_are_picked_from_the_calendar(page, press, qtbot):
    press("5")
    field = page.filters.first
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(12, field.height() // 2))
    calendar = field._calendar
    assert calendar.isVisible()
    calendar.clicked.emit(QDate(2026, 10, 5))
    assert not calendar.isVisible()
    assert page.filters.period.first == date(2026, 10, 5)
    press(K.Key_Up)
    assert page.filters.period.first == date(2026, 10, 6)


def test_days_without_records_lead_to_the_last_week_that_has_some(page, press):
    banner = page.elsewhere
    assert not banner.isVisible()
    page.filters.choose_week(date(2016, 3, 7))
    assert banner.isVisible()
    assert banner.words.text() == "The last week with records is Week 47, 2026 (16 Nov – 22 Nov)."
    assert page.subtitle() == "7 Mar – 13 Mar 2016 (finished)"
    banner.button.setFocus()
    press(K.Key_Return)
    assert page.filters.period.first == date(2026, 11, 16)
    assert not banner.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_a_channel_and_a_department_narrow_every_figure(page, desk, press):
    whole = page.overview.figures.visits
    press("c")
    press(K.Key_Down)
    press(K.Key_Down)
    press(K.Key_Return)
    assert page.filters.channel.value() == "phone"
    by_phone = page.overview.figures.visits
    assert 0 < by_phone < whole
    assert chart(page.overview.demand).caption.n == by_phone
    assert chart(page.overview.waiting).caption.n <= by_phone
    press("d")
    press(K.Key_Down)
    press(K.Key_Return)
    assert page.filters.part.department_id is not None
    assert page.overview.figures.visits <= by_phone


def test_without_a_comparison_nothing_is_claimed(page, press):
    assert page.overview.tiles[0].words.verdict
    press("b")
    assert not page.filters.compare.isChecked()
    assert {tile.words.verdict for tile in page.overview.tiles} <= {"", "few (n<10)"}
    assert not any("before" in tile.words.note for tile in page.overview.tiles)
    assert "Before" not in [row.label for row in chart(page.overview.ratings).rows]


# -- look --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "columns"), [(1366, 4), (1100, 2), (420, 1)])
def test_cards_stand_in_as_many_columns_as_fit(program, page, width, columns):
    program.window.resize(width, 740)
    QApplication.processEvents()
    tops = [panel.y() for panel in page.overview.panels[2:]]
    assert tops.count(tops[0]) == columns
    right = page.overview.sheet.viewport().width()
    for panel in page.overview.panels:
        assert panel.mapTo(page.overview.sheet.content, QPoint(panel.width(), 0)).x() <= right


def test_language_look_and_size_switch_live(program, page):
    program.speak("zh_CN")
    assert page.subtitle() == "11月9日 – 11月15日（已结束）"
    assert page.overview.tiles[0].words.label == "满意度 CSAT"
    assert "人次" in page.filters.count.text()
    assert page.overview.waiting.view.title.text() == chart(page.overview.waiting).caption.title
    theme().set_mode("dark")
    theme().set_scale(2.0)
    QApplication.processEvents()
    assert page.overview.isVisible()
    theme().set_scale(1.0)
    program.speak("en")
    assert page.overview.tiles[0].words.label == "Satisfaction CSAT"


def test_a_change_is_shown_once_things_rest_and_never_behind_the_lock(program, page, desk):
    before = page.overview.figures
    actor, desk.actor = desk.actor, SYSTEM
    with desk.work("test.change") as work:
        row = records(desk, Drill(Figure.ON_TIME, page.request().start, page.request().end)).rows[0]
        work.get(Ticket, row.ticket_id, None).is_first_contact = True
        work.undoable = False
        changes = work.commit()
    desk.actor = actor
    for change in changes:
        desk.bus.publish(change)
    QApplication.processEvents()
    assert page._rest.isActive()
    page._rest.timeout.emit()
    assert page.overview.figures is not before
    shown = page.overview.figures
    desk.bus.publish(changes[0])
    program.lock()
    page._rest.timeout.emit()
    assert page.overview.figures is shown
    assert page.take_dirty()


def test_another_day_moves_last_week_along(program, page, clock):
    program.window.show_page("today")
    clock.advance(days=8)
    program.window.show_page("evaluation")
    assert page.filters.period.first == date(2026, 11, 23)
