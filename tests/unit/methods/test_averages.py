"""Exact means and quantiles."""

from __future__ import annotations

import statistics
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicedesk.methods.averages import as_float, exact_mean, exact_quantile, mean, sample_variance, weighted_mean
from servicedesk.methods.errors import MethodError

NUMBERS = st.lists(st.integers(-1000, 1000), min_size=2, max_size=40)


@given(NUMBERS)
def test_quantiles_of_type_7_are_the_inclusive_ones(values):
    fifths = statistics.quantiles(values, n=5, method="inclusive")
    assert [as_float(exact_quantile(values, Fraction(k, 5))) for k in range(1, 5)] == pytest.approx(fifths, abs=1e-9)
    assert exact_quantile(values, Fraction(1, 2)) == Fraction(statistics.median(values))
    assert (exact_quantile(values, Fraction(0)), exact_quantile(values, Fraction(1))) == (min(values), max(values))


@given(NUMBERS)
def test_means_and_variances(values):
    assert mean(values) == pytest.approx(statistics.fmean(values))
    assert as_float(sample_variance(values)) == pytest.approx(statistics.variance(values))
    assert weighted_mean((value, 3) for value in values) == exact_mean(values)


def test_a_mean_of_decimals_is_the_decimal_one():
    # In binary 0.1 + 0.2 is more than 0.3, and a value on the mean would fall below it.
    assert exact_mean([0.1, 0.2, 0.3]) == Fraction(1, 5)


def test_no_data_and_too_much():
    assert mean([]) is exact_quantile([], Fraction(1, 2)) is sample_variance([1]) is weighted_mean([(1, 0)]) is None
    with pytest.raises(MethodError, match="larger than a number can hold"):
        as_float(Fraction(10**400))
