"""The pages in rail order, then those beside it; each is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from servicedesk.core.permissions import Permission
from servicedesk.core.translation import Marked, mark
from servicedesk.ui.pages.base import Page
from servicedesk.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page before it exists: what the rail shows and where its class is."""

    id: str
    label: Marked
    icon: str
    module: str
    class_name: str
    permission: Permission
    # Pages that are come to from elsewhere have no place on the rail and no digit.
    in_rail: bool = True
    # The page on the rail from which this one is come to.
    under: str = ""

    def load(self) -> Callable[[Workspace], Page]:
        """Import the page's class; on the window's thread, as everything of the toolkit."""
        made: Callable[[Workspace], Page] = getattr(import_module(self.module), self.class_name)
        return made

    def create(self, workspace: Workspace) -> Page:
        """Import and make the page."""
        return self.load()(workspace)


def _spec(
    id_: str, label: Marked, icon: str, class_name: str, permission: Permission, in_rail: bool = True, under: str = ""
) -> PageSpec:
    return PageSpec(id_, label, icon, f"servicedesk.ui.pages.{id_}.page", class_name, permission, in_rail, under)


PAGES: tuple[PageSpec, ...] = (
    _spec("today", mark("Frame", "Today"), "home", "TodayPage", Permission.VIEW_VISITS),
    _spec("reception", mark("Frame", "Reception"), "user-plus", "ReceptionPage", Permission.RECEIVE),
    _spec("consultation", mark("Frame", "Inquiry"), "message-question", "ConsultationPage", Permission.ANSWER),
    _spec("tickets", mark("Frame", "Tickets"), "ticket", "TicketsPage", Permission.VIEW_TICKETS),
    _spec("follow_up", mark("Frame", "Follow-up"), "phone-call", "FollowUpPage", Permission.FOLLOW_UP),
    _spec("customers", mark("Frame", "{Customers}"), "address-book", "CustomersPage", Permission.VIEW_CUSTOMERS),
    _spec("knowledge", mark("Frame", "Library"), "book", "KnowledgePage", Permission.VIEW_KNOWLEDGE),
    _spec("evaluation", mark("Frame", "Insights"), "chart-line", "EvaluationPage", Permission.VIEW_EVALUATION),
    _spec("settings", mark("Frame", "Settings"), "settings", "SettingsPage", Permission.VIEW_KNOWLEDGE),
    _spec("search", mark("Frame", "Search"), "search", "SearchPage", Permission.VIEW_KNOWLEDGE, in_rail=False),
    _spec("drafts", mark("Frame", "Drafts"), "pencil", "DraftsPage", Permission.OWN_DRAFTS, in_rail=False,
          under="today"),
    _spec("imports", mark("Frame", "Import"), "file-import", "ImportsPage", Permission.EDIT_CUSTOMER, in_rail=False,
          under="settings"),
    _spec("merge", mark("Frame", "Merge"), "git-merge", "MergePage", Permission.MERGE_TICKET, in_rail=False,
          under="tickets"),
    _spec("recent_acts", mark("Frame", "Recent acts"), "history", "RecentActsPage", Permission.UNDO_OWN,
          in_rail=False),
    _spec("bin", mark("Frame", "Bin"), "trash", "BinPage", Permission.DELETE_TICKET, in_rail=False, under="settings"),
    _spec("compensations", mark("Frame", "Compensations"), "gift", "CompensationsPage", Permission.VIEW_TICKETS,
          in_rail=False, under="tickets"),
)  # fmt: skip
