"""A day of the period, typed as staff write it or picked from a calendar; a whole week may be typed as well."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCalendarWidget, QWidget

from servicedesk.core import typed_values
from servicedesk.core.translation import translate, translator
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.inputs import TextField

# Before this nobody kept records here; the calendar of the standard library ends at the other side.
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)


class DayField(TextField):
    """Answers once typing is over, with Enter or by leaving: half a year typed is no day to count from."""

    chosen = Signal(object)
    week_chosen = Signal(object)
    """The Monday of a week typed as such."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(icon="calendar", most=40, parent=parent)
        self.today = today
        self._value = today
        self._calendar: QCalendarWidget | None = None
        self.returnPressed.connect(self._read)
        self.left.connect(self._read)
        self.textEdited.connect(lambda _text: self.set_invalid(False))
        self.retranslate()

    def value(self) -> date:
        """The day."""
        return self._value

    def set_value(self, value: date) -> None:
        """Show *value* without telling anybody."""
        self._value = value
        self.set_invalid(False)
        self.set_text(value.isoformat())

    def take(self) -> None:
        """Have the keys, with everything chosen: what is typed takes its place."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _read(self) -> None:
        typed = self.text()
        if typed == self._value.isoformat():
            return
        monday = typed_values.week(typed, self.today)
        if monday is not None and EARLIEST <= monday <= self.today:
            self.set_value(self._value)
            self.week_chosen.emit(monday)
            return
        day = typed_values.day(typed, self.today)
        if day is None or not EARLIEST <= day <= LATEST:
            self.set_invalid(True)
            return
        self._choose(day)

    def _choose(self, day: date) -> None:
        changed = day != self._value
        self.set_value(day)
        if changed:
            self.chosen.emit(day)

    # -- calendar ------------------------------------------------------------------------------------------------

    def open_calendar(self) -> None:
        """Show the month of the day to pick another from."""
        if self._calendar is None:
            calendar = self._calendar = QCalendarWidget(self)
            calendar.setWindowFlags(Qt.WindowType.Popup)
            calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
            calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
            calendar.clicked.connect(self._picked)
            calendar.activated.connect(self._picked)
        chinese = translator().language == "zh_CN"
        self._calendar.setLocale(QLocale(QLocale.Language.Chinese if chinese else QLocale.Language.English))
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._calendar.setSelectedDate(QDate(self._value.year, self._value.month, self._value.day))
        self._calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        self._calendar.show()

    def _picked(self, day: QDate) -> None:
        if self._calendar is not None:
            self._calendar.hide()
        self._choose(date(day.year(), day.month(), day.day()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The icon opens the calendar."""
        super().mouseReleaseEvent(event)
        if event.position().x() < theme().px(30) and event.button() == Qt.MouseButton.LeftButton:
            self.open_calendar()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go a day on or back, Alt+Down opens the calendar, as in any picker of days."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            self._choose(min(max(self._value + timedelta(days=step), EARLIEST), LATEST))

    def sizeHint(self) -> QSize:
        """Room for the day and the icon."""
        return QSize(theme().px(136), theme().control)

    def retranslate(self) -> None:
        """Say what may be typed."""
        self.setToolTip(translate("Evaluation", "2016-03-07, 3-7, yesterday; a whole week: 2016-W10"))
