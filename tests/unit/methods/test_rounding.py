"""Rounding: half away from zero on the exact ratio, never a signed zero."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicedesk.methods.errors import MethodError
from servicedesk.methods.rounding import MINUS, number_text, percent_text, rounded, share_texts


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0.5, 0, "1"),
        (-0.5, 0, "−1"),
        (1.15, 1, "1.2"),
        (2.5, 0, "3"),
        (-0.04, 1, "0.0"),
        (-0.0, 1, "0.0"),
        (1e21, 0, "1" + "0" * 21),
    ],
)
def test_halves_go_away_from_zero(value, decimals, text):
    assert number_text(value, decimals) == text


def test_one_eighth_is_thirteen_percent():
    assert percent_text(1, 8, 0) == "13"
    assert percent_text(-1, 8, 0) == f"{MINUS}13"
    assert percent_text(1, 8, 0, signed=True) == "+13"
    assert percent_text(0, 8, 1, signed=True) == "0.0"


def test_no_data_is_a_dash():
    assert percent_text(0, 0) == number_text(None) == share_texts([0])[0] == "—"


@given(st.fractions(min_value=-(10**9), max_value=10**9), st.integers(0, 12))
def test_the_result_is_the_nearest_and_a_half_is_the_farther_from_zero(value, decimals):
    result = Fraction(rounded(value, decimals))
    unit = Fraction(1, 10**decimals)
    assert result % unit == 0
    assert abs(result - value) <= unit / 2
    if abs(result - value) == unit / 2:
        assert abs(result) > abs(value)
    assert rounded(-value, decimals) == -rounded(value, decimals)


@given(st.integers(-(10**30), 10**30), st.integers(1, 10**30), st.integers(0, 6))
def test_texts_carry_exactly_the_decimals_and_no_signed_zero(numerator, denominator, decimals):
    text = percent_text(numerator, denominator, decimals)
    digits = text.removeprefix(MINUS)
    assert digits.replace(".", "").isdigit()
    assert len(digits.partition(".")[2]) == decimals
    assert text == digits or Decimal(digits) != 0


@pytest.mark.parametrize("value", [float("nan"), float("inf"), True, "1", None, []])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(MethodError):
        rounded(value)


def test_decimals_are_few():
    with pytest.raises(MethodError):
        rounded(1, 16)
    with pytest.raises(MethodError):
        rounded(1, -1)
