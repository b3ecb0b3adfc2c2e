"""Answers that come late, as from a busy disk: what is pressed meanwhile must reach what one turned to."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from servicedesk.ui.tasks import Job, TaskRunner, execute


class Slow:
    """Does every job later, in the order they were asked for; or only what writes (*writes_only*)."""

    def __init__(self, runner: TaskRunner) -> None:
        self._runner = runner
        self._jobs: list[Job] = []
        self.writes_only = False
        self._at_once = runner._submit
        runner._submit = self._keep  # type: ignore[method-assign] # the one place where jobs begin

    def _keep(self, job: Job) -> None:
        if self.writes_only and not job.writes:
            self._at_once(job)
        else:
            self._jobs.append(job)

    def answer(self) -> None:
        """Do what was asked so far, and what the answers ask."""
        while self._jobs:
            self.answer_one()

    def answer_one(self) -> None:
        """Do what was asked first."""
        job = self._jobs.pop(0)
        execute(job)
        self._runner._deliver(job)
        QApplication.processEvents()

    def end(self) -> None:
        """Answer, and be quick again."""
        self.answer()
        self._runner._submit = self._at_once  # type: ignore[method-assign] # as above
