"""The people of the practice site: staff who can sign in, and guests with rooms, tiers, habits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from servicedesk.core.enums import ContactKind
from servicedesk.core.numbering import customer_number
from servicedesk.core.pack import Industry, Pack
from servicedesk.core.pack_demo import load_names
from servicedesk.core.permissions import Role
from servicedesk.models import (
    Customer,
    CustomerAlert,
    CustomerContact,
    CustomerPreference,
    CustomerReference,
    IdentificationKey,
    Staff,
)
from servicedesk.services import customer_keys, passwords
from servicedesk.services.customers import sort_key
from servicedesk.services.demo.bulk import Bulk

# Guests of the pictures, who are in house today: name, salutation, tier rank from the top, reference, phone.
KNOWN = (
    ("陈思远", "先生", 1, "1208", "13812346021"),
    ("赵雨桐", "女士", 0, "1512", "13677889012"),
    ("唐芳", "女士", 0, "1402", "13855663310"),
    ("李国栋", "先生", 0, "0807", "13911117702"),
    ("程淑仪", "女士", 2, "1120", "18612340417"),
)


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """A member of staff."""

    id: int
    name: str
    role: Role
    department: str | None


@dataclass(slots=True)
class DemoGuest:
    """A guest; ``place`` is the room or order of the latest stay."""

    id: int
    name: str
    salutation: str
    tier: str | None
    place: str
    from_on: date
    until_on: date


def make_staff(
    bulk: Bulk, pack: Pack, departments: dict[str, int], secret: str, pin: str, now: datetime
) -> list[DemoPerson]:
    """Add everybody who works here; one hash serves all, hashing is slow by design."""
    password_hash, pin_hash = passwords.hashed(secret), passwords.hashed(pin)
    people = []
    for item in pack.demo.staff:
        administrator = item.role is Role.ADMINISTRATOR
        identity = bulk.add(
            Staff,
            sign_in_name=item.sign_in_name,
            name=item.name,
            title_zh=item.title.zh,
            title_en=item.title.en,
            role=item.role.value,
            department_id=departments.get(item.department) if item.department else None,
            password_hash=password_hash,
            pin_hash="" if administrator else pin_hash,
            password_used_at=now - timedelta(hours=1),
            is_active=True,
            version=1,
        )
        people.append(DemoPerson(identity, item.name, item.role, item.department))
    return people


class Guests:
    """Makes guests; every one can be found by name, pinyin, phone and room."""

    def __init__(self, bulk: Bulk, pack: Pack, rng: Random, now: datetime, today: date) -> None:
        self._bulk, self._pack, self._rng, self._now, self._today = bulk, pack, rng, now, today
        self._names = load_names()
        self._tiers = sorted(pack.tiers, key=lambda tier: -tier.rank)

    def make(self, count: int) -> list[DemoGuest]:
        """Return *count* guests, the known ones first, some with alerts, preferences and companies."""
        guests = [self._known(*known) for known in KNOWN]
        guests += [self._angry(angry) for angry in self._pack.demo.angry]
        while len(guests) < count:
            guests.append(self._invented(len(guests)))
        return guests

    def _known(self, name: str, salutation: str, rank: int, place: str, phone: str) -> DemoGuest:
        tier = self._tiers[min(rank, len(self._tiers) - 1)].code
        from_on = self._today - timedelta(days=1)
        # The known rooms are a hotel's; elsewhere they hold an order or a table like everybody.
        place = place if self._pack.industry is Industry.HOTEL else self.place()
        guest = self._add(name, salutation, tier, place, from_on, from_on + timedelta(days=4), phone)
        self._habits(guest, always=name == KNOWN[0][0])
        return guest

    def _angry(self, angry: object) -> DemoGuest:
        name = str(getattr(angry, "name", ""))
        place = str(getattr(angry, "reference", ""))
        from_on = self._today - timedelta(days=2)
        return self._add(
            name,
            str(getattr(angry, "salutation", "")),
            getattr(angry, "tier", None),
            place,
            from_on,
            from_on + timedelta(days=4),
            self._phone(),
        )

    def _invented(self, index: int) -> DemoGuest:
        rng = self._rng
        if index % 23 == 9:
            foreigner = self._names.foreigners[index // 23 % len(self._names.foreigners)]
            name, salutation, language = foreigner.name, foreigner.salutation, foreigner.language
        else:
            name, salutation, language = *self._chinese(index), "zh"
        # The higher the tier, the fewer hold it; the tiers stand highest first.
        weights = [1 + 2 * place for place in range(len(self._tiers))]
        tier = rng.choices(self._tiers, weights)[0].code if rng.random() < 0.45 else None
        # Most stays lie in the past weeks; every sixth guest is here today.
        nights = rng.randint(*self._pack.demo.stay_days)
        back = rng.randint(0, nights) if index % 6 == 0 else rng.randint(nights + 1, 60)
        from_on = self._today - timedelta(days=back)
        until = from_on + timedelta(days=nights)
        guest = self._add(name, salutation, tier, self.place(), from_on, until, self._phone(), language)
        self._habits(guest, always=False)
        return guest

    def _chinese(self, index: int) -> tuple[str, str]:
        rng, names = self._rng, self._names
        surname = rng.choices(names.surnames, [item.per_thousand for item in names.surnames])[0].text
        female = rng.random() < 0.5
        if index % 31 == 17:
            given = rng.choice(names.rare)
        else:
            characters = names.female if female else names.male
            given = "".join(rng.choice(characters) for _ in range(2 if rng.random() < 0.8 else 1))
        return surname + given, "女士" if female else "先生"

    def place(self) -> str:
        """Return a room or order number of this industry."""
        pattern = self._rng.choice(self._pack.demo.references)
        parts = [str(self._rng.randint(first, last)).zfill(width) for first, last, width in pattern.ranges]
        return pattern.prefix + "".join(parts)

    def _phone(self) -> str:
        rng = self._rng
        return f"1{rng.choice(['38', '39', '36', '86', '59', '77', '50'])}{rng.randint(0, 99_999_999):08d}"

    def _add(
        self, name: str, salutation: str, tier: str | None, place: str, from_on: date, until: date, phone: str,
        language: str = "zh",
    ) -> DemoGuest:  # fmt: skip
        bulk, rng = self._bulk, self._rng
        identity = bulk.count(Customer) + 1
        member = f"YT{rng.randint(0, 99_999_999):08d}" if tier else ""
        created = self._now - timedelta(days=rng.randint(1, 700))
        company = str(rng.choice(self._pack.demo.companies).zh) if rng.random() < 0.12 else ""
        bulk.add(
            Customer,
            number=customer_number(identity),
            name=name,
            name_sort=sort_key(name),
            salutation=salutation,
            company=company,
            tier_code=tier,
            member_number=member,
            language=language,
            birthday=f"{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}" if tier else "",
            consent_at=created,
            created_at=created,
            updated_at=created,
            version=1,
        )
        bulk.add(CustomerContact, customer_id=identity, kind=ContactKind.PHONE.value, value=phone, position=0)
        if rng.random() < 0.5:
            handle = "".join(part[0] for part in sort_key(name).split()) + str(rng.randint(100, 99_999))
            bulk.add(CustomerContact, customer_id=identity, kind=ContactKind.WECHAT.value, value=handle, position=1)
        description = self._pack.demo.reference_descriptions
        bulk.add(
            CustomerReference,
            customer_id=identity,
            value=place,
            description=rng.choice(description).zh if description else "",
            valid_from_on=from_on,
            valid_until_on=until,
        )
        keys = customer_keys.name_and_member(name, member) | customer_keys.contact(ContactKind.PHONE.value, phone)
        keys |= customer_keys.reference(place, from_on, until)
        for key in sorted(keys, key=lambda each: each[:2]):
            bulk.add(IdentificationKey, customer_id=identity, **key._asdict())
        bulk.document("customer", identity, name, f"{customer_number(identity)} {name} {company} {member}", name=True)
        return DemoGuest(identity, name, salutation, tier, place, from_on, until)

    def _habits(self, guest: DemoGuest, always: bool) -> None:
        rng, demo = self._rng, self._pack.demo
        if demo.alerts and (always or rng.random() < 0.06):
            alert = demo.alerts[0] if always else rng.choice(demo.alerts)
            self._bulk.add(
                CustomerAlert,
                customer_id=guest.id,
                severity=alert.severity.value,
                text=alert.text.zh,
                staff_id=1,
                created_at=self._now - timedelta(days=30),
                expires_on=None,
            )
        if demo.preferences and (always or rng.random() < 0.35):
            for preference in rng.sample(
                demo.preferences, min(4 if always else rng.randint(1, 3), len(demo.preferences))
            ):
                self._bulk.add(
                    CustomerPreference,
                    customer_id=guest.id,
                    text=preference.zh,
                    created_at=self._now - timedelta(days=40),
                    staff_id=1,
                )
