"""Consultation: the question at the left, answers while typing, the chosen one to read out; one key ends it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from servicedesk.core.enums import ArticleState
from servicedesk.core.events import Changed
from servicedesk.core.translation import plural, translate
from servicedesk.queries import drafts as draft_queries
from servicedesk.queries import suggestions, today
from servicedesk.queries.knowledge import ArticleDetail, article_detail
from servicedesk.queries.suggestions import Suggestion
from servicedesk.services import articles, drafts, inquiries
from servicedesk.ui import tokens
from servicedesk.ui.cursor_memory import cursor_of, put_cursor
from servicedesk.ui.pages.base import Page
from servicedesk.ui.pages.consultation.answers import AnswerDelegate, SimilarDelegate, answer_words
from servicedesk.ui.pages.consultation.reading_card import ReadingCard
from servicedesk.ui.pages.knowledge.article_view import CHINESE, ENGLISH, LargeType, copy_for_chat
from servicedesk.ui.pages.reception import guests
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import SecondaryButton
from servicedesk.ui.widgets.cards import Card, SectionHeader
from servicedesk.ui.widgets.choices import Segmented
from servicedesk.ui.widgets.empty_state import EmptyState
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.row_list import RowListView, RowModel
from servicedesk.ui.widgets.settling import Settling
from servicedesk.ui.widgets.status_bar import SavedMark
from servicedesk.ui.widgets.suggestions import SearchField
from servicedesk.ui.widgets.suggestions import Suggestion as Hit
from servicedesk.ui.widgets.text_area import EditorBox, TextArea
from servicedesk.ui.workspace import Workspace

FORM, SUBJECT = "inquiry", "current"
STACKED_BELOW = 900


class ConsultationPage(Page):
    """A draft until it is answered; answered questions are counted without becoming tickets."""

    page_id = "consultation"
    status_keys = (
        "inquiry.suggestion.1",
        "inquiry.copy",
        "inquiry.large",
        "inquiry.answered",
        "inquiry.clear",
        "inquiry.wanted",
    )

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._counts = (0, 0)
        self._expired = 0
        self._rows: list[Suggestion] = []
        self._chosen: Suggestion | None = None
        self._customer: tuple[int, str] | None = None
        self._stored: dict[str, Any] = {"question": ""}
        self.question = TextArea("", "", least_lines=3, most_lines=6)
        self.saved = SavedMark("")
        self.language = Segmented("", [(CHINESE, "中文"), (ENGLISH, "English")], CHINESE, stretch=True)
        self.customer = SearchField("", "", "F4")
        self.similar_head = SectionHeader("", None, size=tokens.ROW)
        self.similar = RowModel(lambda row: row.id, lambda row: row.question)
        self.similar_view = RowListView("", self.similar, SimilarDelegate())
        self.wanted = SecondaryButton("", "pencil-plus", "Ctrl N")
        self.answers_head = SectionHeader("", 0, inset=8)
        self.delegate = AnswerDelegate()
        self.model = RowModel(lambda row: row.id, answer_words)
        self.view = RowListView("", self.model, self.delegate)
        self.expired = PlainLabel("", tokens.META, "text2")
        self.empty = EmptyState("", "", "", "", "message-question", small=True)
        self.reading = ReadingCard()
        self._build()
        self._bind()
        self.follow_theme()
        self.retranslate()

    def _build(self) -> None:
        self._ask_card, self._answer_card = Card(), Card(padding=8, spacing=4)
        head = SectionHeader("", None)
        self._question_head = head
        head.add(self.saved)
        self._ask_card.body.addWidget(head)
        self._ask_card.body.addWidget(EditorBox(self.question))
        for widget in (self.language, self.customer, self.similar_head):
            self._ask_card.body.addWidget(widget)
        self._ask_card.body.addWidget(self.similar_view, 1)
        self._ask_card.body.addWidget(self.wanted)
        self._answer_card.body.addWidget(self.answers_head)
        self._answer_card.body.addWidget(self.view, 1)
        self._answer_card.body.addWidget(self.empty, 1)
        self._answer_card.body.addWidget(self.expired)
        self._columns = QHBoxLayout(self)
        self._columns.addWidget(self._ask_card, 310)
        self._columns.addWidget(self._answer_card, 406)
        self._columns.addWidget(self.reading, 504)
        self._typing = Settling(self, self._suggest, 90)

    def _bind(self) -> None:
        self.question.edited.connect(lambda *_args: self._typing.touch())
        self.question.settled.connect(lambda _text: self._keep())
        self.language.chosen.connect(lambda _language: self._keep())
        self.view.current_changed.connect(self._show)
        self.similar_view.opened.connect(lambda row: self.question.set_text(row.question))
        self.customer.asked.connect(self._identify)
        self.customer.textEdited.connect(lambda _text: self._drop_customer())
        self.customer.chosen.connect(self._take_customer)
        actions = self.workspace.actions
        for place in range(3):
            offered = partial(self._is_offered, place)
            actions.bind(f"inquiry.suggestion.{place + 1}", partial(self.take, place), self, offered)
        for command, handler, button, enabled in (
            ("inquiry.copy", self.copy_text, self.reading.copy, self._is_reading),
            ("inquiry.large", self.show_large, self.reading.large, self._is_reading),
            ("inquiry.answered", self.submit, self.reading.answered, None),
            ("inquiry.wanted", self.want, self.wanted, lambda: bool(self.question.text().strip())),
        ):
            actions.bind(command, handler, self, enabled)
            button.clicked.connect(handler)
        actions.bind("inquiry.clear", self.clear, self)
        actions.bind("customer.find", self.customer.setFocus, self)
        actions.bind("ticket.new", self.to_ticket, self)
        self.reading.ticket.clicked.connect(self.to_ticket)

    def restyle(self) -> None:
        """Scale; a narrow window stacks the cards."""
        look = theme()
        gap = look.px(tokens.CARD_GAP)
        self._columns.setContentsMargins(look.px(tokens.GUTTER), look.px(4), look.px(tokens.GUTTER), gap)
        self._columns.setSpacing(look.px(14))
        stacked = self.width() < look.px(STACKED_BELOW)
        self._columns.setDirection(QHBoxLayout.Direction.TopToBottom if stacked else QHBoxLayout.Direction.LeftToRight)
        self.similar_view.setVisible(not stacked)
        self.similar_head.setVisible(not stacked)
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer columns where there is less room."""
        super().resizeEvent(event)
        self.restyle()

    def title(self) -> str:
        """The page's name."""
        return translate("Consultation", "Inquiry")

    def subtitle(self) -> str:
        """How many today, how many answered at once."""
        total, resolved = self._counts
        words = plural("Consultation", "{n} today", "{n} today", total)
        return f"{words} · {plural('Consultation', '{n} answered at once', '{n} answered at once', resolved)}"

    def activate(self, **target: Any) -> None:
        """Take up the question that was being typed."""
        self.refresh()
        if not self.question.text():
            ask = self.workspace.ask
            ask(draft_queries.my_draft, FORM, SUBJECT, done=self._restore, owner=self, key="draft")
        self.question.setFocus()
        self._suggest()

    def deactivate(self) -> None:
        """Keep what was typed."""
        self.flush_drafts()

    def flush_drafts(self) -> None:
        """Write the question's draft."""
        self.question.flush()
        self._keep()

    def concerns(self, change: Changed) -> bool:
        """Inquiries and articles."""
        return change.entity in {"inquiry", "article"}

    def refresh(self) -> None:
        """Ask for the counts again, and for what is being read out: somebody may be correcting it."""
        self.workspace.ask(today.inquiries_today, done=self._show_counts, owner=self, key="counts")
        if self._chosen is not None:
            self.workspace.ask(article_detail, self._chosen.id, done=self._follow, owner=self, key="followed")

    def _follow(self, detail: ArticleDetail | None) -> None:
        """Show the answer as it stands now; one that was withdrawn is not counted, and its lines are not lost."""
        if self._chosen is None or self.reading.detail is None:
            return
        if detail is None or detail.row.state is ArticleState.EXPIRED:
            title = str(self._chosen.title)
            self._chosen = None
            self.reading.show_detail(None)
            self.workspace.toast(
                translate("Consultation", "“{title}” was withdrawn by a colleague; choose another answer.", title=title)
            )
            self._suggest()
        elif detail.row.id == self._chosen.id and detail != self.reading.detail:
            self.reading.show_detail(detail)
            self._suggest()

    def _show_counts(self, counts: Any) -> None:
        self._counts = (counts.total, counts.resolved)
        self.title_changed.emit()

    # -- typing --------------------------------------------------------------------------------------------------

    def _restore(self, found: Any) -> None:
        if found is None or self.question.text():
            return
        content = found.content
        self.question.set_text(str(content.get("question", "")))
        choices = content.get("choices", {})
        known = choices.get("customer")
        if known:
            self._customer = (int(known[0]), str(known[1]))
            self.customer.set_text(self._customer[1])
        self.language.set_value(choices.get("language", CHINESE))
        self._stored = self._content()
        put_cursor(self, found.content.get("cursor", {}))
        self.saved.set(translate("Consultation", "Draft restored"))
        self._suggest()

    def _content(self) -> dict[str, Any]:
        """Return what a draft keeps: the question, who asks, and in which language."""
        customer = list(self._customer) if self._customer is not None else None
        choices = {"customer": customer, "language": self.language.value() or CHINESE}
        return {"question": self.question.text(), "choices": choices}

    def _keep(self) -> None:
        kept = self._content()
        if kept == self._stored:
            return
        before, self._stored = self._stored, kept
        if kept["question"].strip():
            content = {**kept, "cursor": cursor_of(self)}
            self.workspace.act(drafts.save_draft, FORM, SUBJECT, content, done=lambda _done: self._kept(), owner=self)
        elif before["question"].strip():
            self.workspace.act(drafts.discard_draft, FORM, SUBJECT, owner=self)

    def _kept(self) -> None:
        self.saved.set(translate("Consultation", "Saved {time}", time=f"{self.workspace.now():%H:%M:%S}"))

    def _suggest(self) -> None:
        text = self.question.text().strip()
        self.workspace.ask(suggestions.suggest, text, done=self._show_answers, owner=self, key="suggest")
        if text:
            self.workspace.ask(suggestions.similar_inquiries, text, done=self._show_similar, owner=self, key="similar")
        else:
            self._show_similar([])

    def _show_answers(self, found: Any) -> None:
        self._rows = list(found.rows)
        self.delegate.order = [row.id for row in self._rows]
        self.model.set_rows(self._rows)
        self.answers_head.set_count(len(self._rows))
        self.view.setVisible(bool(self._rows))
        self.empty.setVisible(not self._rows)
        self._expired = found.expired
        self._say_counts()
        if self._rows:
            kept = self._chosen.id if self._chosen is not None else None
            if kept is None or not self.view.select_key(kept):
                self.view.select_first()
        else:
            self._chosen = None
            self.reading.show_detail(None)

    def _show_similar(self, rows: list[Any]) -> None:
        self.similar.set_rows(rows)
        self._say_counts()

    def _say_counts(self) -> None:
        similar, expired = len(self.similar.rows), self._expired
        self.similar_head.set_hint(plural("Consultation", "{n} in 30 days", "{n} in 30 days", similar))
        left_out = plural("Consultation", "{n} expired one left out", "{n} expired ones left out", expired)
        self.expired.setText(left_out if expired else "")

    # -- reading -------------------------------------------------------------------------------------------------

    def _is_offered(self, place: int) -> bool:
        return place < len(self._rows)

    def take(self, place: int) -> None:
        """Alt+1–3: choose an answer."""
        if place < len(self._rows):
            self.view.select_key(self._rows[place].id)

    def _show(self, row: Suggestion | None) -> None:
        if row is None:
            return
        self._chosen = row
        self.workspace.ask(article_detail, row.id, done=self.reading.show_detail, owner=self, key="detail")

    def _is_reading(self) -> bool:
        return self.reading.detail is not None

    def copy_text(self) -> None:
        """Ctrl+Shift+C: the lines on the clipboard, ready for a chat."""
        if self.reading.detail is not None:
            copy_for_chat(self.reading.detail.script, self.language.value() or CHINESE)
            self.workspace.toast(translate("Consultation", "Copied for WeChat"))

    def show_large(self) -> None:
        """F11: the lines large, for the guest."""
        if self.reading.detail is not None:
            LargeType(self.window(), self.reading.detail.script, self.language.value() or CHINESE)

    # -- customer ------------------------------------------------------------------------------------------------

    def _identify(self, text: str) -> None:
        if not text.strip():
            self._customer = None
            self.customer.close_hits()
            return
        self.workspace.ask(guests.find, text, done=self.customer.suggest, owner=self, key="identify")

    def _drop_customer(self) -> None:
        """Other words than the name that was chosen mean nobody."""
        if self._customer is not None:
            self._customer = None
            self._keep()

    def _take_customer(self, hit: Hit) -> None:
        self._customer = (int(str(hit.key)), hit.title)
        self.customer.set_text(hit.title)
        self._keep()
        self.question.setFocus()

    # -- ending --------------------------------------------------------------------------------------------------

    def submit(self) -> None:
        """F5: answered; counted with the article that was used."""
        question = self.question.text().strip()
        if not question:
            self.question.setFocus()
            return
        detail = self.reading.detail
        command = inquiries.LogInquiry(
            question=question,
            answer=str(detail.script) if detail is not None else "",
            article_id=detail.row.id if detail is not None else None,
            customer_id=self._customer[0] if self._customer else None,
            scenario_id=detail.scenario_id if detail is not None else None,
            language=self.language.value() or CHINESE,
            is_resolved=True,
        )
        words = translate("Consultation", "Answered and counted")
        self.workspace.act(inquiries.log_inquiry, command, done=lambda _id: self.clear(), owner=self, undo=words)

    def to_ticket(self) -> None:
        """F6: somebody has to follow up: a ticket with the question in it."""
        question = self.question.text().strip()
        customer = self._customer
        scenario_id = self.reading.detail.scenario_id if self.reading.detail is not None else None
        self.flush_drafts()
        self.workspace.navigate(
            "tickets",
            new=True,
            text=question,
            customer_id=customer[0] if customer else None,
            customer_name=customer[1] if customer else "",
            scenario_id=scenario_id,
        )

    def want(self) -> None:
        """Ctrl+N: nobody has an answer yet; it goes on the list of articles to write."""
        question = self.question.text().strip()
        if question:
            words = translate("Consultation", "Noted as an article to write")
            self.workspace.act(articles.want_article, question, owner=self, undo=words)

    def clear(self) -> None:
        """F8: the next question."""
        self.question.set_text("")
        self.customer.set_text("")
        self._customer = None
        self._chosen = None
        self.saved.set("")
        self._keep()
        self._suggest()
        self.question.setFocus()

    def retranslate(self) -> None:
        """Name the parts."""
        self._question_head.set_title(translate("Consultation", "Question"))
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
        self.answers_head.set_title(translate("Consultation", "Answers"))
        self.view.setAccessibleName(translate("Consultation", "Answers"))
        self.empty.set_words(
            translate("Consultation", "No answer yet"),
            translate("Consultation", "Answers appear while you type; Ctrl+N notes what is missing"),
        )
        self._say_counts()
        self.title_changed.emit()
