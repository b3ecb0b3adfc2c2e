"""Keeping a ticket's deadlines true: chosen when it opens, derived again after every change, frozen when decided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from servicedesk.core.enums import OPEN_CLASSES, EntryKind, Priority, StateClass, Target, TicketKind
from servicedesk.core.errors import Refused
from servicedesk.methods.sla_clock import Calendar
from servicedesk.models import ServiceLevelResult, Ticket, TicketEntry
from servicedesk.services import escalation_timers, internal_clocks
from servicedesk.services.reach import MOST_YEARS, is_in_reach
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.storage import service_levels as facts
from servicedesk.storage.conditions import OPEN_BY_NUMBER, OPEN_TICKET
from servicedesk.storage.desk import Work

_OPEN = tuple(item.value for item in OPEN_CLASSES)
_ENDED = (StateClass.SOLVED.value, StateClass.CLOSED.value, StateClass.CANCELLED.value, StateClass.MERGED.value)
# What taking a ticket up or solving it says to the guest: somebody has responded.
_RESPONDING = (StateClass.ACTIVE.value, StateClass.SOLVED.value)


@dataclass(frozen=True, slots=True)
class Times:
    """What lists show of one ticket's deadlines, to be compared before and after a change."""

    due_at: datetime | None
    response_due_at: datetime | None
    update_due_at: datetime | None
    resolution_due_at: datetime | None

    @classmethod
    def of(cls, ticket: Ticket) -> Times:
        """Return the deadlines as they are kept."""
        return cls(ticket.due_at, ticket.response_due_at, ticket.update_due_at, ticket.resolution_due_at)


def rules_of(work: Work) -> facts.Rules:
    """Read rules and calendars once for what follows."""
    return work.rule("service_levels", lambda: facts.Rules.of(work.connection, work.site.zone))


def for_new(
    work: Work, command: OpenTicket, kind: TicketKind, priority: Priority, responded: bool, category_id: int | None
) -> facts.Deadlines:
    """Return the deadlines of a ticket that opens now; what was only received is a contact nobody has answered."""
    tier = facts.tier_of(work.connection, command.customer_id)
    case = facts.Case(kind.value, priority.value, tier, command.scenario_id, command.channel.value, category_id)
    rules = rules_of(work)
    level = facts.first_match(rules.levels, case)
    contacted_at = None if responded else work.now
    return facts.deadlines(level, rules.clock_of(level), work.now, responded, [], work.now, contacted_at)


def freeze_response(work: Work, ticket_id: int, opened_at: datetime, level_id: int | None) -> None:
    """Freeze how the first response went; it is decided once."""
    rules = rules_of(work)
    level = rules.level(level_id)
    if level is not None:
        elapsed = float(rules.clock(level.calendar_id).elapsed_minutes(opened_at, work.now))
        due_at = rules.clock(level.calendar_id).due_at(opened_at, level.response_minutes)
        _freeze(work, ticket_id, Target.RESPONSE, level.id, opened_at, level.response_minutes, elapsed, due_at)


def _freeze(
    work: Work,
    ticket_id: int,
    target: Target,
    level_id: int,
    started_at: datetime,
    target_minutes: int,
    elapsed_minutes: float,
    due_at: datetime | None,
) -> None:
    work.insert(
        ServiceLevelResult,
        ticket_id=ticket_id,
        target=target.value,
        service_level_id=level_id,
        started_at=started_at,
        target_minutes=target_minutes,
        elapsed_minutes=elapsed_minutes,
        due_at=due_at,
        is_met=elapsed_minutes <= target_minutes,
        decided_at=work.now,
    )


def answer_contact(work: Work, ticket: Ticket) -> None:
    """The guest was told something, or the matter is over: freeze how long the oldest open contact waited."""
    asked_at, ticket.contacted_at, ticket.update_due_at = ticket.contacted_at, None, None
    rules = rules_of(work)
    level = rules.level(ticket.service_level_id)
    if asked_at is None or level is None:
        return
    clock = rules.clock(level.calendar_id)
    elapsed = float(clock.elapsed_minutes(asked_at, work.now))
    due_at = clock.due_at(asked_at, level.update_minutes)
    _freeze(work, ticket.id, Target.UPDATE, level.id, asked_at, level.update_minutes, elapsed, due_at)


def respond(work: Work, ticket: Ticket) -> None:
    """The guest was told something: freeze what that answers, and let the next deadline press."""
    if ticket.responded_at is None:
        ticket.responded_at = work.now
        freeze_response(work, ticket.id, ticket.opened_at, ticket.service_level_id)
    answer_contact(work, ticket)
    work.flush()
    derive(work, ticket)


def choose_again(
    work: Work, ticket: Ticket, why: str = "fields", rules: facts.Rules | None = None
) -> facts.Deadlines | None:
    """Choose the rule again after a change of what decides it, derive the deadlines, and keep the old one in sight.

    *why* goes into the timeline: ``fields``, ``customer``, ``rules`` or ``calendar``.
    """
    rules = rules or rules_of(work)
    before = Times.of(ticket)
    tier = facts.tier_of(work.connection, ticket.customer_id)
    category = ticket.category_id
    case = facts.Case(ticket.kind, ticket.priority, tier, ticket.scenario_id, ticket.channel, category)
    level = facts.first_match(rules.levels, case)
    level_id = level.id if level else None
    if ticket.service_level_id != level_id:
        ticket.service_level_id = level_id
    times = derive(work, ticket, rules)
    if ticket.state_class in _OPEN:
        _keep_old(work, ticket, before, why)
    return times


def _keep_old(work: Work, ticket: Ticket, before: Times, why: str) -> None:
    """Write the deadline that moved into the timeline, the one that matters most first."""
    now = Times.of(ticket)
    for target, old, new in (
        (Target.RESOLUTION, before.resolution_due_at, now.resolution_due_at),
        (Target.RESPONSE, before.response_due_at, now.response_due_at),
        (Target.UPDATE, before.update_due_at, now.update_due_at),
    ):
        if old is not None and old != new:
            details = {"target": target.value, "old": old.isoformat(), "new": new.isoformat() if new else None}
            work.insert(
                TicketEntry,
                ticket_id=ticket.id,
                kind=EntryKind.DEADLINE.value,
                author_id=work.actor.staff_id,
                details={**details, "why": why},
                at=work.now,
            )
            return


def derive(work: Work, ticket: Ticket, rules: facts.Rules | None = None) -> facts.Deadlines:
    """Derive the deadlines from the history and put them where lists read them."""
    rules = rules or rules_of(work)
    level = rules.level(ticket.service_level_id)
    spans = facts.history(work.connection, ticket.id)
    responded = ticket.responded_at is not None
    times = facts.deadlines(
        level, rules.clock_of(level), ticket.opened_at, responded, spans, work.now, ticket.contacted_at
    )
    if ticket.is_wait_over and ticket.waiting_until_at is not None:
        # The clock stands, but the time somebody waited for has come: the ticket is due since then.
        times = replace(times, due_at=min(filter(None, (times.due_at, ticket.waiting_until_at))))
    for name in ("response_due_at", "resolution_due_at", "update_due_at", "due_at"):
        if getattr(ticket, name) != getattr(times, name):
            setattr(ticket, name, getattr(times, name))
    return times


def after_state_change(work: Work, ticket: Ticket, *, reopening: bool) -> None:
    """Derive the deadlines after a change of state; solving freezes the results, reopening sets the last aside."""
    if reopening:
        _set_aside(work, ticket.id)
        # The rule it had may be gone by now.
        choose_again(work, ticket)
    if ticket.responded_at is None and ticket.state_class in _RESPONDING:
        ticket.responded_at = work.now
        freeze_response(work, ticket.id, ticket.opened_at, ticket.service_level_id)
    if ticket.state_class in _ENDED:
        if ticket.state_class == StateClass.SOLVED.value:
            answer_contact(work, ticket)
        ticket.contacted_at = None
        internal_clocks.stop(work, ticket.id)
    elif reopening:
        internal_clocks.start(work, ticket)
    work.flush()
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
    rules = rules_of(work)
    level = rules.level(ticket.service_level_id)
    if level is None:
        return
    spans = facts.history(work.connection, ticket.id)
    elapsed = facts.elapsed_minutes(rules.clock(level.calendar_id), ticket.opened_at, spans, work.now)
    minutes, due_at = level.resolution_minutes, ticket.resolution_due_at
    _freeze(work, ticket.id, Target.RESOLUTION, level.id, ticket.opened_at, minutes, elapsed, due_at)


def derive_all_open(work: Work, why: str = "rules") -> int:
    """Choose and derive again for every open ticket after a rule or calendar changed; return how many moved."""
    return derive_these(work, select(Ticket).where(OPEN_BY_NUMBER).order_by(Ticket.id), why)


def derive_for_customer(work: Work, customer_id: int) -> int:
    """Choose and derive again for the open tickets of a customer whose tier changed; return how many moved."""
    theirs = select(Ticket).where(OPEN_TICKET, Ticket.customer_id == customer_id)
    escalation_timers.look_again(work, customer_id)
    return derive_these(work, theirs.order_by(Ticket.id), "customer")


def derive_these(work: Work, statement: object, why: str) -> int:
    """Choose and derive again for the tickets of a statement; return how many deadlines moved."""
    rules = rules_of(work)
    work.flush()
    moved = 0
    for ticket in work.session.execute(statement).scalars().all():  # type: ignore[call-overload]
        before = Times.of(ticket)
        choose_again(work, ticket, why, rules)
        moved += Times.of(ticket) != before
    return moved


def refuse_out_of_reach(work: Work) -> None:
    """Refuse rules whose time would not be used up within ten years by the calendars as they are now.

    Raises Refused ``target_out_of_reach``: by such a rule no ticket could be opened any more.
    """
    rules = facts.Rules.of(work.connection, work.site.zone)
    for position, level in enumerate(rules.levels, start=1):
        longest = max(level.response_minutes, level.update_minutes, level.resolution_minutes)
        if not is_in_reach(rules.clock(level.calendar_id), work.now, longest):
            raise Refused("target_out_of_reach", field="resolution_minutes", position=position, years=MOST_YEARS)


def clock_of(work: Work, calendar_id: int) -> Calendar:
    """Return a calendar's clock."""
    return facts.calendar(work.connection, calendar_id, work.site.zone)
