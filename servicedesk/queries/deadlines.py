"""What a deadline would be in another state, and that of a ticket before it is opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from servicedesk.core.enums import Channel, Priority, StateClass, TicketKind
from servicedesk.core.permissions import Permission
from servicedesk.models import Scenario, Ticket, TicketState
from servicedesk.queries.ticket_lists import readable
from servicedesk.storage import service_levels as facts
from servicedesk.storage.desk import Read, ask


@dataclass(frozen=True, slots=True)
class Preview:
    """What changing the state would do to the deadline, known before saving."""

    due_now_at: datetime | None
    due_then_at: datetime | None
    stops_clock: bool
    resumes_clock: bool
    # Of a wait whose end is known: the time to solve it leads to.
    resolution_then_at: datetime | None = None


@ask(Permission.VIEW_TICKETS)
def preview_state(read: Read, ticket_id: int, state_code: str, until: datetime | None = None) -> Preview | None:
    """Return the pressing deadline now and after a change to *state_code*."""
    ticket = read.execute(select(Ticket.__table__).where(Ticket.id == ticket_id, readable(read))).first()
    state = read.execute(select(TicketState.__table__).where(TicketState.code == state_code)).first()
    if ticket is None or state is None:
        return None
    level = next((row for row in facts.levels(read.connection) if row.id == ticket.service_level_id), None)
    clock = facts.calendar(read.connection, level.calendar_id, read.site.zone) if level else None
    spans = facts.history(read.connection, ticket_id)
    then = facts.supposed(spans, state.code, state.state_class, state.pauses, read.now, until)
    responded = ticket.responded_at is not None or state.state_class == StateClass.ACTIVE.value
    times = facts.deadlines(level, clock, ticket.opened_at, responded, then, read.now, ticket.contacted_at)
    was_stopped = bool(spans) and spans[-1].stops_clock
    stops = then[-1].stops_clock
    known = times.resolution_due_at if stops and until is not None else None
    return Preview(ticket.due_at, times.due_at, stops, was_stopped and not stops, known)


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
    contacted_at = None if case.responded else read.now
    return facts.deadlines(level, clock, read.now, case.responded, [], read.now, contacted_at).due_at
