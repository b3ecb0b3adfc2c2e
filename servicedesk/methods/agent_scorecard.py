"""Agent composite: one number for how far a member of staff reached the targets set.

Attainment = actual/target, target/actual where lower is better, each capped to 0–1.2; composite = 100 × the mean of
the attainments, weighted over the indicators that have data. An indicator below its least n is dropped; with data for
less than 60 % of the weight there is no composite. Handle time is shown, never scored alone. Unit: points, 100 = on
target. House rule; after balanced-scorecard practice (Kaplan & Norton 1992).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from servicedesk.methods.averages import as_float, weighted_mean
from servicedesk.methods.checks import number, whole
from servicedesk.methods.errors import MethodError
from servicedesk.methods.rounding import exact

CAP = Fraction(12, 10)
LEAST_COVERAGE = Fraction(60, 100)
LEAST_N = 10


@dataclass(frozen=True, slots=True)
class Indicator:
    """What was reached (None: no data) against its target; *n* None means that nothing was counted."""

    name: str
    actual: float | None
    target: float
    weight: float
    is_lower_better: bool = False
    n: int | None = None
    least_n: int = LEAST_N
    is_handle_time: bool = False


@dataclass(frozen=True, slots=True)
class AgentScorecard:
    """Attainment by indicator (0–1.2, None without enough data), composite, and the share of the weight with data."""

    attainment: Mapping[str, float | None]
    composite: float | None
    coverage: float | None
    dropped: tuple[str, ...]


def agent_scorecard(indicators: Iterable[Indicator]) -> AgentScorecard:
    """Return the composite of *indicators*.

    Raises MethodError for an indicator twice, a negative weight or target, and a target of 0 that is to be exceeded.
    """
    known: dict[str, Indicator] = {}
    for indicator in indicators:
        if indicator.name in known:
            raise MethodError("duplicate", name="indicator", value=indicator.name)
        known[indicator.name] = indicator
    reached = {name: _attainment(indicator) for name, indicator in known.items()}
    weights = {name: exact(number(f"weight of {name}", one.weight, 0)) for name, one in known.items()}
    counted = [(value, weights[name]) for name, value in reached.items() if value is not None]
    total, covered = (sum(values, Fraction(0)) for values in (weights.values(), (weight for _, weight in counted)))
    only_handle_time = all(
        known[name].is_handle_time for name, value in reached.items() if value is not None and weights[name]
    )
    composite = None if covered < LEAST_COVERAGE * total or only_handle_time else weighted_mean(counted)
    return AgentScorecard(
        {name: as_float(value) for name, value in reached.items()},
        None if composite is None else as_float(100 * composite),
        as_float(covered / total) if total else None,
        tuple(name for name, value in reached.items() if value is None),
    )


def _attainment(one: Indicator) -> Fraction | None:
    """Return the capped ratio; None without data or below the least n."""
    target = exact(number(f"target of {one.name}", one.target, 0))
    if not target and not one.is_lower_better:
        raise MethodError("not_above", name=f"target of {one.name}", value=one.target, lowest=0)
    least = whole(f"least n of {one.name}", one.least_n, 0)
    n = None if one.n is None else whole(f"n of {one.name}", one.n, 0)
    if one.actual is None or (n is not None and n < least):
        return None
    # Below zero is possible for a net promoter score, not for a time or a count that should be low.
    actual = exact(number(f"actual of {one.name}", one.actual, 0 if one.is_lower_better else None))
    if not one.is_lower_better:
        ratio = actual / target
    elif actual:
        ratio = target / actual
    else:
        # Nothing at all where nothing was allowed is on target; where something was, it is the best there is.
        ratio = CAP if target else Fraction(1)
    return min(max(ratio, Fraction(0)), CAP)
