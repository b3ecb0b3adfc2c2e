"""Which tickets stood open at a moment, and how far they have come since; as the figures of a period count them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, case, or_, select, union_all
from sqlalchemy.orm import aliased

from servicedesk.core.enums import OPEN_CLASSES, Priority, StateClass, TicketKind
from servicedesk.core.weekly_delivery import WorkState
from servicedesk.models import Ticket
from servicedesk.storage.conditions import IMPORTED, OPEN_TICKET

AHEAD = timedelta(hours=48)
# The clock of an open ticket without a next deadline is paused.
PAUSED = and_(OPEN_TICKET, Ticket.due_at.is_(None), Ticket.resolution_due_at.is_not(None))
IS_COMPLAINT = Ticket.kind == TicketKind.COMPLAINT.value
SERIOUS = and_(
    IS_COMPLAINT, or_(Ticket.priority.in_([Priority.URGENT.value, Priority.HIGH.value]), Ticket.times_reopened > 0)
)
# Work is over once it is solved: closing follows days later, and last week's backlog must not grow by it. Only the
# program a ticket was imported from counts by closing.
FINISHED_AT = case(
    (Ticket.closed_at.is_(None), Ticket.solved_at),
    (Ticket.solved_at.is_(None), Ticket.closed_at),
    (IMPORTED, Ticket.closed_at),
    else_=Ticket.solved_at,
)
_SAME = aliased(Ticket)
# As the partial index of open tickets words it.
_OPEN: Any = bindparam("classes", [str(each) for each in OPEN_CLASSES], expanding=True, literal_execute=True)
_NOW_OPEN = select(_SAME.id).where(_SAME.state_class.in_(_OPEN))
_GONE = (StateClass.CANCELLED.value, StateClass.MERGED.value)
_STATES = {
    StateClass.NEW.value: WorkState.OPEN,
    StateClass.ACTIVE.value: WorkState.IN_PROGRESS,
    StateClass.WAITING.value: WorkState.WAITING,
}


def open_at(moment: datetime) -> ColumnElement[bool]:
    """Return the condition for tickets that stood open at *moment*; cancelled and merged ones never count.

    Named by their ids, as only then the few are looked up: what is open now through its own index, what was finished
    since through the time of the last change.
    """
    changed = select(_SAME.id).where(_SAME.updated_at >= moment)
    found = Ticket.id.in_(union_all(_NOW_OPEN, changed))
    return and_(found, Ticket.state_class.not_in(_GONE), _standing(moment))


def open_since(moment: datetime) -> ColumnElement[bool]:
    """Return the condition for tickets that stood open at *moment* and are open now: the few of the index alone."""
    return and_(Ticket.id.in_(_NOW_OPEN), _standing(moment))


def _standing(moment: datetime) -> ColumnElement[bool]:
    return and_(Ticket.opened_at < moment, or_(FINISHED_AT.is_(None), moment <= FINISHED_AT))


def finished_in(start: datetime, end: datetime) -> ColumnElement[bool]:
    """Return the condition for tickets finished from *start* until before *end*.

    What was finished in the span was last changed in it or later: that has an index.
    """
    return and_(start <= FINISHED_AT, end > FINISHED_AT, Ticket.updated_at >= start)


def due_after(moment: datetime) -> ColumnElement[bool]:
    """Return the condition for tickets due within 48 hours of *moment* whose clock is not paused."""
    return and_(Ticket.resolution_due_at >= moment, Ticket.resolution_due_at < moment + AHEAD, ~PAUSED)


def work_state(state_class: str) -> WorkState:
    """Return how far a ticket has come by now."""
    return _STATES.get(state_class, WorkState.DONE)
