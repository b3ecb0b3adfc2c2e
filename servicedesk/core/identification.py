"""What a customer is recognised by: the folded keys of a name, a phone, a room, and what was typed to find one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from servicedesk.core.enums import ContactKind
from servicedesk.core.pinyin import syllables
from servicedesk.core.text import digits, fold, masked_email, masked_phone, storable

SHORTEST_PHONE_TAIL = 3
# Companies have long names; the first words are what people type.
LONGEST_SUFFIXES = 32
# A person's name has a given part that is typed alone; a company's does not.
_PERSON_SYLLABLES = range(2, 5)
_FIRST_IDEOGRAPH = 0x2E80
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr"})
_CHINESE_TITLES = ("先生", "女士", "小姐", "太太", "老师")
_MOBILE = re.compile(r"(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
# What every one of them has inside. Looked for first: it begins with a letter of its own and is found ten times faster.
_PERHAPS_MOBILE = re.compile(r"1[3-9]\d[ -]?\d{4}[ -]?\d{4}")
_PHONE_TYPED = re.compile(r"[\d\s()+.\-]+")
# Syllables of pinyin with the number of their tone; without a vowel it is a number of something (T-1, b2).
_NUMBERED = re.compile(r"(?:[a-z]{0,2}[aeiouv][a-z]{0,3}[1-5]){1,6}")


def _plain(text: str) -> str:
    """Return *text* folded, without accents: José is typed jose."""
    folded = fold(text)
    if folded.isascii():
        return folded
    marks = (char for char in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", "".join(marks))


def words(text: str) -> list[str]:
    """Return the runs of letters and digits: ``CARTER/EMILY`` → carter, emily."""
    return "".join(char if char.isalnum() else " " for char in _plain(text)).split()


def compact(text: str) -> str:
    """Return letters and digits only: ``YT 8806-2147`` → ``yt88062147``."""
    return "".join(words(text))


def name_keys(name: str) -> set[str]:
    """Return the name from each word and each Chinese character on: prefixes of these are its substrings."""
    parts = words(name)
    joined = "".join(parts)
    if not joined:
        return {fold(name)} - {""}
    starts, position = set(), 0
    for part in parts:
        starts.add(position)
        position += len(part)
    starts |= {index for index, char in enumerate(joined) if ord(char) >= _FIRST_IDEOGRAPH}
    return {joined[start:] for start in sorted(starts)[:LONGEST_SUFFIXES]}


def _readings(name: str) -> list[list[str]]:
    """Return the surname's own reading and the one of everyday words, which strangers to it would type."""
    readings = [syllables(_plain(name), name=True), syllables(_plain(name))]
    return [reading for index, reading in enumerate(readings) if reading and reading not in readings[:index]]


def pinyin_keys(name: str) -> set[str]:
    """Return the full reading of a Chinese name and that of the given name; a Latin name has none."""
    if fold(name).isascii():
        return set()
    keys: set[str] = set()
    for reading in _readings(name):
        keys.add("".join(reading))
        if len(reading) in _PERSON_SYLLABLES:
            keys.add("".join(reading[1:]))
    return keys


def initials_keys(name: str) -> set[str]:
    """Return the first letters: 张伟 → zw, Emily Carter → ec."""
    return {"".join(piece[0] for piece in reading) for reading in _readings(name)}


def normal_phone(number: str) -> str:
    """Return the digits of a number, China's own country code left out."""
    plain = digits(number)
    for prefix in ("0086", "86"):
        if plain.startswith(prefix) and len(plain) == len(prefix) + 11 and plain[len(prefix)] == "1":
            return plain[len(prefix) :]
    return plain


def phone_key(number: str) -> str:
    """Return the digits reversed, so that a tail is a prefix."""
    return normal_phone(number)[::-1]


def masked_contact(kind: ContactKind, value: str) -> str:
    """Return a contact as it may be shown to everybody; a WeChat name is no secret."""
    if kind is ContactKind.PHONE:
        return masked_phone(normal_phone(value))
    return masked_email(value) if kind is ContactKind.EMAIL else value


def without_phones(text: str) -> str:
    """Return free text with the mobile numbers in it masked."""
    if _PERHAPS_MOBILE.search(text) is None:
        return text
    return _MOBILE.sub(lambda found: masked_phone(normal_phone(found.group())), text)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into the one box, read in every way it may be meant."""

    words: tuple[str, ...]
    compact: str
    folded: str
    phone_key: str
    letters: str

    @classmethod
    def of(cls, text: str) -> Typed:
        """Read *text*; salutations beside a name are left out."""
        # An emoji cut in half by the end of a field is no character a database takes.
        text = storable(text)
        folded = fold(text)
        parts = words(text)
        named = [_without_title(part) for part in parts if part not in _TITLES] or parts
        joined = "".join(parts)
        is_phone = bool(_PHONE_TYPED.fullmatch(folded)) and len(digits(folded)) >= SHORTEST_PHONE_TAIL
        return cls(tuple(named), joined, folded, phone_key(folded) if is_phone else "", _spelled(folded))


def _spelled(folded: str) -> str:
    """Return pinyin as it is kept: tones left out, marked (lǚ) or numbered (lü3), and v for ü; else nothing."""
    # Taken apart, ü keeps its dots however it is toned; keyboards without it type v.
    plain = compact(unicodedata.normalize("NFD", folded).replace("u\u0308", "v"))
    if _NUMBERED.fullmatch(plain):
        plain = "".join(char for char in plain if char.isalpha())
    return plain if plain.isascii() and plain.isalpha() else ""


def _without_title(word: str) -> str:
    for title in _CHINESE_TITLES:
        if word.endswith(title) and len(word) > len(title):
            return word.removesuffix(title)
    return word
