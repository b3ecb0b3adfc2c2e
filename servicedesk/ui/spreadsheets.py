"""Text files that a spreadsheet reads and never runs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from servicedesk.core.figure_text import MINUS, NO_DATA

MARK = b"\xef\xbb\xbf"
"""By this mark at the beginning spreadsheets know the text for UTF-8."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", MINUS)
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
Row = Sequence[str]


def inert(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; plain numbers stay numbers."""
    if text == NO_DATA or _NUMBER.fullmatch(text):
        return text
    return f"'{text}" if text.lstrip(" \u200b\ufeff").startswith(_FORMULA) else text


def csv_lines(rows: Iterable[Row]) -> bytes:
    """Return *rows* as lines of a file that was begun with :data:`MARK`."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    for row in rows:
        writer.writerow([inert(cell) for cell in row])
    return file.getvalue().encode()


def csv_bytes(rows: Iterable[Row]) -> bytes:
    """Return *rows* as a whole file."""
    return MARK + csv_lines(rows)


def amount_text(cents: int) -> str:
    """Return an amount with two decimals and no marks."""
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}"
