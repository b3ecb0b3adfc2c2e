"""The answers of a span: which count, whom they are about, who may know of them.

Date basis: when the answer was given. Agent, department, scenario and tier are those frozen when the survey was
issued; the channel is the one of the case. An answer without a department belongs to its agent's.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import aliased

from servicedesk.core.permissions import Permission
from servicedesk.models import Staff, Survey, SurveyResponse, Ticket, Visit
from servicedesk.queries.analysis.scope import END, START, Dimension, Slice
from servicedesk.queries.sensitive import visit_readable
from servicedesk.storage.desk import Read

SATISFIED = 4
LOW_SCORE = 2
_Agent = aliased(Staff)
CHANNEL = func.coalesce(Ticket.channel, Visit.channel, Survey.channel)
DEPARTMENT = func.coalesce(Survey.department_id, _Agent.department_id)
COLUMNS: dict[Dimension, ColumnElement[Any]] = {
    Dimension.SCENARIO: Survey.scenario_id.expression,
    Dimension.CHANNEL: CHANNEL,
    Dimension.TIER: Survey.tier_code.expression,
    Dimension.PERSON: Survey.agent_id.expression,
}


def answers(*columns: Any, scored: Any = SurveyResponse.csat) -> Select[Any]:
    """Return the statement over the current answers to one question; give it the span's parameters.

    Every joined row is found by its key, and a week has hundreds: one form serves all figures.
    """
    return (
        select(*columns)
        .select_from(SurveyResponse)
        .join(Survey, Survey.id == SurveyResponse.survey_id)
        .outerjoin(Ticket, Ticket.id == Survey.ticket_id)
        .outerjoin(Visit, Visit.id == Survey.visit_id)
        .outerjoin(_Agent, _Agent.id == Survey.agent_id)
        .where(SurveyResponse.is_current, scored.is_not(None))
        .where(SurveyResponse.answered_at >= START, SurveyResponse.answered_at < END)
    )


def narrowed(read: Read, statement: Select[Any], part: Slice) -> Select[Any]:
    """Return *statement* over one part of the desk, without what the reader may not know of."""
    if part.department_id is not None:
        statement = statement.where(DEPARTMENT == part.department_id)  # noqa: SIM300 - a column
    if part.channel is not None:
        statement = statement.where(CHANNEL == part.channel.value)  # noqa: SIM300 - a column
    if not read.actor.can(Permission.VIEW_SENSITIVE):
        open_case = or_(Ticket.id.is_(None), Ticket.is_sensitive.is_(False))
        statement = statement.where(open_case, visit_readable(read, Survey.visit_id))
    return statement
