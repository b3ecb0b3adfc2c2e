"""What joins a ticket with others and takes it apart: merging, splitting, links, sub-tickets, tags."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from servicedesk.core.enums import StateClass
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import plural, translate
from servicedesk.queries import duplicates
from servicedesk.queries import merging as merge_queries
from servicedesk.queries.duplicates import LikelySame
from servicedesk.queries.merging import MergedInto
from servicedesk.queries.ticket_details import TicketDetail
from servicedesk.services import merging, splitting, tags, ticket_links
from servicedesk.services.merge_undoing import MergeUndone
from servicedesk.ui import wording
from servicedesk.ui.pages.tickets.choose_other import ChooseOtherPanel, LinkPanel
from servicedesk.ui.pages.tickets.detail_pane import DetailPane
from servicedesk.ui.pages.tickets.same_banner import ago_words
from servicedesk.ui.pages.tickets.split_panel import SplitPanel, splittable
from servicedesk.ui.workspace import Workspace


class JoiningActs(QObject):
    """Binds the commands and the side column's presses; each refuses quietly where it makes no sense."""

    def __init__(self, workspace: Workspace, pane: DetailPane) -> None:
        super().__init__(pane)
        self.workspace = workspace
        self.pane = pane
        self._likely: LikelySame | None = None
        self._says_merged = False
        for command, handler, enabled in (
            ("ticket.merge", self.merge, self._may_merge),
            ("ticket.split", self.split, self._may_split),
            ("ticket.tag", self.tag, self._may_work),
            ("ticket.link", self.link, self._may_work),
            ("ticket.child", self.child, self._may_open),
        ):
            pane.bind(command, handler, enabled)
        pane.shown.connect(self._shown)
        pane.entry_pressed.connect(self._entry_pressed)
        side, banner = pane.side, pane.banner
        side.tag_added.connect(self._add_tag)
        side.tag_removed.connect(self._remove_tag)
        side.link_removed.connect(self._unlink)
        banner.opened.connect(pane.ticket_pressed)
        banner.merge_pressed.connect(self.merge_with)
        banner.apart_pressed.connect(self._keep_apart)
        banner.undo_pressed.connect(self.undo_merge)

    # -- what may be done ----------------------------------------------------------------------------------------

    def _can(self, permission: Permission) -> bool:
        detail = self.pane.detail
        return (
            detail is not None
            and detail.row.state_class is not StateClass.MERGED
            and self.workspace.desk.actor.can(permission)
        )

    def _may_merge(self) -> bool:
        return self._can(Permission.MERGE_TICKET)

    def _may_work(self) -> bool:
        return self._can(Permission.WORK_ON_TICKET)

    def _may_open(self) -> bool:
        return self._can(Permission.OPEN_TICKET)

    def _may_split(self) -> bool:
        return self._may_merge() and self.pane.detail is not None and bool(splittable(self.pane.detail))

    # -- the line above ------------------------------------------------------------------------------------------

    def _shown(self, detail: TicketDetail) -> None:
        """Ask, once the ticket stands there, whether it is alone."""
        self._likely = None
        if detail.row.state_class is StateClass.MERGED:
            self.workspace.ask(
                merge_queries.merged_into, detail.row.id, done=self._show_merged, owner=self, key="banner"
            )
            return
        if self._says_merged:
            # Undone, here or by a colleague: what it says is no longer so, whatever else is asked.
            self._clear_banner()
        if self._may_work():
            self.workspace.ask(duplicates.likely_same, detail.row.id, done=self._show_likely, owner=self, key="banner")
        else:
            self._clear_banner()

    def _clear_banner(self) -> None:
        self._says_merged = False
        self.pane.banner.clear()

    def _show_merged(self, found: MergedInto | None) -> None:
        detail = self.pane.detail
        if found is None or detail is None or detail.row.id != found.source_id:
            self._clear_banner()
            return
        desk = self.workspace.desk
        at, can_undo = "", False
        if found.merge_at is not None:
            at = wording.moment_words(desk.site.local(found.merge_at), self.workspace.now().date())
            within = desk.clock.now() <= found.merge_at + merging.UNDO_REACHES
            can_undo = within and desk.actor.can(Permission.MERGE_TICKET)
        self._says_merged = True
        self.pane.banner.show_merged(found, at, can_undo)

    def _show_likely(self, found: LikelySame | None) -> None:
        self._likely = found
        detail = self.pane.detail
        if found is None or detail is None:
            self._clear_banner()
        else:
            self._says_merged = False
            self.pane.banner.show_likely(found, ago_words(found, detail.row.opened_at), self._may_merge())

    def _keep_apart(self, other_id: int) -> None:
        detail = self.pane.detail
        if detail is not None:
            words = translate("JoinTickets", "Noted: two matters")
            self.workspace.act(merging.keep_apart, detail.row.id, other_id, owner=self, undo=words,
                               done=lambda _done: self.pane.refresh())  # fmt: skip

    # -- merging -------------------------------------------------------------------------------------------------

    def merge(self) -> None:
        """V: with the one that is suggested, else with one chosen in place."""
        detail = self.pane.detail
        if detail is None or not self._may_merge():
            return
        if self._likely is not None and not isinstance(self.pane.panel, ChooseOtherPanel):
            self.merge_with(self._likely.ticket_id)
            return
        self.choose_other()

    def choose_other(self) -> None:
        """Choose the ticket to merge with."""
        detail = self.pane.detail
        if detail is None:
            return
        title = translate("JoinTickets", "Merge {number} with another ticket", number=detail.row.number)
        panel = ChooseOtherPanel(self.workspace, detail.row.id, title, translate("JoinTickets", "Compare"), "git-merge")
        panel.saved.connect(lambda: self.merge_with(panel.ticket_id()))
        self._open(panel, self.choose_other)

    def merge_with(self, other_id: int | None) -> None:
        """Go to the page on which two become one."""
        detail = self.pane.detail
        if detail is not None and other_id is not None:
            self.pane.close_panel()
            self.workspace.navigate("merge", ticket_id=detail.row.id, other_id=other_id)

    def undo_merge(self, source_id: int) -> None:
        """Take a merged ticket back out, and say what went where."""
        self.workspace.act(merging.undo_merge, source_id, done=self._undone, owner=self)

    def _undone(self, undone: MergeUndone) -> None:
        self.workspace.toast(undone_words(undone))
        self.pane.refresh()

    def _entry_pressed(self, details: dict[str, Any]) -> None:
        source_id = details.get("source_id")
        if source_id is not None:
            self.undo_merge(int(source_id))

    # -- splitting, linking, tagging -----------------------------------------------------------------------------

    def _open(self, panel: Any, again: Any) -> None:
        panel.closed.connect(self.pane.close_panel)
        self.pane.open_panel(panel, again)
        panel.setFocus()

    def split(self) -> None:
        """D: lines of this ticket into a new one."""
        detail = self.pane.detail
        if detail is None or not self._may_split():
            return
        panel = SplitPanel(self.workspace, detail)

        def done(opened: Any) -> None:
            self.pane.close_panel()
            self.pane.ticket_pressed.emit(opened.id)

        panel.saved.connect(
            lambda: self.workspace.act(
                splitting.split_ticket,
                panel.command(),
                done=done,
                owner=panel,
                undo=translate("JoinTickets", "{number} was split", number=detail.row.number),
            )
        )
        self._open(panel, self.split)

    def link(self) -> None:
        """L: with another ticket, and how."""
        detail = self.pane.detail
        if detail is None or not self._may_work():
            return
        panel = LinkPanel(self.workspace, detail.row.id)

        def save() -> None:
            other_id = panel.ticket_id()
            if other_id is not None:
                first, second, kind = panel.direction(detail.row.id, other_id)
                self.workspace.act(
                    ticket_links.link, first, second, kind, owner=panel, undo=translate("Tickets", "Linked"),
                    done=lambda _done: self.pane.close_panel(),
                )  # fmt: skip

        panel.saved.connect(save)
        self._open(panel, self.link)

    def _unlink(self, link_id: int) -> None:
        detail = self.pane.detail
        if detail is not None:
            words = translate("JoinTickets", "Link taken away")
            self.workspace.act(ticket_links.unlink, detail.row.id, link_id, owner=self.pane, undo=words)

    def child(self) -> None:
        """Shift+F6: a sub-ticket with the guest and the place filled in."""
        detail = self.pane.detail
        if detail is not None and self._may_open():
            row = detail.row
            self.workspace.navigate(
                "tickets",
                new=True,
                parent_id=row.id,
                parent_number=row.number,
                customer_id=row.customer_id,
                customer_name=row.customer_name,
                place=row.place,
            )

    def tag(self) -> None:
        """T: the cursor goes where a tag is typed."""
        self.pane.side.focus_tags()

    def _add_tag(self, name: str) -> None:
        detail = self.pane.detail
        if detail is not None:
            words = translate("JoinTickets", "Tagged “{tag}”", tag=name)
            self.workspace.act(tags.tag_ticket, detail.row.id, name, owner=self.pane, undo=words)

    def _remove_tag(self, tag_id: int) -> None:
        detail = self.pane.detail
        if detail is not None:
            words = translate("JoinTickets", "Tag taken off")
            self.workspace.act(tags.untag_ticket, detail.row.id, tag_id, owner=self.pane, undo=words)


def undone_words(undone: MergeUndone) -> str:
    """Return what went back, and what stays where it was added."""
    lines = undone.returned.get("ticket_entry", 0)
    words = plural(
        "JoinTickets",
        "Merge undone: {n} entry went back to {number}.",
        "Merge undone: {n} entries went back to {number}.",
        lines,
        number=undone.source_number,
    )
    if undone.kept_entries or undone.kept_fields:
        stays = translate("JoinTickets", "What was done since stays on {number}.", number=undone.target_number)
        words = f"{words} {stays}"
    return words
