"""The line at the foot: what every key does here, when it was saved, and the shift."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from servicedesk.ui import icons, tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.cards import Line
from servicedesk.ui.widgets.labels import PlainLabel

# The least room for what presses next, in words; unscaled.
TICKER_WORDS = 48


class KeyHint(Themed, QWidget):
    """A key cap and what the key does."""

    def __init__(self, key: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self.words = key, words
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{key} {words}")
        self.follow_theme()

    def sizeHint(self) -> QSize:
        """Cap and words."""
        look = theme()
        wide = paint.key_cap_width(self.key) + look.px(6) + text.width(self.words, tokens.META)
        return QSize(round(wide) + 2, look.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint them."""
        painter = QPainter(self)
        left = paint.key_cap(painter, 0, self.height() / 2, self.key) + theme().px(6)
        text.draw(painter, QRectF(left, 0, self.width() - left, self.height()), self.words, tokens.META, "text2")


class SavedMark(Themed, QWidget):
    """A green tick and when everything was saved; amber while something is on its way."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._icon, self._tone = words, "circle-check", "success"
        self._brief, self._is_brief = "", False
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def text(self) -> str:
        """The words shown."""
        return self._words

    def set(self, words: str, tone: str = "success", icon: str = "circle-check", brief: str = "") -> None:
        """Change words, and tone and icon for anything but "saved"; *brief* says it in little room."""
        self._words, self._tone, self._icon, self._brief = words, tone, icon, brief
        self.setAccessibleName(words)
        self.restyle()

    def set_brief(self, is_brief: bool) -> None:
        """Say it in few words, where there are any."""
        if is_brief != self._is_brief:
            self._is_brief = is_brief
            self.restyle()

    def _shown(self) -> str:
        return self._brief if self._is_brief and self._brief else self._words

    def full_width(self) -> int:
        """How wide all of its words are."""
        return round(text.width(self._words, tokens.META)) + theme().px(21)

    def sizeHint(self) -> QSize:
        """Icon and words."""
        look = theme()
        return QSize(round(text.width(self._shown(), tokens.META)) + look.px(21), look.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint them."""
        look = theme()
        painter = QPainter(self)
        if not self._words:
            return
        icons.draw(painter, self._icon, 0, self.height() / 2 - look.px(7), 14, f"{self._tone}_text")
        left = look.px(19)
        text.draw(painter, QRectF(left, 0, self.width() - left + 1, self.height()), self._shown(), tokens.META, "text2")


class StatusBar(Themed, QWidget):
    """Key hints at the left as far as there is room, saved time and shift at the right."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hints: list[KeyHint] = []
        self.saved = SavedMark()
        self.shift = PlainLabel("", tokens.META, "text2")
        self._line = Line(vertical=True, colour="border2")
        self._left = QHBoxLayout()
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._left)
        self._row.addStretch(1)
        self._row.addWidget(self.saved)
        self._row.addWidget(self._line)
        self._row.addWidget(self.shift)
        self._ticker: tuple[QWidget, Callable[[], int], Callable[[], int]] | None = None
        self._line.setFixedHeight(12)
        self._line.hide()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def set_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show *keys* as (key, what it does), most useful first."""
        if [(hint.key, hint.words) for hint in self._hints] == list(keys):
            return
        for hint in self._hints:
            self._left.removeWidget(hint)
            hint.hide()
            hint.deleteLater()
        self._hints = [KeyHint(key, words, self) for key, words in keys]
        for hint in self._hints:
            self._left.addWidget(hint)
        self._fit()

    def set_ticker(self, ticker: QWidget, wanted: Callable[[], int], least: Callable[[], int]) -> None:
        """Show what presses next, as wide as *wanted* says (0: nothing to show); all but *least* gives way to hints."""
        self._ticker = ticker, wanted, least
        self._row.insertWidget(2, ticker)
        self._fit()

    def fit(self) -> None:
        """Something shown here became wider or narrower."""
        self._fit()

    def set_saved(self, words: str, brief: str = "") -> None:
        """Say when everything was saved; *brief* where there is no room for all of it."""
        self.saved.set(words, brief=brief)
        self._fit()

    def set_shift(self, words: str) -> None:
        """Say which shift it is."""
        self.shift.setText(words)
        self._fit()

    def shown_keys(self) -> list[str]:
        """The keys there is room for."""
        return [hint.key for hint in self._hints if not hint.isHidden()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other hints."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look = theme()
        ticker, wanted, least = None, 0, 0
        if self._ticker is not None and (wanted := self._ticker[1]()):
            ticker, least = self._ticker[0], self._ticker[2]()
        gap = look.px(16)
        # The way to all the keys keeps its place, and so does what presses next.
        kept = self._hints[-1].sizeHint().width() + look.px(14) + gap if self._hints else 0
        kept += least + gap if ticker is not None else 0
        room = self.width() - look.px(2 * tokens.GUTTER) - gap
        shift = self.shift.sizeHint().width() + look.px(33)
        self.saved.set_brief(room - self.saved.full_width() < kept)
        room -= self.saved.sizeHint().width()
        has_shift = bool(self.shift.text()) and room - shift >= kept
        self.shift.setVisible(has_shift)
        self._line.setVisible(has_shift)
        room -= shift if has_shift else 0
        if ticker is not None:
            spare = room - kept
            # A word or two of it would say nothing.
            ticker.setFixedWidth(max(least, min(wanted, least + (spare if spare >= look.px(TICKER_WORDS) else 0))))
            room -= ticker.width() + gap
        # The last is kept where others fall away: it is the way to all the rest.
        widths = [hint.sizeHint().width() + look.px(14) for hint in self._hints]
        used = widths[-1] if widths else 0
        for hint, width in zip(self._hints[:-1], widths, strict=False):
            used += width
            hint.setVisible(used <= room)
        for hint in self._hints[-1:]:
            hint.setVisible(widths[-1] <= room)

    def restyle(self) -> None:
        """Scale the gaps."""
        look = theme()
        gutter = look.px(tokens.GUTTER)
        self._row.setContentsMargins(gutter, 1, gutter, 0)
        self._row.setSpacing(look.px(16))
        self._left.setSpacing(look.px(14))
        self.setFixedHeight(look.px(tokens.STATUS_BAR))
        super().restyle()
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("bg"))
        paint.hairline(painter, 0, 0, self.width())
