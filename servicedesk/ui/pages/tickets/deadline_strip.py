"""Why this deadline: open hours, pauses with their reasons, what is left, and what an hour of waiting moves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from servicedesk.core.translation import mark, translate, translate_marked
from servicedesk.methods.sla_clock import SegmentKind
from servicedesk.queries.deadlines import Explanation
from servicedesk.ui import tokens, wording
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.cards import Panel
from servicedesk.ui.widgets.labels import PlainLabel

_KINDS = {
    SegmentKind.RUNNING: (mark("Tickets", "open"), "primary"),
    SegmentKind.PAUSED: (mark("Tickets", "paused"), "gold"),
    SegmentKind.CLOSED: (mark("Tickets", "closed"), "neutral_line"),
    SegmentKind.HOLIDAY: (mark("Tickets", "holiday"), "danger_line"),
}
LEAST = 26


class StripBar(Themed, QWidget):
    """The stretches side by side; short ones keep a width that can be seen, words stand below those with room."""

    def __init__(self, explanation: Explanation, now: datetime, local: Callable[[datetime], datetime]) -> None:
        super().__init__()
        self._explanation, self._now, self._local = explanation, now, local
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            " · ".join(
                f"{translate_marked(_KINDS[segment.kind][0])} {wording.clock_time(local(segment.start))}"
                for segment in explanation.segments
            )
        )
        self.follow_theme()

    def sizeHint(self) -> QSize:
        """Bar and words."""
        return QSize(theme().px(300), theme().px(52))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the stretches, the present, and the deadline."""
        look = theme()
        painter = QPainter(self)
        segments = self._explanation.segments
        if not segments:
            return
        least = look.px(LEAST)
        room = max(self.width() - least * len(segments), 0)
        total = sum(segment.minutes for segment in segments) or 1.0
        left = 0.0
        bar_top, bar_height = look.px(2), look.px(14)
        for segment in segments:
            width = least + room * segment.minutes / total
            words, colour = _KINDS[segment.kind]
            box = QRectF(left + 1, bar_top, width - 2, bar_height)
            paint.rounded(painter, box, 3, colour)
            if segment.start <= self._now < segment.end:
                share = (self._now - segment.start) / (segment.end - segment.start)
                at = box.left() + box.width() * share
                painter.fillRect(QRectF(at - 1, 0, 2, bar_height + look.px(5)), look.colour("text"))
            label = QRectF(left + 1, bar_top + bar_height + look.px(2), width - 2, look.line(tokens.TINY))
            start = wording.clock_time(self._local(segment.start))
            text.draw(painter, label, text.elide(start, tokens.TINY, False, label.width()), tokens.TINY, "text2")
            label.translate(0, look.line(tokens.TINY) - look.px(2))
            shown = text.elide(translate_marked(words), tokens.TINY, False, label.width())
            text.draw(painter, label, shown, tokens.TINY, "text3")
            left += width
        end = wording.clock_time(self._local(self._explanation.due_at))
        corner = QRectF(
            self.width() - look.px(60), bar_top + bar_height + look.px(2), look.px(60), look.line(tokens.TINY)
        )
        text.draw(painter, corner, end, tokens.TINY, "danger_text", True, Qt.AlignmentFlag.AlignRight)


class DeadlineStrip(Panel):
    """The sentence, the strip, the pauses, and what if."""

    def __init__(self, explanation: Explanation, now: datetime, local: Callable[[datetime], datetime]) -> None:
        super().__init__("", padding=12, spacing=6)
        due = wording.moment_words(local(explanation.due_at), local(now).date())
        self.body.addWidget(PlainLabel(translate("Tickets", "Why {time}", time=due), tokens.PANE, bold=True))
        left = explanation.target_minutes - explanation.used_minutes
        opened = wording.moment_words(local(explanation.opened_at), local(now).date())
        words = translate(
            "Tickets",
            "Opened {opened} · {target} min on the calendar “{calendar}” · {used} min used, {left} min left",
            opened=opened,
            target=explanation.target_minutes,
            calendar=explanation.calendar_name,
            used=round(explanation.used_minutes),
            left=max(round(left), 0),
        )
        self.body.addWidget(PlainLabel(words, tokens.BODY, "text2", wrap=True))
        self.body.addWidget(StripBar(explanation, now, local))
        for start, end, _state, reason in explanation.pause_reasons:
            pause = translate(
                "Tickets",
                "Paused {start}–{end}: {reason}",
                start=wording.clock_time(local(start)),
                end=wording.clock_time(local(end)),
                reason=reason or "—",
            )
            self.body.addWidget(PlainLabel(pause, tokens.META, "gold_text", wrap=True))
        self.body.addWidget(PlainLabel(self._what_if(explanation, now, local), tokens.META, "text2", wrap=True))

    @staticmethod
    def _what_if(explanation: Explanation, now: datetime, local: Callable[[datetime], datetime]) -> str:
        if explanation.is_paused:
            return translate("Tickets", "The clock stands still; it goes on when work goes on.")
        if explanation.if_waiting_due_at is None:
            return ""
        due = wording.moment_words(local(explanation.if_waiting_due_at), local(now).date())
        return translate("Tickets", "If it waited for the {customer} for an hour from now: {time}", time=due)
