"""A list whose entries are edited in place and saved together: what the sections of rules and levels share."""

from __future__ import annotations

from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from servicedesk.ui.conflicts.record_form import RecordForm, Values
from servicedesk.ui.conflicts.words import RecordWords
from servicedesk.ui.pages.settings.section import Section
from servicedesk.ui.widgets.buttons import SecondaryButton
from servicedesk.ui.widgets.row_list import RowListView
from servicedesk.ui.widgets.settling import Settling
from servicedesk.ui.widgets.tags import Pill
from servicedesk.ui.workspace import Workspace

E = TypeVar("E", bound=QWidget)


class EditedList(Section, Generic[E]):
    """Holds the one open editor, the record with its draft, and the ways back out; entries go by their key."""

    view: RowListView
    record: RecordForm
    part: str
    """What the entries are called in the record."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.editor: E | None = None
        self._editing = self._left = -1
        self.pending = Pill("", "warning", "pencil")
        self.new = SecondaryButton("", "plus", "Ins")
        # The place below the list, where an editor has more room than in its row.
        self._below = QWidget()
        self._slot = QVBoxLayout(self._below)
        self._slot.setContentsMargins(0, 0, 0, 0)
        self._below.hide()
        self.pending.hide()

    def keep_record(self, form: str, layout: QBoxLayout) -> None:
        """Keep what is edited as a draft of *form*; news and questions of a colleague's change stand in *layout*."""
        self.record = RecordForm(
            self.workspace,
            self,
            form,
            layout,
            self._values,
            self._put,
            self._record_words,
            self.save,
            self._resolved,
        )
        self._keep = Settling(self, self.record.keep)

    def bind_keys(self) -> None:
        """Bind the keys of the list and its button."""
        bind, may = self.workspace.actions.bind, self._may
        bind("rule.new", self.add, self, may)
        bind("rule.up", partial(self.shift, -1), self, may)
        bind("rule.down", partial(self.shift, 1), self, may)
        bind("rule.remove", self.remove, self, lambda: may() and self.view.hasFocus())
        self.new.clicked.connect(self.add)
        self.view.opened.connect(lambda entry: self.edit(entry.key))

    # -- what each section says of itself ------------------------------------------------------------------------

    def _may(self) -> bool:
        """Whether whoever is signed in may change the entries shown."""
        raise NotImplementedError

    def _keys(self) -> list[int]:
        """Return the keys of the entries in their order."""
        raise NotImplementedError

    def _content(self) -> list[dict[str, Any]]:
        """Return the entries as a draft keeps them."""
        raise NotImplementedError

    def _put(self, values: Values) -> None:
        raise NotImplementedError

    def _record_words(self) -> RecordWords:
        raise NotImplementedError

    def _resolved(self, chosen: Values, base: Values) -> None:
        raise NotImplementedError

    @property
    def is_changed(self) -> bool:
        """Whether anything differs from what is stored."""
        raise NotImplementedError

    def add(self) -> None:
        """Ins: another entry, open for editing."""
        raise NotImplementedError

    def edit(self, key: int) -> None:
        """Open an entry for editing."""
        raise NotImplementedError

    def shift(self, step: int) -> None:
        """Alt+Up, Alt+Down: move the chosen entry."""
        raise NotImplementedError

    def remove(self) -> None:
        """Del: take the chosen entry away."""
        raise NotImplementedError

    def discard(self) -> None:
        """The entries as they were."""
        raise NotImplementedError

    # -- what they share -----------------------------------------------------------------------------------------

    def _values(self) -> Values:
        found: Values = {self.part: self._content()}
        # Which one is open belongs to what was typed, not to what is stored.
        keys = self._keys()
        place = keys.index(self._editing) if self._editing in keys else -1
        return {**found, "editing": place} if place >= 0 and self.is_changed else found

    def _take_up(self, values: Values) -> None:
        """Remember which entry was open when *values* were kept, and open it where somebody came for it."""
        self._left = int(values.get("editing", -1))
        if self.record.is_wanted:
            self._reopen()

    def _reopen(self) -> None:
        """Open the entry that was being edited when the draft was written."""
        place, self._left = self._left, -1
        keys = self._keys()
        if 0 <= place < len(keys) and self.editor is None:
            self.edit(keys[place])

    def follow_stored(self, stored: Values) -> None:
        """Begin with what is stored, or let what is being edited follow it."""
        if self.record.keeper is None:
            self.record.begin("", stored)
        else:
            self.record.follow(stored, held=self.editor is not None)

    def close_editor(self, back: bool = True) -> bool:
        """Close the fields; what they hold has been taken over. Return whether there were any."""
        if self.editor is None:
            return False
        editor, self.editor, self._editing = self.editor, None, -1
        editor.hide()
        self._slot.removeWidget(editor)
        editor.deleteLater()
        self._below.hide()
        if back:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def go_back(self) -> bool:
        """Esc: choose later, close the fields, then discard."""
        if self.record.drop_choice() or self.close_editor():
            return True
        if not self.is_changed:
            return False
        self.discard()
        return True

    def flush(self) -> None:
        """Write what is unsaved as a draft."""
        self._keep.flush()
        self.record.flush()

    def open_record(self, form: str, subject: str) -> None:
        """The entries come back by themselves, and the one that was open."""
        self._reopen()
        self.record.bring_back()
