"""Conditions that partial indexes were made for, written as the engine has to read them.

The engine takes a partial index only for the very values of its definition, so they stand in the statement
as literals: with parameters it would read every row.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, exists, literal_column, select
from sqlalchemy.orm import aliased

from servicedesk.core.enums import OPEN_CLASSES, VisitState
from servicedesk.models import Ticket, TicketSource, Visit

_OPEN_VISITS = (VisitState.WAITING, VisitState.SERVING, VisitState.PARKED)


def _among(values: tuple[str, ...]) -> list[ColumnElement[str]]:
    return [literal_column(f"'{value!s}'") for value in values]


OPEN_TICKET: ColumnElement[bool] = Ticket.state_class.in_(_among(OPEN_CLASSES))
_SAME = aliased(Ticket)
# The same for rows by number: the engine would rather read every ticket there ever was than sort the few open ones.
OPEN_BY_NUMBER: ColumnElement[bool] = Ticket.id.in_(select(_SAME.id).where(_SAME.state_class.in_(_among(OPEN_CLASSES))))
OPEN_VISIT: ColumnElement[bool] = Visit.state.in_(_among(_OPEN_VISITS))


# A ticket that went into another is the same case: what is received is counted once.
RECEIVED_ONCE: ColumnElement[bool] = Ticket.merged_into_id.is_(None)
# No export says whether the first person who spoke to the guest settled it.
IMPORTED: ColumnElement[bool] = exists().where(TicketSource.ticket_id == Ticket.id)


def visit_is(*states: VisitState) -> ColumnElement[bool]:
    """Return the condition for open visits in *states*, found through the index of the open ones."""
    if not set(states) <= set(_OPEN_VISITS):
        raise ValueError("only states of an open visit")
    return and_(OPEN_VISIT, Visit.state.in_([state.value for state in states]))
