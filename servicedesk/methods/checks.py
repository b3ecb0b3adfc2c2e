"""What every method refuses: counts that are no counts, numbers that are no numbers, values outside a scale."""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite

from servicedesk.methods.errors import MethodError

# Up to here a float holds every whole number exactly.
_LARGEST = 2**53


def number(name: str, value: object, lowest: float | None = None, highest: float | None = None) -> float:
    """Return *value* if it is a finite number within [lowest, highest], else raise MethodError."""
    # True counts as 1 in Python; on a form it is a mistake.
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or (isinstance(value, float) and not isfinite(value))
    ):
        raise MethodError("not_a_number", name=name, value=value)
    if abs(value) > _LARGEST:
        raise MethodError(
            "too_large" if value > 0 else "too_small", name=name, value=value, highest=_LARGEST, lowest=-_LARGEST
        )
    if lowest is not None and value < lowest:
        raise MethodError("too_small", name=name, value=value, lowest=lowest)
    if highest is not None and value > highest:
        raise MethodError("too_large", name=name, value=value, highest=highest)
    return value


def whole(name: str, value: object, lowest: int | None = None, highest: int | None = None) -> int:
    """Return *value* if it is a whole number within [lowest, highest], else raise MethodError."""
    checked = number(name, value, lowest, highest)
    if checked != int(checked):
        raise MethodError("not_whole", name=name, value=value)
    return int(checked)


def part_of(part: str, value: object, whole_name: str, limit: object) -> tuple[int, int]:
    """Return the two counts if the first is a part of the second, else raise MethodError."""
    total = whole(whole_name, limit, 0)
    count = whole(part, value, 0)
    if count > total:
        raise MethodError("more_than_all", part=part, value=count, whole=whole_name, limit=total)
    return count, total


def ratings(values: Iterable[object], lowest: int, highest: int) -> list[int]:
    """Return the ratings given, blanks (None) left out; anything off the scale raises MethodError with its place."""
    given: list[int] = []
    for position, value in enumerate(values, start=1):
        if value is None:
            continue
        known = isinstance(value, int | float) and not isinstance(value, bool) and value in range(lowest, highest + 1)
        if not known:
            raise MethodError("rating_out_of_scale", value=value, position=position, lowest=lowest, highest=highest)
        given.append(int(value))  # type: ignore[call-overload]  # checked one line above
    return given


def percent(part: int, total: int) -> float | None:
    """Return 100 × part / total, or None where there is no data."""
    return 100 * part / total if total else None
