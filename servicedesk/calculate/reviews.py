"""Reviews of contacts and people: agreement of reviewers, quality scorecard, agent composite."""

from __future__ import annotations

from typing import Any

from servicedesk.calculate.reading import Payload
from servicedesk.methods import agent_scorecard, agreement, scorecard
from servicedesk.methods.errors import MethodError

Result = dict[str, Any]
_HANDLE_TIME = frozenset(("aht", "aht_s", "aht_min", "handle_time", "handle_time_s", "handle_time_min"))
_NOT_APPLICABLE = frozenset(("N/A", "NA"))
# The form of the worked example, used when the input brings none.
_EXAMPLE = (
    scorecard.Item("G1", 10, 5),
    scorecard.Item("N1", 20, 5),
    scorecard.Item("S1", 40, 5, True),
    scorecard.Item("P1", 10, 1, True),
    scorecard.Item("C1", 20, 5),
)


def _agreement(payload: Payload) -> Result:
    weights = payload.choice("weights", agreement.Weights.NONE)
    if "table" in payload:
        return _kappa(agreement.kappa_of_table(payload.rows("table"), weights))
    if "counts" in payload:
        return _kappa(agreement.fleiss_kappa(payload.rows("counts")))
    if "ratings" in payload:
        found = agreement.intraclass(payload.rows("ratings"), payload.number("confidence", 0.95))
        return {"ICC(2,1)": found.icc, "lower": found.lower, "upper": found.upper, "n": found.n, "k": found.k}
    levels = None if payload.get("levels") is None else _labels(payload, "levels")
    if levels is not None and None in levels:
        raise MethodError("missing", name="A level")
    known = None if levels is None else [level for level in levels if level is not None]
    first, second = _labels(payload, "rater1"), _labels(payload, "rater2")
    return _kappa(agreement.cohen_kappa(first, second, weights, known))


def _labels(payload: Payload, key: str) -> list[agreement.Label | None]:
    labels = payload.items(key)
    for place, label in enumerate(labels, start=1):
        if not isinstance(label, str | int | float | None):
            raise MethodError("not_text", name=f"{key} {place}", value=label)
    return labels


def _kappa(found: agreement.Kappa) -> Result:
    return {"n": found.n, "po": found.observed, "pe": found.expected, "kappa": found.kappa}


def _scorecard(payload: Payload) -> Result:
    items: tuple[scorecard.Item, ...] = _EXAMPLE
    if payload.get("items") is not None:
        items = tuple(
            scorecard.Item(inner.text("code"), inner.number("weight"), inner.number("max"), inner.flag("critical"))
            for inner in payload.objects("items")
        )
    scores = payload.object("scores")
    given = {code: None if _applies_not(scores.get(code)) else scores.number(code) for code in scores.values}
    found = scorecard.scorecard(items, given)
    return {
        "raw": found.raw,
        "applicable_weight": found.applicable_weight,
        "auto_fail": bool(found.failed),
        "failed": list(found.failed),
        "final": found.final,
    }


def _applies_not(score: object) -> bool:
    return score is None or (isinstance(score, str) and score.upper() in _NOT_APPLICABLE)


def _agent_scorecard(payload: Payload) -> Result:
    found = agent_scorecard.agent_scorecard([_indicator(inner) for inner in payload.objects("kpis")])
    return {
        "attainment": found.attainment,
        "composite": found.composite,
        "coverage": found.coverage,
        "dropped": list(found.dropped),
    }


def _indicator(payload: Payload) -> agent_scorecard.Indicator:
    name = payload.text("k")
    direction = payload.text_or_none("direction") or "up"
    if direction not in {"up", "down"}:
        raise MethodError("unknown_choice", name=f"direction of {name}", value=direction, known="up, down")
    return agent_scorecard.Indicator(
        name,
        payload.number_or_none("actual"),
        payload.number("target"),
        payload.number("weight"),
        direction == "down",
        None if payload.get("n") is None else payload.whole("n"),
        payload.whole("min_n", agent_scorecard.LEAST_N),
        name.lower() in _HANDLE_TIME,
    )


METHODS = {"agreement": _agreement, "scorecard": _scorecard, "agent_scorecard": _agent_scorecard}
