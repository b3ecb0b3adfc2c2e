"""Plain text for print: what a character looks like, how wide it is, where a line may break.

Text of users is never read as markup. Nothing is dropped: an emoji is called by its name, what else no font has is
drawn as 〓 and remembered, controls that would reorder or hide text are written out.
"""

from __future__ import annotations

import unicodedata

from servicedesk.core.drawing import elided
from servicedesk.reports.emoji_words import emoji_words
from servicedesk.reports.fonts import MISSING, advance, font_for

# 避头尾: what may not begin and what may not end a line.
NOT_FIRST = frozenset("，。、；：？！）》」』】〕〉”’…—％‰℃·～,.;:?!)]}%")
NOT_LAST = frozenset("（《「『【〔〈“‘([{¥￥$#")
JOINERS = frozenset("\u200d\ufe0e\ufe0f") | {chr(code) for code in range(0x1F3FB, 0x1F400)}


class Typesetter:
    """Measures and prepares text for one document and remembers the characters it could not draw."""

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self.replaced: dict[str, None] = {}
        self._prepared: dict[str, str] = {}

    def prepare(self, text: str) -> str:
        """Return *text* on one line with only characters that can be drawn."""
        known = self._prepared.get(text)
        if known is None:
            known = self._prepared[text] = "".join(self._shown(cluster) for cluster in clusters(text))
        return known

    def _shown(self, cluster: str) -> str:
        if cluster.isspace():
            return " "
        # Some fonts have an empty glyph for controls: what cannot be seen is written out all the same.
        if len(cluster) == 1 and unicodedata.category(cluster) in ("Cc", "Cf"):
            return f"[U+{ord(cluster):04X}]"
        composed = unicodedata.normalize("NFC", cluster) if len(cluster) > 1 else cluster
        if len(composed) == 1 and font_for(composed, False):
            return composed
        if len(cluster) > 1 and font_for(cluster[0], False) and all(letter in JOINERS for letter in cluster[1:]):
            return cluster[0]
        named = emoji_words(cluster, self.language)
        if named and all(font_for(letter, False) for letter in named):
            return named
        self.replaced[cluster] = None
        return MISSING

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """Return the width of *text* in points."""
        return size * sum(advance(letter, bold) for letter in self.prepare(text))

    def elide(self, text: str, width: float, size: float, bold: bool = False) -> str:
        """Return *text* prepared and cut to *width* with … at the end."""
        # A line never holds more than this; measuring a novel to show its first words would be waste.
        start = self.prepare(text)[: int(width / size * 8) + 8]
        return elided(start, width, size, bold, self.width)

    def wrap(self, text: str, width: float, size: float, bold: bool = False, lines: int = 0) -> list[str]:
        """Break *text* into lines no wider than *width*; with *lines* the last one is elided."""
        rest = self.prepare(text).strip()
        found: list[str] = []
        while rest:
            if lines and len(found) == lines - 1:
                return [*found, self.elide(rest, width, size, bold)]
            cut = self._cut(rest, width, size, bold)
            found.append(rest[:cut].rstrip())
            rest = rest[cut:].lstrip()
        return found or [""]

    def _cut(self, text: str, width: float, size: float, bold: bool) -> int:
        """Return how many characters stand on the first line; at least one."""
        used = 0.0
        best = 0
        for index, letter in enumerate(text):
            used += size * advance(letter, bold)
            if used > width and not letter.isspace():
                return best or max(index, 1)
            if index + 1 < len(text) and may_break(letter, text[index + 1]):
                best = index + 1
        return len(text)


def may_break(before: str, after: str) -> bool:
    """True if a line may end between the two characters."""
    if after in NOT_FIRST or before in NOT_LAST or after.isspace():
        return False
    return before.isspace() or wide(before) or wide(after)


def wide(letter: str) -> bool:
    """True for Chinese characters and full-width marks, between which a line may break."""
    return unicodedata.east_asian_width(letter) in ("W", "F")


def clusters(text: str) -> list[str]:
    """Split into what a reader sees as one character: a base with its marks, an emoji with its joined parts."""
    if text.isascii() and text.isprintable():
        return list(text)
    found: list[str] = []
    for letter in text:
        joined = found and (letter in JOINERS or unicodedata.combining(letter) or found[-1].endswith("\u200d"))
        if joined and not found[-1].isspace():
            found[-1] += letter
        else:
            found.append(letter)
    return found


def code_points(cluster: str) -> str:
    """Return a cluster's code points for a note: U+1F600."""
    return " ".join(f"U+{ord(letter):04X}" for letter in cluster)
