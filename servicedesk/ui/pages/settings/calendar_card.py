"""Four weeks of one calendar as a card: hours, the days that differ, how many are open, what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from servicedesk.core.translation import plural, translate, translator
from servicedesk.queries import rules, site
from servicedesk.queries.rules import CalendarRow, DayRow
from servicedesk.ui import tokens, wording
from servicedesk.ui.pages.settings.day_strip import DAYS, DayStrip, days_of
from servicedesk.ui.pages.settings.room import Head
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import IconButton
from servicedesk.ui.widgets.cards import Card, IconLabel, Panel
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.workspace import Workspace

# Before this many days of the old year are left, nobody needs to think of the next.
NEXT_YEAR_IN_SIGHT = timedelta(days=150)


def week_words(week: Mapping[str, Sequence[Sequence[str]]]) -> str:
    """Return the opening hours if they are the same on every open day."""
    hours = {tuple(tuple(span) for span in spans) for spans in week.values() if spans}
    if len(hours) != 1:
        return translate("Settings", "hours differ by day")
    spans = hours.pop()
    if spans == (("00:00", "24:00"),):
        return translate("Settings", "round the clock")
    return wording.list_words([f"{start}–{end}" for start, end in spans])


class Legend(Themed, QWidget):
    """What the colours of the days mean."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def _items(self) -> list[tuple[str, str, str]]:
        return [
            ("surface", "border2", translate("Settings", "open day")),
            ("neutral_soft", "neutral_line", translate("Settings", "closed day")),
            ("danger_soft", "danger_line", translate("Settings", "closed by exception")),
            ("primary_soft", "primary", translate("Settings", "worked instead")),
        ]

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(theme().px(280), theme().px(20))

    def minimumSizeHint(self) -> QSize:
        """What has no room is left out."""
        return QSize(theme().px(80), theme().px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint swatches and words."""
        look = theme()
        painter = QPainter(self)
        left, side = 0.0, look.px(12)
        for fill, line, words in self._items():
            if left + side + look.px(6) + text.width(words, tokens.META) > self.width():
                break
            paint.rounded(painter, QRectF(left, (self.height() - side) / 2, side, side), 4, fill, line)
            area = QRectF(left + side + look.px(6), 0, self.width() - left, self.height())
            left = area.left() + text.draw(painter, area, words, tokens.META, "text2") + look.px(14)


class CalendarCard(Card):
    """Shows a calendar; ``chosen`` says which day was picked, the owner decides what that means."""

    chosen = Signal(object)
    shown = Signal()

    def __init__(self, workspace: Workspace, calendar_id: int | None = None) -> None:
        super().__init__()
        self.workspace = workspace
        self.calendar: CalendarRow | None = None
        self._wanted = calendar_id
        self._first: date | None = None
        self._days: list[DayRow] = []
        self._last_year: int | None = None
        self.header = Head()
        self.span = PlainLabel("", tokens.META, "text2", align=Qt.AlignmentFlag.AlignVCenter)
        self.back, self.forward = (
            IconButton("chevron-left", "", small=True),
            IconButton("chevron-right", "", small=True),
        )
        for widget in (self.back, self.span, self.forward):
            self.header.add(widget)
        self.strip = DayStrip()
        self.count = PlainLabel("", tokens.META, "text2")
        self.warning = Panel("warning", horizontal=True)
        self.missing = PlainLabel("", tokens.BODY, "warning_text", wrap=True)
        self.warning.body.addWidget(IconLabel("alert-triangle", "warning_text"), 0, Qt.AlignmentFlag.AlignTop)
        self.warning.body.addWidget(self.missing, 1)
        foot = QHBoxLayout()
        foot.addWidget(Legend(), 1)
        foot.addWidget(self.count)
        self.body.addWidget(self.header)
        self.body.addWidget(self.strip)
        self.body.addLayout(foot)
        self.body.addWidget(self.warning)
        self.body.addStretch(1)
        self.warning.hide()
        self.back.clicked.connect(lambda: self._step(-DAYS))
        self.forward.clicked.connect(lambda: self._step(DAYS))
        self.strip.beyond.connect(self.go_to)
        self.strip.chosen.connect(self.chosen)
        self.strip.current_changed.connect(lambda _on: self.shown.emit())
        self.retranslate()

    def exception(self, on: date) -> DayRow | None:
        """Return what is set for a day, if it differs from its week."""
        return next((row for row in self._days if row.on == on), None)

    def show_calendar(self, calendar_id: int) -> None:
        """Show another calendar, the same weeks."""
        self._wanted = calendar_id
        self.refresh()

    def refresh(self) -> None:
        """Ask for the calendar and the days that differ."""
        if self._first is None:
            today = self.workspace.now().date()
            self._first = today - timedelta(days=today.weekday())
        first = self._first
        wanted = self._wanted

        def load(desk: Any) -> tuple[CalendarRow | None, list[DayRow], dict[str, Any]]:
            found = rules.calendars(desk)
            by_holidays = [row for row in found if row.uses_public_holidays]
            row = next((row for row in found if row.id == wanted), None) or next(iter(by_holidays or found), None)
            days = rules.days(desk, row.id, first, first + timedelta(days=DAYS)) if row is not None else []
            return row, days, site.setting(desk, "public_holidays")

        self.workspace.ask(load, done=self._show, owner=self, key="calendar")

    def _show(self, found: tuple[CalendarRow | None, list[DayRow], dict[str, Any]]) -> None:
        self.calendar, self._days, holidays = found
        self._last_year = holidays.get("last_year")
        self._show_days()

    def _show_days(self, current: date | None = None) -> None:
        calendar, first = self.calendar, self._first
        if calendar is None or first is None:
            return
        today = self.workspace.now().date()
        days = days_of(calendar, self._days, first)
        if current is None and self.strip.current is None and days[0].on <= today <= days[-1].on:
            current = today
        self.strip.today = today
        self.strip.show_days(days, current)
        self.header.set_title(translate("Settings", "Business calendar · {name}", name=calendar.name))
        self.header.set_hint(week_words(calendar.week))
        self.span.setText(f"{_day(days[0].on)} – {_day(days[-1].on)}")
        self.count.setText(plural("Settings", "{n} open day", "{n} open days", sum(day.is_open for day in days)))
        self._warn(calendar, today)
        self.shown.emit()

    def _warn(self, calendar: CalendarRow, today: date) -> None:
        """Say when public holidays run out: then the week alone decides, silently otherwise."""
        last = self._last_year
        soon = today + NEXT_YEAR_IN_SIGHT
        missing = last is not None and calendar.uses_public_holidays and soon.year > last
        self.warning.setVisible(missing)
        if missing and last is not None:
            year = max(last + 1, today.year)
            title = translate("Settings", "The holidays of {year} are not in this version", year=year)
            words = translate("Settings", "From 1 January the week alone counts; mark the days here once published")
            self.missing.setText(translate("Settings", "{title}. {words}.", title=title, words=words))

    def go_to(self, on: date) -> None:
        """Show the four weeks around a day."""
        first = on - timedelta(days=on.weekday())
        if self._first is not None and first > self._first:
            first -= timedelta(days=DAYS - 7)
        self._first = first
        self.strip.current = on
        self.refresh()

    def _step(self, days: int) -> None:
        if self._first is not None:
            self._first += timedelta(days=days)
            self.strip.current = self._first
            self.refresh()

    def retranslate(self) -> None:
        """Name the parts."""
        self.back.set_name(translate("Settings", "Four weeks back"))
        self.forward.set_name(translate("Settings", "Four weeks on"))
        if self.calendar is not None:
            self._show_days()


def _day(on: date) -> str:
    if translator().language == "en":
        return wording.day_words(on).partition(" ")[2]
    return f"{on.month}月{on.day}日"
