"""Recent acts: one's own or everybody's, any of them undone from the middle where nothing stands on it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.events import Changed
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.queries import recent_acts
from servicedesk.queries.recent_acts import PAGE, RecentAct, Standing
from servicedesk.ui import tokens
from servicedesk.ui.actions import key_words
from servicedesk.ui.pages.base import Page
from servicedesk.ui.pages.recent_acts.rows import RecentActDelegate, recent_words, standing_words
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from servicedesk.ui.widgets.cards import Pane
from servicedesk.ui.widgets.choices import Segmented
from servicedesk.ui.widgets.empty_state import EmptyState
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.row_list import RowListView, RowModel
from servicedesk.ui.workspace import Workspace

MINE, EVERYBODY = "mine", "everybody"
_TARGETS = {"ticket": ("tickets", "ticket_id"), "customer": ("customers", "customer_id")}


class RecentActsPage(Page):
    """A list, and at its foot what can be done about the chosen act."""

    page_id = "recent_acts"
    asks_on_arrival = True
    status_keys = ("act.undo", "act.open", "undo", "redo")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._rows: list[RecentAct] = []
        self._has_more = False
        self._pane = Pane("")
        self.whose = Segmented("", [(MINE, ""), (EVERYBODY, "")], MINE)
        self.model = RowModel(lambda row: row.id, recent_words)
        self.view = RowListView("", self.model, RecentActDelegate(workspace.desk.site.local))
        self.empty = EmptyState("", "", "", "", "history", small=True)
        self.remark = PlainLabel("", tokens.BODY, "text2", wrap=True)
        self.open_record = SecondaryButton("", "arrow-right", key_words("act.open"))
        self.undo = PrimaryButton("", "arrow-back-up", key_words("act.undo"))
        self._head, self._foot = QWidget(), Pane("top", padding=10)
        self._build()
        self.whose.chosen.connect(lambda _value: self.refresh())
        self.view.current_changed.connect(lambda _row: self._show_foot())
        self.view.opened.connect(lambda _row: self.open_chosen())
        self.view.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.undo.clicked.connect(self.undo_chosen)
        self.open_record.clicked.connect(self.open_chosen)
        workspace.actions.bind("act.undo", self.undo_chosen, self, self._can_undo)
        workspace.actions.bind("act.open", self.open_chosen, self, lambda: self._target() is not None)
        self.follow_theme()
        self.retranslate()

    def _build(self) -> None:
        head = QHBoxLayout(self._head)
        head.addWidget(self.whose)
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.remark, 1)
        foot.addWidget(self.open_record)
        foot.addWidget(self.undo)
        self._foot.body.addLayout(foot)
        for widget, stretch in ((self._head, 0), (self.view, 1), (self.empty, 1), (self._foot, 0)):
            self._pane.body.addWidget(widget, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pane)

    def title(self) -> str:
        """The page's name."""
        return translate("Undo", "Recent acts")

    def status_hints(self) -> list[tuple[str, str]]:
        """Walking the list."""
        return [("J K", translate("Undo", "Up and down"))] if self._rows else []

    def activate(self, **target: Any) -> None:
        """Ask anew: everything done elsewhere is an act as well."""
        self.whose.setVisible(self.workspace.desk.actor.can(Permission.VIEW_AUDIT))
        self.refresh()
        self.view.setFocus()

    def take_focus(self) -> None:
        """The list has the keys."""
        self.view.setFocus()

    def concerns(self, change: Changed) -> bool:
        """Whatever changes is an act."""
        return change.entity != "draft"

    def refresh(self) -> None:
        """Ask for the first acts again."""
        self._ask(None, max(len(self._rows), PAGE))

    def _ask(self, before: int | None, limit: int) -> None:
        everybody = self.whose.value() == EVERYBODY and self.workspace.desk.actor.can(Permission.VIEW_AUDIT)

        def take(found: list[RecentAct]) -> None:
            self._has_more = len(found) >= limit
            self._rows = found if before is None else self._rows + found
            self.model.set_rows(self._rows)
            self.view.setVisible(bool(self._rows))
            self.empty.setVisible(not self._rows)
            if self._rows and not self.view.currentIndex().isValid():
                self.view.select_first()
            self._show_foot()
            self.title_changed.emit()

        ask = self.workspace.ask
        ask(recent_acts.recent_acts, everybody, before, limit, done=take, owner=self, key="acts")

    def _scrolled(self, value: int) -> None:
        bar = self.view.verticalScrollBar()
        if self._has_more and value >= bar.maximum() - self.view.height():
            self._has_more = False
            self._ask(self._rows[-1].id, PAGE)

    # -- the chosen act ------------------------------------------------------------------------------------------

    def _chosen(self) -> RecentAct | None:
        row = self.view.current_row()
        return row if isinstance(row, RecentAct) else None

    def _can_undo(self) -> bool:
        row = self._chosen()
        return row is not None and row.standing is Standing.UNDOABLE

    def _target(self) -> tuple[str, dict[str, Any]] | None:
        row = self._chosen()
        if row is None or row.entity_id is None or row.entity not in _TARGETS:
            return None
        page, name = _TARGETS[row.entity]
        return page, {name: row.entity_id}

    def undo_chosen(self) -> None:
        """U: undo this one, whatever came after it."""
        row = self._chosen()
        if row is not None and row.standing is Standing.UNDOABLE:
            self.workspace.undo_act(row.id, owner=self)

    def open_chosen(self) -> None:
        """Enter: show the record."""
        target = self._target()
        if target is not None:
            self.workspace.navigate(target[0], **target[1])

    def _show_foot(self) -> None:
        row = self._chosen()
        self._foot.setVisible(row is not None)
        if row is not None:
            self.remark.setText(standing_words(row, self.workspace.desk.site.local))
            self.undo.setEnabled(row.standing is Standing.UNDOABLE)
            self.open_record.setEnabled(self._target() is not None)

    # -- look ----------------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        """Scale the gaps."""
        super().restyle()
        look = theme()
        self._head.setContentsMargins(look.px(14), look.px(8), look.px(14), look.px(8))

    def retranslate(self) -> None:
        """Name the parts."""
        self.whose.set_options([(MINE, translate("Undo", "Mine")), (EVERYBODY, translate("Undo", "Everybody"))])
        self.whose.setAccessibleName(translate("Undo", "Whose acts"))
        self.view.setAccessibleName(translate("Undo", "Recent acts"))
        self.undo.setText(translate("Undo", "Undo this"))
        self.open_record.setText(translate("Undo", "Open the record"))
        self.undo.set_key(key_words("act.undo"))
        self.open_record.set_key(key_words("act.open"))
        self.empty.set_words(
            translate("Undo", "Nothing done yet"),
            translate("Undo", "Whatever you save in the next thirty days stands here and can be taken back"),
        )
        self._show_foot()
        self.title_changed.emit()
