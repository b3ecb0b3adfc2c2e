"""In which encoding a text file is written: found by reading it to the end, never by its first lines alone."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

_BLOCK = 1 << 20
_SAMPLE = 1 << 16
# What a Chinese text consists of, beside ASCII: punctuation, full-width forms, everyday characters.
_EVERYDAY = ((0x3000, 0x303F), (0x4E00, 0x9FFF), (0xFF00, 0xFFEF), (0x2010, 0x2027), (0x00B7, 0x00B7))
_PLAUSIBLE = 0.9
# The longer first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Codecs that are no encoding of a file: they run escapes, or bring forth halves of characters.
_NO_FILES = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"})
CHOICES = ("utf-8", "gb18030", "utf-16", "big5", "windows-1252")


@dataclass(frozen=True, slots=True)
class Encoding:
    """A codec, whether the file says so by its first bytes, and whether nothing else would do as well."""

    codec: str
    has_mark: bool
    is_certain: bool


def detect(opened: Callable[[], BinaryIO]) -> Encoding:
    """Return the encoding of a file; *opened* opens it from its beginning.

    A byte order mark decides. Else what is valid UTF-8 to the last byte is UTF-8; zero bytes mean UTF-16; the rest
    is GB18030 when it reads as everyday Chinese, and a guess to be looked at when it does not.
    """
    with opened() as stream:
        head = stream.read(_SAMPLE)
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return Encoding(codec, has_mark=True, is_certain=True)
    if (order := _utf_16_order(head)) and _reads(opened, order):
        return Encoding(order, has_mark=False, is_certain=True)
    if _reads(opened, "utf-8"):
        return Encoding("utf-8", has_mark=False, is_certain=True)
    share = _everyday_share(opened) if _reads(opened, "gb18030") else 0.0
    if share >= _PLAUSIBLE:
        return Encoding("gb18030", has_mark=False, is_certain=True)
    return Encoding("gb18030" if share >= 0.5 else "windows-1252", has_mark=False, is_certain=False)


def said(name: str) -> Encoding | None:
    """Return the encoding somebody named, or ``None`` when there is none of that name."""
    codec = name.strip().lower().replace("_", "-")
    codec = {"utf-8-sig": "utf-8", "utf8": "utf-8", "gbk": "gb18030", "gb2312": "gb18030"}.get(codec, codec)
    try:
        if codecs.lookup(codec).name.replace("_", "-") in _NO_FILES:
            return None
        "".encode(codec)
    except (LookupError, ValueError):
        return None
    return Encoding(codec, has_mark=False, is_certain=True)


def _utf_16_order(head: bytes) -> str:
    """Tell by the side on which ASCII characters, such as the separators, have their zero byte; empty for neither.

    A few zero bytes on both sides are dirt in another encoding.
    """
    first, second = head[0::2].count(0), head[1::2].count(0)
    if max(first, second) * 50 < len(head) or max(first, second) < 8 * min(first, second):
        return ""
    return "utf-16-le" if second > first else "utf-16-be"


def _decoded(opened: Callable[[], BinaryIO], codec: str, errors: str = "strict") -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(codec)(errors)
    with opened() as stream:
        while block := stream.read(_BLOCK):
            yield decoder.decode(block)
        yield decoder.decode(b"", final=True)


def _reads(opened: Callable[[], BinaryIO], codec: str) -> bool:
    try:
        for _ in _decoded(opened, codec):
            pass
    except UnicodeDecodeError:
        return False
    return True


def _everyday_share(opened: Callable[[], BinaryIO]) -> float:
    """Return how much of what is not ASCII is everyday Chinese."""
    beyond = everyday = 0
    for text in _decoded(opened, "gb18030"):
        for code in (ord(char) for char in text if char > "\x7f"):
            beyond += 1
            everyday += any(first <= code <= last for first, last in _EVERYDAY)
    return everyday / beyond if beyond else 0.0
