"""Answers from the library while the request is typed, and the one that is given."""

from __future__ import annotations

from PySide6.QtCore import QObject

from servicedesk.core.translation import translate
from servicedesk.ui.pages.reception import answers
from servicedesk.ui.pages.reception.knowledge_panel import Answer, language_of
from servicedesk.ui.pages.reception.looking import Look
from servicedesk.ui.pages.reception.record_pane import RecordPane
from servicedesk.ui.workspace import Workspace


class Proposing(QObject):
    """Asks for what fits the words as they change; what is used is remembered with the draft of the visit."""

    def __init__(self, workspace: Workspace, record: RecordPane) -> None:
        super().__init__(record)
        self._workspace, self._record = workspace, record
        self._look: Look | None = None
        record.area.edited.connect(self.ask)
        record.knowledge.used.connect(self._use)
        record.knowledge.copied.connect(lambda: workspace.toast(translate("Reception", "Copied")))

    def set_look(self, look: Look | None) -> None:
        """Say which visit is in front."""
        self._look = look

    def ask(self) -> None:
        """Look for answers to what stands there now."""
        text = self._record.area.text()
        show = self._record.knowledge.show_answers
        if len(text.strip()) < answers.LEAST:
            show(())
            return
        scenario = self._look.detail.row.scenario_id if self._look is not None else None
        self._workspace.ask(answers.find, text, scenario, done=show, owner=self, key="answers")

    def _use(self, answer: Answer) -> None:
        words, language = language_of(answer)
        self._record.typing.use_answer(answer.id, words, language)
