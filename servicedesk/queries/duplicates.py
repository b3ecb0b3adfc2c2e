"""Tickets that may be about one and the same matter: said quietly, and offered when one is to be merged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, bindparam, or_, select

from servicedesk.core.enums import StateClass
from servicedesk.core.numbering import typed_ticket_number
from servicedesk.core.paging import Sort
from servicedesk.core.permissions import Permission
from servicedesk.models import Ticket, TicketDistinct
from servicedesk.models.base import UtcDateTime
from servicedesk.queries.ticket_lists import (
    READABLE,
    TicketFilter,
    TicketRow,
    TicketView,
    readable,
    ticket_ids,
    ticket_rows,
)
from servicedesk.storage.conditions import OPEN_TICKET
from servicedesk.storage.desk import Read, ask
from servicedesk.storage.merged_tickets import survivor
from servicedesk.storage.prepared import Prepared

# Two reports of one fault come within a day; what is further apart is a fault that came back.
CLOSE = timedelta(hours=24)
RECENT = timedelta(days=30)
MOST_OFFERED = 6


@dataclass(frozen=True, slots=True)
class LikelySame:
    """Another open ticket that may be the same matter, and why it seems so."""

    ticket_id: int
    number: str
    title: str
    state_class: StateClass
    opened_at: datetime
    same_place: bool


_HERE = Prepared(
    select(Ticket.place, Ticket.scenario_id, Ticket.customer_id, Ticket.kind, Ticket.opened_at).where(
        Ticket.id == bindparam("ticket"), OPEN_TICKET, READABLE
    )
)
_APART = (
    select(TicketDistinct.ticket_id)
    .where(
        or_(
            and_(TicketDistinct.ticket_id == bindparam("ticket"), TicketDistinct.other_id == Ticket.id),
            and_(TicketDistinct.ticket_id == Ticket.id, TicketDistinct.other_id == bindparam("ticket")),
        )
    )
    .correlate(Ticket)
    .exists()
)
_AT_PLACE = and_(Ticket.place == bindparam("place"), bindparam("place") != "")
_ONE_MATTER = or_(
    Ticket.scenario_id == bindparam("scenario", type_=Ticket.id.type),
    and_(Ticket.scenario_id.is_(None), Ticket.kind == bindparam("kind")),
)
_LIKELY = Prepared(
    select(Ticket.id, Ticket.number, Ticket.title, Ticket.state_class, Ticket.opened_at, Ticket.place)
    .where(
        OPEN_TICKET,
        or_(_AT_PLACE, Ticket.customer_id == bindparam("customer", type_=Ticket.id.type)),
        _ONE_MATTER,
        Ticket.opened_at >= bindparam("since", type_=UtcDateTime()),
        Ticket.opened_at <= bindparam("until", type_=UtcDateTime()),
        Ticket.id != bindparam("ticket"),
        ~_APART,
        READABLE,
    )
    .order_by(Ticket.opened_at.desc(), Ticket.id.desc())
    .limit(1)
)


@ask(Permission.VIEW_TICKETS)
def likely_same(read: Read, ticket_id: int) -> LikelySame | None:
    """Return the open ticket of the same place or customer and the same matter within a day, unless said otherwise."""
    sees_all = read.actor.can(Permission.VIEW_SENSITIVE)
    here = read.rows(_HERE, ticket=ticket_id, may_read_sensitive=sees_all)
    if not here:
        return None
    place, scenario_id, customer_id, kind, opened_at = here[0]
    found = read.rows(
        _LIKELY,
        ticket=ticket_id,
        place=place,
        scenario=scenario_id,
        kind=kind,
        customer=customer_id,
        since=opened_at - CLOSE,
        until=opened_at + CLOSE,
        may_read_sensitive=sees_all,
    )
    if not found:
        return None
    identity, number, title, state_class, opened, there = found[0]
    return LikelySame(identity, number, title, StateClass(state_class), opened, bool(place) and there == place)


@ask(Permission.VIEW_TICKETS)
def merge_candidates(read: Read, ticket_id: int, text: str = "") -> list[TicketRow]:
    """Return tickets this one may be merged with: by number or words, else those of its customer and place."""
    wanted = text.strip()
    ids = _by_text(read, wanted) if wanted else _nearby(read, ticket_id)
    ends = dict.fromkeys(survivor(read.connection, identity) for identity in ids)
    rows = ticket_rows(read, [identity for identity in ends if identity != ticket_id])
    return [row for row in rows if row.state_class is not StateClass.MERGED][:MOST_OFFERED]


def _by_text(read: Read, text: str) -> list[int]:
    exact = select(Ticket.id).where(Ticket.number == typed_ticket_number(text), readable(read))
    ids = list(read.execute(exact).scalars())
    wanted = TicketFilter(TicketView.ALL, text=text)
    return [*ids, *ticket_ids(read, wanted, Sort("updated", descending=True), 2 * MOST_OFFERED)]


def _nearby(read: Read, ticket_id: int) -> list[int]:
    here = read.execute(
        select(Ticket.place, Ticket.customer_id, Ticket.opened_at).where(Ticket.id == ticket_id)
    ).first()
    if here is None:
        return []
    near = []
    if here.place:
        near.append(Ticket.place == here.place)
    if here.customer_id is not None:
        near.append(Ticket.customer_id == here.customer_id)
    if not near:
        return []
    statement = (
        select(Ticket.id)
        .where(or_(*near), Ticket.id != ticket_id, Ticket.merged_into_id.is_(None))
        .where(Ticket.opened_at >= here.opened_at - RECENT)
        .order_by(OPEN_TICKET.desc(), Ticket.opened_at.desc())
        .limit(2 * MOST_OFFERED)
    )
    return list(read.execute(statement).scalars())
