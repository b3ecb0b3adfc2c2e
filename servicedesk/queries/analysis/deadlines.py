"""Resolutions against their target: the decided ones, and tickets open past it.

Date basis: the closing, and for what is still open the moment of the breach. Cancelled and merged tickets leave no
result; the department and channel are the ticket's.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from servicedesk.core.enums import Target
from servicedesk.core.permissions import Permission
from servicedesk.models import Customer, ServiceLevelResult, Ticket
from servicedesk.queries.analysis.scope import END, START, Dimension, Slice
from servicedesk.storage.conditions import OPEN_TICKET
from servicedesk.storage.desk import Read

COLUMNS: dict[Dimension, ColumnElement[Any]] = {
    Dimension.SCENARIO: Ticket.scenario_id.expression,
    Dimension.CHANNEL: Ticket.channel.expression,
    Dimension.TIER: Customer.tier_code.expression,
    Dimension.PERSON: func.coalesce(Ticket.solver_id, Ticket.owner_id),
}


def decided(*columns: Any) -> Select[Any]:
    """Return the statement over the final resolutions decided in the span."""
    return (
        select(*columns)
        .select_from(ServiceLevelResult)
        .join(Ticket, Ticket.id == ServiceLevelResult.ticket_id)
        .outerjoin(Customer, Customer.id == Ticket.customer_id)
        .where(ServiceLevelResult.target == Target.RESOLUTION.value, ServiceLevelResult.is_final)
        .where(ServiceLevelResult.decided_at >= START, ServiceLevelResult.decided_at < END)
    )


def late(*columns: Any) -> Select[Any]:
    """Return the statement over tickets that are open and whose target passed in the span; see :func:`until_now`."""
    return (
        select(*columns)
        .select_from(Ticket)
        .outerjoin(Customer, Customer.id == Ticket.customer_id)
        .where(OPEN_TICKET, Ticket.due_at.is_not(None))
        .where(Ticket.resolution_due_at >= START, Ticket.resolution_due_at < END)
    )


def until_now(read: Read, parameters: dict[str, Any]) -> dict[str, Any]:
    """Return the span cut off at the present: a deadline still to come is no breach."""
    end: datetime = parameters["end"]
    return {**parameters, "end": min(end, read.now)}


def narrowed(read: Read, statement: Select[Any], part: Slice) -> Select[Any]:
    """Return *statement* over one part of the desk, without what the reader may not know of."""
    if part.department_id is not None:
        statement = statement.where(Ticket.department_id == part.department_id)
    if part.channel is not None:
        statement = statement.where(Ticket.channel == part.channel.value)
    if not read.actor.can(Permission.VIEW_SENSITIVE):
        statement = statement.where(Ticket.is_sensitive.is_(False))
    return statement
