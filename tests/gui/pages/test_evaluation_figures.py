"""The figures of a period: chosen by keys, opened down to their records, as tables, as files."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM
from servicedesk.core.charts import HeatMap
from servicedesk.core.permissions import ROLE_PERMISSIONS, Permission, Role
from servicedesk.core.translation import set_language
from servicedesk.core.weekly import Metric
from servicedesk.models import Ticket
from servicedesk.queries.analysis.records import Drill, Figure, records
from servicedesk.queries.analysis.scope import Dimension
from servicedesk.queries.metrics import period_metrics
from servicedesk.services.desk import open_desk
from servicedesk.ui.pages.evaluation.period import Kind, Period
from servicedesk.ui.theme import theme
from tests.demo_database import demo_actor, demo_path

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
TILES = (Figure.CSAT, Figure.NPS, Figure.ON_TIME, Figure.FIRST_CONTACT, Figure.WAIT)


@pytest.fixture
def desk(tmp_path, clock):
    """The practice hotel instead of an empty one."""
    desk = open_desk(demo_path(tmp_path / "practice"), clock=clock, station="A1")
    desk.actor = SYSTEM
    yield desk
    desk.close()


@pytest.fixture
def hotel(desk):
    desk.actor = demo_actor(desk, "zhou")
    return desk


@pytest.fixture
def page(program):
    program.window.resize(1366, 740)
    program.window.show_page("evaluation")
    QApplication.processEvents()
    return program.window.current_page


def chart(panel):
    return panel.view.chart()


def records_shown(page):
    return page.records.isVisible() and page.records.model.rowCount()


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


# -- down to the records -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("at", range(5))
def test_enter_on_a_tile_lists_as_many_records_as_its_n(page, press, at):
    tile = page.overview.tiles[at]
    n = int(tile.words.count.removeprefix("n=").replace(",", ""))
    tile.setFocus()
    assert ("↵", "Records") in page.status_hints()
    press(K.Key_Return)
    assert records_shown(page) == n > 0
    assert page.records.drill.figure is TILES[at]
    press(K.Key_Escape)
    assert page.overview.isVisible()
    assert tile.hasFocus()


def test_the_title_of_open_records_follows_a_switch_of_language(page, press):
    page.overview.tiles[0].setFocus()
    press(K.Key_Return)
    assert page.records.title.text() == "Satisfaction CSAT"
    set_language("zh_CN")
    QApplication.processEvents()
    assert page.records.title.text() == page.overview.tiles[0].words.label != "Satisfaction CSAT"
    press(K.Key_Escape)
    page.overview.causes.view.canvas.setFocus()
    press(K.Key_Return)
    named = page.records.title.text()
    assert named
    set_language("en")
    QApplication.processEvents()
    assert page.records.title.text() not in ("", named)


def test_tab_goes_as_one_reads(page):
    order = [page.filters.kinds.focusProxy(), page.filters.department, page.filters.channel, page.filters.compare]
    order += [page.filters.export, page.filters.print, *page.overview.tiles]
    for panel in page.overview.panels:
        choice = getattr(panel, "choice", None)
        order += [choice.focusProxy() or choice] if choice is not None else []
        order += [panel.view.switch, panel.view.canvas]
    chain, widget = [], order[0]
    while widget is not None and widget not in chain:
        chain.append(widget)
        widget = widget.nextInFocusChain()
    places = [chain.index(each) for each in order]
    assert places == sorted(places)


def test_the_count_of_visits_opens_them_where_there_is_room_for_it(program, page, press):
    program.window.resize(1100, 740)
    QApplication.processEvents()
    assert not page.filters.count.isVisible()
    program.window.resize(1600, 740)
    QApplication.processEvents()
    page.filters.count.setFocus()
    press(K.Key_Return)
    assert records_shown(page) == page.overview.figures.visits > 0


def test_every_part_of_every_chart_lists_what_it_counts(page, desk):
    for panel in page.overview.panels:
        shown = chart(panel)
        rows = panel.twin()[1].rows
        for region in panel.view.canvas.places():
            drill = panel.drill(panel.request, region.at)
            if drill is None or panel in (page.overview.costs, page.overview.promises):
                # What cost money counts money; test_evaluation_costs looks at these two.
                continue
            if isinstance(shown, HeatMap):
                count = int(rows[region.at[0]][region.at[1] + 1])
            elif len(region.at) == 2:
                count = int(rows[region.at[0]][region.at[1] + 2])
            elif panel in (page.overview.ratings, page.overview.comparison):
                count = int(rows[region.at[0]][1])
            elif panel is page.overview.trend:
                count = int(rows[region.at[0]][2].replace(",", ""))
            else:
                count = int(rows[region.at[0]][1])
            assert records(desk, drill).total == count, (panel, region.at)


def test_arrows_walk_the_bars_and_enter_opens_one(page, press):
    canvas = page.overview.waiting.view.canvas
    canvas.setFocus()
    before = canvas.accessibleName()
    press(K.Key_Left)
    assert canvas.accessibleName() != before
    press(K.Key_Return)
    assert records_shown(page)
    assert page.records.title.text().startswith(("Waited", "Left"))


def test_a_click_on_a_cell_opens_it(page):
    canvas = page.overview.demand.view.canvas
    busiest = max(canvas.places(), key=lambda region: chart(page.overview.demand).values[region.at[0]][region.at[1]])
    middle = QPoint(int(busiest.x + busiest.width / 2), int(busiest.y + busiest.height / 2))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=middle)
    assert records_shown(page) == chart(page.overview.demand).values[busiest.at[0]][busiest.at[1]]


def test_enter_on_a_record_opens_its_ticket_and_the_list_waits(program, page, press):
    page.overview.tiles[2].setFocus()
    press(K.Key_Return)
    row = page.records.view.current_row()
    press(K.Key_Return)
    assert program.window.current_page.page_id == "tickets"
    program.window.show_page("evaluation")
    assert page.records.isVisible()
    assert page.records.view.current_row() == row


def test_a_row_of_the_table_opens_too(page, press):
    page.overview.waiting.view.canvas.setFocus()
    press("t")
    table = page.overview.waiting.view.table
    assert table.isVisible()
    table.setCurrentCell(0, 1)
    n = int(table.item(0, 1).text())
    press(K.Key_Return)
    assert records_shown(page) == n


def test_every_number_of_every_table_opens_as_many_records(page, press):
    opened = 0
    for panel in page.overview.panels:
        panel.view.switch.setChecked(True)
        table = panel.view.table
        for row in range(table.rowCount()):
            for column in range(table.columnCount()):
                said = table.cell(row, column).replace(",", "")
                if not said.isdigit():
                    continue
                table.setFocus()
                table.setCurrentCell(row, column)
                press(K.Key_Return)
                if page.records.isVisible():
                    assert page.records._found.total == int(said), (panel, row, column)
                    opened += 1
                    press(K.Key_Escape)
                else:
                    # Costs stand in money beside their count; elsewhere only nobody opens nothing.
                    assert said == "0", (panel, row, column)
        panel.view.switch.setChecked(False)
    assert opened > 50


# -- tables, comparison ------------------------------------------------------------------------------------------


def test_t_turns_the_chart_in_focus_into_its_table_and_back(page, press):
    press("t")
    assert page.overview.trend.view.table.isVisible()
    assert page.overview.trend.view.table.accessibleName() == chart(page.overview.trend).caption.title
    press("t")
    assert page.overview.trend.view.canvas.isVisible()
    page.overview.demand.view.canvas.setFocus()
    press("t")
    assert page.overview.demand.view.table.isVisible()
    assert page.overview.trend.view.canvas.isVisible()


def test_the_control_chart_switches_to_time(page, press):
    panel = page.overview.trend
    satisfaction = chart(panel).caption.n
    panel.choice.setFocus()
    press(K.Key_Right)
    assert panel.share is Metric.ON_TIME
    assert chart(panel).caption.n != satisfaction
    assert "closing or breach" in chart(panel).caption.basis


def test_people_stand_by_name_and_small_samples_are_not_judged(page, press):
    rows = page.overview.comparison.found.rows
    assert page.overview.comparison.dimension is Dimension.PERSON
    assert [row.group.order for row in rows] == sorted(row.group.order for row in rows)
    page.overview.comparison.wants_all.emit()
    shown = chart(page.comparison.panel)
    assert len(shown.rows) == len(rows)
    for row, drawn in zip(rows, shown.rows, strict=True):
        if row.is_small:
            assert not drawn.worse
            assert drawn.limit_low is None
    page.comparison.panel.view.canvas.setFocus()
    press(K.Key_Home)
    press(K.Key_Return)
    assert records_shown(page)
    press(K.Key_Escape)
    assert page.comparison.isVisible()
    press(K.Key_Escape)
    assert page.overview.isVisible()


def test_without_the_right_to_single_answers_nobody_is_compared_or_listed(program, desk, monkeypatch):
    reduced = ROLE_PERMISSIONS[Role.SUPERVISOR] - {Permission.VIEW_SINGLE_ANSWERS}
    monkeypatch.setitem(ROLE_PERMISSIONS, Role.SUPERVISOR, reduced)
    program.window.show_page("evaluation")
    page = program.window.current_page
    offered = [page.overview.comparison.choice.itemData(at) for at in range(page.overview.comparison.choice.count())]
    assert not any("person" in each for each in offered)
    assert not page.overview.tiles[0].isEnabled()
    assert page.overview.tiles[2].isEnabled()
    assert page.overview.ratings.view.canvas.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert page.overview.demand.view.canvas.focusPolicy() == Qt.FocusPolicy.StrongFocus


# -- files -------------------------------------------------------------------------------------------------------


def read(path):
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_figures_and_records_are_saved_whole(page, tmp_path):
    path = tmp_path / "out.csv"
    page.write_figures(path)
    figures = read(path)
    header = next(at for at, row in enumerate(figures) if row[:2] == ["Figure", "Value"])
    csat = figures[header + 1]
    words = page.overview.tiles[0].words
    assert csat[0] == "Satisfaction CSAT"
    assert (csat[1], f"n={csat[2]}") == (words.value, words.count)
    for panel in page.overview.panels:
        assert [panel.view.title.text()] in figures
    rows = read(tmp_path / "out_records.csv")
    for figure, tile in zip(("Satisfaction CSAT", "Recommendation NPS", "On time"), page.overview.tiles, strict=False):
        count = int(tile.words.count.removeprefix("n=").replace(",", ""))
        assert sum(row[0] == figure for row in rows[1:]) == count


def test_no_cell_is_a_formula(page, desk, press, tmp_path):
    start, end = page.request().start, page.request().end
    row = next(row for row in records(desk, Drill(Figure.ON_TIME, start, end)).rows)
    actor, desk.actor = desk.actor, SYSTEM
    with desk.work("test.formula") as work:
        work.get(Ticket, row.ticket_id, None).title = '=HYPERLINK("file:///x";"a")'
        work.undoable = False
        work.commit()
    desk.actor = actor
    page.overview.tiles[2].setFocus()
    press(K.Key_Return)
    path = tmp_path / "records.csv"
    page.write_records(path)
    rows = read(path)
    assert len(rows) - 1 == page.records._found.total
    cells = [cell for line in rows for cell in line]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert not any(cell.startswith(("=", "@", "\t")) for cell in cells)
    assert not any(cell.startswith(("+", "-")) and not cell[1:].replace(".", "").isdigit() for cell in cells)


def test_a_place_that_cannot_be_written_is_said(program, page, tmp_path):
    page.write_figures(tmp_path / "nowhere" / "out.csv")
    assert program.window.toast.label.text().startswith("The file could not be written")
    assert not (tmp_path / "nowhere").exists()


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
