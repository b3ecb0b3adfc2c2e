"""How well something that was lost and something that was found go together, and how long a find is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from servicedesk.core.text import fold

# Of the whole: what it is, its colour, its brand, and the words people use for it.
CATEGORY, COLOUR, BRAND, WORDS = 0.35, 0.2, 0.15, 0.3
# What nobody said speaks neither for nor against.
UNKNOWN = 0.5
# Another category is often only another clerk's idea; another colour or brand hardly ever the same thing.
OTHER_CATEGORY, OTHER_COLOUR, OTHER_BRAND = 0.6, 0.55, 0.5
LIKELY = 0.5
CLOCKS_DIFFER, SEARCHED = timedelta(days=1), timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Thing:
    """Something lost or found: its words, what is known of it, and when it was lost or found."""

    words: str
    category: str | None
    colour: str | None
    brand: str
    at: datetime


def likeness(lost: Thing, found: Thing) -> float:
    """Return from 0 to 1 how much *found* looks like *lost*; 0 where it was found before it was lost, or much later."""
    if not -CLOCKS_DIFFER <= found.at - lost.at <= SEARCHED:
        return 0.0
    share = WORDS * _common(lost.words, found.words)
    factor = 1.0
    for weight, other, one, two in (
        (CATEGORY, OTHER_CATEGORY, lost.category, found.category),
        (COLOUR, OTHER_COLOUR, _colour(lost.colour), _colour(found.colour)),
        (BRAND, OTHER_BRAND, fold(lost.brand), fold(found.brand)),
    ):
        if not one or not two:
            share += weight * UNKNOWN
        elif one == two:
            share += weight
        else:
            factor *= other
    return share * factor


def _colour(code: str | None) -> str | None:
    """Several colours may be said as any of them."""
    return None if code == "mixed" else code


def _common(one: str, two: str) -> float:
    """Return the share of the shorter text's pieces that the longer one has too."""
    first, second = _pieces(one), _pieces(two)
    if not first or not second:
        return 0.0
    return len(first & second) / min(len(first), len(second))


def _pieces(words: str) -> set[str]:
    """Return Latin words and pairs of Chinese characters."""
    pieces: set[str] = set()
    for run in fold("".join(character if character.isalnum() else " " for character in words)).split():
        if run.isascii() or len(run) == 1:
            pieces.add(run)
        else:
            pieces.update(run[place : place + 2] for place in range(len(run) - 1))
    return pieces


def kept_until(announced_on: date) -> date:
    """Return the last day on which an announced find can be claimed.

    Civil Code of the People's Republic of China, article 318: one year from the announcement.
    """
    try:
        return announced_on.replace(year=announced_on.year + 1)
    except ValueError:
        # Announced on 29 February.
        return date(announced_on.year + 1, 2, 28)
