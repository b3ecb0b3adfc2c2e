"""Time that is left: the small ring with its words, and the large ring of a running visit."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from servicedesk.core.translation import translate
from servicedesk.ui import icons, tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.base import Themed

SOON_SHARE = 0.5
LATE_SHARE = 0.15


@dataclass(frozen=True)
class TimeLeft:
    """How much of a target's time is left: *seconds* (negative when breached) and the *share* of the whole, 0 to 1."""

    seconds: int
    share: float
    paused: bool = False
    met: bool = False

    @property
    def tone(self) -> str:
        """The hue: green above half, amber above 15 %, then red; paused grey."""
        if self.met:
            return "success"
        if self.paused:
            return "neutral"
        if self.seconds < 0 or self.share < LATE_SHARE:
            return "danger"
        return "success" if self.share > SOON_SHARE else "warning"

    @property
    def words(self) -> str:
        """The sentence beside the ring."""
        if self.met:
            return translate("Widgets", "on time")
        if self.paused:
            return translate("Widgets", "paused")
        span = span_words(abs(self.seconds))
        if self.seconds < 0:
            return translate("Widgets", "{span} over", span=span)
        return translate("Widgets", "{span} left", span=span)


def span_words(seconds: int) -> str:
    """Return a length of time in its two largest units: "1 小时 50 分", "24 分", "48 秒"."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    if days:
        whole = translate("Widgets", "{days}d {hours}h", days=days, hours=hours)
        return whole if hours else translate("Widgets", "{days}d", days=days)
    if hours:
        whole = translate("Widgets", "{hours}h {minutes}m", hours=hours, minutes=minutes)
        return whole if minutes else translate("Widgets", "{hours}h", hours=hours)
    if minutes:
        return translate("Widgets", "{minutes}m", minutes=minutes)
    return translate("Widgets", "{seconds}s", seconds=rest)


def clock_words(seconds: int) -> str:
    """Return a running time as 02:14, or 1:02:14 after an hour."""
    minutes, rest = divmod(max(0, seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def paint_ring(painter: QPainter, rect: QRectF, share: float, colour: str, width: float,
               track: str = "neutral_soft") -> None:  # fmt: skip
    """Paint a ring filled clockwise from the top to *share*; *width* in device-independent pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    circle = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setPen(QPen(theme().colour(track), width))
    painter.drawEllipse(circle)
    if share > 0:
        pen = QPen(theme().colour(colour), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(circle, 90 * 16, -round(min(1.0, share) * 360 * 16))
    painter.restore()


def paint_deadline(painter: QPainter, rect: QRectF, left: TimeLeft) -> None:
    """Paint the ring of *left* into the square *rect*; a breach is a warning mark, a met target a tick."""
    if left.met or (left.seconds < 0 and not left.paused):
        name = "circle-check" if left.met else "alert-circle"
        icons.draw_centred(painter, name, rect, rect.width() / theme().scale, left.tone)
        return
    share = max(0.04, left.share)
    paint_ring(painter, rect, share, left.tone, rect.width() * 0.17)


def deadline_width(left: TimeLeft) -> float:
    """Return the room ring and words take together."""
    look = theme()
    return text.width(left.words, tokens.META, True) + look.px(26)


def draw_deadline(painter: QPainter, rect: QRectF, left: TimeLeft) -> float:
    """Draw words and ring at the right end of *rect*, centred vertically; return the width drawn."""
    look = theme()
    side = look.px(18)
    ring = QRectF(rect.right() - side, rect.center().y() - side / 2, side, side)
    paint_deadline(painter, ring.adjusted(1, 1, -1, -1), left)
    words = QRectF(rect.left(), rect.top(), rect.width() - side - look.px(7), rect.height())
    drawn = text.draw(painter, words, left.words, tokens.META, f"{left.tone}_text", True, Qt.AlignmentFlag.AlignRight)
    return drawn + side + look.px(7)


class DeadlineRing(Themed, QWidget):
    """The ring and its words as a widget."""

    def __init__(self, left: TimeLeft | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left = left or TimeLeft(0, 0.0, paused=True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.follow_theme()
        self.set_left(self._left)

    def set_left(self, left: TimeLeft) -> None:
        """Show another time; the size is only asked for again when the words changed."""
        changed = left.words != self._left.words or not self.accessibleName()
        self._left = left
        if changed:
            self.setAccessibleName(left.words)
            self.updateGeometry()
        self.update()

    def retranslate(self) -> None:
        """Say the time in the language in force."""
        self.setAccessibleName(self._left.words)
        self.restyle()

    def sizeHint(self) -> QSize:
        """Words and ring."""
        return QSize(round(deadline_width(self._left)) + 1, theme().px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint them."""
        draw_deadline(QPainter(self), QRectF(self.rect()), self._left)


class TimerRing(Themed, QWidget):
    """The large ring of a visit: time spent inside, the standard below it."""

    def __init__(self, size: float = 66, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size, self._spent, self._standard, self._name = size, 0, 0, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def set_name(self, name: str) -> None:
        """Say what is timed, for a screen reader."""
        self._name = name
        self.set_time(self._spent, self._standard)

    def set_time(self, spent: int, standard: int) -> None:
        """Show *spent* of *standard* seconds; 0 for no standard."""
        self._spent, self._standard = spent, standard
        self.setAccessibleName(f"{self._name} {clock_words(spent)} / {clock_words(standard)}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(theme().px(self._size), theme().px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ring and times."""
        look = theme()
        painter = QPainter(self)
        share = self._spent / self._standard if self._standard else 0.0
        colour = "danger" if share > 1 else "warning" if share > 0.8 else "primary"
        rect = QRectF(self.rect())
        paint_ring(painter, rect, share, colour, look.px(self._size * 0.085))
        centre = rect.center().y()
        line = look.line(tokens.ROW)
        middle = Qt.AlignmentFlag.AlignHCenter
        # An hour needs seven characters: smaller digits instead of cut ones.
        size = tokens.ROW if self._spent < 3600 else tokens.TINY
        top = QRectF(0, centre - line + look.px(2), rect.width(), line)
        if not self._standard:
            top = QRectF(0, 0, rect.width(), rect.height())
        text.draw(painter, top, clock_words(self._spent), size, "text", True, middle)
        if self._standard:
            below = QRectF(0, centre + look.px(1), rect.width(), look.line(tokens.META))
            goal = clock_words(self._standard).removeprefix("0")
            text.draw(painter, below, f"/ {goal}", tokens.META, "text2", align=middle)


class ProgressBar(Themed, QWidget):
    """A thin bar filled to a share."""

    def __init__(self, share: float = 0.0, colour: str = "primary", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share, self._colour = share, colour
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def set_share(self, share: float, name: str = "") -> None:
        """Fill it to *share*, 0 to 1; *name* says it in words."""
        self._share = share
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """Five pixels high."""
        return QSize(theme().px(120), theme().px(5))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar."""
        paint.bar(QPainter(self), QRectF(self.rect()), self._share, self._colour)
