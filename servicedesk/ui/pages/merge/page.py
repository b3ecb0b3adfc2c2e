"""Merging two tickets: side by side, only what differs is asked, and what happens is said before it does."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from servicedesk.core.events import Changed
from servicedesk.core.merging import Side
from servicedesk.core.translation import translate
from servicedesk.queries import merging as queries
from servicedesk.queries.merging import MergePreview, MergeSide
from servicedesk.services import merging
from servicedesk.services.merging import MergeTickets
from servicedesk.ui import wording
from servicedesk.ui.actions import command_words, key_words
from servicedesk.ui.pages.base import Page
from servicedesk.ui.pages.merge import words
from servicedesk.ui.pages.merge.cells import SwapCell, TicketCard
from servicedesk.ui.pages.merge.foot import MergeFoot
from servicedesk.ui.pages.merge.heading import MergeHeading
from servicedesk.ui.pages.merge.rows import LEFT, RIGHT, GridRow, HeadRow, JoinedRow, QuestionRow, SectionLine
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import clear_layout
from servicedesk.ui.widgets.scroll import ScrollColumn
from servicedesk.ui.workspace import Workspace

NARROW_BELOW = 760
# Below it what is said goes, and the line for the reason scrolls with the questions: the buttons must stay whole.
SHORT_BELOW = 480
_DOWN = (Qt.Key.Key_J, Qt.Key.Key_Down)
_UP = (Qt.Key.Key_K, Qt.Key.Key_Up)


class MergePage(Page):
    """Come to with two tickets; whichever is kept, the left one stays left."""

    page_id = "merge"
    asks_on_arrival = True
    status_keys = ("undo",)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._pair = (0, 0)
        self._keeps_left = True
        self._taken: dict[str, str] = {}
        self._preview: MergePreview | None = None
        self._merging = False
        self._questions: list[QuestionRow] = []
        self._rows: list[GridRow] = []
        self.heading = MergeHeading()
        self.cards = (TicketCard(), TicketCard(), TicketCard(is_result=True))
        self.swap = SwapCell()
        self.differing, self.joining = SectionLine("warning"), SectionLine("success")
        self.column = ScrollColumn(spacing=7)
        self.asked, self.united = QWidget(), QWidget()
        self.foot = MergeFoot(workspace)
        self._build()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.follow_theme()
        self.retranslate()

    def _build(self) -> None:
        self._head_row = HeadRow(self.swap, *self.cards)
        self._asked, self._united = QVBoxLayout(self.asked), QVBoxLayout(self.united)
        for layout in (self._asked, self._united):
            layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self._head_row, self.differing, self.asked, self.joining, self.united):
            self.column.body.addWidget(widget)
        self.column.body.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.heading)
        whole.addWidget(self.column, 1)
        whole.addWidget(self.foot)

    def _connect(self) -> None:
        bind = self.workspace.actions.bind
        bind("merge.left", lambda: self._take_current(LEFT), self, self._is_ready)
        bind("merge.right", lambda: self._take_current(RIGHT), self, self._is_ready)
        bind("merge.swap", self.swap_sides, self, self._is_ready)
        bind("save", self.merge, self, self._is_ready)
        self.swap.button.clicked.connect(self.swap_sides)
        self.foot.merge.clicked.connect(self.merge)
        self.foot.cancel.clicked.connect(self.go_back)

    def _is_ready(self) -> bool:
        return self._preview is not None

    # -- the page ------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """The page on the rail it belongs to."""
        return translate("Tickets", "Tickets")

    def subtitle(self) -> str:
        """Which two."""
        if self._preview is None:
            return ""
        left, right = self._sides(self._preview)
        return translate("Merge", "Merge {one} and {other}", one=left.row.number, other=right.row.number)

    def status_hints(self) -> list[tuple[str, str]]:
        """Every key of the page, in the order of the hand."""
        if self._preview is None:
            return []
        walking = [("J K", translate("Merge", "Row up or down"))] if self._questions else []
        taking = ("merge.left", "merge.right", "merge.swap") if self._questions else ("merge.swap",)
        return [
            *walking,
            *((key_words(command), command_words(command)) for command in taking),
            (key_words("save"), translate("Merge", "Merge")),
            (key_words("back"), translate("Merge", "Back")),
        ]

    def activate(self, **target: Any) -> None:
        """Show two tickets: the one that was in front, and the *other_id* that may be the same."""
        if "ticket_id" in target and "other_id" in target:
            self._pair = (int(target["ticket_id"]), int(target["other_id"]))
            self._keeps_left, self._taken, self._preview, self._merging = True, {}, None, False
            self.foot.clear()
            self._ask(first=True)
        else:
            self.refresh()
        self.take_focus()

    def take_focus(self) -> None:
        """The first question, else the page: its keys work either way."""
        if self._questions:
            self._questions[0].focus_taken()
        else:
            self.setFocus()

    def concerns(self, change: Changed) -> bool:
        """Only the two."""
        return change.entity == "ticket" and bool(set(change.ids) & set(self._pair))

    def refresh(self) -> None:
        """Ask again; what was taken stays taken."""
        if self._pair[0] and not self._merging:
            self._ask(first=False)

    def go_back(self) -> bool:
        """Esc: nothing was changed; back to the ticket."""
        self._leave(self._pair[0])
        return True

    def _leave(self, ticket_id: int) -> None:
        self._preview = None
        self.workspace.navigate("tickets", ticket_id=ticket_id)

    # -- showing -------------------------------------------------------------------------------------------------

    def _ask(self, first: bool) -> None:
        source, target = (self._pair[1], self._pair[0]) if self._keeps_left else self._pair
        self.workspace.ask(
            queries.merge_preview,
            source,
            target,
            done=lambda found: self._show(found, first),
            owner=self,
            key="preview",
        )

    def _show(self, preview: MergePreview | None, first: bool) -> None:
        if self._merging:
            # Asked because of the merge itself: there are no longer two, and nobody needs to be told so.
            return
        if preview is None:
            self.workspace.toast(translate("Merge", "One of the two is merged already or gone. Nothing was changed."))
            self._leave(self._pair[0])
            return
        if first and self._older_is_right(preview):
            # What was there first is what the other one came on top of: it stands left, and stays.
            self._pair = (self._pair[1], self._pair[0])
            self._ask(first=False)
            return
        self._preview = preview
        self._draw()
        self._ask_deadline()
        # Whoever types why, or ticks a confirmation, goes on there while a colleague works on one of the two.
        focused = QApplication.focusWidget()
        if first or focused is None or not self.isAncestorOf(focused):
            self.take_focus()

    @staticmethod
    def _older_is_right(preview: MergePreview) -> bool:
        started = preview.source.opened_at < preview.target.opened_at
        return started and preview.source.row.number not in preview.finished

    def _sides(self, preview: MergePreview) -> tuple[MergeSide, MergeSide]:
        pair = (preview.target, preview.source)
        return pair if self._keeps_left else (pair[1], pair[0])

    def _teller(self) -> words.Teller:
        desk = self.workspace.desk
        return words.Teller(desk.site.local, self.workspace.now(), desk.site.currency)

    def _draw(self) -> None:
        preview = self._preview
        if preview is None:
            return
        focused = next((row.code for row in self._questions if any(each.hasFocus() for each in row.answers)), None)
        teller = self._teller()
        left, right = self._sides(preview)
        clear_layout(self._asked)
        clear_layout(self._united)
        self._questions = [self._question(question, left, right, teller) for question in preview.questions]
        for row in self._questions:
            self._asked.addWidget(row)
        lines = [JoinedRow(line) for line in words.joined(preview, left, right, preview.target, teller)]
        for line in lines:
            self._united.addWidget(line)
        self._rows = [self._head_row, *self._questions, *lines]
        self.differing.setVisible(bool(self._questions))
        self.heading.show_count(len(self._questions))
        self._draw_cards(preview, left, right, teller)
        self.foot.show_preview(preview)
        self._fit()
        self.title_changed.emit()
        for row in self._questions:
            if row.code == focused:
                row.focus_taken()

    def _question(self, question: Any, left: MergeSide, right: MergeSide, teller: words.Teller) -> QuestionRow:
        values = (question.target, question.source) if self._keeps_left else (question.source, question.target)
        cells = [
            (words.value(question, content, teller), words.remark(question, side))
            for content, side in zip(values, (left, right), strict=True)
        ]
        row = QuestionRow(question.code, words.question_name(question), cells[0], cells[1])
        kept, gone = (LEFT, RIGHT) if self._keeps_left else (RIGHT, LEFT)
        row.take(self._taken.get(question.code, kept if question.proposed is Side.TARGET else gone))
        row.taken.connect(lambda side, row=row: self._take(row, side))
        return row

    def _draw_cards(self, preview: MergePreview, left: MergeSide, right: MergeSide, teller: words.Teller) -> None:
        for card, side in zip(self.cards, (left, right), strict=False):
            about = (teller.at(side.row.opened_at), side.author, wording.word(side.channel))
            card.show_row(side.row, side.row.title, " · ".join(filter(None, about)))
            if side is preview.target:
                card.set_role(translate("Merge", "kept"), "check", True)
            else:
                card.set_role(translate("Merge", "goes into it"), "git-merge", False)
        kept, gone = preview.target.row, preview.source.row
        leads = translate("Merge", "{number} is still found and leads here", number=gone.number)
        title = next((row.outcome.words.text() for row in self._questions if row.code == "title"), kept.title)
        self.cards[2].show_row(kept, title, leads)
        self.cards[2].set_role(translate("Merge", "result"), "target", False)

    # -- choosing ------------------------------------------------------------------------------------------------

    def _take(self, row: QuestionRow, side: str) -> None:
        self._taken[row.code] = side
        row.take(side)
        if row.code == "title":
            self.cards[2].title.setText(row.outcome.words.text())
        self._ask_deadline()

    def _current(self) -> int | None:
        return next(
            (at for at, row in enumerate(self._questions) if any(each.hasFocus() for each in row.answers)), None
        )

    def _take_current(self, side: str) -> None:
        if not self._questions:
            return
        row = self._questions[self._current() or 0]
        self._take(row, side)
        row.focus_taken()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J and K walk the questions, the arrows beside them take an answer."""
        if not self._questions or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in (*_DOWN, *_UP):
            step = 1 if event.key() in _DOWN else -1
            present = self._current()
            position = 0 if present is None else min(max(present + step, 0), len(self._questions) - 1)
            self._questions[position].focus_taken()
            self.column.show_widget(self._questions[position])
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._take_current(LEFT if event.key() == Qt.Key.Key_Left else RIGHT)
        else:
            super().keyPressEvent(event)

    def swap_sides(self) -> None:
        """X: keep the other one; what was taken by hand stays taken."""
        self._keeps_left = not self._keeps_left
        self._ask(first=False)

    def choices(self) -> dict[str, Side]:
        """Return whose value counts, by question."""
        kept = LEFT if self._keeps_left else RIGHT
        return {row.code: Side.TARGET if row.side == kept else Side.SOURCE for row in self._questions}

    def _ask_deadline(self) -> None:
        preview = self._preview
        if preview is None:
            return
        self.workspace.ask(
            queries.merge_deadline,
            preview.source.row.id,
            preview.target.row.id,
            self.choices(),
            done=lambda found: self.foot.say(words.deadline_sentence(found, preview.source, self._teller())),
            owner=self,
            key="deadline",
        )

    # -- merging -------------------------------------------------------------------------------------------------

    def merge(self) -> None:
        """Ctrl+Enter: merge, unless something has to be confirmed first."""
        preview = self._preview
        if preview is None or not self.foot.is_confirmed():
            return
        source, target = preview.source.row, preview.target.row
        command = MergeTickets(
            source.id,
            target.id,
            self.choices(),
            although_finished=bool(preview.finished),
            although_other_customer=preview.other_customer,
            source_version=source.version,
            target_version=target.version,
            reason=self.foot.reason.text(),
        )
        self._preview, self._merging = None, True
        self.workspace.act(
            merging.merge_tickets,
            command,
            done=lambda merged: self._leave(merged.target_id),
            failed=self._failed,
            owner=self,
            undo=translate("Merge", "{source} merged into {target}", source=source.number, target=target.number),
        )

    def _failed(self, error: Exception) -> None:
        self._merging = False
        self.workspace.failed(error)
        self._ask(first=False)

    # -- room and words ------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, as behind a ticket."""
        QPainter(self).fillRect(self.rect(), theme().colour("surface"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows put the cells below one another."""
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Scale the margins."""
        look = theme()
        self.column.set_margins(20, 4, 20, 12)
        self._asked.setSpacing(look.px(7))
        self._united.setSpacing(0)
        super().restyle()
        self._fit()

    def _fit(self) -> None:
        is_narrow = self.width() < theme().px(NARROW_BELOW)
        for row in self._rows:
            row.set_narrow(is_narrow)
        self.cards[2].setVisible(not is_narrow)
        self.heading.set_narrow(is_narrow)
        self.foot.set_narrow(is_narrow)
        is_short = self.height() < theme().px(SHORT_BELOW)
        self.heading.setVisible(not is_short)
        self.foot.lend_reason(self.column.body if is_short else None)

    def retranslate(self) -> None:
        """Name the parts; what was taken stays taken."""
        self.differing.words.setText(translate("Merge", "Different: choose"))
        self.joining.words.setText(translate("Merge", "Joined by itself"))
        self._draw()
        self._ask_deadline()
        self.title_changed.emit()
