"""Pareto, control limits and run rules: laws and the conventions they state."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicedesk.methods.control_chart import individuals_chart, p_chart, pairs, u_chart
from servicedesk.methods.control_rules import nelson, western_electric
from servicedesk.methods.errors import MethodError
from servicedesk.methods.pareto import pareto

COUNTS = st.dictionaries(st.text("abc", min_size=1, max_size=3), st.integers(0, 1000))


@given(COUNTS)
def test_the_vital_few_are_the_shortest_prefix_that_reaches_80_percent(counts):
    found = pareto(counts)
    names = [row.category for row in found.rows]
    few = len(found.vital_few)
    assert tuple(names[:few]) == found.vital_few
    assert sorted(counts) == sorted(names)
    if found.total:
        assert 10 * sum(counts[name] for name in names[:few]) >= 8 * found.total
        assert 10 * sum(counts[name] for name in names[: few - 1]) < 8 * found.total
        assert found.rows[-1].cumulative == found.total
        assert found.rows[-1].cumulative_percent == 100
    else:
        assert found.vital_few == ()
        assert all(row.percent is None for row in found.rows)


@given(COUNTS)
def test_bars_fall_and_equal_ones_go_by_code(counts):
    order = [(-row.count, row.category) for row in pareto(counts).rows]
    assert order == sorted(order)


def test_other_is_last_however_large():
    assert [row.category for row in pareto({"b99 其他": 90, "b01 等候": 5, "b02 态度": 5}).rows][-1] == "b99 其他"
    assert [row.category for row in pareto({"rest": 90, "a": 5}, other={"rest"}).rows] == ["a", "rest"]


def test_weights_turn_counts_into_cost():
    found = pareto({"a": 3, "b": 1}, {"b": 2.5})
    assert [(row.category, row.count) for row in found.rows] == [("a", 3), ("b", 2.5)]
    with pytest.raises(MethodError):
        pareto({"a": 1}, {"a": -1})


SIZES = st.lists(st.integers(0, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), max_size=20)


@given(SIZES)
def test_p_limits_stay_in_0_1_and_hold_the_centre(counts):
    found = p_chart(counts)
    for index, (count, size) in enumerate(counts):
        if not size:
            assert found.plotted[index] is found.lcl[index] is found.ucl[index] is None
            continue
        assert found.plotted[index] == count / size
        assert 0 <= found.lcl[index] <= found.center <= found.ucl[index] <= 1
        outside = not found.lcl[index] - 1e-12 <= found.plotted[index] <= found.ucl[index] + 1e-12
        assert outside <= (index + 1 in found.beyond)


def test_a_point_on_its_limit_is_not_beyond():
    # The limits round 1/2 with n = 9 are exactly 0 and 1.
    assert p_chart([(9, 9), (0, 9)]).beyond == ()
    assert p_chart([(10, 10), (0, 10)], center=0.5).beyond == (1, 2)


def test_frozen_limits_judge_new_points():
    assert p_chart([(0, 50)], center=0.5).center == 0.5
    assert u_chart([9], [1], center=1).beyond == (1,)
    assert u_chart([4], [1], center=1).beyond == ()


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 40)), min_size=1, max_size=20))
def test_u_limits_hold_the_centre_and_never_fall_below_0(points):
    found = u_chart([count for count, _ in points], [units for _, units in points])
    for lower, upper in zip(found.lcl, found.ucl, strict=True):
        assert 0 <= lower <= found.center <= upper


def test_individuals_need_neighbours_for_limits():
    assert individuals_chart([]).center is None
    lonely = individuals_chart([5, None, 7])
    assert (lonely.center, lonely.sigma, lonely.z) == (6, None, (None, None, None))
    found = individuals_chart([1, 3, 1], [100])
    assert found.moving_range_center == 2
    assert found.ucl == pytest.approx(5 / 3 + 2.66 * 2, abs=0.01)
    assert found.moving_range_ucl == pytest.approx(3.267 * 2)
    assert found.z[3] > 3


@given(st.lists(st.integers(-1000, 1000), min_size=2, max_size=30), st.integers(-1000, 1000))
def test_shifting_all_values_shifts_the_limits(values, shift):
    found, moved = individuals_chart(values), individuals_chart([value + shift for value in values])
    assert moved.sigma == pytest.approx(found.sigma)
    assert moved.ucl == pytest.approx(found.ucl + shift, abs=1e-9)


def test_charts_refuse_what_does_not_fit():
    for call in (
        lambda: p_chart([(2, 1)]),
        lambda: u_chart([1], [1, 1]),
        lambda: u_chart([1], [0]),
        lambda: individuals_chart([float("nan")]),
        lambda: pairs([1], []),
    ):
        with pytest.raises(MethodError):
            call()


@pytest.mark.parametrize(
    ("rule", "z", "signals"),
    [
        ("1", [3.0, 3.01, -3.0, -3.01], [2, 4]),
        ("2", [2.1, 0, 2.1, 2.1], [3, 4]),
        ("2", [2.1, 0, -2.1], []),
        ("2", [2.0, 2.0, 2.0], []),
        ("3", [1.1, 1.1, 0, 1.1, 1.1, 1.1], [5, 6]),
        ("4", [1] * 9, [8, 9]),
        ("4", [1] * 7 + [0] + [1] * 7, []),
        ("4", [1] * 7 + [None] + [1] * 7, []),
        ("4", [-0.1] * 8, [8]),
    ],
)
def test_western_electric(rule, z, signals):
    assert western_electric(z)[rule] == signals


@pytest.mark.parametrize(
    ("rule", "z", "signals"),
    [
        ("2", [0.1] * 10, [9, 10]),
        ("3", [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6], [6, 7]),
        ("3", [0.5, 0.4, 0.3, 0.3, 0.2, 0.1, 0], []),
        ("4", [0.1, -0.1] * 7, [14]),
        ("4", [0.1, -0.1] * 6 + [0.1, 0.1], []),
        ("5", [0, 2.1, 2.1], [3]),
        ("6", [1.1] * 4, []),
        ("6", [1.1] * 4 + [0], [5]),
        ("7", [1.0, -1.0, 0.5] * 5, [15]),
        ("7", [0.5] * 14 + [1.1], []),
        ("8", [1.5, -1.5] * 4, [8]),
        ("8", [1.5] * 8, []),
        ("8", [1.5, -1.0] * 4, []),
    ],
)
def test_nelson(rule, z, signals):
    assert nelson(z)[rule] == signals


@given(st.lists(st.floats(-4, 4) | st.none(), max_size=40))
def test_the_rules_know_no_up_or_down(z):
    mirrored = [None if value is None else -value for value in z]
    assert western_electric(z) == western_electric(mirrored)
    assert nelson(z) == nelson(mirrored)
