"""The parts of a chart: pointed at, walked by arrows, opened, heard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from servicedesk.ui.widgets.chart_canvas import place_words
from servicedesk.ui.widgets.chart_view import ChartView
from tests.unit.core.chart_samples import ALL, BARS, HEAT, OPINIONS, P_CHART, SPARK

K = Qt.Key
CHARTS = [chart for chart in ALL if chart is not SPARK]


@pytest.fixture
def view(qtbot):
    widget = ChartView()
    qtbot.addWidget(widget)
    widget.resize(620, 320)
    widget.show()
    widget.activateWindow()
    qtbot.waitExposed(widget)
    widget.set_openable(True)
    widget.opens = []
    widget.opened.connect(widget.opens.append)
    return widget


def middle(region):
    return QPoint(int(region.x + region.width / 2), int(region.y + region.height / 2))


def place(view, at):
    return next(region for region in view.canvas.places() if region.at == at)


def test_a_click_opens_the_part_under_it(view, qtbot):
    view.set_chart(HEAT)
    QApplication.processEvents()
    qtbot.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=middle(place(view, (2, 3))))
    assert view.opens == [(2, 3)]


def test_a_press_that_is_let_go_elsewhere_opens_nothing(view, qtbot):
    view.set_chart(HEAT)
    QApplication.processEvents()
    qtbot.mousePress(view.canvas, Qt.MouseButton.LeftButton, pos=middle(place(view, (2, 3))))
    qtbot.mouseRelease(view.canvas, Qt.MouseButton.LeftButton, pos=middle(place(view, (4, 3))))
    assert view.opens == []


def test_the_arrows_walk_a_grid_both_ways(view, qtbot):
    view.set_chart(HEAT)
    QApplication.processEvents()
    qtbot.mousePress(view.canvas, Qt.MouseButton.LeftButton, pos=middle(place(view, (2, 3))))
    view.canvas.setFocus()
    for key in (K.Key_Right, K.Key_Down, K.Key_Down, K.Key_Left, K.Key_Up, K.Key_Return):
        qtbot.keyClick(view.canvas, key)
    assert view.opens == [(3, 3)]


def test_a_row_and_its_levels_are_both_reached(view, qtbot):
    view.set_chart(OPINIONS)
    QApplication.processEvents()
    level = next(region for region in view.canvas.places() if len(region.at) == 2)
    qtbot.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=middle(level))
    row = place(view, (level.at[0],))
    qtbot.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=QPoint(2, int(row.y + row.height / 2)))
    assert view.opens == [level.at, row.at]


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: type(chart).__name__)
def test_every_part_can_be_said(view, chart):
    view.set_chart(chart)
    QApplication.processEvents()
    for region in view.canvas.places():
        words = place_words(chart, region.at)
        assert words
        assert "None" not in words


def test_a_screen_reader_hears_the_part_in_focus(view, qtbot):
    view.set_chart(P_CHART)
    view.switch.setFocus()
    QApplication.processEvents()
    assert view.canvas.accessibleName() == P_CHART.caption.title
    view.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    last = view.canvas.accessibleName()
    assert last.startswith(P_CHART.caption.title + " · ")
    qtbot.keyClick(view.canvas, K.Key_Left)
    assert view.canvas.accessibleName() not in (last, P_CHART.caption.title)


def test_what_may_not_be_opened_takes_no_focus_and_answers_nothing(view, qtbot):
    view.set_chart(BARS)
    view.set_openable(False)
    QApplication.processEvents()
    assert view.canvas.focusPolicy() == Qt.FocusPolicy.NoFocus
    qtbot.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=middle(place(view, (0,))))
    view.switch.click()
    view.table.setCurrentCell(0, 0)
    qtbot.keyClick(view.table, K.Key_Return)
    assert view.opens == []


def test_the_table_opens_what_the_drawing_does(view, qtbot):
    view.set_chart(HEAT)
    QApplication.processEvents()
    view.switch.click()
    view.table.setCurrentCell(1, 3)
    qtbot.keyClick(view.table, K.Key_Return)
    assert view.opens == [(1, 2)]
    view.set_chart(BARS)
    view.table.setCurrentCell(1, 1)
    qtbot.keyClick(view.table, K.Key_Return)
    assert view.opens[-1] == (1,)


def test_controls_stand_beside_the_title_and_below_it_in_a_narrow_view(view, qtbot):
    from servicedesk.ui.widgets.pickers import ComboBox

    box = ComboBox("what", [("a", "Something long to choose")])
    view.add_control(box)
    view.set_chart(BARS)
    QApplication.processEvents()
    assert box.mapTo(view, QPoint()).y() < view.pages.y()
    assert box.mapTo(view, QPoint()).x() > view.title.x()
    view.resize(300, 320)
    qtbot.waitUntil(lambda: box.mapTo(view, QPoint()).y() > view.title.geometry().bottom())
    assert box.mapTo(view, QPoint()).x() < 30
