"""The clock inside the house: it starts when a department or partner gets a ticket and stops when it is back or done.

The guest's own deadlines know nothing of it.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, select

from servicedesk.core.errors import Refused
from servicedesk.methods.sla_clock import Calendar
from servicedesk.models import InternalAgreement, InternalClock, Ticket
from servicedesk.services.reach import MOST_YEARS, is_in_reach
from servicedesk.storage import service_levels as facts
from servicedesk.storage.desk import Work
from servicedesk.storage.lifecycle import Categories
from servicedesk.storage.prepared import Prepared

_RUNNING = Prepared(
    select(InternalClock.id).where(InternalClock.ticket_id == bindparam("ticket"), InternalClock.ended_at.is_(None))
)
_AGREEMENTS = Prepared(
    select(
        InternalAgreement.id,
        InternalAgreement.department_id,
        InternalAgreement.partner_id,
        InternalAgreement.kind,
        InternalAgreement.category_id,
        InternalAgreement.priority,
        InternalAgreement.minutes,
        InternalAgreement.calendar_id,
    )
    .where(InternalAgreement.is_active)
    .order_by(InternalAgreement.position, InternalAgreement.id)
)


def start(work: Work, ticket: Ticket) -> None:
    """Start the clock of whoever has the ticket now, if something was agreed with them; stop the one before.

    A partner comes before the department that called them.
    """
    start_for(
        work,
        ticket.id,
        ticket.department_id if ticket.partner_id is None else None,
        ticket.partner_id,
        ticket.kind,
        ticket.priority,
        ticket.category_id,
    )


def start_for(
    work: Work,
    ticket_id: int,
    department_id: int | None,
    partner_id: int | None,
    kind: str,
    priority: str,
    category_id: int | None,
) -> None:
    """Start the clock for a ticket whose row is not mapped yet."""
    stop(work, ticket_id)
    if department_id is None and partner_id is None:
        return
    tree: Categories | None = None
    for identity, *wanted, minutes, calendar_id in work.rule("agreements", lambda: _AGREEMENTS.rows(work.connection)):
        if wanted[3] is not None:
            # An agreement on a category is one on everything under it.
            tree = tree or work.rule("categories", lambda: Categories(work.connection))
            wanted[3] = category_id if category_id in tree.with_below(wanted[3]) else wanted[3]
        if _holds(wanted, (department_id, partner_id, kind, category_id, priority)):
            _begin(work, ticket_id, department_id, partner_id, identity, minutes, calendar_id)
            return


def _holds(wanted: list[object], case: tuple[object, ...]) -> bool:
    """Whether an agreement is with exactly whoever has the ticket, and its conditions hold; empty ones always do."""
    same = wanted[0] == case[0] and wanted[1] == case[1]
    return same and all(want is None or want == have for want, have in zip(wanted[2:], case[2:], strict=True))


def _begin(
    work: Work,
    ticket_id: int,
    department_id: int | None,
    partner_id: int | None,
    agreement_id: int,
    minutes: int,
    calendar_id: int,
) -> None:
    clock = _clock(work, calendar_id)
    work.insert(
        InternalClock,
        ticket_id=ticket_id,
        department_id=department_id,
        partner_id=partner_id,
        agreement_id=agreement_id,
        calendar_id=calendar_id,
        target_minutes=minutes,
        started_at=work.now,
        due_at=clock.due_at(work.now, minutes),
    )


def _clock(work: Work, calendar_id: int) -> Calendar:
    return work.rule(f"calendar {calendar_id}", lambda: facts.calendar(work.connection, calendar_id, work.site.zone))


def stop(work: Work, ticket_id: int) -> None:
    """Stop the clock that runs for a ticket and freeze how it went."""
    for (identity,) in _RUNNING.rows(work.connection, {"ticket": ticket_id}):
        row = work.get(InternalClock, identity)
        clock = _clock(work, row.calendar_id)
        row.ended_at = work.now
        row.elapsed_minutes = float(clock.elapsed_minutes(row.started_at, work.now))
        row.is_met = row.elapsed_minutes <= row.target_minutes


def refuse_out_of_reach(work: Work) -> None:
    """Refuse agreements whose time would not be used up within ten years by the calendars as they are now.

    Raises Refused ``agreement_out_of_reach``: nothing could be handed over by such a one any more.
    """
    for position, (*_wanted, minutes, calendar_id) in enumerate(_AGREEMENTS.rows(work.connection), start=1):
        clock = facts.calendar(work.connection, calendar_id, work.site.zone)
        if not is_in_reach(clock, work.now, minutes):
            raise Refused("agreement_out_of_reach", field="minutes", position=position, years=MOST_YEARS)


def derive_running(work: Work) -> int:
    """Derive the end of every running clock again after a calendar changed; return how many moved."""
    running = select(InternalClock).where(InternalClock.ended_at.is_(None)).order_by(InternalClock.id)
    moved = 0
    for row in work.session.execute(running).scalars().all():
        clock = _clock(work, row.calendar_id)
        due_at: datetime = clock.due_at(row.started_at, row.target_minutes)
        if row.due_at != due_at:
            row.due_at = due_at
            moved += 1
    return moved
