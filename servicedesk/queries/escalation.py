"""Escalation as it is shown: what fired for a ticket, the levels, and what saving them would fire at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.permissions import Permission, Role
from servicedesk.models import Department, EscalationEvent, Staff, Tier
from servicedesk.queries.ticket_lists import readable
from servicedesk.storage import escalation_rules
from servicedesk.storage.conditions import OPEN_TICKET
from servicedesk.storage.desk import Read, ask
from servicedesk.storage.escalation_many import Counting, ManyCases
from servicedesk.storage.escalation_rules import Actions, Conditions, EscalationRule
from servicedesk.storage.lifecycle import Categories
from servicedesk.storage.prepared import Prepared

__all__ = [
    "Actions",
    "Conditions",
    "EscalationFacts",
    "EscalationRule",
    "FiredRow",
    "fired",
    "level_facts",
    "would_fire",
]

_MOST = 50
_FIRED = Prepared(
    select(
        EscalationEvent.target,
        EscalationEvent.level_id,
        EscalationEvent.deadline_at,
        EscalationEvent.due_at,
        EscalationEvent.fired_at,
        EscalationEvent.is_late,
        EscalationEvent.is_upward,
        EscalationEvent.details,
    )
    .where(EscalationEvent.ticket_id == bindparam("ticket"))
    .order_by(EscalationEvent.fired_at.desc(), EscalationEvent.id.desc())
    .limit(_MOST)
)


class FiredRow(NamedTuple):
    """A level that fired, or a person who reported upwards; ``due_at`` is when it should have fired."""

    target: str
    level_id: int
    deadline_at: datetime
    due_at: datetime
    fired_at: datetime
    is_late: bool
    is_upward: bool
    details: dict[str, Any]

    @property
    def by_hand(self) -> bool:
        """Whether a person did it."""
        return self.level_id == 0

    @property
    def is_breach(self) -> bool:
        """Whether the deadline was over then."""
        return not self.by_hand and self.fired_at >= self.deadline_at


def fired(read: Read, ticket_id: int) -> tuple[FiredRow, ...]:
    """Return what fired for a ticket that may be read, the latest first."""
    return tuple(FiredRow(*each) for each in read.rows(_FIRED, ticket=ticket_id))


@dataclass(frozen=True, slots=True)
class EscalationFacts:
    """Everything the levels are shown and edited with, from one look at the data."""

    levels: list[EscalationRule]
    departments: dict[int, Bilingual]
    staff: dict[int, tuple[str, Role]]
    tiers: dict[str, Bilingual]
    categories: dict[int, Bilingual]


@ask(Permission.VIEW_SETTINGS)
def level_facts(read: Read) -> EscalationFacts:
    """Return the levels, those switched off too, with the names of what they speak of."""
    departments = read.execute(
        select(Department.id, Department.name_zh, Department.name_en)
        .where(Department.is_active)
        .order_by(Department.position, Department.id)
    )
    staff = read.execute(select(Staff.id, Staff.name, Staff.role).where(Staff.is_active).order_by(Staff.id))
    tiers = read.execute(select(Tier.code, Tier.name_zh, Tier.name_en).order_by(Tier.position))
    return EscalationFacts(
        escalation_rules.rules(read.connection, active=False),
        {row.id: Bilingual(row.name_zh, row.name_en) for row in departments},
        {row.id: (row.name, Role(row.role)) for row in staff},
        {row.code: Bilingual(row.name_zh, row.name_en) for row in tiers},
        {each.id: each.path for each in Categories(read.connection).all() if each.merged_into_id is None},
    )


@ask(Permission.VIEW_SETTINGS)
def would_fire(read: Read, levels: list[EscalationRule], wanted: Callable[[], bool] = lambda: True) -> dict[int, int]:
    """Return for each level, by its place in the list, how many open tickets it would fire for at once if saved.

    Only what is new or changed fires anew: what fired already is done for its deadline. As soon as *wanted* says
    that nobody waits for the answer any more, what was counted by then is returned.
    """
    active = [(place, each) for place, each in enumerate(levels) if each.is_active]
    if not active:
        return {}
    placed = [_at_place(place, each) for place, each in active]
    many = ManyCases(read.connection, OPEN_TICKET, readable(read))
    return Counting(read.connection, placed, read.site.zone, read.now).count(many, wanted)


def _at_place(place: int, rule: EscalationRule) -> EscalationRule:
    values = {name: getattr(rule, name) for name in EscalationRule.__slots__}
    return EscalationRule(**{**values, "position": place})
