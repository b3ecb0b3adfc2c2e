"""Every figure opens the records it counts, by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from servicedesk.core.charts import HeatMap
from servicedesk.core.translation import set_language
from servicedesk.queries.analysis.records import Figure, records
from tests.gui.pages.figures.shown import chart, records_shown

K = Qt.Key


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


TILES = (Figure.CSAT, Figure.NPS, Figure.ON_TIME, Figure.FIRST_CONTACT, Figure.WAIT)
