"""A draft painted as a list row: form and subject, when; what was typed, who handed it over, what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from servicedesk.core.translation import translate
from servicedesk.queries.draft_lists import ListedDraft
from servicedesk.ui import icons, tokens, wording
from servicedesk.ui.pages.drafts.words import record_words, title_words
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.row_list import RowDelegate


class DraftDelegate(RowDelegate):
    """Paints one draft; *now* is local."""

    height = tokens.ROW_HIGH

    def __init__(self, now: Callable[[], datetime], local: Callable[[datetime], datetime]) -> None:
        super().__init__()
        self._now, self._local = now, local

    def paint_row(self, painter: QPainter, rect: QRectF, row: ListedDraft, selected: bool) -> None:
        """Paint *row*."""
        look = theme()
        left = rect.left() + look.px(30)
        upper = rect.center().y() - look.line(tokens.ROW) + look.px(1)
        lower = rect.center().y() + look.px(3)
        icon = "user-share" if row.other else "pencil"
        icons.draw(painter, icon, rect.left(), rect.center().y() - look.px(9), 18, "text3")
        when = wording.moment_words(self._local(row.typed_at), self._now().date())
        width = text.width(when, tokens.META) + look.px(8)
        room = rect.right() - left - width
        line = QRectF(left, upper, room, look.line(tokens.ROW))
        text.draw(painter, line, text.elide(title_words(row), tokens.ROW, True, room), tokens.ROW, "text", True)
        where = QRectF(rect.right() - width, upper, width, look.line(tokens.ROW))
        text.draw(painter, where, when, tokens.META, "text2", align=Qt.AlignmentFlag.AlignRight)
        self._paint_lower(painter, QRectF(left, lower, rect.right() - left, look.line(tokens.META)), row)

    def _paint_lower(self, painter: QPainter, rect: QRectF, row: ListedDraft) -> None:
        look = theme()
        left = rect.left()
        for words, tone in ((record_words(row.record), "danger"), (row.other, "violet"), (_age(row), "warning")):
            if words:
                left += paint.tag(painter, left, rect.center().y(), words, tone) + look.px(6)
        room = rect.right() - left
        if room > look.px(20):
            words = text.elide(row.note or row.excerpt, tokens.META, False, room)
            text.draw(painter, QRectF(left, rect.top(), room, rect.height()), words, tokens.META, "text2")


def _age(row: ListedDraft) -> str:
    return translate("Drafts", "over a week old") if row.is_old else ""
