"""Customers: added, changed, and how their numbers are looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from servicedesk.core.enums import ContactKind, KeyKind
from servicedesk.core.errors import NotFound, Refused
from servicedesk.core.events import ChangeKind
from servicedesk.core.identification import compact, normal_phone
from servicedesk.core.numbering import customer_number
from servicedesk.core.permissions import Permission
from servicedesk.core.pinyin import syllables
from servicedesk.core.text import storable
from servicedesk.models import Customer, CustomerContact, CustomerReference, IdentificationKey
from servicedesk.services import customer_keys, deadlines, editing, search_documents
from servicedesk.storage.counters import next_number
from servicedesk.storage.desk import Work, act

_FIELDS = (
    "name",
    "salutation",
    "is_company",
    "company",
    "tier_code",
    "member_number",
    "language",
    "birthday",
    "notes",
)


@dataclass(frozen=True, slots=True)
class AddCustomer:
    """A new customer with what is known at once; the rest may follow later."""

    name: str
    phone: str = ""
    wechat: str = ""
    email: str = ""
    salutation: str = ""
    is_company: bool = False
    company: str = ""
    tier_code: str | None = None
    member_number: str = ""
    language: str = ""
    birthday: str = ""
    notes: str = ""
    has_consented: bool = False
    reference: str = ""
    reference_description: str = ""
    valid_from_on: date | None = None
    valid_until_on: date | None = None


@dataclass(frozen=True, slots=True)
class ChangeCustomer:
    """Changed fields of a customer; None leaves a field as it is, an empty tier takes the tier away."""

    customer_id: int
    version: int | None = None
    name: str | None = None
    salutation: str | None = None
    is_company: bool | None = None
    company: str | None = None
    tier_code: str | None = None
    member_number: str | None = None
    language: str | None = None
    birthday: str | None = None
    notes: str | None = None
    has_consented: bool | None = None
    # The values the editor started from: with them, what others changed meanwhile stays (see services.editing).
    base: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class RevealedContact:
    """A contact in full, for the one who gave a reason."""

    contact_id: int
    kind: ContactKind
    value: str


@act(Permission.EDIT_CUSTOMER)
def add_customer(work: Work, command: AddCustomer) -> int:
    """Write a new customer down with contacts, reference and keys; return the id."""
    name = _checked_name(command.name)
    member_number = command.member_number.strip()
    _check_member_number(work, member_number, None)
    number = customer_number(next_number(work.connection, "customer"))
    identity = work.insert(
        Customer,
        number=number,
        name=name,
        name_sort=sort_key(name),
        salutation=command.salutation,
        is_company=command.is_company,
        company=command.company.strip(),
        tier_code=command.tier_code or None,
        member_number=member_number,
        language=command.language,
        birthday=command.birthday,
        notes=command.notes,
        consent_at=work.now if command.has_consented else None,
        created_at=work.now,
        updated_at=work.now,
    )
    keys = customer_keys.name_and_member(name, member_number)
    given = (
        (ContactKind.PHONE, command.phone),
        (ContactKind.WECHAT, command.wechat),
        (ContactKind.EMAIL, command.email),
    )
    for position, (kind, text) in enumerate(each for each in given if each[1].strip()):
        value = clean_contact(kind, text)
        work.insert(CustomerContact, customer_id=identity, kind=kind.value, value=value, position=position)
        keys |= customer_keys.contact(kind.value, value)
    if command.reference.strip():
        keys |= _insert_reference(work, identity, command)
    customer_keys.add(work, identity, keys)
    content = f"{number} {name} {command.company} {member_number} {command.notes} {command.wechat.strip()}"
    search_documents.add_customer(work, identity, name, content)
    work.audit("customer", identity, number=number)
    return identity


def _insert_reference(work: Work, customer_id: int, command: AddCustomer) -> set[customer_keys.Key]:
    valid_from = command.valid_from_on or work.site.business_day(work.now)
    check_days(valid_from, command.valid_until_on)
    value = command.reference.strip()
    work.insert(
        CustomerReference,
        customer_id=customer_id,
        value=value,
        description=command.reference_description.strip(),
        valid_from_on=valid_from,
        valid_until_on=command.valid_until_on,
    )
    return customer_keys.reference(value, valid_from, command.valid_until_on)


@act(Permission.EDIT_CUSTOMER)
def change_customer(work: Work, command: ChangeCustomer) -> None:
    """Change fields of a customer; what finds them follows in the same transaction.

    Raises EditConflict when a field was changed by others as well since the values in ``base``.
    """
    customer = work.get(Customer, command.customer_id, command.version if command.base is None else None)
    values = editing.to_write(work, customer, _wanted(command), command.base, ("notes",))
    for field, value in values.items():
        setattr(customer, field, value)
    changed = list(values)
    if command.has_consented is not None and command.has_consented != (customer.consent_at is not None):
        customer.consent_at = work.now if command.has_consented else None
        changed.append("consent_at")
    if not changed:
        return
    if "member_number" in changed:
        _check_member_number(work, customer.member_number, customer.id)
    customer.name_sort = sort_key(customer.name)
    customer.updated_at = work.now
    work.flush()
    if "tier_code" in changed:
        deadlines.derive_for_customer(work, customer.id)
    touched(work, customer.id)
    work.audit("customer", customer.id, fields=changed)


def _wanted(command: ChangeCustomer) -> dict[str, object]:
    """Return the fields a change names, as they are kept."""
    wanted: dict[str, object] = {}
    for field in _FIELDS:
        value = getattr(command, field)
        if field == "tier_code" and value == "":
            wanted[field] = None
        elif value is not None:
            clean = value.strip() if isinstance(value, str) else value
            wanted[field] = _checked_name(value) if field == "name" else clean
    return wanted


@act(Permission.REVEAL_CONTACT)
def reveal_contact(work: Work, customer_id: int, contact_id: int, reason: str) -> RevealedContact:
    """Hand out one contact in full; who asked and why is in the audit, the number itself is not."""
    if not reason.strip():
        raise Refused("reason_needed", field="reason")
    contact = contact_of(work, customer_id, contact_id)
    work.audit("customer", customer_id, contact_id=contact_id, kind=contact.kind, reason=reason.strip())
    return RevealedContact(contact_id, ContactKind(contact.kind), contact.value)


def contact_of(work: Work, customer_id: int, contact_id: int) -> CustomerContact:
    """Return a contact that must belong to this customer."""
    contact = work.get(CustomerContact, contact_id)
    if contact.customer_id != customer_id:
        raise NotFound("not_found", entity="customer_contact", id=contact_id)
    return contact


def touched(work: Work, customer_id: int) -> None:
    """Let keys and search follow a change of the customer or what belongs to them."""
    customer_keys.sync(work, customer_id)
    search_documents.refresh(work, "customer", customer_id)
    work.changed("customer", customer_id, ChangeKind.UPDATED)


def clean_contact(kind: ContactKind, text: str) -> str:
    """Return a contact as it is kept; a phone number needs three digits to be one."""
    value = text.strip()
    if kind is ContactKind.PHONE and len(normal_phone(value)) < 3:
        raise Refused("phone_invalid", field="phone")
    if kind is ContactKind.EMAIL and "@" not in value:
        raise Refused("email_invalid", field="email")
    if not value:
        raise Refused("text_needed", field=kind.value)
    return value


def check_days(valid_from_on: date, valid_until_on: date | None) -> None:
    """Refuse a reference that ends before it begins."""
    if valid_until_on is not None and valid_until_on < valid_from_on:
        raise Refused("ends_before_start", field="valid_until_on")


def sort_key(name: str) -> str:
    """Return what names are ordered by: their reading syllable by syllable, so that every 陈 precedes every 程."""
    return storable(f"{' '.join(syllables(name, name=True))} {name}".casefold().strip())


def _checked_name(name: str) -> str:
    clean = " ".join(name.split())
    if not clean:
        raise Refused("name_needed", field="name")
    return clean


def _check_member_number(work: Work, member_number: str, customer_id: int | None) -> None:
    """Refuse a member number somebody else has; numbers differing only in spaces are the same."""
    key = compact(member_number)
    if not key:
        return
    statement = (
        select(Customer.name, Customer.number)
        .join(IdentificationKey, IdentificationKey.customer_id == Customer.id)
        .where(IdentificationKey.key == key, IdentificationKey.kind == KeyKind.MEMBER.value)
        .where(Customer.id != (customer_id or 0), Customer.merged_into_id.is_(None))
    )
    other = work.connection.execute(statement).first()
    if other is not None:
        raise Refused("member_number_taken", field="member_number", name=other.name, number=other.number)
