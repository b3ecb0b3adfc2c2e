"""The return policy as it is stored, and the exceptions made for a customer."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select

from servicedesk.core.return_policy import ReturnPolicy
from servicedesk.models import ReturnCheck, Setting, Ticket
from servicedesk.models.base import UtcDateTime
from servicedesk.storage.prepared import Prepared

POLICY = "return_policy"
_POLICY = Prepared(select(Setting.value).where(Setting.key == POLICY))
_EXCEPTIONS = Prepared(
    select(func.count())
    .select_from(ReturnCheck)
    .join(Ticket, Ticket.id == ReturnCheck.ticket_id)
    .where(
        ReturnCheck.customer_id == bindparam("customer"),
        ReturnCheck.is_exception,
        ReturnCheck.at >= bindparam("since", type_=UtcDateTime()),
        ReturnCheck.ticket_id.is_distinct_from(bindparam("but_not", type_=Ticket.id.type)),
        Ticket.state_class != "cancelled",
        Ticket.state_class != "merged",
    )
)


def policy_of(connection: Connection) -> ReturnPolicy:
    """Return the site's policy."""
    return ReturnPolicy.from_setting(_POLICY.scalar(connection))


def exceptions_of(connection: Connection, customer_id: int | None, since: datetime, but_not: int | None = None) -> int:
    """Return how many exceptions were made for a customer since then, one ticket's own left out."""
    if customer_id is None:
        return 0
    return int(_EXCEPTIONS.scalar(connection, {"customer": customer_id, "since": since, "but_not": but_not}))
