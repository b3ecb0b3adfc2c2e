"""What was given, added up by whatever it is told apart by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Sum:
    """How many, and what they cost together in the smallest unit."""

    count: int = 0
    cents: int = 0


def add(sums: dict[Any, Sum], key: object, count: int, cents: Any) -> None:
    """Add *count* and *cents* to what stands under *key*."""
    before = sums.get(key, Sum())
    sums[key] = Sum(before.count + int(count), before.cents + int(cents))
