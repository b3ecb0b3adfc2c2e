"""A hit painted as a list row: what it is, its title, the place where the words stand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from servicedesk.core.translation import translate
from servicedesk.queries.search_pages import FoundDocument
from servicedesk.ui import icons, tokens, wording
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.row_list import RowDelegate
from servicedesk.ui.widgets.suggestions import draw_marked

ICONS = {
    "customer": "address-book",
    "ticket": "ticket",
    "visit": "user-plus",
    "inquiry": "message-question",
    "article": "book",
    "feedback": "message-star",
}


def kind_words(kind: str) -> str:
    """Return what hits of one kind are called."""
    return {
        "customer": translate("Search", "{Customers}"),
        "ticket": translate("Search", "Tickets"),
        "visit": translate("Search", "Receptions"),
        "inquiry": translate("Search", "Inquiries"),
        "article": translate("Search", "Answers"),
        "feedback": translate("Search", "Reviews"),
    }[kind]


class HitWords:
    """Says when a hit was, by the site's clock, and a hit as a sentence."""

    def __init__(self, local: Callable[[datetime], datetime], now: Callable[[], datetime]) -> None:
        self._local = local
        self._now = now

    def when(self, row: FoundDocument) -> str:
        """Return the time of today, else the day; nothing of what has no day, such as a customer."""
        return wording.time_or_day(self._local(row.at), self._now().date()) if row.at is not None else ""

    def sentence(self, row: FoundDocument | None) -> str:
        """Return a hit in words, for assistive technology."""
        if row is None:
            return ""
        parts = (kind_words(row.kind.value), row.number, row.title, self.when(row), row.snippet.text)
        return " · ".join(part for part in parts if part)


class HitDelegate(RowDelegate):
    """Paints one hit."""

    height = tokens.ROW_LOW

    def __init__(self, words: HitWords) -> None:
        super().__init__()
        self._words = words

    def paint_row(self, painter: QPainter, rect: QRectF, row: FoundDocument | None, selected: bool) -> None:
        """Paint *row*; a row on its way is a quiet block."""
        look = theme()
        side = look.px(18)
        left = rect.left() + side + look.px(12)
        if row is None:
            bone = QRectF(left, rect.center().y() - look.px(6), rect.width() / 2, look.px(12))
            paint.rounded(painter, bone, tokens.RADIUS_TAG, "neutral_soft")
            return
        icons.draw(painter, ICONS[row.kind.value], rect.left(), rect.center().y() - side / 2, 18, "text3")
        upper = rect.center().y() - look.line(tokens.ROW) + look.px(1)
        lower = rect.center().y() + look.px(2)
        # A reception is called by its number: it need not stand there twice.
        called = row.number if row.number != row.title else ""
        number = text.width(called, tokens.META) + look.px(10) if called else 0.0
        room = rect.right() - left
        line = QRectF(left, upper, room - number, look.line(tokens.ROW))
        shown = text.elide(row.title, tokens.ROW, True, line.width())
        text.draw(painter, line, shown, tokens.ROW, "text", True)
        if called:
            where = QRectF(rect.right() - number + look.px(10), upper, number, look.line(tokens.ROW))
            text.draw(painter, where, called, tokens.META, "text2")
        when = self._words.when(row)
        day = text.width(when, tokens.META) + look.px(10) if when else 0.0
        if when:
            where = QRectF(rect.right() - day + look.px(10), lower, day, look.line(tokens.META))
            text.draw(painter, where, when, tokens.META, "text3")
        snippet = row.snippet
        ranges = [(start, end - start) for start, end in snippet.spans]
        piece = QRectF(left, lower, room - day, look.line(tokens.META))
        draw_marked(painter, piece, snippet.text, ranges, tokens.META, "text2")
