"""The file of rows that failed: as they stood, with number and reason, ready to be corrected and imported again."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from servicedesk.core.errors import StorageProblem
from servicedesk.services.imports.results import Describe, RowError, code_of_error
from servicedesk.tabular.cells import inert
from servicedesk.tabular.tables import Cells, Table


def write(
    path: Path,
    header: Sequence[str],
    rows: Mapping[int, Cells],
    errors: Sequence[RowError],
    describe: Describe = code_of_error,
) -> Path:
    """Write *rows* by number with what *describe* says of their errors.

    Raises StorageProblem ``folder_missing`` when the folder cannot be written to.
    """
    wrong: dict[int, list[str]] = {}
    for error in errors:
        wrong.setdefault(error.row, []).append(f"{error.column}: {describe(error)}".removeprefix(": "))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow([*(inert(name) for name in header), "#row", "#error"])
            for number in sorted(rows):
                cells = [inert(cell) for cell in rows[number]]
                cells += [""] * (len(header) - len(cells))
                writer.writerow([*cells, number, "; ".join(wrong.get(number, ()))])
    except OSError as error:
        raise StorageProblem("folder_missing", path=str(path.parent)) from error
    return path


def write_again(table: Table, errors: Sequence[RowError], path: Path, describe: Describe = code_of_error) -> Path:
    """Write the rows a try found wrong, read once more from their file; raises what reading and writing raise."""
    wanted = {error.row for error in errors}
    found = {number: list(cells) for number, cells in table.rows() if number in wanted}
    return write(path, table.header, found, errors, describe)


def free_name(folder: Path, name: str) -> Path:
    """Return a path in *folder* for the rejects of the file *name* that overwrites nothing."""
    return next(path for path in _names(folder, Path(name).stem) if not path.exists())


def _names(folder: Path, stem: str) -> Iterator[Path]:
    yield folder / f"{stem}.rejects.csv"
    number = 2
    while True:
        yield folder / f"{stem}.rejects-{number}.csv"
        number += 1
