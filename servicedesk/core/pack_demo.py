"""What the demo data of an industry is made from: invented people, and what happens to them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import Channel, Priority, Severity
from servicedesk.core.pack_reader import read_as
from servicedesk.core.paths import RESOURCES
from servicedesk.core.permissions import Role


@dataclass(frozen=True, slots=True)
class DemoStaff:
    """Somebody who works at the demo site."""

    sign_in_name: str
    name: str
    role: Role
    department: str | None
    title: Bilingual


@dataclass(frozen=True, slots=True)
class ReferencePattern:
    """How a room or order is numbered: the prefix, then a number from first to last of ``width`` digits per range."""

    prefix: str
    ranges: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class DemoAlert:
    """Something to know before speaking to a customer."""

    severity: Severity
    text: Bilingual


@dataclass(frozen=True, slots=True)
class DemoPromise:
    """A promise made at the desk, due after so many minutes."""

    minutes: int
    text: Bilingual


@dataclass(frozen=True, slots=True)
class Story:
    """One thing that happens again and again: what is said, noted, replied and done about it.

    ``weight`` is relative among all stories; of its visits ``ticket_percent`` become tickets. Texts may hold
    ``{place}`` and ``{time}``.
    """

    scenario: str
    weight: int
    ticket_percent: int
    cause: str | None
    compensation: str | None
    titles: tuple[Bilingual, ...]
    texts: tuple[Bilingual, ...]
    notes: tuple[Bilingual, ...]
    replies: tuple[Bilingual, ...]
    resolutions: tuple[Bilingual, ...]
    promises: tuple[DemoPromise, ...]


@dataclass(frozen=True, slots=True)
class DemoInquiry:
    """A question asked at the desk, and the article that answers it."""

    scenario: str
    article: str | None
    question: Bilingual


@dataclass(frozen=True, slots=True)
class Repeat:
    """The same fault of the same place, so many times, so many days apart."""

    reference: str
    scenario: str
    times: int
    days_between: int
    title: Bilingual


@dataclass(frozen=True, slots=True)
class AngryCustomer:
    """Somebody who comes back about the same matter, in these words."""

    name: str
    salutation: str
    tier: str | None
    reference: str
    scenario: str
    contacts: tuple[Bilingual, ...]
    title: Bilingual


@dataclass(frozen=True, slots=True)
class DemoPartner:
    """Outside help of the demo site, and how long it may take."""

    name: Bilingual
    contact: str
    phone: str
    minutes: int


@dataclass(frozen=True, slots=True)
class DemoAgreement:
    """How long a department of the demo site may take, perhaps for one priority only."""

    department: str
    priority: Priority | None
    minutes: int


@dataclass(frozen=True, slots=True)
class Demo:
    """The demo site: its people, its customers' habits, and its daily life.

    ``arrivals`` holds 24 hourly averages per weekday ("1" is Monday); ``comments`` what is written per score.
    """

    site: Bilingual
    desk: Bilingual
    staff: tuple[DemoStaff, ...]
    references: tuple[ReferencePattern, ...]
    reference_descriptions: tuple[Bilingual, ...]
    stay_days: tuple[int, int]
    companies: tuple[Bilingual, ...]
    preferences: tuple[Bilingual, ...]
    alerts: tuple[DemoAlert, ...]
    channels: Mapping[Channel, int]
    arrivals: Mapping[str, tuple[int, ...]]
    stories: tuple[Story, ...]
    inquiries: tuple[DemoInquiry, ...]
    comments: Mapping[str, tuple[Bilingual, ...]]
    partners: tuple[DemoPartner, ...]
    agreements: tuple[DemoAgreement, ...]
    repeats: tuple[Repeat, ...]
    angry: tuple[AngryCustomer, ...]


@dataclass(frozen=True, slots=True)
class Surname:
    """A surname and how often it is borne, per thousand people."""

    text: str
    per_thousand: int


@dataclass(frozen=True, slots=True)
class Foreigner:
    """An invented guest from abroad."""

    name: str
    salutation: str
    language: str


@dataclass(frozen=True, slots=True)
class Names:
    """Invented names: surnames as frequent as in life, characters of given names, some that are rare."""

    surnames: tuple[Surname, ...]
    female: tuple[str, ...]
    male: tuple[str, ...]
    rare: tuple[str, ...]
    foreigners: tuple[Foreigner, ...]


@cache
def load_names() -> Names:
    """Return the table names are made from; shared by all industries."""
    return read_as(Names, json.loads((RESOURCES / "packs" / "names.json").read_text("utf-8")), "names.json")
