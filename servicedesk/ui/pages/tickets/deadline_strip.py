"""Why this deadline: the sentence, the strip of days, the spans with their minutes, and what waiting would change."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.enums import Target
from servicedesk.core.translation import mark, translate, translate_marked
from servicedesk.queries import deadline_strips
from servicedesk.queries.deadline_strips import Explanation, Waiting
from servicedesk.ui import tokens, wording
from servicedesk.ui.pages.tickets.strip_bar import StripBar, StripLegend
from servicedesk.ui.pages.tickets.strip_spans import SpanTable, minutes_words, moment
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import clear_layout
from servicedesk.ui.widgets.buttons import QuietButton, SecondaryButton
from servicedesk.ui.widgets.cards import IconLabel, Line, Panel
from servicedesk.ui.widgets.choices import Segmented
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import DateTimeField
from servicedesk.ui.workspace import Workspace

BESIDE_FROM, CARD_WIDTH = 640, 264
TARGETS = {
    Target.RESPONSE: mark("Deadline", "First response"),
    Target.UPDATE: mark("Deadline", "Next update"),
    Target.RESOLUTION: mark("Deadline", "Solved"),
}


class WaitCard(Panel):
    """What if it waited: a moment, the deadline that follows, and the key that does it."""

    pressed = Signal(object)
    looked = Signal(object)

    def __init__(self, workspace: Workspace, shown: Explanation) -> None:
        super().__init__("warning", padding=12, spacing=8)
        self._workspace, self._shown = workspace, shown
        head = QHBoxLayout()
        head.addWidget(IconLabel("bulb", "warning_text"))
        words = translate("Deadline", "If it now waited for the {customer}:")
        head.addWidget(PlainLabel(words, tokens.BODY, "warning_text", bold=True, wrap=True), 1)
        self.body.addLayout(head)
        self.answer = PlainLabel("", tokens.PANE, "warning_text", bold=True, wrap=True)
        self.body.addWidget(self.answer)
        line = QHBoxLayout()
        line.addWidget(PlainLabel(translate("Deadline", "Until"), tokens.BODY, "text2"))
        self.until = DateTimeField(translate("Deadline", "Wait until"), _proposed(shown))
        line.addWidget(self.until, 1)
        self.body.addLayout(line)
        self.button = SecondaryButton(translate("Actions", "Wait for {customer}"), "player-pause", "H")
        self.body.addWidget(self.button)
        self.until.chosen.connect(lambda _at: self.look())
        self.button.clicked.connect(lambda: self.pressed.emit(self.value()))

    def value(self) -> datetime:
        """The moment chosen, with the site's zone."""
        return self.until.value().replace(tzinfo=self._workspace.desk.site.zone)

    def look(self) -> None:
        """Ask what waiting until then would make of the deadline."""
        self._workspace.ask(
            deadline_strips.if_waiting,
            self._shown.ticket_id,
            self.value(),
            done=self._tell,
            owner=self,
            key="waiting",
        )

    def _tell(self, waiting: Waiting | None) -> None:
        if waiting is None:
            self.answer.setText("—")
        elif self.value() <= self._shown.now:
            self.answer.setText(translate("Deadline", "choose a later time"))
        else:
            time = moment(waiting.due_at, self._shown.now.date())
            self.answer.setText(translate("Deadline", "due {time}", time=time))
        self.looked.emit(waiting)


def _proposed(shown: Explanation) -> datetime:
    """Return when a wait would sensibly end: the opening of the working day after the next chance to work."""
    at = shown.now + timedelta(hours=2)
    start = shown.runs_from or at
    if shown.runs_from is not None:
        start = shown.runs_from + timedelta(days=1)
    return start.replace(tzinfo=None, second=0, microsecond=0)


class DeadlineStrip(Panel):
    """One of the three targets explained; the others are a press away."""

    wait_pressed = Signal(object)
    closed = Signal()

    def __init__(self, workspace: Workspace, explanation: Explanation) -> None:
        super().__init__("", padding=14, spacing=8)
        self.workspace = workspace
        self.explanation = explanation
        self.card: WaitCard | None = None
        self._lower: QBoxLayout | None = None
        self._show(explanation)

    @property
    def until(self) -> datetime | None:
        """Until when the key for waiting would wait; None where it cannot wait."""
        return self.card.value() if self.card is not None else None

    def _show(self, shown: Explanation) -> None:
        self.explanation, self.card = shown, None
        clear_layout(self.body)
        self.body.addWidget(self._head(shown))
        self.bar = StripBar(shown)
        self.body.addWidget(self.bar)
        self.body.addWidget(StripLegend(shown))
        self.body.addWidget(Line())
        lower = QWidget()
        self._lower = QBoxLayout(QBoxLayout.Direction.LeftToRight, lower)
        self._lower.setContentsMargins(0, 0, 0, 0)
        self.table = SpanTable(shown)
        self._lower.addWidget(self.table, 1)
        # Waiting moves no deadline that has gone by.
        if shown.may_wait and shown.left_minutes >= 0:
            self.card = WaitCard(self.workspace, shown)
            self._lower.addWidget(self.card, 0, Qt.AlignmentFlag.AlignTop)
            self.card.looked.connect(self.bar.show_waiting)
            self.card.pressed.connect(self.wait_pressed)
            self.card.look()
        self.body.addWidget(lower)
        self._fit()

    def _head(self, shown: Explanation) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        line.addWidget(IconLabel("hourglass", "text"), 0, Qt.AlignmentFlag.AlignTop)
        words = QWidget()
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight, words)
        self._words.setContentsMargins(0, 0, 0, 0)
        self.title = PlainLabel(title_words(shown), tokens.PANE, bold=True, wrap=True)
        self.hint = PlainLabel(hint_words(shown), tokens.META, "text2", wrap=True)
        self._words.addWidget(self.title)
        self._words.addWidget(self.hint, 1)
        line.addWidget(words, 1)
        fold = QuietButton(translate("Deadline", "Fold"), "", "W")
        fold.clicked.connect(self.closed)
        line.addWidget(fold, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        options = [(target.value, translate_marked(TARGETS[target])) for target in shown.targets]
        self.which = Segmented(translate("Deadline", "Which deadline"), options, shown.target.value)
        self.which.chosen.connect(self._choose)
        column.addWidget(self.which)
        if len(options) < 2:
            # Never shown by hand: a widget that has no place yet would come up as a window of its own.
            self.which.hide()
        return head

    def _choose(self, value: str) -> None:
        self.workspace.ask(
            deadline_strips.explain,
            self.explanation.ticket_id,
            Target(value),
            done=self._again,
            owner=self,
            key="explain",
        )

    def _again(self, shown: Explanation | None) -> None:
        if shown is not None:
            self._show(shown)
            self.which.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The card stands beside the lines where there is room."""
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Scale the card."""
        super().restyle()
        if getattr(self, "_lower", None) is not None:
            self._fit()

    def _fit(self) -> None:
        if self._lower is None:
            return
        look = theme()
        beside = self.width() >= look.px(BESIDE_FROM)
        side, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._words.setDirection(side if beside else below)
        self._words.setSpacing(look.px(12 if beside else 2))
        self.title.setMinimumWidth(0)
        self._lower.setDirection(side if beside else below)
        self._lower.setSpacing(look.px(14))
        if self.card is not None:
            self.card.setMinimumWidth(look.px(CARD_WIDTH) if beside else 0)
            self.card.setMaximumWidth(look.px(CARD_WIDTH) if beside else 16_777_215)


def title_words(shown: Explanation) -> str:
    """Return the question the strip answers."""
    if shown.is_frozen:
        name = translate_marked(TARGETS[shown.target])
        state = translate("Deadline", "met") if shown.left_minutes >= 0 else translate("Deadline", "missed")
        return translate("Deadline", "{target}: {state}, and so it stays", target=name, state=state)
    if shown.due_at is None:
        return translate("Deadline", "Why there is no deadline")
    due = moment(shown.due_at, shown.now.date())
    if shown.is_paused:
        return translate("Deadline", "Paused; it would be due {time}", time=due)
    return translate("Deadline", "Why {time}", time=due)


def hint_words(shown: Explanation) -> str:
    """Return the calendar with its hours and the target."""
    target = minutes_words(shown.target_minutes)
    return translate(
        "Deadline",
        "{calendar} {hours} · target {target} of working time",
        calendar=shown.calendar_name,
        hours=_hours(shown.week),
        target=target,
    )


def _hours(week: dict[str, list[list[str]]]) -> str:
    """Return the opening hours in a few words: the days they share, or that they differ."""
    days = [day for day in range(1, 8) if week.get(str(day))]
    hours = {tuple(map(tuple, week[str(day)])) for day in days}
    if len(hours) != 1:
        return translate("Deadline", "hours differ by day")
    spans: tuple[Any, ...] = hours.pop()
    words = wording.list_words([f"{low}–{high}" for low, high in spans])
    if words == "00:00–24:00" and len(days) == 7:
        return translate("Deadline", "round the clock")
    monday = date(2024, 1, 1)
    first, last = (wording.weekday(monday + timedelta(days=day - 1)) for day in (days[0], days[-1]))
    if days == list(range(days[0], days[-1] + 1)) and len(days) > 1:
        return translate("Deadline", "{first} to {last} {hours}", first=first, last=last, hours=words)
    names = [wording.weekday(monday + timedelta(days=day - 1)) for day in days]
    return f"{wording.list_words(names)} {words}"
