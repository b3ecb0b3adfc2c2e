"""The worked cases of every method through `calculate`, and what it refuses."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from servicedesk.calculate import METHODS, calculate

CASES = Path(__file__).parent / "methods" / "cases"


def worked_cases():
    for path in sorted(CASES.glob("*.json")):
        for position, case in enumerate(json.loads(path.read_text(encoding="utf-8")), start=1):
            yield pytest.param(path.stem, case, id=f"{path.stem}-{position}")


def assert_listed(found, expected, digits=12, where="result"):
    """Every key and figure the case lists must be there; more keys may be."""
    if isinstance(expected, dict):
        assert isinstance(found, dict), where
        for key, value in expected.items():
            assert key in found, f"{where}.{key}"
            assert_listed(found[key], value, digits, f"{where}.{key}")
    elif isinstance(expected, list):
        assert isinstance(found, list), where
        assert len(found) == len(expected), where
        for index, value in enumerate(expected):
            assert_listed(found[index], value, digits, f"{where}[{index}]")
    elif isinstance(expected, float) and found is not None:
        assert math.isclose(found, expected, rel_tol=10**-digits, abs_tol=10**-digits), f"{where}: {found}"
    else:
        assert found == expected, where
        assert isinstance(found, bool) == isinstance(expected, bool), where


@pytest.mark.parametrize(("method", "case"), list(worked_cases()))
def test_worked_cases(method, case):
    found = calculate(method, case["input"])
    json.dumps(found, allow_nan=False)
    if case["output"] == {"error": True}:
        assert set(found) == {"error"}
        assert found["error"].endswith(".")
        assert "{" not in found["error"].replace(str(case["input"]), "")
    else:
        assert "error" not in found, found
        assert_listed(found, case["output"], case.get("digits", 12))


def test_every_method_has_worked_cases():
    assert {path.stem for path in CASES.glob("*.json")} == set(METHODS)


def test_every_method_is_described():
    described = (Path(__file__).parents[2] / "docs" / "calculate.md").read_text(encoding="utf-8")
    assert [method for method in METHODS if f"`{method}`" not in described] == []


def test_an_unknown_method_is_refused_with_the_known_ones():
    error = calculate("csatt", {})["error"]
    assert "csatt" in error
    assert "proportion_difference" in error


@pytest.mark.parametrize("method", sorted(METHODS))
@pytest.mark.parametrize(
    "payload",
    [None, 3, "text", [], {}, {"ratings": "5"}, {"ratings": None}, {"counts": [1, 2]}, {"fn": "due_at"}, {"fn": 3}],
)
def test_input_of_the_wrong_shape_never_breaks(method, payload):
    json.dumps(calculate(method, payload), allow_nan=False)


JUNK = [None, True, -1, 0.5, 10**400, float("nan"), float("inf"), 1e308, "", "x", [], [None], [["a"]], {}, {"a": {}}]
DEEP_JUNK = [None, 5e-324, "x"]


def damaged(value, junk):
    """Yield *value* with each part of it replaced by *junk*; of lists only the first and the last item."""
    yield junk
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from ({**value, key: broken} for broken in damaged(inner, junk))
            yield {name: kept for name, kept in value.items() if name != key}
    elif isinstance(value, list):
        for place in {0, len(value) - 1} if value else ():
            yield from ([*value[:place], broken, *value[place + 1 :]] for broken in damaged(value[place], junk))


@pytest.mark.parametrize(("method", "case"), list(worked_cases()))
def test_a_damaged_case_never_breaks(method, case):
    for key in case["input"]:
        for junk in JUNK:
            json.dumps(calculate(method, {**case["input"], key: junk}), allow_nan=False)
    for junk in DEEP_JUNK:
        for payload in damaged(case["input"], junk):
            json.dumps(calculate(method, payload), allow_nan=False)


def test_a_refusal_names_the_value_and_where_it_stood():
    assert calculate("csat", {"ratings": [5, 9]}) == {"error": "Rating 9 at position 2 is outside the scale 1 to 5."}
    assert calculate("wilson", {"successes": 6, "n": 5}) == {"error": "successes (6) is more than n (5)."}
    assert calculate("nps", {"promoters": 1}) == {"error": "passives is missing."}


@pytest.mark.parametrize(
    ("method", "payload"),
    [
        ("csat", {"ratings": [5], "scale": 2**50}),
        ("servqual", {"respondents": [], "dimensions": {"tangibles": [2**50]}}),
        ("retention", {"alpha": 1, "beta": 1, "periods": 2**50}),
        ("agreement", {"rater1": [1], "rater2": [2**50], "weights": "linear"}),
        ("queue", {"fn": "erlang_c", "calls": 1, "interval_s": 1, "aht_s": 1, "agents": 2**50}),
    ],
)
def test_a_size_nobody_means_is_refused_at_once(method, payload):
    assert str(2**50) in calculate(method, payload)["error"]


def test_a_weekday_of_null_is_closed():
    calendar = {"week": {"4": None, "5": [["09:00", "18:00"]]}}
    payload = {"fn": "due_at", "calendar": calendar, "start": "2026-03-05T10:00", "target_minutes": 30, "pauses": []}
    assert calculate("sla", payload) == {"due": "2026-03-06T09:30"}


def test_the_clock_explains_itself():
    calendar = {"week": {"4": [["09:00", "18:00"]], "5": [["09:00", "18:00"]]}, "holidays": {"2026-10-01": "国庆节"}}
    payload = {"fn": "explain", "calendar": calendar, "start": "2026-10-01T12:00", "end": "2026-10-02T11:00"}
    payload["pauses"] = [["2026-10-02T10:00", None, "等待宾客"]]
    kinds = [(item["kind"], item["minutes"], item["reason"]) for item in calculate("sla", payload)["segments"]]
    assert kinds == [("holiday", 720, "国庆节"), ("closed", 540, ""), ("running", 60, ""), ("paused", 60, "等待宾客")]


@pytest.mark.parametrize(
    ("method", "entered", "said"),
    [
        ("week", {"date": "9999-12-31"}, "Week 52 does not exist in 9999."),
        ("week", {"timestamp": "9999-12-31T23:59"}, "Week 52 does not exist in 9999."),
        ("fcr", {"cases": [], "window_days": 2**53}, "window_days is 9007199254740992, more than 3653."),
        ("fcr", {"cases": [], "window_days": -1}, "window_days is -1, less than 0."),
        ("ces", {"ratings": [5], "version": "CES9"}, "version is CES9; known are CES1, CES2."),
        ("ces", {"ratings": [6], "version": "CES1 1-5, 1=very low effort"}, "outside the scale 1 to 5"),
        ("rounding", {}, "value is missing."),
        (
            "queue",
            {"tickets": [{"no": 4, "arrive": "09:00:00", "start": "08:59:00"}]},
            "Ticket 4 was served or left 60 s before it arrived.",
        ),
    ],
)
def test_what_is_beyond_use_is_said_in_its_own_terms(method, entered, said):
    assert said in calculate(method, entered)["error"]


@pytest.mark.parametrize("version", ["CES2", "CES 2.0", 2, None])
def test_the_second_version_of_effort_goes_by_many_names(version):
    assert calculate("ces", {"ratings": [7], "version": version})["easy_percent"] == 100.0
