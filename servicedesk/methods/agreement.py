"""Agreement of reviewers beyond chance: Cohen's κ for two, Fleiss' κ for several, ICC(2,1) for scores.

κ = (pₒ − pₑ)/(1 − pₑ), None where pₑ = 1. Weighted κ counts near misses in part: weight 1 − |i − j|/(k − 1) linear,
1 − ((i − j)/(k − 1))² quadratic (Cohen 1960, 1968; Fleiss 1971). ICC(2,1), two-way random, absolute agreement, one
reviewer: (MSR − MSE)/(MSR + (k − 1)MSE + k(MSC − MSE)/n) over n subjects and k reviewers, interval by F with
Satterthwaite's degrees of freedom (Shrout & Fleiss 1979; McGraw & Wong 1996). 1 is the most of each; 0 and
less is no better than chance, and there the interval is rough.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from servicedesk.methods.averages import as_float, exact_mean
from servicedesk.methods.checks import number, whole
from servicedesk.methods.errors import MethodError
from servicedesk.methods.f_distribution import f_quantile
from servicedesk.methods.rounding import exact

Label = str | int | float | bool
MOST_LEVELS = 200


class Weights(StrEnum):
    """How much a near miss counts."""

    NONE = "none"
    LINEAR = "linear"
    QUADRATIC = "quadratic"


@dataclass(frozen=True, slots=True)
class Kappa:
    """κ with the agreement seen and the one expected by chance; n subjects; None without data."""

    kappa: float | None
    observed: float | None
    expected: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Icc:
    """ICC(2,1) with its interval over n subjects and k reviewers; None without data or without any variation."""

    icc: float | None
    lower: float | None
    upper: float | None
    n: int
    k: int


def cohen_kappa(
    first: Sequence[Label | None],
    second: Sequence[Label | None],
    weights: Weights = Weights.NONE,
    levels: Sequence[Label] | None = None,
) -> Kappa:
    """Return κ of two reviewers' verdicts on the same subjects, those with a blank left out.

    *levels* are all verdicts in order. Weights need them, except for whole numbers, which run from the least given
    to the greatest. Raises MethodError for lists of different length and a verdict that is no level, with its place.
    """
    if len(first) != len(second):
        raise MethodError(
            "lengths_differ", first="rater1", second="rater2", first_length=len(first), second_length=len(second)
        )
    pairs = [(a, b) for a, b in zip(first, second, strict=True) if a is not None and b is not None]
    known = _levels([label for pair in pairs for label in pair], weights, levels)
    for name, column in (("rater1", first), ("rater2", second)):
        for place, label in enumerate(column, start=1):
            if label is not None and label not in known:
                called = ", ".join(map(str, known))
                raise MethodError("unknown_choice", name=f"{name} at position {place}", value=label, known=called)
    places = {label: place for place, label in enumerate(known)}
    table = [[0] * len(known) for _ in known]
    for a, b in pairs:
        table[places[a]][places[b]] += 1
    return kappa_of_table(table, weights)


def kappa_of_table(table: Sequence[Sequence[int]], weights: Weights = Weights.NONE) -> Kappa:
    """Return Cohen's κ of a square table, rows the first reviewer's verdicts, columns the second's, in order.

    Raises MethodError for a table that is not square and for counts that are none.
    """
    size = len(table)
    counts = [_counts(f"row {place} of the table", row, size) for place, row in enumerate(table, start=1)]
    n = sum(map(sum, counts))
    if not n:
        return Kappa(None, None, None, 0)
    rows, columns = [sum(row) for row in counts], [sum(column) for column in zip(*counts, strict=True)]
    cells = [(i, j, _weight(i, j, size, weights)) for i in range(size) for j in range(size)]
    observed = sum((weight * counts[i][j] for i, j, weight in cells), Fraction(0)) / n
    expected = sum((weight * rows[i] * columns[j] for i, j, weight in cells), Fraction(0)) / n**2
    return _kappa(observed, expected, n)


def fleiss_kappa(counts: Sequence[Sequence[int]]) -> Kappa:
    """Return Fleiss' κ: per subject, how many reviewers chose each category.

    Raises MethodError unless every subject has the same number of categories and of reviewers, at least two.
    """
    width = len(counts[0]) if counts else 0
    checked = [_counts(f"subject {place}", row, width) for place, row in enumerate(counts, start=1)]
    n, reviewers = len(checked), sum(checked[0]) if checked else 0
    for place, row in enumerate(checked, start=1):
        if sum(row) != reviewers:
            raise MethodError("wrong_length", name=f"subject {place}", length=reviewers, value=sum(row))
    if not n:
        return Kappa(None, None, None, 0)
    if reviewers < 2:
        raise MethodError("too_few", name="subject 1", lowest=2, value=reviewers)
    together = sum(count * (count - 1) for row in checked for count in row)
    observed = Fraction(together, n * reviewers * (reviewers - 1))
    shares = [Fraction(sum(column), n * reviewers) for column in zip(*checked, strict=True)]
    return _kappa(observed, sum((share**2 for share in shares), Fraction(0)), n)


def intraclass(ratings: Sequence[Sequence[float | None]], confidence: float = 0.95) -> Icc:
    """Return ICC(2,1) of *ratings*, one row per subject, one column per reviewer; rows with a blank are left out.

    Raises MethodError for rows of different length and for scores that are no numbers.
    """
    if not 0 < number("confidence", confidence) < 1:
        raise MethodError("confidence_out_of_range", value=confidence)
    width = len(ratings[0]) if ratings else 0
    complete = []
    for place, row in enumerate(ratings, start=1):
        if len(row) != width:
            raise MethodError("wrong_length", name=f"row {place}", length=width, value=len(row))
        given = [exact(number(f"a score in row {place}", score)) for score in row if score is not None]
        if len(given) == width:
            complete.append(given)
    n, k = len(complete), width
    if n < 2 or k < 2:
        return Icc(None, None, None, n, k)
    between, reviewers, error = _mean_squares(complete, n, k)
    bottom = between + (k - 1) * error + Fraction(k, n) * (reviewers - error)
    if not bottom:
        return Icc(None, None, None, n, k)
    icc = (between - error) / bottom
    lower, upper = _bounds(icc, (between, reviewers, error), n, k, confidence)
    return Icc(as_float(icc), lower, upper, n, k)


Squares = tuple[Fraction, Fraction, Fraction]


def _mean_squares(rows: Sequence[Sequence[Fraction]], n: int, k: int) -> Squares:
    """Return the mean squares between subjects, between reviewers and of the rest."""
    middle = exact_mean(score for row in rows for score in row) or Fraction(0)
    row_means = [sum(row, Fraction(0)) / k for row in rows]
    column_means = [sum(column, Fraction(0)) / n for column in zip(*rows, strict=True)]
    total = sum(((score - middle) ** 2 for row in rows for score in row), Fraction(0))
    between = k * sum(((value - middle) ** 2 for value in row_means), Fraction(0))
    reviewers = n * sum(((value - middle) ** 2 for value in column_means), Fraction(0))
    return between / (n - 1), reviewers / (k - 1), (total - between - reviewers) / ((n - 1) * (k - 1))


def _bounds(icc: Fraction, squares: Squares, n: int, k: int, confidence: float) -> tuple[float | None, float | None]:
    between, reviewers, error = squares
    if icc == 1:
        return 1.0, 1.0
    a, b = k * icc / (n * (1 - icc)), 1 + k * icc * (n - 1) / (n * (1 - icc))
    spread = (a * reviewers) ** 2 / (k - 1) + (b * error) ** 2 / ((n - 1) * (k - 1))
    degrees = as_float((a * reviewers + b * error) ** 2 / spread) if spread else None
    if not degrees:
        return None, None
    tail = (1 + confidence) / 2
    low, high = exact(f_quantile(tail, n - 1, degrees)), exact(f_quantile(tail, degrees, n - 1))
    rest = k * reviewers + (k * n - k - n) * error
    lower = n * (between - low * error) / (low * rest + n * between)
    upper = n * (high * between - error) / (rest + n * high * between)
    return as_float(lower), as_float(upper)


def _levels(given: Sequence[Label], weights: Weights, levels: Sequence[Label] | None) -> list[Label]:
    known: Sequence[Label]
    if levels is not None:
        for place, level in enumerate(levels):
            if level in levels[:place]:
                raise MethodError("duplicate", name="level", value=level)
        known = levels
    elif weights is Weights.NONE:
        known = list(dict.fromkeys(given))
    else:
        numbers = [whole("a verdict without levels", label) for label in given]
        # A level nobody chose still lies between its neighbours.
        known = range(min(numbers), max(numbers) + 1) if numbers else []
    whole("The number of levels", len(known), 0, MOST_LEVELS)
    return list(known)


def _counts(name: str, row: Sequence[int], width: int) -> list[int]:
    if len(row) != width:
        raise MethodError("wrong_length", name=name, length=width, value=len(row))
    return [whole(f"a count in {name}", count, 0) for count in row]


def _weight(i: int, j: int, size: int, weights: Weights) -> Fraction:
    if weights is Weights.NONE or size < 2:
        return Fraction(i == j)
    distance = Fraction(abs(i - j), size - 1)
    return 1 - (distance if weights is Weights.LINEAR else distance**2)


def _kappa(observed: Fraction, expected: Fraction, n: int) -> Kappa:
    kappa = None if expected == 1 else (observed - expected) / (1 - expected)
    return Kappa(as_float(kappa), as_float(observed), as_float(expected), n)
