"""Wilson's and Newcombe's intervals: laws on exact ground."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicedesk.methods.errors import MethodError
from servicedesk.methods.proportion import Z95, difference, wilson, z_of

SHARES = st.integers(0, 10**6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
SOME = st.integers(1, 10**6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(SOME, st.sampled_from([0.5, 0.9, 0.95, 0.99]))
def test_the_interval_holds_the_share_and_lies_in_0_1(share, confidence):
    found = wilson(*share, confidence)
    assert 0 <= found.lower <= found.p <= found.upper <= 1
    mirrored = wilson(share[1] - share[0], share[1], confidence)
    assert found.lower == pytest.approx(1 - mirrored.upper, abs=1e-12)


@given(SOME)
def test_the_bounds_solve_wilsons_equation(share):
    found = wilson(*share)
    for bound in (found.lower, found.upper):
        if 0 < bound < 1:
            assert (found.p - bound) ** 2 * share[1] == pytest.approx(Z95**2 * bound * (1 - bound), rel=1e-6, abs=1e-9)


@given(SHARES, SHARES)
def test_swapping_the_groups_mirrors_the_difference(first, second):
    one, other = difference(*first, *second), difference(*second, *first)
    if one.difference is None:
        assert one == other
        assert 0 in {first[1], second[1]}
        return
    assert one.difference == -other.difference
    assert one.lower == pytest.approx(-other.upper, abs=1e-15)
    assert one.significant == other.significant
    assert -1 <= one.lower <= one.difference <= one.upper <= 1
    assert one.significant == (not one.lower <= 0 <= one.upper)


@given(SOME)
def test_a_group_does_not_differ_from_itself(share):
    assert difference(*share, *share).significant is False


@pytest.mark.parametrize("counts", [(1, 0), (-1, 5), (0, -1), (0.5, 1), (True, 1)])
def test_what_is_no_share_is_refused(counts):
    with pytest.raises(MethodError):
        wilson(*counts)


@pytest.mark.parametrize("confidence", [0, 1, -0.1, 95, float("nan")])
def test_a_confidence_outside_0_1_is_refused(confidence):
    with pytest.raises(MethodError):
        z_of(confidence)


def test_the_constant_of_95_percent():
    assert z_of(0.95) == 1.959963984540054
    assert z_of(0.9) == pytest.approx(1.6448536269514722)
