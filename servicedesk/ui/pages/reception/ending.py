"""Ending a visit: the words into the record, the reasons for steps left out, then the outcome."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from servicedesk.core.errors import Refused
from servicedesk.core.text import one_line
from servicedesk.core.translation import translate
from servicedesk.queries import ticket_details
from servicedesk.services import visits
from servicedesk.services.follow_up_plans import PlanFollowUp
from servicedesk.services.visit_commands import EditVisit, FinishVisit
from servicedesk.ui.pages.reception.looking import Look
from servicedesk.ui.pages.reception.record_pane import RecordPane
from servicedesk.ui.pages.reception.steps_pane import StepsPane
from servicedesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from servicedesk.core.bilingual import Bilingual

NOTE_LENGTH = 60


class Ending(QObject):
    """Ends the visit in front; ``ended`` says which one."""

    ended = Signal(int)

    def __init__(self, workspace: Workspace, record: RecordPane, steps: StepsPane) -> None:
        super().__init__(record)
        self._workspace, self._record, self._steps = workspace, record, steps
        self._look: Look | None = None
        self._reasons: list[Bilingual] = []
        self._then: Callable[[str], object] | None = None
        self._running = False
        record.outcomes.answered.connect(self.answer)
        record.outcomes.call_back.connect(self.call_back)
        record.outcomes.park.connect(self.park)
        record.skip.chosen.connect(self._reason_chosen)
        record.call_back.confirmed.connect(self._promise)

    def set_look(self, look: Look | None) -> None:
        """Say which visit is in front."""
        self._look = look

    def load(self) -> None:
        """Ask for the ready reasons."""
        self._workspace.ask(ticket_details.reasons, done=self._take_reasons, owner=self, key="reasons")

    def _take_reasons(self, reasons: dict[str, list[Bilingual]]) -> None:
        self._reasons = reasons.get("skipped", [])

    # -- outcomes ------------------------------------------------------------------------------------------------

    def answer(self) -> None:
        """F5: answered now."""
        self._record.call_back.hide()
        self._with_reason(self._answer)

    def call_back(self) -> None:
        """F7: ask when; pressed again, close."""
        panel = self._record.call_back
        if self._look is None:
            return
        if not panel.isHidden():
            panel.hide()
            return
        self._with_reason(self._open_call_back)

    def park(self) -> None:
        """F8: set aside, go on, or take over from a colleague; what was typed goes into the record first."""
        look = self._look
        if look is None:
            return
        row = look.detail.row
        mine = row.staff_id == self._workspace.desk.actor.staff_id
        if row.parked_at is not None or not mine:
            self._workspace.act(visits.resume, row.id, owner=self)
            return
        self.keep_words()
        words = translate("Reception", "{number} parked", number=row.queue_number)
        self._workspace.act(visits.park, row.id, owner=self, undo=words)

    def keep_words(self) -> None:
        """Write what was typed into the record, so that whoever goes on reads it and undo cannot lose it."""
        look = self._look
        if look is None:
            return
        self._record.area.flush()
        text = self._record.area.text()
        if text != look.detail.row.request:
            base = self._record.typing.base
            self._workspace.act(visits.edit_visit, EditVisit(look.detail.row.id, request=text, base=base), owner=self)

    def _answer(self, reason: str) -> None:
        article_id, answer, language = self._record.typing.article
        words = translate("Reception", "Answered now")
        self._finish(
            visits.answer_visit,
            words,
            skip_reason=reason,
            article_id=article_id,
            answer=answer,
            language=language,
        )

    def _open_call_back(self, reason: str) -> None:
        look = self._look
        if look is None:
            return
        self._reason = reason
        note = one_line(self._record.area.text(), NOTE_LENGTH)
        self._record.call_back.open_for(note, look.detail.row.customer_id is not None)

    def _promise(self, due_at: datetime, note: str) -> None:
        look = self._look
        if look is None:
            return
        plan = PlanFollowUp(note or look.detail.row.queue_number, due_at)
        words = translate("Reception", "Call promised")
        self._finish(visits.call_back_visit, words, skip_reason=self._reason, call_back=plan)

    def _finish(self, act: Callable[..., Any], words: str, **details: Any) -> None:
        look = self._look
        if look is None or self._running:
            return
        self._running = True
        self._record.area.flush()
        visit_id = look.detail.row.id
        text, base = self._record.area.text(), self._record.typing.base
        # Into the record first: what undo of the ending brings back is the visit with these words.
        self.keep_words()
        command = FinishVisit(visit_id, text, base=base, **details)
        self._workspace.act(
            act,
            command,
            done=lambda _result: self._done(visit_id),
            failed=lambda error: self._failed(error, act, words, details),
            owner=self,
            undo=words,
        )

    def _done(self, visit_id: int) -> None:
        self._running = False
        self._record.close_panels()
        self._record.skip.hide()
        self._record.call_back.hide()
        self.ended.emit(visit_id)

    def _failed(self, error: Exception, act: Callable[..., Any], words: str, details: dict[str, Any]) -> None:
        self._running = False
        if isinstance(error, Refused) and error.code == "mandatory_steps_open":
            self._then = lambda reason: self._finish(act, words, **{**details, "skip_reason": reason})
            self._record.skip.open_for(int(str(error.parameters.get("count", 1))), self._reasons)
        else:
            self._workspace.failed(error)

    # -- steps left out ------------------------------------------------------------------------------------------

    def _with_reason(self, then: Callable[[str], object]) -> None:
        if self._look is None:
            return
        missing = self._steps.open_mandatory()
        if not missing:
            then("")
            return
        self._then = then
        self._record.skip.open_for(missing, self._reasons)

    def _reason_chosen(self, reason: str) -> None:
        then, self._then = self._then, None
        self._record.skip.hide()
        if then is not None:
            then(reason)

    _reason = ""
