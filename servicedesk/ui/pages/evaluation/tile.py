"""A figure with its n, interval, twelve weeks, verdict and target; the whole tile opens its records."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from servicedesk.ui import tokens
from servicedesk.ui.pages.evaluation.tile_words import TileWords
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.base import Focusable, Themed

_RIGHT = Qt.AlignmentFlag.AlignRight
SPARK_WIDTH = 54
# Below this the line of weeks gives way to the figure.
SPARK_FROM = 190
SIGNS_FROM = 225


class FigureTile(Themed, Focusable, QAbstractButton):
    """One of the five figures at the head of the page."""

    focus_radius = tokens.RADIUS_CARD

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = TileWords("", "", value="")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def set_words(self, words: TileWords) -> None:
        """Show another figure."""
        self.words = words
        self.setAccessibleName(words.spoken)
        self.setToolTip(paint.plain_tip("\n".join(part for part in (words.label, words.verdict, words.note) if part)))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the records like Space."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Three lines."""
        look = theme()
        return QSize(look.px(236), look.px(107))

    def minimumSizeHint(self) -> QSize:
        """Narrow tiles shorten their words."""
        return QSize(theme().px(150), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tile."""
        look = theme()
        painter = QPainter(self)
        body = QRectF(self.rect())
        pressed = self.isEnabled() and (self.isDown() or self.underMouse())
        paint.panel(painter, body, "hover" if pressed else "surface")
        inner = body.adjusted(look.px(14), look.px(9), -look.px(14), -look.px(11))
        self._paint_head(painter, QRectF(inner.left(), inner.top(), inner.width(), look.px(22)))
        self._paint_value(painter, QRectF(inner.left(), inner.top() + look.px(21), inner.width(), look.px(38)))
        foot = look.px(22)
        self._paint_foot(painter, QRectF(inner.left(), inner.bottom() - foot, inner.width(), foot))

    def _paint_head(self, painter: QPainter, row: QRectF) -> None:
        drawn = text.draw(painter, row, self.words.count, tokens.META, "text2", align=_RIGHT)
        row.setRight(row.right() - drawn - theme().px(6))
        text.draw(painter, row, self.words.label, tokens.BODY, "text2")

    def _paint_value(self, painter: QPainter, row: QRectF) -> None:
        look, words = theme(), self.words
        spark = look.px(SPARK_WIDTH) if row.width() >= look.px(SPARK_FROM) and words.series else 0
        if spark:
            area = QRectF(row.right() - spark, row.top() + look.px(3), spark, row.height() - look.px(8))
            weeks_line(painter, area, words.series, "danger" if words.tone == "danger" else "c1")
        room = row.width() - spark - (look.px(8) if spark else 0)
        colour = "text3" if words.is_grey or not words.count.strip("n=0") else "text"
        size = tokens.STAT
        unit = text.width(words.unit, tokens.PANE, True)
        while size > tokens.PERSON and text.width(words.value, size, True) + unit > room:
            size -= 1
        left = row.left() + text.draw(painter, QRectF(row.left(), row.top(), room, row.height()), words.value, size,
                                      colour, True)  # fmt: skip
        below = look.px(3)
        if words.unit:
            gap = look.px(1 if words.unit == "%" else 4)
            box = QRectF(left + gap, row.top() + below, max(row.left() + room - left - gap, 0), row.height())
            left += gap + text.draw(painter, box, words.unit, tokens.PANE, colour, True)
        rest = QRectF(left + look.px(7), row.top() + below, row.left() + room - left - look.px(7), row.height())
        if text.width(words.interval, tokens.BODY) <= rest.width() + 1:
            text.draw(painter, rest, words.interval, tokens.BODY, "text2")
        else:
            text.draw(painter, rest, words.interval, tokens.TINY, "text2")

    def _paint_foot(self, painter: QPainter, row: QRectF) -> None:
        look, words = theme(), self.words
        gap, icon, note = look.px(4), words.verdict_icon, words.note
        if icon == "equal" and row.width() < look.px(SIGNS_FROM):
            # No change is said by the words alone: the same on every tile, whatever its note.
            icon = ""
        taken = paint.tag_width(words.verdict, icon) + gap if words.verdict else 0
        # The target is what the figure is held against: whatever stands before it gives way first.
        while " · " in note and taken + text.width(note, tokens.META) > row.width() + 1:
            note = note.partition(" · ")[2]
        if words.verdict:
            paint.tag(painter, row.left(), row.center().y(), words.verdict, words.tone, icon, row.width())
        rest = QRectF(row.left() + taken, row.top(), max(row.width() - taken + 1, 0), row.height())
        # A stump of the goal would say nothing.
        if text.width(note, tokens.META) <= rest.width() + 1:
            text.draw(painter, rest, note, tokens.META, "text2", align=_RIGHT)


def weeks_line(painter: QPainter, rect: QRectF, series: Sequence[float | None], colour: str) -> None:
    """Draw the weeks as a line with a faint fill and a dot at the newest; a week without data is a gap."""
    known = [value for value in series if value is not None]
    if not known:
        return
    look = theme()
    inset = look.px(4)
    low, high = min(known), max(known)
    step = (rect.width() - 2 * inset) / max(len(series) - 1, 1)
    tall = rect.height() - 2 * inset

    def spot(at: int, value: float) -> QPointF:
        share = (value - low) / (high - low) if high > low else 0.5
        return QPointF(rect.left() + inset + at * step, rect.bottom() - inset - share * tall)

    ink = look.colour(colour)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for run in _runs([None if value is None else spot(at, value) for at, value in enumerate(series)]):
        _stretch(painter, rect, run, ink)
    last = series[-1]
    if last is not None:
        painter.setPen(QPen(look.colour("surface"), look.px(1)))
        painter.setBrush(ink)
        painter.drawEllipse(spot(len(series) - 1, last), look.px(3), look.px(3))
    painter.restore()


def _runs(spots: Sequence[QPointF | None]) -> list[list[QPointF]]:
    found: list[list[QPointF]] = [[]]
    for each in spots:
        if each is None:
            found.append([])
        else:
            found[-1].append(each)
    return [run for run in found if run]


def _stretch(painter: QPainter, rect: QRectF, run: list[QPointF], ink: QColor) -> None:
    look = theme()
    if len(run) == 1:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(run[0], look.px(1.4), look.px(1.4))
        return
    line = QPainterPath(run[0])
    for each in run[1:]:
        line.lineTo(each)
    area = QPainterPath(line)
    area.lineTo(run[-1].x(), rect.bottom())
    area.lineTo(run[0].x(), rect.bottom())
    faint = QLinearGradient(rect.topLeft(), rect.bottomLeft())
    start, end = QColor(ink), QColor(ink)
    start.setAlphaF(0.14)
    end.setAlphaF(0.0)
    faint.setColorAt(0, start)
    faint.setColorAt(1, end)
    painter.fillPath(area, faint)
    pen = QPen(ink, look.px(1.6))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(line, pen)
