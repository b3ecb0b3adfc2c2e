"""Native pickers in the look of the kit: combo box, date, time and number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from PySide6.QtCore import QDate, QDateTime, QEvent, QLocale, QRectF, QSize, Qt, QTime, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QSpinBox,
    QStyledItemDelegate,
    QTimeEdit,
    QWidget,
)

from servicedesk.core.translation import translator
from servicedesk.ui import icons, tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import text
from servicedesk.ui.widgets.base import Focusable, Themed

Value = str | int | None


class _Picker(Themed, Focusable):
    """What the pickers share: size, red border, a wheel that scrolls the page and never the value."""

    focus_soft = True
    _mark = "chevron-down"

    def set_invalid(self, invalid: bool) -> None:
        """Show the red border."""
        if bool(self.property("invalid")) != invalid:
            self.setProperty("invalid", invalid)
            self.style().unpolish(self)
            self.style().polish(self)

    def restyle(self) -> None:
        """Scale font and height."""
        self.setFont(theme().font(tokens.BODY))
        self.setMinimumHeight(theme().control)
        super().restyle()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a value must not change by scrolling past it."""
        event.ignore()

    def _paint_mark(self) -> None:
        look = theme()
        painter = QPainter(self)
        area = QRectF(self.width() - look.px(26), 0, look.px(18), self.height())
        icons.draw_centred(painter, self._mark, area, 16, "text2" if self.isEnabled() else "disabled")


class ComboBox(_Picker, QComboBox):
    """One of many values, shown as words."""

    chosen = Signal(object)

    def __init__(self, name: str = "", options: Sequence[tuple[Value, str]] = (), value: Value = None,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAccessibleName(name)
        # The native list delegate ignores the style sheet; this one follows it.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaxVisibleItems(12)
        self.activated.connect(lambda _index: self.chosen.emit(self.value()))
        self.set_options(options)
        self.set_value(value)
        self.follow_theme()

    def set_options(self, options: Sequence[tuple[Value, str]]) -> None:
        """Replace the values; the chosen one stays if it is still there."""
        value = self.value()
        self.clear()
        for one, words in options:
            self.addItem(words, one)
        self.set_value(value)

    def value(self) -> Value:
        """The value chosen."""
        found: Value = self.currentData()
        return found

    def set_value(self, value: Value) -> None:
        """Choose *value* without telling anybody; an unknown value chooses the first."""
        index = next((i for i in range(self.count()) if self.itemData(i) == value), 0)
        self.setCurrentIndex(index if self.count() else -1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and our chevron."""
        super().paintEvent(event)
        self._paint_mark()


class _DateTimePicker(_Picker):
    """What date and time fields share: ISO order, the language's calendar, an icon."""

    _mark = "calendar"
    chosen: Signal

    def _prepare(self: QDateTimeEdit, name: str, pattern: str) -> None:  # type: ignore[misc]
        self.setAccessibleName(name)
        self.setDisplayFormat(pattern)
        self.setCalendarPopup("d" in pattern)
        self.setButtonSymbols(QDateTimeEdit.ButtonSymbols.NoButtons)

    def retranslate(self: QDateTimeEdit) -> None:  # type: ignore[misc]
        """The calendar speaks the language in force."""
        chinese = translator().language == "zh_CN"
        self.setLocale(QLocale(QLocale.Language.Chinese if chinese else QLocale.Language.English))


class DateTimeField(_DateTimePicker, QDateTimeEdit):
    """A local date and time to the minute."""

    chosen = Signal(object)

    def __init__(self, name: str = "", value: datetime | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prepare(name, "yyyy-MM-dd HH:mm")
        self.retranslate()
        if value is not None:
            self.set_value(value)
        self.dateTimeChanged.connect(lambda _value: self.chosen.emit(self.value()))
        self.follow_theme()

    def value(self) -> datetime:
        """The local date and time, without a zone."""
        at = self.dateTime()
        day, clock = at.date(), at.time()
        return datetime(day.year(), day.month(), day.day(), clock.hour(), clock.minute())  # noqa: DTZ001 - local wall time

    def set_value(self, value: datetime) -> None:
        """Show *value* without telling anybody."""
        self.blockSignals(True)
        day, clock = QDate(value.year, value.month, value.day), QTime(value.hour, value.minute)
        self.setDateTime(QDateTime(day, clock))
        self.blockSignals(False)

    def sizeHint(self) -> QSize:
        """Room for the date, the time and the icon."""
        return QSize(theme().px(176), theme().control)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field and its icon."""
        super().paintEvent(event)
        self._paint_mark()


class DateField(_DateTimePicker, QDateEdit):
    """A day."""

    chosen = Signal(object)

    def __init__(self, name: str = "", value: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prepare(name, "yyyy-MM-dd")
        self.retranslate()
        if value is not None:
            self.set_value(value)
        self.dateChanged.connect(lambda _value: self.chosen.emit(self.value()))
        self.follow_theme()

    def value(self) -> date:
        """The day."""
        day = self.date()
        return date(day.year(), day.month(), day.day())

    def set_value(self, value: date) -> None:
        """Show *value* without telling anybody."""
        self.blockSignals(True)
        self.setDate(QDate(value.year, value.month, value.day))
        self.blockSignals(False)

    def sizeHint(self) -> QSize:
        """Room for the day and the icon."""
        return QSize(theme().px(136), theme().control)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field and its icon."""
        super().paintEvent(event)
        self._paint_mark()


def _place_editor(box: QAbstractSpinBox, right: int) -> None:
    """Give the inner editor the field's width and letters; the style sheet would leave it one pixel."""
    look = theme()
    inside = box.rect().adjusted(look.px(10), 1, -look.px(right), -1)
    editor = box.lineEdit()
    # Under a style sheet it keeps the letters of the text size before.
    editor.setFont(look.font(tokens.BODY))
    editor.setGeometry(inside)


class TimeField(_DateTimePicker, QTimeEdit):
    """A time of day to the minute."""

    chosen = Signal(object)
    _mark = "clock"

    def __init__(self, name: str = "", value: time | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prepare(name, "HH:mm")
        if value is not None:
            self.set_value(value)
        self.timeChanged.connect(lambda _value: self.chosen.emit(self.value()))
        self.follow_theme()

    def value(self) -> time:
        """The time of day."""
        clock = self.time()
        return time(clock.hour(), clock.minute())

    def set_value(self, value: time) -> None:
        """Show *value* without telling anybody."""
        self.blockSignals(True)
        self.setTime(QTime(value.hour, value.minute))
        self.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the editor."""
        super().resizeEvent(event)
        _place_editor(self, 28)

    def showEvent(self, event: QShowEvent) -> None:
        """Place the editor after the style has had its say."""
        super().showEvent(event)
        _place_editor(self, 28)

    def changeEvent(self, event: QEvent) -> None:
        """Place the editor again when a new style has placed it."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            _place_editor(self, 28)

    def sizeHint(self) -> QSize:
        """Room for the time and the icon."""
        return QSize(theme().px(96), theme().control)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field and its icon."""
        super().paintEvent(event)
        self._paint_mark()


class NumberField(_Picker, QSpinBox):
    """A whole number with its unit; arrows change it, the wheel does not."""

    chosen = Signal(int)

    def __init__(self, name: str = "", value: int = 0, least: int = 0, most: int = 999_999, unit: str = "",
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRange(least, most)
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setSuffix(f" {unit}" if unit else "")
        self.set_value(value)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.valueChanged.connect(self.chosen)
        self.follow_theme()

    def set_value(self, value: int) -> None:
        """Show *value* without telling anybody."""
        self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the editor."""
        super().resizeEvent(event)
        _place_editor(self, 10)

    def showEvent(self, event: QShowEvent) -> None:
        """Place the editor after the style has had its say."""
        super().showEvent(event)
        _place_editor(self, 10)

    def changeEvent(self, event: QEvent) -> None:
        """Place the editor again when a new style has placed it."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            _place_editor(self, 10)

    def sizeHint(self) -> QSize:
        """Room for the largest number and its unit."""
        look = theme()
        longest = max((self.textFromValue(self.minimum()), self.textFromValue(self.maximum())), key=len)
        wide = text.width(longest + self.suffix(), tokens.BODY) + look.px(28)
        return QSize(max(look.px(72), round(wide)), look.control)
