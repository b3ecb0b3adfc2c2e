"""Importance–performance, journey, goals, complaints: borders, ties, laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicedesk.methods.complaints import complaints
from servicedesk.methods.errors import MethodError
from servicedesk.methods.goal import GoalStatus, goal
from servicedesk.methods.ipa import Attribute, Cut, Quadrant, ipa
from servicedesk.methods.journey import Touchpoint, journey

POINT = st.none() | st.integers(10, 50).map(lambda tenths: tenths / 10)
PLACES = st.lists(st.tuples(POINT, POINT), max_size=20)


@given(PLACES, st.sampled_from(Cut))
def test_every_attribute_lies_in_one_quadrant_or_has_no_data(places, cut):
    attributes = [Attribute(f"a{place}", *pair) for place, pair in enumerate(places)]
    found = ipa(attributes, cut)
    assert set(found.quadrants) == {attribute.name for attribute in attributes}
    for attribute in attributes:
        quadrant = found.quadrants[attribute.name]
        assert (quadrant is None) == (None in {attribute.importance, attribute.performance})
        if quadrant is not None:
            upper = attribute.importance >= found.cut_importance - 1e-12
            right = attribute.performance >= found.cut_performance - 1e-12
            assert upper == (quadrant in {Quadrant.KEEP_UP, Quadrant.CONCENTRATE_HERE})
            assert right == (quadrant in {Quadrant.KEEP_UP, Quadrant.POSSIBLE_OVERKILL})


@given(PLACES)
def test_swapping_the_axes_swaps_two_quadrants(places):
    found = ipa([Attribute(f"a{place}", *pair) for place, pair in enumerate(places)])
    turned = ipa([Attribute(f"a{place}", *reversed(pair)) for place, pair in enumerate(places)])
    swap = {
        Quadrant.CONCENTRATE_HERE: Quadrant.POSSIBLE_OVERKILL,
        Quadrant.POSSIBLE_OVERKILL: Quadrant.CONCENTRATE_HERE,
    }
    assert turned.quadrants == {name: swap.get(quadrant, quadrant) for name, quadrant in found.quadrants.items()}


def test_a_value_on_the_mean_belongs_to_the_upper_side():
    # The mean of 0.1, 0.2, 0.3 is 0.2; in binary it is a little more.
    found = ipa([Attribute(name, value, value) for name, value in (("a", 0.1), ("b", 0.2), ("c", 0.3))])
    assert found.quadrants == {"a": "low_priority", "b": "keep_up", "c": "keep_up"}


def test_an_attribute_without_both_values_moves_no_cut():
    known = [Attribute("a", 5, 2), Attribute("b", 3, 4)]
    assert ipa([*known, Attribute("c", 1, None)]).cut_importance == ipa(known).cut_importance == 4


@pytest.mark.parametrize("scale", [(5, 1), (1, 4)])
def test_the_scale_is_kept(scale):
    with pytest.raises(MethodError):
        ipa([Attribute("a", 5, 2)], scale=scale)


STEPS = st.lists(
    st.tuples(st.none() | st.floats(1, 5), st.floats(1, 5), st.integers(0, 50), st.sampled_from(["in", "out"])),
    max_size=12,
)


@given(STEPS)
def test_laws_of_the_journey(lines):
    steps = [Touchpoint(f"t{place}", stage, score, weight, n) for place, (score, weight, n, stage) in enumerate(lines)]
    found = journey(steps)
    known = {step.name: step for step in steps if step.score is not None and step.n}
    assert set(found.priority) == set(known) == {step.name for step in steps} - set(found.no_data)
    assert not set(found.pain_points) & set(found.strengths)
    if not known:
        assert found.index is found.moment_of_truth is None
        return
    scores = [step.score for step in known.values()]
    assert min(scores) - 1e-9 <= found.index <= max(scores) + 1e-9
    assert found.priority[found.moment_of_truth] == max(found.priority.values())
    assert set(found.stages) == {step.stage for step in steps}


def test_the_borders_of_pain_and_strength():
    found = journey(
        [
            Touchpoint("on the border", None, 3.0, 4, 50),
            Touchpoint("few answers", None, 1.0, 4, 4),
            Touchpoint("pain", None, 2.99, 4, 5),
            Touchpoint("unimportant", None, 1.0, 3.99, 50),
            Touchpoint("strength", None, 4.0, 4, 1),
        ]
    )
    assert found.pain_points == ("pain",)
    assert found.strengths == ("strength",)
    assert found.moment_of_truth == "few answers"


def test_equal_priorities_go_to_the_earlier_touchpoint():
    assert journey([Touchpoint("a", None, 3, 4, 5), Touchpoint("b", None, 1, 2, 5)]).moment_of_truth == "a"


@given(st.integers(-99, 99), st.integers(-99, 99), st.integers(-200, 200), st.integers(0, 100))
def test_a_goal_is_met_exactly_when_the_target_is_reached(baseline, target, actual, percent):
    if baseline == target:
        with pytest.raises(MethodError, match="no way to go"):
            goal(baseline, target, actual, percent / 100)
        return
    found = goal(baseline, target, actual, percent / 100)
    assert (found.status == GoalStatus.MET) == (actual >= target if target > baseline else actual <= target)
    mirrored = goal(-baseline, -target, -actual, percent / 100)
    assert mirrored == found
    assert goal(baseline, target, actual, 1).progress == found.progress
    assert goal(baseline, target, actual, 0).status != GoalStatus.BEHIND or found.status == GoalStatus.BEHIND


def test_ten_points_behind_the_calendar_is_still_on_track():
    # 0.3 − 0.1 is less than 0.2 in binary and 0.7 − 0.1 more than 0.6.
    for elapsed, progress in ((0.3, 0.2), (0.7, 0.6), (0.6, 0.5)):
        assert goal(0, 1, progress, elapsed).status == GoalStatus.ON_TRACK
        assert goal(0, 1, progress - 0.0001, elapsed).status == GoalStatus.BEHIND
    assert goal(0, 1, None, 0.5).status == GoalStatus.NO_DATA
    with pytest.raises(MethodError, match="elapsed"):
        goal(0, 1, 1, 1.01)


@given(st.integers(0, 9999), st.lists(st.integers(0, 300), min_size=4, max_size=4))
def test_shares_of_complaints_lie_within_0_and_100(visits, counts):
    received, acknowledged = sorted(counts[:2], reverse=True)
    closed, in_time = sorted((min(counts[2], received), min(counts[3], received)), reverse=True)
    found = complaints(visits, received, acknowledged, closed, in_time, closed, [5, 3, None])
    for share, whole in (
        (found.acknowledged_percent, received),
        (found.closed_in_time_percent, closed),
        (found.reopened_percent, closed),
    ):
        assert 0 <= share <= 100 if whole else share is None
    assert found.rate_per_1000 == (1000 * received / visits if visits else None)
    assert (found.handling.n, found.handling.percent) == (2, 50)


@pytest.mark.parametrize("counts", [(1, 2, 0, 0, 0), (5, 2, 6, 0, 0), (5, 2, 4, 5, 0), (5, 2, 4, 4, 5)])
def test_parts_of_complaints_fit_their_whole(counts):
    with pytest.raises(MethodError):
        complaints(100, *counts)
