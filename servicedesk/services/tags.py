"""Tags: put on tickets and taken off; renamed, joined and retired in the settings."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import bindparam, select

from servicedesk.core.enums import EntryKind
from servicedesk.core.errors import Refused
from servicedesk.core.events import ChangeKind
from servicedesk.core.pack import Pack
from servicedesk.core.permissions import Permission
from servicedesk.core.text import fold, one_line
from servicedesk.models import Tag, TicketTag
from servicedesk.services import editing
from servicedesk.services.reading_cases import editable
from servicedesk.services.timeline import add_entry
from servicedesk.storage.desk import Work, act
from servicedesk.storage.prepared import Prepared

NAME_LIMIT = 24
COLOURS = ("neutral", "primary", "success", "warning", "danger", "violet", "teal", "gold")

_BY_NAME = Prepared(select(Tag.id).where(Tag.folded == bindparam("folded")))


@act(Permission.WORK_ON_TICKET)
def tag_ticket(work: Work, ticket_id: int, name: str) -> int:
    """Put the tag called *name* on a ticket, made if it is new; return its id. Raises Refused ``name_needed``."""
    ticket = editable(work, ticket_id)
    words = _clean(name)
    tag_id = _BY_NAME.scalar(work.connection, {"folded": fold(words)})
    if tag_id is None:
        tag_id = _make(work, words, words, COLOURS[0])
    tag = work.get(Tag, tag_id)
    if not tag.is_active:
        # Whoever types a retired word wants it again.
        tag.is_active = True
    if not work.has(TicketTag, ticket_id, tag_id):
        work.insert(TicketTag, ticket_id=ticket_id, tag_id=tag_id)
        ticket.updated_at = work.now
        add_entry(work, ticket_id, EntryKind.TAG, tag={"zh": tag.name_zh, "en": tag.name_en}, on=True)
    work.changed("ticket", ticket_id, ChangeKind.UPDATED)
    work.audit("ticket", ticket_id, tag=tag.name_zh)
    return tag.id


@act(Permission.WORK_ON_TICKET)
def untag_ticket(work: Work, ticket_id: int, tag_id: int) -> None:
    """Take a tag off a ticket; one that is not there stays off."""
    ticket = editable(work, ticket_id)
    tag, row = work.get(Tag, tag_id), work.session.get(TicketTag, (ticket_id, tag_id))
    if row is None:
        return
    work.delete(row)
    ticket.updated_at = work.now
    add_entry(work, ticket_id, EntryKind.TAG, tag={"zh": tag.name_zh, "en": tag.name_en}, on=False)
    work.changed("ticket", ticket_id, ChangeKind.UPDATED)
    work.audit("ticket", ticket_id, tag=tag.name_zh)


def write_tags(work: Work, pack: Pack) -> None:
    """Write the tags an industry begins with."""
    for item in pack.tags:
        _make(work, item.name.zh, item.name.en, item.colour)


@act(Permission.MANAGE_RULES)
def add_tag(work: Work, name_zh: str, name_en: str = "", colour: str = COLOURS[0]) -> int:
    """Add a tag to the list. Raises Refused ``name_needed`` or ``name_taken``."""
    zh = _clean(name_zh)
    _refuse_taken(work, zh)
    identity = _make(work, zh, one_line(name_en, NAME_LIMIT) or zh, colour)
    work.audit("tag", identity, name=zh)
    return identity


@act(Permission.MANAGE_RULES)
def change_tag(
    work: Work,
    tag_id: int,
    name_zh: str,
    name_en: str,
    colour: str,
    is_active: bool = True,
    version: int | None = None,
    base: Mapping[str, object] | None = None,
) -> None:
    """Rename, colour, retire or bring back a tag. Raises Refused ``name_needed`` or ``name_taken``.

    With *base*, the values the editor started from, what others changed since stays (see services.editing).
    """
    tag = work.get(Tag, tag_id, version if base is None else None)
    zh = _clean(name_zh)
    wanted: dict[str, object] = {
        "name_zh": zh,
        "name_en": one_line(name_en, NAME_LIMIT) or zh,
        "colour": colour if colour in COLOURS else COLOURS[0],
        "is_active": is_active,
    }
    values = editing.to_write(work, tag, wanted, base)
    if "name_zh" in values and fold(zh) != tag.folded:
        _refuse_taken(work, zh)
    for field, value in values.items():
        setattr(tag, field, value)
    tag.folded = fold(tag.name_zh)
    work.audit("tag", tag_id, name=zh, is_active=is_active)


@act(Permission.MANAGE_RULES)
def join_tags(work: Work, tag_id: int, into_id: int) -> int:
    """Let one tag become another wherever it is used, and retire it; return on how many tickets it was."""
    if tag_id == into_id:
        raise Refused("merge_with_itself")
    tag, into = work.get(Tag, tag_id), work.get(Tag, into_id)
    using = select(TicketTag.ticket_id).where(TicketTag.tag_id == tag_id).order_by(TicketTag.ticket_id)
    tickets = list(work.connection.execute(using).scalars())
    have = set(work.connection.execute(select(TicketTag.ticket_id).where(TicketTag.tag_id == into_id)).scalars())
    for ticket_id in tickets:
        work.delete(work.get(TicketTag, (ticket_id, tag_id)))
        if ticket_id not in have:
            work.insert(TicketTag, ticket_id=ticket_id, tag_id=into_id)
        work.changed("ticket", ticket_id, ChangeKind.UPDATED)
    tag.is_active, into.is_active = False, True
    work.audit("tag", tag_id, into=into.name_zh, name=tag.name_zh, tickets=len(tickets))
    return len(tickets)


def _clean(name: str) -> str:
    words = one_line(name, NAME_LIMIT)
    if not words:
        raise Refused("name_needed", field="name")
    return words


def _refuse_taken(work: Work, name: str) -> None:
    if work.connection.execute(select(Tag.id).where(Tag.folded == fold(name))).first() is not None:
        raise Refused("name_taken", field="name", name=name)


def _make(work: Work, name_zh: str, name_en: str, colour: str) -> int:
    if colour not in COLOURS:
        colour = COLOURS[0]
    return work.insert(Tag, name_zh=name_zh, name_en=name_en, folded=fold(name_zh), colour=colour, is_active=True)
