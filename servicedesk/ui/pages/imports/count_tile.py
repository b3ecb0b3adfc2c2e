"""A number of the try: how many rows are new, changed, doubtful or wrong."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from servicedesk.ui import icons, tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.base import Focusable, Themed

HEIGHT = 56


class CountTile(Themed, Focusable, QAbstractButton):
    """A soft box with a number and a word; one with a list behind it can be pressed."""

    focus_radius = tokens.RADIUS_ROW

    def __init__(self, icon: str, tone: str, opens: bool = False) -> None:
        super().__init__()
        self._icon, self._tone, self._opens = icon, tone, opens
        self._words, self._number = "", ""
        self.setCheckable(opens)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if opens else Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, opens)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def set_words(self, words: str) -> None:
        """Say what is counted."""
        self._words = words
        self.show_number(self._number)

    def show_number(self, number: str) -> None:
        """Show a number, or a dash while there is none."""
        self._number = number
        self.setAccessibleName(f"{self._words} {number}".strip())
        self.updateGeometry()
        self.update()

    @property
    def number(self) -> str:
        """The number shown."""
        return self._number

    def sizeHint(self) -> QSize:
        """A number above its word."""
        look = theme()
        wide = max(text.width(self._number, tokens.TITLE, True), text.width(self._words, tokens.META) + look.px(20))
        return QSize(round(wide) + look.px(16), look.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Narrow tiles shorten the word, never the number."""
        number = round(text.width(self._number, tokens.TITLE, True)) + theme().px(12)
        return QSize(max(theme().px(56), number), theme().px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tile."""
        look = theme()
        painter = QPainter(self)
        some = self._number not in ("", "0", "—")
        tone = self._tone if some else "neutral"
        line = f"{tone}_line" if self._opens and (self.isChecked() or self.underMouse()) and some else None
        paint.rounded(painter, QRectF(self.rect()), tokens.RADIUS_ROW, f"{tone}_soft", line)
        first, second = look.line(tokens.TITLE), look.line(tokens.META)
        top = (self.height() - first - second) / 2
        middle = Qt.AlignmentFlag.AlignHCenter
        colour = f"{tone}_text"
        box = QRectF(0, top, self.width(), first)
        text.draw(painter, box, self._number or "—", tokens.TITLE, colour, True, middle)
        room = self.width() - look.px(8)
        with_icon = text.width(self._words, tokens.META) + look.px(18) <= room
        wide = min(room, text.width(self._words, tokens.META) + (look.px(18) if with_icon else 0))
        left = (self.width() - wide) / 2
        if with_icon:
            icons.draw(painter, self._icon, left, top + first + second / 2 - look.px(7), 14, colour)
            left += look.px(18)
        text.draw(painter, QRectF(left, top + first, room, second), self._words, tokens.META, colour)
