"""Counts over time and by cause: control charts, run rules, Pareto."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from servicedesk.calculate.reading import Payload
from servicedesk.methods import checks, control_chart, control_rules
from servicedesk.methods import pareto as causes
from servicedesk.methods.errors import MethodError

Result = dict[str, Any]


def _pareto(payload: Payload) -> Result:
    weights = payload.numbers_by_name("weights") if "weights" in payload else None
    other = {payload.text("other")} | causes.OTHER if payload.get("other") is not None else causes.OTHER
    found = causes.pareto(payload.numbers_by_name("counts"), weights, other)
    rows = [
        {
            "category": row.category,
            "count": row.count,
            "percent": row.percent,
            "cumulative": row.cumulative,
            "cumulative_percent": row.cumulative_percent,
        }
        for row in found.rows
    ]
    return {"total": found.total, "rows": rows, "vital_few": list(found.vital_few)}


def _numbers_or_gaps(payload: Payload, key: str) -> list[float | None]:
    return [None if value is None else checks.number(key, value) for value in payload.items_or_empty(key)]


def _control_rules(payload: Payload) -> Result:
    payload.items("z")
    return _rules(_numbers_or_gaps(payload, "z"))


def _rules(z: Sequence[float | None]) -> Result:
    return {"western_electric": control_rules.western_electric(z), "nelson": control_rules.nelson(z)}


def _individuals_chart(payload: Payload) -> Result:
    payload.items("values")
    values, added = _numbers_or_gaps(payload, "values"), _numbers_or_gaps(payload, "new_values")
    found = control_chart.individuals_chart(values, added)
    return {
        "center": found.center,
        "sigma": found.sigma,
        "lcl": found.lcl,
        "ucl": found.ucl,
        "moving_range": list(found.moving_ranges),
        "mr_center": found.moving_range_center,
        "mr_ucl": found.moving_range_ucl,
        **_rules(found.z),
    }


def _p_chart(payload: Payload) -> Result:
    if "satisfied_of" in payload:
        counts = []
        for pair in payload.items("satisfied_of"):
            if not isinstance(pair, list) or len(pair) != 2:
                raise MethodError("not_a_list", name="a pair of satisfied_of", value=pair)
            counts.append((pair[0], pair[1]))
    else:
        counts = control_chart.pairs(payload.items("defectives"), payload.items("sizes"))
    found = control_chart.p_chart(counts, payload.number_or_none("center"))
    result = {**_variable(found), **_rules(found.z)}
    if found.center is not None and len({size for _, size in counts}) == 1:
        result |= {"lcl_each": found.lcl[0], "ucl_each": found.ucl[0]}
    return result


def _u_chart(payload: Payload) -> Result:
    counts, units = payload.items("counts"), payload.items("units")
    found = control_chart.u_chart(counts, units, payload.number_or_none("center"))
    return {**_variable(found), **_rules(found.z)}


def _variable(found: control_chart.VariableChart) -> Result:
    return {
        "center": found.center,
        "plotted": list(found.plotted),
        "lcl": list(found.lcl),
        "ucl": list(found.ucl),
        "beyond": list(found.beyond),
    }


METHODS = {
    "pareto": _pareto,
    "control_rules": _control_rules,
    "individuals_chart": _individuals_chart,
    "p_chart": _p_chart,
    "u_chart": _u_chart,
}
