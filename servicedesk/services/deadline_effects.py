"""What a change would do to the open deadlines: made, measured, and rolled back, before anything is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select

from servicedesk.core.permissions import Permission
from servicedesk.models import Ticket
from servicedesk.services.customers import ChangeCustomer, change_customer
from servicedesk.services.deadlines import Times
from servicedesk.storage.conditions import OPEN_BY_NUMBER
from servicedesk.storage.desk import Desk, Work, require

_CHUNK = 500
OpenTimes = tuple[str, str, Times]
"""Number, title and deadlines of an open ticket."""
_COLUMNS = (
    Ticket.id,
    Ticket.number,
    Ticket.title,
    Ticket.due_at,
    Ticket.response_due_at,
    Ticket.update_due_at,
    Ticket.resolution_due_at,
)


@dataclass(frozen=True, slots=True)
class Move:
    """One open ticket whose deadline would move; ``overdue_at_once``: it would be late the moment it is saved."""

    ticket_id: int
    number: str
    title: str
    old: datetime | None
    new: datetime | None
    overdue_at_once: bool

    @property
    def is_earlier(self) -> bool:
        """Whether the guest would be served sooner."""
        return self.new is not None and (self.old is None or self.new < self.old)


@dataclass(frozen=True, slots=True)
class Effect:
    """What saving would do to the open tickets; ``moves`` in order of the new deadline."""

    moved: int
    earlier: int
    later: int
    overdue_at_once: int
    unchanged: int
    tickets: tuple[int, ...]
    moves: tuple[Move, ...] = ()


def effect(desk: Desk, permission: Permission, name: str, change: Callable[[Work], object]) -> Effect:
    """Return what *change* would do to the deadlines; of sensitive tickets only to those who may read them.

    Raises what the change itself would be refused with.
    """
    return _measured(desk, permission, name, change, None)


def tier_effect(desk: Desk, customer_id: int, tier_code: str) -> Effect:
    """Return what another tier would do to the open deadlines of a customer; an empty code takes it away."""
    command = ChangeCustomer(customer_id, tier_code=tier_code)
    theirs = Ticket.customer_id == customer_id
    return _measured(
        desk, Permission.EDIT_CUSTOMER, "customers.preview", lambda work: change_customer(work, command), theirs
    )


def _measured(
    desk: Desk,
    permission: Permission,
    name: str,
    change: Callable[[Work], object],
    chosen: ColumnElement[bool] | None,
) -> Effect:
    """Make the change, compare the open tickets that are *chosen* before and after, and leave everything as it was."""
    require(desk.actor, permission)
    with desk.work(name) as work:
        before = _open_times(work, chosen)
        change(work)
        work.flush()
        after = _open_times(work, chosen)
        moves = moves_between(before, after, work.now)
    earlier = sum(move.is_earlier for move in moves)
    overdue = sum(move.overdue_at_once for move in moves)
    ids = tuple(sorted(move.ticket_id for move in moves))
    return Effect(len(moves), earlier, len(moves) - earlier, overdue, len(after) - len(moves), ids, tuple(moves))


def times_of(work: Work, ids: Sequence[int]) -> dict[int, OpenTimes]:
    """Return the deadlines of those of these tickets that are open and may be read here."""
    work.flush()
    found: dict[int, OpenTimes] = {}
    for start in range(0, len(ids), _CHUNK):
        found.update(_open_times(work, Ticket.id.in_(list(ids[start : start + _CHUNK]))))
    return found


def _open_times(work: Work, chosen: ColumnElement[bool] | None) -> dict[int, OpenTimes]:
    statement = select(*_COLUMNS).where(OPEN_BY_NUMBER).order_by(Ticket.id)
    if chosen is not None:
        statement = statement.where(chosen)
    if not work.actor.can(Permission.VIEW_SENSITIVE):
        statement = statement.where(Ticket.is_sensitive.is_(False))
    return {row[0]: (row[1], row[2], Times(*row[3:])) for row in work.connection.execute(statement)}


def moves_between(before: dict[int, OpenTimes], after: dict[int, OpenTimes], now: datetime) -> list[Move]:
    """Return which deadlines differ of the tickets that are in both, in order of the new ones."""
    moves = []
    for identity, (number, title, new) in after.items():
        old = before[identity][2] if identity in before else None
        if old is not None and old != new:
            was, will = _shown(old, new)
            late = will is not None and will < now and not (was is not None and was < now)
            moves.append(Move(identity, number, title, was, will, late))
    return in_order(moves, now)


def in_order(moves: Iterable[Move], now: datetime) -> list[Move]:
    """Return moves by their new deadline, those without one last."""
    return sorted(moves, key=lambda move: (move.new is None, move.new or now, move.ticket_id))


def _shown(old: Times, new: Times) -> tuple[datetime | None, datetime | None]:
    """Return the pair of deadlines to show: what presses, or of a paused ticket what will."""
    for name in ("due_at", "resolution_due_at", "response_due_at", "update_due_at"):
        was, will = getattr(old, name), getattr(new, name)
        if was != will:
            return was, will
    return old.due_at, new.due_at
