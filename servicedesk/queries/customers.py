"""Customers: the card beside a reception, the full page, and the list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, case, func, or_, select

from servicedesk.core.enums import CompensationState, ContactKind, Severity
from servicedesk.core.identification import masked_contact, without_phones
from servicedesk.core.permissions import Permission
from servicedesk.models import (
    Compensation,
    Customer,
    CustomerAlert,
    CustomerContact,
    CustomerPreference,
    CustomerReference,
    Staff,
    Survey,
    SurveyResponse,
    Ticket,
    Visit,
)
from servicedesk.queries.customer_lists import CustomerFilter, Presence, customer_count, customer_ids
from servicedesk.queries.customer_rows import CustomerRow, Stay, StayState, customer_rows
from servicedesk.queries.customer_timeline import (
    ContactEvent,
    TimelineKey,
    TimelinePage,
    TimelineRow,
    customer_timeline,
    timeline_counts,
)
from servicedesk.queries.identify import Duplicate, Identified, Match, identify, possible_duplicates
from servicedesk.queries.ticket_lists import TicketFilter, TicketRow, TicketView, readable, ticket_list, ticket_rows
from servicedesk.storage.desk import Read, ask

__all__ = [
    "AlertRow",
    "ContactEvent",
    "ContactRow",
    "CustomerCard",
    "CustomerDetail",
    "CustomerFilter",
    "CustomerRow",
    "Duplicate",
    "Identified",
    "Match",
    "PreferenceRow",
    "Presence",
    "ReferenceRow",
    "Stay",
    "StayState",
    "TimelineKey",
    "TimelinePage",
    "TimelineRow",
    "customer_card",
    "customer_count",
    "customer_detail",
    "customer_ids",
    "customer_rows",
    "customer_timeline",
    "identify",
    "possible_duplicates",
    "timeline_counts",
]

REPEAT_WINDOW = timedelta(days=14)
LAST_CONTACTS = 5
OPEN_TICKETS = 10
WEEKS_SHOWN = 52
SCORES_SHOWN = 12
_LOUDNESS = {Severity.SAFETY.value: 0, Severity.ATTENTION.value: 1, Severity.INFORMATION.value: 2}


@dataclass(frozen=True, slots=True)
class AlertRow:
    """Something to know before speaking."""

    id: int
    severity: Severity
    text: str
    author: str
    created_at: datetime
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class PreferenceRow:
    """Something the customer likes."""

    id: int
    text: str


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A way to reach the customer; ``shown`` is masked, ``is_masked`` says that revealing would tell more."""

    id: int
    kind: ContactKind
    shown: str
    is_masked: bool


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """A room or order, then, now or later."""

    id: int
    value: str
    description: str
    from_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True)
class CustomerCard:
    """What the reception shows of the customer it serves: alerts first."""

    row: CustomerRow
    language: str
    notes: str
    alerts: tuple[AlertRow, ...]
    night: int | None
    preferences: tuple[PreferenceRow, ...]
    open_tickets: tuple[TicketRow, ...]
    last_contacts: tuple[TimelineRow, ...]
    repeats: tuple[TicketRow, ...]
    visits: int
    stays: int


@dataclass(frozen=True, slots=True)
class CustomerDetail:
    """The customer's page beside the timeline; scores are None for who may not read single answers."""

    card: CustomerCard
    tier_code: str | None
    member_number: str
    birthday: str
    consent_at: datetime | None
    created_at: datetime
    merged_into_id: int | None
    contacts: tuple[ContactRow, ...]
    references: tuple[ReferenceRow, ...]
    duplicates: tuple[Duplicate, ...]
    visits_by_week: tuple[int, ...]
    scores: tuple[tuple[datetime, int], ...] | None
    compensation_cents: int


@ask(Permission.VIEW_CUSTOMERS)
def customer_card(read: Read, customer_id: int, place: str = "", scenario_id: int | None = None) -> CustomerCard | None:
    """Return the card; *place* and *scenario_id* of the visit warn of the same fault within 14 days."""
    found = read.execute(select(Customer.language, Customer.notes).where(Customer.id == customer_id)).first()
    rows = customer_rows(read, [customer_id])
    if found is None or not rows:
        return None
    may_see_tickets = read.actor.can(Permission.VIEW_TICKETS)
    mine = TicketFilter(TicketView.OPEN, customer_id=customer_id)
    stay = rows[0].stay
    return CustomerCard(
        rows[0],
        found.language,
        found.notes,
        _alerts(read, customer_id),
        _night(read, stay),
        _preferences(read, customer_id),
        tuple(ticket_list(read, mine, limit=OPEN_TICKETS)) if may_see_tickets else (),
        customer_timeline(read, customer_id, _CONTACTS, LAST_CONTACTS).rows,
        _repeats(read, place or stay.reference, scenario_id) if may_see_tickets else (),
        _number_of(read, Visit.customer_id == customer_id),
        _number_of(read, CustomerReference.customer_id == customer_id),
    )


_CONTACTS = (ContactEvent.VISIT, ContactEvent.TICKET, ContactEvent.INQUIRY, ContactEvent.FOLLOW_UP)


@ask(Permission.VIEW_CUSTOMERS)
def customer_detail(read: Read, customer_id: int) -> CustomerDetail | None:
    """Return everything of the customer's page but the timeline, or None when they are gone."""
    card = customer_card(read, customer_id)
    found = read.execute(select(Customer.__table__).where(Customer.id == customer_id)).first()
    if card is None or found is None:
        return None
    given = (
        select(func.coalesce(func.sum(Compensation.amount_cents), 0))
        .join(Ticket, Ticket.id == Compensation.ticket_id)
        .where(Ticket.customer_id == customer_id, readable(read))
        .where(Compensation.state == CompensationState.APPROVED.value)
    )
    duplicates = possible_duplicates(read, found.name, member_number=found.member_number, except_id=customer_id)
    return CustomerDetail(
        card,
        found.tier_code,
        found.member_number,
        found.birthday,
        found.consent_at,
        found.created_at,
        found.merged_into_id,
        _contacts(read, customer_id),
        _references(read, customer_id),
        tuple(duplicates) if found.merged_into_id is None else (),
        _visits_by_week(read, customer_id),
        _scores(read, customer_id),
        int(read.execute(given).scalar_one()),
    )


def _number_of(read: Read, condition: ColumnElement[bool]) -> int:
    return int(read.execute(select(func.count()).where(condition)).scalar_one())


def _alerts(read: Read, customer_id: int) -> tuple[AlertRow, ...]:
    statement = (
        select(CustomerAlert.__table__, func.coalesce(Staff.name, "").label("author"))
        .outerjoin(Staff, Staff.id == CustomerAlert.staff_id)
        .where(CustomerAlert.customer_id == customer_id)
        .where(or_(CustomerAlert.expires_on.is_(None), CustomerAlert.expires_on >= _today(read)))
        .order_by(case(_LOUDNESS, value=CustomerAlert.severity), CustomerAlert.id)
    )
    return tuple(
        AlertRow(row.id, Severity(row.severity), without_phones(row.text), row.author, row.created_at, row.expires_on)
        for row in read.execute(statement)
    )


def _today(read: Read) -> date:
    return read.site.business_day(read.now)


def _night(read: Read, stay: Stay) -> int | None:
    """Return which night of the stay this is, counted from one, never past the last."""
    if stay.state is not StayState.HERE or stay.from_on is None:
        return None
    night = (_today(read) - stay.from_on).days + 1
    return night if stay.nights is None else max(min(night, stay.nights), 1)


def _preferences(read: Read, customer_id: int) -> tuple[PreferenceRow, ...]:
    statement = (
        select(CustomerPreference.id, CustomerPreference.text)
        .where(CustomerPreference.customer_id == customer_id)
        .order_by(CustomerPreference.id)
    )
    return tuple(PreferenceRow(row.id, without_phones(row.text)) for row in read.execute(statement))


def _repeats(read: Read, place: str, scenario_id: int | None) -> tuple[TicketRow, ...]:
    """Return tickets of the last days at this place, of this scenario: the same fault again."""
    if not place or scenario_id is None:
        return ()
    statement = (
        select(Ticket.id)
        .where(Ticket.place == place, Ticket.scenario_id == scenario_id, readable(read))
        .where(Ticket.opened_at >= read.now - REPEAT_WINDOW)
        .order_by(Ticket.opened_at.desc())
        .limit(3)
    )
    return tuple(ticket_rows(read, list(read.execute(statement).scalars())))


def _contacts(read: Read, customer_id: int) -> tuple[ContactRow, ...]:
    statement = (
        select(CustomerContact.id, CustomerContact.kind, CustomerContact.value)
        .where(CustomerContact.customer_id == customer_id)
        .order_by(CustomerContact.position, CustomerContact.id)
    )
    return tuple(
        ContactRow(row.id, kind, masked_contact(kind, row.value), kind is not ContactKind.WECHAT)
        for row in read.execute(statement)
        for kind in (ContactKind(row.kind),)
    )


def _references(read: Read, customer_id: int) -> tuple[ReferenceRow, ...]:
    statement = (
        select(CustomerReference.__table__)
        .where(CustomerReference.customer_id == customer_id)
        .order_by(CustomerReference.valid_from_on.desc(), CustomerReference.id.desc())
    )
    return tuple(
        ReferenceRow(row.id, row.value, row.description, row.valid_from_on, row.valid_until_on)
        for row in read.execute(statement)
    )


def _visits_by_week(read: Read, customer_id: int) -> tuple[int, ...]:
    """Return visits in each of the last 52 weeks, oldest first; weeks begin on Monday."""
    today = _today(read)
    monday = today - timedelta(days=today.weekday())
    first = monday - timedelta(weeks=WEEKS_SHOWN - 1)
    weeks = [0] * WEEKS_SHOWN
    statement = select(Visit.business_on).where(Visit.customer_id == customer_id, Visit.business_on >= first)
    for day in read.execute(statement).scalars():
        weeks[min((day - first).days // 7, WEEKS_SHOWN - 1)] += 1
    return tuple(weeks)


def _scores(read: Read, customer_id: int) -> tuple[tuple[datetime, int], ...] | None:
    if not read.actor.can(Permission.VIEW_SINGLE_ANSWERS):
        return None
    statement = (
        select(SurveyResponse.answered_at, SurveyResponse.csat)
        .join(Survey, Survey.id == SurveyResponse.survey_id)
        .outerjoin(Ticket, Ticket.id == Survey.ticket_id)
        .where(Survey.customer_id == customer_id, SurveyResponse.is_current, SurveyResponse.csat.is_not(None))
        .where(or_(Ticket.id.is_(None), readable(read)))
        .order_by(SurveyResponse.answered_at.desc())
        .limit(SCORES_SHOWN)
    )
    return tuple((row.answered_at, row.csat) for row in reversed(read.execute(statement).all()))
