"""The question of an inquiry: what is asked, by whom, in which language, and what was asked like it before."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal

from servicedesk.core.translation import plural, translate
from servicedesk.ui import tokens
from servicedesk.ui.pages.consultation.answers import SimilarDelegate
from servicedesk.ui.pages.knowledge.article_view import CHINESE, ENGLISH
from servicedesk.ui.pages.reception import guests
from servicedesk.ui.widgets.buttons import SecondaryButton
from servicedesk.ui.widgets.cards import Card, SectionHeader
from servicedesk.ui.widgets.choices import Segmented
from servicedesk.ui.widgets.row_list import RowListView, RowModel
from servicedesk.ui.widgets.status_bar import SavedMark
from servicedesk.ui.widgets.suggestions import SearchField
from servicedesk.ui.widgets.suggestions import Suggestion as Hit
from servicedesk.ui.widgets.text_area import EditorBox, TextArea
from servicedesk.ui.workspace import Workspace


class QuestionCard(Card):
    """``settled`` says that what is kept may have changed: the words after a pause, a choice at once."""

    settled = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._known: tuple[int, str] | None = None
        self.head = SectionHeader("", None)
        self.saved = SavedMark("")
        self.question = TextArea("", "", least_lines=3, most_lines=6)
        self.language = Segmented("", [(CHINESE, "中文"), (ENGLISH, "English")], CHINESE, stretch=True)
        self.customer = SearchField("", "", "F4")
        self.similar_head = SectionHeader("", None, size=tokens.ROW)
        self.similar = RowModel(lambda row: row.id, lambda row: row.question)
        self.similar_view = RowListView("", self.similar, SimilarDelegate())
        self.wanted = SecondaryButton("", "pencil-plus", "Ctrl N")
        self._build()
        self._bind()

    def _build(self) -> None:
        self.head.add(self.saved)
        self.body.addWidget(self.head)
        self.body.addWidget(EditorBox(self.question))
        for widget in (self.language, self.customer, self.similar_head):
            self.body.addWidget(widget)
        self.body.addWidget(self.similar_view, 1)
        self.body.addWidget(self.wanted)

    def _bind(self) -> None:
        self.question.settled.connect(lambda _text: self.settled.emit())
        self.language.chosen.connect(lambda _language: self.settled.emit())
        self.similar_view.opened.connect(lambda row: self.question.set_text(row.question))
        self.customer.asked.connect(self._identify)
        self.customer.textEdited.connect(lambda _text: self._drop_customer())
        self.customer.chosen.connect(self._take_customer)

    # -- what is asked -------------------------------------------------------------------------------------------

    def words(self) -> str:
        """The question, without blanks around it."""
        return self.question.text().strip()

    def spoken(self) -> str:
        """The language of the answer."""
        return str(self.language.value() or CHINESE)

    @property
    def customer_id(self) -> int | None:
        """Who asks, None while that is not known."""
        return self._known[0] if self._known is not None else None

    @property
    def customer_name(self) -> str:
        """What who asks is called."""
        return self._known[1] if self._known is not None else ""

    def content(self) -> dict[str, Any]:
        """Return what a draft keeps: the question, who asks, and in which language."""
        customer = list(self._known) if self._known is not None else None
        return {"question": self.question.text(), "choices": {"customer": customer, "language": self.spoken()}}

    def restore(self, content: dict[str, Any]) -> None:
        """Put back what a draft kept."""
        self.question.set_text(str(content.get("question", "")))
        choices = content.get("choices", {})
        known = choices.get("customer")
        if known:
            self._known = (int(known[0]), str(known[1]))
            self.customer.set_text(self._known[1])
        self.language.set_value(choices.get("language", CHINESE))

    def clear(self) -> None:
        """Make room for the next question."""
        self.question.set_text("")
        self.customer.set_text("")
        self._known = None
        self.saved.set("")

    # -- who asks ------------------------------------------------------------------------------------------------

    def _identify(self, text: str) -> None:
        if not text.strip():
            self._known = None
            self.customer.close_hits()
            return
        self._workspace.ask(guests.find, text, done=self.customer.suggest, owner=self, key="identify")

    def _drop_customer(self) -> None:
        """Other words than the name that was chosen mean nobody."""
        if self._known is not None:
            self._known = None
            self.settled.emit()

    def _take_customer(self, hit: Hit) -> None:
        self._known = (int(str(hit.key)), hit.title)
        self.customer.set_text(hit.title)
        self.settled.emit()
        self.question.setFocus()

    # -- showing -------------------------------------------------------------------------------------------------

    def show_similar(self, rows: list[Any]) -> None:
        """Show what was asked like it before."""
        self.similar.set_rows(rows)
        self.say_similar()

    def say_similar(self) -> None:
        """Say how many there were."""
        similar = len(self.similar.rows)
        self.similar_head.set_hint(plural("Consultation", "{n} in 30 days", "{n} in 30 days", similar))

    def set_roomy(self, is_roomy: bool) -> None:
        """Without room the question stays, and what was asked like it goes."""
        self.similar_view.setVisible(is_roomy)
        self.similar_head.setVisible(is_roomy)

    def retranslate(self) -> None:
        """Name the parts."""
        self.head.set_title(translate("Consultation", "Question"))
        self.question.set_words(
            translate("Consultation", "Question"), translate("Consultation", "What does the {customer} want to know?")
        )
        self.language.setAccessibleName(translate("Consultation", "Language of the answer"))
        self.customer.set_words(
            translate("Consultation", "{Customer}"), translate("Consultation", "Unregistered, may stay empty")
        )
        self.similar_head.set_title(translate("Consultation", "Similar questions"))
        self.similar_view.setAccessibleName(translate("Consultation", "Similar questions"))
        self.wanted.setText(translate("Consultation", "Not found? Note it to be written"))
        self.say_similar()
