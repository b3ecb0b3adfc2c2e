"""The figures side by side: five tiles, then the charts, in as many columns as there is room for."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from servicedesk.core.charts import ChartTable
from servicedesk.core.permissions import Permission
from servicedesk.queries.analysis import tiles
from servicedesk.queries.analysis.records import Drill, Figure
from servicedesk.queries.analysis.tiles import Tiles
from servicedesk.ui import tokens
from servicedesk.ui.pages.evaluation.comparison_panel import ComparisonPanel
from servicedesk.ui.pages.evaluation.cost_panels import CostsPanel, PromisesPanel
from servicedesk.ui.pages.evaluation.panel import ANSWERS, Panel
from servicedesk.ui.pages.evaluation.panels import CausesPanel, DemandPanel, RatingsPanel, TrendPanel, WaitingPanel
from servicedesk.ui.pages.evaluation.period import Request
from servicedesk.ui.pages.evaluation.promise_lines import PromiseLines
from servicedesk.ui.pages.evaluation.tile import FigureTile
from servicedesk.ui.pages.evaluation.tile_words import tile_words
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.scroll import ScrollColumn
from servicedesk.ui.workspace import Workspace

FIGURES = (Figure.CSAT, Figure.NPS, Figure.ON_TIME, Figure.FIRST_CONTACT, Figure.WAIT)
# Unscaled widths from which a row of cards stands side by side.
FOUR_COLUMNS, TWO_COLUMNS, FIVE_TILES = 1120, 700, 820
UPPER_HEIGHT, LOWER_HEIGHT, LAST_HEIGHT = 242, 250, 176


class Overview(Themed, QWidget):
    """Tiles and charts of one request."""

    opened = Signal(object, object)
    loaded = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.request: Request | None = None
        self.figures: Tiles | None = None
        self.tiles = [FigureTile() for _figure in FIGURES]
        self.promise_lines = PromiseLines()
        self.trend = TrendPanel(workspace)
        self.causes = CausesPanel(workspace)
        self.ratings = RatingsPanel(workspace)
        self.demand = DemandPanel(workspace)
        self.comparison = ComparisonPanel(workspace)
        self.waiting = WaitingPanel(workspace)
        self.costs = CostsPanel(workspace)
        self.promises = PromisesPanel(workspace)
        self.panels: list[Panel] = [
            self.trend, self.causes, self.ratings, self.demand, self.comparison, self.waiting,
            self.costs, self.promises,
        ]  # fmt: skip
        self._shape: tuple[int, int] = (0, 0)
        for figure, tile in zip(FIGURES, self.tiles, strict=True):
            tile.clicked.connect(lambda _on=False, figure=figure: self._open_tile(figure))
        self.promise_lines.opened.connect(self.opened)
        self.promise_lines.follow(self.promises.view.table)
        for panel in self.panels:
            panel.opened.connect(self.opened)
        self._build()
        self.follow_theme()

    def _build(self) -> None:
        self.sheet = ScrollColumn(spacing=0)
        host = QWidget()
        self._rows = QVBoxLayout(host)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._tile_grid, self._upper, self._lower, self._last = (QGridLayout() for _row in range(4))
        for grid in (self._tile_grid, self._upper, self._lower, self._last):
            self._rows.addLayout(grid)
        self._rows.addWidget(self.promise_lines)
        self._rows.addStretch(1)
        self.sheet.body.addWidget(host)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.sheet)

    def stops(self) -> list[QWidget]:
        """Return where Tab stops, in the order one reads."""
        found: list[QWidget] = [*self.tiles]
        for panel in self.panels:
            view = panel.view
            found += [*panel.controls(), view.switch, view.canvas, view.table]
        return found

    def load(self, request: Request) -> None:
        """Ask for every figure of *request*."""
        self.request = request
        span = (request.start, request.end, request.before, request.monday, request.part)
        self.workspace.ask(tiles.tiles, *span, done=self._show_tiles, owner=self, key="tiles")
        self.promise_lines.ask(self.workspace, request)
        for panel in self.panels:
            panel.load(request)

    def _show_tiles(self, found: Tiles) -> None:
        self.figures = found
        self._write_tiles()
        self.loaded.emit(found)

    def _write_tiles(self) -> None:
        if self.figures is None or self.request is None:
            return
        for figure, tile, words in zip(FIGURES, self.tiles, tile_words(self.figures, self.request), strict=True):
            tile.set_words(words)
            tile.setEnabled(figure not in ANSWERS or self.workspace.desk.actor.can(Permission.VIEW_SINGLE_ANSWERS))

    def _open_tile(self, figure: Figure) -> None:
        if self.request is not None:
            tile = self.tiles[FIGURES.index(figure)]
            drill = Drill(figure, self.request.start, self.request.end, self.request.part)
            self.opened.emit(drill, lambda: tile.words.label)

    def twins(self) -> list[tuple[str, ChartTable]]:
        """Return the tables of every chart."""
        return [twin for panel in self.panels if (twin := panel.twin()) is not None]

    def toggle_table(self) -> None:
        """Turn the chart that has the focus into its table and back; without one, the first."""
        focus = QApplication.focusWidget()
        panel = next((each for each in self.panels if focus is not None and each.isAncestorOf(focus)), self.panels[0])
        panel.view.switch.toggle()
        self.sheet.show_widget(panel)
        (panel.view.table if panel.view.switch.isChecked() else panel.view.canvas).setFocus()

    def opens_something(self) -> bool:
        """Return whether Enter would open records where the focus is."""
        focus = QApplication.focusWidget()
        if focus in (*self.tiles, *self.promise_lines.buttons):
            return True
        return any(focus in (panel.view.canvas, panel.view.table) and panel.may_open() for panel in self.panels)

    def retranslate(self) -> None:
        """Say the tiles in the language in force; the charts do it themselves."""
        self._write_tiles()
        self.promise_lines.retranslate()

    # -- room ----------------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        """Scale gaps and heights, and place the cards."""
        look = theme()
        gap = look.px(tokens.CARD_GAP)
        for grid in (self._tile_grid, self._upper, self._lower, self._last):
            grid.setSpacing(gap)
        self._rows.setSpacing(gap)
        for panel in self.panels:
            tall = UPPER_HEIGHT if panel in (self.trend, self.causes) else LOWER_HEIGHT
            tall = LAST_HEIGHT if panel in (self.costs, self.promises) else tall
            panel.setMinimumHeight(look.px(tall))
        self._shape = (0, 0)
        self._place()
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may hold other columns."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        look = theme()
        wide = self.width()
        columns = 4 if wide >= look.px(FOUR_COLUMNS) else 2 if wide >= look.px(TWO_COLUMNS) else 1
        across = 5 if wide >= look.px(FIVE_TILES) else max(1, min(3, wide // look.px(200)))
        if (columns, across) == self._shape:
            return
        self._shape = (columns, across)
        _fill(self._tile_grid, self.tiles, across, [1] * across)
        _fill(self._upper, [self.trend, self.causes], min(columns, 2), [3, 2] if columns > 1 else [1])
        lower = [self.ratings, self.demand, self.comparison, self.waiting]
        _fill(self._lower, lower, columns, [1] * columns)
        _fill(self._last, [self.costs, self.promises], min(columns, 2), [3, 2] if columns > 1 else [1])


def _fill(grid: QGridLayout, widgets: list[Any], columns: int, stretches: list[int]) -> None:
    """Place *widgets* anew, reading order kept."""
    for widget in widgets:
        grid.removeWidget(widget)
    for column in range(grid.columnCount()):
        grid.setColumnStretch(column, 0)
    for column, stretch in enumerate(stretches):
        grid.setColumnStretch(column, stretch)
    for at, widget in enumerate(widgets):
        grid.addWidget(widget, at // columns, at % columns)
