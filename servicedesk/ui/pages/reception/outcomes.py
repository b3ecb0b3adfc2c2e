"""How a visit ends: the row of outcomes, and what two of them ask for first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import Outcome, TicketKind
from servicedesk.core.translation import plural, translate
from servicedesk.ui import tokens, wording
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed, clear_layout
from servicedesk.ui.widgets.buttons import OutcomeButton, PrimaryButton, QuietButton, SecondaryButton
from servicedesk.ui.widgets.cards import Panel
from servicedesk.ui.widgets.choices import Segmented
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import DateTimeField
from servicedesk.ui.workspace import Workspace

_TICKET_KINDS = {TicketKind.COMPLAINT, TicketKind.FAULT, TicketKind.LOST_FOUND, TicketKind.RETURN}


def likely_outcome(kind: TicketKind | None) -> Outcome:
    """Return how visits of a kind mostly end."""
    return Outcome.TICKET if kind in _TICKET_KINDS else Outcome.ANSWERED


class OutcomeBar(Themed, QWidget):
    """Answered, call back, ticket, and a quieter way out: parking."""

    answered = Signal()
    call_back = Signal()
    ticket = Signal()
    park = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answered_button = OutcomeButton("", "circle-check", "F5")
        self.call_back_button = OutcomeButton("", "phone-call", "F7")
        self.ticket_button = OutcomeButton("", "ticket", "F6")
        self.park_button = QuietButton("", "player-pause", "F8", large=True)
        self._buttons = (self.answered_button, self.call_back_button, self.ticket_button, self.park_button)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._columns = 0
        self._parked = self._foreign = False
        pairs = zip(self._buttons, (self.answered, self.call_back, self.ticket, self.park), strict=True)
        for button, signal in pairs:
            button.clicked.connect(signal)
        self.follow_theme()
        self.retranslate()

    def show_state(self, parked: bool, foreign: bool, likely: Outcome, may_open: bool) -> None:
        """Suggest the likely outcome; a colleague's visit can only be taken over."""
        self._parked, self._foreign = parked, foreign
        self.answered_button.set_suggested(likely is Outcome.ANSWERED and not foreign)
        self.ticket_button.set_suggested(likely is Outcome.TICKET and not foreign)
        for button in self._buttons[:3]:
            button.setEnabled(not foreign)
        self.ticket_button.setVisible(may_open)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the outcomes."""
        self.answered_button.setText(wording.word(Outcome.ANSWERED))
        self.call_back_button.setText(translate("Reception", "Call back"))
        self.ticket_button.setText(translate("Reception", "Open ticket"))
        words = translate("Reception", "Park")
        if self._foreign:
            words = translate("Reception", "Take over")
        elif self._parked:
            words = translate("Reception", "Resume")
        self.park_button.setText(words)
        self.park_button.set_icon("player-play" if self._parked or self._foreign else "player-pause")
        self._lay_out()

    def restyle(self) -> None:
        """Scale the gaps."""
        self._grid.setSpacing(theme().px(8))
        self._columns = 0
        self._lay_out()
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two rows where one is too narrow."""
        super().resizeEvent(event)
        self._lay_out()

    def minimumSizeHint(self) -> QSize:
        """Two columns: four laid out must not keep a narrower page from coming."""
        widest = max(button.minimumSizeHint().width() for button in self._buttons)
        return QSize(2 * widest + theme().px(8), self._grid.totalMinimumSize().height())

    def _lay_out(self) -> None:
        needed = sum(button.minimumSizeHint().width() for button in self._buttons) + 3 * theme().px(8)
        columns = 4 if self.width() >= needed else 2
        if columns == self._columns:
            return
        self._columns = columns
        for index, button in enumerate(self._buttons):
            self._grid.addWidget(button, index // columns, index % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        if columns == 4:
            self._grid.setColumnStretch(3, 0)
        self.updateGeometry()


class SkipPanel(Panel):
    """Why required steps were left out: ready reasons by digit, or one's own words."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__("warning", padding=12, spacing=8)
        self._reasons: list[Bilingual] = []
        self._count = 0
        self.title = PlainLabel("", tokens.BODY, "warning_text", bold=True, wrap=True)
        self._choices = QWidget()
        self._flow = FlowLayout(self._choices, 6)
        self.own = TextField("", "", most=200)
        self.own.returnPressed.connect(self._take_own)
        self.body.addWidget(self.title)
        self.body.addWidget(self._choices)
        self.body.addWidget(self.own)
        self.retranslate()

    def open_for(self, count: int, reasons: Sequence[Bilingual]) -> None:
        """Ask why *count* steps are left out."""
        self._count, self._reasons = count, list(reasons)
        self.own.set_text("")
        clear_layout(self._flow)
        for position, reason in enumerate(self._reasons[:9], start=1):
            button = SecondaryButton(str(reason), key=str(position))
            button.clicked.connect(lambda _on=False, words=str(reason): self.chosen.emit(words))
            self._flow.addWidget(button)
        self._choices.setVisible(bool(self._reasons))
        self.retranslate()
        self.show()
        if not self._reasons:
            self.own.setFocus()

    def press(self, position: int) -> None:
        """Take the reason at *position*, as its digit does."""
        if 0 <= position < len(self._reasons):
            self.chosen.emit(str(self._reasons[position]))

    def _take_own(self) -> None:
        if self.own.text().strip():
            self.chosen.emit(self.own.text().strip())

    def retranslate(self) -> None:
        """Name the parts."""
        self.title.setText(
            plural(
                "Reception",
                "{n} required step is open. Why is it left out?",
                "{n} required steps are open. Why are they left out?",
                self._count,
            )
        )
        self.own.set_words(
            translate("Reception", "Another reason"), translate("Reception", "Another reason, then Enter")
        )


class CallBackPanel(Panel):
    """When to call, and about what."""

    confirmed = Signal(object, str)
    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("primary", padding=12, spacing=8)
        self._workspace = workspace
        self.title = PlainLabel("", tokens.BODY, "primary_text", bold=True)
        self.when = Segmented("", [("hour", ""), ("today", ""), ("tomorrow", ""), ("own", "")], "hour", stretch=True)
        self.own = DateTimeField("")
        self.note = TextField("", "", most=200)
        self.note_row = FormRow("", self.note)
        self.remark = PlainLabel("", tokens.META, "warning_text", wrap=True)
        self.save_button = PrimaryButton("", "phone-call", "Ctrl ↵")
        self.cancel_button = QuietButton("", "", "Esc")
        buttons = QHBoxLayout()
        buttons.addWidget(self.own)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        self._buttons = buttons
        for widget in (self.title, self.when, self.note_row, self.remark):
            self.body.addWidget(widget)
        self.body.addLayout(buttons)
        self.when.chosen.connect(lambda value: self.own.setVisible(value == "own"))
        self.note.returnPressed.connect(self.save)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.closed)
        workspace.actions.bind("save", self.save, self)
        self.retranslate()

    def open_for(self, note: str, known: bool) -> None:
        """Propose a time; *known* tells whether there is a number to call."""
        now = self._workspace.now()
        self._options(now)
        self.when.set_value("today" if self._today(now) is not None else "hour")
        self.own.set_value(now + timedelta(hours=1))
        self.own.hide()
        self.note.set_text(note)
        self.note.home(False)
        self.remark.setVisible(not known)
        self.show()
        self.when.setFocus(Qt.FocusReason.TabFocusReason)

    def due_at(self) -> datetime:
        """The time chosen, with its zone."""
        now = self._workspace.now()
        value = self.when.value()
        if value == "own":
            return self.own.value().replace(tzinfo=now.tzinfo)
        if value == "tomorrow":
            return (now + timedelta(days=1)).replace(hour=10, minute=0, second=0, microsecond=0)
        today = self._today(now)
        if value == "today" and today is not None:
            return today
        return now + timedelta(hours=1)

    def save(self) -> None:
        """Hand over time and note."""
        self.confirmed.emit(self.due_at(), self.note.text().strip())

    @staticmethod
    def _today(now: datetime) -> datetime | None:
        """Today at five, unless that is over or nearly."""
        at = now.replace(hour=17, minute=0, second=0, microsecond=0)
        return at if at - now > timedelta(minutes=15) else None

    def _options(self, now: datetime) -> None:
        options = [("hour", translate("Reception", "In 1 h"))]
        if self._today(now) is not None:
            options.append(("today", translate("Reception", "Today {time}", time="17:00")))
        options.append(("tomorrow", translate("Reception", "Tomorrow {time}", time="10:00")))
        options.append(("own", translate("Reception", "Own time")))
        self.when.set_options(options)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on the times saves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Name the parts."""
        self.title.setText(translate("Reception", "Promise a call"))
        self.when.setAccessibleName(translate("Reception", "When"))
        self.own.setAccessibleName(translate("Reception", "Own time"))
        self.note_row.set_words(translate("Reception", "About what"), translate("Reception", "Stands on the call list"))
        self.note.set_words(translate("Reception", "About what"))
        self.remark.setText(translate("Reception", "Nobody is registered for this visit: note the number here."))
        self.save_button.setText(translate("Reception", "Promise it"))
        self.cancel_button.setText(translate("Reception", "Close"))
        if self._workspace.is_open:
            self._options(self._workspace.now())
