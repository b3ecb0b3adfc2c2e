"""The service standard of the scenario: the running time, the steps, the words to say."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from servicedesk.core.enums import VisitState
from servicedesk.core.translation import plural, translate
from servicedesk.queries.visits import ScenarioRow, StepRow, VisitDetail, VisitRow
from servicedesk.ui import tokens
from servicedesk.ui.pages.reception.fitting import FittingColumn
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.cards import Card, IconLabel, Panel, SectionHeader
from servicedesk.ui.widgets.checklist import Step, StepList
from servicedesk.ui.widgets.deadline import TimerRing
from servicedesk.ui.widgets.labels import PlainLabel


class StepsPane(Card):
    """Shows the steps; a tick shows at once, before it is saved, so that Space can be pressed on and on."""

    ticked = Signal(int, bool)
    skipped = Signal(int, str)

    def __init__(self) -> None:
        super().__init__(padding=14, spacing=10)
        self._scenario: ScenarioRow | None = None
        self._steps: tuple[StepRow, ...] = ()
        self._ahead: dict[int, bool] = {}
        self._visit_id: int | None = None
        self.header = SectionHeader("")
        self.ring = TimerRing(66)
        self.time_title = PlainLabel("", tokens.BODY, bold=True)
        self.standard = PlainLabel("", tokens.META, "text2", wrap=True)
        self.progress = PlainLabel("", tokens.META, "primary_text", bold=True)
        self.list = StepList("")
        self.note = Panel("", padding=10, spacing=8, horizontal=True)
        self.note_words = PlainLabel("", tokens.META, "text2", wrap=True)
        self.none = PlainLabel("", tokens.BODY, "text2", wrap=True)
        self.middle = FittingColumn()
        self._build()
        self.list.ticked.connect(self._tick)
        self.list.skipped.connect(lambda key, reason: self.skipped.emit(int(str(key)), reason))
        self.retranslate()

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        for label in (self.time_title, self.standard, self.progress):
            words.addWidget(label)
        words.addStretch(1)
        self._top = QHBoxLayout()
        self._top.addWidget(self.ring)
        self._top.addLayout(words, 1)
        self.middle.body.addWidget(self.none)
        self.middle.body.addWidget(self.list)
        self.middle.body.addStretch(1)
        self.note.body.addWidget(IconLabel("info-circle", "text2"), 0, Qt.AlignmentFlag.AlignTop)
        self.note.body.addWidget(self.note_words, 1)
        self.body.addWidget(self.header)
        self.body.addLayout(self._top)
        self.body.addWidget(self.middle, 1)
        self.body.addWidget(self.note)

    def show_detail(self, detail: VisitDetail, may_tick: bool) -> None:
        """Show the steps of *detail* with what became of them."""
        if detail.row.id != self._visit_id:
            self._ahead.clear()
            self._visit_id = detail.row.id
        self._scenario, self._steps = detail.scenario, detail.steps
        self.list.setEnabled(may_tick)
        self._show()

    def show_time(self, row: VisitRow, now: datetime) -> None:
        """Move the ring."""
        until = row.parked_at if row.state is VisitState.PARKED and row.parked_at is not None else now
        spent = max(int((until - (row.started_at or row.arrived_at)).total_seconds()), 0)
        self.ring.set_time(spent, self._scenario.standard_minutes * 60 if self._scenario else 0)

    def tick_current(self) -> bool:
        """Tick the current step, as Space does; tell whether there was one."""
        return self.list.isEnabled() and self.list.tick_current()

    def open_mandatory(self) -> int:
        """How many required steps are neither done nor answered for."""
        return sum(1 for step in self._shown() if step.mandatory and not step.done and not step.skipped)

    def settle(self, step_id: int) -> None:
        """The tick was saved, or refused: from now on what the database says counts."""
        self._ahead.pop(step_id, None)

    def _tick(self, key: object, on: bool) -> None:
        step_id = int(str(key))
        self._ahead[step_id] = on
        self._show()
        self.ticked.emit(step_id, on)

    def _shown(self) -> list[Step]:
        steps = []
        for row in self._steps:
            words = str(row.script)
            if words:
                words = translate("Reception", "“{words}”", words=words)
            step = Step(row.id, str(row.text), row.is_mandatory, words, row.is_done, row.skip_reason)
            if row.id in self._ahead:
                step = replace(step, done=self._ahead[row.id], skipped="")
            steps.append(step)
        return steps

    def _show(self) -> None:
        steps = self._shown()
        self.list.setVisible(bool(steps))
        self.list.set_steps(steps)
        self.none.setVisible(not steps)
        must_done, must, done, whole = self.list.counts() if steps else (0, 0, 0, 0)
        name = str(self._scenario.name) if self._scenario else ""
        self.header.set_title(
            translate("Reception", "Standard · {scenario}", scenario=name)
            if name
            else translate("Reception", "Service standard")
        )
        self.standard.setText(self._standard_words())
        self.progress.setVisible(bool(steps))
        self.progress.setText(
            translate(
                "Reception",
                "Required {must_done} / {must} · {done} / {whole} steps",
                must_done=must_done,
                must=must,
                done=done,
                whole=whole,
            )
        )
        self.note.setVisible(must > 0)
        self.note_words.setText(
            plural(
                "Reception",
                "{n} step is required, the others as needed. Leaving it out asks for a reason.",
                "{n} steps are required, the others as needed. Leaving one out asks for a reason.",
                must,
            )
        )

    def _standard_words(self) -> str:
        if self._scenario is None:
            return translate("Reception", "No scenario chosen yet")
        minutes = self._scenario.standard_minutes
        return plural("Reception", "Standard: within {n} minute", "Standard: within {n} minutes", minutes)

    def restyle(self) -> None:
        """Scale the gap beside the ring."""
        super().restyle()
        if hasattr(self, "_top"):
            self._top.setSpacing(theme().px(12))

    def retranslate(self) -> None:
        """Name the parts."""
        self.list.setAccessibleName(translate("Reception", "Service standard"))
        self.ring.set_name(translate("Reception", "Time served"))
        self.time_title.setText(translate("Reception", "Time served"))
        self.none.setText(translate("Reception", "Choose a scenario with 1–0: its steps and the words appear here."))
        self._show()

    def set_stacked(self, stacked: bool) -> None:
        """Show everything at once where the page itself scrolls."""
        self.middle.set_whole(stacked)
