"""The hit that is chosen, in full: its words as they were written, and the way to where it is worked on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.queries.search_pages import FoundDocument, SearchKind, WholeText, whole_text
from servicedesk.ui import tokens, wording
from servicedesk.ui.pages.search.rows import kind_words
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import SecondaryButton
from servicedesk.ui.widgets.cards import Pane
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.scroll import ScrollColumn
from servicedesk.ui.widgets.tags import Tag
from servicedesk.ui.workspace import Workspace

# Where each kind is worked on: the page, what it calls the id, and the right it needs.
PAGES: dict[str, tuple[str, str, Permission]] = {
    "customer": ("customers", "customer_id", Permission.VIEW_CUSTOMERS),
    "ticket": ("tickets", "ticket_id", Permission.VIEW_TICKETS),
    "visit": ("reception", "visit_id", Permission.RECEIVE),
    "article": ("knowledge", "article_id", Permission.VIEW_KNOWLEDGE),
}
_TONES = {"positive": "success", "negative": "danger"}


class ReadingPane(Pane):
    """Title, when and from where, and the words; what the person may not open has no button."""

    open_pressed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("", fill="surface")
        self.workspace = workspace
        self._row: FoundDocument | None = None
        self._whole: WholeText | None = None
        self.title = PlainLabel("", tokens.PERSON, bold=True, wrap=True, most_lines=3)
        self.facts = PlainLabel("", tokens.META, "text2", wrap=True)
        self.mood = Tag("")
        self.text = PlainLabel("", tokens.BODY, wrap=True, selectable=True)
        self.open = SecondaryButton("", key="Enter")
        self.open.clicked.connect(self.open_pressed)
        self._column = ScrollColumn(20, 10)
        line = QWidget()
        self._line = QHBoxLayout(line)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.mood)
        self._line.addWidget(self.facts, 1)
        for part in (self.title, line, self.text):
            self._column.body.addWidget(part)
        self._column.body.addStretch(1)
        self.body.addWidget(self._column, 1)
        foot = QWidget()
        self._foot = QVBoxLayout(foot)
        self._foot.addWidget(self.open)
        self.body.addWidget(foot)
        self.show_row(None)
        self.restyle()
        self.retranslate()

    @property
    def row(self) -> FoundDocument | None:
        """The hit that is shown."""
        return self._row

    def can_open(self) -> bool:
        """Whether there is a page where this person works on the hit."""
        place = PAGES.get(self._row.kind.value) if self._row is not None else None
        return place is not None and self.workspace.desk.actor.can(place[2])

    def show_row(self, row: FoundDocument | None) -> None:
        """Show a hit; its words follow when they have been read."""
        same = row is not None and self._row is not None and row.id == self._row.id
        self._row = row
        if not same:
            self._whole = None
        self._show()
        if row is not None:
            self.workspace.ask(whole_text, row.kind, row.entity_id, done=self._read, owner=self, key="whole")

    def _read(self, whole: WholeText | None) -> None:
        self._whole = whole
        self._show()

    def _show(self) -> None:
        row, whole = self._row, self._whole
        self._column.setVisible(row is not None)
        self.open.setVisible(self.can_open())
        if row is None:
            return
        # A review has no title: its first words would stand there twice.
        is_review = row.kind is SearchKind.FEEDBACK
        self.title.setText(kind_words(row.kind.value) if is_review else row.title)
        facts = ["" if is_review else kind_words(row.kind.value), row.number if row.number != row.title else ""]
        if whole is not None:
            facts += [self._when(whole), whole.source]
            facts.append(translate("Search", "{n} of 5", n=whole.rating) if whole.rating is not None else "")
        self.facts.setText(" · ".join(part for part in facts if part))
        mood = whole.sentiment if whole is not None else ""
        self.mood.setVisible(bool(mood))
        if mood:
            self.mood.set(self._mood_words(mood), _TONES.get(mood, "neutral"))
        self.text.setText("\n\n".join(whole.paragraphs) if whole is not None else row.snippet.text)

    def _when(self, whole: WholeText) -> str:
        desk = self.workspace.desk
        if whole.at is None:
            return ""
        return wording.moment_words(desk.site.local(whole.at), desk.site.local(desk.clock.now()).date())

    def _mood_words(self, mood: str) -> str:
        return {
            "positive": translate("Search", "Positive"),
            "neutral": translate("Search", "Neutral"),
            "negative": translate("Search", "Negative"),
        }.get(mood, mood)

    def restyle(self) -> None:
        """Scale the foot."""
        super().restyle()
        if hasattr(self, "_foot"):
            look = theme()
            self._foot.setContentsMargins(look.px(20), look.px(8), look.px(20), look.px(12))
            self._line.setSpacing(look.px(8))

    def retranslate(self) -> None:
        """Name the button and say the facts anew."""
        if hasattr(self, "_foot"):
            self.open.setText(translate("Search", "Open"))
            self.setAccessibleName(translate("Search", "The hit in full"))
            self._show()
