"""Controls for fields that name a person, colleagues or a piece of equipment: found by typing, or typed freely."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from servicedesk.core.pinyin import initials, pinyin
from servicedesk.core.text import fold
from servicedesk.core.ticket_fields import NAME_LIMIT, FieldDefinition
from servicedesk.core.translation import translate
from servicedesk.queries import equipment, staff
from servicedesk.ui.pages.reception import guests
from servicedesk.ui.pages.tickets.field_editors import Editor
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.suggestions import SearchField, Suggestion
from servicedesk.ui.widgets.tags import PillButton
from servicedesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from servicedesk.services.desk import Desk

HITS = 8


def find_equipment(desk: Desk, text: str) -> list[Suggestion]:
    """Return the equipment that fits what was typed."""
    return [
        Suggestion(row.id, row.words, " · ".join(part for part in (row.place, row.kind) if part), icon="tool",
                   right=row.maintainer)
        for row in equipment.find_equipment(desk, text, HITS)
    ]  # fmt: skip


def find_colleagues(desk: Desk, text: str) -> list[Suggestion]:
    """Return the colleagues whose name, pinyin or initials fit what was typed."""
    wanted = fold(text).replace(" ", "")
    return [
        Suggestion(row.id, row.name, avatar=row.name)
        for row in staff.assignees(desk)
        if any(wanted in words for words in (fold(row.name), pinyin(row.name, True), initials(row.name, True)))
    ][:HITS]


class NameEditor(Editor):
    """One record found by typing; other words stay words."""

    def __init__(self, field: FieldDefinition, workspace: Workspace) -> None:
        super().__init__(field, workspace)
        self.widget = self.line = SearchField()
        self.line.setMaxLength(NAME_LIMIT)
        self._id: int | None = None
        self.line.asked.connect(self._find)
        self.line.chosen.connect(self._take)
        self.line.entered.connect(lambda _text: self._enter())
        self.line.textEdited.connect(lambda _text: self._typed())
        self._waits = False

    def value(self) -> Any:
        """The record, or the words alone."""
        words = self.line.text().strip()
        return {"id": self._id, "name": words} if words else None

    def set_value(self, value: Any) -> None:
        """Show a record or words."""
        known = value if isinstance(value, Mapping) else {}
        self._id = known.get("id")
        self.line.set_text(str(known.get("name", "")))

    def find(self, desk: Desk, text: str) -> list[Suggestion]:
        """Return what fits; each kind of record has its own way."""
        raise NotImplementedError

    def _typed(self) -> None:
        self._id = None
        self.edited.emit()

    def _find(self, text: str) -> None:
        if text.strip():
            self.workspace.ask(self.find, text, done=self._show, owner=self.line, key="hits")
        else:
            self.line.suggest([])

    def _enter(self) -> None:
        self._waits = bool(self.line.text().strip()) and self._id is None
        if self._waits:
            self._find(self.line.text())

    def _show(self, hits: list[Suggestion]) -> None:
        waited, self._waits = self._waits, False
        if waited and hits:
            self._take(hits[0])
        elif not waited:
            self.line.suggest(hits)

    def _take(self, hit: Any) -> None:
        self.line.close_hits()
        self._id = int(hit.key)
        self.line.set_text(hit.title)
        self.edited.emit()


class PersonEditor(NameEditor):
    """A customer, or somebody who is none."""

    def find(self, desk: Desk, text: str) -> list[Suggestion]:
        """As the one box at reception finds people."""
        return guests.find(desk, text)


class EquipmentEditor(NameEditor):
    """A piece of equipment of the register, or one that is not in it."""

    def find(self, desk: Desk, text: str) -> list[Suggestion]:
        """By number, name, place or pinyin."""
        return find_equipment(desk, text)


class StaffEditor(Editor):
    """Colleagues: typing finds one, each stands below as a tag that a press takes away."""

    def __init__(self, field: FieldDefinition, workspace: Workspace) -> None:
        super().__init__(field, workspace)
        self.people: list[dict[str, Any]] = []
        self.widget = QWidget()
        self.line = SearchField()
        self.tags = QWidget()
        self._flow = FlowLayout(self.tags, 6)
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)
        column.addWidget(self.tags)
        self.widget.setFocusProxy(self.line)
        self._waits = False
        self.line.asked.connect(self._find)
        self.line.chosen.connect(self._add)
        self.line.entered.connect(lambda _text: self._enter())
        self._show_tags()

    def value(self) -> Any:
        """Who was chosen."""
        return [dict(person) for person in self.people] or None

    def set_value(self, value: Any) -> None:
        """Show these."""
        self.people = [dict(person) for person in value] if isinstance(value, list) else []
        self._show_tags()

    def stops(self) -> Sequence[QWidget]:
        """The field, then the tags."""
        tags = [item.widget() for index in range(self._flow.count()) if (item := self._flow.itemAt(index)) is not None]
        return [self.line, *(tag for tag in tags if tag is not None)]

    def _find(self, text: str) -> None:
        if text.strip():
            self.workspace.ask(find_colleagues, text, done=self._show, owner=self.line, key="hits")
        else:
            self.line.suggest([])

    def _enter(self) -> None:
        self._waits = bool(self.line.text().strip())
        self._find(self.line.text())

    def _show(self, hits: list[Suggestion]) -> None:
        waited, self._waits = self._waits, False
        if waited and hits:
            self._add(hits[0])
        elif not waited:
            self.line.suggest(hits)

    def _add(self, hit: Any) -> None:
        self.line.close_hits()
        self.line.set_text("")
        if int(hit.key) not in [person["id"] for person in self.people]:
            self.people.append({"id": int(hit.key), "name": hit.title})
            self._show_tags()
            self.edited.emit()

    def _remove(self, person: dict[str, Any]) -> None:
        self.people.remove(person)
        self._show_tags()
        self.line.setFocus()
        self.edited.emit()

    def _show_tags(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for person in self.people:
            tag = PillButton(str(person["name"]), "primary", "x")
            tag.setAccessibleName(translate("TicketFields", "Take {name} away", name=person["name"]))
            tag.clicked.connect(lambda _on=False, whom=person: self._remove(whom))
            self._flow.addWidget(tag)
        self.tags.setVisible(bool(self.people))
