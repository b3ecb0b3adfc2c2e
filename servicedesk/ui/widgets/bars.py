"""Small bars inside cards: a count per answer, and the visits of the day by hour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QVBoxLayout, QWidget

from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.base import Themed, clear_layout


class _BarRow(Themed, QWidget):
    """One answer: its words, the bar, the count."""

    def __init__(self, label: str, count: int, share: float, tone: str, owner: BarList) -> None:
        super().__init__(owner)
        self._label, self._count, self._share, self._tone, self._owner = label, count, share, tone, owner
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{label} {count}")
        self.follow_theme()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(220), theme().px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        name = min(self._owner.label_width(), self.width() * 0.45)
        number = look.px(38)
        text.draw(painter, QRectF(0, 0, name, self.height()), self._label, tokens.META, "text2")
        area = QRectF(name + look.px(14), self.height() / 2 - look.px(4), self.width() - name - number - look.px(14),
                      look.px(8))  # fmt: skip
        paint.bar(painter, area, self._share, self._tone)
        rest = QRectF(self.width() - number, 0, number, self.height())
        text.draw(painter, rest, str(self._count), tokens.META, "text", True, Qt.AlignmentFlag.AlignRight)


class BarList(Themed, QWidget):
    """Counts of a few answers as horizontal bars of one scale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str, int, str], ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def set_rows(self, rows: Sequence[tuple[str, int, str]]) -> None:
        """Show *rows* as (words, count, token colour); the longest bar is the largest count."""
        if tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        clear_layout(self._column)
        largest = max((count for _label, count, _tone in rows), default=0) or 1
        for label, count, tone in rows:
            self._column.addWidget(_BarRow(label, count, count / largest, tone, self))

    def label_width(self) -> float:
        """The room of the longest words."""
        return max((text.width(label, tokens.META) for label, _count, _tone in self._rows), default=0) + 2


@dataclass(frozen=True)
class Hour:
    """One hour of the day: visits so far, or None if it has not come; *expected* is what is usual."""

    hour: int
    count: int | None
    expected: float = 0.0


class HourBars(Themed, QWidget):
    """Visits by hour: solid for hours gone by (peak and now darker), dashed for those to come."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._hours: tuple[Hour, ...] = ()
        self._now = -1
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.follow_theme()

    def set_hours(self, hours: Sequence[Hour], now: int) -> None:
        """Show *hours* in order; *now* is the hour that runs."""
        self._hours, self._now = tuple(hours), now
        past = ", ".join(f"{hour.hour}:00 {hour.count}" for hour in hours if hour.count is not None)
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(past)
        self.update()

    def set_name(self, name: str) -> None:
        """Say what is counted."""
        self._name = name
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """A card's width."""
        return QSize(theme().px(420), theme().px(170))

    def minimumSizeHint(self) -> QSize:
        """It may become small."""
        return QSize(theme().px(180), theme().px(90))

    def _boxes(self) -> list[tuple[Hour, QRectF]]:
        look = theme()
        if not self._hours:
            return []
        largest = max(max(hour.count or 0, hour.expected) for hour in self._hours) or 1
        base = self.height() - look.px(22)
        step = self.width() / len(self._hours)
        wide = min(look.px(34), step * 0.82)
        boxes = []
        for index, hour in enumerate(self._hours):
            value = hour.expected if hour.count is None else hour.count
            tall = max(look.px(2) if value else 0.0, (base - look.px(4)) * value / largest)
            boxes.append((hour, QRectF(index * step + (step - wide) / 2, base - tall, wide, tall)))
        return boxes

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bars, ground line and hours."""
        look = theme()
        painter = QPainter(self)
        base = self.height() - look.px(22)
        peak = max((hour.count or 0 for hour in self._hours), default=0)
        soft = QColor(look.colour("primary"))
        soft.setAlphaF(0.78)
        boxes = self._boxes()
        widest = text.width("20", tokens.TINY) + look.px(8)
        every = 1 if len(boxes) and self.width() / len(boxes) > widest * 2 else 2
        for index, (hour, box) in enumerate(boxes):
            if hour.count is None:
                self._paint_expected(painter, box)
            elif box.height() > 0:
                strong = hour.hour == self._now or (hour.count == peak and peak > 0)
                paint.rounded(painter, box, min(4.0, box.height() / 2), "primary" if strong else soft)
            if index % every == 0:
                label = QRectF(box.center().x() - look.px(20), base + look.px(3), look.px(40), look.px(17))
                bold = hour.hour == self._now
                text.draw(painter, label, str(hour.hour), tokens.TINY, "text2", bold, Qt.AlignmentFlag.AlignHCenter)
        paint.hairline(painter, 0, base, self.width(), "border2")

    def _paint_expected(self, painter: QPainter, box: QRectF) -> None:
        if box.height() < 2:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme().colour("neutral_line"), 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        radius = theme().px(3)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, 0), radius, radius)
        painter.restore()

    def event(self, event: QEvent) -> bool:
        """Say a bar's number under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            step = self.width() / max(1, len(self._hours))
            index = int(event.pos().x() / step)
            if 0 <= index < len(self._hours):
                hour = self._hours[index]
                value = round(hour.expected) if hour.count is None else hour.count
                QToolTip.showText(event.globalPos(), f"{hour.hour}:00  {value}", self)
            return True
        return super().event(event)
