"""The quiet line over a form: what somebody else changed of the record meanwhile, and when the draft was kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.cards import IconLabel
from servicedesk.ui.widgets.labels import ElidedLabel
from servicedesk.ui.widgets.status_bar import SavedMark


class NewsLine(Themed, QWidget):
    """Takes no room while there is nothing to say; ``said_again`` when it has to be said in another language."""

    said_again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.icon = IconLabel("user", "primary_text", 14)
        self.news = ElidedLabel("", tokens.META, "primary_text")
        self.kept = SavedMark("")
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.icon)
        self._line.addWidget(self.news, 1)
        self._line.addWidget(self.kept)
        self.follow_theme()
        self.tell("", "")

    def tell(self, words: str, whole: str) -> None:
        """Say what others changed, *whole* where somebody looks closer; empty words take it away."""
        self.news.setText(words)
        self.news.setAccessibleDescription(whole)
        self.setToolTip(paint.plain_tip(whole) if whole else "")
        for part in (self.icon, self.news):
            part.setVisible(bool(words))
        self._fit()

    def tell_kept(self, words: str) -> None:
        """Say that the draft is kept, or nothing."""
        self.kept.set(words)
        self.kept.setVisible(bool(words))
        self._fit()

    def _fit(self) -> None:
        self.setVisible(not self.news.isHidden() or bool(self.kept.text()))

    def retranslate(self) -> None:
        """Have it said again."""
        self.said_again.emit()

    def restyle(self) -> None:
        """Scale the gap."""
        super().restyle()
        self._line.setSpacing(theme().px(6))
