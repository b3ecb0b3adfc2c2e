"""One line for a promise: what and until when, understood while it is typed, saved with Enter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from servicedesk.core.natural_time import SaidTime, said_time
from servicedesk.core.translation import translate
from servicedesk.queries.promises import PromiseLine
from servicedesk.services import promises
from servicedesk.services.promises import TEXT_LIMIT, ChangePromise, MakePromise
from servicedesk.ui import tokens, wording
from servicedesk.ui.widgets.buttons import PrimaryButton
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import ComboBox
from servicedesk.ui.widgets.popover import Popover
from servicedesk.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PromiseSubject:
    """What a promise is about: words to show and what it hangs on."""

    words: str = ""
    ticket_id: int | None = None
    visit_id: int | None = None
    customer_id: int | None = None


NOTHING = PromiseSubject()


class PromiseForm(Popover):
    """Makes a promise, or changes one; stays open until what was typed names a time to come."""

    saved = Signal()

    def __init__(
        self, window: QWidget, workspace: Workspace, subject: PromiseSubject, people: Sequence[Any],
        changed: PromiseLine | None = None,
    ) -> None:  # fmt: skip
        super().__init__(window, padding=14, spacing=8)
        self.workspace = workspace
        self._subject, self._changed = subject, changed
        title = translate("Promises", "Change promise") if changed else translate("Promises", "Promise")
        self.title = PlainLabel(f"{title} · {subject.words}" if subject.words else title, tokens.PANE, bold=True)
        hint = translate("Promises", "fix the A/C in 20 min")
        self.line = TextField(title, hint, "alarm", most=TEXT_LIMIT + 60)
        self.understood = PlainLabel("", tokens.BODY, "text2", wrap=True)
        options: list[tuple[str | int | None, str]] = [(person.id, person.name) for person in people]
        me = workspace.desk.actor.staff_id
        owner = changed.owner_id if changed is not None and changed.owner_id is not None else me
        self.owner = ComboBox(translate("Promises", "Who sees to it"), options, owner)
        self.save_button = PrimaryButton(translate("Promises", "Promise it"), "check", "↵")
        self.body.addWidget(self.title)
        self.body.addWidget(self.line)
        self.body.addWidget(self.understood)
        row = QHBoxLayout()
        row.addWidget(PlainLabel(translate("Promises", "Who sees to it"), tokens.BODY, "text2"))
        row.addWidget(self.owner, 1)
        row.addWidget(self.save_button)
        self.body.addLayout(row)
        self.line.textChanged.connect(lambda _text: self._understand())
        self.line.returnPressed.connect(self.save)
        self.save_button.clicked.connect(self.save)
        self.closed.connect(self.deleteLater)
        if changed is not None:
            due = workspace.desk.site.local(changed.due_at)
            self.line.set_text(f"{wording.clock_time(due)} {changed.text}")
        self._understand()

    def _said(self) -> SaidTime | None:
        return said_time(self.line.text(), self.workspace.now())

    def _understand(self) -> None:
        """Say what was understood, before anything is saved."""
        said = self._said()
        self.understood.set_colour("text2")
        if said is None:
            self.understood.setText(translate("Promises", "Until when? For example 15:30, in 20 min, tomorrow 9"))
            return
        now = self.workspace.now()
        time = wording.moment_words(said.due, now.date())
        left = wording.duration(said.due - now)
        self.understood.setText(
            translate("Promises", "Until {time}, in {left}: {text}", time=time, left=left, text=said.words or "…")
        )

    def save(self) -> None:
        """Write it down; without a time or words the line says what is missing."""
        said = self._said()
        words = said.words if said is not None else ""
        unmoved = self._changed is not None and said is None
        if self._changed is not None and not words:
            words = self._changed.text if said is not None else self.line.text().strip()
        if (said is None and not unmoved) or not words:
            self.understood.set_colour("danger_text")
            self.line.setFocus()
            return
        owner = self.owner.value()
        owner_id = owner if isinstance(owner, int) else None
        if self._changed is not None:
            due_at = said.due if said is not None and not self._is_same(said) else None
            command = ChangePromise(self._changed.id, self._changed.version, words, due_at, owner_id)
            self.workspace.act(
                promises.change_promise, command, done=self._done, owner=self,
                undo=translate("Promises", "Promise changed"),
            )  # fmt: skip
            return
        assert said is not None
        subject = self._subject
        made = MakePromise(words, said.due, subject.ticket_id, subject.visit_id, subject.customer_id, owner_id)
        self.workspace.act(
            promises.make_promise, made, done=self._done, owner=self, undo=translate("Promises", "Promise noted")
        )

    def _is_same(self, said: SaidTime) -> bool:
        """The clock shows no seconds: a time that was not touched is not a time that was moved."""
        assert self._changed is not None
        before = self.workspace.desk.site.local(self._changed.due_at)
        return said.due == before.replace(second=0, microsecond=0)

    def _done(self, _result: object) -> None:
        self.saved.emit()
        self.close_panel()
