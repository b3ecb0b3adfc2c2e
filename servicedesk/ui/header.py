"""The top bar: title, the one search box, who waits, the time, and the one primary button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from servicedesk.core.translation import plural, translate
from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import IconButton, PrimaryButton
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.suggestions import SearchField
from servicedesk.ui.widgets.tags import Pill

NARROW = 900
SEARCH_WIDTH = 360


class Header(Themed, QWidget):
    """The page's name at the left, search in the middle, the desk's state and "new visit" at the right."""

    menu_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menu = IconButton("menu-2", "")
        self.title = PlainLabel("", tokens.TITLE, "text", True)
        self.subtitle = PlainLabel("", tokens.BODY, "text2", elide=True)
        self.search = SearchField("", "", "Ctrl K")
        self.waiting = Pill("", "neutral", "users", bold=False)
        self.time = PlainLabel("", 15, "text", True)
        self.new_visit = PrimaryButton("", "plus", "F2")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.menu)
        self._row.addWidget(self.title)
        self._row.addWidget(self.subtitle, 1)
        self._row.addWidget(self.search)
        self._row.addStretch(1)
        self._row.addWidget(self.waiting)
        self._row.addWidget(self.time)
        self._row.addWidget(self.new_visit)
        self.menu.clicked.connect(self.menu_pressed)
        self.menu.hide()
        self.subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.follow_theme()
        self.retranslate()

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
        gutter = look.px(tokens.GUTTER)
        self._row.setContentsMargins(gutter, 0, look.px(16), 0)
        self._row.setSpacing(look.px(12))
        self.setFixedHeight(look.px(tokens.TOP_BAR))
        self._fit()
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower: fewer parts."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look = theme()
        width = self.width() / look.scale
        self.subtitle.setVisible(width >= NARROW)
        self.waiting.setVisible(width >= 760)
        self.time.setVisible(width >= 620)
        self.new_visit.setVisible(width >= 520)
        self.title.setVisible(width >= 480)
        wanted = look.px(SEARCH_WIDTH) if width >= 1000 else max(look.px(180), int(self.width() * 0.36))
        self.search.setFixedWidth(wanted if width >= 480 else max(self.width() - look.px(100), look.px(120)))
