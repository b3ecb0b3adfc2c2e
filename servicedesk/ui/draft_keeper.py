"""A form's draft: written when typing rests and when the form is left, back with text and cursor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from servicedesk.core.translation import translate
from servicedesk.queries.drafts import DraftRow, my_draft
from servicedesk.services import drafts
from servicedesk.ui.cursor_memory import cursor_of, put_cursor
from servicedesk.ui.widgets.choices import CheckRow, Segmented
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.pickers import ComboBox, DateField, DateTimeField, NumberField, TimeField
from servicedesk.ui.widgets.text_area import TextArea
from servicedesk.ui.workspace import Workspace

_TEXTS: tuple[type[Any], ...] = (TextField, TextArea)
_CHOICES: tuple[type[Any], ...] = (ComboBox, DateTimeField, DateField, TimeField, NumberField, Segmented, CheckRow)
CURSOR, OPEN = "cursor", "open"


class DraftKeeper(QObject):
    """Keeps what *content* returns about one subject; *restore* puts it back.

    Nothing is kept while the content is as the form was filled in. ``open`` in a draft says that the form was in
    front when it was written last: after a crash it comes back by itself.
    """

    kept = Signal(str)
    restored = Signal()

    def __init__(
        self,
        workspace: Workspace,
        owner: QWidget,
        form: str,
        subject: str,
        content: Callable[[], dict[str, Any]],
        restore: Callable[[dict[str, Any]], object],
    ) -> None:
        super().__init__(owner)
        self._workspace, self._owner = workspace, owner
        self.form, self.subject = form, subject
        self._content, self._restore = content, restore
        self._untouched: dict[str, Any] | None = None
        self._stored: dict[str, Any] | None = None
        self._ended = False
        self._place: dict[str, Any] = {}
        self.takes_keys: Callable[[], bool] = lambda: True
        """Whether a draft that comes back brings the cursor to where it was."""

    def start(self) -> None:
        """Take the form as filled in now, follow its fields, and bring the draft back if there is one."""
        self._untouched = self._content()
        self._ended = False
        self.watch(self._owner)
        if self._may():
            self._workspace.ask(my_draft, self.form, self.subject, done=self._found, owner=self._owner, key="draft")

    def watch(self, part: QWidget) -> None:
        """Follow the fields inside *part*."""
        for kind in _TEXTS:
            for field in part.findChildren(kind):
                field.settled.connect(self._settled)
        for kind in _CHOICES:
            for field in part.findChildren(kind):
                field.chosen.connect(self._settled)

    def _settled(self, *_value: object) -> None:
        self.keep()

    def _may(self) -> bool:
        return self._workspace.desk.actor.staff_id is not None

    def _found(self, draft: DraftRow | None) -> None:
        if draft is None or self._ended or self._content() != self._untouched:
            return
        content = {name: value for name, value in draft.content.items() if name not in (CURSOR, OPEN)}
        self._stored = content
        self._restore(content)
        self._place = draft.content.get(CURSOR, {})
        if self.takes_keys():
            self.to_cursor()
        self.restored.emit()
        self.kept.emit(translate("Drafts", "Draft restored"))
        self._write(True)

    def to_cursor(self) -> bool:
        """Bring the cursor to where it was when the draft was written; return whether there was one."""
        return put_cursor(self._owner, self._place)

    @property
    def has_draft(self) -> bool:
        """Whether something is kept that was not saved."""
        return self._stored is not None

    def keep(self, *, is_open: bool = True) -> None:
        """Write what is typed if it is not written yet; what was taken back leaves no draft."""
        if self._ended or self._untouched is None or not self._may():
            return
        content = self._content()
        if content == self._stored and is_open:
            return
        if content == self._untouched:
            if self._stored is not None:
                self._stored = None
                self._workspace.act(drafts.discard_draft, self.form, self.subject)
            return
        self._stored = content
        self._write(is_open)

    def _write(self, is_open: bool) -> None:
        if self._stored is None:
            return
        # Where no text has the keys now, it goes on where it stood last.
        place = cursor_of(self._owner)
        if "at" in place or not self._place:
            self._place = place
        content = {**self._stored, CURSOR: self._place, OPEN: is_open}
        self._workspace.act(
            drafts.save_draft, self.form, self.subject, content, done=lambda _done: self._said(), owner=self._owner
        )

    def _said(self) -> None:
        self.kept.emit(translate("Drafts", "Draft saved {time}", time=f"{self._workspace.now():%H:%M:%S}"))

    def settle(self) -> None:
        """Take what was typed a moment ago as typed."""
        for kind in _TEXTS:
            for field in self._owner.findChildren(kind):
                field.flush()

    def flush(self) -> None:
        """Write now: the window is about to lock, to close, or to show somebody else."""
        self.settle()
        self.keep()
        self._write(True)

    def close(self) -> None:
        """The form is put away on purpose: the draft stays, and does not come back by itself."""
        self.keep(is_open=False)

    def done(self) -> None:
        """What was typed is saved for good: the draft goes."""
        if self._ended:
            return
        self._ended = True
        self._stored = None
        if self._may():
            self._workspace.act(drafts.discard_draft, self.form, self.subject)
