"""Finding names by a part of them, by pinyin, or by pinyin initials, and saying which letters matched."""

from __future__ import annotations

from dataclasses import dataclass

from servicedesk.core.pinyin import syllables
from servicedesk.core.text import fold


@dataclass(frozen=True, slots=True)
class Match:
    """Why a name was found: ranges of the name, and the reading where pinyin matched, as (start, length)."""

    ranges: tuple[tuple[int, int], ...] = ()
    reading: str = ""
    reading_ranges: tuple[tuple[int, int], ...] = ()
    by_initials: bool = False


def match(name: str, wanted: str) -> Match | None:
    """Return how *wanted* finds *name*, or None; an empty text finds everything."""
    text = fold(wanted).replace(" ", "")
    if not text:
        return Match()
    folded = fold(name)
    if text in folded.replace(" ", ""):
        # Folding may lengthen odd characters; then nothing is marked rather than the wrong letters.
        start = folded.find(text) if len(folded) == len(name) else -1
        return Match(((start, len(text)),) if start >= 0 else ())
    return _by_reading(name, text)


def _by_reading(name: str, text: str) -> Match | None:
    """Match syllables from any character on: first letters (``tf``) or letters in full (``tuif``)."""
    readings = _readings(name)
    letters = "".join(syllable[0] for _place, syllable in readings)
    start = letters.find(text)
    # A single letter would be found in nearly every name: it counts at the beginning only.
    if start == 0 or (start > 0 and len(text) > 1):
        part = readings[start : start + len(text)]
        return _match(part, [1] * len(part), by_initials=True)
    for start in range(len(readings) if len(text) > 1 else 1):
        lengths = _covered([syllable for _place, syllable in readings[start:]], text)
        if lengths:
            return _match(readings[start : start + len(lengths)], lengths, by_initials=False)
    return None


def _readings(name: str) -> list[tuple[tuple[int, int], str]]:
    """Return every Chinese character or Latin word of *name* as ((start, length), reading)."""
    found: list[tuple[tuple[int, int], str]] = []
    start = 0
    while start < len(name):
        end = start + 1
        if name[start].isascii() and name[start].isalnum():
            while end < len(name) and name[end].isascii() and name[end].isalnum():
                end += 1
        pieces = syllables(name[start:end])
        if pieces:
            found.append(((start, end - start), pieces[0]))
        start = end
    return found


def _covered(pieces: list[str], text: str) -> list[int]:
    """Return how many letters of each of the first syllables spell *text*, or [] if they do not."""
    lengths: list[int] = []
    rest = text
    for piece in pieces:
        if not rest:
            break
        if rest.startswith(piece):
            lengths.append(len(piece))
        elif piece.startswith(rest):
            lengths.append(len(rest))
        else:
            return []
        rest = rest[lengths[-1] :]
    return lengths if not rest else []


def _match(part: list[tuple[tuple[int, int], str]], lengths: list[int], by_initials: bool) -> Match:
    shown: list[tuple[int, int]] = []
    position = 0
    for (_place, syllable), length in zip(part, lengths, strict=True):
        shown.append((position, length))
        position += len(syllable) + 1
    reading = " ".join(syllable for _place, syllable in part)
    return Match(tuple(place for place, _syllable in part), reading, tuple(shown), by_initials)
