"""What escalated at the practice site: the levels that fired for its open tickets, and what people were told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from servicedesk.core.enums import CompensationState, EntryKind
from servicedesk.core.notices import NoticeKind
from servicedesk.models import Compensation, EscalationEvent, Notice, Staff, Ticket, TicketEntry
from servicedesk.services.compensations import approvers
from servicedesk.services.demo.history import History
from servicedesk.services.escalation_actions import details_of, kind_of, people_of
from servicedesk.storage import escalation as facts
from servicedesk.storage import escalation_cases, escalation_rules
from servicedesk.storage.conditions import OPEN_TICKET
from servicedesk.storage.desk import Work
from servicedesk.storage.escalation_cases import Case

# Those that press most; of a practice site with twenty thousand open tickets nobody looks at the rest.
MOST = 200
# Older notices have been read.
UNREAD_FOR, TOLD_FOR = timedelta(hours=3), timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Told:
    """One notice before it is written: the bell shows them in the order they are."""

    at: datetime
    ticket_id: int
    staff_id: int
    kind: NoticeKind
    details: dict[str, Any]


def write_escalations(work: Work, history: History) -> None:
    """Write what fired up to now for the open tickets, as the desk would have fired it, and the notices."""
    names = dict(work.connection.execute(select(Staff.id, Staff.name)).tuples().all())
    levels = escalation_rules.rules(work.connection)
    pressing = select(Ticket.id).where(OPEN_TICKET).order_by(Ticket.due_at.is_(None), Ticket.due_at, Ticket.id)
    found: list[tuple[facts.Pending, Case]] = []
    for identity in work.connection.execute(pressing.limit(MOST)).scalars().all():
        ticket = escalation_cases.case(work.connection, identity)
        assert ticket is not None
        waits = facts.pending(
            work.connection, ticket, levels, ticket.opened_at, history.site.zone, work.now, since=ticket.opened_at
        )
        found += [(each, ticket) for each in waits if each.should_at <= work.now]
    told: list[Told] = []
    for each, ticket in sorted(found, key=lambda pair: (pair[0].should_at, pair[1].id, pair[0].position)):
        told += _fire(work, history, each, ticket, names)
    told += _other_notices(work)
    for notice in sorted(told, key=lambda each: (each.at, each.ticket_id, each.staff_id, each.kind)):
        _tell(history, notice)
    history.bulk.flush()


def _fire(work: Work, history: History, found: facts.Pending, ticket: Case, names: dict[int, str]) -> Iterator[Told]:
    near, above = people_of(work, ticket, found.rule.actions)
    details = details_of(found, late=False, told=[names[each] for each in sorted(near | above)])
    history.bulk.add(
        EscalationEvent,
        ticket_id=ticket.id,
        target=found.rule.target,
        level_id=found.rule.id,
        deadline_at=found.deadline,
        due_at=found.should_at,
        fired_at=found.should_at,
        is_late=False,
        is_upward=found.rule.actions.is_upward,
        details=details,
    )
    entry = {"ticket_id": ticket.id, "origin_ticket_id": None, "kind": EntryKind.ESCALATED.value, "is_internal": True}
    history.bulk.add(TicketEntry, **entry, author_id=None, text="", details=details, at=found.should_at, minutes=0)
    said = {name: details[name] for name in ("target", "percent", "minutes")}
    for people, kind in ((near, kind_of(found.rule)), (above - near, NoticeKind.ESCALATED)):
        for each in people:
            yield Told(found.should_at, ticket.id, each, kind, said)


def _other_notices(work: Work) -> Iterator[Told]:
    """Tell of tickets that were assigned lately, and of compensations that wait."""
    recent = select(Ticket.id, Ticket.owner_id, Ticket.opened_at).where(
        OPEN_TICKET, Ticket.owner_id.is_not(None), Ticket.opened_at > work.now - TOLD_FOR
    )
    for row in work.connection.execute(recent.order_by(Ticket.opened_at, Ticket.id).limit(MOST)).all():
        yield Told(row.opened_at, row.id, row.owner_id, NoticeKind.ASSIGNED, {})
    waiting = select(Compensation.__table__).where(Compensation.state == CompensationState.PENDING.value)
    for item in work.connection.execute(waiting.order_by(Compensation.id).limit(MOST)).all():
        said = {"name": item.name, "cents": item.amount_cents}
        for each in approvers(work, item.amount_cents):
            yield Told(item.requested_at, item.ticket_id, each, NoticeKind.APPROVAL_WAITING, said)


def _tell(history: History, told: Told) -> None:
    history.bulk.add(
        Notice,
        staff_id=told.staff_id,
        kind=told.kind.value,
        ticket_id=told.ticket_id,
        details=told.details,
        is_late=False,
        created_at=told.at,
        read_at=told.at if told.at < history.now - UNREAD_FOR else None,
    )
