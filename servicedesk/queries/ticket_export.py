"""Tickets whole, as they are handed out in a file: what lists show, what was written, and the fields of their kinds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import Channel
from servicedesk.core.permissions import Permission
from servicedesk.core.ticket_fields import FieldDefinition
from servicedesk.models import Tag, Ticket, TicketEntry, TicketTag
from servicedesk.queries.ticket_fields import known_fields
from servicedesk.queries.ticket_lists import READABLE, TicketRow, ticket_rows
from servicedesk.storage.desk import Read, ask
from servicedesk.storage.id_lists import OfIds
from servicedesk.storage.lifecycle import Categories

_ROOM = 128
_MINUTES = (
    select(func.coalesce(func.sum(TicketEntry.minutes), 0))
    .where(TicketEntry.ticket_id == Ticket.id)
    .correlate(Ticket)
    .scalar_subquery()
)
_WHOLE = OfIds(
    lambda ids: select(
        Ticket.id,
        Ticket.description,
        Ticket.category_id,
        Ticket.channel,
        Ticket.responded_at,
        Ticket.response_due_at,
        Ticket.closed_at,
        Ticket.resolution,
        Ticket.cause,
        _MINUTES,
        Ticket.fields,
    ).where(Ticket.id.in_(ids), READABLE),
    _ROOM,
)
_FIELDS = OfIds(lambda ids: select(Ticket.fields).where(Ticket.id.in_(ids), READABLE), _ROOM)
_TAGS = OfIds(
    lambda ids: (
        select(TicketTag.ticket_id, Tag.name_zh, Tag.name_en)
        .join(Tag, Tag.id == TicketTag.tag_id)
        .where(TicketTag.ticket_id.in_(ids))
        .order_by(TicketTag.ticket_id, Tag.id)
    ),
    _ROOM,
)


@dataclass(frozen=True, slots=True)
class TicketRecord:
    """One ticket with everything a file says of it; ``values`` holds fields this reader may see only."""

    row: TicketRow
    description: str
    category: Bilingual | None
    channel: Channel
    responded_at: datetime | None
    response_due_at: datetime | None
    closed_at: datetime | None
    resolution: str
    cause: str
    minutes: int
    tags: tuple[Bilingual, ...]
    values: dict[str, Any]


@ask(Permission.EXPORT)
def fields_in_use(read: Read, ids: Sequence[int]) -> list[FieldDefinition]:
    """Return the fields that hold something in one of these tickets, in their order; private ones as the form does."""
    asked = {"may_read_sensitive": read.actor.can(Permission.VIEW_SENSITIVE), "reader": read.actor.staff_id}
    used = {code for (values,) in _FIELDS.rows(read.connection, ids, **asked) for code in values}
    return [field for field in known_fields(read) if field.code in used]


@ask(Permission.EXPORT)
def ticket_records(read: Read, ids: Sequence[int]) -> list[TicketRecord]:
    """Return the tickets of *ids* in that order; those that are gone or hidden are left out."""
    asked = {"may_read_sensitive": read.actor.can(Permission.VIEW_SENSITIVE), "reader": read.actor.staff_id}
    known = {field.code for field in known_fields(read)}
    categories = Categories(read.connection)
    whole = {cells[0]: cells[1:] for cells in _WHOLE.rows(read.connection, ids, **asked)}
    tags: dict[int, list[Bilingual]] = {}
    for ticket_id, zh, en in _TAGS.rows(read.connection, ids):
        tags.setdefault(ticket_id, []).append(Bilingual(zh, en))
    records = []
    for row in ticket_rows(read, ids):
        description, category_id, channel, *known_times, resolution, cause, minutes, values = whole[row.id]
        responded_at, response_due_at, closed_at = known_times
        category = categories.shown(category_id)
        records.append(
            TicketRecord(
                row,
                description,
                category.path if category is not None else None,
                Channel(channel),
                responded_at,
                response_due_at,
                closed_at,
                resolution,
                cause,
                minutes,
                tuple(tags.get(row.id, ())),
                {code: value for code, value in values.items() if code in known},
            )
        )
    return records
