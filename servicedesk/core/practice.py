"""The present of a practice site: who stands at the desk, what is open, whom to call; one file per industry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import Channel, Priority
from servicedesk.core.pack import Industry, Pack, load_pack
from servicedesk.core.pack_demo import DemoPromise
from servicedesk.core.pack_reader import PackError, read_as
from servicedesk.core.paths import RESOURCES

FOLDER = RESOURCES / "practice"
STOPS = ("new", "in_progress", "waiting_customer", "waiting_third_party", "solved")


@dataclass(frozen=True, slots=True)
class PracticeGuest:
    """A guest everybody meets in the practice site; the reference holds from arrival for so many days."""

    name: str
    salutation: str
    tier: str | None
    reference: str
    phone: str
    language: str
    arrived_days_ago: int
    days: int


@dataclass(frozen=True, slots=True)
class PracticeTicket:
    """A ticket as it stands now. Without a guest it belongs to whoever has the reference, or anybody.

    ``continues_earlier`` links it to the latest ticket of the same place; ``call_in_minutes`` sets the call-back.
    """

    scenario: str
    title: Bilingual
    text: Bilingual
    guest: str
    reference: str
    opened_minutes_ago: int
    priority: Priority
    stop_at: str
    is_mine: bool
    is_watched: bool
    is_sensitive: bool
    continues_earlier: bool
    compensation: str | None
    note: Bilingual | None
    promise: DemoPromise | None
    solved_minutes_ago: int | None
    call_in_minutes: int | None


@dataclass(frozen=True, slots=True)
class PracticeVisit:
    """Somebody who waits, or whose reception was set aside; without a guest an unregistered visitor."""

    waits_seconds: int
    guest: str
    caller: str
    channel: Channel
    request: Bilingual
    scenario: str | None
    is_parked: bool


@dataclass(frozen=True, slots=True)
class PracticeCall:
    """A promised call-back, due in so many minutes."""

    guest: str
    in_minutes: int
    subject: Bilingual


@dataclass(frozen=True, slots=True)
class Practice:
    """The present of one industry's practice site."""

    guests: tuple[PracticeGuest, ...]
    tickets: tuple[PracticeTicket, ...]
    queue: tuple[PracticeVisit, ...]
    calls: tuple[PracticeCall, ...]
    unanswered: tuple[Bilingual, ...]
    edition_notes: tuple[Bilingual, ...]


@cache
def load_practice(industry: Industry) -> Practice:
    """Return the present of an industry's practice site; raises PackError where it does not fit its pack."""
    path = FOLDER / f"{industry.value}.json"
    practice = read_as(Practice, json.loads(path.read_text("utf-8")), path.name)
    for place, problem in _problems(practice, load_pack(industry)):
        raise PackError(f"{path.name}.{place}", problem)
    return practice


def _problems(practice: Practice, pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield what names something the pack does not have."""
    people = {guest.name for guest in practice.guests} | {person.name for person in pack.demo.angry} | {""}
    tiers = {tier.code for tier in pack.tiers} | {None}
    scenarios = {scenario.code for scenario in pack.scenarios} | {None}
    for guest in practice.guests:
        if guest.tier not in tiers:
            yield f"guests[{guest.name}]", f"unknown tier {guest.tier}"
    for ticket in practice.tickets:
        for problem in _ticket_problems(ticket, pack, people):
            yield f"tickets[{ticket.title.zh}]", problem
    for visit in practice.queue:
        if visit.guest not in people or visit.scenario not in scenarios:
            yield f"queue[{visit.request.zh}]", "unknown guest or scenario"
    for call in practice.calls:
        if call.guest not in people - {""}:
            yield f"calls[{call.subject.zh}]", f"unknown guest {call.guest}"


def _ticket_problems(ticket: PracticeTicket, pack: Pack, people: set[str]) -> Iterator[str]:
    if ticket.scenario not in {story.scenario for story in pack.demo.stories}:
        yield f"no story of {ticket.scenario}"
    if ticket.compensation not in {item.code for item in pack.compensations} | {None}:
        yield f"unknown compensation {ticket.compensation}"
    if ticket.stop_at not in STOPS or (ticket.stop_at == "solved") is (ticket.solved_minutes_ago is None):
        yield "it stops in an open state, or in solved with a time"
    if ticket.guest not in people:
        yield f"unknown guest {ticket.guest}"
