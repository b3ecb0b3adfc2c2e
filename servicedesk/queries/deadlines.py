"""Why a deadline is when it is, and what it would be in another state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import Channel, Priority, StateClass, TicketKind
from servicedesk.core.permissions import Permission
from servicedesk.methods.sla_clock import Calendar as Clock
from servicedesk.methods.sla_clock import Segment
from servicedesk.models import Calendar, Scenario, Ticket, TicketState
from servicedesk.queries.ticket_lists import readable
from servicedesk.storage import service_levels as facts
from servicedesk.storage.desk import Read, ask


@dataclass(frozen=True, slots=True)
class Explanation:
    """The strip of one deadline: its segments in order, the minutes, and the rule that set it."""

    ticket_id: int
    calendar_name: Bilingual
    opened_at: datetime
    due_at: datetime
    target_minutes: int
    used_minutes: float
    is_paused: bool
    segments: tuple[Segment, ...]
    pause_reasons: tuple[tuple[datetime, datetime, str, str], ...]
    if_waiting_due_at: datetime | None


@ask(Permission.VIEW_TICKETS)
def explain(read: Read, ticket_id: int) -> Explanation | None:
    """Return why the resolution deadline is when it is; None without a rule or when hidden."""
    ticket = read.execute(select(Ticket.__table__).where(Ticket.id == ticket_id, readable(read))).first()
    if ticket is None:
        return None
    level = next((row for row in facts.levels(read.connection) if row.id == ticket.service_level_id), None)
    if level is None or ticket.resolution_due_at is None:
        return None
    clock = facts.calendar(read.connection, level.calendar_id, read.site.zone)
    spans = facts.history(read.connection, ticket_id)
    stopped = bool(spans) and spans[-1].stops_clock
    until = spans[-1].start if stopped else read.now
    pauses = facts.pauses(spans, read.now)
    name = read.execute(select(Calendar.name_zh, Calendar.name_en).where(Calendar.id == level.calendar_id)).one()
    end = max(ticket.resolution_due_at, read.now)
    return Explanation(
        ticket_id,
        Bilingual(name.name_zh, name.name_en),
        ticket.opened_at,
        ticket.resolution_due_at,
        level.resolution_minutes,
        facts.elapsed_minutes(clock, ticket.opened_at, spans, until),
        stopped,
        tuple(clock.explain(ticket.opened_at, end, pauses)),
        tuple((span.start, span.end or read.now, span.state, span.reason) for span in spans if span.pauses),
        _if_waiting(read, ticket_id, clock, level, ticket.opened_at, spans),
    )


def _if_waiting(
    read: Read,
    ticket_id: int,
    clock: Clock,
    level: facts.Level,
    opened_at: datetime,
    spans: list[facts.StateSpan],
) -> datetime | None:
    """Return the deadline if the ticket waited from now for one hour and went on: what an hour of waiting moves."""
    if spans and spans[-1].stops_clock:
        return None
    pauses = facts.pauses(spans, read.now)
    pauses.append((read.now, read.now + timedelta(hours=1)))
    return clock.due_at(opened_at, level.resolution_minutes, pauses)


@dataclass(frozen=True, slots=True)
class Preview:
    """What changing the state would do to the deadline, known before saving."""

    due_now_at: datetime | None
    due_then_at: datetime | None
    stops_clock: bool
    resumes_clock: bool


@ask(Permission.VIEW_TICKETS)
def preview_state(read: Read, ticket_id: int, state_code: str) -> Preview | None:
    """Return the pressing deadline now and after a change to *state_code*."""
    ticket = read.execute(select(Ticket.__table__).where(Ticket.id == ticket_id, readable(read))).first()
    state = read.execute(select(TicketState.__table__).where(TicketState.code == state_code)).first()
    if ticket is None or state is None:
        return None
    level = next((row for row in facts.levels(read.connection) if row.id == ticket.service_level_id), None)
    clock = facts.calendar(read.connection, level.calendar_id, read.site.zone) if level else None
    spans = facts.history(read.connection, ticket_id)
    then = facts.supposed(spans, state.code, state.state_class, state.pauses, read.now)
    responded = ticket.responded_at is not None or state.state_class == StateClass.ACTIVE.value
    times = facts.deadlines(level, clock, ticket.opened_at, responded, then, read.now)
    was_stopped = bool(spans) and spans[-1].stops_clock
    return Preview(ticket.due_at, times.due_at, then[-1].stops_clock, was_stopped and not then[-1].stops_clock)


@dataclass(frozen=True, slots=True)
class NewCase:
    """What is known of a ticket before it is opened; ``responded`` where somebody speaks to the guest already."""

    priority: Priority | None = None
    scenario_id: int | None = None
    customer_id: int | None = None
    channel: Channel = Channel.IN_PERSON
    responded: bool = False


@ask(Permission.OPEN_TICKET)
def preview_new(read: Read, case: NewCase) -> datetime | None:
    """Return the pressing deadline of a ticket if it were opened now; None without a rule."""
    kind, priority = TicketKind.REQUEST.value, (case.priority or Priority.NORMAL).value
    if case.scenario_id is not None:
        found = read.execute(select(Scenario.ticket_kind, Scenario.priority).where(Scenario.id == case.scenario_id))
        scenario = found.one()
        kind = scenario.ticket_kind
        priority = (case.priority or Priority(scenario.priority)).value
    tier = facts.tier_of(read.connection, case.customer_id)
    rule = facts.Case(kind, priority, tier, case.scenario_id, case.channel.value)
    level = facts.first_match(facts.levels(read.connection), rule)
    clock = facts.calendar(read.connection, level.calendar_id, read.site.zone) if level else None
    return facts.deadlines(level, clock, read.now, case.responded, [], read.now).due_at
