"""One way to read the dates of a file: a radio button as a card, with an example and its key."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import marks, paint, text
from servicedesk.ui.widgets.base import Focusable, Themed


class OrderCard(Themed, Focusable, QAbstractButton):
    """Not chosen until somebody chooses it: a wrong month is worse than a question."""

    focus_radius = tokens.RADIUS_ROW

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key, self._title, self._example, self._chosen = key, "", "", False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def show_answer(self, title: str, example: str, chosen: bool) -> None:
        """Show how the dates are read, an example, and whether this is the answer."""
        self._title, self._example, self._chosen = title, example, chosen
        self.setAccessibleName(title)
        self.setAccessibleDescription(example)
        self.updateGeometry()
        self.update()

    @property
    def is_answer(self) -> bool:
        """Whether this is the answer given."""
        return self._chosen

    def sizeHint(self) -> QSize:
        """Two lines."""
        look = theme()
        wide = max(text.width(self._title, tokens.BODY, True) + look.px(28), text.width(self._example, tokens.META))
        return QSize(round(wide) + look.px(48), look.line(tokens.BODY) + look.line(tokens.META) + look.px(14))

    def minimumSizeHint(self) -> QSize:
        """The example gives way."""
        return QSize(theme().px(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        look = theme()
        painter = QPainter(self)
        fill = "primary_soft" if self._chosen else "hover" if self.underMouse() else "surface"
        line = "primary" if self._chosen else "border2"
        paint.rounded(painter, QRectF(self.rect()), tokens.RADIUS_ROW, fill, line, 1.5 if self._chosen else 1)
        left, top, step = look.px(10), look.px(6), look.line(tokens.BODY)
        side = look.px(16)
        marks.paint_radio(painter, QRectF(left, top + (step - side) / 2, side, side), self._chosen)
        left += look.px(24)
        cap = paint.key_cap_width(self._key)
        room = self.width() - left - cap - look.px(14)
        text.draw(painter, QRectF(left, top, room, step), self._title, tokens.BODY, "text", True)
        paint.key_cap(painter, self.width() - cap - look.px(8), top + step / 2, self._key)
        below = QRectF(left, top + step, self.width() - left - look.px(8), look.line(tokens.META))
        text.draw(painter, below, self._example, tokens.META, "text2")
