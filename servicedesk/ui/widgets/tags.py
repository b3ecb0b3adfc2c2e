"""Tags, pills and count badges as widgets."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint
from servicedesk.ui.widgets.base import Focusable, Themed


class _Chip(Themed, QWidget):
    """What tags, pills and badges share: words, a tone, an icon."""

    def __init__(self, words: str = "", tone: str = "neutral", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._tone, self._icon = words, tone, icon
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        self.follow_theme()

    def text(self) -> str:
        """The words shown."""
        return self._words

    @property
    def tone(self) -> str:
        """The hue in force."""
        return self._tone

    def set(self, words: str, tone: str | None = None, icon: str | None = None) -> None:
        """Show other words, and another tone or icon if given."""
        self._words = words
        self._tone = self._tone if tone is None else tone
        self._icon = self._icon if icon is None else icon
        self.setAccessibleName(words)
        self.restyle()


class Tag(_Chip):
    """A short fact about a person or a ticket: 金卡, 设施报修."""

    def __init__(
        self, words: str = "", tone: str = "neutral", icon: str = "", outlined: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        self._outlined = outlined
        super().__init__(words, tone, icon, parent)

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(round(paint.tag_width(self._words, self._icon)) + 1, theme().px(tokens.TAG))

    def minimumSizeHint(self) -> QSize:
        """It may be shortened with …."""
        return QSize(min(theme().px(40), self.sizeHint().width()), theme().px(tokens.TAG))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tag."""
        painter = QPainter(self)
        paint.tag(painter, 0, self.height() / 2, self._words, self._tone, self._icon, self.width(), self._outlined)


class Pill(_Chip):
    """A round-ended label with an icon, mostly a time: red late, amber soon, grey neutral."""

    def __init__(
        self, words: str = "", tone: str = "neutral", icon: str = "clock", bold: bool = True,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        self._bold = bold
        super().__init__(words, tone, icon, parent)

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(round(paint.pill_width(self._words, self._icon, self._bold)) + 1, theme().px(tokens.PILL))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill."""
        paint.pill(QPainter(self), 0, self.height() / 2, self._words, self._tone, self._icon, self._bold,
                   room=self.width())  # fmt: skip

    def minimumSizeHint(self) -> QSize:
        """It may be shortened with …."""
        return QSize(min(theme().px(48), self.sizeHint().width()), self.sizeHint().height())


class PillButton(Themed, Focusable, QAbstractButton):
    """A pill that can be pressed, with a hit area of a whole control."""

    focus_radius = 16

    def __init__(self, words: str = "", tone: str = "neutral", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._tone, self._icon = words, tone, icon
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        self.follow_theme()

    def text(self) -> str:
        """The words shown."""
        return self._words

    @property
    def tone(self) -> str:
        """The hue in force."""
        return self._tone

    def set(self, words: str, tone: str | None = None, icon: str | None = None) -> None:
        """Show other words, and another tone or icon if given."""
        self._words = words
        self._tone = self._tone if tone is None else tone
        self._icon = self._icon if icon is None else icon
        self.setAccessibleName(words)
        self.restyle()

    def sizeHint(self) -> QSize:
        """The painted pill is 24 high; the part that answers the mouse is 32."""
        return QSize(round(paint.pill_width(self._words, self._icon, bold=False)) + 1, theme().control)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill in the middle."""
        paint.pill(QPainter(self), 0, self.height() / 2, self._words, self._tone, self._icon, bold=False,
                   room=self.width())  # fmt: skip

    def minimumSizeHint(self) -> QSize:
        """It may be shortened with …."""
        return QSize(min(theme().px(48), self.sizeHint().width()), self.sizeHint().height())


class CountBadge(_Chip):
    """A small number behind a title."""

    def __init__(self, count: int | str = "", tone: str = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(str(count), tone, "", parent)

    def set_count(self, count: int | str, tone: str | None = None) -> None:
        """Show another number."""
        self.set(str(count), tone)

    def sizeHint(self) -> QSize:
        """A circle, or wider for three digits."""
        return QSize(round(paint.badge_width(self._words)) + 1, theme().px(20))

    def minimumSizeHint(self) -> QSize:
        """A number is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the badge."""
        if self._words:
            paint.badge(QPainter(self), 0, self.height() / 2, self._words, self._tone)
