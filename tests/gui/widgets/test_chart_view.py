"""The chart widget: what is seen, read aloud, shown as a table and copied."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from servicedesk.core.charts import Caption, Line, LineChart
from servicedesk.core.translation import set_language
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.chart_view import ChartView
from tests.unit.core.chart_samples import ALL, BARS, LINES, P_CHART


@pytest.fixture
def view(qtbot):
    widget = ChartView()
    qtbot.addWidget(widget)
    widget.resize(520, 260)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def colours(widget):
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("chart", ALL, ids=lambda chart: type(chart).__name__)
def test_every_chart_is_painted(view, chart):
    view.set_chart(chart)
    assert theme().colour("c1").name() in colours(view.canvas)


def test_title_basis_and_n_are_shown(view):
    view.set_chart(P_CHART)
    assert view.title.text() == P_CHART.caption.title
    assert view.basis.text() == "p 控制图 · 12 周 · 按答卷时间 · n=4,078"


def test_screen_reader_hears_title_and_figures(view):
    view.set_chart(LINES)
    assert view.canvas.accessibleName() == "一次解决率稳步上升"
    assert "Period 9/7; 全店 —; 电话 71.0%" in view.canvas.accessibleDescription()
    assert view.switch.accessibleName() == "Table"


def test_table_twin_by_keyboard_and_back(view, qtbot):
    view.set_chart(BARS)
    view.switch.setFocus()
    qtbot.keyClick(view.switch, Qt.Key.Key_Space)
    assert view.table.isVisible()
    assert not view.canvas.isVisible()
    assert view.table.item(4, 1).text() == "—"
    assert view.switch.accessibleName() == "Chart"
    qtbot.keyClick(view.switch, Qt.Key.Key_Return)
    assert view.canvas.isVisible()


def test_table_is_copied(view, qtbot):
    view.set_chart(BARS)
    view.switch.click()
    qtbot.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[:2] == ["Name\tValue", "设施报修\t¥3,120"]
    view.table.setRangeSelected(view.table.selectedRanges()[0], False) if view.table.selectedRanges() else None
    view.table.setCurrentCell(0, 0)
    qtbot.keyClick(view.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "设施报修\n噪音换房"


def test_markup_in_names_stays_text(view):
    name = "<img src=file:///etc/passwd>"
    view.set_chart(LineChart(Caption(name, 3), ("a", "b"), (Line(name, (1, 2)),)))
    assert view.title.text() == name
    assert view.title.textFormat() == Qt.TextFormat.PlainText
    assert view.table.horizontalHeaderItem(1).text() == name


def test_language_and_theme_switch_live(view):
    view.set_chart(P_CHART)
    view.switch.click()
    set_language("zh_CN")
    view.retranslate()
    assert view.table.horizontalHeaderItem(0).text() == "时段"
    assert view.switch.accessibleName() == "图表"
    view.switch.click()
    light = colours(view.canvas)
    theme().set_mode("dark")
    try:
        assert theme().colour("c1").name() in colours(view.canvas) - light
    finally:
        theme().set_mode("light")


def test_basis_goes_below_when_narrow(view, qtbot):
    view.set_chart(BARS)
    assert view.basis.y() < view.title.geometry().bottom()
    assert view.basis.x() > view.title.x()
    view.resize(180, 260)
    qtbot.waitUntil(lambda: view.basis.geometry().top() >= view.title.geometry().bottom())
    assert view.basis.x() == view.title.x()


def test_no_chart_is_an_empty_view(view):
    view.set_chart(BARS)
    view.set_chart(None)
    assert view.title.text() == ""
    assert view.table.rowCount() == 0
    assert not view.switch.isEnabled()
