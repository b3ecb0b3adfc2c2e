"""Tags named in a search: ``tag:urgent``, ``标签:急修``; with a ``-`` before it, those that do not have it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from servicedesk.core.text import fold

# A Chinese keyboard writes a colon of its own, and curly quotation marks.
_TAG = re.compile(r'(?<!\S)(-?)(?:tag|标签|標籤)[:：](?:["“]([^"”]*)["”]?|(\S+))', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TagWords:
    """The folded names of tags that must and must not be there, and the words that are left."""

    rest: str
    wanted: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


def tag_words(text: str) -> TagWords:
    """Take the tags out of what was typed."""
    wanted: list[str] = []
    excluded: list[str] = []
    for minus, phrase, word in _TAG.findall(text):
        name = fold(phrase or word).strip()
        if name:
            (excluded if minus else wanted).append(name)
    rest = " ".join(_TAG.sub(" ", text).split()) if wanted or excluded else text
    return TagWords(rest, tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(excluded)))
