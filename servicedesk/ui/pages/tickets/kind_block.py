"""In the side column: what the ticket's kind asks for, read as a calm list, and what is said beside it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from servicedesk.core.lost_found import kept_until
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.queries import kind_details
from servicedesk.queries.kind_details import KindDetail
from servicedesk.ui import tokens, wording
from servicedesk.ui.pages.tickets.companions import CompanionsBlock
from servicedesk.ui.pages.tickets.field_words import value_in_words
from servicedesk.ui.theme import GONE, theme
from servicedesk.ui.widgets.base import Themed, clear_layout
from servicedesk.ui.widgets.buttons import QuietButton
from servicedesk.ui.widgets.cards import Line, SectionHeader
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.workspace import Workspace

LONGEST = 6
"""Lines of a value that are shown; the form shows the rest."""


class KindBlock(Themed, QWidget):
    """Asks for its own data; a ticket whose kind asks for nothing and holds nothing shows nothing."""

    ticket_pressed = Signal(int)
    link_pressed = Signal(int)
    edit_pressed = Signal()

    def __init__(self, workspace: Workspace, ticket_id: int) -> None:
        super().__init__()
        self.workspace = workspace
        self._ticket_id = ticket_id
        self.shown: KindDetail | None = None
        may_work = workspace.desk.actor.can(Permission.WORK_ON_TICKET)
        self.companions = CompanionsBlock(workspace.desk.site.local, workspace.now, may_work)
        self.companions.ticket_pressed.connect(self.ticket_pressed)
        self.companions.link_pressed.connect(self.link_pressed)
        self.edit = QuietButton("", "pencil", "F")
        self.edit.clicked.connect(self.edit_pressed)
        self.header = SectionHeader("", size=tokens.ROW)
        self.header.add(self.edit)
        self.edit.setVisible(may_work)
        self._list = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(Line())
        self._column.addWidget(self.header)
        self._column.addWidget(self.companions)
        self._column.addLayout(self._list)
        self.hide()
        self.follow_theme()

    def load(self) -> None:
        """Ask for what is shown; called once the block has its place, or it would show as a window."""
        self.workspace.ask(kind_details.kind_detail, self._ticket_id, done=self._show, owner=self, key="kind")

    def _show(self, detail: KindDetail | None) -> None:
        if self.property(GONE):
            return
        self.shown = detail
        clear_layout(self._list)
        if detail is None or not detail.fields:
            self.hide()
            return
        self._name(detail)
        for field in detail.fields:
            if field.code in detail.values:
                words = value_in_words(field, detail.values[field.code], self.workspace.desk.site.local,
                                       self.workspace.desk.site.currency, self.workspace.now().date())  # fmt: skip
                self._add(str(field.name), words)
        self._add_legal_period(detail)
        if not detail.values:
            words = translate("TicketFields", "Nothing filled in yet.")
            self._list.addWidget(PlainLabel(words, tokens.META, "text2", wrap=True))
        self.companions.show_companions(detail.companions)
        self.show()

    def _name(self, detail: KindDetail) -> None:
        self.header.set_title(wording.word(detail.kind))
        self.edit.setText(translate("TicketFields", "Edit") if detail.values else translate("TicketFields", "Fill in"))

    def _add(self, name: str, words: str) -> None:
        pair = QVBoxLayout()
        pair.setSpacing(theme().px(1))
        pair.addWidget(PlainLabel(name, tokens.META, "text2", wrap=True))
        pair.addWidget(PlainLabel(words, tokens.BODY, wrap=True, selectable=True, most_lines=LONGEST))
        self._list.addLayout(pair)

    def _add_legal_period(self, detail: KindDetail) -> None:
        """A find that was announced is kept for a year; nobody has to reckon."""
        announced = detail.values.get("item_announced_on")
        if announced is None or detail.values.get("found_or_lost") == "lost":
            return
        until = kept_until(date.fromisoformat(announced))
        left = (until - self.workspace.now().date()).days
        words = wording.full_day(until)
        if left < 0:
            words = translate("TicketFields", "{day}, over", day=words)
        self._add(translate("TicketFields", "Can be claimed until (Civil Code, art. 318)"), words)

    def restyle(self) -> None:
        """Scale the gaps."""
        super().restyle()
        self._column.setSpacing(theme().px(8))
        self._list.setSpacing(theme().px(6))

    def retranslate(self) -> None:
        """Say it in the language in force."""
        if self.shown is not None:
            self._show(self.shown)
