"""Today at a glance: satisfaction so far, and counts for the rail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from servicedesk.core.enums import FollowUpState, VisitState
from servicedesk.core.permissions import Permission
from servicedesk.models import Customer, FollowUp, Inquiry, Survey, SurveyResponse, Ticket, Visit
from servicedesk.queries.analysis import scope
from servicedesk.queries.sensitive import inquiry_readable, of_readable
from servicedesk.queries.ticket_lists import TicketFilter, TicketView, ticket_count
from servicedesk.storage.conditions import visit_is
from servicedesk.storage.desk import Read, ask

# Below this many answers a pooled figure would give single guests away.
POOLED_MINIMUM = scope.POOLED_MINIMUM
TREND_DAYS = 7


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """Today's answers pooled: counts for 1–5, and the satisfied share of the last days (None: no answers)."""

    distribution: tuple[int, int, int, int, int]
    trend: tuple[float | None, ...]
    quote: str
    quote_by: str
    quote_score: int | None
    quote_at: datetime | None

    @property
    def n(self) -> int:
        """Number of answers."""
        return sum(self.distribution)

    @property
    def satisfied(self) -> int:
        """Number of answers 4 or 5."""
        return self.distribution[3] + self.distribution[4]


@dataclass(frozen=True, slots=True)
class RailCounts:
    """The badges of the navigation rail."""

    waiting: int
    my_tickets: int
    my_tickets_overdue: int
    follow_ups_due: int
    follow_ups_overdue: int


@ask(Permission.VIEW_VISITS)
def satisfaction_today(read: Read) -> Satisfaction:
    """Return today's pooled answers; the latest comment only for those who may read single answers."""
    day = read.site.business_day(read.now)
    counts = _distribution(read, day_offset=0)
    trend: list[float | None] = []
    for offset in range(TREND_DAYS - 1, -1, -1):
        found = _distribution(read, day_offset=offset)
        n = sum(found)
        trend.append((found[3] + found[4]) / n if n else None)
    quote = None
    if read.actor.can(Permission.VIEW_SINGLE_ANSWERS):
        start, end = read.site.day_bounds(day)
        quote = read.execute(
            select(SurveyResponse.comment, SurveyResponse.csat, SurveyResponse.answered_at, Customer.name)
            .join(Survey, Survey.id == SurveyResponse.survey_id)
            .outerjoin(Customer, Customer.id == Survey.customer_id)
            .outerjoin(Ticket, Ticket.id == Survey.ticket_id)
            .where(SurveyResponse.is_current, SurveyResponse.comment != "", of_readable(read))
            .where(SurveyResponse.answered_at >= start, SurveyResponse.answered_at < end)
            .order_by(SurveyResponse.answered_at.desc())
            .limit(1)
        ).first()
    return Satisfaction(
        counts,
        tuple(trend),
        quote.comment if quote else "",
        (quote.name or "") if quote else "",
        quote.csat if quote else None,
        quote.answered_at if quote else None,
    )


def _distribution(read: Read, day_offset: int) -> tuple[int, int, int, int, int]:
    start, end = read.site.day_bounds(read.site.business_day(read.now) - timedelta(days=day_offset))
    found = dict(
        read.execute(
            select(SurveyResponse.csat, func.count())
            .join(Survey, Survey.id == SurveyResponse.survey_id)
            .outerjoin(Ticket, Ticket.id == Survey.ticket_id)
            .where(SurveyResponse.is_current, SurveyResponse.csat.is_not(None), of_readable(read))
            .where(SurveyResponse.answered_at >= start, SurveyResponse.answered_at < end)
            .group_by(SurveyResponse.csat)
        ).all()
    )
    return (found.get(1, 0), found.get(2, 0), found.get(3, 0), found.get(4, 0), found.get(5, 0))


@ask(Permission.VIEW_VISITS)
def rail_counts(read: Read) -> RailCounts:
    """Return the badges of the rail."""
    waiting = read.execute(select(func.count()).select_from(Visit).where(visit_is(VisitState.WAITING))).scalar_one()
    end_of_day = read.site.day_bounds(read.site.business_day(read.now))[1]
    due = (
        select(func.count())
        .select_from(FollowUp)
        .outerjoin(Ticket, Ticket.id == FollowUp.ticket_id)
        .where(FollowUp.state == FollowUpState.DUE.value, of_readable(read))
    )
    mine = TicketFilter(TicketView.OPEN, owner_id=read.actor.staff_id or 0)
    overdue = TicketFilter(TicketView.OVERDUE, owner_id=read.actor.staff_id or 0)
    return RailCounts(
        waiting,
        ticket_count(read, mine),
        ticket_count(read, overdue),
        read.execute(due.where(FollowUp.due_at < end_of_day)).scalar_one(),
        read.execute(due.where(FollowUp.due_at < read.now)).scalar_one(),
    )


@dataclass(frozen=True, slots=True)
class InquiryCounts:
    """Today's inquiries: how many, how many answered at once."""

    total: int
    resolved: int


@ask(Permission.VIEW_VISITS)
def inquiries_today(read: Read) -> InquiryCounts:
    """Return today's inquiries."""
    start, end = read.site.day_bounds(read.site.business_day(read.now))
    total, resolved = read.execute(
        select(func.count(), func.count().filter(Inquiry.is_resolved)).where(
            Inquiry.asked_at >= start, Inquiry.asked_at < end, inquiry_readable(read, Inquiry.id)
        )
    ).one()
    return InquiryCounts(total, resolved)
