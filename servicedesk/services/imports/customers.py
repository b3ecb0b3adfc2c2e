"""Importing customers: a list of members once, the list of who stays in the house every morning."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import or_, select

from servicedesk.core.enums import ContactKind, Severity
from servicedesk.core.identification import normal_phone
from servicedesk.core.text import fold
from servicedesk.models import Customer, CustomerAlert, CustomerContact, CustomerPreference, CustomerReference
from servicedesk.services import customer_keys
from servicedesk.services.customers import sort_key, touched
from servicedesk.services.imports.converting import Row, Values
from servicedesk.services.imports.overwritten import CUSTOMERS, remember
from servicedesk.services.imports.people import People
from servicedesk.services.imports.results import WrongValue
from servicedesk.services.imports.writer import Batch

# A remark of yesterday's list is not to warn for years.
ALERT_DAYS = timedelta(days=7)
_COLUMNS = {"name": "name", "company": "company", "language": "language", "birthday": "birthday", "notes": "notes"}
_COLUMNS |= {"tier": "tier_code", "member_number": "member_number"}


class CustomersWriter:
    """Somebody with the same member number, or the same phone and name, is brought up to date; others are new."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._people = People(batch, "name")
        self._later: list[tuple[int, Values]] = []
        self._known: set[int] = set()
        self._today = batch.work.site.business_day(batch.work.now)

    def look_up(self, rows: Sequence[Row]) -> None:
        """Find who is known already."""
        self._people.look_up(rows)

    def write(self, row: Row) -> bool:
        """Add a customer, or note what changes for one who is there."""
        values = row.values
        if not any(values.get(code) for code in ("name", "phone", "member_number")):
            raise WrongValue("import_nobody_named")
        arrives, leaves = values.get("arrives_on"), values.get("leaves_on")
        if arrives is not None and leaves is not None and leaves < arrives:
            raise WrongValue("import_leaves_before", field="leaves_on", value=str(leaves), start=str(arrives))
        found = self._people.find(row)
        if found is not None:
            self._later.append((found, values))
            return False
        self._add(self._people.add(values), values)
        self._known.add(self._batch.bulk.count(Customer))
        return True

    def _add(self, identity: int, values: Values) -> None:
        bulk, now = self._batch.bulk, self._batch.work.now
        if values.get("reference"):
            start, until = self._stay(values)
            value = values["reference"]
            bulk.add(
                CustomerReference,
                customer_id=identity,
                value=value,
                description="",
                valid_from_on=start,
                valid_until_on=until,
            )
            self._people.add_keys(identity, customer_keys.reference(value, start, until))
        if values.get("preference"):
            bulk.add(CustomerPreference, customer_id=identity, text=values["preference"], created_at=now)
        if values.get("alert"):
            bulk.add(CustomerAlert, **self._alert(identity, values["alert"]))

    def _stay(self, values: Values) -> tuple[date, date | None]:
        """Return the days a room stands for the guest; a list without dates speaks of today."""
        arrives: date | None = values.get("arrives_on")
        leaves: date | None = values.get("leaves_on")
        return arrives or (min(self._today, leaves) if leaves else self._today), leaves

    def _alert(self, identity: int, text: str) -> dict[str, Any]:
        return {
            "customer_id": identity,
            "severity": Severity.ATTENTION.value,
            "text": text,
            "staff_id": self._batch.work.actor.staff_id,
            "created_at": self._batch.work.now,
            "expires_on": self._today + ALERT_DAYS,
        }

    def finish(self) -> None:
        """Write the new, then bring the known up to date."""
        self._batch.bulk.flush()
        work = self._batch.work
        known = sorted({identity for identity, _ in self._later} - self._known)
        self._batch.replaced += remember(work.connection, CUSTOMERS, known)
        for identity, values in self._later:
            self._update(identity, values)

    def _update(self, identity: int, values: Values) -> None:
        work = self._batch.work
        customer = work.get(Customer, identity)
        for code, column in _COLUMNS.items():
            if values.get(code):
                setattr(customer, column, values[code])
        customer.name_sort = sort_key(customer.name)
        customer.updated_at = work.now
        work.flush()
        for kind in ContactKind:
            self._contact(identity, kind, values.get(kind.value, ""))
        if values.get("reference"):
            self._reference(identity, values)
        for model, code in ((CustomerPreference, "preference"), (CustomerAlert, "alert")):
            if values.get(code):
                self._remark(model, identity, values[code])
        touched(work, identity)

    def _contact(self, identity: int, kind: ContactKind, value: str) -> None:
        """Add a contact that is not there yet; none is taken away because a list does not have it."""
        if not value:
            return
        columns = CustomerContact.__table__.c
        rows = self._batch.work.connection.execute(
            select(columns.value, columns.position).where(columns.customer_id == identity, columns.kind == kind.value)
        ).all()
        plain = normal_phone if kind is ContactKind.PHONE else fold
        if plain(value) in {plain(row.value) for row in rows}:
            return
        position = max((row.position for row in rows), default=-1) + 1
        self._batch.work.insert(CustomerContact, customer_id=identity, kind=kind.value, value=value, position=position)

    def _reference(self, identity: int, values: Values) -> None:
        """Move the end of a stay in the same room that this one overlaps, or write down another stay."""
        work, (start, until) = self._batch.work, self._stay(values)
        columns = CustomerReference.__table__.c
        statement = (
            select(columns.id)
            .where(columns.customer_id == identity, columns.value == values["reference"])
            .where(columns.valid_from_on <= (until or start))
            .where(or_(columns.valid_until_on.is_(None), columns.valid_until_on >= start))
        )
        there = work.connection.execute(statement).scalar()
        if there is None:
            work.insert(
                CustomerReference,
                customer_id=identity,
                value=values["reference"],
                description="",
                valid_from_on=start,
                valid_until_on=until,
            )
            return
        row = work.get(CustomerReference, there)
        row.valid_from_on = values.get("arrives_on") or row.valid_from_on
        row.valid_until_on = until
        work.flush()

    def _remark(self, model: type[Any], identity: int, text: str) -> None:
        work = self._batch.work
        columns = model.__table__.c
        same = select(columns.id).where(columns.customer_id == identity, columns.text == text)
        if work.connection.execute(same).scalar() is not None:
            return
        if model is CustomerAlert:
            work.insert(CustomerAlert, **self._alert(identity, text))
            return
        work.insert(
            CustomerPreference, customer_id=identity, text=text, created_at=work.now, staff_id=work.actor.staff_id
        )
