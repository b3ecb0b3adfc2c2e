"""Rows of a workbook's first sheet as the text a person sees: dates as ISO, whole numbers without a point."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from html import unescape
from typing import Any, BinaryIO

from servicedesk.core.errors import Refused

_ZEROS = re.compile(r"0+")
# The rows a sheet can have; one that says more was not written by a spreadsheet.
_ROWS = 1 << 20
# What a workbook unpacks to at most, and how many times its size from some size on: a real one packs 10 to 50 times.
_UNPACKED = 2 << 30
_SUSPICIOUS = 64 << 20
_PACKED_TIMES = 200
# What the library raises, at the beginning or in any row, over a file that is not what it says it is.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    LookupError,
    ValueError,
    OSError,
    EOFError,
    SyntaxError,
    TypeError,
    AttributeError,
    OverflowError,
    RuntimeError,
)


# The list of sheets is short text; a longer one was not written by a spreadsheet.
_LIST = 4 << 20
_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(r'([\w:]+)\s*=\s*"([^"]*)"')
_CELL = re.compile(rb"<(?:\w+:)?c[ />]")
_BEGINNING = 1 << 16


def other_sheets(stream: BinaryIO) -> tuple[str, ...]:
    """Return the visible sheets with something in them that are not read: all but the first; none where none is told.

    Only the list and the beginnings are looked at: opening a large workbook twice would take twice as long.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            sheets = [_attributes(tag) for tag in _SHEET.findall(_listed(archive, "xl/workbook.xml"))]
            tags = _RELATION.findall(_listed(archive, "xl/_rels/workbook.xml.rels"))
            targets = {each["Id"]: each["Target"] for each in map(_attributes, tags)}
            seen = [each for each in sheets if each.get("state", "visible") == "visible"]
            return tuple(each["name"] for each in seen[1:] if _has_cells(archive, targets[each["id"]]))
    except _DAMAGED:
        return ()


def _listed(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as part:
        return part.read(_LIST).decode("utf-8-sig", "replace")


def _attributes(tag: str) -> dict[str, str]:
    return {name.rpartition(":")[2]: unescape(value) for name, value in _ATTRIBUTE.findall(tag)}


def _has_cells(archive: zipfile.ZipFile, target: str) -> bool:
    name = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    with archive.open(name) as part:
        return _CELL.search(part.read(_BEGINNING)) is not None


def workbook_rows(stream: BinaryIO, name: str) -> Iterator[list[str]]:
    """Yield the cells of each line; raises Refused ``import_workbook_damaged`` and ``import_too_large``."""
    try:
        _refuse_trap(stream, name)
        yield from _rows(stream, name)
    except _DAMAGED:
        raise Refused("import_workbook_damaged", name=name) from None


def _refuse_trap(stream: BinaryIO, name: str) -> None:
    """Refuse what is small on the disk and fills the memory when it is opened."""
    with zipfile.ZipFile(stream) as archive:
        members = archive.infolist()
    unpacked, packed = (sum(getattr(each, size) for each in members) for size in ("file_size", "compress_size"))
    if unpacked > _UNPACKED or (unpacked > _SUSPICIOUS and unpacked > packed * _PACKED_TIMES):
        raise Refused("import_too_large", name=name)
    stream.seek(0)


def _rows(stream: BinaryIO, name: str) -> Iterator[list[str]]:
    # Only here: most files are text, and nobody should wait for this at the start.
    from openpyxl import load_workbook

    workbook = load_workbook(stream, read_only=True, data_only=True)
    try:
        sheet = next((each for each in workbook.worksheets if each.sheet_state == "visible"), None)
        if sheet is None:
            return
        # Some programs write a size that is not the sheet's.
        sheet.reset_dimensions()
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            if number > _ROWS:
                raise Refused("import_workbook_damaged", name=name)
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
