"""Backups: made now or by themselves, proved by opening; and bringing one back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import plural, translate
from servicedesk.queries import backups as backup_queries
from servicedesk.services import backups, sign_in
from servicedesk.ui import tokens, wording
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.settings.section import Section, remark
from servicedesk.ui.widgets.base import clear_layout
from servicedesk.ui.widgets.buttons import DangerButton, PrimaryButton, QuietButton, SecondaryButton
from servicedesk.ui.widgets.cards import Card, FactRow
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.workspace import Workspace

SHOWN = 12


class BackupSection(Section):
    """Restoring cannot be undone from within: it asks for the password, and keeps the present file aside."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._state: Any = None
        self._ask: Card | None = None
        self._file: Path | None = None
        card, self.header = self.card()
        self.now = PrimaryButton("", "database")
        self.prove = SecondaryButton("", "shield-check")
        self.header.add(self.prove)
        self.header.add(self.now)
        self.facts = Card(padding=0)
        card.body.addWidget(self.facts)
        self.message = remark()
        card.body.addWidget(self.message)
        self._copies_card, self.copies_header = self.card()
        self.choose = SecondaryButton("", "folder")
        self.copies_header.add(self.choose)
        self._copies = Card(padding=0, spacing=6)
        self._copies_card.body.addWidget(self._copies)
        self._slot = QHBoxLayout()
        self.body.addLayout(self._slot)
        self.body.addStretch(1)
        self.now.clicked.connect(self.back_up)
        self.prove.clicked.connect(self.prove_now)
        self.choose.clicked.connect(self._choose_file)
        self.retranslate()

    def refresh(self) -> None:
        """Ask what there is."""
        self.workspace.ask(backup_queries.state, done=self._show, owner=self, key="state")

    def _show(self, state: Any) -> None:
        self._state = state
        site = self.workspace.desk.site
        today = self.workspace.now().date()

        def at(moment: Any) -> str:
            return wording.moment_words(site.local(moment), today) if moment is not None else "—"

        clear_layout(self.facts.body)
        for name, value in (
            (translate("Settings", "Folder"), state.folder),
            (translate("Settings", "Last backup"), at(state.last_at)),
            (translate("Settings", "Proved restorable"), at(state.proved_at)),
            (translate("Settings", "Space used"), f"{state.used_bytes / 1_048_576:.1f} MB"),
            (translate("Settings", "Second place"), state.second_folder or translate("Settings", "none yet")),
        ):
            self.facts.body.addWidget(FactRow(name, value, name_width=110))
        clear_layout(self._copies.body)
        may_restore = self.workspace.desk.actor.can(Permission.RESTORE)
        for copy in sorted(state.copies, key=lambda item: item.at, reverse=True)[:SHOWN]:
            row = QHBoxLayout()
            row.addWidget(PlainLabel(at(copy.at), tokens.BODY, bold=True))
            row.addWidget(PlainLabel(Path(copy.file).name, tokens.META, "text2", elide=True), 1)
            row.addWidget(PlainLabel(f"{copy.bytes / 1_048_576:.1f} MB", tokens.META, "text2"))
            if may_restore:
                button = QuietButton(translate("Settings", "Restore"), "arrow-back-up")
                button.clicked.connect(partial(self.open_restore, Path(copy.file)))
                row.addWidget(button)
            self._copies.body.addLayout(row)
        self.copies_header.set_count(len(state.copies))
        self.choose.setVisible(may_restore)
        self.now.setEnabled(self.workspace.desk.actor.can(Permission.BACK_UP))
        self.prove.setEnabled(self.workspace.desk.actor.can(Permission.BACK_UP))

    def back_up(self) -> None:
        """Make a backup and prove it."""
        self.message.setText(translate("Settings", "Backing up; work goes on meanwhile…"))
        self.workspace.act(backups.back_up, done=self._backed_up, failed=self._refused, owner=self)

    def _backed_up(self, made: Any) -> None:
        rows = sum(made.result.counts.values())
        words = plural("Settings", "Backed up and proved: {n} row.", "Backed up and proved: {n} rows.", rows)
        self.message.set_colour("success_text")
        self.message.setText(words)
        self.refresh()

    def prove_now(self) -> None:
        """Open the newest backup and check everything in it."""
        self.message.setText(translate("Settings", "Checking the newest backup…"))
        self.workspace.act(backups.prove_restorable, done=self._proved, failed=self._refused, owner=self)

    def _proved(self, chain: Any) -> None:
        self.message.set_colour("success_text" if chain.is_whole else "danger_text")
        self.message.setText(
            translate("Settings", "The newest backup opens and is whole.")
            if chain.is_whole
            else translate("Settings", "The newest backup opens, but its audit chain has a gap. Make a new one.")
        )
        self.refresh()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, ServiceDeskError):
            self.message.set_colour("danger_text")
            self.message.setText(sentence(error))
        else:
            self.workspace.failed(error)

    # -- restoring -----------------------------------------------------------------------------------------------

    def _choose_file(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, translate("Settings", "Choose a backup"), "", "*.db")
        if chosen:
            self.open_restore(Path(chosen))

    def open_restore(self, file: Path) -> None:
        """Ask for the password before the present data are set aside."""
        self.go_back()
        self._file = file
        card = Card()
        card.body.addWidget(PlainLabel(translate("Settings", "Restore {name}", name=file.name), tokens.PANE, bold=True))
        card.body.addWidget(
            PlainLabel(
                translate(
                    "Settings",
                    "What was entered since this backup will be gone from the desk. "
                    "The present file is kept aside first; then everybody signs in again.",
                ),
                tokens.BODY,
                "danger_text",
                wrap=True,
            )
        )
        self._password = TextField("", "", secret=True)
        card.body.addWidget(FormRow(translate("Settings", "Your password"), self._password, required=True))
        foot = QHBoxLayout()
        foot.addStretch(1)
        close = QuietButton(translate("Settings", "Close"), "", "Esc")
        close.clicked.connect(self.go_back)
        restore = DangerButton(translate("Settings", "Restore"), "arrow-back-up", "Ctrl ↵")
        restore.clicked.connect(self.save)
        foot.addWidget(close)
        foot.addWidget(restore)
        card.body.addLayout(foot)
        self._slot.addWidget(card)
        self._ask = card
        self._password.setFocus()

    def save(self) -> None:
        """Ctrl+Enter in the question: check the password, then restore."""
        if self._ask is None or self._file is None:
            return
        file = self._file
        self.workspace.act(
            sign_in.confirm_password,
            self._password.text(),
            done=lambda _result: self._restore(file),
            failed=self._refused,
            owner=self,
        )

    def _restore(self, file: Path) -> None:
        self.go_back()
        self.workspace.act(backups.restore_backup, file, done=self._restored, failed=self._refused, owner=self)

    def _restored(self, _restored: Any) -> None:
        # Nobody is signed in after a restore: the gate says so.
        self.workspace.actions.trigger("lock")

    def go_back(self) -> bool:
        """Close the question."""
        if self._ask is None:
            return False
        card, self._ask, self._file = self._ask, None, None
        card.hide()
        self._slot.removeWidget(card)
        card.deleteLater()
        return True

    def retranslate(self) -> None:
        """Name the parts."""
        if not hasattr(self, "_copies"):
            return
        self.header.set_title(translate("Settings", "Backup and restore"))
        self.now.setText(translate("Settings", "Back up now"))
        self.prove.setText(translate("Settings", "Prove the newest"))
        self.copies_header.set_title(translate("Settings", "Copies"))
        self.choose.setText(translate("Settings", "Another file…"))
        if self._state is not None:
            self._show(self._state)
