"""Folding text so that search means the same everywhere."""

from __future__ import annotations

import re

# Full-width forms stand 0xFEE0 above their ASCII twins.
_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x00A0: 0x20}
_REMOVED = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD])
_FOLDED = {chr(code): chr(twin) for code, twin in _WIDTH.items()} | dict.fromkeys(map(chr, _REMOVED), "")
# Few characters of a text are any of these, and replacing those is several times faster than translating all.
_TO_FOLD = re.compile("[" + "".join(_FOLDED) + "]")
_NOT_STORED = re.compile("[\0\ud800-\udfff]")


def fold(text: str) -> str:
    """Return *text* as search compares it: case and width folded, runs of white space as one space."""
    narrow = text if text.isascii() else _TO_FOLD.sub(_folded, text)
    return " ".join(narrow.casefold().split())


def _folded(found: re.Match[str]) -> str:
    return _FOLDED[found[0]]


def storable(text: str) -> str:
    """Return *text* without what no database takes: NUL and lone surrogates become U+FFFD, nothing is dropped."""
    return _NOT_STORED.sub("\ufffd", text)


def digits(text: str) -> str:
    """Return only the ASCII digits of *text*, full-width ones folded."""
    return "".join(char for char in text.translate(_WIDTH) if char.isascii() and char.isdigit())


def masked_phone(number: str) -> str:
    """Return ``138****6021`` for 13800006021; short numbers keep two digits at the end."""
    plain = number.strip()
    if len(plain) >= 10:
        return f"{plain[:-8]}****{plain[-4:]}"
    return "*" * max(len(plain) - 2, 0) + plain[-2:]


def masked_email(address: str) -> str:
    """Return ``c***@example.com``."""
    name, at, domain = address.partition("@")
    return f"{name[:1]}***{at}{domain}"


def masked_name(name: str) -> str:
    """Return ``王*`` for a Chinese name, ``E. C.`` for a Latin one."""
    clean = name.strip()
    if not clean:
        return ""
    if clean.isascii():
        return " ".join(f"{word[0]}." for word in clean.replace("/", " ").split())
    return clean[0] + "*"


def one_line(text: str, limit: int) -> str:
    """Return the first *limit* characters on one line, with … where it was cut."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
