"""The words of a search: all must occur, ``-word`` must not, ``"…"`` keeps spaces; nothing else is special."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from servicedesk.core.errors import Refused
from servicedesk.core.identification import without_phones
from servicedesk.core.text import fold, storable

# A Chinese keyboard writes curly quotation marks where others write straight ones.
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"'})
_TERM = re.compile(r'(-?)(?:"([^"]*)(?:"|$)|(\S+))')
_BEFORE, _LENGTH = 16, 90
# A page pasted by mistake is no search, and no engine takes conditions without end.
MOST_WORDS = 100


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """Folded words that must and must not occur."""

    words: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.excluded)

    def matches(self, folded: str) -> bool:
        """Return whether a folded text is wanted: the plain scan that the index must equal."""
        return all(word in folded for word in self.words) and not any(word in folded for word in self.excluded)


def parse(text: str) -> SearchQuery:
    """Read what was typed; a ``-`` by itself and an unclosed quotation mark are taken as they come.

    Raises Refused ``search_too_many_words``.
    """
    words: list[str] = []
    excluded: list[str] = []
    for minus, phrase, word in _TERM.findall(fold(storable(text.translate(_STRAIGHT)))):
        term = word or phrase
        if not term.strip():
            continue
        (excluded if minus else words).append(term)
    query = SearchQuery(tuple(dict.fromkeys(words)), tuple(dict.fromkeys(excluded)))
    if len(query.words) + len(query.excluded) > MOST_WORDS:
        raise Refused("search_too_many_words", most=MOST_WORDS)
    return query


class Snippet(NamedTuple):
    """A piece of text and the spans in it that were searched for; a tuple, for fifty are made at every search."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()


def snippet(folded: str, words: tuple[str, ...], after: str = "") -> Snippet:
    """Return the place where the first word occurs, best behind *after* (the title, shown anyway); phones masked."""
    text = without_phones(folded)
    body = text
    if after:
        # Folded most titles stay as they are, and a text holds them so.
        _, found, behind = text.partition(after)
        if not found:
            _, found, behind = text.partition(fold(after))
        if found:
            body = behind.lstrip()
            if not body and any(word in text for word in words):
                # A text that is the title and nothing else has no other place.
                body = text
    positions = [position for word in words if (position := body.find(word)) >= 0]
    start = max(min(positions) - _BEFORE, 0) if positions else 0
    piece = body[start : start + _LENGTH]
    shown = f"{'…' if start else ''}{piece}{'…' if start + _LENGTH < len(body) else ''}"
    return Snippet(shown, spans_of(shown, words))


def spans_of(text: str, words: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Return where *words* occur in a folded *text*, overlaps joined."""
    found: list[tuple[int, int]] = []
    for word in words:
        length, start = len(word), text.find(word)
        while start >= 0:
            found.append((start, start + length))
            start = text.find(word, start + length)
    if len(found) < 2:
        return tuple(found)
    covered: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if covered and start <= covered[-1][1]:
            covered[-1] = (covered[-1][0], max(covered[-1][1], end))
        else:
            covered.append((start, end))
    return tuple(covered)
