"""Which tickets stood open at a moment, and how far they have come since; as the figures of a period count them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_

from servicedesk.core.enums import StateClass
from servicedesk.core.weekly_delivery import WorkState
from servicedesk.models import Ticket
from servicedesk.storage.conditions import OPEN_TICKET

FINISHED_AT = func.coalesce(Ticket.closed_at, Ticket.solved_at)
_GONE = (StateClass.CANCELLED.value, StateClass.MERGED.value)
_STATES = {
    StateClass.NEW.value: WorkState.OPEN,
    StateClass.ACTIVE.value: WorkState.IN_PROGRESS,
    StateClass.WAITING.value: WorkState.WAITING,
}


def open_at(moment: datetime) -> ColumnElement[bool]:
    """Return the condition for tickets that stood open at *moment*; cancelled and merged ones never count.

    What is open now is found through its own index, and what was finished since through the time of the last change.
    """
    since = and_(Ticket.updated_at >= moment, Ticket.state_class.not_in(_GONE), moment <= FINISHED_AT)
    still = and_(OPEN_TICKET, or_(FINISHED_AT.is_(None), moment <= FINISHED_AT))
    return and_(Ticket.opened_at < moment, or_(still, since))


def work_state(state_class: str) -> WorkState:
    """Return how far a ticket has come by now."""
    return _STATES.get(state_class, WorkState.DONE)
