"""The painted rows of Knowledge: an article, a question nobody could answer."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from servicedesk.core.enums import ArticleState
from servicedesk.core.translation import plural, translate
from servicedesk.queries.knowledge import ArticleRow, WantedRow
from servicedesk.ui import icons, tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import text
from servicedesk.ui.widgets.row_list import RowDelegate

_STATES = {
    ArticleState.PUBLISHED: ("circle-check", "success"),
    ArticleState.DRAFT: ("pencil", "primary"),
    ArticleState.EXPIRED: ("archive", "text3"),
}


def article_words(row: ArticleRow | WantedRow) -> str:
    """Return a row in words."""
    return str(row.title) if isinstance(row, ArticleRow) else row.question


class ArticleDelegate(RowDelegate):
    """State, title; code, edition and uses; votes and the day of review."""

    height = 80

    def paint_row(self, painter: QPainter, rect: QRectF, row: ArticleRow | WantedRow, selected: bool) -> None:
        """Paint *row*."""
        if isinstance(row, WantedRow):
            self._paint_wanted(painter, rect, row)
            return
        look = theme()
        late = row.review_days is not None and row.review_days < 0 and row.state is ArticleState.PUBLISHED
        icon, colour = ("clock", "warning") if late else _STATES[row.state]
        top = rect.top() + look.px(8)
        icons.draw(painter, icon, rect.left(), top + look.px(3), 16, colour)
        left = rect.left() + look.px(26)
        room = rect.right() - left
        line = look.line(tokens.ROW)
        live = row.state is not ArticleState.EXPIRED
        title = text.elide(str(row.title), tokens.ROW, live, room)
        text.draw(painter, QRectF(left, top, room, line), title, tokens.ROW, "text" if live else "text2", live)
        top += line
        about = translate("Knowledge", "{code} · v{edition} · {uses}× this month", code=row.code, edition=row.edition,
                          uses=row.uses)  # fmt: skip
        meta = look.line(tokens.META)
        shown = text.elide(about, tokens.META, False, room)
        text.draw(painter, QRectF(left, top, room, meta), shown, tokens.META, "text2")
        top += meta + look.px(1)
        votes = row.helpful + row.unhelpful
        helpful = translate("Knowledge", "helpful {n}/{all}", n=row.helpful, all=votes)
        text.draw(
            painter,
            QRectF(left, top, room, meta),
            helpful,
            tokens.META,
            "success_text" if votes else "text3",
            bool(votes),
        )
        words, tone = self._review(row, late)
        text.draw(painter, QRectF(left, top, room, meta), words, tokens.META, tone, align=Qt.AlignmentFlag.AlignRight)

    @staticmethod
    def _review(row: ArticleRow, late: bool) -> tuple[str, str]:
        if row.state is ArticleState.DRAFT:
            return translate("Knowledge", "not published"), "primary_text"
        if row.state is ArticleState.EXPIRED:
            return translate("Knowledge", "no longer offered"), "text3"
        if late and row.review_days is not None:
            words = plural("Knowledge", "review {n} day late", "review {n} days late", -row.review_days)
            return words, "warning_text"
        if row.review_on is None:
            return "", "text2"
        return translate("Knowledge", "review {day}", day=f"{row.review_on:%Y-%m-%d}"), "text2"

    @staticmethod
    def _paint_wanted(painter: QPainter, rect: QRectF, row: WantedRow) -> None:
        look = theme()
        icons.draw(painter, "pencil-plus", rect.left(), rect.top() + look.px(12), 16, "warning")
        left = rect.left() + look.px(26)
        room = rect.right() - left
        upper = QRectF(left, rect.top() + look.px(10), room, look.line(tokens.ROW))
        text.draw(painter, upper, text.elide(row.question, tokens.ROW, True, room), tokens.ROW, "text", True)
        lower = QRectF(left, upper.bottom() + look.px(2), room, look.line(tokens.META))
        asked = plural("Knowledge", "asked {n} time", "asked {n} times", row.times)
        words = " · ".join(part for part in (asked, row.asked_by, f"{row.last_at:%m-%d}") if part)
        text.draw(painter, lower, words, tokens.META, "text2")
