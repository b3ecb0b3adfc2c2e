"""The rows of a list of tickets: what a hundred of them share is read once and joined here.

States, tiers and departments are a few dozen names. Joined by the engine, each row looks all of them up again and
carries seven words more; that and making the same names a hundred times costs a third of the list.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import String, case, cast, func, literal, select, union_all

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import Priority, StateClass, TicketKind
from servicedesk.models import Customer, Department, Staff, Ticket, TicketState, Tier
from servicedesk.storage.prepared import Cells, Prepared

# Looked up for every row: calling the class costs several times as much.
KINDS = {each.value: each for each in TicketKind}
PRIORITIES = {each.value: each for each in Priority}
CLASSES = {each.value: each for each in StateClass}
_STATE, _TIER, _DEPARTMENT = "state", "tier", "department"
_PAUSES = "pauses"
_Named = tuple[Bilingual | None, str]
_NO_TIER: _Named = (None, "neutral")
_NO_DEPARTMENT: _Named = (None, "c5")

NAMES = Prepared(
    union_all(
        select(
            literal(_STATE), TicketState.code, TicketState.name_zh, TicketState.name_en,
            case((TicketState.pauses, _PAUSES), else_=""),
        ),
        select(literal(_TIER), Tier.code, Tier.name_zh, Tier.name_en, Tier.colour),
        select(
            literal(_DEPARTMENT), cast(Department.id, String), Department.name_zh, Department.name_en,
            Department.colour,
        ),
    )
)  # fmt: skip


def lean_rows(awaits_approval: Any, is_met: Any) -> Any:
    """Return the select of what is a row's own; the last two columns are worked out by the caller."""
    return (
        select(
            Ticket.id, Ticket.version, Ticket.number, Ticket.title, Ticket.kind, Ticket.priority, Ticket.state,
            Ticket.state_class, Ticket.customer_id, func.coalesce(Customer.name, ""), Customer.tier_code, Ticket.place,
            Ticket.department_id, Ticket.owner_id, func.coalesce(Staff.name, ""), Ticket.opened_at, Ticket.due_at,
            Ticket.resolution_due_at, Ticket.solved_at, Ticket.is_sensitive, Ticket.times_reopened, awaits_approval,
            is_met,
        )
        .select_from(Ticket)
        .outerjoin(Customer, Customer.id == Ticket.customer_id)
        .outerjoin(Staff, Staff.id == Ticket.owner_id)
    )  # fmt: skip


class Names(NamedTuple):
    """The names that rows share."""

    states: dict[str, tuple[Bilingual, bool]]
    tiers: dict[str | None, _Named]
    departments: dict[int | None, _Named]

    @classmethod
    def of(cls, rows: Iterable[Cells]) -> Names:
        """Read the rows of :data:`NAMES`."""
        names = cls({}, {None: _NO_TIER}, {None: _NO_DEPARTMENT})
        for what, key, zh, en, more in rows:
            name = Bilingual(zh, en)
            if what == _STATE:
                names.states[key] = (name, more == _PAUSES)
            elif what == _TIER:
                names.tiers[key] = (name if zh else None, more or "neutral")
            else:
                names.departments[int(key)] = (name if zh else None, more or "c5")
        return names
