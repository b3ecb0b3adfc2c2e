"""What an import says about itself: rows that failed and why, and what was made of the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from servicedesk.services.imports.fields import ImportKind
from servicedesk.services.imports.mapping import Reading
from servicedesk.tabular.tables import Table

LISTED = 10_000
# Told how many rows are read (of how many is not known then), later how many are written of all; says whether to go on.
Progress = Callable[[int, int | None], bool]


@dataclass(frozen=True, slots=True)
class RowError:
    """One thing wrong with a data row (counted from 1): the column, a code, and what its sentence needs."""

    row: int
    column: str
    code: str
    parameters: dict[str, object] = field(default_factory=dict)


class WrongValue(ValueError):
    """A cell that cannot be read; carries the code and what its sentence needs."""

    def __init__(self, code: str, **parameters: object) -> None:
        super().__init__(code)
        self.code = code
        self.parameters = parameters


Describe = Callable[[RowError], str]


def code_of_error(error: RowError) -> str:
    """Say an error by its code, as programs read it."""
    return error.code


@dataclass(frozen=True, slots=True)
class Possible:
    """A row about somebody who may be known already under another phone or name; it was imported as it is."""

    row: int
    name: str
    number: str


@dataclass(frozen=True, slots=True)
class ImportCommand:
    """What to import and how; a try writes nothing, a strict one takes all rows or none."""

    kind: ImportKind
    table: Table
    reading: Reading
    is_try: bool = False
    is_strict: bool = False
    # Where the rows that failed are written; none are written by a try.
    rejects_folder: Path | None = None
    # What the file of failed rows says of each error.
    describe: Describe = code_of_error


@dataclass(frozen=True, slots=True)
class ImportResult:
    """Rows read = imported (made something new) + updated (changed something) + rejected."""

    read: int
    imported: int
    updated: int
    rejected: int
    errors: tuple[RowError, ...] = ()
    # Rows exactly like one before them; they were imported like any other.
    repeated: int = 0
    possible: tuple[Possible, ...] = ()
    created: dict[str, int] = field(default_factory=dict)
    rejects_file: Path | None = None
    batch_id: int | None = None
    was_refused: bool = False
