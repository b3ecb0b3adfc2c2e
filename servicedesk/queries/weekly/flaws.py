"""What is wrong with the week's data: counted, so that a reader knows what a figure leaves out."""

from __future__ import annotations

from datetime import date

from sqlalchemy import and_, func, select

from servicedesk.core.enums import VisitState
from servicedesk.core.weekly_quality import Flaw, FlawCount
from servicedesk.models import SurveyResponse, Ticket, Visit
from servicedesk.queries import weeks
from servicedesk.queries.weekly.backlog import Backlog
from servicedesk.queries.weekly.counting import count_if
from servicedesk.storage.conditions import RECEIVED_ONCE
from servicedesk.storage.desk import Read


def flaws(read: Read, monday: date, work: Backlog) -> tuple[FlawCount, ...]:
    """Return every flaw looked for with its count, also those not found."""
    start, end = weeks.bounds(read, monday)
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
            Ticket.opened_at >= start, Ticket.opened_at < end, RECEIVED_ONCE
        )
    ).one()
    causeless, solved = read.execute(
        select(count_if(func.coalesce(Ticket.cause, "") == ""), func.count()).where(
            Ticket.solved_at >= start, Ticket.solved_at < end
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
        (Flaw.OPEN_WITHOUT_DEADLINE, work.undated, sum(work.ages)),
        (Flaw.SENSITIVE_NOT_LISTED, work.unlisted, sum(work.ages)),
    )
    return tuple(FlawCount(flaw, int(count), int(total)) for flaw, count, total in counts)
