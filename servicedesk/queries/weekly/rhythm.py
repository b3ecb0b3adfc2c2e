"""Who is new, at risk or lost, measured by how often customers of this very site come back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import and_, case, func, literal, select
from sqlalchemy.orm import aliased

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.weekly_relations import AtRiskRow, RhythmCounts
from servicedesk.models import Customer, Survey, SurveyResponse, Tier, Visit
from servicedesk.queries.weekly.counting import count_if
from servicedesk.storage.day_counts import DaysBetween
from servicedesk.storage.desk import Read

LOOK_BACK = timedelta(days=365)
FEWEST_INTERVALS = 30
PERCENTILE = 90
LOST_FACTOR = 2
MOST_NAMED = 6
_SAME = aliased(Visit)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The days within which nine of ten returns happen, and the intervals it was taken from."""

    days: int | None
    intervals: int


def rhythm(read: Read, until: date) -> Rhythm:
    """Return the 90th percentile of the days between two visits of a customer in the year up to *until*."""
    before = func.lag(Visit.business_on).over(partition_by=Visit.customer_id, order_by=Visit.business_on)
    steps = (
        select(DaysBetween(Visit.business_on, before).label("days"))
        .where(Visit.customer_id.is_not(None))
        .where(Visit.business_on > until - LOOK_BACK, Visit.business_on <= until)
        .subquery()
    )
    counted = select(steps.c.days, func.count()).where(steps.c.days > 0).group_by(steps.c.days)
    found = {int(days): int(count) for days, count in read.execute(counted)}
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


def standing(read: Read, until: date, days: int | None) -> tuple[RhythmCounts, RhythmCounts]:
    """Return where customers stand on *until* and stood a week before; without a rhythm only who is new."""
    before = until - timedelta(days=7)
    seen = (
        select(
            func.min(Visit.business_on).label("first"),
            func.max(Visit.business_on).label("last"),
            func.max(case((Visit.business_on <= before, Visit.business_on))).label("last_before"),
        )
        .where(Visit.customer_id.is_not(None), Visit.business_on <= until)
        .group_by(Visit.customer_id)
        .subquery()
    )
    columns = (*_bands(seen.c.first, until, seen.c.last, days), *_bands(seen.c.first, before, seen.c.last_before, days))
    found = [int(count) for count in read.execute(select(*columns)).one()]
    return RhythmCounts(*found[:5]), RhythmCounts(*found[5:])


def _bands(first: Any, at: date, last: Any, days: int | None) -> list[Any]:
    """Return the columns of :class:`RhythmCounts` for one moment; two visit days are a first and a later last one."""
    fresh = count_if(and_(first > at - timedelta(days=7), first <= at))
    returning = first < last
    if days is None:
        nobody = literal(0)
        return [fresh, count_if(returning), nobody, nobody, nobody]
    near, far = at - timedelta(days=days), at - timedelta(days=LOST_FACTOR * days)
    return [
        fresh,
        count_if(returning),
        count_if(and_(returning, last >= near)),
        count_if(and_(returning, last < near, last >= far)),
        count_if(and_(returning, last < far)),
    ]


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
    total = read.execute(select(func.count()).select_from(passed)).scalar_one()
    found = read.execute(
        select(Customer.id, Customer.number, Customer.name, Tier.name_zh, Tier.name_en, passed.c.days, passed.c.last)
        .select_from(passed)
        .join(Customer, Customer.id == passed.c.customer_id)
        .outerjoin(Tier, Tier.code == Customer.tier_code)
        .order_by(func.coalesce(Tier.position, -1).desc(), passed.c.days.desc(), Customer.id)
        .limit(MOST_NAMED)
    )
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
    return rows, int(total)


def _last_score(read: Read, customer_id: int) -> int | None:
    found = read.execute(
        select(SurveyResponse.csat)
        .join(Survey, Survey.id == SurveyResponse.survey_id)
        .where(Survey.customer_id == customer_id, SurveyResponse.is_current, SurveyResponse.csat.is_not(None))
        .order_by(SurveyResponse.answered_at.desc())
        .limit(1)
    ).scalar()
    return None if found is None else int(found)
