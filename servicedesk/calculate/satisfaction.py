"""Scores of answers: CSAT, NPS, CES, shares and their differences, rounding."""

from __future__ import annotations

from typing import Any

from servicedesk.calculate.reading import Payload
from servicedesk.methods import ces, csat, nps, proportion, rounding
from servicedesk.methods.errors import MethodError

Result = dict[str, Any]


def _csat(payload: Payload) -> Result:
    if "stores" in payload:
        stores = [(store.get("satisfied"), store.get("n")) for store in payload.objects("stores")]
        return _csat_result(csat.pooled(stores))
    rate = {}
    if "invited" in payload:
        rate["response_rate"] = csat.response_rate(payload.whole("answered"), payload.whole("invited"))
        if "ratings" not in payload:
            return rate
    found = csat.csat(payload.items("ratings"), payload.whole("scale", 5), payload.whole("top_box", 2))
    distribution = {str(point): count for point, count in found.distribution.items()}
    return {**_csat_result(found), "mean": found.mean, "distribution": distribution, **rate}


def _csat_result(found: csat.Csat) -> Result:
    return {
        "n": found.n,
        "satisfied": found.satisfied,
        "csat": found.percent,
        "lower": found.lower,
        "upper": found.upper,
    }


def _nps(payload: Payload) -> Result:
    if "ratings" in payload:
        found = nps.nps(payload.items("ratings"))
    else:
        counts = [payload.whole(name) for name in ("promoters", "passives", "detractors")]
        found = nps.nps_of_counts(*counts)
    wald, adjusted = _interval(found.wald), _interval(found.adjusted)
    if found.adjusted is not None:
        adjusted = {"n_adj": found.adjusted.n, "nps_adj": found.adjusted.nps, **adjusted}
    return {
        "n": found.n,
        "promoters": found.promoters,
        "passives": found.passives,
        "detractors": found.detractors,
        "nps": found.nps,
        "wald": wald or None,
        "adjusted_wald": adjusted or None,
    }


def _interval(found: nps.Interval | None) -> Result:
    if found is None:
        return {}
    return {"se": found.standard_error, "moe": found.half_width, "lower": found.lower, "upper": found.upper}


def _ces(payload: Payload) -> Result:
    version = payload.text_or_none("version")
    # "CES1 1-5, 1=very low effort", "CES 2.0" and "1" alike; a scale nobody named is not guessed.
    edition = "2" if version is None else version.strip().upper().removeprefix("CES").strip()[:1]
    if edition not in {"1", "2"}:
        raise MethodError("unknown_choice", name="version", value=version, known="CES1, CES2")
    ratings = payload.items("ratings")
    if edition == "1":
        first = ces.ces_first_version(ratings)
        return {"n": first.n, "mean": first.mean, "direction": first.direction}
    found = ces.ces(ratings)
    return {"n": found.n, "mean": found.mean, "easy_percent": found.easy_percent, "direction": found.direction}


def _wilson(payload: Payload) -> Result:
    confidence = payload.number("confidence", 0.95)
    found = proportion.wilson(payload.whole("successes"), payload.whole("n"), confidence)
    return {"p": found.p, "lower": found.lower, "upper": found.upper}


def _proportion_difference(payload: Payload) -> Result:
    x1, n1, x2, n2 = (payload.whole(name) for name in ("x1", "n1", "x2", "n2"))
    found = proportion.difference(x1, n1, x2, n2, payload.number("confidence", 0.95))
    return {
        "diff": found.difference,
        "lower": found.lower,
        "upper": found.upper,
        "significant": found.significant,
    }


def _rounding(payload: Payload) -> Result:
    decimals = payload.whole("decimals", 0)
    if "counts" in payload:
        return {"texts": rounding.share_texts(payload.items("counts"), decimals)}
    signed = payload.flag("signed")
    if "numerator" in payload or "denominator" in payload:
        numerator, denominator = payload.number("numerator"), payload.number("denominator")
        return {"text": rounding.percent_text(numerator, denominator, decimals, signed)}
    if "value" not in payload:
        raise MethodError("missing", name="value")
    value = payload.number_or_none("value")
    return {"text": rounding.number_text(value, decimals, signed)}


METHODS = {
    "csat": _csat,
    "nps": _nps,
    "ces": _ces,
    "wilson": _wilson,
    "proportion_difference": _proportion_difference,
    "rounding": _rounding,
}
