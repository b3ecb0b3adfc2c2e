"""The keys the one box finds a customer by, written in the transaction that changes the customer."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import select

from servicedesk.core.enums import ContactKind, KeyKind
from servicedesk.core.identification import compact, initials_keys, name_keys, phone_key, pinyin_keys
from servicedesk.core.text import fold
from servicedesk.models import Customer, CustomerContact, CustomerReference, IdentificationKey
from servicedesk.storage.desk import Work


class Key(NamedTuple):
    """One key; references carry the days they are valid on."""

    kind: str
    key: str
    valid_from_on: date | None = None
    valid_until_on: date | None = None


def name_and_member(name: str, member_number: str) -> set[Key]:
    """Return the keys of a name and a member number."""
    keys = {Key(KeyKind.NAME.value, key) for key in name_keys(name)}
    keys |= {Key(KeyKind.PINYIN.value, key) for key in pinyin_keys(name)}
    keys |= {Key(KeyKind.INITIALS.value, key) for key in initials_keys(name)}
    return keys | {Key(KeyKind.MEMBER.value, key) for key in {compact(member_number)} - {""}}


def contact(kind: str, value: str) -> set[Key]:
    """Return the key of a contact; e-mail addresses are nobody's way to say who they are."""
    if kind == ContactKind.PHONE.value and phone_key(value):
        return {Key(KeyKind.PHONE.value, phone_key(value))}
    if kind == ContactKind.WECHAT.value and fold(value):
        return {Key(KeyKind.WECHAT.value, fold(value))}
    return set()


def reference(value: str, valid_from_on: date, valid_until_on: date | None) -> set[Key]:
    """Return the key of a room or order."""
    key = compact(value)
    return {Key(KeyKind.REFERENCE.value, key, valid_from_on, valid_until_on)} if key else set()


def add(work: Work, customer_id: int, keys: set[Key]) -> None:
    """Write keys of a new customer without looking for old ones."""
    for key in sorted(keys, key=lambda each: each[:2]):
        work.insert(IdentificationKey, customer_id=customer_id, **key._asdict())


def sync(work: Work, customer_id: int) -> None:
    """Make the keys those of the customer's rows; what stays the same is not touched."""
    work.flush()
    wanted = _wanted(work, customer_id)
    statement = select(IdentificationKey.__table__).where(IdentificationKey.customer_id == customer_id)
    there: set[Key] = set()
    for row in work.connection.execute(statement).all():
        key = Key(row.kind, row.key, row.valid_from_on, row.valid_until_on)
        if key in wanted and key not in there:
            there.add(key)
        else:
            work.delete(work.get(IdentificationKey, row.id))
    add(work, customer_id, wanted - there)


def _wanted(work: Work, customer_id: int) -> set[Key]:
    row = work.connection.execute(
        select(Customer.name, Customer.member_number).where(Customer.id == customer_id)
    ).first()
    if row is None:
        return set()
    keys = name_and_member(row.name, row.member_number)
    contacts = select(CustomerContact.kind, CustomerContact.value).where(CustomerContact.customer_id == customer_id)
    for kind, value in work.connection.execute(contacts):
        keys |= contact(kind, value)
    references = select(
        CustomerReference.value, CustomerReference.valid_from_on, CustomerReference.valid_until_on
    ).where(CustomerReference.customer_id == customer_id)
    for value, valid_from_on, valid_until_on in work.connection.execute(references):
        keys |= reference(value, valid_from_on, valid_until_on)
    return keys
