"""A ticket as escalation sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from servicedesk.core.enums import OPEN_CLASSES
from servicedesk.models import Customer, ServiceLevel, Ticket
from servicedesk.storage.prepared import Prepared

_OPEN = frozenset(each.value for each in OPEN_CLASSES)
CASES = (
    select(
        Ticket.id,
        Ticket.version,
        Ticket.number,
        Ticket.state_class,
        Ticket.kind,
        Ticket.priority,
        Customer.tier_code,
        Ticket.department_id,
        Ticket.category_id,
        Ticket.owner_id,
        Ticket.opened_at,
        Ticket.responded_at,
        Ticket.contacted_at,
        Ticket.response_due_at,
        Ticket.update_due_at,
        Ticket.resolution_due_at,
        Ticket.due_at,
        Ticket.updated_at,
        ServiceLevel.calendar_id,
    )
    .outerjoin(Customer, Customer.id == Ticket.customer_id)
    .outerjoin(ServiceLevel, ServiceLevel.id == Ticket.service_level_id)
)
_CASE = Prepared(CASES.where(Ticket.id == bindparam("ticket")))


@dataclass(frozen=True, slots=True)
class Case:
    """An open ticket as escalation sees it."""

    id: int
    version: int
    number: str
    state_class: str
    kind: str
    priority: str
    tier_code: str | None
    department_id: int | None
    category_id: int | None
    owner_id: int | None
    opened_at: datetime
    responded_at: datetime | None
    contacted_at: datetime | None
    response_due_at: datetime | None
    update_due_at: datetime | None
    resolution_due_at: datetime | None
    due_at: datetime | None
    updated_at: datetime
    calendar_id: int | None

    @property
    def is_open(self) -> bool:
        """Whether anything may escalate: never what is solved, closed, cancelled or merged."""
        return self.state_class in _OPEN


def case(connection: Connection, ticket_id: int) -> Case | None:
    """Return a ticket as escalation sees it, None when it is gone."""
    found = _CASE.first(connection, {"ticket": ticket_id})
    return None if found is None else Case(*found)
