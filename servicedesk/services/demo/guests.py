"""The guests of the practice site: the known ones of every day, and invented ones with rooms, tiers, habits."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

from servicedesk.core.enums import ContactKind
from servicedesk.core.numbering import customer_number
from servicedesk.core.pack import Pack
from servicedesk.core.pack_demo import AngryCustomer, load_names
from servicedesk.core.pinyin import initials
from servicedesk.core.practice import Practice, PracticeGuest
from servicedesk.models import (
    Customer,
    CustomerAlert,
    CustomerContact,
    CustomerPreference,
    CustomerReference,
    IdentificationKey,
)
from servicedesk.services import customer_keys
from servicedesk.services.customers import sort_key
from servicedesk.services.demo.people import DemoGuest, Stay
from servicedesk.storage.bulk import Bulk

# More guests than this have not been in the house on one day.
ROOMS_AT_ONCE = 240
FLUSH_EVERY = 4000


class Guests:
    """Makes guests; every one can be found by name, pinyin, phone and room."""

    def __init__(
        self, bulk: Bulk, pack: Pack, practice: Practice, rng: Random, now: datetime, today: date, days: int
    ) -> None:
        self._bulk, self._pack, self._practice, self._rng = bulk, pack, practice, rng
        self._now, self._today, self._days = now, today, days
        self._names = load_names()
        self._tiers = sorted(pack.tiers, key=lambda tier: -tier.rank)
        self._staff = {person.name for person in pack.demo.staff}
        # Somebody is in the places where something is going on.
        self._wanted = [ticket.reference for ticket in practice.tickets if ticket.reference and not ticket.guest]
        # Two guests of today never share a room.
        self._taken = {known.reference for known in practice.guests} | {angry.reference for angry in pack.demo.angry}
        self._taken |= set(self._wanted)

    def make(self, count: int) -> list[DemoGuest]:
        """Return *count* guests, the known ones first, some with alerts, preferences and companies."""
        guests = [self._known(known, always=index == 0) for index, known in enumerate(self._practice.guests)]
        taken = {guest.name for guest in guests}
        guests += [self._angry(angry) for angry in self._pack.demo.angry if angry.name not in taken]
        while len(guests) < count:
            guests.append(self._invented(len(guests)))
            if len(guests) % FLUSH_EVERY == 0:
                self._bulk.flush()
        return guests

    def _known(self, known: PracticeGuest, always: bool) -> DemoGuest:
        from_on = self._today - timedelta(days=known.arrived_days_ago)
        stays = [Stay(known.reference, from_on, from_on + timedelta(days=known.days))]
        stays += self._earlier(from_on, 6 if always else self._rng.randint(0, 2))
        return self._add(known.name, known.salutation, known.tier, stays, known.phone, known.language, always)

    def _angry(self, angry: AngryCustomer) -> DemoGuest:
        from_on = self._today - timedelta(days=2)
        stay = Stay(angry.reference, from_on, from_on + timedelta(days=4))
        return self._add(angry.name, angry.salutation, angry.tier, [stay], self._phone())

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
        # Most stays lie in the past; every sixth guest is here today, as long as there is room.
        nights = rng.randint(*self._pack.demo.stay_days)
        is_here = index % 6 == 0 and index < 6 * ROOMS_AT_ONCE
        back = rng.randint(0, nights) if is_here else rng.randint(nights + 1, max(self._days, nights + 2))
        from_on = self._today - timedelta(days=back)
        if is_here and self._wanted:
            place = self._wanted.pop()
        else:
            # Long ago somebody else had every room: only those of today must not be shared.
            place = self._free_place() if is_here or index < 6 * ROOMS_AT_ONCE else self._place()
        stays = [Stay(place, from_on, from_on + timedelta(days=nights))]
        stays += self._earlier(from_on, rng.choice((0, 0, 0, 1, 2)) if tier else 0)
        return self._add(name, salutation, tier, stays, self._phone(), language)

    def _earlier(self, before: date, count: int) -> list[Stay]:
        """Return *count* earlier stays, the latest first."""
        stays = []
        for _ in range(count):
            nights = self._rng.randint(*self._pack.demo.stay_days)
            until = before - timedelta(days=self._rng.randint(5, 60))
            before = until - timedelta(days=nights)
            stays.append(Stay(self._place(), before, until))
        return stays

    def _chinese(self, index: int) -> tuple[str, str]:
        rng, names = self._rng, self._names
        surname = rng.choices(names.surnames, [item.per_thousand for item in names.surnames])[0].text
        female = rng.random() < 0.5
        if index % 31 == 17:
            given = rng.choice(names.rare)
        else:
            characters = names.female if female else names.male
            given = "".join(rng.choice(characters) for _ in range(2 if rng.random() < 0.8 else 1))
        name = surname + given
        # A guest called like a colleague would only confuse.
        return (name + "宁" if name in self._staff else name), "女士" if female else "先生"

    def _free_place(self) -> str:
        """Return a room or order that no guest of today has; when all are taken, any."""
        place = next((place for place in (self._place() for _ in range(40)) if place not in self._taken), "")
        if not place:
            # A small restaurant has fewer tables than a long history has guests: they sat there in turn.
            return self._place()
        if len(self._taken) < ROOMS_AT_ONCE:
            self._taken.add(place)
        return place

    def _place(self) -> str:
        """Return a room or order number of this industry."""
        pattern = self._rng.choice(self._pack.demo.references)
        parts = [str(self._rng.randint(first, last)).zfill(width) for first, last, width in pattern.ranges]
        return pattern.prefix + "".join(parts)

    def _phone(self) -> str:
        rng = self._rng
        return f"1{rng.choice(['38', '39', '36', '86', '59', '77', '50'])}{rng.randint(0, 99_999_999):08d}"

    def _add(
        self,
        name: str,
        salutation: str,
        tier: str | None,
        stays: list[Stay],
        phone: str,
        language: str = "zh",
        always: bool = False,
    ) -> DemoGuest:
        rng = self._rng
        member = f"YT{rng.randint(0, 99_999_999):08d}" if tier else ""
        # Known since the day before the first visit, or from long before.
        days = (self._today - stays[-1].from_on).days + 1
        created = self._now - timedelta(days=days + rng.choice((0, 0, rng.randint(1, 600))))
        company = rng.choice(self._pack.demo.companies).zh if rng.random() < 0.12 else ""
        identity = self._bulk.add(
            Customer,
            number=customer_number(self._bulk.count(Customer) + 1),
            name=name,
            name_sort=sort_key(name),
            salutation=salutation,
            company=company,
            tier_code=tier,
            member_number=member,
            language=language,
            birthday=f"{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}" if tier else "",
            notes="",
            consent_at=created,
            created_at=created,
            updated_at=created,
            version=1,
        )
        guest = DemoGuest(identity, name, salutation, tier, language, phone, stays)
        wechat = self._contacts(guest, member)
        likes = self._habits(guest, always)
        content = " ".join((customer_number(identity), name, company, member, "", *wechat, *likes))
        self._bulk.document("customer", identity, name, content, initials(name, name=True))
        return guest

    def _contacts(self, guest: DemoGuest, member: str) -> list[str]:
        """Add how the guest is reached and recognised; return the WeChat names."""
        bulk, rng = self._bulk, self._rng
        phone, wechat = ContactKind.PHONE.value, ContactKind.WECHAT.value
        bulk.add(CustomerContact, customer_id=guest.id, kind=phone, value=guest.phone, position=0)
        keys = customer_keys.name_and_member(guest.name, member) | customer_keys.contact(phone, guest.phone)
        handles = []
        if rng.random() < 0.5:
            handles = [initials(guest.name, name=True) + str(rng.randint(100, 99_999))]
        for position, handle in enumerate(handles, start=1):
            bulk.add(CustomerContact, customer_id=guest.id, kind=wechat, value=handle, position=position)
            keys |= customer_keys.contact(wechat, handle)
        descriptions = self._pack.demo.reference_descriptions
        for stay in guest.stays:
            bulk.add(
                CustomerReference,
                customer_id=guest.id,
                value=stay.place,
                description=rng.choice(descriptions).zh if descriptions else "",
                valid_from_on=stay.from_on,
                valid_until_on=stay.until_on,
            )
            keys |= customer_keys.reference(stay.place, stay.from_on, stay.until_on)
        for key in sorted(keys, key=lambda each: (each.kind, each.key, each.valid_from_on or self._today)):
            bulk.add(IdentificationKey, customer_id=guest.id, **key._asdict())
        return handles

    def _habits(self, guest: DemoGuest, always: bool) -> list[str]:
        """Add what to mind and what the guest likes, at times or *always*; return the likes."""
        rng, demo = self._rng, self._pack.demo
        if demo.alerts and (always or rng.random() < 0.06):
            alert = demo.alerts[0] if always else rng.choice(demo.alerts)
            self._bulk.add(
                CustomerAlert,
                customer_id=guest.id,
                severity=alert.severity.value,
                text=alert.text.zh,
                staff_id=1,
                created_at=self._now - timedelta(days=rng.randint(1, 90)),
                expires_on=None,
            )
        if not demo.preferences or not (always or rng.random() < 0.35):
            return []
        wanted = min(4 if always else rng.randint(1, 3), len(demo.preferences))
        # The first four belong together: they are what the guest of the pictures likes.
        chosen = demo.preferences[:wanted] if always else rng.sample(demo.preferences, wanted)
        for preference in chosen:
            self._bulk.add(
                CustomerPreference,
                customer_id=guest.id,
                text=preference.zh,
                created_at=self._now - timedelta(days=rng.randint(1, 90)),
                staff_id=1,
            )
        return [preference.zh for preference in chosen]
