"""The levels of escalation as they are kept: for which tickets, when, and what is done then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from servicedesk.models import EscalationLevel
from servicedesk.storage.escalation_cases import Case
from servicedesk.storage.prepared import Prepared

_LEVELS = Prepared(
    select(
        EscalationLevel.id,
        EscalationLevel.position,
        EscalationLevel.target,
        EscalationLevel.percent,
        EscalationLevel.offset_minutes,
        EscalationLevel.conditions,
        EscalationLevel.actions,
        EscalationLevel.since_at,
        EscalationLevel.is_active,
    ).order_by(EscalationLevel.position, EscalationLevel.id)
)


@dataclass(frozen=True, slots=True)
class Conditions:
    """For which tickets a level is; None and empty mean any."""

    kinds: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    departments: tuple[int, ...] = ()
    categories: tuple[int, ...] = ()
    only_unassigned: bool = False

    def hold(self, case: Case, under: frozenset[int]) -> bool:
        """Return whether every condition that is set holds for a ticket as it is now.

        *under* are its category and those above it: a condition on one holds for everything filed below.
        """
        return (
            (not self.kinds or case.kind in self.kinds)
            and (not self.priorities or case.priority in self.priorities)
            and (not self.tiers or case.tier_code in self.tiers)
            and (not self.departments or case.department_id in self.departments)
            and (not self.categories or not under.isdisjoint(self.categories))
            and (not self.only_unassigned or case.owner_id is None)
        )


@dataclass(frozen=True, slots=True)
class Actions:
    """What a level does; ``staff`` and ``roles`` are told besides those who have to do with the ticket."""

    owner: bool = False
    watchers: bool = False
    department: bool = False
    roles: tuple[str, ...] = ()
    staff: tuple[int, ...] = ()
    assign_department_id: int | None = None
    assign_owner_id: int | None = None
    raise_priority: bool = False
    note: str = ""

    @property
    def is_upward(self) -> bool:
        """Whether it goes beyond those who do the work anyway."""
        changes = self.raise_priority or self.assign_department_id is not None or self.assign_owner_id is not None
        return changes or bool(self.roles or self.staff)

    @property
    def does_something(self) -> bool:
        """Whether anything happens at all."""
        return self != Actions()


@dataclass(frozen=True, slots=True)
class EscalationRule:
    """A level as it is worked with; ``percent`` or ``offset_minutes`` is set, not both."""

    id: int
    position: int
    target: str
    percent: int | None
    offset_minutes: int | None
    conditions: Conditions
    actions: Actions
    since_at: datetime
    is_active: bool = True


def rules(connection: Connection, *, active: bool = True) -> list[EscalationRule]:
    """Return the levels in order; without *active* those that were switched off as well."""
    found = [_rule(*row) for row in _LEVELS.rows(connection)]
    return [each for each in found if each.is_active or not active]


def _rule(
    identity: int,
    position: int,
    target: str,
    percent: int | None,
    offset: int | None,
    conditions: dict[str, Any],
    actions: dict[str, Any],
    since_at: datetime,
    is_active: bool,
) -> EscalationRule:
    return EscalationRule(
        identity,
        position,
        target,
        percent,
        offset,
        Conditions(**_tuples(conditions)),
        Actions(**_tuples(actions)),
        since_at,
        is_active,
    )


def _tuples(values: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}


def stored(part: Conditions | Actions) -> dict[str, Any]:
    """Return conditions or actions as a column keeps them: only what is set."""
    empty = type(part)()
    names = type(part).__slots__
    values = {name: getattr(part, name) for name in names if getattr(part, name) != getattr(empty, name)}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
