"""The answers to what is being typed: ranked by match and use, each with the bar that says how well it fits."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from servicedesk.core.translation import mark, translate, translate_marked
from servicedesk.queries.suggestions import MatchLevel, SimilarInquiry, Suggestion
from servicedesk.ui import icons, tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.row_list import RowDelegate

LEVELS = {
    MatchLevel.GOOD: mark("Consultation", "fits well"),
    MatchLevel.FAIR: mark("Consultation", "fits"),
    MatchLevel.PARTIAL: mark("Consultation", "fits partly"),
}
KEYED = 3


def answer_words(row: Suggestion) -> str:
    """Return an answer in words."""
    return f"{row.title} · {row.line}"


class AnswerDelegate(RowDelegate):
    """Number, title with its key, the line that matched, where it is from, and the bar."""

    height = 112

    def __init__(self) -> None:
        super().__init__()
        self.order: list[int] = []

    def paint_row(self, painter: QPainter, rect: QRectF, row: Suggestion, selected: bool) -> None:
        """Paint *row*."""
        look = theme()
        place = self.order.index(row.id) + 1 if row.id in self.order else 0
        side = look.px(24)
        top = rect.top() + look.px(10)
        box = QRectF(rect.left(), top, side, side)
        paint.rounded(painter, box, 6, "primary" if selected else "neutral_soft")
        colour = "on_primary" if selected else "text2"
        text.draw(painter, box, str(place), tokens.BODY, colour, True, Qt.AlignmentFlag.AlignHCenter)
        left = box.right() + look.px(10)
        right = rect.right()
        line = look.line(tokens.ROW)
        if 0 < place <= KEYED:
            cap = f"Alt {place}"
            width = paint.key_cap_width(cap)
            paint.key_cap(painter, right - width, top + line / 2, cap)
            right -= width + look.px(8)
        title = text.elide(str(row.title), tokens.ROW, True, right - left)
        text.draw(painter, QRectF(left, top, right - left, line), title, tokens.ROW, "text", True)
        top += line + look.px(2)
        room = rect.right() - left
        words = text.elide(str(row.line), tokens.BODY, False, room)
        text.draw(painter, QRectF(left, top, room, look.line(tokens.BODY)), words, tokens.BODY, "text2")
        top += look.line(tokens.BODY) + look.px(3)
        about = translate(
            "Consultation", "{code} · used {uses}× · helpful {helpful}/{votes}",
            code=row.code, uses=row.uses, helpful=row.helpful, votes=row.votes,
        )  # fmt: skip
        tag = str(row.scenario) if row.scenario else row.folder
        drawn = paint.tag(painter, left, top + look.line(tokens.META) / 2, tag, "teal")
        beside = QRectF(left + drawn + look.px(8), top, room - drawn - look.px(8), look.line(tokens.META))
        shown = text.elide(about, tokens.META, False, beside.width())
        text.draw(painter, beside, shown, tokens.META, "text2")
        top += look.line(tokens.META) + look.px(6)
        level = translate_marked(LEVELS[row.level])
        width = text.width(level, tokens.META) + 2
        bar = QRectF(left, top + look.px(6), room - width - look.px(16), look.px(4))
        paint.bar(painter, bar, row.strength, "primary" if selected else "neutral")
        spot = QRectF(rect.right() - width, top - look.px(1), width, look.line(tokens.META))
        text.draw(painter, spot, level, tokens.META, "text2")


class SimilarDelegate(RowDelegate):
    """An earlier question and what became of it."""

    height = 56
    bar = False
    inset = 0
    padding = 4

    def paint_row(self, painter: QPainter, rect: QRectF, row: SimilarInquiry, selected: bool) -> None:
        """Paint *row*."""
        look = theme()
        line = look.line(tokens.BODY)
        upper = QRectF(rect.left(), rect.center().y() - line, rect.width(), line)
        shown = text.elide(row.question, tokens.BODY, False, rect.width())
        text.draw(painter, upper, shown, tokens.BODY, "text")
        lower = QRectF(rect.left(), rect.center().y() + look.px(2), rect.width(), look.line(tokens.META))
        if row.ticket_number:
            words, colour, icon = (
                translate("Consultation", "became {number}", number=row.ticket_number),
                "primary_text",
                "ticket",
            )
        elif row.is_resolved:
            words, colour, icon = translate("Consultation", "answered at once"), "success_text", "circle-check"
        else:
            words, colour, icon = translate("Consultation", "not answered"), "warning_text", "alert-circle"
        icons.draw(painter, icon, lower.left(), lower.top() + look.px(2), 14, colour)
        text.draw(painter, lower.adjusted(look.px(20), 0, 0, 0), words, tokens.META, colour)
        day = f"{row.asked_at:%m-%d}"
        text.draw(painter, lower, day, tokens.META, "text3", align=Qt.AlignmentFlag.AlignRight)
