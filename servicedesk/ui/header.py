"""The top bar: title, the one search box, who waits, the time, and the one primary button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from servicedesk.core.translation import plural, translate
from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import IconButton, PrimaryButton
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.suggestions import SearchField
from servicedesk.ui.widgets.tags import Pill

# Unscaled widths from which each part has room.
SEARCH_BESIDE_FROM = 560
BUTTON_FROM = 560
TIME_FROM = 360
WAITING_FROM = 860
SUBTITLE_FROM = 1000
SEARCH_WIDTH = 360
SEARCH_LEAST = 200


class Header(Themed, QWidget):
    """The page's name at the left, search in the middle, the desk's state and "new visit" at the right.

    A narrow window moves the search below, as wide as the window, and drops what the pages say themselves.
    """

    menu_pressed = Signal()

    def __init__(self, search: SearchField | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menu = IconButton("menu-2", "")
        self.title = PlainLabel("", tokens.TITLE, "text", True)
        self.subtitle = PlainLabel("", tokens.BODY, "text2", elide=True)
        self.search = search or SearchField("", "", "Ctrl K")
        self.waiting = Pill("", "neutral", "users", bold=False)
        self.bell = IconButton("bell", "")
        self.time = PlainLabel("", tokens.PANE, "text", True)
        self.new_visit = PrimaryButton("", "plus", "F2")
        self._below = False
        self._queue_known = False
        self._can_receive = True
        self._build()
        self.menu.clicked.connect(self.menu_pressed)
        self.menu.hide()
        self.waiting.hide()
        self.follow_theme()
        self.retranslate()

    def _build(self) -> None:
        # The window may be as narrow as it likes: the parts that fit follow from its width, not the other way round.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        left, right = QHBoxLayout(), QHBoxLayout()
        left.addWidget(self.menu)
        left.addWidget(self.title)
        left.addWidget(self.subtitle, 100)
        left.addStretch(1)
        right.addStretch(1)
        for widget in (self.waiting, self.bell, self.time, self.new_visit):
            right.addWidget(widget)
        # Equal stretch keeps the search in the middle whatever stands beside it.
        self._row = QHBoxLayout()
        self._row.addLayout(left, 1)
        self._row.addWidget(self.search)
        self._row.addLayout(right, 1)
        self._sides = (left, right)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._row)

    def set_titles(self, title: str, subtitle: str) -> None:
        """Show which page this is."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)

    def set_waiting(self, waiting: int, longest_words: str, over_standard: bool) -> None:
        """Show how many wait and how long the longest has."""
        words = plural("Frame", "{n} waiting", "{n} waiting", waiting)
        if waiting:
            words = translate("Frame", "{waiting} · longest {time}", waiting=words, time=longest_words)
        self.waiting.set(words, "warning" if over_standard else "neutral", "users")
        self._queue_known = True
        self._fit()

    def set_can_receive(self, can: bool) -> None:
        """Offer "new visit" only to those who receive."""
        self._can_receive = can
        self._fit()

    def retranslate(self) -> None:
        """Name the fixed parts."""
        self.menu.set_name(translate("Frame", "Pages"))
        self.search.set_words(
            translate("Frame", "Find anything"),
            translate("Frame", "Find {customers}, rooms, tickets, answers, commands"),
        )
        self.new_visit.setText(translate("Frame", "New visit"))

    def restyle(self) -> None:
        """Scale."""
        look = theme()
        self._row.setSpacing(look.px(12))
        for side in self._sides:
            side.setSpacing(look.px(12))
        self._fit()
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower: fewer parts."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look = theme()
        width = self.width() / look.scale
        self.subtitle.setVisible(width >= SUBTITLE_FROM)
        self.waiting.setVisible(self._queue_known and width >= WAITING_FROM)
        self.time.setVisible(width >= TIME_FROM)
        self.new_visit.setVisible(self._can_receive and width >= BUTTON_FROM)
        self._place_search(width)
        gutter = look.px(tokens.GUTTER if width >= SEARCH_BESIDE_FROM else 12)
        self._column.setContentsMargins(gutter, 0, gutter, look.px(8) if self._below else 0)
        rows = look.px(tokens.TOP_BAR)
        self.setFixedHeight(rows + look.control + look.px(8) if self._below else rows)

    def _place_search(self, width: float) -> None:
        below = width < SEARCH_BESIDE_FROM
        if below != self._below:
            self._below = below
            if below:
                self._row.removeWidget(self.search)
                self._column.addWidget(self.search)
            else:
                self._column.removeWidget(self.search)
                self._row.insertWidget(1, self.search)
        if below:
            self.search.setMinimumWidth(0)
            self.search.setMaximumWidth(16777215)
        else:
            roomy = width >= SUBTITLE_FROM
            wide = SEARCH_WIDTH if roomy else max(SEARCH_LEAST, min(SEARCH_WIDTH, width * 0.36))
            self.search.setFixedWidth(theme().px(wide))
