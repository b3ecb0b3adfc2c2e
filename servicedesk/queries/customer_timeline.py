"""Everything that happened with a customer, newest first, page by page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from heapq import nlargest
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import CompensationState, FollowUpState
from servicedesk.core.identification import without_phones
from servicedesk.core.permissions import Permission
from servicedesk.models import (
    Compensation,
    FollowUp,
    Inquiry,
    Scenario,
    Staff,
    Survey,
    SurveyResponse,
    Ticket,
    TicketState,
    Visit,
)
from servicedesk.queries.sensitive import visit_readable
from servicedesk.queries.ticket_lists import readable
from servicedesk.storage.desk import Read, ask

_GIVEN_OR_ASKED = (CompensationState.PENDING.value, CompensationState.APPROVED.value)


class ContactEvent(StrEnum):
    """What one line of a customer's history is."""

    VISIT = "visit"
    TICKET = "ticket"
    INQUIRY = "inquiry"
    FOLLOW_UP = "follow_up"
    ANSWER = "answer"
    COMPENSATION = "compensation"


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One event; ``code`` is its channel, outcome or state, ``amount`` a score or cents, as its kind says."""

    kind: ContactEvent
    id: int
    at: datetime
    number: str
    title: str
    detail: str
    code: str
    name: Bilingual | None
    amount: int | None
    staff: str
    ticket_id: int | None


@dataclass(frozen=True, slots=True)
class TimelineKey:
    """Where a page ended: the next one begins behind it."""

    at: datetime
    kind: ContactEvent
    id: int


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """A page of the history; ``after`` is None on the last."""

    rows: tuple[TimelineRow, ...]
    after: TimelineKey | None


@ask(Permission.VIEW_CUSTOMERS)
def customer_timeline(
    read: Read,
    customer_id: int,
    kinds: tuple[ContactEvent, ...] = tuple(ContactEvent),
    limit: int = 40,
    after: TimelineKey | None = None,
) -> TimelinePage:
    """Return what happened, newest first; sensitive tickets and what belongs to them only for who may read them."""
    found: list[TimelineRow] = []
    for kind in kinds:
        if not read.actor.can(_NEEDED.get(kind, Permission.VIEW_CUSTOMERS)):
            continue
        statement, at, identity = _SOURCES[kind](read, customer_id)
        if after is not None:
            statement = statement.where(_behind(kind, at, identity, after))
        rows = read.execute(statement.order_by(at.desc(), identity.desc()).limit(limit + 1))
        found += [_row(kind, row) for row in rows]
    page = nlargest(limit + 1, found, key=lambda row: (row.at, row.kind.value, row.id))
    last = page[limit - 1] if len(page) > limit else None
    return TimelinePage(tuple(page[:limit]), TimelineKey(last.at, last.kind, last.id) if last else None)


@ask(Permission.VIEW_CUSTOMERS)
def timeline_counts(read: Read, customer_id: int) -> dict[ContactEvent, int]:
    """Return the number beside each tab, by the same rules as the pages."""
    counts = dict.fromkeys(ContactEvent, 0)
    for kind, source in _SOURCES.items():
        if not read.actor.can(_NEEDED.get(kind, Permission.VIEW_CUSTOMERS)):
            continue
        rows = source(read, customer_id)[0].subquery()
        counts[kind] = int(read.execute(select(func.count()).select_from(rows)).scalar_one())
    return counts


def _behind(kind: ContactEvent, at: Any, identity: Any, after: TimelineKey) -> ColumnElement[bool]:
    if kind == after.kind:
        same = identity < after.id
    else:
        same = at == after.at if kind.value < after.kind.value else false()
    return or_(at < after.at, and_(at == after.at, same))


def _row(kind: ContactEvent, row: Any) -> TimelineRow:
    return TimelineRow(
        kind,
        row.id,
        row.at,
        row.number or "",
        without_phones(row.title or ""),
        without_phones(row.detail or ""),
        row.code or "",
        Bilingual(row.name_zh, row.name_en) if row.name_zh else None,
        row.amount,
        row.staff or "",
        row.ticket_id,
    )


Source = tuple[Select[Any], Any, Any]


def _columns(model: Any, at: Any, **given: Any) -> list[Any]:
    """Return the columns every source hands out; what it has nothing for is empty."""
    names = ("number", "title", "detail", "code", "name_zh", "name_en", "amount", "staff", "ticket_id")
    columns = [model.id.label("id"), at.label("at")]
    return columns + [given[name].label(name) if name in given else _NOTHING.label(name) for name in names]


_NOTHING = func.nullif(1, 1)


def _visits(read: Read, customer_id: int) -> Source:
    columns = _columns(
        Visit,
        Visit.arrived_at,
        number=Visit.queue_number,
        title=Visit.request,
        code=Visit.channel,
        detail=Visit.outcome,
        name_zh=Scenario.name_zh,
        name_en=Scenario.name_en,
        staff=Staff.name,
    )
    statement = (
        select(*columns)
        .outerjoin(Scenario, Scenario.id == Visit.scenario_id)
        .outerjoin(Staff, Staff.id == Visit.staff_id)
        .where(Visit.customer_id == customer_id, visit_readable(read, Visit.id))
    )
    return statement, Visit.arrived_at, Visit.id


def _tickets(read: Read, customer_id: int) -> Source:
    columns = _columns(
        Ticket,
        Ticket.opened_at,
        number=Ticket.number,
        title=Ticket.title,
        detail=Ticket.resolution,
        code=Ticket.state_class,
        name_zh=TicketState.name_zh,
        name_en=TicketState.name_en,
        staff=Staff.name,
        ticket_id=Ticket.id,
    )
    statement = (
        select(*columns)
        .join(TicketState, TicketState.code == Ticket.state)
        .outerjoin(Staff, Staff.id == Ticket.owner_id)
        .where(Ticket.customer_id == customer_id, readable(read))
    )
    return statement, Ticket.opened_at, Ticket.id


def _inquiries(read: Read, customer_id: int) -> Source:
    columns = _columns(
        Inquiry,
        Inquiry.asked_at,
        number=Ticket.number,
        title=Inquiry.question,
        detail=Inquiry.answer,
        code=Inquiry.channel,
        amount=Inquiry.is_resolved,
        staff=Staff.name,
        ticket_id=Inquiry.ticket_id,
    )
    statement = (
        select(*columns)
        .outerjoin(Ticket, Ticket.id == Inquiry.ticket_id)
        .outerjoin(Staff, Staff.id == Inquiry.staff_id)
        # What was asked at the desk is told by its visit.
        .where(Inquiry.customer_id == customer_id, Inquiry.visit_id.is_(None), _ticket_readable(read))
    )
    return statement, Inquiry.asked_at, Inquiry.id


def _follow_ups(read: Read, customer_id: int) -> Source:
    columns = _columns(
        FollowUp,
        FollowUp.done_at,
        number=Ticket.number,
        title=FollowUp.subject,
        code=FollowUp.outcome,
        staff=Staff.name,
        ticket_id=FollowUp.ticket_id,
    )
    statement = (
        select(*columns)
        .outerjoin(Ticket, Ticket.id == FollowUp.ticket_id)
        .outerjoin(Staff, Staff.id == FollowUp.staff_id)
        .where(FollowUp.customer_id == customer_id, FollowUp.state == FollowUpState.DONE.value)
        .where(FollowUp.done_at.is_not(None), _ticket_readable(read))
    )
    return statement, FollowUp.done_at, FollowUp.id


def _answers(read: Read, customer_id: int) -> Source:
    columns = _columns(
        SurveyResponse,
        SurveyResponse.answered_at,
        number=Ticket.number,
        title=SurveyResponse.comment,
        code=SurveyResponse.method,
        amount=SurveyResponse.csat,
        ticket_id=Survey.ticket_id,
    )
    statement = (
        select(*columns)
        .join(Survey, Survey.id == SurveyResponse.survey_id)
        .outerjoin(Ticket, Ticket.id == Survey.ticket_id)
        .where(Survey.customer_id == customer_id, SurveyResponse.is_current, _ticket_readable(read))
    )
    return statement, SurveyResponse.answered_at, SurveyResponse.id


def _compensations(read: Read, customer_id: int) -> Source:
    columns = _columns(
        Compensation,
        Compensation.requested_at,
        number=Ticket.number,
        title=Compensation.name,
        detail=Compensation.reason,
        code=Compensation.state,
        amount=Compensation.amount_cents,
        staff=Staff.name,
        ticket_id=Compensation.ticket_id,
    )
    statement = (
        select(*columns)
        .join(Ticket, Ticket.id == Compensation.ticket_id)
        .outerjoin(Staff, Staff.id == Compensation.requested_by_id)
        .where(Ticket.customer_id == customer_id, Compensation.state.in_(_GIVEN_OR_ASKED), readable(read))
    )
    return statement, Compensation.requested_at, Compensation.id


def _ticket_readable(read: Read) -> ColumnElement[bool]:
    """Return the condition for what may belong to a ticket or to none."""
    return or_(Ticket.id.is_(None), readable(read))


_SOURCES: dict[ContactEvent, Callable[[Read, int], Source]] = {
    ContactEvent.VISIT: _visits,
    ContactEvent.TICKET: _tickets,
    ContactEvent.INQUIRY: _inquiries,
    ContactEvent.FOLLOW_UP: _follow_ups,
    ContactEvent.ANSWER: _answers,
    ContactEvent.COMPENSATION: _compensations,
}
# Beside the right to see customers at all.
_NEEDED = {
    ContactEvent.VISIT: Permission.VIEW_VISITS,
    ContactEvent.TICKET: Permission.VIEW_TICKETS,
    ContactEvent.INQUIRY: Permission.VIEW_VISITS,
    ContactEvent.FOLLOW_UP: Permission.VIEW_VISITS,
    ContactEvent.ANSWER: Permission.VIEW_SINGLE_ANSWERS,
    ContactEvent.COMPENSATION: Permission.VIEW_TICKETS,
}
