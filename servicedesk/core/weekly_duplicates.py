"""The week's tickets that went into others; frozen facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class MergedRow:
    """One ticket of the week, where it went, what it was called, who merged it and when; empty where imported."""

    number: str
    into: str
    title: str
    who: str = ""
    merged_on: date | None = None


@dataclass(frozen=True, slots=True)
class Duplicates:
    """How many of the tickets opened in the week went into others, and those that may be listed."""

    total: int = 0
    unlisted: int = 0
    """Sensitive ones, or gone into one: counted, never listed."""
    rows: tuple[MergedRow, ...] = ()
