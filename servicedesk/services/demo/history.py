"""What everything that is generated for one site shares: chance, the present, people, words, queue numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate
from random import Random
from typing import Any

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import Channel
from servicedesk.core.numbering import queue_number
from servicedesk.core.pack import Pack, PackScenario
from servicedesk.core.pack_demo import Story
from servicedesk.core.permissions import Role
from servicedesk.core.practice import Practice
from servicedesk.core.site_facts import SiteFacts
from servicedesk.services.demo.people import DemoGuest, DemoPerson
from servicedesk.services.site_setup import SiteKeys
from servicedesk.storage import service_levels as facts
from servicedesk.storage.bulk import Bulk

KEPT_WHOLE = timedelta(days=182)


@dataclass(frozen=True, slots=True)
class StepKey:
    """A step of a scenario's standard as it stands in the database."""

    id: int
    is_mandatory: bool


@dataclass(frozen=True, slots=True)
class Rules:
    """What was read back from the site that was set up."""

    levels: list[facts.Level]
    clocks: Mapping[int, Any]
    steps: Mapping[str, tuple[StepKey, ...]]
    question_sets: Mapping[str, int]


class History:
    """The site while its past is written: chance, people, and who was here when."""

    def __init__(
        self,
        bulk: Bulk,
        pack: Pack,
        practice: Practice,
        rng: Random,
        now: datetime,
        site: SiteFacts,
        keys: SiteKeys,
        rules: Rules,
        people: list[DemoPerson],
        guests: list[DemoGuest],
    ) -> None:
        self.bulk, self.pack, self.practice, self.rng = bulk, pack, practice, rng
        self.now, self.site, self.keys, self.rules = now, site, keys, rules
        self.people, self.guests = people, guests
        self.scenarios: dict[str, PackScenario] = {item.code: item for item in pack.scenarios}
        self.desk_people = [person for person in people if person.role is Role.FRONT_DESK]
        self.supervisor = next(person for person in people if person.role is Role.SUPERVISOR)
        self.by_name = {guest.name: guest for guest in reversed(guests)}
        self._stories = list(pack.demo.stories)
        self._shares = list(accumulate(story.weight for story in self._stories))
        self._work_shares = list(accumulate(story.weight * story.ticket_percent for story in self._stories))
        # Of what lies before, as in every site, less is left: no checklists, few receptions, what came of it.
        self.kept_whole_since = now - KEPT_WHOLE
        self.vouchers = 0
        self._queue: dict[date, int] = {}
        self._first = min(guests, key=lambda guest: guest.first_on)
        self._here: dict[date, list[DemoGuest]] = {}
        for guest in guests:
            for stay in guest.stays:
                for offset in range((stay.until_on - stay.from_on).days + 1):
                    self._here.setdefault(stay.from_on + timedelta(days=offset), []).append(guest)

    def words(self, choices: Sequence[Bilingual], place: str, time: str = "") -> str:
        """Return one of *choices* in Chinese with place and time filled in, empty where there is none."""
        return self.filled(self.rng.choice(choices), place, time) if choices else ""

    @staticmethod
    def filled(text: Bilingual, place: str, time: str = "") -> str:
        """Return *text* in Chinese with place and time filled in."""
        return text.zh.replace("{place}", place).replace("{time}", time).strip()

    def story(self) -> Story:
        """Return something that happens, as often as it does in life."""
        return self.rng.choices(self._stories, cum_weights=self._shares)[0]

    def work_story(self) -> Story:
        """Return something that becomes a ticket, as often as it does."""
        return self.rng.choices(self._stories, cum_weights=self._work_shares)[0]

    def guest_at(self, moment: datetime) -> DemoGuest:
        """Return somebody who could stand at the desk then: mostly a guest of that day, at times an earlier one."""
        day = self.site.local(moment).date()
        here = self._here.get(day) or [self._first]
        guest = self.rng.choice(self.guests) if self.rng.random() < 0.1 else self.rng.choice(here)
        return guest if guest.first_on <= day else self.rng.choice(here)

    def guest_in(self, place: str, moment: datetime) -> DemoGuest:
        """Return who has *place* on that day, else anybody who could stand at the desk."""
        day = self.site.local(moment).date()
        here = self._here.get(day, ()) if place else ()
        return next((guest for guest in here if guest.place_on(day) == place), None) or self.guest_at(moment)

    def place_of(self, guest: DemoGuest | None, moment: datetime) -> str:
        """Return the guest's room, table or order of that day."""
        return guest.place_on(self.site.local(moment).date()) if guest else ""

    def colleague(self) -> DemoPerson:
        """Return somebody at the desk."""
        return self.rng.choice(self.desk_people)

    def channel(self) -> Channel:
        """Return how guests reach the desk, as often as they do."""
        channels = self.pack.demo.channels
        return self.rng.choices(list(channels), list(channels.values()))[0]

    def next_queue(self, moment: datetime) -> tuple[date, str]:
        """Return the business day and the next number of its queue."""
        day = self.site.business_day(moment)
        self._queue[day] = self._queue.get(day, 0) + 1
        return day, queue_number(self._queue[day])

    def last_queue(self, day: date) -> int:
        """Return how many numbers a day has used."""
        return self._queue.get(day, 0)

    def minutes_ago(self, minutes: float) -> datetime:
        """Return the moment so many minutes before the present."""
        return self.now - timedelta(minutes=minutes)
