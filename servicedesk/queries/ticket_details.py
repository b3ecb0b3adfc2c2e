"""One ticket: its fields, timeline, checklist, links, compensations, promises and allowed next states."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, bindparam, func, or_, select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import (
    Channel,
    CompensationState,
    EntryKind,
    LinkKind,
    PromiseState,
    Severity,
    StateClass,
)
from servicedesk.core.permissions import Permission
from servicedesk.models import (
    Compensation,
    CompensationItem,
    Customer,
    CustomerAlert,
    Promise,
    Scenario,
    Setting,
    Staff,
    Ticket,
    TicketCheck,
    TicketEntry,
    TicketLink,
    TicketState,
    TicketWatcher,
    Visit,
)
from servicedesk.queries.ticket_lists import TicketRow, readable, ticket_rows
from servicedesk.storage.desk import Read, ask

REPEAT_WINDOW = timedelta(days=14)

# Built once: making a statement and its key in the cache costs more than SQLite needs to answer it.
_TICKET: BindParameter[int] = bindparam("ticket")
_ASKER, _DECIDER = Staff.__table__.alias("asker"), Staff.__table__.alias("decider")
_FIELDS = (
    select(
        Ticket.__table__,
        Scenario.name_zh.label("scenario_zh"),
        Scenario.name_en.label("scenario_en"),
        func.coalesce(Staff.name, "").label("author"),
        func.coalesce(Visit.queue_number, "").label("visit_number"),
    )
    .outerjoin(Scenario, Scenario.id == Ticket.scenario_id)
    .outerjoin(Staff, Staff.id == Ticket.author_id)
    .outerjoin(Visit, Visit.id == Ticket.visit_id)
    .where(Ticket.id == _TICKET)
)
_WATCHED = select(TicketWatcher.staff_id).where(
    TicketWatcher.ticket_id == _TICKET, TicketWatcher.staff_id == bindparam("staff")
)
_ENTRIES = (
    select(
        TicketEntry.id,
        TicketEntry.kind,
        TicketEntry.is_internal,
        func.coalesce(Staff.name, "").label("author"),
        TicketEntry.text,
        TicketEntry.details,
        TicketEntry.at,
    )
    .outerjoin(Staff, Staff.id == TicketEntry.author_id)
    .where(TicketEntry.ticket_id == _TICKET)
    .order_by(TicketEntry.at, TicketEntry.id)
)
_CHECKS = (
    select(TicketCheck.__table__).where(TicketCheck.ticket_id == _TICKET).order_by(TicketCheck.position, TicketCheck.id)
)
_COMPENSATIONS = (
    select(
        Compensation.__table__,
        func.coalesce(_ASKER.c.name, "").label("requested_by"),
        func.coalesce(_DECIDER.c.name, "").label("decided_by"),
    )
    .outerjoin(_ASKER, _ASKER.c.id == Compensation.requested_by_id)
    .outerjoin(_DECIDER, _DECIDER.c.id == Compensation.decided_by_id)
    .where(Compensation.ticket_id == _TICKET)
    .order_by(Compensation.id)
)
_PROMISES = (
    select(Promise.id, Promise.text, Promise.due_at, Promise.state, func.coalesce(Staff.name, "").label("owner"))
    .outerjoin(Staff, Staff.id == Promise.owner_id)
    .where(Promise.ticket_id == _TICKET)
    .order_by(Promise.due_at)
)


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One line of the timeline; ``details`` holds what its kind needs (see ``services.tickets.add_entry``)."""

    id: int
    kind: EntryKind
    is_internal: bool
    author: str
    text: str
    details: dict[str, Any]
    at: datetime


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One checklist item."""

    id: int
    text: Bilingual
    is_done: bool
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A linked ticket, or an earlier one at the same place (``kind`` None)."""

    ticket_id: int
    number: str
    title: str
    state_class: StateClass
    kind: LinkKind | None
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class CompensationRow:
    """A compensation on this ticket."""

    id: int
    name: str
    amount_cents: int
    reason: str
    state: CompensationState
    requested_by_id: int | None
    requested_by: str
    decided_by: str
    requested_at: datetime


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise on this ticket."""

    id: int
    text: str
    due_at: datetime
    state: PromiseState
    owner: str


@dataclass(frozen=True, slots=True)
class StateRow:
    """A state a ticket can be in."""

    code: str
    name: Bilingual
    state_class: StateClass
    pauses: bool


@dataclass(frozen=True, slots=True)
class TicketDetail:
    """Everything the detail pane shows of one ticket."""

    row: TicketRow
    description: str
    channel: Channel
    scenario: Bilingual | None
    scenario_id: int | None
    author: str
    visit_number: str
    responded_at: datetime | None
    response_due_at: datetime | None
    waiting_until_at: datetime | None
    resolution: str
    cause: str
    is_watched: bool
    alerts: tuple[tuple[Severity, str], ...]
    entries: tuple[EntryRow, ...]
    checks: tuple[CheckRow, ...]
    links: tuple[LinkRow, ...]
    repeats: tuple[LinkRow, ...]
    compensations: tuple[CompensationRow, ...]
    promises: tuple[PromiseRow, ...]


@ask(Permission.VIEW_TICKETS)
def ticket_detail(read: Read, ticket_id: int) -> TicketDetail | None:
    """Return one ticket with its timeline, or None when it is gone or hidden."""
    rows = ticket_rows(read, [ticket_id])
    if not rows:
        return None
    found = read.execute(_FIELDS, {"ticket": ticket_id}).one()
    watched = read.execute(_WATCHED, {"ticket": ticket_id, "staff": read.actor.staff_id}).first()
    return TicketDetail(
        rows[0],
        found.description,
        Channel(found.channel),
        Bilingual(found.scenario_zh, found.scenario_en) if found.scenario_zh else None,
        found.scenario_id,
        found.author,
        found.visit_number,
        found.responded_at,
        found.response_due_at,
        found.waiting_until_at,
        found.resolution,
        found.cause,
        watched is not None,
        _alerts(read, found.customer_id),
        _entries(read, ticket_id),
        _checks(read, ticket_id),
        _links(read, ticket_id),
        _repeats(read, found),
        _compensations(read, ticket_id),
        _promises(read, ticket_id),
    )


def _alerts(read: Read, customer_id: int | None) -> tuple[tuple[Severity, str], ...]:
    if customer_id is None:
        return ()
    today = read.site.business_day(read.now)
    statement = (
        select(CustomerAlert.severity, CustomerAlert.text)
        .where(
            CustomerAlert.customer_id == customer_id,
            or_(CustomerAlert.expires_on.is_(None), CustomerAlert.expires_on >= today),
        )
        .order_by(CustomerAlert.severity != Severity.SAFETY.value, CustomerAlert.id)
    )
    return tuple((Severity(found.severity), found.text) for found in read.execute(statement))


def _entries(read: Read, ticket_id: int) -> tuple[EntryRow, ...]:
    return tuple(
        EntryRow(row.id, EntryKind(row.kind), row.is_internal, row.author, row.text, row.details, row.at)
        for row in read.execute(_ENTRIES, {"ticket": ticket_id})
    )


def _checks(read: Read, ticket_id: int) -> tuple[CheckRow, ...]:
    return tuple(
        CheckRow(row.id, Bilingual(row.text_zh, row.text_en), row.done_at is not None, row.done_at)
        for row in read.execute(_CHECKS, {"ticket": ticket_id})
    )


def _links(read: Read, ticket_id: int) -> tuple[LinkRow, ...]:
    statement = (
        select(Ticket.id, Ticket.number, Ticket.title, Ticket.state_class, TicketLink.kind, Ticket.opened_at)
        .select_from(TicketLink)
        .join(
            Ticket,
            or_(
                (TicketLink.ticket_id == ticket_id) & (Ticket.id == TicketLink.other_id),
                (TicketLink.other_id == ticket_id) & (Ticket.id == TicketLink.ticket_id),
            ),
        )
        .where(readable(read))
        .order_by(Ticket.opened_at)
    )
    return tuple(
        LinkRow(row.id, row.number, row.title, StateClass(row.state_class), LinkKind(row.kind), row.opened_at)
        for row in read.execute(statement)
    )


def _repeats(read: Read, ticket: Any) -> tuple[LinkRow, ...]:
    """Return earlier tickets of the same scenario at the same place: the same fault again."""
    return _same_fault(read, ticket.place, ticket.scenario_id, ticket.opened_at, ticket.id)


@ask(Permission.VIEW_TICKETS)
def same_fault(read: Read, place: str, scenario_id: int | None) -> tuple[LinkRow, ...]:
    """Return the last fortnight's tickets of a scenario at a place, the latest first: said before one is opened."""
    return _same_fault(read, place, scenario_id, read.now, None)


def _same_fault(
    read: Read, place: str, scenario_id: int | None, before: datetime, but_not: int | None
) -> tuple[LinkRow, ...]:
    if not place or scenario_id is None:
        return ()
    statement = (
        select(Ticket.id, Ticket.number, Ticket.title, Ticket.state_class, Ticket.opened_at)
        .where(
            Ticket.place == place,
            Ticket.scenario_id == scenario_id,
            Ticket.opened_at < before,
            Ticket.opened_at >= before - REPEAT_WINDOW,
            Ticket.id.is_distinct_from(but_not),
            readable(read),
        )
        .order_by(Ticket.opened_at.desc())
        .limit(3)
    )
    return tuple(
        LinkRow(row.id, row.number, row.title, StateClass(row.state_class), None, row.opened_at)
        for row in read.execute(statement)
    )


def _compensations(read: Read, ticket_id: int) -> tuple[CompensationRow, ...]:
    return tuple(
        CompensationRow(
            row.id,
            row.name,
            row.amount_cents,
            row.reason,
            CompensationState(row.state),
            row.requested_by_id,
            row.requested_by,
            row.decided_by,
            row.requested_at,
        )
        for row in read.execute(_COMPENSATIONS, {"ticket": ticket_id})
    )


def _promises(read: Read, ticket_id: int) -> tuple[PromiseRow, ...]:
    return tuple(
        PromiseRow(row.id, row.text, row.due_at, PromiseState(row.state), row.owner)
        for row in read.execute(_PROMISES, {"ticket": ticket_id})
    )


@ask(Permission.VIEW_TICKETS)
def ticket_states(read: Read) -> list[StateRow]:
    """Return the named states in order."""
    statement = select(TicketState.__table__).order_by(TicketState.position)
    return [
        StateRow(row.code, Bilingual(row.name_zh, row.name_en), StateClass(row.state_class), row.pauses)
        for row in read.execute(statement)
    ]


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """A compensation the desk may offer."""

    id: int
    name: Bilingual
    amount_cents: int


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What may be offered, and how much this actor may give without asking."""

    items: tuple[CatalogueRow, ...]
    own_limit_cents: int


@ask(Permission.VIEW_TICKETS)
def compensation_catalogue(read: Read) -> Catalogue:
    """Return the compensation catalogue with this actor's limit."""
    statement = (
        select(CompensationItem.__table__)
        .where(CompensationItem.is_active)
        .order_by(CompensationItem.position, CompensationItem.id)
    )
    items = tuple(
        CatalogueRow(row.id, Bilingual(row.name_zh, row.name_en), row.amount_cents) for row in read.execute(statement)
    )
    limits = read.execute(select(Setting.value).where(Setting.key == "compensation_limits")).scalar() or {}
    role = read.actor.role
    return Catalogue(items, int(limits.get(role.value, 0)) if role is not None else 0)


@ask(Permission.VIEW_TICKETS)
def reasons(read: Read) -> dict[str, list[Bilingual]]:
    """Return the site's ready reasons by list: waiting, cancelled, skipped, escalated, causes."""
    value = read.execute(select(Setting.value).where(Setting.key == "reasons")).scalar() or {}
    return {name: [Bilingual(item["zh"], item["en"]) for item in items] for name, items in value.items()}


@ask(Permission.VIEW_CUSTOMERS)
def customer_name(read: Read, customer_id: int) -> str:
    """Return a customer's name, empty when unknown."""
    return read.execute(select(Customer.name).where(Customer.id == customer_id)).scalar() or ""
