"""One ticket: its fields, timeline, checklist, links, compensations, promises and allowed next states."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import (
    Channel,
    CompensationState,
    EntryKind,
    Impact,
    LinkKind,
    PromiseState,
    Severity,
    StateClass,
    Urgency,
)
from servicedesk.core.permissions import Permission
from servicedesk.core.text import storable
from servicedesk.models import CompensationItem, Customer, Setting, TicketState
from servicedesk.queries import escalation
from servicedesk.queries import ticket_statements as statements
from servicedesk.queries.escalation import FiredRow
from servicedesk.queries.ticket_lists import TICKET_ROWS, TicketRow, ticket_row
from servicedesk.queries.ticket_moves import Moves, moves_of
from servicedesk.storage.desk import Read, ask
from servicedesk.storage.lifecycle import Categories, Category
from servicedesk.storage.ticket_fields import private_codes

REPEAT_WINDOW = timedelta(days=14)
_ROW_WIDTH = len(TICKET_ROWS.selected_columns)
# Looked up fifty times for one timeline: calling the class costs several times as much.
_KINDS = {kind.value: kind for kind in EntryKind}


class EntryRow(NamedTuple):
    """One line of the timeline; ``details`` holds what its kind needs (see ``services.timeline.add_entry``).

    ``origin`` is the number of the ticket it was written on, where that is another one.
    """

    id: int
    kind: EntryKind
    is_internal: bool
    author: str
    text: str
    details: dict[str, Any]
    at: datetime
    minutes: int = 0
    origin: str = ""


@dataclass(frozen=True, slots=True)
class TagOnTicket:
    """A tag of this ticket."""

    id: int
    name: Bilingual
    colour: str


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One checklist item."""

    id: int
    text: Bilingual
    is_done: bool
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A linked ticket, or an earlier one at the same place (``kind`` None).

    ``is_inverse`` where the other ticket is the one that is the parent, waits, or is a duplicate.
    """

    ticket_id: int
    number: str
    title: str
    state_class: StateClass
    kind: LinkKind | None
    opened_at: datetime
    link_id: int = 0
    is_inverse: bool = False


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
class SourceRow:
    """Where an imported ticket came from: what the old system said of it beyond what a ticket holds."""

    system: str
    category: str
    details: dict[str, Any]
    file: str
    imported_at: datetime


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
    source: SourceRow | None
    fired: tuple[FiredRow, ...]
    category: Category | None
    impact: Impact | None
    urgency: Urgency | None
    priority_is_manual: bool
    is_wait_over: bool
    moves: Moves
    tags: tuple[TagOnTicket, ...] = ()

    @property
    def minutes(self) -> int:
        """The minutes of work noted on it."""
        return sum(entry.minutes for entry in self.entries)


@ask(Permission.VIEW_TICKETS)
def ticket_detail(read: Read, ticket_id: int) -> TicketDetail | None:
    """Return one ticket with its timeline, or None when it is gone or hidden."""
    found = read.rows(statements.TICKET, ticket=ticket_id, staff=read.actor.staff_id, **_reader(read))
    if not found:
        return None
    row = ticket_row(*found[0][:_ROW_WIDTH])
    description, channel, scenario_zh, scenario_en, scenario_id, author, visit_number, *rest = found[0][_ROW_WIDTH:]
    responded_at, response_due_at, waiting_until_at, resolution, cause, is_watched, *life = rest
    category_id, impact, urgency, priority_is_manual, is_wait_over = life
    return TicketDetail(
        row,
        description,
        Channel(channel),
        Bilingual(scenario_zh, scenario_en) if scenario_zh else None,
        scenario_id,
        author,
        visit_number,
        responded_at,
        response_due_at,
        waiting_until_at,
        resolution,
        cause,
        is_watched,
        _alerts(read, row.customer_id),
        _entries(read, ticket_id),
        _checks(read, ticket_id),
        _links(read, ticket_id),
        # Earlier tickets of the same scenario at the same place: the same fault again.
        _same_fault(read, row.place, scenario_id, row.opened_at, ticket_id),
        _compensations(read, ticket_id),
        _promises(read, ticket_id),
        _source(read, ticket_id),
        escalation.fired(read, ticket_id),
        Categories(read.connection).shown(category_id) if category_id is not None else None,
        Impact(impact) if impact else None,
        Urgency(urgency) if urgency else None,
        priority_is_manual,
        is_wait_over,
        moves_of(read, ticket_id, row.kind.value, row.state, row.state_class),
        tuple(
            TagOnTicket(identity, Bilingual(name_zh, name_en), colour)
            for identity, name_zh, name_en, colour in read.rows(statements.TAGS, ticket=ticket_id)
        ),
    )


def _reader(read: Read) -> dict[str, Any]:
    return {"may_read_sensitive": read.actor.can(Permission.VIEW_SENSITIVE), "reader": read.actor.staff_id}


def _alerts(read: Read, customer_id: int | None) -> tuple[tuple[Severity, str], ...]:
    if customer_id is None:
        return ()
    today = read.site.business_day(read.now)
    found = read.rows(statements.ALERTS, customer=customer_id, today=today)
    return tuple((Severity(severity), text) for severity, text in found)


def _entries(read: Read, ticket_id: int) -> tuple[EntryRow, ...]:
    entries = tuple(
        EntryRow(identity, _KINDS[kind], is_internal, author, text, details, at, minutes, origin or "")
        for identity, kind, is_internal, author, text, details, at, minutes, origin in read.rows(
            statements.ENTRIES, ticket=ticket_id, **_reader(read)
        )
    )
    if read.actor.can(Permission.VIEW_SENSITIVE):
        return entries
    if any("other_id" in entry.details for entry in entries):
        untold = read.rows(statements.UNTOLD, ticket=ticket_id, reader=read.actor.staff_id)
        gone = {identity for (identity,) in untold}
        entries = tuple(entry for entry in entries if entry.id not in gone)
    if not any("fields" in entry.details for entry in entries):
        return entries
    hidden = private_codes(read.connection)
    return tuple(entry._replace(details=_without(entry.details, hidden)) for entry in entries)


def _without(details: dict[str, Any], hidden: frozenset[str]) -> dict[str, Any]:
    """Return what an entry says without the values of fields that are not for everybody."""
    changes = {code: change for code, change in details.get("fields", {}).items() if code not in hidden}
    return {**details, "fields": changes} if "fields" in details else details


def _checks(read: Read, ticket_id: int) -> tuple[CheckRow, ...]:
    return tuple(
        CheckRow(identity, Bilingual(text_zh, text_en), done_at is not None, done_at)
        for identity, text_zh, text_en, done_at in read.rows(statements.CHECKS, ticket=ticket_id)
    )


def _links(read: Read, ticket_id: int) -> tuple[LinkRow, ...]:
    return tuple(
        LinkRow(identity, number, title, StateClass(state_class), LinkKind(kind), opened_at, link_id, bool(is_inverse))
        for identity, number, title, state_class, kind, opened_at, link_id, is_inverse in read.rows(
            statements.LINKS, ticket=ticket_id, **_reader(read)
        )
    )


@ask(Permission.VIEW_TICKETS)
def same_fault(read: Read, place: str, scenario_id: int | None) -> tuple[LinkRow, ...]:
    """Return the last fortnight's tickets of a scenario at a place, the latest first: said before one is opened."""
    return _same_fault(read, place, scenario_id, read.now, None)


def _same_fault(
    read: Read, place: str, scenario_id: int | None, before: datetime, but_not: int | None
) -> tuple[LinkRow, ...]:
    if not place or scenario_id is None:
        return ()
    found = read.rows(
        statements.SAME_FAULT,
        place=storable(place),
        scenario=scenario_id,
        before=before,
        since=before - REPEAT_WINDOW,
        but_not=but_not,
        **_reader(read),
    )
    return tuple(
        LinkRow(identity, number, title, StateClass(state_class), None, opened_at)
        for identity, number, title, state_class, opened_at in found
    )


def _compensations(read: Read, ticket_id: int) -> tuple[CompensationRow, ...]:
    return tuple(
        CompensationRow(identity, name, amount_cents, reason, CompensationState(state), *rest)
        for identity, name, amount_cents, reason, state, *rest in read.rows(statements.COMPENSATIONS, ticket=ticket_id)
    )


def _promises(read: Read, ticket_id: int) -> tuple[PromiseRow, ...]:
    return tuple(
        PromiseRow(identity, text, due_at, PromiseState(state), owner)
        for identity, text, due_at, state, owner in read.rows(statements.PROMISES, ticket=ticket_id)
    )


def _source(read: Read, ticket_id: int) -> SourceRow | None:
    found = read.rows(statements.SOURCE, ticket=ticket_id)
    return SourceRow(*found[0]) if found else None


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
    """A compensation the desk may offer; with a percentage its amount is that of a bill."""

    id: int
    name: Bilingual
    amount_cents: int
    percent: int | None = None
    is_free_allowed: bool = False


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
        CatalogueRow(row.id, Bilingual(row.name_zh, row.name_en), row.amount_cents, row.percent, row.is_free_allowed)
        for row in read.execute(statement)
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
