"""The tags of a ticket: each with a press that takes it off, and a field that proposes while one is typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from servicedesk.core.translation import plural, translate
from servicedesk.queries import tags
from servicedesk.queries.tags import TagRow
from servicedesk.queries.ticket_details import TagOnTicket
from servicedesk.ui import tokens
from servicedesk.ui.actions import key_words
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.cards import SectionHeader
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.suggestions import SearchField, Suggestion
from servicedesk.ui.widgets.tags import PillButton, Tag
from servicedesk.ui.workspace import Workspace


class TagField(SearchField):
    """Proposes the tags that fit, by characters or pinyin; Enter on other words makes a new one."""

    added = Signal(str)

    def __init__(self, workspace: Workspace, ticket_id: int) -> None:
        words = translate("TicketTags", "Add a tag")
        super().__init__(words, words, key_words("ticket.tag"))
        self._workspace, self._ticket_id = workspace, ticket_id
        # The side column is as narrow as it is: the field takes what there is.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.asked.connect(self._find)
        self.chosen.connect(lambda hit: self._add(str(hit.data)))
        self.entered.connect(self._add)

    def _find(self, text: str) -> None:
        if text.strip():
            self._workspace.ask(tags.propose_tags, text, self._ticket_id, done=self._show, owner=self, key="tags")
        else:
            self.suggest([])

    def _show(self, found: list[TagRow]) -> None:
        self.suggest([Suggestion(row.id, str(row.name), icon="tag", data=row.name.zh) for row in found])

    def _add(self, name: str) -> None:
        if name.strip():
            self.set_text("")
            self.close_hits()
            self.added.emit(name.strip())


class TagStrip(Themed, QWidget):
    """A heading, the tags, the field; without the right to work on the ticket the tags alone."""

    added = Signal(str)
    removed = Signal(int)

    def __init__(self, workspace: Workspace, ticket_id: int, shown: tuple[TagOnTicket, ...], may_work: bool) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        title = translate("TicketTags", "Tags")
        self._column.addWidget(SectionHeader(title, len(shown) or None, size=tokens.ROW))
        self.field: TagField | None = None
        if shown:
            host = QWidget()
            self._flow = FlowLayout(host, 6)
            for tag in shown:
                self._flow.addWidget(self._tag(tag, may_work))
            self._column.addWidget(host)
        if may_work:
            self.field = TagField(workspace, ticket_id)
            self.field.added.connect(self.added)
            self._column.addWidget(self.field)
        count = len(shown)
        self.setAccessibleName(plural("TicketTags", "{n} tag", "{n} tags", count) if count else title)
        self.follow_theme()

    def _tag(self, tag: TagOnTicket, may_work: bool) -> QWidget:
        if not may_work:
            return Tag(str(tag.name), tag.colour, "tag")
        button = PillButton(str(tag.name), tag.colour, "x")
        button.setAccessibleName(translate("TicketTags", "Take off “{tag}”", tag=tag.name))
        button.clicked.connect(lambda: self.removed.emit(tag.id))
        return button

    def restyle(self) -> None:
        """Scale the gaps."""
        self._column.setSpacing(theme().px(6))
        super().restyle()
