"""A strip across a page for something to know: hand-over, possible duplicate, low score, practice mode."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.cards import IconLabel
from servicedesk.ui.widgets.labels import ElidedLabel, PlainLabel


class Banner(Themed, QWidget):
    """An icon, a bold title, what it is about, and at most two buttons."""

    def __init__(self, tone: str = "gold", icon: str = "note", title: str = "", words: str = "",
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._tone = tone
        self.icon = IconLabel(icon, f"{tone}_text", 18)
        self.title = PlainLabel(title, tokens.BODY, f"{tone}_text", bold=True)
        self.words = ElidedLabel(words, tokens.BODY, f"{tone}_text")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.icon)
        self._row.addWidget(self.title)
        self._row.addWidget(self.words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_words(title, words)
        self.follow_theme()

    def set_words(self, title: str, words: str = "") -> None:
        """Change title and text."""
        self.title.setText(title)
        self.words.setText(words)
        self.setAccessibleName(f"{title} {words}".strip())

    def set_tone(self, tone: str, icon: str) -> None:
        """Change hue and icon."""
        self._tone = tone
        self.icon.set(icon, f"{tone}_text")
        self.title.set_colour(f"{tone}_text")
        self.words.set_colour(f"{tone}_text")
        self.update()

    def add_button(self, button: QAbstractButton) -> None:
        """Put *button* at the right end."""
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def restyle(self) -> None:
        """Scale the gaps."""
        look = theme()
        self._row.setContentsMargins(look.px(13), look.px(4), look.px(10), look.px(4))
        self._row.setSpacing(look.px(10))
        self.setMinimumHeight(look.px(42))
        super().restyle()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(super().sizeHint().width(), theme().px(42))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the strip."""
        fill, line = f"{self._tone}_soft", f"{self._tone}_line"
        paint.rounded(QPainter(self), QRectF(self.rect()), tokens.RADIUS_ROW, fill, line)
