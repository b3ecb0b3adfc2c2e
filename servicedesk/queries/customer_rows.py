"""A customer as lists and hits show one: tier, where they are today, masked phone, loudest alert."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import bindparam, case, func, or_, select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import ContactKind, Severity
from servicedesk.core.identification import masked_contact
from servicedesk.core.permissions import Permission
from servicedesk.models import Customer, CustomerAlert, CustomerContact, CustomerReference, Tier, Visit
from servicedesk.storage.desk import Read, ask
from servicedesk.storage.id_lists import OfIds

_SEVERITIES = {each.value: each for each in Severity}
_LOUDNESS = {Severity.SAFETY.value: 0, Severity.ATTENTION.value: 1, Severity.INFORMATION.value: 2}


class StayState(StrEnum):
    """Where a customer's room or order stands today."""

    HERE = "here"
    ARRIVING = "arriving"
    LEFT = "left"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Stay:
    """The reference that counts today: the one in force, else the next, else the last."""

    state: StayState = StayState.NONE
    reference_id: int | None = None
    reference: str = ""
    description: str = ""
    from_on: date | None = None
    until_on: date | None = None

    @property
    def nights(self) -> int | None:
        """How many nights the stay has; None without an end."""
        if self.from_on is None or self.until_on is None:
            return None
        return (self.until_on - self.from_on).days


class Reference(NamedTuple):
    """A room or an order of a customer."""

    id: int
    value: str
    description: str
    valid_from_on: date
    valid_until_on: date | None


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """A customer with what tells them apart; ``phone`` is masked and may be empty."""

    id: int
    version: int
    number: str
    name: str
    salutation: str
    is_company: bool
    company: str
    tier: Bilingual | None
    tier_colour: str
    stay: Stay
    phone: str
    phone_contact_id: int | None
    loudest_alert: Severity | None
    last_visit_at: datetime | None


_CUSTOMERS = select(
    Customer.id,
    Customer.version,
    Customer.number,
    Customer.name,
    Customer.salutation,
    Customer.is_company,
    Customer.company,
    Tier.name_zh.label("tier_zh"),
    Tier.name_en.label("tier_en"),
    func.coalesce(Tier.colour, "neutral").label("tier_colour"),
    select(func.max(Visit.arrived_at)).where(Visit.customer_id == Customer.id).scalar_subquery().label("last_visit_at"),
).outerjoin(Tier, Tier.code == Customer.tier_code)
_OF_IDS = OfIds(lambda ids: _CUSTOMERS.where(Customer.id.in_(ids)))
_REFERENCES_OF = OfIds(
    lambda ids: (
        select(
            CustomerReference.customer_id,
            CustomerReference.id,
            CustomerReference.value,
            CustomerReference.description,
            CustomerReference.valid_from_on,
            CustomerReference.valid_until_on,
        )
        .where(CustomerReference.customer_id.in_(ids))
        .order_by(CustomerReference.id)
    )
)
_PHONES_OF = OfIds(
    lambda ids: (
        select(CustomerContact.customer_id, CustomerContact.id, CustomerContact.value)
        .where(CustomerContact.customer_id.in_(ids), CustomerContact.kind == ContactKind.PHONE.value)
        .order_by(CustomerContact.position.desc(), CustomerContact.id.desc())
    )
)
_ALERTS_OF = OfIds(
    lambda ids: (
        select(CustomerAlert.customer_id, CustomerAlert.severity)
        .where(CustomerAlert.customer_id.in_(ids))
        .where(or_(CustomerAlert.expires_on.is_(None), CustomerAlert.expires_on >= bindparam("today")))
        .order_by(case(_LOUDNESS, value=CustomerAlert.severity).desc())
    )
)


@ask(Permission.VIEW_CUSTOMERS)
def customer_rows(read: Read, ids: Sequence[int]) -> list[CustomerRow]:
    """Return the rows of *ids* in that order; those that are gone are left out."""
    if not ids:
        return []
    stays, phones, alerts = stays_of(read, ids), _phones(read, ids), _alerts(read, ids)
    rows: dict[int, CustomerRow] = {}
    for found in _OF_IDS.rows(read.connection, ids):
        identity, version, number, name, salutation, is_company, company, *tier, last_visit_at = found
        tier_zh, tier_en, tier_colour = tier
        contact_id, phone = phones.get(identity, (None, ""))
        rows[identity] = CustomerRow(
            identity,
            version,
            number,
            name,
            salutation,
            is_company,
            company,
            Bilingual(tier_zh, tier_en) if tier_zh else None,
            tier_colour,
            stays.get(identity, Stay()),
            phone,
            contact_id,
            alerts.get(identity),
            last_visit_at,
        )
    return [rows[identity] for identity in ids if identity in rows]


def stays_of(read: Read, ids: Sequence[int]) -> dict[int, Stay]:
    """Return the stay that counts today for each customer who has one."""
    today = read.site.business_day(read.now)
    references: dict[int, list[Reference]] = {}
    for customer_id, *reference in _REFERENCES_OF.rows(read.connection, ids):
        references.setdefault(customer_id, []).append(Reference(*reference))
    return {identity: stay_among(rows, today) for identity, rows in references.items()}


def stay_among(references: Iterable[Reference], today: date) -> Stay:
    """Return the stay that counts on *today* among a customer's references."""
    here: list[Reference] = []
    coming: list[Reference] = []
    past: list[Reference] = []
    for row in references:
        if row.valid_from_on > today:
            coming.append(row)
        elif row.valid_until_on is None or row.valid_until_on >= today:
            here.append(row)
        else:
            past.append(row)
    if here:
        return _stay(StayState.HERE, max(here, key=lambda row: (row.valid_from_on, row.id)))
    if coming:
        return _stay(StayState.ARRIVING, min(coming, key=lambda row: (row.valid_from_on, row.id)))
    if past:
        return _stay(StayState.LEFT, max(past, key=lambda row: (row.valid_until_on or today, row.id)))
    return Stay()


def _stay(state: StayState, row: Reference) -> Stay:
    return Stay(state, *row)


def _phones(read: Read, ids: Sequence[int]) -> dict[int, tuple[int, str]]:
    return {
        customer: (identity, masked_contact(ContactKind.PHONE, value))
        for customer, identity, value in _PHONES_OF.rows(read.connection, ids)
    }


def _alerts(read: Read, ids: Sequence[int]) -> dict[int, Severity]:
    found = _ALERTS_OF.rows(read.connection, ids, today=read.site.business_day(read.now))
    return {customer: _SEVERITIES[severity] for customer, severity in found}
