"""Where backups go: the folder on this PC, a second place, and how much all may take."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal

from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.queries.backups import BackupState
from servicedesk.services import backups
from servicedesk.services.backups import BUDGET_BYTES, BackupPlaces
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.settings.room import Head, Row
from servicedesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from servicedesk.ui.widgets.cards import Card
from servicedesk.ui.widgets.folder_field import FolderField
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.pickers import NumberField
from servicedesk.ui.workspace import Workspace

GIGABYTE = 1024**3
NARROW_BELOW = 600


class PlacesCard(Card):
    """The first folder may stay empty: then it is beside the data."""

    saved = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._state: BackupState | None = None
        self.header = Head()
        self.revert, self.keep = SecondaryButton("", "", "Esc"), PrimaryButton("", "check", "Ctrl ↵")
        self.header.add(self.revert)
        self.header.add(self.keep)
        self.folder, self.second = FolderField(), FolderField()
        self.budget = NumberField("", BUDGET_BYTES // GIGABYTE, 1, 9999, "GB")
        self.rows = {
            "folder": FormRow("", self.folder),
            "second_folder": FormRow("", self.second),
            "budget_bytes": FormRow("", self.budget),
        }
        self.body.addWidget(self.header)
        line = Row(NARROW_BELOW)
        line.add(self.rows["folder"], 3)
        line.add(self.rows["second_folder"], 3)
        line.add(self.rows["budget_bytes"], 1)
        self.body.addWidget(line)
        for field in (self.folder, self.second):
            field.text_field.textEdited.connect(lambda _text: self._edited())
            field.text_field.returnPressed.connect(self.save)
        self.budget.chosen.connect(lambda _value: self._edited())
        self.keep.clicked.connect(self.save)
        self.revert.clicked.connect(self.go_back)
        self._edited()
        self.retranslate()

    def show_state(self, state: BackupState) -> None:
        """Show the places in force, unless others are being typed."""
        edited = self._is_edited()
        self._state = state
        if not edited:
            self._fill()
        may = self.workspace.desk.actor.can(Permission.RESTORE)
        for field in (self.folder, self.second):
            field.text_field.setReadOnly(not may)
            field.browse.setVisible(may)
        self.budget.setEnabled(may)
        problem = state.second_problem
        words = translate("Settings", "This folder cannot be reached: is the stick plugged in?") if problem else ""
        self.rows["second_folder"].set_error(words)
        self._edited()

    def _fill(self) -> None:
        if self._state is not None:
            self.folder.text_field.set_text(self._state.folder)
            self.second.text_field.set_text(self._state.second_folder)
            self.budget.set_value((self._state.budget_bytes or BUDGET_BYTES) // GIGABYTE)

    def _is_edited(self) -> bool:
        state = self._state
        if state is None:
            return False
        now = (self.folder.text(), self.second.text(), self.budget.value())
        return now != (state.folder, state.second_folder, (state.budget_bytes or BUDGET_BYTES) // GIGABYTE)

    def _edited(self) -> None:
        for button in (self.revert, self.keep):
            button.setVisible(self._is_edited())

    def save(self) -> None:
        """Ctrl+Enter: use these places from now on."""
        if not self._is_edited():
            return
        for row in self.rows.values():
            row.set_error("")
        state = self._state
        # The folder beside the data is no choice: it is made when the first backup is.
        beside = state is not None and not state.is_chosen and self.folder.text() == state.folder
        folder = "" if beside else self.folder.text()
        places = BackupPlaces(folder, self.second.text(), self.budget.value() * GIGABYTE)
        self.workspace.act(backups.choose_places, places, done=self._saved, failed=self._refused, owner=self)

    def _saved(self, _result: object) -> None:
        self._state = None
        self.workspace.toast(translate("Settings", "Places for backups saved"))
        self.saved.emit()

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, ServiceDeskError):
            self.workspace.failed(error)
            return
        path = str(error.parameters.get("path", ""))
        is_second = path and Path(path) == Path(self.second.text() or "?")
        name = "second_folder" if is_second else str(error.parameters.get("field") or "folder")
        self.rows[name].set_error(sentence(error))
        self.rows[name].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> bool:
        """Esc: the places as they were."""
        if not self._is_edited():
            return False
        for row in self.rows.values():
            row.set_error("")
        self._fill()
        self._edited()
        return True

    def retranslate(self) -> None:
        """Name the parts."""
        self.header.set_title(translate("Settings", "Places"))
        self.rows["folder"].set_words(translate("Settings", "On this PC"), translate("Settings", "best another disk"))
        self.rows["second_folder"].set_words(
            translate("Settings", "Second place"), translate("Settings", "a stick or a share")
        )
        self.rows["budget_bytes"].set_words(translate("Settings", "At most"))
        for field in (self.folder, self.second):
            field.browse.set_name(translate("Settings", "Choose a folder"))
        self.folder.text_field.set_words(translate("Settings", "On this PC"))
        self.second.text_field.set_words(
            translate("Settings", "Second place"), translate("Settings", "none; a fire would take both")
        )
        self.budget.setAccessibleName(translate("Settings", "At most"))
        self.revert.setText(translate("Settings", "Discard"))
        self.keep.setText(translate("Settings", "Save places"))
