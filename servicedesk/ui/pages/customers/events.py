"""What happened with a customer as painted rows: an icon, what it was, how it ended, when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from servicedesk.core.enums import AttemptOutcome, Channel, CompensationState, Outcome, StateClass
from servicedesk.core.translation import plural, translate
from servicedesk.queries.customer_timeline import ContactEvent, TimelineRow
from servicedesk.ui import icons, tokens, wording
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.row_list import Heading, RowDelegate

CHIP = 26
LOOKS = {
    ContactEvent.VISIT: ("walk", "primary"),
    ContactEvent.TICKET: ("ticket", "danger"),
    ContactEvent.INQUIRY: ("message-question", "teal"),
    ContactEvent.FOLLOW_UP: ("phone-call", "violet"),
    ContactEvent.ANSWER: ("star", "gold"),
    ContactEvent.COMPENSATION: ("gift", "gold"),
}
_STATE_TONES = {
    StateClass.NEW: "primary",
    StateClass.ACTIVE: "primary",
    StateClass.WAITING: "warning",
    StateClass.SOLVED: "success",
    StateClass.CLOSED: "neutral",
    StateClass.CANCELLED: "neutral",
    StateClass.MERGED: "neutral",
}


def title_words(row: TimelineRow, currency: str) -> str:
    """Return the first line: what it was."""
    if row.kind is ContactEvent.VISIT:
        return row.title or f"{wording.word(Channel(row.code))} {row.number}".strip()
    if row.kind is ContactEvent.ANSWER:
        return row.title or translate("Customers", "Score without words")
    if row.kind is ContactEvent.COMPENSATION:
        return f"{row.title} {wording.money(row.amount or 0, currency)}".strip()
    return row.title or row.number


def detail_words(row: TimelineRow) -> str:
    """Return the second line: number, who, how it went."""
    if row.kind is ContactEvent.VISIT:
        name = str(row.name) if row.name else ""
        where = [wording.word(Channel(row.code)), row.number] if row.title else []
        parts = [*where, row.staff, name]
    elif row.kind is ContactEvent.FOLLOW_UP:
        parts = [translate("Customers", "Follow-up"), row.number, row.staff]
    elif row.kind is ContactEvent.ANSWER:
        parts = [translate("Customers", "Answer"), row.number]
    else:
        parts = [row.number, row.staff, row.detail]
    return " · ".join(part for part in parts if part)


def tag_of(row: TimelineRow) -> tuple[str, str]:
    """Return the tag behind the first line and its tone; empty words for none."""
    if row.kind is ContactEvent.TICKET:
        return str(row.name or ""), _STATE_TONES[StateClass(row.code)]
    if row.kind is ContactEvent.VISIT and row.detail:
        outcome = Outcome(row.detail)
        return wording.word(outcome), "success" if outcome is Outcome.ANSWERED else "neutral"
    if row.kind is ContactEvent.INQUIRY and row.amount:
        return translate("Customers", "Answered"), "success"
    if row.kind is ContactEvent.FOLLOW_UP and row.code:
        outcome_ = AttemptOutcome(row.code)
        return wording.word(outcome_), "success" if outcome_ is AttemptOutcome.REACHED else "warning"
    if row.kind is ContactEvent.ANSWER and row.amount is not None:
        tone = "success" if row.amount >= 4 else "warning" if row.amount == 3 else "danger"
        return plural("Customers", "{n} point", "{n} points", row.amount), tone
    if row.kind is ContactEvent.COMPENSATION:
        state = CompensationState(row.code)
        return wording.word(state), "violet" if state is CompensationState.PENDING else "success"
    return "", "neutral"


def event_words(row: TimelineRow) -> str:
    """Return an event in words, for assistive technology."""
    title = row.title or row.number
    return " · ".join(part for part in (title, tag_of(row)[0], detail_words(row)) if part)


def grouped(
    rows: Sequence[TimelineRow], local: Callable[[datetime], datetime], today: date
) -> list[TimelineRow | Heading]:
    """Return *rows* under the names of their days: today, yesterday, else the month."""
    found: list[TimelineRow | Heading] = []
    last = ""
    for row in rows:
        day = local(row.at).date()
        ago = (today - day).days
        if ago <= 1:
            name = translate("Customers", "Today") if ago <= 0 else translate("Customers", "Yesterday")
        else:
            name = translate("Customers", "{year}-{month}", year=day.year, month=f"{day.month:02d}")
        if name != last:
            found.append(Heading(name))
            last = name
        found.append(row)
    return found


class EventDelegate(RowDelegate):
    """Paints one event; the line between the icons makes it one story."""

    height = 56
    heading_height = 34
    lines = False

    def __init__(self, local: Callable[[datetime], datetime], today: Callable[[], date], currency: str) -> None:
        super().__init__()
        self._local, self._today, self._currency = local, today, currency

    def paint_heading(self, painter: QPainter, rect: QRectF, row: Heading) -> None:
        """Paint the day as a pill on the line."""
        look = theme()
        left = rect.left() + look.px(self.inset + self.padding)
        middle = left + look.px(CHIP) / 2
        paint.hairline(painter, middle, rect.top(), rect.height(), "border", vertical=True)
        paint.pill(painter, left, rect.center().y(), row.title, "neutral", "", bold=True, height=22)

    def paint_row(self, painter: QPainter, rect: QRectF, row: TimelineRow, selected: bool) -> None:
        """Paint *row*."""
        look = theme()
        side = look.px(CHIP)
        middle = rect.left() + side / 2
        paint.hairline(painter, middle, rect.top() - look.px(1), rect.height() + look.px(4), "border", vertical=True)
        icon, tone = LOOKS[row.kind]
        upper = rect.center().y() - look.line(tokens.ROW) + look.px(1)
        chip = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
        paint.rounded(painter, chip, CHIP / 2, f"{tone}_soft")
        icons.draw_centred(painter, icon, chip, 15, f"{tone}_text")
        left = chip.right() + look.px(12)
        at = self._at(row)
        room = rect.right() - left - text.width(at, tokens.META) - look.px(10)
        words, tag_tone = tag_of(row)
        tag = paint.tag_width(words) + look.px(8) if words else 0.0
        line = QRectF(left, upper, room, look.line(tokens.ROW))
        title = text.elide(title_words(row, self._currency), tokens.ROW, True, max(room - tag, look.px(40)))
        drawn = text.draw(painter, line, title, tokens.ROW, "text", True)
        if words and drawn + tag <= room:
            paint.tag(painter, left + drawn + look.px(8), line.center().y(), words, tag_tone)
        where = QRectF(left, upper, rect.right() - left, look.line(tokens.ROW))
        text.draw(painter, where, at, tokens.META, "text2", align=Qt.AlignmentFlag.AlignRight)
        below = QRectF(left, rect.center().y() + look.px(2), rect.right() - left, look.line(tokens.META))
        detail = text.elide(detail_words(row), tokens.META, False, below.width())
        text.draw(painter, below, detail, tokens.META, "text2")

    def _at(self, row: TimelineRow) -> str:
        at = self._local(row.at)
        ago = (self._today() - at.date()).days
        return wording.clock_time(at) if ago <= 1 else f"{at:%m-%d %H:%M}"
