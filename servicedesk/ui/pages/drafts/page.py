"""The list of drafts: what, about what, since when; to open, hand over, take, take back, discard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout

from servicedesk.core.draft_forms import FORMS
from servicedesk.core.events import Changed
from servicedesk.core.translation import plural, translate
from servicedesk.queries import draft_lists, staff
from servicedesk.queries.draft_lists import DraftPlace, ListedDraft, RecordState
from servicedesk.services import drafts
from servicedesk.ui import tokens
from servicedesk.ui.pages.base import Page
from servicedesk.ui.pages.drafts.hand_over import HandOverPanel
from servicedesk.ui.pages.drafts.opening import open_draft
from servicedesk.ui.pages.drafts.rows import DraftDelegate
from servicedesk.ui.pages.drafts.words import advice, place_words, row_words, title_words
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from servicedesk.ui.widgets.cards import Pane
from servicedesk.ui.widgets.empty_state import EmptyState
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.row_list import Heading, RowListView, RowModel
from servicedesk.ui.widgets.scroll import ScrollColumn
from servicedesk.ui.workspace import Workspace

READING_WIDTH = 400
SINGLE_BELOW = 760


class DraftsPage(Page):
    """One's own drafts and those on their way between colleagues."""

    page_id = "drafts"
    asks_on_arrival = True
    status_keys = ("draft.take", "draft.give", "draft.discard", "undo")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._give_first = False
        self._mine = 0
        # The draft that is being handed over, or whose handing over is on its way.
        self._giving: int | None = None
        self.model = RowModel(lambda row: (row.place, row.id), row_words)
        site = workspace.desk.site
        self.view = RowListView("", self.model, DraftDelegate(workspace.now, site.local))
        self.empty = EmptyState("", "", "", "", "pencil")
        self.title_label = PlainLabel("", tokens.PANE, bold=True, wrap=True)
        self.remark = PlainLabel("", tokens.META, "text2", wrap=True)
        self.words = PlainLabel("", tokens.BODY, wrap=True, selectable=True)
        self.open_button = PrimaryButton("", "pencil", "↵")
        self.take_button = PrimaryButton("", "check", "T")
        self.give_button = SecondaryButton("", "user-share", "H")
        self.discard_button = SecondaryButton("", "trash", "Del")
        self.panel = HandOverPanel(workspace)
        self._build()
        self._connect()
        self.follow_theme()
        self.retranslate()

    def _build(self) -> None:
        self._list = Pane("right")
        self._list.body.addWidget(self.view, 1)
        self._list.body.addWidget(self.empty, 1)
        self._reading = Pane("")
        column = ScrollColumn(spacing=10)
        column.set_margins(18, 14, 18, 14)
        for widget in (self.title_label, self.remark, self.words):
            column.body.addWidget(widget)
        self._buttons = QHBoxLayout()
        for button in (self.open_button, self.take_button, self.give_button, self.discard_button):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        column.body.addLayout(self._buttons)
        column.body.addWidget(self.panel)
        column.body.addStretch(1)
        self._reading.body.addWidget(column)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._list, 1)
        self._row.addWidget(self._reading)
        self.panel.hide()

    def _connect(self) -> None:
        self.view.current_changed.connect(lambda _row: self._show_row())
        self.view.opened.connect(lambda _row: self.open_current())
        self.open_button.clicked.connect(self.open_current)
        self.take_button.clicked.connect(self.take)
        self.give_button.clicked.connect(self.give)
        self.discard_button.clicked.connect(self.discard)
        self.panel.chosen.connect(self._hand_over)
        self.panel.closed.connect(self.go_back)
        bind = self.workspace.actions.bind
        bind("draft.take", self.take, self, lambda: self._in(DraftPlace.TO_ME, DraftPlace.FROM_ME))
        bind("draft.give", self.give, self, lambda: self._in(DraftPlace.MINE))
        bind("draft.discard", self.discard, self, lambda: self._in(DraftPlace.MINE))

    # -- the frame -----------------------------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return translate("Drafts", "Drafts")

    def subtitle(self) -> str:
        """How many are one's own."""
        return plural("Drafts", "{n} draft", "{n} drafts", self._mine)

    def status_hints(self) -> list[tuple[str, str]]:
        """Walking and opening."""
        if not self.model.rows:
            return []
        return [("J K", translate("Drafts", "Up and down")), ("↵", translate("Drafts", "Open"))]

    def activate(self, **target: Any) -> None:
        """Show the list; ``give`` opens the handing over of what was typed last."""
        self._give_first = bool(target.get("give"))
        self.refresh()
        self.view.setFocus()

    def take_focus(self) -> None:
        """The list has the keys."""
        self.view.setFocus()

    def concerns(self, change: Changed) -> bool:
        """Drafts, handed ones too."""
        return change.entity in {"draft", "handed_draft"}

    def refresh(self) -> None:
        """Ask for the list again."""
        self.workspace.ask(draft_lists.drafts_and_handed, done=self._show, owner=self, key="drafts")

    def go_back(self) -> bool:
        """Esc: the handing over first."""
        self._giving = None
        if self.panel.isHidden():
            return False
        self.panel.hide()
        self.view.setFocus()
        return True

    # -- showing -------------------------------------------------------------------------------------------------

    def _show(self, found: list[ListedDraft]) -> None:
        rows: list[ListedDraft | Heading] = []
        for place in (DraftPlace.TO_ME, DraftPlace.MINE, DraftPlace.FROM_ME):
            group = [row for row in found if row.place is place]
            if group:
                rows += [Heading(place_words(place), str(len(group))), *group]
        self._mine = sum(row.place is DraftPlace.MINE for row in found)
        self.model.set_rows(rows)
        self.view.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self._reading.setVisible(bool(rows))
        if self._give_first:
            self._choose_latest(found)
        elif rows and self.row() is None:
            self.view.select_first()
        self._show_row()
        self.title_changed.emit()

    def _choose_latest(self, found: list[ListedDraft]) -> None:
        """What was typed last is what somebody was at when they pressed the key."""
        self._give_first = False
        latest = next((row for row in found if row.place is DraftPlace.MINE), None)
        if latest is not None:
            self.view.select_key((latest.place, latest.id))
            self.give()

    def row(self) -> ListedDraft | None:
        """The draft that is chosen."""
        row = self.view.current_row()
        return row if isinstance(row, ListedDraft) else None

    def _in(self, *places: DraftPlace) -> bool:
        row = self.row()
        return row is not None and row.place in places

    def _show_row(self) -> None:
        row = self.row()
        if row is None:
            return
        if row.id != self._giving or row.place is not DraftPlace.MINE:
            self._stop_giving()
        self.title_label.setText(title_words(row))
        note = translate("Drafts", "{name}: {note}", name=row.other, note=row.note) if row.note else ""
        self.remark.setText("\n".join(part for part in (note, advice(row)) if part))
        self.remark.setVisible(bool(self.remark.text()))
        self.words.setText(row.excerpt)
        mine = row.place is DraftPlace.MINE
        self.open_button.setVisible(mine and row.record is not RecordState.GONE)
        self.give_button.setVisible(mine)
        self.discard_button.setVisible(mine)
        self.take_button.setVisible(not mine)
        to_me = row.place is DraftPlace.TO_ME
        self.take_button.setText(translate("Drafts", "Take") if to_me else translate("Drafts", "Take back"))

    # -- acts ----------------------------------------------------------------------------------------------------

    def open_current(self) -> None:
        """Enter: go on where it was left; what was handed over is taken first."""
        row = self.row()
        if row is None:
            return
        if row.place is not DraftPlace.MINE:
            self.take()
        elif row.record is not RecordState.GONE:
            open_draft(self.workspace, row.form, row.subject)

    def take(self) -> None:
        """T: take what was handed over, or take it back, and go on with it."""
        row = self.row()
        if row is None or row.place is DraftPlace.MINE:
            return
        service: Callable[..., Any] = drafts.take_draft if row.place is DraftPlace.TO_ME else drafts.take_back_draft

        def done(_draft_id: int) -> None:
            self._forget(row)
            open_draft(self.workspace, row.form, row.subject)

        self.workspace.act(service, row.id, done=done, owner=self)

    def give(self) -> None:
        """H: choose a colleague."""
        row = self.row()
        if row is None or row.place is not DraftPlace.MINE:
            return
        self._giving = row.id
        self.workspace.ask(staff.assignees, done=self._offer, owner=self, key="people")

    def _offer(self, people: list[staff.AssigneeRow]) -> None:
        if self._giving is None:
            # Another draft, Esc or another page came first.
            return
        me = self.workspace.desk.actor.staff_id
        self.panel.offer([row for row in people if row.id != me])
        self.panel.show()
        self.panel.setFocus()

    def _stop_giving(self) -> None:
        """Nothing is handed over any more; the list gets the keys the panel had."""
        focus = QApplication.focusWidget()
        had_keys = focus is not None and self.panel.isAncestorOf(focus)
        self._giving = None
        self.panel.hide()
        if had_keys:
            self.view.setFocus()

    def _hand_over(self, staff_id: int, note: str) -> None:
        row = self.row()
        if row is None:
            return

        def done(_handed: int) -> None:
            self._forget(row)
            if self._giving == row.id:
                self._stop_giving()

        words = translate("Drafts", "Draft handed over")
        self.workspace.act(drafts.hand_over_draft, row.id, staff_id, note, done=done, owner=self, undo=words)

    def discard(self) -> None:
        """Del: throw it away; the toast brings it back."""
        row = self.row()
        if row is not None and row.place is DraftPlace.MINE:
            words = translate("Drafts", "Draft discarded")
            done = lambda _none: self._forget(row)  # noqa: E731 - one line
            self.workspace.act(drafts.throw_away, row.id, done=done, owner=self, undo=words)

    def _forget(self, row: ListedDraft) -> None:
        """The page of the form holds what is gone: it is made anew when it is shown again."""
        if row.form in FORMS:
            self.workspace.draft_gone.emit(FORMS[row.form].page)

    # -- look ----------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One above the other where there is no room side by side."""
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Scale the panes."""
        super().restyle()
        self._buttons.setSpacing(theme().px(8))
        self._fit()

    def _fit(self) -> None:
        look = theme()
        single = self.width() < look.px(SINGLE_BELOW)
        way = QBoxLayout.Direction.TopToBottom if single else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        self._reading.setMinimumWidth(0 if single else look.px(READING_WIDTH))
        self._reading.setMaximumWidth(16_777_215 if single else look.px(READING_WIDTH))

    def retranslate(self) -> None:
        """Name the parts and draw the list again."""
        self.view.setAccessibleName(translate("Drafts", "Drafts"))
        self.empty.set_words(
            translate("Drafts", "Nothing half-written"),
            translate("Drafts", "What you type anywhere is kept here until you save it, also after a power cut"),
        )
        self.open_button.setText(translate("Drafts", "Open"))
        self.give_button.setText(translate("Drafts", "Hand over"))
        self.discard_button.setText(translate("Drafts", "Discard"))
        if self.isVisible():
            self.refresh()
        self.title_changed.emit()
