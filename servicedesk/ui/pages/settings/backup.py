"""Backup and restore: how safe the data are, a backup now, the places, the copies."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import plural, translate
from servicedesk.queries import backups as queries
from servicedesk.queries.backups import BackupRow, BackupState
from servicedesk.services import backups
from servicedesk.ui import wording
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.settings.backup_places import PlacesCard
from servicedesk.ui.pages.settings.backup_rows import CopyDelegate, CopyList, FactTile, copy_words, size_words
from servicedesk.ui.pages.settings.restore_card import RestoreCard
from servicedesk.ui.pages.settings.room import Row
from servicedesk.ui.pages.settings.section import Section, remark
from servicedesk.ui.widgets.banner import Banner
from servicedesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from servicedesk.ui.widgets.row_list import RowModel
from servicedesk.ui.workspace import Workspace

# A day without a backup is worth a word; a month without a drill, too.
NARROW_BELOW = 600
OLD, VERY_OLD, DRILL = timedelta(hours=24), timedelta(days=3), timedelta(days=31)


class BackupSection(Section):
    """Work goes on while a backup is made; restoring takes the whole window."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.state: BackupState | None = None
        card, self.header = self.card()
        self.elsewhere = remark()
        self.elsewhere.hide()
        self.prove, self.now = SecondaryButton("", "shield-check"), PrimaryButton("", "database")
        self.header.add(self.prove)
        self.header.add(self.now)
        tiles = Row(NARROW_BELOW)
        self.last, self.second = FactTile("database"), FactTile("device-floppy")
        self.proved, self.space = FactTile("shield-check"), FactTile("server")
        for tile in (self.last, self.second, self.proved, self.space):
            tiles.add(tile)
        self.tiles = tiles
        card.body.addWidget(self.elsewhere)
        card.body.addWidget(tiles)
        self.message = Banner("success", "circle-check")
        card.body.addWidget(self.message)
        self.places = PlacesCard(workspace)
        self.body.addWidget(self.places)
        self._build_copies()
        self.body.addStretch(1)
        self.message.hide()
        self.now.clicked.connect(self.back_up)
        self.prove.clicked.connect(self.prove_now)
        self.places.saved.connect(self.refresh)
        self.follow_theme()
        self.retranslate()

    def _build_copies(self) -> None:
        card, self.copies_header = self.card()
        self.copies_card = card
        self.other = SecondaryButton("", "folder-open")
        self.copies_header.add(self.other)
        self.model = RowModel(lambda row: row.file, lambda row: copy_words(row, self._when(row.at)))
        self.delegate = CopyDelegate(self._when)
        self.view = CopyList(self.model, self.delegate)
        card.body.addWidget(self.view)
        self.none = remark()
        card.body.addWidget(self.none)
        self.restore = RestoreCard(self.workspace)
        self.body.addWidget(self.restore)
        self.restore.hide()
        self.view.opened.connect(lambda row: self.open_restore(Path(row.file)))
        self.other.clicked.connect(self._choose_file)
        self.restore.closed.connect(self.close_restore)

    # -- data ----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask what there is."""
        self.workspace.ask(queries.state, done=self._show, owner=self, key="state")

    def enter(self) -> None:
        """Begin at the button."""
        self.now.setFocus(Qt.FocusReason.OtherFocusReason)

    def _when(self, moment: datetime) -> str:
        return wording.moment_words(self.workspace.desk.site.local(moment), self.workspace.now().date())

    def _show(self, state: BackupState) -> None:
        self.state = state
        on_server = bool(state.server)
        for part in (self.tiles, self.places, self.copies_card):
            part.setVisible(not on_server)
        self.elsewhere.setVisible(on_server)
        if on_server:
            self._show_server(state.server)
            return
        self.places.show_state(state)
        rows = sorted(state.copies, key=lambda row: row.at, reverse=True)
        self.model.set_rows(rows)
        self.view.setVisible(bool(rows))
        self.view.updateGeometry()
        self.none.setVisible(not rows)
        self.copies_header.set_count(len(rows))
        may_back_up, may_restore = self.can(Permission.BACK_UP), self.can(Permission.RESTORE)
        self.now.setVisible(may_back_up)
        self.prove.setVisible(may_back_up)
        self.prove.setEnabled(bool(state.copies))
        self.other.setVisible(may_restore)
        self._show_tiles(state)

    def _show_server(self, address: str) -> None:
        """Offer nothing that the desk cannot do: whoever runs the server backs it up."""
        self.now.hide()
        self.prove.hide()
        self.header.set_hint("")
        self.elsewhere.setText(
            translate(
                "Settings",
                "The data are on the server {address} and are backed up there, not by this desk. The manual tells"
                " the administrator how.",
                address=address,
            )
        )

    def _show_tiles(self, state: BackupState) -> None:
        missing = translate("Settings", "none yet")
        self._show_age(self.last, state.age_seconds, missing)
        if state.second_folder:
            self._show_age(self.second, state.second_age_seconds, missing)
        else:
            self.second.set_value("—", translate("Settings", "no second place"), "warning_text")
        proved = state.proved_at
        if proved is None:
            self.proved.set_value("—", translate("Settings", "not proved yet"), "warning_text")
        else:
            late = self.workspace.desk.clock.now() - proved > DRILL
            remark_ = translate("Settings", "prove again") if late else ""
            self.proved.set_value(self._when(proved), remark_, "warning_text")
        budget = size_words(state.budget_bytes) if state.budget_bytes else ""
        of_all = translate("Settings", "of {size}", size=budget) if budget else ""
        self.space.set_value(size_words(state.used_bytes), of_all)

    def _show_age(self, tile: FactTile, seconds: float | None, missing: str) -> None:
        if seconds is None:
            tile.set_value("—", missing, "danger_text")
            return
        age = timedelta(seconds=seconds)
        colour = "danger_text" if age > VERY_OLD else "warning_text" if age > OLD else "text2"
        words = translate("Settings", "older than a day") if age > OLD else translate("Settings", "up to date")
        ago = translate("Settings", "{time} ago", time=wording.short_duration(age))
        tile.set_value(ago if age >= timedelta(minutes=1) else translate("Settings", "just now"), words, colour)

    # -- backing up and proving ----------------------------------------------------------------------------------

    def back_up(self) -> None:
        """Make a backup and prove it; work goes on."""
        if not self.now.isEnabled():
            return
        self._begin(translate("Settings", "Backing up; work goes on meanwhile…"))
        self.workspace.ask(backups.back_up, done=self._backed_up, failed=self._refused, owner=self)

    def _backed_up(self, made: Any) -> None:
        rows = sum(made.result.counts.values())
        words = plural("Settings", "{n} row, checked", "{n} rows, checked", rows)
        title = translate("Settings", "Backed up to {file}", file=made.result.file.name)
        if made.second_problem is not None:
            self._end("warning", title, sentence(made.second_problem))
        else:
            self._end("success", title, words)
        self.refresh()

    def prove_now(self) -> None:
        """Restore the newest backup into a temporary folder and check everything in it."""
        self._begin(translate("Settings", "Restoring the newest backup into a temporary folder to check it…"))
        self.workspace.ask(backups.prove_restorable, done=self._proved, failed=self._refused, owner=self)

    def _proved(self, chain: Any) -> None:
        if chain.is_whole:
            words = plural("Settings", "{n} audit entry is whole", "{n} audit entries are whole", chain.entries)
            self._end("success", translate("Settings", "The newest backup can be restored"), words)
        else:
            self._end(
                "danger",
                translate("Settings", "The newest backup opens, but its audit was changed"),
                translate("Settings", "Make a new one and look into the audit"),
            )
        self.refresh()

    def _begin(self, words: str) -> None:
        for button in (self.now, self.prove):
            button.setEnabled(False)
        self.message.set_tone("primary", "hourglass")
        self.message.set_words(words)
        self.message.show()

    def _end(self, tone: str, title: str, words: str) -> None:
        for button in (self.now, self.prove):
            button.setEnabled(True)
        self.message.set_tone(tone, "circle-check" if tone == "success" else "alert-triangle")
        self.message.set_words(title, words)
        self.message.show()

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, ServiceDeskError):
            self.message.hide()
            for button in (self.now, self.prove):
                button.setEnabled(True)
            self.workspace.failed(error)
            return
        self._end("danger", translate("Settings", "No backup was made"), sentence(error))

    # -- restoring -----------------------------------------------------------------------------------------------

    def _choose_file(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        start = self.state.folder if self.state is not None else ""
        title = translate("Settings", "Choose a backup")
        found, _kind = QFileDialog.getOpenFileName(self, title, start, "*.backup")
        if found:
            self.open_restore(Path(found))

    def open_restore(self, file: Path) -> None:
        """Ask for the password before the present data are set aside."""
        if not self.can(Permission.RESTORE):
            return
        row = next((row for row in self.model.rows if row.file == str(file)), None)
        self.restore.open_for(file, self._when(row.at) if isinstance(row, BackupRow) else "")
        self.restore.show()
        self.column.show_widget(self.restore)
        self.restore.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_restore(self) -> None:
        """Nothing is restored."""
        self.restore.hide()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Ctrl+Enter: restore, or save the places."""
        if self.restore.isVisible():
            self.restore.submit()
        else:
            self.places.save()

    def go_back(self) -> bool:
        """Esc: close the question."""
        if self.restore.isVisible():
            self.close_restore()
            return True
        return self.places.go_back()

    def flush(self) -> None:
        """A password is no draft."""
        self.restore.forget()

    # -- words ------------------------------------------------------------------------------------------

    def hints(self) -> list[tuple[str, str]]:
        """What the keys do here."""
        hints = [("Tab", translate("Settings", "Next field")), ("↑ ↓", translate("Settings", "Choose copy"))]
        if self.can(Permission.RESTORE) and not self.workspace.is_shared:
            hints.append(("↵", translate("Settings", "Restore…")))
        return hints

    def retranslate(self) -> None:
        """Name the parts."""
        self.header.set_title(translate("Settings", "Backup and restore"))
        self.header.set_hint(translate("Settings", "by itself every 30 minutes and on leaving"))
        self.now.setText(translate("Settings", "Back up now"))
        self.prove.setText(translate("Settings", "Prove the newest"))
        self.last.set_label(translate("Settings", "Last backup"))
        self.second.set_label(translate("Settings", "Second place"))
        self.proved.set_label(translate("Settings", "Last proved restorable"))
        self.space.set_label(translate("Settings", "Space used"))
        self.copies_header.set_title(translate("Settings", "Copies"))
        self.copies_header.set_hint(translate("Settings", "Enter restores one"))
        self.view.setAccessibleName(translate("Settings", "Copies"))
        self.other.setText(translate("Settings", "Another file…"))
        self.none.setText(translate("Settings", "No copy yet: make the first backup now."))
        if self.state is not None:
            self._show(self.state)
