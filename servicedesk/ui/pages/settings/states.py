"""States and flow: the named states, who may take which step, how tickets are finished and come back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from servicedesk.core.enums import StateClass, TicketKind
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.queries import ticket_rules as queries
from servicedesk.queries.ticket_rules import LifeRules, State
from servicedesk.services import ticket_rules
from servicedesk.services.switches import Seen
from servicedesk.ui import tokens, wording
from servicedesk.ui.pages.settings import switch_news
from servicedesk.ui.pages.settings.closing_card import ClosingCard
from servicedesk.ui.pages.settings.reasons_card import FORM as REASONS
from servicedesk.ui.pages.settings.reasons_card import ReasonsCard
from servicedesk.ui.pages.settings.room import Head, Row
from servicedesk.ui.pages.settings.section import Section, remark
from servicedesk.ui.pages.settings.state_form import StateForm
from servicedesk.ui.pages.settings.transition_grid import TransitionGrid, right_words
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import glyphs, paint, text
from servicedesk.ui.widgets.buttons import SecondaryButton
from servicedesk.ui.widgets.cards import Card
from servicedesk.ui.widgets.row_list import Heading, RowDelegate, RowListView, RowModel
from servicedesk.ui.workspace import Workspace

SIDE_BY_SIDE_FROM = 760
ROWS_SHOWN = 11


class StateDelegate(RowDelegate):
    """Paints glyph, name, what is special about it, and how many tickets are in it."""

    height = 38
    heading_height = 28
    inset = 0

    def __init__(self) -> None:
        super().__init__()
        self.used: dict[str, int] = {}

    def paint_row(self, painter: QPainter, rect: QRectF, row: State, selected: bool) -> None:
        """Paint one state; a retired one is grey."""
        look = theme()
        side = look.px(16)
        middle = rect.center().y()
        glyphs.paint_state(painter, QRectF(rect.left(), middle - side / 2, side, side), row.state_class.value)
        left = rect.left() + side + look.px(10)
        right = rect.right()
        count = self.used.get(row.code, 0)
        words = str(count) if count else ""
        wide = text.width(words, tokens.META)
        box = QRectF(right - wide - 1, middle - look.line(tokens.META) / 2, wide + 1, look.line(tokens.META))
        text.draw(painter, box, words, tokens.META, "text2")
        right -= look.px(42)
        for tag, tone in reversed(state_tags(row)):
            width = paint.tag_width(tag)
            right -= width
            paint.tag(painter, right, middle, tag, tone)
            right -= look.px(6)
        name = QRectF(left, middle - look.line(tokens.ROW) / 2, right - left, look.line(tokens.ROW))
        shown = text.elide(str(row.name), tokens.ROW, row.is_active, right - left)
        text.draw(painter, name, shown, tokens.ROW, "text" if row.is_active else "text3", row.is_active)


def state_tags(row: State) -> list[tuple[str, str]]:
    """Return what is special about a state, with the tone of its tag."""
    tags: list[tuple[str, str]] = []
    if row.kinds:
        names = [wording.word(TicketKind(kind)) for kind in row.kinds]
        tags.append((wording.list_words(names), "neutral"))
    if row.pauses:
        tags.append((translate("Lifecycle", "clock paused"), "gold"))
    if row.is_default:
        tags.append((translate("Lifecycle", "usual"), "primary"))
    if not row.is_active:
        tags.append((translate("Lifecycle", "retired"), "neutral"))
    return tags


def state_words(row: State) -> str:
    """Say a state for a screen reader."""
    return " · ".join((str(row.name), wording.word(row.state_class), *(tag for tag, _tone in state_tags(row))))


class StateList(RowListView):
    """The states in their order, under the names of their classes."""

    def __init__(self, model: RowModel, delegate: StateDelegate) -> None:
        super().__init__("", model, delegate)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As tall as its rows, up to a dozen."""
        most = theme().px(StateDelegate.height) * ROWS_SHOWN
        return QSize(theme().px(260), min(self.content_height() + 2, most))


class StatesSection(Section):
    """Without the right to manage rules everything is shown and nothing can be changed."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.facts: LifeRules | None = None
        self._wanted: str | None = None
        self._adding = False
        self.delegate = StateDelegate()
        self.model = RowModel(lambda row: row.code, state_words)
        self.view = StateList(self.model, self.delegate)
        self.header = Head()
        self.new = SecondaryButton("", "plus", "Ins")
        self.header.add(self.new)
        self.note = remark()
        self.form = StateForm(workspace)
        self.grid = TransitionGrid()
        self.closing, self.reasons = ClosingCard(workspace), ReasonsCard(workspace)
        self._build()
        self._connect()
        self.form.hide()
        self.follow_theme()
        self.retranslate()

    def _build(self) -> None:
        upper = Row(SIDE_BY_SIDE_FROM)
        card = Card()
        card.body.addWidget(self.header)
        card.body.addWidget(self.view)
        card.body.addWidget(self.note)
        upper.add(card, 5, top=True)
        upper.add(self.form, 5, top=True)
        self.body.addWidget(upper)
        steps, self.steps_header = self.card()
        steps.body.addWidget(self.grid)
        self.body.addWidget(self.closing)
        self.body.addWidget(self.reasons)
        self.body.addStretch(1)

    def _connect(self) -> None:
        actions = self.workspace.actions
        actions.bind("rule.new", self.new_state, self, self._may)
        actions.bind("rule.up", partial(self.shift, -1), self, self._may)
        actions.bind("rule.down", partial(self.shift, 1), self, self._may)
        actions.bind("rule.remove", self.form.delete, self, lambda: self._may() and self.view.hasFocus())
        self.new.clicked.connect(self.new_state)
        self.view.current_changed.connect(self._chosen)
        self.view.opened.connect(lambda _row: self.form.name_zh.setFocus(Qt.FocusReason.OtherFocusReason))
        self.form.saved.connect(self._saved)
        self.form.cancelled.connect(self.go_back)
        self.grid.chosen.connect(self._step_chosen)
        self.closing.outdated.connect(self.refresh)

    def _may(self) -> bool:
        return self.facts is not None and self.can(Permission.MANAGE_RULES)

    # -- data ----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask for the rules; what is being edited stays."""
        self.workspace.ask(queries.life_rules, done=self._show, owner=self, key="life")

    def enter(self) -> None:
        """Begin at the first state."""
        if not self.view.currentIndex().isValid():
            self.view.select_first()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, facts: LifeRules) -> None:
        self.facts = facts
        may = self.can(Permission.MANAGE_RULES)
        self.new.setVisible(may)
        self._show_list(facts.states)
        self.grid.show_table(facts.transitions, may)
        self.closing.show_rules(facts, may)
        self.reasons.show_rules(facts, may)
        self.open_wanted()

    def _show_list(self, states: Sequence[State]) -> None:
        assert self.facts is not None
        self.delegate.used = self.facts.used
        rows: list[Any] = []
        for state_class in StateClass:
            rows.append(Heading(wording.word(state_class)))
            rows += [state for state in states if state.state_class is state_class]
        self.model.set_rows(rows)
        self.view.updateGeometry()
        self.view.viewport().update()
        if self._wanted is not None:
            self.view.select_key(self._wanted)
            self._wanted = None
        if not self.view.currentIndex().isValid():
            self.view.select_first()
        if not self._adding and not self.form.is_edited():
            self._chosen(self.view.current_row())
        else:
            self.form.follow(states)

    def _chosen(self, row: Any) -> None:
        if not isinstance(row, State) or not self._may():
            return
        self._adding = False
        self.form.show_state(row)
        self.form.show()

    def new_state(self) -> None:
        """Ins: a new state of the class the chosen one is of."""
        row = self.view.current_row()
        here = (
            row.state_class
            if isinstance(row, State) and row.state_class is not StateClass.MERGED
            else StateClass.ACTIVE
        )
        self._adding = True
        self.form.show_state(None, here)
        self.form.show()
        self.form.name_zh.setFocus(Qt.FocusReason.OtherFocusReason)

    def shift(self, step: int) -> None:
        """Alt+Up, Alt+Down: move the chosen state among those of its class."""
        row = self.view.current_row()
        if isinstance(row, State):
            self._wanted = row.code
            words = translate("Lifecycle", "Order changed")
            self.workspace.act(ticket_rules.shift_state, row.code, step, owner=self, undo=words)

    def _saved(self, code: str) -> None:
        self._adding = False
        self._wanted = code or None
        self.form.show_state(None)
        self.refresh()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step_chosen(self, source: StateClass, target: StateClass, right: Permission | None) -> None:
        if self.facts is None:
            return
        self.workspace.act(
            ticket_rules.set_transition,
            source,
            target,
            right,
            Seen(self.facts.transitions[source][target]),
            failed=partial(self._step_refused, source, target),
            owner=self,
            undo=translate("Lifecycle", "Rule saved"),
        )

    def _step_refused(self, source: StateClass, target: StateClass, error: Exception) -> None:
        def words(right: object) -> str:
            return right_words(right if isinstance(right, Permission) else None)

        switch_news.tell(self.workspace, error, self.grid.step_words(source, target), words)
        self.refresh()

    def save(self) -> None:
        """Ctrl+Enter: save what is open."""
        if self.reasons.is_edited():
            self.reasons.submit()
        elif self.form.isVisible() and self.form.is_edited():
            self.form.submit()

    def go_back(self) -> bool:
        """Esc: choose later; the form shows what is stored again."""
        if self.form.record.drop_choice() or self.closing.choice.drop() or self.reasons.discard():
            return True
        if not self.form.isVisible() or not (self._adding or self.form.is_edited()):
            return False
        self._adding = False
        self.form.record.done()
        self._chosen(self.view.current_row())
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def flush(self) -> None:
        """Write what was typed as a draft."""
        self.form.record.flush()
        self.reasons.record.flush()

    def open_record(self, form: str, subject: str) -> None:
        """Take up what was being typed about a state, or in a list of reasons."""
        if form == REASONS:
            self.reasons.open_list(subject)
        elif not subject:
            self.new_state()
        elif self.view.select_key(subject):
            self.form.name_zh.setFocus(Qt.FocusReason.OtherFocusReason)
            self._chosen(self.view.current_row())
        if form != REASONS:
            self.form.record.bring_back()

    # -- words ---------------------------------------------------------------------------------------------------

    def hints(self) -> list[tuple[str, str]]:
        """What the keys do here."""
        if not self._may():
            return [("↑ ↓", translate("Lifecycle", "Choose"))]
        return [
            ("↑ ↓", translate("Lifecycle", "Choose")),
            ("Alt ↑ ↓", translate("Lifecycle", "Order")),
            ("↵", translate("Settings", "Edit")),
            ("Ins", translate("Lifecycle", "New state")),
            ("Ctrl ↵", translate("Settings", "Save")),
            ("Esc", translate("Settings", "Discard")),
        ]

    def retranslate(self) -> None:
        """Name the parts."""
        if not hasattr(self, "steps_header"):
            return
        self.header.set_title(translate("Lifecycle", "States"))
        self.new.setText(translate("Lifecycle", "New state"))
        self.view.setAccessibleName(translate("Lifecycle", "States"))
        self.note.setText(
            translate(
                "Lifecycle", "A state that tickets have been in is retired, not taken away: history keeps its name."
            )
        )
        self.steps_header.set_title(translate("Lifecycle", "Who may take which step"))
        self.steps_header.set_hint(translate("Lifecycle", "from the row to the column; saved at once"))
        for part in (self.form, self.grid, self.closing, self.reasons):
            part.retranslate()
        if self.facts is not None:
            self._show_list(self.facts.states)
