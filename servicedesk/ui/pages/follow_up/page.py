"""Follow-up: the list, the call, the answers; one screen for one call."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from servicedesk.core.events import Changed
from servicedesk.core.translation import plural, translate
from servicedesk.queries import follow_ups
from servicedesk.ui import tokens
from servicedesk.ui.pages.base import Page
from servicedesk.ui.pages.follow_up.answers_card import AnswersCard
from servicedesk.ui.pages.follow_up.call_card import CallCard
from servicedesk.ui.pages.follow_up.list_pane import CallList
from servicedesk.ui.theme import theme
from servicedesk.ui.turning import Turning
from servicedesk.ui.widgets.empty_state import EmptyState
from servicedesk.ui.workspace import Workspace

LIST_WIDTH = 288
SINGLE_BELOW = 820


class FollowUpPage(Page):
    """Digits score, N moves to the recommendation, Ctrl+→ saves and goes on."""

    page_id = "follow_up"
    asks_on_arrival = True
    status_keys = ("follow_up.nps", "follow_up.quality", "follow_up.later", "follow_up.reveal", "follow_up.next")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._wanted: int | None = None
        self._saving: int | None = None
        self.turning = Turning(workspace, self, self._is_turning, keeps_all=True)
        self._following: int | None = None
        self._in_call = False
        self.list = CallList(workspace)
        self.call = CallCard(workspace)
        self.answers = AnswersCard(workspace)
        self.nothing = EmptyState("", "", "", "", "phone-call")
        self._cards = QWidget()
        self._card_row = QHBoxLayout(self._cards)
        self._card_row.addWidget(self.call, 382)
        self._card_row.addWidget(self.answers, 572)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self._cards, 1)
        row.addWidget(self.nothing, 1)
        self._cards.hide()
        self._bind()
        self.follow_theme()
        self.retranslate()

    def _bind(self) -> None:
        self.list.chosen.connect(self.show_call)
        self.list.emptied.connect(self._nothing_left)
        self.list.view.opened.connect(lambda _row: self._begin())
        self.call.saving.connect(self._choose_next)
        self.answers.saving.connect(self._choose_next)
        self.call.attempted.connect(self._to_next)
        self.call.ticket_pressed.connect(lambda key: self.workspace.navigate("tickets", ticket_id=key))
        self.answers.finished.connect(lambda _go_on: self._to_next())
        bind = self.turning.bind
        bind("save", lambda: self._save(False), self._cards.isVisible)
        bind("follow_up.next", lambda: self._save(True), self._cards.isVisible)
        bind("follow_up.nps", self.answers.to_nps, self._may_answer)
        bind("follow_up.quality", self.answers.to_quality, self._may_answer)
        bind("follow_up.later", self.call.later, self._cards.isVisible)
        for digit in range(10):
            bind(f"follow_up.digit.{digit}", partial(self.answers.type_digit, digit), lambda: True)

    def title(self) -> str:
        """The page's name."""
        return translate("FollowUp", "Follow-up")

    def subtitle(self) -> str:
        """How many are due, how many overdue."""
        due = plural("FollowUp", "{n} due", "{n} due", len(self.list.rows))
        overdue = self.list.overdue()
        if not overdue:
            return due
        return f"{due} · {plural('FollowUp', '{n} overdue', '{n} overdue', overdue)}"

    def status_hints(self) -> list[tuple[str, str]]:
        """Scores first."""
        return [("1–5", translate("FollowUp", "Satisfaction"))] if self._may_answer() else []

    def _may_answer(self) -> bool:
        """Return whether a call is in front whose answers can still be given."""
        return self._cards.isVisible() and self.answers.is_open and not self.answers.is_own()

    def activate(self, **target: Any) -> None:
        """Show what is due, and one call if asked for."""
        wanted = target.get("follow_up_id")
        self.list.reload(int(wanted) if wanted is not None else None)
        if wanted is None:
            self._ask_detail()
        self.list.view.setFocus()

    def take_focus(self) -> None:
        """The list has the keys."""
        self.list.view.setFocus()

    def deactivate(self) -> None:
        """Keep what was entered; a key that waits is not entered behind somebody's back."""
        self.turning.forget()
        self.flush_drafts()

    def flush_drafts(self) -> None:
        """Write the answers' draft."""
        self.answers.flush()

    def concerns(self, change: Changed) -> bool:
        """Call-backs and their tickets."""
        return change.entity in {"follow_up", "ticket", "follow_up_attempt"}

    def refresh(self) -> None:
        """Ask again; what is being entered stays."""
        self.list.reload()
        self._ask_detail()

    def _ask_detail(self) -> None:
        if self._wanted is not None:
            self.workspace.ask(follow_ups.follow_up_detail, self._wanted, done=self._show, owner=self, key="detail")

    def show_call(self, follow_up_id: int) -> None:
        """Turn to a call; keys entered before it is here are entered into it."""
        if follow_up_id != self._wanted:
            self.turning.forget()
        self._wanted = follow_up_id
        self.workspace.ask(follow_ups.follow_up_detail, follow_up_id, done=self._show, owner=self, key="detail")

    def _show(self, detail: Any) -> None:
        if detail is None or detail.row.id != self._wanted:
            return
        self._cards.setVisible(True)
        self.nothing.hide()
        self.call.show_detail(detail)
        self.answers.show_detail(detail)
        done = detail.row.done_at is not None
        self.answers.flush()
        self.answers.set_done(done)
        self.title_changed.emit()
        self._fit()
        self.turning.arrived()

    def _is_turning(self) -> bool:
        """Whether a call was turned to that is not here yet."""
        here = self.call.detail
        return self._wanted is not None and (here is None or here.row.id != self._wanted)

    def _begin(self) -> None:
        """Enter: the call begins; digits score from here."""
        self._in_call = True
        self._fit()
        self.call.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.call.setFocus()

    def _save(self, go_on: bool) -> None:
        """Save what came of the call: the answers, or that nobody was reached."""
        if self.call.reached():
            self.answers.submit(go_on)
        else:
            self.call.submit_attempt()

    def _choose_next(self) -> None:
        """Before saving, which may move the list: remember who comes after this call."""
        ids = [row.id for row in self.list.rows]
        rest: list[int] = []
        if self._wanted in ids:
            index = ids.index(self._wanted)
            rest = ids[index + 1 :] or ids[:index]
        self._following = rest[0] if rest else None
        self._saving = self._wanted

    def _to_next(self) -> None:
        """After saving: the next call that is due, unless somebody turned to another one meanwhile."""
        following, self._following = self._following, None
        # The saved call has left the list by now, which then shows the one after it.
        if self._wanted not in (None, self._saving, following):
            return
        self.list.reload(following)
        if following is not None:
            self.show_call(following)
        self._in_call = False
        self._fit()
        self.list.view.setFocus()

    def _nothing_left(self) -> None:
        self._wanted = None
        self.turning.forget()
        self._cards.hide()
        self.nothing.show()
        self.title_changed.emit()

    def go_back(self) -> bool:
        """Esc: from the call to the list; the draft stays."""
        focused = QApplication.focusWidget()
        if focused is not None and self._cards.isAncestorOf(focused):
            self.answers.flush()
            self._in_call = False
            self._fit()
            self.list.view.setFocus()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One pane at a time where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Scale."""
        look = theme()
        gap = look.px(tokens.CARD_GAP)
        self._card_row.setContentsMargins(gap, look.px(8), look.px(tokens.GUTTER), gap)
        self._card_row.setSpacing(look.px(14))
        super().restyle()
        self._fit()

    def _fit(self) -> None:
        look = theme()
        single = self.width() < look.px(SINGLE_BELOW)
        self.list.setVisible(not (single and self._in_call))
        if single:
            self.list.setMinimumWidth(0)
            self.list.setMaximumWidth(16_777_215)
        else:
            self.list.setFixedWidth(look.px(LIST_WIDTH))
        has_call = self._wanted is not None
        self._cards.setVisible(has_call and (not single or self._in_call))
        self.nothing.setVisible(not has_call and not single)
        room = self.width() - (0 if single else look.px(LIST_WIDTH))
        stacked = room < look.px(700)
        self._card_row.setDirection(QHBoxLayout.Direction.TopToBottom if stacked else QHBoxLayout.Direction.LeftToRight)

    def retranslate(self) -> None:
        """Name the empty state."""
        self.nothing.set_words(
            translate("FollowUp", "Nobody to call"),
            translate("FollowUp", "Solved tickets plan a call-back by their kind; F7 at the desk promises one"),
        )
        self.title_changed.emit()
