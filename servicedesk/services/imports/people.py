"""Customers an import speaks of: found by member number or phone and name, else written down as new."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import select

from servicedesk.core.enums import ContactKind, KeyKind
from servicedesk.core.identification import compact, phone_key
from servicedesk.core.numbering import customer_number
from servicedesk.core.pinyin import initials
from servicedesk.core.text import fold
from servicedesk.models import Customer, CustomerContact, IdentificationKey
from servicedesk.services import customer_keys
from servicedesk.services.customers import sort_key
from servicedesk.services.imports.converting import Row, Values
from servicedesk.services.imports.overwritten import chunks
from servicedesk.services.imports.results import Possible
from servicedesk.services.imports.writer import Batch, ids_by_key
from servicedesk.storage.counters import next_number


class People:
    """Finds and writes customers; whom it wrote it finds again in later rows."""

    def __init__(self, batch: Batch, name_field: str) -> None:
        self._batch = batch
        self._name_field = name_field
        self._by_member: dict[str, int] = {}
        self._by_phone: dict[str, int] = {}
        self._by_name: dict[str, int] = {}
        self._names: dict[int, tuple[str, str]] = {}

    def look_up(self, rows: Sequence[Row]) -> None:
        """Find everybody these rows may mean."""
        work = self._batch.work
        members = self._keys(rows, "member_number", compact)
        phones = self._keys(rows, "phone", phone_key)
        names = self._keys(rows, self._name_field, compact)
        self._by_member = ids_by_key(work, KeyKind.MEMBER.value, members)
        self._by_phone = ids_by_key(work, KeyKind.PHONE.value, phones)
        self._by_name = ids_by_key(work, KeyKind.NAME.value, names)
        ids = sorted({*self._by_member.values(), *self._by_phone.values(), *self._by_name.values()})
        for piece in chunks(ids):
            for row in work.connection.execute(
                select(Customer.id, Customer.name, Customer.number).where(Customer.id.in_(piece))
            ):
                self._names[row.id] = (row.name, row.number)

    def _keys(self, rows: Sequence[Row], code: str, key: Callable[[str], str]) -> set[str]:
        """Return the keys of all values of one field; each different value is folded once."""
        if code not in self._batch.command.reading.columns:
            return set()
        return {key(value) for value in {row.values.get(code, "") for row in rows}} - {""}

    def find(self, row: Row) -> int | None:
        """Return who the row is about: the member number decides, then phone and name together.

        A known phone under another name, or a known name under another phone, is noted as possibly the same person.
        """
        values = row.values
        member = compact(values.get("member_number", ""))
        if member:
            if member in self._by_member:
                return self._by_member[member]
            return None
        phone, name = phone_key(values.get("phone", "")), values.get(self._name_field, "")
        by_phone = self._by_phone.get(phone) if phone else None
        if by_phone is not None and (not name or fold(self._names[by_phone][0]) == fold(name)):
            return by_phone
        by_name = self._by_name.get(compact(name)) if name else None
        if by_name is not None and fold(self._names[by_name][0]) != fold(name):
            by_name = None
        suspected = by_phone if by_phone is not None else by_name
        if suspected is not None:
            known, number = self._names[suspected]
            self._batch.possible.append(Possible(row.number, known, number))
        return None

    def add(self, values: Values) -> int:
        """Write a new customer with the contacts in *values*; return the id."""
        batch, bulk = self._batch, self._batch.bulk
        name = " ".join(str(values.get(self._name_field) or values.get("phone") or values["member_number"]).split())
        number = customer_number(next_number(batch.work.connection, "customer"))
        member = values.get("member_number", "")
        identity = bulk.add(
            Customer,
            number=number,
            name=name,
            name_sort=sort_key(name),
            company=values.get("company", ""),
            tier_code=values.get("tier"),
            member_number=member,
            language=values.get("language", ""),
            birthday=values.get("birthday", ""),
            notes=values.get("notes", ""),
            created_at=batch.work.now,
            updated_at=batch.work.now,
        )
        keys = customer_keys.name_and_member(name, member)
        for position, kind in enumerate(kind for kind in ContactKind if values.get(kind.value)):
            value = values[kind.value]
            bulk.add(CustomerContact, customer_id=identity, kind=kind.value, value=value, position=position)
            keys |= customer_keys.contact(kind.value, value)
        self.add_keys(identity, keys)
        content = " ".join((number, name, values.get("company", ""), member, values.get("notes", "")))
        content += f" {values.get('wechat', '')} {values.get('preference', '')}"
        bulk.document("customer", identity, name, content, initials(name, name=True))
        self._remember(identity, name, number, values)
        return identity

    def add_keys(self, identity: int, keys: set[customer_keys.Key]) -> None:
        """Write identification keys of a customer of this import."""
        for key in sorted(keys, key=lambda each: each[:2]):
            self._batch.bulk.add(IdentificationKey, customer_id=identity, **key._asdict())

    def _remember(self, identity: int, name: str, number: str, values: Values) -> None:
        self._names[identity] = (name, number)
        member, phone = compact(values.get("member_number", "")), phone_key(values.get("phone", ""))
        if member:
            self._by_member.setdefault(member, identity)
        if phone:
            self._by_phone.setdefault(phone, identity)
        # Without either there is nothing to tell two people of one name apart by: later rows mean the same.
        if not member and not phone:
            self._by_name.setdefault(compact(name), identity)

    def find_or_add(self, number: int, values: Values) -> int | None:
        """Return the customer of a ticket or an answer in row *number*; ``None`` when it names nobody."""
        if not (values.get(self._name_field) or values.get("phone") or values.get("member_number")):
            return None
        found = self.find(Row(number, values, {}))
        if found is None and not (values.get("phone") or values.get("member_number")):
            # A bare name that somebody has is taken for them: a ticket is no place to make doubles of people.
            found = self._by_name.get(compact(str(values[self._name_field])))
            if found is not None and self._batch.possible and self._batch.possible[-1].row == number:
                self._batch.possible.pop()
        return found if found is not None else self.add(values)
