"""How all customers stand at the end of a week: how many there are, who comes back, who stays away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row, func, select

from servicedesk.core.weekly_relations import AtRiskRow, RhythmCounts
from servicedesk.models import Customer, Tier
from servicedesk.queries.weekly.counting import count_if
from servicedesk.queries.weekly.rhythm import Rhythm, newly_at_risk, rhythm, standing
from servicedesk.storage.desk import Read


@dataclass(frozen=True, slots=True)
class Everybody:
    """What only reading every customer and every visit tells; *tiers* are the highest first."""

    usual: Rhythm
    stand: RhythmCounts
    stood: RhythmCounts
    named: tuple[AtRiskRow, ...]
    passed: int
    tiers: tuple[Row[Any], ...]
    known: dict[str | None, int]


def everybody(read: Read, monday: date, language: str) -> Everybody:
    """Return how customers stand at the end of the week of *monday*, or now if that is still to come."""
    until = min(monday + timedelta(days=6), read.site.business_day(read.now))
    usual = rhythm(read, until)
    stand, stood = standing(read, until, usual.days)
    named, passed = ((), 0) if usual.days is None else newly_at_risk(read, until, usual.days, language)
    tiers = read.execute(select(Tier.code, Tier.name_zh, Tier.name_en).order_by(Tier.position.desc())).all()
    return Everybody(usual, stand, stood, named, passed, tuple(tiers), known(read, [row.code for row in tiers]))


def known(read: Read, codes: list[str]) -> dict[str | None, int]:
    """Return how many customers there are, by tier; one column each: sorting all of them takes three times as long."""
    counted = select(func.count(), *(count_if(Customer.tier_code == code) for code in codes))
    total, *counts = read.execute(counted.where(Customer.merged_into_id.is_(None))).one()
    return {None: total - sum(counts), **dict(zip(codes, counts, strict=True))}
