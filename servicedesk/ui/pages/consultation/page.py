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
from servicedesk.ui.pages.consultation.answers import AnswerDelegate, answer_words
from servicedesk.ui.pages.consultation.question_card import QuestionCard
from servicedesk.ui.pages.consultation.reading_card import ReadingCard
from servicedesk.ui.pages.knowledge.article_view import LargeType, copy_for_chat
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.cards import Card, SectionHeader
from servicedesk.ui.widgets.empty_state import EmptyState
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.row_list import RowListView, RowModel
from servicedesk.ui.widgets.settling import Settling
from servicedesk.ui.workspace import Workspace

FORM, SUBJECT = "inquiry", "current"
STACKED_BELOW = 900


class ConsultationPage(Page):
    """A draft until it is answered; answered questions are counted without becoming tickets."""

    page_id = "consultation"
    asks_on_arrival = True
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
        self._stored: dict[str, Any] = {"question": ""}
        self.asking = QuestionCard(workspace)
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
        self._answer_card = Card(padding=8, spacing=4)
        self._answer_card.body.addWidget(self.answers_head)
        self._answer_card.body.addWidget(self.view, 1)
        self._answer_card.body.addWidget(self.empty, 1)
        self._answer_card.body.addWidget(self.expired)
        self._columns = QHBoxLayout(self)
        self._columns.addWidget(self.asking, 310)
        self._columns.addWidget(self._answer_card, 406)
        self._columns.addWidget(self.reading, 504)
        self._typing = Settling(self, self._suggest, 90)

    def _bind(self) -> None:
        self.asking.question.edited.connect(lambda *_args: self._typing.touch())
        self.asking.settled.connect(self._keep)
        self.view.current_changed.connect(self._show)
        actions = self.workspace.actions
        for place in range(3):
            offered = partial(self._is_offered, place)
            actions.bind(f"inquiry.suggestion.{place + 1}", partial(self.take, place), self, offered)
        for command, handler, button, enabled in (
            ("inquiry.copy", self.copy_text, self.reading.copy, self._is_reading),
            ("inquiry.large", self.show_large, self.reading.large, self._is_reading),
            ("inquiry.answered", self.submit, self.reading.answered, None),
            ("inquiry.wanted", self.want, self.asking.wanted, lambda: bool(self.asking.words())),
        ):
            actions.bind(command, handler, self, enabled)
            button.clicked.connect(handler)
        actions.bind("inquiry.clear", self.clear, self)
        actions.bind("customer.find", self.asking.customer.setFocus, self)
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
        self.asking.set_roomy(not stacked)
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
        if not self.asking.question.text():
            ask = self.workspace.ask
            ask(draft_queries.my_draft, FORM, SUBJECT, done=self._restore, owner=self, key="draft")
        self.asking.question.setFocus()
        self._suggest()

    def deactivate(self) -> None:
        """Keep what was typed."""
        self.flush_drafts()

    def flush_drafts(self) -> None:
        """Write the question's draft."""
        self.asking.question.flush()
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
        if found is None or self.asking.question.text():
            return
        self.asking.restore(found.content)
        self._stored = self.asking.content()
        put_cursor(self.asking, found.content.get("cursor", {}))
        self.asking.saved.set(translate("Consultation", "Draft restored"))
        self._suggest()

    def _keep(self) -> None:
        kept = self.asking.content()
        if kept == self._stored:
            return
        before, self._stored = self._stored, kept
        if kept["question"].strip():
            content = {**kept, "cursor": cursor_of(self.asking)}
            self.workspace.act(drafts.save_draft, FORM, SUBJECT, content, done=lambda _done: self._kept(), owner=self)
        elif before["question"].strip():
            self.workspace.act(drafts.discard_draft, FORM, SUBJECT, owner=self)

    def _kept(self) -> None:
        self.asking.saved.set(translate("Consultation", "Saved {time}", time=f"{self.workspace.now():%H:%M:%S}"))

    def _suggest(self) -> None:
        text = self.asking.words()
        self.workspace.ask(suggestions.suggest, text, done=self._show_answers, owner=self, key="suggest")
        if text:
            self.workspace.ask(
                suggestions.similar_inquiries, text, done=self.asking.show_similar, owner=self, key="similar"
            )
        else:
            self.asking.show_similar([])

    def _show_answers(self, found: Any) -> None:
        self._rows = list(found.rows)
        self.delegate.order = [row.id for row in self._rows]
        self.model.set_rows(self._rows)
        self.answers_head.set_count(len(self._rows))
        self.view.setVisible(bool(self._rows))
        self.empty.setVisible(not self._rows)
        self._expired = found.expired
        self._say_expired()
        if self._rows:
            kept = self._chosen.id if self._chosen is not None else None
            if kept is None or not self.view.select_key(kept):
                self.view.select_first()
        else:
            self._chosen = None
            self.reading.show_detail(None)

    def _say_expired(self) -> None:
        left_out = plural("Consultation", "{n} expired one left out", "{n} expired ones left out", self._expired)
        self.expired.setText(left_out if self._expired else "")

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
            copy_for_chat(self.reading.detail.script, self.asking.spoken())
            self.workspace.toast(translate("Consultation", "Copied for WeChat"))

    def show_large(self) -> None:
        """F11: the lines large, for the guest."""
        if self.reading.detail is not None:
            LargeType(self.window(), self.reading.detail.script, self.asking.spoken())

    # -- ending --------------------------------------------------------------------------------------------------

    def submit(self) -> None:
        """F5: answered; counted with the article that was used."""
        question = self.asking.words()
        if not question:
            self.asking.question.setFocus()
            return
        detail = self.reading.detail
        command = inquiries.LogInquiry(
            question=question,
            answer=str(detail.script) if detail is not None else "",
            article_id=detail.row.id if detail is not None else None,
            customer_id=self.asking.customer_id,
            scenario_id=detail.scenario_id if detail is not None else None,
            language=self.asking.spoken(),
            is_resolved=True,
        )
        words = translate("Consultation", "Answered and counted")
        self.workspace.act(inquiries.log_inquiry, command, done=lambda _id: self.clear(), owner=self, undo=words)

    def to_ticket(self) -> None:
        """F6: somebody has to follow up: a ticket with the question in it."""
        question = self.asking.words()
        scenario_id = self.reading.detail.scenario_id if self.reading.detail is not None else None
        self.flush_drafts()
        self.workspace.navigate(
            "tickets",
            new=True,
            text=question,
            customer_id=self.asking.customer_id,
            customer_name=self.asking.customer_name,
            scenario_id=scenario_id,
        )

    def want(self) -> None:
        """Ctrl+N: nobody has an answer yet; it goes on the list of articles to write."""
        question = self.asking.words()
        if question:
            words = translate("Consultation", "Noted as an article to write")
            self.workspace.act(articles.want_article, question, owner=self, undo=words)

    def clear(self) -> None:
        """F8: the next question."""
        self.asking.clear()
        self._chosen = None
        self._keep()
        self._suggest()
        self.asking.question.setFocus()

    def retranslate(self) -> None:
        """Name the parts."""
        self.asking.retranslate()
        self.answers_head.set_title(translate("Consultation", "Answers"))
        self.view.setAccessibleName(translate("Consultation", "Answers"))
        self.empty.set_words(
            translate("Consultation", "No answer yet"),
            translate("Consultation", "Answers appear while you type; Ctrl+N notes what is missing"),
        )
        self._say_expired()
        self.title_changed.emit()
