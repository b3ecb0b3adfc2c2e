"""Page 4: satisfaction over 26 weeks, its distribution, by topic, and what customers said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import and_, case, exists, func, or_, select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import AttemptOutcome, FollowUpState
from servicedesk.core.permissions import Permission
from servicedesk.core.text import one_line
from servicedesk.core.weekly import Metric
from servicedesk.core.weekly_figures import Control, ShareRow
from servicedesk.core.weekly_names import without_names
from servicedesk.core.weekly_satisfaction import LEVELS, Group, OpinionRow, Opinions, QuoteRow
from servicedesk.models import (
    Customer,
    FollowUp,
    FollowUpAttempt,
    Scenario,
    Staff,
    Survey,
    SurveyResponse,
    Ticket,
    TicketLink,
    Visit,
)
from servicedesk.queries import weeks
from servicedesk.queries.analysis import answers
from servicedesk.queries.analysis.comparison import ComparisonRow, comparison
from servicedesk.queries.analysis.distribution import ratings, ratings_by
from servicedesk.queries.analysis.scope import Dimension, span
from servicedesk.queries.weekly.demand import WEEK, Bounds
from servicedesk.queries.weekly.shares import share
from servicedesk.storage.conditions import OPEN_TICKET
from servicedesk.storage.desk import Read

MOST_TOPICS = 8
MOST_CHANNELS = 5
LOW_QUOTES, HIGH_QUOTES = 3, 1
QUOTE_LENGTH = 200


def opinions(read: Read, monday: date, language: str, control: Control) -> Opinions:
    """Return the answers of the week by the time they were given."""
    now, before = weeks.bounds(read, monday), weeks.bounds(read, monday - WEEK)
    topics = _topics(read, now, language)
    low, taken_up, in_hand = _low(read, now)
    quotes, comments = _quotes(read, now, language)
    return Opinions(
        control,
        _rows(read, now, before),
        tuple(topics[:MOST_TOPICS]),
        max(len(topics) - MOST_TOPICS, 0),
        low,
        taken_up,
        in_hand,
        quotes,
        comments - len(quotes),
    )


def _rows(read: Read, now: Bounds, before: Bounds) -> tuple[OpinionRow, ...]:
    rows = [
        _opinion(Group.SITE, ratings(read, *now)),
        _opinion(Group.LAST_WEEK, ratings(read, *before)),
    ]
    channels = ratings_by(read, Dimension.CHANNEL, *now)[:MOST_CHANNELS]
    rows += [_opinion(Group.CHANNEL, row.counts, str(row.group.key or "")) for row in channels]
    return tuple(rows)


def _opinion(group: Group, counts: tuple[int, ...], label: str = "") -> OpinionRow:
    return OpinionRow(group, counts, label, share(sum(counts[answers.SATISFIED - 1 :]), sum(counts)))


def _topics(read: Read, now: Bounds, language: str) -> list[ShareRow]:
    """Return the scenarios, lowest share first; what has too few answers comes last and is not ranked."""

    def order(row: ComparisonRow) -> tuple[object, ...]:
        return (row.is_small, 0.0 if row.is_small else row.share.p or 0.0, -row.share.n, row.group.order)

    rows = [row for row in comparison(read, Metric.CSAT, Dimension.SCENARIO, *now).rows if row.group.key is not None]
    return [
        ShareRow(row.group.name.text(language) or "—", share(row.share.successes, row.share.n))
        for row in sorted(rows, key=order)
    ]


def _low(read: Read, now: Bounds) -> tuple[int, int, int]:
    """Return low answers, those whose case was taken up again since, and those whose case is in hand."""
    low = answers.answers().where(SurveyResponse.csat <= answers.LOW_SCORE)
    taken_up = or_(Ticket.times_reopened > 0, _LINKED, _REACHED)
    in_hand = or_(and_(Ticket.id.is_not(None), OPEN_TICKET), _CALL_BACK_DUE)
    state = case((in_hand, 2), (taken_up, 1), else_=0)
    rows = read.execute(low.add_columns(state, func.count()).group_by(state), span(*now)).all()
    found = {int(key): int(count) for key, count in rows}
    return sum(found.values()), found.get(1, 0), found.get(2, 0)


_LINKED = exists(
    select(TicketLink.id).where(
        or_(TicketLink.ticket_id == Survey.ticket_id, TicketLink.other_id == Survey.ticket_id),
        TicketLink.at > SurveyResponse.answered_at,
    )
).correlate(Survey, SurveyResponse)
_REACHED = exists(
    select(FollowUpAttempt.id)
    .join(FollowUp, FollowUp.id == FollowUpAttempt.follow_up_id)
    .where(FollowUp.customer_id == Survey.customer_id, FollowUpAttempt.at > SurveyResponse.answered_at)
    .where(FollowUpAttempt.outcome == AttemptOutcome.REACHED.value)
).correlate(Survey, SurveyResponse)
_CALL_BACK_DUE = exists(
    select(FollowUp.id).where(FollowUp.customer_id == Survey.customer_id, FollowUp.state == FollowUpState.DUE.value)
).correlate(Survey)


def _quotes(read: Read, now: Bounds, language: str) -> tuple[tuple[QuoteRow, ...], int]:
    """Return the lowest comments, latest first, then the latest praise; and how many comments there were.

    Answers on sensitive cases are never quoted, nor anything for whoever may not read single answers.
    """
    if not read.actor.can(Permission.VIEW_SINGLE_ANSWERS):
        return (), 0
    said = (
        answers.answers()
        .outerjoin(Customer, Customer.id == func.coalesce(Survey.customer_id, Ticket.customer_id, Visit.customer_id))
        .outerjoin(Scenario, Scenario.id == Survey.scenario_id)
        .where(func.trim(SurveyResponse.comment) != "", func.coalesce(Ticket.is_sensitive, False).is_(False))
    )
    columns = (
        SurveyResponse.csat,
        SurveyResponse.comment,
        func.coalesce(Ticket.place, Visit.place, "").label("place"),
        func.coalesce(Customer.name, "").label("name"),
        Scenario.name_zh,
        Scenario.name_en,
    )
    rows = said.add_columns(*columns)
    latest = SurveyResponse.answered_at.desc()
    unsatisfied = rows.where(SurveyResponse.csat < answers.SATISFIED)
    low = unsatisfied.order_by(SurveyResponse.csat, latest).limit(4 * LOW_QUOTES)
    high = rows.where(SurveyResponse.csat == LEVELS).order_by(latest).limit(HIGH_QUOTES)
    people = list(read.execute(select(Staff.name)).scalars())
    parameters = span(*now)
    quotes = [
        QuoteRow(
            row.csat,
            one_line(without_names(row.comment, people, row.name), QUOTE_LENGTH),
            row.place,
            row.name,
            Bilingual(row.name_zh or "", row.name_en or "").text(language),
        )
        for statement, most in ((low, LOW_QUOTES), (high, HIGH_QUOTES))
        for row in _different(read.execute(statement, parameters), most)
    ]
    total = read.execute(said.add_columns(func.count()), parameters).scalar_one()
    return tuple(quotes), int(total)


def _different(rows: Iterable[Any], most: int) -> list[Any]:
    """Return the first *most* rows; the same words are not quoted twice."""
    found: dict[str, Any] = {}
    for row in rows:
        found.setdefault(row.comment.strip(), row)
    return list(found.values())[:most]
