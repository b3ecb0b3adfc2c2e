"""Which tickets stood open at a moment, and how far they have come since; as the figures of a period count them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, func, or_, select, union_all
from sqlalchemy.orm import aliased

from servicedesk.core.enums import OPEN_CLASSES, StateClass
from servicedesk.core.weekly_delivery import WorkState
from servicedesk.models import Ticket

FINISHED_AT = func.coalesce(Ticket.closed_at, Ticket.solved_at)
_SAME = aliased(Ticket)
# As the partial index of open tickets words it.
_OPEN: Any = bindparam("classes", [str(each) for each in OPEN_CLASSES], expanding=True, literal_execute=True)
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
    now_open = select(_SAME.id).where(_SAME.state_class.in_(_OPEN))
    changed = select(_SAME.id).where(_SAME.updated_at >= moment)
    return and_(
        Ticket.id.in_(union_all(now_open, changed)),
        Ticket.opened_at < moment,
        Ticket.state_class.not_in(_GONE),
        or_(FINISHED_AT.is_(None), moment <= FINISHED_AT),
    )


def work_state(state_class: str) -> WorkState:
    """Return how far a ticket has come by now."""
    return _STATES.get(state_class, WorkState.DONE)
