"""When something was last recorded: where to look when the days one looks at hold nothing."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Select, false, func, select
from sqlalchemy.orm import InstrumentedAttribute

from servicedesk.core.permissions import Permission
from servicedesk.models import Survey, SurveyResponse, Ticket, Visit
from servicedesk.storage.desk import Read, ask


def _newest(moment: InstrumentedAttribute[datetime], *conditions: ColumnElement[bool]) -> Select[tuple[datetime]]:
    # The last entry of an index: no table is read through.
    return select(moment).where(*conditions).order_by(moment.desc()).limit(1)


# What sensitive cases leave is no help to anybody who must not know of them.
_NEWEST = (
    _newest(Visit.arrived_at),
    _newest(Ticket.opened_at, Ticket.is_sensitive == false()),
    _newest(SurveyResponse.answered_at)
    .join(Survey, Survey.id == SurveyResponse.survey_id)
    .outerjoin(Ticket, Ticket.id == Survey.ticket_id)
    .where(func.coalesce(Ticket.is_sensitive, false()) == false()),
)


@ask(Permission.VIEW_EVALUATION)
def latest_week(read: Read) -> date | None:
    """Return the Monday of the last week with a visit, a ticket or an answer up to now; None without any."""
    found = [moment for statement in _NEWEST if (moment := read.execute(statement).scalar()) is not None]
    known = [moment for moment in found if moment <= read.now]
    if not known:
        return None
    day = read.site.business_day(max(known))
    return day - timedelta(days=day.weekday())
