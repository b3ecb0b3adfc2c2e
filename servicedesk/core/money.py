"""Amounts as people type them, in the currency's smallest unit: never a float on the way."""

from __future__ import annotations

import re
import unicodedata

# Ten million less a cent: what a column of 32 bits and a desk both bear.
MOST_CENTS = 999_999_999
_SIGNS = "¥￥$€£元"
_AMOUNT = re.compile(r"(?P<whole>\d{1,3}(?:,\d{3})+|\d*)(?:\.(?P<part>\d{0,2}))?")


def cents_of(text: str) -> int | None:
    """Return what *text* says in cents (``136``, ``¥1,036.50``, ``１２．５``); None where it is no amount."""
    plain = unicodedata.normalize("NFKC", text).strip().strip(_SIGNS).strip()
    found = _AMOUNT.fullmatch(plain) if plain.isascii() else None
    if found is None or not any(character.isdigit() for character in plain):
        return None
    whole = found["whole"].replace(",", "").lstrip("0")
    # Numbers of a thousand digits are slow to read and no amount.
    if len(whole) > 12:
        return None
    return int(whole or "0") * 100 + int((found["part"] or "").ljust(2, "0"))


def cents_text(cents: int) -> str:
    """Return an amount as a field shows it: ``136`` or ``136.50``."""
    whole, part = divmod(cents, 100)
    return f"{whole}.{part:02d}" if part else str(whole)


def share_of(bill_cents: int, percent: int) -> int:
    """Return *percent* of a bill, half a cent rounded up."""
    return (bill_cents * percent + 50) // 100
