"""The window while a backup is put in place: nobody works, nothing reads, progress is said."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.translation import translate
from servicedesk.services import backups
from servicedesk.services.backups import Restored
from servicedesk.services.desk import Desk
from servicedesk.ui import tokens
from servicedesk.ui.errors import sentence
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import PrimaryButton
from servicedesk.ui.widgets.cards import Card, IconChip
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.workspace import Workspace


class RestoreGate(Themed, QWidget):
    """Begins once it is painted; ``finished`` comes when somebody may sign in again."""

    restored = Signal()
    finished = Signal()

    def __init__(self, workspace: Workspace, file: Path) -> None:
        super().__init__()
        self.workspace, self._file = workspace, file
        self._problem = ""
        self._result: Restored | None = None
        self.card = Card(padding=24, spacing=14)
        self.icon = IconChip("restore", "primary", 44)
        self.title = PlainLabel("", tokens.TITLE, bold=True, wrap=True)
        self.words = PlainLabel("", tokens.ROW, "text2", wrap=True)
        self.go_on = PrimaryButton("", "login", "↵", large=True)
        for widget in (self.icon, self.title, self.words):
            self.card.body.addWidget(widget)
        self.card.body.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.addWidget(self.card, 0, Qt.AlignmentFlag.AlignCenter)
        self.go_on.hide()
        self.go_on.clicked.connect(self.finished)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.follow_theme()
        self.retranslate()

    def begin(self) -> None:
        """Restore, once the page that asked is out of sight."""
        QTimer.singleShot(0, self, self._restore)

    def _restore(self) -> None:
        tasks = self.workspace.tasks
        tasks.hold_readers()

        def run(desk: Desk, file: Path) -> Restored:
            # A question under way would keep the old file open.
            tasks.wait_for_readers()
            return backups.restore_backup(desk, file)

        self.workspace.act(run, self._file, done=self._done, failed=self._failed, owner=self)

    def _done(self, result: Restored) -> None:
        self._result = result
        self._end()
        self.restored.emit()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, ServiceDeskError):
            self._problem = sentence(error)
        else:
            self._problem = translate("Settings", "Something unexpected happened; the report says what.")
            self.workspace.failed(error)
        self._end()

    def _end(self) -> None:
        self.workspace.tasks.release_readers()
        self.go_on.show()
        self.retranslate()
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def restyle(self) -> None:
        """As wide as a paragraph."""
        super().restyle()
        self.card.setFixedWidth(min(theme().px(520), max(self.width() - theme().px(24), theme().px(300))))

    def retranslate(self) -> None:
        """Say where it stands."""
        self.go_on.setText(translate("Settings", "Sign in"))
        if self._problem:
            self.icon.set("alert-triangle", "danger")
            self.title.setText(translate("Settings", "The backup was not restored"))
            self.words.setText(self._problem)
        elif self._result is not None:
            self.icon.set("circle-check", "success")
            self.title.setText(translate("Settings", "The backup is in place"))
            before = self._result.backup_before
            self.words.setText(
                translate(
                    "Settings",
                    "The people are those of the backup: sign in with the password of that day. "
                    "The data as they were before are in {file}.",
                    file=before.name if before is not None else "—",
                )
            )
        else:
            self.title.setText(translate("Settings", "Restoring {name}", name=self._file.name))
            self.words.setText(
                translate(
                    "Settings",
                    "Checking the copy, backing up the present data, putting the copy in place. "
                    "This can take a minute; please leave the PC on.",
                )
            )
