"""Tags: those of a ticket, those to propose while one is typed, and the whole list with its use."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select, true

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.permissions import Permission
from servicedesk.core.pinyin import initials, pinyin
from servicedesk.core.text import fold
from servicedesk.models import Tag, Ticket, TicketTag
from servicedesk.queries.ticket_lists import readable
from servicedesk.storage.desk import Read, ask

MOST_PROPOSED = 8


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag, and on how many tickets it is that the reader may see."""

    id: int
    name: Bilingual
    colour: str
    is_active: bool
    tickets: int
    version: int


def _known(read: Read) -> ColumnElement[bool]:
    """Return the condition for tags the reader may know of: not those only on tickets they may not read."""
    if read.actor.can(Permission.VIEW_SENSITIVE):
        return true()
    used = select(TicketTag.tag_id).where(TicketTag.tag_id == Tag.id).correlate(Tag)
    seen = used.join(Ticket, Ticket.id == TicketTag.ticket_id).where(readable(read))
    return or_(seen.exists(), ~used.exists())


@ask(Permission.VIEW_TICKETS)
def tags(read: Read) -> list[TagRow]:
    """Return every tag the reader may know of, with its use on tickets they may read."""
    mine = (Ticket.id == TicketTag.ticket_id) & Ticket.merged_into_id.is_(None) & readable(read)
    statement = (
        select(Tag.__table__, func.count(Ticket.id).label("seen"))
        .outerjoin(TicketTag, TicketTag.tag_id == Tag.id)
        .outerjoin(Ticket, mine)
        .where(_known(read))
        .group_by(Tag.id)
        .order_by(Tag.id)
    )
    return [
        TagRow(row.id, Bilingual(row.name_zh, row.name_en), row.colour, row.is_active, row.seen, row.version)
        for row in read.execute(statement)
    ]


@ask(Permission.VIEW_TICKETS)
def propose_tags(read: Read, text: str, ticket_id: int) -> list[TagRow]:
    """Return the tags in use that begin with or hold *text*, in writing or pinyin, and are not on the ticket yet."""
    wanted = fold(text).replace(" ", "")
    there = select(TicketTag.tag_id).where(TicketTag.ticket_id == ticket_id)
    statement = select(Tag.__table__).where(Tag.is_active, Tag.id.not_in(there), _known(read)).order_by(Tag.id)
    rows = [
        TagRow(row.id, Bilingual(row.name_zh, row.name_en), row.colour, True, 0, row.version)
        for row in read.execute(statement)
    ]
    found = [(rank, row.id, row) for row in rows if (rank := _rank(row, wanted)) is not None]
    return [row for _rank_of, _id, row in sorted(found, key=lambda each: each[:2])[:MOST_PROPOSED]]


def _rank(row: TagRow, wanted: str) -> int | None:
    """Return 0 for the beginning, 1 for the initials, 2 for anywhere; None where it does not fit."""
    names = [fold(name).replace(" ", "") for name in (row.name.zh, row.name.en)]
    if any(name.startswith(wanted) for name in names):
        return 0
    if initials(row.name.zh).startswith(wanted) or pinyin(row.name.zh).startswith(wanted):
        return 1
    return 2 if any(wanted in name for name in names) else None
