"""Two things measured alternately, and what the one costs in terms of the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Protocol


class Line(Protocol):
    """Anything the table has a line for."""

    def line(self) -> str:
        """Return the row as the table shows it."""
        ...


@dataclass(frozen=True, slots=True)
class Result:
    """One row of the table: seconds of both sides, and the ratio of their medians that is aimed at."""

    row: int
    name: str
    control: str
    ours: tuple[float, ...]
    theirs: tuple[float, ...]
    target: float
    remark: str = ""

    @property
    def ratio(self) -> float:
        """The median of ours over the median of the control."""
        return median(self.ours) / median(self.theirs)

    @property
    def least(self) -> float:
        """The best of ours over the best of the control: what a busy machine disturbs least."""
        return min(self.ours) / min(self.theirs)

    def line(self) -> str:
        """Return the row as the table shows it."""
        verdict = "ok" if self.ratio <= self.target else "over"
        return (
            f"{self.row:>2}  {self.name:<36} {self.control:<28} {_spread(self.ours)}  {_spread(self.theirs)}"
            f"  {self.ratio:6.2f}x {self.least:6.2f}x  {self.target:5.2f}x  {verdict}  {self.remark}".rstrip()
        )


HEAD = (
    f"{'':>2}  {'operation':<36} {'control':<28} {'ms min/median/max':>26}  {'control min/median/max':>26}"
    f"  {'ratio':>7} {'best':>7}  {'target':>6}"
)


def _spread(seconds: tuple[float, ...]) -> str:
    low, middle, high = (value * 1000 for value in (min(seconds), median(seconds), max(seconds)))
    return f"{low:8.2f} {middle:8.2f} {high:8.2f}"


def timed(work: Callable[[], object]) -> float:
    """Return the seconds *work* took."""
    begun = perf_counter()
    work()
    return perf_counter() - begun


def alternately(rounds: int, *works: Callable[[], float]) -> list[tuple[float, ...]]:
    """Run all of *works* in every round, A B A B …, so that noise hits them alike; the first round warms up.

    Each returns the seconds that count, so that making ready is left out.
    """
    found: list[list[float]] = [[] for _ in works]
    for turn in range(rounds + 1):
        for place, work in enumerate(works):
            seconds = work()
            if turn:
                found[place].append(seconds)
    return [tuple(seconds) for seconds in found]
