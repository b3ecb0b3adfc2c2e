"""Escalation: levels that are due fire once, in the order they were due, whenever the program runs again."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, select, update

from servicedesk.core.permissions import Permission
from servicedesk.models import EscalationEvent, EscalationTimer
from servicedesk.models.base import UtcDateTime
from servicedesk.services import escalation_timers as timers
from servicedesk.services.escalation_actions import carry_out
from servicedesk.storage import escalation as facts
from servicedesk.storage import escalation_cases, escalation_rules
from servicedesk.storage.desk import Desk, Work, act
from servicedesk.storage.escalation_cases import Case
from servicedesk.storage.escalation_rules import EscalationRule
from servicedesk.storage.prepared import Prepared
from servicedesk.storage.upserts import put_if_new

# The desk looks every minute; what comes later than this was missed.
LATE_AFTER = timedelta(minutes=3)
DUE = Prepared(
    select(EscalationTimer.ticket_id, EscalationTimer.known_at)
    .where(EscalationTimer.next_at <= bindparam("now", type_=UtcDateTime()))
    .order_by(EscalationTimer.next_at, EscalationTimer.ticket_id)
    .limit(1)
)
_KEY = ("ticket_id", "target", "level_id", "deadline_at")


@act(Permission.WORK_ON_TICKET)
def fire_next(work: Work) -> int | None:
    """Fire the level that has been due the longest; return how many fired, None when nothing is due."""
    found = DUE.first(work.connection, {"now": work.now})
    if found is None:
        work.audited = False
        return None
    ticket_id, known_at = found
    ticket = escalation_cases.case(work.connection, ticket_id)
    levels = escalation_rules.rules(work.connection)
    mark = facts.rules_mark(work.connection, levels, work.site.zone)
    waits = (
        facts.pending(work.connection, ticket, levels, known_at, work.site.zone, work.now) if ticket is not None else []
    )
    fired = False
    if ticket is not None and waits and waits[0].should_at <= work.now:
        fired = _fire(work, ticket, waits[0])
    work.audited = work.audited and fired
    _rearm(work, ticket, levels, mark, known_at)
    return int(fired)


def _rearm(work: Work, ticket: Case | None, levels: list[EscalationRule], mark: str, known_at: datetime) -> None:
    if ticket is None:
        return
    # What the level itself changed counts at once: nothing else has to be looked through for it.
    work.flush()
    after = escalation_cases.case(work.connection, ticket.id)
    if after is not None:
        moved = after.due_at != ticket.due_at
        timers.arm(work, after, levels, mark, work.now if moved else known_at)


def _fire(work: Work, ticket: Case, found: facts.Pending) -> bool:
    """Store the event, or nothing where another desk was first; do what the level says."""
    late = work.now - found.should_at > LATE_AFTER
    values = {
        "ticket_id": ticket.id,
        "target": found.rule.target,
        "level_id": found.rule.id,
        "deadline_at": found.deadline,
        "due_at": found.should_at,
        "fired_at": work.now,
        "is_late": late,
        "is_upward": found.rule.actions.is_upward,
        "details": {},
    }
    # Not journalled: undoing what a level did must not let it fire again.
    if not put_if_new(work.connection, EscalationEvent, _KEY, values):
        return False
    done = carry_out(work, ticket, found, late)
    key = [getattr(EscalationEvent, name) == values[name] for name in _KEY]
    work.connection.execute(update(EscalationEvent).where(*key).values(details=done))
    work.audit("ticket", ticket.id, level_id=found.rule.id, target=found.rule.target, late=late)
    return True


def anything_due(desk: Desk) -> bool:
    """Return whether anything is to be worked out or fired: asked beside the work, so that nothing waits for it."""
    with desk.database.reader.begin() as connection:
        levels = escalation_rules.rules(connection)
        if not levels:
            return connection.execute(select(EscalationTimer.ticket_id).limit(1)).first() is not None
        mark = facts.rules_mark(connection, levels, desk.site.zone)
        return (
            DUE.first(connection, {"now": desk.clock.now()}) is not None
            or timers.ONE_STALE.first(connection, {"rules": mark, "now": desk.clock.now()}) is not None
            or timers.IDLE.first(connection) is not None
        )
