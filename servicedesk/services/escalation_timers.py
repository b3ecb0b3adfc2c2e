"""When each open ticket is looked at next: worked out again whenever the ticket or the rules are not what they were."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, bindparam, delete, or_, select, update

from servicedesk.methods.sla_clock import Calendar
from servicedesk.models import EscalationTimer, Ticket
from servicedesk.models.base import UtcDateTime
from servicedesk.storage import escalation as facts
from servicedesk.storage import escalation_cases, escalation_rules
from servicedesk.storage.conditions import OPEN_TICKET
from servicedesk.storage.desk import Work
from servicedesk.storage.escalation_cases import Case
from servicedesk.storage.escalation_rules import EscalationRule
from servicedesk.storage.prepared import Prepared
from servicedesk.storage.upserts import put_row

# So many tickets are worked out in one transaction: under 10 ms of work, nobody at the desk notices even on a busy PC.
AT_ONCE = 16
_JOINED = select(
    Ticket.id,
    EscalationTimer.ticket_id,
    EscalationTimer.due_at,
    EscalationTimer.rules,
    EscalationTimer.known_at,
).outerjoin(EscalationTimer, EscalationTimer.ticket_id == Ticket.id)
# Whatever changed a ticket, its version tells: no act has to think of escalation, and none can forget it.
_STALE = _JOINED.where(
    OPEN_TICKET,
    or_(
        EscalationTimer.ticket_id.is_(None),
        EscalationTimer.ticket_version != Ticket.version,
        EscalationTimer.due_at.is_distinct_from(Ticket.due_at),
        EscalationTimer.rules != bindparam("rules", type_=String()),
        # Worked out while the clock was ahead.
        EscalationTimer.known_at > bindparam("now", type_=UtcDateTime()),
    ),
).limit(AT_ONCE)
STALE = Prepared(_STALE)
ONE_STALE = Prepared(_STALE.limit(1))
_STILL_OPEN = select(Ticket.id).where(Ticket.id == EscalationTimer.ticket_id, OPEN_TICKET).exists()
# From the few timers to their tickets, never through the million that are closed.
_IDLE = select(EscalationTimer.ticket_id).where(~_STILL_OPEN).limit(10 * AT_ONCE)
IDLE = Prepared(_IDLE)
_LEFT = Prepared(select(EscalationTimer.ticket_id).limit(10 * AT_ONCE))


def arm_some(work: Work) -> int:
    """Work out when the next tickets whose ticket or rules changed are due; return how many that were."""
    levels = escalation_rules.rules(work.connection)
    if not levels:
        return _clear(work, _LEFT)
    mark = facts.rules_mark(work.connection, levels, work.site.zone)
    rows = STALE.rows(work.connection, {"rules": mark, "now": work.now})
    clocks: dict[int, Calendar] = {}
    for identity, before, due_at, rules, known_at in rows:
        found = escalation_cases.case(work.connection, identity)
        assert found is not None
        known = _known_at(work, found, due_at, rules != mark, known_at) if before is not None else found.opened_at
        arm(work, found, levels, mark, known, clocks)
    return len(rows) or _clear(work, IDLE)


def look_again(work: Work, customer_id: int) -> None:
    """Have the open tickets of a customer worked out anew: levels may ask for the tier, which no ticket holds."""
    theirs = select(Ticket.id).where(Ticket.customer_id == customer_id, OPEN_TICKET)
    work.flush()
    work.connection.execute(update(EscalationTimer).where(EscalationTimer.ticket_id.in_(theirs)).values(rules=""))


def arm(
    work: Work,
    ticket: Case,
    levels: list[EscalationRule],
    mark: str,
    known_at: datetime,
    clocks: dict[int, Calendar] | None = None,
) -> None:
    """Keep when the next level of a ticket is due."""
    # Opened or changed while the clock was ahead: known by now at the latest.
    known_at = min(known_at, work.now)
    waits = facts.pending(work.connection, ticket, levels, known_at, work.site.zone, work.now, clocks=clocks)
    values = {
        "ticket_id": ticket.id,
        "ticket_version": ticket.version,
        "due_at": ticket.due_at,
        "rules": mark,
        "known_at": known_at,
        "next_at": waits[0].should_at if waits else None,
    }
    put_row(work.connection, EscalationTimer, ("ticket_id",), values)


def _known_at(work: Work, ticket: Case, due_at: datetime | None, rules_changed: bool, known_at: datetime) -> datetime:
    """Return since when the ticket's deadlines are what they are.

    What changed a ticket says when it did; rules and calendars do not, but a moment ago somebody saved them.
    """
    if rules_changed or (ticket.due_at != due_at and ticket.updated_at <= known_at):
        return work.now
    return min(max(known_at, ticket.updated_at), work.now)


def _clear(work: Work, found: Prepared) -> int:
    """Forget what waits for tickets that are done, or for rules that are gone."""
    ids = [row[0] for row in found.rows(work.connection)]
    if ids:
        work.connection.execute(delete(EscalationTimer).where(EscalationTimer.ticket_id.in_(ids)))
    return len(ids)
