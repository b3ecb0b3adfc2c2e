"""What is told of cases that somebody may not read, acts and lines: as unknown to them as the cases themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, CompoundSelect, Connection, exists, or_, select

from servicedesk.core.enums import EntryKind
from servicedesk.models import (
    AuditEntry,
    Compensation,
    DeletedRecord,
    FollowUp,
    Inquiry,
    Promise,
    Ticket,
    TicketEntry,
    TicketReader,
    Visit,
    Voucher,
)

Reader = int | None | BindParameter[int]
# What acts note of tickets beside the one they are about.
_NUMBERS = ("numbers", "number", "parent", "source", "split_from")
_IDS = ("other_id", "source_id")
_CHUNK = 500
_NAMING_OTHERS = (EntryKind.LINK.value, EntryKind.SPLIT.value)
_HANG_ON_TICKETS: tuple[tuple[str, Any], ...] = (
    ("promise", Promise),
    ("compensation", Compensation),
    ("follow_up", FollowUp),
    ("inquiry", Inquiry),
)


def hidden_tickets(staff_id: int | None) -> CompoundSelect[tuple[int]]:
    """Return the cases that *staff_id*, without the right to read all of them, may not read, deleted ones too."""
    named = select(TicketReader.ticket_id).where(TicketReader.staff_id == staff_id)
    here = select(Ticket.id).where(Ticket.is_sensitive, Ticket.id.not_in(named))
    away = (DeletedRecord.kind == "ticket", DeletedRecord.is_sensitive)
    return here.union_all(select(DeletedRecord.entity_id).where(*away))


def about_hidden(staff_id: int | None) -> ColumnElement[bool]:
    """Return the condition for the acts about such a case, or about what hangs on one or led to one."""
    hidden = hidden_tickets(staff_id)
    about, identity = AuditEntry.entity, AuditEntry.entity_id
    of_kind: list[ColumnElement[bool]] = [
        (about == "ticket") & identity.in_(hidden),
        AuditEntry.details["ticket_id"].as_integer().in_(hidden),
        (about == "visit") & identity.in_(_visits(staff_id)),
    ]
    for kind, model in _HANG_ON_TICKETS:
        of_kind.append((about == kind) & identity.in_(select(model.id).where(model.ticket_id.in_(hidden))))
    given = select(Voucher.id).join(Compensation, Compensation.id == Voucher.compensation_id)
    of_kind.append((about == "voucher") & identity.in_(given.where(Compensation.ticket_id.in_(hidden))))
    # Of what is not known, nothing is said: where a part compares as unknown, the others decide.
    return or_(*(each.is_(True) for each in of_kind))


def without_hidden(
    connection: Connection, staff_id: int | None, noted: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Return what acts *noted*, without the numbers and ids of such cases among tickets that anybody may read.

    How many an act was about stays: it tells of no case.
    """
    numbers = {each for details in noted for key in _NUMBERS for each in _texts(details.get(key))}
    ids = {details[key] for details in noted for key in _IDS if isinstance(details.get(key), int)}
    away = (DeletedRecord.kind == "ticket", DeletedRecord.is_sensitive)
    here = (Ticket.id.in_(hidden_tickets(staff_id)),)
    unread: set[object] = set()
    for wanted, ours, theirs in (
        (sorted(numbers), Ticket.number, DeletedRecord.number),
        (sorted(ids), Ticket.id, DeletedRecord.entity_id),
    ):
        for start in range(0, len(wanted), _CHUNK):
            some = wanted[start : start + _CHUNK]
            unread |= set(connection.execute(select(ours).where(ours.in_(some), *here)).scalars())
            unread |= set(connection.execute(select(theirs).where(theirs.in_(some), *away)).scalars())
    return [_without(details, unread) for details in noted] if unread else [dict(each) for each in noted]


def _texts(value: object) -> list[str]:
    found = value if isinstance(value, list) else [value]
    return [each for each in found if isinstance(each, str)]


def _without(details: Mapping[str, Any], unread: set[object]) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for key, value in details.items():
        if key in _NUMBERS and isinstance(value, list):
            kept[key] = [each for each in value if each not in unread]
        elif not ((key in _NUMBERS or key in _IDS) and value in unread):
            kept[key] = value
    return kept


def names_hidden(staff_id: Reader) -> ColumnElement[bool]:
    """Return the condition for the lines of a timeline that speak of such a case: linked with it, split off to it.

    It looks each case up by its number: a timeline names few, a site may hold thousands that not everybody may read.
    """
    other = TicketEntry.details["other_id"].as_integer()
    named = exists().where(TicketReader.ticket_id == Ticket.id, TicketReader.staff_id == staff_id)
    here = exists().where(Ticket.id == other, Ticket.is_sensitive, ~named.correlate(Ticket))
    away = exists().where(DeletedRecord.kind == "ticket", DeletedRecord.entity_id == other, DeletedRecord.is_sensitive)
    told = or_(*(TicketEntry.kind == kind for kind in _NAMING_OTHERS))
    return told & (here.correlate(TicketEntry) | away.correlate(TicketEntry))


def _visits(staff_id: int | None) -> Any:
    led_to = select(Ticket.visit_id).where(Ticket.visit_id.is_not(None), Ticket.id.in_(hidden_tickets(staff_id)))
    return select(Visit.id).where(Visit.id.in_(led_to))
