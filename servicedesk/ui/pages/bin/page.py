"""The bin: search, restore one or several, erase for good, and how long it keeps."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.events import Changed
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import plural, translate
from servicedesk.queries import bin as bin_queries
from servicedesk.queries.bin import DeletedRow
from servicedesk.services import bin as recycle_bin
from servicedesk.ui import tokens
from servicedesk.ui.actions import key_words
from servicedesk.ui.pages.base import Page
from servicedesk.ui.pages.bin.purge_panel import PurgePanel
from servicedesk.ui.pages.bin.rows import DeletedDelegate, title_words, why_words
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import DangerButton, PrimaryButton
from servicedesk.ui.widgets.cards import Pane
from servicedesk.ui.widgets.empty_state import EmptyState
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import ComboBox
from servicedesk.ui.widgets.row_list import RowListView, RowModel
from servicedesk.ui.widgets.settling import Settling
from servicedesk.ui.workspace import Workspace

PAGE = 200
NEVER = 0
DAYS = (NEVER, 30, 90, 180, 365, 1095)


class BinPage(Page):
    """A list with marks; what is chosen or marked is restored by one key."""

    page_id = "bin"
    asks_on_arrival = True
    status_keys = ("bin.restore", "bin.purge", "bin.filter", "undo")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._rows: list[DeletedRow] = []
        self._has_more = False
        self._count = 0
        self.panel: PurgePanel | None = None
        local = workspace.desk.site.local
        self.filter = TextField("", "", "filter")
        self.days = ComboBox("", [])
        self.days_label = PlainLabel("", tokens.META, "text2")
        self.model = RowModel(lambda row: row.id, lambda row: f"{title_words(row)} {why_words(row, local)}")
        self.view = RowListView("", self.model, DeletedDelegate(local))
        self.marks = self.view.use_marks()
        self.empty = EmptyState("", "", "", "", "trash", small=True)
        self.remark = PlainLabel("", tokens.BODY, "text2", wrap=True)
        self.erase = DangerButton("", "trash", key_words("bin.purge"))
        self.restore = PrimaryButton("", "restore", key_words("bin.restore"))
        self._head, self._foot, self._place = QWidget(), Pane("top", padding=10, spacing=8), QWidget()
        self._build()
        self._settling = Settling(self, self.refresh, 200)
        self.filter.textEdited.connect(lambda _text: self._settling.touch())
        self.filter.returnPressed.connect(self._settling.flush)
        self.view.current_changed.connect(lambda _row: self._show_foot())
        self.view.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.marks.changed.connect(self._show_foot)
        self.restore.clicked.connect(self.restore_chosen)
        self.erase.clicked.connect(self.erase_chosen)
        self.days.chosen.connect(self._days_chosen)
        workspace.actions.bind("bin.restore", self.restore_chosen, self, lambda: bool(self._restorable()))
        workspace.actions.bind("bin.purge", self.erase_chosen, self, self._can_erase)
        workspace.actions.bind("bin.filter", self.filter.setFocus, self)
        self.follow_theme()
        self.retranslate()

    def _build(self) -> None:
        self._head_row = QHBoxLayout(self._head)
        self._head_row.addWidget(self.filter, 1)
        self._head_row.addWidget(self.days_label)
        self._head_row.addWidget(self.days)
        self._place_column = QVBoxLayout(self._place)
        self._place.hide()
        foot = QHBoxLayout()
        foot.addWidget(self.remark, 1)
        foot.addWidget(self.erase)
        foot.addWidget(self.restore)
        self._foot.body.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        pane = Pane("")
        for widget, stretch in (
            (self._head, 0), (self.view, 1), (self.empty, 1), (self._place, 0), (self._foot, 0)
        ):  # fmt: skip
            pane.body.addWidget(widget, stretch)
        column.addWidget(pane)

    def title(self) -> str:
        """The page's name."""
        return translate("Bin", "Bin")

    def subtitle(self) -> str:
        """How many records lie in it."""
        return plural("Bin", "{n} deleted", "{n} deleted", self._count)

    def status_hints(self) -> list[tuple[str, str]]:
        """Walking and marking."""
        return [(key_words("list.mark"), translate("Bin", "Mark"))] if self._rows else []

    def activate(self, **target: Any) -> None:
        """Ask anew; *text* is what to look for."""
        if "text" in target:
            self.filter.set_text(str(target["text"]))
        self.refresh()
        self.view.setFocus()

    def take_focus(self) -> None:
        """The list has the keys."""
        self.view.setFocus()

    def concerns(self, change: Changed) -> bool:
        """Whatever comes or goes."""
        return change.entity in {"deleted_record", "ticket", "article", "setting"}

    def go_back(self) -> bool:
        """Esc: the panel, then the marks, then the words."""
        if self.panel is not None:
            self._close_panel()
            return True
        if self.marks.clear():
            return True
        if self.filter.hasFocus():
            self.view.setFocus()
            return True
        return False

    # -- what is shown -------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask for the first records again."""
        self._ask(None, max(len(self._rows), PAGE))
        text = self.filter.text().strip()
        self.workspace.ask(bin_queries.deleted_count, text, done=self._take_count, owner=self, key="count")
        self.workspace.ask(bin_queries.days_kept, done=self._take_days, owner=self, key="days")

    def _ask(self, before: Any, limit: int) -> None:
        def take(found: list[DeletedRow]) -> None:
            self._has_more = len(found) >= limit
            self._rows = found if before is None else self._rows + found
            self.model.set_rows(self._rows)
            self.view.setVisible(bool(self._rows))
            self.empty.setVisible(not self._rows)
            if self._rows and not self.view.currentIndex().isValid():
                self.view.select_first()
            self._show_foot()

        text = self.filter.text().strip()
        ask = self.workspace.ask
        ask(bin_queries.deleted_records, text, before, limit, done=take, owner=self, key="rows")

    def _take_count(self, count: int) -> None:
        self._count = count
        self.title_changed.emit()

    def _take_days(self, days: int | None) -> None:
        self.days.set_value(days or NEVER)
        may = self.workspace.desk.actor.can(Permission.PURGE_TICKET)
        self.days.setEnabled(may)

    def _scrolled(self, value: int) -> None:
        bar = self.view.verticalScrollBar()
        if self._has_more and self._rows and value >= bar.maximum() - self.view.height():
            self._has_more = False
            last = self._rows[-1]
            self._ask((last.deleted_at, last.id), PAGE)

    # -- the chosen ones -----------------------------------------------------------------------------------------

    def _chosen(self) -> list[DeletedRow]:
        marked = [row for row in self._rows if row.id in self.marks]
        row = self.view.current_row()
        return marked or ([row] if isinstance(row, DeletedRow) else [])

    def _restorable(self) -> list[DeletedRow]:
        return [row for row in self._chosen() if row.purged_at is None]

    def _can_erase(self) -> bool:
        return bool(self._restorable()) and self.workspace.desk.actor.can(Permission.PURGE_TICKET)

    def restore_chosen(self) -> None:
        """R: everything as it was."""
        rows = self._restorable()
        if not rows:
            return
        numbers = rows[0].number if len(rows) == 1 else plural("Bin", "{n} record", "{n} records", len(rows))
        self.workspace.act(
            recycle_bin.restore,
            [row.id for row in rows],
            done=lambda _count: self.marks.clear(),
            owner=self,
            undo=translate("Bin", "{what} restored", what=numbers),
        )

    def erase_chosen(self) -> None:
        """Del: what cannot be undone asks in place for the number to be typed."""
        rows = self._restorable()
        if not rows or not self._can_erase():
            return
        self._close_panel()
        wanted = rows[0].number if len(rows) == 1 else str(len(rows))
        panel = PurgePanel(self.workspace, [row.id for row in rows], wanted)
        panel.closed.connect(self._close_panel)
        panel.erased.connect(self._erased)
        self.panel = panel
        self._place_column.addWidget(panel)
        self._place.show()
        self._foot.hide()
        panel.typed.setFocus()

    def _erased(self, count: int) -> None:
        self.marks.clear()
        self._close_panel()
        self.workspace.toast(plural("Bin", "{n} record erased for good", "{n} records erased for good", count))

    def _close_panel(self) -> None:
        if self.panel is None:
            return
        panel, self.panel = self.panel, None
        panel.hide()
        panel.deleteLater()
        self._place.hide()
        self._show_foot()
        self.view.setFocus()

    def _days_chosen(self, value: object) -> None:
        days = int(str(value)) or None
        words = translate("Bin", "How long the bin keeps was changed")
        self.workspace.act(recycle_bin.keep_days, days, owner=self, undo=words)

    def _show_foot(self) -> None:
        rows = self._chosen()
        self._foot.setVisible(bool(rows) and self.panel is None)
        if not rows:
            return
        can_restore = self._restorable()
        if len(rows) > 1:
            words = plural("Bin", "{n} record marked", "{n} records marked", len(rows))
        elif can_restore:
            # The title stands in the list; here is why it is gone.
            words = why_words(rows[0], self.workspace.desk.site.local)
        else:
            words = translate("Bin", "{number} was erased for good; only its number is left", number=rows[0].number)
        self.remark.setText(words)
        self.restore.setEnabled(bool(can_restore))
        self.erase.setVisible(self.workspace.desk.actor.can(Permission.PURGE_TICKET))
        self.erase.setEnabled(bool(can_restore))

    # -- look ----------------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        """Scale the gaps."""
        super().restyle()
        look = theme()
        for host in (self._head, self._place):
            host.setContentsMargins(look.px(14), look.px(8), look.px(14), look.px(8))
        self._head_row.setContentsMargins(0, 0, 0, 0)
        self._place_column.setContentsMargins(0, 0, 0, 0)

    def retranslate(self) -> None:
        """Name the parts."""
        self.filter.set_words(translate("Bin", "Look in the bin"), translate("Bin", "Look in the bin ( / )"))
        self.view.setAccessibleName(translate("Bin", "Bin"))
        self.restore.setText(translate("Bin", "Restore"))
        self.erase.setText(translate("Bin", "Erase for good"))
        self.restore.set_key(key_words("bin.restore"))
        self.erase.set_key(key_words("bin.purge"))
        self.days_label.setText(translate("Bin", "Erase by itself"))
        self.days.setAccessibleName(translate("Bin", "Erase by itself"))
        value = self.days.value()
        self.days.set_options(
            [
                (each, plural("Bin", "after {n} day", "after {n} days", each) if each else translate("Bin", "never"))
                for each in DAYS
            ]
        )
        self.days.set_value(value if value in DAYS else NEVER)
        if self.filter.text().strip():
            title = translate("Bin", "Nothing in the bin contains these words")
            self.empty.set_words(title, translate("Bin", "Every word has to occur; shorten them"))
        else:
            self.empty.set_words(
                translate("Bin", "The bin is empty"),
                translate("Bin", "What is deleted lies here with everything that hung on it, until it is restored"),
            )
        self._show_foot()
        self.title_changed.emit()
