"""What stands in a cell: missing or there, and as a number."""

from __future__ import annotations

import re

# Marks that exports write where there is nothing; compared folded to lower case.
MISSING = frozenset({"", "?", "null", "none", "nan", "n/a", "#n/a", "na", "\\n", "(null)", "（空）", "(空)"})
_NUMBER = re.compile(r"[+-]?\d+(?:\.0+)?")
# What a spreadsheet would run as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cleaned(cell: str, missing: frozenset[str] = MISSING) -> str:
    """Return the cell without white space around it, empty where it only says that there is nothing."""
    text = cell.strip()
    if text[:1] == "'" and text[1:2] in _FORMULA:
        # As this program and spreadsheets write what must not be run.
        text = text[1:].strip()
    return "" if text.lower() in missing else text


def whole_number(text: str) -> int:
    """Return a whole number; ``4.0`` is one. Raises ValueError."""
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return int(text.partition(".")[0])


def inert(text: str) -> str:
    """Return *text* as a file may hold it: no spreadsheet will run it."""
    return f"'{text}" if text.startswith(_FORMULA) else text
