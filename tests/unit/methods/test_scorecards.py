"""Quality scorecard and agent composite: weights, critical items, caps, coverage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicedesk.methods.agent_scorecard import Indicator, agent_scorecard
from servicedesk.methods.errors import MethodError
from servicedesk.methods.scorecard import Item, scorecard

FORM = st.lists(
    st.tuples(st.integers(1, 50), st.integers(1, 5), st.booleans(), st.none() | st.floats(0, 1)), min_size=1, max_size=8
)


def form_of(lines):
    items = [Item(f"i{place}", weight, most, critical) for place, (weight, most, critical, _) in enumerate(lines)]
    scores = {f"i{place}": None if line[3] is None else line[3] * line[1] for place, line in enumerate(lines)}
    return items, scores


@given(FORM)
def test_the_score_lies_within_0_and_100_and_weights_are_relative(lines):
    items, scores = form_of(lines)
    found = scorecard(items, scores)
    applicable = [item for item in items if scores[item.code] is not None]
    assert found.applicable_weight == sum(item.weight for item in applicable)
    if not applicable:
        assert found.raw is found.final is None
        return
    assert 0 <= found.raw <= 100
    assert found.final == (0 if found.failed else found.raw)
    heavier = [Item(item.code, 7 * item.weight, item.most, item.is_critical) for item in items]
    assert scorecard(heavier, scores).raw == pytest.approx(found.raw)
    best = {item.code: None if scores[item.code] is None else item.most for item in items}
    assert scorecard(items, best).final == 100


@given(FORM)
def test_what_does_not_apply_might_as_well_not_be_there(lines):
    items, scores = form_of(lines)
    applicable = [item for item in items if scores[item.code] is not None]
    given_scores = {code: score for code, score in scores.items() if score is not None}
    assert scorecard(applicable, given_scores) == scorecard(items, given_scores) == scorecard(items, scores)


def test_a_critical_item_at_0_fails_the_contact_and_keeps_the_raw_score():
    items = [Item("greeting", 20, 5), Item("privacy", 80, 1, True)]
    found = scorecard(items, {"greeting": 5, "privacy": 0})
    assert (found.raw, found.final, found.failed) == (20, 0, ("privacy",))
    assert scorecard(items, {"greeting": 5, "privacy": None}).final == 100


@pytest.mark.parametrize(
    ("items", "scores"),
    [
        ([Item("a", 1, 5)], {"a": 5.1}),
        ([Item("a", 1, 5)], {"a": -1}),
        ([Item("a", 1, 5)], {"b": 1}),
        ([Item("a", 1, 5), Item("a", 2, 5)], {}),
        ([Item("a", -1, 5)], {}),
        ([Item("a", 1, 0)], {}),
    ],
)
def test_the_scorecard_refuses(items, scores):
    with pytest.raises(MethodError):
        scorecard(items, scores)


INDICATORS = st.lists(
    st.tuples(st.floats(0.1, 500), st.floats(0.1, 500), st.integers(1, 50), st.booleans(), st.integers(0, 40)),
    max_size=6,
)


@given(INDICATORS)
def test_the_composite_lies_between_the_attainments_it_weighs(lines):
    found = agent_scorecard([Indicator(f"k{place}", *line) for place, line in enumerate(lines)])
    counted = [value for value in found.attainment.values() if value is not None]
    assert all(0 <= value <= 1.2 for value in counted)
    for place, (_, _, _, _, n) in enumerate(lines):
        assert (f"k{place}" in found.dropped) == (n < 10)
    if found.composite is None:
        assert not counted or found.coverage < 0.6
    else:
        assert 100 * min(counted) - 1e-9 <= found.composite <= 100 * max(counted) + 1e-9


def test_direction_and_cap():
    found = agent_scorecard(
        [Indicator("wait", 10, 5, 1, True), Indicator("csat", 45, 90, 1), Indicator("sla", 1000, 90, 1)]
    )
    assert found.attainment == {"wait": 0.5, "csat": 0.5, "sla": 1.2}
    assert found.composite == pytest.approx(100 * 2.2 / 3)


def test_60_percent_of_the_weight_is_just_enough():
    known, unknown = Indicator("csat", 90, 90, 60), Indicator("sla", None, 90, 40)
    assert agent_scorecard([known, unknown]).composite == 100
    assert agent_scorecard([known, Indicator("sla", None, 90, 40.1)]).composite is None


def test_handle_time_is_never_scored_alone():
    fast, kind = Indicator("aht", 4, 5, 80, True, is_handle_time=True), Indicator("csat", 90, 90, 20)
    alone = agent_scorecard([fast, Indicator("csat", None, 90, 20)])
    assert (alone.attainment["aht"], alone.composite) == (1.2, None)
    assert agent_scorecard([fast, kind]).composite == pytest.approx(116)
    assert agent_scorecard([fast, Indicator("csat", 90, 90, 0)]).composite is None


@pytest.mark.parametrize(
    "indicator",
    [Indicator("a", 1, 0, 1), Indicator("a", 1, -1, 1, True), Indicator("a", -1, 1, 1, True), Indicator("a", 1, 1, -1)],
)
def test_the_composite_refuses(indicator):
    with pytest.raises(MethodError):
        agent_scorecard([indicator])
