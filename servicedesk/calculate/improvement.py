"""What to work on: importance and performance, the journey, goals, complaints."""

from __future__ import annotations

from typing import Any

from servicedesk.calculate.reading import Payload
from servicedesk.methods import checks, complaints, goal, ipa, journey
from servicedesk.methods.errors import MethodError

Result = dict[str, Any]


def _ipa(payload: Payload) -> Result:
    attributes = [
        ipa.Attribute(inner.text("name"), inner.number_or_none("importance"), inner.number_or_none("performance"))
        for inner in payload.objects("attributes")
    ]
    found = ipa.ipa(attributes, payload.choice("cut", ipa.Cut.MEAN), _scale(payload))
    return {
        "n": found.n,
        "cut": found.cut.value,
        "cut_importance": found.cut_importance,
        "cut_performance": found.cut_performance,
        "quadrant": found.quadrants,
    }


def _scale(payload: Payload) -> tuple[float, float] | None:
    """Read ``"scale": 7`` as 1 to 7, ``"scale": [0, 10]`` as it stands."""
    if not isinstance(payload.get("scale"), list):
        highest = payload.number_or_none("scale")
        return None if highest is None else (1, highest)
    ends = payload.items("scale")
    if len(ends) != 2:
        raise MethodError("wrong_length", name="scale", length=2, value=len(ends))
    return checks.number("scale", ends[0]), checks.number("scale", ends[1])


def _journey(payload: Payload) -> Result:
    found = journey.journey(
        journey.Touchpoint(
            inner.text("name"),
            inner.text_or_none("stage"),
            score := inner.number_or_none("score"),
            inner.number("importance"),
            # Nobody need say how many answered where nobody did.
            inner.whole("n", 0 if score is None else None),
        )
        for inner in payload.objects("touchpoints")
    )
    return {
        "index": found.index,
        "stages": found.stages,
        "pain_points": list(found.pain_points),
        "strengths": list(found.strengths),
        "priority": found.priority,
        "no_data": list(found.no_data),
        "moment_of_truth": found.moment_of_truth,
    }


def _goal(payload: Payload) -> Result:
    baseline, target = payload.number("baseline"), payload.number("target")
    found = goal.goal(baseline, target, payload.number_or_none("actual"), payload.number("elapsed"))
    return {"progress": found.progress, "status": found.status.value}


def _complaints(payload: Payload) -> Result:
    found = complaints.complaints(
        payload.whole("visits"),
        payload.whole("complaints"),
        payload.whole("acknowledged_in_time"),
        payload.whole("closed"),
        payload.whole("closed_in_time"),
        payload.whole("reopened"),
        payload.items_or_empty("handling_ratings"),
    )
    return {
        "rate_per_1000": found.rate_per_1000,
        "acknowledged_pct": found.acknowledged_percent,
        "closed_in_time_pct": found.closed_in_time_percent,
        "reopened_pct": found.reopened_percent,
        "handling_csat": found.handling.percent,
        "handling_n": found.handling.n,
    }


METHODS = {"ipa": _ipa, "journey": _journey, "goal": _goal, "complaints": _complaints}
