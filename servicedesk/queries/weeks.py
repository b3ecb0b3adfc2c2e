"""Counts per ISO week: visits, answers, results, waits; the raw numbers of every weekly figure."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from sqlalchemy import Integer, and_, bindparam, func, select

from servicedesk.core.enums import Target, VisitState
from servicedesk.models import Inquiry, ServiceLevelResult, SurveyResponse, Ticket, Visit
from servicedesk.models.base import UtcDateTime
from servicedesk.queries.weekly.counting import count_if
from servicedesk.storage.conditions import IMPORTED, OPEN_TICKET, RECEIVED_ONCE
from servicedesk.storage.day_counts import NoLater
from servicedesk.storage.desk import Read
from servicedesk.storage.prepared import Prepared

REPEAT_WINDOW = timedelta(days=7)
# Asked once for every week of a chart, and of a busy site each hands out thousands of rows.
_START, _END = bindparam("start", type_=UtcDateTime()), bindparam("end", type_=UtcDateTime())
_ASKED = (Inquiry.asked_at >= _START, Inquiry.asked_at < _END)
_SOLVED = (Ticket.solved_at >= _START, Ticket.solved_at < _END, ~IMPORTED)
_INQUIRIES = Prepared(select(func.count()).select_from(Inquiry).where(*_ASKED))
_TICKETS = Prepared(select(func.count()).select_from(Ticket).where(*_SOLVED))
_INQUIRIES_AT_ONCE = Prepared(
    select(Inquiry.customer_id, Inquiry.scenario_id, Inquiry.asked_at).where(*_ASKED, Inquiry.is_resolved)
)
_TICKETS_AT_ONCE = Prepared(
    select(Ticket.customer_id, Ticket.scenario_id, Ticket.solved_at).where(
        *_SOLVED, Ticket.is_first_contact, Ticket.times_reopened == 0
    )
)
_OPENED = Prepared(
    select(Ticket.customer_id, Ticket.scenario_id, Ticket.opened_at).where(
        Ticket.customer_id.is_not(None), Ticket.opened_at >= _START, Ticket.opened_at <= _END, RECEIVED_ONCE
    )
)
_WAITED = Prepared(
    select(Visit.arrived_at, Visit.started_at, Visit.state).where(
        Visit.arrived_at >= _START, Visit.arrived_at < _END, Visit.state != VisitState.WAITING.value
    )
)

_SERVED = Prepared(
    select(
        count_if(NoLater(Visit.started_at, Visit.arrived_at, bindparam("seconds", type_=Integer()))),
        func.count(Visit.started_at),
        count_if(and_(Visit.started_at.is_(None), Visit.state == VisitState.LEFT.value)),
    ).where(Visit.arrived_at >= _START, Visit.arrived_at < _END, Visit.state != VisitState.WAITING.value)
)
_VISITS = Prepared(select(func.count()).select_from(Visit).where(Visit.arrived_at >= _START, Visit.arrived_at < _END))
_ANSWERED = (SurveyResponse.is_current, SurveyResponse.answered_at >= _START, SurveyResponse.answered_at < _END)
_SCORE = SurveyResponse.nps
# Reading the answers is what costs: whoever asks about one question of theirs finds the others counted.
_ANSWERS = Prepared(
    select(
        func.count(),
        count_if(SurveyResponse.csat >= 4),
        func.count(SurveyResponse.csat),
        count_if(_SCORE >= 9),
        count_if(and_(_SCORE >= 7, _SCORE <= 8)),
        count_if(_SCORE <= 6),
    )
    .select_from(SurveyResponse)
    .where(*_ANSWERED)
)
_DECIDED = Prepared(
    select(count_if(ServiceLevelResult.is_met), func.count())
    .where(ServiceLevelResult.target == Target.RESOLUTION.value, ServiceLevelResult.is_final)
    .where(ServiceLevelResult.decided_at >= _START, ServiceLevelResult.decided_at < _END)
)
_LATE = Prepared(
    select(func.count())
    .select_from(Ticket)
    .where(OPEN_TICKET, Ticket.due_at.is_not(None))
    .where(Ticket.resolution_due_at >= _START, Ticket.resolution_due_at < _END)
)


@dataclass(frozen=True, slots=True)
class Ratio:
    """So many of so many."""

    hits: int
    n: int


@dataclass(frozen=True, slots=True)
class NpsCounts:
    """Promoters (9–10), passives (7–8), detractors (0–6)."""

    promoters: int
    passives: int
    detractors: int

    @property
    def n(self) -> int:
        """Valid answers."""
        return self.promoters + self.passives + self.detractors


def bounds(read: Read, monday: date, weeks: int = 1) -> tuple[datetime, datetime]:
    """Return the half-open span of *weeks* ISO weeks ending with the one of *monday*, in the site's days."""
    start = read.site.day_bounds(monday - timedelta(days=7 * (weeks - 1)))[0]
    return start, read.site.day_bounds(monday + timedelta(days=7))[0]


def visits_of(read: Read, start: datetime, end: datetime) -> int:
    """Return how many visits arrived."""
    return _counts(read, _VISITS, start, end)[0]


def satisfied(read: Read, start: datetime, end: datetime) -> Ratio:
    """Return ratings 4–5 of all valid ratings, by the time they were answered."""
    return Ratio(*_counts(read, _ANSWERS, start, end)[1:3])


def recommending(read: Read, start: datetime, end: datetime) -> NpsCounts:
    """Return the recommendation answers by class."""
    return NpsCounts(*_counts(read, _ANSWERS, start, end)[3:])


def together(counts: Sequence[NpsCounts]) -> NpsCounts:
    """Return the answers of several spans as those of one."""
    return NpsCounts(
        sum(each.promoters for each in counts),
        sum(each.passives for each in counts),
        sum(each.detractors for each in counts),
    )


def answers(read: Read, start: datetime, end: datetime) -> int:
    """Return how many questionnaires came back."""
    return _counts(read, _ANSWERS, start, end)[0]


def on_time(read: Read, start: datetime, end: datetime) -> Ratio:
    """Return resolutions in time; by closing time, and for tickets open past their target by the breach."""
    met, decided = _counts(read, _DECIDED, start, end)
    late_open = _counts(read, _LATE, start, min(end, read.now))[0]
    return Ratio(met, decided + late_open)


def _counts(read: Read, statement: Prepared, start: datetime, end: datetime) -> list[int]:
    """Return the only row of *statement*, all counts; a week that several figures look at is counted once."""
    return read.once(
        (statement, start, end), lambda: [int(count) for count in read.rows(statement, start=start, end=end)[0]]
    )


def first_contact(read: Read, start: datetime, end: datetime) -> Ratio:
    """Return cases settled at first contact of all settled: inquiries and tickets, by the time they were settled.

    A case counts only if the same customer brought no case of the same scenario within seven days (inclusive);
    cases of unregistered visitors cannot be followed and count as they ended. Imported tickets are left out: no
    export says whether the first person who spoke to the guest settled it.
    """
    return first_contacts(read, [start, end])[0]


def first_contacts(read: Read, moments: Sequence[datetime]) -> list[Ratio]:
    """Return the same for each span between two of *moments*: what is opened is read once for all of them."""
    # As rows have them: comparing across zones costs more than reading the rows.
    borders = [moment.astimezone(UTC) for moment in moments]
    start, end = borders[0], borders[-1]
    settled: defaultdict[tuple[int | None, int | None], list[datetime]] = defaultdict(list)
    for statement in (_INQUIRIES_AT_ONCE, _TICKETS_AT_ONCE):
        for customer_id, scenario_id, at in read.rows(statement, start=start, end=end):
            settled[customer_id, scenario_id].append(at)
    again: defaultdict[tuple[int | None, int | None], list[datetime]] = defaultdict(list)
    for customer_id, scenario_id, opened_at in read.rows(_OPENED, start=start, end=end + REPEAT_WINDOW):
        if (customer_id, scenario_id) in settled:
            again[customer_id, scenario_id].append(opened_at)
    hits = [0] * len(borders)
    for case, moments_settled in settled.items():
        opened = sorted(again[case]) if case in again else ()
        for at in moments_settled:
            if not _came_back(opened, at):
                hits[bisect_right(borders, at) - 1] += 1
    counts = (_counts(read, _INQUIRIES, *span)[0] + _counts(read, _TICKETS, *span)[0] for span in pairwise(borders))
    return [Ratio(*each) for each in zip(hits[:-1], counts, strict=True)]


def _came_back(opened: Sequence[datetime], settled_at: datetime) -> bool:
    if not opened or opened[-1] <= settled_at:
        return False
    return opened[bisect_right(opened, settled_at)] <= settled_at + REPEAT_WINDOW


@dataclass(frozen=True, slots=True)
class Waits:
    """How long guests waited: those served, those who left, and the waits of the served in seconds."""

    seconds: tuple[float, ...]
    left: int
    within: int

    @property
    def offered(self) -> int:
        """Everybody who was to be served."""
        return len(self.seconds) + self.left

    @property
    def mean_minutes(self) -> float | None:
        """Mean wait of those served."""
        return sum(self.seconds) / len(self.seconds) / 60 if self.seconds else None


def served_within(read: Read, start: datetime, end: datetime, standard: timedelta) -> Ratio:
    """Return who was served within the standard, of everybody who was to be served; counted where the rows are."""
    seconds = int(standard.total_seconds())
    within, served, left = read.rows(_SERVED, start=start, end=end, seconds=seconds)[0]
    return Ratio(int(within), int(served) + int(left))


def waits(read: Read, start: datetime, end: datetime, standard: timedelta) -> Waits:
    """Return the waits of visits that arrived in the span; still waiting ones are left out."""
    seconds: list[float] = []
    left = 0
    rows = read.rows(_WAITED, start=start, end=end)
    for arrived_at, started_at, state in rows:
        if started_at is not None:
            seconds.append((started_at - arrived_at).total_seconds())
        elif state == VisitState.LEFT.value:
            left += 1
    limit = standard.total_seconds()
    return Waits(tuple(seconds), left, sum(wait <= limit for wait in seconds))
