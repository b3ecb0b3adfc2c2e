"""The column of views: mine, due, overdue, departments; each with its count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from servicedesk.core.translation import Marked, mark, translate, translate_marked
from servicedesk.queries.ticket_lists import DepartmentCount, TicketView
from servicedesk.ui.widgets.nav_list import NavItem
from servicedesk.ui.widgets.row_list import Heading

_VIEWS: tuple[tuple[TicketView, Marked, str], ...] = (
    (TicketView.MINE, mark("Tickets", "My tickets"), "inbox"),
    (TicketView.WATCHED, mark("Tickets", "Watched"), "eye"),
    (TicketView.DUE_TODAY, mark("Tickets", "Due today"), "clock"),
    (TicketView.SOON, mark("Tickets", "Due soon"), "alert-triangle"),
    (TicketView.OVERDUE, mark("Tickets", "Overdue"), "alert-circle"),
    (TicketView.INTERNAL_OVERDUE, mark("Inside", "Internal overdue"), "users"),
    (TicketView.ESCALATED, mark("Tickets", "Escalated"), "trending-up"),
    (TicketView.APPROVAL, mark("Tickets", "Awaiting approval"), "shield-check"),
    (TicketView.UNASSIGNED, mark("Tickets", "Unassigned"), "user-circle"),
    (TicketView.OPEN, mark("Tickets", "All open"), "stack-2"),
    (TicketView.SOLVED_THIS_WEEK, mark("Tickets", "Solved this week"), "circle-check"),
    (TicketView.ALL, mark("Tickets", "All tickets"), "database"),
)
_TONES = {
    TicketView.SOON: "warning",
    TicketView.OVERDUE: "danger",
    TicketView.INTERNAL_OVERDUE: "warning",
    TicketView.ESCALATED: "danger",
}


def view_name(view: TicketView) -> str:
    """Return a view's name."""
    return next(translate_marked(name) for found, name, _icon in _VIEWS if found is view)


def nav_items(counts: Mapping[TicketView, int], departments: Sequence[DepartmentCount]) -> list[NavItem | Heading]:
    """Return the views and departments; colour only where there is something to worry about."""
    items: list[NavItem | Heading] = [Heading(translate("Tickets", "Views"))]
    for view, name, icon in _VIEWS:
        count = counts.get(view)
        tone = _TONES.get(view, "") if count else ""
        items.append(NavItem(view, translate_marked(name), icon, "" if count is None else str(count), tone))
    if departments:
        items.append(Heading(translate("Tickets", "Departments")))
        items += [
            NavItem(("department", row.id), str(row.name), "", str(row.open_tickets), dot=row.colour)
            for row in departments
        ]
    return items
