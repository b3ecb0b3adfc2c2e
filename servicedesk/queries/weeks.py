"""Counts per ISO week: visits, answers, results, waits; the raw numbers of every weekly figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import and_, bindparam, case, exists, func, select

from servicedesk.core.enums import Target, VisitState
from servicedesk.models import Inquiry, ServiceLevelResult, SurveyResponse, Ticket, TicketSource, Visit
from servicedesk.models.base import UtcDateTime
from servicedesk.storage.conditions import OPEN_TICKET, RECEIVED_ONCE
from servicedesk.storage.desk import Read
from servicedesk.storage.prepared import Prepared

REPEAT_WINDOW = timedelta(days=7)
_IMPORTED = exists().where(TicketSource.ticket_id == Ticket.id)
# Asked once for every week of a chart, and of a busy site each hands out thousands of rows.
_START, _END = bindparam("start", type_=UtcDateTime()), bindparam("end", type_=UtcDateTime())
_INQUIRIES = Prepared(
    select(Inquiry.customer_id, Inquiry.scenario_id, Inquiry.asked_at, Inquiry.is_resolved).where(
        Inquiry.asked_at >= _START, Inquiry.asked_at < _END
    )
)
_SOLVED = Prepared(
    select(
        Ticket.customer_id,
        Ticket.scenario_id,
        Ticket.solved_at,
        and_(Ticket.is_first_contact, Ticket.times_reopened == 0),
    ).where(Ticket.solved_at >= _START, Ticket.solved_at < _END, ~_IMPORTED)
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
    return int(
        read.execute(
            select(func.count()).select_from(Visit).where(Visit.arrived_at >= start, Visit.arrived_at < end)
        ).scalar_one()
    )


def satisfied(read: Read, start: datetime, end: datetime) -> Ratio:
    """Return ratings 4–5 of all valid ratings, by the time they were answered."""
    hits, n = read.execute(
        select(
            func.coalesce(func.sum(case((SurveyResponse.csat >= 4, 1), else_=0)), 0), func.count(SurveyResponse.csat)
        )
        .where(SurveyResponse.is_current, SurveyResponse.csat.is_not(None))
        .where(SurveyResponse.answered_at >= start, SurveyResponse.answered_at < end)
    ).one()
    return Ratio(int(hits), int(n))


def recommending(read: Read, start: datetime, end: datetime) -> NpsCounts:
    """Return the recommendation answers by class."""
    score = SurveyResponse.nps
    found = read.execute(
        select(
            func.coalesce(func.sum(case((score >= 9, 1), else_=0)), 0),
            func.coalesce(func.sum(case((and_(score >= 7, score <= 8), 1), else_=0)), 0),
            func.coalesce(func.sum(case((score <= 6, 1), else_=0)), 0),
        )
        .where(SurveyResponse.is_current, score.is_not(None))
        .where(SurveyResponse.answered_at >= start, SurveyResponse.answered_at < end)
    ).one()
    return NpsCounts(int(found[0]), int(found[1]), int(found[2]))


def answers(read: Read, start: datetime, end: datetime) -> int:
    """Return how many questionnaires came back."""
    return int(
        read.execute(
            select(func.count())
            .select_from(SurveyResponse)
            .where(SurveyResponse.is_current, SurveyResponse.answered_at >= start, SurveyResponse.answered_at < end)
        ).scalar_one()
    )


def on_time(read: Read, start: datetime, end: datetime) -> Ratio:
    """Return resolutions in time; by closing time, and for tickets open past their target by the breach."""
    met, decided = read.execute(
        select(
            func.coalesce(func.sum(case((ServiceLevelResult.is_met, 1), else_=0)), 0),
            func.count(),
        )
        .where(ServiceLevelResult.target == Target.RESOLUTION.value, ServiceLevelResult.is_final)
        .where(ServiceLevelResult.decided_at >= start, ServiceLevelResult.decided_at < end)
    ).one()
    late_open = read.execute(
        select(func.count())
        .select_from(Ticket)
        .where(OPEN_TICKET, Ticket.resolution_due_at >= start)
        .where(Ticket.resolution_due_at < min(end, read.now), Ticket.due_at.is_not(None))
    ).scalar_one()
    return Ratio(int(met), int(decided) + int(late_open))


def first_contact(read: Read, start: datetime, end: datetime) -> Ratio:
    """Return cases settled at first contact of all settled: inquiries and tickets, by the time they were settled.

    A case counts only if the same customer brought no case of the same scenario within seven days (inclusive);
    cases of unregistered visitors cannot be followed and count as they ended. Imported tickets are left out: no
    export says whether the first person who spoke to the guest settled it.
    """
    cases = read.rows(_INQUIRIES, start=start, end=end) + read.rows(_SOLVED, start=start, end=end)
    again: dict[tuple[int, int | None], list[datetime]] = {}
    for customer_id, scenario_id, opened_at in read.rows(_OPENED, start=start, end=end + REPEAT_WINDOW):
        again.setdefault((customer_id, scenario_id), []).append(opened_at)

    def settled(customer_id: int, scenario_id: int | None, at: datetime, first: bool) -> bool:
        later = again.get((customer_id, scenario_id), ())
        return bool(first) and not any(at < moment <= at + REPEAT_WINDOW for moment in later)

    return Ratio(sum(settled(*found) for found in cases), len(cases))


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
