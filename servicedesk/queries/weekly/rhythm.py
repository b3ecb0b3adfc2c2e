"""Who is new, at risk or lost, measured by how often customers of this very site come back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Date, Subquery, and_, bindparam, exists, func, select
from sqlalchemy.orm import aliased

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.weekly_relations import AtRiskRow, RhythmCounts
from servicedesk.models import Customer, Survey, SurveyResponse, Tier, Visit
from servicedesk.queries.weekly.counting import count_if
from servicedesk.storage.day_counts import DaysBetween, Unsought
from servicedesk.storage.desk import Read
from servicedesk.storage.prepared import Prepared

LOOK_BACK = timedelta(days=365)
FEWEST_INTERVALS = 30
PERCENTILE = 90
LOST_FACTOR = 2
MOST_NAMED = 6
_SAME = aliased(Visit)


_UNTIL, _SINCE, _NEAR, _FAR = (bindparam(name, type_=Date()) for name in ("until", "since", "near", "far"))
_BEFORE = func.lag(Visit.business_on).over(partition_by=Visit.customer_id, order_by=Visit.business_on)
# Read through the index of customers, which has them in this order: sorting a year takes longer than ten years' index.
_STEPS = (
    select(DaysBetween(Visit.business_on, _BEFORE).label("days"))
    .where(Visit.customer_id.is_not(None))
    .where(Unsought(Visit.business_on) > _SINCE, Unsought(Visit.business_on) <= _UNTIL)
    .subquery()
)
_INTERVALS = Prepared(select(_STEPS.c.days, func.count()).where(_STEPS.c.days > 0).group_by(_STEPS.c.days))


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The days within which nine of ten returns happen, and the intervals it was taken from."""

    days: int | None
    intervals: int


def rhythm(read: Read, until: date) -> Rhythm:
    """Return the 90th percentile of the days between two visits of a customer in the year up to *until*."""
    found = {int(days): int(count) for days, count in read.rows(_INTERVALS, since=until - LOOK_BACK, until=until)}
    intervals = sum(found.values())
    if intervals < FEWEST_INTERVALS:
        return Rhythm(None, intervals)
    return Rhythm(_percentile(found, intervals), intervals)


def _percentile(counts: dict[int, int], total: int) -> int:
    """Return the nearest-rank percentile of days that come as counts: the rank is rounded up, in whole numbers."""
    wanted = -(-PERCENTILE * total // 100)
    reached = 0
    for days in sorted(counts):
        reached += counts[days]
        if reached >= wanted:
            return days
    return max(counts)


_EARLIER = aliased(Visit)
_FRESH = Prepared(
    select(func.count(Visit.customer_id.distinct()))
    .where(Visit.business_on > _SINCE, Visit.business_on <= _UNTIL)
    .where(~exists().where(_EARLIER.customer_id == Visit.customer_id, _EARLIER.business_on <= _SINCE))
)
_NEAR_BEFORE, _FAR_BEFORE = (bindparam(name, type_=Date()) for name in ("near_before", "far_before"))


def _seen(until: Any, *conditions: Any) -> Subquery:
    first, last = func.min(Visit.business_on).label("first"), func.max(Visit.business_on).label("last")
    seen = select(first, last).where(Visit.customer_id.is_not(None), Visit.business_on <= until, *conditions)
    return seen.group_by(Visit.customer_id).subquery()


_SEEN = _seen(_UNTIL)
_LAST = _SEEN.c.last
# Whoever came back has two visit days: a first and a later last one. Everybody's visits are read once for both weeks:
# who was not here in the last one stands before it with the same last day.
_STANDING = Prepared(
    select(
        func.count(),
        count_if(_LAST >= _NEAR),
        count_if(_LAST < _FAR),
        count_if(_LAST <= _SINCE),
        count_if(and_(_LAST >= _NEAR_BEFORE, _LAST <= _SINCE)),
        count_if(_LAST < _FAR_BEFORE),
    ).where(_SEEN.c.first < _LAST)
)
_HERE = select(_EARLIER.customer_id).where(_EARLIER.business_on > _SINCE, _EARLIER.business_on <= _UNTIL)
_SEEN_BEFORE = _seen(_SINCE, Visit.customer_id.in_(_HERE))
_STOOD = Prepared(
    select(
        func.count(), count_if(_SEEN_BEFORE.c.last >= _NEAR_BEFORE), count_if(_SEEN_BEFORE.c.last < _FAR_BEFORE)
    ).where(_SEEN_BEFORE.c.first < _SEEN_BEFORE.c.last)
)


def standing(read: Read, until: date, days: int | None) -> tuple[RhythmCounts, RhythmCounts]:
    """Return where customers stand on *until* and stood a week before; without a rhythm only who is new."""
    week, usual = timedelta(days=7), timedelta(days=days or 0)
    since = until - week
    before = {"since": since, "near_before": since - usual, "far_before": since - LOST_FACTOR * usual}
    now = {"until": until, "near": until - usual, "far": until - LOST_FACTOR * usual}
    counts = read.rows(_STANDING, **now, **before)[0]
    again = read.rows(_STOOD, until=until, **before)[0]
    return (
        _stand(read, until, days, counts[:3]),
        _stand(read, since, days, [sum(each) for each in zip(counts[3:], again, strict=True)]),
    )


def _stand(read: Read, at: date, days: int | None, counts: Sequence[int]) -> RhythmCounts:
    (fresh,) = read.rows(_FRESH, since=at - timedelta(days=7), until=at)[0]
    returning, active, lost = (int(each) for each in counts)
    if days is None:
        return RhythmCounts(int(fresh), returning, 0, 0, 0)
    return RhythmCounts(int(fresh), returning, active, returning - active - lost, lost)


def newly_at_risk(read: Read, until: date, days: int, language: str) -> tuple[tuple[AtRiskRow, ...], int]:
    """Return who passed the usual interval in the week up to *until*: the highest tiers first, and how many."""
    near = until - timedelta(days=days)
    # Whoever passed it now was here in one certain week: only these are looked at.
    here = select(_SAME.customer_id).where(_SAME.business_on < near, _SAME.business_on >= near - timedelta(days=7))
    last = func.max(Visit.business_on)
    passed = (
        select(Visit.customer_id, last.label("last"), func.count(Visit.business_on.distinct()).label("days"))
        .where(Visit.customer_id.in_(here), Visit.business_on <= until)
        .group_by(Visit.customer_id)
        .having(last < near, func.min(Visit.business_on) < last)
        .subquery()
    )
    named = (Customer.id, Customer.number, Customer.name, Tier.name_zh, Tier.name_en)
    found = read.execute(
        select(*named, passed.c.days, passed.c.last, func.count().over().label("total"))
        .select_from(passed)
        .join(Customer, Customer.id == passed.c.customer_id)
        .outerjoin(Tier, Tier.code == Customer.tier_code)
        .order_by(func.coalesce(Tier.position, -1).desc(), passed.c.days.desc(), Customer.id)
        .limit(MOST_NAMED)
    ).all()
    rows = tuple(
        AtRiskRow(
            row.number,
            row.name,
            Bilingual(row.name_zh or "", row.name_en or "").text(language),
            row.days,
            row.last,
            _last_score(read, row.id),
        )
        for row in found
    )
    return rows, int(found[0].total) if found else 0


def _last_score(read: Read, customer_id: int) -> int | None:
    found = read.execute(
        select(SurveyResponse.csat)
        .join(Survey, Survey.id == SurveyResponse.survey_id)
        .where(Survey.customer_id == customer_id, SurveyResponse.is_current, SurveyResponse.csat.is_not(None))
        .order_by(SurveyResponse.answered_at.desc())
        .limit(1)
    ).scalar()
    return None if found is None else int(found)
