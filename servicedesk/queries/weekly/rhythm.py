"""Who is new, at risk or lost, measured by how often customers of this very site come back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Date, bindparam, exists, func, select
from sqlalchemy.orm import aliased

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.weekly_relations import AtRiskRow, RhythmCounts
from servicedesk.models import Customer, Survey, SurveyResponse, Tier, Visit
from servicedesk.queries.weekly.counting import count_if
from servicedesk.storage.day_counts import DaysBetween
from servicedesk.storage.desk import Read
from servicedesk.storage.prepared import Prepared

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


_UNTIL, _SINCE, _NEAR, _FAR = (bindparam(name, type_=Date()) for name in ("until", "since", "near", "far"))
_EARLIER = aliased(Visit)
_FRESH = Prepared(
    select(func.count(Visit.customer_id.distinct()))
    .where(Visit.business_on > _SINCE, Visit.business_on <= _UNTIL)
    .where(~exists().where(_EARLIER.customer_id == Visit.customer_id, _EARLIER.business_on <= _SINCE))
)
_SEEN = (
    select(func.min(Visit.business_on).label("first"), func.max(Visit.business_on).label("last"))
    .where(Visit.customer_id.is_not(None), Visit.business_on <= _UNTIL)
    .group_by(Visit.customer_id)
    .subquery()
)
# Whoever came back has two visit days: a first and a later last one.
_STANDING = Prepared(
    select(func.count(), count_if(_SEEN.c.last >= _NEAR), count_if(_SEEN.c.last < _FAR)).where(
        _SEEN.c.first < _SEEN.c.last
    )
)


def standing(read: Read, until: date, days: int | None) -> tuple[RhythmCounts, RhythmCounts]:
    """Return where customers stand on *until* and stood a week before; without a rhythm only who is new."""
    return _stand(read, until, days), _stand(read, until - timedelta(days=7), days)


def _stand(read: Read, at: date, days: int | None) -> RhythmCounts:
    (fresh,) = read.rows(_FRESH, since=at - timedelta(days=7), until=at)[0]
    usual = days or 0
    near, far = at - timedelta(days=usual), at - timedelta(days=LOST_FACTOR * usual)
    returning, active, lost = (int(each) for each in read.rows(_STANDING, until=at, near=near, far=far)[0])
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
