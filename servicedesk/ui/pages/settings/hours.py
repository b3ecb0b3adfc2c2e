"""Opening hours of a day as people write them: ``9:00–12:00, 13:30–18:00, 22:00–06:00`` over midnight."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_SPAN = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*[-–—~～至]\s*(\d{1,2})(?:[:.](\d{2}))?")
_BETWEEN = re.compile(r"[\s,、;]*")


def hours_words(spans: Sequence[Sequence[str]]) -> str:
    """Return the intervals of a day, empty for a closed one."""
    return ", ".join(f"{start}–{end}" for start, end in spans)


def hours_of(text: str) -> list[list[str]] | None:
    """Return the intervals that *text* means, in order and apart, the last perhaps into the next day; None if none."""
    plain = unicodedata.normalize("NFKC", text).strip()
    spans: list[list[str]] = []
    position, latest = 0, -1
    while position < len(plain):
        found = _SPAN.match(plain, position)
        if found is None:
            return None
        start = int(found[1]) * 60 + int(found[2] or 0)
        end = int(found[3]) * 60 + int(found[4] or 0)
        minutes_fit = int(found[2] or 0) < 60 and int(found[4] or 0) < 60
        if not minutes_fit or latest > start or start >= 24 * 60 or end > 24 * 60 or start == end:
            return None
        spans.append([_clock(start), _clock(end)])
        # A night belongs to the day it begins on, and nothing of that day can follow it.
        latest = end if end > start else 24 * 60 + 1
        gap = _BETWEEN.match(plain, found.end())
        position = gap.end() if gap is not None else found.end()
    return spans


def hours_kept(text: str) -> list[list[str]] | str:
    """Return what a draft keeps of *text*: its intervals, or the words where they are written otherwise."""
    spans = hours_of(text)
    return spans if spans is not None and hours_words(spans) == text else text


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
