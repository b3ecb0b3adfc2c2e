"""Rows of a workbook's first sheet as the text a person sees: dates as ISO, whole numbers without a point."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, BinaryIO

from servicedesk.core.errors import Refused

_ZEROS = re.compile(r"0+")


def workbook_rows(stream: BinaryIO, name: str) -> Iterator[list[str]]:
    """Yield the cells of each line; raises Refused ``import_workbook_damaged``."""
    # Only here: most files are text, and nobody should wait for this at the start.
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        workbook = load_workbook(stream, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError, SyntaxError):
        raise Refused("import_workbook_damaged", name=name) from None
    try:
        sheet = next((each for each in workbook.worksheets if each.sheet_state == "visible"), None)
        if sheet is None:
            return
        # Some programs write a size that is not the sheet's.
        sheet.reset_dimensions()
        for cells in sheet.iter_rows():
            yield [_text(cell) for cell in cells]
    finally:
        workbook.close()


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, int):
        # 45 shown as 0000045 is the number people know.
        digits = _ZEROS.fullmatch(str(cell.number_format or ""))
        return str(value).zfill(len(digits.group())) if digits else str(value)
    return str(value)
