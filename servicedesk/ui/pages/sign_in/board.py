"""The indigo side: time, who is being served, who waits; no names, no rooms."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from servicedesk.core.translation import plural, translate
from servicedesk.ui import icons, tokens, wording
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import text
from servicedesk.ui.widgets.base import Themed

WIDTH = 506
TICKETS_SHOWN = 3
_PALE = QColor(255, 255, 255, 200)


class BoardPane(Themed, QWidget):
    """Painted, because nothing on it can be operated; its words are its accessible description.

    ``has_queue`` says whether anybody has told it yet who waits.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._site, self._place = "", ""
        self._now: datetime | None = None
        self._serving = ""
        self._waiting: tuple[tuple[str, timedelta], ...] = ()
        self._standard = timedelta(minutes=5)
        self.has_queue = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.follow_theme()

    def set_site(self, site: str, place: str) -> None:
        """Say whose desk this is."""
        self._site, self._place = site, place
        self.update()

    def set_time(self, now: datetime) -> None:
        """Show the local time."""
        self._now = now
        self.update()

    def set_queue(self, serving: str, waiting: tuple[tuple[str, timedelta], ...], standard: timedelta) -> None:
        """Show the queue: numbers and how long each has waited."""
        self._serving, self._waiting, self._standard = serving, waiting, standard
        self.has_queue = True
        self.setAccessibleDescription(" ".join(number for number, _waited in waiting))
        self.update()

    def restyle(self) -> None:
        """Keep the width in step with the text."""
        self.setFixedWidth(theme().px(WIDTH))
        super().restyle()

    def sizeHint(self) -> QSize:
        """As wide as in the pictures."""
        return QSize(theme().px(WIDTH), theme().px(600))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, name, time and queue."""
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        left = look.px(44)
        mark = QRectF(left, look.px(40), look.px(36), look.px(36))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(255, 255, 255, 50))
        painter.drawRoundedRect(mark, look.px(8), look.px(8))
        icons.draw_centred(painter, "bell", mark, 20, "on_primary")
        beside = mark.right() + look.px(12)
        room = self.width() - beside - look.px(20)
        self._write(painter, beside, look.px(38), self._site, tokens.ROW, True, room)
        self._write(painter, beside, look.px(59), self._place, tokens.META, False, room)
        self._paint_time(painter, left)
        self._paint_queue(painter, left)
        foot = self.height() - look.px(74)
        icons.draw(painter, "eye-off", left, foot, 16, "on_primary")
        hidden = translate("SignIn", "Names, places, numbers and tickets are hidden")
        self._write(painter, left + look.px(26), foot - look.px(2), hidden, tokens.BODY, False)

    def _paint_ground(self, painter: QPainter) -> None:
        sheen = QLinearGradient(QPointF(0, 0), QPointF(self.width(), self.height()))
        sheen.setColorAt(0, QColor("#2F54D0"))
        sheen.setColorAt(1, QColor("#20388F"))
        painter.fillRect(self.rect(), sheen)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(255, 255, 255, 9))
        for radius in (0.92, 0.68, 0.45):
            reach = self.width() * radius
            painter.drawEllipse(QPointF(self.width(), self.height()), reach, reach)

    def _paint_time(self, painter: QPainter, left: float) -> None:
        if self._now is None:
            return
        look = theme()
        top = look.px(150)
        painter.setFont(look.font(84, True))
        painter.setPen(QColor("white"))
        painter.drawText(QRectF(left - look.px(4), top, self.width(), look.px(100)), f"{self._now:%H:%M}")
        self._write(painter, left, top + look.px(102), wording.full_day(self._now.date()), tokens.PERSON, False)

    def _paint_queue(self, painter: QPainter, left: float) -> None:
        look = theme()
        top = look.px(332)
        if self._serving:
            self._write(painter, left, top, translate("SignIn", "Being served"), tokens.BODY, False)
            self._write(painter, left, top + look.px(22), self._serving, 38, True)
        middle = left + look.px(210) if self._serving else left
        self._write(painter, middle, top, translate("SignIn", "Waiting"), tokens.BODY, False)
        count = str(len(self._waiting))
        self._write(painter, middle, top + look.px(22), count, 38, True)
        if self._waiting:
            longest = wording.short_duration(max(waited for _number, waited in self._waiting))
            people = plural(
                "SignIn", "guest · longest {time}", "guests · longest {time}", len(self._waiting), time=longest
            )
            beside = middle + text.width(count, 38, True) + look.px(8)
            self._write(painter, beside, top + look.px(42), people, tokens.BODY, False)
        width = look.px(130)
        for index, (number, waited) in enumerate(self._waiting[:TICKETS_SHOWN]):
            box = QRectF(left + index * (width + look.px(14)), top + look.px(98), width, look.px(92))
            self._paint_number(painter, box, number, waited)

    def _paint_number(self, painter: QPainter, box: QRectF, number: str, waited: timedelta) -> None:
        look = theme()
        painter.setPen(QColor(255, 255, 255, 60))
        painter.setBrush(QColor(255, 255, 255, 28))
        painter.drawRoundedRect(box, look.px(8), look.px(8))
        inner = box.left() + look.px(14)
        self._write(painter, inner, box.top() + look.px(10), number, tokens.PERSON, True)
        waited_words = translate("SignIn", "waited {time}", time=wording.short_duration(waited))
        room = box.width() - look.px(20)
        self._write(painter, inner, box.top() + look.px(40), waited_words, tokens.META, False, room)
        late = waited > self._standard
        words = translate("SignIn", "Over standard") if late else translate("SignIn", "In time")
        colour = QColor("#FFD58A") if late else _PALE
        self._write(painter, inner, box.top() + look.px(62), words, tokens.META, late, room, colour)

    @staticmethod
    def _write(
        painter: QPainter,
        left: float,
        top: float,
        words: str,
        size: int,
        bold: bool,
        room: float = 0,
        colour: QColor | None = None,
    ) -> None:
        look = theme()
        shown = text.elide(words, size, bold, room) if room else words
        painter.setFont(look.font(size, bold))
        painter.setPen(colour or (QColor("white") if bold else _PALE))
        painter.drawText(QRectF(left, top, look.px(WIDTH), look.line(size)), Qt.AlignmentFlag.AlignVCenter, shown)
