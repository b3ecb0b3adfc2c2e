"""What a method refuses, in the language in force; keys of the input stay as they are written."""

from __future__ import annotations

import re

from servicedesk.core.translation import Marked, mark, translate_marked
from servicedesk.methods.errors import SENTENCES, MethodError

# How a method names the place of a value in English; the first that fits is taken.
_PLACES: tuple[Marked, ...] = (
    mark("Methods", "the input"),
    mark("Methods", "the method"),
    mark("Methods", "A level"),
    mark("Methods", "An item with a score"),
    mark("Methods", "The highest point of the scale"),
    mark("Methods", "The points"),
    mark("Methods", "The number of levels"),
    mark("Methods", "a verdict without levels"),
    mark("Methods", "a pause"),
    mark("Methods", "an answer of the pair"),
    mark("Methods", "a pair of satisfied_of"),
    mark("Methods", "handling time"),
    mark("Methods", "short abandonment"),
    mark("Methods", "members at the start"),
    mark("Methods", "lost of joiners"),
    mark("Methods", "week of the calendar"),
    mark("Methods", "week of a version"),
    mark("Methods", "the customer"),
    mark("Methods", "the respondent"),
    mark("Methods", "none"),
    mark("Methods", "The thresholds of {where}"),
    mark("Methods", "a threshold of {where}"),
    mark("Methods", "an interval of {where}"),
    mark("Methods", "an item of {where}"),
    mark("Methods", "a count in {where}"),
    mark("Methods", "a score in {where}"),
    mark("Methods", "an answer in {where}"),
    mark("Methods", "least n of {where}"),
    mark("Methods", "active in period {number}"),
    mark("Methods", "row {number}"),
    mark("Methods", "row {number} of the table"),
    mark("Methods", "an answer of pair {number}"),
    mark("Methods", "the respondent {number}"),
    mark("Methods", "pair {number}"),
    mark("Methods", "subject {number}"),
    mark("Methods", "items {where}"),
    mark("Methods", "1 to {number}, once each"),
    mark("Methods", "{where} at position {number}"),
    mark("Methods", "{key} {number}"),
    mark("Methods", "{path} of {where}"),
)
# What may not be there twice: elsewhere these words are keys, which are called as they are written.
_THINGS = {
    "attribute": mark("Methods", "attribute"),
    "case": mark("Methods", "case"),
    "customer": mark("Methods", "customer"),
    "indicator": mark("Methods", "indicator"),
    "item": mark("Methods", "item"),
    "level": mark("Methods", "level"),
    "respondent": mark("Methods", "respondent"),
    "touchpoint": mark("Methods", "touchpoint"),
}
_KEY, _NUMBER = r"\w+", r"\d+"
_GAPS = {"key": _KEY, "number": _NUMBER, "where": ".*", "path": ".+?"}


def _pattern(marked: Marked) -> re.Pattern[str]:
    """Return the expression that finds the words in the gaps of an English name."""
    pieces = re.split(r"\{(\w+)\}", marked[1])
    found = [f"(?P<{piece}>{_GAPS[piece]})" if at % 2 else re.escape(piece) for at, piece in enumerate(pieces)]
    return re.compile("".join(found), re.DOTALL)


_PATTERNS = tuple((marked, _pattern(marked)) for marked in _PLACES)
_INNER = re.compile(
    rf"({_KEY} of )?({_KEY}|the respondent) {_NUMBER}( of the table)?"
    "|week of (the calendar|a version)|the (customer|respondent)",
    re.ASCII,
)
# What these hold is a place or words of ours; everything else is a value as it was given.
_NAMES = ("name", "part", "whole", "first", "second")
_OURS = {"names_differ": ("value", "known")}


def sentence(error: MethodError) -> str:
    """Return what is wrong, with the value as it was given."""
    said = (*_NAMES, *_OURS.get(error.code, ()))
    words = {name: place(str(value)) if name in said else _given(value) for name, value in error.parameters.items()}
    if error.code == "duplicate":
        words["name"] = translate_marked(_THINGS[str(error.parameters["name"])])
    return translate_marked(SENTENCES[error.code], **words)


def _given(value: object) -> object:
    """Return a value as it stands in JSON."""
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else value


def place(name: str) -> str:
    """Return how a place in the input is called; a key, and what somebody wrote, is called as it is."""
    for marked, pattern in _PATTERNS:
        if found := pattern.fullmatch(name):
            gaps = {gap: _inner(gap, words) for gap, words in found.groupdict().items()}
            return translate_marked(marked, **gaps)
    return name


def _inner(gap: str, words: str) -> str:
    """Return what stands in a gap: a row or a list is a place itself, a name somebody gave is not."""
    return place(words) if gap == "where" and _INNER.fullmatch(words) else words
