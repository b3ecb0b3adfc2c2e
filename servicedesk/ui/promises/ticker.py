"""The ticker: the promise whose time comes next, quiet in the status line until it presses."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from servicedesk.core.translation import translate
from servicedesk.queries.promises import PromiseLine
from servicedesk.ui import icons, tokens, wording
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.base import Focusable, Themed

SOON = timedelta(minutes=15)
WIDEST = 340
TEXT_SHOWN = 40


def tone_of(due: datetime, now: datetime) -> str:
    """Return the colour's stem: red from its time on, amber in the last quarter of an hour."""
    if due <= now:
        return "danger"
    return "warning" if due - now <= SOON else "neutral"


def left_words(due: datetime, now: datetime) -> str:
    """Return how long there is, or how late it is."""
    time = wording.short_duration(due - now)
    if due <= now:
        return translate("Words", "{time} late", time=time)
    return translate("Words", "{time} left", time=time)


def line_words(line: PromiseLine, local: datetime, today: datetime) -> str:
    """Return a promise in one line: ``14:38 修好空调 · 1208``."""
    where = line.place or line.customer_name or line.ticket_number
    time = wording.moment_words(local, today.date())
    # People write the time into the promise, too: once is enough.
    clock = wording.clock_time(local)
    said = line.text.removeprefix(clock).lstrip() if time.endswith(clock) else line.text
    words = said if said.startswith(time) else f"{time} {said}"
    return f"{words} · {where}" if where else words


class PromiseTicker(Themed, Focusable, QAbstractButton):
    """Shows the next promise and how many follow; pressing it, or Enter, opens the list."""

    focus_radius = 5

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._left, self._more, self._tone = "", "", 0, "neutral"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()
        self.follow_theme()

    @property
    def tone(self) -> str:
        """Neutral, warning or danger."""
        return self._tone

    def words(self) -> str:
        """Everything shown, as assistive technology says it."""
        more = f" +{self._more}" if self._more else ""
        return f"{self._words} · {self._left}{more}" if self._words else ""

    def show_next(self, words: str, left: str, more: int, tone: str) -> None:
        """Show the next promise; no words hide the ticker."""
        if (words, left, more, tone) == (self._words, self._left, self._more, self._tone):
            return
        self._words, self._left, self._more, self._tone = words, left, more, tone
        self.setAccessibleName(translate("Promises", "Next promise: {words}", words=self.words()) if words else "")
        self.setToolTip("")
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def wanted_width(self) -> int:
        """Return how wide it would like to be."""
        if not self._words:
            return 0
        look = theme()
        whole = text.width(self._words, tokens.META) + self._end_width() + look.px(30)
        return round(min(whole, look.px(WIDEST)))

    def least_width(self) -> int:
        """Return how wide it has to be for the time and how many follow."""
        return round(self._end_width()) + theme().px(30) if self._words else 0

    def _end(self) -> str:
        return f"{self._left}  +{self._more}" if self._more else self._left

    def _end_width(self) -> float:
        return float(text.width(self._end(), tokens.META, True))

    def sizeHint(self) -> QSize:
        """As wide as wanted."""
        return QSize(self.wanted_width(), theme().px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the alarm, the promise, and the time that is left."""
        look = theme()
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self._tone != "neutral":
            paint.rounded(painter, area, tokens.RADIUS_TAG, f"{self._tone}_soft")
        colour = "text2" if self._tone == "neutral" else f"{self._tone}_text"
        icons.draw(painter, "alarm", look.px(4), area.height() / 2 - look.px(7), 14, colour)
        end = self._end_width()
        left = look.px(22)
        room = area.width() - left - end - look.px(10)
        if room > look.px(16):
            shown = text.elide(self._words, tokens.META, False, room)
            text.draw(painter, QRectF(left, 0, room, area.height()), shown, tokens.META, colour)
        place = QRectF(area.width() - end - look.px(4), 0, end + 1, area.height())
        text.draw(painter, place, self._end(), tokens.META, colour, True)
