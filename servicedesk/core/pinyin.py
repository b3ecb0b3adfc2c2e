"""Pinyin of names and titles, from a table made once."""

from __future__ import annotations

from functools import cache

from servicedesk.core.paths import RESOURCES
from servicedesk.core.text import fold

# So many characters are looked up in the text of the table; whoever asks for more has it made, which takes longer.
FEW = 200


class _Table:
    """The readings of characters and of surnames."""

    def __init__(self) -> None:
        lines = (RESOURCES / "pinyin.txt").read_text(encoding="utf-8").splitlines()
        self._lines = [line for line in lines if not line.startswith("=")]
        self._text = "\n".join(self._lines)
        self.surnames = dict(line[1:].split(" ", 1) for line in lines if line.startswith("="))
        self._known: dict[str, str | None] = {}
        self._is_whole = False

    def reading(self, character: str) -> str | None:
        """Return the syllable of one character, None for what is not Chinese."""
        if not self._is_whole and character not in self._known:
            if len(self._known) < FEW:
                self._known[character] = self._looked_up(character)
            else:
                self._make_whole()
        return self._known.get(character)

    def _looked_up(self, character: str) -> str | None:
        place = -1 if character.isascii() else self._text.rfind(character)
        if place < 0:
            return None
        start = self._text.rfind("\n", 0, place) + 1
        return self._text[start : self._text.index(" ", start)]

    def _make_whole(self) -> None:
        for line in self._lines:
            left, _, right = line.partition(" ")
            self._known.update(dict.fromkeys(right, left))
        self._is_whole = True


@cache
def _table() -> _Table:
    return _Table()


def syllables(text: str, name: bool = False) -> list[str]:
    """Return one syllable per Chinese character and one piece per Latin word; *name* reads surnames as such."""
    table = _table()
    surnames = table.surnames
    folded = fold(text)
    pieces: list[str] = []
    start = 0
    if name:
        for length in (2, 1):
            if folded[:length] in surnames:
                pieces.extend(surnames[folded[:length]].split("'"))
                start = length
                break
    word = ""
    for character in folded[start:]:
        reading = table.reading(character)
        if reading is None and character.isalnum():
            word += character
            continue
        if word:
            pieces.append(word)
            word = ""
        if reading:
            pieces.append(reading)
    if word:
        pieces.append(word)
    return pieces


def pinyin(text: str, name: bool = False) -> str:
    """Return the reading without spaces: 张伟 → ``zhangwei``."""
    return "".join(syllables(text, name))


def initials(text: str, name: bool = False) -> str:
    """Return the first letters: 张伟 → ``zw``, 退房延迟 → ``tfyc``."""
    return "".join(piece[0] for piece in syllables(text, name))
