"""A folder: its path typed, or chosen from the system's dialog."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from servicedesk.ui.widgets.buttons import IconButton
from servicedesk.ui.widgets.inputs import TextField


class FolderField(QWidget):
    """``text_field`` holds the path; name ``browse`` in the language in force."""

    def __init__(self) -> None:
        super().__init__()
        self.text_field = TextField("", "", "folder", most=400)
        self.browse = IconButton("folder-open", "", bordered=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.text_field, 1)
        row.addWidget(self.browse)
        self.setFocusProxy(self.text_field)
        self.browse.clicked.connect(self._choose)

    def _choose(self) -> None:
        found = QFileDialog.getExistingDirectory(self, self.browse.accessibleName(), self.text())
        if found:
            self.text_field.set_text(found)
            self.text_field.textEdited.emit(found)

    def text(self) -> str:
        """The path."""
        return self.text_field.text().strip()

    def set_invalid(self, invalid: bool) -> None:
        """Show the red border."""
        self.text_field.set_invalid(invalid)
