"""It is imported: how many rows, where the wrong ones are, and the way back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from servicedesk.core.translation import plural, translate
from servicedesk.services.imports.fields import ImportKind
from servicedesk.ui import tokens
from servicedesk.ui.actions import key_words
from servicedesk.ui.pages.imports.history_card import HistoryCard
from servicedesk.ui.pages.imports.plan import Plan
from servicedesk.ui.pages.settings.room import Row
from servicedesk.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from servicedesk.ui.widgets.cards import Card, IconChip, Panel
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.workspace import Workspace

# Which page shows what was imported.
PAGES = {
    ImportKind.CUSTOMERS: "customers",
    ImportKind.TICKETS: "tickets",
    ImportKind.TICKET_EVENTS: "tickets",
    ImportKind.ARTICLES: "knowledge",
}


class DoneView(QWidget):
    """``another_pressed`` begins anew; undoing is in the list of imports beside it."""

    another_pressed = Signal()
    page_pressed = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._plan: Plan | None = None
        self.history = HistoryCard(workspace)
        centre = Qt.AlignmentFlag.AlignHCenter
        self.chip = IconChip("circle-check", "success", 44)
        self.title = PlainLabel("", tokens.TITLE, bold=True, wrap=True, align=centre)
        self.words = PlainLabel("", tokens.ROW, "text2", wrap=True, align=centre)
        self.rejects = Panel("warning", padding=10)
        self.rejects_words = PlainLabel("", tokens.BODY, "warning_text", wrap=True)
        self.folder = LinkButton("", icon="folder-open")
        self.rejects.body.addWidget(self.rejects_words)
        self.rejects.body.addWidget(self.folder)
        self.another = PrimaryButton("", "folder-open", key_words("import.choose"))
        self.look = SecondaryButton("", "eye")
        buttons = QWidget()
        flow = FlowLayout(buttons, 8)
        for button in (self.another, self.look):
            flow.addWidget(button)
        card = Card(spacing=12)
        card.body.addStretch(1)
        card.body.addWidget(self.chip, 0, centre)
        for part in (self.title, self.words, self.rejects):
            card.body.addWidget(part)
        card.body.addWidget(buttons, 0, centre)
        card.body.addStretch(2)
        row = Row(below=900)
        row.add(card, 3)
        row.add(self.history, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(row, 1)
        self.another.clicked.connect(self.another_pressed)
        self.look.clicked.connect(self._open_page)
        self.folder.clicked.connect(self._open_folder)

    def show_plan(self, plan: Plan) -> None:
        """Show what came of *plan*."""
        self._plan = plan
        self.history.refresh()
        self.name()

    def name(self) -> None:
        """Say everything in the language in force."""
        plan = self._plan
        if plan is None or plan.result is None:
            return
        result = plan.result
        count = result.imported + result.updated
        self.title.setText(plural("Imports", "{n} row imported", "{n} rows imported", count))
        parts = translate("Imports", "{new} new, {changed} updated", new=f"{result.imported:,}",
                          changed=f"{result.updated:,}")  # fmt: skip
        self.words.setText(parts)
        self.rejects.setVisible(result.rejected > 0)
        file = result.rejects_file
        self.rejects_words.setText(
            plural("Imports", "{n} row with errors was not imported and is kept in {file}",
                   "{n} rows with errors were not imported and are kept in {file}", result.rejected,
                   file=file.name if file is not None else "—")
        )  # fmt: skip
        self.folder.setText(translate("Imports", "Open its folder"))
        self.folder.setVisible(file is not None)
        self.another.setText(translate("Imports", "Another file"))
        self.another.set_key(key_words("import.choose"))
        self.look.setText(translate("Imports", "Look at them"))
        self.look.setVisible(plan.kind in PAGES)

    def _open_page(self) -> None:
        if self._plan is not None:
            self.page_pressed.emit(PAGES[self._plan.kind])

    def _open_folder(self) -> None:
        file: Path | None = self._plan.result.rejects_file if self._plan and self._plan.result else None
        if file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))
