"""How lists are asked for in pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sort:
    """The column a list is ordered by."""

    column: str
    descending: bool = False
