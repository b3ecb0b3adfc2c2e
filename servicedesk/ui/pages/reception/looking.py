"""Everything the page shows of one visit, asked for together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from servicedesk.core.enums import Priority
from servicedesk.core.permissions import Permission
from servicedesk.queries import drafts, ticket_details, visits
from servicedesk.queries.ticket_details import LinkRow
from servicedesk.queries.visits import ScenarioRow, VisitDetail, VisitRow
from servicedesk.ui.pages.reception import guests
from servicedesk.ui.pages.reception.guests import Guest
from servicedesk.ui.pages.reception.typing import FORM

if TYPE_CHECKING:
    from servicedesk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Overview:
    """The open receptions, who waits, the scenarios, and the words that speak for a priority."""

    visits: list[VisitRow]
    waiting: list[VisitRow]
    scenarios: list[ScenarioRow]
    hints: list[tuple[Priority, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Look:
    """One visit with its customer, one's draft, and what happened before."""

    detail: VisitDetail
    guest: Guest | None
    draft: dict[str, Any] | None
    repeats: Sequence[LinkRow]

    @property
    def place(self) -> str:
        """Where it is about: the visit's own place, else the room or order of the customer."""
        return self.detail.row.place or (self.guest.reference if self.guest else "")


def overview(desk: Desk) -> Overview:
    """Return what the tabs and the empty page need."""
    return Overview(
        visits.open_visits(desk), visits.waiting_queue(desk), visits.scenarios(desk), visits.priority_hints(desk)
    )


def look_at(desk: Desk, visit_id: int) -> Look | None:
    """Return everything about one visit, None when it is gone."""
    detail = visits.visit_detail(desk, visit_id)
    if detail is None:
        return None
    row = detail.row
    guest = guests.guest(desk, row.customer_id) if row.customer_id is not None else None
    mine = drafts.my_draft(desk, FORM, str(visit_id)) if desk.actor.staff_id is not None else None
    place = row.place or (guest.reference if guest else "")
    sees_tickets = desk.actor.can(Permission.VIEW_TICKETS)
    return Look(
        detail,
        guest,
        mine.content if mine else None,
        ticket_details.same_fault(desk, place, row.scenario_id) if sees_tickets else (),
    )
