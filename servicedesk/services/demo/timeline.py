"""When things happen: tickets and receptions spread over the weeks by the daily rhythm, in order of arrival."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.pack import Pack
from servicedesk.core.pack_demo import Story
from servicedesk.core.practice import PracticeTicket
from servicedesk.services.demo.history import KEPT_WHOLE, History
from servicedesk.services.demo.ticket_rows import Wanted

WEEKS = 10
# Beyond this many tickets the site has been open for years instead of weeks.
LONG_FROM = 4000
TICKETS_A_DAY = 275
# Of the day's arrivals this share is no ticket, in a site with at least so many tickets.
ORDINARY_SHARE, FULL_SITE = 0.45, 600
# For so many of the old tickets one old reception without a ticket is kept.
LEFT_SHARE = 0.14
# What is closer to the present than this belongs to the staged tickets and the queue.
QUIET = timedelta(minutes=13)
DUPLICATES = 0.008
GUESTS_AT_LEAST, GUESTS_AT_MOST = 120, 200_000
Event = tuple[datetime, Wanted | None]


def guests_of(tickets: int) -> int:
    """Return how many guests the site knows: most come once, and only some bring work."""
    if tickets > LONG_FROM:
        return min(tickets, GUESTS_AT_MOST)
    return max(GUESTS_AT_LEAST, 2 * tickets)


def days_of(tickets: int) -> int:
    """Return how many days before today the site was opened."""
    return WEEKS * 7 if tickets <= LONG_FROM else min(3650, max(WEEKS * 7, tickets // TICKETS_A_DAY))


def events(history: History, tickets: int) -> Iterator[Event]:
    """Return every arrival in order: with the ticket it becomes, or without one."""
    staged = [_staged(history, item) for item in history.practice.tickets][:tickets]
    past = _past(history, tickets - len(staged))
    _continue(history.practice.tickets, staged, past)
    ordinary: list[Event] = [(moment, None) for moment in _ordinary(history, tickets)]
    together: list[Event] = [(wanted.arrived_at, wanted) for wanted in [*past, *staged]]
    # Sorting is stable: of two at the same moment the ticket comes first.
    return iter(sorted([*together, *ordinary], key=lambda event: event[0]))


def story_of(pack: Pack, scenario: str, title: Bilingual, place: str) -> Story:
    """Return the scenario's story that goes by *title*, else its first: what is done must fit what is said."""
    stories = [story for story in pack.demo.stories if story.scenario == scenario]
    stories.sort(key=lambda story: not story.ticket_percent)
    shown = title.zh.replace("{place}", place)
    for story in stories:
        if shown in {each.zh.replace("{place}", place) for each in story.titles}:
            return story
    return stories[0]


def _staged(history: History, item: PracticeTicket) -> Wanted:
    """Return a ticket of the present; whoever has the reference today is its guest."""
    guest = history.by_name.get(item.guest)
    place = item.reference or (guest.place if guest else "")
    opened_at = history.minutes_ago(item.opened_minutes_ago)
    solved_at = history.minutes_ago(item.solved_minutes_ago) if item.solved_minutes_ago is not None else None
    call_at = history.minutes_ago(-item.call_in_minutes) if item.call_in_minutes is not None else None
    me = history.desk_people[0]
    return Wanted(
        opened_at - timedelta(minutes=history.rng.uniform(4, 7)),
        story_of(history.pack, item.scenario, item.title, place),
        guest=guest,
        title=item.title.zh,
        place=place,
        text=item.text.zh,
        opened_at=opened_at,
        owner=me if item.is_mine else None,
        stop_at=item.stop_at,
        priority=item.priority.value,
        note=item.note.zh if item.note else "",
        promise=item.promise,
        solved_at=solved_at,
        call_at=call_at,
        pending=item.compensation or "",
        is_sensitive=item.is_sensitive,
        watcher=me if item.is_watched else None,
    )


def _past(history: History, count: int) -> list[Wanted]:
    """Return *count* tickets of the days before, some the same fault again, some entered twice."""
    rng, days = history.rng, days_of(count)
    duplicates = round(count * DUPLICATES)
    moments = sorted(_moment(history, rng.randint(0, days)) for _ in range(max(count - duplicates, 0)))
    wanted = [Wanted(moment, history.work_story()) for moment in moments]
    _repeat(history, wanted)
    for original in rng.sample(wanted, min(duplicates, len(wanted))):
        again = original.arrived_at + timedelta(minutes=rng.uniform(14, 40))
        if again < history.now - QUIET:
            wanted.append(_again(history, original, again))
    while len(wanted) < count:
        wanted.append(Wanted(_moment(history, rng.randint(1, days)), history.work_story()))
    return sorted(wanted, key=lambda item: item.arrived_at)


def _again(history: History, original: Wanted, at: datetime) -> Wanted:
    """Return the same case entered a second time by somebody else."""
    original.guest = original.guest or history.guest_at(original.arrived_at)
    original.place = original.place or history.place_of(original.guest, original.arrived_at) or original.guest.place
    original.title = original.title or history.words(original.story.titles, original.place)
    return Wanted(at, original.story, original.guest, original.title, original.place, duplicate_of=original)


def _repeat(history: History, wanted: list[Wanted]) -> None:
    """Make some tickets the same fault of the same place again, the latest within the past fortnight."""
    used: set[int] = set()
    for repeat in history.pack.demo.repeats:
        story = story_of(history.pack, repeat.scenario, repeat.title, repeat.reference)
        # A small site has a small life: two of ten repeat at most.
        for turn in range(min(repeat.times, max(len(wanted) // 20, 1))):
            at = history.now - timedelta(days=1.5 + turn * min(repeat.days_between, 4))
            index = _nearest(wanted, at, used)
            if index is None:
                return
            used.add(index)
            title = history.filled(repeat.title, repeat.reference)
            wanted[index] = Wanted(wanted[index].arrived_at, story, title=title, place=repeat.reference)


def _nearest(wanted: list[Wanted], at: datetime, used: set[int]) -> int | None:
    """Return which of *wanted*, sorted by arrival, arrived closest to *at* and is not *used*, the earlier of two."""
    right = bisect_left(wanted, at, key=lambda item: item.arrived_at)
    left = right - 1
    while left in used:
        left -= 1
    while right in used:
        right += 1
    if left < 0:
        return right if right < len(wanted) else None
    if right == len(wanted):
        return left
    return left if at - wanted[left].arrived_at <= wanted[right].arrived_at - at else right


def _continue(items: tuple[PracticeTicket, ...], staged: list[Wanted], past: list[Wanted]) -> None:
    """Link staged tickets that continue an earlier one with the latest of the same place."""
    for item, wanted in zip(items, staged, strict=False):
        if item.continues_earlier:
            same = [each for each in past if each.place == wanted.place and each.story.scenario == item.scenario]
            wanted.earlier = same[-1] if same else None


def _ordinary(history: History, tickets: int) -> list[datetime]:
    """Return when guests came who brought no work; long histories have one for three tickets, less of long ago."""
    rng, days = history.rng, days_of(tickets)
    if tickets > LONG_FROM:
        whole = min(KEPT_WHOLE.days, days)
        recent = [_moment(history, rng.randint(0, whole)) for _ in range(tickets * whole // days // 3)]
        older = round(tickets * (days - whole) / days * LEFT_SHARE)
        return recent + [_moment(history, rng.randint(whole + 1, days)) for _ in range(older)]
    share = min(tickets / FULL_SITE, 1.0) * ORDINARY_SHARE
    found = []
    for back in range(days + 1):
        day = history.site.local(history.now).date() - timedelta(days=back)
        for _ in range(round(sum(_arrivals(history, day)) * share)):
            moment = _within(history, day)
            if moment < history.now - QUIET:
                found.append(moment)
    return found


def _arrivals(history: History, day: date) -> tuple[int, ...]:
    return history.pack.demo.arrivals[str(day.isoweekday())]


def _within(history: History, day: date) -> datetime:
    """Return a moment of *day* by its hourly rhythm."""
    rng = history.rng
    hour = rng.choices(range(24), _arrivals(history, day))[0]
    clock = time(hour, rng.randint(0, 59), rng.randint(0, 59), tzinfo=history.site.zone)
    return datetime.combine(day, clock).astimezone(history.now.tzinfo)


def _moment(history: History, days_back: int) -> datetime:
    """Return a moment of that day, or of the day before where it would not be over yet."""
    moment = _within(history, history.site.local(history.now).date() - timedelta(days=days_back))
    return moment if moment < history.now - QUIET else _moment(history, days_back + 1)
