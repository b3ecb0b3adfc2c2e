"""Page 7: call-backs due and done, attempts, tiers, and who comes back."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import and_, func, select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import AttemptOutcome, FollowUpState
from servicedesk.core.weekly_figures import CountRow, Share
from servicedesk.core.weekly_relations import DueDay, Relations, TierRow
from servicedesk.models import Customer, FollowUp, FollowUpAttempt, Survey, SurveyResponse, Visit
from servicedesk.queries import weeks
from servicedesk.queries.analysis import answers
from servicedesk.queries.analysis.scope import span
from servicedesk.queries.weekly.counting import count_if
from servicedesk.queries.weekly.demand import WEEK, Bounds
from servicedesk.queries.weekly.everybody import Everybody
from servicedesk.queries.weekly.shares import share
from servicedesk.storage.desk import Read

_DONE = FollowUpState.DONE.value
_LIVE = (_DONE, FollowUpState.DUE.value)


def relations(read: Read, monday: date, language: str, everybody: Everybody) -> Relations:
    """Return the call-backs that fell due in the week and how customers stand at its end."""
    now, before = weeks.bounds(read, monday), weeks.bounds(read, monday - WEEK)
    return Relations(
        _due_days(read, monday),
        _promised(read, now),
        _reached(read, now),
        _reached(read, before),
        _attempts(read, now, before),
        _tiers(read, now, before, language, everybody),
        everybody.usual.days,
        everybody.usual.intervals,
        everybody.stand,
        everybody.stood,
        everybody.named,
        everybody.passed,
    )


def _fell_due(read: Read, start: datetime, end: datetime) -> Any:
    """Return the condition for call-backs whose time has come; cancelled ones are left out."""
    return and_(FollowUp.state.in_(_LIVE), FollowUp.due_at >= start, FollowUp.due_at < min(end, read.now))


def _due_days(read: Read, monday: date) -> tuple[DueDay, ...]:
    days = []
    for on in (monday + timedelta(days=at) for at in range(7)):
        start, end = read.site.day_bounds(on)
        done = FollowUp.state == _DONE
        in_time, late, still = read.execute(
            select(
                count_if(and_(done, FollowUp.done_at < end)),
                count_if(and_(done, FollowUp.done_at >= end)),
                count_if(~done),
            ).where(_fell_due(read, start, end))
        ).one()
        days.append(DueDay(on, int(in_time), int(late), int(still)))
    return tuple(days)


def _promised(read: Read, each: Bounds) -> Share:
    """Return promised calls made by the promised minute, of those whose time has come."""
    kept = and_(FollowUp.state == _DONE, FollowUp.done_at <= FollowUp.due_at)
    hits, n = read.execute(
        select(count_if(kept), func.count()).where(_fell_due(read, *each), FollowUp.is_promised)
    ).one()
    return share(int(hits), int(n))


def _reached(read: Read, each: Bounds) -> Share:
    """Return call-backs in which the customer was reached, of those finished."""
    hits, n = read.execute(
        select(count_if(FollowUp.outcome == AttemptOutcome.REACHED.value), func.count()).where(
            _fell_due(read, *each), FollowUp.state == _DONE
        )
    ).one()
    return share(int(hits), int(n))


def _attempts(read: Read, now: Bounds, before: Bounds) -> tuple[CountRow, ...]:
    """Return the attempts made for the call-backs of the week, by how they ended."""

    def counts(each: Bounds) -> Counter[str]:
        rows = read.execute(
            select(FollowUpAttempt.outcome, func.count())
            .join(FollowUp, FollowUp.id == FollowUpAttempt.follow_up_id)
            .where(_fell_due(read, *each))
            .group_by(FollowUpAttempt.outcome)
        )
        return Counter({outcome: int(count) for outcome, count in rows})

    this, last = counts(now), counts(before)
    return tuple(CountRow(each.value, this[each.value], last[each.value]) for each in AttemptOutcome)


def _tiers(read: Read, now: Bounds, before: Bounds, language: str, everybody: Everybody) -> tuple[TierRow, ...]:
    """Return the tiers, highest first, then customers without one; visitors nobody registered have none to count."""
    came, came_before = (_came(read, *each) for each in (now, before))
    rated = {
        code: share(int(hits), int(n))
        for code, hits, n in read.execute(
            answers.answers(Survey.tier_code, count_if(SurveyResponse.csat >= answers.SATISFIED), func.count())
            .where(Survey.customer_id.is_not(None))
            .group_by(Survey.tier_code),
            span(*now),
        )
    }
    names = [(code, Bilingual(zh, en).text(language)) for code, zh, en in everybody.tiers]
    rows = [
        TierRow(
            name, everybody.known.get(code, 0), came.get(code, 0), came_before.get(code, 0), rated.get(code, Share())
        )
        for code, name in [*names, (None, "")]
    ]
    return tuple(row for row in rows if row.customers or row.came or row.satisfied.n)


def _by_tier(read: Read, statement: Any) -> dict[str | None, int]:
    return {code: int(count) for code, count in read.execute(statement)}


def _came(read: Read, start: datetime, end: datetime) -> dict[str | None, int]:
    """Return how many different customers came, by tier."""
    return _by_tier(
        read,
        select(Customer.tier_code, func.count(Visit.customer_id.distinct()))
        .join(Customer, Customer.id == Visit.customer_id)
        .where(Visit.arrived_at >= start, Visit.arrived_at < end)
        .group_by(Customer.tier_code),
    )
