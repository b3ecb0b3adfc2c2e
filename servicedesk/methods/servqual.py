"""SERVQUAL and SERVPERF: what guests expect of a good house and what they got, in five dimensions.

22 pairs of expectation E and perception P on a 7-point scale of agreement. Gap = P − E per item, negative is below
expectation; a dimension's gap is the mean of its items'; unweighted score = mean of the dimension gaps; weighted =
Σ(points/100 × gap), the points being the respondent's own 100. All of it per respondent, then averaged. SERVPERF
uses the perceptions alone. Form 1991: all items worded positively. Form 1988: items 10–13 and 18–22 are worded
negatively and turned round (x → 8 − x, E and P). Short form: one item per dimension, never pooled with the 22.
A blank leaves its own mean; a score over the dimensions needs all of them. Unit: points of the scale.
Sources: Parasuraman, Zeithaml & Berry 1988, 1991; Cronin & Taylor 1992.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from servicedesk.methods.averages import as_float, exact_mean
from servicedesk.methods.checks import number, whole
from servicedesk.methods.errors import MethodError
from servicedesk.methods.rounding import exact

Ratio = Fraction | None
ALL_POINTS = 100
DIMENSIONS: Mapping[str, tuple[int, ...]] = {
    "tangibles": (1, 2, 3, 4),
    "reliability": (5, 6, 7, 8, 9),
    "responsiveness": (10, 11, 12, 13),
    "assurance": (14, 15, 16, 17),
    "empathy": (18, 19, 20, 21, 22),
}
SHORT_DIMENSIONS: Mapping[str, tuple[int, ...]] = {name: (item,) for item, name in enumerate(DIMENSIONS, start=1)}
NEGATIVE_ITEMS = frozenset((10, 11, 12, 13, 18, 19, 20, 21, 22))


class Form(StrEnum):
    """Which wording was asked: 22 positive items, 22 of them partly negative, or one per dimension."""

    POSITIVE = "1991"
    MIXED = "1988"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Answers:
    """One respondent: expectations (None: perceptions only), perceptions, and points per dimension if asked."""

    name: str
    expectations: Sequence[int | None] | None
    perceptions: Sequence[int | None]
    points: Mapping[str, float] | None = None


@dataclass(frozen=True, slots=True)
class Scores:
    """One respondent's figures or the average of many; None without data."""

    expectation: Mapping[str, float | None]
    perception: Mapping[str, float | None]
    gap: Mapping[str, float | None]
    item_gap: tuple[float | None, ...]
    unweighted: float | None
    weighted: float | None
    servperf: float | None
    servperf_weighted: float | None
    servperf_item_mean: float | None


@dataclass(frozen=True, slots=True)
class Servqual:
    """The *n* respondents who perceived anything, each with scores, and the averages of these.

    ``gap_n`` counts the respondents behind each dimension's gap, ``weighted_n`` those behind the weighted score.
    """

    form: Form
    n: int
    respondents: Mapping[str, Scores]
    average: Scores
    gap_n: Mapping[str, int]
    weighted_n: int


@dataclass(frozen=True, slots=True)
class _Exact:
    """`Scores` before rounding to floating point."""

    expectation: Mapping[str, Ratio]
    perception: Mapping[str, Ratio]
    gap: Mapping[str, Ratio]
    item_gap: tuple[Ratio, ...]
    overall: tuple[Ratio, Ratio, Ratio, Ratio, Ratio]

    def scores(self) -> Scores:
        """Return the figures as numbers."""
        return Scores(
            _floats(self.expectation),
            _floats(self.perception),
            _floats(self.gap),
            tuple(map(as_float, self.item_gap)),
            *map(as_float, self.overall),
        )


def _floats(ratios: Mapping[str, Ratio]) -> dict[str, float | None]:
    return {name: as_float(ratio) for name, ratio in ratios.items()}


def servqual(
    respondents: Iterable[Answers],
    form: Form = Form.POSITIVE,
    scale: int = 7,
    dimensions: Mapping[str, Sequence[int]] | None = None,
) -> Servqual:
    """Return each respondent's scores and their averages; *dimensions* names the items (from 1) of each.

    Raises MethodError for answers off the scale or of the wrong number, points that are not 100, and a name twice.
    """
    dimensions = _dimensions(form, dimensions)
    found: dict[str, _Exact] = {}
    for answers in respondents:
        if answers.name in found:
            raise MethodError("duplicate", name="respondent", value=answers.name)
        found[answers.name] = _respondent(answers, form, scale, dimensions)
    every = list(found.values())
    average = _average(every, dimensions)
    return Servqual(
        form,
        sum(any(value is not None for value in one.perception.values()) for one in every),
        {name: one.scores() for name, one in found.items()},
        average.scores(),
        {name: sum(one.gap[name] is not None for one in every) for name in dimensions},
        sum(one.overall[1] is not None for one in every),
    )


def positive(side: str, answers: Sequence[int | None], form: Form = Form.POSITIVE, scale: int = 7) -> list[int | None]:
    """Return *answers* with negatively worded items turned round; *side* names them in refusals.

    Raises MethodError for a wrong number of answers and for one off the scale, with its item.
    """
    length = len(SHORT_DIMENSIONS) if form is Form.SHORT else 22
    return _answers(side, answers, form, scale, length)


def weighted(gaps: Mapping[str, float | None], points: Mapping[str, float]) -> float | None:
    """Return Σ(points/100 × gap); None where a dimension that has points has no gap.

    Raises MethodError when the points are not 100 in all or stand for other dimensions.
    """
    ratios = {name: None if gap is None else exact(number(name, gap)) for name, gap in gaps.items()}
    return as_float(_weighted(ratios, check_points(points, gaps)))


def check_points(
    points: Mapping[str, float], dimensions: Iterable[str] = DIMENSIONS, of: str = "The points"
) -> Mapping[str, float]:
    """Return *points* if they stand for *dimensions* and add up to 100, else raise MethodError."""
    known = list(dimensions)
    if set(points) != set(known):
        raise MethodError("names_differ", name=of, value=", ".join(points) or "none", known=", ".join(known))
    total = sum((exact(number(name, value, 0)) for name, value in points.items()), Fraction(0))
    if total != ALL_POINTS:
        raise MethodError("weights_not_100", name=of, value=f"{as_float(total):g}")
    return points


def _dimensions(form: Form, dimensions: Mapping[str, Sequence[int]] | None) -> Mapping[str, Sequence[int]]:
    """Return the items per dimension; every item from 1 on stands in exactly one."""
    if dimensions is None:
        return SHORT_DIMENSIONS if form is Form.SHORT else DIMENSIONS
    items = [whole(f"an item of {name}", item, 1) for name, numbers in dimensions.items() for item in numbers]
    length = {Form.MIXED: 22, Form.SHORT: len(dimensions)}.get(form, len(items))
    if not all(dimensions.values()) or sorted(items) != list(range(1, length + 1)):
        raise MethodError("names_differ", name="dimensions", value=f"items {items}", known=f"1 to {length}, once each")
    return dimensions


def _answers(side: str, answers: Sequence[int | None], form: Form, scale: int, length: int) -> list[int | None]:
    if len(answers) != length:
        raise MethodError("wrong_length", name=side, length=length, value=len(answers))
    given: list[int | None] = []
    for item, answer in enumerate(answers, start=1):
        value = None if answer is None else whole(f"{side} {item}", answer, 1, scale)
        turned = form is Form.MIXED and item in NEGATIVE_ITEMS
        given.append(scale + 1 - value if turned and value is not None else value)
    return given


def _respondent(answers: Answers, form: Form, scale: int, dimensions: Mapping[str, Sequence[int]]) -> _Exact:
    length = sum(map(len, dimensions.values()))
    got = _answers(f"P of {answers.name}", answers.perceptions, form, scale, length)
    wanted: list[int | None] = [None] * length
    if answers.expectations is not None:
        wanted = _answers(f"E of {answers.name}", answers.expectations, form, scale, length)
    gaps = [None if e is None or p is None else p - e for e, p in zip(wanted, got, strict=True)]
    expectation, perception, gap = (_by_dimension(column, dimensions) for column in (wanted, got, gaps))
    points = answers.points
    if points is not None:
        check_points(points, dimensions, f"The points of {answers.name}")
    return _Exact(
        expectation,
        perception,
        gap,
        tuple(None if value is None else Fraction(value) for value in gaps),
        (
            _over_all(gap),
            None if points is None else _weighted(gap, points),
            _over_all(perception),
            None if points is None else _weighted(perception, points),
            _mean_known(got),
        ),
    )


def _by_dimension(column: Sequence[int | None], dimensions: Mapping[str, Sequence[int]]) -> dict[str, Ratio]:
    return {name: _mean_known(column[item - 1] for item in items) for name, items in dimensions.items()}


def _mean_known(values: Iterable[Fraction | float | None]) -> Ratio:
    return exact_mean(value for value in values if value is not None)


def _over_all(by_dimension: Mapping[str, Ratio]) -> Ratio:
    """Return the mean of the dimensions; fewer than all of them would be another figure."""
    known = [value for value in by_dimension.values() if value is not None]
    return exact_mean(known) if len(known) == len(by_dimension) else None


def _weighted(by_dimension: Mapping[str, Ratio], points: Mapping[str, float]) -> Ratio:
    total = Fraction(0)
    for name, value in by_dimension.items():
        share = exact(points[name]) / ALL_POINTS
        if share and value is None:
            return None
        total += share * (value or 0)
    return total


def _average(every: Sequence[_Exact], dimensions: Iterable[str]) -> _Exact:
    names = list(dimensions)
    expectation, perception, gap = (
        {name: _mean_known(part[name] for part in parts) for name in names}
        for parts in (
            [one.expectation for one in every],
            [one.perception for one in every],
            [one.gap for one in every],
        )
    )
    items = tuple(_mean_known(column) for column in zip(*(one.item_gap for one in every), strict=True))
    unweighted, weighted_gap, servperf, servperf_weighted, item_mean = (
        _mean_known(one.overall[place] for one in every) for place in range(5)
    )
    overall = (unweighted, weighted_gap, servperf, servperf_weighted, item_mean)
    return _Exact(expectation, perception, gap, items, overall)
