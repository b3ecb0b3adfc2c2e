"""The file of rows that failed: as they stood, with number and reason, ready to be corrected and imported again."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from servicedesk.core.errors import StorageProblem
from servicedesk.services.imports.results import Describe, RowError, code_of_error
from servicedesk.storage.files import PARTIAL, known_file_errors, put_in_place
from servicedesk.tabular.cells import inert
from servicedesk.tabular.tables import Cells, Table

_STEM_BYTES = 200


class _Writer(Protocol):
    """What the standard library's writer does."""

    def writerow(self, row: Sequence[Any], /) -> object:
        """Write one line."""


def write(
    path: Path,
    header: Sequence[str],
    rows: Mapping[int, Cells],
    errors: Sequence[RowError],
    describe: Describe = code_of_error,
) -> Path:
    """Write *rows* by number with what *describe* says of their errors.

    The file is whole or not there. Raises StorageProblem ``folder_missing``, ``read_only``, ``disk_full``.
    """
    wrong: dict[int, list[str]] = {}
    for error in errors:
        wrong.setdefault(error.row, []).append(f"{error.column}: {describe(error)}".removeprefix(": "))
    partial = path.with_name(path.name + PARTIAL)
    try:
        with known_file_errors(path.parent):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                with partial.open("w", encoding="utf-8-sig", newline="") as stream:
                    _write_rows(csv.writer(stream), header, rows, wrong)
                put_in_place(partial, path)
            finally:
                partial.unlink(missing_ok=True)
    except OSError as error:
        raise StorageProblem("folder_missing", path=str(path.parent)) from error
    return path


def _write_rows(
    writer: _Writer, header: Sequence[str], rows: Mapping[int, Cells], wrong: Mapping[int, Sequence[str]]
) -> None:
    writer.writerow([*(inert(name) for name in header), "#row", "#error"])
    for number in sorted(rows):
        cells = [inert(cell) for cell in rows[number]]
        cells += [""] * (len(header) - len(cells))
        writer.writerow([*cells, number, "; ".join(wrong.get(number, ()))])


def write_again(table: Table, errors: Sequence[RowError], path: Path, describe: Describe = code_of_error) -> Path:
    """Write the rows a try found wrong, read once more from their file; raises what reading and writing raise."""
    wanted = {error.row for error in errors}
    found = {number: list(cells) for number, cells in table.rows() if number in wanted}
    return write(path, table.header, found, errors, describe)


def free_name(folder: Path, name: str) -> Path:
    """Return a path in *folder* for the rejects of the file *name* that overwrites nothing."""
    # A file system takes so many bytes for a name; the end of a long one is given up for ours.
    stem = os.fsencode(Path(name).stem)[:_STEM_BYTES].decode("utf-8", "ignore")
    return next(path for path in _names(folder, stem) if not os.path.lexists(path))


def _names(folder: Path, stem: str) -> Iterator[Path]:
    yield folder / f"{stem}.rejects.csv"
    number = 2
    while True:
        yield folder / f"{stem}.rejects-{number}.csv"
        number += 1
