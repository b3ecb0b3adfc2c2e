"""What a file holds as a whole: how many rows, what each column has, and what kind of list it most likely is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from servicedesk.core.errors import Refused
from servicedesk.core.permissions import Permission
from servicedesk.services.imports import remembered
from servicedesk.services.imports.fields import FIELDS, ImportKind
from servicedesk.services.imports.mapping import propose
from servicedesk.storage.desk import Read, ask
from servicedesk.tabular.cells import MISSING, cleaned
from servicedesk.tabular.tables import Table

_ASKED_EVERY = 5000
_REMEMBERED, _SHORT = 50_000, 40


@dataclass(frozen=True, slots=True)
class Survey:
    """How many rows there are, and by column how many cells are empty and the first that is not."""

    rows: int
    empty: tuple[int, ...]
    samples: tuple[str, ...]


def survey(table: Table, missing: frozenset[str] = MISSING, wanted: Callable[[], bool] = lambda: True) -> Survey:
    """Read *table* to its end; raises Refused ``import_stopped`` when nobody wants to know any more."""
    width = len(table.header)
    blank = _Blanks(missing)
    empty, samples, rows = [0] * width, [""] * width, 0
    for number, cells in table.rows():
        rows = number
        if number % _ASKED_EVERY == 0 and not wanted():
            raise Refused("import_stopped")
        for index in range(width - len(cells)):
            empty[len(cells) + index] += 1
        for index, cell in enumerate(cells[:width]):
            if blank[cell]:
                empty[index] += 1
            elif not samples[index]:
                samples[index] = cleaned(cell, missing)
    return Survey(rows, tuple(empty), tuple(samples))


class _Blanks(dict[str, bool]):
    """Whether a cell says nothing; asked millions of times, answered once for each of the short ones."""

    def __init__(self, missing: frozenset[str]) -> None:
        super().__init__()
        self._missing = missing

    def __missing__(self, cell: str) -> bool:
        answer = not cleaned(cell, self._missing)
        if len(self) < _REMEMBERED and len(cell) <= _SHORT:
            self[cell] = answer
        return answer


@ask(Permission.EDIT_CUSTOMER)
def likely_kind(read: Read, header: Sequence[str], kinds: Sequence[ImportKind]) -> ImportKind:
    """Return which of *kinds* a list with this header is: as last time, else the one that most columns belong to."""
    known = next((kind for kind in kinds if remembered.recall(read, kind, header) is not None), None)
    return known or max(kinds, key=lambda kind: _columns_of(kind, header))


def _columns_of(kind: ImportKind, header: Sequence[str]) -> int:
    """Return how many columns are fields of *kind*; none count where a needed one is missing."""
    found = propose(kind, header)
    suffices = all(each.code in found for each in FIELDS[kind] if each.needed)
    return len(found) if suffices else 0
