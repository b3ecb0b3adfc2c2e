"""What is done to the marked tickets: asked once in a panel, looked at before saving, done in one act."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from servicedesk.core.permissions import Permission
from servicedesk.core.translation import plural, translate
from servicedesk.queries import staff, ticket_categories, ticket_details
from servicedesk.services import bin as recycle_bin
from servicedesk.services import bulk_edits
from servicedesk.services.bulk_edits import BulkResult, Stopped
from servicedesk.ui.pages.tickets.bulk_bar import BulkBar, act_name
from servicedesk.ui.pages.tickets.bulk_panels import (
    BulkAssignPanel,
    BulkDeletePanel,
    BulkPanel,
    BulkParentPanel,
    BulkPriorityPanel,
    BulkStatePanel,
    command_of,
    result_words,
    unlooked_words,
)
from servicedesk.ui.pages.tickets.detail_pane import DetailPane
from servicedesk.ui.pages.tickets.list_pane import ListPane
from servicedesk.ui.pages.tickets.panels import ReasonPanel
from servicedesk.ui.workspace import Workspace

# Up to so many tickets what would change is counted while choosing; of more, many seconds of work, after saving.
COUNTED = 20_000
TOLD_EVERY = 250
Panel = BulkPanel | BulkAssignPanel


class BulkActs(QObject):
    """The marks of the list, the bar at the foot, and the panels beside the list."""

    shown = Signal()
    progressed = Signal(int, int)
    tried = Signal(int, int, int)
    """How many of how many were tried, and for which look ahead."""

    def __init__(self, workspace: Workspace, pane: ListPane, detail: DetailPane) -> None:
        super().__init__(pane)
        self.workspace, self._list, self._detail = workspace, pane, detail
        self.bar = BulkBar(workspace)
        self.marks = pane.view.use_marks()
        self._versions: dict[int, int] = {}
        self._stopped = self._running = False
        self._look = 0
        self._again: Callable[[], object] = lambda: None
        self.marks.changed.connect(self._marked)
        pane.model.loaded.connect(self._show_count)
        self.bar.wanted.connect(self.begin)
        self.bar.all_wanted.connect(self._mark_all)
        self.bar.cleared.connect(self.clear)
        self.progressed.connect(self._show_progress)
        self.tried.connect(self._show_tried)
        detail.panel_changed.connect(self._forget_look)
        bind = workspace.actions.bind
        # Bound after the acts on one ticket: with marks these are asked first.
        for command, name in (("ticket.assign", "assign"), ("ticket.solve", "state"), ("ticket.many", "priority")):
            bind(command, partial(self.begin, name), pane, self._has_marks)
        bind("ticket.delete", self.delete, pane, self._can_delete)

    # -- marks ---------------------------------------------------------------------------------------------------

    def _has_marks(self) -> bool:
        return bool(self.marks) and not self._running

    def marked_ids(self) -> list[int]:
        """Return the marked tickets."""
        return [int(str(key)) for key in self.marks.marked()]

    def _marked(self) -> None:
        self._show_count()
        if isinstance(self._detail.panel, BulkPanel | BulkAssignPanel) and not self._running:
            self._preview(self._detail.panel)

    def _show_count(self) -> None:
        self.bar.show_count(len(self.marks), self._list.model.rowCount())

    def _mark_all(self) -> None:
        self.marks.add(self._list.model.keys())

    def clear(self) -> bool:
        """Take the marks away; while an act runs, ask it to stop instead."""
        if self._running:
            self._stopped = True
            return True
        return self.marks.clear()

    # -- panels --------------------------------------------------------------------------------------------------

    def begin(self, name: str) -> None:
        """Ask for what an act on the marked needs; watching needs nothing."""
        if not self._has_marks():
            return
        if name == "watch":
            self._run({"watching": True}, None)
            return
        self._again = lambda: self.begin(name)
        self.workspace.ask(self._offers, done=lambda found: self._open(name, found), owner=self, key="offers")

    @staticmethod
    def _offers(desk: Any) -> tuple[Any, ...]:
        return (
            staff.departments(desk),
            staff.assignees(desk),
            ticket_details.ticket_states(desk),
            ticket_categories.categories(desk),
        )

    def _open(self, name: str, offers: tuple[Any, ...]) -> None:
        departments, people, states, categories = offers
        marked = plural("Bulk", "{n} ticket marked", "{n} tickets marked", len(self.marks))
        title = f"{act_name(name)} · {marked}"
        panel: Panel
        if name == "assign":
            panel = BulkAssignPanel(self.workspace, title, departments, people)
        elif name == "state":
            panel = BulkStatePanel(self.workspace, title, states)
        elif name == "priority":
            panel = BulkPriorityPanel(self.workspace, title, categories)
        elif name == "parent":
            panel = BulkParentPanel(self.workspace, title)
        else:
            panel = BulkDeletePanel(self.workspace, title)
        panel.asked = lambda: self._preview(panel)
        panel.saved.connect(lambda: self._save(panel))
        panel.closed.connect(self._detail.close_panel)
        self._show(panel)
        self._preview(panel)

    def _show(self, panel: Panel) -> None:
        if self._detail.detail is None:
            self._detail.show_blank()
        self._detail.open_panel(panel, self._again)
        self.shown.emit()
        panel.take_focus()

    def _preview(self, panel: Panel) -> None:
        """Say what would change, as soon as enough is chosen."""
        changes = panel.changes()
        ids = self.marked_ids()
        # What was begun for another choice ends at the next ticket.
        self._look += 1
        look = self._look
        if changes is None or not ids:
            panel.remark.setText("")
            return
        if len(ids) > COUNTED:
            panel.remark.setText(unlooked_words(len(ids)))
            return

        def show(result: BulkResult) -> None:
            self._versions = result.versions
            panel.remark.setText(result_words(result, self.workspace.desk.site.local, self.workspace.now()))

        def refused(error: Exception) -> None:
            if not isinstance(error, Stopped):
                self.workspace.failed(error)

        job: tuple[Any, ...]
        if isinstance(panel, BulkDeletePanel):
            job = (bulk_edits.preview_delete, ids)
        else:
            job = (bulk_edits.preview_edit, command_of(ids, changes, {}), partial(self._tried, look))
        self.workspace.ask(*job, done=show, failed=refused, owner=panel, key="preview")

    def _tried(self, look: int, done: int, of: int) -> None:
        """Hear of the look ahead, on a reading thread."""
        if look != self._look:
            raise Stopped
        if isValid(self) and done % TOLD_EVERY == 0 and done < of:
            self.tried.emit(done, of, look)

    def _show_tried(self, done: int, of: int, look: int) -> None:
        panel = self._detail.panel
        if look == self._look and isinstance(panel, BulkPanel | BulkAssignPanel):
            panel.remark.setText(
                translate("Bulk", "{done} of {of} tried; saving need not wait for it", done=f"{done:,}", of=f"{of:,}")
            )

    def _forget_look(self) -> None:
        """The panel was closed, or another opened: nobody waits for what would change."""
        self._look += 1

    # -- doing ---------------------------------------------------------------------------------------------------

    def _save(self, panel: Panel) -> None:
        changes = panel.changes()
        if changes is not None and not self._running:
            self._run(changes, panel)

    def _run(self, changes: dict[str, Any], panel: Panel | None) -> None:
        """Do it on the writing thread; progress comes back here, and stopping leaves everything as it was."""
        ids = self.marked_ids()
        versions = self._versions if panel is not None and len(ids) <= COUNTED else {}
        known = {each: versions[each] for each in ids if each in versions}
        self._running, self._stopped = True, False
        self._look += 1

        def done(result: BulkResult) -> None:
            self._end(result, panel)

        def refused(error: Exception) -> None:
            self._running = False
            self._show_count()
            if isinstance(error, Stopped):
                self.workspace.toast(translate("Bulk", "Stopped; nothing was changed"))
            else:
                self.workspace.failed(error)

        job: tuple[Any, ...]
        if isinstance(panel, BulkDeletePanel):
            job = (bulk_edits.delete_many, ids, changes["reason"], known, self._told)
        else:
            job = (bulk_edits.edit_many, command_of(ids, changes, known), self._told)
        self.workspace.act(*job, done=done, failed=refused, owner=self)

    def _told(self, done: int, of: int) -> None:
        """Hear of the progress, on the writing thread."""
        if self._stopped:
            raise Stopped
        if isValid(self) and (done % 50 == 0 or done == of):
            self.progressed.emit(done, of)

    def _show_progress(self, done: int, of: int) -> None:
        if self._running:
            words = translate("Bulk", "{done} of {of}; Esc stops and changes nothing", done=f"{done:,}", of=f"{of:,}")
            self.bar.show_progress(words)

    def _end(self, result: BulkResult, panel: Panel | None) -> None:
        self._running = False
        self._versions = {}
        if panel is not None and self._detail.panel is panel:
            self._detail.close_panel()
        left = [each.id for each in result.left_out]
        # What could not be changed stays marked, so that it can be looked at.
        self.marks.clear()
        if left:
            self.marks.add(left)
        if isinstance(panel, BulkDeletePanel):
            words = [plural("Bulk", "{n} ticket deleted", "{n} tickets deleted", result.changed)]
        else:
            words = [plural("Bulk", "{n} ticket changed", "{n} tickets changed", result.changed)]
        if left:
            words.append(plural("Bulk", "{n} left out, still marked", "{n} left out, still marked", len(left)))
        self.workspace.toast(" · ".join(words), undo=True)
        self._list.view.setFocus()

    # -- deleting one --------------------------------------------------------------------------------------------

    def _can_delete(self) -> bool:
        may = self.workspace.desk.actor.can(Permission.DELETE_TICKET)
        return may and not self._running and (bool(self.marks) or self._detail.ticket_id is not None)

    def delete(self) -> None:
        """Del: the marked ones, or the one in front; a reason may be given, undo brings everything back."""
        if self.marks:
            self.begin("delete")
        else:
            self._detail.turning.when_here(self._delete_one)

    def _delete_one(self) -> None:
        detail = self._detail.detail
        if detail is None:
            return
        title = translate("Bulk", "Delete {number}", number=detail.row.number)
        panel = ReasonPanel(self.workspace, title, "trash", [], required=False)
        panel.remark.setText(translate("Bulk", "It goes into the bin with everything on it and can be restored."))
        row = detail.row

        def save() -> None:
            self.workspace.act(
                recycle_bin.delete_ticket,
                row.id,
                panel.reason.text(),
                row.version,
                done=lambda _result: self._detail.close_panel(),
                owner=panel,
                undo=translate("Bulk", "{number} deleted", number=row.number),
            )

        panel.saved.connect(save)
        panel.closed.connect(self._detail.close_panel)
        self._detail.open_panel(panel, self._delete_one)
        self.shown.emit()
        panel.reason.setFocus()
