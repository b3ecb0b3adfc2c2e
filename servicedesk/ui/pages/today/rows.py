"""The painted rows of Today: who waits, whom to call, what is about to be late."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from servicedesk.core.enums import Channel
from servicedesk.core.translation import translate
from servicedesk.queries.follow_ups import FollowUpRow
from servicedesk.queries.ticket_lists import TicketRow
from servicedesk.queries.visits import VisitRow
from servicedesk.ui import icons, tokens, wording
from servicedesk.ui.item_models.ticket_rows import time_left
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.row_list import RowDelegate

CHANNEL_ICONS = {
    Channel.IN_PERSON: "walk",
    Channel.PHONE: "phone",
    Channel.WECHAT: "message-circle",
    Channel.EMAIL: "mail",
    Channel.OTHER: "dots",
}
_RIGHT = Qt.AlignmentFlag.AlignRight


def visitor_name(row: VisitRow) -> str:
    """Return who it is, or that nobody knows yet."""
    return row.customer_name or translate("Today", "Unregistered visitor")


class WaitingDelegate(RowDelegate):
    """A waiting guest: number and channel, who and why, how long against the standard."""

    height = tokens.ROW_HIGH

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self.standard = timedelta(minutes=5)

    def paint_row(self, painter: QPainter, rect: QRectF, row: VisitRow, selected: bool) -> None:
        """Paint *row*."""
        look = theme()
        line = look.line(tokens.ROW)
        upper, lower = rect.center().y() - line, rect.center().y() + look.px(2)
        number = QRectF(rect.left(), upper, look.px(46), line)
        text.draw(painter, number, row.queue_number, tokens.PANE, "text", True)
        icons.draw(painter, CHANNEL_ICONS[row.channel], rect.left() + look.px(2), lower + look.px(1), 16, "text2")
        side = look.px(36)
        disc = QRectF(rect.left() + look.px(50), rect.center().y() - side / 2, side, side)
        name = visitor_name(row)
        paint.avatar(painter, disc, name, row.tier_colour if row.tier else "")
        left = disc.right() + look.px(10)
        waited = self._now() - row.arrived_at
        right = self._paint_wait(painter, rect, waited, upper, lower)
        tags = [str(row.tier) if row.tier else "", row.place]
        tag = " · ".join(part for part in tags if part) or wording.word(row.channel)
        room = right - left - look.px(8)
        drawn = text.draw(
            painter, QRectF(left, upper, room, line), text.elide(name, tokens.ROW, True, room), tokens.ROW, "text", True
        )
        if room - drawn > look.px(40):
            tone = row.tier_colour if row.tier else "neutral"
            paint.tag(painter, left + drawn + look.px(8), upper + line / 2, tag, tone, "", room - drawn - look.px(8))
        about = wording_of(row)
        words = text.elide(about, tokens.BODY, False, room)
        text.draw(painter, QRectF(left, lower, room, look.line(tokens.BODY)), words, tokens.BODY, "text2")

    def _paint_wait(self, painter: QPainter, rect: QRectF, waited: timedelta, upper: float, lower: float) -> float:
        look = theme()
        over = waited > self.standard
        tone = "danger" if over else "warning" if waited > self.standard / 2 else "neutral"
        words = wording.waiting_time(waited)
        width = paint.pill_width(words, "clock")
        paint.pill(painter, rect.right() - width, upper + look.line(tokens.ROW) / 2, words, tone, "clock")
        standard = (
            translate("Today", "over {time} standard", time=wording.duration(self.standard))
            if over
            else translate("Today", "standard {time}", time=wording.duration(self.standard))
        )
        wide = text.width(standard, tokens.META) + 2
        box = QRectF(rect.right() - wide, lower, wide, look.line(tokens.META))
        text.draw(painter, box, standard, tokens.META, "danger_text" if over else "text2", align=_RIGHT)
        return rect.right() - max(width, wide)


def wording_of(row: VisitRow) -> str:
    """Return what a visit is about in one line."""
    first = " ".join(row.request.split())
    return first or (str(row.scenario) if row.scenario else translate("Today", "No request noted yet"))


class CallDelegate(RowDelegate):
    """A call-back: who, about what, when."""

    def __init__(self, now: Callable[[], datetime], local: Callable[[datetime], datetime]) -> None:
        super().__init__()
        self._now, self._local = now, local

    def paint_row(self, painter: QPainter, rect: QRectF, row: FollowUpRow, selected: bool) -> None:
        """Paint *row*."""
        look = theme()
        side = look.px(34)
        disc = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
        name = row.customer_name or translate("Today", "Unregistered visitor")
        paint.avatar(painter, disc, name)
        left = disc.right() + look.px(10)
        now = self._now()
        late = row.due_at < now
        if late:
            words = translate("Today", "{time} overdue", time=wording.short_duration(now - row.due_at))
            width = paint.pill_width(words, "clock")
        else:
            words = wording.moment_words(self._local(row.due_at), self._local(now).date())
            width = paint.pill_width(words)
        line = look.line(tokens.BODY)
        upper, lower = rect.center().y() - line, rect.center().y() + look.px(1)
        soon = row.due_at - now < timedelta(hours=1)
        tone = "danger" if late else "warning" if soon else "neutral"
        paint.pill(painter, rect.right() - width, upper + line / 2, words, tone, "clock" if late else "")
        room = rect.right() - width - left - look.px(8)
        shown = text.elide(name, tokens.BODY, True, room)
        text.draw(painter, QRectF(left, upper, room, line), shown, tokens.BODY, "text", True)
        about = " · ".join(part for part in (row.subject, row.ticket_number) if part)
        room = rect.right() - left
        shown = text.elide(about, tokens.META, False, room)
        text.draw(painter, QRectF(left, lower, room, look.line(tokens.META)), shown, tokens.META, "text2")


class LateDelegate(RowDelegate):
    """A ticket about to be late or late already: a bar in its colour, title, who works on it."""

    height = 48
    lines = True

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now

    def paint_row(self, painter: QPainter, rect: QRectF, row: TicketRow, selected: bool) -> None:
        """Paint *row*."""
        look = theme()
        left_over = time_left(row, self._now())
        late = left_over is not None and left_over.seconds < 0
        tone = "danger" if late else "warning"
        paint.rounded(
            painter, QRectF(rect.left(), rect.top() + look.px(6), look.px(3), rect.height() - look.px(12)), 1.5, tone
        )
        words = left_over.words if left_over is not None else ""
        icon = "alert-triangle" if late else "clock"
        width = paint.pill_width(words, icon)
        paint.pill(painter, rect.right() - width, rect.center().y(), words, tone, icon)
        left = rect.left() + look.px(12)
        room = rect.right() - width - left - look.px(8)
        line = look.line(tokens.BODY)
        shown = text.elide(row.title, tokens.BODY, True, room)
        text.draw(painter, QRectF(left, rect.center().y() - line, room, line), shown, tokens.BODY, "text", True)
        owner = row.owner_name or translate("Today", "not assigned")
        about = " · ".join(part for part in (row.number, str(row.department or ""), owner) if part)
        shown = text.elide(about, tokens.META, False, room)
        box = QRectF(left, rect.center().y() + look.px(1), room, look.line(tokens.META))
        text.draw(painter, box, shown, tokens.META, "text2")
