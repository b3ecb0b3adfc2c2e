"""Run rules of control charts: Western Electric 1–4 (1956), and Nelson's eight (1984) as an option.

Points come as z, their distance from the centre line in standard deviations; None is a gap and breaks every run.
A rule names the 1-based index of the last point of each window that violates it, so every further point that
extends a run signals too. "Beyond" is strict: exactly 3.0 does not signal. A point exactly on the centre line
breaks a one-side run; a tie breaks a trend. "Within one" is not beyond one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

Points = Sequence[float | None]
Signals = dict[str, list[int]]
_Window = Sequence[float]


def western_electric(z: Points) -> Signals:
    """Return the signals of rules 1–4: one beyond 3; two of three beyond 2; four of five beyond 1; eight on a side."""
    return {
        "1": _signals(z, 1, _beyond(3, 1)),
        "2": _signals(z, 3, _beyond(2, 2)),
        "3": _signals(z, 5, _beyond(1, 4)),
        "4": _signals(z, 8, _beyond(0, 8)),
    }


def nelson(z: Points) -> Signals:
    """Return the signals of rules 1–8.

    1 one beyond 3; 2 nine on a side; 3 six steadily up or down; 4 fourteen alternating; 5 two of three beyond 2;
    6 four of five beyond 1; 7 fifteen within 1; 8 eight beyond 1 with both sides present.
    """
    return {
        "1": _signals(z, 1, _beyond(3, 1)),
        "2": _signals(z, 9, _beyond(0, 9)),
        "3": _signals(z, 6, _is_trend),
        "4": _signals(z, 14, _is_alternating),
        "5": _signals(z, 3, _beyond(2, 2)),
        "6": _signals(z, 5, _beyond(1, 4)),
        "7": _signals(z, 15, _is_hugging),
        "8": _signals(z, 8, _is_mixture),
    }


def _signals(z: Points, length: int, violates: Callable[[_Window], bool]) -> list[int]:
    found = []
    for end in range(length, len(z) + 1):
        window = [value for value in z[end - length : end] if value is not None]
        if len(window) == length and violates(window):
            found.append(end)
    return found


def _beyond(distance: float, needed: int) -> Callable[[_Window], bool]:
    """Return the rule "at least *needed* points beyond *distance*, all on the same side"."""

    def violates(window: _Window) -> bool:
        above = sum(1 for value in window if value > distance)
        below = sum(1 for value in window if value < -distance)
        return max(above, below) >= needed

    return violates


def _is_trend(window: _Window) -> bool:
    return all(a < b for a, b in pairwise(window)) or all(a > b for a, b in pairwise(window))


def _is_alternating(window: _Window) -> bool:
    steps = [(a < b) - (a > b) for a, b in pairwise(window)]
    return all(first == -second != 0 for first, second in pairwise(steps))


def _is_hugging(window: _Window) -> bool:
    return all(abs(value) <= 1 for value in window)


def _is_mixture(window: _Window) -> bool:
    return all(abs(value) > 1 for value in window) and min(window) < 0 < max(window)
