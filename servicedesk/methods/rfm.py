"""RFM: how lately, how often and for how much a customer comes, each scored 1 to 5.

Four thresholds cut each measure into five. Frequency and monetary value: 1 + the thresholds reached (value ≥
threshold). Recency in days is reversed: 5 − the thresholds reached. The thresholds are the quantiles of type 7 at
20, 40, 60 and 80 % of all customers, or fixed by the site, which is better for small shops. The score is read like
343; the segment is the first of ten that holds it. Source: Hughes 1994; segments after the R package rfm.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from servicedesk.methods.averages import as_float, exact_quantile
from servicedesk.methods.checks import number, whole
from servicedesk.methods.errors import MethodError

BEST = 5
CUTS = tuple(Fraction(percent, 100) for percent in (20, 40, 60, 80))
OTHERS = "Others"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Four rising cuts of each measure: days, visits, money."""

    recency: Sequence[float]
    frequency: Sequence[float]
    monetary: Sequence[float]


@dataclass(frozen=True, slots=True)
class Customer:
    """Days since the last visit, visits, and money spent; None where nothing is known."""

    name: str
    recency_days: float | None
    frequency: float | None
    monetary: float | None


@dataclass(frozen=True, slots=True)
class Segment:
    """A named group: the scores it holds, both ends included."""

    name: str
    recency: Span
    frequency: Span
    monetary: Span

    def holds(self, recency: int, frequency: int, monetary: int) -> bool:
        """Return whether the three scores lie in the group."""
        spans = ((recency, self.recency), (frequency, self.frequency), (monetary, self.monetary))
        return all(low <= score <= high for score, (low, high) in spans)


@dataclass(frozen=True, slots=True)
class Score:
    """Three scores 1–5, read together like 343, and the segment; None where a measure is unknown."""

    recency: int | None
    frequency: int | None
    monetary: int | None
    score: str | None
    segment: str | None


SEGMENTS = (
    Segment("Champions", (5, 5), (5, 5), (5, 5)),
    Segment("Potential Loyalist", (3, 5), (3, 5), (2, 5)),
    Segment("Loyal Customers", (2, 4), (2, 4), (2, 4)),
    Segment("Promising", (3, 4), (1, 3), (3, 5)),
    Segment("New Customers", (4, 5), (1, 3), (1, 5)),
    Segment("Can't Lose Them", (1, 2), (3, 4), (4, 5)),
    Segment("At Risk", (1, 2), (2, 5), (4, 5)),
    Segment("Need Attention", (1, 3), (3, 5), (3, 5)),
    Segment("About To Sleep", (2, 3), (1, 3), (1, 4)),
    Segment("Lost", (1, 1), (1, 5), (1, 5)),
)


def thresholds(customers: Sequence[Customer]) -> Thresholds | None:
    """Return the cuts at 20, 40, 60 and 80 % of *customers*; blanks are left out, None where a measure has no value."""
    measures = [
        [number(f"recency of {one.name}", one.recency_days, 0) for one in customers if one.recency_days is not None],
        [number(f"frequency of {one.name}", one.frequency, 0) for one in customers if one.frequency is not None],
        [number(f"monetary of {one.name}", one.monetary) for one in customers if one.monetary is not None],
    ]
    cuts = [[as_float(exact_quantile(values, cut)) for cut in CUTS] for values in measures]
    known = [[cut for cut in row if cut is not None] for row in cuts]
    return Thresholds(*known) if all(known) else None


def check_thresholds(cuts: Thresholds) -> Thresholds:
    """Return *cuts* if each measure has four that do not fall, else raise MethodError."""
    for name, row in (("recency", cuts.recency), ("frequency", cuts.frequency), ("monetary", cuts.monetary)):
        checked = [number(f"a threshold of {name}", cut) for cut in row]
        if len(checked) != len(CUTS):
            raise MethodError("wrong_length", name=f"The thresholds of {name}", length=len(CUTS), value=len(checked))
        if any(after < before for before, after in pairwise(checked)):
            raise MethodError("thresholds_fall", name=name, value=checked)
    return cuts


def score(customer: Customer, cuts: Thresholds, segments: Sequence[Segment] = SEGMENTS) -> Score:
    """Return the customer's scores and segment.

    Raises MethodError for thresholds that are none, negative days or visits, and what is not a number.
    """
    check_thresholds(cuts)
    reached = [
        None if value is None else bisect_right(row, number(f"{name} of {customer.name}", value, lowest))
        for name, value, lowest, row in (
            ("recency", customer.recency_days, 0, cuts.recency),
            ("frequency", customer.frequency, 0, cuts.frequency),
            ("monetary", customer.monetary, None, cuts.monetary),
        )
    ]
    recency = None if reached[0] is None else BEST - reached[0]
    frequency, monetary = (None if count is None else count + 1 for count in reached[1:])
    if recency is None or frequency is None or monetary is None:
        return Score(recency, frequency, monetary, None, None)
    name = segment(recency, frequency, monetary, segments)
    return Score(recency, frequency, monetary, f"{recency}{frequency}{monetary}", name)


def segment(recency: int, frequency: int, monetary: int, segments: Sequence[Segment] = SEGMENTS) -> str:
    """Return the first segment that holds the scores, `OTHERS` where none does; raises MethodError off 1–5."""
    scores = (("R", recency), ("F", frequency), ("M", monetary))
    checked = [whole(name, value, 1, BEST) for name, value in scores]
    return next((group.name for group in segments if group.holds(*checked)), OTHERS)


def counts(scores: Mapping[str, Score], segments: Sequence[Segment] = SEGMENTS) -> dict[str, int]:
    """Return how many customers each segment has, in the segments' order, those of none last."""
    names = [found.segment for found in scores.values()]
    return {name: names.count(name) for name in (*(group.name for group in segments), OTHERS)}
