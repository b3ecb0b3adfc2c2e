"""What is being typed about the visit in front: kept while typing, given back with the cursor where it was."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from servicedesk.services import drafts
from servicedesk.ui.widgets.text_area import TextArea
from servicedesk.ui.workspace import Workspace

FORM = "visit"


@dataclass(frozen=True, slots=True)
class Typed:
    """What a draft holds: the words, the cursor, the answers used, and the words it was begun on."""

    text: str
    cursor: int
    base: str
    article_id: int | None = None
    answer: str = ""
    language: str = "zh"

    def content(self) -> dict[str, Any]:
        """Return it as a draft is stored."""
        return {name: getattr(self, name) for name in Typed.__slots__}


def typed_from(content: dict[str, Any] | None, request: str) -> Typed:
    """Return what to show of a visit: one's draft, but never over what a colleague has written since."""
    if content is None:
        return Typed(request, len(request), request)
    text, base = str(content.get("text", "")), str(content.get("base", ""))
    if base != request and request not in text:
        text = f"{request}\n{text}" if text else request
    found = content.get("article_id")
    return Typed(
        text,
        int(content.get("cursor", len(text))),
        request,
        int(found) if found is not None else None,
        str(content.get("answer", "")),
        str(content.get("language", "zh")),
    )


@dataclass(slots=True)
class _Shown:
    visit_id: int
    base: str
    article_id: int | None = None
    answer: str = ""
    language: str = "zh"
    last: dict[str, Any] = field(default_factory=dict)


class VisitTyping(QObject):
    """Saves what stands in a text area as the draft of one visit; ``overtaken``: a colleague wrote meanwhile."""

    saved = Signal(object)
    overtaken = Signal()

    def __init__(self, workspace: Workspace, area: TextArea) -> None:
        super().__init__(area)
        self._workspace = workspace
        self._area = area
        self._shown: _Shown | None = None
        area.settled.connect(lambda _text: self.save())

    @property
    def visit_id(self) -> int | None:
        """The visit shown."""
        return self._shown.visit_id if self._shown else None

    @property
    def base(self) -> str:
        """The words the database had when typing began."""
        return self._shown.base if self._shown else ""

    @property
    def article(self) -> tuple[int | None, str, str]:
        """The answer used: its article, its words, their language."""
        shown = self._shown
        return (shown.article_id, shown.answer, shown.language) if shown else (None, "", "zh")

    def show(self, visit_id: int, typed: Typed) -> None:
        """Show another visit's words."""
        self.flush()
        self._shown = _Shown(visit_id, typed.base, typed.article_id, typed.answer, typed.language)
        self._area.set_text(typed.text)
        cursor = self._area.textCursor()
        cursor.setPosition(min(max(typed.cursor, 0), len(typed.text)), QTextCursor.MoveMode.MoveAnchor)
        self._area.setTextCursor(cursor)
        self._shown.last = self._content()

    def forget(self) -> None:
        """Nothing is shown any more."""
        self._area.flush()
        self._shown = None
        self._area.set_text("")

    def follow(self, request: str) -> None:
        """The visit's record changed: words of one's own stay where they are, without any the field follows."""
        shown = self._shown
        typed = self._area.text()
        if shown is None or request == shown.base:
            return
        if typed in ("", shown.base):
            # Nothing of one's own stands there: the field follows.
            shown.base = request
            self._area.set_text(request)
            shown.last = self._content()
        elif typed == request:
            # What stands in the record now needs no draft.
            shown.base = request
            shown.last = self._content()
        else:
            # Both stay: what was typed began on the older words, and is put beside theirs when it is saved.
            self.save()
            self.overtaken.emit()

    def use_answer(self, article_id: int, answer: str, language: str) -> None:
        """Remember which answer was given."""
        if self._shown is not None:
            self._shown.article_id, self._shown.answer, self._shown.language = article_id, answer, language
            self.save()

    def flush(self) -> None:
        """Save now what was typed and not saved."""
        self._area.flush()
        self.save(only_changed_text=True)

    def save(self, only_changed_text: bool = False) -> None:
        """Write the draft if it differs from what was written last."""
        shown = self._shown
        if shown is None or self._workspace.desk.actor.staff_id is None:
            return
        content = self._content()
        same = content == shown.last if not only_changed_text else content["text"] == shown.last.get("text")
        if same:
            return
        shown.last = content
        self._workspace.act(drafts.save_draft, FORM, str(shown.visit_id), content, done=self._done, owner=self)

    def _content(self) -> dict[str, Any]:
        shown = self._shown
        assert shown is not None
        text = self._area.text()
        cursor = self._area.textCursor().position()
        return Typed(text, cursor, shown.base, shown.article_id, shown.answer, shown.language).content()

    def _done(self, _result: object) -> None:
        moment: datetime = self._workspace.now()
        self.saved.emit(moment)
