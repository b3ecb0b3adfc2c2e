"""The guest's answers: satisfaction, recommendation, five quality items, their words. Nothing is preselected."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.translation import translate
from servicedesk.queries.drafts import my_draft
from servicedesk.queries.follow_ups import FollowUpDetail, Question
from servicedesk.services import drafts, follow_ups
from servicedesk.services.follow_ups import FinishFollowUp, FollowUpDone
from servicedesk.ui import tokens
from servicedesk.ui.cursor_memory import cursor_of, put_cursor
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.banner import Banner
from servicedesk.ui.widgets.base import clear_layout
from servicedesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from servicedesk.ui.widgets.cards import Card, SectionHeader
from servicedesk.ui.widgets.choices import Segmented
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.scroll import ScrollColumn
from servicedesk.ui.widgets.status_bar import SavedMark
from servicedesk.ui.widgets.text_area import TextArea
from servicedesk.ui.widgets.tiles import NpsRow, ScoreRow
from servicedesk.ui.workspace import Workspace

FORM = "follow_up"
QUALITY_POINTS = 7


class AnswersCard(Card):
    """A draft while the guest speaks; one act when it is saved."""

    saving = Signal()
    finished = Signal(bool)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(padding=0)
        self.workspace = workspace
        self.detail: FollowUpDetail | None = None
        self._reopen = True
        self._next = False
        self._stored: dict[str, Any] = {}
        self._untouched: dict[str, Any] = {}
        self.header = SectionHeader("", None)
        self.saved = SavedMark("")
        self.header.add(self.saved)
        self.score_label = PlainLabel("", tokens.BODY, bold=True, wrap=True)
        self.score = ScoreRow("")
        self.own = Banner("neutral", "users", "", "")
        self.low = Banner("danger", "refresh", "", "")
        self.decline = SecondaryButton("")
        self.low.add_button(self.decline)
        self.nps_label = PlainLabel("", tokens.BODY, bold=True, wrap=True)
        self.nps = NpsRow("")
        self.quality_label = PlainLabel("", tokens.BODY, bold=True)
        self._quality_host = QWidget()
        self._quality = QVBoxLayout(self._quality_host)
        self._quality_rows: dict[str, Segmented] = {}
        self.comment = TextArea("", "", least_lines=3, most_lines=0)
        self.save = PrimaryButton("", "check", "Ctrl ↵")
        self.save_next = SecondaryButton("", "arrow-right", "Ctrl →")
        self._build()
        self.score.chosen.connect(lambda _value: self._answered())
        self.nps.chosen.connect(lambda _value: self._answered())
        self.comment.settled.connect(lambda _text: self._keep())
        self.decline.clicked.connect(self._decline)
        self.save.clicked.connect(lambda: self.submit(False))
        self.save_next.clicked.connect(lambda: self.submit(True))
        self.retranslate()

    def _build(self) -> None:
        look = theme()
        column = ScrollColumn(spacing=10)
        column.set_margins(16, 14, 16, 10)
        self._quality.setContentsMargins(0, 0, 0, 0)
        self._quality.setSpacing(look.px(6))
        for widget in (
            self.header,
            self.own,
            self.score_label,
            self.score,
            self.low,
            self.nps_label,
            self.nps,
            self.quality_label,
            self._quality_host,
            self.comment,
        ):
            column.body.addWidget(widget)
        column.body.addStretch(1)
        self.body.addWidget(column, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(look.px(16), look.px(4), look.px(16), look.px(12))
        foot.addWidget(self.save)
        foot.addWidget(self.save_next)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.low.hide()
        self.own.hide()

    # -- showing -------------------------------------------------------------------------------------------------

    def show_detail(self, detail: FollowUpDetail) -> None:
        """Turn to a call; its draft comes back if there was one."""
        if self.detail is not None and self.detail.row.id == detail.row.id:
            self.detail = detail
            return
        self.flush()
        self.detail = detail
        self._clear()
        self._ask_questions(detail.questions)
        self._untouched = self._content()
        self._show_own()
        follow_up_id = detail.row.id
        self.workspace.ask(
            my_draft,
            FORM,
            str(follow_up_id),
            done=lambda found: self._restore(follow_up_id, found),
            owner=self,
            key="draft",
        )

    def set_done(self, done: bool) -> None:
        """A call that is finished takes no more answers; what was typed meanwhile stays to be read and copied."""
        for widget in (self.score, self.nps, self._quality_host, self.save, self.save_next):
            widget.setEnabled(not done and (widget in (self.save, self.save_next) or not self.is_own()))
        self.comment.setReadOnly(done)
        if done and self._stored:
            words = translate("FollowUp", "A colleague finished this call meanwhile; your words are kept as a draft")
            self.saved.set(words, "primary", "user")

    @property
    def is_open(self) -> bool:
        """Whether answers can still be given."""
        return not self.comment.isReadOnly()

    def is_own(self) -> bool:
        """Return whether the call is about the work of whoever is signed in."""
        return self.detail is not None and self.detail.agent_id == self.workspace.desk.actor.staff_id

    def _show_own(self) -> None:
        """Say before anything is entered that nobody scores their own work."""
        own = self.is_own()
        self.own.setVisible(own)
        for widget in (self.score, self.nps, self._quality_host):
            widget.setEnabled(not own)

    def _clear(self) -> None:
        self.score.set_value(None)
        self.nps.set_value(None)
        self.comment.set_text("")
        self.saved.set("")
        self._stored = {}
        self._reopen = True
        self._show_low()

    def _ask_questions(self, questions: tuple[Question, ...]) -> None:
        clear_layout(self._quality)
        self._quality_rows = {}
        for question in questions:
            if question.tag == "csat":
                self.score_label.setText(str(question.text))
            elif question.tag == "nps":
                self.nps_label.setText(str(question.text))
            else:
                row = QHBoxLayout()
                words = QVBoxLayout()
                words.setSpacing(0)
                words.addWidget(PlainLabel(str(question.text), tokens.BODY, elide=True))
                if str(question.hint):
                    words.addWidget(PlainLabel(str(question.hint), tokens.META, "text2", elide=True))
                row.addLayout(words, 1)
                points = Segmented(
                    str(question.text), [(str(point), str(point)) for point in range(1, QUALITY_POINTS + 1)], ""
                )
                points.chosen.connect(lambda _value: self._keep())
                row.addWidget(points)
                self._quality.addLayout(row)
                self._quality_rows[question.code] = points
        self.quality_label.setVisible(bool(self._quality_rows))

    def _restore(self, follow_up_id: int, found: Any) -> None:
        if found is None or self.detail is None or self.detail.row.id != follow_up_id:
            return
        if self._content() != self._untouched:
            # Entered before the draft came: what is newer stays.
            return
        content = found.content
        self.score.set_value(content.get("csat"))
        self.nps.set_value(content.get("nps"))
        self.comment.set_text(str(content.get("comment", "")))
        for code, value in content.get("answers", {}).items():
            if code in self._quality_rows:
                self._quality_rows[code].set_value(str(value))
        self._stored = self._content()
        put_cursor(self, content.get("cursor", {}), keys=self.comment.hasFocus())
        self.saved.set(translate("FollowUp", "Draft restored"))
        self._show_low()

    # -- answering -----------------------------------------------------------------------------------------------

    def type_digit(self, digit: int) -> None:
        """A digit scores: satisfaction first, then, after N, the recommendation."""
        if self.is_own():
            return
        if self.nps.hasFocus() or self.nps.focusWidget() is not None:
            self.nps.type_digit(digit)
        elif 1 <= digit <= 5:
            self.score.set_value(digit)
            self._answered()

    def to_nps(self) -> None:
        """N: the digits go to the recommendation now."""
        self.nps.setFocus()

    def to_quality(self) -> None:
        """S: the quality items."""
        first = next(iter(self._quality_rows.values()), None)
        if first is not None:
            first.setFocus()

    def _answered(self) -> None:
        self._reopen = True
        self._show_low()
        self._keep()

    def _show_low(self) -> None:
        detail = self.detail
        score = self.score.value()
        low = score is not None and detail is not None and score <= detail.low_score
        shown = bool(low and detail is not None and detail.row.ticket_id is not None and not detail.ticket_is_open)
        self.low.setVisible(shown)
        if shown and detail is not None:
            number = detail.row.ticket_number
            words = (
                translate("FollowUp", "Saving reopens {number} and tells the {supervisor}", number=number)
                if self._reopen
                else translate("FollowUp", "{number} stays as it is", number=number)
            )
            self.low.set_words(translate("FollowUp", "Low score"), words)
            self.decline.setText(
                translate("FollowUp", "Do not reopen") if self._reopen else translate("FollowUp", "Reopen after all")
            )
        self.save.setText(
            translate("FollowUp", "Save and reopen") if shown and self._reopen else translate("FollowUp", "Save")
        )

    def _decline(self) -> None:
        self._reopen = not self._reopen
        self._show_low()

    # -- drafts --------------------------------------------------------------------------------------------------

    def _content(self) -> dict[str, Any]:
        answers = {code: int(row.value()) for code, row in self._quality_rows.items() if row.value()}
        return {
            "csat": self.score.value(),
            "nps": self.nps.value(),
            "comment": self.comment.text(),
            "answers": answers,
        }

    def flush(self) -> None:
        """Write what was entered now."""
        self.comment.flush()
        self._keep()

    def _keep(self) -> None:
        content = self._content()
        empty = content["csat"] is None and content["nps"] is None and not content["comment"] and not content["answers"]
        if self.detail is None or content == self._stored or (empty and not self._stored):
            return
        self._stored = content
        kept = {**content, "cursor": cursor_of(self)}
        self.workspace.act(
            drafts.save_draft, FORM, str(self.detail.row.id), kept, done=lambda _done: self._kept(), owner=self
        )

    def _kept(self) -> None:
        self.saved.set(translate("FollowUp", "Draft saved {time}", time=f"{self.workspace.now():%H:%M:%S}"))

    # -- saving --------------------------------------------------------------------------------------------------

    def submit(self, go_on: bool) -> None:
        """Save the answers as one act; *go_on* to the next call."""
        detail = self.detail
        if detail is None or detail.row.done_at is not None:
            return
        self.nps.confirm()
        content = self._content()
        command = FinishFollowUp(
            detail.row.id,
            csat=content["csat"],
            nps=content["nps"],
            answers=content["answers"],
            comment=content["comment"],
            reopen_if_low=self._reopen,
        )
        self._next = go_on
        self.saving.emit()
        self.workspace.act(
            follow_ups.finish_follow_up,
            command,
            done=lambda result: self._done(detail.row.id, result),
            owner=self,
            undo=translate("FollowUp", "Call saved"),
        )

    def _done(self, follow_up_id: int, result: FollowUpDone) -> None:
        self._stored = {}
        self.workspace.act(drafts.discard_draft, FORM, str(follow_up_id))
        if result.linked_ticket_number:
            words = translate("FollowUp", "Opened {number} for it", number=result.linked_ticket_number)
            self.workspace.toast(words, True)
        if self.detail is not None and self.detail.row.id == follow_up_id:
            self._clear()
            self.detail = None
        self.finished.emit(self._next)

    def retranslate(self) -> None:
        """Name the parts."""
        if not hasattr(self, "save_next"):
            return
        self.header.set_title(translate("FollowUp", "The answers"))
        # It told of a moment in the language of that moment.
        self.saved.set("")
        self.score.setAccessibleName(translate("FollowUp", "Satisfaction"))
        self.nps.setAccessibleName(translate("FollowUp", "Recommendation"))
        self.score_label.setText(translate("FollowUp", "How satisfied are you with how it was handled?"))
        self.nps_label.setText(translate("FollowUp", "How likely are you to recommend us?"))
        self.quality_label.setText(translate("FollowUp", "Service quality, 1 to 7"))
        self.comment.set_words(
            translate("FollowUp", "In the {customer}'s own words"),
            translate("FollowUp", "In the {customer}'s own words"),
        )
        self.save_next.setText(translate("FollowUp", "Save and next"))
        self.own.set_words(
            translate("FollowUp", "You worked on this yourself"),
            translate("FollowUp", "Leave the scores to a colleague; saving keeps the words alone"),
        )
        if self.detail is not None:
            self._ask_questions(self.detail.questions)
        self._show_low()
