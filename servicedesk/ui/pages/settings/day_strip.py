"""Four weeks of a calendar side by side: open, closed, and the days that differ from their week."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from servicedesk.core.translation import translate
from servicedesk.queries.rules import CalendarRow, DayRow
from servicedesk.ui import tokens, wording
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.base import Focusable, Themed

DAYS = 28
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


@dataclass(frozen=True, slots=True)
class Day:
    """One day: open or not, and whether it differs from its weekday."""

    on: date
    is_open: bool
    differs: bool
    name: str


def days_of(calendar: CalendarRow, exceptions: Iterable[DayRow], first: date, count: int = DAYS) -> list[Day]:
    """Return *count* days of a calendar from *first*."""
    known = {row.on: row for row in exceptions}
    found = []
    for offset in range(count):
        on = first + timedelta(days=offset)
        usual = bool(calendar.week_on(on).get(str(on.isoweekday())))
        row = known.get(on)
        is_open = usual if row is None else row.is_open
        found.append(Day(on, is_open, is_open != usual, row.name if row is not None else ""))
    return found


def day_mark(day: Day) -> str:
    """Return the short word in a day that differs: 休 or 班."""
    if not day.differs:
        return ""
    return translate("Settings", "open") if day.is_open else translate("Settings", "off")


def day_sentence(day: Day) -> str:
    """Say a day in words."""
    state = translate("Settings", "open day") if day.is_open else translate("Settings", "closed day")
    if day.differs:
        state = translate("Settings", "worked instead") if day.is_open else translate("Settings", "closed by exception")
    return " · ".join(part for part in (wording.full_day(day.on), state, day.name) if part)


class DayStrip(Themed, Focusable, QWidget):
    """Arrows move by day and week and go on beyond the ends; Enter or a click chooses."""

    current_changed = Signal(object)
    chosen = Signal(object)
    beyond = Signal(object)
    """The day wanted lies outside: show the weeks around it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days: Sequence[Day] = ()
        self.current: date | None = None
        self.today: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.follow_theme()

    def show_days(self, days: Sequence[Day], current: date | None = None) -> None:
        """Show *days*; *current* is the one the keys act on."""
        self.days = days
        if current is not None or self.current is None or self.day() is None:
            self.current = current or (days[0].on if days else None)
        self._say()
        self.update()

    def day(self) -> Day | None:
        """The current day."""
        return next((day for day in self.days if day.on == self.current), None)

    def _say(self) -> None:
        day = self.day()
        self.setAccessibleName(day_sentence(day) if day is not None else "")

    def retranslate(self) -> None:
        """Say it in the language in force."""
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        """Weekday, day, and the name below."""
        return QSize(theme().px(480), theme().px(104))

    def minimumSizeHint(self) -> QSize:
        """Fourteen days are left where there is little room."""
        return QSize(theme().px(200), self.sizeHint().height())

    def shown(self) -> Sequence[Day]:
        """The days that have room: whole weeks around the current one."""
        weeks = max(1, min(len(self.days) // 7, int(self.width() // theme().px(7 * 22))))
        if weeks * 7 >= len(self.days):
            return self.days
        place = next((index for index, day in enumerate(self.days) if day.on == self.current), 0)
        first = min(place // 7 * 7, len(self.days) - weeks * 7)
        return self.days[first : first + weeks * 7]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move; Enter and Space choose."""
        step = _STEPS.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step is not None and plain and self.current is not None:
            self._go(self.current + timedelta(days=step))
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses the day under it."""
        shown = self.shown()
        if shown:
            place = int(event.position().x() / (self.width() / len(shown)))
            self._go(shown[min(max(place, 0), len(shown) - 1)].on)
            self.chosen.emit(self.current)

    def _go(self, on: date) -> None:
        if self.days and not self.days[0].on <= on <= self.days[-1].on:
            self.beyond.emit(on)
            return
        self.current = on
        self._say()
        self.update()
        self.current_changed.emit(on)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the days, and the names under the runs that differ."""
        shown = self.shown()
        if not shown:
            return
        look = theme()
        painter = QPainter(self)
        width = self.width() / len(shown)
        for place, day in enumerate(shown):
            self._paint_day(painter, QRectF(place * width, 0, width, look.px(82)), day)
            if place and day.on.isoweekday() == 1:
                paint.hairline(painter, place * width, look.px(2), look.px(78), vertical=True)
        for start, end, day in _runs(shown):
            self._paint_run(painter, start * width, (end + 1) * width, day)

    def _paint_day(self, painter: QPainter, cell: QRectF, day: Day) -> None:
        look = theme()
        centre = Qt.AlignmentFlag.AlignHCenter
        weekday = wording.weekday(day.on)
        head = QRectF(cell.left(), 0, cell.width(), look.px(18))
        text.draw(painter, head, _short(weekday), tokens.META, "text2", align=centre)
        box = QRectF(cell.left() + look.px(1.5), look.px(20), cell.width() - look.px(3), look.px(60))
        fill, line, colour = _look_of(day)
        here = day.on == self.current and self.hasFocus()
        paint.rounded(painter, box, 6, fill, "focus" if here else line, 2 if here else 1)
        number = QRectF(box.left(), box.top() + look.px(6), box.width(), look.px(22))
        text.draw(painter, number, str(day.on.day), tokens.META, colour, day.on == self.today, centre)
        mark = QRectF(box.left(), box.top() + look.px(32), box.width(), look.px(20))
        text.draw(painter, mark, day_mark(day), tokens.META, colour, True, centre)
        if day.on == self.today:
            dot = QRectF(box.center().x() - look.px(2), box.top() + look.px(29), look.px(4), look.px(4))
            paint.rounded(painter, dot, 2, "primary")

    def _paint_run(self, painter: QPainter, left: float, right: float, day: Day) -> None:
        look = theme()
        tone = "primary" if day.is_open else "danger"
        painter.fillRect(QRectF(left + 3, look.px(83), right - left - 6, look.px(2)), look.colour(tone))
        room = max(right - left, look.px(44))
        middle = min(max((left + right) / 2, room / 2), self.width() - room / 2)
        area = QRectF(middle - room / 2, look.px(86), room, look.px(18))
        name = text.elide(day.name, tokens.META, True, room)
        text.draw(painter, area, name, tokens.META, f"{tone}_text", True, Qt.AlignmentFlag.AlignHCenter)


def _short(weekday: str) -> str:
    """A column is one letter wide: 周一 → 一, Mon → M."""
    return weekday[-1] if weekday and ord(weekday[0]) > 0x2E7F else weekday[:1]


def _look_of(day: Day) -> tuple[str, str, str]:
    """Return fill, line and text colour of a day."""
    if day.differs:
        return ("primary_soft", "primary", "primary_text") if day.is_open else (
            "danger_soft", "danger_line", "danger_text")  # fmt: skip
    return ("surface", "border", "text") if day.is_open else ("neutral_soft", "neutral_soft", "text2")


def _runs(days: Sequence[Day]) -> list[tuple[int, int, Day]]:
    """Return first, last and day of each run of named days that differ alike."""
    runs: list[tuple[int, int, Day]] = []
    for place, day in enumerate(days):
        if not day.name or not (day.differs or not day.is_open):
            continue
        last = runs[-1] if runs else None
        if last is not None and last[1] == place - 1 and (last[2].name, last[2].is_open) == (day.name, day.is_open):
            runs[-1] = (last[0], place, last[2])
        else:
            runs.append((place, place, day))
    return runs
