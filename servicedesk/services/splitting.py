"""One ticket becomes two: chosen lines of its timeline go into a new one, linked both ways."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from servicedesk.core.enums import EntryKind, LinkKind, StateClass
from servicedesk.core.errors import Refused
from servicedesk.core.numbering import ticket_number
from servicedesk.core.permissions import Permission
from servicedesk.core.text import one_line
from servicedesk.models import (
    Compensation,
    Department,
    Promise,
    Ticket,
    TicketCheck,
    TicketEntry,
    TicketLink,
    TicketStateChange,
)
from servicedesk.services import deadlines, internal_clocks, search_documents
from servicedesk.services.reading_cases import editable, read_by_the_same
from servicedesk.services.ticket_commands import TicketOpened
from servicedesk.services.tickets import FIRST_NUMBER, TITLE_LIMIT
from servicedesk.services.timeline import add_entry
from servicedesk.storage import lifecycle
from servicedesk.storage.desk import Work, act, require
from servicedesk.storage.free_numbers import free_number

# What somebody wrote can go elsewhere, also how another ticket began that was merged into this one.
_WRITTEN = (EntryKind.NOTE.value, EntryKind.REPLY.value)
_TAKEN_OVER = (
    *("kind", "priority", "priority_rank", "customer_id", "place", "channel", "scenario_id", "department_id"),
    *("category_id", "impact", "urgency", "priority_is_manual"),
)


@dataclass(frozen=True, slots=True)
class SplitTicket:
    """Which lines go into a new ticket, and what else was chosen to go with them."""

    ticket_id: int
    entry_ids: tuple[int, ...]
    title: str
    from_original_start: bool = False
    check_ids: tuple[int, ...] = ()
    promise_ids: tuple[int, ...] = ()
    compensation_ids: tuple[int, ...] = ()
    version: int | None = None


@act(Permission.MERGE_TICKET)
def split_ticket(work: Work, command: SplitTicket) -> TicketOpened:
    """Open a ticket from lines of another; its clock starts now, unless a supervisor says from the first start.

    Raises Refused: title_needed, split_nothing, ticket_merged; NotAllowed for the earlier start.
    """
    ticket = editable(work, command.ticket_id, command.version)
    title = one_line(command.title, TITLE_LIMIT)
    if not title:
        raise Refused("title_needed", field="title")
    if command.from_original_start:
        require(work.actor, Permission.BACKDATE_TICKET)
    entries = _chosen(work, command)
    opened_at = ticket.opened_at if command.from_original_start else work.now
    identity, number = _open(work, ticket, title, entries[0].text, opened_at)
    for entry in entries:
        entry.ticket_id = identity
        entry.origin_ticket_id = entry.origin_ticket_id or ticket.id
    read_by_the_same(work, ticket, identity)
    _take_along(work, command, identity)
    ticket.updated_at = work.now
    add_entry(work, ticket.id, EntryKind.SPLIT, title, number=number, other_id=identity, lines=len(entries))
    add_entry(work, identity, EntryKind.SPLIT, number=ticket.number, other_id=ticket.id, inverse=True)
    work.insert(
        TicketLink,
        ticket_id=identity,
        other_id=ticket.id,
        kind=LinkKind.RELATED.value,
        staff_id=work.actor.staff_id,
        at=work.now,
    )
    work.flush()
    opened = work.get(Ticket, identity)
    deadlines.choose_again(work, opened)
    internal_clocks.start(work, opened)
    for each in (ticket.id, identity):
        search_documents.refresh(work, "ticket", each)
    work.audit("ticket", identity, number=number, split_from=ticket.number, entries=len(entries))
    return TicketOpened(identity, number)


def _chosen(work: Work, command: SplitTicket) -> list[TicketEntry]:
    """Return the chosen lines in their order; only of this ticket, and never how it began itself."""
    brought = (TicketEntry.kind == EntryKind.OPENED.value) & TicketEntry.origin_ticket_id.is_not(None)
    statement = select(TicketEntry.id).where(
        TicketEntry.ticket_id == command.ticket_id, or_(TicketEntry.kind.in_(_WRITTEN), brought)
    )
    own = list(work.connection.execute(statement.order_by(TicketEntry.at, TicketEntry.id)).scalars())
    wanted = set(command.entry_ids)
    if not wanted or not wanted <= set(own):
        raise Refused("split_nothing", field="entry_ids")
    return [work.get(TicketEntry, identity) for identity in own if identity in wanted]


def _open(work: Work, ticket: Ticket, title: str, text: str, opened_at: datetime) -> tuple[int, str]:
    number = free_number(work.connection, "ticket", Ticket.number, ticket_number, first=FIRST_NUMBER)
    department = work.get(Department, ticket.department_id) if ticket.department_id is not None else None
    taken = {name: getattr(ticket, name) for name in _TAKEN_OVER}
    if department is not None and not department.is_active:
        taken["department_id"] = None
    state = lifecycle.of_class_for(work.connection, StateClass.NEW, ticket.kind)
    identity = work.insert(
        Ticket,
        number=number,
        title=title,
        description=text,
        state=state,
        state_class=StateClass.NEW.value,
        author_id=work.actor.staff_id,
        opened_at=opened_at,
        # Somebody spoke with the guest already: this is no new request that waits for its first answer.
        responded_at=ticket.responded_at,
        is_sensitive=ticket.is_sensitive,
        updated_at=work.now,
        **taken,
    )
    work.insert(
        TicketStateChange,
        ticket_id=identity,
        state=state,
        state_class=StateClass.NEW.value,
        pauses=False,
        staff_id=work.actor.staff_id,
        at=opened_at,
    )
    return identity, number


def _take_along(work: Work, command: SplitTicket, identity: int) -> None:
    """Move what was chosen beside the lines, as far as it is this ticket's."""
    chosen: tuple[tuple[type[TicketCheck | Promise | Compensation], tuple[int, ...]], ...] = (
        (TicketCheck, command.check_ids),
        (Promise, command.promise_ids),
        (Compensation, command.compensation_ids),
    )
    for model, ids in chosen:
        for each in ids:
            row = work.get(model, each)
            if row.ticket_id != command.ticket_id:
                raise Refused("not_found")
            row.ticket_id = identity
