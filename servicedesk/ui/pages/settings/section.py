"""What every section of Settings is: a column of cards that scrolls, and a foot that stays."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from servicedesk.core.permissions import Permission
from servicedesk.ui import tokens
from servicedesk.ui.pages.settings.room import Head
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.cards import Card
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.scroll import ScrollColumn
from servicedesk.ui.workspace import Workspace


class Section(Themed, QWidget):
    """Asks for its data when shown; the last lines of a section's constructor are follow_theme and retranslate."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._wanted_record: tuple[str, str] | None = None
        self.column = ScrollColumn(spacing=12)
        self.body = self.column.body
        self.foot = QVBoxLayout()
        self.foot.setContentsMargins(0, 0, 0, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.column, 1)
        whole.addLayout(self.foot)

    def refresh(self) -> None:
        """Ask for what is shown; what is being edited stays."""

    def aim(self, target: dict[str, Any]) -> None:
        """Show what somebody came for, beyond the section itself."""

    def enter(self) -> None:
        """Take the focus where work begins."""

    def save(self) -> None:
        """Ctrl+Enter."""

    def go_back(self) -> bool:
        """Esc: close or discard what is being edited; False when there is nothing."""
        return False

    def flush(self) -> None:
        """Write what was typed as a draft."""

    def ask_for(self, form: str, subject: str) -> None:
        """Open a record as soon as the section knows it."""
        self._wanted_record = (form, subject)
        self.refresh()

    def open_wanted(self) -> None:
        """What was asked for has been read: open the record that was wanted."""
        wanted, self._wanted_record = self._wanted_record, None
        if wanted is not None:
            self.open_record(*wanted)

    def open_record(self, form: str, subject: str) -> None:
        """Open *form* on the record a draft is about, "" for a new one: its draft comes back by itself."""

    def hints(self) -> list[tuple[str, str]]:
        """Keys for the status line: (key, words)."""
        return []

    def can(self, permission: Permission) -> bool:
        """Whether whoever is signed in has a right."""
        return self.workspace.desk.actor.can(permission)

    def card(self) -> tuple[Card, Head]:
        """Add a card with a title."""
        card, header = Card(), Head()
        card.body.addWidget(header)
        self.body.addWidget(card)
        return card, header


def remark(colour: str = "text2") -> PlainLabel:
    """Return a quiet line that wraps."""
    return PlainLabel("", tokens.BODY, colour, wrap=True)
