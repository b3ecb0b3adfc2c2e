"""The painted strip: columns of days with what was counted, paused, closed, left and over, now and the deadline."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from servicedesk.core.translation import mark, translate, translate_marked
from servicedesk.methods.strip_days import Piece, PieceKind, StripDay
from servicedesk.queries.deadline_strips import Explanation, Waiting
from servicedesk.ui import icons, tokens, wording
from servicedesk.ui.pages.tickets.strip_columns import StripColumn, columns
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.base import Themed

COLUMN, GAP, BOX = 76, 4, 34
WORDS = {
    PieceKind.COUNTED: mark("Deadline", "counted"),
    PieceKind.PAUSED: mark("Deadline", "paused"),
    PieceKind.CLOSED: mark("Deadline", "not open"),
    PieceKind.LEFT: mark("Deadline", "left"),
    PieceKind.OVER: mark("Deadline", "over"),
}
_FILLS = {
    PieceKind.COUNTED: ("primary", None),
    PieceKind.PAUSED: ("gold_soft", "gold_line"),
    PieceKind.CLOSED: ("neutral_soft", "neutral_line"),
    PieceKind.LEFT: ("primary_soft", None),
    PieceKind.OVER: ("danger", None),
}
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class StripBar(Themed, QWidget):
    """Drawn to the minute within each day; what waiting would make of it is dashed."""

    def __init__(self, explanation: Explanation) -> None:
        super().__init__()
        self._explanation = explanation
        self._waiting: Waiting | None = None
        self._names = {
            day.on: span.name
            for span in explanation.closed
            for day in explanation.days
            if span.first <= day.on <= span.last
        }
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._spoken())
        self.follow_theme()

    def show_waiting(self, waiting: Waiting | None) -> None:
        """Show what waiting would make of it."""
        self._waiting = waiting
        self.update()

    def columns(self) -> list[StripColumn]:
        """The columns that have room, those of the supposed deadline last."""
        look = theme()
        most = max(int(self.width() // look.px(COLUMN)), 3)
        days = self._explanation.days
        extra: list[StripDay] = []
        if self._waiting is not None and days:
            extra = [day for day in self._waiting.days if day.on > days[-1].on][-1:]
        found = columns(days, self._names, most - len(extra), self._explanation.now.date())
        return found + [
            StripColumn(each.days, each.title, each.below, is_supposed=True) for each in columns(extra, {}, 3)
        ]

    def _spoken(self) -> str:
        """Say every day with its pieces, for a screen reader."""
        said = []
        for day in self._explanation.days[:40]:
            pieces = [
                f"{translate_marked(WORDS[piece.kind])} {piece.start:%H:%M}–{piece.end:%H:%M}"
                for piece in day.pieces
                if piece.kind in WORDS and piece.kind is not PieceKind.CLOSED
            ]
            if pieces:
                said.append(f"{wording.day_words(day.on)}: {', '.join(pieces)}")
        return " · ".join(said)

    def sizeHint(self) -> QSize:
        """Head, boxes, and the word for now."""
        look = theme()
        return QSize(look.px(320), round(2 * look.line(tokens.META) + look.px(BOX + 8) + look.line(tokens.META) + 8))

    def minimumSizeHint(self) -> QSize:
        """Three columns."""
        return QSize(theme().px(180), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the columns, then what points into them."""
        shown = self.columns()
        if not shown:
            return
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = look.px(GAP)
        weights = [1.45 if len(column.days) > 1 else 1.0 for column in shown]
        unit = (self.width() - gap * (len(shown) - 1)) / sum(weights)
        left = 0.0
        for column, weight in zip(shown, weights, strict=True):
            self._paint_column(painter, column, QRectF(left, 0, unit * weight, self.height()))
            left += unit * weight + gap

    def _paint_column(self, painter: QPainter, column: StripColumn, area: QRectF) -> None:
        look = theme()
        line = look.line(tokens.META)
        today = self._explanation.now.date() in {day.on for day in column.days} and not column.is_folded
        title = text.elide(column.title, tokens.META, True, area.width())
        colour = "text3" if column.is_closed else "text"
        text.draw(painter, QRectF(area.left(), 0, area.width(), line), title, tokens.META, colour, True, _CENTRE)
        is_now = today and self._explanation.ended_at is None and not column.is_supposed
        below = translate("Deadline", "today") if is_now else column.below
        below = text.elide(below, tokens.META, is_now, area.width())
        tone = "primary_text" if is_now else "text2"
        text.draw(painter, QRectF(area.left(), line, area.width(), line), below, tokens.META, tone, is_now, _CENTRE)
        box = QRectF(area.left(), 2 * line + look.px(4), area.width(), look.px(BOX))
        self._paint_box(painter, column, box)

    def _paint_box(self, painter: QPainter, column: StripColumn, box: QRectF) -> None:
        look = theme()
        shape = QPainterPath()
        shape.addRoundedRect(box, look.px(5), look.px(5))
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(box, look.colour("surface"))
        if column.is_closed:
            self._fill(painter, PieceKind.CLOSED, box)
        elif not column.is_folded:
            self._paint_day(painter, column, box)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("border2"), 1))
        painter.drawPath(shape)
        if column.words:
            self._label(painter, column.words, box, column.is_closed)
        if not column.is_folded:
            self._paint_marks(painter, column, box)

    def _label(self, painter: QPainter, words: str, box: QRectF, boxed: bool) -> None:
        look = theme()
        words = text.elide(words, tokens.META, False, box.width() - look.px(14))
        wide = text.width(words, tokens.META) + look.px(12)
        if boxed and wide <= box.width():
            left = box.left() + look.px(5) if self._now_in(box) else box.center().x() - wide / 2
            pad = QRectF(left, box.center().y() - look.px(10), wide, look.px(20))
            paint.rounded(painter, pad, 4, "surface")
            text.draw(painter, pad, words, tokens.META, "text2", align=_CENTRE)
        else:
            text.draw(painter, box, words, tokens.META, "text2", align=_CENTRE)

    def _now_in(self, box: QRectF) -> bool:
        return box.width() > theme().px(60)

    def _paint_day(self, painter: QPainter, column: StripColumn, box: QRectF) -> None:
        day = column.days[0]
        for piece in day.pieces:
            if piece.kind is PieceKind.SPARE or (column.is_supposed and piece.kind is not PieceKind.LEFT):
                continue
            part = QRectF(_x(day, piece.start, box), box.top(), 0, box.height())
            part.setRight(max(_x(day, piece.end, box), part.left() + 1))
            self._fill(painter, piece.kind, part, column.is_supposed)
            self._mark_piece(painter, piece, part)

    def _fill(self, painter: QPainter, kind: PieceKind, part: QRectF, dashed: bool = False) -> None:
        look = theme()
        fill, hatch = _FILLS[kind]
        painter.fillRect(part, look.colour("warning_soft" if dashed else fill))
        if hatch is not None:
            painter.save()
            painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
            painter.setPen(QPen(look.colour(hatch), look.px(1.4)))
            step, left = look.px(8), part.left() - part.height()
            while left < part.right():
                painter.drawLine(QPointF(left, part.bottom()), QPointF(left + part.height(), part.top()))
                left += step
            painter.restore()
        if kind is PieceKind.LEFT:
            style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
            painter.setPen(QPen(look.colour("warning" if dashed else "primary"), look.px(1.6), style))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(part.adjusted(1, 1, -1, -1), look.px(4), look.px(4))

    def _mark_piece(self, painter: QPainter, piece: Piece, part: QRectF) -> None:
        look = theme()
        if piece.kind is PieceKind.PAUSED and part.width() >= look.px(14):
            icons.draw_centred(painter, "player-pause", part, 14, "gold_text")
        if piece.kind is PieceKind.COUNTED:
            words = wording.duration(piece.end - piece.start)
            if text.width(words, tokens.META, True) + look.px(16) <= part.width():
                text.draw(painter, part, words, tokens.META, "on_primary", True, _CENTRE)

    def _paint_marks(self, painter: QPainter, column: StripColumn, box: QRectF) -> None:
        shown = self._explanation
        day = column.days[0]
        if column.is_supposed:
            if self._waiting is not None and day.on == self._waiting.due_at.date():
                words = translate("Deadline", "if it waits")
                self._flag(painter, _x(day, self._waiting.due_at, box), box, words, "warning", dashed=True)
            return
        for day in column.days:
            if shown.due_at is not None and day.on == shown.due_at.date() and len(column.days) == 1:
                tone = "danger" if shown.left_minutes < 0 else "primary"
                at = _x(day, shown.due_at, box)
                self._flag(painter, at, box, wording.clock_time(shown.due_at), tone, _painted(day, box))
        end = shown.ended_at or shown.now
        days = {day.on: place for place, day in enumerate(column.days)}
        if end.date() in days:
            place = days[end.date()]
            each = box.width() / len(column.days)
            inner = QRectF(box.left() + each * place, box.top(), each, box.height())
            self._paint_now(painter, _x(column.days[place], end, inner), box, end)

    def _flag(
        self,
        painter: QPainter,
        at: float,
        box: QRectF,
        words: str,
        tone: str,
        painted: tuple[float, float] | None = None,
        dashed: bool = False,
    ) -> None:
        look = theme()
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(look.colour(tone), look.px(2), style))
        painter.drawLine(QPointF(at, box.top() - look.px(4)), QPointF(at, box.bottom() + look.px(5)))
        room = look.px(18) + text.width(words, tokens.META, True)
        left = _beside(at, painted, room, box)
        if left is None:
            return
        if not dashed:
            icons.draw(painter, "flag", left, box.center().y() - look.px(7), 14, f"{tone}_text")
            left += look.px(18)
        area = QRectF(left, box.top(), room, box.height())
        text.draw(painter, area, words, tokens.META, f"{tone}_text", True)

    def _paint_now(self, painter: QPainter, at: float, box: QRectF, end: datetime) -> None:
        look = theme()
        decided = self._explanation.ended_at is not None
        tone = "success" if decided and self._explanation.left_minutes >= 0 else "danger"
        painter.setPen(QPen(look.colour(tone), look.px(2)))
        painter.drawLine(QPointF(at, box.top() - look.px(3)), QPointF(at, box.bottom() + look.px(6)))
        clock = wording.clock_time(end)
        words = translate("Deadline", "done {time}", time=clock) if decided else translate(
            "Deadline", "now {time}", time=clock)  # fmt: skip
        wide = text.width(words, tokens.META, True) + look.px(14)
        left = min(max(at - wide / 2, 0.0), self.width() - wide)
        pill = QRectF(left, box.bottom() + look.px(6), wide, look.line(tokens.META) + 2)
        paint.rounded(painter, pill, 5, f"{tone}_soft")
        text.draw(painter, pill, words, tokens.META, f"{tone}_text", True, _CENTRE)


def _painted(day: StripDay, box: QRectF) -> tuple[float, float] | None:
    """Return from where to where a day is filled with time that was counted or over; words cannot be read there."""
    pieces = [piece for piece in day.pieces if piece.kind in (PieceKind.COUNTED, PieceKind.OVER)]
    return (_x(day, pieces[0].start, box), _x(day, pieces[-1].end, box)) if pieces else None


def _beside(at: float, painted: tuple[float, float] | None, room: float, box: QRectF) -> float | None:
    """Return where words *room* wide stand beside the mark *at*, off what is painted if they can; None: nowhere."""
    gap = theme().px(5)
    clear, begin, end = [at + gap, at - room - gap], at, at
    if painted is not None:
        begin, end = min(painted[0], at), max(painted[1], at)
        clear = [at + gap] if end - at < 1 else []
        clear += [begin - room - gap, end + gap, at - room - gap]
    low, high = box.left() - theme().px(2), box.right()
    return next((left for left in clear if left >= low and left + room <= high), None)


def _x(day: StripDay, at: datetime, box: QRectF) -> float:
    """Return where a moment of a day stands in its box."""
    share = (at - day.low) / (day.high - day.low) if day.high > day.low else 0.0
    return box.left() + box.width() * min(max(share, 0.0), 1.0)


class StripLegend(Themed, QWidget):
    """What the fills mean; only those that occur."""

    def __init__(self, explanation: Explanation) -> None:
        super().__init__()
        found = {piece.kind for day in explanation.days for piece in day.pieces}
        if any(not day.is_open for day in explanation.days):
            found.add(PieceKind.CLOSED)
        self._kinds = [kind for kind in WORDS if kind in found]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(theme().px(180), theme().px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint swatches and words; what has no room is left out."""
        look = theme()
        painter = QPainter(self)
        left, side = 0.0, look.px(13)
        for kind in self._kinds:
            words = translate_marked(WORDS[kind])
            if left + side + look.px(6) + text.width(words, tokens.META) > self.width():
                return
            fill, line = _FILLS[kind]
            box = QRectF(left, (self.height() - side) / 2, side, side)
            paint.rounded(painter, box, 4, fill, "primary" if kind is PieceKind.LEFT else line)
            area = QRectF(left + side + look.px(6), 0, self.width() - left, self.height())
            left = area.left() + text.draw(painter, area, words, tokens.META, "text2") + look.px(16)
