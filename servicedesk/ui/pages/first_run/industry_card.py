"""An industry to choose: its words, what it deals with, and how much comes along."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from servicedesk.core.pack import Pack
from servicedesk.core.translation import plural, translate
from servicedesk.ui import icons, tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.base import Focusable, Themed

TONES = ("primary", "violet", "warning", "teal", "success", "gold")


class IndustryCard(Themed, Focusable, QAbstractButton):
    """A radio button as large as a card; the digit in its corner chooses it."""

    focus_radius = tokens.RADIUS_POPOVER

    def __init__(self, pack: Pack, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pack = pack
        self._digit, self._tone = str(place + 1), TONES[place % len(TONES)]
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()
        self.follow_theme()

    def retranslate(self) -> None:
        """Name the card."""
        self.setAccessibleName(f"{self.pack.name} · {self.pack.summary} · {self._contents()}")
        self.update()

    def _contents(self) -> str:
        scenarios = plural("FirstRun", "{n} scenario", "{n} scenarios", len(self.pack.scenarios))
        articles = plural("FirstRun", "{n} article", "{n} articles", len(self.pack.articles))
        sets = plural("FirstRun", "{n} questionnaire", "{n} questionnaires", len(self.pack.question_sets))
        return translate(
            "FirstRun", "{scenarios} · {articles} · {sets}", scenarios=scenarios, articles=articles, sets=sets
        )

    def sizeHint(self) -> QSize:
        """Three in a row."""
        return QSize(theme().px(300), theme().px(176))

    def minimumSizeHint(self) -> QSize:
        """Low screens get lower cards."""
        return QSize(theme().px(200), theme().px(150))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        chosen = self.isChecked()
        fill = "selected" if chosen else "hover" if self.underMouse() else "surface"
        paint.rounded(painter, rect, tokens.RADIUS_POPOVER, fill, "primary" if chosen else "border")
        self._paint_glow(painter, rect)
        pad = look.px(18)
        box = QRectF(rect.left() + pad, rect.top() + pad, look.px(50), look.px(50))
        paint.rounded(painter, box, tokens.RADIUS_CARD, self._tone)
        icons.draw_centred(painter, self.pack.icon, box, 24, "on_primary")
        left = box.right() + look.px(14)
        room = rect.right() - pad - look.px(20) - left
        name = text.elide(str(self.pack.name), tokens.PERSON, True, room)
        line = look.line(tokens.PERSON)
        text.draw(painter, QRectF(left, box.top(), room, line), name, tokens.PERSON, "text", True)
        summary = text.elide(str(self.pack.summary), tokens.BODY, False, room)
        text.draw(painter, QRectF(left, box.top() + line, room, look.line(tokens.BODY)), summary, tokens.BODY, "text2")
        self._paint_corner(painter, rect, chosen)
        top = box.bottom() + look.px(22)
        x = box.left()
        for highlight in self.pack.highlights:
            width = paint.tag_width(str(highlight))
            if x + width > rect.right() - pad:
                break
            x += paint.tag(painter, x, top, str(highlight), self._tone, outlined=True) + look.px(8)
        border = rect.bottom() - look.px(48)
        if border > top + look.px(14):
            paint.hairline(painter, box.left(), border, rect.width() - 2 * pad, "primary_line" if chosen else "border")
        foot = QRectF(box.left(), rect.bottom() - look.px(34), rect.width() - 2 * pad, look.line(tokens.BODY))
        words = text.elide(self._contents(), tokens.BODY, chosen, foot.width())
        text.draw(painter, foot, words, tokens.BODY, "primary_text" if chosen else "text2", chosen)

    def _paint_glow(self, painter: QPainter, rect: QRectF) -> None:
        """Two faint discs in the industry's colour, inside the card."""
        painter.save()
        clip = QPainterPath()
        clip.addRoundedRect(rect, theme().px(tokens.RADIUS_POPOVER), theme().px(tokens.RADIUS_POPOVER))
        painter.setClipPath(clip)
        colour = QColor(theme().colour(self._tone))
        colour.setAlpha(18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        centre = QPointF(rect.right() - theme().px(50), rect.top() + theme().px(40))
        for radius in (110, 70):
            painter.drawEllipse(centre, theme().px(radius), theme().px(radius))
        painter.restore()

    def _paint_corner(self, painter: QPainter, rect: QRectF, chosen: bool) -> None:
        look = theme()
        spot = QRectF(rect.right() - look.px(36), rect.top() + look.px(14), look.px(22), look.px(22))
        if chosen:
            paint.rounded(painter, spot, 11, "primary")
            icons.draw_centred(painter, "check", spot, 14, "on_primary")
        else:
            width = paint.key_cap_width(self._digit)
            paint.key_cap(painter, spot.right() - width, spot.center().y(), self._digit)
