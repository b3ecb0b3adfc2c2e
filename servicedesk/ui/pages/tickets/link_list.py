"""What a ticket is linked with, grouped by what the other one is to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.enums import LinkKind
from servicedesk.core.translation import Marked, mark, translate, translate_marked
from servicedesk.queries.ticket_details import LinkRow
from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import IconButton, LinkButton
from servicedesk.ui.widgets.cards import SectionHeader
from servicedesk.ui.widgets.glyphs import StateGlyph
from servicedesk.ui.widgets.labels import PlainLabel

# What the other ticket is; in the order of what one has to know first.
GROUPS: tuple[tuple[LinkKind, bool, Marked], ...] = (
    (LinkKind.PARENT, True, mark("TicketLinks", "Sub-ticket of")),
    (LinkKind.PARENT, False, mark("TicketLinks", "Sub-tickets")),
    (LinkKind.DEPENDS, False, mark("TicketLinks", "Waits for")),
    (LinkKind.DEPENDS, True, mark("TicketLinks", "Is waited for by")),
    (LinkKind.DUPLICATE, False, mark("TicketLinks", "Duplicate of")),
    (LinkKind.DUPLICATE, True, mark("TicketLinks", "Duplicates")),
    (LinkKind.RELATED, False, mark("TicketLinks", "Related")),
)


class LinkList(Themed, QWidget):
    """A heading, and under the name of each group its tickets with their state."""

    opened = Signal(int)
    removed = Signal(int)

    def __init__(self, links: tuple[LinkRow, ...], may_work: bool) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        title = translate("Tickets", "Linked")
        self._column.addWidget(SectionHeader(title, len(links), size=tokens.ROW))
        for kind, is_inverse, name in GROUPS:
            found = [link for link in links if self._belongs(link, kind, is_inverse)]
            if found:
                self._column.addWidget(PlainLabel(translate_marked(name), tokens.META, "text2"))
                for link in found:
                    self._column.addLayout(self._line(link, translate_marked(name), may_work))
        self.setAccessibleName(title)
        self.follow_theme()

    @staticmethod
    def _belongs(link: LinkRow, kind: LinkKind, is_inverse: bool) -> bool:
        # Two related tickets are that to each other, whoever linked them.
        return link.kind is kind and (kind is LinkKind.RELATED or link.is_inverse == is_inverse)

    def _line(self, link: LinkRow, group: str, may_work: bool) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme().px(6))
        line.addWidget(StateGlyph(link.state_class.value, 14))
        button = LinkButton(f"{link.number} {link.title}", chevron=False)
        button.setAccessibleName(f"{group}: {link.number} {link.title}")
        button.clicked.connect(lambda: self.opened.emit(link.ticket_id))
        line.addWidget(button, 1)
        if may_work and link.link_id:
            remove = IconButton("x", translate("TicketLinks", "Take away the link with {number}", number=link.number),
                                small=True)  # fmt: skip
            remove.clicked.connect(lambda: self.removed.emit(link.link_id))
            line.addWidget(remove)
        return line

    def restyle(self) -> None:
        """Scale the gaps."""
        self._column.setSpacing(theme().px(4))
        super().restyle()
