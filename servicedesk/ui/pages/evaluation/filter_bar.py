"""The row above the figures: which days, which part of the desk, compared with what; export and print."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import Channel
from servicedesk.core.translation import plural, translate
from servicedesk.queries.analysis.scope import Slice
from servicedesk.ui.command_list import shown_key
from servicedesk.ui.pages.evaluation.day_field import DayField
from servicedesk.ui.pages.evaluation.panels import channel_options
from servicedesk.ui.pages.evaluation.period import Kind, Period, before_words, kind_words, segment_words, usual
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import QuietButton, SecondaryButton
from servicedesk.ui.widgets.choices import CheckRow, Segmented
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.pickers import ComboBox

# Below this the buttons stand under the choices.
NARROW = 640


class FilterBar(Themed, QWidget):
    """Everything that changes what is counted; ``changed`` says that something did."""

    changed = Signal()
    visits_wanted = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.period = usual(Kind.WEEK, today)
        self.kinds = Segmented("", [(kind.value, kind.value) for kind in Kind], Kind.WEEK.value)
        self.first, self.last = DayField(today), DayField(today)
        self.department = ComboBox()
        self.channel = ComboBox()
        self.compare = CheckRow("", checked=True)
        self.count = QuietButton("")
        self.export = SecondaryButton("", "download")
        self.print = SecondaryButton("", "printer", shown_key("Ctrl+P", chinese=True))
        self._visits: int | None = None
        self._departments: list[tuple[int, Any]] = []
        self._build()
        self.kinds.chosen.connect(lambda value: self.choose_kind(Kind(value)))
        for field in (self.first, self.last):
            field.chosen.connect(lambda _day: self._typed())
            field.week_chosen.connect(self.choose_week)
        self.department.chosen.connect(lambda _value: self.changed.emit())
        self.channel.chosen.connect(lambda _value: self.changed.emit())
        self.count.clicked.connect(self.visits_wanted)
        self.compare.chosen.connect(lambda _on: self.changed.emit())
        self.follow_theme()
        self.retranslate()

    def _build(self) -> None:
        self._flow = FlowLayout(gap=10, line_gap=8)
        parts = (self.kinds, self.first, self.last, self.department, self.channel, self.compare, self.count)
        for part in parts:
            self._flow.addWidget(part)
        self._buttons = QHBoxLayout()
        for button in (self.export, self.print):
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addLayout(self._flow, 1)
        self._row.addLayout(self._buttons)
        self._show_days()

    @property
    def part(self) -> Slice:
        """The department and channel chosen."""
        department, channel = self.department.value(), self.channel.value()
        return Slice(
            department if isinstance(department, int) else None, Channel(str(channel)) if channel is not None else None
        )

    def set_departments(self, departments: list[Any]) -> None:
        """Offer these departments."""
        self._departments = [(row.id, Bilingual(row.name_zh, row.name_en)) for row in departments]
        self._name_departments()

    def set_today(self, today: date) -> None:
        """Another day has begun; what stood for the present moves along."""
        stays = self.period != usual(self.period.kind, self.today)
        self.today = self.first.today = self.last.today = today
        if stays:
            self._name_segments()
        else:
            self.choose(usual(self.period.kind, today))

    def choose(self, period: Period) -> None:
        """Look at other days."""
        self.period = period
        self.kinds.set_value(period.kind.value)
        self._show_days()
        self._name_segments()
        self.changed.emit()

    def choose_kind(self, kind: Kind) -> None:
        """Look at the days a segment stands for; days of one's own are typed at once."""
        self.choose(usual(kind, self.today))
        if kind is Kind.CUSTOM:
            self.first.take()

    def choose_week(self, monday: date) -> None:
        """Look at the week that begins on *monday*."""
        self.kinds.setFocus()
        self.choose(Period(Kind.WEEK, monday, monday + timedelta(days=6)))

    def step(self, by: int) -> None:
        """Go to the period before or after; the future has nothing to show."""
        following = self.period.shifted(by)
        if following.first <= self.today:
            self.choose(following)

    def can_step(self, by: int) -> bool:
        """Return whether there is anything that way."""
        return self.period.shifted(by).first <= self.today

    def _typed(self) -> None:
        first, last = sorted((self.first.value(), self.last.value()))
        self.choose(Period(Kind.CUSTOM, first, last))

    def _show_days(self) -> None:
        custom = self.period.kind is Kind.CUSTOM
        self.first.setVisible(custom)
        self.last.setVisible(custom)
        # While one of the two is being typed the other stays as it is.
        if not self.first.hasFocus() and not self.last.hasFocus():
            self.first.set_value(self.period.first)
            self.last.set_value(self.period.last)

    def show_count(self, visits: int) -> None:
        """Say how many visits the figures stand on, and what the brackets mean."""
        self._visits = visits
        words = plural("Evaluation", "{count} visit", "{count} visits", visits, count=f"{visits:,}")
        self.count.setText(f"{words} · " + translate("Evaluation", "95% intervals"))
        self._fit()

    def _name_segments(self) -> None:
        self.kinds.set_options(
            [
                (
                    kind.value,
                    segment_words(self.period, self.today) if kind is self.period.kind else kind_words(kind),
                )
                for kind in Kind
            ]
        )
        self.compare.set_words(before_words(self.period.kind))
        self._fit()

    def _name_departments(self) -> None:
        options: list[tuple[Any, str]] = [(None, translate("Evaluation", "All departments"))]
        options += [(identity, str(name)) for identity, name in self._departments]
        self.department.set_options(options)

    def retranslate(self) -> None:
        """Name everything."""
        self.kinds.setAccessibleName(translate("Evaluation", "Period"))
        self.first.setAccessibleName(translate("Evaluation", "From"))
        self.last.setAccessibleName(translate("Evaluation", "To"))
        self.department.setAccessibleName(translate("Evaluation", "Department"))
        self.channel.setAccessibleName(translate("Evaluation", "Channel"))
        self._name_segments()
        self._name_departments()
        self.channel.set_options(channel_options())
        if self._visits is not None:
            self.show_count(self._visits)
        self.export.setText(translate("Evaluation", "Export"))
        self.print.setText(translate("Evaluation", "Print report"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may have room for the count, or not."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The count is worth the rest of the line, not a line of its own."""
        look = theme()
        narrow = self.width() < look.px(NARROW)
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        before = (self.kinds, self.first, self.last, self.department, self.channel, self.compare)
        taken = sum(part.sizeHint().width() + look.px(10) for part in before if not part.isHidden())
        buttons = self.export.sizeHint().width() + self.print.sizeHint().width() + look.px(24)
        self.count.setVisible(taken + buttons + self.count.sizeHint().width() <= self.width())

    def restyle(self) -> None:
        """Scale the gaps."""
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme().px(8))
        self._buttons.setSpacing(theme().px(8))
        super().restyle()
        self._fit()
