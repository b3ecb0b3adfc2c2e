"""The spans of a deadline as lines: what was counted, each pause, closed days, and the sum."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from servicedesk.core.enums import Target
from servicedesk.core.translation import translate, translator
from servicedesk.queries.deadline_strips import Explanation, PauseSpan
from servicedesk.ui import tokens, wording
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.cards import IconLabel
from servicedesk.ui.widgets.labels import PlainLabel

# More pauses than these are told together: a list over a year of waits explains nothing.
MOST_PAUSES, SHOWN_FIRST = 6, 2
STACKED_BELOW = 400


@dataclass(frozen=True, slots=True)
class SpanLine:
    """One line: icon and its colour, from and to, how many minutes, and why."""

    icon: str
    colour: str
    span: str
    minutes: str
    reason: str


def moment(at: datetime, today: date) -> str:
    """Return a moment as short as it stays clear: weekday and time within a week, else the date."""
    if abs((at.date() - today).days) < 7:
        return f"{wording.weekday(at.date())} {at:%H:%M}"
    if translator().language == "en":
        return f"{wording.short_day(at.date())} {at:%H:%M}"
    return f"{at.month}-{at.day:02d} {at:%H:%M}"


def minutes_words(minutes: float) -> str:
    """Return working minutes in hours and minutes; days would say calendar days."""
    whole = round(abs(minutes))
    hours, rest = divmod(whole, 60)
    if hours and rest:
        return translate("Deadline", "{hours} h {minutes} min", hours=hours, minutes=rest)
    if hours:
        return translate("Deadline", "{hours} h", hours=hours)
    return translate("Deadline", "{minutes} min", minutes=rest)


def lines(shown: Explanation) -> list[SpanLine]:
    """Return the lines above the sum."""
    today = shown.now.date()
    start = moment(shown.started_at, today)
    begun = (
        translate("Deadline", "{time} {customer} asked", time=start)
        if shown.target is Target.UPDATE
        else translate("Deadline", "{time} opened", time=start)
    )
    until = shown.last_counted_at
    span = begun if until is None else f"{begun} → {moment(until, today)}"
    counted = translate("Deadline", "counted {span}", span=minutes_words(shown.used_minutes))
    without = translate("Deadline", "without the pauses below") if shown.pauses else ""
    found = [SpanLine("clock", "text2", span, counted, without)]
    pauses = list(shown.pauses)
    if len(pauses) > MOST_PAUSES:
        cut = pauses[SHOWN_FIRST : len(pauses) - MOST_PAUSES + SHOWN_FIRST + 1]
        found += [_pause(pause, today) for pause in pauses[:SHOWN_FIRST]]
        together = minutes_words(sum(pause.minutes for pause in cut))
        more = translate("Deadline", "{n} more pauses", n=len(cut))
        taken = translate("Deadline", "minus {span}", span=together)
        found.append(SpanLine("player-pause", "gold_text", more, taken, ""))
        pauses = pauses[len(pauses) - MOST_PAUSES + SHOWN_FIRST + 1 :]
    found += [_pause(pause, today) for pause in pauses]
    return found + _closed(shown)


def _pause(pause: PauseSpan, today: date) -> SpanLine:
    end = moment(pause.end, today) if pause.end is not None else translate("Deadline", "now")
    if pause.end is not None and pause.end.date() == pause.start.date():
        end = wording.clock_time(pause.end)
    reason = " · ".join(part for part in (str(pause.state), pause.reason) if part)
    taken = translate("Deadline", "minus {span}", span=minutes_words(pause.minutes))
    return SpanLine("player-pause", "gold_text", f"{moment(pause.start, today)} – {end}", taken, reason)


def _closed(shown: Explanation) -> list[SpanLine]:
    found = []
    for span in shown.closed[:3]:
        days = _date(span.first) if span.first == span.last else f"{_date(span.first)} – {_date(span.last)}"
        made_up = [f"{_date(day)} {wording.weekday(day)}" for day in shown.made_up if abs((day - span.last).days) < 15]
        reason = span.name or translate("Deadline", "closed")
        if made_up:
            words = translate("Deadline", "{days} worked instead, counted as usual", days=wording.list_words(made_up))
            reason = translate("Deadline", "{reason}; {more}", reason=reason, more=words)
        found.append(SpanLine("calendar-off", "text2", days, translate("Deadline", "not counted"), reason))
    return found


def _date(day: date) -> str:
    if translator().language == "en":
        return wording.short_day(day)
    return f"{day.month}-{day.day:02d}"


def sum_words(shown: Explanation) -> str:
    """Return the closing line: target − counted = left, and from when it runs on."""
    target, used = minutes_words(shown.target_minutes), minutes_words(shown.used_minutes)
    rest = minutes_words(shown.left_minutes)
    start = translate("Deadline", "{target} − {used} = ", target=target, used=used)
    if shown.ended_at is not None:
        done = (
            translate("Deadline", "{rest} to spare, met", rest=rest)
            if shown.left_minutes >= 0
            else translate("Deadline", "{rest} over, missed", rest=rest)
        )
        return f"{start}{done}"
    if shown.left_minutes < 0:
        return start + translate("Deadline", "{rest} over", rest=rest)
    words = start + translate("Deadline", "{rest} left", rest=rest)
    if shown.is_paused:
        return translate("Deadline", "{words}; the clock stands until work goes on", words=words)
    if shown.runs_from is not None:
        at = moment(shown.runs_from, shown.now.date())
        return translate("Deadline", "{words}, from {time} on", words=words, time=at)
    return words


class SpanTable(Themed, QWidget):
    """The lines in columns; one below the other where there is no room."""

    def __init__(self, shown: Explanation) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._rows: list[tuple[QWidget, ...]] = []
        self._has_reasons = False
        for line in lines(shown):
            self._has_reasons = self._has_reasons or bool(line.reason)
            self._rows.append(
                (
                    IconLabel(line.icon, line.colour),
                    PlainLabel(line.span, tokens.BODY, wrap=True),
                    PlainLabel(line.minutes, tokens.BODY, bold=True),
                    PlainLabel(line.reason, tokens.META, "text2", wrap=True),
                )
            )
        self.total = PlainLabel(sum_words(shown), tokens.BODY, bold=True, wrap=True)
        self._sum = IconLabel("calculator", "primary_text")
        self._stacked: bool | None = None
        self.follow_theme()

    def resizeEvent(self, event: object) -> None:
        """Choose how the lines stand."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._place(self.width() < theme().px(STACKED_BELOW))

    def restyle(self) -> None:
        """Scale the gaps."""
        super().restyle()
        self._grid.setHorizontalSpacing(theme().px(12))
        self._grid.setVerticalSpacing(theme().px(6))
        self._stacked = None
        self._place(self.width() < theme().px(STACKED_BELOW))

    def _place(self, stacked: bool) -> None:
        if stacked == self._stacked:
            return
        self._stacked = stacked
        while self._grid.count():
            self._grid.takeAt(0)
        top = Qt.AlignmentFlag.AlignTop
        place = 0
        for icon, span, minutes, reason in self._rows:
            self._grid.addWidget(icon, place, 0, top)
            self._grid.addWidget(span, place, 1)
            self._grid.addWidget(minutes, place, 2, Qt.AlignmentFlag.AlignRight | top)
            if stacked:
                place += 1
                self._grid.addWidget(reason, place, 1, 1, 2)
            else:
                self._grid.addWidget(reason, place, 3)
            place += 1
        self._grid.addWidget(self._sum, place, 0, top)
        self._grid.addWidget(self.total, place, 1, 1, 2 if stacked else 3)
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        self._grid.setRowStretch(place + 1, 1)
        # Reasons share the room only where there are some.
        self._grid.setColumnStretch(1, 5)
        self._grid.setColumnStretch(2, 0)
        self._grid.setColumnStretch(3, 6 if self._has_reasons and not stacked else 0)
