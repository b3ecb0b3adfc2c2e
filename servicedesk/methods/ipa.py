"""Importance–performance analysis: where improving pays, where effort is spent in vain.

x = performance, y = importance, cut into four at the mean (default), median or midpoint of the scale; a value on the
cut belongs to the upper side. Mean and median are taken over the attributes that have both values. Source: Martilla
& James 1977. Unit: points of the scale.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from servicedesk.methods.averages import as_float, exact_mean, exact_quantile
from servicedesk.methods.checks import number
from servicedesk.methods.errors import MethodError
from servicedesk.methods.rounding import exact


class Cut(StrEnum):
    """Where the plane is cut; named on the chart."""

    MEAN = "mean"
    MEDIAN = "median"
    MIDPOINT = "midpoint"


class Quadrant(StrEnum):
    """What to do about an attribute."""

    CONCENTRATE_HERE = "concentrate_here"
    KEEP_UP = "keep_up"
    LOW_PRIORITY = "low_priority"
    POSSIBLE_OVERKILL = "possible_overkill"


@dataclass(frozen=True, slots=True)
class Attribute:
    """One quality with the importance guests give it and its performance; None where nobody rated it."""

    name: str
    importance: float | None
    performance: float | None


@dataclass(frozen=True, slots=True)
class Ipa:
    """The cuts and every attribute's quadrant; None without both values. *n* attributes have both."""

    cut: Cut
    cut_importance: float | None
    cut_performance: float | None
    quadrants: Mapping[str, Quadrant | None]
    n: int


def ipa(attributes: Iterable[Attribute], cut: Cut = Cut.MEAN, scale: tuple[float, float] | None = None) -> Ipa:
    """Return the quadrants; *scale* is its lowest and highest point (1 to 5 where the midpoint is asked for).

    Raises MethodError for a name twice, values off the scale, and a scale that does not rise.
    """
    if scale is None and cut is Cut.MIDPOINT:
        scale = (1, 5)
    if scale is not None and not number("lowest", scale[0]) < number("highest", scale[1]):
        raise MethodError("not_above", name="The highest point of the scale", value=scale[1], lowest=scale[0])
    places: dict[str, tuple[float, float] | None] = {}
    for attribute in attributes:
        if attribute.name in places:
            raise MethodError("duplicate", name="attribute", value=attribute.name)
        places[attribute.name] = _place(attribute, scale)
    known = [place for place in places.values() if place is not None]
    border = _border(cut, scale)
    cuts = [border([place[side] for place in known]) for side in (0, 1)]
    importance, performance = (as_float(value) for value in cuts)
    quadrants = {name: _quadrant(place, cuts) for name, place in places.items()}
    return Ipa(cut, importance, performance, quadrants, len(known))


def _place(attribute: Attribute, scale: tuple[float, float] | None) -> tuple[float, float] | None:
    ends = scale or (None, None)
    importance, performance = (
        None if value is None else number(f"{what} of {attribute.name}", value, *ends)
        for what, value in (("importance", attribute.importance), ("performance", attribute.performance))
    )
    return None if importance is None or performance is None else (importance, performance)


def _border(cut: Cut, scale: tuple[float, float] | None) -> Callable[[Sequence[float]], Fraction | None]:
    if cut is Cut.MEAN:
        return exact_mean
    if cut is Cut.MEDIAN:
        return lambda values: exact_quantile(values, Fraction(1, 2))
    return lambda _values: exact_mean(scale or ())


def _quadrant(place: tuple[float, float] | None, cuts: Sequence[Fraction | None]) -> Quadrant | None:
    if place is None or cuts[0] is None or cuts[1] is None:
        return None
    important, good = exact(place[0]) >= cuts[0], exact(place[1]) >= cuts[1]
    if important:
        return Quadrant.KEEP_UP if good else Quadrant.CONCENTRATE_HERE
    return Quadrant.POSSIBLE_OVERKILL if good else Quadrant.LOW_PRIORITY
