"""Several people chosen by typing: each a pill that a press takes away, and a field that proposes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.translation import translate
from servicedesk.queries import case_readers
from servicedesk.queries.case_readers import ReaderRow
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed, clear_layout
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.suggestions import SearchField, Suggestion
from servicedesk.ui.widgets.tags import PillButton
from servicedesk.ui.workspace import Workspace


class _NameField(SearchField):
    """Backspace where nothing is typed takes the last one away; Enter never takes a hit of an older text."""

    emptied = Signal()

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__(name, placeholder)
        self.answered = ""
        """The text that the hits below belong to."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look for Backspace and Enter; the rest is a field with hits."""
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text() != self.answered:
            self.entered.emit(self.text())
        else:
            super().keyPressEvent(event)


class PeopleField(Themed, QWidget):
    """Enter takes the proposed one; Enter where nothing is typed says ``finished``."""

    edited = Signal()
    nobody = Signal(str)
    finished = Signal()

    def __init__(self, workspace: Workspace, name: str, people: Iterable[ReaderRow] = ()) -> None:
        super().__init__()
        self._workspace = workspace
        self._people = {row.id: row for row in people}
        self._host = QWidget()
        self._flow = FlowLayout(self._host, 6)
        self.field = _NameField(name, translate("Readers", "Name, pinyin or initials"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._host)
        self._column.addWidget(self.field)
        self.field.asked.connect(self._find)
        self.field.chosen.connect(lambda hit: self._add(hit.data))
        self.field.entered.connect(self._entered)
        self.field.emptied.connect(self._drop_last)
        self.field.textEdited.connect(lambda _text: self.edited.emit())
        self.setFocusProxy(self.field)
        self._show()
        self.follow_theme()

    def ids(self) -> list[int]:
        """Return who is chosen, in the order they were."""
        return list(self._people)

    def values(self) -> dict[str, Any]:
        """Return what is chosen and typed, to be put back by :meth:`restore`."""
        return {"people": [asdict(row) for row in self._people.values()], "text": self.field.text()}

    def restore(self, values: dict[str, Any]) -> None:
        """Put back what :meth:`values` returned."""
        self._people = {row["id"]: ReaderRow(**row) for row in values["people"]}
        self.field.set_text(values["text"])
        self._show()

    def set_invalid(self, invalid: bool) -> None:
        """Show the red border."""
        self.field.set_invalid(invalid)

    def _find(self, text: str) -> None:
        self._ask(text, lambda rows: self._propose(text, rows))

    def _ask(self, text: str, done: Callable[[list[ReaderRow]], object]) -> None:
        def answer(rows: list[ReaderRow]) -> None:
            done([row for row in rows if row.id not in self._people])

        self._workspace.ask(case_readers.propose_readers, text, done=answer, owner=self, key="people")

    def _propose(self, text: str, rows: list[ReaderRow]) -> None:
        self.field.answered = text
        self.field.suggest([self._hit(row) for row in rows])

    @staticmethod
    def _hit(row: ReaderRow) -> Suggestion:
        return Suggestion(row.id, row.name, str(Bilingual(row.title_zh, row.title_en)), avatar=row.name, data=row)

    def _entered(self, text: str) -> None:
        if text.strip():
            self._ask(text, lambda rows: self._take(text, rows))
        else:
            self.finished.emit()

    def _take(self, text: str, rows: list[ReaderRow]) -> None:
        """Take the first who fits; more may have been typed meanwhile."""
        if rows and self.field.text() == text:
            self._add(rows[0])
        elif not rows:
            self.nobody.emit(text.strip())

    def _add(self, row: ReaderRow) -> None:
        self._people[row.id] = row
        self.field.set_text("")
        self.field.answered = ""
        self.field.close_hits()
        self._show()
        self.edited.emit()

    def _take_off(self, staff_id: int) -> None:
        self._people.pop(staff_id, None)
        self._show()
        self.edited.emit()
        # What had the keys is gone.
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_last(self) -> None:
        if self._people:
            self._take_off(next(reversed(self._people)))

    def _show(self) -> None:
        clear_layout(self._flow)
        for row in self._people.values():
            button = PillButton(row.name, "violet", "x")
            button.setAccessibleName(translate("Readers", "Take off {name}", name=row.name))
            button.clicked.connect(lambda _on=False, key=row.id: self._take_off(key))
            self._flow.addWidget(button)
        self._host.setVisible(bool(self._people))
        self._host.updateGeometry()

    def restyle(self) -> None:
        """Scale the gaps."""
        self._column.setSpacing(theme().px(6))
        super().restyle()
