"""What belongs to a customer: contacts, rooms and orders, preferences, alerts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from servicedesk.core.enums import ContactKind, Severity
from servicedesk.core.errors import NotFound, Refused
from servicedesk.core.permissions import Permission
from servicedesk.models import Customer, CustomerAlert, CustomerContact, CustomerPreference, CustomerReference
from servicedesk.services import drafts
from servicedesk.services.customers import check_days, clean_contact, contact_of, touched
from servicedesk.storage.desk import Work, act


@dataclass(frozen=True, slots=True)
class AddReference:
    """A room or order that stands for the customer; without a start it is valid from today."""

    customer_id: int
    value: str
    valid_from_on: date | None = None
    valid_until_on: date | None = None
    description: str = ""


@dataclass(frozen=True, slots=True)
class AddAlert:
    """Something to know before speaking."""

    customer_id: int
    severity: Severity
    text: str
    expires_on: date | None = None


@act(Permission.EDIT_CUSTOMER)
def add_contact(work: Work, customer_id: int, kind: ContactKind, value: str) -> int:
    """Add a way to reach the customer; return its id, that of the old one when it is there already."""
    work.get(Customer, customer_id)
    clean = clean_contact(kind, value)
    drafts.discard_draft(work, "customer_contact", str(customer_id))
    mine = (CustomerContact.customer_id == customer_id, CustomerContact.kind == kind.value)
    there = work.connection.execute(select(CustomerContact.id).where(*mine, CustomerContact.value == clean)).scalar()
    if there is not None:
        return int(there)
    last = work.connection.execute(
        select(func.max(CustomerContact.position)).where(CustomerContact.customer_id == customer_id)
    ).scalar()
    position = 0 if last is None else last + 1
    identity = work.insert(CustomerContact, customer_id=customer_id, kind=kind.value, value=clean, position=position)
    touched(work, customer_id)
    work.audit("customer", customer_id, contact_id=identity, kind=kind.value)
    return identity


@act(Permission.EDIT_CUSTOMER)
def change_contact(work: Work, customer_id: int, contact_id: int, value: str) -> None:
    """Correct a contact."""
    contact = contact_of(work, customer_id, contact_id)
    contact.value = clean_contact(ContactKind(contact.kind), value)
    touched(work, customer_id)
    work.audit("customer", customer_id, contact_id=contact_id)


@act(Permission.EDIT_CUSTOMER)
def prefer_contact(work: Work, customer_id: int, contact_id: int) -> None:
    """Put a contact first: it is the one that is called and shown."""
    contact = contact_of(work, customer_id, contact_id)
    first = work.connection.execute(
        select(func.min(CustomerContact.position)).where(CustomerContact.customer_id == customer_id)
    ).scalar_one()
    contact.position = first - 1
    touched(work, customer_id)
    work.audit("customer", customer_id, contact_id=contact_id)


@act(Permission.EDIT_CUSTOMER)
def remove_contact(work: Work, customer_id: int, contact_id: int) -> None:
    """Remove a contact."""
    work.delete(contact_of(work, customer_id, contact_id))
    touched(work, customer_id)
    work.audit("customer", customer_id, contact_id=contact_id)


@act(Permission.EDIT_CUSTOMER)
def add_reference(work: Work, command: AddReference) -> int:
    """Say which room or order stands for the customer, and from when until when."""
    work.get(Customer, command.customer_id)
    value = command.value.strip()
    if not value:
        raise Refused("reference_needed", field="reference")
    valid_from = command.valid_from_on or work.site.business_day(work.now)
    check_days(valid_from, command.valid_until_on)
    identity = work.insert(
        CustomerReference,
        customer_id=command.customer_id,
        value=value,
        description=command.description.strip(),
        valid_from_on=valid_from,
        valid_until_on=command.valid_until_on,
    )
    touched(work, command.customer_id)
    work.audit("customer", command.customer_id, reference=value)
    return identity


@act(Permission.EDIT_CUSTOMER)
def change_reference(
    work: Work, reference_id: int, valid_until_on: date | None, value: str | None = None, description: str | None = None
) -> None:
    """Move the end of a reference, or correct the room or order itself."""
    row = work.get(CustomerReference, reference_id)
    check_days(row.valid_from_on, valid_until_on)
    row.valid_until_on = valid_until_on
    if value is not None and not value.strip():
        raise Refused("reference_needed", field="reference")
    row.value = value.strip() if value is not None else row.value
    row.description = description.strip() if description is not None else row.description
    touched(work, row.customer_id)
    work.audit("customer", row.customer_id, reference=row.value)


@act(Permission.EDIT_CUSTOMER)
def remove_reference(work: Work, reference_id: int) -> None:
    """Remove a reference that was never true; one that is over just ends."""
    row = work.get(CustomerReference, reference_id)
    work.delete(row)
    touched(work, row.customer_id)
    work.audit("customer", row.customer_id, reference=row.value)


@act(Permission.EDIT_CUSTOMER)
def add_preference(work: Work, customer_id: int, text: str) -> int:
    """Remember something the customer likes; the same words twice are one preference."""
    clean = " ".join(text.split())
    if not clean:
        raise Refused("text_needed", field="text")
    work.get(Customer, customer_id)
    drafts.discard_draft(work, "customer_preference", str(customer_id))
    mine = (CustomerPreference.customer_id == customer_id, CustomerPreference.text == clean)
    there = work.connection.execute(select(CustomerPreference.id).where(*mine)).scalar()
    if there is not None:
        return int(there)
    identity = work.insert(
        CustomerPreference,
        customer_id=customer_id,
        text=clean,
        created_at=work.now,
        staff_id=work.actor.staff_id,
    )
    touched(work, customer_id)
    work.audit("customer", customer_id, preference_id=identity)
    return identity


@act(Permission.EDIT_CUSTOMER)
def remove_preference(work: Work, customer_id: int, preference_id: int) -> None:
    """Forget a preference."""
    row = work.get(CustomerPreference, preference_id)
    if row.customer_id != customer_id:
        raise NotFound("not_found", entity="customer_preference", id=preference_id)
    work.delete(row)
    touched(work, customer_id)
    work.audit("customer", customer_id, preference_id=preference_id)


@act(Permission.EDIT_CUSTOMER)
def add_alert(work: Work, command: AddAlert) -> int:
    """Write down what everybody must know before speaking to the customer."""
    text = " ".join(command.text.split())
    if not text:
        raise Refused("text_needed", field="text")
    if command.expires_on is not None and command.expires_on < work.site.business_day(work.now):
        raise Refused("already_over", field="expires_on")
    work.get(Customer, command.customer_id)
    drafts.discard_draft(work, "customer_alert", str(command.customer_id))
    identity = work.insert(
        CustomerAlert,
        customer_id=command.customer_id,
        severity=command.severity.value,
        text=text,
        staff_id=work.actor.staff_id,
        created_at=work.now,
        expires_on=command.expires_on,
    )
    touched(work, command.customer_id)
    work.audit("customer", command.customer_id, alert_id=identity, severity=command.severity.value)
    return identity


@act(Permission.EDIT_CUSTOMER)
def remove_alert(work: Work, customer_id: int, alert_id: int) -> None:
    """Take an alert away."""
    row = work.get(CustomerAlert, alert_id)
    if row.customer_id != customer_id:
        raise NotFound("not_found", entity="customer_alert", id=alert_id)
    work.delete(row)
    touched(work, customer_id)
    work.audit("customer", customer_id, alert_id=alert_id)
