"""What every section of Settings is."""

from __future__ import annotations

from servicedesk.ui.widgets.cards import Card, SectionHeader
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.scroll import ScrollColumn
from servicedesk.ui.workspace import Workspace


class Section(ScrollColumn):
    """A column of cards; asks for its data when shown."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(spacing=12)
        self.workspace = workspace

    def refresh(self) -> None:
        """Ask for what is shown."""

    def save(self) -> None:
        """Ctrl+Enter."""

    def go_back(self) -> bool:
        """Esc: discard what is being edited; False when there is nothing."""
        return False

    def retranslate(self) -> None:
        """Name the parts."""

    def card(self, title: str = "", hint: str = "") -> tuple[Card, SectionHeader]:
        """Add a card with a title."""
        card = Card()
        header = SectionHeader(title, None, hint)
        card.body.addWidget(header)
        self.body.addWidget(card)
        return card, header


def remark() -> PlainLabel:
    """Return a wrapping grey line."""
    return PlainLabel("", 13, "text2", wrap=True)
