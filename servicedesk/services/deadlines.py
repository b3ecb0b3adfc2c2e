"""Keeping a ticket's deadlines true: chosen when it opens, derived again after every change, frozen when decided."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from servicedesk.core.enums import OPEN_CLASSES, Priority, StateClass, Target, TicketKind
from servicedesk.models import ServiceLevelResult, Ticket
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.storage import service_levels as facts
from servicedesk.storage.desk import Work

_OPEN = tuple(item.value for item in OPEN_CLASSES)


def for_new(work: Work, command: OpenTicket, kind: TicketKind, priority: Priority, responded: bool) -> facts.Deadlines:
    """Return the deadlines of a ticket that opens now."""
    tier = facts.tier_of(work.connection, command.customer_id)
    case = facts.Case(kind.value, priority.value, tier, command.scenario_id, command.channel.value)
    level = facts.first_match(facts.levels(work.connection), case)
    clock = facts.calendar(work.connection, level.calendar_id, work.site.zone) if level else None
    return facts.deadlines(level, clock, work.now, responded, [], work.now)


def freeze_response(work: Work, ticket_id: int, opened_at: datetime, level_id: int | None) -> None:
    """Freeze how the first response went; it is decided once."""
    level = _level(work, level_id)
    if level is None:
        return
    clock = facts.calendar(work.connection, level.calendar_id, work.site.zone)
    elapsed = float(clock.elapsed_minutes(opened_at, work.now))
    work.insert(
        ServiceLevelResult,
        ticket_id=ticket_id,
        target=Target.RESPONSE.value,
        service_level_id=level.id,
        target_minutes=level.response_minutes,
        elapsed_minutes=elapsed,
        due_at=clock.due_at(opened_at, level.response_minutes),
        is_met=elapsed <= level.response_minutes,
        decided_at=work.now,
    )


def respond(work: Work, ticket: Ticket) -> None:
    """The first response has been given: freeze it, and let the next deadline press."""
    freeze_response(work, ticket.id, ticket.opened_at, ticket.service_level_id)
    derive(work, ticket)


def choose_again(work: Work, ticket: Ticket) -> None:
    """Choose the rule again after a change of kind, priority or customer, and derive the deadlines."""
    tier = facts.tier_of(work.connection, ticket.customer_id)
    case = facts.Case(ticket.kind, ticket.priority, tier, ticket.scenario_id, ticket.channel)
    level = facts.first_match(facts.levels(work.connection), case)
    ticket.service_level_id = level.id if level else None
    derive(work, ticket)


def derive(work: Work, ticket: Ticket) -> facts.Deadlines:
    """Derive the deadlines from the history and put them where lists read them."""
    level = _level(work, ticket.service_level_id)
    clock = facts.calendar(work.connection, level.calendar_id, work.site.zone) if level else None
    spans = facts.history(work.connection, ticket.id)
    times = facts.deadlines(level, clock, ticket.opened_at, ticket.responded_at is not None, spans, work.now)
    ticket.response_due_at = times.response_due_at
    ticket.resolution_due_at = times.resolution_due_at
    ticket.due_at = times.due_at
    return times


def after_state_change(work: Work, ticket: Ticket, *, reopening: bool) -> None:
    """Derive the deadlines after a change of state; solving freezes the result, reopening sets it aside."""
    if reopening:
        _set_aside(work, ticket.id)
    if (
        ticket.state_class != StateClass.NEW.value
        and ticket.responded_at is None
        and ticket.state_class
        in (
            StateClass.ACTIVE.value,
            StateClass.SOLVED.value,
        )
    ):
        ticket.responded_at = work.now
        freeze_response(work, ticket.id, ticket.opened_at, ticket.service_level_id)
    derive(work, ticket)
    if ticket.state_class == StateClass.SOLVED.value:
        _freeze_resolution(work, ticket)


def _set_aside(work: Work, ticket_id: int) -> None:
    """Keep the first resolution's result as a second figure; the ticket counts by its last one."""
    statement = select(ServiceLevelResult.id).where(
        ServiceLevelResult.ticket_id == ticket_id,
        ServiceLevelResult.target == Target.RESOLUTION.value,
        ServiceLevelResult.is_final,
    )
    for identity in work.connection.execute(statement).scalars().all():
        work.get(ServiceLevelResult, identity).is_final = False


def _freeze_resolution(work: Work, ticket: Ticket) -> None:
    level = _level(work, ticket.service_level_id)
    if level is None:
        return
    clock = facts.calendar(work.connection, level.calendar_id, work.site.zone)
    spans = facts.history(work.connection, ticket.id)
    elapsed = facts.elapsed_minutes(clock, ticket.opened_at, spans, work.now)
    work.insert(
        ServiceLevelResult,
        ticket_id=ticket.id,
        target=Target.RESOLUTION.value,
        service_level_id=level.id,
        target_minutes=level.resolution_minutes,
        elapsed_minutes=elapsed,
        due_at=ticket.resolution_due_at,
        is_met=elapsed <= level.resolution_minutes,
        decided_at=work.now,
    )


def _level(work: Work, level_id: int | None) -> facts.Level | None:
    return next((level for level in facts.levels(work.connection) if level.id == level_id), None)


def derive_all_open(work: Work) -> int:
    """Choose and derive again for every open ticket after a rule or calendar changed; return how many moved."""
    moved = 0
    statement = select(Ticket.id).where(Ticket.state_class.in_(_OPEN)).order_by(Ticket.id)
    for identity in work.connection.execute(statement).scalars().all():
        ticket = work.get(Ticket, identity)
        before = ticket.due_at
        choose_again(work, ticket)
        moved += ticket.due_at != before
    return moved


def open_due_times(work: Work) -> dict[int, datetime | None]:
    """Return the pressing deadline of every open ticket."""
    statement = select(Ticket.id, Ticket.due_at).where(Ticket.state_class.in_(_OPEN))
    return {row.id: row.due_at for row in work.connection.execute(statement)}
