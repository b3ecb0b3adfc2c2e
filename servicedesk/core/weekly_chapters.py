"""The pages after the first: one room of facts for each, frozen together with page 1."""

from __future__ import annotations

from dataclasses import dataclass

from servicedesk.core.weekly_complaints import Complaints
from servicedesk.core.weekly_delivery import Delivery
from servicedesk.core.weekly_demand import Demand
from servicedesk.core.weekly_quality import FlawCount
from servicedesk.core.weekly_relations import Relations
from servicedesk.core.weekly_satisfaction import Opinions


@dataclass(frozen=True, slots=True)
class Chapters:
    """Demand, delivery, opinions, complaints, relations, and the flaws of the data behind them."""

    demand: Demand
    delivery: Delivery
    opinions: Opinions
    complaints: Complaints
    relations: Relations
    flaws: tuple[FlawCount, ...] = ()
