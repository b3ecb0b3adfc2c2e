"""What is wrong with the week's data: counted, so that a reader knows what a figure leaves out."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import and_, func, or_, select

from servicedesk.core.enums import TicketKind, VisitState
from servicedesk.core.weekly_quality import Flaw, FlawCount
from servicedesk.models import SurveyResponse, Ticket, Visit
from servicedesk.queries import weeks
from servicedesk.queries.weekly.backlog import AHEAD
from servicedesk.queries.weekly.counting import count_if
from servicedesk.queries.weekly.open_work import open_at
from servicedesk.storage.desk import Read


def flaws(read: Read, monday: date) -> tuple[FlawCount, ...]:
    """Return every flaw looked for with its count, also those not found."""
    start, end = weeks.bounds(read, monday)
    moment = min(end, read.now)
    unscored, replaced, answered = read.execute(
        select(
            count_if(and_(SurveyResponse.is_current, SurveyResponse.csat.is_(None))),
            count_if(SurveyResponse.is_current.is_(False)),
            func.count(),
        ).where(SurveyResponse.answered_at >= start, SurveyResponse.answered_at < end)
    ).one()
    topicless, nameless, waiting, backwards, visits = read.execute(
        select(
            count_if(Visit.scenario_id.is_(None)),
            count_if(Visit.customer_id.is_(None)),
            count_if(Visit.state == VisitState.WAITING.value),
            count_if(Visit.started_at < Visit.arrived_at),
            func.count(),
        ).where(Visit.arrived_at >= start, Visit.arrived_at < end)
    ).one()
    uncategorised, opened = read.execute(
        select(count_if(Ticket.scenario_id.is_(None)), func.count()).where(
            Ticket.opened_at >= start, Ticket.opened_at < end
        )
    ).one()
    causeless, solved = read.execute(
        select(count_if(func.coalesce(Ticket.cause, "") == ""), func.count()).where(
            Ticket.solved_at >= start, Ticket.solved_at < end
        )
    ).one()
    deadlineless, hidden, standing = read.execute(
        select(count_if(Ticket.resolution_due_at.is_(None)), count_if(_listed(moment)), func.count()).where(
            open_at(moment)
        )
    ).one()
    counts = (
        (Flaw.ANSWERS_WITHOUT_SCORE, unscored, answered),
        (Flaw.ANSWERS_REPLACED, replaced, answered),
        (Flaw.VISITS_WITHOUT_TOPIC, topicless, visits),
        (Flaw.VISITS_WITHOUT_CUSTOMER, nameless, visits),
        (Flaw.VISITS_STILL_WAITING, waiting, visits),
        (Flaw.WAITS_BELOW_ZERO, backwards, visits),
        (Flaw.TICKETS_WITHOUT_TOPIC, uncategorised, opened),
        (Flaw.SOLVED_WITHOUT_CAUSE, causeless, solved),
        (Flaw.OPEN_WITHOUT_DEADLINE, deadlineless, standing),
        (Flaw.SENSITIVE_NOT_LISTED, hidden, standing),
    )
    return tuple(FlawCount(flaw, int(count), int(total)) for flaw, count, total in counts)


def _listed(moment: Any) -> Any:
    """Return the condition for sensitive tickets that would stand in a list of what is due or of complaints."""
    due = and_(Ticket.resolution_due_at >= moment, Ticket.resolution_due_at < moment + AHEAD)
    return and_(Ticket.is_sensitive, or_(due, Ticket.kind == TicketKind.COMPLAINT.value))
