"""One call: whom, the number, how it went, what it was about, and the words to say."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from servicedesk.core.enums import AttemptOutcome
from servicedesk.core.translation import translate
from servicedesk.queries.follow_ups import FollowUpDetail
from servicedesk.services import customers, follow_ups
from servicedesk.ui import tokens, wording
from servicedesk.ui.pages.follow_up.list_pane import called_name
from servicedesk.ui.widgets.avatar import Avatar
from servicedesk.ui.widgets.base import clear_layout
from servicedesk.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from servicedesk.ui.widgets.cards import Card, FactRow, IconLabel, Line, Panel, SectionHeader
from servicedesk.ui.widgets.checklist import Step, StepList
from servicedesk.ui.widgets.choices import Segmented
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import DateTimeField
from servicedesk.ui.widgets.scroll import ScrollColumn
from servicedesk.ui.widgets.tags import Tag
from servicedesk.ui.workspace import Workspace

_OUTCOMES = (
    AttemptOutcome.REACHED,
    AttemptOutcome.NO_ANSWER,
    AttemptOutcome.CALL_LATER,
    AttemptOutcome.REFUSED,
)


class CallCard(Card):
    """Everything about the call but the answers."""

    saving = Signal()
    attempted = Signal()
    ticket_pressed = Signal(int)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(padding=0)
        self.workspace = workspace
        self.detail: FollowUpDetail | None = None
        self.avatar = Avatar("", 48)
        self.name = PlainLabel("", tokens.PERSON, bold=True, elide=True)
        self.salutation = Tag("")
        self.where = PlainLabel("", tokens.BODY, "text2", elide=True)
        self.phone = PlainLabel("", tokens.PANE, bold=True, selectable=True)
        self.reveal = QuietButton("", "eye", "Ctrl M")
        self.wrong = QuietButton("", "phone-off")
        self.outcome = Segmented("", [], AttemptOutcome.REACHED.value, stretch=True)
        self.again = DateTimeField("")
        self.save_attempt = PrimaryButton("", "check", "Ctrl ↵")
        self._attempt = Panel("", padding=10, horizontal=True)
        self._facts = QVBoxLayout()
        self.script_head = SectionHeader("", None, size=tokens.PANE)
        self.script = StepList("")
        self._build()
        self.reveal.clicked.connect(self.show_number)
        self.outcome.chosen.connect(lambda _value: self._outcome_chosen())
        self.save_attempt.clicked.connect(self.submit_attempt)
        self.wrong.clicked.connect(self.wrong_number)
        self.script.ticked.connect(self._tick)
        workspace.actions.bind("follow_up.reveal", self.show_number, self, self.reveal.isVisible)
        self.retranslate()

    def _build(self) -> None:
        column = ScrollColumn(spacing=12)
        column.set_margins(16, 14, 16, 14)
        head = QHBoxLayout()
        head.addWidget(self.avatar)
        words = QVBoxLayout()
        first = QHBoxLayout()
        first.addWidget(self.name, 1)
        first.addWidget(self.salutation)
        words.addLayout(first)
        words.addWidget(self.where)
        head.addLayout(words, 1)
        column.body.addLayout(head)
        self._phone = Panel("", padding=10, horizontal=True)
        self._phone.body.addWidget(IconLabel("phone", "success_text", 18))
        self._phone.body.addWidget(self.phone)
        self._phone.body.addStretch(1)
        self._phone.body.addWidget(self.wrong)
        self._phone.body.addWidget(self.reveal)
        column.body.addWidget(self._phone)
        column.body.addWidget(self.outcome)
        self._attempt.body.addWidget(self.again, 1)
        self._attempt.body.addWidget(self.save_attempt)
        column.body.addWidget(self._attempt)
        self.summary_head = SectionHeader("", None, size=tokens.PANE)
        self.ticket = LinkButton("", chevron=False)
        self.ticket.clicked.connect(self._open_ticket)
        self.summary_head.add(self.ticket)
        column.body.addWidget(self.summary_head)
        column.body.addLayout(self._facts)
        column.body.addWidget(Line())
        column.body.addWidget(self.script_head)
        column.body.addWidget(self.script)
        column.body.addStretch(1)
        self.body.addWidget(column)
        self._attempt.hide()

    # -- showing -------------------------------------------------------------------------------------------------

    def show_detail(self, detail: FollowUpDetail) -> None:
        """Show one call; another call starts with "reached" and the number hidden again."""
        other = self.detail is None or self.detail.row.id != detail.row.id
        self.detail = detail
        row = detail.row
        name = called_name(row)
        self.avatar.set_person(name)
        self.name.setText(name)
        self.salutation.set(row.salutation)
        self.salutation.setVisible(bool(row.salutation))
        tried = ""
        if detail.attempts:
            tried = translate("FollowUp", "{n} tried", n=len(detail.attempts))
        best = ""
        if detail.suggested_hour is not None:
            best = translate("FollowUp", "last reached around {hour}:00", hour=detail.suggested_hour)
        self.where.setText(" · ".join(part for part in (row.reference, tried, best) if part))
        if other:
            self.phone.setText(detail.masked_phone or translate("FollowUp", "No number noted"))
            self.reveal.setVisible(detail.contact_id is not None)
            self.wrong.setVisible(detail.contact_id is not None)
            self.outcome.set_value(AttemptOutcome.REACHED.value)
            self._outcome_chosen()
        self._show_facts(detail)
        self._show_script(detail)

    def _show_facts(self, detail: FollowUpDetail) -> None:
        clear_layout(self._facts)
        row = detail.row
        self.ticket.setText(row.ticket_number)
        self.ticket.setVisible(bool(row.ticket_number))
        currency = self.workspace.desk.site.currency
        given = detail.compensation
        if detail.compensation_cents:
            given = f"{given} {wording.money(detail.compensation_cents, currency)}"
        facts = [
            (translate("FollowUp", "Problem"), detail.problem),
            (translate("FollowUp", "Solution"), detail.resolution),
            (translate("FollowUp", "Given"), given),
        ]
        if detail.minutes_to_solve is not None:
            took = wording.duration(timedelta(minutes=detail.minutes_to_solve))
            facts.append((translate("FollowUp", "Took"), took))
        for name, value in facts:
            if value:
                self._facts.addWidget(FactRow(name, value))

    def _show_script(self, detail: FollowUpDetail) -> None:
        steps = [
            Step(index, str(line.text), False, str(line.script), line.is_done)
            for index, line in enumerate(detail.script)
        ]
        self.script.set_steps(steps)
        done = sum(line.is_done for line in detail.script)
        self.script_head.set_hint(f"{done} / {len(detail.script)}")

    # -- acts ----------------------------------------------------------------------------------------------------

    def _tick(self, key: object, done: bool) -> None:
        if self.detail is not None and isinstance(key, int):
            self.workspace.act(follow_ups.tick_script, self.detail.row.id, key, done, owner=self)

    def show_number(self) -> None:
        """Ctrl+M: the full number; a due call is the reason, and it is written to the audit."""
        if self.detail is None or self.detail.contact_id is None:
            return
        reason = translate("FollowUp", "Call-back {subject}", subject=self.detail.row.subject)
        self.workspace.act(
            customers.reveal_contact,
            self.detail.row.customer_id,
            self.detail.contact_id,
            reason,
            done=lambda revealed: self.phone.setText(revealed.value),
            owner=self,
        )

    def _outcome_chosen(self) -> None:
        value = AttemptOutcome(self.outcome.value() or AttemptOutcome.REACHED.value)
        self._attempt.setVisible(value is not AttemptOutcome.REACHED)
        self.again.setVisible(value is not AttemptOutcome.REFUSED)
        if value is not AttemptOutcome.REACHED:
            self.again.set_value(self._proposed(value))

    def _proposed(self, outcome: AttemptOutcome) -> datetime:
        """Propose when to call again: the hour of earlier success tomorrow, or in two hours."""
        now = self.workspace.now().replace(tzinfo=None, second=0, microsecond=0)
        hour = self.detail.suggested_hour if self.detail is not None else None
        if outcome is AttemptOutcome.CALL_LATER and hour is not None:
            return (now + timedelta(days=1)).replace(hour=hour, minute=0)
        return now + timedelta(hours=2)

    def later(self) -> None:
        """M: the guest asks to be called later."""
        self.outcome.set_value(AttemptOutcome.CALL_LATER.value)
        self._outcome_chosen()
        self.again.setFocus()

    def wrong_number(self) -> None:
        """The number is somebody else's: noted, and due again tomorrow."""
        if self.detail is not None:
            outcome = AttemptOutcome.WRONG_NUMBER
            self.saving.emit()
            words = translate("FollowUp", "Call noted: {outcome}", outcome=wording.word(outcome))
            self.workspace.act(
                follow_ups.record_attempt,
                self.detail.row.id,
                outcome,
                done=lambda _result: self.attempted.emit(),
                owner=self,
                undo=words,
            )

    def reached(self) -> bool:
        """Whether the call led to the guest."""
        return self.outcome.value() == AttemptOutcome.REACHED.value

    def submit_attempt(self) -> None:
        """Note a call that did not lead to answers."""
        if self.detail is None or self.reached():
            return
        outcome = AttemptOutcome(str(self.outcome.value()))
        again = None
        if outcome is not AttemptOutcome.REFUSED:
            again = self.again.value().replace(tzinfo=self.workspace.desk.site.zone)
        self.saving.emit()
        self.workspace.act(
            follow_ups.record_attempt,
            self.detail.row.id,
            outcome,
            "",
            again,
            done=lambda _result: self.attempted.emit(),
            owner=self,
            undo=translate("FollowUp", "Call noted: {outcome}", outcome=wording.word(outcome)),
        )

    def _open_ticket(self) -> None:
        if self.detail is not None and self.detail.row.ticket_id is not None:
            self.ticket_pressed.emit(self.detail.row.ticket_id)

    def retranslate(self) -> None:
        """Name the parts."""
        if not hasattr(self, "summary_head"):
            return
        self.reveal.setText(translate("FollowUp", "Show"))
        self.wrong.setText(wording.word(AttemptOutcome.WRONG_NUMBER))
        chosen = self.outcome.value()
        self.outcome.set_options([(item.value, wording.word(item)) for item in _OUTCOMES])
        self.outcome.set_value(chosen or AttemptOutcome.REACHED.value)
        self.outcome.setAccessibleName(translate("FollowUp", "How the call went"))
        self.again.setAccessibleName(translate("FollowUp", "Call again at"))
        self.save_attempt.setText(translate("FollowUp", "Note the call"))
        self.summary_head.set_title(translate("FollowUp", "What it was about"))
        self.script_head.set_title(translate("FollowUp", "What to say"))
        if self.detail is not None:
            self.show_detail(self.detail)
