"""The rules of a ticket's life as a site may set them, and what they are before it does.

Each is kept as an object under a name in the site's settings; what it does not say is as the defaults say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from servicedesk.core.enums import Impact, Priority, StateClass, TicketKind, Urgency
from servicedesk.core.permissions import Permission

NEW, ACTIVE, WAITING = StateClass.NEW, StateClass.ACTIVE, StateClass.WAITING
SOLVED, CLOSED, CANCELLED = StateClass.SOLVED, StateClass.CLOSED, StateClass.CANCELLED
FINISHED = (SOLVED, CLOSED, CANCELLED)
REASON_ASKED = (WAITING, CANCELLED)
DEFAULT_REOPEN_DAYS = 14

TRANSITIONS_KEY, REOPEN_KEY, CLOSING_KEY = "transitions", "reopen", "closing"
WAITING_KEY, PRIORITIES_KEY, REASONS_KEY = "waiting", "priorities", "reasons"

# The steps that make sense at all, with the right each takes until the site says otherwise. Merging has its own act.
_WORK, _CANCEL, _REOPEN = Permission.WORK_ON_TICKET, Permission.CANCEL_TICKET, Permission.REOPEN_TICKET
POSSIBLE: dict[StateClass, dict[StateClass, Permission]] = {
    NEW: {ACTIVE: _WORK, WAITING: _WORK, SOLVED: _WORK, CANCELLED: _CANCEL},
    ACTIVE: {ACTIVE: _WORK, WAITING: _WORK, SOLVED: _WORK, CANCELLED: _CANCEL},
    WAITING: {ACTIVE: _WORK, WAITING: _WORK, SOLVED: _WORK, CANCELLED: _CANCEL},
    SOLVED: {ACTIVE: _REOPEN, CLOSED: _WORK},
    CLOSED: {ACTIVE: _REOPEN},
    CANCELLED: {ACTIVE: _REOPEN},
    StateClass.MERGED: {},
}
# What a step may be made to need; each includes the roles of the next.
RIGHTS = (Permission.WORK_ON_TICKET, Permission.CANCEL_TICKET, Permission.REOPEN_TICKET, Permission.MANAGE_RULES)
FORBIDDEN = ""

Transitions = Mapping[StateClass, Mapping[StateClass, Permission | None]]


def transitions(value: Mapping[str, Any] | None) -> dict[StateClass, dict[StateClass, Permission | None]]:
    """Return every possible step with the right it takes; None where the site forbids it."""
    table: Mapping[str, Any] = (value or {}).get("table", {})
    found: dict[StateClass, dict[StateClass, Permission | None]] = {}
    for source, row in POSSIBLE.items():
        chosen = table.get(source.value, {})
        found[source] = {target: _right(chosen.get(target.value), usual) for target, usual in row.items()}
    return found


def _right(chosen: object, usual: Permission) -> Permission | None:
    if chosen is None:
        return usual
    return Permission(chosen) if chosen in [right.value for right in RIGHTS] else None


class ReopenRule(StrEnum):
    """Whether a finished ticket of a kind may be opened again."""

    ALWAYS = "always"
    NEVER = "never"
    WITHIN = "within"


@dataclass(frozen=True, slots=True)
class Reopening:
    """The rule for one kind; ``days`` counts from when the ticket was finished."""

    rule: ReopenRule
    days: int

    def is_open(self, finished_at: datetime | None, now: datetime) -> bool:
        """Whether a ticket finished then may still be opened again now."""
        if self.rule is ReopenRule.WITHIN:
            return finished_at is None or now <= finished_at + timedelta(days=self.days)
        return self.rule is ReopenRule.ALWAYS


def reopening(value: Mapping[str, Any] | None, kind: str) -> Reopening:
    """Return the rule for tickets of *kind*."""
    value = value or {}
    days = int(value.get("days", DEFAULT_REOPEN_DAYS))
    own = value.get("kinds", {}).get(kind)
    if own is None:
        return Reopening(ReopenRule.WITHIN, days)
    return Reopening(ReopenRule(own["rule"]), int(own.get("days", days)))


class Guard(StrEnum):
    """What solving a ticket of a kind insists on, beside how it was solved and what its form requires."""

    CATEGORY = "category"
    CHECKS = "checks"
    TASKS = "tasks"


DEFAULT_CLOSE_DAYS = 3
_GUARDED: dict[Guard, tuple[TicketKind, ...]] = {
    Guard.CATEGORY: (TicketKind.COMPLAINT, TicketKind.FAULT, TicketKind.RETURN),
    Guard.CHECKS: (TicketKind.COMPLAINT, TicketKind.FAULT),
    Guard.TASKS: tuple(TicketKind),
}


@dataclass(frozen=True, slots=True)
class Closing:
    """After how many days a solved ticket closes by itself (0: never), and what solving insists on by kind."""

    after_days: int
    guards: Mapping[Guard, frozenset[str]]

    def asks(self, guard: Guard, kind: str) -> bool:
        """Whether tickets of *kind* are held until *guard* is seen to."""
        return kind in self.guards[guard]


def closing(value: Mapping[str, Any] | None) -> Closing:
    """Return when and how tickets close; a site that never chose closes none by itself."""
    value = value or {}
    chosen = value.get("guards", {})
    guards = {
        guard: frozenset(chosen[guard.value] if guard.value in chosen else (kind.value for kind in usual))
        for guard, usual in _GUARDED.items()
    }
    return Closing(int(value.get("after_days", 0)), guards)


def closing_value(rules: Closing) -> dict[str, Any]:
    """Return *rules* as the settings keep them."""
    return {
        "after_days": rules.after_days,
        "guards": {guard.value: sorted(kinds) for guard, kinds in rules.guards.items()},
    }


class WhenOver(StrEnum):
    """What happens when the time until which a ticket waits has come."""

    REMIND = "remind"
    RESUME = "resume"


def when_over(value: Mapping[str, Any] | None) -> WhenOver:
    """Return what the site wants when a wait is over."""
    return WhenOver((value or {}).get("when_over", WhenOver.REMIND))


_U, _H, _N, _L = Priority.URGENT, Priority.HIGH, Priority.NORMAL, Priority.LOW
_MATRIX: dict[Impact, dict[Urgency, Priority]] = {
    Impact.ONE: {Urgency.NOW: _H, Urgency.TODAY: _N, Urgency.LATER: _L},
    Impact.SEVERAL: {Urgency.NOW: _U, Urgency.TODAY: _H, Urgency.LATER: _N},
    Impact.ALL: {Urgency.NOW: _U, Urgency.TODAY: _U, Urgency.LATER: _H},
}
Matrix = Mapping[Impact, Mapping[Urgency, Priority]]


def matrix(value: Mapping[str, Any] | None) -> dict[Impact, dict[Urgency, Priority]]:
    """Return the priority that each impact and urgency propose."""
    chosen = (value or {}).get("matrix", {})
    return {
        impact: {
            urgency: Priority(chosen.get(impact.value, {}).get(urgency.value, usual)) for urgency, usual in row.items()
        }
        for impact, row in _MATRIX.items()
    }


def proposed(table: Matrix, impact: str | None, urgency: str | None) -> Priority | None:
    """Return the priority that follows; None until both are known."""
    if not impact or not urgency:
        return None
    return table[Impact(impact)][Urgency(urgency)]
