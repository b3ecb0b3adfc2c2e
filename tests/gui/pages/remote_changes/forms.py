"""A form of Settings about something stored, as it is walked while somebody else changes what it is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Form:
    """One form.

    *made* makes the record and returns its key; *opened* brings it up and returns its record form; *typed* is the
    field keys go into. *changed* is what somebody else does to (typed field, other field); *stored* reads both.
    *theirs*, *other* and *again* are values: theirs for the same field, for another one, and what was typed.
    """

    name: str
    section: str
    made: Callable[[Any], Any]
    opened: Callable[[Any, Any], Any]
    typed: Callable[[Any], Any]
    changed: Callable[[Any, Any, str | None, Any], object]
    stored: Callable[[Any, Any], tuple[Any, Any]]
    words: str = "mine"
    mine: Any = "mine"
    theirs: Any = "theirs"
    other: Any = "elsewhere"
    confirms: int = 1
    """How often Ctrl+Enter is pressed: where deadlines move their effect is said first."""
    asks: bool = True
    """False where both wordings stand together."""


def row_of(rows, key):
    return next(row for row in rows if row.id == key)
