"""Two tickets before they become one: what differs, what is joined, and what happens to the deadline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, func, select, true

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import OPEN_CLASSES, Channel, Priority, TicketKind
from servicedesk.core.merging import MERGE_FIELDS, Side, field_question, proposed
from servicedesk.core.permissions import Permission
from servicedesk.core.ticket_fields import FieldDefinition
from servicedesk.models import (
    Compensation,
    Promise,
    Scenario,
    Staff,
    Tag,
    Ticket,
    TicketCheck,
    TicketEntry,
    TicketLink,
    TicketMerge,
    TicketTag,
    TicketWatcher,
)
from servicedesk.queries.ticket_fields import known_fields
from servicedesk.queries.ticket_lists import TicketRow, readable, ticket_rows
from servicedesk.storage import service_levels as facts
from servicedesk.storage.desk import Read, ask
from servicedesk.storage.hidden_acts import names_hidden
from servicedesk.storage.lifecycle import Categories
from servicedesk.storage.merged_tickets import survivor


@dataclass(frozen=True, slots=True)
class MergeSide:
    """One of the two tickets, with what is counted of it."""

    row: TicketRow
    author: str
    channel: Channel
    opened_at: datetime
    entries: int
    minutes: int
    tags: tuple[Bilingual, ...]
    watchers: tuple[str, ...]
    checks: int
    promises: int
    compensations: int
    links: int


@dataclass(frozen=True, slots=True)
class MergeQuestion:
    """One field in which they differ: both values as they are shown, and which one is proposed.

    A field of the ticket's kind brings its *definition*.
    """

    code: str
    target: Any
    source: Any
    proposed: Side
    definition: FieldDefinition | None = None


@dataclass(frozen=True, slots=True)
class MergePreview:
    """Everything the page needs before anything is saved."""

    target: MergeSide
    source: MergeSide
    questions: tuple[MergeQuestion, ...]
    other_customer: bool
    finished: tuple[str, ...]

    @property
    def all_watchers(self) -> int:
        """How many people follow the one ticket."""
        return len({*self.target.watchers, *self.source.watchers})

    @property
    def all_tags(self) -> tuple[Bilingual, ...]:
        """The tags of both, each once."""
        return tuple(dict.fromkeys((*self.target.tags, *self.source.tags)))


@ask(Permission.VIEW_TICKETS)
def merge_preview(read: Read, source_id: int, target_id: int) -> MergePreview | None:
    """Return what merging would do; None when one of them is gone, hidden, merged, or they are the same."""
    found = {ticket.id: ticket for ticket in (_ticket(read, source_id), _ticket(read, target_id)) if ticket}
    rows = {row.id: row for row in ticket_rows(read, [source_id, target_id])}
    if len(found) < 2 or len(rows) < 2 or any(ticket.merged_into_id is not None for ticket in found.values()):
        return None
    source, target = found[source_id], found[target_id]
    open_classes = {item.value for item in OPEN_CLASSES}
    customers = {source.customer_id, target.customer_id} - {None}
    return MergePreview(
        _side(read, rows[target_id], target),
        _side(read, rows[source_id], source),
        (*_questions(read, target, rows[target_id], source, rows[source_id]), *_field_questions(read, target, source)),
        len(customers) > 1,
        tuple(ticket.number for ticket in (source, target) if ticket.state_class not in open_classes),
    )


def _ticket(read: Read, ticket_id: int) -> Any:
    statement = (
        select(
            Ticket.__table__,
            func.coalesce(Staff.name, "").label("author"),
            Scenario.name_zh.label("scenario_zh"),
            Scenario.name_en.label("scenario_en"),
        )
        .outerjoin(Staff, Staff.id == Ticket.author_id)
        .outerjoin(Scenario, Scenario.id == Ticket.scenario_id)
        .where(Ticket.id == ticket_id, readable(read))
    )
    return read.execute(statement).first()


def _side(read: Read, row: TicketRow, ticket: Any) -> MergeSide:
    identity = row.id

    def counted(model: Any) -> int:
        statement = select(func.count()).select_from(model).where(model.ticket_id == identity)
        return int(read.execute(statement).scalar_one())

    told = true() if read.actor.can(Permission.VIEW_SENSITIVE) else ~names_hidden(read.actor.staff_id)
    lines = select(func.count(), func.coalesce(func.sum(TicketEntry.minutes), 0))
    entries, minutes = read.execute(lines.where(TicketEntry.ticket_id == identity, told)).one()
    tags = read.execute(
        select(Tag.name_zh, Tag.name_en)
        .join(TicketTag, TicketTag.tag_id == Tag.id)
        .where(TicketTag.ticket_id == identity)
        .order_by(Tag.id)
    )
    watchers = read.execute(
        select(Staff.name)
        .join(TicketWatcher, TicketWatcher.staff_id == Staff.id)
        .where(TicketWatcher.ticket_id == identity)
        .order_by(Staff.id)
    )
    either = (TicketLink.ticket_id == identity) | (TicketLink.other_id == identity)
    other = case((TicketLink.ticket_id == identity, TicketLink.other_id), else_=TicketLink.ticket_id)
    # A link with what may not be read is not counted either.
    linked = select(func.count()).select_from(TicketLink).join(Ticket, Ticket.id == other).where(either, readable(read))
    return MergeSide(
        row,
        ticket.author,
        Channel(ticket.channel),
        ticket.opened_at,
        int(entries),
        int(minutes),
        tuple(Bilingual(zh, en) for zh, en in tags),
        tuple(watchers.scalars()),
        counted(TicketCheck),
        counted(Promise),
        counted(Compensation),
        int(read.execute(linked).scalar_one()),
    )


def _questions(
    read: Read, target: Any, target_row: TicketRow, source: Any, source_row: TicketRow
) -> list[MergeQuestion]:
    questions = []
    for item in MERGE_FIELDS:
        mine = [getattr(target, column) for column in item.columns]
        theirs = [getattr(source, column) for column in item.columns]
        if mine != theirs:
            shown = (_shown(read, item.code, target, target_row), _shown(read, item.code, source, source_row))
            questions.append(MergeQuestion(item.code, *shown, proposed(item.code, mine, theirs)))
    return questions


def _shown(read: Read, code: str, ticket: Any, row: TicketRow) -> Any:
    """Return the value as a person knows it: names for ids, words for codes."""
    if code == "owner":
        return row.owner_name, row.department
    if code == "customer":
        return row.customer_name
    if code == "scenario":
        return Bilingual(ticket.scenario_zh, ticket.scenario_en) if ticket.scenario_zh else None
    if code == "category":
        category = Categories(read.connection).shown(ticket.category_id)
        return category.path if category is not None else None
    if code == "resolution":
        return " · ".join(filter(None, (ticket.resolution, ticket.cause)))
    fixed = {"priority": Priority, "kind": TicketKind, "channel": Channel}.get(code)
    value = getattr(ticket, code)
    return fixed(value) if fixed is not None else value


def _field_questions(read: Read, target: Any, source: Any) -> list[MergeQuestion]:
    """Return what differs of the kind's own fields; private ones are not shown to everybody."""
    questions = []
    for field in known_fields(read):
        mine, theirs = target.fields.get(field.code), source.fields.get(field.code)
        if mine != theirs:
            code = field_question(field.code)
            questions.append(MergeQuestion(code, mine, theirs, proposed(code, (mine,), (theirs,)), field))
    return questions


@dataclass(frozen=True, slots=True)
class MergeDeadline:
    """The resolution deadline of the ticket that stays, as it is and as it would be."""

    before_at: datetime | None
    after_at: datetime | None
    is_paused: bool


@ask(Permission.VIEW_TICKETS)
def merge_deadline(read: Read, source_id: int, target_id: int, choices: Mapping[str, Side]) -> MergeDeadline | None:
    """Return what merging does to the deadline with these *choices*; None when one of the two is gone or hidden."""
    source, target = _ticket(read, source_id), _ticket(read, target_id)
    if source is None or target is None:
        return None
    taken: dict[str, Any] = {}
    for item in MERGE_FIELDS:
        mine = [getattr(target, column) for column in item.columns]
        theirs = [getattr(source, column) for column in item.columns]
        side = choices.get(item.code, proposed(item.code, mine, theirs))
        taken |= zip(item.columns, theirs if side is Side.SOURCE else mine, strict=True)
    tier = facts.tier_of(read.connection, taken["customer_id"])
    case = facts.Case(
        taken["kind"], taken["priority"], tier, taken["scenario_id"], taken["channel"], taken["category_id"]
    )
    level = facts.first_match(facts.levels(read.connection), case)
    clock = facts.calendar(read.connection, level.calendar_id, read.site.zone) if level else None
    responded = target.responded_at is not None or source.responded_at is not None
    spans = facts.history(read.connection, target_id)
    opened_at = min(target.opened_at, source.opened_at)
    times = facts.deadlines(level, clock, opened_at, responded, spans, read.now)
    return MergeDeadline(target.resolution_due_at, times.resolution_due_at, times.is_paused)


@dataclass(frozen=True, slots=True)
class MergedInto:
    """Where a merged ticket went, and whether that can still be undone."""

    target_id: int
    target_number: str
    source_id: int
    source_number: str
    merge_at: datetime | None


@ask(Permission.VIEW_TICKETS)
def shown_for(read: Read, ticket_id: int) -> int:
    """Return the ticket to show where *ticket_id* is asked for: a merged one leads to where it went, if readable."""
    end = survivor(read.connection, ticket_id)
    seen = read.execute(select(Ticket.id).where(Ticket.id == end, readable(read))).scalar()
    return ticket_id if seen is None else int(seen)


@ask(Permission.VIEW_TICKETS)
def merged_into(read: Read, ticket_id: int) -> MergedInto | None:
    """Return where a merged ticket went; None for any other."""
    there = Ticket.__table__.alias("there")
    statement = (
        select(there.c.id, there.c.number, Ticket.id, Ticket.number)
        .join(there, there.c.id == Ticket.merged_into_id)
        .where(Ticket.id == ticket_id, readable(read))
    )
    found = read.execute(statement).first()
    if found is None:
        return None
    at = read.execute(
        select(func.max(TicketMerge.at)).where(TicketMerge.source_id == ticket_id, TicketMerge.undone_at.is_(None))
    ).scalar()
    target_id, target_number, source_id, source_number = found
    return MergedInto(target_id, target_number, source_id, source_number, at)
