"""Cronbach's α: do the items of a scale measure the same thing.

α = k/(k − 1)·(1 − Σ s²ᵢ/s²ₜ), sample variances of the k items and of their sum (Cronbach 1951). 1 is the most; a
negative α means that items run against each other. None for k < 2, n < 2 or a sum that never varies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from servicedesk.methods.averages import as_float, sample_variance
from servicedesk.methods.checks import number
from servicedesk.methods.errors import MethodError
from servicedesk.methods.rounding import exact


@dataclass(frozen=True, slots=True)
class Alpha:
    """α of *items* items over the *n* respondents who answered all of them; None without data."""

    alpha: float | None
    n: int
    items: int


def cronbach_alpha(rows: Sequence[Sequence[float | None]]) -> Alpha:
    """Return α of *rows*, one respondent each; a respondent with a blank (None) is left out.

    Raises MethodError for an answer that is no number, with its place, and for rows of different length.
    """
    complete: list[list[Fraction]] = []
    for place, row in enumerate(rows, start=1):
        if len(row) != len(rows[0]):
            raise MethodError(
                "lengths_differ",
                first="row 1",
                second=f"row {place}",
                first_length=len(rows[0]),
                second_length=len(row),
            )
        answers = [None if value is None else number(f"an answer in row {place}", value) for value in row]
        given = [exact(value) for value in answers if value is not None]
        if len(given) == len(row):
            complete.append(given)
    items = len(rows[0]) if rows else 0
    return Alpha(as_float(_alpha(complete, items)), len(complete), items)


def _alpha(complete: Sequence[Sequence[Fraction]], items: int) -> Fraction | None:
    total = sample_variance(sum(row, Fraction(0)) for row in complete)
    if items < 2 or not total:
        return None
    single = [sample_variance(column) or Fraction(0) for column in zip(*complete, strict=True)]
    return Fraction(items, items - 1) * (1 - sum(single, Fraction(0)) / total)
