"""The people of the practice site: staff who can sign in, guests with what they were here for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from servicedesk.core.pack import Pack
from servicedesk.core.permissions import Role
from servicedesk.models import Staff
from servicedesk.services import passwords
from servicedesk.storage.bulk import Bulk


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """A member of staff."""

    id: int
    name: str
    role: Role
    department: str | None


@dataclass(frozen=True, slots=True)
class Stay:
    """A room, table or order that stood for a guest from – until."""

    place: str
    from_on: date
    until_on: date


@dataclass(slots=True)
class DemoGuest:
    """A guest with everything they were here for, the latest first."""

    id: int
    name: str
    salutation: str
    tier: str | None
    language: str
    phone: str
    stays: list[Stay]

    @property
    def place(self) -> str:
        """The latest room, table or order."""
        return self.stays[0].place

    @property
    def first_on(self) -> date:
        """The first day the guest was here."""
        return self.stays[-1].from_on

    def place_on(self, day: date) -> str:
        """Return the room, table or order of that day, empty when the guest was not here."""
        return next((stay.place for stay in self.stays if stay.from_on <= day <= stay.until_on), "")


def make_staff(
    bulk: Bulk, pack: Pack, departments: dict[str, int], secret: str, pins: Mapping[Role, str], now: datetime
) -> list[DemoPerson]:
    """Add everybody who works here; one hash serves all of a role, hashing is slow by design."""
    password_hash = passwords.hashed(secret)
    pin_hashes = {role: passwords.hashed(pin) for role, pin in pins.items()}
    people = []
    for item in pack.demo.staff:
        identity = bulk.add(
            Staff,
            sign_in_name=item.sign_in_name,
            name=item.name,
            title_zh=item.title.zh,
            title_en=item.title.en,
            role=item.role.value,
            department_id=departments.get(item.department) if item.department else None,
            password_hash=password_hash,
            pin_hash=pin_hashes.get(item.role, ""),
            password_used_at=now - timedelta(hours=1) if item.role in pin_hashes else None,
            is_active=True,
            version=1,
        )
        people.append(DemoPerson(identity, item.name, item.role, item.department))
    return people
