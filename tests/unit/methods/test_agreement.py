"""Agreement beyond chance: published examples, laws, and the F distribution behind the interval."""

from __future__ import annotations

from fractions import Fraction
from math import atan, comb, pi, sqrt, tan

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from servicedesk.methods.agreement import Weights, cohen_kappa, fleiss_kappa, intraclass, kappa_of_table
from servicedesk.methods.errors import MethodError
from servicedesk.methods.f_distribution import f_quantile, f_share, incomplete_beta

VERDICTS = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=30)
SCORES = st.integers(2, 5).flatmap(
    lambda k: st.lists(st.lists(st.integers(0, 20), min_size=k, max_size=k), min_size=2, max_size=10)
)


@given(VERDICTS, st.sampled_from(Weights))
def test_kappa_is_1_only_where_all_verdicts_are_the_same(pairs, weights):
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    found = cohen_kappa(first, second, weights, range(1, 6))
    if found.kappa is None:
        assert found.expected == 1
        assert first == second
        return
    assert found.kappa <= 1
    assert (found.kappa == 1) == (first == second)


@given(VERDICTS, st.sampled_from(Weights))
def test_kappa_knows_neither_who_was_first_nor_which_end_of_the_scale_is_up(pairs, weights):
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    found = cohen_kappa(first, second, weights, range(1, 6))
    assert cohen_kappa(second, first, weights, range(1, 6)) == found
    assert cohen_kappa([6 - a for a in first], [6 - b for b in second], weights, range(1, 6)) == found


def test_near_misses_count_in_part():
    # Three levels, one of four missed by one step: it counts 0, 1 − 1/2, 1 − 1/4.
    table = [[1, 1, 0], [0, 1, 0], [0, 0, 1]]
    plain, linear, quadratic = (kappa_of_table(table, weights) for weights in Weights)
    assert (plain.observed, linear.observed, quadratic.observed) == (0.75, 0.875, 0.9375)
    assert plain.kappa < linear.kappa < quadratic.kappa
    two = [[20, 5], [10, 15]]
    assert kappa_of_table(two, Weights.LINEAR) == kappa_of_table(two, Weights.QUADRATIC) == kappa_of_table(two)


def test_a_level_nobody_chose_still_lies_between():
    assert (
        cohen_kappa([1, 1, 3, 4], [1, 3, 3, 4], Weights.LINEAR).kappa
        == cohen_kappa([1, 1, 3, 4], [1, 3, 3, 4], Weights.LINEAR, [1, 2, 3, 4]).kappa
        != cohen_kappa([1, 1, 3, 4], [1, 3, 3, 4], Weights.LINEAR, [1, 3, 4]).kappa
    )
    with pytest.raises(MethodError, match="verdict without levels"):
        cohen_kappa(["good"], ["bad"], Weights.LINEAR)
    with pytest.raises(MethodError, match="number of levels"):
        cohen_kappa([1], [10**9], Weights.LINEAR)


def test_fleiss_of_two_reviewers_pools_their_habits():
    # Scott's pi: both reviewers' habits taken together, so at most Cohen's kappa.
    first, second = [1, 1, 2, 2, 1], [1, 2, 2, 2, 1]
    counts = [[(a == level) + (b == level) for level in (1, 2)] for a, b in zip(first, second, strict=True)]
    assert fleiss_kappa(counts).kappa == pytest.approx((0.8 - 0.5) / 0.5)
    assert fleiss_kappa(counts).kappa <= cohen_kappa(first, second).kappa
    assert fleiss_kappa([[3, 0], [3, 0]]).kappa is None
    assert fleiss_kappa([[3, 0], [0, 3]]).kappa == 1
    assert fleiss_kappa([]).kappa is None


@given(SCORES, st.integers(-50, 50), st.integers(1, 9))
def test_icc_is_the_same_on_any_scale(rows, shift, factor):
    found = intraclass(rows)
    moved = intraclass([[shift + factor * score for score in row] for row in rows])
    assert moved == found
    if found.icc is not None:
        assert found.icc <= 1
        assert (found.icc == 1) == all(len(set(row)) == 1 for row in rows)
    # Below 0 Satterthwaite's degrees of freedom may fall under 1, and the interval is rough.
    if found.icc is not None and found.icc >= 0 and found.lower is not None:
        assert found.lower <= found.icc + 1e-9
        assert found.icc <= found.upper + 1e-9


def test_a_wider_confidence_makes_a_wider_interval():
    rows = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
    wide, usual = intraclass(rows, 0.99), intraclass(rows)
    assert wide.lower < usual.lower < usual.icc < usual.upper < wide.upper
    assert intraclass([*rows, [1, None, 2, 3]]) == usual
    # Subjects that do not differ at all say nothing about how sure it is.
    assert (intraclass([[1, 2], [1, 2]]).icc, intraclass([[1, 2], [1, 2]]).lower) == (0, None)
    with pytest.raises(MethodError):
        intraclass(rows, 1)
    with pytest.raises(MethodError, match="row 2 must have 2 values, not 1"):
        intraclass([[1, 2], [3]])


@given(st.integers(1, 30), st.integers(1, 30), st.integers(1, 99))
def test_the_beta_function_is_a_sum_of_binomials(a, b, percent):
    x, n = Fraction(percent, 100), a + b - 1
    tail = sum(comb(n, j) * x**j * (1 - x) ** (n - j) for j in range(a, n + 1))
    assert incomplete_beta(percent / 100, a, b) == pytest.approx(float(tail), rel=1e-11)


PARAMETERS = st.floats(0.05, 2000)


@given(st.floats(0, 1), PARAMETERS, PARAMETERS)
def test_the_beta_function_mirrors_and_lies_between_0_and_1(x, a, b):
    assume(1 - (1 - x) == x)
    value = incomplete_beta(x, a, b)
    assert 0 <= value <= 1
    assert value + incomplete_beta(1 - x, b, a) == pytest.approx(1, abs=1e-10)


@given(st.floats(0.001, 0.999), st.floats(0.1, 500), st.floats(0.1, 500))
def test_the_quantile_is_where_the_share_lies(share, numerator, denominator):
    value = f_quantile(share, numerator, denominator)
    assume(1e-200 < value < 1e15)
    assert f_share(value, numerator, denominator) == pytest.approx(share, rel=1e-7)
    if share < 0.99:
        assert f_quantile(share + 0.005, numerator, denominator) > value


@pytest.mark.parametrize(
    ("share", "numerator", "denominator", "printed"),
    # Tables of the F distribution, as printed in Montgomery, Design and Analysis of Experiments.
    [(0.95, 1, 1, 161.4), (0.95, 3, 16, 3.24), (0.95, 5, 10, 3.33), (0.975, 4, 20, 3.51), (0.99, 2, 12, 6.93)],
)
def test_printed_tables_of_f(share, numerator, denominator, printed):
    assert f_quantile(share, numerator, denominator) == pytest.approx(printed, rel=2e-3)


@pytest.mark.parametrize("share", [0.01, 0.3, 0.5, 0.95, 0.999])
def test_closed_forms_of_f(share):
    assert f_quantile(share, 1, 1) == pytest.approx(tan(pi * share / 2) ** 2, rel=1e-10)
    assert f_share(7, 1, 1) == pytest.approx(2 / pi * atan(sqrt(7)), rel=1e-12)
    assert f_quantile(share, 2, 9) == pytest.approx(9 / 2 * ((1 - share) ** (-2 / 9) - 1), rel=1e-10)


def test_what_f_refuses():
    for call in (
        lambda: incomplete_beta(1.1, 1, 1),
        lambda: incomplete_beta(0.5, 0, 1),
        lambda: f_quantile(1, 1, 1),
        lambda: f_quantile(0.5, 1, -1),
        lambda: f_share(-1, 1, 1),
    ):
        with pytest.raises(MethodError):
            call()
