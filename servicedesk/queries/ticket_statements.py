"""What the detail of a ticket asks, worded once: building these anew costs more than SQLite needs to answer."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BindParameter, Boolean, Date, Select, bindparam, func, literal, or_, select, union_all

from servicedesk.core.enums import Severity
from servicedesk.models import (
    Compensation,
    CustomerAlert,
    ImportBatch,
    Promise,
    Scenario,
    Staff,
    Tag,
    Ticket,
    TicketCheck,
    TicketEntry,
    TicketLink,
    TicketReader,
    TicketSource,
    TicketTag,
    TicketWatcher,
    Visit,
)
from servicedesk.models.base import UtcDateTime
from servicedesk.queries.ticket_lists import READABLE, TICKET_ROWS
from servicedesk.storage.hidden_acts import names_hidden
from servicedesk.storage.prepared import Prepared

_TICKET: BindParameter[int] = bindparam("ticket")
_author, _asker, _decider = (Staff.__table__.alias(name) for name in ("author", "asker", "decider"))
_origin = Ticket.__table__.alias("origin")
_watched = (
    select(TicketWatcher.ticket_id)
    .where(TicketWatcher.ticket_id == Ticket.id, TicketWatcher.staff_id == bindparam("staff"))
    .correlate(Ticket)
    .exists()
)

# The row of the lists first, then what the detail adds.
TICKET = Prepared(
    TICKET_ROWS.add_columns(
        Ticket.description,
        Ticket.channel,
        Scenario.name_zh,
        Scenario.name_en,
        Ticket.scenario_id,
        func.coalesce(_author.c.name, ""),
        func.coalesce(Visit.queue_number, ""),
        Ticket.responded_at,
        Ticket.response_due_at,
        Ticket.waiting_until_at,
        Ticket.resolution,
        Ticket.cause,
        _watched,
        Ticket.category_id,
        Ticket.impact,
        Ticket.urgency,
        Ticket.priority_is_manual,
        Ticket.is_wait_over,
    )
    .outerjoin(Scenario, Scenario.id == Ticket.scenario_id)
    .outerjoin(_author, _author.c.id == Ticket.author_id)
    .outerjoin(Visit, Visit.id == Ticket.visit_id)
    .where(Ticket.id == _TICKET, READABLE)
)
ALERTS = Prepared(
    select(CustomerAlert.severity, CustomerAlert.text)
    .where(
        CustomerAlert.customer_id == bindparam("customer"),
        or_(CustomerAlert.expires_on.is_(None), CustomerAlert.expires_on >= bindparam("today", type_=Date())),
    )
    .order_by(CustomerAlert.severity != Severity.SAFETY.value, CustomerAlert.id)
)
# Where a line came from is told only of a case that the reader may know of.
_is_origin_told = or_(
    _origin.c.is_sensitive.is_(False),
    bindparam("may_read_sensitive", type_=Boolean),
    select(TicketReader.ticket_id)
    .where(TicketReader.ticket_id == _origin.c.id, TicketReader.staff_id == bindparam("reader"))
    .correlate(_origin)
    .exists(),
)
ENTRIES = Prepared(
    select(
        TicketEntry.id,
        TicketEntry.kind,
        TicketEntry.is_internal,
        func.coalesce(Staff.name, ""),
        TicketEntry.text,
        TicketEntry.details,
        TicketEntry.at,
        TicketEntry.minutes,
        _origin.c.number,
    )
    .select_from(TicketEntry)
    .outerjoin(_origin, (_origin.c.id == TicketEntry.origin_ticket_id) & _is_origin_told)
    .outerjoin(Staff, Staff.id == TicketEntry.author_id)
    .where(TicketEntry.ticket_id == _TICKET)
    .order_by(TicketEntry.at, TicketEntry.id)
)
# The lines that speak of a case the reader may not know of; asked only where a line speaks of another at all.
UNTOLD = Prepared(select(TicketEntry.id).where(TicketEntry.ticket_id == _TICKET, names_hidden(bindparam("reader"))))
CHECKS = Prepared(
    select(TicketCheck.id, TicketCheck.text_zh, TicketCheck.text_en, TicketCheck.done_at)
    .where(TicketCheck.ticket_id == _TICKET)
    .order_by(TicketCheck.position, TicketCheck.id)
)
COMPENSATIONS = Prepared(
    select(
        Compensation.id,
        Compensation.name,
        Compensation.amount_cents,
        Compensation.reason,
        Compensation.state,
        Compensation.requested_by_id,
        func.coalesce(_asker.c.name, ""),
        func.coalesce(_decider.c.name, ""),
        Compensation.requested_at,
    )
    .outerjoin(_asker, _asker.c.id == Compensation.requested_by_id)
    .outerjoin(_decider, _decider.c.id == Compensation.decided_by_id)
    .where(Compensation.ticket_id == _TICKET)
    .order_by(Compensation.id)
)
PROMISES = Prepared(
    select(Promise.id, Promise.text, Promise.due_at, Promise.state, func.coalesce(Staff.name, ""))
    .outerjoin(Staff, Staff.id == Promise.owner_id)
    .where(Promise.ticket_id == _TICKET)
    .order_by(Promise.due_at)
)


def _linked(here: Any, there: Any) -> Select[Any]:
    return (
        select(
            Ticket.id,
            Ticket.number,
            Ticket.title,
            Ticket.state_class,
            TicketLink.kind,
            Ticket.opened_at,
            TicketLink.id.label("link_id"),
            literal(here is TicketLink.other_id).label("is_inverse"),
        )
        .join_from(TicketLink, Ticket, Ticket.id == there)
        # What is left with a merged ticket would be a second link to the one it went into.
        .where(here == _TICKET, Ticket.merged_into_id.is_(None), READABLE)
    )


# Two looks through an index each; one condition with "or" would read every link there is.
LINKS = Prepared(
    union_all(
        _linked(TicketLink.ticket_id, TicketLink.other_id), _linked(TicketLink.other_id, TicketLink.ticket_id)
    ).order_by("opened_at")
)
TAGS = Prepared(
    select(Tag.id, Tag.name_zh, Tag.name_en, Tag.colour)
    .join(TicketTag, TicketTag.tag_id == Tag.id)
    .where(TicketTag.ticket_id == _TICKET)
    .order_by(Tag.id)
)
SAME_FAULT = Prepared(
    select(Ticket.id, Ticket.number, Ticket.title, Ticket.state_class, Ticket.opened_at)
    .where(
        Ticket.place == bindparam("place"),
        Ticket.scenario_id == bindparam("scenario"),
        Ticket.opened_at < bindparam("before", type_=UtcDateTime()),
        Ticket.opened_at >= bindparam("since", type_=UtcDateTime()),
        Ticket.id.is_distinct_from(bindparam("but_not", type_=Ticket.id.type)),
        Ticket.merged_into_id.is_(None),
        READABLE,
    )
    .order_by(Ticket.opened_at.desc())
    .limit(3)
)
SOURCE = Prepared(
    select(TicketSource.system, TicketSource.category, TicketSource.details, ImportBatch.file, ImportBatch.imported_at)
    .join(ImportBatch, ImportBatch.id == TicketSource.batch_id)
    .where(TicketSource.ticket_id == _TICKET)
)
