"""The page's room: tabs above three columns, or everything below one another where it is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from servicedesk.ui import tokens
from servicedesk.ui.pages.reception.fitting import Host
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.scroll import ScrollColumn

STACKED_BELOW, NARROW_BELOW = 860, 540
SIDE, SIDE_NARROW, SIDE_FROM = 296, 256, 1120
NO_LIMIT = 16_777_215


class Columns(ScrollColumn):
    """Lays the parts out; *sides* keep a fixed width beside the others."""

    def __init__(self, tabs: QWidget, parts: Sequence[QWidget], sides: Sequence[QWidget]) -> None:
        super().__init__(spacing=0)
        self._sides = sides
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            self._columns.addWidget(part, 0 if part in sides else 1)
        self._host = Host()
        self._inner = QVBoxLayout(self._host)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.addWidget(tabs)
        self._inner.addLayout(self._columns, 1)
        self.body.addWidget(self._host, 1)

    def arrange(self, width: int) -> tuple[bool, bool]:
        """Lay out for a page of *width*; return whether it is stacked, and whether it is narrow."""
        look = theme()
        stacked = width < look.px(STACKED_BELOW)
        self._host.stacked = stacked
        gap = look.px(tokens.CARD_GAP)
        gutter = gap if stacked else look.px(tokens.GUTTER)
        self.body.setContentsMargins(gutter, 0, gutter, gap)
        self._inner.setSpacing(look.px(10))
        self._columns.setSpacing(look.px(14))
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if stacked else across)
        side = look.px(SIDE if width >= look.px(SIDE_FROM) else SIDE_NARROW)
        for pane in self._sides:
            pane.setMinimumWidth(0 if stacked else side)
            pane.setMaximumWidth(NO_LIMIT if stacked else side)
        return stacked, width < look.px(NARROW_BELOW)
