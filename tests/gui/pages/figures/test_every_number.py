"""Every number of every card opens as many records as it says: by keys, by mouse, from its table, for two sites."""

from __future__ import annotations

import shutil
from collections import deque

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM
from servicedesk.core.charts import HeatMap
from servicedesk.core.clock import FixedClock
from servicedesk.core.weekly import Metric
from servicedesk.queries.analysis.causes import CauseBasis
from servicedesk.queries.analysis.scope import Dimension
from servicedesk.services import passwords
from servicedesk.services.demo import make_demo
from servicedesk.services.desk import create_desk, open_desk
from servicedesk.ui.pages.evaluation.cost_panels import BY_CAUSE, BY_TYPE
from tests.demo_database import NAME, NOW
from tests.gui.pages.figures.shown import chart

pytestmark = pytest.mark.slow
K = Qt.Key
ARROWS = {K.Key_Left: (-1, 0), K.Key_Right: (1, 0), K.Key_Up: (0, -1), K.Key_Down: (0, 1)}
SITES = {"hotel": 600, "clinic": 2000}


@pytest.fixture(scope="session", params=SITES)
def made(request, tmp_path_factory):
    """A practice site large enough for every card to have several parts."""
    folder = tmp_path_factory.mktemp(request.param)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "MEMORY_KIBIBYTES", 8)
        patch.setattr(passwords, "PASSES", 1)
        desk = create_desk(folder / NAME, clock=FixedClock(NOW), station="A1")
        make_demo(desk, request.param, SITES[request.param], 1)
        desk.close()
    return folder


@pytest.fixture
def desk(made, tmp_path, clock):
    """A copy of it instead of the small hotel."""
    shutil.copytree(made, tmp_path / "site")
    desk = open_desk(tmp_path / "site" / NAME, clock=clock, station="A1")
    desk.actor = SYSTEM
    yield desk
    desk.close()


@pytest.fixture(params=["last week", "running week, one channel"])
def narrowed(request, page, press):
    """A week that is over, or the one that goes on and of it those who came in person."""
    if request.param != "last week":
        press("]")
        page.filters.channel.set_value("in_person")
        page.filters.channel.chosen.emit("in_person")
        QApplication.processEvents()
        assert page.request().part.channel is not None
        assert not page.request().is_finished
    return request.param


def shown_forms(page):
    """Every card in each form that its own choices give it."""
    board = page.overview
    for metric in (Metric.CSAT, Metric.ON_TIME):
        yield board.trend, lambda metric=metric: board.trend._choose(metric.value)
    for basis in CauseBasis:
        yield board.causes, lambda basis=basis: board.causes._choose(basis.value)
    for metric in (Metric.CSAT, Metric.ON_TIME):
        for dimension in (Dimension.SCENARIO, Dimension.CHANNEL, Dimension.TIER, Dimension.PERSON):
            yield board.comparison, lambda of=f"{metric.value} {dimension.value}": board.comparison._choose(of)
    for by in (BY_TYPE, BY_CAUSE):
        yield board.costs, lambda by=by: board.costs._choose(by)
    for panel in (board.ratings, board.demand, board.waiting, board.promises):
        yield panel, lambda: None


def said_at(page, panel, at):
    """The number that stands at a part of a chart."""
    drawn, rows = chart(panel), panel.twin()[1].rows
    if panel is page.overview.promises:
        return int(drawn.bars[at[0]].value)
    if panel is page.overview.costs:
        return int(drawn.bars[at[0]].text.rpartition("· ")[2].removesuffix("×").replace(",", ""))
    row = rows[at[0]]
    column = 2 if panel is page.overview.trend else 1
    if isinstance(drawn, HeatMap):
        column = at[1] + 1
    elif len(at) == 2:
        column = at[1] + 2
    return int(row[column].replace(",", "")) if row[column].replace(",", "").isdigit() else 0


def opened(page, press):
    """How many records a press opened, and back again; nothing opened is none."""
    QApplication.processEvents()
    if not page.records.isVisible():
        return 0
    total = page.records._found.total
    assert page.records.model.rowCount() == min(total, 500)
    press(K.Key_Escape)
    assert page.overview.isVisible()
    return total


def way(canvas, goal):
    """The arrows from the present part to another one, as few as there can be."""
    start = canvas._current()
    seen, waiting = {start.at}, deque([(start, [])])
    while waiting:
        region, keys = waiting.popleft()
        if region.at == goal.at:
            return keys
        for key, step in ARROWS.items():
            other = canvas._towards(region, *step)
            if other is not None and other.at not in seen:
                seen.add(other.at)
                waiting.append((other, [*keys, key]))
    return None


def spot(canvas, region):
    """A point of a part that no other part lies on; none where it is thinner than the mouse can tell."""
    middle = int(region.y + region.height / 2)
    across = [QPoint(x, middle) for x in range(int(region.x) + 1, int(region.x + region.width) + 1)]
    centred = sorted(across, key=lambda point: abs(point.x() - region.x - region.width / 2))
    found = (point for point in centred if (under := canvas._under(point.toPointF())) and under.at == region.at)
    return next(found, None)


def parts(canvas, panel):
    """The parts of a chart; of a week of hours some, for its table names them all."""
    found = canvas.places()
    return found[::7] if isinstance(chart(panel), HeatMap) else found


def test_every_part_opens_by_keys_and_by_mouse(page, narrowed, press):
    looked_at = 0
    for panel, choose in shown_forms(page):
        choose()
        QApplication.processEvents()
        canvas = panel.view.canvas
        for region in parts(canvas, panel):
            canvas.setFocus()
            keys = way(canvas, region)
            assert keys is not None, (panel, region.at)
            for key in keys:
                press(key)
            assert canvas._current().at == region.at
            press(K.Key_Return)
            assert opened(page, press) == said_at(page, panel, region.at), (panel, region.at)
            point = spot(canvas, region)
            if point is None:
                assert min(region.width, region.height) < 2, (panel, region)
                continue
            QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=point)
            assert opened(page, press) == said_at(page, panel, region.at), (panel, region.at)
            looked_at += 1
    assert looked_at > 80


def test_every_number_of_a_table_opens(page, narrowed, press):
    looked_at = 0
    for panel, choose in shown_forms(page):
        choose()
        panel.view.switch.setChecked(True)
        QApplication.processEvents()
        table = panel.view.table
        for row in range(table.rowCount()):
            for column in range(table.columnCount()):
                said = table.cell(row, column).replace(",", "")
                if not said.isdigit():
                    continue
                table.setFocus()
                table.setCurrentCell(row, column)
                press(K.Key_Return)
                assert opened(page, press) == int(said), (panel, row, column, table.cell(row, 0))
                looked_at += 1
        panel.view.switch.setChecked(False)
    assert looked_at > 100


def test_every_tile_and_every_line_of_promises_opens(page, narrowed, press):
    for tile in page.overview.tiles:
        n = int(tile.words.count.removeprefix("n=").replace(",", "") or 0)
        tile.setFocus()
        press(K.Key_Return)
        assert opened(page, press) == n, tile.words
        QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
        assert opened(page, press) == n, tile.words
    found = page.overview.promise_lines.found
    for button, share in zip(
        page.overview.promise_lines.buttons, [found.update, *(row.share for row in found.inside)], strict=False
    ):
        button.setFocus()
        press(K.Key_Return)
        assert opened(page, press) == share.n, button.text()


def test_every_row_of_the_whole_comparison_opens(page, press):
    page.overview.comparison._choose(f"{Metric.ON_TIME.value} {Dimension.SCENARIO.value}")
    QApplication.processEvents()
    page.overview.comparison.all.click()
    QApplication.processEvents()
    panel = page.comparison.panel
    canvas, rows = panel.view.canvas, panel.twin()[1].rows
    assert len(canvas.places()) == len(rows) > len(chart(page.overview.comparison).rows)
    for region in canvas.places():
        canvas.setFocus()
        for key in way(canvas, region):
            press(key)
        press(K.Key_Return)
        QApplication.processEvents()
        assert page.records.isVisible()
        assert page.records._found.total == int(rows[region.at[0]][1].replace(",", ""))
        press(K.Key_Escape)
        assert page.comparison.isVisible()
