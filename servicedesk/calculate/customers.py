"""Customers: recency, frequency and money; who stays."""

from __future__ import annotations

from typing import Any

from servicedesk.calculate.reading import Payload
from servicedesk.methods import checks, retention, rfm
from servicedesk.methods.errors import MethodError

Result = dict[str, Any]
# One customer alone has no quantiles: these are the cuts of the worked example, from 39,999 customers of a shop.
_EXAMPLE = rfm.Thresholds((115, 181, 297.4, 482), (4, 5, 6, 8), (255.8, 382, 506.4, 666))


def _rfm(payload: Payload) -> Result:
    segments, cuts = _segments(payload), _thresholds(payload)
    if "customers" in payload:
        return _all_customers(payload, cuts, segments)
    if "R" in payload:
        scores = [payload.whole(name) for name in ("R", "F", "M")]
        name = rfm.segment(scores[0], scores[1], scores[2], segments)
        return {"score": "".join(map(str, scores)), "segment": name}
    for key in ("recency_days", "frequency", "monetary"):
        if key not in payload:
            raise MethodError("missing", name=key)
    return _score(rfm.score(_customer(payload, "the customer"), cuts or _EXAMPLE, segments))


def _all_customers(payload: Payload, cuts: rfm.Thresholds | None, segments: tuple[rfm.Segment, ...]) -> Result:
    customers = []
    for inner in payload.objects("customers"):
        customers.append(_customer(inner, inner.text_or_none("id") or inner.text_or_none("name") or inner.name))
    cuts = cuts or rfm.thresholds(customers)
    scores: dict[str, rfm.Score] = {}
    for customer in customers:
        if customer.name in scores:
            raise MethodError("duplicate", name="customer", value=customer.name)
        unknown = rfm.Score(None, None, None, None, None)
        scores[customer.name] = unknown if cuts is None else rfm.score(customer, cuts, segments)
    written = cuts and {
        "recency": list(cuts.recency),
        "frequency": list(cuts.frequency),
        "monetary": list(cuts.monetary),
    }
    return {
        "n": sum(found.score is not None for found in scores.values()),
        "thresholds": written,
        "customers": [{"id": name, **_score(found)} for name, found in scores.items()],
        "segments": rfm.counts(scores, segments),
    }


def _customer(payload: Payload, name: str) -> rfm.Customer:
    return rfm.Customer(name, *(payload.number_or_none(key) for key in ("recency_days", "frequency", "monetary")))


def _score(found: rfm.Score) -> Result:
    return {
        "R": found.recency,
        "F": found.frequency,
        "M": found.monetary,
        "score": found.score,
        "segment": found.segment,
    }


def _thresholds(payload: Payload) -> rfm.Thresholds | None:
    if payload.get("thresholds") is None:
        return None
    inner = payload.object("thresholds")
    return rfm.check_thresholds(rfm.Thresholds(*(inner.items(key) for key in ("recency", "frequency", "monetary"))))


def _segments(payload: Payload) -> tuple[rfm.Segment, ...]:
    if payload.get("segments") is None:
        return rfm.SEGMENTS
    return tuple(
        rfm.Segment(inner.text("name"), *(_span(inner, key) for key in ("R", "F", "M")))
        for inner in payload.objects("segments")
    )


def _span(payload: Payload, key: str) -> rfm.Span:
    ends = payload.items(key)
    name = f"{key} of {payload.name}"
    if len(ends) != 2:
        raise MethodError("wrong_length", name=name, length=2, value=len(ends))
    return checks.whole(name, ends[0], 1, rfm.BEST), checks.whole(name, ends[1], 1, rfm.BEST)


def _retention(payload: Payload) -> Result:
    if "active" in payload:
        return _cohort(payload)
    if "alpha" in payload or "beta" in payload:
        model = retention.projected(payload.number("alpha"), payload.number("beta"), payload.whole("periods"))
        return _curve(model)
    lost = payload.whole("lost_of_starters" if "lost_of_starters" in payload else "lost")
    joined, of_joiners = payload.whole("joined", 0), payload.whole("lost_of_joiners", 0)
    found = retention.members(payload.whole("members_start"), lost, joined, of_joiners)
    return {"churn": found.churn, "retention": found.retention, "members_end": found.members_end}


def _cohort(payload: Payload) -> Result:
    """Return the cohort's curve; asked for ``periods``, the one projected from it as well."""
    active = payload.items("active")
    result = _curve(retention.cohort(active))
    if payload.get("periods") is None:
        return result
    periods, fitted = payload.whole("periods"), retention.likeliest(active)
    if fitted is None:
        return {**result, "alpha": None, "beta": None, "projected": None}
    alpha, beta = fitted
    return {**result, "alpha": alpha, "beta": beta, "projected": _curve(retention.projected(alpha, beta, periods))}


def _curve(found: retention.Curve) -> Result:
    return {"retention": list(found.retention), "churn": list(found.churn), "survival": list(found.survival)}


METHODS = {"rfm": _rfm, "retention": _retention}
