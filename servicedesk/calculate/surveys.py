"""Studies: SERVQUAL and SERVPERF, Cronbach's α, KANO."""

from __future__ import annotations

from typing import Any

from servicedesk.calculate.reading import Payload
from servicedesk.methods import cronbach, kano, servqual
from servicedesk.methods.errors import MethodError

Result = dict[str, Any]
_OVERALL = ("unweighted", "weighted", "servperf", "servperf_weighted", "servperf_item_mean")


def _servqual(payload: Payload) -> Result:
    if "respondents" in payload:
        return _study(payload)
    if "dimension_gap" in payload:
        gaps = payload.object("dimension_gap")
        known = {name: gaps.number_or_none(name) for name in gaps.values}
        return {"weighted": servqual.weighted(known, payload.numbers_by_name("weights"))}
    if "raw_P" in payload or "P" in payload:
        return _one_respondent(payload)
    return {"weights": servqual.check_points(payload.numbers_by_name("weights"), of="weights")}


def _study(payload: Payload) -> Result:
    form, scale = payload.choice("version", servqual.Form.POSITIVE), payload.whole("scale", 7, 2)
    dimensions = None
    if payload.get("dimensions") is not None:
        inner = payload.object("dimensions")
        dimensions = {name: inner.items(name) for name in inner.values}
    answers = [
        _answers(inner, inner.text_or_none("id") or str(place), form, scale, "W")
        for place, inner in enumerate(payload.objects("respondents"), start=1)
    ]
    found = servqual.servqual(answers, _turned(form), scale, dimensions)
    average = found.average
    return {
        "n": found.n,
        "version": form.value,
        "per_respondent": [{"id": name, **_scores(scores)} for name, scores in found.respondents.items()],
        **_averages(average),
        "dimension_n": found.gap_n,
        "weighted_n": found.weighted_n,
    }


def _one_respondent(payload: Payload) -> Result:
    form, scale = payload.choice("version", servqual.Form.POSITIVE), payload.whole("scale", 7, 2)
    answers = _answers(payload, "the respondent", form, scale, "weights")
    found = servqual.servqual([answers], _turned(form), scale)
    given = {"E": answers.expectations, "P": answers.perceptions}
    return {"n": found.n, "version": form.value, **given, **_averages(found.average)}


def _turned(form: servqual.Form) -> servqual.Form:
    """Return the form of answers that `_answers` has read: negative items are turned round by then."""
    return servqual.Form.POSITIVE if form is servqual.Form.MIXED else form


def _answers(payload: Payload, name: str, form: servqual.Form, scale: int, points: str) -> servqual.Answers:
    """Read ``E`` and ``P`` as scores, ``raw_E`` and ``raw_P`` as they stand on the form; without either E: SERVPERF."""
    sides: list[list[int | None] | None] = []
    for side in ("E", "P"):
        raw = f"raw_{side}"
        if raw in payload:
            sides.append(servqual.positive(f"{raw} of {name}", payload.items(raw), form, scale))
        else:
            sides.append(payload.items(side) if side == "P" or payload.get(side) is not None else None)
    weights = payload.numbers_by_name(points) if payload.get(points) is not None else None
    return servqual.Answers(name, sides[0], sides[1] or [], weights)


def _scores(scores: servqual.Scores) -> Result:
    overall = {name: getattr(scores, name) for name in _OVERALL}
    return {"expectation": scores.expectation, "perception": scores.perception, "gap": scores.gap, **overall}


def _averages(scores: servqual.Scores) -> Result:
    return {
        "dimension_expectation": scores.expectation,
        "dimension_perception": scores.perception,
        "dimension_gap": scores.gap,
        "item_gap": list(scores.item_gap),
        **{name: getattr(scores, name) for name in _OVERALL},
    }


def _cronbach_alpha(payload: Payload) -> Result:
    found = cronbach.cronbach_alpha(payload.rows("rows"))
    return {"alpha": found.alpha, "n": found.n, "items": found.items}


def _kano(payload: Payload) -> Result:
    rule = payload.choice("rule", kano.Rule.MODE)
    if "counts" in payload:
        counts = payload.object("counts")
        return _kano_result(kano.kano_of_counts({name: counts.whole(name) for name in counts.values}, rule))
    if "pairs" not in payload:
        for side in ("functional", "dysfunctional"):
            if side not in payload:
                raise MethodError("missing", name=side)
        category = kano.classify(payload.get("functional"), payload.get("dysfunctional"))
        return {"category": category, "counted": category is not None}
    pairs: list[tuple[object, object]] = []
    for place, pair in enumerate(payload.rows("pairs"), start=1):
        if len(pair) != 2:
            raise MethodError("wrong_length", name=f"pair {place}", length=2, value=len(pair))
        pairs.append((pair[0], pair[1]))
    means = kano.scores(pairs)
    return {
        "categories": kano.categories(pairs),
        "mean_functional": means.functional,
        "mean_dysfunctional": means.dysfunctional,
        **_kano_result(kano.kano(pairs, rule)),
    }


def _kano_result(found: kano.Kano) -> Result:
    fong = found.fong and {
        "a": found.fong.a,
        "b": found.fong.b,
        "diff": found.fong.difference,
        "critical": found.fong.critical,
        "significant": found.fong.is_significant,
    }
    return {
        "n": found.n,
        "counts": {category.value: count for category, count in found.counts.items()},
        "mode": found.mode,
        "tied": list(found.tied),
        "category_moai_exact": found.mode,
        "category_moai_within_5pct": found.within_5_points,
        "blauth": found.blauth,
        "rule": found.rule.value,
        "verdict": found.verdict,
        "q_percent": found.questionable_percent,
        "blocked": found.is_blocked,
        "better": found.better,
        "worse": found.worse,
        "total_strength": found.total_strength,
        "category_strength": found.category_strength,
        "fong": fong,
    }


METHODS = {"servqual": _servqual, "cronbach_alpha": _cronbach_alpha, "kano": _kano}
