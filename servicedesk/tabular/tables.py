"""A table: its header with every name once, and its rows as text, numbered from 1."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from io import TextIOWrapper
from itertools import chain, islice

from servicedesk.core.errors import Refused
from servicedesk.tabular.encodings import Encoding, detect, said
from servicedesk.tabular.files import TableFile
from servicedesk.tabular.workbooks import other_sheets, workbook_rows

DELIMITERS = (",", "\t", ";", "|")
_LOOKED_AT = 200
_HEADER_WITHIN = 20
_LARGEST_CELL = 8 << 20
_END = "end of the table"
Cells = Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """How a file is read; ``rows`` reads it again from the first data row on."""

    file: TableFile
    encoding: Encoding | None
    delimiter: str
    header_line: int
    header: tuple[str, ...]
    repeated: tuple[str, ...] = field(default=())
    # The sheets of a workbook that hold something as well and are not read.
    other_sheets: tuple[str, ...] = field(default=())

    def rows(self) -> Iterator[tuple[int, Cells]]:
        """Yield number and cells of each data row, counted from 1; empty lines are no rows.

        Raises Refused ``import_not_this_encoding`` or ``import_cell_too_large`` with the row it happened at, and at
        the end ``import_file_changed`` for a file that grew meanwhile.
        """
        number = 0
        with _lines(self.file, self.encoding, self.delimiter) as lines:
            try:
                for cells in islice(lines, self.header_line, None):
                    if any(cells):
                        number += 1
                        yield number, cells
            except UnicodeError:
                codec = self.encoding.codec if self.encoding else ""
                raise Refused("import_not_this_encoding", encoding=codec, row=number + 1) from None
            except csv.Error:
                raise Refused("import_cell_too_large", row=number + 1) from None
        # Still being copied here while it was read: its last line may be half a line.
        self.file.open().close()


def read_table(file: TableFile, codec: str = "", delimiter: str = "") -> Table:
    """Find how *file* is written; *codec* and *delimiter* are taken as said.

    Raises Refused: ``import_empty``, ``import_encoding_unknown``, ``import_not_this_encoding``.
    """
    if file.is_workbook:
        encoding, separator = None, ""
    else:
        encoding = _said(codec) if codec else detect(file.open)
        separator = delimiter or _delimiter(file, encoding)
    with _lines(file, encoding, separator) as lines:
        try:
            first = list(islice(lines, _LOOKED_AT))
        except UnicodeError:
            codec = encoding.codec if encoding else ""
            raise Refused("import_not_this_encoding", encoding=codec, row=1) from None
        except csv.Error:
            raise Refused("import_cell_too_large", row=1) from None
    line = _header_line(first)
    if line is None:
        raise Refused("import_empty", name=file.name)
    names, repeated = _unique(first[line])
    return Table(file, encoding, separator, line + 1, names, repeated, _other_sheets(file))


def _other_sheets(file: TableFile) -> tuple[str, ...]:
    if not file.is_workbook:
        return ()
    with file.open() as stream:
        return other_sheets(stream)


def _said(codec: str) -> Encoding:
    encoding = said(codec)
    if encoding is None:
        raise Refused("import_encoding_unknown", field="encoding", encoding=codec)
    return encoding


@contextmanager
def _lines(file: TableFile, encoding: Encoding | None, delimiter: str) -> Iterator[Iterator[Cells]]:
    if encoding is None:
        with file.open() as stream:
            yield workbook_rows(stream, file.name)
        return
    # A byte order mark is part of the encoding, not of the first name.
    codec = "utf-8-sig" if encoding.codec == "utf-8" else encoding.codec
    csv.field_size_limit(_LARGEST_CELL)
    with file.open() as stream, TextIOWrapper(stream, encoding=codec, newline="") as text:
        yield _records(text, delimiter)


def _records(text: Iterable[str], delimiter: str) -> Iterator[Cells]:
    """Yield the cells of each record; raises csv.Error where the last one's quotation mark is not closed.

    The reader itself takes everything up to the end of the file for one cell then, and says nothing: a line of our
    own behind the last one is a record by itself, or was swallowed.
    """
    last: Cells | None = None
    for cells in csv.reader(chain(text, (_END,)), delimiter=delimiter):
        if last is not None:
            yield last
        last = cells
    if last != [_END]:
        raise csv.Error("unexpected end of data")


def _delimiter(file: TableFile, encoding: Encoding) -> str:
    """Return the delimiter by which most of the first lines have the same number of cells, and more than one."""
    best, chosen = (0.0, 0), ","
    for delimiter in DELIMITERS:
        widths: Counter[int] = Counter()
        with _lines(file, encoding, delimiter) as lines, suppress(csv.Error, UnicodeError):
            # What comes before a fault counts: the fault is told when the rows are read.
            for cells in islice(lines, _LOOKED_AT):
                widths[len(cells)] += any(cells)
        if not widths.total():
            continue
        width, times = widths.most_common(1)[0]
        found = (times / widths.total() if width > 1 else 0.0, width)
        if found > best:
            best, chosen = found, delimiter
    return chosen


def _header_line(lines: Iterable[Cells]) -> int | None:
    """Return the index of the first line that is nearly as full as the fullest: titles above it are passed over."""
    filled = [sum(1 for cell in cells if cell.strip()) for cells in islice(lines, _HEADER_WITHIN)]
    fullest = max(filled, default=0)
    if not fullest:
        return None
    return next(index for index, count in enumerate(filled) if count >= 0.6 * fullest)


def _unique(cells: Cells) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return names that occur once: the second ``category`` is ``category (2)``, one without a name is ``#4``."""
    seen: Counter[str] = Counter()
    names: list[str] = []
    repeated: dict[str, None] = {}
    for position, cell in enumerate(cells, start=1):
        name = " ".join(cell.split()) or f"#{position}"
        seen[name] += 1
        if seen[name] > 1:
            repeated[name] = None
            # A file may have a column of that very name.
            while f"{name} ({seen[name]})" in seen:
                seen[name] += 1
            name = f"{name} ({seen[name]})"
            seen[name] += 1
        names.append(name)
    return tuple(names), tuple(repeated)
