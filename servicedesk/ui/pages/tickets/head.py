"""The head of a ticket: number, state, priority, title, what can be done, and the time that is left."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.enums import OPEN_CLASSES, StateClass
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.queries.draft_lists import DraftMark
from servicedesk.queries.ticket_details import TicketDetail
from servicedesk.ui import tokens, wording
from servicedesk.ui.actions import key_words
from servicedesk.ui.item_models.ticket_rows import glyph_state, time_left
from servicedesk.ui.pages.drafts.words import draft_words
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import PRIMARY, SECONDARY, IconButton, PrimaryButton, QuietButton, SecondaryButton
from servicedesk.ui.widgets.deadline import DeadlineRing
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.glyphs import PriorityGlyph, StateGlyph
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.tags import Tag
from servicedesk.ui.workspace import Workspace

# Below this the first line keeps number, state and the time that is left; category and the word of the priority go.
TIGHT_BELOW = 560
BUTTON_GAP = 8


class TicketHead(Themed, QWidget):
    """Buttons trigger commands by id; the page has bound what they do."""

    why_pressed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._detail: TicketDetail | None = None
        self.back = IconButton("arrow-left", "")
        self.number = PlainLabel("", tokens.BODY, "text2", selectable=True)
        self.state_glyph = StateGlyph()
        self.state = PlainLabel("", tokens.BODY, "text", True)
        self.states = IconButton("chevron-down", "", "S", small=True)
        self.priority_glyph = PriorityGlyph()
        self.priority = PlainLabel("", tokens.BODY, "text", True)
        self.scenario = Tag("")
        self.sensitive = Tag("", "danger", "lock")
        self.draft = QuietButton("", "pencil")
        self.draft.hide()
        self._draft: DraftMark | None = None
        self.title = PlainLabel("", tokens.TITLE, "text", True, wrap=True, selectable=True, most_lines=2)
        self.solve = PrimaryButton("", "check", "E")
        self.reopen = PrimaryButton("", "refresh")
        self._likely, self._form_open = self.solve, False
        self._is_low = False
        self._offered: dict[QWidget, bool] = {}
        self.assign = SecondaryButton("", "user-share", "A")
        self.compensate = SecondaryButton("", "gift", "B")
        self.escalate = SecondaryButton("", "trending-up", "U")
        self.wait = SecondaryButton("", "player-pause", "H")
        self.more = IconButton("dots", "", "M", bordered=True)
        self.ring = DeadlineRing()
        self.why = QuietButton("", "clock", "W")
        self._build()
        actions = workspace.actions
        for button, command in (
            (self.solve, "ticket.solve"),
            (self.assign, "ticket.assign"),
            (self.compensate, "ticket.compensate"),
            (self.escalate, "ticket.escalate"),
            (self.wait, "ticket.wait"),
            (self.states, "ticket.state"),
            (self.more, "ticket.more"),
            (self.why, "ticket.why"),
        ):
            button.clicked.connect(lambda _on=False, command=command: actions.trigger(command))
        self.follow_theme()
        self.retranslate()

    def _build(self) -> None:
        self._top = QHBoxLayout()
        for widget in (
            self.back,
            self.number,
            self.state_glyph,
            self.state,
            self.states,
            self.priority_glyph,
            self.priority,
            self.scenario,
            self.sensitive,
            self.draft,
        ):
            self._top.addWidget(widget)
        self._top.addStretch(1)
        self._top.addWidget(self.ring)
        self._top.addWidget(self.why)
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons, BUTTON_GAP)
        for button in (self.solve, self.reopen, self.assign, self.compensate, self.escalate, self.wait, self.more):
            self._flow.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self.title)
        self._column.addWidget(self._buttons)
        self.back.hide()

    def restyle(self) -> None:
        """Scale the gaps."""
        look = theme()
        self._column.setContentsMargins(look.px(18), look.px(10), look.px(18), look.px(10))
        self._column.setSpacing(look.px(6))
        self._top.setSpacing(look.px(8))
        self._fit()
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the time that is left matters more than the category."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        tight = self.width() < theme().px(TIGHT_BELOW)
        due = self._detail is not None and self._detail.row.resolution_due_at is not None
        self.scenario.setVisible(not tight)
        self.priority.setVisible(not tight)
        self.why.setVisible(due and not tight)
        self._fit_buttons()

    def set_low(self, is_low: bool) -> None:
        """With little room below the buttons keep to one line; the others are in the menu, each with its key."""
        if is_low != self._is_low:
            self._is_low = is_low
            self._fit_buttons()

    @property
    def left_out(self) -> tuple[str, ...]:
        """The commands whose buttons have no room."""
        commands = {self.assign: "assign", self.compensate: "compensate", self.escalate: "escalate", self.wait: "wait"}
        return tuple(
            f"ticket.{name}" for button, name in commands.items() if self._offered.get(button) and button.isHidden()
        )

    def saved_height(self) -> int:
        """How much lower it is now than with all its buttons in view."""
        gap, left, lines = theme().px(BUTTON_GAP), 0, 1
        for button, offered in self._offered.items():
            wide = button.sizeHint().width()
            if offered and left and left + wide > self._room():
                left, lines = 0, lines + 1
            left += wide + gap if offered else 0
        return (lines - 1) * (theme().control + gap) if self._is_low else 0

    def _room(self) -> int:
        margins = self._column.contentsMargins()
        return self.width() - margins.left() - margins.right()

    def _fit_buttons(self) -> None:
        gap = theme().px(BUTTON_GAP)
        room = self._room() - (self.more.sizeHint().width() + gap if self._offered.get(self.more) else 0)
        for button, offered in self._offered.items():
            if offered and button is not self.more:
                room -= button.sizeHint().width() + gap
            # Whatever the room, the likely act is there.
            fits = not self._is_low or button in (self.more, self._likely) or room + gap >= 0
            button.setVisible(offered and fits)

    def show_detail(self, detail: TicketDetail) -> None:
        """Show *detail*, with the buttons its state and this person's rights allow."""
        self._detail = detail
        row = detail.row
        self.number.setText(row.number)
        self.state_glyph.set_value(glyph_state(row))
        self.state.setText(str(row.state_name))
        self.priority_glyph.set_value(row.priority.value)
        self.priority.setText(wording.word(row.priority))
        self.scenario.set(self._about(detail))
        self.sensitive.setVisible(row.is_sensitive)
        self.title.setText(row.title)
        can = self._workspace.desk.actor.can
        is_open = row.state_class in OPEN_CLASSES
        works = is_open and can(Permission.WORK_ON_TICKET)
        # What was merged goes on where it went.
        merged = row.state_class is StateClass.MERGED
        waiting = row.state_class is StateClass.WAITING
        moves = detail.moves
        self.states.setVisible(bool(moves.states))
        back = moves.may_open or (bool(moves.into(StateClass.ACTIVE)) and (waiting or not is_open))
        self.reopen.setText(self._back_words(waiting, moves.is_over))
        # One act is the likely one: what waits goes on before it is solved.
        self._likely = self.reopen if back and waiting else self.solve
        self._stress()
        # In the order they stand.
        self._offered = {
            self.solve: bool(moves.into(StateClass.SOLVED)),
            self.reopen: back,
            self.assign: is_open and can(Permission.ASSIGN_TICKET),
            self.compensate: not merged and can(Permission.REQUEST_COMPENSATION),
            self.escalate: works,
            self.wait: bool(moves.into(StateClass.WAITING)) and not waiting,
            self.more: not merged and can(Permission.WORK_ON_TICKET),
        }
        self._fit()
        self.show_time(self._workspace.desk.clock.now())

    def set_form_open(self, is_open: bool) -> None:
        """While a form is open its own button is the one to press."""
        if is_open != self._form_open:
            self._form_open = is_open
            self._stress()

    def _stress(self) -> None:
        waits = self._likely is self.reopen
        for button in (self.solve, self.reopen):
            quiet = self._form_open or (waits and button is self.solve)
            button.look = SECONDARY if quiet else PRIMARY
            button.restyle()

    @staticmethod
    def _about(detail: TicketDetail) -> str:
        """What it is filed under; until it is, the scenario or the kind says roughly."""
        if detail.category is not None:
            return str(detail.category.path)
        return str(detail.scenario) if detail.scenario else wording.word(detail.row.kind)

    @staticmethod
    def _back_words(waiting: bool, is_over: bool) -> str:
        if is_over:
            return translate("Lifecycle", "Open a linked ticket")
        return translate("Tickets", "Go on") if waiting else translate("Tickets", "Reopen")

    def show_draft(self, mark: DraftMark | None) -> None:
        """Say that something of mine waits on this ticket; pressed, its form comes back."""
        self._draft = mark
        self.draft.setVisible(mark is not None)
        if mark is not None:
            self.draft.setText(draft_words(mark))
            self.draft.set_icon("git-merge" if mark.is_undecided else "pencil")

    def show_time(self, now: datetime) -> None:
        """Move the ring."""
        left = time_left(self._detail.row, now) if self._detail is not None else None
        self.ring.setVisible(left is not None)
        if left is not None:
            self.ring.set_left(left)

    def retranslate(self) -> None:
        """Name the buttons."""
        self.back.set_name(translate("Tickets", "Back to the list"))
        self.solve.setText(translate("Actions", "Solve"))
        self.assign.setText(translate("Actions", "Assign"))
        self.compensate.setText(translate("Actions", "Compensate"))
        self.escalate.setText(translate("Actions", "Escalate"))
        self.wait.setText(translate("Tickets", "Wait"))
        self.wait.setAccessibleName(translate("Actions", "Wait for {customer}"))
        self.more.set_name(translate("Actions", "More actions"))
        self.states.set_name(translate("Actions", "Change state"))
        self.why.setText(translate("Tickets", "Why?"))
        self.why.setAccessibleName(translate("Actions", "Why this deadline") + " " + key_words("ticket.why"))
        self.sensitive.set(translate("Tickets", "sensitive"))
        self.show_draft(self._draft)
        if self._detail is not None:
            self.show_detail(self._detail)
