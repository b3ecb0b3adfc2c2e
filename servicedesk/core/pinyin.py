"""Pinyin of names and titles, from a table made once."""

from __future__ import annotations

from functools import cache

from servicedesk.core.paths import RESOURCES
from servicedesk.core.text import fold


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    characters: dict[str, str] = {}
    surnames: dict[str, str] = {}
    for line in (RESOURCES / "pinyin.txt").read_text(encoding="utf-8").splitlines():
        left, _, right = line.partition(" ")
        if left.startswith("="):
            surnames[left[1:]] = right
        else:
            characters.update(dict.fromkeys(right, left))
    return characters, surnames


def syllables(text: str, name: bool = False) -> list[str]:
    """Return one syllable per Chinese character and one piece per Latin word; *name* reads surnames as such."""
    characters, surnames = _tables()
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
        reading = characters.get(character)
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
