"""Import in Settings: the way to the import page, and what was imported before."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from servicedesk.core.translation import translate
from servicedesk.ui.actions import key_words
from servicedesk.ui.pages.imports import words
from servicedesk.ui.pages.imports.history_card import HistoryCard
from servicedesk.ui.pages.imports.plan import kinds_for
from servicedesk.ui.pages.settings.section import Section, remark
from servicedesk.ui.widgets.buttons import PrimaryButton
from servicedesk.ui.wording import list_words
from servicedesk.ui.workspace import Workspace


class ImportsSection(Section):
    """Undoing an import is done here; importing itself has a page of its own."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        card, self.header = self.card()
        self.about = remark()
        card.body.addWidget(self.about)
        self.open = PrimaryButton("", "file-import", key_words("import"))
        line = QHBoxLayout()
        line.addWidget(self.open)
        line.addStretch(1)
        card.body.addLayout(line)
        self.history = HistoryCard(workspace)
        self.body.addWidget(self.history, 1)
        self.body.addStretch(0)
        self.open.clicked.connect(lambda: workspace.navigate("imports"))
        self.follow_theme()
        self.retranslate()

    def refresh(self) -> None:
        """Ask for the earlier imports."""
        self.history.refresh()

    def enter(self) -> None:
        """Begin at the button."""
        self.open.setFocus()

    def hints(self) -> list[tuple[str, str]]:
        """What the keys do here."""
        return [
            (key_words("import"), translate("Imports", "Import a file")),
            ("Tab", translate("Settings", "Next field")),
        ]

    def retranslate(self) -> None:
        """Name the parts."""
        self.header.set_title(translate("Imports", "Import"))
        kinds = list_words([words.kind_words(kind) for kind in kinds_for(self.workspace.desk.actor)])
        self.about.setText(
            translate(
                "Imports", "Lists as CSV, XLSX or ZIP: {kinds}. Or drop a file anywhere on the window.", kinds=kinds
            )
        )
        self.open.setText(translate("Imports", "Import a file"))
        self.open.set_key(key_words("import"))
