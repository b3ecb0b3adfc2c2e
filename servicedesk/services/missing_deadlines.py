"""Next updates of open tickets that an older program opened: it knew the contact but kept no deadline for it."""

from __future__ import annotations

from sqlalchemy import Select, select

from servicedesk.core.permissions import Permission
from servicedesk.models import ServiceLevel, Ticket
from servicedesk.services import deadlines
from servicedesk.storage.conditions import OPEN_TICKET
from servicedesk.storage.desk import Read, Work, act, ask

AT_ONCE = 200


def _missing(limit: int) -> Select[tuple[int]]:
    """Return which lack it; a ticket whose rule is gone gets no deadline, and would be found for ever."""
    return (
        select(Ticket.id)
        .join(ServiceLevel, ServiceLevel.id == Ticket.service_level_id)
        .where(OPEN_TICKET, Ticket.contacted_at.is_not(None), Ticket.update_due_at.is_(None))
        .where(ServiceLevel.is_active)
        # By number the engine would read every ticket there ever was to find out that none lacks it.
        .order_by(Ticket.due_at, Ticket.id)
        .limit(limit)
    )


@ask(Permission.VIEW_TICKETS)
def anything_missing(read: Read) -> bool:
    """Return whether a ticket lacks its next update; asked beside the work."""
    return read.execute(_missing(1)).first() is not None


@act(Permission.MANAGE_RULES, undoable=False)
def fill_missing(work: Work) -> int:
    """Derive the deadlines of the next tickets that lack one; return how many that were."""
    work.audited = False
    found = work.connection.execute(_missing(AT_ONCE)).scalars().all()
    rules = deadlines.rules_of(work) if found else None
    for identity in found:
        deadlines.derive(work, work.get(Ticket, identity), rules)
    return len(found)
