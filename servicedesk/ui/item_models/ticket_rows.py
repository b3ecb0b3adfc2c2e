"""A ticket painted as a list row: state, title, time; priority, number, who, deadline."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from servicedesk.core.enums import OPEN_CLASSES
from servicedesk.queries.ticket_lists import TicketRow
from servicedesk.ui import icons, tokens, wording
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import glyphs, paint, text
from servicedesk.ui.widgets.deadline import TimeLeft, draw_deadline
from servicedesk.ui.widgets.row_list import RowDelegate


def time_left(row: TicketRow, now: datetime) -> TimeLeft | None:
    """Return a ticket's ring: running, paused, or how it ended; None when nothing was promised."""
    if row.state_class not in OPEN_CLASSES:
        if row.is_met is None:
            return None
        return TimeLeft(0, 1.0, met=True) if row.is_met else TimeLeft(-1, 0.0)
    if row.due_at is None:
        return TimeLeft(0, 0.5, paused=True) if row.pauses else None
    total = max((row.due_at - row.opened_at).total_seconds(), 1.0)
    seconds = int((row.due_at - now).total_seconds())
    return TimeLeft(seconds, min(max(seconds / total, 0.0), 1.0))


def glyph_state(row: TicketRow) -> str:
    """Return the state glyph: awaiting approval and reopened are shown before the plain state."""
    if row.state_class in OPEN_CLASSES:
        if row.awaits_approval:
            return "approval"
        if row.times_reopened and row.state_class.value == "active":
            return "reopened"
    return row.state_class.value


def ticket_words(row: TicketRow | None) -> str:
    """Return a ticket in words, for assistive technology."""
    if row is None:
        return ""
    parts = [row.number, row.title, str(row.state_name), wording.word(row.priority), row.customer_name]
    return " · ".join(part for part in parts if part)


class TicketDelegate(RowDelegate):
    """Paints a ticket row; *now* is asked once per paint, so that one tick moves every ring."""

    height = tokens.ROW_HIGH

    def __init__(self, now: Callable[[], datetime], local: Callable[[datetime], datetime], dense: bool = False) -> None:
        super().__init__()
        self._now = now
        self._local = local
        self._dense = dense
        # By ticket: whether two edits wait for my choice, or only a draft of mine.
        self.drafts: Mapping[int, bool] = {}
        if dense:
            self.height = tokens.ROW_LOW

    def paint_row(self, painter: QPainter, rect: QRectF, row: TicketRow | None, selected: bool) -> None:
        """Paint *row*; a row on its way is a quiet block."""
        if row is None:
            look = theme()
            bone = QRectF(rect.left() + look.px(28), rect.center().y() - look.px(6), rect.width() / 2, look.px(12))
            paint.rounded(painter, bone, tokens.RADIUS_TAG, "neutral_soft")
            return
        look = theme()
        side = look.px(16)
        left = rect.left() + look.px(2)
        upper = rect.center().y() - look.line(tokens.ROW) + (look.px(2) if self._dense else 0)
        lower = rect.center().y() + look.px(3)
        glyphs.paint_state(painter, QRectF(left, upper + look.px(3), side, side), glyph_state(row))
        glyphs.paint_priority(painter, QRectF(left, lower + look.px(2), side, side), row.priority.value)
        inner = left + side + look.px(11)
        room = self._paint_deadline(painter, rect, row, lower)
        at = "" if self._dense else self._opened(row)
        at_width = text.width(at, tokens.META) + look.px(8) if at else 0
        title_room = (room if self._dense else rect.right()) - inner - at_width
        done = row.state_class not in OPEN_CLASSES
        title = text.elide(row.title, tokens.ROW, not done, title_room)
        box = QRectF(inner, upper, title_room, look.line(tokens.ROW))
        text.draw(painter, box, title, tokens.ROW, "text2" if done else "text", not done)
        if at:
            where = QRectF(rect.right() - at_width, upper, at_width, look.line(tokens.ROW))
            text.draw(painter, where, at, tokens.META, "text2", align=Qt.AlignmentFlag.AlignRight)
        self._paint_details(painter, QRectF(inner, lower, room - inner - look.px(8), look.line(tokens.META)), row)

    def _paint_deadline(self, painter: QPainter, rect: QRectF, row: TicketRow, lower: float) -> float:
        """Paint the ring with its words; return where it begins."""
        left = time_left(row, self._now())
        if left is None:
            return rect.right()
        look = theme()
        height = look.line(tokens.META)
        area = QRectF(rect) if self._dense else QRectF(rect.left(), lower, rect.width(), height)
        return rect.right() - draw_deadline(painter, area, left)

    def _paint_details(self, painter: QPainter, rect: QRectF, row: TicketRow) -> None:
        look = theme()
        left = rect.left()
        left += text.draw(painter, rect, row.number, tokens.META, "text2") + look.px(8)
        if row.id in self.drafts:
            undecided = self.drafts[row.id]
            icon, colour = ("git-merge", "warning_text") if undecided else ("pencil", "primary_text")
            mark = QRectF(left, rect.top(), look.px(14), rect.height())
            icons.draw_centred(painter, icon, mark, 13, colour)
            left += look.px(20)
        if row.tier is not None and not self._dense:
            middle = rect.center().y()
            left += paint.tag(painter, left, middle, str(row.tier), row.tier_colour) + look.px(6)
        who = [row.customer_name, row.place if not self._dense else str(row.department or "")]
        words = " · ".join(part for part in who if part)
        room = rect.right() - left
        if room > look.px(20):
            shown = text.elide(words, tokens.META, False, room)
            text.draw(painter, QRectF(left, rect.top(), room, rect.height()), shown, tokens.META, "text2")

    def _opened(self, row: TicketRow) -> str:
        opened, today = self._local(row.opened_at), self._local(self._now()).date()
        return wording.clock_time(opened) if opened.date() == today else f"{opened:%m-%d}"
